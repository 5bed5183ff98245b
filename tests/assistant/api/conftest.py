"""The whole application on a free port of loopback, over a library of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn

from assistant.service import Service
from assistant.settings import Editors
from assistant.web.access import Access
from assistant.web.server import build_app
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings
from tests.assistant.conftest import FORESTRY_2022, WATER_2021, WATER_2022


@dataclass
class Running:
    """A server: where it is, a client of it, and the service behind it."""

    url: str
    client: httpx.Client
    service: Service


@contextmanager
def running(service: Service, editors: Editors = Editors.LOCAL) -> Iterator[Running]:
    """The application as users meet it, for as long as it is needed."""
    config = uvicorn.Config(
        lambda: build_app(service, Access(editors)),
        factory=True,
        port=0,
        log_level="error",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
            yield Running(url, client, service)
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server over three reports, which tests leave as they are."""
    folder = tmp_path_factory.mktemp("reports")
    for name, text in (("水2022", WATER_2022), ("水2021", WATER_2021), ("林2022", FORESTRY_2022)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Library(IngestSettings(home=tmp_path_factory.mktemp("home"))) as library:
        ingest_paths([folder], library)
        with running(Service(library)) as server:
            yield server


@pytest.fixture
def client(served: Running) -> httpx.Client:
    """A client of that server."""
    return served.client


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Running]:
    """A server over an empty library of the test's own."""
    settings = IngestSettings(home=tmp_path / "home", lock_wait=0.2, max_file_mb=1)
    with Library(settings) as library, running(Service(library)) as server:
        yield server
