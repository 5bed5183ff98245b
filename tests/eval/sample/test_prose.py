"""The text of the invented reports says what the truth says it says."""

from __future__ import annotations

import re

import pytest

from assistant.types import CellName
from eval.sample import sample_truths, wordings
from eval.sample.truth import Chart, Heading, Paragraph, TablePlace, Truth
from ingest.tables.requests import ALL_APPLICANTS, RECEIVED

TRUTHS = [
    pytest.param(truth, id=f"seed{seed}-{n // 4 + 1}-{truth.year}")
    for seed in (1, 2)
    for n, truth in enumerate(sample_truths(seed))
]


def prose(truth: Truth) -> str:
    return "\n".join(piece.text for piece in truth.pieces if isinstance(piece, Heading | Paragraph))


@pytest.mark.parametrize("truth", TRUTHS)
def test_every_fact_stands_in_the_text(truth: Truth) -> None:
    """Each fact's quote is a run of the text, and holds its number unless there was nothing to count."""
    for fact in truth.facts:
        assert fact.quote in prose(truth)
        assert str(fact.value) in fact.quote or fact.value == 0
        assert all(str(count) in fact.quote for _, count in fact.parts)


@pytest.mark.parametrize("truth", TRUTHS)
def test_parts_of_what_was_disclosed_add_up(truth: Truth) -> None:
    """The counts by kind make the total."""
    fact = truth.fact("disclosed")
    assert fact is not None
    assert sum(count for _, count in fact.parts) == fact.value


@pytest.mark.parametrize("truth", TRUTHS)
def test_prose_agrees_with_the_table_of_applications(truth: Truth) -> None:
    """The number of applications in the prose is that of the table."""
    fact = truth.fact("requests")
    assert fact is not None
    assert fact.value == truth.values[CellName("requests", RECEIVED, ALL_APPLICANTS)]


@pytest.mark.parametrize("truth", TRUTHS)
def test_text_has_the_six_parts_and_three_tables(truth: Truth) -> None:
    """Six headings of the first level, a title, and each table once."""
    headings = [piece.level for piece in truth.pieces if isinstance(piece, Heading)]
    tables = [piece.table for piece in truth.pieces if isinstance(piece, TablePlace)]
    assert (headings.count(0), headings.count(1)) == (1, 6)
    assert tables == ["proactive", "requests", "review"]


@pytest.mark.parametrize("truth", TRUTHS)
def test_text_has_no_gap_left_unfilled(truth: Truth) -> None:
    """No brace, bar or doubled mark of a wording comes through."""
    assert not re.search(r"[{}|]|。。|，，|，。", prose(truth))


@pytest.mark.parametrize("truth", TRUTHS)
def test_charts_end_with_this_year_as_the_prose_has_it(truth: Truth) -> None:
    """A chart's last row is what the prose counts by kind."""
    fact = truth.fact("disclosed")
    for chart in [piece for piece in truth.pieces if isinstance(piece, Chart)]:
        assert fact is not None
        assert chart.rows[-1] == (truth.year, tuple(count for _, count in fact.parts))


def test_sentences_come_in_at_least_four_wordings() -> None:
    """Every kind of sentence and heading has four wordings or more."""
    kinds = {name: value for name, value in vars(wordings).items() if name.isupper()}
    pools = [*(v for v in kinds.values() if isinstance(v, tuple)), *wordings.PART_HEADINGS.values()]
    assert min(len(pool) for pool in pools) >= 4
