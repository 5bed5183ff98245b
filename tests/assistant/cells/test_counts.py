"""Counts that only sentences give: which one a question names."""

from __future__ import annotations

import pytest

from assistant.cells.counts import find_counts


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("主动公开信息多少条", ["主动公开政府信息"]),
        ("公众号发了多少条", ["微信公众号发布信息"]),
        ("公众号发布信息几条", ["微信公众号发布信息"]),
        ("培训了多少人次", ["参加培训人次"]),
        ("政府开放日最热闹,来的人最多", ["政府开放日参加人数"]),
        ("哪些单位培训超过300人次", ["参加培训人次"]),
        ("收到几件申请、主动公开多少条信息", ["主动公开政府信息"]),
        ("搞开放日,来的人超过700的", ["政府开放日参加人数"]),
        ("开放日就办了一回来了五千人", ["政府开放日场次", "政府开放日参加人数"]),
        ("公开培训来听课的,过了300人次的", ["参加培训人次"]),
        ("培训:场次?人次?", ["开展培训次数", "参加培训人次"]),
        ("培训开了8次还不止的", ["开展培训次数"]),
        ("开放日搞了多少场、一共多少群众来", ["政府开放日场次", "政府开放日参加人数"]),
        ("一场开放日都没办,群众怎么参与", ["政府开放日场次"]),
        ("有几名干部专管信息公开", ["政务公开工作人员"]),
    ],
)
def test_a_question_names_its_counts(question: str, names: list[str]) -> None:
    """Each count once, the medium before what it carries."""
    assert [measure.row for measure in find_counts(question)] == names


@pytest.mark.parametrize("question", ["公众号阅读量多少", "依申请公开信息的流程", "行政许可多少件"])
def test_other_matters_are_no_count(question: str) -> None:
    """What is read of an account, applications and cells of the tables are not counts of the text."""
    assert find_counts(question) == []


@pytest.mark.parametrize("question", ["窗口数、人员数、热线量各是多少", "窗口、人员数量和热线各多少"])
def test_those_who_do_the_work_are_counted_in_a_list(question: str) -> None:
    """人员数 beside other counts."""
    found = [count.row for count in find_counts(question)]
    assert found == ["咨询窗口", "政务公开工作人员", "热线和咨询办理量"]
