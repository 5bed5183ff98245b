"""The parts of an invented report, written from its figures: what the prose says, the tables bear out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.types import CellName
from eval.sample import wordings as w
from eval.sample.pen import Pen
from eval.sample.truth import Chart, Contacts, Heading, TablePlace
from ingest.tables.requests import ALL_APPLICANTS, RECEIVED
from ingest.types import Part

_PARTS = (Part.OVERVIEW, Part.PROACTIVE, Part.REQUESTS, Part.REVIEW, Part.PROBLEMS, Part.OTHER)


@dataclass(frozen=True, slots=True)
class Brief:
    """What the prose is to tell. What went before is known from an agency's second report on.

    ``kinds`` are the kinds of information the agency counts, ``disclosed_before`` last year's counts of them.
    """

    values: Mapping[CellName, Decimal | None]
    contacts: Contacts
    kinds: tuple[str, ...]
    requests_before: int | None
    disclosed_before: tuple[int, ...] | None
    fee: int
    chart: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What of the prose is not a count: the problems, what is to be done about them, the innovation."""

    problems: tuple[str, ...]
    improvements: tuple[str, ...]
    innovation: str
    disclosed: tuple[int, ...]


def write_report(pen: Pen, brief: Brief) -> Told:
    """Write title, preamble and the six parts with ``pen``."""
    pen.pieces.append(Heading(pen.pick(w.TITLES), 0))
    _preamble(pen, brief.contacts)
    for number, part in enumerate(_PARTS, 1):
        pen.heading(pen.pick(w.PART_HEADINGS[part]), 1, number)
        if part is Part.OVERVIEW:
            disclosed = _overview(pen, brief)
        elif part is Part.PROBLEMS:
            problems, improvements = _problems(pen)
        elif part is Part.OTHER:
            innovation = _other(pen, brief.fee)
        else:
            pen.pieces.append(TablePlace(part))
    if brief.chart and brief.disclosed_before:
        _chart(pen, brief.kinds, (brief.disclosed_before, disclosed))
    return Told(problems, improvements, innovation, disclosed)


def contact_details(contacts: Contacts, separators: tuple[str, str]) -> str:
    """The details a report prints, labelled; the second separator stands between label and value."""
    between, after = separators
    labelled = {
        "地址": contacts.address,
        "邮编": contacts.postcode,
        "电话": contacts.phone,
        "传真": contacts.fax,
        "电子邮箱": contacts.email,
    }
    return between.join(f"{label}{after}{value}" for label, value in labelled.items() if value)


def _preamble(pen: Pen, contacts: Contacts) -> None:
    separators = pen.rng.choice((("，", "："), ("；", "："), ("，", ":"), ("、", "：")))
    details = contact_details(contacts, separators)
    pen.paragraph(
        pen.pick(w.INTROS),
        pen.pick(w.CONTENTS),
        pen.pick(w.PERIODS),
        pen.pick(w.WEBS, web=contacts.web),
        pen.pick(w.CONTACTS, details=details),
    )


def _overview(pen: Pen, brief: Brief) -> tuple[int, ...]:
    subs = pen.rng.choice(w.OVERVIEW_SUBS)
    pen.paragraph(*(text.format(**pen.names()) for text in pen.rng.sample(w.OVERVIEWS, 2)))
    pen.heading(subs[0], 2, 1)
    disclosed = _disclosed(pen, brief.kinds)
    pen.heading(subs[1], 2, 2)
    _received(pen, brief)
    pen.heading(subs[2], 2, 3)
    pen.paragraph(*pen.rng.sample(w.MANAGEMENT, 4), _documents(pen, brief))
    pen.heading(subs[3], 2, 4)
    windows = pen.state("windows", w.WINDOWS, pen.rng.randint(2, 28), "个")
    pen.paragraph(*pen.rng.sample(w.PLATFORM, 3), _account(pen), windows, _hotline(pen))
    pen.heading(subs[4], 2, 5)
    pen.paragraph(*pen.rng.sample(w.SUPERVISION, 4), _staff(pen))
    return disclosed


def _disclosed(pen: Pen, kinds: tuple[str, ...]) -> tuple[int, ...]:
    """The counts by kind, which add up to the total stated."""
    counts = tuple(pen.rng.randint(3, 190) for _ in kinds)
    parts = tuple(zip(kinds, counts, strict=True))
    listed = "、".join(f"{kind}{count}条" for kind, count in parts)
    total = pen.state("disclosed", w.DISCLOSED, sum(counts), "条", parts=parts, listed=listed)
    explained = pen.state("explained", w.EXPLAINED, pen.rng.randint(4, 60), "篇")
    pen.paragraph(total, explained)
    return counts


