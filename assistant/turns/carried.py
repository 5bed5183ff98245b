"""What is left for another year, said by that year: 转到2023年接着办."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.scope.years import BOTH_YEARS, YEAR, year_of, year_words

_INTO = re.compile(
    rf"(?:(?:结转|留|拖|延|压|剩|推)(?:[到至入]|给)了?(?P<year>{YEAR})年?度?(?:去|里)?|"
    rf"转[到至入]了?(?P<turned>{YEAR})年?度?(?:去|里)?(?=的?(?:申请)?(?:继续|接着|再|才|还|办)|的(?:申请)?(?:一共|共|总共)?[有是]?(?:几|多少)))|"
    rf"(?:没办完|未办[完结]|没办结|剩下?)的?,?转[到至入]了?(?P<left>{YEAR})年?度?(?:去|里)?"
)
"""What is left for a year; 转到2022年呢 only turns to it."""


def carried_over(text: str, spoken: Sequence[int]) -> str:
    """转到2023年接着办 as what 2022 carries over, where no year but that is named.

    What sets both years side by side stays. O(length).
    """
    found = _INTO.search(text)
    named = (found["year"] or found["turned"] or found["left"]) if found else ""
    if not found or BOTH_YEARS.search(text) or re.search("[从由自]", text[: found.start()]):
        return text
    before = year_of(named) - 1
    others = year_words(text[: found.start()] + text[found.end() :])
    if any(word.years != (before,) for word in others):
        return text
    year = "" if others or before in spoken else f"{before}年"
    return f"{text[: found.start()]}{year}结转下年度{text[found.end() :]}"
