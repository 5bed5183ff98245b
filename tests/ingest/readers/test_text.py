"""Converted text that holds tables in HTML, as converters write those with merged cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.readers.text import read, read_text
from ingest.types import BlockKind

TABLE = """<table border="1">
<tr><td colspan="2">第二十条第（五）项</td></tr>
<tr><td>信息内容</td><td>本年处理决定数量</td></tr>
<tr><td rowspan="1">行政许可</td><td>257</td></tr>
</table>"""


@pytest.mark.parametrize("around", [("", ""), ("<html><body>", "</body></html>"), ("<div>\n", "\n</div>")])
def test_a_table_in_html_is_a_table(around: tuple[str, str]) -> None:
    """Its cells stand where the markup says, spans point into the text, and no tag is left in it."""
    before, behind = around
    document = read_text(
        f"二、主动公开政府信息情况\n{before}{TABLE}{behind}\n三、收到和处理政府信息公开申请情况\n"
    )
    assert "<" not in document.text
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    grid = document.blocks[1].grid
    assert grid is not None
    assert grid.exact
    assert [document.text[cell.start : cell.end] for cell in grid.cells] == [cell.text for cell in grid.cells]
    assert (grid.cells[0].column_span, grid.cells[-1].text) == (2, "257")
    assert document.text[document.blocks[2].start :].startswith("三、")


def test_a_table_that_is_never_closed_is_left_as_text() -> None:
    assert "<table>" in read_text("二、主动公开政府信息情况\n<table>\n<tr><td>行政许可</td>").text


def test_no_picture_is_taken_from_where_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table's picture is named; a file of that name in the working folder is none of the report's."""
    text = '二、主动公开政府信息情况\n<table><tr><td>表</td><td><img src="x.png"></td></tr></table>\n'
    before = read_text(text)
    (tmp_path / "x.png").write_bytes(b"no picture")
    monkeypatch.chdir(tmp_path)
    assert read_text(text) == before


def test_a_table_nested_beyond_reason_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"一、总体情况\n<table><tr><td>{'<div>' * 5000}\n</table>\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"a\.txt.*嵌套过深"):
        read(path)
