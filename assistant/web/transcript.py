"""The conversation as markup: each exchange is a question and its answer, with markers that open evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.types import Answer, Citation, Statement, Status
from assistant.web.markup import Html, joined, tag
from ingest.types import PART_TITLES

STATUS_NAMES = {
    Status.ANSWERED: "已回答",
    Status.NOT_REPORTED: "报告未写",
    Status.NOT_FOUND: "未找到",
    Status.CLARIFY: "请选择",
    Status.REFUSED: "不在范围",
}
FAILED = "抱歉，这个问题没能处理好，情况已记入日志。可以换个说法再问一次。"
_SOURCES = 6
_WAITING = "正在查报告…"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came of it: an answer, or a line that says why there is none, or nothing yet."""

    question: str
    answer: Answer | None = None
    failure: str = ""


def exchange_html(turn: int, exchange: Exchange) -> Html:
    """One whole exchange. ``turn`` is its place in the conversation, counted from 0. O(answer)."""
    if exchange.failure:
        return _exchange(exchange.question, tag("p", exchange.failure, class_="failure", role="alert"))
    if exchange.answer is None:
        return _exchange(exchange.question, tag("p", _WAITING, class_="waiting"), pending=True)
    answer = exchange.answer
    parts = (_assumed(answer), _statements(turn, answer, answer.statements), _afterwards(turn, answer))
    return _exchange(exchange.question, *parts)


def streamed(turn: int, exchange: Exchange) -> Iterator[Html]:
    """An exchange as it comes in, statement by statement; the last piece is the whole of it."""
    if exchange.answer is not None:
        for count in range(1, len(exchange.answer.statements)):
            so_far = replace(exchange.answer, statements=exchange.answer.statements[:count])
            yield begun_html(turn, replace(exchange, answer=so_far))
    yield exchange_html(turn, exchange)


def begun_html(turn: int, exchange: Exchange) -> Html:
    """An exchange whose answer is still growing: what it says so far, and nothing that comes after it."""
    if exchange.answer is None:
        return exchange_html(turn, exchange)
    begun = _statements(turn, exchange.answer, exchange.answer.statements)
    return _exchange(exchange.question, _assumed(exchange.answer), begun, pending=True)


def _exchange(question: str, *parts: Html, pending: bool = False) -> Html:
    asked = tag("div", tag("h2", "问题", class_="sr"), tag("p", question), class_="question")
    told = tag("div", tag("h2", "回答", class_="sr"), *parts, class_="answer")
    return tag("section", asked, told, class_="exchange", data_pending=pending)


def _assumed(answer: Answer) -> Html:
    chips = (tag("li", words) for words in answer.assumed)
    return tag("ul", *chips, class_="chips", aria_label="按此理解") if answer.assumed else Html()


def _statements(turn: int, answer: Answer, statements: Sequence[Statement]) -> Html:
    cited = {citation.n: citation for citation in answer.citations}
    parts: list[Html] = []
    for level, run in groupby(statements, key=lambda statement: statement.level):
        lines = [joined((s.text, *(_marker(turn, n, cited) for n in s.cites))) for s in run]
        tags = [tag("li" if level else "p", line) for line in lines]
        parts += [tag("ul", *tags)] if level else tags
    return joined(parts)


def _marker(turn: int, n: int, cited: dict[int, Citation]) -> Html:
    label = f"出处 {n}：{_where(cited[n])}"
    return tag("button", f"[{n}]", type="button", class_="cite", data_turn=turn, data_n=n, aria_label=label)


def _where(citation: Citation) -> str:
    return f"{citation.agency} {citation.year} 年 {PART_TITLES[citation.part]}"


def _afterwards(turn: int, answer: Answer) -> Html:
    """What stands below the wording: the calculation, a note, choices, sources and how the answer ended."""
    calculation = (
        tag("p", tag("span", "算式"), answer.calculation, class_="sum") if answer.calculation else Html()
    )
    note = tag("p", answer.note, class_="note") if answer.note else Html()
    ending = [tag("span", STATUS_NAMES[answer.status], class_="status", data_status=answer.status.value)]
    if answer.model:
        ending.append(tag("span", f"措辞由 {answer.model} 生成，数字与引文已由程序核对", class_="model"))
    return joined((calculation, note, _options(answer), _sources(turn, answer), tag("footer", *ending)))


def _options(answer: Answer) -> Html:
    buttons = (
        tag("button", option, type="button", class_="ask", data_ask=option) for option in answer.options
    )
    return (
        tag("div", *buttons, class_="options", role="group", aria_label="可选的问法")
        if answer.options
        else Html()
    )


def _sources(turn: int, answer: Answer) -> Html:
    """The cited reports, each with its markers. A long list would say nothing."""
    cited = {citation.n: citation for citation in answer.citations}
    reports: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        reports.setdefault(f"{citation.agency} {citation.year} 年", []).append(citation)
    lines = (
        tag("li", tag("span", name), tag("span", *(_marker(turn, citation.n, cited) for citation in places)))
        for name, places in reports.items()
    )
    if not 0 < len(reports) <= _SOURCES:
        return Html()
    return tag("ul", *lines, class_="sources", aria_label="出处")
