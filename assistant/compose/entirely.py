"""Whether all of a whole are of one kind: 告了25次都输了吗, 110件申请全都公开了吗."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.cells.measures import Measure, prose_of
from assistant.cells.wholes import whole_of
from assistant.compose.operations import cites_of, say_unknown, say_value
from assistant.compose.stated import compose_claim
from assistant.draft import Draft
from assistant.lookup.operands import operand
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from assistant.understanding.query import Query
from ingest.tables.requests import ALL_APPLICANTS, RECEIVED
from prompts import phrase

_TRULY = r"(?:吗|么|吧|没有?|,[^,。]{0,4}(?:属实|真的|真假|对|准确|是这样)[^,。]{0,4})[?]?$"
_ALL = re.compile(rf"(?:[都均]|全部?|统统)[^,。]{{1,6}}了?{_TRULY}")
_OPENED = re.compile(rf"(?:[都均]|全部?)[^,。]{{0,3}}公开了?{_TRULY}")
_DISCLOSED = "予以公开"


def compose_entirely(draft: Draft, view: ReportView, query: Query) -> bool:
    """Say whether a part is all of its whole, and hold a number that is stated against the whole.

    False where that is not asked, or the form has no whole for it. O(figures).
    """
    part = _part(query) if _ALL.search(query.own_words) else None
    whole = whole_of(part) if part else None
    if part is None or whole is None:
        return False
    items = [operand(view, part), operand(view, whole)]
    if any(item.value is None for item in items):
        say_unknown(draft, [item for item in items if item.value is None])
        draft.status = Status.NOT_REPORTED
        return True
    for item in items:
        say_value(draft, item, level=1)
    received = operand(view, replace(part, row=RECEIVED, column=ALL_APPLICANTS, prose=prose_of(RECEIVED)))
    claim = query.asked.claim
    if claim is not None and claim.value != received.value:
        compose_claim(draft, claim, items[1])
    all_of_them = items[0].value == items[1].value
    draft.say(phrase("entirely" if all_of_them else "not_entirely"), cites_of(draft, items))
    return True


def _part(query: Query) -> Measure | None:
    """The part that is said to be all; of requests that are all opened, those that were."""
    if len(query.measures) != 1:
        return None
    measure = query.measures[0]
    if measure.table == "requests" and _OPENED.search(query.own_words):
        return replace(measure, row=_DISCLOSED, column=ALL_APPLICANTS, prose=prose_of(_DISCLOSED))
    return measure if whole_of(measure) else None
