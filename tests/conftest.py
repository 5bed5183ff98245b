"""What every test stands on: a clean environment, a home of its own, one model, and the sample corpus."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.sample import build_sample
from ingest import library as library_module
from ingest.embed import Embedder
from ingest.library import Library, models_folder
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings
from tests.one_model import OneOfEach

OWN_VARIABLES = ("GONGKAI_", "OPENAI_", "OLLAMA_", "LANGCHAIN_", "LANGSMITH_")
# Read before the environment is cleaned.
REAL_REPORTS = Path(
    os.environ.get("GONGKAI_REAL_REPORTS") or Path(__file__).resolve().parents[2] / "shared" / "reports"
)


@pytest.fixture(scope="session", autouse=True)
def _clean_environment() -> Iterator[None]:
    """No setting, key or tracing of the machine reaches a test, also not through a session's fixture."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(OWN_VARIABLES)]:
            patch.delenv(name)
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test does not send elsewhere lands in a data folder that is the test's own."""
    monkeypatch.setenv("GONGKAI_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session", autouse=True)
def _one_model(_clean_environment: None) -> Iterator[None]:
    """A model is loaded once for all libraries of the session, which is most of what a library weighs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library_module, "load_embedder", OneOfEach())
        yield


@pytest.fixture(scope="session")
def embedder(_one_model: None) -> Embedder:
    """The default model, that of all libraries which name no other."""
    return library_module.load_embedder(IngestSettings(), models_folder())


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus as files, which tests leave as they are; ``sample_truths()`` says what is in it."""
    folder = tmp_path_factory.mktemp("sample")
    build_sample(folder)
    return folder


@pytest.fixture(scope="session")
def sample_library(
    sample_folder: Path, _one_model: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """The sample corpus taken in, which tests leave as it is."""
    with Library(IngestSettings(home=tmp_path_factory.mktemp("home"))) as library:
        ingest_paths([sample_folder], library)
        yield library


@pytest.fixture(scope="session")
def real_reports() -> Path:
    """The folder of real reports, which are not part of the project."""
    if not any(REAL_REPORTS.glob("*.txt")):
        pytest.skip(f"no real reports in {REAL_REPORTS}; set GONGKAI_REAL_REPORTS to a folder that has some")
    return REAL_REPORTS
