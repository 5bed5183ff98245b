"""The chain that is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from eval.bench.plain import NEAREST, EmbedderForLangChain, plain_chain
from ingest.embed import Embedder


def test_embedder_gives_the_programs_own_vectors(embedder: Embedder) -> None:
    """Behind LangChain's interface are the same vectors, as plain numbers."""
    adapter = EmbedderForLangChain(embedder)
    assert adapter.embed_query("行政许可") == pytest.approx(embedder.embed_query("行政许可").tolist())
    (vector,) = adapter.embed_documents(["行政许可"])
    assert vector == pytest.approx(embedder.embed_passages(["行政许可"])[0].tolist())


def test_chain_finds_the_nearest_pieces(embedder: Embedder, tmp_path: Path) -> None:
    """Texts are cut to size and the nearest pieces come first, five at most."""
    texts = ["行政许可一百四十件。" * 12, "办公室电话在这里可以查到。" * 12, "培训举办三次。" * 12]
    found = plain_chain(texts, embedder, 80, str(tmp_path)).invoke("行政许可有多少件？")
    assert len(found) == NEAREST
    assert "行政许可" in found[0]
    assert max(map(len, found)) <= 80


def test_more_pieces_than_chroma_takes_at_once_all_go_in(tmp_path: Path) -> None:
    """A thousand reports have more than one call may hold; the last piece is found like the first."""
    texts = [f"第{number}号" for number in range(6000)]
    chain = plain_chain(texts, cast(Embedder, _ByNumber()), 80, str(tmp_path))
    assert chain.invoke("第5999号")[0] == "第5999号"
    assert chain.invoke("第0号")[0] == "第0号"


class _ByNumber:
    """Vectors in which texts lie round a circle in the order of the number they hold; they take no time."""

    def embed_passages(self, texts: Sequence[str]) -> Any:
        """A row a text."""
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> Any:
        """A place on the circle."""
        angle = int(text[1:-1]) / 6000
        return np.array([np.cos(angle), np.sin(angle)], np.float32)
