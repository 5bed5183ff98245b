"""Replies to questions about an agency of the sample corpus, one of whose reports does not add up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.answer import Assistant
from assistant.reply.draft import draft_reply
from assistant.reply.letter import Letter
from assistant.types import Answer
from eval.sample import build_sample
from eval.sample.truth import Truth
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings

Reply = Callable[..., tuple[Answer, Letter]]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Assistant, Truth]]:
    """An assistant over an agency's reports of two years, and the truth of the one with a wrong sum."""
    folder = tmp_path_factory.mktemp("sample")
    truths = build_sample(folder)
    wrong = next(truth for truth in truths if truth.wrong)
    own = [t for t in truths if t.agency == wrong.agency and abs(t.year - wrong.year) < 2]
    with Library(IngestSettings(home=tmp_path_factory.mktemp("home"))) as library:
        ingest_paths([folder / truth.file for truth in own], library)
        yield Assistant(library), wrong


@pytest.fixture
def reply(sample: tuple[Assistant, Truth]) -> Reply:
    """Asks and drafts."""
    assistant, _ = sample

    def ask(question: str, *turns: str) -> tuple[Answer, Letter]:
        answer = assistant.ask(question, turns)
        return answer, draft_reply(answer, assistant.library)

    return ask
