"""Other programs beside ours: what counts as right in their Markdown, and what is told without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import CellName
from eval.bench import converters
from eval.bench.block import Counts
from eval.bench.converters import Convert, beside, compared, is_told, markdown_tables
from eval.bench.printed import Printed
from eval.sample.look import Look

WIDE = """
| 申请人情况 | 申请人情况 | 总计 |
|------|------|----|
| 自然人 | 企业 | 总计 |
| （一）予以\\_公开 | 0 | 3 |
"""
MERGED = """
|  |  |  |
| --- | --- | --- |
| 申请人 情况 | | |
| 内容 | 自然人 | 总计 |
| 予以公开 | 0 | 3 |

正文。

| 予以公开 | 7 |
"""


def printed(text: str, left: str, *above: str) -> Printed:
    return Printed(CellName("requests", left, above[0] if above else ""), text, left, above)


@pytest.mark.parametrize(
    ("markdown", "figure", "told"),
    [
        pytest.param(
            MERGED, printed("3", "予以公开", "总计", "申请人\n情况"), True, id="under a merged head"
        ),
        pytest.param(MERGED, printed("0", "予以公开", "总计"), False, id="under another column"),
        pytest.param(MERGED, printed("3", "部分公开", "总计"), False, id="beside another row"),
        pytest.param(MERGED, printed("7", "予以公开", "总计"), False, id="in a table without the head"),
        pytest.param(MERGED, printed("7", "予以公开"), True, id="where nothing stands above"),
        pytest.param(WIDE, printed("3", "（一）予以_公开", "总计"), True, id="escaped, the head repeated"),
    ],
)
def test_a_figure_is_told_with_its_labels(markdown: str, figure: Printed, told: bool) -> None:
    """Its text stands right of its row's label and below those of its column, in one table."""
    assert is_told(figure, markdown_tables(markdown)) is told


def test_markdown_tables_are_apart_and_without_rules() -> None:
    """Text between two tables parts them; the rule below the head is no row, an empty row is one."""
    assert [len(table) for table in markdown_tables(MERGED)] == [4, 1]


def test_ours_and_others_read_the_same_files() -> None:
    """Both are counted over the same cells; a program that gives nothing has nothing right."""
    others: dict[str, Convert | None] = {"whole": lambda path: path.read_text("utf-8"), "none": lambda _: ""}
    ours, whole, nothing = compared("md", Look(".md"), 2, others)
    assert ours.right == ours.cells == whole.cells == nothing.cells
    assert 0 == nothing.right < whole.right
    assert len(whole.seconds) == 2


def test_a_program_that_is_missing_is_named_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the others our own line is there all the same."""

    def missing() -> Convert:
        raise ImportError

    monkeypatch.setattr(converters, "CONVERTERS", {"other": ("pytest", missing)})
    monkeypatch.setattr(converters, "LOOKS", {"md": Look(".md")})
    measured = beside(Counts(beside=1))
    assert [line[1] for line in measured.lines] == ["gongkai", "other"]
    assert "pip install" in measured.lines[1][2]
    assert measured.data[1]["cells"] == 0


@pytest.mark.parametrize("name", converters.CONVERTERS)
def test_other_programs_read_a_report(name: str, tmp_path: Path) -> None:
    """Where a program is installed it gives Markdown of a web page."""
    pytest.importorskip(name)
    page = tmp_path / "page.html"
    page.write_text("<html><body><table><tr><td>甲</td><td>3</td></tr></table></body></html>", "utf-8")
    assert "| 3" in converters.CONVERTERS[name][1]()(page)
