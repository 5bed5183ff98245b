"""Files go in once, in full, and come out without a trace; one that fails does not stop the others."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.errors import EmbedderUnavailable, GongkaiError
from ingest.library import Library
from ingest.pipeline import FileOutcome, Taken, check_found, ingest_paths, remove_reports, some_failed

WriteReport = Callable[..., Path]


def statuses(outcomes: list[FileOutcome]) -> dict[str, str]:
    return {outcome.file: outcome.status.value for outcome in outcomes}


def index_ids(library: Library, report_id: str) -> tuple[set[str], set[str]]:
    return library.vectors.ids(report_id), library.words.ids(report_id)


def test_ingest_puts_a_report_into_all_three(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """A new report is in the store, the vector index and the word index with the same passages."""
    (outcome,) = ingest_paths([write_report(tmp_path / "a.txt")], library)
    assert (outcome.status, outcome.agency, outcome.year) == (Taken.ADDED, "青溪市数据局", 2022)
    assert outcome.report_id is not None
    whole = library.store.report(outcome.report_id)
    assert whole is not None
    ids = {passage.id for passage in whole.passages}
    assert outcome.passages == len(ids)
    assert index_ids(library, outcome.report_id) == (ids, ids)
    assert library.store.pending() == []


def test_ingest_of_the_same_content_writes_nothing(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """The same file again, under any name, is unchanged, and the store does not count a change."""
    write_report(tmp_path / "in" / "a.txt")
    ingest_paths([tmp_path / "in"], library)
    shutil.copy(tmp_path / "in" / "a.txt", tmp_path / "in" / "copy.txt")
    before = library.store.generation()
    outcomes = ingest_paths([tmp_path / "in"], library)
    assert statuses(outcomes) == {"a.txt": "unchanged", "copy.txt": "unchanged"}
    assert outcomes[0].passages > 0
    assert library.store.generation() == before


def test_ingest_of_a_changed_file_leaves_nothing_of_the_old_one(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """An update keeps the report's id; what the old version alone had is gone everywhere."""
    path = tmp_path / "a.txt"
    (old,) = ingest_paths([write_report(path, count=128)], library)
    assert old.report_id is not None
    before = library.vectors.ids(old.report_id)
    (new,) = ingest_paths([write_report(path, count=257)], library)
    assert (new.status, new.report_id) == (Taken.UPDATED, old.report_id)
    after = {passage.id for _, passage in library.store.passages_of([old.report_id])}
    assert index_ids(library, old.report_id) == (after, after)
    assert before - after
    assert {figure.raw for _, figure in library.store.figures(row="行政许可")} == {"257"}
    assert library.vectors.count() == library.words.count() == library.store.passage_count() == len(after)


