"""Which reports a question is about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.scope.resolve import resolve
from assistant.types import Scope, ScopeStatus
from ingest.names import office_aliases, place_aliases, split_agency

TODAY = date(2026, 11, 21)


def catalogue(*reports: tuple[str, str, int]) -> Catalogue:
    """A catalogue of (id, agency, year)."""
    names = {agency: split_agency(agency) for _, agency, _ in reports}
    return Catalogue(CatalogueReport(i, a, names[a].place, names[a].office, y) for i, a, y in reports)


# The names and years of five reports: three offices of one district, two of the same kind elsewhere.
FIVE = catalogue(
    ("审批", "威海市文登区行政审批服务局", 2022),
    ("环翠", "威海市环翠区行政审批服务局", 2019),
    ("河东", "河东区行政审批服务局", 2022),
    ("政府", "威海市文登区人民政府", 2023),
    ("信访", "威海市文登区信访局", 2022),
)
EIGHT = (
    "青溪市人民政府",
    "青溪市临渡区人民政府",
    "青溪市云岭县人民政府",
    "青溪市临渡区行政审批服务局",
    "青溪市云岭县行政审批局",
    "青溪市市场监督管理局",
    "青溪市临渡区卫生健康局",
    "青溪市云岭县白石镇人民政府",
)
YEARS = (2019, 2020, 2021, 2022)
MANY = catalogue(*((f"{agency} {year}", agency, year) for agency in EIGHT for year in YEARS))


def ask(question: str, *turns: str, of: Catalogue = FIVE) -> Scope:
    return resolve(question, turns, of, TODAY)


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("威海市文登区行政审批服务局2022年许可多少", "审批"),
        ("文登区行政审批服务局2022年许可多少", "审批"),
        ("文登审批局2022年许可多少", "审批"),
        ("文登的审批局22年许可多少", "审批"),
        ("威海文登行政审批局二〇二二年度许可多少", "审批"),
        ("山东省威海市文登区信访局2022年公开多少", "信访"),
        ("山东文登信访局二零二二年公开多少", "信访"),
        ("威海市的文登区审批局2022年许可", "审批"),
        ("请问一下2022年文登区审批局许可多少", "审批"),
        ("文登区2022年信访局公开多少", "信访"),
        ("文登区审批局收费了吗", "审批"),
        ("文登区行政审批服务局办公室电话和地址", "审批"),
        ("文登区人民政府办公室电话", "政府"),
        ("文登政府2023年收到多少件", "政府"),
        ("信访局2022年网上公开多少条", "信访"),
        ("信访局2022年网上公开多少条（文登）", "信访"),
        ("行政审批服务局2022年许可多少？(河东区)", "河东"),
        ("行政审批服务局2019年许可多少", "环翠"),
        ("文登区2023年收到多少件", "政府"),
        ("文登区政府信息公开申请2023年几件", "政府"),
        ("2019年环翠区政务服务大厅一窗业务量", "环翠"),
        ("主动公开条数河东是多少", "河东"),
        ("文登区行政审批服务剧2022年许可多少", "审批"),
        ("登文区审批局许可多少", "审批"),
        ("2023年收到多少件申请", "政府"),
        ("2022年文登区和河东区两家行政审批服务局，谁的许可多", "审批 河东"),
        ("2022年三家单位（文登审批局、河东审批局、文登信访局）各几件", "审批 河东 信访"),
        ("文登和河东两家审批局谁办的许可多", "审批 河东"),
        ("文登审批局和信访局谁公开多", "审批 信访"),
        ("文登审批局许可比河东多多少", "审批 河东"),
        ("环翠审批局2019和文登审批局2022的收费能比吗", "环翠 审批"),
        ("文登审批局2022年许可多少？河东审批局呢", "审批 河东"),
        ("文登信访局2022年在文登区人民政府网站公开多少条", "信访"),
        ("文登信访局2022年向威海市信访局报送几条", "信访"),
        ("〔2021〕30号文要求的，文登信访局做了吗", "信访"),
    ],
)
def test_resolve_names_and_years(question: str, reports: str) -> None:
    """Full names, short forms, places, slips of the key and several at once lead to their reports."""
    scope = ask(question)
    assert (scope.status, scope.report_ids) == (ScopeStatus.RESOLVED, tuple(reports.split()))


@pytest.mark.parametrize(
    "question",
    [
        "威海市人民政府2023年收到多少件",
        "威海市政府2023年收到几件",
        "威海审批局2022年许可多少",
        "威海2023年收到多少件",
        "河东区信访局2022年公开多少条",
        "河东区政府2022年收到几件",
        "文登区教育局2022年收到几件",
        "文登区妇联2022年收到几件",
        "文登区2023年民政局办了什么",
        "文登区人民政府办公室2023年收到多少件",
        "文登区泽头镇人民政府2022年收到几件",
        "文登区泽头镇2023年收到几件",
        "文登市2023年收到多少",
        "文登市审批局2022年许可",
        "河西区审批局2022年许可",
        "青岛信访局2022年公开多少",
        "青岛2023年收到多少件申请",
        "临江信访局2022年公开多少",
        "云岭县2023年收到多少件",
        "开发区审批局2022年许可",
        "青岛市文登区审批局2022年许可",
        "文登审批局与荣成审批局2022年谁的许可多",
        "公安局2022年收到几件",
        "市审批局2022年许可",
    ],
)
def test_resolve_never_takes_an_absent_agency_for_another(question: str) -> None:
    """A name that the corpus does not have is not found, however near others are."""
    scope = ask(question)
    assert (scope.status, scope.report_ids) == (ScopeStatus.NOT_FOUND, ())
    assert scope.problem.startswith("没有收录“")


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("青溪县2022年收到多少", ScopeStatus.NOT_FOUND),
        ("青溪区政府2022年收到多少", ScopeStatus.NOT_FOUND),
        ("青溪市委2022年收到多少", ScopeStatus.NOT_FOUND),
        ("临渡县审批局2022年许可", ScopeStatus.NOT_FOUND),
        ("临江区审批局2022年许可", ScopeStatus.NOT_FOUND),
        ("云岭县白石乡2022年收到多少", ScopeStatus.NOT_FOUND),
        ("临渡区教育局2022年收到多少", ScopeStatus.NOT_FOUND),
        ("青溪2018年收到多少", ScopeStatus.NOT_FOUND),
        ("审批局2022年许可", ScopeStatus.CLARIFY),
        ("临渡区收到多少件", ScopeStatus.CLARIFY),
        ("青溪市人民政府收到多少件", ScopeStatus.CLARIFY),
        ("收到多少件申请", ScopeStatus.CLARIFY),
        ("青溪市2022年收到多少件", ScopeStatus.RESOLVED),
        ("青溪市监局2021年公开多少", ScopeStatus.RESOLVED),
        ("市监局2021年公开多少", ScopeStatus.RESOLVED),
        ("县政府2021年收到多少", ScopeStatus.RESOLVED),
        ("临渡区卫健委2020年收到几件", ScopeStatus.RESOLVED),
        ("白石镇2020年收到几件", ScopeStatus.RESOLVED),
        ("云岭县白石镇政府2020年收到几件", ScopeStatus.RESOLVED),
        ("哪个单位2022年收到的申请最多", ScopeStatus.ALL),
    ],
)
def test_resolve_in_a_larger_corpus(question: str, status: ScopeStatus) -> None:
    """Several agencies or years of a name are asked back; a level that differs is another place."""
    assert ask(question, of=MANY).status == status


def test_resolve_place_without_a_report_of_the_year_is_a_choice_of_the_others() -> None:
    """文登区 2022 has two offices' reports and none of its government's, whose next report is near."""
    scope = ask("文登区2022年的年报怎么说的？")
    assert scope.status == ScopeStatus.CLARIFY
    assert scope.options == ("威海市文登区信访局 2022年", "威海市文登区行政审批服务局 2022年")
    assert scope.prior_year_of == ((2022, "政府"),)


def test_resolve_year_not_there_names_the_years_that_are() -> None:
    """A year without a report is not found, and the next year's report is given as near."""
    scope = ask("文登区行政审批服务局2021年行政许可多少件？")
    assert (scope.status, scope.problem) == (
        ScopeStatus.NOT_FOUND,
        "没有收录威海市文登区行政审批服务局2021年的年报。",
    )
    assert scope.options == ("威海市文登区行政审批服务局 2022年",)
    assert scope.prior_year_of == ((2021, "审批"),)


