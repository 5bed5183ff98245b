"""Names that are of no report asked for."""

from __future__ import annotations

import pytest

from assistant.plain.who_asks import without_lead_ins
from assistant.scope.catalogue import Catalogue, CatalogueReport

OFFICES = (
    ("青溪市", "人民政府"),
    ("澜原市北棠区", "人民政府"),
    ("澜原市北棠区", "交通运输局"),
    ("澜原市砚湖县", "市场监督管理局"),
    ("青溪市云岭县", "行政审批服务局"),
)
THERE = Catalogue(
    CatalogueReport(f"{place}{office}", place + office, place, office, 2022) for place, office in OFFICES
)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("老家在北棠区，问下云岭县审批局2022年许可多少", "问下云岭县审批局2022年许可多少"),
        ("我是砚湖人，想问北棠交通局2022年许可几件", "想问北棠交通局2022年许可几件"),
        ("本人系县档案馆工作人员，北棠交通局2022年许可几件", "北棠交通局2022年许可几件"),
        ("我在砚湖县市监局上班，北棠交通局2022年许可几件", "北棠交通局2022年许可几件"),
        ("砚湖隔壁的北棠交通局2022年许可几件", "北棠交通局2022年许可几件"),
        ("跟砚湖挨着的北棠交通局2022年许可几件", "北棠交通局2022年许可几件"),
        ("北棠区政府（砚湖隔壁那个区）2022年许可几件", "北棠区政府2022年许可几件"),
        ("邻县的云岭审批局2022年许可几件", "云岭审批局2022年许可几件"),
    ],
)
def test_who_asks_and_what_lies_near_are_no_scope(said: str, left: str) -> None:
    """Where one lives, works or comes from, and beside whom an agency lies."""
    assert without_lead_ins(said, THERE) == left


@pytest.mark.parametrize(
    "said",
    [
        "我是砚湖人，市监局2022年许可几件",
        "我在砚湖县市监局上班，想看看我们局和北棠交通局谁许可多",
        "我想问砚湖县市监局，还有北棠交通局2022年许可几件",
        "北棠区2022年许可，跟北棠交通局比差多少",
        "先看北棠区政府，再看青溪市政府的许可",
        "北棠区政府和青溪市政府2022年许可各几件",
    ],
)
def test_whoever_is_asked_for_stays(said: str) -> None:
    """The only one named, one's own office where it is compared, and all of several."""
    assert without_lead_ins(said, THERE) == said
