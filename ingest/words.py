"""The word index: jieba words and character pairs in a SQLite FTS5 file beside the store.

Persisted and incremental; nothing is built per query or per start. The file can be built again from the
store, whatever database holds the truth. The only user of jieba.
"""

from __future__ import annotations

import logging
import re
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest.errors import HomeUnusable
from ingest.fold import squeeze

_WORDS = (
    "政府信息公开 依申请公开 主动公开 行政许可 行政处罚 行政强制 行政复议 行政诉讼 行政规范性文件 规范性文件 "
    "行政事业性收费 政府集中采购 信息处理费 政务公开 政务新媒体 微信公众号 公众号 头条号 抖音号 政府公报 政策解读 "
    "人大代表 人大代表建议 政协提案 政协委员 三审三校 先审后发 结转下年度 予以公开 部分公开 不予公开 无法提供 不予处理 "
    "政府开放日 开放日 办不成事窗口 一窗受理 保密审查 责任追究 便民服务中心 政务服务中心 政务服务大厅 常务会议 "
    "申请内容 工作人员 专职人员"
).split()
_ASKED_ONLY = frozenset("的 了 吗 呢 吧 是 有 在 和 与 及 多少 几 哪些 哪个 什么 怎么 如何 请问 一共 总共 各".split())
_HAN = re.compile(r"[\u3400-\u9fff]+")
_KEPT = re.compile(r"[\w%+]")
_load = threading.Lock()
_jieba: Any = None

_SCHEMA = """
CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5(
    passage UNINDEXED, report UNINDEXED, scope, body, tokenize="unicode61 remove_diacritics 0"
);
CREATE TABLE IF NOT EXISTS places(report TEXT NOT NULL, row INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS places_by_report ON places(report);
"""


def words(text: str) -> list[str]:
    """The words of a text as jieba cuts them, folded and without spaces and punctuation. O(len)."""
    return [word for word in _cutter().cut(squeeze(text).text) if _KEPT.search(word)]


def tokens(text: str) -> list[str]:
    """What is indexed of a text: its words, the shorter words in them, and its character pairs. O(len)."""
    bare = squeeze(text).text
    found = [word for word in _cutter().cut_for_search(bare) if _KEPT.search(word)]
    found += [run[n : n + 2] for run in _HAN.findall(bare) for n in range(len(run) - 1)]
    return found


def add_words(names: Iterable[str]) -> None:
    """Make names (of agencies, places) words of their own, so that they are not cut apart."""
    for name in names:
        _cutter().add_word(name)


class WordIndex:
    """Finds passages by their words. Many processes read while one writes (WAL)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        with self._connection() as connection:
            connection.executescript(_SCHEMA)

    def add(self, report_id: str, rows: Iterable[tuple[str, str]]) -> None:
        """Index a report's passages (id, text) in place of those it had. O(their characters)."""
        with self._writing() as connection:
            _delete(connection, report_id)
            for passage_id, text in rows:
                place = connection.execute(
                    "INSERT INTO passages(passage, report, scope, body) VALUES (?, ?, ?, ?)",
                    (passage_id, report_id, _scope_word(report_id), " ".join(tokens(text)).lower()),
                ).lastrowid
                connection.execute("INSERT INTO places(report, row) VALUES (?, ?)", (report_id, place))

    def remove(self, report_id: str) -> None:
        """Take a report's passages out of the index."""
        with self._writing() as connection:
            _delete(connection, report_id)

    def ids(self, report_id: str) -> set[str]:
        """The passage ids indexed for a report."""
        query = "SELECT passage FROM passages WHERE rowid IN (SELECT row FROM places WHERE report = ?)"
        with self._connection() as connection:
            return {row[0] for row in connection.execute(query, (report_id,))}

    def count(self) -> int:
        """How many passages are indexed."""
        with self._connection() as connection:
            return int(connection.execute("SELECT count(*) FROM places").fetchone()[0])

    def search(self, query: str, k: int, report_ids: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The k best passages by BM25, best first, within some reports or all; a higher score is better.

        O(postings of the query's words in the scope).
        """
        asked = dict.fromkeys(token.lower() for token in tokens(query) if token not in _ASKED_ONLY)
        if not asked or (report_ids is not None and not report_ids):
            return []
        match = "body : (" + " OR ".join(f'"{token}"' for token in asked) + ")"
        if report_ids is not None:
            scopes = " OR ".join(_scope_word(report_id) for report_id in report_ids)
            match = f"(scope : ({scopes})) AND ({match})"
        found = "SELECT passage, bm25(passages, 0, 0, 0, 1) FROM passages WHERE passages MATCH ? ORDER BY 2 LIMIT ?"
        with self._connection() as connection:
            return [(row[0], -float(row[1])) for row in connection.execute(found, (match, k))]

    def reset(self) -> None:
        """Empty the index; a file that is damaged is replaced."""
        try:
            with self._writing() as connection:
                connection.execute("DROP TABLE passages")
                connection.execute("DROP TABLE places")
        except HomeUnusable:
            self.close()
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        with self._connection() as connection:
            connection.executescript(_SCHEMA)

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = getattr(self._local, "connection", None)
            if connection is None:
                connection = sqlite3.connect(self._path, timeout=30, isolation_level=None)
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                self._local.connection = connection
            yield connection
        except sqlite3.Error as error:
            raise HomeUnusable(f"{self._path}：词索引无法读写（{error}）；删除这个文件后重试，会自动重建") from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")


def _delete(connection: sqlite3.Connection, report_id: str) -> None:
    connection.execute(
        "DELETE FROM passages WHERE rowid IN (SELECT row FROM places WHERE report = ?)", (report_id,)
    )
    connection.execute("DELETE FROM places WHERE report = ?", (report_id,))


def _scope_word(report_id: str) -> str:
    return "s" + re.sub(r"\W", "", report_id)


def _cutter() -> Any:
    """jieba with the form's own words, loaded once; it writes no cache to the shared temp folder."""
    global _jieba
    with _load:
        if _jieba is None:
            import jieba

            jieba.setLogLevel(logging.WARNING)
            cutter = jieba.Tokenizer()
            cutter.tmp_dir = str(_cache_folder())
            for word in _WORDS:
                cutter.add_word(word)
            _jieba = cutter
    return _jieba


def _cache_folder() -> Path:
    """Where jieba keeps its dictionary's cache: the user's, not a temp folder that others write."""
    from platformdirs import user_cache_path

    return user_cache_path("gongkai", ensure_exists=True)