def _received(pen: Pen, brief: Brief) -> None:
    received = brief.values[CellName("requests", RECEIVED, ALL_APPLICANTS)]
    if not received:
        pen.paragraph(pen.state("requests", w.RECEIVED_NONE, 0, "件"))
        return
    before = brief.requests_before
    change = ""
    if before is not None and before != received:
        change = pen.pick(
            w.CHANGES, dir="增加" if received > before else "减少", d=abs(int(received) - before)
        )
    pen.paragraph(pen.state("requests", w.RECEIVED, int(received), "件", change=change))


def _documents(pen: Pen, brief: Brief) -> str:
    made = brief.values.get(CellName("proactive", "行政规范性文件", "本年制发件数"))
    gone = brief.values.get(CellName("proactive", "行政规范性文件", "本年废止件数"))
    if made is None or gone is None:
        return ""
    parts = (("废止", int(gone)),)
    return pen.state("documents", w.DOCUMENTS, int(made), "件", parts=parts, d=int(gone))


def _account(pen: Pen) -> str:
    account = f"{pen.agency.district[:-1]}{pen.rng.choice(('发布', '在线', '之声', '服务'))}"
    return pen.state("account", w.ACCOUNT, pen.rng.randint(60, 990), "条", account=account)


def _hotline(pen: Pen) -> str:
    """A round number with 余, in some reports only."""
    if pen.rng.random() < 0.4:
        return ""
    return pen.state("hotline", w.HOTLINE, pen.rng.randint(3, 90) * 100, "件", rough=True)


def _staff(pen: Pen) -> str:
    staff = pen.state("staff", w.STAFF, pen.rng.randint(1, 9), "名")
    training = pen.state("training", w.TRAINING, pen.rng.randint(1, 12), "次")
    trained = (
        pen.state("trained", w.TRAINED, pen.rng.randint(30, 460), "人次") if pen.rng.random() < 0.7 else ""
    )
    return f"{staff}，{training}{trained}"


def _problems(pen: Pen) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pairs = pen.rng.sample(w.PROBLEMS, pen.rng.randint(2, 3))
    problems = tuple(problem for problem, _ in pairs)
    improvements = tuple(remedy for _, remedy in pairs)
    headed = pen.rng.random() < 0.5
    if headed:
        pen.heading("存在的主要问题", 2, 1)
    pen.enumerate(pen.pick(w.PROBLEM_INTROS), problems)
    if headed:
        pen.heading("改进措施", 2, 2)
    pen.enumerate(pen.pick(w.IMPROVEMENT_INTROS), improvements)
    return problems, improvements


def _other(pen: Pen, fee: int) -> str:
    fees, points, proposals, novelty = pen.rng.choice(w.OTHER_SUBS)
    pen.heading(fees, 2, 1)
    wordings = w.FEE_SOME if fee else w.FEE_NONE
    pen.paragraph(pen.state("fee", wordings, fee, "元"))
    pen.heading(points, 2, 2)
    pen.paragraph(*pen.rng.sample(w.KEY_POINTS, 3))
    pen.heading(proposals, 2, 3)
    pen.paragraph(_proposals(pen))
    pen.heading(novelty, 2, 4)
    name, what = pen.rng.choice(w.INNOVATIONS)
    pen.paragraph(pen.pick(w.INNOVATION_LINES, name=name, what=what), _open_days(pen))
    pen.paragraph(pen.pick(w.NOTHING_MORE))
    return name


def _proposals(pen: Pen) -> str:
    congress, council = pen.rng.randint(0, 30), pen.rng.randint(1, 30)
    if congress == 0:
        return pen.state("proposals", w.PROPOSALS_NONE, 0, "件")
    return pen.state(
        "proposals",
        w.PROPOSALS,
        congress,
        "件",
        parts=(("人大代表建议", congress), ("政协委员提案", council)),
        d=council,
    )


def _open_days(pen: Pen) -> str:
    """The days the public was let in, in some reports only."""
    if pen.rng.random() < 0.4:
        return ""
    days, guests = pen.rng.randint(2, 19), pen.rng.randint(40, 900)
    parts = (("活动", days), ("参加人数", guests))
    return pen.state("open_days", w.OPEN_DAYS, days, "场", parts=parts, d=guests)


def _chart(pen: Pen, kinds: tuple[str, ...], counts: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    rows = zip((pen.year - 1, pen.year), counts, strict=True)
    bars = tuple((year, tuple(Decimal(n) for n in line)) for year, line in rows)
    pen.pieces.append(Chart("近两年主动公开信息数量对比", kinds, bars))
