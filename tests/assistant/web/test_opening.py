"""The page opens on what the corpus holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from assistant.plain.language import is_english
from assistant.web.opening import example_questions, opening_html, short_names, years_in_words
from ingest.types import FigureState, Report


def opening_of(kept: Any) -> LexborHTMLParser:
    """The opening as the browser reads it."""
    return LexborHTMLParser(opening_html(kept.store.catalogue(), kept.store))


def test_coverage_names_agencies_and_years(kept: Any, converted: Report, ruled: Report) -> None:
    """Each agency stands there once with its years, and the sum of all above."""
    earlier = replace(converted, id="r-earlier", year=2019, passages=())
    kept.put(converted, earlier, ruled)
    page = opening_of(kept)
    assert page.css_first(".coverage p").text() == "已收录 2 家机关 2019、2021–2022 年的 3 份年度报告。"
    assert [[part.text() for part in li.css("span")] for li in page.css(".coverage li")] == [
        ["澜原市砚湖县教育局", "2021"],
        ["青溪市临渡区行政审批服务局", "2019、2022"],
    ]


def test_many_agencies_are_folded_away(kept: Any, converted: Report) -> None:
    """Beyond the first few, agencies are there but folded."""
    kept.put(*(replace(converted, id=f"r-{n}", agency=f"云岭县第{n}局", passages=()) for n in range(9)))
    page = opening_of(kept)
    assert page.css_first("summary").text() == "还有 3 家"
    assert len(page.css("details li")) == 3


def test_examples_are_of_each_kind(kept: Any, converted: Report, ruled: Report) -> None:
    """There are figures, prose, problems and a contact, about a report that has them, by its short name."""
    kept.put(converted, ruled)
    assert example_questions(kept.store.catalogue(), kept.store) == [
        "临渡区行政审批服务局2022年收到多少件政府信息公开申请？",
        "砚湖县教育局2021年予以公开的申请有几件？",
        "临渡区行政审批服务局2022年在政策解读方面做了哪些工作？",
        "砚湖县教育局2021年存在哪些问题？",
        "临渡区行政审批服务局2022年报告的联系电话是多少？",
    ]


def test_examples_for_an_english_reader_are_in_english(kept: Any, converted: Report) -> None:
    """With the agency's name in English, and each a question that is understood as English."""
    kept.put(converted)
    asked = example_questions(kept.store.catalogue(), kept.store, "en")
    agency = "Lindu District Administrative Approval Service Bureau, Qingxi City"
    assert asked[0] == f"How many requests for information did {agency} receive in 2022?"
    assert all(is_english(question) for question in asked)


def test_examples_are_buttons_that_ask(kept: Any, converted: Report) -> None:
    """An example asks exactly what it says."""
    kept.put(converted)
    buttons = opening_of(kept).css("button.ask")
    assert 4 <= len(buttons) <= 6
    assert all(button.attributes["data-ask"] == button.text() for button in buttons)


def test_examples_ask_for_no_figure_that_is_not_there(kept: Any, converted: Report) -> None:
    """A report whose figures are blank or zero gives no example of a figure."""
    figures = [replace(f, value=None, raw="", state=FigureState.BLANK) for f in converted.figures]
    kept.put(replace(converted, figures=tuple(figures)))
    questions = example_questions(kept.store.catalogue(), kept.store)
    assert len(questions) == 3
    assert not any("几件" in question or "多少件" in question for question in questions)


def test_an_empty_corpus_says_how_to_add_reports(kept: Any) -> None:
    """Without reports the page says which command adds them, and offers no examples."""
    page = opening_of(kept)
    assert "gongkai ingest" in page.css_first("code").text()
    assert page.css("button") == []


def test_agency_names_are_text(kept: Any, hostile: Report, payload: str) -> None:
    """An agency whose name tries to be markup is shown by that name."""
    kept.put(hostile)
    page = opening_of(kept)
    assert page.css("script, img, a") == []
    assert page.css_first(".coverage li span").text() == f"{payload}局"


@pytest.mark.parametrize(
    ("years", "words"),
    [
        pytest.param([2022], "2022", id="one"),
        pytest.param([2021, 2019, 2020, 2020], "2019–2021", id="run"),
        pytest.param([2019, 2021, 2022], "2019、2021–2022", id="gap"),
    ],
)
def test_years_are_told_in_runs(years: list[int], words: str) -> None:
    """Years that follow each other are one run."""
    assert years_in_words(years) == words


@pytest.mark.parametrize(
    ("agencies", "short"),
    [
        pytest.param(["青溪市临渡区教育局"], ["临渡区教育局"], id="city-dropped"),
        pytest.param(["山南省青溪市云岭县教育局"], ["云岭县教育局"], id="province-dropped"),
        pytest.param(["青溪市教育局"], ["青溪市教育局"], id="city-kept"),
        pytest.param(
            ["青溪市临渡区教育局", "澜原市临渡区教育局"],
            ["青溪市临渡区教育局", "澜原市临渡区教育局"],
            id="ambiguous",
        ),
        pytest.param(
            ["青溪市临渡区教育局", "临渡区教育局"], ["青溪市临渡区教育局", "临渡区教育局"], id="taken"
        ),
    ],
)
def test_short_names_stay_unambiguous(agencies: list[str], short: list[str]) -> None:
    """A name loses its province and city only where no other agency could be meant."""
    names = short_names(iter(agencies))
    assert [names[agency] for agency in agencies] == short
