"""The word index: jieba's words and pairs of characters in SQLite FTS5, ranked by BM25, in a file of its own.

It can be built again from the store at any time, so it is kept apart from the store's database. Text is cut
into tokens here and indexed as such. Of a long question over a large corpus only the rarest tokens are
matched: FTS5 walks all passages that have a token, and what half of them have tells none apart.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from ingest.errors import HomeUnusable
from ingest.fold import fold

_VERSION = 1  # of what the file holds; another one counts as empty, and is built anew
_SCHEMA = """
CREATE TABLE passages (id INTEGER PRIMARY KEY, passage_id TEXT NOT NULL UNIQUE, report_id TEXT NOT NULL);
CREATE INDEX passages_of_report ON passages (report_id);
CREATE TABLE frequencies (token TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE tokens USING fts5 (body, report_id, tokenize = "ascii tokenchars '-.'");
INSERT INTO tokens (tokens, rank) VALUES ('rank', 'bm25(1.0, 0.0)');
"""
# Measured at 200,000 passages: a question over all of them takes 35 ms, and 440 with no such bound.
_MOST_MATCHES = 50_000
_MOST_SCOPE_TOKENS = 48  # with more reports the matches are filtered afterwards

_CJK = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_BROKEN = re.compile(rf"(?<={_CJK})\s+(?={_CJK})")  # converters break words: 法 律 服 务
_RUN = re.compile(rf"{_CJK}{{2,}}")
_WORD = re.compile(r"\w+(?:\.\w+)*")
_STOP_WORDS = """
    的 了 和 与 及 或 在 是 有 为 被 对 对于 关于 于 以 及其 以及 其 之 这 那 这个 那个 它 我 我们 你 你们 他
    也 都 就 还 又 才 把 将 从 到 由 向 给 让 所 而 并 且 但 如果 因为 所以 吗 呢 吧 啊 么 什么 哪 哪些 哪个
    哪几 哪里 谁 怎么 怎样 怎么样 如何 多少 几 是否 有没有 是不是 没有 不 请 请问 想 想问 问 告诉 知道 一下
    分别 一共 总共 多 少 个 各 各自
"""
_STATUTORY_TERMS = """
    政府信息公开 政务公开 主动公开 依申请公开 予以公开 部分公开 不予公开 无法提供 不予处理 其他处理 年度报告
    本年新收 上年结转 结转下年度 行政规范性文件 规范性文件 行政许可 行政处罚 行政强制 行政事业性收费
    政府集中采购 对外管理服务事项 制发件数 废止件数 现行有效 处理决定数量 收费金额 采购总金额 国家秘密
    三安全一稳定 第三方合法权益 三类内部事务 四类过程性信息 行政执法案卷 行政查询事项 现成信息 另行制作
    信访举报投诉 重复申请 公开出版物 大量反复申请 逾期不补正 信息处理费 自然人 商业企业 科研机构 社会公益组织
    法律服务机构 行政复议 行政诉讼 未经复议直接起诉 复议后起诉 结果维持 结果纠正 尚未审结 勾稽关系
    政策解读 政务新媒体 政府开放日 保密审查 政协提案 人大代表建议
"""

_ATTRIBUTES = frozenset({"n", "nz", "vn", "l", "j"})
_dictionary_lock = threading.Lock()


def add_names(names: Iterable[str]) -> None:
    """Take names (of agencies) as words that are not cut apart, for all of this process."""
    dictionary = _dictionary()
    with _dictionary_lock:
        for name in names:
            if fold(name) not in dictionary.FREQ:
                dictionary.add_word(fold(name))


def cut_words(text: str) -> list[str]:
    """The words of a text, each once where it stands, without what is inside long ones. O(len)."""
    clean = _BROKEN.sub("", fold(text)).lower()
    return [word for piece in _dictionary().cut(clean) for word in _WORD.findall(piece)]


def is_word(word: str) -> bool:
    """Whether the dictionary has a word, and it was not only guessed from its characters (号发). O(1)."""
    return bool(_dictionary().FREQ.get(word))


def is_noun(word: str) -> bool:
    """Whether jieba's dictionary has a word as a common noun. O(dictionary), 4 ms, and remembered."""
    return kind_of(word) == "n"


def is_attribute(word: str) -> bool:
    """Whether a word may stand before a noun to say of what kind it is: 食品安全, 环保. As ``is_noun``."""
    return kind_of(word) in _ATTRIBUTES


@lru_cache(maxsize=4096)
def kind_of(word: str) -> str:
    """The kind of a word in jieba's dictionary, which its keeper does not hold; "" for none."""
    import jieba

    with jieba.get_dict_file() as lines:
        found = re.search(rb"\n%b \d+ (\w+)" % re.escape(word.encode()), lines.read())
    return found[1].decode() if found else ""


def tokens(text: str) -> list[str]:
    """Words, the shorter words in long ones, and all pairs of neighbouring characters. O(len).

    The pairs find what jieba cuts in another way each time: names, short forms, new words.
    """
    clean = _BROKEN.sub("", fold(text)).lower()
    words = [word for piece in _dictionary().cut_for_search(clean) for word in _WORD.findall(piece)]
    return words + [run[i : i + 2] for run in _RUN.findall(clean) for i in range(len(run) - 1)]


class WordIndex:
    """Passages by the tokens in them. Any thread or process may read, and never waits; one at a time writes.

    Each call opens the file anew (0.3 ms), so that it sees what other processes have written.
    """

    def __init__(self, path: Path) -> None:
        """The file is made by the first write."""
        self._path = path

    def add(self, report_id: str, rows: Sequence[tuple[str, str]]) -> None:
        """Add or replace passages of a report, given as id and text. O(their tokens · log all)."""
        found = [(passage_id, tokens(text)) for passage_id, text in rows]
        with self._writing() as db:
            ids = json.dumps([passage_id for passage_id, _ in rows])
            _delete(db, "passage_id IN (SELECT value FROM json_each(?))", ids)
            for passage_id, body in found:
                insert = "INSERT INTO passages (passage_id, report_id) VALUES (?, ?)"
                rowid = db.execute(insert, (passage_id, report_id)).lastrowid
                insert = "INSERT INTO tokens (rowid, body, report_id) VALUES (?, ?, ?)"
                db.execute(insert, (rowid, " ".join(body), report_id))
            _count(db, (body for _, body in found), 1)

    def remove(self, report_id: str) -> None:
        """Remove all passages of a report; where there are none, nothing is written."""
        if not self.ids(report_id):
            return
        with self._writing() as db:
            _delete(db, "passages.report_id = ?", report_id)

    def ids(self, report_id: str) -> set[str]:
        """The ids of a report's passages."""
        found = self._read("SELECT passage_id FROM passages WHERE report_id = ?", report_id)
        return {passage_id for (passage_id,) in found}

    def count(self) -> int:
        """How many passages there are."""
        return sum(row[0] for row in self._read("SELECT count(*) FROM passages"))

    def search(self, query: str, k: int, report_ids: Collection[str] | None) -> list[tuple[str, float]]:
        """The ``k`` best passages of some reports, or of all with None, best first, with BM25 scores.

        Measured at 200,000 passages: 8 ms within 24 reports, 35 ms in all. Question words are left out.
        """
        stop_words = _STOP_WORDS.split()
        words = self._rarest([word for word in dict.fromkeys(tokens(query)) if word not in stop_words])
        if not words or (report_ids is not None and not report_ids):
            return []
        matching = f"body : ({' OR '.join(map(_quoted, words))})"
        within, scope = "", []
        if report_ids is not None and len(report_ids) <= _MOST_SCOPE_TOKENS:
            matching = f"report_id : ({' OR '.join(map(_quoted, report_ids))}) AND {matching}"
        elif report_ids is not None:
            within = "AND passages.report_id IN (SELECT value FROM json_each(?))"
            scope = [json.dumps(list(report_ids))]
        ranked = self._read(
            "SELECT passage_id, rank FROM tokens JOIN passages ON passages.id = tokens.rowid "
            f"WHERE tokens MATCH ? {within} ORDER BY rank LIMIT ?",
            *(matching, *scope, k),
        )
        return [(passage_id, -rank) for passage_id, rank in ranked]

    def idf(self, words: Collection[str]) -> dict[str, float]:
        """How rare each of the tokens is among all passages: near 0 for one that all have."""
        total, known = self.count(), self._frequencies(words)
        counts = {word: known.get(word, 0) + 0.5 for word in words}
        return {word: math.log1p((total + 1 - count) / count) for word, count in counts.items()}

    def has_any(self, words: Collection[str]) -> bool:
        """Whether any of the words stands in any passage."""
        return bool(self._frequencies({token for word in words for token in tokens(word)}))

    def reset(self) -> None:
        """Remove everything, also what cannot be read any more; the index is then empty and usable."""
        try:
            with self._writing() as db:
                _create(db)
        except HomeUnusable:  # damaged beyond that
            with _mapped(self._path):
                for ending in ("", "-wal", "-shm"):
                    self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def _rarest(self, words: Sequence[str]) -> list[str]:
        """Those of the tokens that there are, rarest first, as many as may be walked."""
        known = self._frequencies(words)
        ordered = sorted(known, key=lambda word: known[word])
        walked = accumulate(known[word] for word in ordered)
        few = sum(1 for count in walked if count <= _MOST_MATCHES)
        return ordered[: max(few, 1)]

    def _frequencies(self, words: Collection[str]) -> dict[str, int]:
        query = "SELECT token, passages FROM frequencies WHERE token IN (SELECT value FROM json_each(?))"
        return dict(self._read(query, json.dumps(list(words))))

    def _read(self, query: str, *values: Any) -> list[Any]:
        if not self._path.exists():
            return []
        with _mapped(self._path), closing(_connect(self._path)) as db:
            return db.execute(query, values).fetchall() if _version(db) == _VERSION else []

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction."""
        with _mapped(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(_connect(self._path)) as db, db:
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = NORMAL")  # a commit outlives the process; all can be rebuilt
                db.execute("BEGIN IMMEDIATE")
                if _version(db) != _VERSION:
                    _create(db)
                yield db


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=30, isolation_level=None)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _create(db: sqlite3.Connection) -> None:
    for table in ("passages", "frequencies", "tokens"):
        db.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _SCHEMA.strip().split(";\n"):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {_VERSION}")


def _delete(db: sqlite3.Connection, where: str, value: str) -> None:
    found = db.execute(
        f"SELECT id, body FROM passages JOIN tokens ON tokens.rowid = passages.id WHERE {where}", (value,)
    ).fetchall()
    rowids = [(rowid,) for rowid, _ in found]
    db.executemany("DELETE FROM tokens WHERE rowid = ?", rowids)
    db.executemany("DELETE FROM passages WHERE id = ?", rowids)
    _count(db, (body.split() for _, body in found), -1)


def _count(db: sqlite3.Connection, bodies: Iterable[Sequence[str]], step: int) -> None:
    """Note of each token that so many passages more (or fewer) have it."""
    counts = Counter(token for body in bodies for token in set(body))
    db.executemany(
        "INSERT INTO frequencies VALUES (?, ?) "
        "ON CONFLICT (token) DO UPDATE SET passages = passages + excluded.passages",
        [(token, step * count) for token, count in counts.items()],
    )
    if step < 0:
        db.executemany(
            "DELETE FROM frequencies WHERE token = ? AND passages <= 0", [(token,) for token in counts]
        )


def _quoted(token: str) -> str:
    """A token as FTS5 takes it, whatever it is made of."""
    return '"' + token.replace('"', '""') + '"'


def _dictionary() -> Any:
    with _dictionary_lock:
        return _built_dictionary()


@cache
def _built_dictionary() -> Any:
    """jieba's dictionary and the statutory terms.

    Without a cache file: that saves no time (measured), and anyone could plant one in the temporary folder.
    """
    import jieba

    dictionary = jieba.Tokenizer()
    dictionary.FREQ, dictionary.total = dictionary.gen_pfdict(dictionary.get_dict_file())
    dictionary.initialized = True
    for term in _STATUTORY_TERMS.split():
        dictionary.add_word(term)
    return dictionary


@contextmanager
def _mapped(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise HomeUnusable(
            f"词语索引 {path} 无法读写（{error}）："
            "请检查权限和剩余空间，再运行一次 gongkai ingest 即可由资料库重建"
        ) from error
