"""What is left of a group of the form when some of it is left out: 不予公开里除国家秘密外还有几件."""

from __future__ import annotations

import re

from assistant.cells.breakdown import NOT_RESULTS
from assistant.cells.measures import Measure, find_measures
from ingest.fold import squeeze
from ingest.tables.requests import TOTAL

_SO_MANY = "(?:[这那]?[两二三四五六七八]?(?:[项类种个]|情形|结果|理由)?)"
_SOME = r"(?:(?![里年局委府厅]|中(?!心)|其中)[^，,。？?；;几多]){2,24}?"
_AND_THE_REST = (
    r"(?:其[他余它](?!处理(?!结果))|剩下|余下|还|另外|的|那些|[项类种]|情形|(?:处理|办理|答复)*结果|理由|原因|"
    r"[一总]共|合计|共|加起来|有|是|为|申请|[，,])*"
)
_LEFT_OUT = re.compile(
    rf"^(?P<of>[^？?]{{0,80}}?)(?:的?[这那]?[两三四五六七八][项种类](?:情形|理由)?|[里其当之]?[头面中]|里|的)*[，,]?"
    rf"(?:(?:除[了去开掉]?|[撇抛刨]开|排除|剔除|不[算含])(?P<out>{_SOME}){_SO_MANY}(?:[之以]?外|[，,]|的?(?=还|其[他余]|剩))|"
    rf"(?P<gone>{_SOME}){_SO_MANY}(?:[之以]外|除外|不[算计含]在?内?(?=[，,的])))[，,的]*"
    rf"{_AND_THE_REST}(?P<then>[^，,。？?几多]{{0,10}}?){_AND_THE_REST}(?P<asks>(?:几|多少)[件条]?|合计|总数)[呢]?[？?。]?$"
)
_JOINS = re.compile("[、和与及跟]")


def without_taken_out(question: str) -> str:
    """The question with what is left out of a whole taken away from it; else as it is. O(length).

    Results of which no whole is named are taken from all that were given.
    """
    found = _LEFT_OUT.match(question)
    if not found:
        return question
    parts = [part for part in _JOINS.split(found["out"] or found["gone"]) if part]
    parts = [part if _cells(part) else f"{part}类" for part in parts]
    cells = [cell for part in parts for cell in _cells(part)]
    whole = [*_cells(found["of"]), *_cells(found["then"])]
    if len(whole) > 1 or len(cells) != len(parts) or any(cell.row in NOT_RESULTS for cell in cells):
        return question
    within = whole and all(cell.row.startswith(f"{whole[0].row}/") for cell in cells)
    of_all = all(cell.table == "requests" for cell in cells) and (not whole or whole[0].row == TOTAL)
    if not (within or of_all):
        return question
    asks = found["asks"] if found["asks"][0] in "几多" else "几件"
    head = f"{found['of']}{found['then'] if whole else '办结的申请'}"
    return f"{head}{''.join(f'减去{part}' for part in parts)}等于{asks}"


def _cells(words: str) -> list[Measure]:
    return find_measures(squeeze(words).text)
