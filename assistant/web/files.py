"""Files beside the page: the script that draws charts, and pictures of pages."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from assistant.service import Service
from assistant.web.words import Language, language_of, told
from ingest.errors import GongkaiError
from ingest.facsimile import page_jpeg, picture_jpeg

PLOTLY_PATH = "files/plotly.js"
_DAY = "max-age=86400"


def file_routes(service: Service) -> APIRouter:
    """The routes; all of them only read."""
    router = APIRouter(prefix="/files", include_in_schema=False)

    @router.get("/plotly.js")
    def plotly(request: Request) -> Response:
        small = "gzip" in request.headers.get("accept-encoding", "")
        headers = {"cache-control": _DAY, "vary": "accept-encoding"}
        if small:
            headers["content-encoding"] = "gzip"
        return Response(_plotly(small), media_type="text/javascript", headers=headers)

    @router.get("/{report_id}/{kind}/{number}.jpg")
    def image(request: Request, report_id: str, kind: Literal["page", "picture"], number: int) -> Response:
        draw = page_jpeg if kind == "page" else picture_jpeg
        try:
            original = service.original(report_id)
            drawn = draw(original.path, Path(original.name).suffix.lower(), number)
        except GongkaiError as error:
            return PlainTextResponse(told(error, _language(request)), status_code=404)
        if drawn is None:
            return PlainTextResponse(told("原文件没有这一页。", _language(request)), status_code=404)
        return Response(drawn, media_type="image/jpeg", headers={"cache-control": _DAY})

    return router


def _language(request: Request) -> Language:
    return language_of(request.headers, request.cookies)


@lru_cache(maxsize=2)
def _plotly(small: bool) -> bytes:
    """The script of the plotly package, which is found without importing all of it."""
    found = find_spec("plotly")
    if found is None or found.origin is None:
        raise GongkaiError("没有安装 plotly；请运行 pip install plotly。")
    script = Path(found.origin).with_name("package_data") / "plotly.min.js"
    return gzip.compress(script.read_bytes(), 6) if small else script.read_bytes()
