"""Word's automatic numbers, written out as they would print."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.readers.numbering import chinese
from ingest.types import Document

Grids = Callable[[Document], list[list[tuple[str, int, int, int, int]]]]
Paragraphs = Callable[[Document], list[str]]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


FORMATS = (
    ("chineseCounting", "%1、", 1),
    ("chineseCountingThousand", "（%2）", 1),
    ("decimal", "%3.", 1),
    ("decimal", "%1.%3.%4", 1),
    ("bullet", "l", 1),
    ("ideographDigital", "第%6项", 3),
)
LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{name}"/>'
    f'{"<w:isLgl/>" if n == 3 else ""}<w:lvlText w:val="{text}"/></w:lvl>'
    for n, (name, text, start) in enumerate(FORMATS)
)
NUMBERING = f"""<w:abstractNum w:abstractNumId="70">{LEVELS}</w:abstractNum>
<w:num w:numId="70"><w:abstractNumId w:val="70"/></w:num>
<w:num w:numId="71"><w:abstractNumId w:val="70"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


def numbered(text: str, level: int, number: int = 70) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_docx_automatic_numbers_are_written_out(
    read_docx: Callable[..., Document], paragraphs: Paragraphs
) -> None:
    """Chinese, decimal and legal numbers count as Word counts them, and never run into a figure."""
    document = read_docx(
        numbered("总体情况", 0)
        + numbered("主动公开", 1)
        + numbered("5万件", 2)
        + numbered("", 2)
        + numbered("申请", 2)
        + numbered("细目", 3)
        + numbered("依申请公开", 1)
        + numbered("重新计数", 2)
        + numbered("圆点", 4)
        + numbered("数字", 5)
        + numbered("主动公开情况", 0)
        + p("无编号")
        + numbered("重来", 0, 71)
        + numbered("再续", 0, 71)
        + numbered("不编号", 0, 0),
        NUMBERING,
    )
    assert paragraphs(document) == [
        "一、总体情况",
        "（一）主动公开",
        "1. 5万件",
        "3.申请",
        "1.3.1 细目",
        "（二）依申请公开",
        "1.重新计数",
        "圆点",
        "第三项 数字",
        "二、主动公开情况",
        "无编号",
        "一、重来",
        "二、再续",
        "不编号",
    ]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("decimal", "3.条"),
        ("decimalZero", "03.条"),
        ("decimalFullWidth", "３.条"),
        ("decimalEnclosedCircle", "③.条"),
        ("japaneseCounting", "三.条"),
        ("ideographTraditional", "丙.条"),
        ("upperLetter", "C.条"),
        ("lowerLetter", "c.条"),
        ("upperRoman", "III.条"),
        ("lowerRoman", "iii.条"),
        ("somethingNew", "3.条"),
        ("none", "条"),
    ],
)
def test_docx_number_formats(
    name: str, written: str, read_docx: Callable[..., Document], paragraphs: Paragraphs
) -> None:
    """Each format writes the third item as Word does; an unknown one as a figure."""
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="{name}"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    linked = (
        f'<w:abstractNum w:abstractNumId="70">{level}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="71"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="70"><w:abstractNumId w:val="70"/></w:num>'
        '<w:num w:numId="72"><w:abstractNumId w:val="71"/></w:num>'
    )
    number = '<w:numPr><w:numId w:val="70"/></w:numPr>'
    style = f'<w:style w:type="numbering" w:styleId="L"><w:pPr>{number}</w:pPr></w:style>'
    assert paragraphs(read_docx(numbered("条", 0), linked)) == [written]
    assert paragraphs(read_docx(numbered("条", 0, 72), linked, style)) == [written]


def test_docx_numbers_of_a_style_are_written_out(
    read_docx: Callable[..., Document], paragraphs: Paragraphs
) -> None:
    """A paragraph is numbered by its style or the style that one is based on, at the style's own level."""
    levels = NUMBERING.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="S2"/>')
    number = '<w:pPr><w:numPr><w:numId w:val="70"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="S1"><w:name w:val="S1"/>{number}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="S2"><w:name w:val="S2"/>{number}</w:style>'
        '<w:style w:type="paragraph" w:styleId="S3"><w:name w:val="S3"/><w:basedOn w:val="S1"/></w:style>'
    )
    texts = (("甲", "S1"), ("乙", "S2"), ("丙", "S3"), ("丁", "没有"))
    body = "".join(p(text, f'<w:pStyle w:val="{style}"/>') for text, style in texts)
    assert paragraphs(read_docx(body, levels, styles)) == ["一、甲", "（一）乙", "二、丙", "丁"]


def test_docx_numbers_in_cells_are_written_out(read_docx: Callable[..., Document], grids: Grids) -> None:
    """Row labels numbered by Word get their numbers too."""
    cells = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = "".join(cells.format(numbered(label, 2), p("0")) for label in ("属于国家秘密", "其他"))
    document = read_docx(f"<w:tbl>{rows}</w:tbl>", NUMBERING)
    assert [cell[0] for cell in grids(document)[0]] == [
        "1.属于国家秘密",
        "0",
        "2.其他",
        "0",
    ]


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (2003, "二千零三"),
    ],
)
def test_chinese_counts_as_word_does(n: int, text: str) -> None:
    """Numbers are written as they are counted aloud."""
    assert text == chinese(n)


def test_docx_soft_breaks_end_lines(read_docx: Callable[..., Document], paragraphs: Paragraphs) -> None:
    """A soft line break starts a new line of the text; only the first has the paragraph's number."""
    line = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type='page'/><w:t>丙</w:t></w:r>"
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="70"/></w:numPr></w:pPr>'
    assert paragraphs(read_docx(f"<w:p>{number}{line}</w:p>", NUMBERING)) == ["一、甲", "乙", "丙"]
