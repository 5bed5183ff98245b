"""What one can do with an answer, in a real browser: see, save, copy, change, ask again, keep, rate."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image
from playwright.sync_api import expect

from assistant.feedback import Feedback
from assistant.types import Answer, Statement, Status
from ingest.types import Box, Report
from tests.assistant.web.browsing import FIGURE, ROW, Visit, ask, barriers, drawn, settled

pytestmark = pytest.mark.browser


def test_a_series_is_a_chart_and_a_table(stage: str, charted: str, visit: Visit) -> None:
    """The chart has the values as labels, years along the axis and the unit; the table the same markers."""
    page = visit(stage)
    ask(page, charted)
    drawn(page)
    plot = page.locator("chart-plot")
    expect(plot.locator(".textpoint text")).to_have_text(["10", "20", "30"])
    expect(plot.locator(".xtick text")).to_have_text(["2020", "2021", "2022"])
    expect(plot.locator(".annotation-text")).to_have_text("件")
    expect(page.locator(".figures tbody tr")).to_have_text(["202010[1]", "202120[2]", "202230[3]"])
    expect(page.locator(".sum li")).to_have_text(["20 − 10 = 10件", "30 − 20 = 10件"])
    assert "2020 10件，2021 20件，2022 30件" in (plot.get_attribute("aria-label") or "")


def test_plotly_is_fetched_when_a_chart_is_shown(stage: str, charted: str, visit: Visit) -> None:
    """No page pays for the script of charts before it shows one."""
    page = visit(stage)
    scripts = "performance.getEntriesByType('resource').filter(e => e.name.includes('plotly.js')).length"
    ask(page, "别的")
    assert page.evaluate(scripts) == 0
    ask(page, charted)
    drawn(page)
    assert page.evaluate(scripts) == 1


def test_the_csv_opens_in_excel(stage: str, charted: str, visit: Visit) -> None:
    """The download begins with the mark of UTF-8 and has a row for each figure."""
    page = visit(stage)
    ask(page, charted)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert [row[1:5] for row in rows[1:]] == [[str(2019 + n), ROW, str(n * 10), "件"] for n in (1, 2, 3)]


def test_what_was_assumed_can_be_changed(
    stage: str, scripted: Any, kept: Any, converted: Report, pen: Any, visit: Visit
) -> None:
    """A chip opens the other years there are; choosing one asks it. Escape closes it."""
    kept.put(converted, replace(converted, id="r-2019", year=2019, passages=()))
    scripted.answers["几件？"] = Answer(
        "几件？",
        Status.ANSWERED,
        (Statement("3 件。", (1,)),),
        (pen.cell(converted, ROW, "总计"),),
        assumed=("沿用上文的年份：2022年。",),
    )
    page = visit(stage)
    ask(page, "几件？")
    page.locator(".chips summary").focus()
    page.keyboard.press("Enter")
    other = page.get_by_role("button", name=f"{converted.agency} 2019年")
    expect(other).to_be_visible()
    page.keyboard.press("Escape")
    expect(other).to_be_hidden()
    page.locator(".chips summary").click()
    other.click()
    expect(page.locator(".question p")).to_have_count(2)
    settled(page)
    assert scripted.asked[-1] == ("几件？", f"{converted.agency} 2019年")


def test_not_found_offers_what_is_there(
    stage: str, scripted: Any, kept: Any, converted: Report, visit: Visit
) -> None:
    """Where nothing is found and nothing is offered, the reports there are can be asked about."""
    kept.put(converted)
    scripted.answers["水务局？"] = Answer("水务局？", Status.NOT_FOUND, (Statement("没有收录。"),))
    page = visit(stage)
    ask(page, "水务局？")
    page.get_by_role("button", name=f"{converted.agency} 2022年").click()
    expect(page.locator(".question p")).to_have_count(2)
    settled(page)
    assert scripted.asked[-1] == ("水务局？", f"{converted.agency} 2022年")


def test_an_answer_can_be_stopped_and_asked_again(stage: str, scripted: Any, visit: Visit) -> None:
    """Stop ends it at once, what was said stays; asking again takes its place."""
    going = threading.Event()
    begun = Answer("慢", Status.ANSWERED, (Statement("先说一句。"),), model="openai:local")

    def slowly(question: str, turns: Any) -> Iterator[Answer]:
        scripted.asked.append((*turns, question))
        yield begun
        going.wait(30)
        yield begun

    answering, scripted.stream = scripted.stream, slowly
    page = visit(stage)
    page.get_by_label("问题", exact=True).fill("慢")
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_contain_text("先说一句。")
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".status")).to_have_text(["已停止"])
    expect(page.locator(".answer")).to_contain_text("先说一句。")
    going.set()
    scripted.stream = answering
    page.get_by_role("button", name="重新回答").click()
    expect(page.locator(".status")).to_have_text(["不在范围"])
    assert scripted.asked[-1] == ("慢",)


def test_a_question_can_be_edited(stage: str, scripted: Any, visit: Visit) -> None:
    """The edited question takes the place of the old one and of what followed it."""
    page = visit(stage)
    for question in ("甲", "乙"):
        ask(page, question)
    page.locator(".exchange").first.hover()
    page.get_by_role("button", name="修改问题").first.click()
    box = page.get_by_role("textbox", name="修改问题").first
    expect(box).to_have_value("甲")
    box.fill("丙")
    page.get_by_role("button", name="重新提问").first.click()
    expect(page.locator(".question p")).to_have_text(["丙"])
    settled(page)
    assert scripted.asked[-1] == ("丙",)


def test_copies_carry_the_sources(stage: str, charted: str, visit: Visit) -> None:
    """Text and Markdown have the statements and, below, each source with its words."""
    page = visit(stage, permissions=["clipboard-read", "clipboard-write"])
    ask(page, charted)
    for name in ("复制", "复制 Markdown"):
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("button", name="已复制").last).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "- 2021年为20件。[2]" in copied
        assert "依据：" in copied
        assert "2021年报告" in copied


def test_an_answer_becomes_a_word_file(site: str, visit: Visit) -> None:
    """The export is a letter that Word opens, with the answer in it."""
    page = visit(site)
    ask(page, FIGURE)
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 Word").click()
    assert download.value.suggested_filename.endswith(".docx")
    paragraphs = [p.text for p in docx.Document(str(download.value.path())).paragraphs]
    assert any("临渡区行政审批服务局" in text for text in paragraphs)


def test_an_opinion_is_kept_for_the_operator(stage: str, kept: Any, charted: str, visit: Visit) -> None:
    """Called wrong, an answer asks why; both are stored with question and evidence, and said thanks for."""
    page = visit(stage)
    ask(page, charted)
    page.get_by_role("button", name="有误").click()
    page.get_by_role("textbox", name="哪里不对").fill("口径不同")
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".exchange .hint")).to_have_text("谢谢，已记下。")
    expect(page.get_by_role("button", name="有误")).to_have_attribute("aria-pressed", "true")
    (opinion,) = Feedback(kept.home).all()
    assert (opinion.question, opinion.good, opinion.reason) == (charted, False, "口径不同")
    assert len(opinion.answer["citations"]) == 3


def test_conversations_are_kept_in_the_browser(stage: str, scripted: Any, visit: Visit) -> None:
    """After a reload the conversation goes on; past ones are listed, opened and deleted."""
    page = visit(stage)
    ask(page, "甲的问题")
    page.reload()
    expect(page.locator(".question p")).to_have_text(["甲的问题"])
    page.get_by_role("link", name="新对话").click()
    expect(page.locator(".opening")).to_be_visible()
    expect(page.locator(".exchange")).to_have_count(0)
    ask(page, "乙的问题")
    page.get_by_role("button", name="历史").click()
    past = page.get_by_role("dialog", name="过往对话")
    expect(past.locator("[data-open]")).to_contain_text(["乙的问题", "甲的问题"])
    past.get_by_role("button", name="甲的问题").first.click()
    expect(page.locator(".question p")).to_have_text(["甲的问题"])
    ask(page, "再问")
    assert scripted.asked[-1] == ("甲的问题", "再问")
    page.get_by_role("button", name="历史").click()
    past.get_by_role("button", name="删除“乙的问题”").click()
    expect(past.locator("[data-open]")).to_have_count(1)
    past.get_by_role("button", name="全部删除").click()
    expect(page.locator(".exchange")).to_have_count(0)
    expect(page.locator(".opening")).to_be_visible()
    assert page.evaluate("localStorage.getItem('gongkai.conversations')") == "[]"


def test_a_kept_conversation_still_opens_its_evidence(stage: str, charted: str, visit: Visit) -> None:
    """Markers of a conversation that came back from the browser lead to their place, charts are drawn."""
    page = visit(stage)
    ask(page, charted)
    page.reload()
    drawn(page)
    page.locator(".figures .cite").nth(1).click()
    expect(page.locator(".panel h2")).to_contain_text("2021 年")
    expect(page.locator("td.marked")).to_have_count(1)


def test_a_marker_shows_its_words(stage: str, charted: str, visit: Visit) -> None:
    """On hover and on focus the quote stands there; Escape takes it away."""
    page = visit(stage)
    ask(page, charted)
    tip = page.get_by_role("tooltip")
    page.locator(".figures .cite").first.hover()
    expect(tip).to_contain_text(ROW)
    page.mouse.move(5, 400)
    expect(tip).to_be_hidden()
    page.locator(".figures .cite").first.focus()
    page.keyboard.press("Tab")
    expect(tip).to_be_visible()
    expect(page.locator(".cite[aria-describedby=tip]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_the_original_can_be_had(site: str, folder: Path, visit: Visit) -> None:
    """The panel offers the report's file, byte for byte as it was read."""
    page = visit(site)
    ask(page, FIGURE)
    page.locator(".answer .cite").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载原文件").click()
    assert download.value.suggested_filename == "converted.txt"
    assert Path(download.value.path()).read_bytes() == (folder / "converted.txt").read_bytes()


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_nothing_bars_the_way(
    scheme: str, width: int, stage: str, charted: str, scripted: Any, visit: Visit
) -> None:
    """Opening, chart and table, choices, past conversations and evidence have no barrier."""
    scripted.answers["哪家？"] = Answer(
        "哪家？", Status.CLARIFY, (Statement("哪一家？"),), options=("甲局？",), assumed=("年份：2022",)
    )
    page = visit(stage, width, 800, color_scheme=scheme, reduced_motion="reduce")
    assert barriers(page) == []
    ask(page, "哪家？")
    ask(page, charted)
    drawn(page)
    assert barriers(page) == []
    page.get_by_role("button", name="历史").click()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    page.locator(".figures .cite").first.click()
    expect(page.locator(".panel")).to_be_visible()
    assert barriers(page) == []


