"""Look-ups of agencies by their names."""

from __future__ import annotations

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from ingest.names import split_agency


@pytest.fixture
def catalogue() -> Catalogue:
    agencies = ("青溪市人民政府", "青溪市市场监督管理局", "青溪市临渡区信访局", "云岭县公安县民政局")
    names = [(agency, split_agency(agency)) for agency in agencies]
    return Catalogue(CatalogueReport(a, a, n.place, n.office, 2022) for a, n in names)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("青溪市2022年", "青溪市"),
        ("青溪市监局", "青溪"),
        ("青溪市场监管局", "青溪"),
        ("青溪县2022年", "青溪县"),
        ("青溪临渡区信访局", "青溪临渡区"),
        ("威海市2022年", "威海市"),
        ("威海信访局", "威海"),
    ],
)
def test_place_at_ends_where_the_place_ends(catalogue: Catalogue, text: str, place: str) -> None:
    """The longest place is taken, but not at the cost of the office, and a level belongs to the name."""
    word = catalogue.place_at(text, 0)
    assert word is not None
    assert text[: word.end] == place


def test_place_at_values_only_of_the_corpus(catalogue: Catalogue) -> None:
    """A place that only the country knows stands for none of ours."""
    known = catalogue.place_at("威海市", 0)
    ours = catalogue.place_at("临渡", 0)
    assert known is not None
    assert ours is not None
    assert (known.values, ours.values) == (frozenset(), {"青溪市临渡区"})
    assert catalogue.place_at("公开信息", 0) is None


def test_office_near_takes_one_slip_of_a_long_name(catalogue: Catalogue) -> None:
    """One character wrong, missing or too many; short names and other offices are left alone."""
    place = frozenset({"青溪市"})
    for text in ("市场监督管里局", "市场监督管局", "市场监督管理理局"):
        word = catalogue.office_near(text, 0, place)
        assert word is not None
        assert word.values == {"市场监督管理局"}
    assert catalogue.office_near("信仿局", 0, frozenset({"青溪市临渡区"})) is None


def test_similar_offers_the_place_first(catalogue: Catalogue) -> None:
    """What may have been meant: the same place, a place one character away, the same office."""
    assert [agency.name for agency in catalogue.similar("青溪市", "教育局")] == [
        "青溪市人民政府",
        "青溪市市场监督管理局",
    ]
    assert [agency.name for agency in catalogue.similar("临江区", "信访局")] == ["青溪市临渡区信访局"]
    assert [agency.name for agency in catalogue.similar("威海市", "信访局")] == ["青溪市临渡区信访局"]


def test_seat_is_the_government_of_a_place(catalogue: Catalogue) -> None:
    """A place's name alone stands for its government, where it reports."""
    seat = catalogue.seat("青溪市")
    assert seat is not None
    assert seat.name == "青溪市人民政府"
    assert catalogue.seat("青溪市临渡区") is None
