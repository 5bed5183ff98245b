"""An English question as the Chinese question that the rules understand: whose, which years, what, to do what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.english.lexicon import (
    COLUMNS,
    COLUMNS_OF,
    CONTACTS,
    DECISIONS,
    REFUSED,
    ROWS,
    STOP,
    TERMS,
    Entry,
)
from assistant.english.names import Named

_MARK = "@"
"""Stands for a name in the question."""
_YEAR = r"(?:20[0-3]\d)"
_RANGE = re.compile(rf"(?:from |between )?({_YEAR})\s*(?:-|–|—|to|through|until|till|and)\s*({_YEAR})\b")
_BASE = re.compile(
    rf"(?:than|compared (?:with|to)|relative to|over|versus|vs\.?|against|compare (?:with|to)) (?:in |that of |that in )?"
    rf"({_YEAR}|(?:the )?(?:previous|last|prior|preceding) year|(?:the )?year before)",
    re.IGNORECASE,
)
_RELATIVE = (
    (re.compile(r"\b(?:the )?(?:previous|prior|preceding) year\b|\b(?:the )?year before\b", re.I), "上一年"),
    (re.compile(r"\blast year\b", re.I), "去年"),
    (re.compile(r"\bthis year\b", re.I), "今年"),
    (re.compile(r"\b(?:over|in|for)? ?(?:the )?(?:past|last|recent) (two|three|four|five|\d) years\b", re.I), "近{}年"),
    (re.compile(r"\b(?:over the years|each year|every year|year by year|by year|per year|over time|in (?:which|what) "
                r"year|all years)\b", re.I), "历年"),
)  # fmt: skip
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "ten": "10"}
_OFFICES = r"(?:agenc(?:y|ies)|bureaus?|offices?|departments?|governments?|units?|district'?s?|count(?:y|ies)|cit(?:y|ies)|authorit(?:y|ies)|organi[sz]ations?|ones?|reports?)"
_EVERYONE = re.compile(
    rf"\b(?:which|what|whose|each|every|all|how many|any|other|across)(?: of)?(?: the)?(?: \w+)? (?:{_OFFICES}\b|{_MARK})|"
    rf"\bwho (?:has|had|received|got|made|issued|mention\w*|collected|charged)\b|\bwhich (?:has|had|received|got|made|issued)\b|"
    rf"\b{_OFFICES} (?:have|has|with|that|which)\b|\b(?:top|the) (?:\d+|two|three|five|ten) {_OFFICES}\b|\bacross (?:all )?{_OFFICES}|\b(?:agencies|bureaus|departments|offices|governments|authorities)\b|"
    rf"\brank (?:all )?(?:the )?(?:{_OFFICES}|{_MARK})",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhow (?:many|much)\b|\bnumber of\b|\b(?:total|amount)\b", re.IGNORECASE)
_HOW_MANY_OFFICES = re.compile(rf"\bhow many (?:of the )?(?:\w+ )?{_OFFICES}\b|\b(?:which|what) (?:agencies|bureaus|offices|departments|governments|units|districts|counties|cities|reports)\b", re.IGNORECASE)  # fmt: skip
_BOUND = (
    (
        re.compile(r"\b(?:more than|over|above|exceed(?:ed|ing)?|greater than)(?: \w+)? (\d[\d,.]*)\b", re.I),
        "超过{}",
    ),
    (re.compile(r"\b(?:at least|no (?:less|fewer) than) (\d[\d,.]*)\b", re.I), "不少于{}"),
    (re.compile(r"\b(?:at most|no more than) (\d[\d,.]*)\b", re.I), "不超过{}"),
    (re.compile(r"\b(?:less than|fewer than|under|below) (\d[\d,.]*)\b", re.I), "少于{}"),
)
_NONE = re.compile(r"\b(?:no|none|zero|not any|without any|did not|didn't|never)\b", re.IGNORECASE)
_OPERATIONS = {
    "catalogue": r"\b(?:which|what|whose|how many) (?:\w+ )?(?:agencies|reports|bureaus|years|offices)(?:' reports)? (?:do you (?:have|know|cover)|"
    r"are (?:there|available|covered|included|in the)|have you)|\bwhat can (?:you|I ask)|\blist (?:all|the)(?: the)? (?:agencies|reports)\b|what do you (?:do|know)",
    "check": r"\b(?:add up|adds up|tally|tallies|consistent|balance[sd]?|cross-?check\w*|sums? (?:right|correct|hold))\b",
    "pictures": r"\b(?:image|images|picture|pictures|scan|scanned|scans|photo|photos|screenshot\w*)\b",
    "improvements": r"\b(?:improve\w*|rectif\w*|remed\w*|next steps?|corrective)\b|\bplan(?:s|ned)? to\b|\bgoing to do\b",
    "problems": r"\b(?:problems?|shortcomings?|weakness\w*|deficienc\w*|difficult(?:y|ies)|challenges?|issues(?= (?:did|were|was|does|are|exist)))\b",
    "why": r"\bwhy\b|\bwhat (?:was|is|were) the (?:reason|cause)s?\b",
    "times": r"\bhow many times (?:as|more|the|larger|greater)|\btimes as (?:many|much)\b|\bwhat multiple\b",
    "share": r"\bshare\b|\b(?:what|which) (?:percentage|percent|per cent|proportion|fraction|part)\b|\b(?:percentage|proportion|fraction) of\b|\b(?:disclosure|refusal|correction) rate\b",
    "average": r"\b(?:average|mean|on average)\b(?! to)",
    "trend": r"\btrends?\b|\bover the years\b|\bover time\b|\byear by year\b|\b(?:develop|evolve)\w*\b",
    "rank": r"\brank\w*\b|\btop (?:\d+|two|three|five|ten)\b|\bfrom (?:highest|most|largest|lowest)\b|\bin order\b",
    "growth": r"\b(?:grow|grew|grown|growth|increas\w*|ris(?:e|es|en|ing)|rose|decreas\w*|declin\w*|fell|fall|fallen|drop\w*|chang\w*|went (?:up|down)|go (?:up|down))\b",
    "gap": r"\bhow (?:many|much) (?:more|fewer|less|higher|larger)\b|\bdifference\b|\bby how (?:many|much)\b|\bdiffer\b",
    "compare": r"\bcompar\w*\b|\bversus\b|\bvs\b|\bmore\b.*\bor\b|\b(?:which|who) (?:of|had|has|made|received|got|issued)\b.*\bmore\b",
    "smallest": r"\b(?:fewest|least|lowest|smallest|fewer|less|lower|smaller)\b",
    "largest": r"\b(?:most|bigger|highest|largest|greatest|biggest|more|higher|larger|greater)\b",
    "sum": r"\b(?:in total|altogether|combined|together|sum|total|in all|added up)\b",
    "percent": r"\bper ?cent(?:age)?\b|%|\brate\b",
}  # fmt: skip
_CUES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _OPERATIONS.items()}
_ASSERTS = re.compile(
    r"^(?:is it|is this|did|does|was|were|is|are|why|so)\b|\b(?:right|correct|true|really)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w%])")
_UNITS = (
    (re.compile(r"\bhow many (?:\w+ ){0,2}(?:people|staff|personnel|employees|persons)\b", re.I), "人"),
    (re.compile(r"\bhow many (?:\w+ ){0,3}(?:times|sessions?|courses?|meetings?|events?)\b", re.I), "次"),
    (re.compile(r"\bhow many (?:\w+ ){0,3}(?:items|pieces|messages?|posts?|articles?)\b", re.I), "条"),
)
_FOLLOWING = re.compile(
    r"^(?:and|what about|how about|but|then|so|no|i mean[t]?|the same|now)\b", re.IGNORECASE
)
_APPLICANT_KINDS = re.compile(
    r"\b(?:kinds?|types?|categor\w+) of (?:applicants?|requesters?|people)\b|\bwhich applicants?\b", re.I
)
_REASON_KINDS = re.compile(
    r"\b(?:which|what|most (?:common|frequent)) (?:\w+ )?(?:reasons?|grounds?|outcomes?|results?)\b", re.I
)
_WORD = re.compile(r"[A-Za-z][\w'-]*")


@dataclass(frozen=True, slots=True)
class Translated:
    """The Chinese question, and the words of the English one that found no place in it."""

    question: str
    left_aside: tuple[str, ...] = ()


@dataclass
class _Parts:
    """What was found in a question. ``text`` is it with names marked and years taken out."""

    text: str
    names: list[str]
    kinds: tuple[str, ...]
    years: str = ""
    base: str = ""
    measures: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def asks(self, *cues: str) -> bool:
        """Whether one of the cues stands in the question."""
        return any(_CUES[cue].search(self.text) for cue in cues)

    @property
    def who(self) -> str:
        """The agencies as Chinese joins them."""
        return (
            "和".join(("、".join(self.names[:-1]), self.names[-1]))
            if len(self.names) > 1
            else "".join(self.names)
        )

    @property
    def subject(self) -> str:
        """Agencies and years."""
        return self.who + self.years

    @property
    def figure(self) -> str:
        """The cell asked for: columns of the applicants stand before, others after it."""
        return "和".join(self.measures) + "和".join(self.columns)


def translate(question: str, named: Named) -> Translated:
    """The Chinese question. O(length × entries of the lexicon)."""
    for pattern, chinese in REFUSED[:-1]:
        if pattern.search(question):
            return Translated(chinese)
    if REFUSED[-1][0].search(question) and not named.names:
        return Translated(REFUSED[-1][1])
    parts = _parts(question, named)
    if topic := _topic(parts):
        return Translated(topic)
    return Translated(_matter(parts), tuple(parts.unknown) if parts.measures else ())


def _parts(question: str, named: Named) -> _Parts:
    text = question
    for start, end in reversed(named.spans):
        text = f"{text[:start]} {_MARK} {text[end:]}"
    text = " ".join(text.split())
    everyone = bool(_EVERYONE.search(text))
    kinds = named.kinds if everyone else ()
    parts = _Parts(text, [name for name in named.names if name not in kinds], kinds)
    _take_years(parts)
    rest = _take(ROWS, parts.text, parts.measures)
    parts.measures = _rows(parts.measures)
    if parts.measures:
        rest = _take(COLUMNS, rest, parts.columns)
        parts.columns = [column for column in parts.columns if _has_column(parts.measures, column)]
    rest = _take(TERMS, rest, parts.terms)
    if len(parts.terms) > 1:
        parts.terms = [term for term in parts.terms if term != "公开信息"]
    left = (word[0].lower().removesuffix("'s") for word in _WORD.finditer(rest))
    parts.unknown = list(dict.fromkeys(word for word in left if word not in STOP and len(word) > 1))
    return parts


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


def _take_years(parts: _Parts) -> None:
    """Move the years of the text into Chinese; 2021 is the base in from 2021 to 2022 where growth is asked."""
    text, years = parts.text, list[str]()
    over_time = parts.asks("growth", "gap", "times") and not parts.asks("trend", "sum", "average")
    if base := _BASE.search(text):
        parts.base = f"{base[1]}年" if base[1].isdigit() else "上一年"
        text = text[: base.start()] + " than " + text[base.end() :]
    if found := _RANGE.search(text):
        if over_time:
            parts.base, years = f"{found[1]}年", [f"{found[2]}年"]
        else:
            years = [
                f"{found[1]}年到{found[2]}年" if "and" not in found[0] else f"{found[1]}年和{found[2]}年"
            ]
        text = text[: found.start()] + " " + text[found.end() :]
    years += [f"{year}年" for year in dict.fromkeys(re.findall(rf"\b{_YEAR}\b", text))]
    text = re.sub(rf"\b{_YEAR}\b", " ", text)
    for pattern, chinese in _RELATIVE:
        if match := pattern.search(text):
            count = match[1] if match.groups() else ""
            years.append(chinese.format(_NUMBERS.get(count.lower(), count)))
            text = text[: match.start()] + " " + text[match.end() :]
    parts.text, parts.years = text, "和".join(years)


def _take(entries: Iterable[Entry], text: str, into: list[str]) -> str:
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


def _matter(parts: _Parts) -> str:
    """The question put together in Chinese."""
    if question := _figure(parts) or _prose(parts):
        return question
    following = _FOLLOWING.search(parts.text.strip()) and parts.subject
    return f"那{parts.subject}呢？" if following else parts.subject


def _topic(parts: _Parts) -> str:
    """What is no figure and no matter of the text: catalogue, contacts, sums, tables, problems."""
    contacts: list[str] = []
    if not _HOW_MANY.search(parts.text) or "number" in parts.text:
        _take(CONTACTS, parts.text, contacts)
    if parts.asks("catalogue") and not parts.measures:
        return "收录了哪些单位的报告？"
    if contacts and not parts.measures and not _EVERYONE.search(parts.text):
        return f"{parts.subject}的{'和'.join(contacts)}是多少？"
    if parts.asks("check"):
        return f"{parts.subject}的表勾稽关系成立吗？"
    if parts.asks("pictures"):
        table = (
            "复议诉讼" if any(m[:2] == "行政" for m in parts.measures) else "申请" if parts.measures else ""
        )
        return f"{parts.subject or parts.years + '哪些报告'}的{table}表是图片？"
    if parts.asks("problems") and not parts.asks("why"):
        improving = "，打算怎么改进" if parts.asks("improvements") else ""
        return f"{parts.subject}存在哪些问题{improving}？"
    if parts.asks("improvements"):
        return f"{parts.subject}打算怎么改进？"
    return ""


def _figure(parts: _Parts) -> str:
    """A question for figures and what is to be done with them."""
    figure, several = parts.figure, len(parts.names) > 1
    if not figure:
        return _follow_up(parts)
    if parts.asks("why") or (re.match(r"\W*how (?!many|much)", parts.text, re.I) and not parts.asks(*_CUES)):
        claim = _claim(parts)
        return (
            f"{parts.subject}为什么{figure}{claim}？"
            if claim or parts.asks("why")
            else f"{parts.subject}如何{figure}？"
        )
    if claim := _claim(parts):
        return f"{parts.subject}{figure}是{claim}，对吗？"
    if _APPLICANT_KINDS.search(parts.text):
        return f"{parts.subject}哪类申请人的申请最{'少' if parts.asks('smallest') else '多'}？"
    if _REASON_KINDS.search(parts.text):
        return f"{parts.subject}{figure}的哪种理由最{'少' if parts.asks('smallest') else '多'}？"
    if _EVERYONE.search(parts.text) and not parts.names:
        return _of_everyone(parts)
    if parts.asks("share"):
        return _share(parts)
    if over_time := _over_time(parts):
        return over_time
    if several and parts.asks("compare", "gap", "largest", "smallest") and not parts.asks("sum", "average"):
        more = "少" if parts.asks("smallest") else "多"
        return f"{parts.years}{parts.who}谁的{figure}{more}？{more}多少？"
    if parts.asks("largest", "smallest") and not parts.asks("sum"):
        return f"{parts.subject}的{figure}最{'少' if parts.asks('smallest') else '多'}的是哪年？"
    for cue, asked in (("average", "平均多少"), ("sum", "合计多少")):
        if parts.asks(cue):
            return f"{parts.subject}{figure}{asked}？"
    asks = parts.names or parts.years or _HOW_MANY.search(parts.text)
    return f"{parts.subject}{figure}{'是多少？' if asks and not _bare(parts) else '呢？'}"


def _bare(parts: _Parts) -> bool:
    """And penalties? asks for them of whom was spoken of before."""
    return not parts.names and bool(_FOLLOWING.search(parts.text.strip()))


def _follow_up(parts: _Parts) -> str:
    """An operation without a figure of its own: of the figure spoken of before."""
    if parts.terms or parts.unknown:
        return ""
    head = f"{parts.subject}" if parts.names else ""
    if parts.asks("why"):
        return f"{parts.subject}为什么？"
    if parts.asks("share"):
        return f"{head}占多少比例？"
    if parts.base or parts.asks("growth", "gap"):
        rate = "，增长率是多少" if parts.asks("percent", "growth") else ""
        return f"{head}{'' if parts.names else parts.years}比{parts.base or '上一年'}增加多少{rate}？"
    if parts.asks("sum"):
        return f"{parts.subject}一共多少？"
    if parts.asks("largest", "smallest") and len(parts.names) > 1:
        return f"{parts.years}{parts.who}谁{'少' if parts.asks('smallest') else '多'}？"
    return ""


def _of_everyone(parts: _Parts) -> str:
    """One year's figures of all agencies, or of all of a kind."""
    kind = parts.kinds[0] if parts.kinds else ""
    figure, years = parts.figure, parts.years
    bound = next(
        (words.format(m[1].replace(",", "")) for p, words in _BOUND if (m := p.search(parts.text))), ""
    )
    money = "万元" if re.search("收费|金额", figure) else "件"
    if bound:
        return f"{years}有多少{f'个{kind}' if kind else '个单位'}的{figure}{bound}{money}？"
    if parts.asks("rank"):
        top = re.search(r"\btop (\d+|two|three|five|ten)\b", parts.text, re.I)
        if top:
            return f"{years}各{kind or '单位'}{figure}排在前{_NUMBERS.get(top[1].lower(), top[1])}名的是谁？"
        return f"{years}各{kind or '单位'}{figure}排名{'，从少到多' if parts.asks('smallest') else ''}？"
    if parts.asks("smallest", "largest"):
        whose = f"哪家{kind}" if kind else "哪个单位"
        return f"{years}{whose}的{figure}最{'少' if parts.asks('smallest') else '多'}？"
    if _NONE.search(parts.text):
        return f"{years}哪些{kind or '单位'}的{figure}为0？"
    if parts.asks("share"):
        return f"{years}各{kind or '单位'}{figure}占比分别是多少？"
    for cue, asked in (("average", "平均"), ("sum", "合计")):
        if parts.asks(cue):
            return f"{years}所有{kind or '单位'}{figure}{asked}多少？"
    if _HOW_MANY_OFFICES.search(parts.text):
        return f"{years}有多少个{kind or '单位'}有{figure}？"
    return f"{years}各{kind or '单位'}{figure}分别多少？"


