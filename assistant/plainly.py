"""A question without what is said beside it, and with words of a region or of statisticians put plainly."""

from __future__ import annotations

import re

_SEAT = re.compile(r"(?<=[市区县])府(?=[、,，)）和与跟比的\d]|$)")
_GLOSSED = re.compile(r"^(?:我们?|咱们?|本)?[市区县](?:里|上)?[（(]([\u4e00-\u9fff]{2,6})[)）]")
"""市里（青溪）: of which place it is said."""
_SO_MUCH = re.compile(r"几多(?!少)")
_CORPUS = re.compile(r"(?:(?:整个|全部|所有|全)样本库?|样本库?(?=[里中内]))(?:范围)?[里中内]?的?")
"""The agencies there are: 全样本, 样本里."""
_SO_MANY = re.compile(r"(?:这|的|全部|所有)*(?:[\d一二两三四五六七八九十]+)[个家]")
_ASKED = re.compile(r"[几哪谁]|多少|什么|啥|怎|吗|[么呢][?？]|[?？]")
_BY_REPORT = re.compile(
    r"[，,](?:就|只|请)?(?:看|查|翻|按|以|据)(?:看|一下|下)?(?P<year>(?:20)?\d{2}年)?度?的?(?:报告|年报)(?:里的?|为准)?[。.]?$"
)
"""，看2020年报告: which, and nothing to be looked for."""
_LISTED = re.compile(
    r"[，,]请?(?:列|点|报|给|出)(?:出|一?个|一?份|一?下)?(?:名单|清单|名字?)(?:来|吧|一下)*[。.!！]?$"
)
_RECALLS = re.compile(
    r"[，,](?:我|俺|好像|隐约|印象里|印象中)*(?:记得|记着|觉得|印象|估摸|猜|估计|感觉)[^，,。；;?？\d]{0,12}吧?(?=[，,])"
)
"""我记得不止一家吧, between what is asked and who."""
_OF_ONESELF = re.compile(
    r"(?<=[?？])[^?？\d几哪谁]{0,8}(?:我|俺|咱)(?!们?(?:想|就|只|是|要)*(?:问|说|指|要|知道|了解|看|查))[^?？\d几哪谁]*$"
)
"""What the one who asks tells of oneself when all is asked: …多少件？我儿子在那上班."""

_YEAR_MEANT = re.compile(
    r"(?:去年|上一?年度?|前一?年|头一?年|往年|那一?年|当年|上期|今年)(?P<between>[^。;；\d]{0,16}?)[,，?？（(—–-]+(?:我|这里|这)?(?:是)?"
    r"(?:指|说|讲|意思)的?(?:就?是)?(?P<year>(?:20)?[12]\d)年?度?[)）]?(?=$|[,，。?？])"
)
"""去年同期是多少，我指2021."""
_SORTED_OUT = re.compile(r"(?:给我|帮我|请)?分门别类(?:地|的)?")
_FIRST_FEW = re.compile(
    r"前(?P<n>[三四五六八十])甲|\btop ?(?P<digits>\d{1,2})(?!\d)", re.IGNORECASE | re.ASCII
)
_CALLS_NAMES = re.compile(
    r"[,，。？?](?:[\u4e00-\u9fff]{1,3}的)?(?:请|麻烦|给我)?(?:逐个|一一|全都?)?点(?:个|一?下)?名[。!！]?$"
)
_ASKED_GAP = re.compile(
    r"((?:多少|(?<!第)几|哪些|什么|啥|谁)[^\s，,。、；]{0,8})[ \u3000]+(?=[\u4e00-\u9fff])"
)
"""Between two things that are asked for, where no comma stands."""


def plainly(question: str) -> str:
    """The question in plain words, without asides. O(length)."""
    question = _FIRST_FEW.sub(
        lambda found: f"前{found['n'] or found['digits']}名", _CALLS_NAMES.sub("，是哪些单位", question)
    )
    question = _SORTED_OUT.sub("按类别", _ASKED_GAP.sub(r"\1，", question))
    question = _YEAR_MEANT.sub(lambda found: f"20{found['year'][-2:]}年{found['between']}", question)
    question = _GLOSSED.sub(r"\1", _SEAT.sub("政府", _SO_MUCH.sub("多少", question)))
    if corpus := _CORPUS.search(question):
        after = question[corpus.end() :]
        everyone = "" if _SO_MANY.match(after) else "所有单位"
        question = f"{question[: corpus.start()]}{everyone}{after}"
    question = _BY_REPORT.sub(lambda found: f"，{found['year']}" if found["year"] else "", question)
    question = _LISTED.sub("", _RECALLS.sub("", question))
    aside = _OF_ONESELF.search(question)
    return question[: aside.start()] if aside and _ASKED.search(question[: aside.start()]) else question
