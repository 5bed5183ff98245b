"""Whether a text names who holds a post."""

from __future__ import annotations

import pytest

from assistant.lookup.people import names_holder


@pytest.mark.parametrize(
    "text", ["由局长周远山同志签发。", "局长:周远山。", "成立领导小组,周远山任局长,每季开会。"]
)
def test_a_name_beside_the_post_tells_who_holds_it(text: str) -> None:
    assert names_holder(text, "局长")


@pytest.mark.parametrize(
    "text",
    ["分管局长审定后公开。", "由局长任组长。", "局长高度重视,对姓名作遮盖处理。", "局长和科长都参加。"],
)
def test_a_post_alone_tells_no_name(text: str) -> None:
    assert not names_holder(text, "局长")
