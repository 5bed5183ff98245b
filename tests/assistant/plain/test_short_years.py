"""Years of two digits without 年."""

from __future__ import annotations

import pytest

from assistant.plain.short_years import years_spelled_out
from assistant.scope.catalogue import Catalogue, CatalogueReport

OFFICES = (
    ("青溪市", "人民政府"),
    ("澜原市北棠区", "交通运输局"),
    ("澜原市北棠区", "人民政府"),
    ("青溪市云岭县", "行政审批服务局"),
)
THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in OFFICES
    for year in (2019, 2020, 2021, 2022)
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("北棠交通22开了几个窗口", "北棠交通2022年开了几个窗口"),
        ("云岭审批局 21 新收几件", "云岭审批局 2021年 新收几件"),
        ("青溪市政府的20处罚多少", "青溪市政府的2020年处罚多少"),
        ("青溪市政府(22)许可多少", "青溪市政府(2022年)许可多少"),
        ("云岭审批19 20 21 收申请", "云岭审批2019年、2020年、2021年 收申请"),
        ("青溪市政府22比21降多少", "青溪市政府2022年比2021年降多少"),
        ("收费22同比21变动百分之几，青溪市", "收费2022年比2021年变动百分之几，青溪市"),
        ("北棠交通21、22两个年度许可", "北棠交通2021年、2022年两个年度许可"),
        ("北棠交通2022年许可比21多几件", "北棠交通2022年许可比2021年多几件"),
        ("窗口几个？北棠交通那边，年份21", "窗口几个？北棠交通那边，年份2021年"),
        ("云岭审批局新收申请，21", "云岭审批局新收申请，2021年"),
        ("22窗口数最多的是谁", "2022年窗口数最多的是谁"),
        ("那21呢", "那2021年呢"),
        ("北棠区政府二〇到二二年间诉讼累计几件", "北棠区政府2020年到2022年诉讼累计几件"),
        ("北棠区政府20年至22年间诉讼累计几件", "北棠区政府2020年至2022年诉讼累计几件"),
        ("一九至二一年间北棠区政府收了几件申请", "2019年至2021年北棠区政府收了几件申请"),
        ("云岭审批局政协提案，19和21一共几件", "云岭审批局政协提案，2019年和2021年一共几件"),
        ("青溪市政府处罚数 20跟22哪个多", "青溪市政府处罚数 2020年跟2022年哪个多"),
    ],
)
def test_numbers_that_stand_where_years_do_are_years(said: str, meant: str) -> None:
    """Behind a name, in a row, held against another, at either end or after 年份."""
    assert years_spelled_out(said, THERE) == meant


@pytest.mark.parametrize(
    "said",
    [
        "青溪市政府20余件申请是谁的",
        "北棠交通21个窗口都在哪",
        "云岭审批局收到22件吗",
        "20个工作日内答复了吗",
        "收了22、21件吗",
        "收了20和21件一共几件",
        "北棠交通窗口有22吗",
        "25处罚最多的是谁",
        "国办公开办函〔2021〕30号",
    ],
)
def test_other_numbers_stay(said: str) -> None:
    """Counts, periods, document numbers and years that no report is of."""
    assert years_spelled_out(said, THERE) == said
