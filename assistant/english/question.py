"""An English question as the Chinese question that the rules understand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.cells.counts import find_counts
from assistant.english.lexicon import GREETING, REFUSED, REFUSED_OF_NOBODY, lexicon
from assistant.english.names import Named
from assistant.english.parts import HOW_MANY_OFFICES, NUMBERS, Parts, read_parts, take

_CATALOGUE = "收录了哪些单位的报告？"
_HOW_MANY = re.compile(r"\bhow (?:many|much|often)\b|\bnumber of\b|\b(?:total|amount)\b", re.IGNORECASE)
_COUNT = r"(\d[\d,.]*|one|two|three|five|ten)\b"
_BOUND = (
    (
        re.compile(rf"\b(?:more than|over|above|exceed(?:ed|ing)?|greater than)(?: \w+)? {_COUNT}", re.I),
        "超过{}",
    ),
    (re.compile(rf"\b(?:at least|no (?:less|fewer) than) {_COUNT}", re.I), "不少于{}"),
    (re.compile(rf"\b(?:at most|no more than) {_COUNT}", re.I), "不超过{}"),
    (re.compile(rf"\b(?:less than|fewer than|under|below) {_COUNT}", re.I), "少于{}"),
)
_TOP = re.compile(r"\btop (\d+|two|three|five|ten)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|none|zero|not any|without any|did not|didn't|never)\b", re.IGNORECASE)
_ONE_YEAR = re.compile(r"20\d\d年")
_MONEY = re.compile("收费|金额")
_ASSERTS = re.compile(
    r"^(?:is it|is this|did|does|was|were|is|are|why|so)\b|\b(?:right|correct|true|really)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w%])")
_UNITS = (
    (
        re.compile(
            r"\bhow many (?:\w+ ){0,2}(?:people|staff|personnel|employees|persons|followers|subscribers)\b",
            re.I,
        ),
        "人",
    ),
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
    r"\b(?:which|what)(?: \w+){0,3} (?:reasons?|grounds?)\b|"
    r"\bmost (?:common|frequent) (?:reasons?|grounds?)\b|"
    r"\b(?:which|what|most (?:common|frequent)) (?:\w+ )?(?:outcomes?|results?)\b",
    re.I,
)
_AND_HOW_MANY = re.compile(
    r"\bhow many\b.*\b(?:and|of (?:which|those|these|them)),? (?:\w+ )?how many\b", re.IGNORECASE
)
_OF_WHICH = re.compile(r"\bof\b.*\b(?:were|was|are|is)\b", re.IGNORECASE)
_WHICH_YEAR = re.compile(r"\b(?:which|what) year\b", re.IGNORECASE)
_PAIR = re.compile(r"\b(?:both|(?:the|these|those) two|between them|of them)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|rest|remaining)\b", re.IGNORECASE)
_HOW = re.compile(r"\W*how\b", re.IGNORECASE)
_HOW_DONE = re.compile(r"\W*how (?!many|much|often)", re.IGNORECASE)
_WHO = re.compile(r"\W*who\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Translated:
    """The Chinese question, and the words of the English one that found no place in it."""

    question: str
    left_aside: tuple[str, ...] = ()


def translate(question: str, named: Named) -> Translated:
    """The Chinese question. O(length × entries of the lexicon)."""
    if GREETING.fullmatch(question):
        return Translated(_CATALOGUE)
    for pattern, chinese in REFUSED if named.names else (*REFUSED, *REFUSED_OF_NOBODY):
        if pattern.search(question):
            return Translated(chinese)
    parts = read_parts(question, named)
    if topic := _topic(parts):
        return Translated(topic)
    return Translated(_matter(parts), parts.left_aside)


def _matter(parts: Parts) -> str:
    """The question put together in Chinese."""
    if question := _figure(parts) or _prose(parts):
        return question
    following = _FOLLOWING.search(parts.text.strip()) and parts.subject
    if parts.everyone and not parts.subject:
        return "其他单位呢？" if _OTHERS.search(parts.text) else "各单位呢？"
    return f"那{parts.subject}呢？" if following else parts.subject


def _topic(parts: Parts) -> str:
    """What is no figure and no matter of the text: catalogue, contacts, sums, tables, problems."""
    contacts: list[str] = []
    if not _HOW_MANY.search(parts.text) or "number" in parts.text:
        take(lexicon().contacts, parts.text, contacts)
    if parts.asks("catalogue") and not parts.measures:
        return _CATALOGUE
    if contacts and parts.everyone and not parts.measures:
        return f"{parts.years}哪些单位的报告写了{'和'.join(contacts)}？"
    if contacts and not parts.measures:
        return f"{parts.subject}的{'和'.join(contacts)}是多少？"
    if parts.asks("check"):
        return f"{parts.subject}的表勾稽关系成立吗？"
    if parts.asks("pictures"):
        return f"{parts.subject or parts.years + '哪些报告'}的{_table(parts)}表是图片？"
    if parts.asks("problems") and not parts.asks("why"):
        improving = "，打算怎么改进" if parts.asks("improvements") else ""
        return f"{parts.subject}存在哪些问题{improving}？"
    return f"{parts.subject}打算怎么改进？" if parts.asks("improvements") else ""


def _table(parts: Parts) -> str:
    if any(row.startswith("行政") for row in parts.measures):
        return "复议诉讼"
    return "申请" if parts.measures else ""


def _figure(parts: Parts) -> str:
    """A question for figures and what is to be done with them; empty where none is asked for."""
    if not parts.figure:
        return _follow_up(parts)
    if question := _reason_or_claim(parts) or _kinds_of_row(parts):
        return question
    if parts.everyone:
        return _of_everyone(parts)
    if parts.asks("share"):
        return _share(parts)
    return _over_time(parts) or _of_those_named(parts)


def _reason_or_claim(parts: Parts) -> str:
    """Why or how a figure came about, or whether it is as the question says."""
    claim = _claim(parts)
    if parts.asks("why"):
        return f"{parts.subject}为什么{parts.figure}{claim}？"
    if not claim and _HOW_DONE.match(parts.text) and not parts.computes():
        return f"{parts.subject}如何{parts.figure}？"
    return f"{parts.subject}{parts.figure}是{claim}，对吗？" if claim else ""


def _kinds_of_row(parts: Parts) -> str:
    """Which of the form's applicants or reasons has most."""
    most = "少" if parts.asks("smallest") else "多"
    if _APPLICANT_KINDS.search(parts.text):
        return f"{parts.subject}哪类申请人的申请最{most}？"
    if _REASON_KINDS.search(parts.text):
        return f"{parts.subject}{parts.figure}的哪种理由最{most}？"
    return ""


