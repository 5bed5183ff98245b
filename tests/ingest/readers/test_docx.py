"""Word documents: the body in order as it would print, tables by their XML cells, numbers written out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import docx as python_docx
import pytest
from docx.shared import Cm
from PIL import Image

from ingest.readers import docx
from ingest.readers.base import RawCell
from ingest.sections import find_sections
from ingest.tables.states import read_tables
from ingest.types import BlockKind, Document

Grids = Callable[[Document], list[list[tuple[str, int, int, int, int]]]]
Paragraphs = Callable[[Document], list[str]]


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def sdt(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def test_docx_statutory_tables_come_back_cell_by_cell(
    form: tuple[Sequence[RawCell], ...],
    write_docx: Callable[[object, Sequence[RawCell]], None],
    save_docx: Callable[[object], Document],
    grids: Grids,
    placed: Callable[[Sequence[RawCell]], object],
    is_sound: Callable[[Document], bool],
) -> None:
    """Every cell of the three tables is read with its text, its place and its span."""
    document = python_docx.Document()
    for table in form:
        document.add_paragraph("前文")
        write_docx(document, table)
    result = save_docx(document)
    assert [placed(table) for table in form] == grids(result)
    assert is_sound(result)


def test_docx_official_template_is_read_whole(
    real_reports: Path, grids: Grids, is_sound: Callable[[Document], bool]
) -> None:
    """The tables of the official form have their 30, 215 and 34 cells, and all six headings are there."""
    path = real_reports.parent / "official" / "template_2021.docx"
    if not path.exists():
        pytest.skip("no official template beside the real reports")
    document = docx.read(path)
    assert [len(grid) for grid in grids(document)] == [30, 215, 34]
    assert ("三、本年度办理结果", 5, 0, 22, 1) in grids(document)[1]
    assert all(f"\n{n}、" in document.text for n in "一二三四五六")
    assert is_sound(document)


def test_docx_cells_continue_by_merge_marks_alone(read_docx: Callable[..., Document], grids: Grids) -> None:
    """Spans follow gridSpan, vMerge and hMerge; a continuation without a beginning is a cell of its own."""
    document = read_docx(
        "<w:tbl>"
        + tr(tc("甲", "<w:vMerge w:val='restart'/>"), tc("0", "<w:gridSpan w:val='2'/>"), tc("0"))
        + tr(tc("隐", "<w:vMerge/>"), tc("0"), tc("1", "<w:hMerge w:val='restart'/>"), tc("", "<w:hMerge/>"))
        + tr(tc("乙"), tc("2", "<w:vMerge/>"), tc("0"), tc("0"))
        + "</w:tbl>"
    )
    assert grids(document) == [
        [
            ("甲", 0, 0, 2, 1),
            ("0", 0, 1, 1, 2),
            ("0", 0, 3, 1, 1),
            ("0", 1, 1, 1, 1),
            ("1", 1, 2, 1, 2),
            ("乙", 2, 0, 1, 1),
            ("2", 2, 1, 1, 1),
            ("0", 2, 2, 1, 1),
            ("0", 2, 3, 1, 1),
        ]
    ]


def test_docx_equal_neighbours_stay_apart(read_docx: Callable[..., Document], grids: Grids) -> None:
    """A run of zeros is as many cells: a span is one XML cell over two places, equal texts never are."""
    run = ["12", "0", "0", "0", "3", "15"]
    document = read_docx("<w:tbl>" + tr(*map(tc, run)) + tr(tc("0"), tc("0"), *map(tc, run[2:])) + "</w:tbl>")
    first = [(text, 0, column, 1, 1) for column, text in enumerate(run)]
    second = [(text, 1, column, 1, 1) for column, text in enumerate(["0", "0", *run[2:]])]
    assert grids(document) == [first + second]


def test_docx_merged_head_keeps_the_columns_below_it(
    read_docx: Callable[..., Document], grids: Grids
) -> None:
    """One label over seven columns leaves seven figures in the row, each read under its own label."""
    wide = "<w:gridSpan w:val='{}'/>"
    names = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    down, on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    figures = ["12", "0", "0", "0", "3", "0", "15"]
    document = read_docx(
        "<w:tbl>"
        + tr(tc("（本列数据的勾稽关系为：…）", down), tc("申请人情况", wide.format(7)))
        + tr(tc("", on), tc("自然人", down), tc("法人或其他组织", wide.format(5)), tc("总计", down))
        + tr(tc("", on), tc("", on), *map(tc, names), tc("", on))
        + tr(tc("一、本年新收政府信息公开申请数量"), *map(tc, figures))
        + tr(tc("四、结转下年度继续办理"), *map(tc, figures))
        + "</w:tbl>"
    )
    assert [cell[:3] for cell in grids(document)[0]][-7:] == [(t, 4, n) for n, t in enumerate(figures, 1)]
    _, read, _ = read_tables(document, find_sections(document))
    row = [figure for figure in read if figure.row == "本年新收政府信息公开申请数量"]
    assert [f.column for f in row] == ["自然人", *names, "总计"]
    assert [f.raw for f in row] == figures


@pytest.mark.parametrize(
    ("widths", "columns"),
    [
        pytest.param("900 899 1 900", [(0, 2), (2, 1), (0, 1), (1, 1), (2, 1)], id="a twip between borders"),
        pytest.param("900 899 400 900", [(0, 2), (2, 2), (0, 1), (1, 2), (3, 1)], id="a column of its own"),
        pytest.param("", [(0, 2), (2, 2), (0, 1), (1, 2), (3, 1)], id="no widths"),
    ],
)
def test_docx_slivers_between_borders_are_no_columns(
    read_docx: Callable[..., Document], grids: Grids, widths: str, columns: list[tuple[int, int]]
) -> None:
    """Where the borders of two rows miss each other by a hair, cells above each other stay so."""
    two = "<w:gridSpan w:val='2'/>"
    document = read_docx(
        "<w:tbl><w:tblGrid>"
        + "".join(f"<w:gridCol w:w='{width}'/>" for width in widths.split())
        + "</w:tblGrid>"
        + tr(tc("类别", two), tc("结果维持", two))
        + tr(tc("行政诉讼"), tc("直接起诉", two), tc("3"))
        + "</w:tbl>"
    )
    assert [cell[2::2] for cell in grids(document)[0]] == columns


def test_docx_rows_may_begin_late_and_be_deleted(read_docx: Callable[..., Document], grids: Grids) -> None:
    """gridBefore moves a row's cells, a deleted row is gone, and wrapped rows and cells are found."""
    late = tr(tc("丁"), tc("3"), properties='<w:gridBefore w:val="1"/>')
    document = read_docx(
        "<w:tbl>"
        + tr(tc("甲"), tc("乙"), tc("丙"))
        + tr(tc("旧"), tc("9"), tc("9"), properties="<w:del w:id='1'/>")
        + sdt(late)
        + "</w:tbl>"
    )
    assert grids(document) == [
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("丙", 0, 2, 1, 1), ("丁", 1, 1, 1, 1), ("3", 1, 2, 1, 1)]
    ]


