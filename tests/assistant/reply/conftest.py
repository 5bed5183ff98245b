"""Replies to questions about an agency of the sample corpus, one of whose reports does not add up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.reply.draft import draft_reply
from assistant.reply.letter import Letter
from assistant.types import Answer
from eval.sample import sample_truths
from eval.sample.truth import Truth
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings

Reply = Callable[..., tuple[Answer, Letter]]


@pytest.fixture(scope="session")
def sample(
    sample_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Assistant, Truth]]:
    """An assistant over an agency's reports of two years, and the truth of the one with a wrong sum."""
    truths = sample_truths()
    wrong = next(truth for truth in truths if truth.wrong)
    own = [t for t in truths if t.agency == wrong.agency and abs(t.year - wrong.year) < 2]
    with Library(IngestSettings(home=tmp_path_factory.mktemp("home"))) as library:
        ingest_paths([sample_folder / truth.file for truth in own], library)
        yield Assistant(library), wrong


@pytest.fixture
def reply(sample: tuple[Assistant, Truth]) -> Reply:
    """Asks and drafts."""
    assistant, _ = sample

    def ask(question: str, *turns: str) -> tuple[Answer, Letter]:
        answer = assistant.ask(question, turns)
        return answer, draft_reply(answer, assistant.library)

    return ask
