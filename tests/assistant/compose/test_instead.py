"""What else could be asked."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.compose.instead import changes, instead
from assistant.types import Answer, FigureUsed, Statement, Status
from ingest.store import CatalogueEntry
from ingest.types import FigureState, Origin


def entry(agency: str, year: int) -> Any:
    """What of a catalogue entry is looked at."""

    class Entry:
        pass

    made = Entry()
    made.agency, made.year = agency, year  # type: ignore[attr-defined]
    return made


THERE: list[CatalogueEntry] = [
    entry("青溪市教育局", 2021),
    entry("青溪市教育局", 2022),
    entry("云岭县水务局", 2022),
    entry("云岭县教育局", 2022),
]


def answer(status: Status, *assumed: str, of: tuple[str, ...] = ("青溪市教育局",)) -> Answer:
    """An answer about the reports of 2022."""
    where = "requests", "总计", "总计", None, "件", "", FigureState.BLANK, Origin.TABLE
    figures = tuple(FigureUsed(name, name, 2022, *where) for name in of)
    return Answer("几件？", status, (Statement("答"),), figures=figures, assumed=assumed)


@pytest.mark.parametrize(
    ("note", "choices"),
    [
        pytest.param("沿用上文的年份：2022年。", ("青溪市教育局 2021年",), id="years"),
        pytest.param("“去年”按2022年理解。", ("青溪市教育局 2021年",), id="relative"),
        pytest.param(
            "沿用上文的单位：教育局。", ("云岭县教育局 2022年", "云岭县水务局 2022年"), id="same-kind-first"
        ),
        pytest.param("没有收录别处的年报。", (), id="only-told"),
    ],
)
def test_an_assumption_can_be_changed(note: str, choices: tuple[str, ...]) -> None:
    """A year to the agency's other years, an agency to the others of that year."""
    assert changes(answer(Status.ANSWERED, note), THERE) == (choices,)


def test_the_year_of_many_is_asked_with_the_question() -> None:
    """About several agencies a year alone would be too little to go by."""
    asked = answer(Status.ANSWERED, "问题没有写年份，按最新的2022年回答。", of=("甲局", "乙局"))
    assert changes(asked, THERE) == (("2021年几件？",),)


def test_what_is_there_instead() -> None:
    """Not reported: the agency's other years. Not found: the last report of each. Answered: nothing."""
    assert instead(answer(Status.NOT_REPORTED), THERE) == ("青溪市教育局 2021年",)
    assert instead(answer(Status.NOT_FOUND, of=()), THERE) == (
        "云岭县教育局 2022年",
        "云岭县水务局 2022年",
        "青溪市教育局 2022年",
    )
    assert instead(answer(Status.ANSWERED), THERE) == ()
