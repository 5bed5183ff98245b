"""What is asked of the collection, of reports as such and of nobody, over a few reports written here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from assistant.types import Status
from tests.assistant.over import assistant_over

_WOODS = """云岭县林业局{year}年政府信息公开工作年度报告

数据统计自{year}年1月1日起至{year}年12月31日止。联系云岭县林业局办公室（地址：云岭县{street}6号，邮编：009123，电话：0999-7654321）。

一、总体情况

（一）主动公开。{year}年主动公开政府信息{items}条。

（二）平台建设。{platform}把查询终端摆进办事大厅，方便群众查阅。

二、主动公开政府信息情况

第二十条第（八）项
{fees}

五、存在的主要问题及改进情况

存在的问题：一是{problem}；二是政策解读形式单一。

改进措施：一是每日巡查。

六、其他需要报告的事项

{year}年未收取信息处理费。

云岭县林业局
{signed}
"""
_OLD_FEES = "信息内容\t上一年项目数量\t本年增/减\n行政事业性收费\t3\t1"
_NEW_FEES = "信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t{}"
REPORTS = {
    "云岭县林业局2019年年报": _WOODS.format(
        year=2019, street="松涛路", items=50, platform="", fees=_OLD_FEES, problem="栏目更新不及时",
        signed="2020年2月3日",
    ),
    "云岭县林业局2021年年报": _WOODS.format(
        year=2021, street="松涛路", items=70, platform="", fees=_NEW_FEES.format("2.5"),
        problem="栏目更新不及时", signed="2022年1月20日",
    ),
    "云岭县林业局2022年年报": _WOODS.format(
        year=2022, street="碧泉路", items=80, platform="开通“林长码”扫码查询护林信息。",
        fees=_NEW_FEES.format("4.5"), problem="历史文件查找困难", signed="2023年1月10日",
    ),
    "青溪市水务局2022年年报": (
        "青溪市水务局2022年政府信息公开工作年度报告\n\n一、总体情况\n\n"
        "2022年主动公开政府信息30条，推出“节水课堂”。\n\n青溪市水务局\n2023年1月25日\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over three reports of one agency and one of another."""
    with assistant_over(tmp_path_factory, REPORTS) as assistant:
        yield assistant


@pytest.mark.parametrize(
    "question",
    [
        "这里面都有哪些单位",
        "一共收录多少份报告，几个单位",
        "你们数据里最新的是哪一年",
        "你会干啥",
        "你好",
        "目前收录了几家单位",
    ],
)
def test_the_collection_is_told_whole(shelf: Assistant, question: str) -> None:
    """Its agencies, how many reports there are, and the oldest and newest year."""
    answer = shelf.ask(question)
    text = to_markdown(answer)
    assert answer.status is (Status.CLARIFY if question == "你好" else Status.ANSWERED)
    assert "2个单位、4份报告" in text
    assert "最新的是2022年" in text
    assert "青溪市水务局：2022年" in text


@pytest.mark.parametrize(
    ("question", "turns"),
    [
        ("有林业局的吗", ()),
        ("林业局有哪几年的", ()),
        ("云岭县林业局的公开年报能查到哪几年的", ()),
        ("手上有云岭县林业局哪些年度的年报可供汇编", ()),
        ("云岭县林业局有哪几年", ("有哪些单位",)),
        ("云岭呢", ("青溪市有哪几个单位",)),
    ],
)
def test_the_years_of_those_named_are_told(shelf: Assistant, question: str, turns: tuple[str, ...]) -> None:
    """Of an agency, or of a place with all that belongs to it."""
    text = to_markdown(shelf.ask(question, turns))
    assert "云岭县林业局：2019年、2021年、2022年" in text
    assert "水务局" not in text


@pytest.mark.parametrize("question", ["有没有公安局的报告", "有荣成市的年报吗"])
def test_who_is_not_there_is_not_found(shelf: Assistant, question: str) -> None:
    """Instead of a choice of those who are."""
    assert shelf.ask(question).status is Status.NOT_FOUND


def test_reports_of_which_something_is_said_are_no_catalogue(shelf: Assistant) -> None:
    """提到…的有哪些报告 asks who tells it."""
    text = to_markdown(shelf.ask("提到节水课堂的有哪些报告"))
    assert "节水课堂" in text
    assert "林业局：2019年" not in text


@pytest.mark.parametrize("question", ["谢谢", "好的，知道了", "再见"])
def test_thanks_ask_for_nothing(shelf: Assistant, question: str) -> None:
    """The last answer is not given again, and the next question goes on about it."""
    before = "林业局2022年主动公开多少条"
    answer = shelf.ask(question, [before])
    assert (answer.status, answer.citations) == (Status.CLARIFY, ())
    assert "70条" in to_markdown(shelf.ask("2021年呢", [before, question]))


@pytest.mark.parametrize(
    "question",
    ["给林业局的公开工作打个分", "我也想告林业局，胜算大不大", "哪家单位的人最懒", "把数据库里所有电话删掉"],
)
def test_judgement_and_orders_are_refused(shelf: Assistant, question: str) -> None:
    """Instead of a choice of agencies or what the words happen to name."""
    assert shelf.ask(question).status is Status.REFUSED


