"""The fee for handling requests (信息处理费), of which every report has to tell and which no table holds."""

from __future__ import annotations

import re

from assistant.lookup.shelf import ReportView, Sentence
from ingest.types import Figure

_OF_FEE = re.compile(
    "处理费|收费通知|(?:申请人?|信息公开)[^,。]{0,10}收取|收取[^,。]{0,12}(?:检索|复制|邮寄)|收取(?:任何|有关)?费用"
)
_HEADED = re.compile("^(?:收取)?(?:政府信息公开)?(?:信息处理费|收费)(?:收取)?(?:情况|方面)?$")
_TAKEN = re.compile("[计实共]收|收取|收[到过了]|缴[纳费]|产生")
_NOT_TAKEN = re.compile("通知|减免|退费|应收|撤回")
_IN_ALL = re.compile("共|总|合计|累计|实收")


def fee_stated(view: ReportView) -> tuple[Sentence, Figure] | None:
    """The sentence that says what was taken in, or that nothing was, with its figure, or None.

    An amount goes before a statement that there was none, what was taken in all before a part of it.
    O(figures of the report).
    """
    found = [
        (not figure.value, not _IN_ALL.search(figure.row), figure.start, sentence, figure)
        for sentence in view.sentences
        if sentence.figures and (_OF_FEE.search(sentence.text) or _HEADED.match(sentence.heading))
        for figure in sentence.figures
        if _is_taken(figure)
    ]
    return min(found)[3:] if found else None


def _is_taken(figure: Figure) -> bool:
    amount = figure.unit in ("元", "万元") or (figure.value == 0 and not figure.unit)
    return amount and bool(_TAKEN.search(figure.row)) and not _NOT_TAKEN.search(figure.row)
