"""The conversation as markup: each exchange is a question and its answer, with markers that open evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.series import Row, rows_of
from assistant.types import Answer, Citation, Statement, Status
from assistant.web.actions import actions_html, edit_html
from assistant.web.figures import figures_html
from assistant.web.labels import agency_name
from assistant.web.marker import Markers
from assistant.web.markup import Html, joined, tag
from assistant.web.saved import Exchange
from assistant.web.words import CHINESE, Language, say, told

STATUS_NAMES = {status: say(status.value) for status in Status}
FAILED = say("failed")
_SOURCES = 6
_PARAGRAPHS = 8


def exchange_html(turn: int, exchange: Exchange, language: Language = CHINESE) -> Html:
    """One whole exchange. ``turn`` is its place in the conversation, counted from 0. O(answer)."""
    return _Shown(turn, exchange, language).whole()


def streamed(turn: int, exchange: Exchange, language: Language = CHINESE) -> Iterator[Html]:
    """An exchange as it comes in, statement by statement; the last piece is the whole of it."""
    if exchange.answer is not None:
        for count in range(1, len(exchange.answer.statements)):
            so_far = replace(exchange.answer, statements=exchange.answer.statements[:count])
            yield begun_html(turn, replace(exchange, answer=so_far), language)
    yield exchange_html(turn, exchange, language)


def begun_html(turn: int, exchange: Exchange, language: Language = CHINESE) -> Html:
    """An exchange whose answer is still growing: what it says so far, and nothing that comes after it."""
    return _Shown(turn, exchange, language).begun()


def is_whole(exchange: Html) -> bool:
    """Whether the markup of an exchange is that of a whole one, and not of one that still grows."""
    return " data-pending" not in exchange.partition(">")[0]


class _Shown:
    """One exchange on its way to markup."""

    def __init__(self, turn: int, exchange: Exchange, language: Language) -> None:
        self.turn, self.exchange, self.language = turn, exchange, language
        cited = exchange.answer.citations if exchange.answer else ()
        self.markers = Markers(turn, cited, language)

    def say(self, key: str, **names: object) -> str:
        """Words of the interface."""
        return say(key, self.language, **names)

    def whole(self) -> Html:
        """All of it, with what one can do about it."""
        exchange, answer = self.exchange, self.exchange.answer
        if exchange.failure:
            line = self.say("failed") if exchange.failure == FAILED else told(exchange.failure, self.language)
            return self._section(tag("p", line, class_="failure", role="alert"), self._actions())
        if answer is None and not exchange.stopped:
            return self.begun()
        if answer is None:
            return self._section(self._ending(), self._actions())
        rows = rows_of(answer)
        parts = (self._assumed(answer), self._statements(answer, rows), self._afterwards(answer))
        return self._section(*parts, self._ending(), self._actions())

    def begun(self) -> Html:
        """What is there while more is to come."""
        answer = self.exchange.answer
        if answer is None:
            return self._section(tag("p", self.say("waiting"), class_="waiting"), pending=True)
        return self._section(self._assumed(answer), self._statements(answer, ()), pending=True)

    def _section(self, *parts: Html, pending: bool = False) -> Html:
        question = self.exchange.question
        asked = tag(
            "div", tag("h2", self.say("question"), class_="sr"), tag("p", question), class_="question"
        )
        editing = Html() if pending else edit_html(self.turn, question, self.language)
        told = tag("div", tag("h2", self.say("answer"), class_="sr"), *parts, class_="answer")
        return tag(
            "section", asked, editing, told, class_="exchange", data_pending=pending, data_turn=self.turn
        )

    def _assumed(self, answer: Answer) -> Html:
        """What was assumed, each with a menu of what it may be changed to."""
        if not answer.assumed:
            return Html()
        menus = (*self.exchange.changes, *((),) * len(answer.assumed))
        chips = [
            tag("li", self._chip(words, menu)) for words, menu in zip(answer.assumed, menus, strict=False)
        ]
        return tag("ul", *chips, class_="chips", aria_label=self.say("understood"))

    def _chip(self, words: str, menu: Sequence[str]) -> Html:
        words = words.removesuffix("。")
        if not menu:
            return tag("span", words)
        choices = (tag("li", tag("button", label, type="button", data_ask=label)) for label in menu)
        head = tag("summary", words, tag("span", self.say("change"), class_="change"))
        return tag("details", head, tag("ul", *choices), class_="menu")

    def _statements(self, answer: Answer, rows: Sequence[Row]) -> Html:
        """The wording, then its figures. A list that says no more than their table is left to the table."""
        parts: list[Html] = []
        table = figures_html(rows, self.markers, self.language) if rows else Html()
        offered = {*answer.options} if answer.status is Status.CLARIFY else set()
        said = [s for s in answer.statements if s.text not in offered]
        for level, run in groupby(said, key=lambda statement: statement.level):
            lines = list(run)
            if table and level and _is_table(lines, rows):
                continue
            tags = [tag("li" if level else "p", self._line(line)) for line in lines]
            if level:
                parts.append(tag("ul", *tags))
            elif len(tags) <= _PARAGRAPHS + 1:
                parts += tags
            else:
                parts += [table, *self._folded(tags)]
                table = Html()
        return joined((*parts, table))

    def _folded(self, tags: Sequence[Html]) -> list[Html]:
        """A great many paragraphs, as one about each of a hundred agencies: all but the first are folded."""
        head = tag("summary", self.say("more_lines", count=len(tags) - _PARAGRAPHS))
        return [*tags[:_PARAGRAPHS], tag("details", head, *tags[_PARAGRAPHS:], class_="rest")]

    def _line(self, statement: Statement) -> Html:
        return joined((statement.text, *(self.markers.html(n) for n in statement.cites)))

    def _afterwards(self, answer: Answer) -> Html:
        """What stands below the wording: the calculation, a note, choices and sources."""
        note = tag("p", answer.note, class_="note") if answer.note else Html()
        choices = self._choices(answer.options, "options") + self._choices(self.exchange.instead, "instead")
        return joined((self._calculation(answer), note, Html(choices), self._sources(answer)))

    def _calculation(self, answer: Answer) -> Html:
        if not answer.calculation:
            return Html()
        steps = (tag("li", step) for step in answer.calculation.split("；"))
        return tag("div", tag("h3", self.say("calculation")), tag("ol", *steps), class_="sum")

    def _choices(self, options: Sequence[str], label: str) -> Html:
        if not options:
            return Html()
        buttons = (tag("button", o, type="button", class_="ask", data_ask=o) for o in options)
        said = tag("p", self.say(label), class_="hint") if label == "instead" else Html()
        return joined(
            (said, tag("div", *buttons, class_="options", role="group", aria_label=self.say(label)))
        )

    def _sources(self, answer: Answer) -> Html:
        """The cited reports, each with its markers. A long list would say nothing."""
        reports: dict[tuple[str, int], list[Citation]] = {}
        for citation in answer.citations:
            reports.setdefault((citation.agency, citation.year), []).append(citation)
        if not 0 < len(reports) <= _SOURCES:
            return Html()
        lines = (
            tag(
                "li",
                tag("span", self.say("of_year", agency=agency_name(agency, self.language), year=year)),
                tag("span", *(self.markers.html(citation.n) for citation in places)),
            )
            for (agency, year), places in reports.items()
        )
        return tag("ul", *lines, class_="sources", aria_label=self.say("sources"))

    def _ending(self) -> Html:
        """How the answer ended."""
        answer, stopped = self.exchange.answer, self.exchange.stopped
        status = "stopped" if stopped or answer is None else answer.status.value
        ending = [tag("span", self.say(status), class_="status", data_status=status)]
        if answer is not None and answer.model:
            ending.append(tag("span", self.say("worded_by", model=answer.model), class_="model"))
        return tag("footer", *ending)

    def _actions(self) -> Html:
        return actions_html(self.turn, self.exchange, self.language)


def _is_table(lines: Sequence[Statement], rows: Sequence[Row]) -> bool:
    """Whether a list says, item by item, only what the table shows: each of its places once, and no share."""
    shown = {row.n for row in rows}
    cites = [n for line in lines for n in line.cites]
    once = len(lines) == len(cites) == len(set(cites)) and set(cites) <= shown
    return once and not any("%" in line.text for line in lines)
