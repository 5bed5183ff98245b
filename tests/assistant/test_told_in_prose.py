"""What only sentences tell: who tells it, in whose words it is asked, and what no sentence says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.plain.frame import GIVEN_UP
from assistant.types import Answer, Status
from assistant.understanding.cues import asks_everyone
from tests.assistant.over import assistant_over

TEXT = """青溪市临渡区{office}
{year}年政府信息公开工作年度报告

全文分为总体情况、主动公开情况、申请办理情况、存在的主要问题及改进情况、其他需要报告的事项五个部分。

一、总体情况
（一）平台建设。{platform}
（二）监督保障。{support}
五、存在的主要问题及改进情况
存在的主要问题：{problem}
改进措施：一是丰富解读手段，更多采用短视频；二是组织业务培训。
六、其他需要报告的事项
{other}
青溪市临渡区{office}
{next}年1月20日
"""
WATER, WOOD = "水务局", "林业局"
REPORTS = (
    (
        WATER,
        2021,
        "长期不更新的账号已经注销或合并。网站完成适老化改造。",
        "邀请人大代表对公开工作作出评议。由主要领导任组长。",
        "一是工作人员更换频繁，业务不够熟练；二是网站栏目更新不及时。",
        "全年没有因信息公开受到责任追究的情形。",
    ),
    (
        WATER,
        2022,
        "方便不上网的群众到图书馆查阅。",
        "新进人员考核合格后方可承担信息发布工作。开展“河长夜校”20场。",
        "一是公开力量不足；二是历史信息查找不便。",
        "把宣讲点设在田间地头，讲解政策。",
    ),
    (
        WOOD,
        2022,
        "发现故障当天修复。",
        "召开培训会3次。由专人把关审签重要信息。",
        "一是政策解读形式单一，短视频偏少。",
        "未收取信息处理费。",
    ),
)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Two offices, of which one has reports of two years."""
    texts = {
        f"{office}{year}": TEXT.format(
            office=office,
            year=year,
            next=year + 1,
            platform=platform,
            support=support,
            problem=problem,
            other=other,
        )
        for office, year, platform, support, problem, other in REPORTS
    }
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


def told(answer: Answer) -> set[tuple[str, int]]:
    return {(citation.agency[-3:], citation.year) for citation in answer.citations}


def text_of(answer: Answer) -> str:
    return "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        pytest.param("哪些单位说自己缺人手", {(WATER, 2022)}, id="too few, not replaced too often"),
        pytest.param("承认人员更换频繁的有哪几家单位", {(WATER, 2021)}, id="the flaw that is named"),
        pytest.param("水务局网站更新慢这事儿哪年提过", {(WATER, 2021)}, id="slow is not in time"),
        pytest.param("提到历史信息不好查的有哪些报告", {(WATER, 2022)}, id="no catalogue"),
        pytest.param("水务局在哪些年的报告里提到图书馆", {(WATER, 2022)}, id="over all years"),
        pytest.param("有没有单位提到图书馆", {(WATER, 2022)}, id="whether any"),
        pytest.param("谁在报告里提到社会评议", {(WATER, 2021)}, id="the form's word"),
        pytest.param("谁提到老年人", {(WATER, 2021)}, id="aged"),
        pytest.param("谁把关重要信息", {(WOOD, 2022)}, id="把 of 把关"),
    ],
)
def test_only_who_says_it_is_named(offices: Assistant, question: str, who: set[tuple[str, int]]) -> None:
    """The list of the parts, the rows of the form and what only resembles it tell nothing."""
    assert told(offices.ask(question)) == who


@pytest.mark.parametrize(
    "question",
    ["有没有单位讲到直播", "两家单位2022年哪个处理申请更快", "哪些单位2022年提到总体情况分为几部分"],
)
def test_what_nobody_tells_is_not_told(offices: Assistant, question: str) -> None:
    """No heading stands in for an answer, and who does better is never said."""
    assert offices.ask(question).status is Status.NOT_REPORTED


def test_a_plan_and_a_denial_are_headed_as_such(offices: Assistant) -> None:
    """A lack of videos is no use of them; who is asked for and denied by all is so answered."""
    planned = offices.ask("哪些单位用短视频做解读")
    assert "没有报告写已经这样做" in text_of(planned)
    assert "偏少" not in text_of(planned)
    assert "写明没有" in text_of(offices.ask("因信息公开被追责的有谁"))
    assert "改进措施" in text_of(offices.ask("水务局2022年有没有培训"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("临渡区水务局2021年僵尸公众号是怎么清的", "长期不更新的账号已经注销或合并"),
        ("水务局2022年有没有给不会上网的人想办法", "不上网的群众"),
        ("新来的人能直接发信息吗？水务局2022年有什么要求", "考核合格后方可"),
        ("水务局2022年有没有下乡讲政策", "田间地头"),
        ("林业局2022年网站坏了咋办", "当天修复"),
        ("水务局2021年领导小组组长是谁", "主要领导任组长"),
        ("水务局2021年针对自己的问题想了什么办法", "更多采用短视频"),
        ("水务局2022年第六部分写了啥", "田间地头"),
        ("河长夜校是啥意思", "河长夜校"),
    ],
)
def test_a_sentence_is_found_by_the_words_that_people_use(
    offices: Assistant, question: str, words: str
) -> None:
    """What people say of it and what reports call it are the same thing."""
    assert words in text_of(offices.ask(question))


