"""What an error is over HTTP: one JSON shape, one line in Chinese, a status code by kind.

``{"error": {"type": "no_such_report", "message": "…"}}``, which is also what OpenAI's clients look for.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.errors import NothingToDraft, ProviderFailed
from assistant.service import OriginalMissing
from assistant.web.access import NotAllowed
from ingest.errors import (
    EmbedderMismatch,
    EmbedderUnavailable,
    GongkaiError,
    HomeBusy,
    HomeUnusable,
    NoSuchReport,
    NotAReport,
    UnreadableFile,
    UnsupportedFormat,
)

_LOG = logging.getLogger(__name__)


class BadRequest(GongkaiError):
    """The request does not say what is needed."""


class TooLarge(GongkaiError):
    """The request brings more than is taken."""


class NotRemembered(GongkaiError):
    """The answer is not in memory any more."""


STATUS: dict[type[GongkaiError], int] = {
    BadRequest: 400,
    NotAllowed: 403,
    NoSuchReport: 404,
    OriginalMissing: 404,
    NotRemembered: 404,
    TooLarge: 413,
    UnsupportedFormat: 415,
    NothingToDraft: 422,
    UnreadableFile: 422,
    NotAReport: 422,
    ProviderFailed: 502,
    HomeBusy: 503,
    HomeUnusable: 503,
    EmbedderUnavailable: 503,
    EmbedderMismatch: 503,
}
"""The code of each kind of error; what is not listed is the request's fault, 400."""
_HTTP = {
    404: "没有这个地址；可用的接口见 /docs。",
    405: "这个地址不支持这种请求方法；可用的接口见 /docs。",
}
_FAILED = "抱歉，这个请求没能处理好，情况已记入日志。"


def error_json(error: Exception) -> dict[str, Any]:
    """The error as JSON; of a bug only that there was one."""
    if isinstance(error, GongkaiError):
        return _shape(_snake(type(error).__name__), " ".join(str(error).split()))
    return _shape("internal_error", _FAILED)


def error_response(error: GongkaiError) -> JSONResponse:
    """The error as a response."""
    code = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 400)
    headers = {"retry-after": "5"} if isinstance(error, HomeBusy) else None
    return JSONResponse(error_json(error), code, headers)


def add_handlers(app: FastAPI) -> None:
    """Have all errors of the application leave in this shape."""

    async def ours(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, GongkaiError)
        return error_response(error)

    async def invalid(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        return JSONResponse(_shape("bad_request", _named(error)), 400)

    async def http(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        message = _HTTP.get(error.status_code, str(error.detail))
        return JSONResponse(_shape("http_error", message), error.status_code)

    async def bug(request: Request, error: Exception) -> JSONResponse:
        _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return JSONResponse(error_json(error), 500)

    app.add_exception_handler(GongkaiError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, bug)


def _named(error: RequestValidationError) -> str:
    """Which field of the request is wrong."""
    first = error.errors()[0]
    place = ".".join(str(step) for step in first["loc"][1:]) or "请求正文"
    if first["type"] == "missing":
        return f"请求里缺少 {place}；格式见 /docs。"
    if first["type"] == "string_too_long":
        return f"请求里的 {place} 太长，最多 {first['ctx']['max_length']} 个字。"
    if first["type"] == "too_long":
        return f"请求里的 {place} 太多，最多 {first['ctx']['max_length']} 个。"
    if first["type"] == "json_invalid":
        return "请求正文不是 JSON；格式见 /docs。"
    return f"请求里的 {place} 不能用；格式见 /docs。"


def _shape(kind: str, message: str) -> dict[str, Any]:
    return {"error": {"type": kind, "message": message}}


def _snake(name: str) -> str:
    return re.sub(r"(?<=.)(?=[A-Z])", "_", name).lower()
