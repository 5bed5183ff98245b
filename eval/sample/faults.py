"""Inconsistencies planted in an invented report, one for each rule of the check-up."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from assistant.types import CellName
from eval.sample.pairs import Pair
from eval.sample.remarks import (
    RESULTS,
    decided,
    growth_of,
    number,
    review_sentence,
    reworded,
    with_sentences,
)
from eval.sample.truth import Chart, Heading, Paragraph, Piece, TablePlace, Truth
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_OUT, RECEIVED, TOTAL

Plant = Callable[[Pair, Random], Pair | None]
"""Breaks a rule; None where the report has nothing to break it with."""
Cells = dict[CellName, Decimal | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """How a rule is broken: in the figures before the remarks are written, or in the text after it.

    ``brings`` are rules that are broken along with it. ``years`` are those of the form that is needed.
    """

    draft: Plant | None = None
    text: Plant | None = None
    printed: Callable[[str], str] | None = None
    brings: frozenset[str] = frozenset()
    years: tuple[int, ...] = (2020, 2021, 2022)
    old_form: bool = False
    txt_only: bool = False


def planted(pair: Pair, rule: str, **now: Truth) -> Pair:
    """The pair, its later report marked as made to break the rule."""
    truth = now.get("now", pair.now)
    return replace(pair, now=replace(truth, planted=(rule,)))


# -- in the figures --


def _shift(truth: Truth, *changes: tuple[str, str, str, int]) -> Truth | None:
    """The report with cells (table, row, column) printed higher by so much; none may fall below 0."""
    values: Cells = dict(truth.values)
    for table, row, column, by in changes:
        cell = CellName(table, row, column)
        value = values.get(cell)
        if value is None or value + by < 0:
            return None
        values[cell] = value + by
    return replace(truth, values=values)


def _now(pair: Pair, truth: Truth | None) -> Pair | None:
    return None if truth is None else replace(pair, now=truth)


def _balance(pair: Pair, rng: Random) -> Pair | None:
    by = rng.randint(1, 4)
    columns = ("自然人", ALL_APPLICANTS)
    return _now(pair, _shift(pair.now, *(("requests", CARRIED_OUT, column, by) for column in columns)))


def _results(pair: Pair, rng: Random) -> Pair | None:
    by = rng.choice((-1, 1, 2))
    columns = ("自然人", ALL_APPLICANTS)
    return _now(pair, _shift(pair.now, *(("requests", "予以公开", column, by) for column in columns)))


def _applicants(pair: Pair, _: Random) -> Pair | None:
    changes = (("requests", "予以公开", ALL_APPLICANTS, 1), ("requests", "部分公开", ALL_APPLICANTS, -1))
    return _now(pair, _shift(pair.now, *changes))


def _review_sum(pair: Pair, rng: Random) -> Pair | None:
    return _now(pair, _shift(pair.now, ("review", "行政复议", "总计", rng.randint(1, 3))))


def _least(pair: Pair, _: Random) -> Pair | None:
    made, gone, stock = (
        number(pair.now, "proactive", "行政规范性文件", column)
        for column in ("本年制发件数", "本年废止件数", "现行有效件数")
    )
    if made is None or gone is None or stock is None or made - gone < 1:
        return None
    change = ("proactive", "行政规范性文件", "现行有效件数", made - gone - 1 - stock)
    return _now(pair, _shift(pair.now, change))


def _carried(pair: Pair, rng: Random) -> Pair | None:
    by = rng.randint(1, 5)
    changes = [
        ("requests", row, column, sign * by)
        for row, sign in ((CARRIED_OUT, 1), (TOTAL, -1), ("予以公开", -1))
        for column in ("自然人", ALL_APPLICANTS)
    ]
    before = _shift(pair.before, *changes)
    return None if before is None else replace(pair, before=before)


def _in_force(pair: Pair, rng: Random) -> Pair | None:
    before = _shift(pair.before, ("proactive", "行政规范性文件", "现行有效件数", rng.randint(1, 4)))
    return None if before is None else replace(pair, before=before)


def _items(pair: Pair, rng: Random) -> Pair | None:
    before = _shift(pair.before, ("proactive", "行政许可", "本年增/减", rng.randint(1, 4)))
    return None if before is None else replace(pair, before=before)


# -- in the text --


def _says(pair: Pair, old: str, new: str) -> Pair | None:
    """The later report with a run of its prose changed."""
    truth = reworded(pair.now, old, new)
    return None if truth.pieces == pair.now.pieces else replace(pair, now=truth)


def _says_received(pair: Pair, rng: Random) -> Pair | None:
    """Another number of applications, of carried ones, or of one kind of result."""
    way = rng.randrange(3)
    received, left = (number(pair.now, "requests", row) for row in (RECEIVED, CARRIED_OUT))
    if way == 0 and received:
        return _says(pair, f"申请{received}件", f"申请{received + rng.randint(1, 9) + 300}件")
    if way == 1 and left is not None:
        return _says(pair, f"继续办理{left}件", f"继续办理{left + rng.randint(1, 9)}件")
    name = rng.choice(RESULTS)
    count = number(pair.now, "requests", name)
    return _says(pair, f"{name}{count}件", f"{name}{count + 1}件") if count else None


def _says_granted(pair: Pair, _: Random) -> Pair | None:
    total, granted = (number(pair.now, "requests", row) for row in (TOTAL, "予以公开"))
    if total is None or granted is None or granted >= total:
        return None
    sentence = "所有申请均按照要求的形式予以公开"
    return replace(pair, now=with_sentences(pair.now, "requests", [sentence]))


def _says_review(pair: Pair, rng: Random) -> Pair | None:
    review, suits = (number(pair.now, "review", row, "总计") for row in ("行政复议", "行政诉讼"))
    if review is None or suits is None:
        return None
    wrong = review_sentence(0, 0) if review and rng.random() < 0.4 else review_sentence(review + 2, suits)
    return _says(pair, review_sentence(review, suits), wrong)


def _says_proactive(pair: Pair, rng: Random) -> Pair | None:
    found = decided(pair.now)
    if found is not None and rng.random() < 0.5:
        name, count = found
        return _says(pair, f"作出{name}决定{count}件", f"作出{name}决定{count + 7}件")
    made = number(pair.now, "proactive", "行政规范性文件", "本年制发件数")
    fact = pair.now.fact("documents")
    if made is None or fact is None or pair.now.agency.office == "人民政府":
        return None
    return _says(pair, fact.quote, fact.quote.replace(f"规范性文件{made}件", f"规范性文件{made + 3}件"))


def _says_parts(pair: Pair, rng: Random) -> Pair | None:
    fact = pair.now.fact("disclosed")
    if fact is None:
        return None
    name, count = fact.parts[-1]
    less = name.startswith("其他") and count > 1 and rng.random() < 0.5
    return _says(pair, f"{name}{count}条", f"{name}{count - 1 if less else count + rng.randint(1, 30)}条")


def _says_share(pair: Pair, rng: Random) -> Pair | None:
    fact = pair.now.fact("disclosed")
    found = re.search(r"占(?:比|总数的)?([\d.]+)%", fact.quote) if fact else None
    if found is None:
        return None
    wrong = Decimal(found[1]) + rng.choice((Decimal("1.5"), Decimal(3), Decimal(10)))
    return _says(pair, found.group(), found.group().replace(found[1], str(wrong)))


def _says_rate(pair: Pair, rng: Random) -> Pair | None:
    growth = growth_of(pair.now, pair.before)
    if growth is None:
        return None
    wrong = growth.rate + rng.choice((Decimal("0.7"), Decimal(5)))
    return _says(pair, growth.words(), growth.words(wrong))


def _says_growth(pair: Pair, rng: Random) -> Pair | None:
    """A change that agrees with itself, and not with last year's report."""
    growth = growth_of(pair.now, pair.before)
    if growth is None:
        return None
    wrong = replace(growth, before=growth.before + 40 + rng.randint(1, 9))
    return _says(pair, growth.words(), wrong.words()) if wrong.now != wrong.before else None


