"""The markers of citations: buttons that open the evidence and show its words when pointed at or focused."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.types import Citation
from assistant.web.labels import part_name
from assistant.web.markup import Html, tag
from assistant.web.words import Language, say

_LONGEST_TIP = 160


class Markers:
    """The markers of one exchange."""

    def __init__(self, turn: int, citations: Iterable[Citation], language: Language) -> None:
        self._turn, self._language = turn, language
        self._cited = {citation.n: citation for citation in citations}

    def html(self, n: int) -> Html:
        """The marker of a citation; nothing where there is no such citation."""
        citation = self._cited.get(n)
        if citation is None:
            return Html()
        of = say("of_year", self._language, agency=citation.agency, year=citation.year)
        where = f"{of} {part_name(citation.part, self._language)}"
        return tag(
            "button",
            f"[{n}]",
            type="button",
            class_="cite",
            data_turn=self._turn,
            data_n=n,
            data_where=where,
            data_quote=_tip(citation),
            aria_label=f"{say('source', self._language, n=n)}：{where}",
        )


def _tip(citation: Citation) -> str:
    """The quote on one line, cut where it is long."""
    quote = " ".join(citation.quote.split())
    return quote if len(quote) <= _LONGEST_TIP else quote[:_LONGEST_TIP] + "…"
