"""Files beside the page: the script that draws charts, pictures of pages, and the originals of reports."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, PlainTextResponse, Response

from assistant.service import Service
from ingest.errors import GongkaiError
from ingest.facsimile import page_png

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

    @router.get("/{report_id}/original")
    def original(report_id: str) -> Response:
        try:
            found = service.original(report_id)
        except GongkaiError as error:
            return PlainTextResponse(str(error), status_code=404)
        # Never shown in place: a report's own html could carry script.
        name = f"attachment; filename*=UTF-8''{quote(found.name.rpartition('/')[2])}"
        headers = {"content-disposition": name}
        return FileResponse(found.path, media_type="application/octet-stream", headers=headers)

    @router.get("/{report_id}/{page}.png")
    def page_image(report_id: str, page: int) -> Response:
        try:
            image = page_png(service.original(report_id).path, page)
        except GongkaiError as error:
            return PlainTextResponse(str(error), status_code=404)
        if image is None:
            return PlainTextResponse("原文件没有这一页。", status_code=404)
        return Response(image, media_type="image/png", headers={"cache-control": _DAY})

    return router


@lru_cache(maxsize=2)
def _plotly(small: bool) -> bytes:
    """The script of the plotly package, which is found without importing all of it."""
    found = find_spec("plotly")
    if found is None or found.origin is None:
        raise GongkaiError("没有安装 plotly；请运行 pip install plotly。")
    script = Path(found.origin).with_name("package_data") / "plotly.min.js"
    return gzip.compress(script.read_bytes(), 6) if small else script.read_bytes()
