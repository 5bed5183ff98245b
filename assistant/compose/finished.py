"""Whether all requests were dealt with: 38件都办完了吗 is told by what is carried over, not by a sum."""

from __future__ import annotations

import re

from assistant.cells.measures import Measure, prose_of
from assistant.compose.operations import cites_of, say_unknown, say_value
from assistant.compose.stated import compose_claim
from assistant.draft import Draft
from assistant.lookup.operands import Operand, operand
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from assistant.understanding.query import Query
from ingest.fold import squeeze
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED, TOTAL
from prompts import phrase

_DONE = r"(?:办[完结理好]|答复|回复|处理)[完结好掉]?"
_ASKED = r"了?(?:没有?|吗|么|吧|[是对]吧|对[吗不]+|是不是)*[?]?$"
_ALL_DONE = re.compile(
    rf"申请(?!人)[^,。]{{0,8}}(?:[都均]|全部?)[^,。]{{0,4}}(?:[按如准]时|[按如]期|及时)?{_DONE}{_ASKED}|"
    rf"(?:全部|所有)[^,。]{{0,8}}申请[^,。]{{0,6}}{_DONE}{_ASKED}|申请[^,。]{{0,3}}办(?:理?完|结)了(?:没有?|吗|么|吧)[?]?$|"
    rf"申请(?!人)[^,。]{{0,6}}(?:有没有|有无|还有|是否有|有)[^,。]{{0,4}}[没未](?:{_DONE}|了结)的?(?:申请)?(?:吗|么|没有)?[?]?$|"
    rf"(?:有没有|有无|还有|是否有|有)[^,。]{{0,4}}[没未]{_DONE}的申请(?:吗|么|没有)?[?]?$"
)
_IN_TIME = re.compile(r"[按如准]时|[按如]期|及时|超期|逾期")
_HOW_LONG = re.compile("多久|多长|几天|多少个?(?:天|工作日)|平均")
_ROWS = (CARRIED_IN, RECEIVED, TOTAL, CARRIED_OUT)


def compose_finished(draft: Draft, view: ReportView, query: Query) -> bool:
    """Say whether all requests of a year were dealt with, by the table; False where that is not asked.

    Whether it was in time no cell tells. O(figures).
    """
    asked, full = squeeze(query.question).text, squeeze(query.scope.rest).text
    if _HOW_LONG.search(asked) or not (_ALL_DONE.search(asked) or _ALL_DONE.search(full)):
        return False  # 都办完了吗 after 申请几件
    items = [operand(view, Measure("requests", row, ALL_APPLICANTS, prose_of(row))) for row in _ROWS]
    known = [item for item in items if item.value is not None]
    if not known:
        return False
    for item in known:
        say_value(draft, item, level=1)
    say_unknown(draft, [item for item in items if item.value is None])
    by_row = dict(zip(_ROWS, items, strict=True))
    _say_number(draft, query, by_row)
    _say_whether(draft, by_row)
    if _IN_TIME.search(asked):
        draft.say(phrase("in_time_untold"))
    draft.status = Status.ANSWERED
    return True


def _say_whether(draft: Draft, items: dict[str, Operand]) -> None:
    left = items[CARRIED_OUT]
    if left.value is None:
        draft.say(phrase("finished_unknown"))
        return
    cites = cites_of(draft, [item for item in (items[TOTAL], left) if item.value is not None])
    if left.value:
        draft.say(phrase("finished_not", left=f"{left.value:f}{left.unit}"), cites)
    else:
        draft.say(phrase("finished_all"), cites)


def _say_number(draft: Draft, query: Query, items: dict[str, Operand]) -> None:
    """Say where the number of requests that the question states is none of the report's."""
    claim, received = query.asked.claim, items[RECEIVED]
    there = {item.value for item in items.values()} | {
        sum(i.value or 0 for i in (received, items[CARRIED_IN]))
    }
    if claim is not None and claim.value not in there:
        compose_claim(draft, claim, received)
