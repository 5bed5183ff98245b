"""Signing in and out, and the conversations of whoever is signed in; only there where accounts are on."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from assistant.accounts.conversations import Listed
from assistant.accounts.sessions import COOKIE, SECONDS
from assistant.accounts.sign_in import SignIn, TooManyAttempts, WrongPassword
from assistant.web.access import same_site
from assistant.web.markup import Html, joined, tag
from assistant.web.saved import MOST_BYTES, from_json
from assistant.web.static_files import script, style_sheet
from assistant.web.words import ENGLISH, Language, language_of, say

ACCOUNT = "/account"
_MOST_FORM = 4096
_LONGEST_ID, _LONGEST_TITLE = 64, 60
_STYLES = ("page.css", "account.css")
_T = TypeVar("_T")


def account_routes(sign_in: SignIn) -> APIRouter:
    """The routes under ``ACCOUNT``."""
    router = APIRouter(prefix=ACCOUNT, include_in_schema=False)
    routes = _Routes(sign_in)
    router.get("")(routes.page)
    router.post("")(routes.enter)
    router.post("/leave")(routes.leave)
    router.get("/conversations")(routes.listed)
    router.delete("/conversations")(routes.clear)
    router.get("/conversations/{key}")(routes.one)
    router.put("/conversations/{key}")(routes.keep)
    router.delete("/conversations/{key}")(routes.remove)
    return router


class _Routes:
    def __init__(self, sign_in: SignIn) -> None:
        self._sign_in = sign_in

    async def page(self, request: Request) -> Response:
        """The form, or who is signed in."""
        account = await run_in_threadpool(self._sign_in.account, request.cookies.get(COOKIE))
        return _page(_language(request), account)

    async def enter(self, request: Request) -> Response:
        """Sign in; the form again with one line where that cannot be."""
        language, form = _language(request), await _form(request)
        name, password = form.get("name", ""), form.get("password", "")
        address = request.client.host if request.client else ""
        try:
            token = await run_in_threadpool(self._sign_in.sign_in, name, password, address)
        except WrongPassword:
            return _page(language, None, say("wrong_password", language), name, 401)
        except TooManyAttempts as error:
            minutes = -(-error.seconds // 60)
            return _page(language, None, say("too_many", language, minutes=minutes), name, 429)
        response = RedirectResponse("./", status_code=303)
        secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
        response.set_cookie(COOKIE, token, max_age=SECONDS, secure=secure, httponly=True, samesite="lax")
        return response

    async def leave(self, request: Request) -> Response:
        """Sign out."""
        _own_page(request)
        response = RedirectResponse("../", status_code=303)
        response.delete_cookie(COOKIE, httponly=True, samesite="lax")
        return response

    async def listed(self, request: Request) -> Response:
        """The conversations of the account, without what is in them."""
        found = await self._of(request, self._sign_in.conversations.list)
        return _json([asdict(each) for each in found])

    async def one(self, request: Request, key: str) -> Response:
        """A conversation."""
        kept = await self._of(request, lambda account: self._sign_in.conversations.kept(account, key))
        if kept is None:
            raise HTTPException(404)
        return _json({"kept": kept})

    async def keep(self, request: Request, key: str) -> Response:
        """Keep a conversation as the page has it; what is none is refused."""
        _own_page(request)
        kept = (await _body(request, MOST_BYTES)).decode(errors="replace")
        exchanges = await run_in_threadpool(from_json, kept)
        if not exchanges or len(key) > _LONGEST_ID:
            raise HTTPException(422)
        title = exchanges[0].question
        title = f"{title[:_LONGEST_TITLE]}…" if len(title) > _LONGEST_TITLE else title
        listed = Listed(key, title, int(time.time() * 1000))
        await self._of(request, lambda account: self._sign_in.conversations.keep(account, listed, kept))
        return _json(asdict(listed))

    async def remove(self, request: Request, key: str) -> Response:
        """Remove a conversation."""
        _own_page(request)
        await self._of(request, lambda account: self._sign_in.conversations.remove(account, key))
        return Response(status_code=204)

    async def clear(self, request: Request) -> Response:
        """Remove all conversations of the account."""
        _own_page(request)
        await self._of(request, self._sign_in.conversations.remove)
        return Response(status_code=204)

    async def _of(self, request: Request, work: Callable[[str], _T]) -> _T:
        """What is done for the account that is signed in; 401 where none is."""
        account = await run_in_threadpool(self._sign_in.account, request.cookies.get(COOKIE))
        if account is None:
            raise HTTPException(401)
        return await run_in_threadpool(work, account)


def _own_page(request: Request) -> None:
    """Refuse what another site's page has a visitor's browser send."""
    if not same_site(request):
        raise HTTPException(403)


async def _form(request: Request) -> dict[str, str]:
    _own_page(request)
    return dict(parse_qsl((await _body(request, _MOST_FORM)).decode(errors="replace"), max_num_fields=10))


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413)
    return bytes(body)


def _json(document: object) -> Response:
    return JSONResponse(json.loads(json.dumps(document)), headers={"cache-control": "no-store"})


def _language(request: Request) -> Language:
    return language_of(request.headers, request.cookies)


# -- the page --


def _page(
    language: Language, account: str | None, problem: str = "", name: str = "", status: int = 200
) -> HTMLResponse:
    """A page of its own, which needs no script but for the switch of the language."""
    lang = "en" if language == ENGLISH else "zh-CN"
    head = joined(
        (
            Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'),
            tag("title", f"{say('account', language)} · {say('title', language)}"),
            Html("".join((script("theme.js", at_once=True), *map(style_sheet, _STYLES)))),
        )
    )
    switch = tag("button", say("other_language", language), type="button", class_="language")
    bar = tag("header", tag("a", say("title", language), href="./", class_="brand"), switch)
    card = _signed_in(account, language) if account else _form_html(language, problem, name)
    body = tag("body", bar, tag("main", card, class_="card"))
    page = f"<!DOCTYPE html>\n{tag('html', tag('head', head), body, lang=lang)}\n"
    return HTMLResponse(page, status_code=status, headers={"cache-control": "no-store"})


def _form_html(language: Language, problem: str, name: str) -> Html:
    alert = tag("p", problem, class_="problem", role="alert", id="problem") if problem else Html()
    described = "problem" if problem else None
    fields = (
        _field("name", say("account_name", language), "username", described, value=name),
        _field("password", say("password", language), "current-password", described, type="password"),
    )
    send = tag("button", say("sign_in", language), type="submit", class_="primary")
    form = tag("form", alert, *fields, send, method="post", action=ACCOUNT.lstrip("/"))
    return joined(
        (
            tag("h1", say("sign_in", language)),
            tag("p", say("sign_in_note", language), class_="hint"),
            form,
            tag("p", say("account_from", language), class_="hint"),
            tag("p", tag("a", say("without_account", language), href="./")),
        )
    )


def _field(key: str, label: str, fills: str, described: str | None, **more: str) -> Html:
    """A labelled box; the first of a form has the focus."""
    box = tag(
        "input", id=key, name_=key, autocomplete=fills, required=True, aria_describedby=described,
        autofocus=(not more.get("value") and "type" not in more) or bool(described and "type" in more),
        autocapitalize="none", spellcheck="false", **more,
    )  # fmt: skip
    return tag("div", tag("label", label, for_=key), Html(box.removesuffix("</input>")), class_="field")


def _signed_in(account: str, language: Language) -> Html:
    leave = tag("button", say("sign_out", language), type="submit")
    return joined(
        (
            tag("h1", account),
            tag("p", say("signed_in_note", language), class_="hint"),
            tag("p", tag("a", say("to_chat", language), href="./", class_="primary")),
            tag("form", leave, method="post", action=f"{ACCOUNT.lstrip('/')}/leave"),
        )
    )
