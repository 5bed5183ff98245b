"""Agencies that a question names and that its reading leaves out."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.scope.bystanders import left_out
from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.types import Status

GOVERNMENT, TRAFFIC = "澄湾区人民政府", "澄湾区交通运输局"
THERE = Catalogue(
    CatalogueReport(f"{place}{office}", place + office, place, office, 2022)
    for place, office in (
        ("澄湾区", "人民政府"),
        ("澄湾区", "交通运输局"),
        ("云岭县", "水务局"),
        ("云岭县", "教育局"),
    )
)


@pytest.mark.parametrize(
    ("question", "answered", "others"),
    [
        ("澄湾区交通手里攥着几件规范性文件", GOVERNMENT, [TRAFFIC]),
        ("澄湾教育收到几件申请", GOVERNMENT, ["云岭县教育局"]),
        ("澄湾区政府处罚几件，可比得过云岭县水务局", GOVERNMENT, ["云岭县水务局"]),
        ("云岭县水务局许可几件，澄湾区政府呢", "云岭县水务局", [GOVERNMENT]),
    ],
)
def test_an_agency_that_is_named_and_not_answered_is_found(
    question: str, answered: str, others: list[str]
) -> None:
    """In full or by the beginning of its office's name, at its place or, where there is none, elsewhere."""
    assert others == [agency.name for agency in left_out(question, {answered}, THERE)]


@pytest.mark.parametrize(
    "question",
    [
        "澄湾区交通运输局2022年许可几件",
        "澄湾交通2022年许可几件",
        "除了云岭县水务局，澄湾区交通运输局许可几件",
        "云岭县政府信息公开申请收到几件",
        "许可几件",
    ],
)
def test_those_answered_excepted_and_unnamed_are_not_found(question: str) -> None:
    """政府信息 names no government, and what is left aside is not to be answered."""
    assert [] == left_out(question, {TRAFFIC}, THERE)


def test_a_figure_of_another_agency_than_named_is_never_told(assistant: Assistant) -> None:
    """A name that the reading left out ends in a choice with both, and in no figure."""
    answer = assistant.ask("云岭县林业局2022年行政许可几件，跟它配合的云岭县水务局几件")
    assert Status.CLARIFY is answer.status
    assert not answer.figures
    assert 2 == len(answer.options)


def test_who_has_more_than_another_is_held_against_its_figure(assistant: Assistant) -> None:
    """超过林业局的有哪几家: its own figure is the limit, and it is not counted."""
    answer = assistant.ask("2022年行政许可超过云岭县林业局的有哪几家")
    text = "".join(statement.text for statement in answer.statements)
    assert Status.ANSWERED is answer.status
    assert {77, 1520} == {int(figure.value or 0) for figure in answer.figures}
    assert "1家" in text


def test_the_only_one_is_looked_for_among_all(assistant: Assistant) -> None:
    """过千的只有甲吗: all are counted that have so much."""
    answer = assistant.ask("2022年行政许可超过50件的只有云岭县水务局吗")
    assert {"青溪市云岭县水务局", "青溪市云岭县林业局"} == {figure.agency for figure in answer.figures}
