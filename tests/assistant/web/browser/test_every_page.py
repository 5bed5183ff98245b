"""What holds for every page beside the chat: the bar, the languages, the widths, and no barrier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from assistant.evaluation import keep_evaluation
from assistant.service import Service
from ingest.types import Report
from tests.assistant.web.browsing import Visit, barriers, sideways

pytestmark = pytest.mark.browser
PAGES = ("reports", "data", "data?view=side", "checkup", "scores")
RESULT = {
    "kinds": [{"kind": "table", "count": 4, "errors": 0, "right": 0.75, "not_misled": 1.0}],
    "total": {
        "kind": "合计", "count": 4, "errors": 0, "right": 0.75, "not_misled": 1.0, "grounded": 1.0,
        "right_by": {"dev": 1.0, "heldout": 0.5},
    },
    "timings_ms": {"total": 12.5},
    "questions": [
        {"id": "q1", "question": "<b>几件？</b>", "answer": "三件。", "scores": {"right": 0},
         "reasons": {"right": "数值不符"}},
        {"id": "q2", "question": "几件？", "answer": "两件。", "scores": {"right": 1}},
    ],
}  # fmt: skip


@pytest.fixture
def evaluated(service: Service) -> Iterator[None]:
    """A home in which an evaluation has been left."""
    keep_evaluation(service.library.home, "sample", RESULT)
    yield
    Path(service.library.home, "evaluation.json").unlink()


def test_the_bar_leads_to_every_page_and_says_where_one_is(site: str, visit: Visit) -> None:
    """From each page to the next by the bar; the current one is marked."""
    page = visit(f"{site}/reports")
    bar = page.locator("#bar")
    for name in ("数据", "体检", "评测", "报告"):
        bar.get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_have_text(name)
        expect(bar.locator("[aria-current=page]")).to_contain_text(name)
    bar.get_by_role("link", name="对话").click()
    expect(page.locator("#composer, #question").first).to_be_visible()


def test_the_language_is_the_browsers_and_can_be_changed(site: str, visit: Visit) -> None:
    """An English browser gets English; the switch gives Chinese, and it stays so on the next page."""
    page = visit(f"{site}/reports", locale="en-GB")
    expect(page.locator("h1")).to_have_text("Reports")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("[data-language]").click()
    expect(page.locator("h1")).to_have_text("报告")
    page.goto(f"{site}/data")
    expect(page.locator("h1")).to_have_text("数据")


@pytest.mark.usefixtures("evaluated")
@pytest.mark.parametrize("path", PAGES)
def test_nothing_bars_the_way_at_any_width(path: str, site: str, visit: Visit) -> None:
    """Axe finds nothing in either theme on a phone and at a desk, and from 360 to 1920 px, as at 200 % zoom
    of 1280, only tables scroll sideways, inside themselves.
    """
    page = visit(f"{site}/{path}", color_scheme="light", reduced_motion="reduce")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(
            "dark => document.body.classList.contains('dark') === dark", arg=scheme == "dark"
        )
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_function("document.querySelector('#beside:not([aria-busy]) h1')")
            assert barriers(page) == []
    for width in (360, 640, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert sideways(page) <= 0


@pytest.mark.usefixtures("evaluated")
def test_the_last_evaluation_is_shown_as_text(site: str, visit: Visit) -> None:
    """Headline, kinds, times and the wrong answers, whose words are never markup."""
    page = visit(f"{site}/scores")
    expect(page.locator(".cards").first).to_contain_text("75.0%")
    expect(page.locator(".scores tbody tr")).to_have_count(2)
    page.locator(".wrong summary").click()
    expect(page.locator(".wrong")).to_contain_text("<b>几件？</b>")
    expect(page.locator(".wrong")).to_contain_text("数值不符")


def test_no_evaluation_says_how_to_have_one(site: str, visit: Visit) -> None:
    """Without a result the page names the command."""
    expect(visit(f"{site}/scores").locator(".nothing")).to_contain_text("gongkai eval")


def test_nothing_is_run_that_a_report_says(stage: str, kept: Any, hostile: Report, visit: Visit) -> None:
    """Script, images and links in an agency, a file name, a row and a text stay text on every page."""
    figures = tuple(replace(figure, row=f"{hostile.agency}/行") for figure in hostile.figures)
    kept.put(replace(hostile, figures=figures))
    item = quote(f"requests|{hostile.agency}/行")
    page = visit(f"{stage}/reports")
    for path in ("reports", "reports?id=r-hostile", "data", f"data?view=side&item={item}", "checkup"):
        page.goto(f"{stage}/{path}")
        expect(page.locator(".beside")).to_contain_text("<script>")
        assert page.locator(".beside").locator("img, script").count() == 0
        assert page.evaluate("[...document.links].every((link) => link.origin === location.origin)")
