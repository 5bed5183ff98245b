"""An assistant over reports that a test writes itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from assistant.answer import Assistant
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings


@contextmanager
def assistant_over(folders: pytest.TempPathFactory, texts: Mapping[str, str]) -> Iterator[Assistant]:
    """An assistant over these texts, by file name without its ending; each of them has to be taken in."""
    folder = folders.mktemp("reports")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Library(IngestSettings(home=folders.mktemp("home"))) as library:
        outcomes = ingest_paths([folder], library, lambda *_: None)
        assert {"added"} == {outcome.status for outcome in outcomes}
        yield Assistant(library)
