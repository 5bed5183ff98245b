"""Accounts, their passwords and their conversations in one file of the home."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from assistant.accounts.accounts import AccountRefused, Accounts
from assistant.accounts.conversations import MOST, Conversations, Listed
from assistant.accounts.database import FILE, Database

PASSWORD = "门前有两棵枣树2022"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """An empty file of accounts."""
    return Database(tmp_path)


@pytest.fixture
def accounts(database: Database) -> Accounts:
    """One account."""
    made = Accounts(database)
    made.add("小王", PASSWORD)
    return made


def test_a_password_is_right_or_wrong(accounts: Accounts) -> None:
    """Only the right name with the right password is an account."""
    assert accounts.check("小王", PASSWORD) == "小王"
    assert accounts.check("小王", PASSWORD + "!") is None
    assert accounts.check("小李", PASSWORD) is None


def test_the_file_is_its_owners_and_holds_no_password(accounts: Accounts, tmp_path: Path) -> None:
    """Nobody else may read it, and the password does not stand in it."""
    assert accounts.all()[0].name == "小王"
    path = tmp_path / FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in path.read_bytes()


def test_equal_passwords_are_kept_differently(accounts: Accounts, database: Database) -> None:
    """Each has its own salt."""
    accounts.add("小李", PASSWORD)
    with database.open() as connection:
        hashes = connection.execute("SELECT hash FROM account").fetchall()
    assert len(set(hashes)) == 2


@pytest.mark.parametrize("name", ["", " ", "a b", "<script>", "甲" * 41, "a\nb", "a/b"])
def test_a_name_that_will_not_do_is_refused(accounts: Accounts, name: str) -> None:
    """Only letters, digits, ideographs and a few signs make a name."""
    with pytest.raises(AccountRefused, match="账号名"):
        accounts.add(name, PASSWORD)


@pytest.mark.parametrize("password", ["", "7 chars", "x" * 201])
def test_a_password_that_will_not_do_is_refused(accounts: Accounts, password: str) -> None:
    """Neither one that is guessed at once nor one that takes long to hash."""
    with pytest.raises(AccountRefused, match="8 到 200"):
        accounts.add("小李", password)


def test_a_name_is_taken_once(accounts: Accounts) -> None:
    """Also when it is written in full-width letters or with blanks around it."""
    accounts.add("clerk", PASSWORD)
    with pytest.raises(AccountRefused, match="已经有账号"):
        accounts.add(" ｃｌｅｒｋ ", PASSWORD)


def test_another_password_takes_the_place_of_the_first(accounts: Accounts) -> None:
    """The old one is not right any more."""
    accounts.set_password("小王", "另一个更长的密码")
    assert accounts.check("小王", PASSWORD) is None
    assert accounts.check("小王", "另一个更长的密码") == "小王"


def test_an_account_that_is_not_there_is_named(accounts: Accounts) -> None:
    """Neither removed nor given a password."""
    for change in (accounts.remove, lambda name: accounts.set_password(name, PASSWORD)):
        with pytest.raises(AccountRefused, match="没有账号 '小李'"):
            change("小李")


def test_conversations_are_their_accounts_alone(accounts: Accounts, database: Database) -> None:
    """The same id in another account is another conversation; none is seen, replaced or removed by others."""
    accounts.add("小李", PASSWORD)
    kept = Conversations(database)
    kept.keep("小王", Listed("c-1", "王的", 1), "[1]")
    kept.keep("小李", Listed("c-1", "李的", 2), "[2]")
    kept.keep("小王", Listed("c-2", "王的第二段", 3), "[3]")
    assert [each.title for each in kept.list("小王")] == ["王的第二段", "王的"]
    assert (kept.kept("小王", "c-1"), kept.kept("小李", "c-1"), kept.kept("小李", "c-2")) == (
        "[1]",
        "[2]",
        None,
    )
    kept.remove("小李")
    assert kept.list("小李") == []
    kept.remove("小王", "c-1")
    assert [each.id for each in kept.list("小王")] == ["c-2"]


def test_the_oldest_conversations_give_way(accounts: Accounts, database: Database) -> None:
    """An account keeps so many and no more."""
    kept = Conversations(database)
    for at in range(MOST + 3):
        kept.keep("小王", Listed(f"c-{at}", "题", at), "[]")
    assert [each.at for each in kept.list("小王")] == list(range(MOST + 2, 2, -1))
    assert accounts.all()[0].conversations == MOST


def test_an_account_takes_its_conversations_with_it(accounts: Accounts, database: Database) -> None:
    """Whoever gets the name after it finds nothing."""
    kept = Conversations(database)
    kept.keep("小王", Listed("c-1", "题", 1), "[]")
    accounts.remove("小王")
    accounts.add("小王", PASSWORD)
    assert kept.list("小王") == []