def test_resolve_year_not_there_beside_one_that_is() -> None:
    """Of two years asked for, the one there is answers, and the other is said to be missing."""
    scope = ask("文登审批局2021年和2022年许可各多少")
    assert (scope.status, scope.report_ids) == (ScopeStatus.RESOLVED, ("审批",))
    assert scope.assumed == ("没有收录威海市文登区行政审批服务局2021年的年报。",)
    assert scope.prior_year_of == ((2021, "审批"),)


def test_resolve_office_alone_lists_the_choices_newest_first() -> None:
    """An office that several places have is asked back."""
    scope = ask("行政审批服务局的行政许可有多少件？")
    assert scope.status == ScopeStatus.CLARIFY
    assert scope.options[-1] == "威海市环翠区行政审批服务局 2019年"
    assert not scope.report_ids


def test_resolve_upper_place_that_the_report_does_not_name_is_asked_back() -> None:
    """The report says 河东区 and not of which city, so 临沂市河东区 is a question and not an answer."""
    scope = ask("临沂市河东区审批局2022年许可多少")
    assert (scope.status, scope.options) == (ScopeStatus.CLARIFY, ("河东区行政审批服务局 2022年",))


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("哪些单位的年报里复议诉讼表是图片？", "审批 环翠 河东 政府 信访"),
        ("哪家被复议过", "审批 环翠 河东 政府 信访"),
        ("三家2022年谁收到的申请最多", "审批 河东 信访"),
        ("三家审批局的问题有什么共同点", "审批 河东 环翠"),
        ("哪家审批局的行政许可最多", "审批 河东 环翠"),
        ("文登区哪些部门有2022年的报告", "审批 信访"),
        ("哪些单位的年报提到公安局", "审批 环翠 河东 政府 信访"),
    ],
)
def test_resolve_everyone(question: str, reports: str) -> None:
    """哪些单位, 谁 and 三家 take all that fit, and a name inside the sentence does not narrow them."""
    scope = ask(question)
    assert (scope.status, set(scope.report_ids)) == (ScopeStatus.ALL, set(reports.split()))


