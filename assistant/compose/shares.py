"""Answers that say which share a figure has of its whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.amounts import mean, percent, plain, roughly
from assistant.compose.operations import cites_of, say_unknown, say_value, terms_of
from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.operands import Operand, as_numbers, in_one_unit, stated_operand, year_of
from assistant.lookup.shelf import ReportView
from assistant.types import Status
from assistant.understanding.operations import Asked
from ingest.fold import squeeze
from ingest.types import Figure
from prompts import phrase

_ITS_SHARE = re.compile(
    r"[,、(]?(?:约|大约)?占(?:比|[^,。;0-9]{0,12}的?(?:比例|比重)?)(?:为|是|达到?|约|超过)*"
)


def compose_shares(draft: Draft, pairs: Sequence[tuple[Operand, Operand]], asked: Asked) -> None:
    """Say which share each part has of its whole; what is more has none, unless a ratio is asked for."""
    answered = False
    for part, whole in pairs:
        both = in_one_unit([part, whole]) or as_numbers(asked, [part, whole])
        missing = [item for item in (part, whole) if item.value is None]
        if missing or both is None:
            say_unknown(draft, missing)
            if not missing:
                draft.say(phrase("units_differ"))
            continue
        cites = [*part.cite(draft), *whole.cite(draft)]
        names = {"who": who(part.view), "part": part.measure.label, "whole": whole.measure.label}
        first, total = (item.number for item in both)
        values = {"value": _said(both[0]), "total": _said(both[1])}
        if not total:
            draft.say(phrase("share_of_none", **names, total=f"{total:f}{both[1].unit}"), cites)
        elif first > total and not asked.ratio:
            draft.say(phrase("share_beyond", **names, **values), cites)
        else:
            share = percent(first / total)
            draft.calculations.append(f"{plain(first)} ÷ {plain(total)} = {share}")
            draft.say(
                phrase("share_beyond_of" if first > total else "share", **names, **values, share=share), cites
            )
        answered = True
    _say_together(draft, pairs)
    draft.status = Status.ANSWERED if answered else Status.NOT_REPORTED


def _said(item: Operand) -> str:
    """A value as the report has it: 706余条 is said to be about so many."""
    about = roughly(item.figures[0].qualifier) if item.is_about and len(item.figures) == 1 else ""
    return f"{about}{plain(item.number)}{item.unit}"


def say_stated_shares(draft: Draft, view: ReportView, parts: Sequence[Figure]) -> bool:
    """Say of each part the share that the report states right behind it (803项，占比90%); False where it
    does not of all, so that it has to be computed.
    """
    stated = [(part, _stated_share(view, part)) for part in parts]
    if not parts or not all(share for _, share in stated):
        return False
    for part, share in ((part, share) for part, share in stated if share):
        item = stated_operand(view, (part,))
        names = {"part": item.measure.label, "value": f"{plain(item.number)}{item.unit}", "share": share.raw}
        draft.say(
            phrase("share_stated", who=who(view), **names),
            [*item.cite(draft), draft.cite_figure(view, share)],
        )
    return True


def _stated_share(view: ReportView, part: Figure) -> Figure | None:
    """The per cent that stands right behind a number and is said to be its share."""
    sentence = next((s for s in view.sentences if part in s.figures), None)
    behind = (
        sorted((f for f in sentence.figures if f.start > part.start), key=lambda f: f.start)
        if sentence
        else []
    )
    if not behind or behind[0].unit != "%":
        return None
    between = squeeze(view.report.text, part.end, behind[0].start).text
    return behind[0] if _ITS_SHARE.fullmatch(between) else None


def say_moved(draft: Draft, pairs: Sequence[tuple[Operand, Operand]]) -> None:
    """By how many points a share is more or less than that of an earlier year."""
    known = [(p, w) for p, w in pairs if p.value is not None and w.value]
    same = {(p.view.report.agency, p.measure.label, w.measure.label) for p, w in known}
    if len(known) != 2 or len(same) != 1:
        return
    (first, of), (last, to) = sorted(known, key=lambda pair: year_of(pair[0]))
    before, after = first.number / of.number, last.number / to.number
    points = percent(abs(after - before)).removesuffix("%")
    terms = f"{plain(last.number)} ÷ {plain(to.number)} − {plain(first.number)} ÷ {plain(of.number)}"
    draft.calculations.append(f"{terms} = {'−' if after < before else ''}{points}个百分点")
    said = {"who": who(last.view), "part": last.measure.label, "year": str(year_of(first)), "points": points}
    way = "up" if after > before else "down" if after < before else "same"
    draft.say(phrase(f"share_moved_{way}", **said), cites_of(draft, [first, of, last, to]))


def say_all_together(draft: Draft, pairs: Sequence[tuple[Operand, Operand]]) -> None:
    """The share that the parts of all reports have of their wholes, of those that give both."""
    known = [(part, whole) for part, whole in pairs if part.value is not None and whole.value is not None]
    if len(known) < 2 or len({(p.measure.label, w.measure.label) for p, w in known}) > 1:
        return
    parts, wholes = [part for part, _ in known], [whole for _, whole in known]
    first, total = (sum((item.number for item in items), Decimal(0)) for items in (parts, wholes))
    if not total or len({item.unit for item in (*parts, *wholes)}) > 1:
        return
    share = percent(first / total)
    draft.calculations.append(f"{terms_of(parts)} = {plain(first)}{parts[0].unit}")
    draft.calculations.append(f"{terms_of(wholes)} = {plain(total)}{wholes[0].unit}")
    draft.calculations.append(f"{plain(first)} ÷ {plain(total)} = {share}")
    said = {"part": parts[0].measure.label, "value": f"{plain(first)}{parts[0].unit}", "share": share}
    said |= {"whole": wholes[0].measure.label, "total": f"{plain(total)}{wholes[0].unit}"}
    draft.say(phrase("share_all_together", **said), cites_of(draft, [*parts, *wholes]))


def compose_each(draft: Draft, many: Operand, whole: Operand) -> None:
    """Say how much of the whole there is to each of so many."""
    for item in (many, whole):
        say_value(draft, item, level=1)
    value = f"{mean(whole.number, int(many.number))}{whole.unit}"
    draft.calculations.append(f"{plain(whole.number)} ÷ {plain(many.number)} = {value}")
    draft.say(phrase("per_unit", unit=many.unit, value=value), cites_of(draft, [many, whole]))


def _say_together(draft: Draft, pairs: Sequence[tuple[Operand, Operand]]) -> None:
    """The share that several parts of one whole have together."""
    wholes = {(whole.view.report.id, whole.measure.row, whole.measure.column) for _, whole in pairs}
    if len(pairs) < 2 or len(wholes) > 1 or any(o.value is None for pair in pairs for o in pair):
        return
    parts, whole = [part for part, _ in pairs], pairs[0][1]
    rows = {part.measure.row for part in parts}
    if (
        in_one_unit([*parts, whole]) is None
        or not whole.number
        or any(r.rpartition("/")[0] in rows for r in rows)
    ):
        return
    total = sum((part.number for part in parts), Decimal(0))
    if total > whole.number:
        return
    share = percent(total / whole.number)
    draft.calculations.append(f"{terms_of(parts)} = {plain(total)}{whole.unit}")
    draft.calculations.append(f"{plain(total)} ÷ {plain(whole.number)} = {share}")
    value = f"{plain(total)}{whole.unit}"
    draft.say(phrase("share_together", value=value, share=share), cites_of(draft, [*parts, whole]))
