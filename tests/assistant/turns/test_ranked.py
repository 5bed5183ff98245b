"""A turn after a ranking that asks for more of the same rank."""

from __future__ import annotations

import pytest

from assistant.turns.ranked import further


@pytest.mark.parametrize(
    ("earlier", "turn", "full"),
    [
        ("公众号发文谁最多", "第二第三也列上，连同第一一起", "公众号发文谁最多，前3名"),
        ("公众号发文谁最多", "那第二名和第三名各多少条", "公众号发文谁最多，前3名"),
        ("公众号发文谁最多", "第二到第四名", "公众号发文谁最多，前4名"),
        ("许可哪家最少", "后面跟着的两家是谁", "许可哪家最少，倒数前3名"),
        ("处罚前三名是谁", "剩下五家呢", "处罚各单位从多到少"),
        ("公众号条数前三的是哪几家", "其余的呢", "公众号条数各单位从多到少"),
        ("公众号发文多少条", "第二第三呢", ""),
        ("哪年最多", "第二呢", ""),
        ("公众号发文谁最多", "许可第二的呢", ""),
        ("公众号发文谁最多", "剩下五家呢", ""),
    ],
)
def test_the_next_few_go_on_with_the_rank(earlier: str, turn: str, full: str) -> None:
    """After the first was asked for; where none was, or another matter is named, nothing is put in full."""
    assert further(earlier, turn.replace("，", ",")) == full
