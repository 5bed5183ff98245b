"""Numbers as Chinese reports write them: cells, counts in sentences, 万 and 亿, Chinese numerals.

Positions are positions in the squeezed text that was given (``ingest.fold``). Values are never floats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from ingest.fold import fold, squeeze
from ingest.types import FigureState


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a table cell says. ``value`` is None unless reported; ``note`` stood in brackets behind it."""

    value: Decimal | None
    unit: str
    state: FigureState
    note: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in running text. ``kind``: ``quantity``, ``date``, or ``other`` for numbers that name a thing.

    ``value`` is scaled (2.8万 is 28000) but not converted (13.39万元 is 13.39 of the unit 万元). Of a range
    it is the lower end, ``high`` the upper. ``unit`` may be empty. ``qualifier`` keeps 约, 余, 近 and so on.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    qualifier: str
    raw: str
    kind: str = "quantity"
    high: Decimal | None = None


_DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PLAIN = r"(?:\d{1,3}(?:,\d{3})+(?!\d|,\d)|\d+)(?:\.\d+)?"
_SCALE = r"万亿|[百千]?[亿万]|[百千](?![米克瓦元])"
_HAN_DIGIT = "〇零一二两三四五六七八九"
_HAN = f"[{_HAN_DIGIT}十百千万亿]"

# Measure words; behind a colon what they must not run into: 12部门 is not 12部.
_MEASURE_WORDS = """
个工作日 工作日 个百分点 百分点 个小时 个月 小时 分钟 课时 学时 节课 人次 件次 户次
家次 场次 篇次 条次 车次 台次 批次 班次 平方公里 平方米 立方米 公里 千米 公顷 公斤
千瓦 字节 亿元 万元 千元 美元 元 个 期 份 家 户 位 起 例 宗 册 幅 辆 座 间
亩 吨 版 集 轮 遍 趟 班 种 款 栏 倍 岁 课 节 笔 票 封 则 句 段 幢 栋 株
匹 颗 枚 级 站 秒 天 层 % ‰
件:数 条:例 名:称 项:下 篇:幅 场:所 批:[准复示] 本:[年级机单市区县局] 张:贴 台:[账帐] 套:餐 处:[理罚室置]
所:[属有在] 米:粉 页:面 支:[队付持] 组:[织成] 门:[户类槛] 分:[别类局管析] 讲:[解座话] 单:位 通:[过知报告]
类:[似型] 字:[符段] 次:[日年月] 人:[大民工员才社事力] 部:[门分委署] 只:[需有要] 头:[条像]
"""


def _measure_words() -> str:
    words = sorted((entry.partition(":") for entry in _MEASURE_WORDS.split()), key=lambda e: -len(e[0]))
    return "|".join(f"{word}(?!{then})" if then else word for word, _, then in words)


_UNIT = _measure_words()
# A single Chinese numeral is mostly part of a saying (一站式, 两个维护): only before these it may count.
_AFTER_ONE_NUMERAL = re.compile(
    r"人次|场次|批次|课时|小时|个工作日|个月|亿元|万元|元|件|次|条|份|篇|期|场|家|户|名|项|起|例|宗|册|个|位|天|人"
)
_SAYING_AFTER = re.compile(
    r"维护|意识|自信|确立|全面|方面|层面|部分|阶段|维度|角度|环节|结合|坚持|加强|统一|体系|制度|文明|革命|一|"
    r"性|事|龙|线|办|告知|成型|把手|以内"
)
_SAYING_BEFORE = re.compile(r"[只就同统唯逐进这那某另下上前后首再每最万无不]$|任何|跑")

