"""Who applies for information: everyday words for the kinds of applicant, and for several of them."""

from __future__ import annotations

import re

from ingest.tables.requests import APPLICANTS

PEOPLE = "自然人|个人|公民|老百姓|市民|群众"
KINDS: tuple[tuple[str, str], ...] = (
    (
        "自然人",
        rf"(?:自然人|(?<![一每同这那哪某])个人(?!隐私|信息)|公民)(?!(?:申请人?|提出?的)?[以之]外)|(?:{PEOPLE})(?=[^,。]{{0,8}}还是)|还是[^,。]{{0,2}}(?:{PEOPLE})",
    ),
    ("商业企业", r"企业|公司"),
    ("科研机构", r"科研"),
    ("社会公益组织", r"公益组织|社会公益|社会组织|(?<=科研)公益|公益(?=法律|、)"),
    ("法律服务机构", r"法律服务(?!工作|热线|窗口)|律师|律所|律服"),
    (
        "其他",
        r"[“\"]其他[”\"]|其他(?:那一?[列栏]|[列栏])|[和及与、]其他(?:组织|申请人)?(?=[这三四五六\d一合总共各分多几,-]|$)",
    ),
)
"""The columns of the form with the words for them."""
_APART = tuple(
    (
        name,
        re.compile(
            rf"(?:除[了开]?|不[算含]|撇开|刨[去开])(?:{words})|(?:{words})(?:不[算计含]|除外|[以之]外)"
        ),
    )
    for name, words in KINDS
)
_WHICH_ORGANISATION = re.compile(r"哪[一几两三]?[类种](?:的)?(?:机构|组织)")
_NOT_PEOPLE = re.compile("(?:非|不是|除了?)(?:自然人|个人|公民)")
_ORGANISATIONS = re.compile(
    r"法人[或和及]?(?:者)?其他组织|(?:自然人|个人|公民)(?:申请人?|提出?的)?[以之]外的?|各[类种个](?:组织|机构|法人|单位(?=[^,。]{0,6}[提申递]))|单位和组织|(?:公司|企业)、?单位(?:、?机构)?|单位、?机构(?=.{0,8}[提申递])|组织(?:机构)?申请人|法人(?=的?(?:几|多少)[倍件成])|(?<=自然人[是和与跟比占])法人(?!代表)|(?<=个人[是和与跟比占])法人(?!代表)|(?:法人|组织|单位)(?:那边|这边|那头|一方|一侧|那类)|法人的?[比和与跟](?=[^,。]{0,2}(?:自然人|个人|公民))|(?:(?<![各个家位些有部他它余下么的])(?<!科研)(?<!公益)单位|(?<!公益)(?<!社会)组织|法人)(?:的|来|一共|总共|向|[找跟管问](?:它|他们)?)*[提申递]"
)
_EACH_OF_THEM = re.compile(
    r"分别|各(?![类种个](?:组织|机构|法人|单位)[^各]{0,8}多少件)|哪|[五5每][一个]?[类种列栏项]|明细|逐"
)
_ALL_WHO_APPLY = re.compile(r"公民、?法人[或和及、]?(?:者)?其他组织")
ORGANISATIONS = "法人或其他组织"
"""The head above five columns of the form, which stands for their sum."""
_APPLICANTS = re.compile("|".join((_ORGANISATIONS.pattern, *(p for n, p in KINDS if n != "其他"))))
_BESIDE_APPLICANTS = re.compile(
    r"其中|里[面头]?|类|申请人|商业|机构|社会|组织|院所|单位|[的有占是为约各又还几多少件个份呢当中]|分别|数量|[?]"
)
_OF_THESE = re.compile("[那这]?(?:其中|当中|里[面头边]?)")
_APPLY = (
    r"(?:来|去|跑来|上门|自己|过来)*+"
    r"(?:(?:提[出交起]?|递[交上]?|交|寄|送|来)(?:上?来|过来|上去)?(?:了|过)?(?:申请)?|申请(?:公开)?(?:了|过)?)"
)
_APPLIED, _APPLYING = re.compile(rf"{_APPLY}的"), re.compile(f"(?:{_APPLY})的?")
"""Of 无法提供几件，企业提的几件 the second is of the first's row; 企业申请了几件 only where it says 其中."""


def named_applicants(words: str) -> re.Match[str] | None:
    """Where squeezed words first name a kind of applicant."""
    return _APPLICANTS.search(words)


def names_all_who_apply(words: str) -> bool:
    """公民、法人或者其他组织: whoever may apply, not one kind of them."""
    return bool(_ALL_WHO_APPLY.search(words))


def left_out(words: str) -> frozenset[str]:
    """The kinds of applicant that squeezed words set aside: 除自然人外哪类最多, 哪类机构最多."""
    apart = {name for name, pattern in _APART if pattern.search(words)}
    return frozenset(apart | ({"自然人"} if _WHICH_ORGANISATION.search(words) else set()))


def is_only_applicants(words: str) -> bool:
    """Whether squeezed words name kinds of applicant and no row: 其中自然人几件, 里面企业提的几件."""
    said = (_APPLYING if _OF_THESE.match(words) else _APPLIED).sub("", words)
    return bool(_APPLICANTS.search(words)) and not _BESIDE_APPLICANTS.sub("", _APPLICANTS.sub("", said))


def organisations(question: str, beside_people: bool) -> list[str]:
    """The columns of organisations one by one where that is asked, else the sum of them."""
    if _ALL_WHO_APPLY.search(question):
        return []
    if beside_people and not _NOT_PEOPLE.search(question):
        return ["自然人", ORGANISATIONS]
    each = _EACH_OF_THEM.search(question) and "合计" not in question
    return [name for name in APPLICANTS if name != "自然人"] if each else [ORGANISATIONS]


def columns_of(column: str) -> tuple[str, ...]:
    """The columns that a name stands for: itself, or all below the head of organisations."""
    return tuple(name for name in APPLICANTS if name != "自然人") if column == ORGANISATIONS else (column,)


def names_organisations(words: str) -> bool:
    """Whether squeezed words name organisations as such, and not one kind of them."""
    return bool(_ORGANISATIONS.search(words))
