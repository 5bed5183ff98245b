"""The chain a LangChain user would write first: split, embed, Chroma, the five nearest pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from langchain_core.embeddings import Embeddings
from langchain_core.runnables import Runnable, RunnableLambda

from eval.errors import MissingExtra
from ingest.embed import Embedder

NEAREST = 5

_MOST_AT_ONCE = 5000
"""Chroma takes 5,461 in one call."""


class EmbedderForLangChain(Embeddings):
    """The program's own embedder behind LangChain's interface, so that both sides use the same vectors."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A vector a text."""
        return [[float(x) for x in vector] for vector in self._embedder.embed_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return [float(x) for x in self._embedder.embed_query(text)]


def plain_chain(
    texts: Iterable[str], embedder: Embedder, passage_chars: int, folder: str
) -> Runnable[str, list[str]]:
    """A chain from a question to the texts of its nearest pieces, over an embedded Chroma in ``folder``.

    Retrieval only: without a chat model there is nothing to generate with.
    """
    try:
        from langchain_chroma import Chroma
        from langchain_text_splitters import RecursiveCharacterTextSplitter
    except ImportError as error:
        raise MissingExtra(
            f"对照用的 LangChain 链缺少依赖 {error.name}。"
            "请运行 pip install -e '.[dev]' -c constraints.txt 后再试。"
        ) from error
    splitter = RecursiveCharacterTextSplitter(chunk_size=passage_chars, chunk_overlap=passage_chars // 20)
    pieces = [piece for text in texts for piece in splitter.split_text(text)]
    store = Chroma("plain", EmbedderForLangChain(embedder), persist_directory=folder)
    for start in range(0, len(pieces), _MOST_AT_ONCE):
        store.add_texts(pieces[start : start + _MOST_AT_ONCE])
    retriever = store.as_retriever(search_kwargs={"k": NEAREST})
    return retriever | RunnableLambda(_texts)


def _texts(documents: Sequence[object]) -> list[str]:
    return [str(getattr(document, "page_content", "")) for document in documents]
