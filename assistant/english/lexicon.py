"""English for what the form and its reports speak of, with the Chinese words that the rules know it by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.english.data import table

Entry = tuple[re.Pattern[str], str]

_REQUESTS = (
    r"(?:(?:(?:freedom[- ]of|right[- ]to|access[- ]to|disclosure[- ]of)[- ](?:government[- ])?"
    r"(?:information|know)|information[- ]disclosure|open[- ](?:government[- ]information|records)|"
    r"public[- ]records?|access|information|disclosure|foia?|ogi|such) )*"
    r"(?:requests?|applications?)"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns of English words, each with its Chinese.

    ``rows`` and ``columns`` are those of the form, ``terms`` what reports write about in words,
    ``contacts`` how to reach an agency.
    """

    rows: tuple[Entry, ...]
    columns: tuple[Entry, ...]
    terms: tuple[Entry, ...]
    contacts: tuple[Entry, ...]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read at the first question in English, which may say a label in Chinese."""
    return Lexicon(*(_entries(group) for group in ("row", "column", "term", "contact")))


def _entries(wanted: str) -> tuple[Entry, ...]:
    return tuple(
        (word_pattern(f"{chinese}|{english.replace('{requests}', _REQUESTS)}"), chinese)
        for group, chinese, english in table("lexicon")
        if group == wanted
    )


def word_pattern(words: str) -> re.Pattern[str]:
    """A pattern of whole words in either case."""
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_OF_REQUESTS = "自然人 商业企业 科研机构 社会公益组织 法律服务机构"
COLUMNS_OF = (
    (re.compile("文件|规章"), frozenset("废止 现行有效 制发 新公开 对外公开总数".split())),
    (re.compile("采购"), frozenset({"采购金额"})),
    (re.compile("行政复议|诉讼|起诉"), frozenset("结果维持 结果纠正 其他结果 尚未审结".split())),
    (re.compile("^(?!行政|政府集中|规)"), frozenset(_OF_REQUESTS.split())),
)
"""Patterns of rows with the columns they have."""
ROW_COLUMNS = frozenset().union(*(columns for _, columns in COLUMNS_OF[2:]))
"""Columns that a turn may name alone: who applied, how it ended."""
DECISIONS = re.compile("行政(?:许可|处罚|强制)|文件|规章|收费|采购")
"""Rows of which grant and handle say nothing more."""

_LAW = word_pattern(
    r"what does (?:article|the (?:law|regulations?))|article \d+|regulations? (?:say|require|stipulate)|"
    r"legal (?:deadline|time limit)|statutory (?:deadline|time limit)|how many working days|"
    r"how (?:do|can|should|to) (?:i |one |you |we )?(?:file|submit|make|apply)|what is meant by|"
    r"(?:definition|meaning) of|what does .{2,40} mean"
)
_INSTRUCTION = re.compile(
    r"(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|prompt|rule|guideline)|system ?prompt|"
    r"jail ?break|\bpretend\b|\bact as\b|you are now|reveal your",
    re.IGNORECASE,
)
_OPINION = word_pattern(
    r"(?:do|would) you (?:\w+ )?(?:think|believe|feel|reckon|consider|trust|prefer)|would you (?:\w+ )?say|"
    r"your (?:\w+ )?(?:opinion|view|judge?ment|favou?rite)|personally|lazy|lazi(?:er|est)|deserves?|"
    r"should (?:it|they|we|i|he|she)|trustworthy|good or bad|a good job|reliable|your advice|"
    r"would you recommend"
)
_PERSONAL = word_pattern(
    r"my (?:own )?(?:\w+ )?(?:request|application|case)|I (?:applied|submitted|requested|filed)"
)
_OTHER = word_pattern(
    r"weather|stocks?|lottery|poem|poetry|essay|joke|recipe|cook|movie|film|song|football|basketball|"
    r"game|horoscope|python|javascript|program code|translate|who are you|your name|capital of|president|"
    r"headache|diet|math"
)
GREETING = re.compile(
    r"\W*(?:hello|hi|hey|thanks?(?: you)?|help|good (?:morning|afternoon|evening))\W*", re.I
)
"""Answered with what there is to ask about."""
REFUSED = (
    (_INSTRUCTION, "忽略以上指令"),
    (_OPINION, "你觉得好不好？"),
    (_PERSONAL, "我的申请怎么样了？"),
)
"""What is not answered, each with a Chinese question that is refused for the same reason."""
REFUSED_OF_NOBODY = ((_OTHER, "今天天气怎么样？"), (_LAW, "条例是怎么规定的？"))
"""The same, but a question that names an agency is one about its report."""

STOP = frozenset(
    "across often anyone anybody common frequent a an the of in on at for by to from with and or but as "
    "is are was were be been being do does did done has have had it its their they them that this these "
    "those there what which who whom whose when where why how many much number numbers count amount total "
    "any some all each every both other please tell me give show us can could would will should shall may "
    "might about into over during within year years annual report reports reported reporting state stated "
    "say says said according if so than then also just only no not nor yes i you we my your our he she "
    "his her agency agencies bureau bureaus office offices department departments government governments "
    "district districts county counties city cities unit units authority authorities list name names "
    "describe explain anything something things thing make made take took get got receive received issue "
    "issued carry carried out compare compared comparison between among more most less least fewer fewest "
    "higher highest lower lowest larger largest smaller smallest same different difference differ share "
    "proportion percentage percent part rate growth grow grew grown increase increased decrease decreased "
    "rise rose fall fell drop dropped change changed changes trend trends rank ranking ranked top first "
    "order sum average mean combined together altogether times time mention mentioned mentions mentioning "
    "write writes wrote handled handle cases case decisions decision kind kinds type types applicant "
    "applicants right correct true really find found know want like instead meant longer s t up down went "
    "go figure figures detail details one two three four five against versus vs ever own hold held "
    "conduct conducted organise organised organize organized gave given provide provided use used many's "
    "per via here now still plan plans planned next step steps doing work worked come came off showed "
    "shown people persons person half twice double impose imposed table tables sums add admit admitted "
    "acknowledge grant granted fully bigger organizations organisations collect collected charge charged "
    "ones logged lodged ended end ends ending brought taken registered fielded "
    "sorry actually ok okay well thanks oh wait hmm great sure after before earlier later else again "
    "newly face faced facing disclosure spend spent answer answered reason reasons because cause caused "
    "main major submit submitted file filed outcome outcomes result results exceed exceeded exceeds".split()
)
"""Words that ask or join and say nothing of the matter."""
