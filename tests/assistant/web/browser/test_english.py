"""What an English reader sees of the form, the check-up and the figures; and a list of figures on a phone."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.browsing import AGENCY, Visit, sideways

HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile("“[^”]*”")


def said(page: Page, selector: str) -> list[str]:
    """The texts of some elements, of which there must be any, without what they quote."""
    expect(page.locator(selector).first).to_be_attached()
    return [QUOTED.sub("", text) for text in page.locator(selector).all_text_contents()]


@pytest.mark.parametrize(
    ("path", "selector", "title"),
    [
        pytest.param("checkup", ".rules th, .rules .words, .findings .rule, .findings .message",
                     "Check-up · Gongkai", id="findings"),
        pytest.param("data?table=requests", ".figures td:nth-child(n+3):nth-child(-n+5)",
                     "Data · Gongkai", id="figures"),
        pytest.param("data?view=side", ".above h2, figcaption, #f-item option, #f-column option",
                     "Data · Gongkai", id="side"),
        pytest.param("reports", ".catalogue thead th, .catalogue .badge", "Reports · Gongkai", id="reports"),
    ],
)  # fmt: skip
def test_labels_are_english(site: str, visit: Visit, path: str, selector: str, title: str) -> None:
    """Everything but names and quotes of the reports, and the name of the tab at a phone's width too."""
    page = visit(f"{site}/{path}", width=390, locale="en-US")
    assert [text for text in said(page, selector) if HAN.search(text)] == []
    expect(page).to_have_title(title)


def test_a_report_has_english_parts(site: str, visit: Visit) -> None:
    """Its contents and the heads of its parts; its text stays as it is."""
    page = visit(f"{site}/reports?agency={quote(AGENCY)}", locale="en-US")
    page.get_by_role("link", name=AGENCY).first.click()
    assert [text for text in said(page, ".contents li, .report section > h2") if HAN.search(text)] == []
    assert any(HAN.search(text) for text in said(page, ".report section p"))


def test_two_reports_are_compared_in_english(site: str, visit: Visit) -> None:
    """The rows, the changes and what became of the sentences."""
    page = visit(f"{site}/reports?agency={quote(AGENCY)}", locale="en-US")
    for box in page.locator("input[name=chosen]").all()[:2]:
        box.check()
    page.get_by_role("button", name="Compare two").click()
    texts = said(page, ".compared thead th:not(.n), .compared tbody td:first-child, .fate, .beside > .hint")
    assert [text for text in texts if HAN.search(text)] == []


def test_an_english_reader_asks_an_example(site: str, visit: Visit) -> None:
    """It is in English, and so are the answer and the names in its evidence."""
    page = visit(site, locale="en-US")
    example = page.locator(".examples button").first
    assert not HAN.search(example.inner_text())
    example.click()
    expect(page.locator(".status")).to_have_text(["Answered"])
    page.locator(".cite").first.click()
    assert not HAN.search("".join(said(page, ".panel .path span:first-child, .panel dd")))
    expect(page).to_have_title("Gongkai")


def test_what_becomes_of_a_file_is_told_in_english(site: str, visit: Visit) -> None:
    """Of one that is no report, and of one of no kind that is read; the names of the files stay."""
    page = visit(f"{site}/reports", locale="en-US")
    expect(page.locator("#files")).to_be_attached()
    page.locator("#files").set_input_files(
        [
            {"name": "note.txt", "mimeType": "text/plain", "buffer": "请带上材料。".encode()},
            {"name": "page.pdf", "mimeType": "text/plain", "buffer": b"<html>"},
        ]
    )
    items = page.locator(".incoming li")
    expect(items.nth(0)).to_contain_text("does not look like an annual report")
    expect(items.nth(1)).to_contain_text("its content is a web page; please rename it to .html")
    assert [text for text in said(page, ".incoming li") if HAN.search(text)] == []


def test_an_agency_has_its_english_name_in_every_list(site: str, visit: Visit) -> None:
    """Beside the Chinese one in the catalogue and the check-up, by itself where there is little room."""
    page = visit(f"{site}/reports", locale="en-US")
    names = said(page, ".catalogue th a")
    assert all(HAN.search(name) and re.match(r"[A-Z][a-z]+ ", name) for name in names)
    page.goto(f"{site}/data")
    assert [name for name in said(page, ".figures tbody th") if HAN.search(name)] == []


def test_an_english_label_finds_its_figures(site: str, visit: Visit) -> None:
    """What is suggested in English in the filter finds the rows of the form."""
    page = visit(f"{site}/data?table=requests", locale="en-US")
    page.get_by_label("Row").fill("Requests refused: state secrets")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("row=Requests"))
    expect(page.locator(".figures td:nth-child(4)").first).to_have_text("Requests refused: state secrets")
    assert {*said(page, ".figures td:nth-child(4)")} == {"Requests refused: state secrets"}


def test_figures_and_rules_fit_a_phone(site: str, visit: Visit) -> None:
    """Each value and each explanation can be read without scrolling sideways."""
    for path, selector in (("data", ".figures tbody td.n"), ("checkup", ".rules .words")):
        page = visit(f"{site}/{path}", 360, 740)
        expect(page.locator(selector).first).to_be_visible()
        edges = page.locator(selector).evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().right)"
        )
        assert max(edges) <= 360
        assert sideways(page) == 0
