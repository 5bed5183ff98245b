"""Short turns: what they leave out comes from the turns before, what points back is what it points to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.scope.resolve import resolve
from assistant.turns.short import without_taken_back
from assistant.types import Scope, ScopeStatus

OFFICES = (
    ("青溪市", "人民政府"),
    ("青溪市临渡区", "行政审批服务局"),
    ("青溪市临渡区", "水务局"),
    ("青溪市云岭县", "行政审批服务局"),
)
YEARS = (2019, 2020, 2021, 2022)
THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in OFFICES
    for year in YEARS
)
CITY, LINDU, WATER, YUNLING = (place + office for place, office in OFFICES)
WINDOWS = "临渡审批局2022年有几个咨询窗口"


def ask(question: str, *turns: str) -> Scope:
    return resolve(question, turns, THERE, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("往回倒一年", 2021),
        ("再倒回去两年", 2020),
        ("两年前呢", 2020),
        ("三年前呢，2019年", 2019),
        ("还有21年没说", 2021),
        ("年份写错了，20年", 2020),
        ("哎呀看错，要19年那年的", 2019),
        ("2020年的这个数", 2020),
    ],
)
def test_a_turn_that_only_changes_the_year_keeps_the_matter(question: str, year: int) -> None:
    """However it says so, the agency and what is counted are those of the turn before."""
    scope = ask(question, WINDOWS)
    assert (scope.report_ids, scope.rest) == ((f"{LINDU} {year}",), "有几个咨询窗口")


def test_calendar_words_count_from_one_year_throughout() -> None:
    """前年 after 去年 is the year before it, not two before that."""
    scope = ask("前年的", WINDOWS, "去年 就是21年呢")
    assert scope.years == (2020,)


def test_a_word_beside_the_year_it_says_is_one_comparison() -> None:
    """比头一年（20年）names one year, with which the one spoken of is compared."""
    scope = ask("比头一年（20年）多几件", "临渡审批局2021年收了几件公开申请")
    assert (scope.years, scope.compared_years) == ((2021,), (2020,))


@pytest.mark.parametrize(
    ("turns", "question", "agencies"),
    [
        ([WINDOWS], "同区的水务局呢", [WATER]),
        ([WINDOWS], "他们区水务局的", [WATER]),
        ([WINDOWS], "记岔了，是云岭那个审批局", [YUNLING]),
        ([WINDOWS], "哦不，换水务局，年份不变", [WATER]),
        ([WINDOWS, "云岭审批局呢"], "前面那家呢", [LINDU]),
        ([WINDOWS, "云岭审批局呢"], "第一家2021年有几个", [LINDU]),
        (["临渡审批局和云岭审批局2022年各有几个窗口"], "后者的公众号发了多少", [YUNLING]),
        ([WINDOWS, "云岭审批局呢"], "后一家相当于前一家的百分之几", [YUNLING, LINDU]),
        ([WINDOWS, "云岭审批局呢"], "请核算上述两家单位的平均数", [LINDU, YUNLING]),
        ([WINDOWS, "云岭审批局呢", "青溪市政府呢"], "谁最少", [LINDU, YUNLING, CITY]),
        ([WINDOWS], "除它以外的三家呢", [CITY, WATER, YUNLING]),
    ],
)
def test_words_that_point_at_agencies_are_those_agencies(
    turns: Sequence[str], question: str, agencies: Sequence[str]
) -> None:
    """By their order in the conversation, by a place they share, or all the others."""
    assert sorted(ask(question, *turns).agencies) == sorted(agencies)


@pytest.mark.parametrize("question", ["四家单位全部列出来", "放到所有单位里看，最多的是谁", "其余三家呢"])
def test_a_wider_question_keeps_year_and_matter(question: str) -> None:
    """What was asked of one agency in a year is asked of the others in that year."""
    scope = ask(question, "临渡审批局2021年有几个咨询窗口")
    assert (scope.status, scope.years, "窗口" in scope.rest) == (ScopeStatus.ALL, (2021,), True)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("前面那个数21年是多少", "许可是多少"),
        ("第一个2021年多少", "许可多少"),
        ("减少的原因是什么", "处罚又有多少件，减少的原因是什么"),
        ("该数占许可的比重", "处罚占许可的比重"),
    ],
)
def test_words_that_point_at_matters_are_those_matters(question: str, rest: str) -> None:
    """In the words in which they were asked about."""
    assert ask(question, "临渡审批局2022年许可多少", "处罚又有多少件").rest == rest


@pytest.mark.parametrize("question", ["这家电话多少", "第二家2021年呢", "它那年许可多少"])
def test_one_of_everybody_is_asked_back(question: str) -> None:
    """Which agency a ranking put first is not in the questions, and all of them are never meant."""
    assert ask(question, "2022年哪家窗口最多").status is ScopeStatus.CLARIFY


def test_a_slip_taken_back_is_no_name() -> None:
    """不是审批局，我要水务局的 names one agency."""
    scope = ask("不是审批局，我要水务局的", WINDOWS)
    assert (scope.report_ids, scope.rest) == ((f"{WATER} 2022",), "有几个咨询窗口")


ALL_WINDOWS = "2022年各单位有几个咨询窗口"
THREE = "临渡审批局、临渡水务局、云岭审批局2022年各有几个咨询窗口"


@pytest.mark.parametrize(
    ("question", "turns", "agencies"),
    [
        ("把市政府、水务局剔除，剩下两个局谁最多", (ALL_WINDOWS,), {LINDU, YUNLING}),
        ("刨掉头一个，后面两家合到一起", (THREE,), {WATER, YUNLING}),
        ("中间那家呢", (THREE,), {WATER}),
        ("排在最末的那一家", (THREE,), {YUNLING}),
        ("太长了，只留临渡审批局和水务局", (ALL_WINDOWS,), {LINDU, WATER}),
        ("把审批局换成水务局", (WINDOWS,), {WATER}),
        ("俩谁多，多几个", (WINDOWS, "云岭审批局呢"), {LINDU, YUNLING}),
    ],
)
def test_some_of_those_spoken_of_are_chosen(
    question: str, turns: tuple[str, ...], agencies: set[str]
) -> None:
    """They are left out, kept, exchanged or told by their place in the row, of the year spoken of."""
    scope = ask(question, *turns)
    assert set(scope.agencies) == agencies
    assert scope.years == (2022,)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("第二年是多少", (2021,)),
        ("翌年呢", (2021,)),
        ("第三年呢", (2022,)),
        ("这一年的呢", (2020,)),
        ("从2021年开始的都要", (2021, 2022)),
        ("从20年开始，一直到22年", (2020, 2021, 2022)),
    ],
)
def test_years_are_counted_on_from_the_one_spoken_of(question: str, years: tuple[int, ...]) -> None:
    """第二年 is the year after, 从…开始 all from there on, 这一年 the same one."""
    assert ask(question, "临渡审批局2020年有几个咨询窗口").years == years


def test_two_offices_of_a_kind_are_not_of_the_place_spoken_of() -> None:
    """那两个审批局 are both there are, in the year that was asked about."""
    scope = ask("那两个审批局各有几个", "临渡水务局2021年有几个咨询窗口")
    assert set(scope.report_ids) == {f"{LINDU} 2021", f"{YUNLING} 2021"}


def test_an_office_that_only_places_below_have_is_a_choice() -> None:
    """After 青溪市政府, 审批局呢 may be either of the two in its districts."""
    scope = ask("审批局呢", "青溪市政府2022年有几个咨询窗口")
    assert (scope.status, len(scope.options)) == (ScopeStatus.CLARIFY, 2)


def test_a_year_belongs_to_the_name_it_stands_with() -> None:
    """In 云岭2019年和临渡比 the other has the year that it was spoken of with."""
    scope = ask("云岭2019年和临渡比差几个", "2022年临渡和云岭审批局各有几个咨询窗口")
    assert set(scope.report_ids) == {f"{YUNLING} 2019", f"{LINDU} 2022"}


def test_so_many_reports_as_there_are_are_all_of_them() -> None:
    """十六份报告 are those of every year."""
    assert len(ask("十六份报告里的咨询窗口加起来几个").report_ids) == len(OFFICES) * len(YEARS)


def test_another_column_of_the_row_spoken_of_is_asked_for() -> None:
    """金额呢 after 采购几个项目 leaves the number of projects behind."""
    scope = ask("我要的是金额，不是项目数", "青溪市政府2020年政府集中采购多少个项目")
    assert scope.rest == "政府集中采购，金额"


def test_whom_others_dealt_with_is_no_agency_asked_about() -> None:
    """哪些单位和档案馆合作 is about all reports."""
    assert ask("2022年哪些单位和档案馆合作").status is ScopeStatus.ALL


ONE_YEAR = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office, year in (("青溪市", "人民政府", 2022), ("青溪市临渡区", "水务局", 2021))
)


def test_an_agency_without_the_year_spoken_of_has_its_only_report() -> None:
    """And it is said that there is none of that year; one that the turn names itself is not found."""
    first = "青溪市政府2022年有几个咨询窗口"
    scope = resolve("临渡水务局呢", [first], ONE_YEAR)
    assert (scope.report_ids, len(scope.assumed)) == ((f"{WATER} 2021",), 2)
    assert resolve("临渡水务局2022年呢", [first], ONE_YEAR).status is ScopeStatus.NOT_FOUND


def test_of_several_years_none_is_taken_for_the_one_spoken_of() -> None:
    """The years there are become a choice."""
    there = Catalogue(
        CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
        for place, office, year in (
            ("青溪市", "人民政府", 2022),
            ("青溪市临渡区", "水务局", 2021),
            ("青溪市临渡区", "水务局", 2020),
        )
    )
    scope = resolve("临渡水务局呢", ["青溪市政府2022年有几个咨询窗口"], there)
    assert (scope.status, len(scope.options)) == (ScopeStatus.CLARIFY, 2)


@pytest.mark.parametrize(
    ("question", "turns", "years"),
    [
        ("转到2022年接着办的有几件", ("临渡审批局2021年收到几件申请",), (2021,)),
        ("留到2022年的几件", ("临渡审批局2021年收到几件申请",), (2021,)),
        ("临渡审批局转到2022年继续办理的有几件", (), (2021,)),
        ("转到2022年呢", ("临渡审批局2021年收到几件申请",), (2022,)),
    ],
)
def test_what_is_left_for_a_year_is_of_the_year_before(
    question: str, turns: Sequence[str], years: tuple[int, ...]
) -> None:
    """转到2022年办的 is what 2021 carries over; 转到2022年呢 turns to that year."""
    assert ask(question, *turns).years == years


def test_a_place_said_afterwards_is_that_of_the_office() -> None:
    """审批局呢？临渡那个 is one agency, not two."""
    scope = ask("水务局的呢，临渡那个", "青溪市政府2022年有几个咨询窗口")
    assert scope.report_ids == (f"{WATER} 2022",)


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("同样是审批局，2020年临渡的跟云岭的哪个许可办得多", (LINDU, YUNLING)),
        ("我家在云岭，想问问县审批局2020年办了多少许可", (YUNLING,)),
    ],
)
def test_places_said_apart_from_the_office_are_where_it_is(question: str, agencies: tuple[str, ...]) -> None:
    """Where each of the places has such an office; the place alone would stand for anything there."""
    assert ask(question).agencies == agencies


SPOKEN = ("临渡审批局2019年处罚几件", "2020年处罚几件", "2021年处罚几件")


@pytest.mark.parametrize(
    ("question", "turns", "years", "compared"),
    [
        ("最后那年跟最头一年比，多出几件", SPOKEN, (2021,), (2019,)),
        ("最末一年呢", SPOKEN, (2021,), ()),
        ("把这三年加总", ("临渡审批局2019、2020、2021年处罚各几件",), (2019, 2020, 2021), ()),
        ("那头一年呢，2020", (WINDOWS,), (2020,), ()),
        ("抱歉年份打错，应为2020", (WINDOWS,), (2020,), ()),
    ],
)
def test_words_for_years_are_of_those_spoken_of(
    question: str, turns: Sequence[str], years: tuple[int, ...], compared: tuple[int, ...]
) -> None:
    """The last, the first and 这三年 are among the years of the conversation; a year said beside is meant."""
    scope = ask(question, *turns)
    assert (scope.years, scope.compared_years) == (years, compared)


@pytest.mark.parametrize(
    ("question", "turns", "rest"),
    [
        ("逐项报一遍", ("临渡审批局2022年不予公开一共多少件",), "不予公开多少件，逐项报一遍，逐项"),
        ("换成处罚", ("2022年许可最多的单位是哪家",), "处罚最多的单位是哪家"),
        ("把单位改成水务局，年份不变", ("临渡审批局2022年处罚几件",), "处罚几件"),
        ("水务局呢", ("临渡审批局2022年主动公开567条对吗",), "主动公开多少条"),
        ("打算怎么办", ("临渡审批局2022年有什么问题",), "打算怎么办"),
    ],
)
def test_a_turn_goes_on_about_the_matter(question: str, turns: Sequence[str], rest: str) -> None:
    """Row by row and no longer as a whole; in the rank that was asked for; not about a number stated."""
    assert ask(question, *turns).rest == rest


def test_whether_there_are_any_is_asked_of_the_one_spoken_of() -> None:
    """还在审的有没有 after one agency's reviews is of that agency, and asked alone of all."""
    assert ask("还在审的有没有", "临渡审批局2022年被复议几次").agencies == (LINDU,)
    assert ask("2022年超过50件的有没有").status is ScopeStatus.ALL


