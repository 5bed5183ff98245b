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
_THEY = re.compile(r"[他它]们|[这那](?:几|[两三四五六七八九十])家(?:单位)?|[这那]些(?:单位|部门|局)")
_THAT_YEAR = re.compile(r"[那这该当](?:一)?年(?![级度底初头]|以)")
_EXTREMES = frozenset({Operation.LARGEST, Operation.SMALLEST, Operation.RANK})
_ASKS_WHO = re.compile(r"谁|哪[家个一]|最[多少高低大小]|第[一二三四五]|另外?一?家")
"""Such a turn asks for another place of the rank,"""
_THE_MOST = re.compile(
    r"(?P<most>最[多少高低])的?那?一?(?:家(?:单位)?|个(?:单位|机关|部门|局))(?![^,，。]{0,3}(?:[是叫哪谁呢吗]|$))"
)
"""最多的那家 of what was asked of several: it is ranked first."""
_ALONE = re.compile(
    r"^(?!.*(?:[谁哪最各都家比占差排超前后呢增减年率]|加[起总在]|第[一二三四五]|分别|单位|部门|合计|[一总]共|平均))"
    r"(?=.*(?:多少|几(?!乎)|叫(?:什么|啥)|什么名))"
)
"""多少人参加 after 哪个单位办得最多 is asked of that one."""
_OTHERS = re.compile(r"(?:除[了去开]?|去掉|撇开|不算|刨[去开掉]|比)[这那该它他]")
"""but not where it leaves out or measures by the one that was first."""


def with_leaders(
    question: str,
    turns: Sequence[str],
    catalogue: Catalogue,
    leader: Callable[[re.Pattern[str], str, Sequence[str]], str],
) -> tuple[str, tuple[str, ...], str]:
    """The question and the turns, with the names of those that a ranking before put first; and a note of it.

    ``leader`` answers a question after its turns, for words that point so; it is asked only where a turn
    points at some and names nobody. O(turns), less the answers.
    """
    said: list[str] = []
    note = ""
    for turn in (*turns, question):
        found = _pointed(turn, catalogue) if said else None
        name = _meant(found, said, leader) if found else ""
        note = ""
        if found and name:
            after = turn[found.end() :]
            of = f"{name}的" if after.startswith("办") or not found[0] else name  # no 政府办
            note = phrase("word_read", said=found[0] or turn, word=name if found[0] else of + turn)
            turn = turn[: found.start()] + of + after
        said.append(turn)
    return said[-1], tuple(said[:-1]), note


def _meant(
    found: re.Match[str],
    said: Sequence[str],
    leader: Callable[[re.Pattern[str], str, Sequence[str]], str],
) -> str:
    """Whom the words of a turn point at; 最多的那家 ranks what was asked of several."""
    if found.re is _THE_MOST:
        return leader(_IT, f"哪家{found['most']}", said)
    return leader(found.re, said[-1], said[:-1])


def leader_of(pointing: re.Pattern[str], query: Query, views: Sequence[ReportView]) -> str:
    """Whom, or which year, words that point so mean after a ranking; nothing where they tie or none is asked.

    它 is the one agency that is first, 他们 are the first few, 那年 is the first of one agency's years.
    """
    asked = set(query.asked.operations)
    several = pointing is _THEY
    one = len(asked & {Operation.LARGEST, Operation.SMALLEST}) == 1 or query.asked.placed
    first = one or (Operation.RANK in asked and asked <= _EXTREMES)
    top = query.asked.top if not query.asked.placed else None
    if query.topic is not Topic.FIGURE or len(query.measures) != 1 or not first or several != bool(top):
        return ""
    known = [o for view in views if (o := operand(view, query.measures[0])).value is not None]
    comparable = in_one_unit(known)
    if not comparable:
        return ""
    reports = [item.view.report for item in first_of(query.asked, comparable)]
    among = {item.view.report.agency for item in comparable}
    if pointing is _THAT_YEAR:
        return f"{reports[0].year}年" if len(reports) == 1 and len(among) == 1 < len(comparable) else ""
    names = list(dict.fromkeys(report.agency for report in reports))
    return "、".join(names) if (len(names) == 1 or several) and len(among) > len(names) else ""


def _pointed(turn: str, catalogue: Catalogue) -> re.Match[str] | None:
    """The words of a turn that names nobody that point at what a ranking put first; none need to."""
    squeezed = squeeze(turn).text
    if read_mentions(squeezed, catalogue).mentions:
        return None
    if found := _THEY.search(turn) or _THAT_YEAR.search(turn) or _THE_MOST.search(turn):
        return found
    one = points_at_one(turn) and (_OTHERS.search(squeezed) or not _ASKS_WHO.search(squeezed))
    return (_IT.search(turn) if one else None) or (None if points_at_one(turn) else _ALONE.search(squeezed))