_BEFORE = r"不少于|不低于|不超过|不足|超过|突破|将近|接近|大约|至少|最多|(?<!节)约|(?<![最附])近|(?<!赶)超|逾"
_MORE = rf"余|[多来](?={_SCALE}|{_UNIT})"
_AFTER = r"以上|以下|以内|左右|上下"
_ARABIC = re.compile(
    rf"(?P<before>{_BEFORE})?(?<![\d.])(?P<number>{_PLAIN})(?P<more>{_MORE})?(?:[-~至到](?P<high>{_PLAIN}))?(?![\d.]*\d)"
    rf"(?:(?P<money>[万亿]元)|(?P<scale>{_SCALE})?(?P<more2>{_MORE})?(?P<unit>{_UNIT})?)(?P<after>{_AFTER})?"
)
_PERCENT = re.compile(rf"(?P<before>{_BEFORE})?百分之(?P<number>{_HAN}+)(?:点(?P<decimals>[{_HAN_DIGIT}]+))?")
_SPELLED = re.compile(
    rf"(?P<before>{_BEFORE}|上(?=[百千万]))?(?<![{_HAN_DIGIT}十百千万亿第几数每点])(?P<number>{_HAN}+?)"
    rf"(?P<more>余|多|(?<=[十百千万])来)?(?:(?P<money>[万亿]元)|(?P<scale>[万亿])?(?P<unit>{_UNIT}))(?P<after>{_AFTER})?"
)

_MONTH = "(?:1[0-2]|0?[1-9])月"
_DAY = r"(?:[0-3]?\d[日号])"
_MASKS = tuple(
    (kind, re.compile(pattern, re.ASCII))
    for kind, pattern in (
        ("other", r"\[(?:image|bookmark)[^\]]*\]"),
        ("other", r"(?:https?://|www\.)[A-Za-z0-9\-._~/?#%=&+:]+|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"),
        ("other", r"[\[(]\d{4}[\])](?:第?\d+号)?"),
        ("date", r"(?<!\d)\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|(?<!\d)\d{4}年?[-~至到]\d{4}年度?"),
        ("date", rf"(?<!\d)\d{{4}}年(?:度|初|底|末)?(?:{_MONTH}份?{_DAY}?)?|(?<!\d)\d{{2}}年{_MONTH}"),
        ("date", rf"(?<!\d)20\d\d(?=[、,和与]20\d\d年)|(?<!\d)\d{{1,2}}[-~至到]{_MONTH}"),
        ("date", rf"(?<!\d){_MONTH}{_DAY}?|(?<!\d)[0-3]?\d日|(?<!\d)\d{{1,2}}:\d\d(?!\d)"),
        ("date", rf"[{_HAN_DIGIT}]{{4}}年度?|[{_HAN_DIGIT}十]{{1,2}}月(?:[{_HAN_DIGIT}十]{{1,3}}[日号])?"),
        ("date", rf"(?<!\d)\d{{1,2}}周?年|[{_HAN_DIGIT}十]{{1,3}}周?年"),
        ("other", r"(?<!\d)0\d{2,3}-?\d{7,8}(?:-\d{1,5})?(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)"),
        ("other", r"(?<!\d)400-?\d{3}-?\d{4}(?!\d)|(?:电话|传真|邮编|邮政编码)[:为]*\d{5,12}"),
        ("other", r"(?<!\d)12(?:345|388|315)(?=热线|政务|市民|便民|平台|服务|投诉|[”、,。)(])"),
        ("other", rf"第(?:\d+|{_HAN}+)(?:[项号条款章节次批届期版部个名])?|(?<!\d)\d+号"),
        ("other", r"(?<![A-Za-z])[A-Za-z]{1,2}[-/]?\d+(?:\.\d+)*|(?<![\d.])\d+[A-Za-z]+"),
        ("other", r"\d+[x×*](?=\d+小时)|\d+\+[\dA-Z]"),
        ("other", r"(?:^|(?<=[。;:!?]))\(?\d{1,2}(?:[)、]|\.(?!\d))|\(\d{1,2}\)"),
    )
)

_BLANK = re.compile(r"[-/\\_]*|无|空|暂无|没有|不涉及|不适用|未涉及|未填报?|未统计|[Nn]/?[Aa]")
_SIGNS = {"-": -1, "减": -1, "减少": -1, "↓": -1, "▼": -1, "下降": -1}
_SIGN = r"[+-]|减少?|增加?|[↑↓▲▼]|上升|下降"
_SPACED_GROUPS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?![\d,])")
_CELL_ARABIC = re.compile(
    rf"(?P<before>约|近|超过?)?(?P<sign>(?:{_SIGN})?)(?P<number>(?:0|[1-9]\d*|[1-9]\d{{0,2}}(?:,\d{{3}})+)(?:\.\d+)?|零|〇)"
    rf"(?P<more>余|多)?(?:(?P<money>[万亿]元)|(?P<scale>{_SCALE})?(?P<more2>余|多)?(?P<unit>{_UNIT})?)(?P<after>{_AFTER})?"
)
_CELL_SPELLED = re.compile(rf"(?P<number>{_HAN}+?)(?P<unit>{_UNIT})?")


