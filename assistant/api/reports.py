"""The catalogue: one report and its file, adding and removing."""

from __future__ import annotations

import time
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse, Response

from assistant.api.ask import attached
from assistant.api.schemas import ErrorOut, OutcomesOut, RemovedOut, ReportsOut, WholeReportOut
from assistant.api.state import Api, State
from assistant.api.uploads import FORM, received
from assistant.findings import findings_json
from assistant.listing import catalogue_json, outcomes_json
from assistant.output import figure_json, figure_used
from assistant.service import Upload
from ingest.pipeline import FileOutcome
from ingest.types import TableState

router = APIRouter(prefix="/v1/reports", tags=["报告"])
_UNKNOWN: dict[int | str, dict[str, Any]] = {404: {"model": ErrorOut}}
_FORBIDDEN: dict[int | str, dict[str, Any]] = {403: {"model": ErrorOut}, 503: {"model": ErrorOut}}


@router.get("", summary="目录", responses={200: {"model": ReportsOut}})
async def catalogue(
    api: Api,
    agency: str | None = None,
    year: int | None = None,
    place: str | None = None,
    state: TableState | None = None,
) -> Response:
    """收录的报告；可按机关（全称、简称或名称里的几个字）、年度、地方、表的状态筛选。"""
    entries = await api.threads.read(api.service.reports, agency, year, place, state)
    return JSONResponse(catalogue_json(entries))


@router.get("/{report_id}", summary="一份报告", responses={200: {"model": WholeReportOut}, **_UNKNOWN})
async def report(report_id: str, api: Api) -> Response:
    """各部分在正文里的位置、数据和体检结果（包括与上一年的核对）。"""
    return JSONResponse(await api.threads.read(_whole, api, report_id))


@router.get("/{report_id}/text", summary="报告正文", response_class=PlainTextResponse, responses=_UNKNOWN)
async def text(report_id: str, api: Api) -> Response:
    """引文和数据的位置都以这份正文为准。"""
    return PlainTextResponse(await api.threads.read(api.service.text, report_id))


@router.get("/{report_id}/file", summary="原文件", response_class=FileResponse, responses=_UNKNOWN)
async def file(report_id: str, api: Api) -> Response:
    """读入时的原文件，总是作为附件下载，不在浏览器里打开。"""
    original = await api.threads.read(api.service.original, report_id)
    return FileResponse(original.path, media_type="application/octet-stream", headers=attached(original.name))


@router.post(
    "", summary="添加报告", openapi_extra=FORM, responses={200: {"model": OutcomesOut}, **_FORBIDDEN}
)
async def add(request: Request, api: Api) -> Response:
    """上传文件（字段 files，可多个），逐个返回结果；一个文件失败不影响其余。"""
    api.access.check(request)
    start = time.perf_counter()
    async with received(request, api) as uploads:
        outcomes = await api.threads.work(_added, api, uploads)
    return JSONResponse(outcomes_json(outcomes, time.perf_counter() - start))


@router.delete(
    "/{report_id}", summary="删除报告", responses={200: {"model": RemovedOut}, **_UNKNOWN, **_FORBIDDEN}
)
async def remove(report_id: str, request: Request, api: Api) -> Response:
    """连同它的段落、数据、向量和原文件。"""
    api.access.check(request)
    return JSONResponse({"removed": await api.threads.work(api.service.remove, [report_id])})


def _added(api: State, uploads: list[Upload]) -> list[FileOutcome]:
    outcomes = []
    for outcome in api.service.add(uploads):
        api.metrics.took_in(outcome)
        outcomes.append(outcome)
    return outcomes


def _whole(api: State, report_id: str) -> dict[str, Any]:
    report = api.service.report(report_id)
    entry = catalogue_json(api.service.library.store.catalogue([report_id]))["reports"][0]
    figures = (figure_used(report.id, report.agency, report.year, figure) for figure in report.figures)
    return {
        **entry,
        "sections": [
            {"part": s.part, "headings": list(s.headings), "start": s.start, "end": s.end}
            for s in report.sections
        ],
        "values": [figure_json(figure) for figure in figures],
        "findings": findings_json(api.service.audit_of([report_id]))["findings"],
    }
