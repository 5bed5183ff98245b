"""Changes against the year before as the prose states them: 较去年增加26件，同比增长35.1%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.audit.bounds import Bounds, bounds_of, percent_bounds
from ingest.audit.rules import breach, shown
from ingest.audit.said import Said, Stated, all_said
from ingest.types import Figure, Finding

_UP, _DOWN = r"增[加长多幅]?|上升|提高|上涨|多|[升涨]幅", r"减[少幅]?|下降|降低|少|[降跌]幅"
_AGAINST = r"(?:比|较|与|同)?(?:上一?年度?|去年|(?P<year>20\d\d)年度?)(?:同期)?(?:相比|同比|比)?,?|同比"
_CHANGE = re.compile(
    rf"^(?:总[量数]|申请[数总]?量|数量)?(?:{_AGAINST})[^#]{{0,6}}?(?P<way>{_UP}|{_DOWN})(?:了|约|近|率为?|幅度?为?|长)*#$"
)
# Behind a stated change, the same change again in per cent: 增加26件，增长35.1%.
_AGAIN = re.compile(rf"^[,(]?(?P<way>{_UP}|{_DOWN})(?:了|约|近|率为?|幅度?为?|长)*#$")
# Right behind a count, the same of the year before: 2019年是71件, 比2019年的71件多.
_THAN = re.compile(rf"(?:相比)?,?(?:{_UP}|{_DOWN})?了?")
_BEFORE = re.compile(
    r"^(?:而|较之?|[比与同])?(?:上一?年度?|去年|前一年|(?P<year>20\d\d)年度?)(?:同期|全年)?(?:的|共|一共|新?收到?|受理|办理|发布|公开|有|则|仅)*(?:数[量为]?)?[为是有]?#$"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A count with what is said of its change; ``up`` is True where it is said to have grown.

    ``before`` is the count of the year before, where that is stated beside it.
    """

    base: Said
    delta: Figure | None
    percent: Figure | None
    up: bool
    agree: bool
    """Whether count and percentage are said to have changed in the same direction."""
    before: Figure | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the statement."""
        stated = (self.base.figure, self.before, self.delta, self.percent)
        return tuple(f for f in stated if f is not None)


def changes_in(report: Stated) -> list[Change]:
    """The counts whose change against the year before is stated right behind them. O(numbers)."""
    said = all_said(report)
    found: list[Change] = []
    for n, base in enumerate(said):
        if base.none or base.figure.unit in ("%", "倍", "个百分点", "百分点"):
            continue
        before = _before(base, said[n + 1 : n + 2], report.year)
        last, ahead = (before, n + 2) if before else (base, n + 1)
        stated = list(_stated(base, last, said[ahead : ahead + 2], report.year))
        if stated or before:
            found.append(_change(base, before, stated))
    return found


def _change(base: Said, before: Said | None, stated: Sequence[tuple[Said, bool]]) -> Change:
    deltas = [s for s, _ in stated if s.figure.unit != "%"]
    percents = [s for s, _ in stated if s.figure.unit == "%"]
    grown = (base.figure.value or 0) >= (before.figure.value or 0) if before else True
    return Change(
        base,
        deltas[0].figure if deltas else None,
        percents[0].figure if percents else None,
        stated[0][1] if stated else grown,
        len({up for _, up in stated}) <= 1,
        before.figure if before else None,
    )


def _before(base: Said, following: Sequence[Said], year: int) -> Said | None:
    """The count of the year before, stated right behind that of this year: 2023年为81件."""
    for said in following:
        found = _BEFORE.match(f"{said.head}#") if _THAN.fullmatch(said.tail) else None
        if found is None or said.figure.unit != base.figure.unit or not said.is_next_to(base):
            return None
        return None if found["year"] and int(found["year"]) != year - 1 else said
    return None


def audit_growth(report: Stated) -> Iterator[Finding]:
    """Percentages that do not fit the count and its change stated beside them. O(numbers)."""
    for change in changes_in(report):
        if change.delta is None or change.percent is None or not _plain(change.base.figure, change.delta):
            continue
        base, delta = change.base.figure.value, change.delta.value
        stated = percent_bounds(change.percent)
        if base is None or delta is None or stated is None:
            continue
        before = base - delta if change.up else base + delta
        right = delta * 100 / before if before > 0 else None
        if right is not None and change.agree and stated.admits(right):
            continue
        message = (
            f"正文说 {change.base.figure.raw}，{_way(change)} {change.delta.raw}，即上年为 {shown(before)}，"
            + (f"变化应为 {right:.2f}%，正文写 {change.percent.raw}" if right is not None else "不可能")
        )
        yield breach(
            "prose.growth",
            message,
            change.figures,
            expected=None if right is None else round(right, 2),
            found=change.percent.value,
            quotes=[change.base.quote],
        )


def fits(change: Change, now: Decimal, before: Decimal) -> bool:
    """Whether the change that is stated may be the one from ``before`` to ``now``."""
    delta = now - before if change.up else before - now
    if change.delta is not None and not _admits(bounds_of(change.delta), delta):
        return False
    if change.percent is None:
        return True
    return before > 0 and _admits(percent_bounds(change.percent), delta * 100 / before)


def change_words(change: Change) -> str:
    """The change as it is stated."""
    amounts = "、".join(f.raw for f in (change.delta, change.percent) if f is not None)
    return f"{_way(change)} {amounts}"


def _stated(base: Said, last: Said, following: Sequence[Said], year: int) -> Iterator[tuple[Said, bool]]:
    """The changes stated right behind a count, or behind that of the year before, each with whether it is a
    growth.
    """
    for said in following:
        clause = f"{said.head}#"
        found = _CHANGE.match(clause) or (_AGAIN.match(clause) if last is not base else None)
        if found is None or said.figure.unit not in ("%", base.figure.unit) or not said.is_next_to(last):
            return
        named = found.groupdict().get("year")
        if named and int(named) != year - 1:
            return
        yield said, bool(re.match(_UP, found["way"]))
        last = said


def _plain(*figures: Figure) -> bool:
    return all(f.value is not None and bounds_of(f) == Bounds(f.value, f.value) for f in figures)


def _admits(bounds: Bounds | None, value: Decimal) -> bool:
    return bounds is None or bounds.admits(value)


def _way(change: Change) -> str:
    return "比上年增加" if change.up else "比上年减少"
