"""Signing in, and the tokens that say who has."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.accounts.accounts import Accounts
from assistant.accounts.attempts import MOST_BY_ADDRESS, MOST_BY_NAME, WINDOW, Attempts
from assistant.accounts.database import Database
from assistant.accounts.sessions import SECONDS, Sessions
from assistant.accounts.sign_in import SignIn, TooManyAttempts, WrongPassword

PASSWORD = "long enough"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    """Two accounts."""
    made = Accounts(Database(tmp_path))
    made.add("小王", PASSWORD)
    made.add("小李", PASSWORD)
    return made


@pytest.fixture
def sessions(accounts: Accounts, tmp_path: Path) -> Sessions:
    """The sessions of the same home."""
    assert accounts.all()
    return Sessions(Database(tmp_path))


def test_a_token_says_whose_it_is_until_it_ends(sessions: Sessions) -> None:
    """To the second."""
    token = sessions.token("小王", now=1000)
    assert sessions.account(token, now=1000 + SECONDS - 1) == "小王"
    assert sessions.account(token, now=1000 + SECONDS) is None


def test_a_token_that_was_changed_is_nobodys(sessions: Sessions) -> None:
    """Neither another name, nor a later end, nor another signature, nor any nonsense."""
    name, ends, signature = sessions.token("小王").split(".")
    other = sessions.token("小李").split(".")[0]
    changed = (
        f"{other}.{ends}.{signature}",
        f"{name}.{int(ends) + 1}.{signature}",
        f"{name}.{ends}.{signature[:-1]}{'0' if signature[-1] != '0' else '1'}",
        f"{name}.{ends}.",
        f"{name}.{ends}",
        f"{name}.９９９９９９９９９９.{signature}",
        f"é.{ends}.é",
        "",
        "..",
        "\0",
    )
    assert [sessions.account(token) for token in changed] == [None] * len(changed)


def test_a_session_ends_with_the_password_and_with_the_account(
    accounts: Accounts, sessions: Sessions
) -> None:
    """Also when the account is made again with the same password."""
    token, other = sessions.token("小王"), sessions.token("小李")
    accounts.set_password("小王", PASSWORD)
    accounts.remove("小李")
    accounts.add("小李", PASSWORD)
    assert (sessions.account(token), sessions.account(other)) == (None, None)


def test_a_token_of_another_home_is_nobodys(accounts: Accounts, sessions: Sessions, tmp_path: Path) -> None:
    """Each home signs with a secret of its own."""
    other = tmp_path / "other"
    other.mkdir()
    Accounts(Database(other)).add("小王", PASSWORD)
    assert accounts.all()
    assert sessions.account(Sessions(Database(other)).token("小王")) is None


def test_wrong_passwords_make_one_wait(accounts: Accounts, tmp_path: Path) -> None:
    """After some of them even the right one is not looked at; others are not kept waiting."""
    assert accounts.all()
    desk = SignIn(tmp_path)
    for _ in range(MOST_BY_NAME):
        with pytest.raises(WrongPassword):
            desk.sign_in("小王", "wrong password", "10.0.0.1")
    with pytest.raises(TooManyAttempts) as refused:
        desk.sign_in(" 小王", PASSWORD, "10.0.0.2")
    assert 0 < refused.value.seconds <= WINDOW + 1
    assert desk.account(desk.sign_in("小李", PASSWORD, "10.0.0.1")) == "小李"


def test_attempts_count_for_a_while() -> None:
    """By name and by address; what is past does not count, and a right password forgets a name's."""
    attempts = Attempts()
    for n in range(MOST_BY_ADDRESS):
        attempts.failed(f"name-{n}", "here", now=n)
    assert attempts.wait("anybody", "here", now=MOST_BY_ADDRESS) > 0
    assert attempts.wait("anybody", "there", now=MOST_BY_ADDRESS) == 0
    assert attempts.wait("anybody", "here", now=WINDOW + MOST_BY_ADDRESS) == 0
    for _ in range(MOST_BY_NAME):
        attempts.failed("one", "elsewhere", now=0)
    assert attempts.wait("one", "third", now=1) == WINDOW
    attempts.succeeded("one")
    assert attempts.wait("one", "third", now=1) == 0