def test_what_a_government_did_is_no_office_in_the_next_turn() -> None:
    """青溪市政府办了几件建议: 提案呢 is of the government, and of no 政府办."""
    assert ask("提案呢", "2022年青溪市政府办了多少件人大代表建议").agencies == (CITY,)


def test_in_which_report_it_stands_is_no_matter() -> None:
    """2019年报里……填的是几: what is left names the cell alone."""
    assert ask("2019年报里临渡审批局行政处罚的项目数量填的是几").rest.startswith("行政处罚")


@pytest.mark.parametrize(
    ("question", "turns", "years"),
    [
        ("剩下那两年一块儿报了吧", (WINDOWS, "2021年的"), (2019, 2020)),
        ("其他几年呢", (WINDOWS,), (2019, 2020, 2021)),
        ("前几年分别是多少", (WINDOWS,), (2019, 2020, 2021)),
        ("把之前两年的也列上", (WINDOWS,), (2020, 2021)),
    ],
)
def test_years_left_out_or_before_are_counted_from_all_spoken_of(
    question: str, turns: tuple[str, ...], years: tuple[int, ...]
) -> None:
    """剩下那两年 leaves out the years of every turn, and 之前两年 ends before the one spoken of."""
    assert tuple(sorted(ask(question, *turns).years)) == years


