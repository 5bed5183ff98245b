"""An office that titles its reports differently from year to year is one agency to whoever asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from tests.assistant.over import assistant_over

TEXT = """{agency}{year}年政府信息公开工作年度报告

一、总体情况
全年主动公开政府信息{count}条。
二、主动公开政府信息情况
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t{count}
三、收到和处理政府信息公开申请情况
收到申请{count}件，均已答复。
"""
TITLES = {2022: "霁川区人民政府", 2023: "长珏市霁川区人民政府"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """One office, whose name is fuller in one of two years."""
    texts = {f"{year}": TEXT.format(agency=TITLES[year], year=year, count=year - 2000) for year in TITLES}
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


@pytest.mark.parametrize("name", ["霁川区政府", "霁川区人民政府", "长珏市霁川区人民政府"])
def test_both_years_are_found_under_either_name(office: Assistant, name: str) -> None:
    """No question is asked back, and no year is left out."""
    answer = office.ask(f"{name}2022年和2023年行政许可各有多少件")
    assert answer.status is Status.ANSWERED
    assert {(c.agency, c.year) for c in answer.citations} == {
        ("长珏市霁川区人民政府", year) for year in TITLES
    }
    assert sorted((used.year, used.value) for used in answer.figures) == [(2022, 22), (2023, 23)]


def test_the_catalogue_cites_each_report_where_it_names_itself(office: Assistant) -> None:
    """The agency is listed once, with both years, and the quotes are the names as they stand."""
    answer = office.ask("有哪些机关的报告")
    assert sorted((citation.year, citation.quote) for citation in answer.citations) == sorted(TITLES.items())