def _share(parts: _Parts) -> str:
    if parts.columns and parts.measures[0].endswith("申请"):
        return f"{parts.subject}{'和'.join(parts.columns)}的申请占新收申请的比例是多少？"
    part, *whole = parts.measures
    if whole and re.search(r"\bof\b.*\b(?:were|was|are|is)\b", parts.text, re.I):
        part, whole = whole[0], [part]  # what share of the requests were refused
    return f"{parts.subject}{part}{'和'.join(parts.columns)}占{whole[0] if whole else ''}的比例是多少？"


def _over_time(parts: _Parts) -> str:
    """Change against another year, or over several; empty where neither is asked."""
    if parts.asks("trend") or (parts.years == "历年" and not parts.asks("largest", "smallest")):
        return f"{parts.who}{parts.years or '历年'}{parts.figure}的变化趋势？"
    if parts.asks("times") and parts.base:
        return f"{parts.subject}{parts.figure}是{parts.base}的几倍？"
    if not parts.base and not parts.asks("growth"):
        return ""
    against = f"比{parts.base or '上一年'}"
    if parts.asks("percent") and not parts.asks("gap"):
        return f"{parts.subject}{parts.figure}{against}的增长率是多少？"
    return f"{parts.subject}{parts.figure}{against}增加多少，增长率是多少？"