def test_docx_table_in_a_cell_and_frame_tables(
    read_docx: Callable[..., Document], grids: Grids, paragraphs: Paragraphs
) -> None:
    """A table of one cell is a frame around its content; a table inside it is read as such."""
    inner = f"<w:tbl>{tr(tc('规章'), tc('0'))}</w:tbl>"
    frame = f"<w:tbl><w:tr><w:tc><w:tcPr/>{p('框内')}{inner}{p('框尾')}</w:tc></w:tr></w:tbl>"
    document = read_docx(frame)
    assert paragraphs(document) == ["框内", "框尾"]
    assert [[cell[0] for cell in grid] for grid in grids(document)] == [["规章", "0"]]


def test_docx_tracked_changes_are_accepted(
    read_docx: Callable[..., Document], paragraphs: Paragraphs
) -> None:
    """Inserted text stays, deleted and moved-away text goes, a deleted paragraph mark joins paragraphs."""
    deleted = "<w:del w:id='2'><w:r><w:delText>12</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom w:id='4'>{r('旧处')}</w:moveFrom><w:moveTo w:id='5'>{r('新处')}</w:moveTo>"
    joined = "<w:pPr><w:rPr><w:del w:id='6'/></w:rPr></w:pPr>"
    body = (
        f"<w:p>{r('公开')}{deleted}<w:ins w:id='3'>{r('15')}</w:ins>{r('条')}</w:p><w:p>{moved}</w:p>"
        f"<w:p>{joined}{r('前半')}</w:p><w:p>{r('后半')}</w:p>"
    )
    assert paragraphs(read_docx(body)) == ["公开15条", "新处", "前半后半"]


