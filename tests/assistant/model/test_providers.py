"""Chat models over loopback, through the real clients: text as it comes, one error for every failure."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from assistant.errors import ProviderFailed, UnknownProvider
from assistant.model.providers import ChatModel, open_model
from assistant.settings import Settings
from tests.assistant.model_server import ModelServer


def test_the_reply_comes_in_pieces(openai_model: ChatModel, server: ModelServer) -> None:
    """As the server sends them, in order."""
    server.reply = "全年收到申请5件。[1]"
    pieces = [piece for piece in openai_model.stream("问") if piece]
    assert len(pieces) > 2
    assert server.reply == "".join(pieces)
    assert ["问"] == server.seen


def test_ollama_is_spoken_to_in_its_own_protocol(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the extra installed, an Ollama server needs nothing but its address."""
    monkeypatch.setenv("OLLAMA_HOST", server.url)
    model = open_model(Settings(model="ollama:qwen3"))
    server.reply = "全年收到申请5件。[1]"
    assert model
    assert server.reply == model.complete("问")


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        pytest.param("cut", "中途断开", id="connection closed in the middle"),
        pytest.param("fade", "中途断开", id="ends without saying why"),
        pytest.param("length", "没有写完", id="too few tokens"),
        pytest.param("filter", "拒绝", id="filtered"),
        pytest.param("refuse", "空白", id="refused"),
        pytest.param("html", "不是可用的回答", id="a web page"),
        pytest.param("garbage", "不是可用的回答", id="no JSON"),
        pytest.param("stall", "限定时间", id="never begins"),
        pytest.param("hang", "限定时间", id="stops in the middle"),
        pytest.param("drip", "限定时间", id="keeps the line open and says nothing"),
    ],
)
def test_a_reply_that_fails_says_why(
    openai_model: ChatModel, server: ModelServer, mode: str, reason: str
) -> None:
    """One error of ours, with a reason a reader understands."""
    server.reply, server.mode = "全年收到申请5件。[1]其中3件。[1]", mode
    seconds = 0.4 if reason == "限定时间" else None
    with pytest.raises(ProviderFailed, match=reason):
        openai_model.complete("问", seconds)


@pytest.mark.parametrize(("status", "reason"), [(401, "密钥"), (404, "模型"), (429, "限流"), (500, "出错")])
def test_an_error_of_the_server_says_which(
    openai_model: ChatModel, server: ModelServer, status: int, reason: str
) -> None:
    """A key, a name, a rate limit and a broken server are told apart."""
    server.status, server.headers = status, {"retry-after-ms": "1"}
    with pytest.raises(ProviderFailed, match=reason):
        openai_model.complete("问")


def test_a_rate_limit_is_not_waited_for_past_the_time_out(
    openai_model: ChatModel, server: ModelServer
) -> None:
    """Retry-After says a minute; the reader does not wait for it."""
    server.status, server.headers = 429, {"Retry-After": "50"}
    with pytest.raises(ProviderFailed, match="限定时间"):
        openai_model.complete("问", 1)
    assert ["问"] == server.seen


def test_a_dead_server_is_named_as_that(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens on the port."""
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    model = open_model(Settings(model="openai:local"))
    assert model
    with pytest.raises(ProviderFailed, match="连不上"):
        model.complete("问")
    assert [] == server.seen


def test_a_reply_without_end_is_stopped(openai_model: ChatModel, server: ModelServer) -> None:
    """A model that repeats itself for ever is given up."""
    server.reply, server.piece = "又" * 20_000, 2000
    with pytest.raises(ProviderFailed, match="过长"):
        openai_model.complete("问")


def test_no_model_configured_is_none() -> None:
    """Without the setting nothing is loaded."""
    assert open_model(Settings()) is None


@pytest.mark.parametrize("model", ["nobody:x", "gpt"])
def test_an_unknown_provider_says_how_it_is_written(model: str) -> None:
    """One line that names the setting."""
    with pytest.raises(UnknownProvider, match="GONGKAI_MODEL") as caught:
        open_model(Settings(model=model))
    assert "\n" not in str(caught.value)


def test_a_missing_extra_says_what_to_install() -> None:
    """The command leaves with one line that names the extra."""
    code = "import sys; sys.modules['langchain_ollama'] = None; from eval.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "ask", "问"],
        env={**os.environ, "GONGKAI_MODEL": "ollama:qwen3"},
        capture_output=True,
        text=True,
    )
    assert 1 == done.returncode
    assert 1 == done.stderr.count("\n")
    assert "pip install 'gongkai[ollama]'" in done.stderr


def test_another_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A provider that we have no extra for is installed by its package's name."""
    monkeypatch.setitem(sys.modules, "langchain_deepseek", None)
    with pytest.raises(UnknownProvider, match="pip install 'langchain-deepseek'"):
        open_model(Settings(model="deepseek:deepseek-chat"))
