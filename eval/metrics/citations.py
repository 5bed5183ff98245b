"""Whether citations are verbatim and support what they stand behind, and whether what should be cited is."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Answer, Citation, Statement, Status
from eval.cases import Case
from eval.metrics.base import Context, Score, share
from eval.metrics.faults import uncovered
from eval.metrics.numbers import numbers, readings, says_none
from ingest.fold import squeeze

# A worded statement is supported if it shares a run of this many characters with the quote; numbers aside,
# eight characters of one report are all but never found in another place by chance.
_SHARED_RUN = 8


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The share of citations whose quote is the report's own text at its span."""

    title: str = "逐字"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to answers with citations."""
        del case
        bad = [citation.quote for citation in answer.citations if not is_verbatim(citation, context)]
        total = len(answer.citations)
        return share(total - len(bad), total, f"不在原文：{bad[0][:40]}" if bad else "")


@dataclass(frozen=True, slots=True)
class CitationPrecision:
    """The share of citations that are verbatim and bear out a statement in numbers or words."""

    title: str = "引文准"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to answers with citations."""
        del case
        bad = [citation.quote for citation in answer.citations if not _is_good(citation, answer, context)]
        total = len(answer.citations)
        return share(total - len(bad), total, f"不支持所述：{bad[0][:40]}" if bad else "")


@dataclass(frozen=True, slots=True)
class CitationRecall:
    """The share of factual statements that carry a marker of a citation that is there."""

    title: str = "引文全"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to questions that were answered."""
        del case, context
        if answer.status is not Status.ANSWERED:
            return None
        known = {citation.n for citation in answer.citations}
        facts = [statement for statement in answer.statements if _is_factual(statement)]
        bare = [statement.text for statement in facts if not known & set(statement.cites)]
        return share(len(facts) - len(bare), len(facts), f"无引文：{bare[0][:40]}" if bare else "")


@dataclass(frozen=True, slots=True)
class EvidenceHit:
    """The share of the needed evidence that some citation covers; of equal places, one is enough."""

    title: str = "命中据"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        """Applies to answerable questions with known evidence."""
        if not (case.answerable and case.evidence):
            return None
        missed = uncovered(case, answer.citations, context)
        total = len(case.needs)
        return share(total - len(missed), total, f"未引：{missed[0].quote[:40]}" if missed else "")


def is_verbatim(citation: Citation, context: Context) -> bool:
    """Whether the quote is the report's text at its span, to the character."""
    text = context.corpus.texts.get(citation.report_id, "")
    return bool(citation.quote) and text[citation.start : citation.end] == citation.quote


def _is_good(citation: Citation, answer: Answer, context: Context) -> bool:
    supported = [statement.text for statement in answer.statements if citation.n in statement.cites]
    calculation = answer.calculation or ""
    return is_verbatim(citation, context) and any(
        _supports(citation.quote, s, calculation) for s in supported
    )


def _supports(quote: str, statement: str, calculation: str) -> bool:
    if quote.startswith("[image:"):
        return "图片" in statement
    stated = [number for number in numbers(statement) if number.unit != "年"]
    held, reckoned = readings([quote]), readings([calculation])
    if any(number.readings & held for number in stated):
        return True
    if held & reckoned and any(number.readings & reckoned for number in stated):
        return True  # the quote has a term of the sum, the statement its result
    if any(number.value == 0 for number in stated) and says_none(quote):
        return True
    return shares_run(quote, statement)


def shares_run(quote: str, statement: str) -> bool:
    """Whether the two have eight characters in a row in common, or all of a shorter quote. O(n · m)."""
    bare, said = squeeze(quote).text, squeeze(statement).text
    length = min(_SHARED_RUN, len(bare))
    return length > 1 and any(bare[i : i + length] in said for i in range(len(bare) - length + 1))


def _is_factual(statement: Statement) -> bool:
    """A statement that says something of a report: all but lead-ins, which end in a colon."""
    return not statement.text.rstrip().endswith(("：", ":"))
