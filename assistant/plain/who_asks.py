"""Names that only say who asks or where another lies: 老家在云岭，…; 我在档案馆工作，…; 砚湖隔壁的北棠."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.scope.catalogue import Catalogue
from assistant.scope.mentions import is_agency, read_mentions
from ingest.fold import squeeze

_BREAK = re.compile(
    r"[,。;:!?]|(?:我|就|很)*想(?:请)?(?:问|知道|晓得|看|查|了解|打听|咨询|弄清|搞清)|请问|即(?!可|将|使)"
)
_ASKS = re.compile(
    r"[几哪谁吗呢么]|多少|什么|怎|如何|是否|有没有|多不多|[问看查比]|分别|除[了去开]|不算|对比"
)
_BESIDE = "隔壁|旁边|邻近|临近|邻居|相邻|边上|附近|对面|对门|周边|紧挨着?|挨着|毗邻"
_NEXT_TO = re.compile(rf"(?:这边|那边|那儿)?的?(?:{_BESIDE})(?:着|那边|县|区|市)?的?(?:那一?[家个])?")
_NEAR = "挨着|紧[邻挨]着?|毗邻|邻近|临近|靠近|靠着|不远的|很近的|搭界|接壤|交界"
_NEIGHBOUR = re.compile(
    rf"[(][^()]{{2,8}}(?:{_BESIDE}|下面|底下|下属|下辖|辖下|管的|里的)[^()]{{0,6}}[)]|(?:邻近?|相邻|隔壁|旁边|边上)的?(?:那一?个)?[市县区]的?"
)
_CLOSE_TO = re.compile(rf"{_NEAR}|[离跟和与]")
_WITH = "离跟和与"
_CLOSE = re.compile(
    r"(?:不远|很近|最近|挨着|相邻|紧邻|搭界|接壤|交界|毗邻|一[河路墙]之隔|同?一?个?院子?|同?一[栋个座]楼)?的"
)
_SELF = (
    r"我(?!们)|俺(?!们)|本人|笔者|在下|作为|身为|代表|受.{1,6}委托|老家|祖籍|籍贯|家[住在里乡]|住[在着]|"
    r"[孩妻亲友哥弟姐妹叔舅姨婆][子戚人女]?.{0,2}在|(?:村里|村民|居民|市民|乡亲|老乡|人士?|本地人)$|"
    r"上班|工作|打工|务工|经商|做生意|开.{0,2}店|读书|上学|念书|出差|旅游|路过|办厂|种地|教书|记者|"
    r"出生|长大|[待呆住活][过了]|嫁[到在]|搬[到去]|调[到去来]"
)
_OF_ONESELF = re.compile(_SELF)
_WORKING = (
    r"(?:(?:我|俺|本人|笔者)(?:原来|以前|之前|现在|目前|刚|曾)?"
    r"(?:是|系|在|于|为|就职于?|供职于?|任职于?)|作为|身为)"
)
_AT_WORK = re.compile(rf"{_WORKING}[^,]{{0,4}}$")
_WORKS = re.compile(
    r"(?:里|这边|那边|下面)?的?[^,的]{0,4}(?:上班|工作|任职|就职|做事|干活|当差|实习|帮忙|办事|排队|退休|员工|职工|干部|[人职]员|科员|同志|记者|老师|的人?|人)[了过的]?$"
)
_CUE = re.compile("|".join((_BESIDE, _NEAR, "邻[市县区]|[(]", _SELF, _WORKING)))
_ITSELF = re.compile(
    r"(?:我们|咱们?|俺们|本|我|自家|自己)的?(?:局|单位|部门|机关|家|县|区|市)|[它其]|[两几]家|各自"
)


def without_lead_ins(question: str, catalogue: Catalogue) -> str:
    """The question less the names that are of no report asked for, each with what is said around it.

    Only beside an agency of the corpus that is named too. O(length × longest name).
    """
    squeezed = squeeze(question)
    text = squeezed.text
    if not _CUE.search(text):
        return question
    cuts = list(_close_to(text, catalogue))
    mentions = [mention for mention in read_mentions(text, catalogue).mentions if mention.spans]
    agencies = [mention for mention in mentions if is_agency(mention, catalogue)]
    for mention in mentions:
        others = [other for other in agencies if other is not mention]
        start, end = mention.spans[0][0], mention.spans[-1][1]
        beside = next((o.spans[0][0] for o in others if _NEXT_TO.fullmatch(text, end, o.spans[0][0])), None)
        if beside is not None:
            cuts.append((start, beside))
        elif others and not (mention in agencies and mention.office == "政府"):
            again = any(mention.places & other.places for other in others)
            cuts += _clause(start, end, text, mention in agencies, again)
    done = len(text)
    for start, end in sorted(cuts, key=lambda cut: (-cut[1], cut[0])):
        if end > done:
            continue
        done = start
        if start < end:
            first, last = squeezed.span(start, end)
            question = question[:first] + question[last:]
    return question


def _close_to(text: str, catalogue: Catalogue) -> Iterator[tuple[int, int]]:
    """Where 挨着砚湖的 or 邻县的 stands before another name, or (砚湖隔壁) beside one."""
    for found in _NEIGHBOUR.finditer(text):
        if found[0][0] == "(" or catalogue.place_at(text, found.end()):
            yield found.span()
    for found in _CLOSE_TO.finditer(text):
        place = catalogue.place_at(text, found.end())
        behind = place and _CLOSE.match(text, place.end + 2 * text.startswith("政府", place.end))
        if (
            behind
            and catalogue.place_at(text, behind.end())
            and (found[0] not in _WITH or len(behind[0]) > 1)
        ):
            yield found.start(), behind.end()


def _clause(start: int, end: int, text: str, complete: bool, again: bool) -> list[tuple[int, int]]:
    """The clause around a name, if it only tells of who asks; else nothing.

    ``complete``: the name is that of an agency. ``again``: another name is of the same place.
    """
    first = max((found.end() for found in _BREAK.finditer(text, 0, start)), default=0)
    last = next((found.start() for found in _BREAK.finditer(text, end)), len(text))
    before, after = text[first:start], text[end:last]
    if (
        _ASKS.search(before + after)
        or last == len(text)
        or (_ITSELF.search(text[last:]) and (complete or not again))
    ):
        return []
    at_work = _AT_WORK.search(before)
    told = at_work and _WORKS.match(after) if complete else at_work or _OF_ONESELF.search(f"{before}|{after}")
    return [(first, last + (text[last] in ",。;:"))] if told else []
