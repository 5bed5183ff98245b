"""Year words of a question: 2022, 22年, 二〇二二年度, 去年, 近三年, 2020-2022年; 比2021年 is a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.numerals import parse_number


@dataclass(frozen=True, slots=True)
class YearWord:
    """One expression for years in the squeezed question.

    ``years`` are the years it names. Else ``back`` counts from a year that the corpus or the conversation
    gives: 去年 from today (``calendar``), 上一年 from the year spoken of; ``recent``: the newest N (0: all).
    One with none of these (那年) stands for what was said before. ``compared``: 比2021年多多少. ``since``:
    all from that year on (2019年以来); ``until``: all up to it (2021年以前 is up to 2020).
    ``first``: the oldest N (头三年). ``without``: all but those named (除2020年外) or spoken of (其他年份).
    """

    start: int
    end: int
    text: str
    years: tuple[int, ...] = ()
    back: int | None = None
    calendar: bool = False
    recent: int | None = None
    compared: bool = False
    since: bool = False
    until: int | None = None
    first: int | None = None
    without: tuple[int, ...] | None = None

    @property
    def is_worth_a_note(self) -> bool:
        """Whether the reader is told which years it was taken for."""
        return self.back is not None or self.since or bool(self.until or self.first)

    @property
    def is_open(self) -> bool:
        """Whether it names no year and counts none: 那年."""
        counts = self.back is None and self.recent is None and not (self.until or self.first)
        return not self.years and counts and self.without is None


_HAN = "〇零一二三四五六七八九"
# Not in a document number (〔2021〕30号), a decimal (2022.35) or a count (2022件).
_FOUR = (
    r"(?<![\d.第])(?!2000(?!年))20[0-3]\d(?!\d|\.\d|[\])]\d*号|"
    r"[号件条次项份元万亿名户家篇期宗%‰](?!数)|(?<![从自由]20\d\d)起(?![到至数])|人次|个(?!人))"
)
_SPELLED = rf"(?<![{_HAN}])二[〇零][〇零一二三][{_HAN}]"
_THOUSANDS = (
    r"[二两]千零?(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=年)|"
    r"贰[零〇][零〇壹贰叁][零〇壹贰叁肆伍陆柒捌玖](?=年)"
)
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖两", "一二三四五六七八九二")
_TOP = r"[一二两三四五六七八九十\d]{1,2}[名位家个强]"
_CAME = "来(?![自的人申听参问访函电办咨要提看学上报投找索])"
"""Not 21年来听培训的, where 来 is what people did that year."""
_A_YEAR = rf"(?=年)(?!年(?:{_CAME}|[间内期后]|前(?!者|{_TOP})|以[来内前后上下]))"
_TWO = rf"(?<![\d.近第前满])(?<!过去)[0-3]\d{_A_YEAR}"
_TWO_SPELLED = rf"(?<![{_HAN}十第])[一二][{_HAN}]{_A_YEAR}"
YEAR = rf"(?:{_THOUSANDS}|{_FOUR}|{_SPELLED}|{_TWO}|{_TWO_SPELLED})"
_TWO_BEFORE_RANGE = r"(?<![\d.近第前满])(?<!过去)[0-3]\d(?=(?:-|~|至|到|→)[0-3]\d年)"
_RANGE = re.compile(
    rf"从?(?P<first>{YEAR}|{_TWO_BEFORE_RANGE})年?度?(?:(?:开始|打头|起),?)?(?:[逐每一]年[^,。\d几多哪]{{0,5}},)?(?:一直|一路)?(?:-|~|至|[走数排看算推拉列跑过报念写说讲查]?到|→)(?P<last>{YEAR})(?:年度?)?"
)
_BARE_RANGE = re.compile(
    r"(?<![\d.])(?P<first>[12]\d)(?:-|~|至|到|→)(?P<last>[12]\d)(?![\d.%年件条个次项号日月])"
)
_ONE = re.compile(rf"(?P<year>{YEAR})(?:年(?!报(?:[里中上说提写显表]|$|[,)?]))度?)?")
"""2021年报里 is that year's 年报."""
_ONE_YEAR = "度(?![^的]{0,8}(?:加|合|总|平均|最|各))"
_EXTREME = "最[多高低少大小]"
THE_MOST = (
    r"最(?:[高多低少大小]的?(?:年[份度]|那一?年)|"
    r"(?![新近早后初先])[\u4e00-\u9fff]{1,2}的(?:那?一年(?!级)|那年|年[份度头]))"
)
"""The year that comes first or last: 最多的年份, 最勤快的一年."""
WHEN_TOLD = (
    r"(?:几时|啥时候|什么时候|何时)(?=(?:就|才|曾经?|又)?"
    r"(?:提[出到及过]|[说写讲谈]过|[说写讲谈]到|承认|[搞做办开]过))"
)
"""In which year's report it stands: 几时提出过."""
_RECENT = re.compile(
    r"(?:最近|近|过去|这(?!一个?年)|连[续着])(?P<n>[一二两三四五六七八九十]|\d{1,2})个?年(?:来|间|内|度)?|"
    rf"(?P<since>(?<![{_HAN}十第\d每近哪])(?<!{_EXTREME})(?<!{_EXTREME}的)(?<!{_EXTREME}的那)[两二三四五])个?年"
    rf"(?!级|前|后|内|以[上下]|制|期|底|初|中|[份头]|{_ONE_YEAR})度?(?:以?来|间|里)?|"
    rf"(?P<all>(?:哪|{_EXTREME}的?(?:是|那)?)[两二三四五]个?年[份度]?|[两二三四五]个?年[份头]|平均(?:下来|算)?一年(?!呢|[?]?$)|(?<![\d{_HAN}])一年(?:下来)?平均|"
    rf"(?<![\d{_HAN}这那当同近去今])年(?:均|平均)|"
    r"(?P<newest>最[新近]的?(?:[那这]?一?[份期年]度?(?:的?(?:报告|年报))?|(?=报告|年报)|年度))|"
    rf"{THE_MOST}|{WHEN_TOLD}|"
    r"(?<=[,?。])(?:请|只)?(?:给|报|说|写|标)(?:一?个|出|明|上|一下)?年[份头](?=$|[,?就即])|"
    r"近几年|近年来?|这几年(?!报)|一年(?:比)?一年|(?<!\d)年年(?![报度末底初])|按年度?(?!份)|历年|每一?年(?!报)|各年度?|逐年|这些年(?!报)|几年来|多年来|[有共](?:几|多少)个?年[份头度]?(?!级|了|前|内|以)|几个年[份头]|"
    r"(?<![一同]样的)(?<!相同的)(?<=的)年[份头](?=$|[,?])|年[份头](?=,?(?:都|一?共|总共)?(?:有|是)(?:哪|几|多少))|"
    r"所有年份|各个年份|(?<=的)年数|"
    r"(?:在|是)?(?:哪一?个?年度?|哪几年|哪几个年[份度头]|哪些年[份度]?)(?!的?(?:报告|年报)(?![里中上]|.{0,8}[承检提写说讲反指])))"
)
# 上一年项目数量 and 上年结转 are names of cells.
_NO_LABEL = (
    r"(?!度?(?:结转|(?:行政|许可|处罚|强制|收费|服务)*项目|接过来|剩|留|没办完|没答复|转[来过进入]|带[来过]|拖|的?数(?:[量据值字]|[,、和与跟及加])|"
    r"有?(?:多少|几)个?项目))"
)
_LEFT_OVER = re.compile("的?(?:年?底)?(?:剩|留|没办完|没答复|结转|转[来过进]|带[来过])")
_RELATIVE = re.compile(
    rf"(?P<this>今年)|(?P<next>(?<![转到至入给往向诺应划备算])(?:后一|下一?|次|隔)年(?!度|继续|办))|(?P<last>去年)|(?P<before>大?前年)|(?P<previous>(?:(?:再|往)*(?:上|前)推?|(?<=比)头)一?年{_NO_LABEL}度?)|"
    r"(?P<same>[那该当同]年度?|[这那同]一年|这年(?!头|[来中里内间]))"
)
_BACKWARDS = re.compile(
    r"[再往向倒退推数翻回前上去]{2,}(?P<n>[一两二三四])年(?![度级]|以?[来前后内])|"
    r"(?<![\d一二三四五六七八九十])(?P<ago>[一两二三四])年(?:以|之)?前(?=[呢的是有多几,?!、]|$)"
)
_IS_THAT = re.compile(r"(?:[,(]|呢|的|[就也]?是|也?就是说?|即){0,3}")
"""Between a word for a year and the year itself: 头一年(20年), 去年就是21年."""
_IN_LIST = re.compile(
    rf"(?:{_FOUR}|{_TWO})年?(?:[、,和及与](?P<more>[0-3]\d)(?![\d.件条项个]))+|"
    r"(?<![\d.、,])[0-3]\d(?:[、,和及与][0-3]\d)+(?=这?[两三四五]?年)"
)
_SINCE = re.compile(
    r"以来|至今|到现在|(?:起|开始|往后|以后|之?后)(?:到现在|至今)?(?=的?(?:$|[,?]|[^,。?\d]{0,16}(?:[历每各逐]|这几)年|年|[都也]|全))"
)
_CARRIED_TO = re.compile(r"(?:结?转|留|拖|带|延|压)(?:到|至|入|给)了?$")
_MARKS = ",;。:!?-"
_ASKS = re.compile("[几哪谁吗呢么]|多少|是否|有没有|是不是|数|[率量]$")
_HELD_AGAINST = re.compile("比|较|差|[变增减涨跌升降]|一样|相同|分别|各")
_SINCE_THEN = re.compile(
    r"(?:及|和|以?及其)?(?:以后|之后|往后)(?!结转|继续|再|才)(?:到现在|至今|的?[几各每]年)?"
)
_UNTIL = re.compile(
    r"(?P<too>(?:及|和|以?及其)(?:以|之)前)|(?:以|之)前(?:的?[几各每]年)?(?![^,。]{0,6}(?:结转|没办完|未办))"
)
_FIRST = re.compile(
    r"(?:(?<!后)头|(?<![年以之近往])前|最[早初先]的?(?:那)?)(?P<n>[两二三四五])个?年(?!级|期|底|初|中|制|[前以]|[内间]|里)|"
    r"(?<![比较])(?:(?P<one>头一|最[早初先]的?那?一?|开头第?一|(?<!到)第一)个?年)(?!度?(?:结转|级|制))"
)
_WITHOUT = re.compile(
    rf"(?:除[了开去]?|去掉|剔除|刨[去开除]|撇开|排除|扣除|不[算含]|不包括|不要)(?P<out>(?:{YEAR}年?度?[、,和及与]?)+)"
    rf"(?:以外|之外|在外|外)?[,的]?(?:(?:其[他余它]|剩下|余下|别)的?(?:[各那]?[几两二三四]?年(?:[份头度])?)?)?|"
    rf"(?P<gone>(?:{YEAR}年?度?[、,和及与]?)+)(?:除外|不[算计](?=$|[,;。?!、)了的在其剩余])|不在内|[^,。?]{{0,10}}(?:跳过|略过|忽略|不用管|别管|不(?:算数|作数|用算|用看)|先不看))[,]?(?:(?:其[他余它]|剩下|余下)的?(?:[各那]?[几两二三四]?年(?:[份头度])?)?)?|"
    rf"(?P<others>(?:(?:其[他余它]|别的?|另外)(?:各|那?[几两二三四]|的)?|[剩余]下(?:各|的?[几两二三四]|的)?)个?年(?:[份头度])?(?!级|限)|^往年(?=呢))"
)
_PART_OF, _IN_ALL = re.compile("占[了到这全部]*$"), re.compile("[来间里]?的?(?:[总合]|一共|全部|累计|加起来)")
_MOVED = re.compile("[^,。?]{0,12}(?:[增减涨跌升降]|变[多少]|下滑|走[高低])")
"""Two falls in a row (连着两年下降) take three years."""
_FROM = re.compile(r"(?:从|由|自)$")
_CARRIED_ON = re.compile(r"从.{2,6}(?:转|留|拖|带)[到至]$")
_TAKEN_BACK = re.compile(r"的?(?:不[要算](?=$|[,;。?!、)了的吧在进]|里)|不对|错了|除外)")
BOTH_YEARS = re.compile(r"一致|两份|前后|对得?[上不]|衔接|一样|相同|相等|吻合|说法|符")
_CARRIED_FROM = re.compile(r"(?:那边|那里)?(?:没办完)?(?:结?转|留|拖|带|接|剩|欠)(?:过?来|下来|到|至)")
_BACK = {"this": 0, "last": 1, "before": 2, "previous": 1, "next": -1}
_COMPARES_BEFORE = re.compile(
    r"(?:(?<!对)(?<![^占同环]比)(?<!^比)(?<!比一)比|(?<!比)较|相对于?|相较于|相比于?|比起|较之)(?:于)?(?:(?:[它他她]们?|自家|本[局委单位]+)?(?:自己|自身)?的?)?$"
)
_TIMES_AFTER = re.compile(r"的?(?:多少|几)(?:倍|成)|的?(?:百分之|%)|的?多少%")
_MEASURED_BEFORE = re.compile("(?:是|为|相当于|等于|[抵顶赶]得?上(?:几|多少)?个?)$")
_WITH_BEFORE = re.compile(r"[与和跟同]$")
_INVERTED = re.compile(
    r"(?:差|多|少|高|低|变化?|变动|增|减|涨|跌|升|降)[^,。]{0,4}(?:多少|几[件条次个项]?|吗|没有?|呢)[,?]?(?:如果|要是)?[跟和与同对]$"
)
"""差多少 跟2021: the year is said after what is asked."""
_COMPARED_AFTER = re.compile(r"(?:同期)?的?(?:相比|比|对比|比较|相较|一样多?(?=吗|么|不|没|$|[?]))")


