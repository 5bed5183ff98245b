"""What a question calls all the reports is no matter of it."""

from __future__ import annotations

import pytest

from assistant.plain.collection import without_collection


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("把手头这几份年报的行政处罚数量从多到少排个队", "行政处罚数量从多到少排个队"),
        ("汇总馆藏全部五份年报的政协提案件数", "政协提案件数"),
        ("库里这四份报告哪份没写联系电话", "哪份没写联系电话"),
        ("从收录的年报里谁许可最多", "谁许可最多"),
    ],
)
def test_the_collection_is_left_out(words: str, left: str) -> None:
    assert without_collection(words) == left


@pytest.mark.parametrize("words", ["有几份年报", "几份年报提到了培训", "哪几份年报写了开放日", "全部年报"])
def test_reports_that_are_asked_for_stay(words: str) -> None:
    assert without_collection(words) == words
