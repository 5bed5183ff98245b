"""Two consecutive reports of one invented agency, without end: what the check-up is measured on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from eval.sample.author import Author
from eval.sample.look import Look
from eval.sample.plans import YEARS, Plan
from eval.sample.remarks import remarked
from eval.sample.series import Scale
from eval.sample.truth import Agency, Truth

PAIR_LOOKS = (
    Look(".txt", "rows"),
    Look(".html"),
    Look(".txt", "tabbed", numbering="half"),
    Look(".txt", "ragged", numbering="mixed"),
    Look(".html", encoding="gb18030", numbering="points"),
    Look(".txt", "lines"),
)
_PLACES = ("青溪市", "青溪市临渡区", "青溪市云岭县", "澜原市", "澜原市北棠区", "澜原市砚湖县")
_OFFICES = ("人民政府", "教育局", "交通运输局", "市场监督管理局", "行政审批服务局", "农业农村局", "林业局")


@dataclass(frozen=True, slots=True)
class Pair:
    """A report, that of the year before, and how both look."""

    before: Truth
    now: Truth
    look: Look


def draft_pair(rng: Random, year: int, look: Look, *, old_form: bool = False) -> Pair:
    """The reports of ``year`` and of the year before, as their author wrote them."""
    plan = _plan(rng, YEARS[-1] if old_form else 2020)
    author = Author(plan, rng.randrange(10**9))
    reports = {y: author.report(y, look) for y in YEARS if y <= year}
    return Pair(reports[year - 1], reports[year], look)


def with_remarks(pair: Pair, rng: Random) -> Pair:
    """The pair, the later report with remarks that the check-up can weigh."""
    return Pair(pair.before, remarked(pair.now, pair.before, rng), pair.look)


def _plan(rng: Random, old_form_until: int) -> Plan:
    scale = Scale(
        requests=rng.choice((0, 6, 25, 90, 260)),
        licences=rng.randint(0, 30000),
        penalties=rng.choice((0, 40, 900, 4000)),
        coercions=rng.choice((0, 30)),
        fees=Decimal(rng.choice((0, 40))),
        documents=rng.randint(2, 12),
        makes_rules=rng.random() < 0.2,
    )
    agency = Agency(rng.choice(_PLACES), rng.choice(_OFFICES), "")
    return Plan(agency, "pair", scale, {}, {}, {}, old_form_until=old_form_until)
