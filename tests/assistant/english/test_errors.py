"""Our errors, in English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant.web
import ingest
from assistant.english.errors import error_in_english

HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile("“[^”]*”")
SHOWN = [*Path(ingest.__path__[0]).rglob("*.py"), *Path(assistant.web.__path__[0]).glob("access.py")]
NEVER_SHOWN = {"embed.py", "e5.py"}  # the model is loaded before a page is served


def lines_of(path: Path) -> Iterator[str]:
    """What a file raises in words: what is given to an error or to ``unreadable``, and constants of advice."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            yield from filter(None, map(worded, node.exc.args))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            given = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            pieces = [each for value in given for each in getattr(value, "elts", [value])]
            told = [words for each in pieces if (words := worded(each))]
            yield from told if any(words.startswith("请") for words in told) else ()


def worded(node: ast.expr) -> str | None:
    """A literal's text, with X for what is filled in; None for anything else or no Chinese."""
    pieces = node.values if isinstance(node, ast.JoinedStr) else [node]
    if not all(isinstance(each, ast.Constant | ast.FormattedValue) for each in pieces):
        return None
    text = "".join(str(each.value) if isinstance(each, ast.Constant) else "X" for each in pieces)
    return text if HAN.search(text) else None


ALL = sorted({line for path in SHOWN if path.name not in NEVER_SHOWN for line in lines_of(path)})


def test_the_lines_are_found() -> None:
    """The source is read as it is written; else the next test would hold for no line."""
    assert len(ALL) > 40


@pytest.mark.parametrize("line", ALL)
def test_every_line_that_is_raised_has_its_english(line: str) -> None:
    """Of reading and keeping reports, and of who may add them; an example in quotes stays as it is."""
    assert not HAN.search(QUOTED.sub("", error_in_english(line)))


def test_what_a_line_is_put_together_from_is_told_too() -> None:
    """The name of the file stays as it is."""
    said = "读不了 年报.docx：后缀名是 .docx，内容却是单个文件的网页（MHTML）；请在浏览器中打开后另存为 .html。"
    assert error_in_english(said) == (
        "Cannot read 年报.docx: its extension is .docx, but its content is a web page in one file (MHTML); "
        "please open it in a browser and save it as .html."
    )


def test_a_line_of_no_known_wording_stays_as_it_is() -> None:
    """Nothing is lost."""
    assert error_in_english("别的") == "别的"
