"""What a follow-up question takes from the turns before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.scope.resolve import resolve
from assistant.types import Scope, ScopeStatus

FIVE = Catalogue(
    CatalogueReport(report_id, place + office, place, office, year)
    for report_id, place, office, year in (
        ("审批", "威海市文登区", "行政审批服务局", 2022),
        ("环翠", "威海市环翠区", "行政审批服务局", 2019),
        ("河东", "河东区", "行政审批服务局", 2022),
        ("政府", "威海市文登区", "人民政府", 2023),
        ("信访", "威海市文登区", "信访局", 2022),
    )
)


def ask(question: str, *turns: str) -> Scope:
    return resolve(question, turns, FIVE, date(2026, 11, 21))


FIRST = "文登区行政审批服务局2022年行政许可多少件？"


@pytest.mark.parametrize(
    ("turns", "question", "reports", "rest"),
    [
        ([FIRST], "那河东区呢？", "河东", "行政许可多少件？"),
        ([FIRST], "河东呢", "河东", "行政许可多少件？"),
        ([FIRST], "那信访局呢", "信访", "行政许可多少件？"),
        ([FIRST], "2019年环翠的呢", "环翠", "行政许可多少件？"),
        ([FIRST], "行政处罚呢？", "审批", "行政处罚呢？"),
        ([FIRST], "比上一年呢？", "审批", "行政许可多少件，比上一年呢？"),
        ([FIRST], "占多少比例？", "审批", "行政许可多少件，占多少比例？"),
        ([FIRST], "那家的电话？", "审批", "电话？"),
        ([FIRST], "比河东多多少？", "审批 河东", "行政许可多少件，比多多少？"),
        ([FIRST], "河东区审批局联系电话？", "河东", "联系电话？"),
        ([FIRST], "哪些单位的复议表是图片？", "审批 环翠 河东 政府 信访", "哪些单位的复议表是图片？"),
        (["行政审批服务局的许可有多少件？"], "河东区", "河东", "许可有多少件？"),
        (["行政审批服务局的许可有多少件？", "河东区的"], "2022年的呢", "河东", "许可有多少件？"),
        (["文登区2022年的年报怎么说的？"], "信访局", "信访", "年报怎么说的？"),
        (["河东审批局2022年许可多少"], "信访局2022年公开多少条", "信访", "公开多少条"),
        (["文登审批局和河东审批局2022年许可各多少"], "这两家谁多", "审批 河东", "许可各多少，谁多"),
        (["河东审批局2022年许可多少", "环翠审批局2019年呢"], "哪个多", "河东 环翠", "许可多少，哪个多"),
        ([FIRST], "哪种许可最多", "审批", "哪种许可最多"),
    ],
)
def test_resolve_follow_up(turns: Sequence[str], question: str, reports: str, rest: str) -> None:
    """A question that continues another takes from it what it does not say."""
    scope = ask(question, *turns)
    assert (set(scope.report_ids), scope.rest) == (set(reports.split()), rest)


@pytest.mark.parametrize(
    ("turn", "question", "problem"),
    [
        (FIRST, "那2021年呢？", "没有收录威海市文登区行政审批服务局2021年的年报。"),
        (FIRST, "那环翠区2022年呢", "没有收录威海市环翠区行政审批服务局2022年的年报。"),
        ("河东审批局2022年许可多少", "那信访局呢", "没有收录“河东信访局”的年报。"),
        ("文登信访局2022年公开多少", "那河东呢", "没有收录“河东信访局”的年报。"),
    ],
)
def test_resolve_follow_up_never_changes_the_year_or_the_office(
    turn: str, question: str, problem: str
) -> None:
    """What is carried over binds, and what the turn names: no other place's office, no other year.

    Only an agency spoken of anew that has a single report is answered from it, saying so (short turns).
    """
    scope = ask(question, turn)
    assert (scope.status, scope.problem) == (ScopeStatus.NOT_FOUND, problem)


def test_an_earlier_base_year_is_kept() -> None:
    """少了百分之几 after 比2019年少多少 is still measured by 2019."""
    scope = ask("少了百分之几", FIRST, "比2019年少多少")
    assert (scope.compared_years, scope.report_ids) == ((2019,), ("审批",))
