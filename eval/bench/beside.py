"""A plain LangChain retrieval chain on the same questions: is the answer in what it retrieves at all?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from tempfile import TemporaryDirectory
from typing import Any

from eval.bench.plain import NEAREST, plain_chain
from eval.cases import Case, Evidence
from eval.metrics.answers import states_value
from eval.subject import Subject
from ingest.fold import squeeze


@dataclass(frozen=True, slots=True)
class Beside:
    """The questions with an answer to look for, and in how many of them what was retrieved holds all of it.

    This is the most that any chat model on top of the chain could answer; who it speaks of is not checked.
    """

    questions: int
    held: int

    def to_text(self) -> str:
        """One line."""
        share = self.held / self.questions if self.questions else 0
        return (
            f"普通 LangChain 链（前 {NEAREST} 段）：{self.questions} 题中 "
            f"{self.held} 题的答案在所检段落里，{share:.1%}"
        )

    def to_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return asdict(self)


def run_beside(subject: Subject, cases: Sequence[Case]) -> Beside:
    """Retrieve for each question that is to be answered; earlier questions are put before it."""
    asked = [case for case in cases if case.answerable and (case.wanted or case.evidence)]
    texts = subject.corpus().texts.values()
    with TemporaryDirectory(prefix="gongkai-plain-") as folder:
        chain = plain_chain(texts, subject.library.embedder, subject.library.settings.passage_chars, folder)
        held = sum(holds(case, chain.invoke(" ".join([*case.turns, case.question]))) for case in asked)
    return Beside(len(asked), held)


def holds(case: Case, pieces: Sequence[str]) -> bool:
    """Whether the pieces have what the answer is made of: each number, or each run of the evidence.

    A result of arithmetic need not be there, only what it is reckoned from.
    """
    found = [_bare(piece) for piece in pieces]
    runs = [any(_there(item, found) for item in places) for places in case.needs]
    if case.wanted and len(runs) < len(case.wanted):
        return all(states_value(_of(case, n), pieces) for n in range(len(case.wanted)))
    return all(runs)


def _there(item: Evidence, found: Sequence[str]) -> bool:
    runs = [_bare(run) for run in (item.quote, item.row) if run]
    return any(run in text for run in runs for text in found)


def _bare(text: str) -> str:
    """Without white space and the rules of a table."""
    return squeeze(text).text.replace("|", "")


def _of(case: Case, n: int) -> Case:
    wanted = case.wanted[n]
    return Case(case.id, case.question, case.kind, case.statuses, wanted.value, wanted.unit)
