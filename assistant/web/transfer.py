"""Files in and out beside the pages: reports and drafts sent here, one a request, and figures downloaded."""

from __future__ import annotations

import logging
import tempfile
from asyncio import Lock
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.listing import FigureRow, figures_csv
from assistant.service import Service, Upload
from assistant.web.access import Access, NotAllowed
from assistant.web.checkup import draft_html
from assistant.web.controls import badge
from assistant.web.data import wanted_figures
from assistant.web.labels import agency_name
from assistant.web.markup import Html, joined, tag
from assistant.web.view import View, about, address
from assistant.web.words import language_of, say, told
from assistant.workbook import figures_xlsx
from ingest.errors import GongkaiError
from ingest.pipeline import FileOutcome, Taken

TRANSFER = "/beside"
_KINDS = {Taken.ADDED: "good", Taken.UPDATED: "good", Taken.UNCHANGED: "none"}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LOG = logging.getLogger(__name__)


class TooLarge(GongkaiError):
    """More was sent than is read."""


_STATUS: dict[type[GongkaiError], int] = {NotAllowed: 403, TooLarge: 413}


def transfer_routes(service: Service, access: Access) -> APIRouter:
    """The routes under ``TRANSFER``. One file at a time is read, in a thread, so that the chat goes on."""
    router = APIRouter(prefix=TRANSFER, include_in_schema=False)
    adding, checking = Lock(), Lock()

    async def add(request: Request, name: str) -> Response:
        return await _answered(request, lambda: _sent(request, name, service, access, adding, _added))

    async def check(request: Request, name: str) -> Response:
        return await _answered(request, lambda: _sent(request, name, service, None, checking, _checked))

    async def remove(request: Request) -> Response:
        async def removed() -> Html:
            access.check(request)
            ids = [each for each in (await request.body()).decode().split("\n") if each]
            done = await run_in_threadpool(service.remove, ids)
            return tag("p", _view(service, request).say("removed", count=len(done)))

        return await _answered(request, removed)

    def figures(request: Request, kind: str) -> Response:
        view = _view(service, request)
        rows = _rows(view)
        csv = kind == "csv"
        body = figures_csv(rows).encode() if csv else figures_xlsx(rows)
        return Response(
            body, media_type="text/csv; charset=utf-8" if csv else _XLSX, headers=_named(f"数据.{kind}")
        )

    router.post("/add")(add)
    router.post("/check")(check)
    router.post("/remove")(remove)
    router.get("/figures.{kind}")(figures)
    return router


async def _answered(request: Request, work: Callable[[], Any]) -> Response:
    """What the work comes to, or one line on why it came to nothing; a bug is logged and not shown."""
    language = language_of(request.headers, request.cookies)
    try:
        return HTMLResponse(await work())
    except GongkaiError as error:
        status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 409)
        return PlainTextResponse(told(error, language), status_code=status)
    except Exception:
        _LOG.exception("%s failed", request.url.path)
        return PlainTextResponse(say("went_wrong", language), status_code=500)


Taker = Callable[[View, Upload], Html]


async def _sent(
    request: Request, name: str, service: Service, access: Access | None, lock: Lock, take: Taker
) -> Html:
    """Keep what is sent for as long as it is read. Who may not send it is told before it is read."""
    view = _view(service, request)
    if access is not None:
        access.check(request)
    most = service.library.settings.max_file_mb
    with tempfile.TemporaryDirectory(prefix="gongkai-sent-") as folder:
        path = Path(folder, "sent")
        size = 0
        with path.open("wb") as file:
            async for chunk in request.stream():
                size += len(chunk)
                if size > most * 2**20:
                    raise TooLarge(view.say("too_large", most=most))
                file.write(chunk)
        async with lock:
            return await run_in_threadpool(take, view, Upload(name, path))


def _added(view: View, upload: Upload) -> Html:
    return joined(_outcome(view, outcome) for outcome in view.service.add([upload]))


def _outcome(view: View, outcome: FileOutcome) -> Html:
    """What became of one file, and the way to its report."""
    mark = badge(view.say(f"taken_{outcome.status}"), _KINDS.get(outcome.status, "bad"))
    if outcome.error or outcome.report_id is None:
        return tag("p", mark, tag("span", told(outcome.error or "", view.language)), class_="outcome")
    name = view.say("of_year", agency=agency_name(outcome.agency or "", view.language), year=outcome.year)
    link = tag("a", name, href=address("reports", {"id": outcome.report_id}))
    ask = tag("a", view.say("ask_about"), href=about(outcome.agency, outcome.year))
    counts = view.say("taken_in", passages=outcome.passages, figures=outcome.figures)
    return tag("p", mark, link, ask, tag("span", counts, class_="hint"), class_="outcome")


def _checked(view: View, upload: Upload) -> Html:
    return draft_html(view, view.service.check([upload]))


def _view(service: Service, request: Request) -> View:
    language = language_of(request.headers, request.cookies)
    return View(service, "data", dict(request.query_params), language)


def _rows(view: View) -> list[FigureRow]:
    """The figures that the data page shows, all of them. O(found)."""
    store = view.service.library.store
    found = store.figure_slice(wanted_figures(view)).items
    entries = {entry.report_id: entry for entry in store.catalogue({each.report_id for each in found})}
    return [(entries[each.report_id], each.figure) for each in found if each.report_id in entries]


def _named(name: str) -> dict[str, str]:
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
