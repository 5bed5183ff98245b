"""Several reports of one agency: which of them tells it, and what became of what one of them promised."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Answer, Status
from tests.assistant.over import assistant_over, texts_of

WATER, PARKS = "水务局", "园林局"
REPORTS = (
    (
        WATER,
        2021,
        "“水滴说”微博因无人打理，7月注销。组织业务培训3期，参加90人次。",
        "不足之处是水表改造信息公布得晚。\n2022年着重做好：（1）把老旧水表更换进度贴到楼道；（2）为巡河员编一本口袋书。",
        "年度要点分解为9项任务，完成8项，未完成的1项为水源地图册编印，顺延至下年3月底前完成。",
    ),
    (
        WATER,
        2022,
        "推行“三问一核”办件法：一问诉求，二问用途，三问方式，核对身份。组织业务培训4期，参加120人次。由周律师坐班，逐件看答复。",
        "上一年提出的两条举措落地一条，老旧水表更换进度已贴到46个楼道，口袋书因稿件未定推迟。\n目前的不足是热线接听慢。",
        "去年顺延的水源地图册编印已于3月12日完成。",
    ),
    (
        PARKS,
        2023,
        "举办“园丁开放日”2场。8月9日举行古树迁移听证会，会上12人发言，会后采纳意见5条。",
        "上年度报告列出的“植物名牌看不清”问题尚在整改，名牌更换率只有62%，未达到80%的目标。\n不足之处是花期信息少。",
        "无。",
    ),
    (WATER, 2020, "举办“小水滴开放日”5场。", "不足之处是账号多。", "无。"),
)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """One office with three years of reports, another with a newer one alone."""
    with assistant_over(tmp_path_factory, texts_of(REPORTS)) as assistant:
        yield assistant


def _said(answer: Answer) -> str:
    return "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "year", "told"),
    [
        ("临渡区水务局的微博怎么注销了？什么时候的事", 2021, "7月注销"),
        ("临渡区水务局那个“三问一核”办件法是哪三问", 2022, "二问用途"),
    ],
)
def test_the_one_report_that_tells_it_answers_and_its_year_is_said(
    offices: Assistant, question: str, year: int, told: str
) -> None:
    answer = offices.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in _said(answer)
    assert {citation.year for citation in answer.citations} == {year}
    assert any(f"{year}年" in note for note in answer.assumed)


def test_what_every_year_may_tell_is_still_asked_back(offices: Assistant) -> None:
    assert offices.ask("临渡区水务局培训办了几期").status is Status.CLARIFY


def test_pages_are_not_what_is_asked_where_copies_are(offices: Assistant) -> None:
    assert "46个" not in _said(offices.ask("临渡区水务局的更换进度印了多少册"))


def test_whether_it_ever_was_is_not_told_by_one_year_for_all(offices: Assistant) -> None:
    answer = offices.ask("临渡区水务局有没有注销过微博")
    assert not any("写到这一点的是" in note for note in answer.assumed)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("临渡区水务局2021年许下的两条改进，第二年兑现得怎么样", "落地一条"),
        ("临渡区水务局2022年怎么交代上一年承诺的改进措施落实情况", "落地一条"),
        ("临渡区水务局说要给巡河员编的口袋书，后来编成没有", "口袋书因稿件未定推迟"),
        ("2021年分给临渡区水务局的任务里没完成的是什么，后来补上了没有", "3月12日完成"),
    ],
)
def test_what_became_of_a_promise_is_told_by_the_next_years_report(
    offices: Assistant, question: str, told: str
) -> None:
    answer = offices.ask(question)
    assert told in _said(answer)
    assert 2022 in {citation.year for citation in answer.citations}


def test_a_promise_that_no_report_tells_of_is_not_reported(offices: Assistant) -> None:
    answer = offices.ask("临渡区水务局2021年承诺的无人艇巡航，最后兑现了吗")
    assert answer.status is Status.NOT_REPORTED


def test_requests_carried_over_are_no_promise(offices: Assistant) -> None:
    answer = offices.ask("临渡区水务局2021年没办完、转到下一年的申请还剩几件")
    assert "顺延" not in _said(answer)


def test_what_resembles_other_matters_is_told_where_a_report_tells_it(offices: Assistant) -> None:
    assert "7月注销" in _said(offices.ask("临渡区水务局2021年微博什么时候注销的"))
    assert "周律师坐班" in _said(offices.ask("临渡区水务局2022年坐班的那个周律师，全名叫什么"))


def test_ones_own_request_is_refused_whatever_its_words(offices: Assistant) -> None:
    assert offices.ask("我在临渡区水务局2022年申请的水表更换办到哪了").status is not Status.ANSWERED


def test_which_reports_tell_it_is_asked_of_those_without_the_newest_year_too(offices: Assistant) -> None:
    answer = offices.ask("你库里哪几家的年报写到办过“开放日”")
    assert {citation.agency[-3:] for citation in answer.citations} == {WATER, PARKS}


def test_what_became_of_last_years_problem_is_told_though_its_report_is_not_there(offices: Assistant) -> None:
    answer = offices.ask("临渡区园林局说要改进植物名牌，2023年更换率到多少了，达标没有")
    assert "62%" in _said(answer)


def test_the_day_is_told_though_the_numbers_stand_in_another_clause(offices: Assistant) -> None:
    answer = offices.ask("临渡区园林局古树迁移听证会哪天开的，几个人发言，采纳了多少条意见")
    assert all(told in _said(answer) for told in ("8月9日", "12人", "5条"))
