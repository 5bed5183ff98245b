"""Who may sign in: a name, and a password kept only as a salted scrypt hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.accounts.database import Database
from ingest.errors import GongkaiError

LEAST_PASSWORD, MOST_PASSWORD = 8, 200
MOST_NAME = 40
_SALT_BYTES = 16
_NOBODY = b"\0" * _SALT_BYTES
"""The salt for a name that is none: looking one up takes as long as checking a password."""


class AccountRefused(GongkaiError):
    """An account that cannot be made, or is not there."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account as its operator sees it."""

    name: str
    added: str
    conversations: int


class Accounts:
    """The accounts of one home."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, password: str) -> str:
        """Make an account; its name as it is kept. Raises AccountRefused where that will not do."""
        name = _checked_name(name)
        salt, hashed = _hashed(_checked_password(password))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.open() as connection:
            done = connection.execute(
                "INSERT OR IGNORE INTO account VALUES (?, ?, ?, ?)", (name, now, salt, hashed)
            )
            if not done.rowcount:
                raise AccountRefused(f"已经有账号 {name!r}；改密码请用 gongkai account password。")
        return name

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password, which ends its sessions."""
        salt, hashed = _hashed(_checked_password(password))
        self._change("UPDATE account SET salt = ?, hash = ? WHERE name = ?", (salt, hashed), name)

    def remove(self, name: str) -> None:
        """Remove an account with its conversations, which ends its sessions."""
        self._change("DELETE FROM account WHERE name = ?", (), name)

    def all(self) -> list[Account]:
        """Every account by name."""
        if not self._database.exists:
            return []
        with self._database.open() as connection:
            rows = connection.execute(
                "SELECT name, added, (SELECT count(*) FROM conversation WHERE account = name) "
                "FROM account ORDER BY name"
            ).fetchall()
        return [Account(*row) for row in rows]

    def check(self, name: str, password: str) -> str | None:
        """The name of the account, or None where there is none of this name with this password.

        Either way one hash is computed: some 50 ms and 16 MB.
        """
        name = folded(name)
        with self._database.open() as connection:
            row = connection.execute("SELECT salt, hash FROM account WHERE name = ?", (name,)).fetchone()
        salt, hashed = row or (_NOBODY, b"")
        right = hmac.compare_digest(_hash(password[:MOST_PASSWORD], salt), hashed)
        return name if right else None

    def _change(self, statement: str, values: tuple[bytes, ...], name: str) -> None:
        with self._database.open() as connection:
            if not connection.execute(statement, (*values, folded(name))).rowcount:
                raise AccountRefused(f"没有账号 {name!r}；用 gongkai account list 查看有哪些。")


def folded(name: str) -> str:
    """A name as it is kept: full-width letters and blanks around it make no other name."""
    return unicodedata.normalize("NFKC", name).strip()


def _checked_name(name: str) -> str:
    kept = folded(name)
    if not 0 < len(kept) <= MOST_NAME or not all(c.isalnum() or c in "-_.@" for c in kept):
        raise AccountRefused(
            f"账号名 {name!r} 不能用：请用 1 到 {MOST_NAME} 个汉字、字母、数字或 - _ . @ 组成。"
        )
    return kept


def _checked_password(password: str) -> str:
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
        raise AccountRefused(f"密码要 {LEAST_PASSWORD} 到 {MOST_PASSWORD} 个字符；请换一个。")
    return password


def _hashed(password: str) -> tuple[bytes, bytes]:
    salt = secrets.token_bytes(_SALT_BYTES)
    return salt, _hash(password, salt)


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