def year_words(squeezed: str) -> list[YearWord]:
    """The year words in order, none inside another. O(length)."""
    found: list[YearWord] = []
    for word in (
        *_without(squeezed),
        *_ranges(squeezed),
        *_firsts(squeezed),
        *_listed(squeezed),
        *_backwards(squeezed),
        *_recents(squeezed),
        *_single(squeezed),
        *_relatives(squeezed),
    ):
        if not any(word.start < other.end and other.start < word.end for other in found):
            found.append(word)
    found = [word for word in found if not _is_set_aside(squeezed, word)] or found
    found = [word for word in found if not _is_aside(squeezed, word, found)]
    found = [word for word in found if not _is_whole(squeezed, word)] or found  # 22年占四年总量多少
    ends = {word.end for word in found if len(word.years) > 1}  # 2019到2021这三年
    found = [word for word in found if not (word.text[0] == "这" and word.start in ends)]
    found = _with_apposed(squeezed, sorted(found, key=lambda word: word.start))
    if any(word.years for word in found):  # 2020年到2022年平均每年: 每年 names no others
        found = [
            word for word in found if word.recent is None or (word.recent and word.text[0] in "最近过连这")
        ]
    if any(word.recent or word.until or word.first or word.without for word in found):
        found = [word for word in found if word.recent != 0]  # 近三年哪年最少: of those three
    return sorted(found, key=lambda word: word.start)


