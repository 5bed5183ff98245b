"""A browser, the site over a small library as a user has it, and a stage whose assistant follows a script."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from assistant.accounts.sign_in import SignIn
from assistant.service import Service
from assistant.settings import Editors
from assistant.web.access import Access
from assistant.web.server import build_app
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings
from ingest.types import Report
from tests.assistant.web.browsing import AGENCY, Visit, series

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
KEPT = (*((AGENCY, year) for year in (2019, 2020, 2021, 2022)), ("澜原市北棠区交通运输局", 2022))
"""Four years of one agency, one of whose tables does not add up, and a year of another."""
SENT = (("青溪市云岭县行政审批服务局", 2021), ("青溪市人民政府", 2021))
"""Reports that are not in."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, where there is one. Ends with this folder: while it runs, no other test may use asyncio."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    expect.set_options(timeout=30_000)  # on a busy machine the server is still loading its model
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=FLAGS)


@pytest.fixture(scope="session")
def sample(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some reports of the sample corpus as files."""
    folder = tmp_path_factory.mktemp("some")
    for agency, year in (*KEPT, *SENT):
        (path,) = sample_folder.glob(f"{agency}{year}*")
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="session")
def service(sample: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The library of the site: those of the sample corpus that are in, and the two generated reports."""
    files = [next(sample.glob(f"{agency}{year}*")) for agency, year in KEPT]
    with Library(IngestSettings(home=tmp_path_factory.mktemp("home"))) as library:
        outcomes = ingest_paths([*files, folder], library)
        assert [outcome.error for outcome in outcomes] == [None] * (len(KEPT) + 2)
        yield Service(library)


@contextmanager
def serving(
    service: Service, editors: Editors = Editors.LOCAL, sign_in: SignIn | None = None
) -> Iterator[str]:
    """The address of the site for as long as it is needed."""
    config = uvicorn.Config(
        lambda: build_app(service, Access(editors), sign_in), factory=True, port=0, log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = server.force_exit = True
    thread.join()


@pytest.fixture(scope="package")
def site(service: Service) -> Iterator[str]:
    """The site as a local user has it."""
    with serving(service) as address:
        yield address


@pytest.fixture(scope="package")
def closed_site(service: Service) -> Iterator[str]:
    """The site where nobody may add or remove."""
    with serving(service, Editors.NOBODY) as address:
        yield address


@pytest.fixture
def stage(scripted: Any, kept: Any) -> Iterator[str]:
    """The address of a page whose assistant says what the test tells it to."""
    with serving(Service(kept, scripted)) as address:
        yield address


@pytest.fixture
def charted(scripted: Any, kept: Any, converted: Report, pen: Any) -> str:
    """A question whose answer is a series over three years."""
    answer, reports = series(pen, converted, range(2020, 2023))
    kept.put(*reports)
    scripted.answers["几件？"] = answer
    return "几件？"


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens pages, each as a new visitor; fails if one asked another host for anything or had an error."""
    contexts: list[BrowserContext] = []
    outside: list[str] = []
    errors: list[str] = []

    def open_page(address: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        chosen = {"locale": "zh-CN", **options}
        context = browser.new_context(viewport={"width": width, "height": height}, **chosen)
        contexts.append(context)
        page = context.new_page()
        host, _, path = address.removeprefix("http://").partition("/")

        def note(request: Request) -> None:
            if not request.url.startswith((f"http://{host}/", "data:", "blob:")):
                outside.append(request.url)

        page.on("request", note)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(dialog.message))
        page.goto(address)
        expect(page.locator(".beside" if path else ".opening")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert outside == []
    assert errors == []
