"""The page in a real browser: what a visitor sees, with the mouse, the keyboard and a phone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant.types import Answer, Statement, Status
from assistant.web.transcript import FAILED
from ingest.types import Report
from tests.assistant.web.browsing import FIGURE, PROSE, ROW, Visit, ask, settled, sideways

pytestmark = pytest.mark.browser

SERVE = """
from ingest.library import Library
from assistant.service import Service
from assistant.web.access import Access
from assistant.web.server import serve
serve(Library(), port=0)
"""
CELL = (ROW, "总计")


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
    expect(panel.locator("footer .file")).to_have_text("converted.txt")


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


def test_no_width_needs_sideways_scrolling(site: str, visit: Visit) -> None:
    """From a small phone to a wide screen, and at 200 % zoom of 1280, the page fits in each state."""
    widths = (360, 390, 640, 1280, 1920)
    page = visit(site)

    def fits() -> None:
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            assert sideways(page) <= 0

    fits()
    ask(page, FIGURE)
    fits()
    page.locator(".answer .cite").first.click()
    expect(page.locator(".panel")).to_be_visible()
    fits()


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


def test_at_twice_the_size_the_cell_is_in_sight(site: str, visit: Visit) -> None:
    """At 200 % zoom of a window of 1280 by 800 the panel opens on the marked cell."""
    page = visit(site, 640, 400)
    ask(page, FIGURE)
    page.locator(".answer .cite").first.click()
    expect(page.locator("td.marked")).to_be_in_viewport(ratio=1)


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
    assert (
        page.locator("#opening, #transcript, #evidence")
        .locator("img, script, a:not([href='reports'])")
        .count()
        == 0
    )


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
