"""An answer in a chat model's words: each sentence checked, mended once, or else the composed answer."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.errors import ProviderFailed
from assistant.model.grounding import Grounding
from assistant.model.providers import ChatModel
from assistant.model.reply import read_statements
from assistant.scope.catalogue import Catalogue
from assistant.types import Answer, Statement
from prompts import NO_ANSWER, phrase, render

Check = Callable[[Answer], Answer]

MOST_EVIDENCE = 24
"""Places an answer may rest on to be worded; a longer one is a list, and its composed form reads best."""
_LONGEST_LEAD_IN = 60
_NUMBERED = re.compile(r"^\s*(\d{1,2})\s*[.、)）:：]\s*(.+)$", re.MULTILINE)
_BRACKETS = str.maketrans("[]［］【】", "〔〕〔〕〔〕")  # only our own numbers stand in square brackets


class Wording:
    """Words answers by a chat model. ``name`` is its ``provider:model``."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model
        self.name = model.name

    def worded(
        self, answer: Answer, check: Check, catalogue: Catalogue, otherwise: Answer
    ) -> Iterator[Answer]:
        """The answer as it grows, each sentence verified, and last the whole; on failure ``otherwise``.

        ``answer`` was composed in Chinese, whatever its language is to be: words are held against it.
        O(reply × evidence) beside the model's own time; at most two calls, which share its time-out.
        """
        grounding = Grounding(answer, catalogue)
        evidence = _evidence(answer, grounding)
        if not evidence or len(answer.citations) > MOST_EVIDENCE:
            yield otherwise
            return
        work = _Work(answer, grounding, check, self.name)
        ends = time.monotonic() + self._model.timeout
        try:
            pieces = self._model.stream(self._prompt("answer", answer, grounding, evidence))
            for statement in read_statements(pieces):
                if work.take(statement):
                    yield work.so_far()
            work.mend(self._mended(work, evidence, ends - time.monotonic()))
            yield work.whole()
        except ProviderFailed as error:
            yield replace(otherwise, note=phrase("model_failed", reason=str(error)))

    def _mended(self, work: _Work, evidence: str, seconds: float) -> str:
        """A second try at the statements that failed; nothing where that fails too."""
        if not work.failed or seconds <= 0:
            return ""
        failing = "\n".join(
            f"{n}. {statement.text}（{why}）" for n, (statement, why) in enumerate(work.failed.values(), 1)
        )
        prompt = self._prompt("rewrite", work.answer, work.grounding, evidence, failing=failing)
        try:
            return self._model.complete(prompt, seconds)
        except ProviderFailed:
            return ""

    def _prompt(self, name: str, answer: Answer, grounding: Grounding, evidence: str, **more: str) -> str:
        return render(
            name,
            language="English" if grounding.english else "中文",
            evidence=evidence,
            question=_line(answer.question),
            no_answer=NO_ANSWER,
            **more,
        )


class _Work:
    """One answer on its way: the statements in order, where each passed, was mended, or failed and why."""

    def __init__(self, answer: Answer, grounding: Grounding, check: Check, model: str) -> None:
        self.answer, self.grounding = answer, grounding
        self.failed: dict[int, tuple[Statement, str]] = {}
        self._check, self._model = check, model
        self._slots: list[tuple[Statement, ...]] = []
        self._unknown = False

    def take(self, statement: Statement) -> bool:
        """Keep a statement that is borne out; True where it was."""
        if NO_ANSWER in statement.text:
            self._unknown = True
        if not statement.cites and statement.text.endswith(("：", ":")):
            return self._take_lead_in(statement)
        why = self._problem(statement)
        if why:
            self.failed[len(self._slots)] = (statement, why)
        self._slots.append(() if why else (statement,))
        return not why

    def mend(self, reply: str) -> None:
        """Put the rewritten statements that are borne out where the failed ones stood."""
        places = list(self.failed)
        for number, body in _NUMBERED.findall(reply):
            if 0 < int(number) <= len(places):
                place = places[int(number) - 1]
                level = self.failed[place][0].level
                mended = (replace(statement, level=level) for statement in read_statements([body]))
                self._slots[place] = tuple(s for s in mended if not self._problem(s)) or self._slots[place]

    def so_far(self) -> Answer:
        """The verified statements as an answer."""
        kept = [statement for slot in self._slots for statement in slot]
        while kept and not kept[-1].cites:  # a lead-in that nothing follows
            kept.pop()
        used = {n for statement in kept for n in statement.cites}
        citations = tuple(c for c in self.answer.citations if c.n in used)
        return replace(self.answer, statements=tuple(kept), citations=citations, model=self._model)

    def whole(self) -> Answer:
        """The answer, checked once more as a whole. Raises ProviderFailed where too little of it is left."""
        answer = self.so_far()
        left = [s for s in answer.statements if s.cites]
        lost = sum(not self._slots[place] for place in self.failed)
        if self._unknown or not left or lost > len(left) or self.grounding.left_out(left):
            raise ProviderFailed("回答与原文对不上")
        checked = self._check(answer)
        if checked.statements != answer.statements:
            raise ProviderFailed("回答与原文对不上")
        return replace(checked, note=self._note() or answer.note)

    def _note(self) -> str:
        if not self.failed:
            return ""
        return phrase("checked_wording")

    def _take_lead_in(self, statement: Statement) -> bool:
        """A lead-in states nothing, and goes unmissed."""
        good = len(statement.text) <= _LONGEST_LEAD_IN and not self.grounding.problem(statement, lead_in=True)
        self._slots.append((statement,) if good else ())
        return False

    def _problem(self, statement: Statement) -> str:
        why = self.grounding.problem(statement)
        if not why and statement not in self._check(replace(self.answer, statements=(statement,))).statements:
            why = "与出处对不上"
        return why


def _evidence(answer: Answer, grounding: Grounding) -> str:
    """The numbered evidence, a line each; nothing in it can look like a line of the prompt or a marker."""
    lines = []
    for citation in answer.citations:
        texts = [_line(text) for text in grounding.texts(citation) if text.strip()]
        if texts:
            where = _line(f"{citation.agency}{citation.year}年，{citation.heading}")
            lines.append(f"[{citation.n}] {where}：{' '.join(dict.fromkeys(texts))}")
    return "\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.translate(_BRACKETS).split())
