"""The page 数据 in a real browser: filtered, sorted, side by side, drawn and downloaded."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from assistant.service import Service
from ingest.browse import FigureFilter, Order, ReportFilter
from tests.assistant.web.browsing import Visit

pytestmark = pytest.mark.browser
ITEM = "requests|本年新收政府信息公开申请数量"


def test_figures_are_filtered_by_agency_year_table_row_and_column(site: str, visit: Visit) -> None:
    """All five at once leave the one figure they name."""
    page = visit(f"{site}/data")
    page.get_by_label("机关", exact=True).fill("卫健局")
    page.get_by_label("年度").select_option("2022")
    page.get_by_label("表", exact=True).select_option("requests")
    page.get_by_label("行", exact=True).fill("新收申请")
    page.get_by_label("列", exact=True).fill("总计")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator(".above .count")).to_have_text("共 1 条数据")
    expect(page.locator(".figures tbody tr")).to_contain_text("本年新收政府信息公开申请数量")


def test_figures_are_sorted_by_number_and_not_by_digits(site: str, service: Service, visit: Visit) -> None:
    """The head of a column sorts; once more, the other way round; the head says which way."""
    page = visit(f"{site}/data?table=requests")
    head = page.locator(".figures thead")
    head.get_by_role("link", name="数值").click()
    expect(head.locator("[aria-sort=ascending]")).to_have_text("数值↑")
    head.get_by_role("link", name="数值").click()
    expect(head.locator("[aria-sort=descending]")).to_have_text("数值↓")
    wanted = FigureFilter(ReportFilter(), "requests")
    greatest = service.library.store.figure_slice(wanted, Order.VALUE, descending=True, limit=1).items[0]
    values = [f.figure.value for f in service.library.store.figure_slice(wanted).items]
    assert greatest.figure.value == max(value for value in values if value is not None)
    expect(page.locator(".figures tbody tr").first).to_contain_text(f"{greatest.figure.value}件")


def test_a_long_list_comes_in_pages(site: str, visit: Visit) -> None:
    """A page has 25 rows; the next one follows, and the filter stays."""
    page = visit(f"{site}/data?table=requests")
    expect(page.locator(".figures tbody tr")).to_have_count(25)
    page.get_by_role("link", name="下一页").click()
    expect(page.get_by_role("navigation", name="分页")).to_contain_text("第 26–50 条")
    assert "table=requests" in page.url


def test_agencies_and_years_stand_side_by_side_with_a_chart(site: str, visit: Visit) -> None:
    """Years across, agencies down; our own server's script draws the chart; a value leads to its cell."""
    page = visit(f"{site}/data?view=side&item={ITEM}")
    table = page.locator(".side")
    expect(table.locator("thead th")).to_have_text(["机关", "2019", "2020", "2021", "2022"])
    expect(table.locator("tbody tr")).to_have_count(4)
    expect(page.locator("chart-plot .main-svg").first).to_be_visible()
    expect(page.get_by_role("img", name="本年新收政府信息公开申请数量")).to_be_visible()
    page.get_by_label("年度", exact=True).select_option("2022")
    page.get_by_role("button", name="筛选").click()
    expect(table.locator("thead th")).to_have_text(["机关", "2022"])
    expect(page.locator("chart-plot .barlayer")).to_be_visible()
    table.locator("tbody a").first.click()
    expect(page.locator(".sheet mark")).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_shown_can_be_downloaded_whole(kind: str, site: str, service: Service, visit: Visit) -> None:
    """The file has every figure of the filter, not one page of them, and opens in a spreadsheet."""
    page = visit(f"{site}/data?table=requests&agency=卫健局")
    name = {"csv": "下载 CSV", "xlsx": "下载 Excel"}[kind]
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    body = download.value.path().read_bytes()
    wanted = FigureFilter(ReportFilter("卫健局"), "requests")
    total = service.library.store.figure_slice(wanted, limit=1).total
    if kind == "csv":
        assert body.startswith(b"\xef\xbb\xbf")
        assert len(body.decode("utf-8-sig").splitlines()) == total + 1
    else:
        lines = list(load_workbook(BytesIO(body)).active.iter_rows(values_only=True))
        assert len(lines) == total + 1
        assert {type(line[5]) for line in lines[1:] if line[5] is not None} == {int}