def _chart(pair: Pair, rng: Random) -> Pair | None:
    """One bar of the year printed too high."""
    by = rng.randint(1, 20)
    pieces: list[Piece] = []
    for piece in pair.now.pieces:
        if isinstance(piece, Chart):
            year, counts = piece.rows[-1]
            piece = replace(piece, rows=(*piece.rows[:-1], (year, (counts[0] + by, *counts[1:]))))
        pieces.append(piece)
    return (
        replace(pair, now=replace(pair.now, pieces=tuple(pieces)))
        if tuple(pieces) != pair.now.pieces
        else None
    )


# -- in the form --


def _no_part(pair: Pair, _: Random) -> Pair | None:
    """The last part left out whole."""
    titles = [n for n, p in enumerate(pair.now.pieces) if isinstance(p, Heading) and p.level == 1]
    return replace(pair, now=replace(pair.now, pieces=pair.now.pieces[: titles[-1]]))


def _no_table(pair: Pair, rng: Random) -> Pair | None:
    gone = TablePlace(rng.choice(("proactive", "requests", "review")))
    return replace(pair, now=replace(pair.now, pieces=tuple(p for p in pair.now.pieces if p != gone)))


def _picture(pair: Pair, rng: Random) -> Pair | None:
    table = rng.choice(("proactive", "requests", "review"))
    return replace(pair, now=replace(pair.now, images=frozenset({table})))


