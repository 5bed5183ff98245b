"""What a question narrows to a part that no cell has, by where its words stand."""

from __future__ import annotations

import pytest

from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures
from assistant.understanding.attributes import narrowing


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("奶茶店的处罚有多少件", "奶茶"),
        ("美容院被罚了几家", "美容院"),
        ("土地类复议多少件", "土地"),
        ("行政事业性收费里检验费多少万", "检验费"),
        ("公众号发了几条招生信息", "招生"),
        ("公众号发了几条疫苗接种的推文", "疫苗"),
        ("热线反映停车问题的有多少件", "停车"),
        ("申请里问公交线路的几件", "公交线路"),
    ],
)
def test_words_beside_what_is_counted_narrow_it(said: str, part: str) -> None:
    """Before it, within it, between how many and it, or what it is about."""
    named = find_measures(said) or find_counts(said)
    assert part in narrowing(said, named)


@pytest.mark.parametrize(
    "said",
    [
        "检查组要看培训情况:办了几次、多少人次听课",
        "手头的汇总表就差许可那一格了,填几",
        "行政处罚多少件,回头要做课件",
        "有多少人专门干公开这活儿",
        "不予公开的,八条杠杠加到一块儿是多少件",
        "行政事业性收费变动百分之几(负数也行)",
    ],
)
def test_words_that_stand_apart_from_it_do_not(said: str) -> None:
    """Who wants the number and what for say nothing of what is counted."""
    named = find_measures(said) or find_counts(said)
    assert named
    assert narrowing(said, named) == []
