"""What is found in an English question: names, years, cells of the form, matters of the text, and cues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from assistant.english.data import table
from assistant.english.lexicon import COLUMNS_OF, DECISIONS, ROW_COLUMNS, STOP, Entry, lexicon
from assistant.english.names import Named

MARK = "@"
"""Stands for a name in the question."""
_YEAR = r"(?:20[0-3]\d)"
_RANGE = re.compile(rf"(?:from |between )?({_YEAR})\s*(?:-|–|—|to|through|until|till|and)\s*({_YEAR})\b")
_DIRECTION = (
    r"(?:up|down|more|less|higher|lower|fewer|increased?|decreased?|rises?|rose|fell|fall|"
    r"drop(?:ped)?|changed?)"
)
_BASE = re.compile(
    r"(?:than|compared? (?:with|to|against)|relative to|over|versus|vs\.?|against|"
    rf"{_DIRECTION}(?: or {_DIRECTION})? (?:on|from)) "
    rf"(?:in |that of |that in )?({_YEAR}|(?:the )?(?:previous|last|prior|preceding) year|"
    r"(?:the )?year (?:before|earlier)|(?:a|one) year (?:before|earlier))|"
    r"\b(?:year[- ]on[- ]year|y-?o-?y)\b",
    re.IGNORECASE,
)
_A_FEW = r"(two|three|four|[234])"
_RELATIVE = (
    (
        re.compile(
            r"(?<!(?:over|ward) from )(?<!(?:over|ward) from the )"  # carried over from it is a cell
            r"\b(?:the )?(?:previous|prior|preceding) year\b|"
            r"\b(?:the |a |one )?year (?:before|earlier|prior)\b",
            re.I,
        ),
        "上一年",
    ),
    (
        re.compile(
            r"(?<!(?:..to|into| for) )(?<!(?:..to|into| for) the )"
            r"\b(?:the )?(?:(?:following|subsequent) year|(?:a |one )?year (?:after|later))\b|"
            r"^\W*(?:and |what about |how about |then |in )*the next year\b",
            re.I,
        ),
        "下一年",
    ),
    (re.compile(rf"\b(?:(?:all|over|in|of|for) )+(?:the |these |those ){_A_FEW} years\b", re.I), "这{}年"),
    (re.compile(rf"\b{_A_FEW} years (?:before|earlier|prior|ago)\b", re.I), "往前推{}年"),
    (re.compile(rf"\b{_A_FEW} years (?:after|later|on)\b", re.I), "往后推{}年"),
    (re.compile(r"\blast year\b", re.I), "去年"),
    (re.compile(r"\bthis year\b", re.I), "今年"),
    (
        re.compile(
            r"\b(?:over|in|for)? ?(?:the )?(?:past|last|recent) (two|three|four|five|\d) years\b", re.I
        ),
        "近{}年",
    ),
    (
        re.compile(
            r"\b(?:over the years|each year|every year|year by year|by year|per year|over time|"
            r"in (?:which|what) year|all (?:of )?(?:the |these |those |its )?(?:\w+ )?years)\b",
            re.I,
        ),
        "历年",
    ),
)
_SPELLED = {"2": "两", "3": "三", "4": "四"}
NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "ten": "10"}
_OFFICES = (
    r"(?:agenc(?:y|ies)|bureaus?|offices?|departments?|governments?|units?|district'?s?|count(?:y|ies)|"
    r"cit(?:y|ies)|authorit(?:y|ies)|organi[sz]ations?|ones?|reports?)"
)
_EVERYONE = re.compile(
    r"\b(?:which|what|whose|each|every|all|how many|any|other|across)(?: of)?(?: the)?(?: \w+)? "
    rf"(?:{_OFFICES}\b|{MARK})|"
    r"\bwho (?:has|had|received|got|made|issued|mention\w*|collected|charged)\b|"
    r"\bwhich (?:has|had|received|got|made|issued)\b|"
    rf"\b{_OFFICES} (?:have|has|with|that|which)\b|\b(?:top|the) (?:\d+|two|three|five|ten) {_OFFICES}\b|"
    rf"\bacross (?:all )?{_OFFICES}|"
    r"\b(?:agencies|bureaus|departments|offices|governments|authorities)\b|"
    rf"\brank (?:all )?(?:the )?(?:{_OFFICES}|{MARK})",
    re.IGNORECASE,
)
HOW_MANY_OFFICES = re.compile(
    rf"\bhow many (?:of )?(?:the )?(?:\w+ )?(?:{_OFFICES}\b|{MARK})|\b(?:which|what) "
    r"(?:agencies|bureaus|offices|departments|governments|units|districts|counties|cities|reports)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:bureaus|bureaux|commissions|offices|departments|governments|committees)$", re.I)
_PIECE = (
    r"(?:papers?|reports?|articles?|stor(?:y|ies)|thesis|dissertation|essays?|stud(?:y|ies)|research|presentation|slides?|"
    r"project|homework|assignment|memo|column|briefing|newsletter|dashboard|analysis|survey|dataset|class|course|seminar|"
    r"journalist|researcher|student|reporter|scholar)"
)
_FOR_WHAT = re.compile(
    rf"^(?:(?:for|re|regarding|(?:quick |one )?question)\b[^:{MARK}]{{0,40}}:|"
    rf"(?:for|as (?:part of|a|an)|writing|working on|preparing|(?:i|we)(?:'m|'re| am| are| need)?)\b"
    rf"[^:,;?\d{MARK}]{{0,50}}\b{_PIECE}\b[^:,;?\d{MARK}]{{0,24}}?(?: *[-–—]+ +|[,;] *))\s*",
    re.IGNORECASE,
)
"""What it is asked for: For a story: how many; I am a student, how many."""
_WORD = re.compile(r"[A-Za-z][\w'-]*")


@dataclass
class Parts:
    """What was found in a question. ``text`` is it with names marked and years taken out.

    ``base`` is the year compared with, ``kinds`` the offices named without a place, of which there are
    several; ``everyone``: all agencies are meant, or all of a kind; ``unknown`` are words not known,
    ``left_aside`` those of them without which the question is put.
    """

    text: str
    names: list[str]
    kinds: tuple[str, ...] = ()
    everyone: bool = False
    years: str = ""
    base: str = ""
    measures: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    left_aside: tuple[str, ...] = ()

    def asks(self, *cues: str) -> bool:
        """Whether one of the cues stands in the question."""
        known = _cues()
        return any(known[cue].search(self.text) for cue in cues)

    def computes(self) -> bool:
        """Whether any cue stands in the question."""
        return self.asks(*_cues())

    @property
    def who(self) -> str:
        """The agencies as Chinese joins them."""
        *others, last = self.names or [""]
        return f"{'、'.join(others)}和{last}" if others else last

    @property
    def subject(self) -> str:
        """Agencies and years."""
        return self.who + self.years

    @property
    def figure(self) -> str:
        """The cell asked for: columns of the applicants stand before, others after it."""
        return "和".join(self.measures) + "和".join(self.columns)


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in table("cues")}


def read_parts(question: str, named: Named) -> Parts:
    """What a question says beside the names it was found to hold. O(length × entries of the lexicon)."""
    text = question
    for start, end in reversed(named.spans):
        text = f"{text[:start]} {MARK} {text[end:]}"
    text = _FOR_WHAT.sub("", " ".join(text.split()))
    several = any(_SEVERAL.search(question[start:end]) for start, end in named.spans)
    kinds = named.kinds if several or _EVERYONE.search(text) else ()
    parts = Parts(text, [name for name in named.names if name not in kinds], kinds)
    _take_years(parts)
    parts.everyone = not parts.names and bool(kinds or _EVERYONE.search(parts.text))
    words = lexicon()
    rest = take(words.rows, parts.text, parts.measures)
    bare = parts.measures == ["申请"]
    parts.measures = _rows(parts.measures)
    if parts.measures:
        rest = take(words.columns, rest, parts.columns)
        parts.columns = [column for column in parts.columns if _has_column(parts.measures, column)]
    rest = take(words.terms, rest, parts.terms)
    if len(parts.terms) > 1:
        parts.terms = [term for term in parts.terms if term != "公开信息"]
    parts.unknown = _unknown(rest)
    if not (parts.measures or parts.terms):
        _take_columns_alone(parts, rest)
    parts.left_aside = tuple(parts.unknown) if parts.measures or parts.terms else ()
    if bare and parts.unknown and not parts.columns:
        parts.measures = []  # requests that something unknown is said of are not the requests received
    return parts


def _unknown(rest: str) -> list[str]:
    left = (word[0].lower().removesuffix("'s") for word in _WORD.finditer(rest))
    return list(dict.fromkeys(word for word in left if word not in STOP and len(word) > 1))


def _take_columns_alone(parts: Parts, rest: str) -> None:
    """The columns that a question names of the row that the turn before did, if it names nothing else."""
    columns: list[str] = []
    rest = take(lexicon().columns, rest, columns)
    if columns and set(columns) <= ROW_COLUMNS and not _unknown(rest):
        parts.columns, parts.unknown = columns, []


def take(entries: Iterable[Entry], text: str, into: list[str]) -> str:
    """Add what the entries find in a text, in its order, the longer first; the text without it."""
    found = [(*match.span(), chinese) for pattern, chinese in entries for match in pattern.finditer(text)]
    found.sort(key=lambda item: item[0] - item[1])
    kept: list[tuple[int, int, str]] = []
    for start, end, chinese in found:
        if end > start and not any(start < other[1] and other[0] < end for other in kept):
            kept.append((start, end, chinese))
    for start, end, _ in kept:
        text = text[:start] + " " * (end - start) + text[end:]
    into += dict.fromkeys(chinese for _, _, chinese in sorted(kept))
    return text


def _rows(found: Sequence[str]) -> list[str]:
    """The rows meant: requests beside another row only say what is counted, licences granted are licences."""
    if any(row not in ("申请", "收到申请") for row in found):
        found = [row for row in found if row != "申请"]
    if any(DECISIONS.search(row) for row in found):
        found = [row for row in found if row not in ("予以公开", "办理总计")]
    return list(
        dict.fromkeys("新收政府信息公开申请" if row in ("申请", "收到申请") else row for row in found)
    )


def _has_column(rows: Sequence[str], column: str) -> bool:
    return any(of.search(row) and column in columns for row in rows for of, columns in COLUMNS_OF)


def _take_years(parts: Parts) -> None:
    """Move the years of the text into Chinese; 2021 is the base where growth from 2021 to 2022 is asked."""
    text, years = parts.text, list[str]()
    over_time = parts.asks("growth", "gap", "times") and not parts.asks("trend", "sum", "average")
    if base := _BASE.search(text):
        parts.base = f"{base[1]}年" if (base[1] or "").isdigit() else "上一年"
        text = text[: base.start()] + " than " + text[base.end() :]
    if found := _RANGE.search(text):
        first, last = f"{found[1]}年", f"{found[2]}年"
        if over_time:
            parts.base, years = first, [last]
        else:
            both = re.fullmatch(r"\d+ and \d+", found[0].strip())
            years = [f"{first}和{last}" if both else f"{first}到{last}"]
        text = text[: found.start()] + " " + text[found.end() :]
    years += [f"{year}年" for year in dict.fromkeys(re.findall(rf"\b{_YEAR}\b", text))]
    text = re.sub(rf"\b{_YEAR}\b", " ", text)
    for pattern, chinese in _RELATIVE:
        if match := pattern.search(text):
            count = match[1] if match.groups() else ""
            number = NUMBERS.get(count.lower(), count)
            years.append(chinese.format(_SPELLED.get(number, number) if chinese[0] in "这往" else number))
            text = text[: match.start()] + " " + text[match.end() :]
    parts.text, parts.years = text, "和".join(years)
