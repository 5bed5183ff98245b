from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.audit.corpus import Checked, Unread, audit_files, audit_library
from ingest.library import Library
from ingest.pipeline import ingest_paths, remove_reports
from ingest.types import Report

MakeReport = Callable[..., Report]
BEFORE = {("结转下年度继续办理", "自然人"): "5"}


@pytest.fixture
def folder(tmp_path: Path, make_report: MakeReport) -> Path:
    """Two years of one agency; what was carried over does not arrive."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "2021.txt").write_text(make_report(year=2021, requests=BEFORE).text, encoding="utf-8")
    (folder / "2022.txt").write_text(make_report().text, encoding="utf-8")
    return folder


def carried(found: list[Checked | Unread]) -> list[tuple[int, str | None]]:
    return [
        (one.year, one.before_id)
        for one in found
        if isinstance(one, Checked) and any(f.rule == "years.carried" for f in one.findings)
    ]


def audited(library: Library) -> list[Checked | Unread]:
    return [*audit_library(library.store, {e.report_id for e in library.store.catalogue()})]


def test_years_are_compared_when_asked(library: Library, folder: Path, make_report: MakeReport) -> None:
    """A neighbour that is removed, added or replaced leaves nothing stale."""
    first, _ = ingest_paths([folder], library)
    assert first.report_id is not None
    assert [(2022, first.report_id)] == carried(audited(library))
    remove_reports([first.report_id], library)
    assert [] == carried(audited(library))
    ingest_paths([folder / "2021.txt"], library)
    assert [(2022, first.report_id)] == carried(audited(library))
    agreeing = make_report(year=2021, requests={("结转下年度继续办理", "自然人"): "3"}).text
    (folder / "2021.txt").write_text(agreeing, encoding="utf-8")
    ingest_paths([folder], library)
    assert [] == carried(audited(library))


def test_a_year_is_compared_with_one_that_was_not_asked_for(library: Library, folder: Path) -> None:
    """Only 2022 is asked for, and laid beside 2021."""
    first, second = ingest_paths([folder], library)
    assert second.report_id is not None
    (found,) = audit_library(library.store, {second.report_id})
    assert [(2022, first.report_id)] == carried([found])


def test_a_draft_is_checked_without_being_taken_in(library: Library, folder: Path) -> None:
    """Beside the report of the year before that is in, or that is a draft as well."""
    assert 1 == len(carried(audit_files([folder], library.store, library.settings)))
    ingest_paths([folder / "2021.txt"], library)
    assert 1 == len(carried(audit_files([folder / "2022.txt"], library.store, library.settings)))
    assert [2021] == [entry.year for entry in library.store.catalogue()]


def test_a_draft_is_laid_beside_the_full_name(library: Library, folder: Path) -> None:
    """A draft or a report of the year before that names the city as well is of the same agency."""
    before, draft = folder / "2021.txt", folder / "2022.txt"
    draft.write_text(
        draft.read_text(encoding="utf-8").replace("青溪市林业局", "霁川区林业局"), encoding="utf-8"
    )
    full = before.read_text(encoding="utf-8").replace("青溪市林业局", "青溪市霁川区林业局")
    before.write_text(full, encoding="utf-8")
    assert 1 == len(carried(audit_files([folder], library.store, library.settings)))
    (taken,) = ingest_paths([before], library)
    assert [(2022, taken.report_id)] == carried(audit_files([draft], library.store, library.settings))


def test_a_draft_that_cannot_be_read_does_not_stop_the_others(library: Library, folder: Path) -> None:
    """It is named with the reason."""
    (folder / "坏.pdf").write_bytes(b"%PDF-1.4 nothing")
    found = audit_files([folder], library.store, library.settings)
    assert ["坏.pdf"] == [one.file for one in found if isinstance(one, Unread)]
    assert 2 == len([one for one in found if isinstance(one, Checked)])