def _with_apposed(text: str, words: Sequence[YearWord]) -> list[YearWord]:
    """Words that say the year right after them, taken together with it: 去年就是21年, 头一年(20年)."""
    found: list[YearWord] = []
    for word in words:
        last = found[-1] if found else None
        if (
            last
            and (last.back is not None or last.first == 1)
            and len(word.years) == 1
            and _IS_THAT.fullmatch(text[last.end : word.start])
        ):
            end = word.end + (text[last.end : last.end + 1] == "(" and text[word.end : word.end + 1] == ")")
            word = replace(
                word, start=last.start, end=end, text=text[last.start : end], calendar=last.calendar,
                compared=last.compared or word.compared,
            )  # fmt: skip
            found.pop()
        found.append(word)
    return found


def _is_whole(text: str, word: YearWord) -> bool:
    """Whether it is said of what several years come to that a share of it is asked for."""
    return word.recent is not None and bool(
        _PART_OF.search(text[: word.start]) and _IN_ALL.match(text, word.end)
    )


def _is_aside(text: str, word: YearWord, words: Sequence[YearWord]) -> bool:
    """Whether a word for a year stands in a clause that asks nothing and names none, beside one that does:
    我家孩子的托管班去年被查过, 2020年开过几张罚单.
    """
    if not word.calendar or word.compared or _HELD_AGAINST.search(text):
        return False
    start = max(text.rfind(mark, 0, word.start) for mark in _MARKS) + 1
    end = min((at for mark in _MARKS if (at := text.find(mark, word.end)) >= 0), default=len(text))
    named = [other for other in words if len(other.years) == 1]
    said = text[word.end : end]
    return (
        bool(named)
        and len(said) > 1
        and not (any(start <= other.start < end for other in named) or _ASKS.search(text[start:end]))
    )


