"""From names to the agencies that they may stand for."""

from __future__ import annotations

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.scope.identify import candidates, completed, label_of, reading_note, years_text
from assistant.scope.mentions import Mention, read_mentions

KINDS = (
    ("青溪市", "人民政府"),
    ("青溪市", "水务局"),
    ("青溪市云岭县", "人民政府"),
    ("青溪市云岭县", "水务局"),
    ("青溪市临渡区", "行政审批服务局"),
)
THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in KINDS
    for year in (2021, 2022)
)


def named(question: str) -> Mention:
    """The one name of a question."""
    (mention,) = read_mentions(question, THERE).mentions
    return mention


def found(question: str) -> list[str]:
    """The agencies that it may stand for."""
    return [agency.name for agency in candidates(named(question), question, THERE)]


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("云岭县水务局2022年许可", "青溪市云岭县水务局"),
        ("水务局2022年许可", "青溪市云岭县水务局 青溪市水务局"),
        ("县水务局2022年许可", "青溪市云岭县水务局"),
        ("青溪市水务局2022年许可", "青溪市水务局"),
        ("云岭县2022年许可", "青溪市云岭县人民政府"),
        ("临渡区2022年许可", "青溪市临渡区行政审批服务局"),
        ("临渡区水务局2022年许可", ""),
    ],
)
def test_a_name_stands_for_the_agencies_that_have_it(question: str, agencies: str) -> None:
    """An office of several places is several; a place is its government, else what is there."""
    assert found(question) == agencies.split()


@pytest.mark.parametrize(
    "question",
    [
        "青溪市政府办的建议2022年几件",
        "青溪市政府办了几件提案",
        "青溪市政府办理提案几件",
        "青溪市政府办结申请几件",
        "青溪市政府办公室电话",
    ],
)
def test_what_a_government_did_is_no_office_of_it(question: str) -> None:
    """In 政府办的, 政府办了 and 政府办理 办 is a verb; its telephone is the government's."""
    assert found(question) == ["青溪市人民政府"]


@pytest.mark.parametrize(
    "question", ["青溪市政府办2022年收到几件", "青溪市政府办公室2022年收到几件", "青溪市政府办收到几件"]
)
def test_the_office_of_a_government_is_not_the_government(question: str) -> None:
    """Its own report is another one, which is not there."""
    assert found(question) == []


@pytest.mark.parametrize(
    ("question", "how", "text"),
    [
        ("临渡区2022年", "continuing", "临渡区水务局"),
        ("临渡区2022年", "", "临渡区"),
        ("水务局2022年", "continuing", "云岭县水务局"),
        ("水务局2022年", "", "云岭县水务局"),
        ("水务局2022年", "continuing other", "水务局"),
        ("行政审批服务局2022年", "", "行政审批服务局"),
        ("行政审批服务局2022年", "continuing", "行政审批服务局"),
        ("行政审批服务局2022年", "continuing pointed", "云岭县行政审批服务局"),
        ("青溪市水务局2022年", "continuing", "青溪市水务局"),
    ],
)
def test_a_name_is_completed_by_the_one_before(question: str, how: str, text: str) -> None:
    """By its office where it goes on, by its place if that has one; neither where another is asked for.

    The one office of its kind there is means itself, unless 那 points at the place before.
    """
    before = (named("云岭县水务局"),)
    continuing, other, pointed = (word in how for word in ("continuing", "other", "pointed"))
    assert completed(named(question), before, continuing, THERE, other, pointed=pointed).text == text


def test_a_name_without_one_before_is_as_it_is() -> None:
    """Nothing is filled in from nothing, nor from names of two places."""
    mention = named("水务局2022年")
    assert completed(mention, (), True, THERE) == mention
    two = (named("云岭县水务局"), named("青溪市人民政府"))
    assert completed(mention, two, True, THERE) == mention


def test_a_reading_is_told_unless_it_is_plain() -> None:
    """A short form of the agency's own name needs no note, an office for its government does."""
    agency = candidates(named("云岭县水务局"), "", THERE)[0]
    assert reading_note(named("云岭县水务局"), agency) == ""
    assert reading_note(named("水务局2022年"), agency) == "“水务局”按青溪市云岭县水务局理解"


def test_choices_and_years_are_said_in_words() -> None:
    """As an option that can be asked, and years one after another, or those asked for."""
    agency = candidates(named("云岭县水务局"), "", THERE)[0]
    assert label_of(agency, 2022) == "青溪市云岭县水务局 2022年"
    assert years_text((2021, 2022)) == "2021年、2022年"
    assert years_text(()) == "所问年份"
