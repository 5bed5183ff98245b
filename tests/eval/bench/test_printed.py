"""Where figures stand on paper, against what was written."""

from __future__ import annotations

import pytest

from eval.bench.cells import truths
from eval.bench.printed import printed_figures
from eval.sample.variant import PLAIN, draw
from eval.sample.vary import expected


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_is_found_once(seed: int) -> None:
    """Whatever the variant, as many as the report has, each by its own name."""
    truth = truths(6)[seed]
    names = [figure.cell for figure in printed_figures(truth, draw(seed))]
    assert sorted(map(str, names)) == sorted(map(str, expected(truth)))


def test_a_figure_has_its_number_and_its_labels() -> None:
    """The text is the cell's, the labels are those of its row and of its column from the lowest up."""
    truth = truths(1)[0]
    found = {figure.cell: figure for figure in printed_figures(truth, PLAIN)}
    numbers = {cell: value for cell, value in truth.values.items() if cell.table == "requests" and value}
    assert {cell: found[cell].text for cell in numbers} == {
        cell: str(value) for cell, value in numbers.items()
    }
    name = next(cell for cell in numbers if (cell.row, cell.column) == ("予以公开", "商业企业"))
    assert found[name].left == "（一）予以公开"
    assert found[name].above == ("商业企业", "法人或其他组织", "申请人情况")
