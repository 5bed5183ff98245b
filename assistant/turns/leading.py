"""Whom a ranking put first, as a later turn points at it: 它的行政处罚有多少 after 哪家最多."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.compose.operations import first_of
from assistant.lookup.operands import in_one_unit, meets, operand
from assistant.lookup.shelf import ReportView
from assistant.scope.catalogue import Catalogue
from assistant.scope.mentions import read_mentions
from assistant.turns.named_before import (
    ITS_DETAILS,
    THE_KIND,
    THE_PRACTICE,
    asked_for_kind,
    asks_details,
    with_practice,
)
from assistant.turns.pointing import points_at_one
from assistant.understanding.limits import Condition
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query, Topic
from ingest.fold import squeeze
from prompts import phrase

_IT = re.compile(r"[这那该](?:一?家|个?(?:单位|机关|部门)|局)(?:单位)?|[他它](?!们|人)")
_THEY = re.compile(r"[他它]们|[这那](?:几|[两三四五六七八九十])家(?:单位)?|[这那]些(?:单位|部门|局)")
_IN_ALL = re.compile(
    r"^(?:那么?)?(?=(?:[一总]共|合计|共计|加起来|[加合]在?一起|平均)(?!.{0,4}(?:几家|多少家)).{0,8}$)"
)
"""一共多少件 after 哪些单位超过30件 is of those."""
_THAT_YEAR = re.compile(r"[那这该当](?:一)?年(?![级度底初头]|以)")
_WITHIN_YEAR = re.compile(
    r"(?P<first>[^,，。;；?？]*最[多高少低大小])的?(?:[那这]一?|一)年度?(?:里头?|中|间)?[,，]?"
    r"(?P<then>[^,，。;；?？]{2,}[?？]?)$"
)
"""What is asked of the year in which something else was the most: 处罚最多的那年许可几件."""
_NO_MATTER = re.compile(
    r"^的?(?:一共|总共|到底|究竟)*(?:是|有|为|达到?|数量)*(?:哪一?年|多少|几)[件条次项个]?[?？]?$|最|比|^占"
)
"""Only that number itself is asked for: 处罚最多的那年是多少."""
_BESIDE = re.compile(r"的?(?:[前上]|(?P<after>[后下]))一年")
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
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The question and the turns, with the names of those that a ranking put first; and notes of it.

    ``leader`` answers a question after its turns, for words that point so; it is asked only where a turn
    points at some and names nobody. O(turns), less the answers.
    """
    said: list[str] = []
    note = ""
    question, year = _in_that_year(question, turns, catalogue, leader)
    for turn in (*turns, question):
        found, name = None, ""
        for found in _pointed(turn, catalogue) if said else ():
            if name := _meant(found, said, leader):
                break
        if said and not name:
            found = _told_of(turn, said[-1], catalogue)
            name = leader(found.re, said[-1], said[:-1]) if found else ""
        note = ""
        if said and not name and (detailed := _in_detail(turn, said, catalogue, leader)):
            note, turn = phrase("word_read", said=turn, word=re.sub("[“”]", "", detailed)), detailed
        if found and name:
            after = turn[found.end() :]
            of = (
                f"{name}的" if after.startswith(("办", "公开", "信息")) or not found[0] else name
            )  # no 政府办
            word = name.strip("“”") if found[0] else of + turn
            note = phrase("word_read", said=found[0] or turn, word=word)
            turn = turn[: found.start()] + of + after
        said.append(turn)
    return said[-1], tuple(said[:-1]), tuple(filter(None, (year, note)))


def _in_detail(turn: str, said: Sequence[str], catalogue: Catalogue, leader: Callable[..., str]) -> str:
    """A turn that asks more of the one practice that the answer before named, asked of it by name."""
    if not asks_details(turn, said[-1]) or read_mentions(squeeze(turn).text, catalogue).mentions:
        return ""
    told = leader(ITS_DETAILS, said[-1], said[:-1])
    return with_practice(turn, told) if told else ""


def _told_of(turn: str, before: str, catalogue: Catalogue) -> re.Match[str] | None:
    """The words of a turn that point at what the answer before named: its first kind, its practice."""
    found = THE_PRACTICE.search(turn) or (THE_KIND.match(turn) if asked_for_kind(before) else None)
    return None if found is None or read_mentions(squeeze(turn).text, catalogue).mentions else found


def _in_that_year(
    question: str, turns: Sequence[str], catalogue: Catalogue, leader: Callable[..., str]
) -> tuple[str, str]:
    """处罚最多的那年许可几件 as 2020年许可几件, with a note of it; else the question as it is."""
    found = _WITHIN_YEAR.search(question)
    squeezed = squeeze(question).text
    named = read_mentions(squeezed, catalogue).mentions if found else ()
    if found is None or _NO_MATTER.search(found["then"]) or not (named or turns):
        return question, ""
    years = leader(_THAT_YEAR, f"{found['first']}的是哪年", turns)
    if not years:
        return question, ""
    head = squeezed[: max((end for mention in named for _, end in mention.spans), default=0)]
    then, beside = found["then"], _BESIDE.match(found["then"])
    said = found[0].removeprefix(head).removesuffix(then)
    if beside:
        then = then[beside.end() :]
        years = f"{int(years[:4]) + (1 if beside['after'] else -1)}年"
        said += beside[0]
    return head + years + then, phrase("year_among_known", word=said, years=years)


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
    several = pointing is not _IT and pointing is not _THAT_YEAR
    if several and asked == {Operation.COUNT} and query.asked.condition:
        return _met(query.asked.condition, query, views)
    if pointing is _IN_ALL:
        return ""
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
        years = sorted({report.year for report in reports})
        return (
            "、".join(f"{year}年" for year in years)
            if len(among) == 1 and len(years) < len(comparable)
            else ""
        )
    names = list(dict.fromkeys(report.agency for report in reports))
    return "、".join(names) if (len(names) == 1 or several) and len(among) > len(names) else ""


def _met(condition: Condition, query: Query, views: Sequence[ReportView]) -> str:
    """Who of all met the condition that a list was asked for with: 它们 after 超过30件的有哪些单位."""
    if query.topic is not Topic.FIGURE or len(query.measures) != 1:
        return ""
    known = [o for view in views if (o := operand(view, query.measures[0])).value is not None]
    names = dict.fromkeys(item.view.report.agency for item in known if meets(item, condition))
    return "、".join(names) if 0 < len(names) < len({item.view.report.agency for item in known}) else ""


def _pointed(turn: str, catalogue: Catalogue) -> Iterator[re.Match[str]]:
    """The words of a turn that names nobody that point at what a ranking put first, or "" where none need to:
    of 它当年 both, as the ranking was of agencies or of years.
    """
    squeezed = squeeze(turn).text
    if read_mentions(squeezed, catalogue).mentions:
        return
    found = [match for words in (_THEY, _THAT_YEAR, _THE_MOST, _IN_ALL) if (match := words.search(turn))]
    yield from found[:1]
    if found and found[0].re is not _THAT_YEAR:
        return
    one = points_at_one(turn) and (_OTHERS.search(squeezed) or not _ASKS_WHO.search(squeezed))
    last = _IT.search(turn) if one else None if found or points_at_one(turn) else _ALONE.search(squeezed)
    if last:
        yield last
