"""The report of a run as one HTML page with its plots inside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from eval.baseline import Comparison
from eval.bench.beside import Beside
from eval.charts import bars, bars_by_kind, spread_of_times
from eval.metrics import METRICS
from eval.report import STAGES, asked, expected, misled, percent, splits, stage_times, summarise, told
from eval.runner import Row

_STYLE = """
body{font:15px/1.6 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1c2733}
table{border-collapse:collapse;margin:1rem 0;font-size:13px}
th,td{border-bottom:1px solid #dde3ea;padding:.25rem .6rem;text-align:right}
th:first-child,td:first-child{text-align:left}
svg{max-width:100%;height:auto}
details{margin:.3rem 0}summary{cursor:pointer}
.figures{display:flex;flex-wrap:wrap;gap:1rem}
.figures div{border:1px solid #dde3ea;border-radius:8px;padding:.5rem 1rem}
.figures b{display:block;font-size:1.5rem}
"""


def to_html(
    rows: Sequence[Row], title: str, compared: Comparison | None = None, beside: Beside | None = None
) -> str:
    """The whole page; it asks nothing of any server."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="zh"><head><meta charset="utf-8"><title>{escape(title)}</title>',
            f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>",
            _headline(rows),
            "<h2>按题型</h2>",
            _plots(rows),
            _table(rows),
            "<h2>用时</h2>",
            _times(rows),
            *_against(compared),
            *([f"<h2>对照</h2><p>{escape(beside.to_text())}</p>"] if beside else []),
            "<h2>误导的答案</h2>",
            *_questions(misled(rows)),
            "<h2>其他答错的题</h2>",
            *_questions(row for row in rows if not row.right and row not in misled(rows)),
            "</body></html>",
        ]
    )


def _headline(rows: Sequence[Row]) -> str:
    *_, total = summarise(rows)
    halves = {"开发": total.dev, "留出": total.heldout} if splits(rows) else {}
    shown = {"题数": str(total.count), "答对": percent(total.means.get("right"))}
    shown |= {f"答对（{name}）": percent(share) for name, share in halves.items()}
    shown["误导率"] = percent(1 - total.means.get("not_misled", 1))
    return '<div class="figures">' + "".join(f"<div>{k}<b>{v}</b></div>" for k, v in shown.items()) + "</div>"


def _plots(rows: Sequence[Row]) -> str:
    *kinds, total = summarise(rows)
    means = {METRICS[name].title: value for name, value in total.means.items()}
    return bars_by_kind({line.kind: (line.dev, line.heldout) for line in kinds}) + bars(means)


def _times(rows: Sequence[Row]) -> str:
    times = {STAGES[stage]: values for stage, values in stage_times(rows).items()}
    return spread_of_times(times) if times else "<p>没有计时。</p>"


def _table(rows: Sequence[Row]) -> str:
    titles = ["题型", "题数", "开发", "留出", *(metric.title for metric in METRICS.values())]
    body = [
        [line.kind, str(line.count), percent(line.dev), percent(line.heldout)]
        + [percent(line.means.get(name)) for name in METRICS]
        for line in [*summarise(rows), *splits(rows).values()]
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in body)
    return f"<table><tr>{''.join(f'<th>{escape(text)}</th>' for text in titles)}</tr>{cells}</table>"


def _against(compared: Comparison | None) -> list[str]:
    if compared is None:
        return []
    lists = {
        "新答错": compared.broken,
        "新误导": compared.misleading,
        "新答对": compared.mended,
        "不再误导": compared.redeemed,
        "基线没有的题": compared.new,
    }
    return [
        f"<h2>与基线相比</h2><p>共同的 {compared.shared} 题。</p>",
        *(
            f"<details><summary>{name} {len(questions)} 题</summary>"
            f"<ul>{''.join(f'<li>{escape(question)}</li>' for question in questions)}</ul></details>"
            for name, questions in lists.items()
        ),
    ]


def _questions(rows: Iterable[Row]) -> list[str]:
    shown = [
        f"<details><summary>{escape(row.case.id)}（{escape(row.case.kind)}{'，留出' * row.case.heldout}）"
        f"{escape(asked(row))}</summary><ul><li>应答：{escape(expected(row))}</li>"
        f"<li>实答：{escape(told(row))}</li><li>原因：{escape(row.scores['right'].reason)}</li></ul></details>"
        for row in rows
    ]
    return shown or ["<p>没有。</p>"]
