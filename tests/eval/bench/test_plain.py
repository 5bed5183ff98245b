"""The chain that is compared with."""

from __future__ import annotations

from pathlib import Path

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
