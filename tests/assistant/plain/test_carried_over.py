"""What is left of other years, put as the form has it."""

from __future__ import annotations

import pytest

from assistant.plain.carried_over import carried_over


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("头一年没办完、拖到2021年接着办的申请有几件", "2021年上年结转的申请有几件"),
        ("北棠区政府22年从上年接转过来的申请几件", "北棠区政府22年上年结转的申请几件"),
        ("上一年度没处理完的，2022年青溪市政府接了多少件", "上年结转的，2022年青溪市政府接了多少件"),
        ("云岭卫健局2022年承接上年未办结申请几件", "云岭卫健局2022年承接上年结转申请几件"),
        ("青溪市政府2022表三：上年转入几件？转下年几件？", "青溪市政府2022表三：上年结转几件？转下年几件？"),
        ("青溪市政府2021年往年积压的申请有几件", "青溪市政府2021年上年结转的申请有几件"),
    ],
)
def test_what_a_year_before_left_is_carried_into_the_year_named(said: str, meant: str) -> None:
    """The word for the year before says where requests come from, and is no year asked for."""
    assert carried_over(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "北棠区政府去年没办完的申请有几件",
        "2021年和上一年没办完的申请各几件",
        "2022年新收的比去年剩的多几件",
        "北棠区政府2022年比上年少收几件申请",
    ],
)
def test_a_year_before_that_is_asked_for_stays(said: str) -> None:
    """With no other year, as one of two, or measured by, the year before is itself asked for."""
    assert carried_over(said) == said


def test_a_turn_before_may_have_named_the_year() -> None:
    """上年遗留的呢 after 2022年新收几件 is of 2022."""
    assert carried_over("上年遗留的呢", dated=True) == "上年结转的呢"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("临渡审批局21年办结了几件，又有几件拖进22年", "临渡审批局21年办结了几件，又有几件结转下年度的"),
        ("2021年跨到2022年还没办的申请哪家最多", "2021年结转下年度的还没办的申请哪家最多"),
        ("从21年转到22年接着办的申请几件", "从21年转到22年接着办的申请几件"),
        (
            "2020年末转到21年的与21年上年结转一致吗，申请几件",
            "2020年末转到21年的与21年上年结转一致吗，申请几件",
        ),
        ("2019年的规划一直留到2020年", "2019年的规划一直留到2020年"),
    ],
)
def test_what_moves_into_the_next_year_is_carried_out_of_this_one(said: str, meant: str) -> None:
    """Unless it is told from where, both years are held side by side, or it is of no requests."""
    assert carried_over(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "连上年遗留下来的算上，北棠区政府2022年手里总共要办多少件公开申请",
        "云岭审批局2022年算上旧账总共要办几件申请",
        "青溪市政府22年要处理的申请总量，含上年结转",
        "青溪市政府2021年连同上年结转，共需答复申请多少件",
    ],
)
def test_all_that_is_in_hand_is_what_is_new_and_what_was_left(said: str) -> None:
    """What is counted in with the requests of the year is added to those received."""
    assert "新收申请加上上年结转" in carried_over(said)