def test_a_signature_is_no_part_of_what_a_part_tells(offices: Assistant) -> None:
    """第六部分 ends before the name and the date under it."""
    assert "1月20日" not in text_of(offices.ask("水务局2022年第六部分写了啥"))


@pytest.mark.parametrize("question", ["水务局副局长是谁", "水务局2022年局长叫什么名字"])
def test_who_holds_a_post_is_told_by_no_other_sentence(offices: Assistant, question: str) -> None:
    """There is nothing to choose where no year tells it."""
    assert offices.ask(question).status is Status.NOT_REPORTED


def test_how_many_took_part_is_not_how_often(offices: Assistant) -> None:
    """3次 is no number of people."""
    answer = offices.ask("林业局2022年参加政务公开培训的干部是多少人次")
    assert answer.status is Status.NOT_REPORTED
    assert "3" not in text_of(answer)


def test_where_it_is_wanting_asks_for_no_places(offices: Assistant) -> None:
    """差在哪些地方 is about one agency's problems."""
    assert told(offices.ask("2022年水务局信息公开还差在哪些地方")) == {(WATER, 2022)}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2021年临渡区哪几家诉苦说干公开的人老换、业务生疏", "人员更换频繁"),
        ("2021年反映干活的人换得太勤、业务不熟的是哪几个单位", "人员更换频繁"),
        ("统计一下，2022年承认政策解读形式单一（短视频的问题）的都是谁", "政策解读形式单一"),
        ("2021年有邀请人大代表评议公开工作的是哪几家", "邀请人大代表"),
        ("临渡区水务局哪一年开始请人大代表来评议的", "邀请人大代表"),
    ],
)
def test_who_or_which_year_is_found_in_other_words(offices: Assistant, question: str, told: str) -> None:
    """One report tells it: neither the lead-in nor an aside in brackets nor a cell's word hides it."""
    answer = offices.ask(question)
    assert answer.status is Status.ANSWERED
    assert "1份" in answer.statements[0].text
    assert told in answer.statements[1].text


@pytest.mark.parametrize("question", ["上网之前谁先看", "谁把这个关", "申请由谁答复", "谁签字才能发"])
def test_who_checks_is_somebody_in_the_office(question: str) -> None:
    """谁 before 先看 or 把关 asks of no other agencies."""
    assert not asks_everyone(question)
    assert asks_everyone("谁公开得最多")


def test_what_must_not_be_let_drop_is_kept() -> None:
    """总不能…就算了 drops nothing, as 算了 alone does."""
    assert not GIVEN_UP.search("不想公开的总不能一句话就算了吧,谁来把这个关")
    assert GIVEN_UP.search("一次平均几件算了,总共几件")


def test_one_of_such_problems_asks_for_all_measures(offices: Assistant) -> None:
    """解读形式单一之类的毛病 is one of several, and the measures against all of them are told."""
    answer = offices.ask("临渡区林业局2022年解读形式单一之类的毛病，它准备怎么改进")
    assert "业务培训" in "".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    "question",
    [
        "2021年哪些单位讲了要丰富解读手段",
        "2021年谈了丰富解读手段的有哪些单位",
        "有几份2021年的报告讲了丰富解读手段",
    ],
)
def test_what_is_told_of_may_be_a_promise(offices: Assistant, question: str) -> None:
    """讲了 and 谈了 ask what a report says, be it what is to come."""
    answer = offices.ask(question)
    assert answer.status is Status.ANSWERED
    assert told(answer) == {(WATER, 2021)}


@pytest.mark.parametrize(
    "question",
    [
        "解读的形式太单一，林业局2022年说要怎么让它活起来",
        "林业局2022年政策解读形式单一，准备搞什么花样",
        "林业局2022年短视频偏少，想怎么充实",
    ],
)
def test_how_a_problem_is_dealt_with_is_its_measure(offices: Assistant, question: str) -> None:
    """The problem itself does not say what is to be done."""
    said = "".join(statement.text for statement in offices.ask(question).statements)
    assert "形式单一" in said
    assert "丰富解读手段" in said


@pytest.mark.parametrize(
    "question",
    [
        "水务局2021年对发现的问题开了什么药方",
        "水务局2021年给自己的毛病下了哪些药",
        "水务局2021年针对短板亮了什么招",
    ],
)
def test_medicine_for_problems_is_the_measures(offices: Assistant, question: str) -> None:
    """药方 and 招 are what is to be done about them."""
    said = "".join(statement.text for statement in offices.ask(question).statements)
    assert "组织业务培训" in said
    assert "更换频繁" not in said


@pytest.mark.parametrize(
    "question",
    ["林业局2022年信息处理费是向哪个申请人收的", "林业局2022年收了谁的信息处理费"],
)
def test_who_paid_is_told_by_none_having_been_charged(offices: Assistant, question: str) -> None:
    """Where no fee was charged nobody paid it."""
    assert "未收取信息处理费" in "".join(s.text for s in offices.ask(question).statements)