def test_the_page_speaks_english(stage: str, charted: str, visit: Visit) -> None:
    """The switch changes the interface and keeps the conversation; the choice stays."""
    page = visit(stage)
    ask(page, charted)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    expect(page.locator(".status")).to_have_text(["Answered"])
    expect(page.get_by_role("button", name="Download CSV")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_chart_shows_names_as_text(
    stage: str, scripted: Any, charted: str, payload: str, visit: Visit
) -> None:
    """Script, images and links in the names of a chart, a table and past conversations stay text."""
    answer = scripted.answers[charted]
    figures = tuple(replace(f, agency=f"{payload}{n}局", year=2022) for n, f in enumerate(answer.figures))
    scripted.answers[payload] = replace(answer, figures=figures, calculation=payload)
    page = visit(stage)
    ask(page, payload)
    drawn(page)
    expect(page.locator(".figures tbody th").first).to_contain_text(payload)
    assert page.locator("chart-plot").locator("a, image, script").count() == 0
    page.get_by_role("button", name="历史").click()
    expect(page.locator("#past [data-open]")).to_contain_text([payload[:40]])
    assert page.locator("#transcript, #past").locator("img, script, a").count() == 0


def test_a_scanned_cell_is_shown_in_its_picture(
    stage: str, scripted: Any, kept: Any, ruled: Report, pen: Any, visit: Visit
) -> None:
    """The evidence of a recognised cell has the picture, a box around the cell, and how sure it is."""
    cell = pen.figure(ruled, ROW, "总计")
    seen = replace(cell, box=Box(0.5, 0.8, 0.6, 0.9, page=1), confidence=0.987)
    figures = tuple(seen if figure is cell else figure for figure in ruled.figures)
    scan = io.BytesIO()
    Image.new("L", (800, 1600), "white").save(scan, format="PNG")
    kept.put(replace(ruled, file="扫描.png", figures=figures, sha256="scan"))
    Path(kept.home, "originals").mkdir()
    Path(kept.home, "originals", "scan").write_bytes(scan.getvalue())
    citation = replace(pen.cell(ruled, ROW, "总计"), file="扫描.png", page=1)
    scripted.answers["几件？"] = Answer("几件？", Status.ANSWERED, (Statement("3 件。", (1,)),), (citation,))
    page = visit(stage)
    ask(page, "几件？")
    page.locator(".answer .cite").first.click()
    expect(page.locator(".panel")).to_contain_text("把握 98%")
    page.wait_for_function("document.querySelector('.facsimile img').naturalWidth > 0")
    whole, box = (page.locator(f".facsimile {one}").bounding_box() for one in ("img", "i"))
    assert whole is not None
    assert box is not None
    assert abs((box["x"] - whole["x"]) / whole["width"] - 0.5) < 0.01
    assert abs((box["y"] - whole["y"]) / whole["height"] - 0.8) < 0.01
    around = page.locator(".facsimile").bounding_box()
    assert around is not None
    assert around["y"] < box["y"] < around["y"] + around["height"]
