"""What the form, the reports' parts, figures and rules are called in a visitor's language.

Names that are not the form's (what a sentence counts, the bars of a chart) stay as the report has them.
"""

from __future__ import annotations

from assistant.english.findings import message_in_english, rule_in_english
from assistant.english.labels import (
    amount_in_english,
    column_in_english,
    label_in_english,
    labels_of,
    part_in_english,
    row_in_english,
    unit_in_english,
)
from assistant.english.names import both_names, full_name_in_english
from assistant.listing import figure_value
from assistant.output import digits
from assistant.web.words import CHINESE, Language, say
from ingest.audit import RULES
from ingest.types import PART_TITLES, Figure, Finding, Part

_QUALIFIERS = {"约": "about ", "近": "nearly ", "余": "over ", "多": "over ", "超过": "over "}


def agency_name(name: str, language: Language) -> str:
    """An agency; in English its Chinese name stays beside it."""
    return name if language == CHINESE else both_names(name)


def short_agency_name(name: str, language: Language) -> str:
    """An agency, where there is no room for two names."""
    return name if language == CHINESE else full_name_in_english(name) or name


def part_name(part: Part, language: Language) -> str:
    """A part of a report."""
    return PART_TITLES[part] if language == CHINESE else part_in_english(part)


def table_name(table: str, language: Language) -> str:
    """A table, or where else a figure was read."""
    return say(f"form_{table}", language)


def row_name(row: str, language: Language) -> str:
    """A row, below the group it stands in."""
    return row.replace("/", " › ") if language == CHINESE else _capital(row_in_english(row))


def column_name(column: str, language: Language) -> str:
    """A column."""
    return column if language == CHINESE else _capital(column_in_english(column))


def item_name(item: str, language: Language) -> str:
    """A row, a column, or a row with its column, as a chart or a table of an answer names it."""
    return item if language == CHINESE else _capital(label_in_english(item))


def as_in_the_form(label: str, group: str) -> str:
    """The form's own words for one of its labels, in whatever language; anything else as it is.

    ``group``: row or column. A row of a group is found by its own name too.
    """
    wanted = label.strip().casefold()
    leaf = wanted.rpartition(": ")[2]
    return next(
        (chinese for chinese, english in labels_of(group).items() if english.casefold() == leaf), label
    )


def unit_name(unit: str, language: Language) -> str:
    """A unit by itself."""
    return unit if language == CHINESE else unit_in_english(unit)


def value_text(figure: Figure, language: Language) -> str:
    """The number with its unit, or why there is none."""
    if language == CHINESE:
        return figure_value(figure)
    number = digits(figure.value)
    if number is None:
        return say(f"figure_{figure.state}", language)
    return _QUALIFIERS.get(figure.qualifier, figure.qualifier) + amount_in_english(number + figure.unit)


def rule_text(rule: str, language: Language) -> tuple[str, str]:
    """A rule's title and what it checks."""
    known = RULES[rule]
    return (known.title, known.explanation) if language == CHINESE else rule_in_english(rule)


def message_text(finding: Finding, language: Language) -> str:
    """What a finding says."""
    return finding.message if language == CHINESE else message_in_english(finding)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
