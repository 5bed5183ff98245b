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


_OUT_OF = re.compile(
    rf"(?:(?P<from>[从由自])(?P<since>{YEAR})|(?P<year>{YEAR}))年?度?(?:那边|那里|年?底)?(?:没办完|未办[完结]|没办结)?的?,?(?:结?转|留|拖|带|接|剩|欠)"
    rf"(?:了|的)*(?P<over>过|下)?来(?:的|了)*(?!.*(?:问题|项目|做法|经验|许可|处罚|制度))"
)
"""从2021年转过来的: what 2022 takes over."""


def carried_over(text: str, spoken: Sequence[int]) -> str:
    """转到2023年接着办 as what 2022 carries over, where no year but that is named.

    What sets both years side by side stays. O(length).
    """
    text = _taken_over(text, spoken)
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


def _taken_over(text: str, spoken: Sequence[int]) -> str:
    """从2021年转过来的 as what 2022 takes over, where that year alone is named or spoken of."""
    found = _OUT_OF.search(text)
    if not found or BOTH_YEARS.search(text) or not (found["from"] or found["over"] == "过"):
        return text
    into = year_of(found["since"] or found["year"]) + 1
    others = year_words(text[: found.start()] + "," + text[found.end() :])
    if any(word.years != (into,) for word in others):
        return text
    year = "" if others or into in spoken else f"{into}年"
    return f"{text[: found.start()]}{year}上年结转的{text[found.end() :]}"
