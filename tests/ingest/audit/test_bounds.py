from decimal import Decimal

import pytest

from ingest.audit.bounds import bounds_of
from ingest.numerals import find_quantities
from ingest.types import Figure, FigureState, Origin


def figure(said: str) -> Figure:
    (number,) = find_quantities(said)
    return Figure(
        table="prose",
        row="",
        column="",
        value=number.value,
        unit=number.unit,
        raw=number.raw,
        state=FigureState.REPORTED,
        origin=Origin.PROSE,
        start=0,
        end=0,
        quote_start=0,
        quote_end=0,
        qualifier=number.qualifier,
    )


@pytest.mark.parametrize(
    ("said", "value", "admitted"),
    [
        ("100件", 100, True),
        ("100件", 101, False),
        ("9余万件", 90025, True),
        ("9余万件", 89000, False),
        ("1300余条", 1399, True),
        ("1300余条", 1500, False),
        ("近300个", 290, True),
        ("近300个", 301, False),
        ("约300个", 310, True),
        ("超过300个", 9000, True),
        ("不足300个", 299, True),
        ("2.8万人次", 28049, True),
        ("13.39万元", 13, False),
    ],
)
def test_a_qualifier_admits_what_it_may_mean(said: str, value: int, admitted: bool) -> None:
    """余 is more, 近 a little less, 约 either; a number without one is itself."""
    bounds = bounds_of(figure(said))
    assert bounds is not None
    assert admitted is bounds.admits(Decimal(value))


def test_a_range_is_not_compared() -> None:
    """30至50件 is no number."""
    assert bounds_of(figure("30至50件")) is None