@pytest.mark.parametrize("question", ["剩下那些单位合计", "剩下的局呢", "其他几家各是多少", "别的单位呢"])
def test_the_others_are_all_but_the_one_spoken_of(question: str) -> None:
    """Whatever word the other agencies are called by."""
    assert set(ask(question, WINDOWS).agencies) == {CITY, WATER, YUNLING}


def test_this_is_the_number_of_the_year_spoken_of() -> None:
    """2021年比这多多少 is held against the year before, as 比它 is."""
    scope = ask("2021年比这少多少", WINDOWS)
    assert (scope.years, scope.compared_years) == ((2021,), (2022,))


@pytest.mark.parametrize(
    "question",
    [
        "实际超过400条的是哪些单位",
        "许可呢，哪些单位过万",
        "有没有一件都没办的",
        "第二第三也列上",
        "不足三次的单位都列出来",
    ],
)
def test_after_a_turn_about_everyone_its_year_is_meant(question: str) -> None:
    """What goes on about all agencies is of the year that was asked for."""
    assert ask(question, "2021年主动公开平均每家多少条").years == (2021,)


@pytest.mark.parametrize("question", ["哪些单位从来没有办过政府开放日", "哪些单位每年都超过10件"])
def test_what_is_asked_over_all_years_is_not_held_to_one(question: str) -> None:
    """从来 and 每年 are of the years there are."""
    assert ask(question, "2021年主动公开平均每家多少条").years != (2021,)


