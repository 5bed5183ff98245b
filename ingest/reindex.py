"""Moves a library to another embedding model, while the index of the old one goes on serving.

Vectors of the new model gather in the store beside the old ones, then an index of its own is built from them,
then one transaction makes it the library's. Killed at any moment, it leaves the one or the other serving;
run again, it goes on from what is there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ingest.embed import Embedder
from ingest.indexes import Indexes, open_vectors
from ingest.library import Library
from ingest.passages import embedded_text
from ingest.pipeline import OnProgress
from ingest.store import Store


@dataclass(frozen=True, slots=True)
class Reindexed:
    """The model that serves now, of how many reports and passages, and how many texts this run embedded.

    ``setting``: another model that GONGKAI_EMBEDDER still names, or empty.
    """

    embedder: str
    reports: int
    passages: int
    embedded: int
    setting: str = ""


def reindex_library(library: Library, name: str, on_progress: OnProgress | None = None) -> Reindexed:
    """Move to the model of this name or folder. Holds the home's lock; O(all passages) of the model's work.

    Raises EmbedderUnavailable before anything is written where the model cannot be had.
    """
    embedder = library.embedder_named(name)
    embedder.embed_query("试")
    store, embedded = library.store, 0
    with library.writer():
        _drop_others(library, {store.embedder(), embedder.identity})
        if store.embedder() != embedder.identity:
            embedded = _move(library, embedder, on_progress or (lambda *_: None))
            store.adopt(embedder.identity)
        _drop_others(library, {embedder.identity})
    library.refresh()
    reports, passages = len(store.catalogue()), store.passage_count()
    named = library.settings.embedder if "embedder" in library.settings.model_fields_set else ""
    other = named and library.embedder_named(named).identity != embedder.identity
    return Reindexed(embedder.identity, reports, passages, embedded, named if other else "")


def _move(library: Library, embedder: Embedder, tell: OnProgress) -> int:
    """Embed what is missing and build the new index beside the old one; how many texts were embedded."""
    entries, embedded = library.store.catalogue(), 0
    steps = iter(range(2 * len(entries)))
    for entry in entries:
        tell(next(steps), 2 * len(entries), entry.file)
        embedded += _embed(library.store, entry.report_id, embedder)
    indexes = Indexes(library.home, library.store, library.settings.chroma_url, embedder.identity)
    indexes.build_vectors(lambda file: tell(next(steps), 2 * len(entries), file))
    indexes.close()
    tell(2 * len(entries), 2 * len(entries), "")
    return embedded


def _embed(store: Store, report_id: str, embedder: Embedder) -> int:
    """Embed those of a report's texts of which the store has no vector of this model; how many."""
    keys = store.text_keys(report_id)
    texts = {keys[passage.id]: embedded_text(passage) for _, passage in store.passages_of([report_id])}
    known = store.vectors(texts, embedder.identity)
    missing = [key for key in texts if key not in known]
    if missing:
        vectors = embedder.embed_passages([texts[key] for key in missing])
        rows = {key: vector.tobytes() for key, vector in zip(missing, vectors, strict=True)}
        store.add_vectors(rows, embedder.identity)
    return len(missing)


def _drop_others(library: Library, kept: Collection[str]) -> None:
    """Remove what is left of models other than these: first the index, then the vectors that tell of it."""
    for identity in library.store.embedders() - set(kept):
        open_vectors(library.home, library.settings.chroma_url, identity).reset()
        library.store.drop_vectors(identity)
