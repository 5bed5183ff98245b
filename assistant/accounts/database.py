"""The file of accounts and their conversations: a small SQLite file in the home that only its owner reads."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ingest.errors import HomeUnusable

FILE = "accounts.db"
_OWNER_ONLY = 0o600
_WAIT_SECONDS = 10.0
_SECRET_BYTES = 32
_TABLES = """
CREATE TABLE IF NOT EXISTS account
    (name TEXT PRIMARY KEY, added TEXT NOT NULL, salt BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS conversation
    (account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE, id TEXT NOT NULL,
     title TEXT NOT NULL, at INTEGER NOT NULL, kept TEXT NOT NULL, PRIMARY KEY (account, id)) STRICT;
CREATE TABLE IF NOT EXISTS secret (one INTEGER PRIMARY KEY CHECK (one = 1), value BLOB NOT NULL) STRICT;
"""


class Database:
    """The file of one home. Threads and processes may write at once."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE

    @property
    def exists(self) -> bool:
        """Whether there has ever been an account."""
        return self._path.exists()

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """One transaction; the file, its tables and the secret that signs sessions are made by the first."""
        try:
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
            with closing(sqlite3.connect(self._path, timeout=_WAIT_SECONDS)) as connection, connection:
                connection.execute("PRAGMA foreign_keys = ON")
                if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'secret'").fetchone():
                    connection.executescript(_TABLES)
                    fresh = secrets.token_bytes(_SECRET_BYTES)
                    connection.execute("INSERT OR IGNORE INTO secret VALUES (1, ?)", (fresh,))
                yield connection
        except (OSError, sqlite3.Error) as error:
            raise HomeUnusable(
                f"账号文件 {self._path} 无法读写（{error}）。"
                "请检查权限和剩余空间，或用 --home 换一个资料目录。"
            ) from error
