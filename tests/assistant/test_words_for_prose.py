"""Everyday words for what reports say in their own, and sentences that hold only what all of them hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from assistant.types import Status
from assistant.understanding.terms import question_terms
from tests.assistant.over import assistant_over

REPORT = """云岭县水务局2022年政府信息公开工作年度报告

一、总体情况

（一）主动公开情况。全年主动公开信息80条。微信公众号“云岭水务”发布信息75条，阅读量3000余次。发放节水宣传单500份。

（二）信息管理情况。对不予公开的内容说明理由，防止以不公开为原则。

（三）申请办理情况。新收申请15件，其中在线提交9件、信函寄送4件、当面递交2件。“水惠查”小程序只能查水价，水质数据还没有接进来。

（四）平台建设情况。安排专人巡查网站，发现故障当天修复。定期移交纸质文件，方便不上网的群众查阅。

（五）监督保障情况。全年没有因信息公开受到责任追究的情形。新进人员考核合格后方可发布信息。下属事业单位有水文站、节水办。

（六）宣讲情况。把宣讲点设在田间地头，讲解用水政策。

五、存在的主要问题及改进情况

1.解读难懂。问卷显示只有三成用水户读懂图解。下一步，在60个缴费点投放语音解读。
2.答复说理单薄。今后由法律顾问逐份看稿。

六、其他需要报告的事项

2022年未收取信息处理费。
"""


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over one report."""
    with assistant_over(tmp_path_factory, {"云岭县水务局2022年年报": REPORT}) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("有没有人因为信息公开被处分", "责任追究", id="punished"),
        pytest.param("有没有人因为信息公开被追究责任", "责任追究", id="held_to_account"),
        pytest.param("网站坏了咋办", "当天修复", id="broken"),
        pytest.param("传单发了多少份", "500份", id="leaflets"),
        pytest.param("公众号多少人看过", "3000余次", id="read"),
        pytest.param("下面有哪些单位", "水文站", id="below"),
        pytest.param("有没有下乡讲政策", "田间地头", id="villages"),
        pytest.param("有没有给不会上网的人想办法", "纸质文件", id="offline"),
        pytest.param("新来的人要过什么关才能发信息", "考核合格", id="newcomers"),
        pytest.param("发了多少条消息", "80条", id="messages"),
        pytest.param("申请都是怎么递的？网上、寄信、跑现场各几件", "信函寄送4件", id="channels"),
        pytest.param("当面交的申请有几件", "当面递交2件", id="in_person"),
        pytest.param("解读难懂的问题打算怎么解决", "语音解读", id="measure_with_its_problem"),
    ],
)
def test_everyday_words_find_what_the_report_calls_otherwise(
    water: Assistant, question: str, said: str
) -> None:
    """What people call in their own words is found where the report uses others."""
    answer = water.ask(f"云岭县水务局2022年{question}")
    assert answer.status is Status.ANSWERED
    assert said in to_markdown(answer)


def test_a_sentence_that_has_only_what_all_have_is_no_answer(water: Assistant) -> None:
    """怎么防止泄密 is not answered by 防止以不公开为原则, as nothing in it is of 泄密."""
    assert water.ask("云岭县水务局2022年怎么防止泄密").status is Status.NOT_REPORTED


def test_what_points_at_a_thing_is_no_word_to_look_for() -> None:
    """更新慢这事儿 is of 更新; 不会上网 is of those who are not online, and not of putting online."""
    assert [term.word for term in question_terms("网站更新慢这事儿")] == ["网站", "更新"]
    assert "不上网" in {term.word for term in question_terms("不会上网的人")}


@pytest.mark.parametrize("question", ["惠农查小程序能查水质吗，云岭县水务局2022年", "哪几份讲到用水政策"])
def test_words_that_begin_like_a_place_name_nobody(water: Assistant, question: str) -> None:
    """惠农 is a district, but not in the name of a programme; 哪几份 asks of all reports."""
    assert water.ask(question).status in (Status.ANSWERED, Status.NOT_REPORTED)


def test_a_place_nobody_reports_of_is_not_found(water: Assistant) -> None:
    assert water.ask("惠农2022年收到多少申请").status is Status.NOT_FOUND
