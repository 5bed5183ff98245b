"""Whether a number of the prose speaks of all that a statutory table counts, or only of some of it."""

from __future__ import annotations

import re

from ingest.audit.said import Said, Stated

_APPLICANTS = re.compile(r"公民、?法人(?:[和或及与、]|以及)?其[他它]组织")
_SOME = re.compile(
    r"累计|历年|以来|上半年|下半年|季度|月份|网上|网络|线上|线下|在线|邮寄|邮件|信函|当面|现场|窗口|传真|"
    r"分别|同类|环比|去年|上一?年(?!度?结转)|往年|本级|政府办|办公室|各部门|市直|区直|县直|直属|下属|所属|"
    r"镇街|乡镇|街道|各镇|自然人|企业|法人|组织|公民|群众主动|撤[回销]|补正|延期|转办|代表|建议|提案"
)
_THROUGH = re.compile(r"(?:通过|以|经|由|在)[^,;。]{0,14}(?:网|邮|函|平台|渠道|电话|热线)")
_OTHER_UNIT = re.compile(r"(?:本级|政府办|办公室|各部门|下属|所属|乡镇|街道)")
_WHOLE = re.compile(r"[全我][省市区县州盟旗镇乡]|各级")
_YEAR = re.compile(r"(20\d\d)年")


def is_whole(said: Said, report: Stated, *, listed: bool = False, all_over: bool = False) -> bool:
    """Whether the number is of the whole year and the whole agency. When in doubt, no.

    Args:
        said: the number.
        report: whose it is.
        listed: a number behind 其中 counts too.
        all_over: a government must say that it speaks for the whole area.
    """
    words = _APPLICANTS.sub("", said.lead + said.clause)
    if not listed and (said.figure.part_of is not None or "其中" in words):
        return False
    if _SOME.search(_APPLICANTS.sub("", said.clause)) or _THROUGH.search(words) or _OTHER_UNIT.search(words):
        return False
    if any(int(year) != report.year for year in _YEAR.findall(words)):
        return False
    return not (all_over and report.office == "人民政府" and not _WHOLE.search(words))
