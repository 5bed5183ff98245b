"""Questions: answered whole or as they grow, drafted as a reply, judged by who asked."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.api.errors import error_json
from assistant.api.schemas import AnswerOut, AskIn, DraftIn, ErrorOut, FeedbackIn
from assistant.api.state import Api, State, named, new_id
from assistant.output import answer_json
from assistant.service import draft_docx, draft_markdown
from assistant.types import Answer
from ingest.errors import GongkaiError

router = APIRouter(prefix="/v1", tags=["问答"])
EVENTS = "text/event-stream"
_ERRORS: dict[int | str, dict[str, Any]] = {400: {"model": ErrorOut}, 503: {"model": ErrorOut}}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NO_CACHE = {"cache-control": "no-store", "x-accel-buffering": "no"}


@router.post(
    "/ask",
    summary="回答一个问题",
    responses={200: {"model": AnswerOut, "content": {EVENTS: {}}}, **_ERRORS},
)
async def ask(body: AskIn, request: Request, api: Api) -> Response:
    """返回一次回答。``stream`` 为真或 ``Accept: text/event-stream`` 时逐步返回：每个 ``partial`` 事件是
    到那时为止的整个回答，最后的 ``final`` 事件是完整的回答，出错时是 ``error`` 事件。
    """
    if body.stream or EVENTS in request.headers.get("accept", ""):
        return StreamingResponse(_events(api, body), media_type=EVENTS, headers=_NO_CACHE)
    answer = named(await api.threads.ask(api.service.ask, body.question, body.turns), new_id())
    api.recent.put(answer)
    return JSONResponse(answer_json(answer))


@router.post("/draft", summary="把回答起草成答复函", responses={422: {"model": ErrorOut}, **_ERRORS})
async def draft(body: DraftIn, api: Api) -> Response:
    """先回答问题，再写成可以审阅寄出的答复函，返回文件。"""
    name, content = await api.threads.ask(_drafted, api, body)
    kind = _DOCX if body.format == "docx" else "text/markdown; charset=utf-8"
    return Response(content, media_type=kind, headers=attached(name))


@router.post("/feedback", status_code=204, summary="评价一次回答", responses={404: {"model": ErrorOut}})
async def feedback(body: FeedbackIn, api: Api) -> None:
    """评价连同问题、回答和出处保存下来，供管理员用 ``gongkai feedback`` 查看；再评一次会替换前一次。"""
    answer = api.recent.get(body.id)
    await api.threads.read(api.service.rate, answer, body.good, body.reason)


async def growing(api: State, question: str, turns: Sequence[str]) -> AsyncIterator[tuple[Answer, bool]]:
    """The answer as it grows and whether it is whole; each step is made beside the event loop.

    An answer without a chat model comes whole at once. Whoever hangs up ends it at the next step.
    """
    answer_id = new_id()
    steps: Iterator[Answer] = iter(api.service.stream(question, turns))
    last: Answer | None = None
    while (answer := await api.threads.ask(next, steps, None)) is not None:
        last = named(answer, answer_id)
        if last.model:
            yield last, False
    assert last is not None
    api.recent.put(last)
    yield last, True


async def reported(steps: AsyncIterator[str], failed: Callable[[Exception], str]) -> AsyncIterator[str]:
    """The steps, and what went wrong where something did: the status line has long been sent."""
    try:
        async for step in steps:
            yield step
    except GongkaiError as error:
        yield failed(error)


def attached(name: str) -> dict[str, str]:
    """The header that has a browser save what it gets under this name, whatever it is."""
    return {"content-disposition": f"attachment; filename*=utf-8''{quote(name, safe='')}"}


async def _events(api: State, body: AskIn) -> AsyncIterator[str]:
    async def steps() -> AsyncIterator[str]:
        async for answer, whole in growing(api, body.question, body.turns):
            yield _event("final" if whole else "partial", answer_json(answer))

    async for event in reported(steps(), lambda error: _event("error", error_json(error))):
        yield event


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _drafted(api: State, body: DraftIn) -> tuple[str, bytes]:
    letter = api.service.draft(api.service.ask(body.question, body.turns))
    if body.format == "docx":
        return f"{letter.title}.docx", draft_docx(letter)
    return f"{letter.title}.md", draft_markdown(letter).encode()
