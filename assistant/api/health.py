"""For whoever runs the server: is it alive, is it ready, what has it done."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from assistant.api.state import Api, State
from ingest.errors import GongkaiError

router = APIRouter(tags=["运行"])


@router.get("/healthz", summary="是否在运行", response_class=PlainTextResponse)
async def healthz() -> str:
    """在运行就返回 ok。"""
    return "ok"


@router.get("/readyz", summary="是否就绪")
async def readyz(api: Api) -> Response:
    """资料库能读、向量模型和索引已载入时返回 200，否则 503。"""
    parts = await api.threads.read(_parts, api)
    return JSONResponse({"ready": all(parts.values()), **parts}, 200 if all(parts.values()) else 503)


@router.get("/metrics", summary="Prometheus 指标", response_class=PlainTextResponse)
async def metrics(api: Api) -> Response:
    """请求、回答、文件的计数和用时。"""
    reports = await api.threads.read(_reports, api)
    return Response(api.metrics.text(reports), media_type=api.metrics.content_type)


def _parts(api: State) -> dict[str, bool]:
    library = api.service.library
    try:
        library.store.generation()
    except GongkaiError:
        return {"store": False, "model": False}
    return {"store": True, "model": library.warm}


def _reports(api: State) -> int:
    return api.service.library.store.report_count()