def test_docx_fields_give_their_results(read_docx: Callable[..., Document], paragraphs: Paragraphs) -> None:
    """Field codes go; the text of results and links stays, with tabs and hyphens."""
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{r('结果')}"
        f"<w:hyperlink>{r('链接')}</w:hyperlink><w:r><w:noBreakHyphen/><w:tab/><w:t>后</w:t></w:r></w:p>"
    )
    assert paragraphs(read_docx(body)) == ["结果链接-\t后"]


def test_docx_only_what_prints_is_read(read_docx: Callable[..., Document], paragraphs: Paragraphs) -> None:
    """Hidden text, tables of contents, prompts to fill in and readings above characters are left out."""
    ruby = f"<w:r><w:ruby><w:rt>{r('xi')}</w:rt><w:rubyBase>{r('溪')}</w:rubyBase></w:ruby></w:r>"
    shown = r("显", "<w:vanish w:val='0'/>")
    contents = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    body = (
        f"<w:p>{r('隐', '<w:vanish/>')}{shown}{ruby}</w:p>"
        + sdt(p("一、总体情况 1"), contents)
        + sdt(p("单击输入"), "<w:showingPlcHdr/>")
        + sdt(p("控件内"))
        + p("目录行", "<w:pStyle w:val='目1'/>")
    )
    styles = '<w:style w:type="paragraph" w:styleId="目1"><w:name w:val="toc 1"/></w:style>'
    assert paragraphs(read_docx(body, "", styles)) == ["显溪", "控件内"]


def drawing(content: str, properties: str) -> str:
    return f"<w:drawing><wp:anchor><wp:docPr id='1' {properties}/>{content}</wp:anchor></w:drawing>"


def test_docx_text_boxes_are_read_once(read_docx: Callable[..., Document], paragraphs: Paragraphs) -> None:
    """A text box is said twice in the file, for newer and older programs, and once in the text."""
    box = f"<w:txbxContent>{p('框一')}{p('框二')}</w:txbxContent>"
    newer = f"<mc:Choice Requires='wps'>{drawing(f'<wps:txbx>{box}</wps:txbx>', '')}</mc:Choice>"
    older = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    both = f"<mc:AlternateContent>{newer}<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p>{r('正文')}<w:r>{both}</w:r>{r('继续')}</w:p><w:p><w:r>{older}</w:r></w:p>"
    assert paragraphs(read_docx(body)) == ["正文继续", "框一", "框二", "框一", "框二"]


def test_docx_pictures_leave_a_placeholder(
    tmp_path: Path, read_docx: Callable[..., Document], save_docx: Callable[[object], Document]
) -> None:
    """Drawn, embedded and charted pictures are named by description, title or name; plain shapes are not."""
    chart = drawing("<c:chart/>", "name='图表 1' descr='第四项'")
    sheet = "<w:object><v:shape><v:imagedata o:title='申请表'/></v:shape></w:object>"
    shape = drawing("", "name='直线 1'")
    body = "".join(f"<w:p><w:r>{each}</w:r></w:p>" for each in (chart, sheet, shape))
    document = read_docx(body)
    assert [document.text[b.start : b.end] for b in document.blocks] == ["[image: 第四项]", "[image: 申请表]"]
    picture = tmp_path / "p.png"
    Image.new("RGB", (60, 60)).save(picture)
    inline = python_docx.Document()
    inline.add_paragraph("见图").add_run().add_picture(str(picture), width=Cm(3))
    kinds = [block.kind for block in save_docx(inline).blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.IMAGE]


def test_docx_headers_and_footers_are_left_out(
    save_docx: Callable[[object], Document], paragraphs: Paragraphs
) -> None:
    """What is printed on every page is not part of the report's text."""
    document = python_docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "- 1 -"
    document.add_paragraph("正文")
    assert paragraphs(save_docx(document)) == ["正文"]
