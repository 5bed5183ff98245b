"""Agencies by their English names: pinyin of the place, the kind of office, in any order."""

from __future__ import annotations

import pytest

from assistant.english.data import table
from assistant.english.names import Directory
from assistant.scope.catalogue import Catalogue, CatalogueReport
from ingest.offices import KIND_OF

WATER, WATER_ELSEWHERE = "青溪市云岭县水务局", "澜原市北棠区水务局"
EDUCATION, GOVERNMENT = "青溪市临渡区教育局", "青溪市人民政府"
KINDS = [kind for first, *_ in table("offices") for kind in KIND_OF[first]]


def corpus(*agencies: tuple[str, str]) -> Directory:
    """A directory of agencies, each a place and an office."""
    reports = [
        CatalogueReport(f"r{n}", place + office, place, office, 2022)
        for n, (place, office) in enumerate(agencies)
    ]
    return Directory(Catalogue(reports))


@pytest.fixture
def directory() -> Directory:
    return corpus(
        ("青溪市云岭县", "水务局"),
        ("澜原市北棠区", "水务局"),
        ("青溪市临渡区", "教育局"),
        ("青溪市", "人民政府"),
        ("吕安市", "人民政府"),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("How many permits did the Yunling County Water Bureau issue?", (WATER,)),
        ("How many permits did Yunling's water bureau issue?", (WATER,)),
        ("permits of the Water Bureau of Yunling County, Qingxi City", (WATER,)),
        ("permits of the yunling water affairs bureau", (WATER,)),
        ("permits of the Yun Ling Water Authority", (WATER,)),
        ("permits of the Yúnlǐng County Bureau of Water Resources", (WATER,)),
        ("permits of the Yunling and Beitang water bureaus", (WATER, WATER_ELSEWHERE)),
        ("permits of the water bureaus of Yunling and Beitang", (WATER, WATER_ELSEWHERE)),
        ("Compare the Lindu District Education Bureau with Qingxi City Government.", (EDUCATION, GOVERNMENT)),
        ("What about Yunling?", ("云岭县",)),
        ("What about Qingxi City?", ("青溪市",)),
        ("How many did 青溪市云岭县水务局 issue?", (WATER,)),
        ("What about Lü'an City?", ("吕安市",)),
        ("What about Lv An City?", ("吕安市",)),
        ("How many permits did each water bureau issue?", ("水务局",)),
        ("How many permits were issued in total?", ()),
    ],
)
def test_agencies_are_found_by_pinyin_and_office(
    directory: Directory, text: str, names: tuple[str, ...]
) -> None:
    """With and without District, County and so on, in either order, several sharing one office."""
    named = directory.read(text)
    assert names == named.names
    assert not named.unknown


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("How many permits did the Hongshan District Water Bureau issue?", "Hongshan District Water Bureau"),
        ("Did Qinghe County issue permits?", "Qinghe County"),
        ("What of the Nowhere Water Bureau?", "Nowhere Water Bureau"),
        ("What problems did the Ministry of Truth report?", "Ministry of Truth"),
        ("How many licences did Yunling District issue?", "Yunling District"),
    ],
)
def test_a_name_that_is_none_of_the_corpus_is_told(directory: Directory, text: str, unknown: str) -> None:
    """As it is written; it is never taken for another, not even for a county where a district is named."""
    assert unknown == directory.read(text).unknown


@pytest.mark.parametrize("kind", KINDS)
def test_the_english_name_of_an_agency_leads_back_to_it(kind: str) -> None:
    """For every kind of office that has one, of a city, of a county in it, and of a district by itself."""
    for place in ("青溪市", "青溪市云岭县", "临渡区"):
        directory = corpus((place, kind))
        english = directory.in_english(place + kind)
        assert english.isascii()
        question = f"How many requests did the {english} receive in 2022?"
        assert (place + kind,) == directory.read(question).names


def test_an_office_without_an_english_name_stays_chinese() -> None:
    """Rather than have a name made up."""
    assert "" == corpus(("青溪市", "奇事局")).in_english("青溪市奇事局")
