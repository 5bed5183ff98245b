"""The page in a real browser: what a visitor sees, with the mouse, the keyboard and a phone."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from assistant.service import Service
from assistant.types import Answer, Statement, Status
from assistant.web.access import Access
from assistant.web.server import build_app
from assistant.web.transcript import FAILED
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings
from ingest.types import Report

pytestmark = pytest.mark.browser

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
SERVE = """
from ingest.library import Library
from assistant.service import Service
from assistant.web.access import Access
from assistant.web.server import serve
serve(Library(), port=0)
"""
FIGURE = "临渡区行政审批服务局2022年收到多少件政府信息公开申请？"
PROSE = "砚湖县教育局2021年在政策解读方面做了哪些工作？"
CELL = ("本年新收政府信息公开申请数量", "总计")
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, where there is one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    expect.set_options(timeout=60_000)  # on a busy machine the server is still loading its model
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=FLAGS)


@pytest.fixture(scope="module")
def home(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two small reports, ingested as a user would."""
    settings = IngestSettings(home=tmp_path_factory.mktemp("home"))
    with Library(settings) as library:
        outcomes = ingest_paths([folder], library)
    assert [outcome.error for outcome in outcomes] == [None, None]
    return settings.home


def started(home: Path) -> tuple[subprocess.Popen[str], str]:
    """The chat as its own process, and the address it prints."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "GONGKAI_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    if found is None:
        process.kill()
        pytest.fail(f"no address in {line!r}: {process.communicate()[1]}")
    return process, found.group()


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    """The address of the real thing: library, assistant and page in their own process."""
    process, address = started(home)
    yield address
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)


@pytest.fixture
def stage(scripted: Any, kept: Any) -> Iterator[str]:
    """The address of a page whose assistant says what the test tells it to."""
    config = uvicorn.Config(
        lambda: build_app(Service(kept, scripted), Access()), factory=True, port=0, log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = server.force_exit = True
    thread.join()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens pages, each as a new visitor; fails if one asked another host for anything or had an error."""
    contexts: list[BrowserContext] = []
    requests: list[str] = []
    errors: list[str] = []

    def open_page(address: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
        contexts.append(context)
        page = context.new_page()

        def note(request: Request) -> None:
            if not request.url.startswith((f"{address}/", "data:", "blob:")):
                requests.append(request.url)

        page.on("request", note)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(dialog.message))
        page.goto(address)
        expect(page.locator(".opening")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert requests == []
    assert errors == []


def ask(page: Page, question: str) -> None:
    """Type a question, send it, and wait for the whole answer."""
    before = page.locator(".exchange").count()
    page.get_by_label("问题", exact=True).fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".exchange")).to_have_count(before + 1)
    settled(page)


def settled(page: Page) -> None:
    """Wait until no answer is under way."""
    expect(page.locator(".exchange[data-pending]")).to_have_count(0)
    expect(page.locator(".exchange:last-child :is(.status, .failure)")).to_be_visible()


def test_a_figure_opens_its_table_with_the_cell_marked(
    site: str, visit: Visit, pen: Any, converted: Report
) -> None:
    """A figure question is answered; its marker opens the table, the cell marked, and the row it quotes."""
    page = visit(site)
    ask(page, FIGURE)
    figure = pen.figure(converted, *CELL)
    expect(page.locator(".answer")).to_contain_text(figure.raw)
    page.locator(".answer .cite").first.click()
    panel = page.get_by_role("region", name="出处 1")
    expect(panel.locator("h2")).to_contain_text("青溪市临渡区行政审批服务局 2022 年")
    expect(panel.locator("td.marked")).to_have_text(figure.raw)
    expect(panel.locator("td.marked")).to_be_in_viewport()
    expect(panel.locator("th.on")).to_have_text(["总计", CELL[0]])
    expect(panel.locator(".cells mark").last).to_have_text(figure.raw)
    expect(panel.locator("footer")).to_have_text("converted.txt")


def test_a_ruled_table_is_shown_as_the_file_has_it(site: str, visit: Visit) -> None:
    """For a file with a ruled table, merged cells are there and the one cell is marked."""
    page = visit(site)
    ask(page, "砚湖县教育局2021年予以公开几件？")
    page.locator(".answer .cite").first.click()
    expect(page.locator(".sheet td.marked")).to_have_count(1)
    expect(page.locator(".sheet th[rowspan='8']")).to_have_text("不予公开")


