"""Items of the form of 2019: what the year added and what there is at its end."""

from __future__ import annotations

import pytest

from assistant.cells.items import item_columns
from ingest.tables.proactive import ITEMS_BEFORE, ITEMS_CHANGE


@pytest.mark.parametrize(
    ("row", "words", "columns"),
    [
        ("行政许可", "行政许可增加了多少项", (ITEMS_CHANGE,)),
        ("行政处罚", "行政处罚项目增加还是减少了", (ITEMS_CHANGE,)),
        ("其他对外管理服务事项", "其他对外管理服务事项增减多少", (ITEMS_CHANGE,)),
        ("行政许可", "行政许可事项年末有几项", (ITEMS_BEFORE, ITEMS_CHANGE)),
        ("行政处罚", "处罚项目有多少个", (ITEMS_BEFORE, ITEMS_CHANGE)),
        ("行政事业性收费", "行政事业性收费有几项", (ITEMS_BEFORE, ITEMS_CHANGE)),
        ("行政许可", "行政许可上一年项目有多少", (ITEMS_BEFORE,)),
        ("行政许可", "行政许可事项办了多少件", ()),
        ("行政许可", "行政许可比上年增加多少件", ()),
        ("行政处罚", "行政处罚较2020年增减多少", ()),
        ("其他对外管理服务事项", "其他对外管理服务事项多少", ()),
        ("行政规范性文件", "规范性文件增加几项", ()),
    ],
)
def test_items_are_told_from_decisions(row: str, words: str, columns: tuple[str, ...]) -> None:
    """项 and 项目 are of the list of items, 件 of what was decided."""
    assert item_columns(row, words) == columns
