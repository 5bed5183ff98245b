"""From an answer to a reply: checked once more against the reports as they are, laid out, written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import NothingToDraft, Unwritable
from assistant.reply.layout import lay_out, plain
from assistant.reply.letter import Letter
from assistant.reply.touching import touching_findings
from assistant.types import Answer, FigureUsed, Status
from assistant.verify import verify
from ingest.library import Library
from ingest.store import Store
from ingest.types import FigureState

_MAY_BE_SENT = frozenset({Status.ANSWERED, Status.NOT_REPORTED})


def draft_reply(answer: Answer, library: Library) -> Letter:
    """The reply that an answer makes. O(answer + figures of the reports used).

    Raises:
        NothingToDraft: the answer is a question back, a refusal, about reports that are not there, or an old
            one that the reports no longer bear out.
    """
    if answer.status not in _MAY_BE_SENT:
        said = plain(" ".join(statement.text for statement in answer.statements))
        options = "、".join(map(plain, answer.options))
        raise NothingToDraft(
            f"{answer.question!r} 还没有可以成文的回答：{said}{options}请改问一个机关、一年、一件事。"
        )
    texts = {c.report_id: library.store.text(c.report_id) or "" for c in answer.citations}
    quoted = all(texts[c.report_id][c.start : c.end] == c.quote for c in answer.citations)
    if not quoted or not _still_there(answer.figures, library.store):
        raise NothingToDraft(
            f"{answer.question!r} 的回答所依据的报告后来有变动，不能照它成文。请重新提问后再起草。"
        )
    return lay_out(verify(answer, texts), touching_findings(answer.figures, library.store))


def write_reply(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises Unwritable."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Unwritable(
            f"无法写入 {path}（{error.strerror or error}）。请检查文件夹、权限，并关闭正在打开它的程序。"
        ) from error


def _still_there(figures: Sequence[FigureUsed], store: Store) -> bool:
    """Whether the reports still give every number that the answer took from them."""
    taken = [figure for figure in figures if figure.state is FigureState.REPORTED]
    given = {
        (report_id, figure.table, figure.row, figure.column, figure.value)
        for report_id, figure in store.figures({figure.report_id for figure in taken})
    }
    return all((f.report_id, f.table, f.row, f.column, f.value) in given for f in taken)
