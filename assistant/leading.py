"""Whom a ranking put first, as a later turn points at it: 它的行政处罚有多少 after 哪家最多."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.catalogue import Catalogue
from assistant.compose.operations import first_of
from assistant.mentions import read_mentions
from assistant.operands import in_one_unit, operand
from assistant.operations import Operation
from assistant.pointing import points_at_one
from assistant.shelf import ReportView
from assistant.understand import Query, Topic
from ingest.fold import squeeze
from prompts import phrase

_IT = re.compile(r"[这那该](?:一?家|个?(?:单位|机关|部门)|局)(?:单位)?|[他它](?!们|人)")
_EXTREMES = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.RANK})
_ASKS_WHO = re.compile(r"谁|哪[家个一]|最[多少高低大小]|第[一二三四五]|另外?一?家")
"""Such a turn asks for another place of the rank,"""
_OTHERS = re.compile(r"(?:除[了去开]?|去掉|撇开|不算|刨[去开掉]|比)[这那该它他]")
"""but not where it leaves out or measures by the one that was first."""


def with_leaders(
    question: str,
    turns: Sequence[str],
    catalogue: Catalogue,
    leader: Callable[[str, Sequence[str]], str],
) -> tuple[str, tuple[str, ...], str]:
    """The question and the turns, with the names of those that a ranking before put first; and a note of it.

    ``leader`` answers a question after its turns; it is asked only where a turn points at one and names
    nobody. O(turns), less the answers.
    """
    said: list[str] = []
    note = ""
    for turn in (*turns, question):
        found = _IT.search(turn) if said and _points(turn, catalogue) else None
        name = leader(said[-1], said[:-1]) if found else ""
        note = phrase("word_read", said=found[0], word=name) if found and name else ""
        said.append(_IT.sub(name, turn, count=1) if name else turn)
    return said[-1], tuple(said[:-1]), note


def leader_of(query: Query, views: Sequence[ReportView]) -> str:
    """The one agency that has what a ranking of several asks for; nothing where several tie or none is asked."""
    asked = set(query.asked.operations)
    one = len(asked & {Operation.LARGEST, Operation.SMALLEST}) == 1 or query.asked.placed
    ranks = one or (Operation.RANK in asked and asked <= _EXTREMES and not query.asked.top)
    if query.topic is not Topic.FIGURE or len(query.measures) != 1 or not ranks:
        return ""
    known = [o for view in views if (o := operand(view, query.measures[0])).value is not None]
    comparable = in_one_unit(known)
    if not comparable or len({item.view.report.agency for item in comparable}) < 2:
        return ""
    names = {item.view.report.agency for item in first_of(query.asked, comparable)}
    return names.pop() if len(names) == 1 else ""


def _points(turn: str, catalogue: Catalogue) -> bool:
    squeezed = squeeze(turn).text
    return (
        points_at_one(turn)
        and (bool(_OTHERS.search(squeezed)) or not _ASKS_WHO.search(squeezed))
        and not read_mentions(squeezed, catalogue).mentions
    )
