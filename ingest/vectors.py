"""The vector index in Chroma, embedded in a folder or behind a URL; the one user of chromadb.

An embedded Chroma is made for one process. Of two that share a folder, the reader keeps what it once loaded,
and crashes the interpreter when it loads while the other writes; a writer that is killed can leave files
that crash whoever opens them. So each call on a folder holds a lock between processes, opens the folder
anew if its stamp says that it was changed, and refuses it while the mark of an unfinished write is there.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast
from urllib.parse import urlsplit

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from ingest.errors import EmbedderMismatch, HomeUnusable

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

Vectors = NDArray[np.float32]
Metadata = Mapping[str, str | int]

_WRITE_BATCH = 200  # readers wait for one batch: 0.2 s at most
_READ_BATCH = 5000  # SQLite takes 32,766 variables
# Measured at 20,000 passages: writes are no slower than with 1,000, and another process has fewer of them to
# take in again when it opens the folder.
_SYNC = 100


class VectorIndex:
    """Passages' vectors by id, each with its report and metadata; scores are cosines.

    Safe for many threads and processes to read; one process at a time writes, and all others see it.
    """

    def __init__(self, folder: Path, url: str, identity: str) -> None:
        """Nothing is opened yet.

        Args:
            folder: where the embedded Chroma lives; made by the first write.
            url: http://host:port of a Chroma server to be used instead, or empty.
            identity: the embedder's; each has a collection of its own.
        """
        self._place: _Place = _Server(url) if url else _Folder.shared(folder)
        self._name = collection_name(identity)

    def add(
        self, report_id: str, ids: Sequence[str], vectors: Vectors, metadatas: Sequence[Metadata]
    ) -> None:
        """Add or replace passages of a report. O(ids · log all)."""
        for start in range(0, len(ids), _WRITE_BATCH):
            batch = slice(start, start + _WRITE_BATCH)
            with self._place.writing() as client:
                client.get_or_create_collection(
                    self._name,
                    configuration={"hnsw": {"space": "cosine", "sync_threshold": _SYNC, "batch_size": _SYNC}},
                    embedding_function=None,
                ).upsert(
                    ids=list(ids[batch]),
                    embeddings=vectors[batch],
                    metadatas=[{**metadata, "report_id": report_id} for metadata in metadatas[batch]],
                )

    def remove(self, report_id: str) -> None:
        """Remove all passages of a report, if there are any."""
        if self.ids(report_id):
            with self._place.writing() as client:
                client.get_collection(self._name, embedding_function=None).delete(
                    where={"report_id": report_id}
                )

    def ids(self, report_id: str) -> set[str]:
        """The ids of a report's passages. O(found · log all)."""
        with self._collection() as collection:
            return (
                set(collection.get(where={"report_id": report_id}, include=[])["ids"])
                if collection
                else set()
            )

    def count(self) -> int:
        """How many passages there are."""
        with self._collection() as collection:
            return collection.count() if collection else 0

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of those of the ids that are there. O(ids); measured: 10 ms for 600, 75 for 3,000."""
        found: dict[str, Vectors] = {}
        for start in range(0, len(ids), _READ_BATCH):
            with self._collection() as collection:
                if collection:
                    rows = collection.get(ids=list(ids[start : start + _READ_BATCH]), include=["embeddings"])
                    matrix = np.asarray(rows["embeddings"], np.float32)
                    found.update(zip(rows["ids"], matrix, strict=True))
        return found

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """The ``k`` passages of all reports nearest to a vector, best first, with scores. O(log all)."""
        with self._collection() as collection:
            if collection is None:
                return []
            rows = collection.query(query_embeddings=vector[None], n_results=k, include=["distances"])
            distances = (rows["distances"] or [[]])[0]
            return [
                (found, 1 - float(distance))
                for found, distance in zip(rows["ids"][0], distances, strict=True)
            ]

    def reset(self) -> None:
        """Remove everything, also what cannot be read any more; the index is then empty and usable."""
        self._place.reset(self._name)

    def close(self) -> None:
        """Let go of memory and files; the next call opens again."""
        self._place.close()

    @contextmanager
    def _collection(self) -> Iterator[Collection | None]:
        """The collection, or None where nothing has been written yet."""
        from chromadb.errors import NotFoundError

        with self._place.reading() as client:
            collection = None
            if client is not None:
                with suppress(NotFoundError):
                    collection = client.get_collection(self._name, embedding_function=None)
            yield collection


def collection_name(identity: str) -> str:
    """The name of the collection of one embedder's vectors; readable, and fit for a folder too."""
    readable = re.sub(r"[^A-Za-z0-9]+", "-", identity).strip("-")[:40]
    return f"gongkai-{readable}-{hashlib.sha256(identity.encode()).hexdigest()[:8]}"


class _Place(Protocol):
    """Where collections are kept."""

    def reading(self) -> AbstractContextManager[Client | None]:
        """A client to read with; None where there is nothing yet."""

    def writing(self) -> AbstractContextManager[Client]:
        """A client to write with."""

    def reset(self, name: str) -> None:
        """Remove the collection, at any rate."""

    def close(self) -> None:
        """Let go of what is open."""


