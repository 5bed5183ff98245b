"""What a run of questions comes to: a table by kind, the time of each stage, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any
from unicodedata import east_asian_width

from eval.metrics import METRICS
from eval.runner import Row

_STAGES = ("understand", "retrieve", "answer", "total")
_STAGE_NAMES = {"understand": "理解", "retrieve": "检索", "answer": "作答", "total": "合计"}


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of question: how many, and the mean of each metric where it applies."""

    kind: str
    count: int
    errors: int
    means: Mapping[str, float]


def summarise(rows: Sequence[Row]) -> list[Line]:
    """A line for each kind in the order of first appearance, and the totals last."""
    kinds = dict.fromkeys(row.case.kind for row in rows)
    lines = [_line(kind, [row for row in rows if row.case.kind == kind]) for kind in kinds]
    return [*lines, _line("合计", rows)]


def stage_medians(rows: Iterable[Row]) -> dict[str, float]:
    """The median milliseconds of each stage over all answers."""
    timings = [row.answer.timings_ms for row in rows if row.answer is not None]
    stages = {stage: [timing[stage] for timing in timings if stage in timing] for stage in _STAGES}
    return {stage: round(median(times), 1) for stage, times in stages.items() if times}


def to_text(rows: Sequence[Row]) -> str:
    """The table and the times, for a terminal."""
    head = ["题型", "题数", *(metric.title for metric in METRICS.values())]
    body = [
        [line.kind, str(line.count), *(_percent(line.means.get(name)) for name in METRICS)]
        for line in summarise(rows)
    ]
    times = "，".join(f"{_STAGE_NAMES[stage]} {ms:g} ms" for stage, ms in stage_medians(rows).items())
    errors = [row for row in rows if row.error]
    tail = [f"各阶段用时中位数：{times}"] if times else []
    tail += [f"出错 {len(errors)} 题：{'、'.join(row.case.id for row in errors)}"] if errors else []
    return "\n".join([*_aligned([head, *body]), *tail])


def details(rows: Iterable[Row]) -> str:
    """Each wrong answer: the question, what was expected, what came, and why it is wrong."""
    return "\n".join(_detail(row) for row in rows if not row.right)


def to_json(rows: Sequence[Row]) -> dict[str, Any]:
    """The same as plain data, with one entry a question."""
    *kinds, total = [
        {"kind": line.kind, "count": line.count, "errors": line.errors, **line.means}
        for line in summarise(rows)
    ]
    return {
        "kinds": kinds,
        "total": total,
        "timings_ms": stage_medians(rows),
        "questions": [_question(row) for row in rows],
    }


def _line(kind: str, rows: Sequence[Row]) -> Line:
    means: dict[str, float] = {}
    for name in METRICS:
        values = [row.scores[name].value for row in rows if name in row.scores]
        if values:
            means[name] = round(fmean(values), 4)
    return Line(kind, len(rows), sum(bool(row.error) for row in rows), means)


def _question(row: Row) -> dict[str, Any]:
    return {
        "id": row.case.id,
        "kind": row.case.kind,
        "question": row.case.question,
        "status": row.answer.status.value if row.answer else None,
        "answer": _words(row),
        "error": row.error or None,
        "scores": {name: round(score.value, 4) for name, score in row.scores.items()},
        "reasons": {name: score.reason for name, score in row.scores.items() if score.reason},
    }


def _detail(row: Row) -> str:
    asked = " → ".join([*row.case.turns, row.case.question])
    expected = f"{'|'.join(sorted(row.case.statuses))} {row.case.answer}".strip()
    got = f"{row.answer.status} {_words(row)}" if row.answer else row.error
    return (
        f"{row.case.id}（{row.case.kind}）{asked}\n"
        f"  应答：{expected}\n  实答：{got}\n  原因：{row.scores['right'].reason}"
    )


def _words(row: Row) -> str:
    return " ".join(statement.text for statement in row.answer.statements) if row.answer else ""


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}" if share in (0, 1) else f"{share:.1%}"


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
