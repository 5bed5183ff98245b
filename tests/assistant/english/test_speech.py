"""Labels, amounts and names in English, each with its Chinese the first time."""

from __future__ import annotations

import re

import pytest

from assistant.cells.measures import row_label
from assistant.english.names import Directory
from assistant.english.speech import Speech
from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.types import Answer, Statement, Status
from ingest.tables import TABLES

ROWS = sorted({row_label(row.name) for spec in TABLES for row in spec.rows})
COLUMNS = sorted(
    {column.name for spec in TABLES for row in spec.rows for column in spec.columns_of(row.name)}
)
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def speech() -> Speech:
    report = CatalogueReport("r", "青溪市云岭县水务局", "青溪市云岭县", "水务局", 2022)
    return Speech(Directory(Catalogue([report])))


def shown(speech: Speech, *texts: object) -> list[str]:
    """Statements with these texts, finished."""
    statements = tuple(Statement(str(text)) for text in texts)
    return [s.text for s in speech.finished(Answer("?", Status.ANSWERED, statements)).statements]


@pytest.mark.parametrize("label", [*ROWS, *(f"行政复议（{column}）" for column in COLUMNS)])
def test_every_label_of_the_form_has_its_english(speech: Speech, label: str) -> None:
    """With the form's own words in brackets once, and without them after that."""
    said = speech.value("label", label)
    first, second = shown(speech, said, said)
    assert f"({label})" in first
    assert not HAN.search(second)


@pytest.mark.parametrize(
    ("value", "english"),
    [
        ("1520件", "1520"),
        ("5项", "5 items"),
        ("88.5万元", "88.5 ten thousand yuan (万元)"),
        ("3名", "3 people"),
        ("-6.82%", "-6.82%"),
        ("2.8千克", "2.8 千克"),
    ],
)
def test_an_amount_keeps_its_number_as_it_is(speech: Speech, value: str, english: str) -> None:
    """Nothing is converted; a unit that has no English here stays."""
    assert english == speech.value("value", value)


def test_an_agency_is_named_with_its_chinese_once(speech: Speech) -> None:
    """Also one of which there is no report."""
    said = speech.value("agency", "青溪市云岭县水务局")
    assert shown(speech, said, said) == [
        "Yunling County Water Bureau, Qingxi City (青溪市云岭县水务局)",
        "Yunling County Water Bureau, Qingxi City",
    ]
    assert ["Linshui County Health Bureau (临水县卫生健康局)"] == shown(
        speech, speech.value("agency", "临水县卫生健康局")
    )


def test_a_quote_stays_as_it_is(speech: Speech) -> None:
    """Not a character of it is changed."""
    assert "全年行政许可1520件、2项。" == speech.value("quote", "全年行政许可1520件、2项。")
