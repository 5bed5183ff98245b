"""The characters that a question and a text share."""

from __future__ import annotations

from assistant.lookup.letters import letters_shared
from assistant.understanding.terms import letters


def test_the_text_with_more_of_the_rare_characters_has_the_larger_share() -> None:
    texts = ["全年送证到门320件。", "全年公开信息320条。", "全年公开栏目30个。"]
    shares = letters_shared(letters("寄送证照多少件"), texts)
    assert shares[0] > shares[1]
    assert shares[0] > shares[2]


def test_words_that_only_ask_leave_no_characters() -> None:
    assert letters("请问是什么呢？") == frozenset()


def test_no_characters_are_no_share() -> None:
    assert letters_shared(frozenset(), ["全年公开信息320条。"]) == [0.0]
