"""How much a request may bring, and which threads its work runs in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.errors import TooLarge, error_response

MAX_QUESTION = 500
"""Characters of a question, as on the page."""
MAX_TURNS = 20
MAX_MESSAGES = 200
MAX_FILES = 20
MAX_ROWS = 10_000
_JSON_BYTES = 512 * 1024
_ASKING, _READING, _WORKING = 16, 8, 2
"""Threads for questions, for look-ups, and for reading files in; none of them waits for another kind."""

T = TypeVar("T")


class Threads:
    """Runs blocking work beside the event loop, in separate pools, so that a question waits for no upload."""

    def __init__(self) -> None:
        self._asking = CapacityLimiter(_ASKING)
        self._reading = CapacityLimiter(_READING)
        self._working = CapacityLimiter(_WORKING)

    async def ask(self, call: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """A question."""
        return await to_thread.run_sync(partial(call, *args, **kwargs), limiter=self._asking)

    async def read(self, call: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """A look-up."""
        return await to_thread.run_sync(partial(call, *args, **kwargs), limiter=self._reading)

    async def work(self, call: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Reading files, which takes seconds and may have to wait for another writer."""
        return await to_thread.run_sync(partial(call, *args, **kwargs), limiter=self._working)


class BodyLimit:
    """Refuses a body that is too large, by its declared length or as soon as it has grown too long."""

    def __init__(self, app: ASGIApp, upload_bytes: int) -> None:
        self._app = app
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or not scope["path"].startswith("/v1/"):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        upload = headers.get(b"content-type", b"").startswith(b"multipart/")
        most = self._upload_bytes if upload else _JSON_BYTES
        declared = headers.get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > most:
            await error_response(_too_large(most))(scope, receive, send)
            return
        await self._app(scope, _counted(receive, most), send)


def _counted(receive: Receive, most: int) -> Receive:
    """The same, until more has come than may."""
    come = 0

    async def counted() -> Message:
        nonlocal come
        message = await receive()
        come += len(message.get("body", b""))
        if come > most:
            raise HTTPException(413, str(_too_large(most)))  # the one kind that FastAPI lets through
        return message

    return counted


def _too_large(most: int) -> TooLarge:
    size = f"{most // 2**20} MB" if most >= 2**20 else f"{most // 1024} KB"
    return TooLarge(f"请求超过 {size}：请分几次发送，或由管理员用 GONGKAI_MAX_FILE_MB 调整上传的上限。")
