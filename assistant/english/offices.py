"""The kinds of office in English: what they are called in an answer, and how a question may call them."""

from __future__ import annotations

import re

from ingest.offices import KIND_OF

# The kind's first Chinese name, its name in answers, what it may be called; the head (Bureau) comes with it.
_LINES = r"""
人民政府|People's Government|(?:people'?s )?government(?! (?:information|affairs|website|web|service|procurement|purchas|data|rule|document|disclosure|open|gazette|office|report|central|collective))
人民政府办公室|General Office of the People's Government|(?:general )?office of the (?:people'?s )?government|government (?:general )?office|general office
街道办事处|Subdistrict Office|sub-?district office
管理委员会|Administrative Committee|(?:administrative|management) committee
行政审批服务局|Administrative Approval Service|(?:administrative )?(?:examination and )?approval(?:s)?(?: and government)?(?: services?)?
政务服务管理局|Government Services|government (?:affairs )?services?(?: and)?(?: data)?(?: management| administration)?
大数据局|Big Data|big data(?: development)?(?: management| administration)?
发展和改革局|Development and Reform|development (?:and|&) reform
教育局|Education|education(?: (?:and|&) sports)?
科学技术局|Science and Technology|science (?:and|&) technology
工业和信息化局|Industry and Information Technology|(?:industry|economy|industrial) (?:and|&) information(?: technology|ization)?
民族宗教事务局|Ethnic and Religious Affairs|ethnic(?: and religious)?(?: affairs)?
公安局|Public Security|public security|police
民政局|Civil Affairs|civil affairs
司法局|Justice|justice|judicial
财政局|Finance|finance
人力资源和社会保障局|Human Resources and Social Security|human resources(?: (?:and|&) social security)?
自然资源局|Natural Resources|natural resources(?: (?:and|&) planning)?|planning (?:and|&) natural resources
生态环境局|Ecology and Environment|ecolog(?:y|ical) (?:and |& )?environment|environment(?:al)?(?: protection)?
住房和城乡建设局|Housing and Urban-Rural Development|housing (?:and|&) (?:urban[- ](?:and[- ])?rural )?(?:development|construction)|housing(?: and)? construction
交通运输局|Transport|transport(?:ation)?
水务局|Water|water(?: (?:affairs|resources|conservancy|authority))?
农业农村局|Agriculture and Rural Affairs|agricultur(?:e|al)(?: (?:and|&) rural affairs)?
商务局|Commerce|commerce
文化和旅游局|Culture and Tourism|cultur(?:e|al),?(?: radio,?)?(?: television,?)?(?: sports,?)? ?(?:(?:and|&) )?tourism|culture|tourism
卫生健康局|Health|(?:public )?health(?: (?:and|&) family planning)?
退役军人事务局|Veterans Affairs|veterans'? affairs|veterans
应急管理局|Emergency Management|emergency(?: management)?
审计局|Audit|audit(?:ing)?
市场监督管理局|Market Regulation|market (?:supervision|regulation)(?: (?:and|&) (?:administration|management))?
统计局|Statistics|statistics
医疗保障局|Healthcare Security|(?:health ?care|medical)(?: insurance)? (?:security|insurance)|medical insurance
信访局|Petitions|petitions?|letters (?:and|&) (?:calls|visits)|(?:public )?complaints
城市管理局|Urban Management|urban (?:management|administration)(?: (?:and|&) law enforcement)?
综合行政执法局|Comprehensive Law Enforcement|(?:comprehensive |administrative |integrated )*law enforcement
体育局|Sports|sports?
林业局|Forestry|forestry(?: (?:and|&) grasslands?)?|forests?
园林绿化局|Landscaping|landscap(?:e|ing)(?: (?:and|&) (?:greening|forestry))?|parks
海洋发展局|Ocean Development|(?:ocean|marine)(?: development)?(?: (?:and|&) fisher(?:y|ies))?|fisher(?:y|ies)
金融工作局|Financial Work|financial (?:work|supervision|regulation|affairs)
国有资产监督管理委员会|State-owned Assets Supervision and Administration|state[- ]owned assets(?: supervision)?(?: (?:and|&) administration)?
机关事务管理局|Government Offices Administration|government offices
税务局|Taxation|tax(?:ation)?
气象局|Meteorological|meteorolog(?:y|ical)|weather
地震局|Earthquake|earthquake|seismological
档案局|Archives|archives
粮食和物资储备局|Grain and Reserves|(?:food|grain)(?: (?:and|&) (?:strategic |material )?reserves)?
乡村振兴局|Rural Revitalization|rural revitali[sz]ation
投资促进局|Investment Promotion|investment promotion
供销合作社联合社|Supply and Marketing Cooperative|supply (?:and|&) marketing cooperatives?
残疾人联合会|Disabled Persons' Federation|disabled persons'? federation
人民防空办公室|Civil Air Defence|civil (?:air )?defen[cs]e
外事办公室|Foreign Affairs|foreign affairs
住房公积金管理中心|Housing Provident Fund|housing provident fund(?: management)?
住房保障和房产管理局|Housing Security|housing security|real estate
疾病预防控制中心|Disease Control and Prevention|disease control(?: (?:and|&) prevention)?
能源局|Energy|energy
药品监督管理局|Medical Products|(?:drug|medical products?)(?: supervision)?
知识产权局|Intellectual Property|intellectual property
广播电视局|Radio and Television|radio (?:and|&) television
口岸办公室|Port|ports?
海关|Customs|customs
海事局|Maritime Safety|maritime(?: safety)?
邮政管理局|Postal|post(?:al)?
烟草专卖局|Tobacco Monopoly|tobacco(?: monopoly)?
消防救援局|Fire and Rescue|fire(?: (?:and|&) rescue)?
公路局|Highway|highways?
监察委员会|Supervisory|supervisory
"""  # noqa: E501 (a line is one kind of office)

