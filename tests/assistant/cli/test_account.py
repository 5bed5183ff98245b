"""gongkai account."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.accounts.accounts import Accounts
from assistant.accounts.database import FILE, Database

Gongkai = Callable[..., Any]


def test_an_account_is_made_listed_and_removed(
    gongkai: Gongkai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The password comes in a line of standard input and can be changed."""
    home = tmp_path / "home"
    assert gongkai("account", "list", "--home", home).out == "还没有账号。\n"
    assert not (home / FILE).exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long password\n"))
    assert gongkai("--home", home, "account", "add", "小王").out == "已增加账号 小王。\n"
    [account] = gongkai("account", "list", "--home", home, "--json").json["accounts"]
    assert (account["name"], account["conversations"]) == ("小王", 0)
    assert Accounts(Database(home)).check("小王", "a long password")
    monkeypatch.setattr(sys, "stdin", io.StringIO("another password\r\n"))
    assert gongkai("account", "password", "小王", "--home", home).code == 0
    assert Accounts(Database(home)).check("小王", "another password")
    assert "小王" in gongkai("account", "remove", "小王", "--home", home).out
    assert gongkai("account", "list", "--home", home, "--json").json == {"accounts": []}


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        pytest.param(("add", "小王"), "", "8 到 200 个字符", id="no-password"),
        pytest.param(("add", "a b"), "long enough\n", "账号名", id="name"),
        pytest.param(("remove", "小王"), "", "没有账号", id="nobody"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    gongkai: Gongkai,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    typed: str,
    said: str,
) -> None:
    """It leaves with 1."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    ran = gongkai("account", *arguments, "--home", tmp_path)
    assert ran.failed_in_one_line
    assert said in ran.err


def test_a_password_is_typed_twice_on_a_terminal(
    gongkai: Gongkai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that differ make no account."""
    typed = iter(("long enough", "long enuogh", "long enough", "long enough"))
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert "不一样" in gongkai("account", "add", "小王", "--home", tmp_path).err
    assert gongkai("account", "add", "小王", "--home", tmp_path).code == 0
