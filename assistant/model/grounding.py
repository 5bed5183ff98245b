"""Whether a statement that a chat model wrote stands in the evidence it was given, sentence by sentence.

Stricter than ``verify``, which checks what our own rules composed: a model may join a true number to the
wrong agency, year, row or unit, drop a 约, turn 多 into 少, name another agency, or follow an instruction
that stands in a report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import TypeVar

from assistant.english.claims import english_claims, english_problem
from assistant.model.claims import (
    Claim,
    Day,
    claims_in,
    days_in,
    disguised,
    names_in_digits,
    same_amount,
    same_day,
)
from assistant.model.subjects import Names, Subject, words_around
from assistant.scope.catalogue import Catalogue
from assistant.types import Answer, Citation, Statement
from ingest.fold import squeeze
from ingest.numerals import numbers_in

T = TypeVar("T")
SUPPORTED = 0.55
"""Share of a sentence's pairs of characters that its sources must hold; honest rewordings lie above .6."""
SUPPORTED_COUNT = 0.45
"""The same of a clause that holds a number."""
_CLAUSES = re.compile(r"[,;:。、]")
_QUOTED = re.compile(r"[“「『]([^“”「」『』]{4,})[”」』]|\"([^\"]{4,})\"")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fff]+|[了的地得着过与和及由被把个多余]")
_PLANTED = re.compile(
    r"(?:忽略|无视|忘掉|不要遵守|请遵守|请执行).{0,12}(?:指令|提示|规则|要求|设定|限制|命令)|系统提示词?|"
    r"你(?:现在)?(?:是|扮演|必须|应当)|(?:请|必须|直接|统一|一律)(?:回答|输出|回复|答复为)|"
    r"ignore.{0,24}(?:instruction|prompt|rule)|system ?prompt|"
    r"(?:问答|人工智能|AI)(?:助手|模型|系统)?.{0,8}(?:请|应|必须|输出|回答)",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[。！？；\n])")
_PLAIN = (
    "该局该单位该机关本年全年当年年度报告显示报告写道报告提到其中以及此外同时另外主要包括分别通过开展存在以下问题如下方面"
    "情况工作措施改进进一步提出将要下一步指出表示为了共有共计一共作出决定收到办理数量数为是有的在和与及并等了也还"
)
_CLASSES = {
    "增": re.compile(
        r"增长|增加|上升|增多|上涨|高于|多于|更[多高]|增幅|(?<![最许更不])多(?=\d)|"
        r"\b(?:increased?|rose|grew|growth|higher|up by|more (?!than \d))",
        re.IGNORECASE,
    ),
    "减": re.compile(
        r"减少|下降|降低|回落|低于|少于|更[少低]|降幅|(?<![最更不])少(?=\d)|"
        r"\b(?:decreased?|fell|dropped|decline[ds]?|lower|fewer|down by|less (?!than \d))",
        re.IGNORECASE,
    ),
    "最多": re.compile(
        r"最[多高大]|居首|首位|第一[,。名位]|排名第一|(?<!at )\bmost\b|\b(?:highest|largest)\b", re.I
    ),
    "最少": re.compile(r"最[少低小]|末位|垫底|(?<!at )\bleast\b|\b(?:lowest|smallest|fewest)\b", re.I),
    "相同": re.compile(r"持平|相同|一样|相等|一致|\b(?:the same|equal|unchanged)\b", re.I),
    "空白": re.compile(r"空白|未填|没有填|未能读出|未读出|blank|not (?:filled|reported|read)|unread", re.I),
}
_REPORT_OF = re.compile(r"(?P<none>没有(?:收录)?)?(?P<year>20\d\d)年度?的?(?:年度)?(?:报告|年报)")
_IN_TURN = re.compile(r"分别|依次|前者|后者|\brespectively\b|\bthe (?:former|latter)\b")
_UNREAD = _CLASSES["空白"]


@dataclass(frozen=True, slots=True)
class Fact:
    """An amount in a source, whose it is, and in a quote the words of its clause."""

    amount: Claim
    subject: Subject
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Source:
    """A text that statements with marker ``n`` may rest on: a quote, or what was composed from a cell."""

    n: int
    agency: str
    year: int
    text: str
    facts: tuple[Fact, ...]
    days: tuple[Day, ...]
    composed: bool


