"""Changes and parts that a question takes for granted, and years by their place in a series."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Assistant
from assistant.compose.stated import is_of_kind
from assistant.types import Status
from assistant.understanding.proportion import Verdict, grown, portion
from ingest.tables.requests import CARRIED_IN, CARRIED_OUT, RECEIVED
from tests.assistant.over import assistant_over
from tests.ingest.audit.conftest import (
    PROACTIVE,
    REVIEWED,
    TEXT,
    proactive_table,
    requests_table,
    review_table,
)

AGENCY = "青溪市林业局"
LICENCES = {2019: "100", 2020: "130", 2021: "", 2022: "200"}
PENALTIES = {2019: "9", 2020: "5", 2021: "4", 2022: "3"}
RECEIVED_IN = {2019: "20", 2020: "30", 2021: "36", 2022: "27"}
LEFT = {2019: "0", 2020: "0", 2021: "4", 2022: "0"}


def report(year: int) -> str:
    """The text of one year's report."""
    tables = {
        **PROACTIVE,
        ("行政许可", "本年处理决定数量"): LICENCES[year],
        ("行政处罚", "本年处理决定数量"): PENALTIES[year],
    }
    requests = {
        (RECEIVED, "自然人"): RECEIVED_IN[year],
        (CARRIED_IN, "自然人"): LEFT.get(year - 1, "0"),
        (CARRIED_OUT, "自然人"): LEFT[year],
    }
    return TEXT.format(
        agency=AGENCY,
        year=year,
        period=year,
        intro="",
        prose="平稳。",
        signed=f"{year + 1}年1月18日",
        tail="",
        proactive="\n".join(proactive_table(tables)),
        requests="\n".join(requests_table(requests)),
        review="\n".join(review_table(REVIEWED)),
    )


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over four years of one agency, of which one leaves its licences blank."""
    with assistant_over(tmp_path_factory, {str(year): report(year) for year in LICENCES}) as found:
        yield found


def said(assistant: Assistant, *turns: str) -> str:
    """What is answered to the last of some turns."""
    answer = assistant.ask(turns[-1], turns[:-1])
    assert answer.status is Status.ANSWERED, answer
    return "".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "value", "verdict"),
    [
        ("申请增长10%对吗", "48.65", Verdict.WRONG),
        ("申请增长48.6%对吗", "48.6486", Verdict.RIGHT),
        ("申请增长了近一半对吗", "48.65", Verdict.NEAR),
        ("申请增长30%以上吗", "29.41", Verdict.WRONG),
        ("申请增长不到40%吧", "38.89", Verdict.RIGHT),
        ("申请减少了四分之一吗", "24", Verdict.NEAR),
        ("申请下降了三成对吗", "13.64", Verdict.WRONG),
        ("申请同比增长超过两成吗", "29.41", Verdict.RIGHT),
        ("申请增长了一倍对吗", "100", Verdict.RIGHT),
        ("比2020年多收了60件申请是吗", "50", Verdict.WRONG),
    ],
)
def test_a_change_is_held_in_its_own_measure(question: str, value: str, verdict: Verdict) -> None:
    """Limits, round words and plain amounts are each told of a change in their own way."""
    change = grown(question)
    assert change is not None
    assert change.amount.held_against(Decimal(value)) is verdict


@pytest.mark.parametrize("question", ["申请增长了多少", "为什么申请增长10%", "增长了几成", "许可比上年多吗"])
def test_a_change_that_is_asked_for_is_not_taken_for_granted(question: str) -> None:
    """Neither how much nor why is a claim to be confirmed."""
    assert grown(question) is None


def test_a_part_is_no_change() -> None:
    """超过一半 of a whole is a portion; with 增长 it is not."""
    assert portion("复议纠正超过一半了吗") is not None
    assert portion("申请增长一半了吗") is None


@pytest.mark.parametrize(
    ("claimed", "unit", "same"),
    [("%", "件", False), ("个", "万元", False), ("件", "次", True), ("万元", "元", True), ("", "件", True)],
)
def test_amounts_of_different_kinds_are_not_compared(claimed: str, unit: str, same: bool) -> None:
    """40% is neither the same as 50件 nor another number than that."""
    assert is_of_kind(claimed, unit) is same


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2020年申请增长10%对吗", "增长10%与报告不符"),
        ("2020年申请比上年增长50%是真的吗", "增长50%与报告一致"),
        ("2022年申请减少了四分之一吗", "减少了四分之一与报告一致"),
        ("2021年比2020年多收了6件申请对吗", "多收了6件与报告一致"),
        ("2022年申请增长20%以上吗", "增长20%以上与报告不符"),
    ],
)
def test_a_change_is_computed_and_held(assistant: Assistant, question: str, told: str) -> None:
    """A percentage never agrees with a number of items; the rate is computed first."""
    assert told in said(assistant, AGENCY + question)


def test_whether_all_was_done_is_told_by_what_is_carried_over(assistant: Assistant) -> None:
    """That the number of requests is right does not say that all were dealt with."""
    assert "没有全部办结：有4件" in said(assistant, f"{AGENCY}2021年36件申请都办完了吗")
    assert "即当年全部办结" in said(assistant, f"{AGENCY}2020年30件申请是不是全部办结了")
    assert "是否按期办结，表中没有" in said(assistant, f"{AGENCY}2020年30件申请都按时办结了吗")


def test_a_trend_with_a_gap_is_only_of_the_years_known(assistant: Assistant) -> None:
    """What is not known may have gone the other way."""
    text = said(assistant, f"{AGENCY}行政许可是不是逐年增加")
    assert "只看有数的2019、2020、2022年" in text
    assert "2021年的数不知道" in text
    assert "每年都比上一年减少" in said(assistant, f"{AGENCY}行政处罚是不是一年比一年少")


def test_another_number_of_the_year_in_which_one_was_first(assistant: Assistant) -> None:
    """处罚最多的那年申请几件 ranks the penalties, and tells the requests of that year alone."""
    answer = assistant.ask(f"{AGENCY}处罚最多的那年收到申请几件")
    assert [(f.year, f.value) for f in answer.figures] == [(2019, Decimal(20))]
    assert any("2019年" in note for note in answer.assumed)
    assert "30件" in said(assistant, f"{AGENCY}处罚最多的那年的后一年收到申请几件")


@pytest.mark.parametrize(
    ("years", "sum_"),
    [
        ("头三年", "86件"),
        ("前两年", "50件"),
        ("除2020年外其他年份", "83件"),
        ("2019年除外,后三年", "93件"),
        ("2021年之前的", "50件"),
        ("2021年及以前的", "86件"),
        ("2020年以后的", "93件"),
    ],
)
def test_years_by_their_place_are_those_added_up(assistant: Assistant, years: str, sum_: str) -> None:
    """The first, those before or after one, and all but one are years and no places of a rank."""
    assert f"合计{sum_}" in said(assistant, f"{AGENCY}{years}申请合计多少")


def test_the_first_year_is_the_oldest(assistant: Assistant) -> None:
    """头一年 without another year is that of the first report, and the answer says so."""
    answer = assistant.ask(f"{AGENCY}头一年收到多少申请")
    assert [(f.year, f.value) for f in answer.figures] == [(2019, Decimal(20))]
    assert any("2019年" in note for note in answer.assumed)


def test_other_years_are_not_the_one_spoken_of(assistant: Assistant) -> None:
    """其他年份呢 leaves out the year before."""
    answer = assistant.ask("其他年份呢", [f"{AGENCY}2021年行政处罚几件"])
    assert {f.year for f in answer.figures} == {2019, 2020, 2022}


@pytest.mark.parametrize(("turn", "told"), [("不是36件吗", "36件与报告不符"), ("才27件吗", "27件与报告一致")])
def test_a_turn_that_is_a_number_is_of_the_matter_before(assistant: Assistant, turn: str, told: str) -> None:
    """不是36件吗 is held against what was asked before."""
    assert told in said(assistant, f"{AGENCY}2022年收到多少申请", turn)


def test_years_above_the_average_are_named(assistant: Assistant) -> None:
    """高于平均的有哪几年 names them beside the average."""
    assert "高于平均的是2020年、2021年" in said(assistant, f"{AGENCY}哪几年的申请高于平均")
