"""What the text says, held against the table: 说申请都公开了，可表里真是吗.

Both are told as they stand, and whether what is said of all is so by the table's numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cells.counts import PROSE
from assistant.cells.measures import Measure, applications, find_measures
from assistant.compose.operations import cites_of, say_unknown, say_value
from assistant.compose.prose import ENOUGH, choose
from assistant.compose.stated import compose_claim
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import Scored, rank_sentences, trimmed
from assistant.lookup.operands import Operand, operand
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from assistant.understanding.query import Query, Topic
from assistant.understanding.topic import need_of
from ingest.tables import TABLES
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED, TOTAL
from prompts import phrase

_TABLE = re.compile(
    r"(?<![图发代外仪电水手])(?:报|附|数据|统计|申请|情况|明细)?表(?:格|单)?(?![示述达扬彰态决明率演露])"
)
_STATES = re.compile(r"[说称讲](?!明)|写(?!了?(?:多少|几|什么|啥))|正文|文字|文中|原话|总体情况|表示|[“\"「]")
_QUOTED = re.compile(r"[“\"「]([^“”\"「」]{4,})[”\"」]")
_AT_ODDS = re.compile(r"冲突|矛盾|打架|不?一致|对不?得?上|不?符合?|说得通|抵触|两回事|一回事")
_OF_STATE = re.compile(r"图片|图像|截图|扫描|照片|读[得不]?出")
_LEADS = re.compile(
    r"^.*?(?:[说称讲写]|正文|文字|文中|表示)(?:的是|了|到|过|着|里|中|部分)*(?:[说称讲写](?:的是|了|到|过|着)*)?[:,]?"
)
_ALL = re.compile(r"所有|全部|全都?|[都均]|统统|一律|100%|百分之百|每一?件")
_OPENED = re.compile(r"公开|提供|给|答复|满足")
_TOPICS = frozenset({Topic.PROSE, Topic.FIGURE, Topic.TABLE_STATE})
_NO_RESULT = frozenset({RECEIVED, CARRIED_IN, CARRIED_OUT, TOTAL})
_DISCLOSED = "予以公开"
_MOST_SAID, _NEAR = 2, 0.8
_HOW_MANY = re.compile("多少|几[件个份]")
_ALL_OPENED = re.compile(
    r"申请[^,;。]{0,10}(?:全部?|全都|[都均]|统统|一律|一件不落地?)[^,;。]{0,6}(?:公开|给|提供)了?(?:吗|么|没有?|吧)?[?]?$|"
    r"(?:所有|全部|每一?件)的?[^,;。]{0,6}申请[^,;。]{0,8}(?:公开|给|提供)了?(?:吗|么|没有?|吧)[?]?$"
)
"""Whether all requests were opened: the table tells it, beside what the text says."""


def compose_held(draft: Draft, view: ReportView, query: Query) -> bool:
    """Quote what the text says and tell the cells that it is to be held against; False where that is not
    asked, or nothing of it stands in the text. O(sentences × terms).
    """
    words = query.own_words
    if query.topic not in _TOPICS or query.asked.operations or _OF_STATE.search(words):
        return False
    if _ALL_OPENED.search(words) and _HOW_MANY.search(words):
        return False  # 几件申请是全给了的
    return say_both(draft, view, words, query)


def say_both(draft: Draft, view: ReportView, words: str, query: Query | None = None) -> bool:
    """Quote the text and tell the cells, by the words of a question that name each; False where none do."""
    stated, table = (words, words) if _ALL_OPENED.search(words) else _sides(words)
    cells = _cells(view, stated, table, query.measures if query else ()) if stated and table else []
    requests = any(cell.measure.row == TOTAL for cell in cells)
    said = _said(view, stated, requests) if any(cell.value is not None for cell in cells) else []
    if not said:
        return False
    draft.say(phrase("prose_lead", who=who(view)))
    for item in said:
        span = trimmed(item, need_of(stated))
        draft.quote(view, span.start, span.end)
    draft.say(phrase("table_lead"))
    known = [cell for cell in cells if cell.value is not None]
    for cell in known:
        say_value(draft, cell, level=1)
    say_unknown(draft, [cell for cell in cells if cell.value is None])
    claim = query.asked.claim if query else None
    if claim is not None and len(known) == 1:
        compose_claim(draft, claim, known[0])
    _say_whether_all(draft, known, stated + table)
    draft.status = Status.ANSWERED
    return True


def _sides(words: str) -> tuple[str, str]:
    """The words of a question that tell what the text says, and those that name the table."""
    clauses = [clause for clause in re.split("[,;。?!]", words) if clause]
    tables = [n for n, clause in enumerate(clauses) if _TABLE.search(f"{clause},")]
    if (quoted := _QUOTED.search(words)) and not tables:
        return (quoted[1], _QUOTED.sub("", words)) if _AT_ODDS.search(words) else ("", "")
    others = [n for n, clause in enumerate(clauses) if n not in tables]
    stated = [n for n in others if _STATES.search(clauses[n])] or others
    if not tables or not stated or not _STATES.search(words):
        return "", ""
    said = ",".join(clauses[n] for n in stated)
    return _LEADS.sub("", said, count=1) or said, ",".join(clauses[n] for n in tables)


def _said(view: ReportView, stated: str, requests: bool) -> list[Scored]:
    """The sentences that say it, in their order; what only prints a cell says nothing, and of requests none
    that has no word of them: 提案已全部办结并公开.
    """
    need = replace(need_of(stated), number=False, whether=False, cause=False, reason=False)
    ranked = [item for item in rank_sentences(view, need, {}) if not _is_cell(item)]
    ranked = [item for item in ranked if not requests or "申请" in item.sentence.text]
    told = choose(ranked, need, ENOUGH)[:_MOST_SAID]
    near = [item for item in told if item.coverage >= _NEAR * told[0].coverage]
    return sorted(near, key=lambda item: item.sentence.number)


def _is_cell(item: Scored) -> bool:
    start, end = item.sentence.span.start, item.sentence.span.end
    tables = item.view.report.tables
    return any(t.start is not None and t.end is not None and t.start <= start < end <= t.end for t in tables)


def _cells(view: ReportView, stated: str, table: str, read: Sequence[Measure]) -> list[Operand]:
    """The cells that the table is asked for, or that the question was ``read`` as; of requests that were
    dealt with, every result there was.
    """
    said_of_all = _ALL.search(stated) and _OPENED.search(stated)
    in_text = [m for m in find_measures(stated) if not (said_of_all and m.row == RECEIVED)]
    named = find_measures(table) or in_text or list(read)
    of_requests = "申请" in stated + table or any(m.row == _DISCLOSED for m in named)
    of_requests = of_requests and bool(_OPENED.search(stated + table))
    if of_requests and all(m.row == _DISCLOSED for m in named):
        return _results(view)
    named = named or applications(stated + table)
    return [operand(view, measure) for measure in named if measure.table != PROSE]


def _results(view: ReportView) -> list[Operand]:
    """How the requests were dealt with: those opened, the other results that are not 0, and the total."""
    rows = dict.fromkeys(r.name for spec in TABLES if spec.id == "requests" for r in spec.rows)
    rows_told = [row for row in rows if row not in _NO_RESULT]
    cells = [operand(view, Measure("requests", row, ALL_APPLICANTS)) for row in rows_told]
    told = [cell for cell in cells if cell.value or cell.measure.row == _DISCLOSED]
    return [*told, operand(view, Measure("requests", TOTAL, ALL_APPLICANTS))]


def _say_whether_all(draft: Draft, cells: Sequence[Operand], words: str) -> None:
    """Whether all requests were opened, where that is said of them."""
    by_row = {cell.measure.row: cell for cell in cells}
    if not _ALL.search(words) or not {_DISCLOSED, TOTAL} <= by_row.keys() or not _OPENED.search(words):
        return
    both = [by_row[_DISCLOSED], by_row[TOTAL]]
    same = both[0].value == both[1].value
    draft.say(phrase("entirely" if same else "not_entirely"), cites_of(draft, both))
