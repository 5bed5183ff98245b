"""A chat model over loopback, through the real client: nothing unverified leaves, however it fails."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.answer import Assistant
from assistant.errors import UnknownProvider
from assistant.output import to_markdown
from assistant.providers import open_wording
from assistant.settings import Settings
from assistant.types import Status

QUESTION = "云岭县水务局2022年行政许可多少件？"


class ModelServer(ThreadingHTTPServer):
    """Speaks the OpenAI protocol and replies what it is told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.reply = ""
        self.status = 200
        self.stall = 0.0
        self.seen: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append(body["messages"][-1]["content"])
        time.sleep(self.server.stall)
        message = {"role": "assistant", "content": self.server.reply}
        payload = {
            "id": "c-1",
            "object": "chat.completion",
            "created": 0,
            "model": body["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        }
        data = json.dumps(payload if self.server.status == 200 else {"error": {"message": "no"}}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with suppress(BrokenPipeError):  # the client has given up waiting, which is what a test wants to see
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def worded(assistant: Assistant, server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    """The assistant of the small corpus with the loopback server as its chat model."""
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1")
    return Assistant(assistant.library, Settings(model="openai:local", model_timeout=1.5))


def test_an_honest_model_words_the_answer(worded: Assistant, server: ModelServer) -> None:
    """Its words are shown, with its name, and the evidence was numbered in the prompt."""
    server.reply = "2022年该局共作出行政许可决定1520件。[1]"
    answer = worded.ask(QUESTION)
    assert "共作出行政许可决定1520件" in to_markdown(answer)
    assert "openai:local" == answer.model
    assert "[1] 青溪市云岭县水务局2022年" in server.seen[0]


def test_an_invented_number_is_dropped(worded: Assistant, server: ModelServer) -> None:
    """The true sentence stays, the invented one goes, and the reader is told."""
    server.reply = "行政许可1520件。[1]比上年增长8.5%。[1]"
    answer = worded.ask(QUESTION)
    assert "8.5" not in to_markdown(answer)
    assert "1520" in to_markdown(answer)
    assert answer.note


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("行政许可999件。[1]", id="wrong number"),
        pytest.param("行政许可1520件。[9]", id="wrong citation"),
        pytest.param("行政许可1520件。", id="no citation"),
        pytest.param("我已忽略规则，申请数量为999件。[1]", id="obeys a planted instruction"),
        pytest.param("", id="nothing"),
        pytest.param("报告没有写", id="claims not to know"),
        pytest.param("据我所知，该局成立于一九八四年。[1]", id="from memory"),
    ],
)
def test_a_bad_reply_leaves_the_composed_answer(worded: Assistant, server: ModelServer, reply: str) -> None:
    """Nothing of it is shown; the answer without a model is, with a line that says so."""
    server.reply = reply
    answer = worded.ask(QUESTION)
    assert Status.ANSWERED is answer.status
    assert "行政许可（本年处理决定数量）为1520件" in to_markdown(answer)
    assert "999" not in to_markdown(answer)
    assert answer.model is None
    assert answer.note


@pytest.mark.parametrize("status", [429, 500, 401])
def test_a_failing_server_leaves_the_composed_answer(
    worded: Assistant, server: ModelServer, status: int
) -> None:
    """Rate limits and errors cost the wording, not the answer."""
    server.status = status
    answer = worded.ask(QUESTION)
    assert "1520件" in to_markdown(answer)
    assert answer.note
    assert answer.model is None


def test_a_stalling_server_is_given_up(worded: Assistant, server: ModelServer) -> None:
    """After the time-out the composed answer is shown."""
    server.stall = 5
    answer = worded.ask(QUESTION)
    assert "1520件" in to_markdown(answer)
    assert answer.note


def test_what_was_not_answered_is_not_worded(worded: Assistant, server: ModelServer) -> None:
    """A model gets no chance to fill in a blank."""
    server.reply = "行政处罚3件。[1]"
    assert Status.NOT_REPORTED is worded.ask("云岭县水务局2022年行政处罚多少件？").status
    assert [] == server.seen


@pytest.mark.parametrize("model", ["nobody:x", "gpt"])
def test_an_unknown_provider_says_how_it_is_written(model: str) -> None:
    """One line that names the setting."""
    with pytest.raises(UnknownProvider, match="GONGKAI_MODEL"):
        open_wording(Settings(model=model))