class _Server:
    """A Chroma server, which does its own locking."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client: Client | None = None
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Client]:
        with _mapped(f"Chroma 服务器 {self._url} "):
            yield self._connected()

    writing = reading

    def reset(self, name: str) -> None:
        from chromadb.errors import NotFoundError

        with self.writing() as client, suppress(NotFoundError):
            client.delete_collection(name)

    def close(self) -> None:
        with self._lock:
            if self._client is not None:
                self._client.close()
                for api in (cast(Any, self._client), cast(Any, self._client)._admin_client):
                    api._server._session.close()  # which Chroma leaves open
            self._client = None

    def _connected(self) -> Client:
        import chromadb

        with self._lock:
            if self._client is None:
                url = urlsplit(self._url if "//" in self._url else f"//{self._url}")
                client = chromadb.HttpClient(
                    host=url.hostname or "",
                    port=url.port or (443 if url.scheme == "https" else 8000),
                    ssl=url.scheme == "https",
                    settings=_settings(),
                )
                self._client = cast("Client", client)
            return self._client


class _Folder:
    """An embedded Chroma, one object a folder and process."""

    _known: ClassVar[dict[Path, _Folder]] = {}
    _knowing = threading.Lock()

    @classmethod
    def shared(cls, path: Path) -> _Folder:
        """The one object for the folder: Chroma itself shares what is open between clients of one path."""
        with cls._knowing:
            return cls._known.setdefault(path.absolute(), cls(path.absolute()))

    def __init__(self, path: Path) -> None:
        self._path = path
        self._client: Client | None = None
        self._seen = ""
        self._stamp = path / "stamp"  # another text after each write
        self._mark = path / "unfinished"  # there during a write
        self._threads = threading.RLock()
        self._processes = FileLock(
            path.with_name(f"{path.name}.lock"), thread_local=False, poll_interval=0.002
        )

    @contextmanager
    def reading(self) -> Iterator[Client | None]:
        with _mapped(f"向量索引 {self._path} "):
            if not self._path.exists():
                yield None
                return
            with self._threads, self._processes:
                yield self._opened()

    @contextmanager
    def writing(self) -> Iterator[Client]:
        from chromadb.errors import InternalError

        with _mapped(f"向量索引 {self._path} "):
            self._path.mkdir(parents=True, exist_ok=True)
            with self._threads, self._processes:
                client = self._opened()
                self._mark.touch()
                try:
                    yield client
                except InternalError:  # who knows what was written: the mark stays
                    raise
                except BaseException:
                    self._finish()
                    raise
                self._finish()

    def reset(self, name: str) -> None:  # noqa: ARG002 - a damaged folder has no collections to tell apart
        with _mapped(f"向量索引 {self._path} "), self._threads:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._processes:
                self.close()
                old = self._path.with_name(f"{self._path.name}.old")
                shutil.rmtree(old, ignore_errors=True)
                if self._path.exists():
                    self._path.rename(old)  # at once, so that no half of it is ever taken for an index
                shutil.rmtree(old, ignore_errors=True)

    def close(self) -> None:
        with self._threads:
            if self._client is not None:
                self._client.close()
            self._client = None

    def _opened(self) -> Client:
        import chromadb
        from chromadb.api.shared_system_client import SharedSystemClient

        if self._mark.exists():
            raise HomeUnusable(
                f"向量索引 {self._path} 上一次写入没有完成：再运行一次 gongkai ingest 即可由资料库重建"
            )
        stamp = self._stamp.read_text() if self._stamp.exists() else ""
        if self._client is None or stamp != self._seen:
            self.close()
            try:
                client = chromadb.PersistentClient(self._path, settings=_settings())
            except Exception:
                SharedSystemClient.clear_system_cache()  # or it hands out what it failed to open
                raise
            self._client = cast("Client", client)
            self._seen = stamp
        return self._client

    def _finish(self) -> None:
        self._seen = secrets.token_hex(8)
        self._stamp.write_text(self._seen)
        self._mark.unlink()


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


@contextmanager
def _mapped(place: str) -> Iterator[None]:
    """What Chroma and the way to it raise, in our words."""
    import httpx
    from chromadb.errors import ChromaError, InvalidArgumentError

    try:
        yield
    except InvalidArgumentError as error:
        raise EmbedderMismatch(
            f"{place}里的向量出自另一个模型（{_first_line(error)}）："
            "请用原来的 GONGKAI_EMBEDDER，或用 --home 换一个资料目录"
        ) from error
    except (ChromaError, httpx.HTTPError, OSError, ValueError) as error:
        raise HomeUnusable(
            f"{place}无法读写（{_first_line(error)}）：请检查权限、剩余空间和 GONGKAI_CHROMA_URL，"
            "再运行一次 gongkai ingest 即可由资料库重建"
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:160]
