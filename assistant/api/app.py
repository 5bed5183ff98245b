"""Puts the API into an application: routes, error handlers, limits, counts, documents."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from assistant.api import ask, figures, health, openai, reports
from assistant.api.docs import docs_html
from assistant.api.errors import add_handlers
from assistant.api.limits import BodyLimit
from assistant.api.metrics import CountRequests, Metrics
from assistant.api.state import State
from assistant.api.tools import build_tools, tool_routes
from assistant.service import Service
from assistant.web.access import Access

PARTS = (ask, reports, figures, openai, health)
"""The modules with routes."""
_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_ABOUT = """政府信息公开工作年度报告的问答、数据和体检。每个数字都与它所在的单元格核对过。

出错时返回 `{"error": {"type": "…", "message": "一行说明"}}`。

同样的功能也是 MCP 工具，地址是 `/mcp`（streamable HTTP）。"""


def api_app(library_service: Service, access: Access) -> tuple[FastAPI, Service]:
    """An application with the API, and the service to be used by everything else in it, which counts."""
    metrics = Metrics()
    service = Service(library_service.library, metrics.measured(library_service.assistant))
    state = State(service, access, metrics)
    tools = build_tools(state)
    routes = tool_routes(tools)
    app = FastAPI(
        title="公开问答 gongkai",
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        lifespan=_running(tools.session_manager.run),
    )
    app.state.api = state
    for part in PARTS:
        app.include_router(part.router)
    app.add_api_route("/v1/{rest:path}", _unknown, methods=_METHODS, include_in_schema=False)
    app.router.routes.extend(routes)
    app.get("/docs", include_in_schema=False)(_docs(app))
    add_handlers(app)
    app.add_middleware(BodyLimit, upload_bytes=service.library.settings.max_file_mb * 2**20)
    app.add_middleware(CountRequests, metrics=metrics)
    return app, service


def _running(
    run: Callable[[], AbstractAsyncContextManager[None]],
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """The lifespan in which tools can be called."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with run():
            yield

    return lifespan


async def _unknown(request: Request) -> None:
    """What no route takes. Without this it would reach the page, which answers in another shape."""
    known = any(route.matches(request.scope)[0] is Match.PARTIAL for route in request.app.router.routes)
    raise HTTPException(405 if known else 404)


def _docs(app: FastAPI) -> Callable[[], HTMLResponse]:
    def docs() -> HTMLResponse:
        """The API's documents as a page."""
        return HTMLResponse(docs_html(app.openapi()))

    return docs
