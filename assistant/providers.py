"""Chat models through LangChain: they may word an answer, from numbered evidence, and are checked after.

The only user of chat-model packages. A model that fails in any way costs its wording, never the answer.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import ProviderFailed, UnknownProvider
from assistant.settings import Settings
from assistant.types import Answer, Statement
from prompts import NO_ANSWER, phrase, render

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_log = logging.getLogger(__name__)
_MARKERS = re.compile(r"\[(\d{1,2})\]")
_SENTENCE = re.compile(r"[^\n。！？]*[。！？]?(?:\s*\[\d{1,2}\])*[。；]?")

Check = Callable[[Answer], Answer]


class Wording:
    """Words answers by a chat model. ``name`` is its ``provider:model``."""

    def __init__(self, model: BaseChatModel, name: str) -> None:
        self._model = model
        self.name = name

    def reword(self, answer: Answer, check: Check) -> Answer:
        """The answer in the model's words, all verified by ``check``; on failure the answer itself."""
        try:
            text = self._generate(answer)
        except ProviderFailed as error:
            return replace(answer, note=phrase("model_failed", reason=str(error)))
        statements = tuple(_statements(text))
        worded = check(replace(answer, statements=statements, model=self.name))
        kept = tuple(s for s in worded.statements if s in statements and s.cites)
        if NO_ANSWER in text or not kept:
            return replace(answer, note=phrase("model_failed", reason="回答与原文对不上"))
        note = phrase("checked_wording") if len(kept) < len(statements) else ""
        return replace(worded, statements=kept, note=note)

    def _generate(self, answer: Answer) -> str:
        prompt = render(
            "answer",
            no_answer=NO_ANSWER,
            language="中文",
            evidence="\n".join(
                f"[{c.n}] {c.agency}{c.year}年：{' '.join(c.quote.split())}" for c in answer.citations
            ),
            question=answer.question,
        )
        try:
            reply = self._model.invoke(prompt)
        except Exception as error:  # each provider has errors of its own; all mean the same here
            _log.warning("chat model %s failed: %s", self.name, error)
            raise ProviderFailed("连接失败或超时") from error
        text = reply.content if isinstance(reply.content, str) else ""
        if not text.strip():
            raise ProviderFailed("空白回答")
        return text


def open_wording(settings: Settings) -> Wording | None:
    """The configured chat model, or None. Raises UnknownProvider with what to install or to set."""
    if not settings.model:
        return None
    from langchain.chat_models import init_chat_model

    try:
        model = init_chat_model(
            settings.model,
            temperature=settings.model_temperature,
            timeout=settings.model_timeout,
            max_retries=1,
        )
    except ImportError as error:
        package = getattr(error, "name", None) or "langchain-" + settings.model.split(":")[0]
        raise UnknownProvider(
            f"GONGKAI_MODEL={settings.model!r}：缺少 {package}，请先运行 pip install {package}"
        ) from error
    except Exception as error:
        raise UnknownProvider(
            f"GONGKAI_MODEL={settings.model!r}：无法使用（{_first_line(error)}）；"
            "写法是 provider:model，例如 openai:deepseek-chat"
        ) from error
    return Wording(model, settings.model)


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:160] or type(error).__name__


def _statements(text: str) -> Iterator[Statement]:
    """The sentences of a model's reply with the markers each ends in; list marks become levels."""
    for line in text.splitlines():
        level = 1 if re.match(r"\s*(?:[-*•]|\d{1,2}[.、)])\s*", line) else 0
        body = re.sub(r"^\s*(?:[-*•#]+|\d{1,2}[.、)])\s*", "", line).replace("**", "")
        for match in _SENTENCE.finditer(body):
            piece = match.group(0).strip()
            cites = tuple(int(n) for n in _MARKERS.findall(piece))
            words = _MARKERS.sub("", piece).strip()
            if words:
                yield Statement(words, cites, level)
