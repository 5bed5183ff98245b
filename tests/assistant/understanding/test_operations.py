"""Which arithmetic a question asks for, and what comes out of it, with the sums as they were made."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Assistant
from assistant.cells.breakdown import broken_down
from assistant.cells.measures import applications, find_measures
from assistant.output import to_markdown
from assistant.types import Status
from assistant.understanding.limits import Condition
from assistant.understanding.operations import Operation, asked_for, find_operations, is_taken_away

D, R, S, SUM = Operation.DIFFERENCE, Operation.RATE, Operation.SHARE, Operation.SUM


@pytest.mark.parametrize(
    ("question", "operations"),
    [
        ("行政许可多少件", ()),
        ("谁的行政许可多，多多少？", (Operation.LARGEST, D)),
        ("行政许可增长了百分之几", (R,)),
        ("收到的申请同比下降多少", (R, D)),
        ("自然人申请占全部申请的比例", (S,)),
        ("行政处罚和行政强制一共多少件", (SUM,)),
        ("一共多少件，平均每年多少", (Operation.AVERAGE, SUM)),
        ("行政许可排名前三的是谁", (Operation.RANK,)),
        ("行政许可从少到多排", (Operation.RANK, Operation.SMALLEST)),
        ("历年行政许可的变化趋势", (Operation.TREND,)),
        ("哪家收到的申请最少", (Operation.SMALLEST,)),
        ("有几家单位收到的申请超过30件", (Operation.COUNT,)),
        ("行政许可比行政处罚多多少", (D,)),
        ("行政复议纠正率是多少", (S,)),
        ("申请量是上年的几倍", (R,)),
        ("行政处罚÷行政许可是百分之几", (S,)),
        ("行政处罚除以行政许可是几倍", (R,)),
        ("处罚是许可的百分之几", (S,)),
        ("下滑了几个百分点", (R,)),
        ("三类合计", (SUM,)),
        ("三项的和是多少", (SUM,)),
        ("许可连同处罚是多少", (SUM,)),
        ("许可减去处罚等于多少", (D,)),
        ("超出多少件", (D,)),
        ("几家单位一共收到多少件", (SUM,)),
        ("最多的两家", (Operation.LARGEST, Operation.RANK)),
        ("最高的四个月", (Operation.LARGEST,)),
        ("被起诉的单位,一共几家", (Operation.COUNT,)),
        ("被纠正过的机关,都有哪些", (Operation.COUNT,)),
        ("多于两件", ()),
    ],
)
def test_operations_are_told_by_the_words(question: str, operations: tuple[Operation, ...]) -> None:
    """Each everyday wording names its operations, and a plain question none."""
    assert set(find_operations(question).operations) == set(operations)


@pytest.mark.parametrize(
    ("question", "relation", "bound"),
    [
        ("申请超过30件的单位有几家", ">", 30),
        ("有几家单位收到10件以上申请", ">=", 10),
        ("哪些单位没有收到申请", "=", 0),
        ("哪些单位被提起诉讼", ">", 0),
        ("几家单位的许可不到100件", "<", 100),
        ("许可过100件的有几家", ">", 100),
        ("有几年超过100件", ">", 100),
        ("过一百件的有几家", ">", 100),
        ("哪几年不到100件", "<", 100),
        ("超过20件的单位家数", ">", 20),
        ("不超过10件的单位有几家", "<=", 10),
        ("哪些单位有没有被复议", ">", 0),
        ("超九千件的单位有几家", ">", 9000),
        ("破三千的单位有几家", ">", 3000),
        ("过万的有几家", ">", 10000),
        ("不过万的有几家", "<=", 10000),
        ("至少培训8次的有几家", ">=", 8),
        ("办了10场以上(10场不算)的有几家", ">", 10),
        ("起码开过三场的有几家", ">=", 3),
        ("满八次的有几家", ">=", 8),
        ("参训不到50人的有几家", "<", 50),
        ("没有罚过一件的有几家", "=", 0),
        ("二十件以上(不含二十)的单位有几家", ">", 20),
        ("没到一百件的有几家", "<", 100),
        ("没经过复议就被起诉的单位有几家", ">", 0),
        ("案件尚未审结的单位有几家", ">", 0),
    ],
)
def test_conditions_are_read(question: str, relation: str, bound: int) -> None:
    """超过, 以上, 不到 and 没有 give the bound and on which side of it; without any, more than none."""
    condition = find_operations(question).condition
    assert condition
    assert (relation, Decimal(bound)) == (condition.relation, condition.bound)


@pytest.mark.parametrize(
    "question", ["超过三年", "超过一半", "增长超过三成", "过去十年", "收过申请", "超过30家"]
)
def test_what_counts_something_else_is_no_limit(question: str) -> None:
    """Years, shares and agencies are not what figures are held against."""
    assert find_operations(question).condition is None


def test_a_range_is_a_limit_on_both_sides() -> None:
    """600到1000件之间 is met by both ends and what lies between them."""
    condition = find_operations("在600到1000件之间的有几家").condition
    assert condition
    met = [value for value in (599, 600, 800, 1000, 1001) if condition.holds(Decimal(value))]
    assert met == [600, 800, 1000]


def test_a_limit_of_money_is_in_yuan() -> None:
    """超过50万元 and 超过50万 are 500000元; 6万件 is no money."""
    said = ("超过50万元", "超过50万", "超过50万件")
    limits = [condition for words in said if (condition := find_operations(words).condition)]
    assert [(int(limit.bound), limit.unit) for limit in limits] == [
        (500000, "元"),
        (500000, "元"),
        (500000, ""),
    ]


@pytest.mark.parametrize(
    ("question", "ratio", "turned", "times"),
    [
        ("行政处罚相当于行政许可的百分之几", True, False, False),
        ("行政处罚÷行政许可是百分之几", True, False, True),
        ("后者占前者的几成", True, True, False),
        ("后者是前者的几倍", False, True, True),
        ("前者占后者的比例", True, False, False),
        ("行政许可是行政处罚的几倍", False, False, True),
        ("行政处罚和行政许可各占几成", False, False, False),
    ],
)
def test_what_is_divided_by_what_is_told(question: str, ratio: bool, turned: bool, times: bool) -> None:
    """One by the other or both by their sum, the second by the first, as a multiple."""
    asked = find_operations(question)
    assert (asked.ratio, asked.reversed, asked.times) == (ratio, turned, times)


@pytest.mark.parametrize(
    ("question", "top"),
    [
        ("排名前三的", 3),
        ("前10名", 10),
        ("前三强", 3),
        ("倒数两名", 2),
        ("最多的两家", 2),
        ("最少的三个是谁", 3),
        ("第一名比第二名多多少", 2),
        ("最高的四个月", None),
        ("前一名", None),
        ("前3年最多", None),
    ],
)
def test_how_many_at_one_end_are_wanted(question: str, top: int | None) -> None:
    """The number of 前三名 and of 最多的两家; months and years are none."""
    assert find_operations(question).top == top


def test_one_more_operation_is_added_to_those_asked_for() -> None:
    """A count gets its condition from the words, another operation leaves what is there."""
    words = "收到10件以上的"
    asked = find_operations(words)
    assert asked.operations == ()
    counted = asked_for(Operation.COUNT, words, asked)
    assert (counted.operations, counted.condition) == ((Operation.COUNT,), Condition(">=", Decimal(10)))
    both = asked_for(Operation.AVERAGE, words, counted)
    assert (both.operations, both.condition) == ((Operation.COUNT, Operation.AVERAGE), counted.condition)


def test_a_stated_number_is_a_claim_only_where_it_is_taken_for_granted() -> None:
    """为什么罚了500次 claims 500; a threshold or a plain question claims nothing."""
    claim = find_operations("为什么罚了500次").claim
    assert claim
    assert (Decimal(500), "次") == (claim.value, claim.unit)
    heard = find_operations("听说超过100件,是真的吗")  # a limit, which 110 meets
    assert (heard.claim, heard.condition) == (None, Condition(">", Decimal(100)))
    reached = find_operations("申请从74件增加到110件,对吗").claim
    assert reached
    assert reached.value == 110
    assert find_operations("前3名是谁").claim is None
    assert find_operations("行政处罚多少次").claim is None


def test_kinds_are_broken_down() -> None:
    """哪类申请人 asks for each kind of applicant, 不予公开的理由 for each reason."""
    assert len(broken_down(applications("哪类申请人申请最多"), "哪类申请人申请最多")) == 6
    reasons = broken_down(find_measures("不予公开的理由哪种最多"), "不予公开的理由哪种最多")
    assert all(measure.row.startswith("不予公开/") for measure in reasons)


def said(assistant: Assistant, question: str) -> tuple[Status, str, str]:
    answer = assistant.ask(question)
    return answer.status, to_markdown(answer), answer.calculation or ""


def test_two_years_give_a_rate(assistant: Assistant) -> None:
    """Growth against the year before, with both values cited and the division shown."""
    status, text, calculation = said(assistant, "云岭县水务局2022年行政许可比2021年增长百分之几？")
    assert status is Status.ANSWERED
    assert "8.57%" in text
    assert "(1520 − 1400) ÷ 1400 = 8.57%" in calculation


def test_years_add_up_and_average(assistant: Assistant) -> None:
    """Sum and mean over two years of one agency."""
    _, text, calculation = said(assistant, "云岭县水务局2021年到2022年行政许可一共多少件，平均每年多少？")
    assert "2920件" in text
    assert "1460件" in text
    assert "1520 + 1400 = 2920件" in calculation or "1400 + 1520 = 2920件" in calculation


def test_a_blank_operand_is_named_and_the_result_withheld(assistant: Assistant) -> None:
    """Where one of two values is blank, nothing is computed and the blank is said."""
    status, text, calculation = said(assistant, "云岭县水务局2022年行政许可比行政处罚多多少？")
    assert status is Status.NOT_REPORTED
    assert "空白" in text
    assert not calculation


def test_a_false_number_is_corrected(assistant: Assistant) -> None:
    """A number taken for granted is set against the report's own."""
    status, text, calculation = said(assistant, "为什么云岭县水务局2022年行政许可办了500件？")
    assert status is Status.ANSWERED
    assert "1520件" in text
    assert "与报告不符" in text
    assert "500件 ≠ 1520件" in calculation