def test_resolve_count_that_does_not_fit_is_asked_back() -> None:
    """两家审批局 where there are three."""
    assert ask("两家行政审批服务局谁的许可多").status == ScopeStatus.CLARIFY


def test_resolve_ranking_without_a_year_takes_the_newest() -> None:
    """A ranking over several years of each is of the newest, and says so."""
    scope = ask("哪个单位收到的申请最多", of=MANY)
    assert len(scope.report_ids) == len(EIGHT)
    assert scope.years == (2022,)
    assert scope.assumed == ("问题没有写年份，按最新的2022年回答。",)


def test_resolve_nobody_named_is_open() -> None:
    """A question that names nobody is asked back, but its content may still tell."""
    scope = ask("569项占803项的比例对吗？")
    assert (scope.status, scope.open, scope.named) == (ScopeStatus.CLARIFY, True, False)
    assert ask("去年收到几件申请？").status == ScopeStatus.CLARIFY


def test_resolve_unheard_name_before_a_year_is_no_agency_of_ours() -> None:
    """青溪2023年 names a place nobody knows, so the only report of 2023 does not answer it."""
    scope = ask("青溪2023年收到多少件")
    assert (scope.status, scope.report_ids, scope.open) == (ScopeStatus.CLARIFY, (), False)


def test_resolve_only_report_says_what_was_assumed() -> None:
    """The only report is the answer's, and what the question left open is said."""
    only = catalogue(("a", "青溪市信访局", 2022))
    scope = ask("收到几件申请", of=only)
    assert (scope.status, scope.report_ids) == (ScopeStatus.RESOLVED, ("a",))
    assert scope.assumed == ("问题没有写单位，按青溪市信访局2022年的年报回答。",)


def test_resolve_empty_corpus() -> None:
    """Nothing is found where there is nothing."""
    scope = ask("文登审批局2022年许可", of=catalogue())
    assert scope.status == ScopeStatus.NOT_FOUND
    assert ask("收到几件", of=catalogue()).problem == ""


@pytest.mark.parametrize(
    ("question", "years", "assumed"),
    [
        ("青溪市人民政府去年收到多少", (2022,), "“去年”按2022年理解。"),
        ("青溪市人民政府今年收到多少", (2022,), "“今年”按2022年理解。"),
        ("青溪市人民政府前年收到多少", (2021,), "“前年”按2021年理解。"),
        ("青溪市人民政府上一年收到多少", (2021,), "“上一年”按2021年理解。"),
        ("青溪市人民政府近三年收到多少", (2020, 2021, 2022), ""),
        ("青溪市人民政府历年收到多少", (2019, 2020, 2021, 2022), ""),
        ("青溪市人民政府2020-2022年收到多少", (2020, 2021, 2022), ""),
        ("青溪市人民政府从2019年到2020年收到多少", (2019, 2020), ""),
    ],
)
def test_resolve_relative_years_and_ranges(question: str, years: tuple[int, ...], assumed: str) -> None:
    """Years in words are counted from today where such a report exists, else from the newest, and said."""
    scope = ask(question, of=MANY)
    assert (scope.status, scope.years) == (ScopeStatus.RESOLVED, years)
    assert scope.report_ids == tuple(f"青溪市人民政府 {year}" for year in years)
    assert scope.assumed == ((assumed,) if assumed else ())


