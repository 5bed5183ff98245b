"""Whose report it is and of which year: title, agency, year, period, date of signing, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.errors import NotAReport
from ingest.fold import squeeze
from ingest.names import Level, office_aliases, split_agency
from ingest.types import BlockKind, Contact, Document, Part, Section

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?:年度|年|-)?|(二[〇零oO0][〇零一二三四五六七八九]{2})年?度?")
_TITLE = re.compile(
    r"(?:政府|政务)?(?:信息)?公开(?:工作)?(?:情况)?(?:的)?(?:20\d{2}年?)?(?:年?度)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)"
)
_TITLE_LINES = 60  # a web page may put this many lines of navigation before the title
_FORM = re.compile(r"第二十条|申请人情况|行政复议")
_NOT_AGENCY = re.compile(r"^(?:关于|《|\(|正文|标题|[:#*\-|])+|(?:关于|的|:|\(|\)|》|度|年)+$")
_AGENCY = re.compile(
    r"^[\u4e00-\u9fff()、]{2,40}(?:局|委|办|厅|院|府|会|室|处|所|站|署|关|队|社|部|台|馆|校|学|中心|街道|集团|公司|医院|银行|法院)$"
)
_GOVERNMENT = "人民政府"
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,12}[省市县区旗州盟镇乡]$")
_PREAMBLE_AGENCY = (
    re.compile(
        r"(?:现公布|现将|公布|由|结合)(?:20\d{2}年)?([\u4e00-\u9fff]{3,30}?)(?:20\d{2}年|编制|政府信息公开)"
    ),
    re.compile(r"(?:请与|可与|联系)([\u4e00-\u9fff]{4,30}?)(?:办公室|政务公开|政府信息)"),
)
_PERIOD = re.compile(
    r"(20\d{2})年(\d{1,2})月(\d{1,2})日(?:起|开始)?,?(?:至|到|-|~)(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})日"
)
_DATE = re.compile(r"^(20\d{2})年(\d{1,2})月(\d{1,2})日$")
_CHINESE_DIGITS = {char: str(n) for n, char in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "o": "0",
    "O": "0",
}

_NUMBER = r"(?:\(?0\d{2,3}\)?-?)?\d{7,8}(?:-\d{1,5})?|1\d{10}|400-?\d{3}-?\d{4}|12345"
_STOP = r"(?=[,;。)]|、?(?:邮编|邮政编码|(?:联系|咨询)?电话|传真|电子|网址)|$)"
_CONTACTS = {
    "unit": re.compile(
        r"(?:请与|可与|请联系|请向|请径与)([\u4e00-\u9fff]{3,40}?)(?:直接)?(?:联系|咨询|,|\(|反映)"
    ),
    "address": re.compile(r"(?:(?:通讯|联系|办公|单位)?地址|地点)(?:为|是)?:?([^:]{3,60}?)" + _STOP),
    "postcode": re.compile(r"(?:邮编|邮政编码)(?:为|是)?:?(\d{6})(?!\d)"),
    "phone": re.compile(rf"电话(?:号码)?(?:/传真)?(?:为|是)?:?((?:{_NUMBER})(?:[、/,](?:{_NUMBER}))*)"),
    "fax": re.compile(rf"传真(?:号码|电话)?(?:为|是)?:?({_NUMBER})"),
    "email": re.compile(r"([A-Za-z0-9_.+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)"),
    "web": re.compile(r"((?:https?://|www\.)[A-Za-z0-9\-._~/?#%=&+:]+)"),
}
CONTACT_KINDS = tuple(_CONTACTS)


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one report from another."""

    title: str
    agency: str
    year: int
    period: tuple[date, date] | None
    signed: date | None
    contacts: tuple[Contact, ...]


def identify_report(document: Document, sections: Sequence[Section], file_name: str) -> Identity:
    """Find who reports on which year. Raises NotAReport where that cannot be told.

    The title counts first, then the preamble, the signature and the file's name, in this order. A file that
    holds only the form's tables may have its title in its name alone.
    """
    lines = _lines(document)
    title, named, year = _title(lines)
    if not title and _holds_form(document):
        title, named, year = _title([squeeze(file_name.rsplit(".", 1)[0]).text])
    parts = {section.part for section in sections} - {Part.PREAMBLE}
    if not title and len(parts) < 3:
        raise NotAReport(
            f"{file_name}：不像政府信息公开工作年度报告（没有这样的标题，也没有法定的六个部分），已跳过；请确认文件是否选对"
        )
    period, signed = _period(document.text), _signed(lines)
    agency = _agency(named, document, lines, file_name)
    year = year or _year_beside(period, signed, file_name)
    if not agency or not year:
        missing = "机关名称" if not agency else "报告年份"
        raise NotAReport(
            f"{file_name}：找不到{missing}；请在标题中写明，例如“某某区某某局2022年政府信息公开工作年度报告”"
        )
    title = title or f"{agency}{year}年政府信息公开工作年度报告"
    return Identity(title, agency, year, period, signed, find_contacts(document, sections))


def read_year(text: str) -> int | None:
    """The first year in squeezed text, in digits or in Chinese characters (二〇二二年)."""
    found = _YEAR.search(text)
    if not found:
        return None
    return int(found.group(1) or "".join(_CHINESE_DIGITS[char] for char in found.group(2)))


