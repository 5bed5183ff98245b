"""The last evaluation of a home, kept as the JSON that ``gongkai eval --json`` prints."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.errors import Unwritable

_FILE = "evaluation.json"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the evaluation came to, when (UTC, ISO 8601) and on what: ``sample`` or a question file's name."""

    at: str
    on: str
    result: dict[str, Any]


def keep_evaluation(home: Path, on: str, result: dict[str, Any]) -> None:
    """Put the result in the place of the last one, whole or not at all. Raises Unwritable."""
    path = home / _FILE
    part = path.with_suffix(".part")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    document = json.dumps({"at": now, "on": on, "result": result}, ensure_ascii=False, indent=1)
    try:
        home.mkdir(parents=True, exist_ok=True)
        part.write_text(document, encoding="utf-8")
        os.replace(part, path)
    except OSError as error:
        raise Unwritable(f"无法写入 {path}（{error.strerror or error}）。请检查权限和剩余空间。") from error


def last_evaluation(home: Path) -> Evaluation | None:
    """The last result, or None where there is none that can be read."""
    try:
        return Evaluation(**json.loads((home / _FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