@pytest.mark.parametrize(
    ("question", "agency", "year"),
    [
        ("主体换成云岭审批局再答一遍", YUNLING, 2022),
        ("隔壁云岭审批局呢", YUNLING, 2022),
        ("同期云岭审批局呢", YUNLING, 2022),
        ("隔一年的呢", LINDU, 2023),
    ],
)
def test_how_another_is_led_to_is_no_matter(question: str, agency: str, year: int) -> None:
    """The matter stays that of the turn before."""
    scope = ask(without_taken_back(question), WINDOWS)
    assert (scope.agencies, scope.years) == ((agency,), (year,))
    assert scope.rest == "有几个咨询窗口"


def test_the_former_and_the_latter_are_the_agencies_where_those_differ() -> None:
    """前面那个比后面那个 after the same was asked of two."""
    turns = ("临渡审批局2022年处罚多少", "云岭审批局2022年处罚多少")
    assert ask("前面那个比后面那个多出几件", *turns).agencies == (LINDU, YUNLING)


def test_it_is_the_number_spoken_of_where_another_is_added() -> None:
    """处罚跟它加一起 after 许可."""
    assert "许可" in ask("处罚跟它加一起", "临渡审批局2022年许可").rest


def test_a_turn_that_doubts_the_table_is_passed_over() -> None:
    """行，那改看2021 is of what was asked before the doubt."""
    scope = ask("行，那改看2021", WINDOWS, "是表看不清吗")
    assert (scope.years, scope.rest) == ((2021,), "有几个咨询窗口")
