"""Agencies that a question leaves out of all others."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.scope.excepting import set_apart
from assistant.scope.resolve import resolve
from assistant.types import ScopeStatus

PLACES = (
    ("青溪市", "人民政府"),
    ("青溪市云岭县", "人民政府"),
    ("青溪市临渡区", "行政审批服务局"),
    ("青溪市云岭县", "行政审批服务局"),
    ("青溪市云岭县", "水务局"),
)
THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in PLACES
    for year in (2021, 2022)
)
CITY, COUNTY, LINDU, YUNLING, WATER = (place + office for place, office in PLACES)


@pytest.mark.parametrize(
    ("question", "rest", "out"),
    [
        ("除了青溪市政府,其他单位2022年申请加起来多少件", "各单位2022年申请加起来多少件", [CITY]),
        ("2022年除水务局外哪家申请最多", "2022年,哪家申请最多", [WATER]),
        ("2022年其余单位的申请数是多少，云岭县水务局除外", "2022年各单位申请数是多少", [WATER]),
        ("2022年各单位申请合计，不含水务局", "2022年各单位申请合计", [WATER]),
        ("扣除市政府以后2022年各单位申请总共多少", "2022年各单位申请总共多少", [CITY]),
        ("2022年除了两个政府,各局申请总共多少", "2022年,各局申请总共多少", [CITY, COUNTY]),
        ("除两家审批局以外2022年申请合计", "2022年申请合计", [LINDU, YUNLING]),
        ("除临渡审批局和水务局外，还有哪些单位收到申请", "还有哪些单位收到申请", [LINDU, WATER]),
        ("2022年水务局和青溪市政府除外的单位谁申请最多", "2022年,的单位谁申请最多", [CITY, WATER]),
    ],
)
def test_those_named_apart_are_left_out(question: str, rest: str, out: list[str]) -> None:
    """除甲局外, 不含甲局, 甲局除外 and 两个政府 name those left out, and the rest asks of all others."""
    found = set_apart(question, THERE)
    assert found
    assert rest == found[0]
    assert sorted(out) == sorted(agency.name for agency in found[1])


@pytest.mark.parametrize(
    "question",
    [
        "青溪市政府2022年除自然人外的申请几件",
        "水务局2022年其他处理几件",
        "水务局2022年除了公众号还有什么渠道",
        "2022年除了三个政府，各局申请多少",
        "水务局2022年不算结转的申请几件",
        "除其他对外管理服务事项外，水务局2022年还有哪些",
    ],
)
def test_what_is_no_agency_is_not_left_out(question: str) -> None:
    """除自然人外 leaves out a kind of applicant, and three governments there are not."""
    assert set_apart(question, THERE) is None


def test_the_others_are_asked_about() -> None:
    """The scope holds all others, the note and the scope say whom it leaves out."""
    scope = resolve("除青溪市政府外，2022年申请最多的是哪家", [], THERE, date(2026, 11, 21))
    assert ScopeStatus.ALL is scope.status
    assert {COUNTY, LINDU, YUNLING, WATER} == set(scope.agencies)
    assert (CITY,) == scope.left_out
    assert any(CITY in note for note in scope.assumed)


def test_others_of_a_place_are_those_of_the_place() -> None:
    """云岭县除了水务局 is about the others of that county only."""
    scope = resolve("云岭县除了水务局，其他单位2022年申请合计", [], THERE, date(2026, 11, 21))
    assert {COUNTY, YUNLING} == set(scope.agencies)
