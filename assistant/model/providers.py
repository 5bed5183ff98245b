"""Chat models through LangChain: a prompt in, text out as it comes; every way to fail is one error.

The only user of chat-model packages. What is done with the text is not known here.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, cast

from assistant.errors import ProviderFailed, UnknownProvider
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Generator

    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

_log = logging.getLogger(__name__)
_MOST_CHARACTERS = 12_000
"""A model that goes on longer than this has lost its way."""
_EXTRAS = {"langchain-ollama": "gongkai[ollama]"}
_ENDINGS = ("finish_reason", "stop_reason", "done_reason")
"""Where the providers say why a reply ended; one that ended well says one of ``_WELL``."""
_WELL = frozenset({"stop", "end_turn", "stop_sequence", "eos", "eos_token", "complete"})
_REFUSED = re.compile(r"filter|refus|safety|guardrail|blocked|prohibited")
_BY_STATUS = {401: "密钥不被接受", 403: "没有使用权限", 404: "服务里没有这个模型", 429: "请求过多，被限流"}

_Piece = str | ProviderFailed | None


class ChatModel:
    """A configured chat model. ``name`` is its ``provider:model``, ``timeout`` the seconds it may take."""

    def __init__(self, model: BaseChatModel, name: str, timeout: float) -> None:
        self._model = model
        self.name = name
        self.timeout = timeout

    def stream(self, prompt: str, seconds: float | None = None) -> Iterator[str]:
        """The reply in pieces. Raises ProviderFailed where it fails, is refused, cut off or too late.

        The reply is read in a thread of its own: a provider's own time-out is by packet, and a server that
        drips would never reach it.
        """
        ends = time.monotonic() + (self.timeout if seconds is None else seconds)
        pieces: SimpleQueue[_Piece] = SimpleQueue()
        given_up = threading.Event()
        threading.Thread(target=self._read, args=(prompt, pieces, given_up), daemon=True).start()
        try:
            while (piece := _next(pieces, ends)) is not None:
                yield piece
        except ProviderFailed as error:
            _log.warning("chat model %s: %s", self.name, error)
            raise
        finally:
            given_up.set()

    def complete(self, prompt: str, seconds: float | None = None) -> str:
        """The whole reply. Raises ProviderFailed as ``stream`` does."""
        return "".join(self.stream(prompt, seconds))

    def _read(self, prompt: str, pieces: SimpleQueue[_Piece], given_up: threading.Event) -> None:
        begun = False
        try:
            for text in self._texts(prompt, given_up):
                pieces.put(text)
                begun = begun or bool(text)
        except ProviderFailed as error:
            pieces.put(error)
        except Exception as error:  # each provider has errors of its own; all mean the same here
            _log.debug("chat model %s failed: %s", self.name, _first_line(error))
            pieces.put(ProviderFailed(_reason(error, begun)))
        else:
            pieces.put(None)

    def _texts(self, prompt: str, given_up: threading.Event) -> Iterator[str]:
        said: dict[str, Any] = {}
        length = 0
        chunks = cast("Generator[AIMessageChunk, None, None]", self._model.stream(prompt))
        with closing(chunks):
            for chunk in chunks:
                if given_up.is_set():
                    return
                said |= chunk.response_metadata
                length += len(chunk.text)
                if length > _MOST_CHARACTERS:
                    raise ProviderFailed("回答过长，没有停下来")
                yield str(chunk.text)
        _check_ending(said, length)


def open_model(settings: Settings) -> ChatModel | None:
    """The configured chat model, or None. Raises UnknownProvider with what to install or to set."""
    if not settings.model:
        return None
    from langchain.chat_models import init_chat_model

    try:
        model = init_chat_model(settings.model, **_options(settings))
    except ImportError as error:
        raise UnknownProvider(f"GONGKAI_MODEL={settings.model!r}：{_what_to_install(error)}") from error
    except Exception as error:
        raise UnknownProvider(
            f"GONGKAI_MODEL={settings.model!r}：无法使用（{_first_line(error)}）；"
            "写法是 provider:model，例如 openai:deepseek-chat"
        ) from error
    return ChatModel(model, settings.model, settings.model_timeout)


def _options(settings: Settings) -> dict[str, Any]:
    """What every provider is told; Ollama's client is told its time-out in its own way."""
    options = {"temperature": settings.model_temperature}
    if settings.model.startswith("ollama:"):
        return {**options, "client_kwargs": {"timeout": settings.model_timeout}}
    return {**options, "timeout": settings.model_timeout, "max_retries": 1}


def _what_to_install(error: ImportError) -> str:
    named = re.search(r"\blangchain-[\w-]+", str(error))
    package = named[0] if named else str(error.name or "langchain 的这个提供方").partition(".")[0]
    return f"缺少 {package}，请先运行 pip install '{_EXTRAS.get(package, package)}'"


def _next(pieces: SimpleQueue[_Piece], ends: float) -> str | None:
    """The next piece before the time is up, or None at the end."""
    try:
        piece = pieces.get(timeout=max(0.0, ends - time.monotonic()))
    except Empty:
        raise ProviderFailed("没有在限定时间内答完") from None
    if isinstance(piece, ProviderFailed):
        raise piece
    return piece


def _check_ending(said: dict[str, Any], length: int) -> None:
    """A reply that names its provider and not why it ended was cut off on the way."""
    ending = next((str(said[key]).lower() for key in _ENDINGS if said.get(key)), "")
    if ending in ("length", "max_tokens"):
        raise ProviderFailed("回答没有写完")
    if ending and ending not in _WELL:
        raise ProviderFailed("模型拒绝回答" if _REFUSED.search(ending) else "回答没有正常结束")
    if not length:
        raise ProviderFailed("空白回答")
    if not ending and said:
        raise ProviderFailed("回答中途断开")


def _reason(error: Exception, begun: bool) -> str:
    """What went wrong in a few words, from the shapes that the clients' errors share."""
    response = getattr(error, "response", None)
    status = getattr(error, "status_code", None) or getattr(response, "status_code", None)
    name = type(error).__name__
    if isinstance(status, int):
        return _BY_STATUS.get(status, "服务出错" if status >= 500 else f"服务不接受请求，{status}")
    if "Timeout" in name:
        return "没有在限定时间内答完"
    if "Connect" in name or "Protocol" in name or isinstance(error, OSError):
        return "回答中途断开" if begun else "连不上服务"
    return "服务返回的不是可用的回答"


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:160] or type(error).__name__