@lru_cache(maxsize=2048)
def parse_cell(text: str) -> CellValue:
    """Read a cell. Blank is not 0; two numbers in one cell, or anything else, is unreadable. O(len).

    Remembered, as cells and labels are looked at many times while their tables are told apart.
    """
    bare = squeeze(text).text
    note = re.search(r"(?<=.)\(([^()]*)\)$", bare)
    number = bare[: note.start()] if note else bare
    said = note.group(1) if note else ""
    if re.fullmatch(_UNIT, said):
        number, said = number + said, ""
    if _BLANK.fullmatch(number):
        return CellValue(None, "", FigureState.BLANK, said)
    apart = re.search(r"\d\s+[\d.,]", _SPACED_GROUPS.sub("0", fold(text).split("(")[0].strip()))
    if not apart and (match := _CELL_ARABIC.fullmatch(number)):
        value = _scaled(match["number"], match["scale"]) * (
            _SIGNS.get(match["sign"], 1) if match["number"].strip("0.") else 1
        )
        unit = match["money"] or match["unit"] or ""
        return CellValue(value, unit, FigureState.REPORTED, said, _qualifier(match))
    # A lone 一 is as likely a dash that was misread.
    if number != "一" and (match := _CELL_SPELLED.fullmatch(number)):
        spelled = _spelled(match["number"])
        if spelled is not None:
            return CellValue(spelled, match["unit"] or "", FigureState.REPORTED, said)
    return CellValue(None, "", FigureState.UNREADABLE)


def parse_amount(text: str) -> CellValue:
    """Read a cell of a column of money, where 13.39万 is 13.39 of the unit 万元. O(len)."""
    bare = squeeze(text).text
    return parse_cell(
        re.sub(r"(?<=\d)([万亿])(?=$|\()", r"\1元", bare) if re.search("[万亿]", bare) else text
    )


def parse_number(text: str) -> Decimal | None:
    """The value of ``9万``, ``1亿2000万``, ``1,234.5``, ``三十五`` or ``二〇二二``; None if no number."""
    bare = squeeze(text).text
    sign = -1 if bare.startswith("-") else 1
    bare = bare[1:] if bare[:1] in ("-", "+") else bare
    pieces = re.findall(rf"({_PLAIN})({_SCALE})?", bare)
    if pieces and "".join(number + scale for number, scale in pieces) == bare:
        return sign * sum((_scaled(number, scale) for number, scale in pieces), Decimal(0))
    return _spelled(bare)


def find_quantities(squeezed: str) -> list[Quantity]:
    """Every number of the text in order, each once; dates and mere names told by their kind. O(len)."""
    found: list[Quantity] = []
    taken = bytearray(len(squeezed))
    parts = (_masked(squeezed), _percents(squeezed), _arabics(squeezed, taken), _counts(squeezed))
    for quantity in chain.from_iterable(parts):
        if not any(taken[quantity.start : quantity.end]):
            taken[quantity.start : quantity.end] = b"\x01" * (quantity.end - quantity.start)
            found.append(quantity)
    return sorted(found, key=lambda quantity: quantity.start)


def numbers_in(text: str) -> set[Decimal]:
    """Every number a reader sees, less its sign: 2.8万 gives 2.8 and 28000, 二〇二二年 gives 2022. O(len).

    Dates, telephones and item numbers are in it too, so compare texts only through this function.
    """
    bare = squeeze(text).text
    seen: set[Decimal] = set()
    for match in re.finditer(rf"({_PLAIN})(?:{_MORE})?({_SCALE})?", bare):
        seen |= {_scaled(match[1]), _scaled(match[1], match[2])}
    for match in re.finditer(rf"(?<!第)(?<!{_HAN})({_HAN}{{2,}})", bare):
        spelled = _spelled(match[1])
        seen |= {spelled} if spelled is not None else set()
    for quantity in find_quantities(bare):
        if quantity.kind == "quantity":
            seen |= {value for value in (quantity.value, quantity.high) if value is not None}
    return seen