_WHOLE = frozenset(
    "人民政府 人民政府办公室 街道办事处 管理委员会 海关 供销合作社联合社 残疾人联合会 机关事务管理局".split()
)
"""Kinds whose English is the whole name, without Bureau or Office after it."""
_TAIL = r"(?: (?:management|administration|administrative|affairs|service|services|supervision))?"
_HEAD = (
    r"(?:bureaus?|bureaux|commissions?|committees?|offices?|departments?|administrations?|authorit(?:y|ies)|"
    r"agenc(?:y|ies)|cent(?:er|re)s?|brigades?)"
)
_HEADS = {
    "委员会": "Commission",
    "委": "Commission",
    "办公室": "Office",
    "办": "Office",
    "厅": "Department",
    "中心": "Center",
    "总队": "Corps",
    "支队": "Detachment",
    "大队": "Brigade",
    "馆": "Archives",
}


def _pattern(first: str, called: str) -> re.Pattern[str]:
    if first in _WHOLE:
        return re.compile(rf"\b(?:{called})s?\b", re.IGNORECASE)
    of = rf"{_HEAD} (?:of|for) (?:the )?(?:{called})\b{_TAIL}"
    before = rf"(?:{called}){_TAIL} {_HEAD}\b"
    return re.compile(rf"\b(?:{before}|{of})", re.IGNORECASE)


_KINDS = tuple(line.split("|", 2) for line in _LINES.strip().split("\n"))
_CALLED = tuple((KIND_OF[first], _pattern(first, called)) for first, _, called in _KINDS)
_NAMES = {name: (first, english) for first, english, _ in _KINDS for name in KIND_OF[first]}


def offices_in(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where a text speaks of an office, and the Chinese names of its kind; the longer where two overlap."""
    found = [(*match.span(), kind) for kind, pattern in _CALLED for match in pattern.finditer(text)]
    found.sort(key=lambda item: item[0] - item[1])
    kept: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, kind in found:
        if not any(start < other[1] and other[0] < end for other in kept):
            kept.append((start, end, kind))
    return sorted(kept)


def office_in_english(office: str) -> str:
    """The English name of an office; empty for a kind that has none here."""
    first, english = _NAMES.get(office, ("", ""))
    if not english or first in _WHOLE:
        return english
    head = next((name for ending, name in _HEADS.items() if office.endswith(ending)), "Bureau")
    return f"{english} {head}"
