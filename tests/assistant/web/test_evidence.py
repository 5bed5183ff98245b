"""The evidence panel shows the report's own text at the place, and nothing as markup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from assistant.web.evidence import NEIGHBOURS, evidence_html, lost_html
from ingest.parse import parse_document
from ingest.readers.base import DocumentBuilder, RawCell
from ingest.types import Box, Report

QUOTE = "围绕政策解读开展第15项工作，由专人负责并按月通报进展。"
CELL = ("无法提供/本机关不掌握相关政府信息", "总计")


def parsed(markup: str) -> LexborHTMLParser:
    """The markup as a browser reads it."""
    return LexborHTMLParser(markup)


def test_quote_is_highlighted_to_the_character(converted: Report, pen: Any) -> None:
    """What is marked is the quote, and only that."""
    page = parsed(evidence_html(pen.quote(converted, QUOTE), converted))
    assert [mark.text() for mark in page.css("mark")] == [QUOTE]


def test_head_says_where_the_quote_stands(converted: Report, pen: Any) -> None:
    """Agency, year, part, heading, file and page are named."""
    page = parsed(evidence_html(replace(pen.quote(converted, QUOTE), page=3), converted))
    assert page.css_first("h2").text() == "青溪市临渡区行政审批服务局 2022 年"
    assert [step.text() for step in page.css(".path span")] == ["总体情况", "政策解读"]
    assert page.css_first("footer").text() == "青溪市临渡区行政审批服务局2022.txt第 3 页"


def test_neighbours_are_whole_paragraphs(converted: Report, pen: Any) -> None:
    """Around the quote stand whole paragraphs, at least 300 characters each way, but not all of the text."""
    citation = pen.quote(converted, QUOTE)
    shown = [p.text() for p in parsed(evidence_html(citation, converted)).css("blockquote p")]
    paragraphs = [line for line in converted.text.split("\n") if line]
    assert all(text in paragraphs for text in shown)
    around = "".join(shown)
    assert around.index(QUOTE) >= NEIGHBOURS
    assert len(around) - around.index(QUOTE) - len(QUOTE) >= NEIGHBOURS
    assert paragraphs[0] not in shown


def test_headings_stand_out(converted: Report, pen: Any) -> None:
    """A heading among the neighbours is shown as one."""
    page = parsed(evidence_html(pen.quote(converted, "围绕政策解读开展第1项"), converted))
    assert [p.text() for p in page.css("p.heading")] == ["（二）政策解读"]


def test_quote_across_paragraphs_is_marked_in_each(converted: Report, pen: Any) -> None:
    """A quote that runs over a paragraph's end is marked on both sides."""
    words = "按月通报进展。\n\n六、其他需要报告的事项\n\n没有其他"
    page = parsed(evidence_html(pen.quote(converted, words), converted))
    assert [mark.text() for mark in page.css("mark")] == words.split("\n\n")


def test_break_inside_a_sentence_is_not_shown(pen: Any, converted: Report) -> None:
    """A line break that a converter left in a sentence is dropped; the words are all there."""
    text = converted.text.replace(
        "没有其他需要报告的事项。", "本机关没有收取任何信息处理费，也没有其他需要报\n\n告的事项。"
    )
    start = text.index("本机关没有")
    block = replace(converted.blocks[-1], start=start, end=len(text))
    report = replace(converted, text=text, blocks=(*converted.blocks[:-1], block))
    page = parsed(evidence_html(pen.quote(report, text[start:]), report))
    assert page.css_first("mark").text() == "本机关没有收取任何信息处理费，也没有其他需要报告的事项。"


@pytest.mark.parametrize("kind", ["converted", "ruled"])
def test_cell_is_marked_in_its_table(kind: str, pen: Any, request: pytest.FixtureRequest) -> None:
    """For a figure the table stands there with the one cell marked, above the row that is quoted."""
    report = request.getfixturevalue(kind)
    citation = pen.cell(report, *CELL)
    page = parsed(evidence_html(citation, report))
    assert [cell.text() for cell in page.css(".sheet td.marked")] == [pen.figure(report, *CELL).raw]
    assert [dd.text() for dd in page.css("dd")] == ["无法提供 › 本机关不掌握相关政府信息", "总计"]
    assert [mark.text() for mark in page.css(".cells mark")] == citation.quote.split()


def test_table_set_out_again_says_so(converted: Report, ruled: Report, pen: Any) -> None:
    """Only a table that is not as the file has it carries the note about that."""
    assert "按表样重排" in evidence_html(pen.cell(converted, *CELL), converted)
    assert "按表样重排" not in evidence_html(pen.cell(ruled, *CELL), ruled)


