"""What kind of thing a question asks for, by its words alone."""

from __future__ import annotations

import pytest

from assistant.understanding.operations import find_operations
from assistant.understanding.query import Topic
from assistant.understanding.topic import topic_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("五大类公开信息加起来是不是614条", Topic.CHECK),
        ("主动公开398条,四个分类凑起来够不够这个数", Topic.CHECK),
        ("主动公开的分类条数,能不能加成它报的总条数", Topic.CHECK),
        ("表里有没有加错的地方", Topic.CHECK),
        ("许可和处罚两项加起来是不是614件", Topic.PROSE),
        ("不予公开的八种情形加来加去对不上,正确的合计是多少", Topic.PROSE),
        ("不予处理的五项加总对不上,实际是多少", Topic.PROSE),
        ("不予公开的八种情形加总对不上总计,是不是填错了", Topic.CHECK),
        ("差距写了几条,内容是啥", Topic.PROBLEMS),
        ("说自己的短板往后咋补", Topic.IMPROVEMENTS),
        ("我只想看问题那节的要点", Topic.PROBLEMS),
        ("准备从哪些方面提升公开工作", Topic.IMPROVEMENTS),
        ("后续会怎么加强公开", Topic.IMPROVEMENTS),
        ("针对薄弱环节提了啥改进办法", Topic.PROBLEMS_AND_IMPROVEMENTS),
    ],
)
def test_words_tell_what_is_asked_for(question: str, topic: Topic) -> None:
    """Parts against their total are checked, cells of a table are not; gaps are problems."""
    assert topic_of(question, question) is topic


@pytest.mark.parametrize("question", ["培训开了8次还不止的单位", "培训超过8次的单位"])
def test_a_limit_may_follow_its_number(question: str) -> None:
    """8次还不止 is more than 8."""
    asked = find_operations(question)
    assert asked.bounded
    assert asked.condition is not None
    assert asked.condition.relation == ">"
