"""A sentence with the words of a question answers it, whatever else they resemble."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from assistant.types import Status
from assistant.understanding.cues import asks_everyone
from assistant.understanding.terms import Term, question_terms
from tests.assistant.over import assistant_over

REPORT = """松浦区人民政府2022年政府信息公开工作年度报告

地址：松浦区长堤路12号，邮编：007311，电话：0600-5127740。

一、总体情况

（一）主动公开情况。全年主动公开信息90条。微信公众号发布信息61条。

（二）信息管理情况。稿件由股室主任初审、秘书股复核、值班领导签发后公开。发布单位须填写《上网信息登记表》，登记员按季填写《网页体检单》。

（三）监督保障情况。采取神秘访客和打热线的办法对镇街开展窗口抽测，对抽测中的问题当场开单、限期回访。组织培训3次，编印《经办一点通》《十问十答》等小册子，供新上岗的经办人员自学。

五、存在的主要问题及改进情况

存在的主要问题：一是网页栏目更新不快；二因编制紧张，镇街经办人员流动较多；三是公众号影响有限，粉丝数偏少。

下一步改进措施：一是定期清点栏目；二是对无力运营的政务新媒体账号予以关停；三是稳定镇街经办队伍。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    reports = {"松浦区人民政府2022年.txt": REPORT}
    with assistant_over(tmp_path_factory, reports) as ready:
        yield ready


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("松浦区政府对镇街搞过窗口抽测，用的什么办法？抽出问题又怎么处理", "神秘访客"),
        ("给新上岗的经办人员，松浦区政府编印了哪几本小册子", "经办一点通"),
        ("松浦区政府的稿件从股室起草到公开，依次经过谁的手", "值班领导签发"),
        ("松浦区政府上网发信息要填什么登记表", "上网信息登记表"),
        ("松浦区政府自己怎么看公众号这类新媒体的效果", "粉丝数偏少"),
        ("没能力运营的新媒体账号，松浦区政府下一步准备怎么处置", "予以关停"),
    ],
)
def test_a_sentence_with_the_words_of_a_question_goes_before_what_they_resemble(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in to_markdown(answer)


@pytest.mark.parametrize(
    "question",
    ["松浦区政府怎么处理僵尸网站", "松浦区政府请了哪家第三方评估网站"],
)
def test_what_no_sentence_says_is_still_not_reported(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_REPORTED


def test_the_problems_themselves_are_told_where_they_are_asked_for(assistant: Assistant) -> None:
    assert "更新不快" in to_markdown(assistant.ask("松浦区政府承认存在哪些问题"))


def test_one_step_is_no_procedure_and_two_are() -> None:
    steps = Term("初审", ("复核", "签发"), whole=True, least=2)
    assert steps.found("由股室初审") == 0.0
    assert steps.found("由股室初审、领导签发") == 1.0


def test_words_of_no_matter_are_not_looked_for() -> None:
    words = {term.word for term in question_terms("到底为什么很多栏目没人看")}
    assert "栏目" in words
    assert not words & {"到底", "很多"}


def test_departments_that_one_agency_deals_with_are_not_all_agencies() -> None:
    assert not asks_everyone("松浦区怎么暗访各部门")
    assert not asks_everyone("松浦区对各部门怎么抽查")
    assert asks_everyone("松浦区各部门怎么抽查")
    assert asks_everyone("对各部门按申请量排名")
