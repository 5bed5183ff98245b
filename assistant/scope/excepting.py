"""Agencies that a question leaves out of all others: 除甲局外各单位合计, 甲局除外, 不算两个政府."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.scope.catalogue import Agency, Catalogue
from assistant.scope.identify import candidates
from assistant.scope.mentions import Mention, read_mentions
from ingest.fold import squeeze
from ingest.numerals import parse_number
from ingest.offices import GOVERNMENT

_BUT = re.compile(
    r"[(]?(?:除[了开去掉]?|不[算计]上?|不[含要]|不包[括含]|不计[入算]|扣[除掉去]|刨[除去开掉]|[撇抛]开|[去减]掉|剔除|排除)"
)
_AWAY = re.compile(
    r"(?:除外|除去|(?:都|也)?不[算计](?:在内|入|上|进去?)?|不[含要]|排除(?:在外)?|剔除|刨[除去开掉]|[撇抛]开|扣[除掉]|[去拿剔]掉)"
    r"(?:以外|之外|在外|以?后|之后|了)?(?=[),;。?]|的?(?:单位|部门|各|所有|其)|$)"
)
_CLOSES = re.compile(r"的?(?:之外|以外|以后|之后|[外后])?的?(?:话)?[),]?")
_JOIN = re.compile(r"[、和与及跟同]|以及|还有")
_TAKES = re.compile(r"(?:[,(]|^)?(?:而?且?)?[把将]?$")
_SO_MANY = re.compile(r"[那这]?(?P<n>[两二三四五六七八九十]|\d+)(?:个|家|级)(?:单位)?")
_OTHERS = re.compile(
    r"(?:其[余他它]|剩下?|余下|别)的?(?!处理|结果|对外|申请人|组织|法律|方式|渠道|信息|人)"
    r"(?:各个?|所有|全部|(?=哪))?(?:[一二两三四五六七八九十几]|\d+)?[个家]?(?:单位|部门|机关|机构|地方|局)?的?"
)
_EACH = "各单位"


def set_apart(question: str, catalogue: Catalogue) -> tuple[str, tuple[Agency, ...]] | None:
    """The squeezed question without whom it leaves out, and those; None where it leaves out no agency.

    O(length × longest name).
    """
    text = squeeze(question).text
    for found in _BUT.finditer(text):
        end, out = _named_after(text, found.end(), catalogue)
        if out:
            closed = _CLOSES.match(text, end)
            return _left(text[: found.start()], text[closed.end() if closed else end :], out, catalogue)
    for found in _AWAY.finditer(text):
        start, out = _named_before(text, found.start(), catalogue)
        if out:
            return _left(text[:start], text[found.end() :], out, catalogue)
    return None


def _left(
    before: str, after: str, out: Sequence[Agency], catalogue: Catalogue
) -> tuple[str, tuple[Agency, ...]] | None:
    """What is asked of the others; None where there are none."""
    if len(out) == len(catalogue.agencies):
        return None
    rest = f"{before.rstrip(',(')},{after.lstrip(',)')}".strip(",")
    return _OTHERS.sub(
        lambda found: "" if found.string.startswith("哪", found.end()) else _EACH, rest
    ), tuple(out)


def _named_after(text: str, start: int, catalogue: Catalogue) -> tuple[int, list[Agency]]:
    """The agencies whose names stand right there, joined to one another, and where those end."""
    if counted := _SO_MANY.match(text, start):
        return _of_kind(text, counted.end(), parse_number(counted["n"]), catalogue)
    end, out = 0, list[Agency]()
    for mention in _in_order(text[start:], catalogue):
        gap = text[start + end : start + mention.spans[0][0]]
        if gap and not (out and _JOIN.fullmatch(gap)):
            break
        end, out = mention.spans[-1][1], [*out, *_meant(mention, catalogue)]
    return start + end, out


def _of_kind(text: str, start: int, number: Decimal | None, catalogue: Catalogue) -> tuple[int, list[Agency]]:
    """All offices of the kind named there, where there are so many of them: 两个政府, 两家审批局."""
    kind = catalogue.office_at(text, start)
    if kind is None:
        return start, []
    governs = text[start : kind.end] in GOVERNMENT
    out = [a for a in catalogue.agencies if a.office in (GOVERNMENT if governs else kind.values)]
    return kind.end, out if len(out) == number else []


def _named_before(text: str, end: int, catalogue: Catalogue) -> tuple[int, list[Agency]]:
    """The agencies whose names end right there, joined to one another, and where those begin."""
    start, out = end, list[Agency]()
    for mention in reversed(_in_order(text[:end], catalogue)):
        gap = text[mention.spans[-1][1] : start]
        if gap and not (out and _JOIN.fullmatch(gap)):
            break
        start, out = mention.spans[0][0], [*_meant(mention, catalogue), *out]
    taking = _TAKES.search(text, 0, start)
    return taking.start() if taking and out else start, out


def _in_order(text: str, catalogue: Catalogue) -> list[Mention]:
    named: Iterable[Mention] = (m for m in read_mentions(text, catalogue).mentions if m.spans)
    return sorted(named, key=lambda mention: mention.spans[0])


def _meant(mention: Mention, catalogue: Catalogue) -> list[Agency]:
    """Whom a name leaves out: a place without an office all that are there.

    The 水务局 of 临渡审批局和水务局 is that of 临渡, else any.
    """
    if mention.office or not mention.places:
        anywhere = replace(mention, place="", places=frozenset()) if len(mention.spans) == 1 else mention
        return candidates(mention, "", catalogue) or candidates(anywhere, "", catalogue)
    return [agency for place in sorted(mention.places) for agency in catalogue.around(place)]
