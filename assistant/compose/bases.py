"""The years that a report's year is to be compared with."""

from __future__ import annotations

import re

from assistant.compose.checks import other_year
from assistant.understanding.groups import Of, grouping
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query
from assistant.understanding.runs import years_before
from ingest.fold import squeeze

_IN_TIME = re.compile(
    r"[多少][收办罚批发]了?(?:多少|几)|[增涨跌升降变翻缩]|减(?!去)|[同环]比|[上去前]一?年|往年|以往|过去|头一?年|历年|幅|[多少高低差掉]了|(?:添|补|裁|扩)[加充减编]?了|下滑|年度?间|多了?还是少|少了?还是多|多(?:没有?|吗)"
)
"""Words that set a year against the one before; 差几件 alone may be said of two figures of one year."""
_OVER_TIME = frozenset({Operation.RATE, Operation.DIFFERENCE})


def is_in_time(query: Query) -> bool:
    """Whether a question sets a year against another."""
    said = (squeeze(query.scope.rest).text, squeeze(query.question).text)  # 2022年多收了多少 after 收费多少
    return bool(query.scope.compared_years) or any(map(_IN_TIME.search, said))


def base_years(query: Query, year: int) -> tuple[int, ...]:
    """The years that a report's year is to be compared with; none where the question names several itself."""
    if query.topic.value == "check" and (step := other_year(squeeze(query.scope.rest).text)):
        return (year + step,)
    if before := years_before(query, year):
        return before
    told = query.topic.value in ("figure", "problems", "improvements", "problems_and_improvements")
    if not told or len(query.scope.years) > 1:
        return ()
    if query.scope.compared_years:
        return query.scope.compared_years
    if (group := grouping(query)) and group.of in (Of.CHANGE, Of.RATE):
        return (year - 1,)
    alone = len(query.measures) == 1 and len(query.scope.agencies) == 1
    return (year - 1,) if alone and is_in_time(query) and _OVER_TIME & set(query.asked.operations) else ()
