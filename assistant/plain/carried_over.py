"""Requests left from one year to the next, said in words of one's own, as the form has them.

头一年没办完、拖到2021年接着办的 are 上年结转 of 2021, and so are 上年遗留下来的 beside a year that is named:
the word for a year in them only says where they come from. 又有几件拖进22年 is 结转下年度 of the year before.
"""

from __future__ import annotations

import re

from assistant.scope.years import BOTH_YEARS, YEAR, year_of

_DATED = re.compile(rf"({YEAR})年?度?")
_LAST = r"(?:(?:上|前|头)一?个?年度?|去年|往年|以往年度|以前年度)(?:年?[底末](?:时候?)?|里)?"
_MOVED = r"(?:结?转|拖|留|带|压|延|移|挪|推|滚|跨|顺延)了?(?:到|至|入|进|给)了?"
_LEFT = (
    r"(?:遗留|积压|剩余|拖欠|欠账|(?:接|结)转|承接|接手|[老旧](?:账|件)|存量|尾巴|还?(?:没有?|未)能?(?:(?:办|处理|答复|审)理?(?:完|结|掉|清)?|结)|"
    r"(?:剩|留|欠|遗|压|拖|带|转|移|接|存|积)(?=[下过进入来的着余存续]))(?:下|过|进|入|着|余|存|续)?来?了?"
)
_TO = rf"(?:[,，、]?(?:又|就|才|而|并)*{_MOVED}(?P<to>(?:{YEAR}年?度?|[今当本这]一?年)))?"
_THEN = r"(?:(?:才|再|来|又)?(?:继续|接着|接|去)?(?:办理?|处理))?"
_FROM_LAST = re.compile(rf"(?<![比较])[从由自打]?{_LAST}(?:那边|那会儿?)?的?{_LEFT}{_TO}{_THEN}")
_WITH_A_YEAR = re.compile(rf"(?:{YEAR})年?度?[和与跟及、]$")
"""2021年和上一年没办完的: two years, each with its own."""
_INTO_NEXT = re.compile(
    rf"(?P<since>[从由自]{YEAR}年?度?[底末]?[^,，。]{{0,2}}?)?{_MOVED}(?P<to>{YEAR})年?度?{_THEN}"
)
_TO_THE_NEXT = re.compile(rf"{_MOVED}(?:下|次|明|第二|后)一?年度?(?:去|里)?{_THEN}")
_COUNTED_IN = re.compile(
    r"(?:算|计|含|包[括含])[不没](?:算|计|含|包)|是否(?:包|计|算|含)|[算计](?:在内|进[去来]|入)"
)
"""上一年没审完的算不算在内: no year is asked for, but whether those are among them."""
_OF_REQUESTS = re.compile("申请|[办没未]|[几多]少?件|[件转]$")
_NEW = re.compile(r"(?:当年|本年|今年|这一?年)?新(?:来|到|进|接)(?:了|的)+(?!人|同|员|手)")
_OLD = r"(?:上年结转|[旧老]账)(?:的|了|申请|那些|那部分|部分|件)*"
_ADD = r"(?:算上|加上|包括|包含|连同|带上|计入|算进来?|加进来?|含|连|加)"
_ADDED = re.compile(
    rf"[,，(（]?(?:把|将)?{_ADD}{_OLD}(?:也|都|一并|一起|全)*(?:{_ADD}|在内|进[来去])*[)）]?|"
    rf"[,，(（]?(?:把|将)?{_OLD}(?:也|都|一并|一起|全)*{_ADD}(?:在内|进[来去])*[)）]?"
)
_IN_HAND = re.compile(
    r"(?:要|需要?|[应得待]|该)[办处答](?:理|复)?|手[头里上中]|(?:一|总)共|合计|总[量数]|有(?:多少|几)件"
)
_TO_DO = re.compile(r"(?:需要?|[要应得待]|该)(?:办理?|处理|答复)")
_NAMES_OTHER = re.compile(
    r"新收|收到|接到|受理|收了|新增|办结|办完|答复了|结转下|转下年|账[^,，。]{0,6}平|复议|诉讼"
)


def carried_over(question: str, dated: bool = False) -> str:
    """The question with what is left of other years called as in the form. O(length).

    ``dated``: a turn before has named a year.
    """
    question = _FROM_LAST.sub(lambda found: _carried_in(found, dated), question)
    question = _INTO_NEXT.sub(_carried_out, question)
    if _OF_REQUESTS.search(question):
        question = _TO_THE_NEXT.sub("结转下一年", question)
    if "上年结转" in question:
        question = _NEW.sub("新收的申请", question)
    if "申请" in question and _IN_HAND.search(question) and not _NAMES_OTHER.search(question):
        added = _ADDED.sub("，新收申请加上上年结转一共多少件，", question, count=1)
        return question if added == question else _TO_DO.sub("", added)
    return question


def _carried_in(found: re.Match[str], dated: bool) -> str:
    """上年结转, where a year is named that it is carried into."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    beside = dated or _COUNTED_IN.search(found.string) or _DATED.search(before) or _DATED.search(after)
    if _WITH_A_YEAR.search(before) or not (found["to"] or beside):
        return found[0]
    return f"{found['to'] if found['to'] and not beside else ''}上年结转"


def _carried_out(found: re.Match[str]) -> str:
    """结转下年度, where the year before the one it is carried into is named too."""
    text, year = found.string, year_of(found["to"])
    others = {year_of(m[1]) for m in _DATED.finditer(text[: found.start()] + "," + text[found.end() :])}
    moved = (
        not found["since"]
        and others == {year - 1}
        and _OF_REQUESTS.search(text)
        and not BOTH_YEARS.search(text)
    )
    return "结转下年度的" if moved else found[0]
