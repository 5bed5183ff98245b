"""Writes the reports of one invented agency, year by year; each knows what the one before it said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from assistant.types import CellName
from eval.sample import wordings as w
from eval.sample.look import Look
from eval.sample.pen import Pen
from eval.sample.picture import is_legible
from eval.sample.plans import YEARS, Plan
from eval.sample.prose import Brief, Told, write_report
from eval.sample.series import without, yearly_values
from eval.sample.truth import Contacts, Truth, WrongSum
from ingest.tables.requests import ALL_APPLICANTS, RECEIVED, TOTAL
from ingest.types import Template

_SPENT = CellName("proactive", "政府集中采购", "采购总金额")
_STREETS = ("望江路", "文昌街", "建设大道", "新桥路", "书院街")


class Author:
    """One agency's reports; ``report`` is to be called for each of YEARS in order."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self._plan = plan
        self._rng = Random(f"{seed}/{plan.agency.name}")
        until = plan.old_form_until
        self._forms = {year: Template.FORM_2019 if year <= until else Template.FORM_2021 for year in YEARS}
        self._figures = yearly_values(plan.scale, self._forms, self._rng)
        self._contacts = _contacts(plan, self._rng)
        self._kinds = self._rng.choice(w.DISCLOSED_KINDS)
        self._told: Told | None = None

    def report(self, year: int, look: Look) -> Truth:
        """The report of a year, to be written with this look."""
        plan, rng = self._plan, self._rng
        values = without(self._figures[year], plan.blanks.get(year, ()))
        pen = Pen(plan.agency, year, look.numbering, rng)
        images = plan.images.get(year, frozenset())
        self._told = told = write_report(pen, self._brief(year, values, look))
        return Truth(
            file=f"{plan.agency.name}{year}年政府信息公开工作年度报告{look.suffix}",
            agency=plan.agency,
            year=year,
            form=self._forms[year],
            contacts=self._contacts,
            period=(date(year, 1, 1), date(year, 12, 31)),
            signed=date(year + 1, 1, rng.randint(8, 29)),
            wrong=_misprint(values) if plan.wrong == year else None,
            money_unit=_spend(values, rng.choice(("万元", "元"))),
            values=values,
            facts=tuple(pen.facts),
            problems=told.problems,
            improvements=told.improvements,
            innovation=told.innovation,
            pieces=tuple(pen.pieces),
            images=images,
            legible=images if look.suffix not in (".txt", ".md") and is_legible(look.shot) else frozenset(),
        )

    def _brief(self, year: int, values: dict[CellName, Decimal | None], look: Look) -> Brief:
        before = self._figures[year - 1] if self._told else None
        return Brief(
            values=values,
            contacts=self._contacts,
            kinds=self._kinds,
            requests_before=int(before[CellName("requests", RECEIVED, ALL_APPLICANTS)]) if before else None,
            disclosed_before=self._told.disclosed if self._told else None,
            fee=self._plan.fees.get(year, 0),
            chart="chart" in look.variants or (look.suffix == ".txt" and look.layout != "lines"),
        )


def _misprint(values: dict[CellName, Decimal | None]) -> WrongSum:
    """Print the grand total of the results too high by two."""
    cell = CellName("requests", TOTAL, ALL_APPLICANTS)
    right = values[cell]
    if right is None:
        raise ValueError("a blank total cannot be misprinted")
    values[cell] = right + 2
    return WrongSum(cell, right)


def _spend(values: dict[CellName, Decimal | None], unit: str) -> str:
    """Print what was spent on purchases, which is in 万元, in this unit."""
    spent = values.get(_SPENT)
    if unit == "元" and spent is not None:
        values[_SPENT] = (spent * 10_000).quantize(Decimal(1))
    return unit


def _contacts(plan: Plan, rng: Random) -> Contacts:
    """Contact details that belong to nobody: an area code and postcodes not in use, a reserved web domain."""
    area = "0600" if plan.agency.place.startswith("青溪") else "0601"
    street, number = rng.choice(_STREETS), rng.randint(2, 288)
    phone, fax = (f"{area}-{rng.randint(2_000_000, 8_999_999)}" for _ in range(2))
    return Contacts(
        address=f"{plan.agency.place}{street}{number}号",
        postcode=f"00{rng.randint(1000, 9999)}",
        phone=phone,
        fax=fax if rng.random() < 0.6 else "",
        email=f"bgs{rng.randint(10, 99)}@{plan.slug}.gov.example" if rng.random() < 0.6 else "",
        web=f"http://www.{plan.slug}.gov.example/",
    )
