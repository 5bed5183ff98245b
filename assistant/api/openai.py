"""What OpenAI's clients speak: a question comes as messages, its citations go back beside the text."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.api.ask import EVENTS, growing, reported
from assistant.api.errors import BadRequest, error_json
from assistant.api.limits import MAX_QUESTION, MAX_TURNS
from assistant.api.schemas import ChatIn, ErrorOut, MessageIn
from assistant.api.state import Api, State, named, new_id
from assistant.output import answer_json, escape_markdown, to_markdown
from assistant.types import Answer
from ingest.types import PART_TITLES

router = APIRouter(prefix="/v1", tags=["兼容 OpenAI"])
MODEL = "gongkai"
_MENDED = "（更正：请以下面的回答为准。）"


@router.get("/models", summary="模型")
async def models() -> Response:
    """只有一个。"""
    return JSONResponse(
        {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}]}
    )


@router.post("/chat/completions", summary="对话", responses={400: {"model": ErrorOut}})
async def complete(body: ChatIn, api: Api) -> Response:
    """出处以 [1] 标在文字里、列在文字后面，并以 ``citations`` 附上；``gongkai`` 是整个回答。"""
    question, turns = _asked(body.messages)
    if body.stream:
        return StreamingResponse(_chunks(api, question, turns), media_type=EVENTS)
    answer = named(await api.threads.ask(api.service.ask, question, turns), new_id())
    api.recent.put(answer)
    message = {"role": "assistant", "content": _text(answer) + _after(answer)}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    return JSONResponse(_envelope(answer, "chat.completion", choice) | _evidence(answer) | {"usage": usage})


def _asked(messages: list[MessageIn]) -> tuple[str, list[str]]:
    """The last question and those before it."""
    said = [words for message in messages if message.role == "user" and (words := _words(message))]
    if not said or messages[-1].role != "user":
        raise BadRequest("最后一条消息要是 role 为 user 的问题（文字）。")
    if len(said[-1]) > MAX_QUESTION:
        raise BadRequest(f"问题太长，最多 {MAX_QUESTION} 个字。")
    return said[-1], [turn[:MAX_QUESTION] for turn in said[-1 - MAX_TURNS : -1]]


def _words(message: MessageIn) -> str:
    """The text of a message; pictures and files in it are left out."""
    if isinstance(message.content, list):
        return "\n".join(str(p.get("text", "")) for p in message.content if p.get("type") == "text").strip()
    return (message.content or "").strip()


def _text(answer: Answer) -> str:
    """What is said, as far as it has come."""
    assumed = "".join(f"（{escape_markdown(words)}）\n\n" for words in answer.assumed)
    return assumed + to_markdown(answer)


def _after(answer: Answer) -> str:
    """What stands below it: the calculation, a note, choices, and the sources that the markers refer to."""
    blocks = [f"计算：{escape_markdown(answer.calculation)}"] if answer.calculation else []
    blocks += [escape_markdown(answer.note)] if answer.note else []
    if answer.options:
        blocks.append("\n".join(f"- {escape_markdown(option)}" for option in answer.options))
    blocks += [
        f"\\[{c.n}\\] {escape_markdown(f'{c.agency}{c.year}年报告，{PART_TITLES[c.part]}：“{c.quote}”')}"
        for c in answer.citations
    ]
    return "".join(f"\n\n{block}" for block in blocks)


async def _chunks(api: State, question: str, turns: list[str]) -> AsyncIterator[str]:
    async for event in reported(_deltas(api, question, turns), lambda error: _event(error_json(error))):
        yield event
    yield "data: [DONE]\n\n"


async def _deltas(api: State, question: str, turns: list[str]) -> AsyncIterator[str]:
    """The text piece by piece. What has been said cannot be taken back, so a mended answer is said anew."""
    sent = ""
    async for answer, whole in growing(api, question, turns):
        text = _text(answer)
        if not text.startswith(sent):
            if not whole:
                continue
            text = f"{sent}\n\n{_MENDED}\n\n{text}"
        if text != sent:
            role = {} if sent else {"role": "assistant"}
            yield _chunk(answer, {**role, "content": text[len(sent) :]})
            sent = text
        if whole:
            if after := _after(answer):
                yield _chunk(answer, {"content": after})
            yield _chunk(answer, {}, "stop")


def _chunk(answer: Answer, delta: dict[str, Any], reason: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    evidence = _evidence(answer) if reason else {}
    return _event(_envelope(answer, "chat.completion.chunk", choice) | evidence)


def _event(data: dict[str, Any]) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


def _envelope(answer: Answer, kind: str, choice: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": answer.id,
        "object": kind,
        "created": int(time.time()),
        "model": MODEL,
        "choices": [choice],
    }


def _evidence(answer: Answer) -> dict[str, Any]:
    """The extra fields, which OpenAI's clients keep and others pass over."""
    document = answer_json(answer)
    return {"citations": document["citations"], "gongkai": document}
