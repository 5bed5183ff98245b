"""A letter as Markdown, with footnotes as most renderers know them ([^1])."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.output import escape_markdown
from assistant.reply.letter import Letter, Line, Table


def to_markdown(letter: Letter) -> str:
    """The whole letter, text shown as it is. O(its length)."""
    blocks = [f"# {escape_markdown(letter.title)}", _text(letter.salutation)]
    blocks += map(_text, letter.body)
    if letter.table:
        blocks += [f"**{letter.table.caption}**", "\n".join(_table(letter.table))]
    blocks += map(_text, (*letter.closing, *letter.signature))
    blocks += [f"---\n\n## {letter.check_title}", f"### {letter.to_confirm}"]
    blocks.append("\n".join(f"- [ ] {escape_markdown(mark)}" for mark in letter.marks))
    for heading, lines in letter.check_list:
        blocks += [f"### {heading}", "\n".join(f"- {_text(line)}" for line in lines)]
    blocks.append("\n".join(f"[^{n}]: {escape_markdown(note)}" for n, note in enumerate(letter.notes, 1)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _text(line: Line) -> str:
    """A line; marks stand out in bold."""
    pieces = []
    for run in line:
        text = escape_markdown(run.text)
        pieces.append(f"**{text}**" if run.mark else text)
        pieces += [f"[^{n}]" for n in run.notes]
    return "".join(pieces)


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(table.head)} |"
    yield f"| {' | '.join('---' for _ in table.head)} |"
    for row in table.rows:
        yield f"| {' | '.join(map(_text, row))} |"
