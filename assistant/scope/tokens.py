"""A question cut into place names, office names, year words, joining words and plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures
from assistant.scope.catalogue import LEVELS, Catalogue, Word, name_ends
from assistant.scope.lead_up import (
    bare,
    is_name,
    is_of_sentence,
    lead_of,
    leads_up,
    led_up_to,
    speaks_of_report,
)
from assistant.scope.years import YearWord
from ingest.offices import GOVERNMENT


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a squeezed question.

    ``kind``: place, office, year, and, of, count, stop or text. ``values`` are the places or offices of the
    corpus that a name may stand for. ``head``: a name may begin here. ``level``: the 区 of 区审批局.
    """

    kind: str
    start: int
    end: int
    text: str
    values: frozenset[str] = frozenset()
    head: bool = False
    level: str = ""


_AND = re.compile(
    r"是(?=[^,。]{2,14}的?(?:(?:几|多少)倍|百分之|几成))|加上|还有|以及|或者|还是|相比于?|对比|比较|[和与及跟同、,/比较或]|相当于|等于(?=.{2,14}(?:百分|几成))|减去?(?![少轻免])"
)
_OF = re.compile(r"[的()“”\"《》]|各自|分别|[这那](?:[家个边]|里(?=的))")
_ONLY_THERE = re.compile(
    r"(?:就|只|光|单)(?:是|说|看|问|论|算)?(?=[\u4e00-\u9fff、]{2,10}?(?:局|委|办|厅|政府))"
)
"""云岭县就卫健局和审批局: only those of the place."""
COUNT = re.compile(
    r"[这那]?([两二三四五六七八九十]|\d{1,2})"
    r"(?:家(?!企业|公司|媒体|医院|商|网|店|户)(?:单位|部门|机关)?|个(?:单位|部门|机关|政府(?![网信公门部工机采])|区县|[区县市局]|(?=[\u4e00-\u9fff]{2,8}?(?:局|委|办|政府)))|[地边头处]的?(?=[\u4e00-\u9fff]{2,8}?(?:局|委|办|政府)))"
)
_SO_MANY = r"[这那]?(?:[两三四五六七八俩]个?(?:家|局|部门|单位)|俩)"
_LISTED_ON = re.compile(rf"[和与、及跟](?:[^,。?]{{2,12}}?{_SO_MANY}|[\u4e00-\u9fff]{{2,8}}(?:[,?]|$))")
_LIST_ENDS = re.compile(
    rf"{_SO_MANY}|[和与、及跟][^,。?]{{2,6}}?{_SO_MANY}|$|[,?]|各|分别|谁|哪|\d{{2,4}}年|比"
)
"""What follows an office in short that is the first, or another, of a list."""
_SET_BESIDE = re.compile(r"[和与跟同](?=[^,。]{2,16}?(?:比|差|谁))|比(?=[^,。]{2,16}?[多少高低])")
_STOP = re.compile(r"[。;:?!]")
_FILLER = re.compile(
    r"请问一下|请问|你好|您好|想问一下|我?想(?:问|知道|晓得|了解|打听|查)?(?:一下)?|查一下|查查|查询|帮我|帮忙|麻烦|劳驾|请|告诉我|"
    r"(?:打听|咨询|请教|了解|晓得|弄清楚?|搞清楚?|搞明白)(?:一?下|个事)?|"
    r"(?:看|说|问|讲|查|列|介绍|比较)(?:一下|一看|看|说|讲|出)?|列举|介绍|关于|对于|我(?:指|是说|说|要)(?:的是)?|根据|按照|全年|如果是?|换成?|"
    r"那么|那|再|就|嗯|对了|另外?那?一?[家个]|另外|目前|现在|我们|咱们|[我咱你您给在从按据问去到找联系打]|怎么联系|如何联系"
)
_LEVEL = re.compile(
    r"(?P<before>.*?)(?:本|我|该)?(?P<level>[省市区县镇乡旗州]|(?:经济技术|高新技术(?:产业)?|经济)?开发区|经开区|高新区|新区|街道)"
)
_CLASS = r"[^的是有在和与及对将把被由从向为了着过给让以按等收发多少几全各共已均未没无不哪某其该本年月日\d\W]"
_UNLISTED_PLACE = re.compile(
    rf"{_CLASS}{{1,5}}?(?:自治[州县旗]|街道|新区|开发区|高新区|[市县区旗镇乡盟])(?!级|(?<=市)场)"
)
_NO_PLACE = re.compile(
    r"(?:社|小|景|专|片|校|街|辖|地|山|城|园|库|厂|商|雷|盲|误|禁|时|战|林|牧|矿|服务|示范|试验|功能|商务|公示|查阅|咨询|等候|办事|自助|市|县)区$|(?:城|超|上|都|县|省|夜|早|晚|菜|集|花|股|楼|闹|门|街|庙|鬼|黑|灯|开|收|休|罢|应|面|入|退|全|本|我|管)市$|"
    r"打听|晓得|请教|^了解|^(?:邻|同一?个?|一个)[市县区]$|^[老同故家异水]乡$|^[这那该哪][个家]|^(?:省|市|区|县|乡|镇|村|城|下|村集)[市县区镇乡]$|行政|审批|服务|政务|公开|信息|大厅|窗口|建设|推进|便民|[想问]"
)
_UNLISTED_OFFICE = re.compile(
    rf"{_CLASS}{{2,14}}?(?:局|委员会|管委会|委(?![员托派])|(?<![大分])厅|署|办公室|办事处|联合会|协会|集团|公司|支队|大队|总队|馆|"
    rf"[中小大]学|学院|学校|幼儿园|医院|法院|检察院|银行)|[省市区县]?委(?![员托派])|{_CLASS}{{0,6}}?(?:妇联|残联|工会|团委|党校|海关)"
)
_UNLISTED_SHORT = re.compile(
    "(?:城管|卫健|发改|人社|住建|自规|工信|市监)(?!领域|系统|方面|类|信息|工作|信访|执法|项目|资源|问题|部门)"
)
_UNLISTED_BUREAU = re.compile(rf"{_CLASS}{{2,14}}?(?<![格布大全结])局(?![面部势限])")
_CENTRAL = re.compile(
    r"(?:国务院(?:办公厅)?|最高(?:人民)?(?:法院|检察院|法(?![规律定])|检(?!查))|国家[\u4e00-\u9fff]{2,8}?(?:局|委员会|委|总署)|"
    r"(?:财政|教育|公安|民政|司法|商务|水利|农业农村|生态环境|自然资源|交通运输|住房和城乡建设|工业和信息化)部)"
    r"(?![门分署]|的?(?:那个)?(?:信息公开)?(?:条例|令|规定|文件|出台|颁布|发布))"
)
"""What has no place before it because it is the country's."""
# 政府 in 政府信息公开, 政府网站 is no agency.
_GOVERNMENT_MATTER = re.compile(
    r"(?:信息|门户|官方|官网|网站|网|集中采购|采购|开放|公开|公报|文件|规章|部门|系统|数据|购买|投资|工作报告|会议|常务|热线|服务)"
)