def _masked(text: str) -> Iterator[Quantity]:
    """Dates, telephones, addresses, document and item numbers, URLs; the earlier rule wins."""
    for kind, mask in _MASKS:
        for match in mask.finditer(text):
            number = re.search(rf"{_PLAIN}|{_HAN}+", match[0])
            value = parse_number(number[0]) if number else None
            yield Quantity(*match.span(), value or Decimal(0), "", "", match[0], kind)


def _percents(text: str) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(text):
        whole = _spelled(match["number"])
        if whole is not None:
            decimals = "".join(str(_DIGITS[char]) for char in match["decimals"] or "")
            value = Decimal(f"{whole}.{decimals}") if decimals else whole
            yield Quantity(*match.span(), value, "%", match["before"] or "", match[0])


def _arabics(text: str, taken: bytearray) -> Iterator[Quantity]:
    """Looked for between what is ``taken`` already, so that a masked date does not swallow a count."""
    position = 0
    while match := _ARABIC.search(text, position):
        position = match.end()
        start = match.start("number")
        if any(taken[match.start() : match.end()]):
            position = start + 1 if not taken[start] else _free(taken, start)
            continue
        high = _scaled(match["high"], match["scale"]) if match["high"] else None
        value, unit = _scaled(match["number"], match["scale"]), match["money"] or match["unit"] or ""
        yield Quantity(*match.span(), value, unit, _qualifier(match), match[0], high=high)


def _counts(text: str) -> Iterator[Quantity]:
    """Chinese numerals before a measure word, where that is a count and not a saying."""
    for match in _SPELLED.finditer(text):
        value = _spelled(match["number"])
        if value is None or _is_saying(match, text):
            continue
        value *= _SCALES[match["scale"]] if match["scale"] else 1
        yield Quantity(*match.span(), value, match["money"] or match["unit"], _qualifier(match), match[0])


def _is_saying(match: re.Match[str], text: str) -> bool:
    number, rest = match["number"], text[match.end() :]
    if number[0] in "零〇" or _SAYING_AFTER.match(rest) or _SAYING_BEFORE.search(text[: match.start()][-3:]):
        return True
    if number[0] in "百千万亿":  # 百条 alone is a way of speaking, 百余条 a count
        return not (match["before"] or match["more"])
    if len(number) == 1 and number != "十":
        ends = not rest or rest[0] in ",。;、)!?和及"
        counted = _AFTER_ONE_NUMERAL.fullmatch(match["unit"] or match["money"])
        return not counted or (number == "一" and not ends)
    return False


def _free(taken: bytearray, position: int) -> int:
    free = taken.find(0, position)
    return free if free >= 0 else len(taken)


def _qualifier(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return "".join(groups.get(name) or "" for name in ("before", "more", "more2", "after"))


def _scaled(number: str, scale: str | None = None) -> Decimal:
    value = Decimal(0 if number in ("零", "〇") else number.replace(",", ""))
    for char in scale or "":
        value *= _SCALES[char]
    return value.to_integral_value() if scale and value == value.to_integral_value() else value


def _spelled(text: str) -> Decimal | None:
    """Chinese numerals: digit by digit (二〇二二), or with 十百千万亿; 两千三 is 2300, as it is said."""
    if not text or set(text) - _DIGITS.keys() - _SCALES.keys():
        return None
    if not set(text) & _SCALES.keys():
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif (scale := _SCALES[char]) < 10**4:
            section, digit = section + (digit or 1) * scale, 0
        else:
            part = section + digit
            total, section, digit = total + part * scale if part else (total or 1) * scale, 0, 0
    spoken = _SCALES.get(text[-2], 10) // 10 if len(text) > 2 and text[-2] not in "十零〇" else 1
    return Decimal(total + section + digit * spoken)