def _is_set_aside(text: str, word: YearWord) -> bool:
    """Whether a year is not asked about: 转到21年接着办 and 从19年拖到… carry over, 19年的不要 takes back."""
    before, after = text[: word.start], text[word.end :]
    if (_FROM.search(before) and _CARRIED_FROM.match(after)) or _TAKEN_BACK.match(after):
        return True
    carried = _CARRIED_TO.search(before) and not _CARRIED_ON.search(before)
    return bool(carried) and not BOTH_YEARS.search(text)


def meant_years(
    word: YearWord, there: Sequence[int], spoken: Sequence[int] = (), today: date | None = None
) -> tuple[int, ...]:
    """The years that a word means where there are reports of the years ``there``, the newest first.

    去年 is last year by the calendar if there is such a report; else it counts back from the one year
    ``spoken`` of before, else it is the newest report's. 上一年 counts back from the year spoken of, else
    from the newest. Empty for a word that means none in particular (那年).
    """
    if word.since and there:
        return tuple(year for year in reversed(there) if year >= word.years[0]) or word.years
    if there and (word.until or word.first or word.without is not None):
        return _of_those(word, there, spoken)
    if word.years or not there:
        return word.years
    if word.recent is not None:
        if word.recent == len(spoken) > 1 and word.text.startswith("这"):  # 这三年: those spoken of
            return tuple(sorted(spoken))
        since = there[0] - word.recent if word.recent else 0
        return tuple(year for year in reversed(there) if year > since)
    if word.back is None:
        return ()
    if word.calendar and today and today.year - word.back in there:
        return (today.year - word.back,)
    if len(spoken) == 1:
        return (spoken[0] - word.back,)
    return (there[0] - (max(0, word.back - 1) if word.calendar else word.back),)


