"""What every test stands on: a clean environment, a home of its own, and real reports where there are any."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def real_reports() -> Path:
    """The folder of real reports, which are not part of the project."""
    if not any(REAL_REPORTS.glob("*.txt")):
        pytest.skip(f"no real reports in {REAL_REPORTS}; set GONGKAI_REAL_REPORTS to a folder that has some")
    return REAL_REPORTS
