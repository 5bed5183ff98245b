"""The page 体检 in a real browser: by rule, by report, down to the cell, and for a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from assistant.service import Service
from tests.assistant.web.browsing import Visit

pytestmark = pytest.mark.browser


def test_a_rule_leads_to_the_report_and_the_finding_to_the_cell(site: str, visit: Visit) -> None:
    """The table of rules counts; a rule shows who breaks it; a finding opens its cells; a cell the report."""
    page = visit(f"{site}/checkup?agency=卫健局")
    page.locator(".rules").get_by_role("link", name="申请表收支").click()
    expect(page.locator(".by-report section")).to_have_count(1)
    finding = page.locator(".by-report .findings > li")
    expect(finding).to_have_count(1)
    expect(finding.locator(".cells-cited").first).to_be_hidden()
    finding.locator("summary").press("Enter")
    expect(finding.locator(".cells-cited").first).to_contain_text("依申请公开 ›")
    finding.get_by_role("link", name="看原文").first.click()
    expect(page.locator(".sheet mark")).to_be_in_viewport()


def test_severities_filter(site: str, visit: Visit) -> None:
    """Only findings of the chosen severity are left."""
    page = visit(f"{site}/checkup?severity=error")
    kinds = page.locator(".by-report .findings summary .badge")
    expect(kinds.first).to_be_visible()
    assert set(kinds.all_text_contents()) == {"错误"}


def test_a_draft_is_checked_and_not_taken_in(site: str, service: Service, sample: Path, visit: Visit) -> None:
    """A file shows its findings, and the library is as it was."""
    before = service.library.store.generation()
    draft = next(sample.glob("青溪市云岭县行政审批服务局2021*"))
    page = visit(f"{site}/checkup")
    page.locator("#files").set_input_files(draft)
    outcome = page.locator(".incoming > li")
    expect(outcome).to_contain_text("表式不对")
    expect(outcome).to_contain_text("没有收录 2020 年的报告")
    assert service.library.store.generation() == before
