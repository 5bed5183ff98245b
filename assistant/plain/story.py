"""What is told around a question: how the one who asks comes to ask it, and how it goes on.

我二叔跟公家打官司，听说先得复议。北棠区政府2022年复议后起诉几件？心里有个底 asks for one cell of one report.
"""

from __future__ import annotations

import re

from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures
from assistant.cells.who_applies import named_applicants
from ingest.fold import squeeze

_CLAUSE = re.compile(r"[^,，。;；?？!！:：]*[,，。;；?？!！:：]+|[^,，。;；?？!！:：]+$")
_QUOTED = re.compile(r"[“\"「‘][^”\"」’]*[”\"」’]")
_TELLER = re.compile(
    r"[我俺咱她]|(?<!其)他|听说|据说|[^,，。]{0,4}(?:领导|主编|编辑|主播|老[板师婆公爸妈]|导师|[处科股所院组]长|主任|同[事学]|朋友|邻居|房东|客户)|"
    r"爸|妈|爷|奶|孩子|心里|脸|手头|刚(?:到|来|入|接)|(?:^|在|正|要|[帮给][^,，。]{0,4})[写做赶编]|稿子"
)
"""Who tells it, or what is being done."""
_AGENCY = re.compile(r"局|委(?![员托])|政府|[市区县镇]府|厅|审批|市监|卫健|城管|单位的")
_WHO = re.compile(r"谁家?|[哪几]一?[家个些]|多少家|所有|各家|全部")
_YEAR = re.compile(r"20\d\d|(?<!\d)[12]\d年|二[零〇]")
_OF_THE_YEARS = re.compile(r"[去今前]年|上一?年")
_ASKS = re.compile(
    r"(?<![没好十])几(?!天|句|乎|千|百|万|十)|多少|哪|谁|什么|啥|怎|[吗么]|是不是|有没有|是否|多[大高长]"
)
_SETS_LIMITS = re.compile(
    r"[只仅光单](?:看|算|要|问|说|统计|管)|不[算含包计]|除[了外去]|口径|为准|假设|如果|要是|就按|以.{1,8}为|分别|合计|加|减|比|占|平均|排"
)
"""What narrows or shapes what is asked for, though it be told first."""
_MATTER = re.compile(
    r"[几哪谁多最各每率占差\d]|什么|怎|吗|比|合计|总|平均|排|分别|按|只|不[算含包]|除|自然人|企业|个人|公司|列|表|单位|名[字单]|年|月|口径|出处|依据|小数|百分|万元|原[文话]|理由|原因|明细|清单"
)
"""What a clause behind a question may still ask of it."""
_GOES_ON = re.compile(
    r"[我俺咱]们?(?:这[里儿边])?(?:想|就|只|是|要|也)*(?:问|说|指|要(?!是)|知道|了解|看|查|讲|选)"
)


def without_story(question: str) -> str:
    """The question less what is told before and after it, if it says what is asked. O(length × rules)."""
    clauses = _CLAUSE.findall(question)
    if len(clauses) < 2:
        return question
    first = next((n for n, clause in enumerate(clauses) if _is_of_matter(clause)), 0)
    head, rest = "".join(clauses[:first]), "".join(clauses[first:])
    of_whom = (_AGENCY.search(rest) or _WHO.search(rest)) and (
        _YEAR.search(rest) or not _OF_THE_YEARS.search(head)
    )
    if head and _is_story(head) and of_whom and _ASKS.search(rest) and _names(rest):
        clauses = clauses[first:]
    return "".join(clauses[: _end(clauses)]).rstrip("，,；; ")


def _is_of_matter(clause: str) -> bool:
    bare = _QUOTED.sub("", clause)
    return bool(_AGENCY.search(bare) or _YEAR.search(bare) or _ASKS.search(bare))


def _is_story(head: str) -> bool:
    bare = _QUOTED.sub("", head)
    return bool(_TELLER.search(bare)) and not (
        _SETS_LIMITS.search(bare) or named_applicants(squeeze(bare).text)
    )


def _end(clauses: list[str]) -> int:
    """Where what is told after the question begins; the number of clauses where nothing is."""
    end = start = len(clauses)
    while start > 1 and _is_aside(clauses[start - 1]):
        start -= 1
        end = start if _TELLER.search(clauses[start]) else end
    return end if any(map(_ASKS.search, clauses[:end])) else len(clauses)


def _is_aside(clause: str) -> bool:
    return not (_MATTER.search(clause) or _AGENCY.search(clause) or _GOES_ON.search(clause) or _names(clause))


def _names(words: str) -> bool:
    squeezed = squeeze(words).text
    return bool(find_measures(squeezed) or find_counts(squeezed) or "申请" in squeezed)
