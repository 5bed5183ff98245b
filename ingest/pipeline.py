"""Takes files into a library one by one: read, embed what is new, one transaction, then the indexes.

Everything is computed before anything is written. A process that dies leaves each report whole or absent;
what it then owes the indexes is noted in the store (see ingest.indexes).
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from ingest.discover import FoundFile, find_files
from ingest.embed import text_key
from ingest.errors import GongkaiError, NoSuchReport, NotAReport, UnreadableFile, UnsupportedFormat
from ingest.library import Library
from ingest.names import FullNames
from ingest.parse import filed_under, parse_file, report_id_of
from ingest.passages import embedded_text
from ingest.readers import SLOW
from ingest.store import Store, TableSummary
from ingest.types import Report, Template

_LOG = logging.getLogger(__name__)

OnProgress = Callable[[int, int, str], None]
"""Called before each file, and once at the end, with: files done, files in all, the file's label."""


class Taken(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of a file, and the report it is in, if any. ``named``: the user named the file itself."""

    file: str
    status: Taken
    named: bool
    report_id: str | None = None
    agency: str | None = None
    year: int | None = None
    template: Template | None = None
    passages: int = 0
    figures: int = 0
    tables: tuple[TableSummary, ...] = ()
    error: str | None = None


def ingest_paths(
    paths: Sequence[Path], library: Library, on_progress: OnProgress | None = None
) -> list[FileOutcome]:
    """Take in files, folders and archives; the outcomes are in the order in which the files were found.

    One file that fails does not stop the others, and those of slow formats come last, so that the others
    need not wait for them. Reports of one office are filed under the fullest of its names, whichever came
    first. Raises GongkaiError for what concerns all files: the home, its lock, the embedding model.
    """
    files = find_files(paths, library.settings)
    outcomes: dict[int, FileOutcome] = {}
    with library.writer():
        names = FullNames(library.store.agencies())
        for n, file in sorted(enumerate(files), key=lambda item: item[1].suffix in SLOW):
            if on_progress:
                on_progress(len(outcomes), len(files), file.label)
            outcomes[n] = _outcome(file, library, names)
            if outcomes[n].status in (Taken.ADDED, Taken.UPDATED):
                library.indexes.settle()
        moved = _file_under_full_names(names, library)
    if on_progress:
        on_progress(len(files), len(files), "")
    return [_as_filed(outcomes[n], moved) for n in range(len(files))]


def check_found(paths: Sequence[Path], outcomes: Sequence[FileOutcome]) -> None:
    """Raise GongkaiError where the paths led to nothing: all of them missing, or no file in any folder."""
    if not any(map(os.path.exists, paths)):
        raise GongkaiError(f"找不到 {'、'.join(map(str, paths))}：请检查路径是否写对。")
    if not outcomes:
        raise GongkaiError(f"{'、'.join(map(str, paths))} 中没有文件可读：请检查文件夹是否选对。")


def some_failed(outcomes: Sequence[FileOutcome]) -> bool:
    """Whether a file failed, or one that the user named is of a kind that is not read."""
    return any(o.status is Taken.FAILED or (o.named and o.status is Taken.UNSUPPORTED) for o in outcomes)


def _outcome(file: FoundFile, library: Library, names: FullNames) -> FileOutcome:
    """Take one file in and say what became of it."""
    try:
        with file.on_disk() as path:
            status, report_id = _take_in(path, file.origin, library, names)
    except UnsupportedFormat as error:
        return FileOutcome(file.label, Taken.UNSUPPORTED, file.named, error=str(error))
    except (UnreadableFile, NotAReport) as error:
        return FileOutcome(file.label, Taken.FAILED, file.named, error=str(error))
    except GongkaiError:
        raise
    except Exception as error:  # a fault of ours in one file must not keep the others out
        _LOG.debug("taking in %s", file.path, exc_info=True)
        reason = (
            f"{file.label} 没能读入：程序出错（{type(error).__name__}）。加上 --debug 再运行一次可看到详情"
        )
        return FileOutcome(file.label, Taken.FAILED, file.named, error=reason)
    entry = library.store.catalogue([report_id])[0]
    return FileOutcome(
        file.label,
        status,
        file.named,
        entry.report_id,
        entry.agency,
        entry.year,
        entry.template,
        entry.passages,
        entry.figures,
        entry.tables,
    )


def _take_in(path: Path, origin: str, library: Library, names: FullNames) -> tuple[Taken, str]:
    """Take one file in, which is kept at ``origin``; what became of it and the id of the report it is in.

    Its agency joins the ``names``.
    """
    known = _holder(path, library)
    if known is not None:
        _keep_missing(path, known, library)
        return Taken.UNCHANGED, known
    report = _under_full_name(parse_file(path, library.settings), names, library.store)
    text_keys, new_vectors = _embed(report, library)
    replaced = library.store.sha256(report.id)
    library.originals.keep(path, report.sha256)
    library.store.save(
        report,
        path=origin,
        text_keys=text_keys,
        new_vectors=new_vectors,
        embedder=library.embedder.identity,
    )
    names.add(report.agency)
    if replaced not in (None, report.sha256):
        library.originals.drop(str(replaced))
    return Taken.ADDED if replaced is None else Taken.UPDATED, report.id


def _under_full_name(report: Report, names: FullNames, store: Store) -> Report:
    """A report under the full name of its agency, unless it is in under the name it gives itself."""
    full = names.full(report.agency)
    if full is None or store.sha256(report.id) is not None:
        return report
    return filed_under(report, full)


def _file_under_full_names(names: FullNames, library: Library) -> dict[str, tuple[str, str]]:
    """File the reports anew of which a fuller name has come; their id and name now, by the id they had.

    O(agencies) where there are none. What is kept of a report is all that is needed: nothing is read or
    embedded again. One that fails stays as it is.
    """
    # of two for one place the fuller has it
    found = sorted(names.shorter().items(), key=lambda pair: (-len(pair[0]), pair))
    years = library.store.facets().years if found else ()
    moved: dict[str, tuple[str, str]] = {}
    for agency, full, year in ((*pair, year) for pair in found for year in years):
        old_id, new_id = report_id_of(agency, year), report_id_of(full, year)
        try:
            if _has_room(old_id, new_id, library.store):
                _move(old_id, full, library.store)
                moved[old_id] = new_id, full
                library.indexes.settle()
        except Exception:  # it is in, if under a shorter name
            _LOG.debug("filing %s of %s under %s", year, agency, full, exc_info=True)
    return moved


def _has_room(old_id: str, new_id: str, store: Store) -> bool:
    """Whether there is a report of the one id, and none of the other in whose place it would come."""
    return store.sha256(old_id) is not None and store.sha256(new_id) is None


def _move(old_id: str, full: str, store: Store) -> None:
    """File a report that is in under a fuller name, with its files and the vectors of its texts."""
    old = store.report(old_id)
    assert old is not None
    filed, keys = filed_under(old, full), store.text_keys(old_id)
    text_keys = {new.id: keys[was.id] for was, new in zip(old.passages, filed.passages, strict=True)}
    store.move(filed, instead_of=old_id, text_keys=text_keys)


def _as_filed(outcome: FileOutcome, moved: Mapping[str, tuple[str, str]]) -> FileOutcome:
    """What became of a file whose report was filed anew since."""
    report_id, agency = moved.get(outcome.report_id or "", (outcome.report_id, outcome.agency))
    return replace(outcome, report_id=report_id, agency=agency)


def _keep_missing(path: Path, report_id: str, library: Library) -> None:
    """Keep the file of a report that was taken in before files were kept."""
    sha256 = library.store.sha256(report_id)
    if sha256 and not library.originals.find(sha256) and sha256 == _hashed(path):
        library.originals.keep(path, sha256)


def _holder(path: Path, library: Library) -> str | None:
    """The report this content was taken into before. A file too large to be read is not worth hashing."""
    if path.stat().st_size > library.settings.max_file_mb * 2**20:
        return None
    return library.store.holder_of(_hashed(path))


def _hashed(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _embed(report: Report, library: Library) -> tuple[dict[str, str], dict[str, bytes]]:
    """The text key of each passage by its id, and the vectors that the store does not have, by text key."""
    texts = {p.id: embedded_text(p) for p in report.passages}
    text_keys = {passage_id: text_key(text) for passage_id, text in texts.items()}
    by_key = {text_keys[passage_id]: text for passage_id, text in texts.items()}
    cached = library.store.vectors(by_key, library.embedder.identity)
    missing = [key for key in by_key if key not in cached]
    if not missing:
        return text_keys, {}
    vectors = library.embedder.embed_passages([by_key[key] for key in missing])
    return text_keys, {key: vector.tobytes() for key, vector in zip(missing, vectors, strict=True)}


def remove_reports(report_ids: Sequence[str], library: Library) -> list[str]:
    """Remove reports with all that came of them; their ids, each once. An unknown id removes none."""
    wanted = list(dict.fromkeys(report_ids))
    with library.writer():
        known = {entry.report_id for entry in library.store.catalogue(wanted)}
        unknown = [report_id for report_id in wanted if report_id not in known]
        if unknown:
            raise NoSuchReport(
                f"没有编号为 {'、'.join(unknown)} 的报告，什么也没有删除；用 gongkai reports 查看编号。"
            )
        for report_id in wanted:
            sha256 = library.store.sha256(report_id)
            library.store.remove(report_id)
            library.originals.drop(str(sha256))
            library.indexes.settle()
    return wanted
