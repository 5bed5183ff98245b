"""Accounts on the page: signing in, what goes on elsewhere, what others see, and that all of it is off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.accounts.accounts import Accounts
from assistant.accounts.attempts import MOST_BY_NAME
from assistant.accounts.conversations import Conversations
from assistant.accounts.database import Database
from assistant.accounts.sign_in import SignIn
from assistant.service import Service
from tests.assistant.web.browser.conftest import serving
from tests.assistant.web.browsing import Visit, ask, barriers, sideways

PASSWORD = "long enough"


@pytest.fixture
def accounts(kept: Any) -> Accounts:
    """Two accounts in the home of the page."""
    made = Accounts(Database(kept.home))
    made.add("小王", PASSWORD)
    made.add("小李", PASSWORD)
    return made


@pytest.fixture
def desk(accounts: Accounts, scripted: Any, kept: Any) -> Iterator[str]:
    """A page where accounts are on."""
    assert accounts.all()
    with serving(Service(kept, scripted), sign_in=SignIn(kept.home)) as address:
        yield address


def enter(page: Page, name: str, password: str = PASSWORD) -> None:
    """Sign in from the chat."""
    page.get_by_role("link", name="账号").click()
    page.get_by_label("账号名").fill(name)
    page.get_by_label("密码").fill(password)
    page.keyboard.press("Enter")


def titles(page: Page) -> list[str]:
    """The past conversations, as they are listed."""
    page.get_by_role("button", name="历史").click()
    expect(page.locator("#past dialog[open]")).to_be_visible()
    return [one.split("\n")[0] for one in page.locator("#past [data-open]").all_inner_texts()]


def test_past_conversations_wait_for_the_page(desk: str, visit: Visit) -> None:
    """Pressed before the page has its list of past conversations, the button opens it once it is there."""
    page = visit(desk)
    enter(page, "小王")
    expect(page.locator("#past dialog")).to_be_attached()
    page.evaluate(
        "(window.late = document.querySelector('#past dialog'), window.at = late.parentNode, late.remove())"
    )
    page.get_by_role("button", name="历史").click()
    page.wait_for_timeout(200)
    page.evaluate("at.append(late)")
    expect(page.locator("#past dialog[open]")).to_be_visible()


def test_a_conversation_goes_on_in_another_browser(desk: str, kept: Any, visit: Visit) -> None:
    """What was asked signed in is there after signing in elsewhere, and goes on; this browser keeps none."""
    page = visit(desk)
    enter(page, "小王")
    expect(page.locator(".opening")).to_be_visible()
    ask(page, "甲的问题")
    page.wait_for_function("fetch('account/conversations').then(a => a.json()).then(all => all.length === 1)")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('gongkai'))") == []
    other = visit(desk, locale="zh-CN")
    enter(other, "小王")
    assert titles(other) == ["甲的问题"]
    other.locator("#past [data-open]").click()
    expect(other.locator(".exchange")).to_have_count(1)
    ask(other, "乙的问题")
    page.reload()
    expect(page.locator(".exchange")).to_have_count(2)
    assert titles(page) == ["甲的问题"]
    page.get_by_role("button", name="全部删除").click()
    expect(page.locator(".exchange")).to_have_count(0)
    assert Conversations(Database(kept.home)).list("小王") == []


def test_nobody_sees_anothers_conversations(desk: str, visit: Visit) -> None:
    """Neither another account nor whoever comes after a sign-out at the same browser."""
    page = visit(desk)
    enter(page, "小王")
    ask(page, "甲的问题")
    assert titles(page) == ["甲的问题"]
    [one] = page.evaluate("fetch('account/conversations').then(a => a.json())")
    page.get_by_role("button", name="关闭", exact=True).click()
    page.get_by_role("link", name="账号").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.locator(".opening")).to_be_visible()
    expect(page.locator(".exchange")).to_have_count(0)
    assert titles(page) == []
    paths = "[`account/conversations/${id}`, 'account/conversations']"
    statuses = f"id => Promise.all({paths}.map(path => fetch(path).then(answer => answer.status)))"
    assert page.evaluate(statuses, one["id"]) == [401, 401]
    page.get_by_role("link", name="登录后").click()
    page.get_by_label("账号名").fill("小李")
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".opening")).to_be_visible()
    assert titles(page) == []
    assert page.evaluate(statuses, one["id"]) == [404, 200]


def test_wrong_passwords_are_told_and_slowed_down(desk: str, visit: Visit) -> None:
    """The form stays with the name in it; after some attempts one has to wait."""
    page = visit(desk)
    enter(page, "小王", "wrong password")
    expect(page.get_by_role("alert")).to_contain_text("不对")
    expect(page.get_by_label("账号名")).to_have_value("小王")
    expect(page.get_by_label("密码")).to_be_focused()
    for _ in range(MOST_BY_NAME):
        page.get_by_label("密码").fill("wrong password")
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("分钟再试")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sign_in_page_bars_nobodys_way(desk: str, visit: Visit, scheme: Any) -> None:
    """axe-core finds nothing, also in English and signed in; nothing stands out at 360 px."""
    page = visit(desk, 360, 740, color_scheme=scheme)
    page.get_by_role("button", name="历史").click()
    page.get_by_role("link", name="登录后").click()
    expect(page.get_by_label("账号名")).to_be_focused()
    assert barriers(page) == []
    assert sideways(page) == 0
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_label("Account name").fill("小王")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="History").click()
    page.get_by_role("link", name="Account").click()
    expect(page.get_by_role("heading", name="小王")).to_be_visible()
    assert barriers(page) == []
