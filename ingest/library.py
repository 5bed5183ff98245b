"""One home opened: the store, the two indexes and the embedding model, each when it is first needed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType

from platformdirs import user_cache_path

from ingest.embed import Embedder, load_embedder
from ingest.errors import EmbedderMismatch, HomeBusy, HomeUnusable, NoSuchReport
from ingest.indexes import Indexes
from ingest.lock import WriterLock
from ingest.originals import Originals
from ingest.settings import DEFAULT_EMBEDDER, IngestSettings
from ingest.store import Store
from ingest.vectors import VectorIndex
from ingest.words import WordIndex


class Library:
    """A home with its reports; may be shared between threads. Opening it repairs what a killed writer left.

    Opening costs no model and no index, unless there is something to repair.
    """

    def __init__(self, settings: IngestSettings | None = None) -> None:
        self.settings = settings or IngestSettings()
        self.home = self.settings.home.expanduser().absolute()
        _make(self.home)
        self.store = Store(self.settings.database_url or f"sqlite:///{self.home / 'gongkai.db'}")
        self.originals = Originals(self.home)
        self.generation = self.store.generation()
        """The state of the store that this library shows; moved on by ``refresh``."""
        self._writer = WriterLock(self.home)
        self._opening = threading.RLock()
        self._indexes: Indexes | None = None
        self._embedder: Embedder | None = None
        self.repair()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of memory and files."""
        if self._indexes is not None:
            self._indexes.close()
        self.store.close()

    @property
    def vectors(self) -> VectorIndex:
        """The vector index, as the store has it."""
        return self.indexes.vectors

    @property
    def words(self) -> WordIndex:
        """The word index, as the store has it."""
        return self.indexes.words

    @property
    def indexes(self) -> Indexes:
        """Both indexes; opened, and if need be repaired, by the first call."""
        with self._opening:
            if self._indexes is None:
                embedder = self.store.embedder() or self._named_embedder().identity
                indexes = Indexes(self.home, self.store, self.settings.chroma_url, embedder)
                if self.store.pending() or not indexes.whole():
                    self._mend(indexes)
                self._indexes = indexes
            return self._indexes

    @property
    def embedder(self) -> Embedder:
        """The embedding model. Raises EmbedderMismatch where the store's vectors are another one's."""
        with self._opening:
            if self._embedder is None:
                embedder = self._named_embedder()
                self._check(embedder.identity)
                self._embedder = embedder
            return self._embedder

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Hold the home's lock, waiting for another writer as the settings say; the indexes are whole."""
        with self._writer.hold(self.settings.lock_wait):
            self._follow_model()
            if self.store.pending() or not self.indexes.whole():
                self._mend(self.indexes)
            yield

    def text(self, report_id: str) -> str:
        """The canonical text of a report. Raises NoSuchReport where there is none of that id."""
        text = self.store.text(report_id)
        if text is None:
            raise NoSuchReport(f"没有编号为 {report_id} 的报告；用 gongkai reports 查看编号。")
        return text

    def repair(self) -> None:
        """Write the index entries that a killed writer left due, unless another writer is at work now."""
        if self.store.pending():
            self._mend(self.indexes)

    def refresh(self) -> bool:
        """Show what has been written since; whether there was anything. One select if there was not."""
        generation = self.store.generation()
        if generation == self.generation:
            return False
        with self._opening:
            self._follow_model()
            self.repair()
            if self._indexes is not None:
                self._indexes.refresh()
            self.generation = generation
        return True

    def embedder_named(self, name: str) -> Embedder:
        """An embedding model by name or folder, whichever the store's is."""
        return load_embedder(self.settings.model_copy(update={"embedder": name}), models_folder())

    def _follow_model(self) -> None:
        """Let go of the model and the indexes of a model that the store has since been moved from."""
        kept = self.store.embedder()
        with self._opening:
            if self._indexes is not None and kept not in ("", self._indexes.embedder):
                self._indexes.close()
                self._indexes = None
            if self._embedder is not None and kept not in ("", self._embedder.identity):
                self._embedder = None

    def _mend(self, indexes: Indexes) -> None:
        """Bring the indexes in line with the store, unless a writer is at it."""
        with self._at_rest() as free:
            if free:
                indexes.mend()

    @contextmanager
    def _at_rest(self) -> Iterator[bool]:
        """Hold the lock if nobody else does; whether that is so."""
        with ExitStack() as held:
            free = True
            try:
                held.enter_context(self._writer.hold(0))
            except HomeBusy:
                free = False
            yield free

    def _named_embedder(self) -> Embedder:
        """The model the settings name; where they leave it open, the store's, if it has one."""
        kept = self.store.embedder()
        if not kept or "embedder" in self.settings.model_fields_set:
            return self.embedder_named(self.settings.embedder)
        return self.embedder_named(DEFAULT_EMBEDDER if kept.startswith(f"{DEFAULT_EMBEDDER}-") else kept)

    def _check(self, identity: str) -> None:
        kept = self.store.embedder()
        if kept not in ("", identity):
            raise EmbedderMismatch(
                f"资料库 {self.home} 的向量由模型 {kept!r} 生成，现在设定的是 {identity!r}。"
                "请把 GONGKAI_EMBEDDER 改回原来的模型，或运行 gongkai reindex 换用新的模型。"
            )


def models_folder() -> Path:
    """Where the default model is built: the same for all homes, and nothing is lost with it."""
    return user_cache_path("gongkai") / "models"


def _make(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HomeUnusable(
            f"资料目录 {home} 无法建立（{error.strerror or error}）。请检查路径和权限，"
            "或用 --home 换一个目录。"
        ) from error
