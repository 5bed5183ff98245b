"""An answer as the contract's JSON, as Markdown, and as plain text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from assistant.types import Answer, Citation, FigureUsed, Statement
from ingest.types import PART_TITLES, Figure
from prompts import phrase

# What Markdown would take as markup anywhere in a line, and what only at its beginning. A _ inside a word
# (as in an address) is none.
_INLINE = re.compile(r"[\\`*\[\]<>|~$&]|(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^(?:([#=]|[+\-](?=[\s+\-]|$))|(\d{1,9})([.)](?=\s|$)))")


def to_markdown(answer: Answer) -> str:
    """The statements as Markdown that shows their text as it is; each ends in its markers. O(length)."""
    blocks: list[str] = []
    for statement in answer.statements:
        line = escape_markdown(statement.text) + _markers(statement)
        if statement.level == 0:
            blocks.append(line)
        elif blocks and blocks[-1].startswith("- "):
            blocks[-1] += f"\n- {line}"
        else:
            blocks.append(f"- {line}")
    return "\n\n".join(blocks)


def cited_markdown(answer: Answer) -> str:
    """The same with the calculation and, below it, each source with its words. O(length)."""
    blocks = [to_markdown(answer)]
    if answer.calculation:
        blocks.append(escape_markdown(f"计算：{answer.calculation}"))
    if answer.citations:
        blocks.append("依据：")
        blocks.append("\n".join(f"- {escape_markdown(_citation_line(c))}" for c in answer.citations))
    return "\n\n".join(blocks) + "\n"


def escape_markdown(text: str) -> str:
    """Text as a paragraph of Markdown in which nothing is markup. Digits and points stay as they are."""
    line = _INLINE.sub(lambda found: "&amp;" if found[0] == "&" else f"\\{found[0]}", " ".join(text.split()))
    return _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def answer_json(answer: Answer) -> dict[str, Any]:
    """The answer as contract.md has it; numbers of reports are strings, exactly as they are kept."""
    return {
        "id": answer.id,
        "question": answer.question,
        "status": answer.status.value,
        "answer": to_markdown(answer),
        "citations": [asdict(citation) for citation in answer.citations],
        "figures": [figure_json(figure) for figure in answer.figures],
        "calculation": answer.calculation,
        "options": list(answer.options),
        "model": answer.model,
        "timings_ms": answer.timings_ms,
    }


def figure_json(figure: FigureUsed) -> dict[str, Any]:
    """A figure as contract.md lists it."""
    return {**asdict(figure), "value": digits(figure.value)}


def figure_used(report_id: str, agency: str, year: int, figure: Figure) -> FigureUsed:
    """A report's figure with whose it is."""
    return FigureUsed(
        report_id,
        agency,
        year,
        figure.table,
        figure.row,
        figure.column,
        figure.value,
        figure.unit,
        figure.raw,
        figure.state,
        figure.origin,
    )


def digits(value: Decimal | None) -> str | None:
    """A number in plain digits, never 1E+2."""
    return None if value is None else format(value, "f")


def printable(text: str) -> str:
    """One line without what would steer a terminal; text from reports may hold anything."""
    return "".join(char if char.isprintable() else " " for char in text)


def answer_text(answer: Answer) -> str:
    """The answer for a terminal: what was assumed, the statements, the calculation, then the evidence."""
    lines = [f"（{words}）" for words in answer.assumed]
    lines += [
        f"{'- ' * statement.level}{statement.text}{_markers(statement)}" for statement in answer.statements
    ]
    if answer.calculation:
        lines.append(f"计算：{answer.calculation}")
    if answer.model:
        lines.append(phrase("worded_by", model=answer.model))
    if answer.note:
        lines.append(answer.note)
    if answer.citations:
        lines += ["", "依据：", *(_citation_line(citation) for citation in answer.citations)]
    return "\n".join(map(printable, lines))


def _citation_line(citation: Citation) -> str:
    place = citation.heading or PART_TITLES[citation.part]
    page = f"，第{citation.page}页" if citation.page else ""
    quote = " ".join(citation.quote.split())
    return (
        f"[{citation.n}] {citation.agency}{citation.year}年报告，{place}{page}：“{quote}”（{citation.file}）"
    )


def _markers(statement: Statement) -> str:
    return "".join(f"[{n}]" for n in statement.cites)


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error, if that is a terminal; it is told the files done, in all, and the next."""
    from tqdm import tqdm

    with tqdm(unit="份", disable=None, leave=False, bar_format="{n_fmt}/{total_fmt} {bar} {desc}") as bar:

        def tell(done: int, total: int, label: str) -> None:
            bar.total, bar.n = total, done
            bar.set_description_str(printable(label))

        yield tell