def tokenize(text: str, years: Sequence[YearWord], catalogue: Catalogue) -> list[Token]:
    """Cut a squeezed question into tokens. O(length × longest name)."""
    starts = {word.start: word for word in years}
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if position in starts:
            word = starts[position]
            token = Token("year", word.start, word.end, word.text)
        else:
            beside = position == 0 and _SET_BESIDE.match(text)
            name = None if beside else _name(text, position, tokens, catalogue)
            token = name or _particle(text, position, tokens)
        if tokens and token.kind == tokens[-1].kind == "text":
            token = replace(tokens.pop(), end=token.end)
            token = replace(token, text=text[token.start : token.end])
        if token.kind != "filler":
            tokens.append(token)
        position = token.end
    return _with_prefixes(tokens)


def _at_head(tokens: Sequence[Token]) -> bool:
    return not tokens or tokens[-1].kind != "text"


def _before_names(tokens: Sequence[Token]) -> bool:
    """Polite words only count as such before the first name: 在 is one in 在文登区, not in 文登局在文登区."""
    since = next((n for n in range(len(tokens), 0, -1) if tokens[n - 1].kind == "stop"), 0)
    return all(token.kind not in ("place", "office", "text") for token in tokens[since:])


def _may_begin(tokens: Sequence[Token]) -> bool:
    """Whether the name of an agency may begin here: first in its clause, after 和, or as part of one."""
    near = next((token for token in reversed(tokens) if token.kind not in ("year", "of", "count")), None)
    return _at_head(tokens) and (
        _before_names(tokens) or (near is not None and near.kind in ("and", "place"))
    )


def _follows_agency(text: str, start: int, tokens: Sequence[Token], catalogue: Catalogue) -> bool:
    """Whether an agency of the corpus stands right after another: 砚湖市监 北棠交通."""
    named = len(tokens) > 1 and tokens[-1].kind == "office" and tokens[-2].kind == "place" and tokens[-2].head
    if not named or tokens[-1].end != start:
        return False
    place = catalogue.place_at(text, start)
    return place is not None and bool(place.values) and catalogue.office_follows(text, place)


