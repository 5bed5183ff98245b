"""Questions asked in English are answered in English, with what the same questions in Chinese find."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

import pytest

from ingest.types import Origin
from tests.assistant.english.conftest import QUESTIONS, Ask, Asked, Printed

_HAN = re.compile(r"[\u4e00-\u9fff]")
_GLOSS = re.compile(r" ?\([^()a-z]*[\u4e00-\u9fff][^()a-z]*(?:\([^()]*\))?[^()a-z]*\)")
_CHINESE_GLOSS = re.compile(r"（[^（）\d：]*）")
_QUOTE = re.compile(r"“.*”")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def questions(*operations: str) -> list[pytest.param]:
    """The questions with one of these operations, or all."""
    wanted = [asked for asked in QUESTIONS if not operations or asked.operation in operations]
    return [pytest.param(asked, id=" / ".join(asked.english)) for asked in wanted]


def result(operation: str, values: Sequence[Decimal]) -> str:
    """What is to be found in an answer that computes, from the figures in the order they are listed."""
    first, *others = values
    computed = {
        "sum": sum(values),
        "average": sum(values) / len(values),
        "most": max(values),
        "count": Decimal(len(values)),
        "gap": abs(first - others[0]) if others else Decimal(0),
        "rate": abs(others[0] - first) / first * 100 if others else Decimal(0),
    }[operation]
    return f"{computed.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}"


@pytest.mark.parametrize("asked", questions())
def test_a_question_is_answered_of_its_agencies_and_rows(ask: Ask, printed: Printed, asked: Asked) -> None:
    """The figures used are those of the cells meant, with what the reports have there."""
    answer = ask(asked.english)
    assert (asked.status, "en") == (answer.status, answer.language)
    for figure in answer.figures:
        if figure.origin is Origin.TABLE:
            assert figure.value == printed(figure)
    if asked.operation != "text":
        assert asked.agencies <= {figure.agency for figure in answer.figures}
        assert asked.years == {figure.year for figure in answer.figures}
        for row in asked.rows:
            assert any(figure.row.startswith(row) for figure in answer.figures)


@pytest.mark.parametrize("asked", questions("sum", "average", "most", "gap", "rate", "count"))
def test_what_is_computed_is_right(ask: Ask, asked: Asked) -> None:
    """By the figures that the corpus was written with."""
    answer = ask(asked.english)
    values = [f.value for f in answer.figures if f.value is not None and f.row.startswith(asked.rows)]
    said = " ".join((*(statement.text for statement in answer.statements), answer.calculation or ""))
    assert result(asked.operation, values) in _NUMBER.findall(said)


@pytest.mark.parametrize("asked", questions("blank"))
def test_a_cell_without_a_number_is_told_as_such(ask: Ask, asked: Asked) -> None:
    """Blank or a picture; never a number."""
    answer = ask(asked.english)
    assert all(figure.value is None for figure in answer.figures)
    assert re.search("is blank|is a picture", answer.statements[0].text)


@pytest.mark.parametrize("asked", questions())
def test_english_finds_what_chinese_finds(ask: Ask, asked: Asked) -> None:
    """The same status, figures, citations and numbers, each exactly as it is in Chinese."""
    english, chinese = ask(asked.english), ask(asked.chinese)
    assert chinese.status == english.status
    assert chinese.figures == english.figures
    assert chinese.citations == english.citations
    assert numbers(chinese.calculation or "") == numbers(english.calculation or "")
    if asked.status in ("answered", "not_reported"):
        for theirs, ours in zip(chinese.statements, english.statements, strict=True):
            assert theirs.cites == ours.cites
            assert sorted(numbers(_CHINESE_GLOSS.sub("", theirs.text))) == sorted(numbers(plain(ours.text)))


def numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)


def plain(text: str) -> str:
    """English text without the Chinese in brackets."""
    return _GLOSS.sub("", text)


@pytest.mark.parametrize("asked", questions())
def test_an_answer_holds_chinese_only_as_quotes_names_and_glosses(ask: Ask, asked: Asked) -> None:
    """Verbatim sentences apart, Chinese stands in quotation marks or, the first time, in brackets."""
    answer = ask(asked.english)
    quoted = "".join("".join(citation.quote.split()) for citation in answer.citations)
    glosses: list[str] = []
    for statement in answer.statements:
        if "".join(statement.text.split()).rstrip("；。;") in quoted:
            continue
        glosses += _GLOSS.findall(statement.text)
        assert not _HAN.search(_QUOTE.sub("", plain(statement.text)))
    assert len(set(glosses)) == len(glosses)
