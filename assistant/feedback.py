"""What readers thought of answers, kept for the operator: one small SQLite file in the home."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from assistant.listing import aligned
from assistant.output import answer_json
from assistant.types import Answer
from ingest.errors import HomeUnusable

LONGEST_REASON = 1000
"""Characters of a reason that are kept."""
_WAIT_SECONDS = 10.0
_TABLE = """CREATE TABLE IF NOT EXISTS feedback
    (id TEXT PRIMARY KEY, at TEXT NOT NULL, question TEXT NOT NULL,
     good INTEGER NOT NULL, reason TEXT NOT NULL, answer TEXT NOT NULL)"""


@dataclass(frozen=True, slots=True)
class Opinion:
    """One opinion on one answer. ``answer`` is the answer as contract JSON, its evidence included."""

    id: str
    at: str
    question: str
    good: bool
    reason: str
    answer: dict[str, Any]


class Feedback:
    """The opinions of one home. Threads and processes may write at once."""

    def __init__(self, home: Path) -> None:
        self._path = home / "feedback.db"

    def add(self, answer: Answer, good: bool, reason: str = "") -> Opinion:
        """Keep an opinion. A second one on an answer with the same id takes the place of the first."""
        document = json.loads(json.dumps(answer_json(answer), ensure_ascii=False))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        key = answer.id or uuid4().hex
        opinion = Opinion(key, now, answer.question, good, reason.strip()[:LONGEST_REASON], document)
        row = (*list(asdict(opinion).values())[:-1], json.dumps(document, ensure_ascii=False))
        with self._open() as connection:
            connection.execute("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?)", row)
        return opinion

    def all(self) -> list[Opinion]:
        """Every opinion, the latest first."""
        if not self._path.exists():
            return []
        with self._open() as connection:
            rows = connection.execute("SELECT * FROM feedback ORDER BY at DESC, id").fetchall()
        return [
            Opinion(key, at, question, bool(good), reason, json.loads(answer))
            for key, at, question, good, reason, answer in rows
        ]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """One transaction; the file and its table are made by the first."""
        try:
            with closing(sqlite3.connect(self._path, timeout=_WAIT_SECONDS)) as connection, connection:
                connection.execute(_TABLE)
                yield connection
        except sqlite3.Error as error:
            raise HomeUnusable(
                f"评价文件 {self._path} 无法读写（{error}）。"
                "请检查权限和剩余空间，或用 --home 换一个资料目录。"
            ) from error


def feedback_json(opinions: Sequence[Opinion]) -> dict[str, Any]:
    """``feedback --json``."""
    return {"feedback": [asdict(opinion) for opinion in opinions]}


def feedback_text(opinions: Sequence[Opinion]) -> str:
    """The opinions as a table."""
    if not opinions:
        return "还没有人评价过回答。"
    rows = [[o.at, "有用" if o.good else "没用", o.question, o.reason] for o in opinions]
    return aligned([["时间（UTC）", "评价", "问题", "理由"], *rows])