def test_agencies_are_ranked_and_counted(assistant: Assistant) -> None:
    """The largest of several, and how many are above a bound."""
    assert (
        "最多的是青溪市云岭县水务局2022年，为1520件" in said(assistant, "2022年哪家单位的行政许可最多？")[1]
    )
    text = said(assistant, "2022年有几家单位行政许可超过100件？")[1]
    assert "有1家：青溪市云岭县水务局2022年" in text


def test_a_ranking_of_one_year_says_the_year_once(assistant: Assistant) -> None:
    """And then only the agencies, in their order."""
    ranked = next(
        line for line in said(assistant, "2022年各单位行政许可排名")[1].splitlines() if "依次" in line
    )
    assert ranked.startswith("2022年依次是：青溪市云岭县水务局")
    assert ranked.count("2022") == 1


def test_a_missing_base_year_is_said(assistant: Assistant) -> None:
    """Growth against a year that is not there names the year and gives what is known."""
    answer = assistant.ask("云岭县水务局2021年行政许可比2020年增长多少？")
    assert "没有2020年的报告，无法与它比较。" in answer.assumed
    assert "1400件" in to_markdown(answer)


def test_reports_that_write_of_something_are_named(assistant: Assistant) -> None:
    """哪些单位提到了 lists each report with its sentence."""
    status, text, _ = said(assistant, "哪些单位的年报提到了微信公众号？")
    assert status is Status.ANSWERED
    assert "云岭水务" in text
    assert "云岭林业" in text


