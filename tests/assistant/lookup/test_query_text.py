"""What is searched for when a question is asked."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.lookup.query_text import query_text
from assistant.understanding.meaning import by_meaning
from assistant.understanding.understand import understand


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("云岭县水务局2022年罚了多少次", "行政处罚"),
        ("云岭县水务局2022年有几个人因为国家秘密被拒", "不予公开"),
        ("云岭县水务局2022年有什么做得不够的", "存在的主要问题"),
        ("云岭县水务局2022年怎么找到他们", "电话"),
    ],
)
def test_the_forms_own_words_are_searched_for(assistant: Assistant, question: str, words: str) -> None:
    """Everyday words bring those of the cell or the part that they mean, without the names."""
    text = query_text(by_meaning(understand(question, (), assistant.catalogue())))
    assert words in text
    assert "云岭" not in text


def test_a_question_of_nothing_but_names_is_searched_for_as_it_is(assistant: Assistant) -> None:
    """Something has to be looked for."""
    assert query_text(understand("云岭县水务局2022年", (), assistant.catalogue()))
