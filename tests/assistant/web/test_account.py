"""The routes of accounts, without a browser; and that there are none where accounts are off."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from assistant.accounts.accounts import Accounts
from assistant.accounts.database import FILE, Database
from assistant.accounts.sessions import COOKIE
from assistant.accounts.sign_in import SignIn
from assistant.service import Service
from assistant.types import Answer, Statement, Status
from assistant.web.access import Access
from assistant.web.saved import Exchange, to_json
from assistant.web.server import build_app

PASSWORD = "long enough"
KEPT = to_json((Exchange("几件？", Answer("几件？", Status.ANSWERED, (Statement("3件。"),))),))
LINK = 'href=\\"account\\"'
"""As the page's configuration has it."""
ROUTES = [
    ("GET", "/account"),
    ("POST", "/account"),
    ("POST", "/account/leave"),
    ("GET", "/account/conversations"),
    ("DELETE", "/account/conversations"),
    ("GET", "/account/conversations/c-1"),
    ("PUT", "/account/conversations/c-1"),
    ("DELETE", "/account/conversations/c-1"),
]


def client_of(kept: Any, scripted: Any, sign_in: SignIn | None) -> TestClient:
    """A client of the application."""

    async def build() -> FastAPI:
        return build_app(Service(kept, scripted), Access(), sign_in)

    return TestClient(asyncio.run(build()), follow_redirects=False)


@pytest.fixture
def client(kept: Any, scripted: Any) -> TestClient:
    """A client of an application where accounts are on and there is one."""
    Accounts(Database(kept.home)).add("小王", PASSWORD)
    return client_of(kept, scripted, SignIn(kept.home))


def enter(client: TestClient, password: str = PASSWORD, **headers: str) -> Response:
    """Send the form."""
    return client.post("/account", data={"name": "小王", "password": password}, headers=headers)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_nothing_of_it_is_there_when_it_is_off(kept: Any, scripted: Any, method: str, path: str) -> None:
    """No route answers, no page leads there, and no file is made."""
    client = client_of(kept, scripted, None)
    assert client.request(method, path).status_code in (404, 405)
    assert LINK not in client.get("/").text
    assert not (kept.home / FILE).exists()


def test_the_cookie_is_for_the_server_alone(client: TestClient) -> None:
    """No script can read it, no other site's page sends it, it ends; it is secure where the page is."""
    said = enter(client).headers["set-cookie"].lower()
    assert all(words in said for words in ("httponly", "samesite=lax", "max-age=1209600", "path=/"))
    assert "secure" not in said
    assert "secure" in enter(client, **{"x-forwarded-proto": "https"}).headers["set-cookie"].lower()


def test_the_chat_leads_there(client: TestClient) -> None:
    """The bar has the way to it."""
    assert LINK in client.get("/").text


def test_a_wrong_password_sets_no_cookie(client: TestClient) -> None:
    """The form comes again."""
    answer = enter(client, "wrong password")
    assert (answer.status_code, answer.headers.get("set-cookie")) == (401, None)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_another_sites_page_can_do_nothing(client: TestClient, method: str) -> None:
    """What a browser sends on behalf of another site is refused, signed in or not."""
    enter(client)
    for asked, path in ROUTES:
        if asked == method:
            answer = client.request(method, path, headers={"sec-fetch-site": "cross-site"}, content=KEPT)
            assert answer.status_code == 403


def test_only_conversations_are_kept(client: TestClient) -> None:
    """What is no conversation, too long or without a question is refused; a signed-out visitor's too."""
    address = "/account/conversations/c-1"
    assert client.put(address, content=KEPT).status_code == 401
    enter(client)
    for content, status in (
        ("{}", 422),
        ("[]", 422),
        ("nonsense", 422),
        (b"x" * 4_000_001, 413),
        (KEPT, 200),
    ):
        assert client.put(address, content=content).status_code == status
    assert client.put(f"/account/conversations/{'c' * 65}", content=KEPT).status_code == 422
    assert client.get(address).json() == {"kept": KEPT}
    [listed] = client.get("/account/conversations").json()
    assert (listed["id"], listed["title"]) == ("c-1", "几件？")
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404


def test_signing_out_forgets_the_cookie(client: TestClient) -> None:
    """After it nothing of the account can be read."""
    enter(client)
    assert client.get("/account/conversations").status_code == 200
    assert client.post("/account/leave").status_code == 303
    assert client.cookies.get(COOKIE) is None
    assert client.get("/account/conversations").status_code == 401


def test_a_name_is_shown_as_text(client: TestClient, payload: str) -> None:
    """What was typed comes back in its box and nowhere else."""
    page = client.post("/account", data={"name": payload, "password": "wrong password"}).text
    assert "<script>fetch" not in page
    assert "<img" not in page