def test_resolve_last_year_by_the_calendar() -> None:
    """去年 is last year by the calendar where there is such a report."""
    scope = resolve("青溪市人民政府去年收到多少", (), MANY, date(2021, 3, 1))
    assert scope.years == (2020,)


@pytest.mark.parametrize(
    ("question", "years", "compared"),
    [
        ("文登信访局工作动态比2021年多多少", (2022,), (2021,)),
        ("文登区依申请比上一年涨了多少", (2023,), (2022,)),
        ("文登信访局2022年与2021年相比多多少", (2022,), (2021,)),
        ("河东审批局2022年较去年减少多少", (2022,), (2021,)),
        ("河东审批局2022年收取了13.39万元", (2022,), ()),
        ("河东审批局2022年上年结转几件", (2022,), ()),
    ],
)
def test_resolve_compared_year_is_not_the_year_asked(
    question: str, years: tuple[int, ...], compared: tuple[int, ...]
) -> None:
    """比2021年 says what to compare with; the report is still the one asked for."""
    scope = ask(question)
    assert (scope.status, scope.years, scope.compared_years) == (ScopeStatus.RESOLVED, years, compared)


FIRST = "文登区行政审批服务局2022年行政许可多少件？"


def test_resolve_follow_up_years_in_a_larger_corpus() -> None:
    """A year spoken of is kept, and 去年 counts from it."""
    first = "临渡区审批局2022年许可多少"
    assert ask("云岭县呢", first, of=MANY).report_ids == ("青溪市云岭县行政审批局 2022",)
    assert ask("那去年呢", first, of=MANY).report_ids == ("青溪市临渡区行政审批服务局 2021",)
    assert ask("存在哪些问题", first, of=MANY).report_ids == ("青溪市临渡区行政审批服务局 2022",)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        (FIRST, "行政许可多少件？"),
        ("我想问文登区的年报，打哪个电话？", "年报，打哪个电话？"),
        ("河东审批局的“云课堂”成效如何？", "“云课堂”成效如何？"),
        ("2022年三家单位（文登审批局、河东审批局、文登信访局）各收到几件申请？", "各收到几件申请？"),
        ("区审批局2022年许可多少", "许可多少"),
        ("哪些单位提到信访局", "哪些单位提到信访局"),
    ],
)
def test_resolve_rest_is_the_question_without_names_and_years(question: str, rest: str) -> None:
    """Names and years that chose the report are gone from the rest, other words stay."""
    assert ask(question).rest == rest


@settings(deadline=None)
@given(st.data())
def test_resolve_any_usual_name_finds_its_agency(data: st.DataObject) -> None:
    """Every join of a place's and an office's usual names finds the agency, in every order."""
    agency = data.draw(st.sampled_from(EIGHT))
    year = data.draw(st.sampled_from(YEARS))
    name = split_agency(agency)
    place = data.draw(st.sampled_from(sorted(place_aliases(name.place))))
    office = data.draw(st.sampled_from(sorted(office_aliases(name.office))))
    form = data.draw(
        st.sampled_from(["{p}{o}{y}年收到几件申请", "{y}年{p}{o}公开多少条", "{p}{y}年{o}有哪些问题"])
    )
    scope = ask(form.format(p=place, o=office, y=year), of=MANY)
    assert scope.report_ids == (f"{agency} {year}",)


@pytest.mark.parametrize("of", [FIVE, MANY], ids=["five", "many"])
@pytest.mark.parametrize(
    "question",
    [
        "审批局许可多少",
        "收到几件申请",
        "文登区2022年的年报怎么说",
        "临渡区收到多少",
        "临渡区教育局2022年",
    ],
)
def test_resolve_options_can_be_asked_back(question: str, of: Catalogue) -> None:
    """Each option, said in answer, leads to the report that it names."""
    for option in ask(question, of=of).options:
        scope = ask(option, question, of=of)
        agency, year = option.removesuffix("年").split()
        assert (scope.status, scope.agencies, scope.years) == (
            ScopeStatus.RESOLVED,
            (agency,),
            (int(year),),
        )