def test_a_prose_answer_opens_the_text_with_the_quote_marked(site: str, visit: Visit) -> None:
    """A prose question is answered in the report's words; the marker shows them marked in their place."""
    page = visit(site)
    ask(page, PROSE)
    page.locator(".answer .cite").first.click()
    mark = page.locator(".panel blockquote mark").first
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text("围绕政策解读开展第")
    assert len(page.locator(".panel blockquote").inner_text()) > len(mark.inner_text()) + 300


def test_an_example_asks_itself(site: str, visit: Visit) -> None:
    """A click on an example asks it, and it is answered: examples come from what is there."""
    page = visit(site)
    examples = page.locator(".examples .ask").all_inner_texts()
    assert len(examples) >= 4
    for n, question in enumerate(examples):
        page.locator(".examples .ask").nth(n).click()
        expect(page.locator(".question p").last).to_have_text(question)
        settled(page)
    assert page.locator(".status").all_inner_texts() == ["已回答"] * len(examples)


@pytest.mark.parametrize("width", [360, 390, 1280, 1920])
def test_no_width_needs_sideways_scrolling(width: int, site: str, visit: Visit) -> None:
    """From a small phone to a wide screen the page fits, with an answer and with the evidence open."""
    page = visit(site, width, 800)

    def sideways() -> int:
        return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    assert sideways() <= 0
    ask(page, FIGURE)
    assert sideways() <= 0
    page.locator(".answer .cite").first.click()
    expect(page.locator(".panel")).to_be_visible()
    assert sideways() <= 0


def test_on_a_phone_the_evidence_is_a_sheet_from_below(site: str, visit: Visit) -> None:
    """It covers the width at the bottom, shows the marked cell, and its button closes it."""
    page = visit(site, 390, 844, has_touch=True, is_mobile=True)
    ask(page, FIGURE)
    page.locator(".answer .cite").first.tap()
    expect(page.locator("td.marked")).to_be_in_viewport()
    page.wait_for_timeout(300)  # the sheet rises
    box = page.locator("#evidence").bounding_box()
    assert box is not None
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 844)
    assert box["y"] > 100
    page.get_by_role("button", name="关闭出处").tap()
    expect(page.locator(".panel")).to_have_count(0)


def test_on_a_desktop_the_evidence_stands_beside_the_chat(site: str, visit: Visit) -> None:
    """Answer and panel do not overlap."""
    page = visit(site)
    ask(page, FIGURE)
    page.locator(".answer .cite").first.click()
    expect(page.locator(".panel")).to_be_visible()
    panel = page.locator("#evidence").bounding_box()
    answer = page.locator(".exchange").bounding_box()
    assert panel is not None
    assert answer is not None
    assert answer["x"] + answer["width"] <= panel["x"]


