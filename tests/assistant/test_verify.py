from dataclasses import replace
from decimal import Decimal

import pytest

import assistant.verify
from assistant.types import Answer, Citation, FigureUsed, Statement, Status
from assistant.verify import verify
from ingest.numerals import numbers_in
from ingest.types import FigureState, Origin, Part

TEXT = "云岭县水务局2022年收到申请5件，阅读量2.8万余人次。"
CITED = Citation(1, "r-1", "a.txt", "云岭县水务局", 2022, Part.OVERVIEW, "总体情况", TEXT, 0, len(TEXT))


def answer(*statements: Statement, **changes) -> Answer:  # type: ignore[no-untyped-def]
    return replace(Answer("问", Status.ANSWERED, statements, (CITED,)), **changes)


def texts_left(checked: Answer) -> list[str]:
    return [statement.text for statement in checked.statements]


def test_a_borne_out_statement_stays() -> None:
    """Numbers of the quote, scaled or not, are allowed."""
    good = Statement("收到5件，阅读28000人次", (1,))
    assert (good,) == verify(answer(good), {"r-1": TEXT}).statements


def test_an_invented_number_does_not_leave() -> None:
    """A number that no evidence holds takes its statement with it."""
    good, bad = Statement("收到5件", (1,)), Statement("同比增长12%", (1,))
    assert ["收到5件"] == texts_left(verify(answer(good, bad), {"r-1": TEXT}))


def test_an_invented_number_in_chinese_numerals_does_not_leave() -> None:
    """十二件 is a number too."""
    good, bad = Statement("收到5件", (1,)), Statement("其中公民申请十二件", (1,))
    assert ["收到5件"] == texts_left(verify(answer(good, bad), {"r-1": TEXT}))


def test_a_marker_without_a_citation_does_not_leave() -> None:
    """[7] of one citation points nowhere."""
    good, bad = Statement("收到5件", (1,)), Statement("阅读2.8万", (7,))
    assert ["收到5件"] == texts_left(verify(answer(good, bad), {"r-1": TEXT}))


def test_a_quote_that_is_not_in_the_report_does_not_leave() -> None:
    """A citation must be found at its span; what rests on it goes with it."""
    moved = replace(CITED, start=1, end=len(TEXT) + 1)
    checked = verify(answer(Statement("收到5件", (1,)), citations=(moved,)), {"r-1": TEXT})
    assert ((), ()) == (checked.statements, checked.citations)


def test_quotation_marks_hold_the_reports_words() -> None:
    """Words in quotation marks that the report does not have are no quotation."""
    bad = Statement("报告说“收到的申请数量大幅下降”", (1,))
    assert [" ".join(TEXT.split())] == texts_left(verify(answer(bad), {"r-1": TEXT}))


def test_a_computed_number_needs_its_calculation() -> None:
    """A difference is allowed where the calculation shows it."""
    statement = Statement("多3件", (1,))
    assert statement not in verify(answer(statement), {"r-1": TEXT}).statements
    assert statement in verify(answer(statement, calculation="5 − 2 = 3"), {"r-1": TEXT}).statements


def test_a_figure_used_allows_its_value() -> None:
    """A figure that was looked up may be said."""
    used = FigureUsed(
        "r-1",
        "云岭县水务局",
        2022,
        "proactive",
        "行政许可",
        "",
        Decimal(77),
        "件",
        "77",
        FigureState.REPORTED,
        Origin.TABLE,
    )
    statement = Statement("行政许可77件", (1,))
    assert statement in verify(answer(statement, figures=(used,)), {"r-1": TEXT}).statements


def test_nothing_left_is_replaced_by_the_evidence() -> None:
    """In the last resort the quotes themselves are shown."""
    checked = verify(answer(Statement("共收到99件", (1,))), {"r-1": TEXT})
    assert [(" ".join(TEXT.split()), (1,))] == [(s.text, s.cites) for s in checked.statements]


def test_each_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred statements of two hundred quotes: what is read grows with their number, not its square."""
    read: list[str] = []

    def counted(text: str) -> set[Decimal]:
        read.append(text)
        return numbers_in(text)

    monkeypatch.setattr(assistant.verify, "numbers_in", counted)
    many = 200
    citations = tuple(replace(CITED, n=n) for n in range(1, many + 1))
    statements = (Statement("收到5件", (citation.n,)) for citation in citations)
    checked = verify(answer(*statements, citations=citations), {"r-1": TEXT})
    assert len(checked.statements) == many
    assert len(read) <= 3 * many + 1  # a statement, the quote and its agency; the calculation