class Grounding:
    """The evidence of one answer, made ready to check statements against. O(its length), once an answer."""

    def __init__(self, answer: Answer, catalogue: Catalogue) -> None:
        self.answer = answer
        self.english = answer.language == "en"
        self._cells = {c.n for c in answer.citations if c.cell}
        self._names = Names(answer, catalogue, self.english)
        self._sources: dict[int, tuple[Source, ...]] = {c.n: tuple(self._of(c)) for c in answer.citations}
        self._question = squeeze(answer.question).text

    def texts(self, citation: Citation) -> list[str]:
        """What of a citation is evidence: what was composed from a cell, else the quote less instructions."""
        composed = [s.text for s in self.answer.statements if citation.n in s.cites]
        quote = without_instructions(citation.quote)
        if citation.n in self._cells:
            return composed
        return [quote, *(text for text in composed if _computed(text, quote))]

    def problem(self, statement: Statement, lead_in: bool = False) -> str:
        """Why a statement is not borne out, in Chinese, or an empty string. O(statement × its sources).

        A ``lead_in`` cites nothing and states nothing: it is held against all the evidence.
        """
        cites = tuple(self._sources) if lead_in else statement.cites
        if not cites:
            return "没有标出处"
        if any(n not in self._sources for n in cites):
            return "标了不存在的出处"
        sources = [source for n in cites for source in self._sources[n]]
        if not sources:
            return "出处里没有可用的内容"
        text = statement.text if self.english else squeeze(statement.text).text
        return next((found for check in self._checks() if (found := check(text, sources))), "")

    def left_out(self, statements: Sequence[Statement]) -> bool:
        """True where statements about cells do not cite each cell, or leave out a value of one."""
        cited = {n for statement in statements for n in statement.cites}
        said = set().union(*(self._numbers(statement.text) for statement in statements))
        wanted = {
            fact.amount.value
            for source in chain.from_iterable(self._sources.values())
            if source.composed
            for fact in source.facts
        }
        return not (self._cells <= cited and wanted <= said)

    def _claims(self, text: str) -> Iterable[Claim]:
        return english_claims(text) if self.english else claims_in(text)

    def _numbers(self, text: str) -> set[Decimal]:
        return {claim.value for claim in english_claims(text)} if self.english else numbers_in(text)

    def _of(self, citation: Citation) -> Iterator[Source]:
        quote = squeeze(without_instructions(citation.quote)).text
        for raw in self.texts(citation):
            text = squeeze(raw).text
            default = Subject(citation.agency, citation.year)
            facts = tuple(
                Fact(
                    claim,
                    self._names.subject(text, claim.start, default),
                    words_around(text, claim.start) if text == quote else frozenset(),
                )
                for claim in claims_in(text)
            )
            if text:
                yield Source(
                    citation.n,
                    citation.agency,
                    citation.year,
                    text,
                    facts,
                    tuple(days_in(text)),
                    text != quote,
                )

    def _checks(self) -> tuple[Callable[[str, Sequence[Source]], str], ...]:
        common = (
            self._check_marks,
            self._check_quotes,
            self._check_days,
            self._check_names,
            self._check_turns,
        )
        own = (self._check_english,) if self.english else (self._check_numbers, self._check_words)
        return (*common, *own, self._check_amounts)

    def _check_marks(self, text: str, sources: Sequence[Source]) -> str:
        """Numerals in disguise, vague amounts, telephones and the like, only as the sources have them."""
        held = "\n".join(source.text for source in sources)
        for odd in (*disguised(text), *names_in_digits("" if self.english else text)):
            if odd not in held:
                return f"“{odd}”不在出处里"
        return "含有网址" if "://" in text and "://" not in held else ""

    def _check_quotes(self, text: str, sources: Sequence[Source]) -> str:
        held = [source.text for source in sources] + [self._question]
        quotes = (squeeze(a or b).text.strip("。;,.") for a, b in _QUOTED.findall(text))
        return next((f"引号里的“{q}”不是原文" for q in quotes if not any(q in h for h in held)), "")

    def _check_days(self, text: str, sources: Sequence[Source]) -> str:
        for day in days_in(text):
            if not any(
                same_day(day, given, source.year)
                for source in sources
                for given in (*source.days, Day(source.year))
            ):
                return "日期不在出处里"
        held = "\n".join(source.text for source in sources)
        years = {source.year for source in sources}
        for said in _REPORT_OF.finditer(text):
            if said[0] not in held and (said["none"] or int(said["year"]) not in years):
                return "说错了是哪一年的报告"
        return ""

    def _check_names(self, text: str, sources: Sequence[Source]) -> str:
        agencies = {source.agency for source in sources}
        held = "\n".join((*(source.text for source in sources), *agencies))
        return next((f"出处里没有“{name}”" for name in self._names.foreign(text, agencies, held)), "")

    def _check_amounts(self, text: str, sources: Sequence[Source]) -> str:
        facts = [fact for source in sources for fact in source.facts]
        default = Subject(_only(s.agency for s in sources), _only(s.year for s in sources))
        claims = list(self._claims(text))
        if (
            len(claims) > 1
            and _IN_TURN.search(text)
            and not any(text.strip("。;") in s.text for s in sources)
        ):
            return "用了“分别”之类的说法，无法逐个核对"
        for claim in claims:
            same = [fact for fact in facts if same_amount(claim, fact.amount)]
            if not same and self.english and not claim.unit:
                continue  # a year or an item's number, which english_problem has looked at
            if not same:
                return f"{claim.value:f}{claim.unit}与出处的数不符"
            subject = self._names.subject(text, claim.start, default)
            if not self._names.fits(subject, [f.subject for f in same], [f.subject for f in facts]):
                return f"{claim.value:f}{claim.unit}不是所说的单位、年份或项目的数"
            if not _best_said(words_around(text, claim.start), same, facts):
                return f"{claim.value:f}{claim.unit}在出处里说的是别的"
        return ""

    def _check_numbers(self, text: str, sources: Sequence[Source]) -> str:
        held = "\n".join(source.text for source in sources)
        allowed = numbers_in(held) | {Decimal(source.year) for source in sources}
        return "" if numbers_in(text) <= allowed else "数字不在出处里"

    def _check_turns(self, text: str, sources: Sequence[Source]) -> str:
        """More and less, most and least, the same, and blank: as a source says it, of the same subject."""
        for name, pattern in _CLASSES.items():
            saying = [source for source in sources if pattern.search(source.text)]
            if pattern.search(text) and not saying:
                return f"出处没有说“{name}”"
            composed = [source for source in saying if source.composed]
            if composed and pattern.search(text) and not self._same_first(text, composed):
                return f"“{name}”说的不是同一单位或年份"
        unread = [s for s in sources if s.composed and _UNREAD.search(s.text)]
        if unread and len(unread) == len(sources) and not _UNREAD.search(text):
            return "没有写明是空白或未读出"
        return ""

    def _same_first(self, text: str, composed: Sequence[Source]) -> bool:
        first = self._names.first(text)
        return any(self._names.first(source.text) == first for source in composed)

    def _check_words(self, text: str, sources: Sequence[Source]) -> str:
        """Content: Latin words of the sources only, and most pairs of characters from them."""
        held = "\n".join((*(s.text for s in sources), *(s.agency for s in sources), self._question, _PLAIN))
        latin = {word.lower() for word in _LATIN.findall(text)}
        if latin - {word.lower() for word in _LATIN.findall(held)}:
            return "含有出处里没有的外文"
        bare = self._names.without(text)
        if _share(bare, held) < SUPPORTED:
            return "内容与出处对不上"
        counting = (clause for clause in _CLAUSES.split(bare) if claims_in(clause))
        if any(_share(clause, held) < SUPPORTED_COUNT for clause in counting):
            return "数字说的事出处里没有"
        return ""

    def _check_english(self, text: str, sources: Sequence[Source]) -> str:
        amounts = [fact.amount for source in sources for fact in source.facts]
        numbers = set().union(*(numbers_in(source.text) for source in sources))
        return english_problem(text, amounts, numbers | {Decimal(source.year) for source in sources})


def without_instructions(quote: str) -> str:
    """A report's words less the sentences that tell a reader's program what to do. O(len)."""
    return "".join(piece for piece in _END.split(quote) if not _PLANTED.search(squeeze(piece).text))


def _computed(text: str, quote: str) -> bool:
    """Whether a composed statement holds more than the words of the quote it cites."""
    return squeeze(quote).text.strip("。;,") not in squeeze(text).text


def _share(text: str, held: str) -> float:
    """The share of a text's pairs of Chinese characters that ``held`` has; all of none."""
    pairs = [run[n : n + 2] for run in _NOT_WORDS.split(text) for n in range(len(run) - 1)]
    return sum(pair in held for pair in pairs) / len(pairs) if pairs else 1.0


def _best_said(words: frozenset[str], same: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """Whether no other number of the quotes stands among more of the words that the number has here."""
    if not all(fact.words for fact in same):
        return True
    return max(len(words & fact.words) for fact in same) >= max(len(words & fact.words) for fact in facts)


def _only(values: Iterable[T]) -> T | None:
    """The one value there is, or None."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