def _of_those_named(parts: Parts) -> str:
    """Figures of the agencies named: compared, added up, or as they are."""
    more = "少" if parts.asks("smallest") else "多"
    adds = parts.asks("sum", "average")
    if len(parts.names) > 1 and parts.asks("compare", "gap", "largest", "smallest") and not adds:
        return f"{parts.years}{parts.who}的{parts.figure}哪个{more}？{more}多少？"
    if parts.asks("largest", "smallest") and not parts.asks("sum") and not _ONE_YEAR.fullmatch(parts.years):
        return f"{parts.subject}的{parts.figure}最{more}的是哪年？"
    if len(parts.measures) == 1 and parts.columns and _AND_HOW_MANY.search(parts.text):
        return f"{parts.subject}{parts.measures[0]}总计和{'和'.join(parts.columns)}分别多少？"
    if adds:
        return f"{parts.subject}{parts.figure}{'平均' if parts.asks('average') else '合计'}多少？"
    if bound := _bound(parts):
        return f"{parts.subject}{parts.figure}是不是{bound}？"
    asks = parts.names or parts.years or _HOW_MANY.search(parts.text)
    return f"{parts.subject}{parts.figure}{'是多少？' if asks and not _bare(parts) else '呢？'}"


def _bare(parts: Parts) -> bool:
    """And penalties? asks for them of whom was spoken of before."""
    return not parts.names and bool(_FOLLOWING.search(parts.text.strip()))


def _follow_up(parts: Parts) -> str:
    """An operation without a figure of its own: of the figure spoken of before."""
    if parts.terms or parts.unknown:
        return ""
    if parts.asks("largest", "smallest") and (most := _first_of_all(parts)):
        return most
    if parts.asks("rank"):
        return f"{parts.subject}在所有单位里排第几？"
    if parts.asks("why"):
        return f"{parts.subject}为什么？"
    if parts.asks("share"):
        return f"{parts.subject if parts.names else ''}占多少比例？"
    if _PAIR.search(parts.text) and parts.asks("gap", "compare"):
        return "两者差多少？"
    if parts.base or parts.asks("growth", "gap"):
        rate = "，增长率是多少" if parts.asks("percent", "growth") else ""
        return f"{parts.subject}比{parts.base or '上一年'}增加多少{rate}？"
    if parts.asks("sum", "average"):
        pair = "两者" if _PAIR.search(parts.text) else parts.subject
        return f"{pair}{'平均' if parts.asks('average') else '一共'}多少？"
    if parts.asks("largest", "smallest") and len(parts.names) > 1:
        return f"{parts.years}{parts.who}谁{'少' if parts.asks('smallest') else '多'}？"
    return ""


