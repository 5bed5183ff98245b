"""Everyday words for what is left over, who applies, old and new, and what grew over the years."""

from __future__ import annotations

import pytest

from assistant.cells.breakdown import broken_down
from assistant.cells.counts import as_compared, find_counts, names_staff
from assistant.cells.measures import find_measures
from assistant.plain.form_words import in_form_words
from assistant.plain.plainly import plainly
from assistant.understanding.operations import Operation, find_operations, gained
from ingest.tables.requests import CARRIED_IN, RECEIVED, TOTAL

SUITS = "行政诉讼"


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("办结的里头扣掉予以公开的，还剩几件", "办结的减去予以公开等于几件"),
        ("办结的申请扣除予以公开和部分公开，剩多少件", "办结的申请减去予以公开减去部分公开等于多少件"),
        ("办完的申请里，不算予以公开的，还有多少件", "办完的申请减去予以公开等于多少件"),
        ("收到的申请除去自然人的还剩多少件", "收到的申请除去自然人的还剩多少件"),
        ("没办完还剩几件", "没办完还剩几件"),
        ("除去审批局还剩几家", "除去审批局还剩几家"),
        ("除了培训，还有几次开放日", "除了培训，还有几次开放日"),
    ],
)
def test_what_is_left_over_is_one_less_the_others(question: str, plain: str) -> None:
    assert plainly(question) == plain


def test_what_a_share_is_wanted_for_is_no_part_of_the_question() -> None:
    assert plainly("我想用予以公开占总数的比例衡量透明度，是百分之几") == "予以公开占总数的比例，是百分之几"


def test_a_gloss_stands_in_the_place_of_its_word() -> None:
    assert plainly("新收、结转这两行多少（结转指上年转来）") == "新收、上年转来这两行多少"
    assert [m.row for m in find_measures("上年转来多少")] == [CARRIED_IN]


@pytest.mark.parametrize(
    "words",
    [
        "不是个人、是单位名义提的申请几件",
        "不以个人名义、用单位名义提的申请几件",
        "以单位名义申请的几件",
        "法人身份提的申请几件",
        "机构名义申请的几件",
    ],
)
def test_who_applies_in_the_name_of_an_organisation_is_no_natural_person(words: str) -> None:
    assert {m.column for m in find_measures(in_form_words(words))} == {"法人或其他组织"}


def test_who_applies_in_ones_own_name_stays_a_natural_person() -> None:
    assert {m.column for m in find_measures(in_form_words("以个人名义提的申请几件"))} == {"自然人"}


@pytest.mark.parametrize("words", ["一共要办多少件申请,老的新的都算", "新的旧的一起算,要办的申请有多少件"])
def test_old_and_new_requests_are_received_and_carried_in(words: str) -> None:
    told = in_form_words(words)
    assert [m.row for m in find_measures(told)] == [RECEIVED, CARRIED_IN]
    assert Operation.SUM in find_operations(told)


@pytest.mark.parametrize("words", ["年均办多少件申请", "申请收了多少、办了多少", "收了几件申请、办了几件"])
def test_requests_handled_are_those_settled(words: str) -> None:
    assert TOTAL in {m.row for m in find_measures(in_form_words(words))}


def test_what_is_still_to_be_handled_is_not_settled() -> None:
    assert [m.row for m in find_measures("一共要办多少件申请")] == [RECEIVED]


def test_carried_beside_new_to_be_added_was_carried_in() -> None:
    assert in_form_words("新收加结转减去办结") == "新收加上年结转减去办结"
    assert in_form_words("新收加结转下年的") == "新收加结转下年的"


@pytest.mark.parametrize("words", ["算重复的又几件", "认定为重复的几件", "归为重复处理的多少"])
def test_what_counts_as_repeated_is_a_row(words: str) -> None:
    assert [m.row for m in find_measures(words)] == ["不予处理/重复申请"]


def test_two_ways_to_court_are_no_results() -> None:
    suits = [m for m in find_measures("打官司两种情形分别多少") if m.row == SUITS]
    assert broken_down(suits, "打官司两种情形分别多少") == suits
    assert len(broken_down(suits, "打官司的结果分别多少")) > 1


def test_figures_are_compared_as_the_comparing_clause_names_them() -> None:
    words = "解读才那么点?公众号条数是解读篇数的几倍"
    assert [m.row for m in as_compared(find_counts(words), words)] == ["微信公众号发布信息", "政策解读"]


def test_what_was_added_is_a_difference_of_years() -> None:
    assert gained(find_operations("公开人手添了几个"), "公开人手添了几个").operations == (
        Operation.DIFFERENCE,
    )
    assert not gained(find_operations("分别添了几个"), "分别添了几个").operations
    assert names_staff("公开人手添了几个")
    assert not names_staff("新添了几个栏目")


@pytest.mark.parametrize(
    ("words", "operation"),
    [("许可经历了怎样的起伏", Operation.TREND), ("公众号推送量哪年封顶", Operation.LARGEST)],
)
def test_ups_and_downs_and_the_top_are_over_the_years(words: str, operation: Operation) -> None:
    assert operation in find_operations(words)


def test_totals_that_are_named_are_not_added_up() -> None:
    assert Operation.SUM not in find_operations("那几个总计,复议总计、直接起诉总计")
