"""A name that is set down in pieces, as one types them into a search box: 2022/云岭/卫健/处罚."""

from __future__ import annotations

import re

from assistant.scope.catalogue import Catalogue
from ingest.fold import squeeze

_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff]{2})[,/|>_·—-](?=[\u4e00-\u9fff]{2})")
_ENDS = re.compile(r"$|[^\u4e00-\u9fff局委办厅]")
_LONGEST = 8


def together(question: str, catalogue: Catalogue) -> str:
    """The question with a place and the office in short behind a mark put together. O(length)."""
    squeezed = squeeze(question)
    text = squeezed.text
    below: frozenset[str] = frozenset()  # the place whose office has been put to it
    for found in reversed(list(_BETWEEN.finditer(text))):
        at, behind = found.start(), found.end()
        words = (catalogue.place_at(text, start) for start in range(max(0, at - _LONGEST), at - 1))
        place = next((word for word in words if word and word.values and word.end == at), None)
        if place is None:
            continue
        stem = catalogue.office_stem(text, behind, place.values)
        above = any(lower.startswith(upper) for lower in below for upper in place.values - below)
        if above or (stem and _ENDS.match(text, stem.end)):
            question = question[: squeezed.index[at]] + question[squeezed.index[behind] :]
            below = place.values
    return question