def _period(pair: Pair, _: Random) -> Pair | None:
    year = pair.now.year
    moved = _says(pair, f"{year}年1月1日", f"{year - 1}年1月1日")
    return (_says(moved, f"{year}年12月31日", f"{year - 1}年12月31日") or moved) if moved else None


def _year_named(pair: Pair, _: Random) -> Pair | None:
    first = next(p for p in pair.now.pieces if isinstance(p, Paragraph))
    stale = f"现公布{pair.now.agency.name}{pair.now.year - 1}年政府信息公开工作年度报告。"
    return _says(pair, first.text, stale + first.text)


def _signed(pair: Pair, rng: Random) -> Pair | None:
    year = pair.now.year + rng.choice((0, 2))
    return replace(pair, now=replace(pair.now, signed=date(year, 6, rng.randint(1, 28))))


def _same(pair: Pair, _: Random) -> Pair | None:
    return pair


def _without_row(page: str) -> str:
    """A file of text or HTML less the table row of 行政强制."""
    page = re.sub(r"<tr>\s*<td[^>]*>行政强制</td>.*?</tr>", "", page, flags=re.DOTALL)
    return re.sub(r"(?m)^\t?行政强制(?:\t[^\n]*|\n(?:\t?[\d.]*\n)*)", "", page)


def _relabelled(page: str) -> str:
    return page.replace("重复申请", "重复性申请").replace("本年废止件数", "本年废止数")


def _smudged(page: str) -> str:
    """The number of penalties with a gap in it."""
    return re.sub(r"(行政处罚(?:</td><td[^>]*>|\s+))(\d+)", r"\g<1>\2 7", page, count=1)


FAULTS: dict[str, Fault] = {
    "requests.balance": Fault(draft=_balance),
    "requests.results": Fault(draft=_results, brings=frozenset({"prose.parts"})),
    "requests.applicants": Fault(draft=_applicants),
    "review.results": Fault(draft=_review_sum),
    "proactive.least": Fault(draft=_least, years=(2021, 2022), brings=frozenset({"years.in_force"})),
    "prose.requests": Fault(
        text=_says_received, brings=frozenset({"prose.growth", "years.growth", "prose.parts"})
    ),
    "prose.granted": Fault(text=_says_granted),
    "prose.review": Fault(text=_says_review),
    "prose.proactive": Fault(text=_says_proactive),
    "prose.parts": Fault(text=_says_parts, brings=frozenset({"chart.total"})),
    "prose.share": Fault(text=_says_share),
    "prose.growth": Fault(text=_says_rate, brings=frozenset({"years.growth"})),
    "chart.total": Fault(text=_chart, txt_only=True),
    "years.carried": Fault(draft=_carried),
    "years.in_force": Fault(draft=_in_force, years=(2022,)),
    "years.items": Fault(draft=_items, years=(2020,)),
    "years.growth": Fault(text=_says_growth),
    "form.part": Fault(text=_no_part),
    "form.table": Fault(text=_no_table),
    "form.picture": Fault(text=_picture),
    "form.unread": Fault(
        text=_same, printed=_smudged, years=(2021, 2022), brings=frozenset({"prose.proactive"})
    ),
    "form.version": Fault(text=_same, old_form=True, years=(2021, 2022)),
    "form.rows": Fault(text=_same, printed=_without_row),
    "form.labels": Fault(text=_same, printed=_relabelled),
    "date.period": Fault(text=_period),
    "date.year": Fault(text=_year_named),
    "date.signed": Fault(text=_signed),
}
"""How each rule of the check-up is broken."""
