"""What frames a question is left aside; what alone names its matter, and counsel in law, is not."""

from __future__ import annotations

import pytest

from assistant.frame import without_lead_in
from assistant.query import Topic
from assistant.refusals import refused_as


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("评先进要参考，云岭县林业局亮点是什么", "云岭县林业局亮点是什么"),
        ("律师函里要引一个数：云岭县林业局许可几件", "云岭县林业局许可几件"),
        ("写评论用的材料，云岭县林业局的不足", "云岭县林业局的不足"),
        ("要写一篇行政强制的稿子，云岭县林业局动用了几回", "要写一篇行政强制的稿子，云岭县林业局动用了几回"),
    ],
)
def test_what_a_number_is_wanted_for_asks_nothing(said: str, bare: str) -> None:
    """Unless nothing else names what is asked."""
    assert without_lead_in(said) == bare


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("不服不予公开决定,我该先复议还是直接上法院", Topic.LAW),
        ("信息公开案由法院一审受理费收多少", Topic.LAW),
        ("林业局打过官司吗", None),
        ("2022年被告上法院几次", None),
    ],
)
def test_counsel_in_law_is_refused(asked: str, topic: Topic | None) -> None:
    """What one should do, and what courts charge; how often an agency was sued stands in the form."""
    assert refused_as(asked) is topic