def _particle(text: str, start: int, tokens: Sequence[Token]) -> Token:
    if not start and _SET_BESIDE.match(text):  # 和县 is a place, but not in 和县审批局比
        return Token("and", 0, 1, text[0])
    kinds = [("stop", _STOP), ("of", _OF), ("and", _AND)]
    if tokens and tokens[-1].kind == "place":
        kinds.insert(0, ("of", _ONLY_THERE))
    if _at_head(tokens) or text[start] in "这那" or text[:start].endswith(("全部", "所有")):
        kinds.insert(0, ("count", COUNT))
    if _before_names(tokens):
        kinds.insert(0, ("filler", _FILLER))
    for kind, pattern in kinds:
        if match := pattern.match(text, start):
            return Token(kind, start, match.end(), match[0])
    return Token("text", start, start + 1, text[start])


def _name(text: str, start: int, tokens: Sequence[Token], catalogue: Catalogue) -> Token | None:
    head = _may_begin(tokens) or _follows_agency(text, start, tokens, catalogue)
    before = next((t for t in reversed(tokens) if t.kind not in ("year", "of")), None)
    place = catalogue.place_at(text, start)
    office = catalogue.office_at(text, start)
    if office and (not place or office.end >= place.end) and _is_office(text, start, office, before):
        return Token("office", start, office.end, text[start : office.end], office.values, head)
    below = before is not None and before.kind == "place" and before.end == start
    if place and (below or _is_place(text, place, head, catalogue)):
        upper = before if below else None
        return _short_office(text, start, upper, place, catalogue) or Token(
            "place", start, place.end, text[start : place.end], place.values, head
        )
    if head and (apart := catalogue.office_apart(text, start)):
        return Token("office", start, apart.end, text[start : apart.end], apart.values, head)
    if listed := _listed_office(text, start, tokens, catalogue):
        return Token("office", start, listed.end, text[start : listed.end], listed.values, head)
    if head and (match := _CENTRAL.match(text, start)):
        return Token("office", start, match.end(), match[0], frozenset(), head)
    if below and before and (kept := catalogue.office_in_charge(text, start, before.values)):
        return Token("office", start, kept.end, text[start : kept.end], kept.values, True)
    if not head:
        return _reporting_place(text, start, tokens, catalogue)
    return _unheard(text, start, tokens, before, catalogue)


def _unheard(
    text: str, start: int, tokens: Sequence[Token], before: Token | None, catalogue: Catalogue
) -> Token | None:
    """A name that the corpus has not, where one may begin."""
    if COUNT.match(text, start) or (_before_names(tokens) and _FILLER.match(text, start)):
        return None
    if unheard := _unheard_place(text, start, tokens, catalogue):
        return unheard
    if (
        before is not None
        and before.kind == "place"
        and not (_OF.match(text, start) or _ONLY_THERE.match(text, start))
    ):
        return _office_of(text, start, before, catalogue)
    return None


def _short_office(
    text: str, start: int, upper: Token | None, place: Word, catalogue: Catalogue
) -> Token | None:
    """An office of the place above, without its last character, that is a county elsewhere: 青溪公安."""
    stem = catalogue.office_stem(text, start, upper.values) if upper and not place.values else None
    return Token("office", start, stem.end, text[start : stem.end], stem.values, True) if stem else None


def _unheard_place(text: str, start: int, tokens: Sequence[Token], catalogue: Catalogue) -> Token | None:
    """A place that nobody has heard of, by how places are called."""
    match = _UNLISTED_PLACE.match(text, start)
    if match is None or _NO_PLACE.search(match[0]):
        return None
    if _knows_inside(match, catalogue) or is_of_sentence(match[0], any(token.values for token in tokens)):
        return None
    return Token("place", start, match.end(), match[0], catalogue.places_named(match[0]), True)


def _reporting_place(text: str, start: int, tokens: Sequence[Token], catalogue: Catalogue) -> Token | None:
    """A place that nobody has heard of, behind words that lead up to it, if its report is spoken of."""
    if not tokens or tokens[-1].kind != "text" or any(token.kind in ("place", "office") for token in tokens):
        return None
    found = _unheard_place(text, start, tokens, catalogue)
    if found is None or found.values:
        return None
    office = catalogue.office_at(text, found.end)
    if not speaks_of_report(text, office.end if office else found.end):
        return None
    body = bare(found.text)
    led, _ = lead_of(text[tokens[-1].start : start + len(body)])
    return found if is_name(body) and led == start - tokens[-1].start else None


