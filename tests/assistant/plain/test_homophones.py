"""Words mistyped by one character of the same sound are put right, and nothing else is."""

from __future__ import annotations

import pytest

from assistant.plain.homophones import Homophones

WORDS = Homophones({"云岭", "许可", "行政强制", "申请", "卫健局", "公众号"}, {"清溪"})


@pytest.mark.parametrize(
    ("said", "meant"),
    [("云领卫建局收到几件申情", "云岭卫健局收到几件申请"), ("行政强治多少件", "行政强制多少件")],
)
def test_a_character_of_the_same_sound_is_put_right(said: str, meant: str) -> None:
    """One wrong character of a known word, and what was read as what."""
    text, read = WORDS.mended(said)
    assert (text, bool(read)) == (meant, True)


def test_a_character_that_makes_no_word_with_its_neighbours_is_put_right() -> None:
    """Between the others of a known word; 公告 is a word of its own."""
    assert WORDS.mended("公从号发了几条") == ("公众号发了几条", (("公从号", "公众号"),))
    assert WORDS.mended("公告号是多少") == ("公告号是多少", ())


@pytest.mark.parametrize(
    "said", ["云岭卫健局收到几件申请", "清溪的许可多少", "天气怎么样", "小程序可以查什么"]
)
def test_what_is_right_or_unknown_stays(said: str) -> None:
    """Known words, names of real places and other words are left as they are."""
    assert WORDS.mended(said) == (said, ())
