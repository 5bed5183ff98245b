"""Figures with filters, the check-up, and two reports side by side."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from assistant.api.ask import attached
from assistant.api.limits import MAX_ROWS
from assistant.api.schemas import ErrorOut, FiguresOut, FindingsOut
from assistant.api.state import Api
from assistant.api.uploads import FORM, received
from assistant.comparison import comparison_json
from assistant.findings import findings_json
from assistant.listing import figures_csv, figures_json

router = APIRouter(prefix="/v1", tags=["数据和体检"])
_BAD: dict[int | str, dict[str, Any]] = {400: {"model": ErrorOut}}


@router.get("/figures", summary="数据", responses={200: {"model": FiguresOut, "content": {"text/csv": {}}}})
async def figures(
    api: Api,
    agency: Annotated[list[str], Query(description="机关，可重复")] = [],  # noqa: B006 (FastAPI copies it)
    year: Annotated[list[int], Query(description="年度，可重复")] = [],  # noqa: B006
    table: Annotated[str | None, Query(description="proactive、requests、review、prose、chart")] = None,
    row: str | None = None,
    column: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MAX_ROWS)] = 1000,
    offset: Annotated[int, Query(ge=0)] = 0,
    format: Literal["json", "csv"] = "json",
) -> Response:
    """从报告里读出的数据；``format=csv`` 返回可用 Excel 打开的 CSV（全部，不分页）。"""
    rows = await api.threads.read(api.service.figures, agency, year, table, row, column)
    if format == "csv":
        text = await api.threads.read(figures_csv, rows)
        return Response(text, media_type="text/csv; charset=utf-8", headers=attached("数据.csv"))
    shown = figures_json(rows[offset : offset + limit])
    return JSONResponse({**shown, "total": len(rows)})


@router.get("/audit", summary="体检", responses={200: {"model": FindingsOut}})
async def audit(api: Api, agency: str | None = None, year: int | None = None) -> Response:
    """收录的报告里对不上的数和不能核对的地方。"""
    return JSONResponse(findings_json(await api.threads.read(api.service.audit, agency, year)))


@router.post(
    "/audit", summary="检查稿件", openapi_extra=FORM, responses={200: {"model": FindingsOut}, **_BAD}
)
async def check(request: Request, api: Api) -> Response:
    """检查还没有公布的稿件（字段 files），只检查、不收录。"""
    async with received(request, api) as uploads:
        return JSONResponse(findings_json(await api.threads.work(api.service.check, uploads)))


@router.get("/compare", summary="比较两份报告", responses=_BAD)
async def compare(first: str, second: str, api: Api) -> Response:
    """数据并列及增减，文字的沿用、改动、新增和删去；报告用编号，或“机关＋年度”，如 审批局2022。"""
    return JSONResponse(comparison_json(await api.threads.read(api.service.compare, first, second)))
