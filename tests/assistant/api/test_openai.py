"""The address that OpenAI's clients speak to, through OpenAI's own client."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from openai import BadRequestError, OpenAI

from assistant.answer import Assistant
from assistant.service import Service
from tests.assistant.api.conftest import Running, running
from tests.assistant.model_server import ModelServer

QUESTION = "云岭县水务局2022年行政许可多少件？"


@pytest.fixture
def openai(served: Running) -> Iterator[OpenAI]:
    """OpenAI's client, pointed here."""
    with OpenAI(base_url=f"{served.url}/v1", api_key="none", max_retries=0) as client:
        yield client


def test_models_lists_one(openai: OpenAI) -> None:
    """Programs that let their user choose a model find one."""
    assert [model.id for model in openai.models.list()] == ["gongkai"]


def test_completion_carries_its_citations(openai: OpenAI) -> None:
    """The text has markers and sources, the extra fields the evidence."""
    messages = [{"role": "system", "content": "你是诗人"}, {"role": "user", "content": QUESTION}]
    done = openai.chat.completions.create(model="gongkai", messages=messages)  # type: ignore[arg-type]
    text = done.choices[0].message.content or ""
    extra = done.model_extra or {}
    assert "1520" in text
    assert "[1]" in text
    assert " ".join(extra["citations"][0]["quote"].split()) in text
    assert extra["gongkai"]["status"] == "answered"


def test_stream_says_the_same(openai: OpenAI) -> None:
    """The pieces put together are the whole text, and the last one carries the citations."""
    messages = [{"role": "user", "content": QUESTION}]
    whole = openai.chat.completions.create(model="gongkai", messages=messages)  # type: ignore[arg-type]
    pieces = list(openai.chat.completions.create(model="gongkai", messages=messages, stream=True))  # type: ignore[arg-type]
    text = "".join(piece.choices[0].delta.content or "" for piece in pieces)
    assert text == whole.choices[0].message.content
    assert pieces[-1].choices[0].finish_reason == "stop"
    assert (pieces[-1].model_extra or {})["citations"] == (whole.model_extra or {})["citations"]


def test_earlier_messages_are_the_conversation(openai: OpenAI) -> None:
    """What the user said before fills in what the question leaves open."""
    messages = [
        {"role": "user", "content": QUESTION},
        {"role": "assistant", "content": "1520件。"},
        {"role": "user", "content": [{"type": "text", "text": "2021年呢？"}]},
    ]
    done = openai.chat.completions.create(model="any", messages=messages)  # type: ignore[arg-type]
    assert "1400" in (done.choices[0].message.content or "")


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param([{"role": "assistant", "content": "好"}], id="no-question"),
        pytest.param([{"role": "user", "content": "问" * 501}], id="too-long"),
        pytest.param([{"role": "user", "content": [{"type": "image_url"}]}], id="no-text"),
    ],
)
def test_what_is_no_question_is_refused(openai: OpenAI, messages: list[dict[str, object]]) -> None:
    """The client raises its own error for it, with our words."""
    with pytest.raises(BadRequestError, match="问题"):
        openai.chat.completions.create(model="gongkai", messages=messages)  # type: ignore[arg-type]


def test_a_chat_models_words_stream(served: Running, server: ModelServer, openai_settings: object) -> None:
    """With a chat model behind it the text grows, and ends as the verified answer does."""
    server.reply = "云岭县水务局2022年行政许可处理决定数量为1520件[1]。"
    with running(Service(served.service.library, Assistant(served.service.library, openai_settings))) as own:  # type: ignore[arg-type]
        response = httpx.post(f"{own.url}/v1/ask", json={"question": QUESTION, "stream": True}, timeout=30)
    names = [line.removeprefix("event: ") for line in response.text.splitlines() if line.startswith("event")]
    assert (names[0], names[-1]) == ("partial", "final")
    assert '"model": "openai:local"' in response.text
