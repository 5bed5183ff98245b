"""What a run of questions comes to: a table by kind, the time of each stage, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any
from unicodedata import east_asian_width

from eval.baseline import Comparison
from eval.metrics import METRICS
from eval.runner import Row

STAGES = {"understand": "理解", "retrieve": "检索", "answer": "作答", "total": "合计"}
"""The stages of an answer, by the names of its timings."""
TOTAL = "合计"


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of question: how many, the mean of each metric where it applies, and the share right by split.

    ``dev`` and ``heldout`` are None where there are no such questions.
    """

    kind: str
    count: int
    errors: int
    means: Mapping[str, float]
    dev: float | None = None
    heldout: float | None = None


def summarise(rows: Sequence[Row]) -> list[Line]:
    """A line for each kind in the order of first appearance, and the totals last."""
    kinds = dict.fromkeys(row.case.kind for row in rows)
    lines = [_line(kind, [row for row in rows if row.case.kind == kind]) for kind in kinds]
    return [*lines, _line(TOTAL, rows)]


def splits(rows: Sequence[Row]) -> dict[str, Line]:
    """The totals of development and of what is held out, where there is both."""
    named = {"dev": [row for row in rows if not row.case.heldout]}
    named["heldout"] = [row for row in rows if row.case.heldout]
    return {name: _line(name, some) for name, some in named.items()} if all(named.values()) else {}


def stage_times(rows: Iterable[Row]) -> dict[str, list[float]]:
    """The milliseconds of each stage, for each answer that was timed."""
    timings = [row.answer.timings_ms for row in rows if row.answer is not None]
    stages = {stage: [timing[stage] for timing in timings if stage in timing] for stage in STAGES}
    return {stage: times for stage, times in stages.items() if times}


def stage_medians(rows: Iterable[Row]) -> dict[str, float]:
    """The median milliseconds of each stage over all answers."""
    return {stage: round(median(times), 1) for stage, times in stage_times(rows).items()}


def misled(rows: Iterable[Row]) -> list[Row]:
    """The answers that say what is not so: the ones that must not be."""
    return [row for row in rows if "not_misled" in row.scores and row.scores["not_misled"].value < 1]


def to_text(rows: Sequence[Row], compared: Comparison | None = None) -> str:
    """The table and the times, for a terminal."""
    lines = summarise(rows)
    names = [name for name in METRICS if name != "right"]
    halves = ["开发", "留出"] if splits(rows) else []
    head = ["题型", "题数", METRICS["right"].title, *halves, *(METRICS[name].title for name in names)]
    body = [
        [
            line.kind,
            str(line.count),
            percent(line.means.get("right")),
            *map(percent, (line.dev, line.heldout) if halves else ()),
            *(percent(line.means.get(name)) for name in names),
        ]
        for line in lines
    ]
    return "\n".join([*_aligned([head, *body]), *_tail(rows, compared)])


def details(rows: Iterable[Row]) -> str:
    """Each wrong answer: the question, what was expected, what came, and why it is wrong."""
    return "\n".join(_detail(row) for row in rows if not row.right)


def to_json(rows: Sequence[Row], compared: Comparison | None = None) -> dict[str, Any]:
    """The same as plain data, with one entry a question."""
    *kinds, total = [_plain(line) for line in summarise(rows)]
    return {
        "kinds": kinds,
        "total": total,
        "splits": {name: _plain(line) for name, line in splits(rows).items()},
        "timings_ms": stage_medians(rows),
        "baseline": compared.to_json() if compared else None,
        "questions": [_question(row) for row in rows],
    }


def asked(row: Row) -> str:
    """The question after those before it."""
    return " → ".join([*row.case.turns, row.case.question])


def told(row: Row) -> str:
    """The answer in words, or the error."""
    if row.answer is None:
        return row.error
    return f"{row.answer.status} {_words(row)}"


def expected(row: Row) -> str:
    """The expected ending and answer."""
    return f"{'|'.join(sorted(row.case.statuses))} {row.case.answer}".strip()


def percent(share: float | None) -> str:
    """A share for a reader."""
    return "–" if share is None else f"{share:.0%}" if share in (0, 1) else f"{share:.1%}"


def _line(kind: str, rows: Sequence[Row]) -> Line:
    means: dict[str, float] = {}
    for name in METRICS:
        values = [row.scores[name].value for row in rows if name in row.scores]
        if values:
            means[name] = round(fmean(values), 4)
    halves = [[row.right for row in rows if row.case.heldout is held] for held in (False, True)]
    dev, heldout = (round(fmean(half), 4) if half else None for half in halves)
    return Line(kind, len(rows), sum(bool(row.error) for row in rows), means, dev, heldout)


def _plain(line: Line) -> dict[str, Any]:
    halves = {"dev": line.dev, "heldout": line.heldout}
    return {"kind": line.kind, "count": line.count, "errors": line.errors, **line.means, "right_by": halves}


def _tail(rows: Sequence[Row], compared: Comparison | None) -> list[str]:
    times = "，".join(f"{STAGES[stage]} {ms:g} ms" for stage, ms in stage_medians(rows).items())
    errors = [row.case.id for row in rows if row.error]
    bad = misled(rows)
    tail = [f"各阶段用时中位数：{times}"] if times else []
    tail += [f"误导（作答而所说不实，或不该作答）：{len(bad)} 题，{len(bad) / len(rows):.1%}"] if bad else []
    tail += [f"出错 {len(errors)} 题：{'、'.join(errors)}"] if errors else []
    return [*tail, compared.to_text()] if compared else tail


def _question(row: Row) -> dict[str, Any]:
    return {
        "id": row.case.id,
        "kind": row.case.kind,
        "heldout": row.case.heldout,
        "question": row.case.question,
        "status": row.answer.status.value if row.answer else None,
        "answer": _words(row),
        "error": row.error or None,
        "scores": {name: round(score.value, 4) for name, score in row.scores.items()},
        "reasons": {name: score.reason for name, score in row.scores.items() if score.reason},
    }


def _detail(row: Row) -> str:
    return (
        f"{row.case.id}（{row.case.kind}）{asked(row)}\n"
        f"  应答：{expected(row)}\n  实答：{told(row)}\n  原因：{row.scores['right'].reason}"
    )


def _words(row: Row) -> str:
    return " ".join(statement.text for statement in row.answer.statements) if row.answer else ""


def _aligned(table: Sequence[Sequence[str]]) -> list[str]:
    """The rows with columns lined up; a Chinese character is two wide on a terminal."""
    widths = [max(_width(row[n]) for row in table) for n in range(len(table[0]))]
    return [
        "  ".join(
            text + " " * (width - _width(text)) if n == 0 else " " * (width - _width(text)) + text
            for n, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in table
    ]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
