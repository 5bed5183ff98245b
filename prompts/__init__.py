"""The texts sent to a chat model and the sentences answers are made of, as files; imports nothing of ours.

A prompt is ``<name>.md``. ``phrases.md`` holds many short ones, each under its ``## name``; ``phrases.en.md``
holds the same ones in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent
CHINESE, ENGLISH = "phrases.md", "phrases.en.md"
NO_ANSWER = "报告没有写"
"""What a chat model is told to write, and is looked for, where the evidence does not hold the answer."""

Localise = Callable[[str, object], object]
"""From a variable's name and its value to what stands for it in English."""
_IN_ENGLISH: ContextVar[Localise | None] = ContextVar("in_english", default=None)


class PromptError(ValueError):
    """A prompt that does not exist, or was given other variables than it has."""


def render(name: str, /, **values: object) -> str:
    """The prompt of this name, its variables filled in. Raises PromptError on a missing or unknown one."""
    return _fill(name, _prompt(name), values)


@contextmanager
def in_english(localise: Localise) -> Iterator[None]:
    """Phrases are the English ones within, in this thread and task only; values go through ``localise``."""
    token = _IN_ENGLISH.set(localise)
    try:
        yield
    finally:
        _IN_ENGLISH.reset(token)


def phrase(name: str, /, **values: object) -> str:
    """A sentence of ``phrases.md`` with its variables filled in. Raises PromptError likewise."""
    localise = _IN_ENGLISH.get()
    phrases = _phrases(ENGLISH if localise else CHINESE)
    if name not in phrases:
        raise PromptError(f"no phrase named {name!r}")
    if localise:
        values = {key: localise(key, value) for key, value in values.items()}
    return _fill(name, phrases[name], values)


def variables(name: str) -> frozenset[str]:
    """The variables of a prompt or, for a name that is none, of a phrase."""
    text = _phrases(CHINESE).get(name) or _prompt(name)
    return frozenset(Template(text).get_identifiers())


def names() -> tuple[str, ...]:
    """All prompts and phrases."""
    prompts = sorted(path.stem for path in _FOLDER.glob("*.md") if not path.stem.startswith("phrases"))
    return (*prompts, *_phrases(CHINESE))


def _fill(name: str, text: str, values: dict[str, object]) -> str:
    template = Template(text)
    wanted = set(template.get_identifiers())
    if wanted != set(values):
        raise PromptError(
            f"{name!r}: missing {sorted(wanted - set(values))}, unknown {sorted(set(values) - wanted)}"
        )
    return template.substitute(values)


@cache
def _prompt(name: str) -> str:
    path = _FOLDER / f"{name}.md"
    if not re.fullmatch(r"[a-z_]+", name) or not path.is_file():
        raise PromptError(f"no prompt named {name!r} in {_FOLDER.name}/")
    return path.read_text(encoding="utf-8")


@cache
def _phrases(file: str) -> dict[str, str]:
    text = (_FOLDER / file).read_text(encoding="utf-8")
    pieces = re.split(r"^## ([a-z_]+)\n", text, flags=re.MULTILINE)[1:]
    return {name: body.strip() for name, body in zip(pieces[::2], pieces[1::2], strict=True)}