def test_the_keyboard_is_enough(site: str, visit: Visit) -> None:
    """Tab reaches the marker from the box, Enter opens it, Escape closes it and gives the focus back."""
    page = visit(site)
    ask(page, FIGURE)
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.classList.contains('cite')"):
            break
    marker = page.evaluate_handle("document.activeElement")
    page.keyboard.press("Enter")
    expect(page.locator(".panel h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_have_count(0)
    assert page.evaluate("marker => marker === document.activeElement", marker)


def test_enter_that_chooses_a_word_does_not_send(stage: str, scripted: Any, visit: Visit) -> None:
    """While a Chinese input method is composing, Enter belongs to it; Shift+Enter is a new line."""
    page = visit(stage)
    box = page.get_by_label("问题", exact=True)
    box.fill("shenpi")
    composing = {"key": "Enter", "isComposing": True, "bubbles": True, "cancelable": True}
    box.dispatch_event("keydown", composing)
    page.keyboard.press("Shift+Enter")
    expect(box).to_have_value("shenpi\n")
    assert scripted.asked == []


def test_dark_and_light_follow_the_system(stage: str, visit: Visit) -> None:
    """The page is dark for who prefers it so, and light otherwise."""

    def background(scheme: str) -> list[int]:
        page = visit(stage, color_scheme=scheme)
        colour = page.evaluate(
            "getComputedStyle(document.querySelector('.gradio-container')).backgroundColor"
        )
        return [int(part) for part in re.findall(r"\d+", colour)[:3]]

    assert max(background("dark")) < 60
    assert min(background("light")) > 200


def test_choices_are_buttons_that_ask(stage: str, scripted: Any, visit: Visit) -> None:
    """A click on a choice asks it as the next question of the same conversation."""
    choice = "临渡区教育局2022年"
    scripted.answers["几件？"] = Answer(
        "几件？", Status.CLARIFY, (Statement("哪一家？"),), options=(choice,), assumed=("年份：2022",)
    )
    page = visit(stage)
    ask(page, "几件？")
    expect(page.locator(".chips li")).to_have_text(["年份：2022"])
    expect(page.locator(".status")).to_have_text("请选择")
    page.get_by_role("button", name=choice).click()
    expect(page.locator(".question p")).to_have_text(["几件？", choice])
    settled(page)
    assert scripted.asked[-1] == ("几件？", choice)


def test_nothing_is_run_that_came_as_text(
    stage: str, scripted: Any, kept: Any, hostile: Report, payload: str, pen: Any, visit: Visit
) -> None:
    """Script, images and links in a question, an answer, an agency, a file name and a quote stay text."""
    kept.put(hostile)
    quote = f"围绕主动公开开展第1项{payload}工作"
    scripted.answers[payload] = Answer(
        payload,
        Status.ANSWERED,
        (Statement(payload, (1,)),),
        (pen.quote(hostile, quote),),
        options=(payload,),
    )
    page = visit(stage)
    ask(page, payload)
    page.locator(".answer .cite").first.click()
    expect(page.locator(".panel mark")).to_have_text(quote)
    expect(page.locator(".panel footer")).to_contain_text(payload)
    expect(page.locator(".question p")).to_have_text(payload)
    expect(page.locator(".coverage li").first).to_contain_text(payload)
    assert page.locator("#opening, #transcript, #evidence").locator("img, script, a").count() == 0


def test_visitors_do_not_see_each_other(stage: str, scripted: Any, visit: Visit) -> None:
    """Each visitor has a conversation of their own: nothing of another's is shown or passed on."""
    first, second = visit(stage), visit(stage)
    ask(first, "甲的问题")
    ask(second, "乙的问题")
    ask(first, "甲的追问")
    expect(first.locator(".question p")).to_have_text(["甲的问题", "甲的追问"])
    expect(second.locator(".question p")).to_have_text(["乙的问题"])
    assert scripted.asked == [("甲的问题",), ("乙的问题",), ("甲的问题", "甲的追问")]


def test_a_new_conversation_forgets_the_old_one(stage: str, scripted: Any, visit: Visit) -> None:
    """After the link for a new conversation nothing of the old one is passed on."""
    page = visit(stage)
    ask(page, "先问")
    page.get_by_role("link", name="新对话").click()
    expect(page.locator(".opening")).to_be_visible()
    expect(page.locator(".exchange")).to_have_count(0)
    ask(page, "再问")
    assert scripted.asked == [("先问",), ("再问",)]


def test_a_bug_shows_a_line_and_the_chat_goes_on(stage: str, scripted: Any, visit: Visit) -> None:
    """A question that fails gets one polite line, and the next one is answered."""
    scripted.answers["坏"] = ValueError("secret detail")
    page = visit(stage)
    ask(page, "坏")
    expect(page.locator(".failure")).to_have_text(FAILED)
    assert "secret" not in page.content()
    ask(page, "好")
    expect(page.locator(".status")).to_have_text(["不在范围"])


def test_reports_that_came_later_are_there_on_reload(
    stage: str, kept: Any, converted: Report, visit: Visit
) -> None:
    """An empty corpus says how to add reports; once there are some, a reload shows them."""
    page = visit(stage)
    expect(page.locator(".opening code")).to_contain_text("gongkai ingest")
    kept.put(converted)
    page.reload()
    expect(page.locator(".coverage li")).to_contain_text(["青溪市临渡区行政审批服务局"])
    assert kept.refreshed == 2


def test_ctrl_c_ends_the_chat_quietly(visit: Visit, tmp_path: Path) -> None:
    """With a page still open, an interrupt ends the process at once, with code 0 and no traceback."""
    process, address = started(tmp_path / "home")
    visit(address)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 0