def test_reports_with_a_table_as_a_picture_are_named(assistant: Assistant) -> None:
    """哪些报告的复议诉讼表是图片 is answered from the state of the tables."""
    status, text, _ = said(assistant, "2022年哪些单位的复议诉讼表是图片？")
    assert status is Status.ANSWERED
    assert text.count("是图片") == 2


def test_turns_are_combined(assistant: Assistant) -> None:
    """两家一共, 谁多 and 不是A，是B are about what the conversation has named."""
    turns = ["云岭县水务局2022年行政许可多少件？", "那林业局呢"]
    assert "1597件" in to_markdown(assistant.ask("两家一共多少", turns))
    assert "最多的是青溪市云岭县水务局" in to_markdown(assistant.ask("谁多", turns))
    corrected = to_markdown(assistant.ask("不是水务局，是林业局", turns[:1]))
    assert "77件" in corrected
    assert "1520" not in corrected
    assert "1520件" in to_markdown(assistant.ask("换成表格", turns[:1]))


def test_a_number_named_in_the_question_is_looked_up(assistant: Assistant) -> None:
    """200条占312条 is computed from the report's figures; one that is not there is said to be none."""
    text = to_markdown(assistant.ask("云岭县水务局2022年200条占312条的比例对吗？"))
    assert "64.10%" in text
    assert "77次与报告不符" in to_markdown(assistant.ask("云岭县水务局2022年培训了77次，对吗？"))


