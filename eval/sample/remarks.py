"""Sentences that the check-up can weigh, written from a report's own figures, and sentences it must not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from eval.sample.truth import Paragraph, Piece, Truth
from ingest.tables.requests import ALL_APPLICANTS, CARRIED_IN, CARRIED_OUT, RECEIVED, TOTAL

# Numbers of another scope, which no table counts.
_BESIDE = (
    "通过网络渠道收到政府信息公开申请{n}件",
    "局办公室收到政府信息公开申请{n}件",
    "2008年以来累计收到政府信息公开申请{n}件",
    "自然人提出的政府信息公开申请{n}件在系统中留痕",
    "{before}年收到政府信息公开申请{n}件",
    "可在网上办理的事项{n}项，占比87%",
    "答复建议提案{n}件，其中予以公开{n}件",
    "全年办结行政复议案件{n}件",
)
RESULTS = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")


def remarked(truth: Truth, before: Truth | None, rng: Random) -> Truth:
    """The report with remarks that its figures bear out, and others of another scope.

    Growth against ``before`` is put into per cent; a share is put behind one of the counts disclosed.
    """
    truth = _with_rate(truth, before, rng)
    truth = _with_share(truth, rng)
    lines = [remark for write in _TRUE if (remark := write(truth, rng))]
    lines += [
        beside.format(n=rng.randint(300, 900), before=truth.year - 1) for beside in rng.sample(_BESIDE, 2)
    ]
    rng.shuffle(lines)
    return with_sentences(truth, "requests", lines)


def with_sentences(truth: Truth, key: str, sentences: list[str]) -> Truth:
    """The report with a paragraph of these sentences behind the one that states a fact."""
    fact = truth.fact(key)
    pieces: list[Piece] = []
    for piece in truth.pieces:
        pieces.append(piece)
        if fact and isinstance(piece, Paragraph) and fact.quote in piece.text:
            pieces.append(Paragraph("".join(f"{sentence}。" for sentence in sentences)))
            fact = None
    return replace(truth, pieces=tuple(pieces))


def reworded(truth: Truth, old: str, new: str) -> Truth:
    """The report with one run of its prose put in other words; as it is where there is no such run."""
    done = False
    pieces: list[Piece] = []
    for piece in truth.pieces:
        if not done and isinstance(piece, Paragraph) and old in piece.text:
            piece, done = Paragraph(piece.text.replace(old, new, 1)), True
        pieces.append(piece)
    return replace(truth, pieces=tuple(pieces))


def number(truth: Truth, table: str, row: str, column: str = ALL_APPLICANTS) -> int | None:
    """The value of a cell; of a group, such as 不予公开, that of its rows together."""
    cells = [
        value
        for cell, value in truth.values.items()
        if cell.table == table and cell.column == column and row in (cell.row, cell.row.partition("/")[0])
    ]
    present = [value for value in cells if value is not None]
    return int(sum(present)) if present and len(present) == len(cells) else None


@dataclass(frozen=True, slots=True)
class Growth:
    """What a report says of the change in applications: from ``before`` to ``now``."""

    now: int
    before: int

    @property
    def way(self) -> str:
        """增加 or 减少."""
        return "增加" if self.now > self.before else "减少"

    @property
    def delta(self) -> int:
        """By how many."""
        return abs(self.now - self.before)

    @property
    def rate(self) -> Decimal:
        """By how many per cent, to one place."""
        return round(Decimal(self.delta * 100) / self.before, 1)

    def words(self, rate: Decimal | None = None) -> str:
        """The change as a report words it."""
        up = "增长" if self.now > self.before else "下降"
        return f"较上年{self.way}{self.delta}件，同比{up}{self.rate if rate is None else rate}%"


def growth_of(truth: Truth, before: Truth | None) -> Growth | None:
    """The change in applications from the year before; None where there is none to speak of."""
    now = number(truth, "requests", RECEIVED)
    then = number(before, "requests", RECEIVED) if before else None
    return Growth(now, then) if now and then and now != then else None


def _with_rate(truth: Truth, before: Truth | None, rng: Random) -> Truth:
    growth, fact = growth_of(truth, before), truth.fact("requests")
    if growth is None or fact is None:
        return truth
    count = f"{growth.now}件"
    quote = fact.quote[: fact.quote.index(count) + len(count)]
    brackets = rng.random() < 0.5
    words = f"（{growth.words()}）" if brackets else f"，{growth.words()}"
    facts = tuple(replace(f, quote=quote + words) if f is fact else f for f in truth.facts)
    return replace(reworded(truth, _change_of(fact.quote, quote), quote + words), facts=facts)


def _change_of(whole: str, count: str) -> str:
    """The count with what the author said of its change already."""
    rest = whole[len(count) :].split("，")
    said = f"，{rest[1]}" if len(rest) > 1 and ("增加" in rest[1] or "减少" in rest[1]) else ""
    return count + said


def _with_share(truth: Truth, rng: Random) -> Truth:
    fact = truth.fact("disclosed")
    if fact is None:
        return truth
    name, count = fact.parts[0]
    share = round(count * 100 / fact.value, 1)
    words = rng.choice((f"（占{share}%）", f"，占比{share}%", f"，占总数的{share}%"))
    quote = fact.quote.replace(f"{name}{count}条", f"{name}{count}条{words}", 1)
    facts = tuple(replace(f, quote=quote) if f is fact else f for f in truth.facts)
    return replace(reworded(truth, fact.quote, quote), facts=facts)


def _results(truth: Truth, rng: Random) -> str:
    counts = {name: number(truth, "requests", name) or 0 for name in RESULTS}
    total = number(truth, "requests", TOTAL) or 0
    said = "、".join(f"{name}{count}件" for name, count in counts.items() if count)
    wording = rng.choice(("办理完毕的申请共{n}件，其中{said}", "已答复的{n}件中，{said}"))
    return wording.format(n=total, said=said) if said else ""


def _carried(truth: Truth, _: Random) -> str:
    come, left = number(truth, "requests", CARRIED_IN), number(truth, "requests", CARRIED_OUT)
    if come is None or left is None:
        return ""
    return f"上年结转申请{come}件，结转下年度继续办理{left}件"


def review_sentence(review: int, suits: int) -> str:
    """What a report says of reviews and suits."""
    if not review and not suits:
        return "未发生因政府信息公开引起的行政复议、行政诉讼"
    return f"因政府信息公开被申请行政复议{review}件，被提起行政诉讼{suits}件"


def _review(truth: Truth, _: Random) -> str:
    review, suits = (number(truth, "review", row, "总计") for row in ("行政复议", "行政诉讼"))
    return "" if review is None or suits is None else review_sentence(review, suits)


def decided(truth: Truth) -> tuple[str, int] | None:
    """A kind of decision that the first table counts, with its number; a government's may be of any scope."""
    if truth.agency.office == "人民政府":
        return None
    for column in ("本年处理决定数量", "处理决定数量"):
        count = number(truth, "proactive", "行政处罚", column)
        if count:
            return "行政处罚", count
    return None


def _decided(truth: Truth, rng: Random) -> str:
    found = decided(truth)
    if found is None:
        return ""
    name, count = found
    if count > 200 and rng.random() < 0.5:
        return f"全年作出{name}决定{count // 100 * 100}余件"
    return f"全年作出{name}决定{count}件"


Write = Callable[[Truth, Random], str]
_TRUE: tuple[Write, ...] = (_results, _carried, _review, _decided)
