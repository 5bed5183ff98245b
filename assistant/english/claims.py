"""What an English sentence claims in numbers: digits, number words, months and magnitudes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from assistant.model.claims import Claim, hedge_of

_ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        range(21),
        strict=True,
    )
)
_TENS = dict(zip("thirty forty fifty sixty seventy eighty ninety".split(), range(30, 100, 10), strict=True))
_WORDS = {**_ONES, **_TENS, "once": 1, "twice": 2, "first": 1, "second": 2, "third": 3, "dozen": 12}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_MONTHS = "january february march april may june july august september october november december".split()
_DIGITS = re.compile(
    r"(?P<before>(?:\w+ ){0,3})(?<![\d.])(?P<number>\d[\d,]*(?:\.\d+)?)\s*"
    r"(?P<unit>%|percentage points?|per ?cent|千元|万元|亿元|元|万|亿|yuan|RMB)?"
    r"(?P<scale>\s*(?:hundred|thousand|million|billion)\b)?",
    re.IGNORECASE,
)
_UNITS = {"percent": "%", "per cent": "%", "yuan": "元", "rmb": "元"}
_NOT_A_NUMBER = re.compile(
    r"\b(?:no one|one of|one another|each one|first of all|second(?:ly)?,|first(?:ly)?,)", re.I
)
_AGENCY = re.compile(
    r"\b(?:[A-Z][a-z]+ )+"
    r"(?:Bureau|Office|Department|Government|Committee|Commission|Administration|"
    r"Authority|County|District|City|Province|Town|Court)\b|"
    r"\b(?:Bureau|Department|Ministry|Commission) of [A-Z]"
)
_META = re.compile(r"\b(?:I|ignore[ds]?|ignoring|instructions?|prompts?|rules|as an AI|language model)\b")
_VAGUE = re.compile(
    r"\b(?:half|double[ds]?|tripled?|dozens|scores|hundreds|thousands|several|quarter|thirds?)\b", re.I
)
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def english_problem(text: str, amounts: Collection[Claim], numbers: Collection[Decimal]) -> str:
    """Why the numbers or names of an English sentence are not borne out, or an empty string. O(len).

    Names stay in Chinese, so that they can be compared; so do units of money.
    """
    if _META.search(text):
        return "说的不是报告的内容"
    bare = _HAN.sub(" ", text)
    if name := _AGENCY.search(bare):
        return f"单位名称要用中文原名，不要写成 {name[0]}"
    if vague := _VAGUE.search(bare):
        return f"{vague[0]} 不是材料里的数"
    return next(_wrong_amounts(text, amounts, numbers), "") or next(_wrong_words(bare, numbers), "")


def english_claims(text: str) -> Iterator[Claim]:
    """The numbers written in digits; ``unit`` only of money and shares."""
    for found in _DIGITS.finditer(text):
        value = Decimal(found["number"].replace(",", "") or 0)
        unit = (found["unit"] or "").lower()
        for char, scale in (("万", 10**4), ("亿", 10**8)):
            value, unit = (value * scale, "") if unit == char else (value, unit)
        value *= _SCALES.get((found["scale"] or "").strip().lower(), 1)
        unit = "个百分点" if unit.startswith("percentage") else _UNITS.get(unit, unit)
        yield Claim(value, unit, hedge_of(found["before"]), found.start("number"))


def _wrong_amounts(text: str, amounts: Collection[Claim], numbers: Collection[Decimal]) -> Iterator[str]:
    exact = {"元", "千元", "万元", "亿元", "%", "个百分点", "百分点"}
    for claim in english_claims(text):
        same = [amount for amount in amounts if amount.value == claim.value]
        units = {amount.unit for amount in same}
        if not same and (claim.value not in numbers or claim.unit):
            yield f"{claim.value:f}不在出处里"
        elif same and claim.unit not in units and (claim.unit or units <= exact):
            yield f"{claim.value:f}的单位不对"
        elif same and claim.hedge not in {amount.hedge for amount in same}:
            yield f"{claim.value:f}前后的“约、余”等字样与出处不同"


def _wrong_words(text: str, numbers: Collection[Decimal]) -> Iterator[str]:
    """Number words and months whose number the sources do not hold."""
    plain = _NOT_A_NUMBER.sub(" ", text)
    for value, words in _spelled(re.findall(r"[a-z]+", plain.lower())):
        if value not in numbers:
            yield f"{words} 不在出处里"
    for month in re.findall(rf"\b({'|'.join(_MONTHS)})\b", plain.replace(" may ", " "), re.IGNORECASE):
        if _MONTHS.index(month.lower()) + 1 not in numbers:
            yield f"{month} 不在出处里"


def _spelled(words: Iterable[str]) -> Iterator[tuple[Decimal, str]]:
    """Runs of number words: one hundred and twenty is 120."""
    total = section = 0
    said: list[str] = []
    for word in (*words, ""):
        if word in _WORDS:
            section += _WORDS[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES:
            total, section = total + (section or 1) * _SCALES[word], 0
        elif said and word != "and":
            yield Decimal(total + section), " ".join(said)
            total, section, said = 0, 0, []
        if word in _WORDS or word in _SCALES:
            said.append(word)
