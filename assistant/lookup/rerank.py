"""Puts the best passages in order with a cross-encoder, where the user names one; none is installed."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import RerankerUnavailable
from assistant.settings import Settings

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class Reranker:
    """A cross-encoder, loaded by the first call; may be shared between threads."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model: CrossEncoder | None = None
        self._lock = threading.Lock()

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers, higher for better. One pass of the model a text."""
        if not texts:
            return []
        with self._lock:  # a fast tokenizer fails when two threads use it at once
            if self._model is None:
                self._model = self._load()
            pairs = [(question, text) for text in texts]
            return [float(score) for score in self._model.predict(pairs, show_progress_bar=False)]

    def _load(self) -> CrossEncoder:
        try:
            return _open_model(self.name)
        except Exception as error:  # whatever a hub, a damaged folder or foreign model code raises
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:120]
            raise RerankerUnavailable(
                f"无法加载重排模型 {self.name!r}（{reason}）：请检查 GONGKAI_RERANKER 是否为 "
                "sentence-transformers 交叉编码器的模型名或本地文件夹，或去掉它"
            ) from error


def open_reranker(settings: Settings) -> Reranker | None:
    """The cross-encoder the settings name, not yet loaded, or None."""
    return Reranker(settings.reranker) if settings.reranker else None


def _open_model(name_or_folder: str) -> CrossEncoder:
    """From the folder or the hub's local cache; the hub itself is asked only for what is not there."""
    from sentence_transformers import CrossEncoder

    model: CrossEncoder
    try:
        model = CrossEncoder(name_or_folder, local_files_only=True, num_labels=1)
    except Exception:
        if Path(name_or_folder).exists():
            raise
        model = CrossEncoder(name_or_folder, num_labels=1)
    return model
