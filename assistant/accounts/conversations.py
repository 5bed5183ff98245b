"""The conversations kept for an account, each as the page hands it to the browser."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.accounts.database import Database

MOST = 200
"""Conversations kept for an account; beyond them the oldest go."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation in a list. ``at`` is when it last went on, in milliseconds."""

    id: str
    title: str
    at: int


class Conversations:
    """Those of one home. Every look-up names the account, so that none sees another's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, account: str) -> list[Listed]:
        """The conversations of an account, the latest first."""
        with self._database.open() as connection:
            rows = connection.execute(
                "SELECT id, title, at FROM conversation WHERE account = ? ORDER BY at DESC, id", (account,)
            ).fetchall()
        return [Listed(*row) for row in rows]

    def kept(self, account: str, key: str) -> str | None:
        """A conversation of an account, or None where it has none of this id."""
        with self._database.open() as connection:
            row = connection.execute(
                "SELECT kept FROM conversation WHERE account = ? AND id = ?", (account, key)
            ).fetchone()
        return row[0] if row else None

    def keep(self, account: str, listed: Listed, kept: str) -> None:
        """Keep a conversation, in place of what was kept of it before."""
        row = (account, listed.id, listed.title, listed.at, kept)
        with self._database.open() as connection:
            connection.execute("INSERT OR REPLACE INTO conversation VALUES (?, ?, ?, ?, ?)", row)
            connection.execute(
                "DELETE FROM conversation WHERE account = ?1 AND id NOT IN "
                "(SELECT id FROM conversation WHERE account = ?1 ORDER BY at DESC, id LIMIT ?2)",
                (account, MOST),
            )

    def remove(self, account: str, key: str | None = None) -> None:
        """Remove a conversation of an account, or all of them."""
        with self._database.open() as connection:
            connection.execute(
                "DELETE FROM conversation WHERE account = ?1 AND (?2 IS NULL OR id = ?2)", (account, key)
            )