def _of_those(word: YearWord, there: Sequence[int], spoken: Sequence[int]) -> tuple[int, ...]:
    """The years up to one, the first few of those spoken of or of all, or all but some of them."""
    if word.until:
        return tuple(year for year in reversed(there) if year <= word.until) or (word.until,)
    several = sorted(spoken) if len(spoken) > 1 else sorted(there)
    if word.first:
        return tuple((several if len(several) >= word.first else sorted(there))[: word.first])
    out = word.without or tuple(spoken)
    among = several if set(out) < set(several) else sorted(there)
    return tuple(year for year in among if year not in out)


def measured_by(
    words: Sequence[YearWord], years: Sequence[int], several: bool, it: tuple[int, ...]
) -> tuple[int, ...]:
    """The years that those asked for are measured by; ``it`` are those of 比它 where nothing else is said."""
    compared = [word for word in words if word.compared]
    if not compared and it:
        return it
    backs = [w.back for w in compared if w.back is not None and (len(years) == 1 or (several and years))]
    relative = [(years[0] if back < 0 else years[-1]) - back for back in backs]
    itself = years if len(years) == 1 else ()
    return tuple(sorted({*(y for word in compared for y in word.years), *relative}.difference(itself)))


def _ranges(text: str) -> Iterator[YearWord]:
    for match in (*_RANGE.finditer(text), *_BARE_RANGE.finditer(text)):
        first, last = year_of(match["first"]), year_of(match["last"])
        if first <= last <= first + 30:
            yield YearWord(*match.span(), match[0], tuple(range(first, last + 1)))


