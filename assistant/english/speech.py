"""What an answer fills into English phrases: labels, tables, amounts, names, each with its Chinese once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from assistant.cells.measures import row_label
from assistant.compose.contacts import KINDS
from assistant.english.labels import AMOUNT, UNITS, amount_in_english, labels_of, row_in_english
from assistant.english.names import Directory
from assistant.types import Answer
from ingest.tables import TABLES

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the Chinese of a term, which is shown in brackets the first time and left out after that."""
_GLOSS = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_MARKS = str.maketrans({"、": "; ", "；": "; ", "等": " and others", "（": " (", "）": ")"})
_VERBATIM = frozenset({"quote", "reason", "caption", "category", "words", "problem", "there", "message"})
_HAN = re.compile(r"[\u4e00-\u9fff]")
_YEAR = re.compile(r"(20\d\d)年")


@cache
def _terms() -> dict[str, str]:
    """Every label that an answer may hold, with its English."""
    titles, readings, contacts = labels_of("title"), labels_of("reading"), labels_of("contact")
    rows = {row.name for spec in TABLES for row in spec.rows}
    groups = {row.rpartition("/")[0] for row in rows} - {""}
    terms = {row_label(row): row_in_english(row) for row in rows | groups}
    terms |= {row.replace("/", "—"): row_in_english(row) for row in rows}
    terms |= {spec.title: titles[spec.id] for spec in TABLES}
    terms |= {f"《{spec.title}》": titles[spec.id] for spec in TABLES}
    terms |= {check.reading: readings[check.rule] for spec in TABLES for check in spec.checks}
    terms |= {chinese: contacts[kind] for kind, (chinese, _) in KINDS.items()}
    return {**labels_of("column"), **labels_of("count"), **terms, "总计": "total"}


@cache
def _term_pattern() -> re.Pattern[str]:
    return re.compile(f"({_one_of(_terms())})(?:（({_one_of(labels_of('column'))})）)?")


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


class Speech:
    """Makes the values of one answer English, by the agencies of the corpus."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def value(self, name: str, value: object) -> object:
        """What stands in an English phrase for the variable ``name``."""
        text = str(value)
        if name in _VERBATIM:
            return text.replace("。", ".") if name == "problem" else text
        if not _HAN.search(text):
            return _spaced(text).replace("、", ", ")
        if name in ("agency", "agencies", "names", "name"):
            text = "、".join(map(self._agency, text.split("、")))
        if AMOUNT.fullmatch(text):
            return amount_in_english(text)
        return _outside_glosses(text)

    def finished(self, answer: Answer) -> Answer:
        """The answer with the Chinese of each term the first time only; options keep it, to be asked."""
        seen: set[str] = set()
        assumed = tuple(_once(text.removesuffix("。"), seen) for text in answer.assumed)
        statements = tuple(replace(s, text=_sentence(_once(s.text, seen))) for s in answer.statements)
        options = tuple(_once(option, set()) for option in answer.options)
        sums = _once(_calculation(answer.calculation), seen) if answer.calculation else None
        return replace(
            answer, assumed=assumed, statements=statements, options=options, calculation=sums, language="en"
        )

    def _agency(self, name: str) -> str:
        english = self._directory.in_english(name) or self._directory.unlisted_in_english(name)
        return f"{english}{_OPEN}{name}{_CLOSE}" if english else name


def _outside_glosses(text: str) -> str:
    pieces = re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", text)
    return "".join(piece if piece.startswith(_OPEN) else _labels(piece) for piece in pieces)


def _labels(text: str) -> str:
    text = _YEAR.sub(r"\1", text)
    text = _term_pattern().sub(_term, text)
    pieces = re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", text)
    return "".join(piece if piece.startswith(_OPEN) else piece.translate(_MARKS) for piece in pieces)


def _term(match: re.Match[str]) -> str:
    english = _terms()[match[1]] + (f", {labels_of('column')[match[2]]}" if match[2] else "")
    before = match.string[: match.start()]
    lead = ": " if before and before[-1].isalnum() and before[-1].isascii() else ""
    return f"{lead}{english}{_OPEN}{match[0].strip('《》')}{_CLOSE}"


def _calculation(text: str) -> str:
    text = re.sub(r"(?<=\d)(万元|亿元|元|件)(?![\u4e00-\u9fff])", lambda m: UNITS[m[1]], text)
    return text.replace("；", "; ")


def _spaced(text: str) -> str:
    return f"{text[:5]} {text[5:]}" if re.match(r"about\d", text) else text


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] if re.match(r"[a-z]+ ", text) else text


def _once(text: str, seen: set[str]) -> str:
    def shown(match: re.Match[str]) -> str:
        if match[1] in seen:
            return ""
        seen.add(match[1])
        return f" ({match[1]})"

    return _GLOSS.sub(shown, text)
