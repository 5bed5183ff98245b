"""That a browser is signed in: a name and an end, signed, so that nobody can write one by himself."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time

from assistant.accounts.database import Database

COOKIE = "gongkai_account"
SECONDS = 14 * 24 * 3600


class Sessions:
    """Makes and reads the tokens of one home. They end in time, and with the account or its password."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def token(self, name: str, now: float | None = None) -> str:
        """A token for an account that has just signed in."""
        ends = int((time.time() if now is None else now) + SECONDS)
        said = f"{base64.urlsafe_b64encode(name.encode()).decode()}.{ends}"
        return f"{said}.{self._signature(name, said) or ''}"

    def account(self, token: str | None, now: float | None = None) -> str | None:
        """Whose token this is, or None where it is nobody's or has ended."""
        said, _, signature = (token or "").rpartition(".")
        encoded, _, ends = said.partition(".")
        try:
            name = base64.urlsafe_b64decode(encoded).decode()
        except ValueError:  # neither base64 nor UTF-8
            return None
        if not (ends.isascii() and ends.isdigit() and len(ends) < len("10000000000")):
            return None
        if int(ends) <= (time.time() if now is None else now):
            return None
        known = self._signature(name, said)
        return name if known and hmac.compare_digest(known.encode(), signature.encode()) else None

    def _signature(self, name: str, said: str) -> str | None:
        """The salt of the password is part of it, so that another password makes other signatures."""
        with self._database.open() as connection:
            row = connection.execute(
                "SELECT value, salt FROM secret, account WHERE name = ?", (name,)
            ).fetchone()
        if row is None:
            return None
        secret, salt = row
        return hmac.new(secret, salt + said.encode(), hashlib.sha256).hexdigest()
