import re

import pytest

from ingest.numerals import numbers_in
from prompts import NO_ANSWER, PromptError, in_english, names, phrase, render, variables


def test_the_answer_prompt_has_these_variables() -> None:
    """What the program must supply to a chat model."""
    assert {"evidence", "question", "language", "no_answer"} == variables("answer")


@pytest.mark.parametrize("name", names())
def test_every_text_renders_with_its_variables_and_only_those(name: str) -> None:
    """A missing or unknown variable is refused, never left in the text."""
    fill = render if name in ("answer", "query", "rewrite") else phrase
    values = dict.fromkeys(variables(name), "某")
    assert "$" not in fill(name, **values)
    with pytest.raises(PromptError, match="unknown"):
        fill(name, **values, nobody="x")
    if values:
        values.popitem()
        with pytest.raises(PromptError, match="missing"):
            fill(name, **values)


def test_braces_in_evidence_are_text() -> None:
    """JSON or $ in what is filled in stays as it is."""
    values = {"evidence": '[1] {"a": "$b"}', "question": "问", "language": "中文", "no_answer": NO_ANSWER}
    assert '{"a": "$b"}' in render("answer", **values)


@pytest.mark.parametrize("name", ["nobody", "../pyproject", ""])
def test_a_prompt_that_does_not_exist_is_named(name: str) -> None:
    """Nothing outside the folder can be read as a prompt."""
    with pytest.raises(PromptError):
        render(name)


PROMPTS = ("answer", "query", "rewrite")


@pytest.mark.parametrize("name", [n for n in names() if n not in PROMPTS])
def test_every_phrase_has_its_english_with_the_same_variables(name: str) -> None:
    """And holds no Chinese itself."""
    values = dict.fromkeys(variables(name), "x")
    with in_english(lambda _, value: value):
        assert not re.search(r"[\u4e00-\u9fff，。：；（）]", phrase(name, **values))


@pytest.mark.parametrize("name", [n for n in names() if n not in PROMPTS])
def test_no_phrase_holds_a_number_of_its_own(name: str) -> None:
    """A number in an answer has to be in what it cites, so that a statement with another is dropped."""
    values = dict.fromkeys(variables(name), "某")
    assert not numbers_in(phrase(name, **values))