@pytest.mark.parametrize(
    ("question", "calculation"),
    [
        ("云岭县水务局2021年行政许可是2022年的几倍？", "1400 ÷ 1520 = 0.92"),
        ("云岭县水务局2022年行政许可是2021年的几倍？", "1520 ÷ 1400 = 1.09"),
        ("云岭县水务局和云岭县林业局2022年的行政许可，后者是前者的几倍？", "77 ÷ 1520 = 0.05"),
        ("云岭县水务局2022年公众号消息相当于林业局的百分之几？", "96 ÷ 96 = 100%"),
    ],
)
def test_the_division_is_the_way_it_is_said(assistant: Assistant, question: str, calculation: str) -> None:
    """The year or the agency that is measured by another is divided by that one."""
    assert calculation in said(assistant, question)[2]


def test_the_years_of_a_conversation_are_divided_in_their_order(assistant: Assistant) -> None:
    """前一年 and 后一年 are two that were asked about, in whichever order."""
    turns = ["云岭县水务局2021年行政许可多少件？", "2022年呢"]
    for asked in (turns, ["云岭县水务局2022年行政许可多少件？", "2021年呢"]):
        assert "1520 ÷ 1400 = 1.09" in (assistant.ask("后一年是前一年的几倍", asked).calculation or "")
        assert "1400 ÷ 1520 = 0.92" in (assistant.ask("前一年是后一年的几倍", asked).calculation or "")


def test_years_that_meet_a_bound_are_counted(assistant: Assistant) -> None:
    """有几年 is answered with the number of years and which they are."""
    text = said(assistant, "云岭县水务局有几年行政许可超过1500件？")[1]
    assert "有1个年份：2022年" in text


@pytest.mark.parametrize("question", ["云岭县水务局2022年有没有许可", "云岭县水务局2022年办过许可吗"])
def test_whether_one_report_has_any_is_told_by_its_number(assistant: Assistant, question: str) -> None:
    """One report is not counted as one of one; its number tells it."""
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert "符合条件" not in to_markdown(answer)
    assert answer.calculation is None


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("云岭县水务局2022年行政许可有没有破千？", "超过1000件与报告一致"),
        ("云岭县水务局2022年行政许可是不是超过2000件？", "超过2000件与报告不符"),
        ("云岭县水务局2022年行政事业性收费有没有超过80万元？", "超过800000元与报告一致"),
    ],
)
def test_one_figure_is_held_against_a_limit(assistant: Assistant, question: str, verdict: str) -> None:
    """The figure is given, and whether it is beyond the limit, in whichever unit of money that is."""
    assert verdict in said(assistant, question)[1]


def test_a_limit_picks_years_and_agencies(assistant: Assistant) -> None:
    """Those that meet it are counted and named, the number in characters or digits."""
    years = said(assistant, "云岭县水务局许可破一千五百的年份有几个，是哪几年")[1]
    assert "有1个年份：2022年" in years
    agencies = said(assistant, "行政许可一千件以上的单位和件数，2022年")[1]
    assert "有1家：青溪市云岭县水务局2022年" in agencies


def test_agencies_are_named_one_after_the_other(assistant: Assistant) -> None:
    """With nothing between their short names but a space, or with 、 and a number of them."""
    for question in ("云岭水务 云岭林业 2022年 行政许可", "云岭水务、云岭林业两家2022年许可共几件"):
        text = said(assistant, question)[1]
        assert "1520件" in text
        assert "77件" in text


@pytest.mark.parametrize(
    ("question", "top"), [("谁坐头三把交椅", 3), ("哪两类居前", 2), ("排年份，头两位是哪年", 2)]
)
def test_the_first_few_are_a_rank_by_themselves(question: str, top: int) -> None:
    """Though no other word asks for one."""
    asked = find_operations(question)
    assert ((Operation.RANK,), top) == (asked.operations, asked.top)


def test_what_follows_a_minus_is_taken_away() -> None:
    """A chain of sums keeps the sign of each."""
    text = "许可加处罚减强制等于多少"
    asked = find_operations(text)
    assert asked.chained
    assert (Operation.SUM,) == asked.operations
    assert [False, False, True] == [is_taken_away(text, text.index(w)) for w in ("许可", "处罚", "强制")]


def test_the_one_set_at_a_hundred_is_what_the_other_is_held_against() -> None:
    """把甲当作一百，乙是多少 asks for the second of the first."""
    asked = find_operations("倘把新收的申请当作一百,另一家的该是多少,用百分数答")
    assert (True, True) == (asked.ratio, asked.reversed)
    assert Operation.SHARE in asked


@pytest.mark.parametrize("question", ["最多的两个年份", "最少的是哪两年", "哪两年云岭县水务局许可最多"])
def test_the_first_few_years_are_counted(question: str) -> None:
    """Two years of a rank are its first two."""
    assert find_operations(question).top == 2
