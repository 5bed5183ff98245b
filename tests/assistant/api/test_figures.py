"""Figures, the check-up and comparisons over HTTP."""

from __future__ import annotations

import csv
import io

import httpx

from assistant.api.schemas import FiguresOut, FindingsOut
from tests.assistant.conftest import WATER_2022


def test_figures_are_filtered_by_several_agencies_and_years(client: httpx.Client) -> None:
    """Repeated parameters widen, different ones narrow."""
    params = {"year": [2021, 2022], "agency": ["水务局", "林业局"], "table": "主动公开", "row": "行政许可"}
    found = FiguresOut.model_validate(client.get("/v1/figures", params=params).json())
    assert sorted(figure.value or "" for figure in found.figures) == ["1400", "1520", "77"]


def test_figures_come_in_pages(client: httpx.Client) -> None:
    """A page is a part of all, which are counted."""
    whole = client.get("/v1/figures").json()
    page = client.get("/v1/figures", params={"limit": 2, "offset": 1}).json()
    assert page == {"figures": whole["figures"][1:3], "total": whole["total"]}


def test_figures_as_csv_are_the_same(client: httpx.Client) -> None:
    """The spreadsheet has a line for each figure."""
    response = client.get("/v1/figures", params={"format": "csv", "agency": "林业局"})
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    total = client.get("/v1/figures", params={"agency": "林业局"}).json()["total"]
    assert (len(rows), response.headers["content-type"]) == (total, "text/csv; charset=utf-8")


def test_audit_is_the_check_up(client: httpx.Client) -> None:
    """Findings name report and rule."""
    found = FindingsOut.model_validate(client.get("/v1/audit", params={"agency": "水务局"}).json())
    assert {finding.agency for finding in found.findings} == {"青溪市云岭县水务局"}


def test_a_draft_is_checked_and_not_taken_in(client: httpx.Client) -> None:
    """Its sums are looked at beside last year's report; the catalogue stays as it is."""
    draft = WATER_2022.replace("水务局", "档案局").replace("其中水情通告200条", "其中水情通告500条")
    response = client.post("/v1/audit", files=[("files", ("稿.txt", draft)), ("files", ("信.txt", "一封信"))])
    found = FindingsOut.model_validate(response.json())
    assert {finding.agency for finding in found.findings} == {"青溪市云岭县档案局"}
    assert [failed.file for failed in found.failed] == ["信.txt"]
    assert len(client.get("/v1/reports").json()["reports"]) == 3


def test_compare_lays_two_years_side_by_side(client: httpx.Client) -> None:
    """Reports may be named by agency and year."""
    params = {"first": "水务局2021", "second": "水务局2022"}
    pairs = client.get("/v1/compare", params=params).json()["figures"]
    [change] = [pair["change"] for pair in pairs if pair["row"] == "行政许可"]
    assert change == "120"


def test_compare_says_what_it_does_not_know(client: httpx.Client) -> None:
    """A report that is not there is named."""
    response = client.get("/v1/compare", params={"first": "水务局2021", "second": "财政局2022"})
    assert response.status_code == 404
    assert "财政局2022" in response.json()["error"]["message"]
