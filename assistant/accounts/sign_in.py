"""Signing in: the password, how often it may be wrong, and the token that a browser keeps."""

from __future__ import annotations

import threading
from pathlib import Path

from assistant.accounts.accounts import Accounts, folded
from assistant.accounts.attempts import Attempts
from assistant.accounts.conversations import Conversations
from assistant.accounts.database import Database
from assistant.accounts.sessions import Sessions
from ingest.errors import GongkaiError

_HASHES_AT_ONCE = 2  # each takes a core and 16 MB


class WrongPassword(GongkaiError):
    """No account of this name has this password."""


class TooManyAttempts(GongkaiError):
    """Wrong passwords too often; ``seconds`` until the next attempt."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"密码错得太多，请过 {seconds} 秒再试。")
        self.seconds = seconds


class SignIn:
    """The accounts of one home, for a server. Safe to share between threads."""

    def __init__(self, home: Path) -> None:
        database = Database(home)
        self.conversations = Conversations(database)
        self._accounts, self._sessions = Accounts(database), Sessions(database)
        self._attempts = Attempts()
        self._hashing = threading.Semaphore(_HASHES_AT_ONCE)

    def sign_in(self, name: str, password: str, address: str) -> str:
        """A token for the account. Raises WrongPassword or TooManyAttempts."""
        key = folded(name)
        if seconds := self._attempts.wait(key, address):
            raise TooManyAttempts(seconds)
        with self._hashing:
            account = self._accounts.check(name, password)
        if account is None:
            self._attempts.failed(key, address)
            raise WrongPassword("账号或密码不对。")
        self._attempts.succeeded(key)
        return self._sessions.token(account)

    def account(self, token: str | None) -> str | None:
        """Whose token this is, or None."""
        return self._sessions.account(token) if token else None