def _first_of_all(parts: Parts) -> str:
    """Who, or which year, comes first in the figure spoken of before; empty where neither is asked."""
    most = "少" if parts.asks("smallest") else "多"
    if parts.everyone:
        return f"{parts.years}哪个单位最{most}？"
    if parts.years == "历年" or _WHICH_YEAR.search(parts.text):
        return f"{parts.who}哪年最{most}？"
    return f"两者谁{most}？" if _PAIR.search(parts.text) else ""


def _of_everyone(parts: Parts) -> str:
    """One year's figures of all agencies, or of all of a kind."""
    kind = parts.kinds[0] if parts.kinds else ""
    figure, years, most = parts.figure, parts.years, "少" if parts.asks("smallest") else "多"
    each = f"{years}{f'所有{kind}' if kind else '各单位'}{figure}"
    among = f"{years}所有{kind}里" if kind else years
    if bound := _bound(parts):
        return f"{among}有多少个单位的{figure}{bound}？"
    if parts.asks("rank"):
        if top := _TOP.search(parts.text):
            return f"{each}排在前{NUMBERS.get(top[1].lower(), top[1])}名的是谁？"
        return f"{each}排名{'，从少到多' if most == '少' else ''}？"
    if parts.asks("smallest", "largest"):
        return f"{years}{f'哪家{kind}' if kind else '哪个单位'}的{figure}最{most}？"
    if _NONE.search(parts.text):
        return f"{among}哪些单位的{figure}为0？"
    if parts.asks("share"):
        return f"{each}占比分别是多少？"
    if parts.asks("average", "sum"):
        return f"{years}所有{kind or '单位'}{figure}{'平均' if parts.asks('average') else '合计'}多少？"
    if HOW_MANY_OFFICES.search(parts.text):
        return f"{among}有多少个单位有{figure}？"
    return f"{each}分别多少？"


def _bound(parts: Parts) -> str:
    """More than 100 and so on, with the unit; empty where the question sets no bound."""
    for pattern, words in _BOUND:
        if found := pattern.search(parts.text):
            number = found[1].lower().replace(",", "")
            return words.format("1" if number == "one" else NUMBERS.get(number, number)) + _unit(parts)
    return ""


def _share(parts: Parts) -> str:
    columns = "和".join(parts.columns)
    if not parts.measures:
        return f"{parts.subject}{columns}占多少比例？"
    if columns and parts.measures[0].endswith("申请"):
        return f"{parts.subject}{columns}的申请占新收申请的比例是多少？"
    part, *whole = parts.measures
    if whole and _OF_WHICH.search(parts.text):
        part, whole = whole[0], [part]  # what share of the requests were refused
    return f"{parts.subject}{part}{columns}占{whole[0] if whole else ''}的比例是多少？"


def _over_time(parts: Parts) -> str:
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


def _claim(parts: Parts) -> str:
    """A number that the question itself states, with its unit; empty where it states none."""
    stated = _NUMBER.findall(parts.text)
    if len(stated) != 1 or not _ASSERTS.search(parts.text.strip()) or _bound(parts):
        return ""
    return str(stated[0]).replace(",", "") + _unit(parts)


def _unit(parts: Parts) -> str:
    if "信息处理费" in parts.figure:
        return "元"
    return "万元" if _MONEY.search(parts.figure) else "件"


def _prose(parts: Parts) -> str:
    """A question that only the text of a report answers; words that are not known stay as they are."""
    words = [*parts.measures, *parts.terms, *parts.unknown]
    if not words:
        return ""
    matter = "".join(f" {word} " if word.isascii() else word for word in words).strip()
    if parts.everyone:
        kind = parts.kinds[0] if parts.kinds else "单位"
        if parts.asks("largest", "smallest") and find_counts(matter):
            return f"{parts.years}哪个{kind}的{matter}最{'少' if parts.asks('smallest') else '多'}？"
        return f"{parts.years}哪些{kind}提到了{matter}？"
    if _HOW_MANY.search(parts.text):
        unit = next((unit for pattern, unit in _UNITS if pattern.search(parts.text)), "")
        return f"{parts.subject}{matter}多少{unit}？"
    if parts.asks("why"):
        return f"{parts.subject}为什么{matter}？"
    if _WHO.match(parts.text):
        return f"{parts.subject}{matter}是谁？"
    return f"{parts.subject}如何{matter}？" if _HOW.match(parts.text) else f"{parts.subject}{matter}有哪些？"