def _office_of(text: str, start: int, place: Token, catalogue: Catalogue) -> Token | None:
    """The office behind a place in short, mistyped, or of a name that nobody has heard of."""
    beside = place.end == start
    found = catalogue.office_stem(text, start, place.values) if beside else None
    if found := found or catalogue.office_near(text, start, place.values):
        return Token("office", start, found.end, text[start : found.end], found.values, True)
    match = (_UNLISTED_OFFICE if beside else _UNLISTED_BUREAU).match(text, start)
    if match and _behind_cell(match, catalogue):
        return None
    if match := match or (_UNLISTED_SHORT.match(text, start) if beside else None):
        return Token("office", start, match.end(), match[0], frozenset(), True)
    return None


def _behind_cell(match: re.Match[str], catalogue: Catalogue) -> bool:
    """Whether an office of the corpus ends what looked like a name, behind a cell: 临渡公众号教育局."""
    for start in range(match.start() + 2, match.end() - 1):
        office = catalogue.office_at(match.string, start)
        if office and office.values and office.end >= match.end():
            cell = match.string[match.start() : start]
            return bool(find_measures(cell) or find_counts(cell))
    return False


def _listed_office(text: str, start: int, tokens: Sequence[Token], catalogue: Catalogue) -> Word | None:
    """An office in short among those of one place that are listed: 云岭的卫健和审批两家, 云岭两家卫健审批."""
    kinds = [token.kind for token in tokens[-3:]]
    first = kinds[-2:] == ["place", "count"] or (kinds[-2:] == ["place", "of"] and tokens[-1].text == "的")
    run_on = kinds[-1:] == ["office"] and tokens[-1].text[-1] not in "局委办厅"
    if not (first or run_on) and kinds[-2:] != ["office", "and"]:
        return None
    place = next((token for token in reversed(tokens) if token.kind == "place"), None)
    found = catalogue.office_stem(text, start, place.values) if place else None
    behind = _LISTED_ON if first else _LIST_ENDS
    if found and place and first and catalogue.office_stem(text, found.end, place.values):
        return found  # 云岭两家审批卫健
    return found if found and behind.match(text, found.end) else None


def _knows_inside(match: re.Match[str], catalogue: Catalogue) -> bool:
    """Whether a known place begins inside what looked like a name: 想去临渡区."""
    inside = (catalogue.place_at(match.string, n) for n in range(match.start() + 1, match.end() - 1))
    return any(word is not None and word.values for word in inside)


def _is_office(text: str, start: int, office: Word, before: Token | None) -> bool:
    """政府 needs a place before it and must not go on as 政府网站; other offices count anywhere."""
    if text[start : office.end] not in GOVERNMENT:
        return True
    placed = before is not None and (before.kind == "place" or bool(_LEVEL.fullmatch(before.text[-1:])))
    return placed and not is_government_matter(text, start, office.end)


def is_government_matter(text: str, start: int, end: int) -> bool:
    """Whether the 政府 between two places of a text is that of 政府信息公开, which is no agency."""
    return text[start:end] in GOVERNMENT and bool(_GOVERNMENT_MATTER.match(text, end))


def _is_place(text: str, place: Word, head: bool, catalogue: Catalogue) -> bool:
    """A name of the corpus counts anywhere, another at the head; an everyday word only before an office.

    Another that does not say of which kind it is has to end there: 惠农查 is the name of a programme.
    """
    follows = catalogue.office_at(text, place.end) is not None
    if place.common:
        return follows
    ends = text[place.end - 1] in LEVELS or name_ends(text, place.end)
    return (head and ends) or follows or bool(place.values)


def _with_prefixes(tokens: list[Token]) -> list[Token]:
    """Give an office the 区 before it, or the unheard-of name before it as its place."""
    done: list[Token] = []
    for token in tokens:
        before = done[-1] if done and done[-1].kind == "text" else None
        if token.kind == "office" and before is not None:
            if (level := _LEVEL.fullmatch(before.text)) and leads_up(level["before"]):
                done.pop()
                start = before.start + level.end("before") if level["before"] else before.start
                if level["before"]:
                    done.append(replace(before, end=start, text=level["before"]))
                token = replace(token, start=start, level=level["level"], head=True)
            elif (led := led_up_to(before.text)) is not None and (
                len(done) == 1 or done[-2].kind in ("year", "and", "stop", "count")
            ):
                done.pop()
                start = before.start + led
                done += [replace(before, end=start, text=before.text[:led])] if led else []
                done.append(Token("place", start, before.end, before.text[led:], head=True))
                token = replace(token, head=True)
        done.append(token)
    return done
