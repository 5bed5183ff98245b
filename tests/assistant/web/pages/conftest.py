"""A home with a few reports of the sample corpus, the site served from it, and a browser that visits it."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from assistant.service import Service
from assistant.settings import Editors
from assistant.web.access import Access
from assistant.web.server import build_app
from eval.sample import build_sample
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAME = "{}年政府信息公开工作年度报告"
AGENCY = "青溪市云岭县卫生健康局"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus as files."""
    folder = tmp_path_factory.mktemp("sample")
    build_sample(folder)
    return folder


def reports_in(folder: Path, *names: str) -> list[Path]:
    """The files of reports, by agency and year."""
    return [next(folder.glob(f"{NAME.format(name)}.*")) for name in names]


@pytest.fixture(scope="session")
def service(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Four years of one agency, one of whose tables does not add up, and a year of another."""
    names = [*(f"{AGENCY}{year}" for year in (2019, 2020, 2021, 2022)), "澜原市北棠区交通运输局2022"]
    with Library(IngestSettings(home=tmp_path_factory.mktemp("home"))) as library:
        outcomes = ingest_paths(reports_in(sample, *names), library)
        assert [outcome.error for outcome in outcomes] == [None] * len(names)
        yield Service(library)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, where there is one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=FLAGS)


def serving(service: Service, editors: Editors) -> Iterator[str]:
    """The address of the site."""
    config = uvicorn.Config(
        lambda: build_app(service, Access(editors)), factory=True, port=0, log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = server.force_exit = True
    thread.join()


@pytest.fixture(scope="session")
def site(service: Service) -> Iterator[str]:
    """The site as a local user has it."""
    yield from serving(service, Editors.LOCAL)


@pytest.fixture(scope="session")
def closed_site(service: Service) -> Iterator[str]:
    """The site where nobody may add or remove."""
    yield from serving(service, Editors.NOBODY)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages, each as a new visitor; fails if one asked another host for anything or had an error."""
    contexts: list[BrowserContext] = []
    outside: list[str] = []
    errors: list[str] = []

    def open_page(address: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        chosen = {"locale": "zh-CN", **options}
        context = browser.new_context(viewport={"width": width, "height": height}, **chosen)
        contexts.append(context)
        page = context.new_page()
        host = address.split("/")[2]

        def note(request: Request) -> None:
            if not request.url.startswith((f"http://{host}/", "data:", "blob:")):
                outside.append(request.url)

        page.on("request", note)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        expect(page.locator(".beside")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert outside == []
    assert errors == []
