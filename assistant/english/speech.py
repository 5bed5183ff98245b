"""What an answer fills into English phrases: labels, tables, amounts and names, each with its Chinese once."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.contacts import KINDS
from assistant.english.names import Directory
from assistant.measures import row_label
from assistant.types import Answer
from ingest.tables import TABLES

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the Chinese of a term, which is shown in brackets the first time and left out after that."""
_GLOSS = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_MARKS = str.maketrans({"、": "; ", "；": "; ", "等": " and others", "（": " (", "）": ")"})
_VERBATIM = frozenset({"quote", "reason", "caption", "category", "words", "problem", "there"})
_HAN = re.compile(r"[\u4e00-\u9fff]")
_AMOUNT = re.compile(r"(about)?(-?\d+(?:\.\d+)?)([\u4e00-\u9fff%]{0,3})")
_YEAR = re.compile(r"(20\d\d)年")
_UNITS = {
    "件": "", "项": " items", "条": "", "个": "", "次": "", "人": " people", "名": " people",
    "人次": " person-times", "份": " copies", "篇": " articles", "元": " yuan",
    "万元": " ten thousand yuan (万元)", "亿元": " hundred million yuan (亿元)",
}  # fmt: skip
_ROWS = {
    "规章": "government rules", "规范性文件": "regulatory documents", "行政规范性文件": "administrative regulatory documents",
    "行政许可": "administrative licensing", "其他对外管理服务事项": "other external management and service matters",
    "行政处罚": "administrative penalties", "行政强制": "administrative coercive measures",
    "行政事业性收费": "administrative fees", "政府集中采购": "centralized government procurement",
    "本年新收政府信息公开申请数量": "new requests for information received",
    "上年结转政府信息公开申请数量": "requests carried over from the previous year",
    "予以公开": "requests granted", "部分公开": "requests granted in part",
    "不予公开": "requests refused", "无法提供": "information that could not be provided", "不予处理": "requests not processed",
    "其他处理": "other handling", "总计": "requests concluded in total", "结转下年度继续办理": "requests carried over to the next year",
    "属于国家秘密": "state secrets", "其他法律行政法规禁止公开": "prohibited by other laws or regulations",
    "危及“三安全一稳定”": "endangering national, public or economic security or social stability",
    "保护第三方合法权益": "protection of third parties", "属于三类内部事务信息": "internal affairs",
    "属于四类过程性信息": "process information", "属于行政执法案卷": "law enforcement files",
    "属于行政查询事项": "administrative inquiries", "本机关不掌握相关政府信息": "information not held",
    "没有现成信息需要另行制作": "information that would have to be created",
    "补正后申请内容仍不明确": "request still unclear after correction", "信访举报投诉类申请": "petitions, reports and complaints",
    "重复申请": "repeated requests", "要求提供公开出版物": "public publications",
    "无正当理由大量反复申请": "excessive repeated requests without good reason",
    "要求行政机关确认或重新出具已获取信息": "confirmation or re-issue of information already obtained",
    "申请人无正当理由逾期不补正": "not corrected in time without good reason",
    "申请人逾期未按收费通知要求缴纳费用": "fee not paid in time", "其他": "other",
    "行政复议": "administrative reconsideration", "行政诉讼": "administrative litigation",
    "未经复议直接起诉": "suits filed directly", "复议后起诉": "suits after reconsideration",
}  # fmt: skip
_COLUMNS = {
    "本年制发件数": "issued this year", "本年废止件数": "repealed this year", "现行有效件数": "in force",
    "本年新制作数量": "made this year", "本年新公开数量": "newly disclosed this year", "对外公开总数量": "disclosed in total",
    "上一年项目数量": "items in the previous year", "本年增/减": "change this year", "处理决定数量": "decisions",
    "本年处理决定数量": "decisions this year", "本年收费金额": "amount collected this year", "采购项目数量": "projects",
    "采购总金额": "total amount", "自然人": "natural persons", "商业企业": "businesses", "科研机构": "research institutions",
    "社会公益组织": "public-interest organisations", "法律服务机构": "legal service providers", "其他": "other applicants",
    "总计": "total", "结果维持": "upheld", "结果纠正": "corrected", "其他结果": "other outcomes", "尚未审结": "pending",
}  # fmt: skip
_TITLES = {
    "proactive": "the table of proactive disclosure",
    "requests": "the table of requests received and handled",
    "review": "the table of reconsideration and litigation",
}
_READINGS = {
    "requests.balance": "new requests plus those carried in equal those concluded plus those carried out",
    "requests.results": "the kinds of outcome add up to the total",
    "requests.applicants": "natural persons and the kinds of organisation add up to the total",
    "review.results": "upheld, corrected, other and pending add up to the total",
}
_CONTACTS = {
    "phone": "telephone number", "fax": "fax number", "postcode": "postcode", "email": "e-mail address",
    "web": "web address", "address": "address", "unit": "office to contact",
}  # fmt: skip


