"""Names set down in pieces."""

from __future__ import annotations

import pytest

from assistant.plain.fragments import together
from assistant.scope.catalogue import Catalogue, CatalogueReport

OFFICES = (
    ("青溪市", "人民政府"),
    ("青溪市云岭县", "卫生健康局"),
    ("青溪市云岭县", "行政审批服务局"),
)
THERE = Catalogue(
    CatalogueReport(f"{place}{office}", place + office, place, office, 2022) for place, office in OFFICES
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2022/云岭/卫健/处罚", "2022/云岭卫健/处罚"),
        ("云岭，审批，许可，2022", "云岭审批，许可，2022"),
        ("青溪-云岭-卫健-2022", "青溪云岭卫健-2022"),
    ],
)
def test_a_place_and_its_office_in_short_are_put_together(said: str, meant: str) -> None:
    """Whatever mark stands between them."""
    assert together(said, THERE) == meant


@pytest.mark.parametrize(
    "said", ["青溪市/云岭县卫健局 申请", "云岭，审批事项有几项", "云岭，处罚，许可", "许可/处罚"]
)
def test_other_lists_stay(said: str) -> None:
    """Two agencies, a word of its own, cells."""
    assert together(said, THERE) == said
