"""Whether a clause of a question asks for the problems or the measures, whatever stands beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures
from assistant.types import ScopeStatus
from assistant.understanding.cues import asks_which_year
from assistant.understanding.learned import topics
from assistant.understanding.query import Query, Topic
from assistant.understanding.shortcomings import asks_next_of_one, asks_problems_alike, counts_solved
from ingest.fold import squeeze

_SURE = 0.8
"""How much likelier than all else a clause must be, which says less than a whole question."""
_TOPICS = {"problems": Topic.PROBLEMS, "improvements": Topic.IMPROVEMENTS}
_OPEN = frozenset({Topic.PROSE, Topic.CONTACT})
_CLAUSE = re.compile(r"[^,;:。!?()]+")
_AND = re.compile("和|与|跟|以及|及其|连同")
_SHORTEST = 3
_AGAINST_FLAWS = re.compile(
    r"(?:针对|对|就)[^,。]{0,8}(?:短板|问题|不足|毛病|弱项)[^。?]{0,24}(?:采取|准备|打算|计划|拿出|想出)[^。?]{0,8}(?:措施|办法|举措|招|行动|改)"
)
"""针对短板，准备采取什么措施 asks for the measures alone."""
_HOW_MANY = re.compile(r"多少|几(?![条点个项方处家味道])|百分|占比|比例")
_WHETHER_SO = re.compile(r"有没有|是否|[吗没]$|没有$|为什么|(?<!分别)(?<!各)为何")


def confessed(query: Query, rest: str) -> Query | None:
    """The query for the problems or the measures of one agency, where a clause of squeezed words asks for
    them and no other names a number: 别光讲成绩，毛病也念给我听; None where none does. O(clauses × labels).
    """
    scope = query.scope
    there = scope.status is ScopeStatus.RESOLVED and scope.report_ids and not scope.before
    open_ = query.topic in _OPEN and not (query.need.must or query.told)
    if not (there and open_) or counts_solved(rest) or asks_next_of_one(rest) or asks_problems_alike(rest):
        return None
    if _HOW_MANY.search(rest) or find_measures(rest) or asks_which_year(squeeze(query.question).text):
        return None
    topic = Topic.IMPROVEMENTS if _AGAINST_FLAWS.search(rest) else _topic(rest)
    if topic is None:
        return None
    return replace(query, topic=topic, measures=(), counts=(), contacts=())


def _topic(rest: str) -> Topic | None:
    """What the clauses that are sure ask for; both where some ask for either. O(clauses × labels)."""
    clauses = [c for c in _CLAUSE.findall(rest) if len(c) >= _SHORTEST]
    if any(find_counts(clause) or _WHETHER_SO.search(clause) for clause in clauses):
        return None
    guesses = [topics().guess(clause) for clause in (clauses if len(clauses) > 1 else [rest])]
    found = {_TOPICS[g.label] for g in guesses if g.label in _TOPICS and g.lead >= _SURE}
    if len(found) > 1 or (len(clauses) == 1 and _asks_both(rest)):
        return Topic.PROBLEMS_AND_IMPROVEMENTS
    return next(iter(found), None)


def _asks_both(clause: str) -> bool:
    """Whether one half of a clause is the problems and the other the measures: 病症和药方."""
    halves = _AND.split(clause)
    labels = {topics().guess(half).label for half in halves}
    return len(halves) == len(labels) == len(_TOPICS) and labels == set(_TOPICS)