def _row_in_english(row: str) -> str:
    group, _, leaf = row.rpartition("/")
    return f"{_ROWS[group]}: {_ROWS[leaf]}" if group else _ROWS[leaf]


def _terms() -> dict[str, str]:
    """Every label that an answer may hold, with its English."""
    rows = {row.name for spec in TABLES for row in spec.rows}
    groups = {row.rpartition("/")[0] for row in rows} - {""}
    terms = {row_label(row): _row_in_english(row) for row in rows | groups}
    terms |= {row.replace("/", "—"): _row_in_english(row) for row in rows}
    terms |= {spec.title: _TITLES[spec.id] for spec in TABLES}
    terms |= {f"《{spec.title}》": _TITLES[spec.id] for spec in TABLES}
    terms |= {check.reading: _READINGS[check.rule] for spec in TABLES for check in spec.checks}
    terms |= {chinese: _CONTACTS[kind] for kind, (chinese, _) in KINDS.items()}
    return {"总计": "total", **_COLUMNS, **terms, "总计": "total"}


_TERMS = _terms()
_TERM = re.compile(
    f"({'|'.join(sorted(map(re.escape, _TERMS), key=len, reverse=True))})"
    f"(?:（({'|'.join(sorted(map(re.escape, _COLUMNS), key=len, reverse=True))})）)?"
)


class Speech:
    """Makes the values of one answer English, by the agencies of the corpus."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def value(self, name: str, value: object) -> object:
        """What stands in an English phrase for the variable ``name``."""
        text = str(value)
        if name in _VERBATIM:
            return text.replace("。", ".") if name == "problem" else text
        if not _HAN.search(text):
            return _spaced(text).replace("、", ", ")
        if name in ("agency", "agencies", "names", "name"):
            text = "、".join(map(self._agency, text.split("、")))
        if amount := _AMOUNT.fullmatch(text):
            return _amount(amount)
        return _outside_glosses(text)

    def finished(self, answer: Answer) -> Answer:
        """The answer with the Chinese of each term the first time only; options keep it, to be asked as they are."""
        seen: set[str] = set()
        assumed = tuple(_once(text.removesuffix("。"), seen) for text in answer.assumed)
        statements = tuple(replace(s, text=_sentence(_once(s.text, seen))) for s in answer.statements)
        options = tuple(_once(option, set()) for option in answer.options)
        sums = _once(_calculation(answer.calculation), seen) if answer.calculation else None
        return replace(
            answer, assumed=assumed, statements=statements, options=options, calculation=sums, language="en"
        )

    def _agency(self, name: str) -> str:
        english = self._directory.in_english(name) or self._directory.unlisted_in_english(name)
        return f"{english}{_OPEN}{name}{_CLOSE}" if english else name


def _outside_glosses(text: str) -> str:
    pieces = re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", text)
    return "".join(piece if piece.startswith(_OPEN) else _labels(piece) for piece in pieces)


def _labels(text: str) -> str:
    text = _YEAR.sub(r"\1", text)
    text = _TERM.sub(_term, text)
    pieces = re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", text)
    return "".join(piece if piece.startswith(_OPEN) else piece.translate(_MARKS) for piece in pieces)


def _term(match: re.Match[str]) -> str:
    english = _TERMS[match[1]] + (f", {_COLUMNS[match[2]]}" if match[2] else "")
    before = match.string[: match.start()]
    lead = ": " if before and before[-1].isalnum() and before[-1].isascii() else ""
    return f"{lead}{english}{_OPEN}{match[0].strip('《》')}{_CLOSE}"


def _amount(match: re.Match[str]) -> str:
    about = "about " if match[1] else ""
    return (
        f"{about}{match[2]}{_UNITS.get(match[3], ' ' + match[3] if match[3] not in ('', '%') else match[3])}"
    )


def _calculation(text: str) -> str:
    text = re.sub(r"(?<=\d)(万元|亿元|元|件)(?![\u4e00-\u9fff])", lambda m: _UNITS[m[1]], text)
    return text.replace("；", "; ")


def _spaced(text: str) -> str:
    return f"{text[:5]} {text[5:]}" if re.match(r"about\d", text) else text


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] if re.match(r"[a-z]+ ", text) else text


def _once(text: str, seen: set[str]) -> str:
    def shown(match: re.Match[str]) -> str:
        if match[1] in seen:
            return ""
        seen.add(match[1])
        return f" ({match[1]})"

    return _GLOSS.sub(shown, text)
