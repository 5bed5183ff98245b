"""What the browser tests share: asking, what bars people's way (axe-core), an answer that makes a chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from assistant.types import Answer, FigureUsed, Statement, Status
from ingest.types import Figure, Report

AGENCY = "青溪市云岭县卫生健康局"
FIGURE = "临渡区行政审批服务局2022年收到多少件政府信息公开申请？"
PROSE = "砚湖县教育局2021年在政策解读方面做了哪些工作？"
ROW = "本年新收政府信息公开申请数量"
Visit = Callable[..., Page]


def ask(page: Page, question: str) -> None:
    """Type a question, send it, and wait for the whole answer."""
    before = page.locator(".exchange").count()
    page.get_by_label("问题", exact=True).fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".exchange")).to_have_count(before + 1)
    settled(page)


def settled(page: Page) -> None:
    """Wait until no answer is under way."""
    expect(page.locator(".exchange[data-pending]")).to_have_count(0)
    expect(page.locator(".exchange:last-child :is(.status, .failure)")).to_be_visible()


def drawn(page: Page) -> None:
    """Wait until the chart is there."""
    expect(page.locator("chart-plot[data-done]")).to_have_count(1)


_SETTLED = """() => Promise.race([
    Promise.all(document.getAnimations()
        .filter(moving => moving.effect.getTiming().iterations !== Infinity)
        .map(moving => moving.finished.catch(() => 0)))
        .then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))),
    new Promise(done => setTimeout(done, 3000)),
])"""
"""One that was taken off the page never finishes, and a page that is not drawn has no frames."""


def barriers(page: Page) -> list[str]:
    """What axe-core finds on the page once its colours have settled."""
    page.evaluate(_SETTLED)
    return [
        f"{violation['id']}: {node['html']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


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
