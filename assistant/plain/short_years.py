"""Years of two digits without 年, told from other numbers by where they stand: 北棠交通22, 22比21."""

from __future__ import annotations

import re

from assistant.scope.catalogue import Catalogue
from assistant.scope.mentions import read_mentions
from assistant.scope.years import year_words
from assistant.understanding.cues import asks_corpus
from ingest.fold import squeeze

_COUNTED = (
    r"(?! ?(?:[年万亿名户家宗位种类课级日月天时点秒倍%‰％余几张]|[件条次份篇场期项](?![数目例])|"
    r"[款支辆台平米岁字百千]|号(?!码)|起(?!诉)|批(?![复评准])|来(?![信访源])|部(?!分)|个(?!多|人申)|"
    r"人(?![大均社数员])|分(?![别类])|处(?![罚理分置])|多(?=[件条个次名人万家场])|元|本(?![年级机])|[.．:：]\d)|\d)"
)
_NOT_AFTER = r"(?<![\d.．〔\[第近前后满过达到约共仅只才是超足A-Za-z])"
_SHORT = rf"{_NOT_AFTER}[12]\d{_COUNTED}"
_ANY = re.compile(_SHORT)
_AFTER_NAME = re.compile(r"(?:的|[,，、(（ ])?")
_ITEM = rf"(?:20)?[12]\d(?:年度?|{_COUNTED})"
_JOIN = r" ?(?:(?:同|环|相|对)?比|相?较|vs|VS|减|[和与及跟同到至、,，/ \-—~～])(?:于|起)? ?"
_LIST = re.compile(
    rf"{_NOT_AFTER}(?P<row>{_ITEM}(?:{_JOIN}{_ITEM})+)(?P<years>这?[两二三四五几]?个?年[份度]?"
    r"|,?(?=[各都分]|[一总]共|合计|加起?在?|[两之]|谁|哪|[差多少])(?!多?少))?"
)
"""Years where it goes on about years (两个年度), or about both of them: 19和21一共几件."""
_NUMBER = re.compile(r"(?:20)?(?P<year>[12]\d)年?")
_HELD_AGAINST = re.compile("同?比|环比|较|vs|VS|减")
_LABELLED = re.compile(rf"(?P<said>年[份度](?:是|为|[:：,，])? ?)(?P<year>[12]\d){_COUNTED}")
_OPENING = re.compile(
    rf"^(?P<said>(?:那么?|换成?|改成?|再看看?)?)(?P<year>[12]\d){_COUNTED}(?=的?[\u4e00-\u9fff?？])(?!比)"
)
_CLOSING = re.compile(r"(?P<said>[\u4e00-\u9fff][,，(（ ])(?P<year>[12]\d)(?=[)）]?[?？。]?$)")
_MEASURED_BY = re.compile(
    rf"(?P<said>(?:20|(?<!\d))[12]\d年.*?(?:[比较]|对比))(?P<year>[12]\d)(?=[多少高低大小增减涨降升变]){_COUNTED}"
)
_LOOSE = re.compile(rf"(?<![有为了于写成着得]){_SHORT}(?! ?(?:[吗吧么对以工]|[=＝]))")
"""Not 培训有22, 写着22, 22以上."""
_NUMBERED = re.compile(r"\d+(?:[.,．]\d+)*")
_ON_TO = re.compile(r" ?[-—–~～到至→]+ ?(?:20)?[12]\d(?!\d)")
"""19到22 is a range, which is read as it stands."""
_MOST_IN_A_ROW = 3
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_END = r"(?:20)?[12]\d|(?:二[〇零])?[一二][〇零一二三四五六七八九]"
_SPAN = re.compile(
    rf"(?<![\d.〇零一二三四五六七八九十近第前满])(?P<first>{_END})年?度?(?P<to>(?:一直|一路)?[-—~～至到])"
    rf"(?P<last>{_END})年度?(?:(?:之|期)?间)?(?!前|后)"
)
"""二〇到二二年间, 20年至22年间: between two years, and no number of years."""


def years_spelled_out(question: str, catalogue: Catalogue) -> str:
    """The question with 年 behind each number of two digits that is a year. O(length × longest name).

    One straight behind an agency's name is; elsewhere only one that there are reports of: in a row (19 20 21,
    22比21, 21、22两个年度), at the head (22窗口数), after a comma at the end, after 年份, and wherever a
    question that names an agency has no other number (收费21、22).
    """
    there = catalogue.short_years
    question = _SPAN.sub(lambda found: _of_span(found, there), question)
    if not _ANY.search(question):
        return question
    undated = not year_words(squeeze(question).text)
    question = _LIST.sub(lambda found: _of_list(found, there), question)
    for pattern in (_LABELLED, _OPENING, _CLOSING):
        question = pattern.sub(lambda found: _with_year(found, there), question)
    for found in reversed(list(_ANY.finditer(question))):
        if not _ON_TO.match(question, found.end()) and _behind_name(question, found, catalogue):
            question = f"{question[: found.start()]}20{found[0]}年{question[found.end() :]}"
    question = _MEASURED_BY.sub(lambda found: _with_year(found, there), question)
    return _with_loose(question, catalogue) if undated else question


def _with_loose(question: str, catalogue: Catalogue) -> str:
    """The question with 年 behind all its numbers of two digits, where they can be nothing but years."""
    loose = [found for found in _LOOSE.finditer(question) if found[0] in catalogue.short_years]
    others = _NUMBERED.findall(re.sub(r"20\d\d年", "", question))
    if not loose or len(loose) != len(others) or not _names_agency(question, catalogue):
        return question
    for found in reversed(loose):
        question = f"{question[: found.start()]}20{found[0]}年{question[found.end() :]}"
    return question


def _names_agency(question: str, catalogue: Catalogue) -> bool:
    text = squeeze(question).text
    return any(m.places or m.offices for m in read_mentions(text, catalogue).mentions) or asks_corpus(text)


def _with_year(found: re.Match[str], there: frozenset[str]) -> str:
    return f"{found['said']}20{found['year']}年" if found["year"] in there else found[0]


def _of_span(found: re.Match[str], there: frozenset[str]) -> str:
    """A span of years in full; itself where one of them is none that there are reports of."""
    first, last = (found[end].translate(_DIGITS)[-2:] for end in ("first", "last"))
    if not there.issuperset({first, last}) or first >= last:
        return found[0]
    return f"20{first}年{found['to']}20{last}年"


def _of_list(found: re.Match[str], there: frozenset[str]) -> str:
    """A row of years, each in full; itself where it may be of other numbers."""
    row, behind = found["row"], found["years"] or ""
    years = [number["year"] for number in _NUMBER.finditer(row)]
    counted = found["years"] is not None or len(years) >= _MOST_IN_A_ROW or _HELD_AGAINST.search(row)
    if not counted or not there.issuperset(years):
        return found[0]
    spelled = re.sub(r" *(?:同|环|相|对)?(?=比)", "", _NUMBER.sub(r"20\g<year>年", row))
    return re.sub(r"年 +(?=\d)", "年、", spelled) + behind


def _behind_name(question: str, found: re.Match[str], catalogue: Catalogue) -> bool:
    """Whether an agency's name ends where the number begins."""
    before = question[: found.start()]
    start = len(squeeze(before).text)
    read = squeeze(f"{question[: found.end()]}年{question[found.end() :]}").text
    ends = {
        end for m in read_mentions(read, catalogue).mentions if m.places or m.offices for _, end in m.spans
    }
    return any(end <= start and _AFTER_NAME.fullmatch(read[end:start]) for end in ends)
