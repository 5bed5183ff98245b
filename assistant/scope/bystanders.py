"""Agencies that a question names and that its reading leaves out: the sign of a wrong one."""

from __future__ import annotations

from collections.abc import Collection

from assistant.scope.catalogue import Agency, Catalogue
from assistant.scope.tokens import is_government_matter
from assistant.understanding.understand import without_corrected
from ingest.fold import squeeze


def left_out(question: str, answered: Collection[str], catalogue: Catalogue) -> list[Agency]:
    """Agencies of the corpus that a question names in so many words and that are not ``answered``.

    A place is one only with an office after it, or with words that may begin one: 北棠交通制作……. A name that
    may be that of one answered is none. O(length × longest name).
    """
    text = without_corrected(squeeze(question).text)
    found: dict[str, Agency] = {}
    for start in range(len(text)):
        named = _named_at(text, start, catalogue)
        if named and not any(agency.name in answered for agency in named):
            found.update((agency.name, agency) for agency in named)
    return list(found.values())


def _named_at(text: str, start: int, catalogue: Catalogue) -> list[Agency]:
    place = catalogue.place_at(text, start)
    if place is None or not place.values:
        return []
    office = catalogue.office_at(text, place.end)
    if office is None:
        return catalogue.rivals(text, place.end, place.values)
    if is_government_matter(text, place.end, office.end):
        return []
    pairs = ((p, o) for p in place.values for o in office.values)
    return [agency for pair in pairs if (agency := catalogue.find(*pair))]