def find_contacts(document: Document, sections: Sequence[Section]) -> tuple[Contact, ...]:
    """Contact details of the preamble, or of the whole text for kinds that the preamble does not give."""
    preamble_end = next((s.start for s in sections if s.part is not Part.PREAMBLE), len(document.text))
    contacts: list[Contact] = []
    for start, end in ((0, preamble_end), (preamble_end, len(document.text))):
        squeezed = squeeze(document.text, start, end)
        have = {contact.kind for contact in contacts}
        for kind, pattern in _CONTACTS.items():
            if kind in have or (start and kind == "web"):
                continue
            for match in pattern.finditer(squeezed.text):
                value = match.group(1).rstrip(".,")
                contacts.append(
                    Contact(kind, value, *squeezed.span(match.start(1), match.start(1) + len(value)))
                )
    return tuple(dict.fromkeys(contacts))


def _holds_form(document: Document) -> bool:
    return any(
        block.grid and _FORM.search(document.text, block.start, block.end) for block in document.blocks
    )


def _lines(document: Document) -> list[str]:
    return [
        squeeze(document.text, block.start, block.end).text
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH
    ]


def _title(lines: Sequence[str]) -> tuple[str, str, int | None]:
    """Title, agency named in it and year; empty where the title or the name is missing.

    Of several lines that could be it (a menu's 信息公开年报, a path of links) the first that names an agency
    and a year is taken, then one that names either.
    """
    candidates = [found for n in range(min(len(lines), _TITLE_LINES)) if (found := _title_at(lines, n))]
    return max(candidates, key=lambda c: bool(_AGENCY.match(c[1])) + bool(c[2]), default=("", "", None))


def _title_at(lines: Sequence[str], n: int) -> tuple[str, str, int | None] | None:
    line = re.split(r"[>»|]", lines[n])[-1]
    found = _TITLE.search(line) if len(line) <= 90 else None
    if not found or re.search(r"[。;]", line[: found.end()]) or "通知" in line:
        return None
    head = line[: found.start()]
    above = _lines_above(lines, n) if not _YEAR.sub("", head) else []
    below = lines[n + 1] if n + 1 < len(lines) and len(lines[n + 1]) <= 14 else ""
    whole = "".join(above) + line[: found.end()]
    year = read_year(whole) or read_year(line[found.end() :] or below)
    return whole, _clean_name(_YEAR.sub("", "".join(above) + head)), year


def _lines_above(lines: Sequence[str], n: int) -> list[str]:
    """The short lines right above the title that complete it."""
    above: list[str] = []
    for line in reversed(lines[max(0, n - 2) : n]):
        if len(line) > 40 or re.search(r"[。,:;>|]", line):
            break
        above.insert(0, line)
        if _AGENCY.match(line):
            break
    return above


def _clean_name(text: str) -> str:
    previous = None
    while previous != text:
        previous, text = text, _NOT_AGENCY.sub("", text)
    return text if re.search(r"[\u4e00-\u9fff]{2}", text) else ""


def _agency(named: str, document: Document, lines: Sequence[str], file_name: str) -> str:
    """The fullest of the names given by title, signature and preamble that agree with each other."""
    signature = [line for line in lines[-12:] if len(line) <= 40 and _AGENCY.match(line)]
    head = squeeze(document.text, 0, 1500).text
    stated = [m.group(1) for pattern in _PREAMBLE_AGENCY for m in pattern.finditer(head)]
    stated = [name for name in stated if _AGENCY.match(name)]
    in_name = _clean_name(_YEAR.sub("", _TITLE.split(squeeze(file_name.rsplit(".", 1)[0]).text)[0]))
    if named and not _AGENCY.match(named):
        named = next((n for n in (*signature, *stated) if n.endswith(named) or named in n), named)
    if _PLACE.match(named) and split_agency(f"{named}{_GOVERNMENT}").level is not Level.ZONE:
        named += _GOVERNMENT  # a zone has a 管理委员会, or whatever it calls it
    best = named or next(iter((*signature, *stated)), in_name if _AGENCY.match(in_name) else "")
    best = max([best, *_in_full(best, head)], key=len)
    longer = [name for name in (*signature, *stated) if best and name.endswith(best)]
    return max([best, *longer], key=len)


def _in_full(agency: str, head: str) -> list[str]:
    """Of 青溪市住建局 青溪市住房和城乡建设局, if the text says so."""
    name = split_agency(agency)
    named = (name.place + office for office in office_aliases(name.office)) if name.place else ()
    return [full for full in named if full in head]


def find_periods(squeezed: str) -> Iterator[tuple[date, date, int, int]]:
    """Each period from a day to a day in squeezed text, with its place; days that do not exist give none."""
    for found in _PERIOD.finditer(squeezed):
        first_year, first_month, first_day, last_year, last_month, last_day = found.groups()
        try:
            first = date(int(first_year), int(first_month), int(first_day))
            last = date(int(last_year or first_year), int(last_month), int(last_day))
        except ValueError:
            continue
        yield first, last, *found.span()


def _period(text: str) -> tuple[date, date] | None:
    found = next(find_periods(squeeze(text, 0, 4000).text), None)
    return found[:2] if found else None


def _signed(lines: Sequence[str]) -> date | None:
    for line in reversed(lines):
        found = _DATE.match(line)
        if found:
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                return None
    return None


def _year_beside(period: tuple[date, date] | None, signed: date | None, file_name: str) -> int | None:
    """The year where the title names none: that of the period, of the file's name, or before the signing."""
    if period:
        return period[1].year
    return read_year(squeeze(file_name).text) or (signed.year - 1 if signed else None)