def test_ingest_of_two_files_of_one_report_settles(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """Of two files with one agency and year the later replaces the former, once; then both are unchanged."""
    write_report(tmp_path / "in" / "a.txt", count=128)
    write_report(tmp_path / "in" / "b.md", count=257)
    first = ingest_paths([tmp_path / "in"], library)
    assert statuses(first) == {"a.txt": "added", "b.md": "updated"}
    again = ingest_paths([tmp_path / "in"], library)
    assert statuses(again) == {"a.txt": "unchanged", "b.md": "unchanged"}
    assert [entry.file for entry in library.store.catalogue()] == ["b.md"]


def test_ingest_labels_a_file_by_its_path_below_the_folder(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """Files of the same name in several folders can be told apart, in a fixed order."""
    for year in (2023, 2022):
        write_report(tmp_path / "in" / str(year) / "年报.txt", year=year)
    assert [outcome.file for outcome in ingest_paths([tmp_path / "in"], library)] == [
        "2022/年报.txt",
        "2023/年报.txt",
    ]


def test_ingest_goes_on_after_bad_files(library: Library, write_report: WriteReport, tmp_path: Path) -> None:
    """Each bad file is one failed or unsupported line that names it; the good ones are in."""
    folder = tmp_path / "in"
    write_report(folder / "z.txt")
    (folder / "empty.txt").touch()
    (folder / "news.txt").write_text("青溪市今日新闻\n大桥今天通车了。\n", encoding="utf-8")
    (folder / "picture.xyz").write_bytes(b"\x00\x01")
    outcomes = ingest_paths([folder, tmp_path / "missing.txt"], library)
    assert statuses(outcomes) == {
        "empty.txt": "failed",
        "news.txt": "failed",
        "picture.xyz": "unsupported",
        "z.txt": "added",
        "missing.txt": "failed",
    }
    for outcome in outcomes:
        assert outcome.status is Taken.ADDED or outcome.file in (outcome.error or "")
        assert "\n" not in (outcome.error or "")


def test_ingest_makes_a_fault_of_ours_one_failed_line(
    library: Library,
    write_report: WriteReport,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """An exception nobody foresaw fails its file alone; the traceback is logged, not shown."""
    real = pipeline.parse_file

    def faulty(path: Path, settings: object) -> object:
        if path.name == "a.txt":
            raise RecursionError("deep inside")
        return real(path, settings)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "parse_file", faulty)
    write_report(tmp_path / "in" / "a.txt")
    write_report(tmp_path / "in" / "b.txt", year=2023)
    with caplog.at_level(logging.DEBUG, "ingest"):
        outcomes = ingest_paths([tmp_path / "in"], library)
    assert statuses(outcomes) == {"a.txt": "failed", "b.txt": "added"}
    assert "deep inside" not in (outcomes[0].error or "")
    assert "deep inside" in caplog.text


def test_ingest_stops_when_the_model_cannot_be_had(
    library: Library, write_report: WriteReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What concerns every file is raised, not told of each; nothing is half in."""

    def unavailable(_texts: object) -> object:
        raise EmbedderUnavailable("没有模型")

    monkeypatch.setattr(library.embedder, "embed_passages", unavailable)
    with pytest.raises(EmbedderUnavailable):
        ingest_paths([write_report(tmp_path / "a.txt")], library)
    assert library.store.generation() == 0


def test_ingest_embeds_each_text_once(
    library: Library, write_report: WriteReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update embeds only the passages whose text is new."""
    ingest_paths([write_report(tmp_path / "a.txt", count=128)], library)
    asked: list[str] = []
    real = library.embedder.embed_passages
    monkeypatch.setattr(library.embedder, "embed_passages", lambda texts: asked.extend(texts) or real(texts))
    ingest_paths([write_report(tmp_path / "a.txt", count=257)], library)
    assert asked
    assert all("257" in text for text in asked)


def test_ingest_tells_its_progress(library: Library, write_report: WriteReport, tmp_path: Path) -> None:
    """Before each file, and at the end, it is told how far things are."""
    told: list[tuple[int, int, str]] = []
    for year in (2021, 2022):
        write_report(tmp_path / "in" / f"{year}.txt", year=year)
    ingest_paths([tmp_path / "in"], library, lambda *progress: told.append(progress))
    assert told == [(0, 2, "2021.txt"), (1, 2, "2022.txt"), (2, 2, "")]


def test_remove_leaves_nothing_in_any_of_the_three(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """A removed report is in no index, and the file can be taken in again."""
    path = write_report(tmp_path / "a.txt")
    (outcome,) = ingest_paths([path], library)
    assert outcome.report_id is not None
    assert remove_reports([outcome.report_id] * 2, library) == [outcome.report_id]
    assert index_ids(library, outcome.report_id) == (set(), set())
    assert (library.store.passage_count(), library.vectors.count(), library.words.count()) == (0, 0, 0)
    assert library.store.pending() == []
    assert [outcome.status for outcome in ingest_paths([path], library)] == [Taken.ADDED]


def test_remove_of_an_unknown_report_removes_none(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """One unknown id among others is named, and nothing is done."""
    (outcome,) = ingest_paths([write_report(tmp_path / "a.txt")], library)
    assert outcome.report_id is not None
    with pytest.raises(GongkaiError, match="r-nobody"):
        remove_reports([outcome.report_id, "r-nobody"], library)
    assert len(library.store.catalogue()) == 1


@pytest.mark.parametrize(
    ("status", "named", "failed"),
    [
        pytest.param(Taken.FAILED, False, True, id="a failed file counts"),
        pytest.param(Taken.UNSUPPORTED, True, True, id="an unsupported file that was named counts"),
        pytest.param(Taken.UNSUPPORTED, False, False, id="an unsupported file in a folder does not"),
        pytest.param(Taken.UNCHANGED, True, False, id="an unchanged file does not"),
    ],
)
def test_some_failed_counts(status: Taken, named: bool, failed: bool) -> None:
    """What makes the work done in part only."""
    assert some_failed([FileOutcome("b", Taken.ADDED, True), FileOutcome("a", status, named)]) is failed


def test_check_found_names_paths_that_lead_nowhere(tmp_path: Path) -> None:
    """Only missing paths, and only empty folders, are errors; a missing path among others is not."""
    missing = tmp_path / "missing"
    with pytest.raises(GongkaiError, match=f"找不到 {missing}"):
        check_found([missing], [FileOutcome("missing", Taken.FAILED, True)])
    with pytest.raises(GongkaiError, match="没有文件"):
        check_found([tmp_path], [])
    check_found([missing, tmp_path], [FileOutcome("missing", Taken.FAILED, True)])


def test_ingest_of_real_reports_fills_the_catalogue(library: Library, real_reports: Path) -> None:
    """All five real reports go in, each with its own id, passages and figures, and are unchanged then."""
    outcomes = ingest_paths([real_reports], library)
    assert {outcome.status for outcome in outcomes} == {Taken.ADDED}
    assert len({outcome.report_id for outcome in outcomes}) == len(outcomes)
    assert all(outcome.passages and outcome.figures for outcome in outcomes)
    assert {outcome.status for outcome in ingest_paths([real_reports], library)} == {Taken.UNCHANGED}
    assert library.vectors.count() == library.words.count() == library.store.passage_count()


def test_two_libraries_can_be_open_on_one_home(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """What one takes in the other shows after refresh, which says whether there was anything."""
    with Library(library.settings) as reader:
        assert reader.words.count() == 0
        (outcome,) = ingest_paths([write_report(tmp_path / "a.txt")], library)
        assert outcome.report_id is not None
        assert reader.refresh()
        assert not reader.refresh()
        ids = {passage.id for _, passage in reader.store.passages_of()}
        assert index_ids(reader, outcome.report_id) == (ids, ids)
    assert os.path.exists(library.home / "gongkai.db")