def test_a_row_without_a_named_cell_is_marked_whole(ruled: Report, pen: Any) -> None:
    """A citation of a row as such marks the row in its table."""
    row = replace(pen.cell(ruled, *CELL), cell=None)
    page = parsed(evidence_html(row, ruled))
    assert [mark.text() for mark in page.css(".sheet mark")] == row.quote.split()


def test_a_table_nearby_is_named_and_not_spelled_out(converted: Report, pen: Any) -> None:
    """Neighbouring tables would drown the quote; one line stands for them."""
    page = parsed(
        evidence_html(pen.quote(converted, converted.text[converted.text.index("五、") :][:10]), converted)
    )
    assert [p.text() for p in page.css("p.aside")] == ["〔此处为表格〕"]
    assert "商业企业" not in page.body.text()


def test_another_table_is_shown_as_it_is(pen: Any) -> None:
    """A table that is none of the statutory ones has its cells, the quoted one marked."""
    builder = DocumentBuilder()
    builder.paragraph("云岭县信访局2022年政府信息公开工作年度报告")
    builder.paragraph("一、总体情况")
    builder.table([RawCell("渠道", 0, 0), RawCell("条数", 0, 1), RawCell("网站", 1, 0), RawCell("321", 1, 1)])
    report = parse_document(builder.build(), "云岭县信访局.docx", "x", 320)
    page = parsed(evidence_html(pen.quote(report, "321"), report))
    assert [cell.text() for cell in page.css(".sheet :is(td, th)")] == ["渠道", "条数", "网站", "321"]
    assert page.css_first(".sheet mark").text() == "321"


def test_an_image_is_said_to_be_one(ruled: Report, pen: Any) -> None:
    """Where the report has only a picture, the panel says that its content was not read."""
    page = parsed(evidence_html(pen.quote(ruled, "[image: 第二项]"), ruled))
    assert "是一张图片" in page.css_first(".hint").text()
    assert page.css_first("mark").text() == "[image: 第二项]"


@pytest.mark.parametrize("change", ["removed", "updated"])
def test_a_report_that_changed_is_not_quoted_wrongly(change: str, converted: Report, pen: Any) -> None:
    """When the text is no longer that of the citation, the old quote is shown with a word about it."""
    now = None if change == "removed" else replace(converted, text="新" + converted.text)
    page = parsed(evidence_html(pen.quote(converted, QUOTE), now))
    assert "已更新或移除" in page.css_first(".hint").text()
    assert page.css_first("mark").text() == QUOTE


def test_nothing_of_a_report_is_markup(hostile: Report, payload: str, pen: Any) -> None:
    """Agency, file, heading and text with script, images and links come out as the text they are."""
    sentence = f"围绕主动公开开展第1项{payload}工作"
    citation = replace(pen.quote(hostile, sentence), heading=payload)
    page = parsed(evidence_html(citation, hostile))
    assert page.css("script, img, a") == []
    assert page.css_first("mark").text() == sentence
    assert payload in page.css_first("h2").text()
    assert payload in page.css_first("footer").text()
    assert payload in page.css_first(".path").text()


def test_a_lost_conversation_says_what_to_do() -> None:
    """The panel for a citation that is not known any more asks to ask again, and can be closed."""
    page = parsed(lost_html())
    assert "再问一次" in page.css_first(".hint").text()
    assert page.css_first("button.close") is not None


@pytest.mark.parametrize(("confidence", "says"), [(0.987, "把握 98%"), (0.0, "没能认清")])
def test_a_recognised_cell_says_how_sure_it_is(
    confidence: float, says: str, ruled: Report, pen: Any, tmp_path: Path
) -> None:
    """Beside the picture stands how sure the cell is, or that it could not be made out."""
    cell = pen.figure(ruled, *CELL)
    seen = replace(cell, box=Box(0.25, 0.5, 0.5, 0.75, picture=2), confidence=confidence)
    figures = tuple(seen if figure is cell else figure for figure in ruled.figures)
    panel = evidence_html(pen.cell(ruled, *CELL), replace(ruled, figures=figures), tmp_path / "kept")
    page = parsed(panel)
    assert page.css_first(".facsimile img").attributes["src"].endswith("/picture/2.jpg")
    assert (
        page.css_first(".facsimile i").attributes["style"]
        == "left:25.00%;top:50.00%;width:25.00%;height:25.00%"
    )
    assert says in page.css_first(".panel-body").text()
