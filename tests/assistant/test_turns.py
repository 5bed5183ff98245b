"""Which words of a short turn carry a matter."""

from __future__ import annotations

import pytest

from assistant.turns import asks_cause, computes, correction, merged_rest


@pytest.mark.parametrize("own", ["收了几件", "几件", "的呢", "这个数", "又收几件"])
def test_what_was_said_before_is_only_repeated(own: str) -> None:
    """Words that add nothing leave the matter before as it is, or beside it."""
    assert merged_rest("收到几件公开申请", own, own, False).startswith("收到几件公开申请")


@pytest.mark.parametrize("own", ["处罚几件", "窗口有几个", "存在哪些问题"])
def test_a_matter_of_its_own_stands_alone(own: str) -> None:
    """What was asked before is not added to it."""
    assert merged_rest("收到几件公开申请", own, own, False) == own


@pytest.mark.parametrize("own", ["两样加一块", "谁少,少几件", "增幅百分之多少", "三样拢共", "多出几篇"])
def test_arithmetic_alone_computes_with_what_was_asked(own: str) -> None:
    """It names nothing that could be counted."""
    assert computes(own)


@pytest.mark.parametrize("own", ["处罚加许可多少", "谢谢", "有哪些问题", ""])
def test_anything_else_computes_with_nothing_before(own: str) -> None:
    """It has a matter, or no arithmetic."""
    assert not computes(own)


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("哎呀看错，要19年的", "哎呀看错，"),
        ("记岔了，是临渡那个", "记岔了，"),
        ("不是审批局，我要水务局的", "不是审批局，我要"),
        ("不对外公开的有几件", ""),
        ("不予公开，部分公开各几件", ""),
    ],
)
def test_a_correction_is_told_from_what_it_corrects_to(question: str, head: str) -> None:
    """Only words about the slip itself are taken off."""
    assert correction(question) == head


@pytest.mark.parametrize(
    ("own", "is_cause"),
    [("减少的原因是什么", True), ("为啥涨这么多", True), ("为什么不予公开", False), ("涨多少", False)],
)
def test_why_a_number_changed_is_told_from_other_reasons(own: str, is_cause: bool) -> None:
    """It names no matter beside the change."""
    assert asks_cause(own) is is_cause