def _claim(parts: _Parts) -> str:
    """A number that the question itself states, with its unit."""
    stated = _NUMBER.findall(parts.text)
    if (
        len(stated) != 1
        or not _ASSERTS.search(parts.text.strip())
        or any(p.search(parts.text) for p, _ in _BOUND)
    ):
        return ""
    return stated[0].replace(",", "") + ("万元" if re.search("收费|金额", parts.figure) else "件")


def _prose(parts: _Parts) -> str:
    """A question that only the text of a report answers; words that are not known stay as they are."""
    words = [*parts.measures, *parts.terms, *parts.unknown]
    if not words:
        return ""
    matter = "".join(f" {word} " if word.isascii() else word for word in words).strip()
    if _EVERYONE.search(parts.text) and not parts.names:
        return f"{parts.years}哪些{parts.kinds[0] if parts.kinds else '单位'}提到了{matter}？"
    if _HOW_MANY.search(parts.text):
        unit = next((unit for pattern, unit in _UNITS if pattern.search(parts.text)), "")
        return f"{parts.subject}{matter}多少{unit}？"
    if parts.asks("why"):
        return f"{parts.subject}为什么{matter}？"
    if re.match(r"\W*who\b", parts.text, re.I):
        return f"{parts.subject}{matter}是谁？"
    return (
        f"{parts.subject}{matter}有哪些？" if _matches_what(parts.text) else f"{parts.subject}如何{matter}？"
    )


def _matches_what(text: str) -> bool:
    return not re.match(r"\W*how\b", text, re.IGNORECASE)