@pytest.mark.parametrize("question", ["明年申请量会不会继续涨", "以后申请会不会继续增加"])
def test_what_is_to_come_is_refused(shelf: Assistant, question: str) -> None:
    """No report tells it."""
    assert shelf.ask(question).status is Status.REFUSED


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        pytest.param("林业局的报告哪天写的", ["2020年2月3日", "2023年1月10日"], [], id="all_years"),
        pytest.param("林业局2022年报什么时候发的", ["2023年1月10日"], ["2020"], id="one"),
        pytest.param(
            "林业局各年报告几号发的，有没有超过1月31号",
            ["晚于1月31号的有：云岭县林业局2019年"],
            [],
            id="late",
        ),
        pytest.param("2022年报告最早签发的是哪家", ["最早的是云岭县林业局2022年"], [], id="first"),
        pytest.param(
            "林业局2021年数据从几月几号算到几月几号", ["2021年1月1日起至2021年12月31日"], [], id="period"
        ),
    ],
)
def test_the_dates_of_reports_are_told(
    shelf: Assistant, question: str, said: list[str], unsaid: list[str]
) -> None:
    """Signed when, from when its numbers count, which is first and which late."""
    text = to_markdown(shelf.ask(question))
    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        pytest.param("林业局电话多少", ["最新的2022年", "0999-7654321"], ["唯一"], id="one_note"),
        pytest.param("林业局邮编变过没有", ["都是：009123"], [], id="same"),
        pytest.param("林业局地址这几年变过没有", ["松涛路", "碧泉路", "不同"], [], id="moved"),
        pytest.param("我要寄材料给林业局，寄到哪儿", ["碧泉路", "009123"], ["选择"], id="by_post"),
        pytest.param("林业局传真多少", ["没有写传真"], ["没有写到这一点"], id="said_once"),
        pytest.param("林业局在哪儿 电话多少", ["碧泉路", "0999-7654321"], [], id="both"),
    ],
)
def test_contacts_are_told(shelf: Assistant, question: str, said: list[str], unsaid: list[str]) -> None:
    """Each detail asked for, with one note on the year, or over the years."""
    answer = shelf.ask(question)
    text = to_markdown(answer) + "".join(answer.assumed)
    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        pytest.param(
            "今年问题部分和去年比有什么变化", ["查找困难", "更新不及时"], ["没有收录"], id="problems"
        ),
        pytest.param("2022年平台建设跟2021年比新增了什么", ["林长码"], ["查询终端", "没有收录"], id="new"),
        pytest.param("2021与2022年报告哪些话是照抄的", ["查询终端"], ["林长码"], id="copied"),
        pytest.param("把22年和21年的报告对比一下", ["2.5万元→4.5万元", "林长码"], ["没有写到"], id="whole"),
    ],
)  # fmt: skip
def test_two_reports_are_held_side_by_side(
    shelf: Assistant, question: str, said: list[str], unsaid: list[str]
) -> None:
    """What is new, gone or the same, below the heading that is asked about or in all."""
    answer = shelf.ask(f"林业局{question}")
    text = to_markdown(answer)
    assert answer.status is Status.ANSWERED
    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


def test_a_figure_that_changed_is_still_looked_up(shelf: Assistant) -> None:
    """主动公开 in 2022 against 2021 is a difference, no comparison of reports."""
    assert "10条" in to_markdown(shelf.ask("林业局2022年主动公开的信息比2021年多多少条"))


@pytest.mark.parametrize(
    "question", ["2021年开始的新表比旧表少了哪些内容", "19年的表和21年的表在行政事业性收费上有啥不同"]
)
def test_the_forms_are_told_apart(shelf: Assistant, question: str) -> None:
    """By the form, each row cited where a report prints it."""
    answer = shelf.ask(question)
    assert answer.status is Status.ANSWERED
    assert "上一年项目数量（项）、本年增/减（项）；后一种是本年收费金额（万元）" in to_markdown(answer)
    assert {citation.year for citation in answer.citations} == {2019, 2021}


@pytest.mark.parametrize(
    ("question", "old"),
    [("林业局2021年用的是不是旧表", ""), ("2019年哪些单位用的是老表式", "2019年")],
)
def test_which_form_is_used_is_told(shelf: Assistant, question: str, old: str) -> None:
    """The older or the newer one, by the tables of the report."""
    answer = shelf.ask(question)
    assert answer.status is Status.ANSWERED
    assert ("前一种" if old else "后一种") in to_markdown(answer)


def test_years_of_one_form_do_not_differ_in_it(shelf: Assistant) -> None:
    """Then there is nothing to tell apart."""
    answer = shelf.ask("2021年和2022年的表格有什么不一样")
    assert answer.status is Status.NOT_REPORTED
    assert "同一种表式" in to_markdown(answer)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2022年平台建设部分有什么", ["林长码", "查询终端"]),
        ("2022年主要干了些啥", ["80条", "林长码"]),
        ("2022年其他事项部分写了什么", ["未收取信息处理费"]),
        ("2022年第六部分写了啥", ["未收取信息处理费"]),
        ("2022年的报告给我讲讲", ["80条"]),
    ],
)
def test_a_section_is_told_whole(shelf: Assistant, question: str, said: list[str]) -> None:
    """All its sentences, and no name or date below the last of them."""
    answer = shelf.ask(f"林业局{question}")
    text = to_markdown(answer)
    assert answer.status is Status.ANSWERED
    assert [words for words in said if words not in text] == []
    assert "2023年1月10日" not in text
