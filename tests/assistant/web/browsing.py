"""What the browser tests of the chat share: axe-core, and an answer that makes a chart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from assistant.types import Answer, FigureUsed, Statement, Status
from ingest.types import Figure, Report

AXE = Path(__file__).parent / "axe" / "axe.min.js"


def serious(page: Page) -> list[str]:
    """What axe-core finds on the page that is serious or worse."""
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['html']}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def used(report: Report, figure: Figure) -> FigureUsed:
    """A figure as an answer lists it."""
    return FigureUsed(
        report.id, report.agency, report.year, figure.table, figure.row, figure.column,
        figure.value, figure.unit, figure.raw, figure.state, figure.origin,
    )  # fmt: skip


def series(pen: Any, report: Report, years: range) -> tuple[Answer, list[Report]]:
    """An answer about one cell over some years, and the reports it cites."""
    reports = [replace(report, id=f"r-{year}", year=year, passages=()) for year in years]
    row = ("本年新收政府信息公开申请数量", "总计")
    citations = tuple(pen.cell(one, *row, n=n) for n, one in enumerate(reports, 1))
    figures = tuple(
        replace(used(one, pen.figure(one, *row)), value=Decimal(n * 10), unit="件")
        for n, one in enumerate(reports, 1)
    )
    said = [Statement(f"{one.year}年为{n * 10}件。", (n,), 1) for n, one in enumerate(reports, 1)]
    return Answer(
        "几件？",
        Status.ANSWERED,
        (*said, Statement("总体上升。", (1,))),
        citations,
        figures,
        calculation="20 − 10 = 10件；30 − 20 = 10件",
    ), reports
