"""One embedding model in memory for all libraries of a test run, and the vector of each text made once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest.embed import Embedder, Vectors, load_embedder
from ingest.settings import IngestSettings


class Remembering(Embedder):
    """The real model; a text that it has embedded before is not embedded again."""

    def __init__(self, name: str, model_dir: Path) -> None:
        super().__init__(name, model_dir)
        self._known: dict[str, Vectors] = {}
        self._asked: dict[str, Vectors] = {}

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One vector a row, as the model gave it when it first saw the text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, super().embed_passages(new), strict=True))
        return np.array([self._known[text] for text in texts], np.float32).reshape(-1, self.dimension)

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, likewise."""
        if text not in self._asked:
            self._asked[text] = super().embed_query(text)
        return self._asked[text].copy()


class OneOfEach:
    """Stands for ``load_embedder``, and gives the same embedder to all who ask for the same model."""

    def __init__(self) -> None:
        self._loaded: dict[tuple[str, Path], Embedder] = {}

    def __call__(self, settings: IngestSettings, model_dir: Path) -> Embedder:
        key = (load_embedder(settings, model_dir).name, model_dir)
        return self._loaded.setdefault(key, Remembering(*key))
