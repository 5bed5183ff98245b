"""Counts that reports give in words and no table holds: how people call them, how a sentence has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.cells.fees import fee_stated
from assistant.cells.measures import Measure, find_measures
from assistant.lookup.shelf import ReportView, Sentence
from ingest.fold import squeeze
from ingest.types import Figure

PROSE = "prose"
FEE = "信息处理费"
STAFF = "政务公开工作人员"
DISCLOSED = "主动公开政府信息"
CHANGE = re.compile(
    r"(?:同比|环比|[比较与和](?:去年|上年|上一年度?|前一年|20\d\d年).{0,8}?)(?:增|减|多|少|上升|下降|提高|降低|相比)"
)
_CHANNEL = re.compile(
    r"网站?|平台|微博|抖音|快手|头条|视频号|客户端|app|小程序|公报|公示栏|宣传栏|公开栏|显示屏|专栏|专区|(?:新闻|融|主流|传统)媒体|报[纸刊]|电视|电台|广播",
    re.IGNORECASE,
)
"""Where else than by the channel named before a report may say that something was published."""
_KIND_ENDS = re.compile("类?(?:政府)?(?:信息)?(?:公开)?$")
_SHORTEST = 3
_JOINED = re.compile("[及和与]")
"""政策文件及解读 is a kind of its own, though 解读 is counted by itself."""
_OF_SOME_FIELDS = re.compile(r"(?:等|重点)[^,。、;]{0,4}(?:领域|行业)(?!各|全部|所有)")
_ALL_INFORMATION = re.compile(
    r"(?:公开|发布|推送|更新|上传|上网|等|^)"
    r"(?:的|了|各[类种项级]|政府|政务|有关|相关|主动|公开|本级|全部|所有|公共|便民|惠民|服务|工作|业务|新增?|增|共|累计|总计|计|约|余|门户|网站?|平台|条|件|篇|个)*"
    r"信息(?:公开)?(?:总|共|累|合|计|数|量|条|件|为|是|有|达到?|约|超过?|近|更新|公开|发布)*$"
)
"""公开信息, and neither 发布热点回应信息 nor 收到信息公开方面的投诉; 在就业等领域公开信息 is not all."""
_ALL_DISCLOSED = re.compile(
    r"^(?:20\d\d年度?|全[年区市县局镇省州]|本[年局区市县镇]|我[局区市县镇]|年内|当年|年度|累计|合计|共计?|总计|[,，])*"
    r"主动公开(?:了|总量|总数|数量|共计?|累计|合计|达)*$"
)
"""全年主动公开: all that was, with no word for what."""
_SET_AGAINST = re.compile(r"倍|百分|几成|比例|占")
_WHOLE = re.compile(r"全年|全区|全市|全县|累计|共|总|各类|年度")


@dataclass(frozen=True, slots=True)
class Count:
    """One such count. ``asked`` finds it in a squeezed question, ``stated`` in the words beside a number.

    ``about`` must stand in the sentence, ``never`` neither beside the number nor in the question. ``units``
    are those it is counted in. ``later`` finds it in the words beside a number of which the sentence said
    before whose it is: 强化公众号宣传，全年发布信息120条.
    """

    name: str
    asked: re.Pattern[str]
    stated: re.Pattern[str]
    units: tuple[str, ...]
    about: re.Pattern[str] = re.compile("")
    never: re.Pattern[str] = re.compile(r"(?!)")
    later: re.Pattern[str] = re.compile(r"(?!)")


def _count(
    name: str, asked: str, stated: str, units: str, about: str = "", never: str = "(?!)", later: str = "(?!)"
) -> Count:
    return Count(
        name,
        re.compile(asked),
        re.compile(stated),
        tuple(units.split()),
        re.compile(about),
        re.compile(never),
        re.compile(later),
    )


_ITEMS = "条 件 则 篇 期 次"
_PEOPLE = "人 名 位 人次"
_TIMES = "次 场 期 场次 轮 批 批次 回 个"
COUNTS = (
    _count(
        "微信公众号发布信息",
        r"(?:微信)?公众号|(?<!小程序)微信(?!群)",
        r"公众号|微信|推文|推送",
        _ITEMS,
        r"公众号|微信",
        r"阅读|关注|粉丝|订阅|浏览|用户",
        later=r"(?:发布|推出|推送|发出|更新)(?:各类|各种|相关)?(?:信息|消息|内容|文章|动态)*共?计?$",
    ),
    _count("政策解读", r"解读", r"解读", f"{_ITEMS} 份 个 场", never=r"视频播放"),
    _count(
        FEE,
        r"处理费|信息公开费|信息公开.{0,4}(?:收费|收.{0,3}费)|(?:公开|申请|信息)(?:[^,。]{0,4}(?:要不要|收不收|[要收花交付掏])[^,。]{0,2}钱|[^,。]{0,4}免费)",
        r"处理费|收取(?:任何|有关)?费用",
        "元 万元",
    ),
    _count(
        "参加培训人次",
        r"(?:参训|参加.{0,4}培训|培训(?:了)?.{0,4}(?:多少|几)[百千万]?个?人|培训.{0,8}人[次数]|人[次数].{0,4}培训|培训.{0,8}(?:参加|来|到|去|听).{0,5}(?:多少|几)个?人)",
        r"培训|参训|参加|参与|覆盖",
        _PEOPLE,
        r"培训|参训",
    ),
    _count("开展培训次数", r"培训", r"培训", _TIMES),
    _count(
        STAFF,
        r"(?:工作|专职|专门|专兼职|兼职)人员|^人员(?=[呢,?]|有|是|$)|(?<=[、,])人员(?=$|[、,?])|(?<![训会办动])人员(?:总?数|数量|规模)|专人|(?:多少|几)(?:个|名|位)?[^,。]{0,4}专[管职门责](?!利)|(?:搞|管|负责|从事|做|干).{0,8}(?:(?:几|多少)个?人|的人|人[数手员])|(?:几|多少)(?:个|名|位)?(?:人员?|干部|同志).{0,4}(?:负责|从事|搞|管|做|干|弄)|人手|"
        r"^(?:[有是]|一?共有?|总共)?(?:几|多少)[个名位]?人(?=[,?呢]|$)",
        r"人员|专职|专干|工作者",
        "人 名 位",
        never=r"培训|参训|参加|听课|开放日|[来去到]的?人",
    ),
    _count("咨询窗口", r"窗口", r"窗口|专区", "个 处", never=r"人次|[接办][待件]量|[服业]务量"),
    _count("热线和咨询办理量", r"热线|诉求|12345", r"热线|诉求|咨询", "件 次 个 条 人次 件次", never=r"窗口"),
    _count(
        "人大代表建议",
        r"人大|代表(?:的)?建议|(?<!意见)建议(?=.{0,4}(?:提案|多少|几))",
        r"人大|建议",
        "件 条 份 项",
        never=r"意见建议|^和?(?:市|区|县)?政协",
    ),
    _count("政协提案", r"政协|提案", r"政协|提案", "件 条 份 项", never=r"人大(?!.*政协)"),
    _count(
        "政府开放日参加人数",
        r"开放日[^,。]{0,14}(?:人|参加|接待)|开放日[^,。]{0,6},[^,。]{0,8}(?:接待|到场|吸引)|接待[^,。]{0,2}开放日|(?:多少|几)个?人.{0,8}开放日|开放日.{0,14}(?:[来到去]的?(?:人|群众|市民|居民|老百姓)|(?:几|多少)[个名位]?(?:群众|市民|居民|老百姓))",
        r"市民|居民|群众|代表|参[加与]|人",
        _PEOPLE,
        r"开放日",
    ),
    _count("政府开放日场次", r"开放日", r"开放日|公开日|活动", _TIMES, r"开放日|公开日"),
    _count("新闻发布会", r"发布会", r"发布会", _TIMES, never=r"信息"),
    _count(
        "主动公开政府信息",
        r"主动公开|(?<!申请)(?<!历年)公开了?(?:的)?(?:各类)?(?:政府)?信息(?!公开?申请|申请)|(?<![予以分])公开了?(?:多少|几)|(?<![请予以分不])公开[了得的]*(?:信息|东西|内容|资料|消息|条目)?[最更要]?[多少](?![少种类方])(?=$|[,?的些呢]|是哪)|(?:晒|发|挂)信息(?:晒|发|挂)?得最[多少]|(?:晒|挂|亮|公布|发布?|放)(?:了|出来?|上网|出去)*的?(?:政府|政务)?(?:信息|东西|内容|消息)(?=[最更]?[多少](?:$|[,?的些呢]|是[哪谁]))|信息(?:公开)?(?:条数|总量|总数)|公开量|(?<![请予分])公开(?:信息)?的?总?条数|信息.{0,6}(?:分类|分项|各类|各项)|发布(?:了|的)?(?:各类)?(?:政府)?信息|发(?:布|出)?了?(?:多少|几)条(?:消息|信息)",
        r"信息|主动公开[^,。;]{0,4}$",
        "条 件 项 个",
        r"公开|发布",
        r"申请|公众号|微信|微博|抖音|头条|处理费|培训|解读|短信|文件清理",
    ),
)
"""In the order in which a question is read: what stands first is told apart from what follows."""
_BY_NAME = {count.name: count for count in COUNTS}
EVENTS = {
    "培训": ("参加培训人次", "开展培训次数"),
    "开放日": ("政府开放日参加人数", "政府开放日场次"),
}
"""Of what reports hold several times a year: who came, and how often."""
_NUMBER = r"(?:多少|几|[\d〇零一二两三四五六七八九十百千万,.]+)[余多]?(?:百|千|万)?个?"
_OF_PEOPLE = re.compile(
    rf"(?<![前后末头第]){_NUMBER}(?:人|名|位)|(?:多少|几[百千]?)(?:群众|市民|居民|老百姓)|人[次数]|(?:[来去到看听]|参[加与训]|到场)(?:课|的|过|了)*(?:人|群众|市民|居民|老百姓)"
)
_OF_TIMES = re.compile(rf"{_NUMBER}(?:场|次|期|回|轮|批)|场次|[次期场]数")
"""In what an event is counted, where a question says or asks it: 来了五千人, 开了8次."""


def rows_named(words: str) -> set[str]:
    """The rows and counts that squeezed words name."""
    named = [*find_measures(words), *find_counts(words)]
    return {measure.row for measure in named}


def find_counts(question: str) -> list[Measure]:
    """The counts a squeezed question asks about, in the order it names them. O(counts × length)."""
    taken: list[tuple[int, int]] = []
    found: list[Measure] = []
    for count in COUNTS:
        match = count.asked.search(question)
        if (
            match is None
            or count.never.search(question, *_around(match))
            or any(match.start() < end and start < match.end() for start, end in taken)
        ):
            continue
        taken.append(match.span())
        found.append(Measure(PROSE, count.name, start=match.start()))
    found = _of_events(found, question)
    if len(found) > 1:  # 公众号发布信息: the medium says what is counted
        found = [m for m in found if m.row != "主动公开政府信息" or "主动公开" in question]
    return sorted(found, key=lambda measure: measure.start)


def _of_events(found: Sequence[Measure], question: str) -> list[Measure]:
    """The counts found, with those of an event told by what it is counted in: people, times or both."""
    names = {measure.row for measure in found}
    told: list[Measure] = []
    for measure in found:
        event = next((both for both in EVENTS.values() if measure.row in both), ())
        said = question[measure.start :]
        others = names - set(event) - {DISCLOSED}
        spans = [pattern.search(said) for pattern in (_OF_PEOPLE, _OF_TIMES)] if event and not others else []
        said_so = [(span, name) for span, name in zip(spans, event, strict=False) if span]
        if not said_so or names.issuperset(event):
            told.append(measure)
        else:
            told += [Measure(PROSE, name, start=measure.start + span.start()) for span, name in said_so]
    return told


def in_units_of_event(words: str) -> bool:
    """Whether squeezed words say in what an event is counted: 去了多少人, 场数."""
    return bool(_OF_PEOPLE.search(words) or _OF_TIMES.search(words))


def names_staff(question: str) -> bool:
    """Whether people are counted who stay from one year to the next, so that 添了几个 is a change."""
    return [m.row for m in find_counts(question)] == [STAFF]


def as_compared(measures: Sequence[Measure], question: str) -> tuple[Measure, ...]:
    """The measures in the order of the clause that holds them against each other, whatever leads up to it.

    解读才那么点？公众号条数是解读篇数的几倍 divides by the 解读. O(counts × length).
    """
    clause = next((c for c in re.split("[,;。?!]", question) if _SET_AGAINST.search(c)), "")
    if len(measures) != 2 or not clause:
        return tuple(measures)
    places = {m.row: m.start for m in (*find_measures(clause), *find_counts(clause))}
    if len({m.row for m in measures}) != 2 or not all(m.row in places for m in measures):
        return tuple(measures)
    at = question.find(clause)
    moved = [replace(m, start=at + places[m.row]) for m in measures]
    return tuple(sorted(moved, key=lambda measure: measure.start))


def asks_count(word: str) -> bool:
    """Whether a word is one of those in which a known count is asked for. O(counts)."""
    return any(word in count.asked.pattern or count.asked.search(word) for count in COUNTS)


def _around(match: re.Match[str]) -> tuple[int, int]:
    """The words that belong to a match: a few before and after it."""
    rest = re.match(r"[^、,;。比占]{0,6}", match.string[match.end() :])
    return max(0, match.start() - 2), match.end() + (rest.end() if rest else 0)


def unit_of(name: str) -> str:
    """The unit a count is usually given in."""
    return _BY_NAME[name].units[0] if name in _BY_NAME else "条"


def is_category(measure: Measure) -> bool:
    """Whether a count is none of those known, but a kind of information that some report tells apart."""
    return measure.table == PROSE and measure.row not in _BY_NAME


def category_names(view: ReportView, own: bool = True) -> dict[str, str]:
    """The kinds of information that a report counts as parts of a total, each with the unit it has.

    ``own``: only those that are called like no cell and no known count.
    """
    parts = {_bare(f.row): f.unit for s in view.sentences for f in s.figures if f.part_of is not None}
    return {name: unit for name, unit in parts.items() if not own or _is_own_name(name)}


def _is_own_name(name: str) -> bool:
    """Whether words are a kind that only reports name: no cell, no known count, and not what is left over."""
    known = find_measures(name) or (find_counts(name) and not _JOINED.search(name))
    return len(name) >= _SHORTEST and not name.startswith("其他") and not known


def _bare(row: str) -> str:
    """工作动态 for 工作动态类信息; what would be too short for a name stays whole."""
    words = squeeze(row).text
    bare = _KIND_ENDS.sub("", words)
    return bare if len(bare) >= _SHORTEST else words


def _stated_category(view: ReportView, name: str) -> tuple[Sentence, Figure] | None:
    found = [(s, f) for s in view.sentences for f in s.figures if f.unit and _bare(f.row) == name]
    return min(found, key=lambda item: (item[1].part_of is None, item[1].start), default=None)


def stated_count(view: ReportView, name: str) -> tuple[Sentence, Figure] | None:
    """The sentence that states a count, with its figure, or None. O(figures of the report).

    A number goes before a statement that there was none (which may be of one kind only), a total before its
    parts, and what is said of the whole year before the rest.
    """
    if name == FEE:
        return fee_stated(view)
    if name not in _BY_NAME:
        return _stated_category(view, name)
    count = _BY_NAME[name]
    found = [
        (_rank(figure), sentence, figure)
        for sentence in view.sentences
        if count.about.search(sentence.text)
        for figure in sentence.figures
        if _states(count, figure)
    ]
    found = found or [
        (_rank(figure), sentence, figure)
        for sentence in view.sentences
        for figure in sentence.figures
        if _states_later(count, sentence, figure)
    ]
    found = found or [(_rank(figure), sentence, figure) for sentence, figure in _after_event(view, count)]
    if not found:
        return None
    best = min(found, key=lambda item: (item[0], item[2].start))
    same = [item for item in found if item[0] == best[0] and item[2].value == best[2].value]
    _, sentence, figure = next(
        (item for item in same if item[2].unit == count.units[0]), best
    )  # 1件, not 1条
    return sentence, figure


def disclosed_in_part(view: ReportView) -> list[tuple[Sentence, Figure]]:
    """The sentences that say of some fields how much was published, with their figures. O(figures)."""
    count = _BY_NAME[DISCLOSED]
    return [
        (sentence, figure)
        for sentence in view.sentences
        for figure in sentence.figures
        if figure.value and figure.unit in count.units and count.about.search(sentence.text)
        if _OF_SOME_FIELDS.search(figure.row) and count.stated.search(figure.row)
    ]


def is_unstated(view: ReportView, name: str, units: frozenset[str]) -> bool:
    """Whether a report does not state a count that is asked for in units of its own (培训了多少人次)."""
    own = bool(units) and counted_in(name, units)
    return (own or name.endswith(("人次", "人数"))) and stated_count(view, name) is None


def is_other(name: str, clause: str) -> bool:
    """Whether a clause names what is never this count: 公众号阅读量 is not what it published."""
    return name in _BY_NAME and bool(_BY_NAME[name].never.search(clause))


def counted_in(name: str, units: frozenset[str]) -> bool:
    """Whether a count may be asked for in these units; in none is always right."""
    own = set(_BY_NAME[name].units) if name in _BY_NAME else units
    return units - ({"个"} if "名" in own else set()) <= own  # 几个专职人员


def of_units(counts: Sequence[Measure], units: frozenset[str]) -> tuple[Measure, ...]:
    """Those of several counts that are counted in one of these units, or all where none is: 多少人次."""
    fit = tuple(m for m in counts if m.row not in _BY_NAME or units & set(_BY_NAME[m.row].units))
    return fit if units and fit else tuple(counts)


def parts_of(sentence: Sentence, total: Figure) -> Sequence[Figure]:
    """The figures of the sentence that it gives as parts of the total."""
    return [figure for figure in sentence.figures if figure.part_of == total.start]


def _states(count: Count, figure: Figure) -> bool:
    unit = figure.unit in count.units or (figure.value == 0 and not figure.unit)
    words = figure.row
    if count.name == DISCLOSED and not is_of_all_information(words):
        return False
    return (
        unit and bool(count.stated.search(words)) and not (count.never.search(words) or CHANGE.search(words))
    )


def is_of_all_information(row: str) -> bool:
    """Whether the words about a number are of all that was published, and not of some fields or a kind."""
    words = squeeze(row).text
    if _ALL_DISCLOSED.match(words):
        return True
    return bool(_ALL_INFORMATION.search(words)) and not _OF_SOME_FIELDS.search(words)


def _states_later(count: Count, sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is of what its sentence named before, with no other channel, count or number since."""
    row = squeeze(figure.row).text
    if figure.unit not in count.units or not count.later.search(row) or CHANGE.search(row):
        return False
    named = [match.end() for match in count.about.finditer(sentence.text)]
    at = sentence.text.find(row)
    before = [end for end in named if end <= at]
    between = sentence.text[before[-1] : at + len(row)] if before else ""
    others = (other for other in COUNTS if other.name not in (count.name, DISCLOSED))
    free = not (_CHANNEL.search(between) or any(other.stated.search(between) for other in others))
    return bool(between) and free and not re.search(r"\d", between) and not count.never.search(between)


def _after_event(view: ReportView, count: Count) -> Iterator[tuple[Sentence, Figure]]:
    """The people that a sentence counts right after how often an event was held: 办班3期、受训410人次."""
    times = next((_BY_NAME[held] for came, held in EVENTS.values() if came == count.name), None)
    for sentence in view.sentences if times else ():
        for held, came in pairwise(sorted(sentence.figures, key=lambda figure: figure.start)):
            of_people = came.unit == "人次" and not CHANGE.search(came.row)
            if times and of_people and _states(times, held) and not count.never.search(came.row):
                yield sentence, came


def _rank(figure: Figure) -> tuple[bool, bool, bool]:
    return not figure.unit, figure.part_of is not None, not _WHOLE.search(figure.row)
