"""Texts to vectors through sentence-transformers, by model name; the model is loaded when first needed."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest import e5
from ingest.errors import EmbedderUnavailable
from ingest.settings import DEFAULT_EMBEDDER, IngestSettings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
# oneDNN, below torch, keeps code and buffers for each length of text it has met: a MB each, up to 1,024.
# Measured: with 32 kept, memory stays where it is after the first texts, and nothing takes longer.
_KEPT_LENGTHS = {"LRU_CACHE_CAPACITY": "32", "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "32"}
_BATCH = 16  # measured: 8 and 16 are best; larger ones pad more than they save


def text_key(text: str) -> str:
    """The key of a text's vector in a cache, together with the embedder's identity."""
    return hashlib.sha256(text.encode()).hexdigest()


def load_embedder(settings: IngestSettings, model_dir: Path) -> Embedder:
    """The embedder the settings name, not yet loaded. The default model is built in ``model_dir`` once."""
    folder = Path(settings.embedder).expanduser()  # its identity must not hang on the current folder
    return Embedder(str(folder.resolve()) if folder.is_dir() else settings.embedder, model_dir)


class Embedder:
    """An embedding model, loaded by the first call that needs it; may be shared between threads."""

    def __init__(self, name: str, model_dir: Path) -> None:
        self.name = name
        self._folder = model_dir / f"{DEFAULT_EMBEDDER}-{e5.VERSION}"
        self._model: SentenceTransformer | None = None
        self._lock = threading.Lock()

    @property
    def identity(self) -> str:
        """Equal for two embedders only if their vectors may be mixed. Known without loading the model."""
        if self.name == DEFAULT_EMBEDDER:
            return f"{self.name}-{e5.VERSION}-{e5.DIMENSION}"
        return self.name

    @property
    def dimension(self) -> int:
        """The length of a vector. A model other than the default is loaded to learn it."""
        if self.name == DEFAULT_EMBEDDER:
            return e5.DIMENSION
        with self._lock:
            return self._loaded().get_embedding_dimension() or 0

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One vector of length 1 a row, in the order of ``texts``; batched by length, to pad little."""
        vectors = np.empty((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            vectors[batch] = self._encode([texts[i] for i in batch], "document")
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question."""
        vectors = self._encode([text], "query")
        return vectors.reshape(-1)

    def _encode(self, texts: list[str], task: str) -> Vectors:
        # A fast tokenizer fails when two threads use it at once. The lock is let go after each batch, so
        # that a question does not wait for a whole report.
        with self._lock:
            model = self._loaded()
            encode = model.encode_query if task == "query" else model.encode_document
            vectors = encode(texts, batch_size=_BATCH, show_progress_bar=False)
        return _normalised(np.asarray(vectors, np.float32))

    def _loaded(self) -> SentenceTransformer:
        if self._model is None:
            for name, most in _KEPT_LENGTHS.items():
                os.environ.setdefault(name, most)  # read when torch is loaded
            self._model = self._load_default() if self.name == DEFAULT_EMBEDDER else self._load(self.name)
        return self._model

    def _load_default(self) -> SentenceTransformer:
        e5.build_e5(self._folder)
        try:
            return self._load(str(self._folder))
        except EmbedderUnavailable:  # a damaged folder is built again, once
            shutil.rmtree(self._folder, ignore_errors=True)
            e5.build_e5(self._folder)
            return self._load(str(self._folder))

    def _load(self, name_or_folder: str) -> SentenceTransformer:
        try:
            return _open_model(name_or_folder)
        except Exception as error:  # whatever a hub, a damaged folder or foreign model code raises
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:120]
            raise EmbedderUnavailable(
                f"无法加载向量模型 {self.name!r}（{reason}）：请检查 GONGKAI_EMBEDDER 是否为 "
                "sentence-transformers 模型名或本地模型文件夹；不在本机的模型需先联网下载一次"
            ) from error


def _normalised(vectors: Vectors) -> Vectors:
    """Rows of length 1; bfloat16 arithmetic leaves lengths of 0.997."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True).astype(np.float32)
    unit: Vectors = vectors / np.maximum(lengths, np.float32(1e-12))
    return unit


def _open_model(name_or_folder: str) -> SentenceTransformer:
    """From the folder or the hub's local cache; the hub itself is asked only for what is not there."""
    import torch
    import transformers.utils.logging as transformers_logging
    from huggingface_hub import model_info
    from sentence_transformers import SentenceTransformer

    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    features = torch.cpu.get_capabilities()
    fast = features.get("avx512_bf16") or features.get("amx_bf16")
    dtype = {"dtype": torch.bfloat16 if fast else torch.float32}
    try:
        return SentenceTransformer(name_or_folder, model_kwargs=dtype, local_files_only=True)
    except Exception:
        if Path(name_or_folder).exists():
            raise
        model_info(name_or_folder, timeout=10)  # fails at once where loading would retry for a minute
        return SentenceTransformer(name_or_folder, model_kwargs=dtype)
