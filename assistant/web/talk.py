"""What the page does with a question and with a click: from what a browser sends to markup."""

from __future__ import annotations

import base64
import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from assistant.compose.instead import changes, instead
from assistant.service import Asks, Service, draft_docx
from assistant.types import Answer, Citation
from assistant.web.actions import MAX_QUESTION
from assistant.web.evidence import evidence_html, lost_html
from assistant.web.markup import Html, tag
from assistant.web.opening import opening_html, unusable_html
from assistant.web.saved import Exchange, Exchanges
from assistant.web.transcript import FAILED, begun_html, exchange_html, streamed
from assistant.web.words import CHINESE, Language, say, told
from ingest.errors import GongkaiError
from ingest.library import Library

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PAUSE = 0.025  # seconds between statements: enough to be seen coming, too little to be waited for
_LOG = logging.getLogger(__name__)

Step = tuple[Exchanges, list[Html]]
"""A conversation as it would stay if it were stopped now, and how it looks."""


def converse(
    service: Service, exchanges: Exchanges, question: str, language: Language = CHINESE
) -> Iterator[Step]:
    """The conversation as it goes on: the question at once, then its answer, statement by statement."""
    before = show_all(exchanges, language)
    turn, asked = len(exchanges), Exchange(question.strip()[:MAX_QUESTION])
    settled = asked
    yield (*exchanges, replace(asked, stopped=True)), [*before, exchange_html(turn, asked, language)]
    for settled in _settle(service.assistant, exchanges, asked):
        if settled.answer is not None and settled.answer.model:  # comes in as the model writes it
            kept = *exchanges, replace(settled, stopped=True)
            yield kept, [*before, begun_html(turn, settled, language)]
    settled = _with_choices(service.library, settled)
    if settled.answer is not None and settled.answer.model:
        yield (*exchanges, settled), [*before, exchange_html(turn, settled, language)]
        return
    for html in streamed(turn, settled, language):
        yield (*exchanges, settled), [*before, html]
        time.sleep(_PAUSE)


def _settle(assistant: Asks, exchanges: Exchanges, asked: Exchange) -> Iterator[Exchange]:
    """The answer as it grows, or the line that says why there is none; a bug is logged and not shown."""
    turns = [exchange.question for exchange in exchanges if exchange.answer]
    key = uuid4().hex
    try:
        for answer in assistant.stream(asked.question, turns):
            yield replace(asked, answer=replace(answer, id=key))
    except GongkaiError as error:
        yield replace(asked, failure=str(error))
    except Exception:
        _LOG.exception("asking failed: %r after %r", asked.question, turns)
        yield replace(asked, failure=FAILED)


def _with_choices(library: Library, settled: Exchange) -> Exchange:
    """The exchange with what else could be asked; without it where the catalogue cannot be read."""
    answer = settled.answer
    if answer is None:
        return settled
    with suppress(GongkaiError):
        entries = library.store.catalogue() if answer.assumed or not answer.citations else []
        return replace(settled, changes=changes(answer, entries), instead=instead(answer, entries))
    return settled


def show_all(exchanges: Exchanges, language: Language = CHINESE) -> list[Html]:
    """Every exchange of a conversation. O(its length)."""
    return [exchange_html(turn, exchange, language) for turn, exchange in enumerate(exchanges)]


def up_to(exchanges: Exchanges, at: object) -> Exchanges:
    """The conversation before exchange ``at``, as the browser names it; all of it where it names none."""
    place = _place(exchanges, at)
    return exchanges if place is None else exchanges[:place]


def show_opening(library: Library, language: Language = CHINESE, may_add: bool = False) -> Html:
    """The opening, drawn from the corpus as it is now."""
    try:
        library.refresh()
        return opening_html(library.store.catalogue(), library.store, language, may_add)
    except GongkaiError as error:
        return unusable_html(told(error, language), language)


def show_evidence(
    service: Service, exchanges: Exchanges, turn: object, n: object, language: Language = CHINESE
) -> Html:
    """The panel of marker ``n`` in exchange ``turn``, both as the browser sent them."""
    citation = _cited(exchanges, turn, n)
    if citation is None:
        return lost_html(language)
    report = service.library.store.report(citation.report_id)
    return evidence_html(citation, report, _original(service, citation), language)


def rate(
    service: Service,
    exchanges: Exchanges,
    turn: object,
    good: bool,
    reason: str,
    language: Language = CHINESE,
) -> tuple[Exchanges, str]:
    """Keep an opinion; the conversation with it, or the line that says why it could not be kept."""
    place = _place(exchanges, turn)
    answer = _answer(exchanges, turn)
    if place is None or answer is None:
        return exchanges, say("lost", language)
    try:
        service.rate(answer, good, reason)
    except GongkaiError as error:
        return exchanges, told(error, language)
    rated = replace(exchanges[place], rated="good" if good else "bad")
    return (*exchanges[:place], rated, *exchanges[place + 1 :]), ""


def word_file(service: Service, exchanges: Exchanges, turn: object, language: Language) -> dict[str, str]:
    """An answer as a letter in Word for the browser to save, or the line that says why there is none."""
    answer = _answer(exchanges, turn)
    if answer is None:
        return notice(say("no_export", language))
    try:
        letter = service.draft(answer)
    except GongkaiError as error:
        return notice(told(error, language))
    data = base64.b64encode(draft_docx(letter)).decode()
    return {"name": f"{letter.title[:60]}.docx", "type": WORD, "data": data, "key": uuid4().hex, "notice": ""}


def notice(words: str) -> dict[str, str]:
    """A line for the page to show for a while, in the shape of a file."""
    return {"notice": tag("p", words), "key": uuid4().hex, "data": ""}


def _original(service: Service, citation: Citation) -> Path | None:
    with suppress(GongkaiError):
        return service.original(citation.report_id).path
    return None


def _place(exchanges: Exchanges, turn: object) -> int | None:
    return {str(at): at for at in range(len(exchanges))}.get(str(turn))


def _answer(exchanges: Exchanges, turn: Any) -> Answer | None:
    place = _place(exchanges, turn)
    return None if place is None else exchanges[place].answer


def _cited(exchanges: Exchanges, turn: object, n: object) -> Citation | None:
    answer = _answer(exchanges, turn)
    return next((c for c in answer.citations if str(c.n) == str(n)), None) if answer else None
