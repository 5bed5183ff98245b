"""What a letter calls agencies, items, amounts and parts of a report, in the language of its answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.english.findings import message_in_english
from assistant.english.labels import amount_in_english, label_in_english, part_in_english
from assistant.english.names import both_names
from ingest.types import PART_TITLES, Finding, Part
from prompts import in_english

ENGLISH = "en"


@contextmanager
def written_in(language: str) -> Iterator[None]:
    """Phrases are those of the language within."""
    if language != ENGLISH:
        yield
        return
    with in_english(lambda _, value: value):
        yield


class Names:
    """Names in one language; in English an agency keeps its Chinese name in brackets."""

    def __init__(self, language: str) -> None:
        self._english = language == ENGLISH

    def agency(self, name: str) -> str:
        """An agency."""
        return both_names(name) if self._english else name

    def item(self, row: str, column: str) -> str:
        """What a figure counts."""
        if self._english:
            english = label_in_english(f"{row}（{column}）" if column and column != row else row)
            return english[:1].upper() + english[1:]
        row = "办理结果总计" if row == "总计" else row.replace("/", "—")
        return f"{row}（{column}）" if column and column != row else row

    def amount(self, number: str, unit: str) -> str:
        """A number with its unit."""
        return amount_in_english(f"{number}{unit}") if self._english else f"{number}{unit}"

    def part(self, part: Part) -> str:
        """A part of a report."""
        return part_in_english(part) if self._english else PART_TITLES[part]

    def finding(self, finding: Finding) -> str:
        """What the check-up says."""
        return message_in_english(finding) if self._english else finding.message

    def several(self, names: list[str]) -> str:
        """Names one after the other."""
        return ("; " if self._english else "、").join(names)

    def years(self, years: list[int]) -> str:
        """Years one after the other."""
        return ", ".join(map(str, years)) if self._english else "、".join(map(str, years)) + "年"
