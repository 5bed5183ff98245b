"""``gongkai account``: who may sign in on the page, where accounts are on."""

from __future__ import annotations

import getpass
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.accounts.accounts import AccountRefused, Accounts
from assistant.accounts.database import Database
from assistant.options import AsJson, Home, home_settings, print_result

app = typer.Typer(
    help="账号：增加、查看、删除、改密码；网页上要用 gongkai chat --accounts 打开。", no_args_is_help=True
)

Name = Annotated[str, typer.Argument(metavar="账号名")]


@app.command(help="增加一个账号；密码在终端输入两次，或从标准输入读一行。")
def add(ctx: typer.Context, name: Name, home: Home = None, as_json: AsJson = False) -> None:
    """Make an account."""
    kept = _accounts(ctx, home).add(name, _password())
    print_result({"added": kept} if as_json else f"已增加账号 {kept}。")


@app.command(help="换一个密码；已登录的浏览器要重新登录。")
def password(ctx: typer.Context, name: Name, home: Home = None, as_json: AsJson = False) -> None:
    """Change a password."""
    _accounts(ctx, home).set_password(name, _password())
    print_result({"changed": name} if as_json else f"已更换账号 {name} 的密码。")


@app.command("list", help="列出账号，以及各自保存了几段对话。")
def list_(ctx: typer.Context, home: Home = None, as_json: AsJson = False) -> None:
    """List the accounts."""
    from assistant.listing import aligned

    found = _accounts(ctx, home).all()
    if as_json:
        print_result({"accounts": [asdict(account) for account in found]})
        return
    rows = [[account.name, account.added, str(account.conversations)] for account in found]
    print_result(aligned([["账号", "增加时间（UTC）", "对话"], *rows]) if rows else "还没有账号。")


@app.command(help="删除一个账号，连同为它保存的对话。")
def remove(ctx: typer.Context, name: Name, home: Home = None, as_json: AsJson = False) -> None:
    """Remove an account."""
    _accounts(ctx, home).remove(name)
    print_result({"removed": name} if as_json else f"已删除账号 {name} 和为它保存的对话。")


def _accounts(ctx: typer.Context, home: Path | None) -> Accounts:
    folder = home_settings(ctx, home).home
    folder.mkdir(parents=True, exist_ok=True)
    return Accounts(Database(folder))


def _password() -> str:
    """Asked for twice on a terminal, where it is not shown; a line of standard input elsewhere."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("密码：")
    if getpass.getpass("再输入一次：") != first:
        raise AccountRefused("两次输入的密码不一样；请再试一次。")
    return first
