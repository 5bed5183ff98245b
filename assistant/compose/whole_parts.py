"""A whole part of a report where that is asked for: 第六部分写了什么, 总体情况怎么写的, 这一年干了些啥."""

from __future__ import annotations

import re

from assistant.compose.prose import compose_problems, is_heading
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.query import Query, Topic
from assistant.shelf import ReportView, Sentence
from ingest.fold import squeeze
from ingest.types import Part
from prompts import phrase

_ORDER = (Part.OVERVIEW, Part.PROACTIVE, Part.REQUESTS, Part.REVIEW, Part.PROBLEMS, Part.OTHER)
_WHAT = (
    r"(?:[写讲说]|有|是|包括|干|做|开展|搞)*[了过些的]*(?:哪些|什么|啥|怎么[写说讲]的?)(?:内容|工作|事情?)*"
)
_NTH = re.compile(rf"第?(?P<n>[一二三四五六])(?:个?大?部分|大?[块段])(?:的?内容)?(?:主要|都|里)*{_WHAT}[?]?")
_NAMED = re.compile(
    rf"(?:(?P<overview>总体(?:工作)?情况|概述)|(?P<other>其他(?:需要)?(?:报告)?的?事项))(?:部分|这?一?[节块段])?(?:主要|都|里)*{_WHAT}[?]?"
)
_DONE = re.compile(
    r"(?:一年|全年|这年|那年|当年)?(?:主要|都|总共|到底)*(?:[干做搞]|开展)了(?:一?些|点)?(?:什么|啥|哪些)(?:工作|事情?|活)?[?]?"
)
_DATE = re.compile(
    r"[\d〇零一二三四五六七八九十]+年[\d〇零一二三四五六七八九十]+月[\d〇零一二三四五六七八九十]+日"
)
_ITEMS = 3
_MOST = 12
_MOST_CHARS = 900


def compose_part(draft: Draft, view: ReportView, query: Query) -> bool:
    """Quote the part of a report that the question is about as a whole; False where it is about none.

    O(sentences).
    """
    part = _part(query.own_words) if query.topic is Topic.PROSE else None
    if part is Part.PROBLEMS:
        return any([compose_problems(draft, view, improvements) for improvements in (False, True)])
    chosen = _chosen(view, part) if part else []
    if not chosen:
        return False
    draft.say(phrase("prose_lead", who=who(view)))
    for sentence in chosen:
        draft.quote(view, sentence.span.start, sentence.span.end, sentence.figures)
    if len(chosen) < sum(
        not (is_heading(s) or _signs(view, s)) for s in view.sentences if s.section.part is part
    ):
        draft.say(phrase("part_in_part"))
    return True


def _part(rest: str) -> Part | None:
    """The part that squeezed words ask for and nothing else, or None. One of the tables alone is none."""
    if found := _NTH.fullmatch(rest):
        part = _ORDER["一二三四五六".index(found["n"])]
        return part if part in (Part.OVERVIEW, Part.PROBLEMS, Part.OTHER) else None
    if found := _NAMED.fullmatch(rest):
        return Part.OVERVIEW if found["overview"] else Part.OTHER
    return Part.OVERVIEW if _DONE.fullmatch(rest) else None


def _signs(view: ReportView, sentence: Sentence) -> bool:
    """Whether a line is the name or the date under a report."""
    return sentence.text == squeeze(view.report.agency).text or bool(_DATE.fullmatch(sentence.text))


def _chosen(view: ReportView, part: Part) -> list[Sentence]:
    """The first sentences under each heading of a part, so many that all of them get their turn."""
    told = [s for s in view.sentences if s.section.part is part and not (is_heading(s) or _signs(view, s))]
    sections = list(dict.fromkeys(sentence.section for sentence in told))
    each = max(1, min(_ITEMS, _MOST // (len(sections) or 1))) if len(sections) > 1 else _MOST
    chosen: list[Sentence] = []
    for section in sections:
        for sentence in [s for s in told if s.section is section][:each]:
            if sum(len(s.text) for s in chosen) + len(sentence.text) <= _MOST_CHARS:
                chosen.append(sentence)
    return chosen
