"""Reports of one office are filed under the fullest of its names, whichever file comes first."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.library import Library
from ingest.parse import report_id_of
from ingest.passages import cut_passages
from ingest.pipeline import FileOutcome, Taken, ingest_paths, remove_reports
from ingest.types import Document

WriteReport = Callable[..., Path]
SHORT, FULL = "霁川区数据局", "长珏市霁川区数据局"


def statuses(outcomes: list[FileOutcome]) -> dict[str, str]:
    return {outcome.file: outcome.status.value for outcome in outcomes}


def index_ids(library: Library, report_id: str) -> tuple[set[str], set[str]]:
    return library.vectors.ids(report_id), library.words.ids(report_id)


def assert_one_agency(library: Library, years: list[int]) -> None:
    """The catalogue has FULL alone, with these years, and the indexes have its passages and no others."""
    entries = library.store.catalogue()
    assert [(entry.agency, entry.year) for entry in entries] == [(FULL, year) for year in years]
    assert {(entry.place, entry.office) for entry in entries} == {("长珏市霁川区", "数据局")}
    for entry in entries:
        ids = {passage.id for _, passage in library.store.passages_of([entry.report_id])}
        assert ids
        assert index_ids(library, entry.report_id) == (ids, ids)
    assert library.vectors.count() == library.words.count() == library.store.passage_count()
    assert library.store.pending() == []


@pytest.mark.parametrize("runs", [1, 2], ids=["in one run", "in two runs"])
@pytest.mark.parametrize("first", [SHORT, FULL])
def test_ingest_files_reports_of_one_office_under_its_full_name(
    library: Library, write_report: WriteReport, tmp_path: Path, first: str, runs: int
) -> None:
    """Whichever comes first: one agency, both years, nothing of the short one; then both are unchanged."""
    second = FULL if first == SHORT else SHORT
    files = [
        write_report(tmp_path / "in" / "a.txt", first, 2022),
        write_report(tmp_path / "in" / "b.txt", second, 2023),
    ]
    batches = [files] if runs == 1 else [[file] for file in files]
    outcomes = [outcome for batch in batches for outcome in ingest_paths(batch, library)]
    assert_one_agency(library, [2022, 2023])
    assert statuses(outcomes) == {"a.txt": "added", "b.txt": "added"}
    there = [(entry.report_id, entry.agency) for entry in library.store.catalogue()]
    last = outcomes if runs == 1 else outcomes[1:]
    assert [(outcome.report_id, outcome.agency) for outcome in last] == there[-len(last) :]
    for year in (2022, 2023):
        assert index_ids(library, report_id_of(SHORT, year)) == (set(), set())
        assert library.store.sha256(report_id_of(SHORT, year)) is None
    before = library.store.generation()
    assert set(statuses(ingest_paths(files, library)).values()) == {"unchanged"}
    assert library.store.generation() == before


@pytest.mark.parametrize("first", [SHORT, FULL])
def test_ingest_of_a_changed_file_stays_under_the_full_name(
    library: Library, write_report: WriteReport, tmp_path: Path, first: str
) -> None:
    """It updates the report there is; of both versions one original is kept, the new one."""
    years = {SHORT: 2022, FULL: 2023}
    for agency in (first, *(years.keys() - {first})):
        ingest_paths([write_report(tmp_path / f"{years[agency]}.txt", agency, years[agency])], library)
    (outcome,) = ingest_paths([write_report(tmp_path / "2022.txt", SHORT, 2022, 257)], library)
    assert (outcome.status, outcome.agency, outcome.year) == (Taken.UPDATED, FULL, 2022)
    assert_one_agency(library, [2022, 2023])
    assert {figure.raw for _, figure in library.store.figures(row="行政许可")} == {"128", "257"}
    kept = {library.store.sha256(entry.report_id) for entry in library.store.catalogue()}
    assert {path.name for path in (library.home / "originals").iterdir()} == kept


def test_a_report_filed_anew_is_as_it_was_read(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """All but its names and ids is the same, its file is kept, and its passages are as cut for its new id."""
    (outcome,) = ingest_paths([write_report(tmp_path / "a.txt", SHORT)], library)
    old = library.store.report(outcome.report_id or "")
    ingest_paths([write_report(tmp_path / "b.txt", FULL, 2023)], library)
    new = library.store.report(report_id_of(FULL, 2022))
    assert old is not None
    assert new is not None
    named = dict(id=new.id, agency=FULL, place="长珏市霁川区", passages=new.passages)
    assert new == dataclasses.replace(old, **named)
    document = Document(new.text, new.blocks)
    assert new.passages == cut_passages(document, new.sections, new.id, library.settings.passage_chars)
    assert library.originals.find(new.sha256) is not None


def test_ingest_names_a_report_anew_once_more(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """A name still fuller takes in the reports of all that are shorter, also of one run."""
    for n, agency in enumerate([SHORT, FULL, "山东省" + FULL]):
        write_report(tmp_path / "in" / f"{n}.txt", agency, 2021 + n)
    ingest_paths([tmp_path / "in" / "0.txt"], library)
    outcomes = ingest_paths([tmp_path / "in"], library)
    entries = library.store.catalogue()
    assert [(entry.agency, entry.year) for entry in entries] == [
        ("山东省" + FULL, year) for year in (2021, 2022, 2023)
    ]
    assert [outcome.report_id for outcome in outcomes] == [entry.report_id for entry in entries]


def test_ingest_leaves_a_name_of_two_places_alone(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """Of 甲川市霁川区 or of 乙川市霁川区: nobody can tell, so it stays what it says it is."""
    agencies = ["甲川市霁川区数据局", "乙川市霁川区数据局", SHORT]
    for n, agency in enumerate(agencies):
        write_report(tmp_path / "in" / f"{n}.txt", agency, 2021 + n)
    outcomes = ingest_paths([tmp_path / "in"], library)
    assert [outcome.agency for outcome in outcomes] == agencies
    assert {entry.agency for entry in library.store.catalogue()} == set(agencies)


def test_a_year_that_the_full_name_has_is_left_alone(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """Neither report is lost; the short one goes on being updated under its own name."""
    write_report(tmp_path / "in" / "a.txt", SHORT, count=1)
    write_report(tmp_path / "in" / "b.txt", FULL, count=2)
    ingest_paths([tmp_path / "in"], library)
    write_report(tmp_path / "in" / "a.txt", SHORT, count=3)
    outcomes = ingest_paths([tmp_path / "in"], library)
    assert statuses(outcomes) == {"a.txt": "updated", "b.txt": "unchanged"}
    figures = {report_id: figure.raw for report_id, figure in library.store.figures(row="行政许可")}
    assert figures == {report_id_of(SHORT, 2022): "3", report_id_of(FULL, 2022): "2"}


@pytest.mark.parametrize("fault", ["_move", "filed_under"])
def test_a_report_that_cannot_be_filed_anew_stays(
    library: Library,
    write_report: WriteReport,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: str,
) -> None:
    """The run goes on, the report is there as it was, and the next run files it."""

    def faulty(*_args: object, **_named: object) -> None:
        raise RecursionError("deep inside")

    (old,) = ingest_paths([write_report(tmp_path / "in" / "a.txt", SHORT)], library)
    write_report(tmp_path / "in" / "b.txt", FULL, 2023)
    with monkeypatch.context() as patched, caplog.at_level(logging.DEBUG, "ingest"):
        patched.setattr(pipeline, fault, faulty)
        outcomes = ingest_paths([tmp_path / "in"], library)
    assert "deep inside" in caplog.text
    assert [(o.status.value, o.agency) for o in outcomes] == [("unchanged", SHORT), ("added", FULL)]
    assert outcomes[0].report_id == old.report_id
    assert library.store.report(old.report_id or "") is not None
    assert [outcome.agency for outcome in ingest_paths([tmp_path / "in"], library)] == [FULL, FULL]
    assert_one_agency(library, [2022, 2023])


def test_filing_anew_reads_and_embeds_nothing(
    library: Library, write_report: WriteReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept of a report is enough, also where its file is not: scans are not recognised twice."""
    (old,) = ingest_paths([write_report(tmp_path / "a.txt", SHORT)], library)
    library.originals.drop(library.store.sha256(old.report_id or "") or "")
    read: list[str] = []
    asked: list[str] = []
    parse, embed = pipeline.parse_file, library.embedder.embed_passages
    monkeypatch.setattr(pipeline, "parse_file", lambda path, s: read.append(path.name) or parse(path, s))
    monkeypatch.setattr(library.embedder, "embed_passages", lambda texts: asked.extend(texts) or embed(texts))
    ingest_paths([write_report(tmp_path / "b.txt", FULL, 2023)], library)
    assert_one_agency(library, [2022, 2023])
    assert read == ["b.txt"]
    assert asked
    assert not any("2022" in text for text in asked)


def test_a_report_filed_anew_is_removed_whole(
    library: Library, write_report: WriteReport, tmp_path: Path
) -> None:
    """By its new id it goes with its original, and the file can be taken in again."""
    file = write_report(tmp_path / "a.txt", SHORT)
    ingest_paths([file], library)
    ingest_paths([write_report(tmp_path / "b.txt", FULL, 2023)], library)
    remove_reports([report_id_of(FULL, 2022)], library)
    assert_one_agency(library, [2023])
    assert len(list((library.home / "originals").iterdir())) == 1
    (outcome,) = ingest_paths([file], library)
    assert (outcome.status, outcome.report_id) == (Taken.ADDED, report_id_of(FULL, 2022))
