"""What is searched for: a question less the names that chose the reports, and the form's own words for it."""

from __future__ import annotations

from assistant.understanding.query import Query, Topic
from ingest.tables.requests import CARRIED_OUT, TOTAL
from ingest.types import PART_TITLES, Part

_HEADINGS = {
    Topic.PROBLEMS: f"{PART_TITLES[Part.PROBLEMS]} 问题 不足",
    Topic.IMPROVEMENTS: f"{PART_TITLES[Part.PROBLEMS]} 改进 措施",
    Topic.CONTACT: "联系 电话 地址 邮编",
}
_BESIDE = {TOTAL: CARRIED_OUT}
"""Every table has a 总计; that of results stands beside what is carried over."""


def query_text(query: Query) -> str:
    """The text to find passages by: 罚单开了几张 is searched for as 行政处罚 too. O(cells asked for)."""
    cells = (*query.measures, *query.counts)
    words = [w for cell in cells for w in (*cell.row.split("/"), cell.column, _BESIDE.get(cell.row, ""))]
    said = query.scope.rest or query.question
    return " ".join(dict.fromkeys(filter(None, (said, *words, _HEADINGS.get(query.topic, "")))))
