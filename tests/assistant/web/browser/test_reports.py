"""The page 报告 in a real browser: filtered, read, compared, added to and removed from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.service import Service
from ingest.browse import ReportFilter
from tests.assistant.web.browsing import AGENCY, Visit

pytestmark = pytest.mark.browser


def rows(page: Page) -> Any:
    """The reports that are listed."""
    return page.locator(".catalogue tbody tr")


def test_the_catalogue_is_filtered_by_what_its_address_says(site: str, visit: Visit) -> None:
    """A short form and a year leave one report; the address says so, and the way back shows all again."""
    page = visit(f"{site}/reports")
    expect(rows(page)).to_have_count(7)
    page.get_by_label("机关", exact=True).fill("卫健局")
    page.get_by_label("年度").select_option("2021")
    page.get_by_role("button", name="筛选").click()
    expect(rows(page)).to_have_count(1)
    assert "year=2021" in page.url
    page.go_back()
    expect(rows(page)).to_have_count(7)


def test_the_keyboard_alone_filters_and_opens(site: str, visit: Visit) -> None:
    """Enter in a field filters; a report is a link like any other, and its title gets the focus."""
    page = visit(f"{site}/reports")
    page.get_by_label("机关", exact=True).press_sequentially("交通")
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(1)
    rows(page).get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("h1")).to_contain_text("交通运输局")


def test_a_report_is_read_in_full(site: str, service: Service, visit: Visit) -> None:
    """Its six parts, its tables with every figure, the figures of its prose, and its findings are there."""
    store = service.library.store
    report = store.report(store.report_slice(ReportFilter(AGENCY, 2022)).items[0])
    assert report is not None
    page = visit(f"{site}/reports?id={report.id}")
    expect(page.locator(".report section")).to_have_count(len({s.part for s in report.sections}) + 2)
    tables = [figure for figure in report.figures if figure.table in ("proactive", "requests", "review")]
    assert page.locator(".report .sheet td").count() >= len(tables)
    page.get_by_role("navigation", name="目录").get_by_role("link", name="体检结果").click()
    expect(page.locator("#findings .findings > li").first).to_contain_text("错误")


def test_a_place_in_a_report_is_marked_and_in_sight(site: str, service: Service, visit: Visit) -> None:
    """The address of a figure opens the report with its cell marked."""
    found = service.library.store.figure_slice(figure_filter()).items[0]
    place = f"{found.figure.start}-{found.figure.end}"
    page = visit(f"{site}/reports?id={found.report_id}&at={place}")
    mark = page.locator(".sheet mark")
    expect(mark).to_have_text(found.figure.raw)
    expect(mark).to_be_in_viewport()


def figure_filter() -> Any:
    """The figure of one year of one agency that every report has."""
    from ingest.browse import FigureFilter

    return FigureFilter(ReportFilter(AGENCY, 2022), "requests", "本年新收政府信息公开申请数量", "总计")


def test_two_reports_stand_side_by_side(site: str, visit: Visit) -> None:
    """Two ticked boxes lead to the comparison of the two."""
    page = visit(f"{site}/reports?agency=卫健局")
    boxes = page.get_by_role("checkbox")
    boxes.nth(2).check()
    expect(page.get_by_role("button", name="并排比较两份")).to_be_disabled()
    boxes.nth(3).check()
    page.get_by_role("button", name="并排比较两份").click()
    expect(page.locator("h1")).to_have_text("两份报告比较")
    expect(page.locator(".compared thead")).to_contain_text(f"{AGENCY}2021年")
    expect(page.locator(".prose .fate").first).to_be_visible()


def test_files_are_added_one_by_one_and_removed_after_a_question(
    site: str, sample: Path, visit: Visit, tmp_path: Path
) -> None:
    """Each file has its outcome; what is no report says why; a report that is removed is asked for first."""
    report = next(sample.glob("青溪市人民政府2021*"))
    odd, note = tmp_path / "清单.exe", tmp_path / "便条.txt"
    odd.write_bytes(b"MZ")
    note.write_text("今天下午三点开会，请带上材料。", encoding="utf-8")
    page = visit(f"{site}/reports")
    page.locator("#files").set_input_files([report, odd, note])
    items = page.locator(".incoming li")
    expect(items.nth(0)).to_contain_text("新增")
    expect(items.nth(1)).to_contain_text("不是能读的格式")
    expect(items.nth(2)).to_contain_text("失败")
    expect(page.locator(".progress")).to_have_text(re.compile("已处理 3 / 3"))
    expect(rows(page)).to_have_count(8)
    page.get_by_role("checkbox", name="青溪市人民政府 2021").check()
    page.get_by_role("button", name="移除…").click()
    dialog = page.get_by_role("dialog", name="移除这些报告？")
    expect(dialog).to_contain_text("青溪市人民政府 2021")
    dialog.get_by_role("button", name="保留").click()
    expect(rows(page)).to_have_count(8)
    page.get_by_role("button", name="移除…").click()
    dialog.get_by_role("button", name="移除", exact=True).click()
    expect(page.locator(".said")).to_have_text("已移除 1 份报告。")
    expect(rows(page)).to_have_count(7)


def test_files_can_be_dropped(site: str, visit: Visit) -> None:
    """A file that is dropped goes in like one that is chosen."""
    page = visit(f"{site}/reports")
    drop(page, "便条.txt", "请带上材料。")
    expect(page.locator(".incoming li")).to_contain_text("失败")


def drop(page: Page, name: str, text: str) -> None:
    """Drop a file on the place for files."""
    page.evaluate(
        """([name, text]) => {
            const data = new DataTransfer();
            data.items.add(new File([text], name));
            const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
            document.querySelector(".drop").dispatchEvent(event);
        }""",
        [name, text],
    )


def test_who_may_not_change_the_library_only_reads(closed_site: str, visit: Visit) -> None:
    """There is no place for files and no way to remove, and the server refuses both when asked."""
    page = visit(f"{closed_site}/reports")
    expect(rows(page)).to_have_count(7)
    expect(page.locator(".drop")).to_have_count(0)
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("button", name="移除…")).to_have_count(0)
    for path in ("add?name=a.txt", "remove"):
        answer = page.request.post(f"{closed_site}/beside/{path}", data="r-1")
        assert answer.status == 403
        assert "管理员" in answer.text()


def test_a_file_name_reaches_the_page_only_as_text(site: str, visit: Visit) -> None:
    """Markup in a name and in a filter is shown as it is, and nothing of it runs."""
    name = "<img src=x onerror=alert(1)>.txt"
    page = visit(f"{site}/reports?agency=<script>alert(1)</script>")
    drop(page, name, "<script>alert(2)</script>")
    expect(page.locator(".incoming .name")).to_have_text(name)
    expect(page.locator(".incoming .state.failure, .incoming .outcome")).to_be_visible()
    expect(page.get_by_label("机关", exact=True)).to_have_value("<script>alert(1)</script>")
    assert page.locator(".beside script, .beside img").count() == 0
