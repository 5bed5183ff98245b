"""OFD files: characters where they are drawn, ruled tables as grids, and files that cannot be read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.readers import ofd
from ingest.types import BlockKind, Document

Grids = Callable[[Document], list[list[tuple[str, int, int, int, int]]]]
MAIN = """<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea>
<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>
<ofd:TemplatePage ID="2" BaseLoc="Tpls/0.xml"/></ofd:CommonData><ofd:Pages>{}</ofd:Pages></ofd:Document>"""
ROOT = """<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody>
<ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>
</ofd:DocBody></ofd:OFD>"""
PAGE = """<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">{}<ofd:Content><ofd:Layer>{}</ofd:Layer>
</ofd:Content></ofd:Page>"""
LONG = "本年度主动公开政府信息共计二百五十五条其中公告公示二百零六条"


def text(words: str, x: float, y: float, more: str = "", deltas: str = "", size: float = 4) -> str:
    delta = f' DeltaX="{deltas}"' if deltas else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 150 {size}" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size * 0.88}"{delta}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def path_of(data: str, box: str, more: str = "") -> str:
    shape = f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject Boundary="{box}" {more}>{shape}</ofd:PathObject>'


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Reads a file of pages that hold these objects."""

    def read_pages(*pages: str, template: str = "", more: dict[str, str] | None = None) -> Document:
        used = '<ofd:Template TemplateID="2"/>' if template else ""
        parts = {f"Doc_0/Pages/{n}.xml": PAGE.format(used, page) for n, page in enumerate(pages)}
        listed = "".join(f'<ofd:Page BaseLoc="Pages/{n}.xml"/>' for n in range(len(pages)))
        parts |= {"OFD.xml": ROOT, "Doc_0/Document.xml": MAIN.format(listed), **(more or {})}
        parts["Doc_0/Tpls/0.xml"] = PAGE.format("", template)
        with zipfile.ZipFile(tmp_path / "a.ofd", "w") as archive:
            for name, xml in parts.items():
                archive.writestr(name, xml)
        return ofd.read(tmp_path / "a.ofd")

    return read_pages


def test_ofd_steps_between_characters_are_followed(read: Callable[..., Document]) -> None:
    """Steps written one by one, counted (g) or left out give the same line; a wide step parts two cells."""
    document = read(
        text(LONG, 20, 20, deltas=" ".join(["4"] * (len(LONG) - 1)))
        + text(LONG, 20, 40, deltas=f"g {len(LONG) - 1} 4")
        + text(LONG, 20, 60)
        + text("甲乙", 20, 80, deltas="40")
    )
    assert document.text == f"{LONG * 3}\n甲\t乙\n"  # full lines go on with each other


def test_ofd_matrix_moves_and_scales_and_watermarks_are_left_out(read: Callable[..., Document]) -> None:
    """A text set in small units and scaled up is where it shows; slanted and invisible text is not read."""
    scaled = text("总体情况", 20, 20, 'CTM="4 0 0 4 0 0"', size=1)
    slanted = text("内部资料", 40, 100, 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    unseen = text("草稿", 40, 120, 'Visible="false"')
    document = read(scaled + text("一、", 12, 20) + slanted + unseen)
    assert document.text == "一、总体情况\n"


def test_ofd_ruled_table_is_a_grid(read: Callable[..., Document], grids: Grids) -> None:
    """Lines, and boxes filled so thin that they are lines, make the cells; equal figures stay apart."""
    rows = [path_of("M 0 0 L 90 0", f"20 {y} 90 0.1") for y in (50, 60, 70)]
    columns = [path_of("M 0 0 L 0 20", f"{x} 50 0.1 20") for x in (20, 50, 80)]
    thin = path_of("M 0 0 L 0.2 0 L 0.2 20 L 0 20 C", "110 50 0.2 20", 'Fill="true" Stroke="false"')
    words = [("规章", "0", "0"), ("行政许可", "0", "65754")]
    drawn = "".join(
        text(word, 22 + 30 * column, 53 + 10 * row)
        for row, line in enumerate(words)
        for column, word in enumerate(line)
    )
    document = read("".join([*rows, *columns, thin]) + drawn)
    assert grids(document) == [
        [(word, row, column, 1, 1) for row, line in enumerate(words) for column, word in enumerate(line)]
    ]


def test_ofd_templates_and_pages_are_read_like_running_lines(read: Callable[..., Document]) -> None:
    """What a template prints in the margin of every page is left out; pages are numbered from 1."""
    document = read(
        text(LONG, 20, 50), text("青溪市教育局", 20, 50), template=text("政府信息公开年度报告", 20, 8)
    )
    assert document.text == f"{LONG}\n青溪市教育局\n"
    assert [block.page for block in document.blocks] == [1, 2]


def test_ofd_picture_leaves_a_placeholder(read: Callable[..., Document]) -> None:
    """A picture large enough to be a table is one block."""
    document = read(text(LONG, 20, 30) + '<ofd:ImageObject Boundary="20 60 160 90" ResourceID="3"/>')
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.IMAGE]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        pytest.param({"Doc_0/Encryptions.xml": "<x/>"}, "加了密码", id="locked"),
        pytest.param({"OFD.xml": "<x"}, "不是完好的 OFD", id="broken xml"),
        pytest.param({"OFD.xml": "<x/>"}, "不是完好的 OFD", id="no document"),
        pytest.param({"Doc_0/Document.xml": MAIN.format("")}, "不是完好的 OFD", id="no pages"),
        pytest.param(
            {"Doc_0/Document.xml": MAIN.format('<ofd:Page BaseLoc="../../../etc/passwd"/>')},
            "不是完好的 OFD",
            id="a way out",
        ),
        pytest.param({"Doc_0/Pages/0.xml": PAGE.format("", "")}, "OFD 没有文字层", id="nothing written"),
    ],
)
def test_ofd_bad_files_are_told(more: dict[str, str], says: str, read: Callable[..., Document]) -> None:
    """Locked, damaged and empty files give one line each."""
    with pytest.raises(UnreadableFile, match=says) as raised:
        read(text(LONG, 20, 50), more=more)
    assert "\n" not in str(raised.value)


def test_ofd_numbers_beyond_reason_do_no_harm(read: Callable[..., Document]) -> None:
    """A count or a place with hundreds of digits is passed over."""
    assert read(text("甲乙", 20, 50, deltas=f"g {'9' * 400} 4") + text("丙", 20, 70, deltas="9" * 400)).text
