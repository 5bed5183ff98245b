"""What a question says of its own words: a slip taken back, a gloss in brackets, which year is meant.

去年…不对是2022年 is of 2022; 结转（结转指上年转来） of what the gloss says.
"""

from __future__ import annotations

import re

from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures
from ingest.fold import squeeze

_YEAR = r"(?:20\d\d年?度?|(?<!\d)[12]\d年度?|[去今前]年|上一?年度?)"
_SLIP = re.compile(
    rf"{_YEAR}的?[…。.,，、—\- ]*(?:[啊哦呃噢嗯额诶哎呀][,，…。 ]*)*"
    r"(?:不对|说错了?|打错了?|写错了?|口误|错了|等等|等下|更正(?:一下)?|不(?=[,，、。…]))"
    rf"[,，…。.!！、 ]*(?:我?[要想]?[问说指查看]的?|应该|应当)*(?:是|为)?(?={_YEAR})"
)
"""去年…不对是2022年: the year before is a slip."""
_YEAR_MEANT = re.compile(
    r"(?:去年|上一?年度?|前一?年|头一?年|往年|那一?年|当年|上期|今年)(?P<between>[^。;；\d]{0,16}?)[,，?？（(—–-]+(?:我|这里|这)?(?:是)?"
    r"(?:指|说|讲|意思)的?(?:就?是)?(?P<year>(?:20)?[12]\d)年?度?[)）]?(?=$|[,，。?？])"
)
"""去年同期是多少，我指2021."""
_GLOSS = re.compile(
    r"[（(](?P<word>[\u4e00-\u9fff]{2,6})(?:一词|这里|此处)?(?:都?是?指|说的是|就是说|即)的?是?(?P<means>[\u4e00-\u9fff]{2,12})[)）]"
)
"""结转（结转指上年转来）: what the one who asks means by a word."""
_IN_THE_FORM = re.compile(
    r"(?P<asks>[几多]少?(?:[个件张次项份宗起]))?(?P<said>[^,，。;；?？()（）几多]{1,12})[(（](?:也?就是|即|其实是|我?指的?是|对应)(?P<what>[^()（）]{2,16})[)）]"
)
"""几个办学之类的许可（就是行政许可处理决定）: what the form calls it."""
_WHICH_TWO = re.compile(
    r"(?P<counted>[两三四五俩仨]个?(?:单位|部门|机关|[家局]))(?:[—－-]+|[(（])(?:[^，,—－\-()（）\d几多哪谁局委办区县市政]{2,8})"
    r"(?:[—－-]+[，,]?|[)）]|(?=[，,]))"
)
"""云岭县两个局（卫健+审批）: what they are in short, where their number says it."""
_OF_PLACE = re.compile(r"^(?:我们?|咱们?|本)?[市区县](?:里|上)?[（(]([\u4e00-\u9fff]{2,6})[)）]")
"""市里（青溪）: of which place it is said."""
_PERMITS = re.compile(
    r"(?P<verb>[批发办颁][出了]?)(?P<so_many>(?:多少|几)?[张本个]?|的)证照?"
    r"(?=$|[,，。?？多少最更数几有比]|谁|哪)"
)
"""谁批的证多: permits that were granted."""
_ITS_GOVERNMENT = re.compile(
    r"[，,。?？；; ]+(?:我|就|只|请|都)*(?:看|查|翻|按照?|以|指|用|要|取|问|说|选)?(?:的?是)?"
    r"(?P<level>[市区县])"
    r"(?:人民)?政府(?:本级|本身|自己|那边|这边)?的?(?:那[份个家一]+|口径|报告|年报|数[据字]?|来|算|为准)*的?[。?？]?$"
)
"""……，看市政府那份: whose report it is, where the place alone is named before."""
_COURSE = re.compile(
    r"(?:是|又|都|一路|一直)*(?:(?:怎么|怎样|如何|咋|往哪[里儿]?)(?:样|个)?走(?:法|的|过来|下来|向)*|走得(?:怎么样|怎样|如何|咋样))(?=[呢呀啊]?(?:$|[,，。?？!！]))"
)
"""处罚这几年怎么走的: which way the numbers went, where one is named, and not the way to the office."""
_AN_OFFICE = re.compile("局|委|厅|政府|街道")


def as_meant(question: str) -> str:
    """The question with what it says it means in the place of what it says. O(length)."""
    question = _IN_THE_FORM.sub(_in_the_form, _SLIP.sub("", question))
    question = _glossed(_WHICH_TWO.sub(r"\g<counted>", question))
    question = _PERMITS.sub(r"\g<verb>\g<so_many>许可", question)
    question = _of_course(_without_its_government(question))
    question = _YEAR_MEANT.sub(lambda found: f"20{found['year'][-2:]}年{found['between']}", question)
    return _OF_PLACE.sub(r"\1", question)


def _of_course(question: str) -> str:
    """The question with 怎么走 as 怎么变, where it names what is counted."""
    found = _COURSE.search(question)
    said = squeeze(question[: found.start()] + question[found.end() :]).text if found else ""
    counted = find_measures(said) or find_counts(said) or "申请" in said
    return _COURSE.sub("怎么变的", question) if counted else question


def _in_the_form(found: re.Match[str]) -> str:
    """The name that the form has, where it is one of a cell of the same table as what was said."""
    said, what = find_measures(squeeze(found["said"]).text), find_measures(squeeze(found["what"]).text)
    same = {(m.table, m.row) for m in said} == {(m.table, m.row) for m in what}
    return f"{found['asks'] or ''}{found['what']}" if what and same else found[0]


def _glossed(question: str) -> str:
    """The question with what its gloss says in the place of the word."""
    found = _GLOSS.search(question)
    if not found or found["word"] not in question[: found.start()]:
        return question
    return question[: found.start()].replace(found["word"], found["means"], 1) + question[found.end() :]


def _without_its_government(question: str) -> str:
    """The question less whose report it is at its end, where a place of that level alone is named."""
    found = _ITS_GOVERNMENT.search(question)
    before = question[: found.start()] if found else question
    return before if found and found["level"] in before and not _AN_OFFICE.search(before) else question