def _listed(text: str) -> Iterator[YearWord]:
    """The short ones of 2020、21、22三年."""
    for match in _IN_LIST.finditer(text):
        for short in re.finditer(r"(?<!\d)[0-3]\d(?=[、,和及与年三两四五]|$)", match[0]):
            start = match.start() + short.start()
            if text[start + 2 : start + 3] != "年":
                yield YearWord(start, start + 2, short[0], (year_of(short[0]),))


def _backwards(text: str) -> Iterator[YearWord]:
    for match in _BACKWARDS.finditer(text):
        number = int(parse_number((match["n"] or match["ago"]).replace("两", "二")) or 0)
        yield YearWord(*match.span(), match[0], back=number)


def _firsts(text: str) -> Iterator[YearWord]:
    for match in _FIRST.finditer(text):
        number = parse_number(match["n"].replace("两", "二")) if match["n"] else 1
        yield YearWord(*match.span(), match[0], first=int(number or 1))


def _without(text: str) -> Iterator[YearWord]:
    for match in _WITHOUT.finditer(text):
        years = re.finditer(YEAR, match["out"] or match["gone"] or "")
        yield YearWord(*match.span(), match[0], without=tuple(year_of(year[0]) for year in years))


def _recents(text: str) -> Iterator[YearWord]:
    for match in _RECENT.finditer(text):
        number = match["n"] or match["since"] or ("一" if match["newest"] is not None else "")
        before = bool(match[0][0] == "连" and _MOVED.match(text, match.end()))
        yield YearWord(*match.span(), match[0], recent=int(parse_number(number) or 0) + before)


def _single(text: str) -> Iterator[YearWord]:
    for match in _ONE.finditer(text):
        start, end = match.span()
        since = _SINCE.match(text, end) or _SINCE_THEN.match(text, end)
        until = None if since else _UNTIL.match(text, end)
        end = since.end() if since else until.end() if until else end
        compared = not (since or until) and _compared(text, start, end)
        if until:
            last = year_of(match["year"]) - (0 if until["too"] else 1)
            yield YearWord(start, end, text[start:end], until=last)
            continue
        yield YearWord(
            start, end, text[start:end], (year_of(match["year"]),), compared=compared, since=bool(since)
        )


def _relatives(text: str) -> Iterator[YearWord]:
    for match in _RELATIVE.finditer(text):
        group = str(match.lastgroup)
        if _is_left_over(text, match) and _ONE.search(text):
            continue  # 2022年收进来的加去年剩的: a cell of that year
        back = {"this": 0, "last": 1, "before": 3 if "大" in match[0] else 2, "previous": 1, "next": -1}.get(
            group
        )
        calendar = group in ("this", "last", "before")
        compared = back is not None and _compared(text, *match.span())
        yield YearWord(*match.span(), match[0], back=back, calendar=calendar, compared=compared)


def _is_left_over(text: str, match: re.Match[str]) -> bool:
    """Whether a word for a year only says of which year a request is left: 去年剩的, 压着上一年几件."""
    after = match.lastgroup == "last" and _LEFT_OVER.match(text, match.end())
    before, behind = text[: match.start()], text[match.end() :]
    held = re.search("[压剩留欠拖]着的?$", before)
    mine = re.search("[我俺]$", before) and re.match("[^,。]{0,4}[交提递寄]", behind)  # 我去年底交的申请
    return match.lastgroup in ("last", "previous") and bool(after or held or mine)


def _compared(text: str, start: int, end: int) -> bool:
    """Whether the year is what another year is measured by: 比2021年多, 与上年相比, 是2021年的几倍."""
    before = text[:start]
    if re.match(rf"相?比较?,?{re.escape(text[start:end])}", text[end:]):  # 跟22年比，22年是几倍
        return False
    times = _MEASURED_BEFORE.search(before) and _TIMES_AFTER.match(text[end:])
    last = _INVERTED.search(before) and end >= len(text.rstrip("?呢"))
    if times or last or _COMPARES_BEFORE.search(before):
        return True
    return bool(_WITH_BEFORE.search(before) and _COMPARED_AFTER.match(text[end:]))


def year_of(text: str) -> int:
    """2022, 22, 二〇二二 and 二二 are all 2022."""
    number = int(parse_number(text.translate(_FORMAL)) or 0)
    return number + 2000 if number < 100 else number
