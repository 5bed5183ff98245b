"""The report as a page, with its plots."""

from __future__ import annotations

import re

import pytest

from assistant.types import Answer, Status
from eval.baseline import compare, marks_of
from eval.bench.beside import Beside
from eval.cases import Case
from eval.charts import bars, bars_by_kind, spread_of_times
from eval.metrics import Score
from eval.page import to_html
from eval.runner import Row


def row(question: str, right: bool, *, heldout: bool = False, misled: bool = False, ms: float = 3) -> Row:
    case = Case("q1", question, "table", frozenset({Status.ANSWERED}), answer="3件", heldout=heldout)
    answer = Answer(question, Status.ANSWERED, (), timings_ms={"understand": 1, "total": ms})
    scores = {"right": Score(right, "" if right else "没有给出 3件"), "not_misled": Score(not misled)}
    return Row(case, answer, scores)


ROWS = [row("甲？", True), row("<b>乙</b>？", False, heldout=True, misled=True), row("丙？", False, ms=900)]


def test_page_tells_kinds_halves_and_wrong_answers() -> None:
    """Shares by kind for both halves, the share that misleads, and each wrong answer with its reason."""
    page = to_html(ROWS, "评测")
    assert "答对（开发）<b>50.0%</b>" in page
    assert "答对（留出）<b>0%</b>" in page
    assert "误导率<b>33.3%</b>" in page
    assert page.count("没有给出 3件") == 2
    assert page.index("误导的答案") < page.index("乙") < page.index("其他答错的题") < page.index("丙？")


def test_page_shows_words_as_words() -> None:
    """Markup in a question is text."""
    assert "<b>乙</b>" not in to_html(ROWS, "评测")


def test_page_asks_nothing_of_any_server() -> None:
    """No script, no picture, style or font from elsewhere: the only addresses are names of XML."""
    page = to_html(ROWS, "评测", compare(ROWS, marks_of(ROWS[:2])), Beside(3, 1))
    assert not re.search(r"<(?:script|img|link|iframe|object)\b|@import|url\((?!#)", page)
    linked = re.findall(r"(?:src|href)=\"([^\"]*)\"", page)
    assert [target for target in linked if not target.startswith("#")] == []


def test_page_has_the_difference_from_the_baseline() -> None:
    """Questions lost and won are listed, and what the plain chain could answer."""
    before = marks_of([row("甲？", False), row("丙？", True)])
    page = to_html(ROWS, "评测", compare(ROWS, before), Beside(4, 1))
    assert "新答错 1 题" in page
    assert "新答对 1 题" in page
    assert "25.0%" in page


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(lambda: bars_by_kind({"table": (0.5, None), "prose": (1.0, 0.25)}), id="by kind"),
        pytest.param(lambda: bars({"答对": 0.5, "数准": 1.0}), id="shares"),
        pytest.param(lambda: spread_of_times({"理解": [0.0, 1, 2], "合计": [5, 9, 700]}), id="times"),
    ],
)
def test_plot_is_one_svg_and_the_same_each_time(drawn) -> None:  # type: ignore[no-untyped-def]
    """The same figures give the same bytes, with their labels as text."""
    text = drawn()
    assert text.startswith("<svg")
    assert text.rstrip().endswith("</svg>")
    assert "<text" in text
    assert drawn() == text
