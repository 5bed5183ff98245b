"""Answers to questions about address, telephone, fax and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.shelf import ReportView, display
from assistant.scope.identify import years_text
from assistant.types import Status
from assistant.understanding.cues import READ_ONLINE, asks_where_to_go, asks_whom
from ingest.fold import squeeze
from ingest.types import Contact
from prompts import phrase

KINDS = {
    "phone": ("电话", re.compile(r"电话|号码|座机|(?:怎么|如何|跟谁|与谁|找谁)联系|联系方式|打给|拨打|打哪")),
    "fax": ("传真", re.compile(r"传真|fax", re.IGNORECASE)),
    "postcode": ("邮编", re.compile(r"邮编|邮政编码")),
    "email": ("电子邮箱", re.compile(r"邮箱|邮件|电子信箱|电子邮[\u4e00-\u9fff]|e-?mail", re.IGNORECASE)),
    "web": (
        "网址",
        re.compile(
            rf"{READ_ONLINE}|"
            r"网址|官网|网站的?(?:地址|域名)|链接|(?:哪个|什么|哪些)网站|(?:^|在)?(?:哪[里儿]|哪(?=个?[能可有])|怎么|如何|在哪).{0,6}下载.{0,6}(?:报告|年报|电子版)?|(?:哪[里儿]|哪(?=个?[能可有])|怎么|如何|在哪).{0,6}(?:查阅|查看|看到?|找到?).{0,6}(?:报告|年报|电子版)|^[^,。]{0,8}(?:哪[里儿]|哪(?=个?[能可有])|怎么|如何|在哪).{0,6}(?:查阅|查看|(?<!怎么)(?<!如何)看|看到|找到?)|年报.{0,4}(?:下载|在哪)"
        ),
    ),
    "address": (
        "地址",
        re.compile(
            r"地址|门牌|(?<!人的)(?<!家庭)(?<!个人)住址|(?:什么|啥|哪个)位置|导航|(?:寄|投递|快递)(?:信|过)?(?:到|给|去|往|至|送)?(?:哪(?:[里儿]|个?地方|$|[?,])|什么地方|啥地方)|(?:^|在)哪[里儿]?(?=.{0,2}(?:电话|座机|传真|邮编|邮箱|联系))|在?什么地方|联系方式|(?:办公|单位).{0,4}在哪|位于|怎么去|(?<![贴放设挂登发布摆存出差错误输败好难卡强弱因题点板处足])在哪[里儿]?(?:办公|上班|[?？]|$)|^哪[里儿]?(?:办公|上班)|^(?:的)?(?:到底)?在?哪[里儿](?:[?？,，我]|$)|地方在哪|(?<![数量年字])怎么走(?![势向高低的])|(?<!走)(?:在)?[哪什么]{1,2}条?[路街]|(?:办公|上班)(?:地点|位置)"
        ),
    ),
    "unit": ("联系部门", re.compile(r"联系方式|(?:联系|咨询|问)(?:哪个|什么)(?:部门|科室|单位)")),
}

_NUMBER_OF_FAX = re.compile(r"电话|座机|联系|打给|拨打")
_BY_POST = re.compile(r"寄|投递")
_OF_MAILBOX = re.compile(
    r"(?P<box>[邮信]箱|邮件|电子邮.|e-?mail|网站|网页)(?P<said>[^,。;?]{0,6}[,。;?](?:具体)?(?:是|的)?|[的是]*)"
    r"地址(?=(?:是|为|叫|到底|究竟)*(?:什么|啥|多少|哪个)?[呢啊呀]?(?:$|[?,。;]))",
    re.IGNORECASE,
)
"""有没有电子信箱，地址是什么: of the mailbox and not of the office."""
_PLACE = re.compile(r"(?<!邮箱)(?<!邮件)(?<!网站)地址|门牌|什么地方|联系|在哪|位于|怎么|[路街]|地点|位置")
_READ = re.compile(r"网|下载|查阅|查看|看|链接|电子版|全文")
OF_ANOTHER_PURPOSE = re.compile(
    r"(?P<what>(?:监督|举报|投诉|纪检|维权|应急|报警|救援)(?:举报|投诉|服务)*)(?:的)?(?P<kind>电话|热线|信箱|邮箱)"
)
"""A telephone for another purpose than to ask about the report: the one that stands there is not that."""
_PUBLISHED = re.compile(
    r"[点站台室区会课窗][^,。?]{0,4}[设放摆搬办开挂建](?:立|置)?[在到于](?:了|的)?(?:哪|什么地方|啥地方)|"
    r"(?:公示|公布|发布|刊登|张贴|举办|召开)[^?]{0,10}在哪|"
    r"(?:什么|啥|哪个?)地方(?:摆|举|开[展设办]?|搞|办[的了过]|进行|设|展|播|贴)|"
    r"设[立置]?在(?:什么|啥|哪个?)地方|(?:夜市|大集|讲座|宣讲|活动|集市|开放日|宣讲点|展台|摊位?)[^?]{0,14}(?:什么|啥|哪个?)地方"
)
"""Where something was done is no address of the office."""

_WHOM = ("phone", "address", "unit")
_MOST_LISTED = 12


def contact_kinds(question: str) -> list[str]:
    """Which contact details a squeezed question asks for.

    The number that a fax is sent to is no telephone, and the address of a mailbox no place.
    """
    question = _OF_MAILBOX.sub(r"\g<box>", OF_ANOTHER_PURPOSE.sub("", question))
    whom = _WHOM if asks_whom(question) else ()
    kinds = [kind for kind, (_, pattern) in KINDS.items() if kind in whom or pattern.search(question)]
    if asks_where_to_go(question):
        kinds = [kind for kind in KINDS if kind in (*kinds, "address")]
        kinds = kinds if _READ.search(question) else [kind for kind in kinds if kind != "web"]
    if _BY_POST.search(question) and "address" in kinds and "postcode" not in kinds:
        kinds.append("postcode")
    if "fax" in kinds and not _NUMBER_OF_FAX.search(question):
        kinds = [kind for kind in kinds if kind != "phone"]
    if _PUBLISHED.search(question):
        kinds = [kind for kind in kinds if kind != "address"]
    if {"email", "web"} & set(kinds) and not _PLACE.search(question):
        kinds = [kind for kind in kinds if kind != "address"]
    return kinds


def compose_contacts(draft: Draft, view: ReportView, kinds: Sequence[str]) -> bool:
    """Say each detail asked for, or that the report does not give it; True where one is given.

    With an address and a telephone asked for, the postcode is given too.
    """
    wanted = list(kinds)
    if {"address", "phone"} <= set(wanted) and "postcode" not in wanted:
        wanted.append("postcode")
    given = False
    for kind in wanted:
        name = KINDS[kind][0]
        found = [contact for contact in view.report.contacts if contact.kind == kind]
        for contact in found:
            raw = display(view.report.text[contact.start : contact.end])
            marker = draft.cite(view, *_with_label(view.report.text, contact.start, contact.end))
            draft.say(phrase("contact", who=who(view), kind=name, value=raw), [marker])
        given = given or bool(found)
        if not found and kind in kinds and not ("联系方式" in draft.question and kind != "phone"):
            draft.say(phrase("contact_missing", who=who(view), kind=name))
    return given


def compose_contacts_over_years(draft: Draft, views: Sequence[ReportView], kinds: Sequence[str]) -> None:
    """Say of each detail whether the reports of several years give the same. O(reports × kinds)."""
    draft.status = Status.NOT_REPORTED
    agency = views[0].report.agency
    for kind in kinds:
        name = KINDS[kind][0]
        found = [(view, c) for view in views for c in view.report.contacts if c.kind == kind]
        values = {squeeze(view.report.text, c.start, c.end).text for view, c in found}
        if not found:
            draft.say(phrase("contacts_none_of", agency=agency, kind=name))
            continue
        draft.status = Status.ANSWERED
        if len(values) == 1:
            marked = [draft.cite(view, *_with_label(view.report.text, c.start, c.end)) for view, c in found]
            value = display(found[0][0].report.text[found[0][1].start : found[0][1].end])
            years = years_text([view.report.year for view, _ in found])
            draft.say(phrase("contact_same", agency=agency, years=years, kind=name, value=value), marked)
            continue
        draft.say(phrase("contact_changed", agency=agency, kind=name))
        for view, contact in found:
            _say_line(draft, view, contact)


def compose_contacts_of_all(draft: Draft, views: Sequence[ReportView], kinds: Sequence[str]) -> None:
    """Say of each detail which agencies give it, out of how many, and which do not. O(reports × kinds)."""
    draft.status = Status.NOT_REPORTED
    every = len({view.report.agency for view in views})
    for kind in kinds:
        found = [(view, c) for view in views for c in view.report.contacts if c.kind == kind]
        names = {"kind": KINDS[kind][0], "all": str(every)}
        if not found:
            draft.say(phrase("contacts_none", **names))
            continue
        draft.status = Status.ANSWERED
        count = str(len({view.report.agency for view, _ in found}))
        draft.calculations.append(phrase("contacts_calculation", **names, count=count))
        draft.say(phrase("contacts_given", **names, count=count))
        for view, contact in found[:_MOST_LISTED]:
            _say_line(draft, view, contact)
        _say_names(draft, "unknown_more_mentions", [who(view) for view, _ in found[_MOST_LISTED:]])
        given = {view.report.id for view, _ in found}
        lacking = [who(view) for view in views if view.report.id not in given]
        _say_names(draft, "contacts_lacking", lacking, kind=KINDS[kind][0])


def _say_line(draft: Draft, view: ReportView, contact: Contact) -> None:
    value = display(view.report.text[contact.start : contact.end])
    marker = draft.cite(view, *_with_label(view.report.text, contact.start, contact.end))
    draft.say(phrase("contacts_line", who=who(view), value=value), [marker], level=1)


def _say_names(draft: Draft, name: str, names: Sequence[str], **kind: str) -> None:
    if names:
        shown = "、".join(names[:_MOST_LISTED]) + ("等" if len(names) > _MOST_LISTED else "")
        draft.say(phrase(name, names=shown, **kind))


def _with_label(text: str, start: int, end: int) -> tuple[int, int]:
    """The detail together with the word before it that says what it is."""
    before = re.search(r"[^，。；（(、\s,;]{2,8}[：:]?\s*$", text[max(0, start - 12) : start])
    return (start - len(before.group(0)) if before else start), end
