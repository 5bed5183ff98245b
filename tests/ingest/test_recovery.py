"""A writer may be killed at any moment: each report is then whole or absent, and the next command repairs."""

from __future__ import annotations

import runpy
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest import library as library_module
from ingest.library import Library
from ingest.parse import parse_file
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings
from ingest.types import Report

WriteReport = Callable[..., Path]
RunWriter = Callable[..., int]
PROGRAM = Path(__file__).with_name("dying_writer.py")

OPEN = """
import sys
from ingest.library import Library
from ingest.settings import IngestSettings
with Library(IngestSettings(home=sys.argv[1])) as library:
    print(library.store.pending())
"""

# Where a writer can die, in the order it gets there.
STAGES = [
    "before ingest.pipeline:parse_file",
    "before ingest.store:Store.save",
    "after ingest.records:insert_vectors",
    "after ingest.records:delete_report",
    "after ingest.records:insert_report",
    "after ingest.records:note_task",
    "after ingest.store:Store.save",
    "after ingest.vectors:VectorIndex.remove",
    "before chromadb.api.models.Collection:Collection.upsert",
    "after chromadb.api.models.Collection:Collection.upsert",
    "after ingest.vectors:VectorIndex.add",
    "after ingest.words:WordIndex.add",
    "after ingest.store:Store.settle",
]


@pytest.fixture(scope="module")
def begun(run: RunWriter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a home in which two reports are."""
    folder = tmp_path_factory.mktemp("begun")
    for year in (2021, 2022):
        write(folder / "in" / f"{year}.txt", year, 100)
    assert run(folder / "home", "never", 0, "ingest", folder / "in") == 0
    return folder


@pytest.fixture
def folder(begun: Path, tmp_path: Path) -> Path:
    """A copy of that, where one report has changed since and another has come."""
    shutil.copytree(begun, tmp_path / "copy")
    write(tmp_path / "copy" / "in" / "2022.txt", 2022, 200)
    write(tmp_path / "copy" / "in" / "2023.txt", 2023, 300)
    return tmp_path / "copy"


def write(path: Path, year: int, count: int, agency: str = "云岭县财政局") -> Path:
    """A small report."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"{agency}{year}年政府信息公开工作年度报告\n\n一、总体情况\n{agency}全年公开信息{count}条。\n"
        f"二、主动公开政府信息情况\n信息内容\t本年处理决定数量\n行政许可\t{count}\n"
        "三、收到和处理政府信息公开申请情况\n没有收到申请。\n五、存在的主要问题及改进情况\n更新不够及时。\n",
        encoding="utf-8",
    )
    return path


def vectors_of(home: Path, file: str) -> Path:
    """A file of the vector index."""
    return next((home / "chroma").glob("*/stamp")).with_name(file)


@pytest.fixture
def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Library]]:
    """Opens the home, as the next command would."""
    stand_in = runpy.run_path(str(PROGRAM))["StandIn"]
    monkeypatch.setattr(library_module, "load_embedder", lambda settings, _: stand_in(settings.embedder))
    libraries: list[Library] = []

    def open_it() -> Library:
        libraries.append(Library(IngestSettings(home=folder / "home")))
        return libraries[-1]

    yield open_it
    for library in libraries:
        library.close()


def whole_reports(library: Library) -> dict[int, Report]:
    """The reports by year, after a look that each is in both indexes with exactly its passages."""
    assert library.store.pending() == []
    reports = [library.store.report(entry.report_id) for entry in library.store.catalogue()]
    for report in reports:
        assert report is not None
        ids = {passage.id for passage in report.passages}
        assert (ids, ids) == (library.vectors.ids(report.id), library.words.ids(report.id))
        assert library.vectors.vectors(sorted(ids)).keys() == ids
    assert library.store.passage_count() == library.vectors.count() == library.words.count()
    return {report.year: report for report in reports if report is not None}


def as_written(path: Path, year: int, count: int) -> Report:
    """What the store must hold of a small report."""
    return parse_file(write(path / f"{year}.txt", year, count), IngestSettings())


@pytest.mark.parametrize("nth", [1, 2], ids=["in an update", "in an addition"])
@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_writer_leaves_each_report_whole_or_absent(
    run: RunWriter, folder: Path, tmp_path: Path, opened: Callable[[], Library], stage: str, nth: int
) -> None:
    """Wherever it dies, what it was at is there as before or as after, and all three agree."""
    assert run(folder / "home", stage, nth, "ingest", folder / "in") == -signal.SIGKILL
    library = opened()
    found = whole_reports(library)
    aside = tmp_path / "aside"
    possible = {
        2021: [as_written(aside, 2021, 100)],
        2022: [as_written(aside, 2022, 100), as_written(aside, 2022, 200)],
        2023: [None, as_written(aside, 2023, 300)],
    }
    for year, versions in possible.items():
        assert found.get(year) in versions, year
    ingest_paths([folder / "in"], library)
    assert whole_reports(library) == {year: versions[-1] for year, versions in possible.items()}


@pytest.mark.parametrize(
    "stage",
    [
        "before ingest.store:Store.remove",
        "after ingest.records:delete_report",
        "after ingest.store:Store.remove",
        "after ingest.vectors:VectorIndex.remove",
        "before ingest.store:Store.settle",
    ],
)
def test_a_killed_removal_is_done_or_not_begun(
    run: RunWriter, folder: Path, tmp_path: Path, opened: Callable[[], Library], stage: str
) -> None:
    """A report whose removal was cut off is there whole or gone everywhere."""
    report = as_written(tmp_path / "aside", 2022, 100)
    assert run(folder / "home", stage, 1, "remove", report.id) == -signal.SIGKILL
    found = whole_reports(opened())
    assert found.keys() in ({2021}, {2021, 2022})
    assert found.get(2022) in (None, report)


@pytest.mark.parametrize("nth", [1, 2], ids=["the first", "the second"])
@pytest.mark.parametrize(
    "stage",
    [
        "before ingest.store:Store.move",
        "after ingest.records:replace_report",
        "after ingest.store:Store.move",
    ],
)
def test_a_killed_move_to_a_full_name_is_done_or_not_begun(
    run: RunWriter, folder: Path, opened: Callable[[], Library], stage: str, nth: int
) -> None:
    """A report that was being filed under a fuller name is there once, and the next run does the rest."""
    (folder / "in" / "2022.txt").unlink()
    write(folder / "in" / "2023.txt", 2023, 300, "青溪市云岭县财政局")
    nth += stage.endswith("replace_report")  # the first is that of the new report
    assert run(folder / "home", stage, nth, "ingest", folder / "in") == -signal.SIGKILL
    library = opened()
    assert whole_reports(library).keys() == {2021, 2022, 2023}
    ingest_paths([folder / "in"], library)
    assert {report.agency for report in whole_reports(library).values()} == {"青溪市云岭县财政局"}


def test_a_writer_killed_from_outside_leaves_all_in_order(
    run: RunWriter, folder: Path, opened: Callable[[], Library]
) -> None:
    """Killed again and again as its progress shows, and started again, it ends with every report."""
    for year in range(2000, 2021):
        write(folder / "in" / f"{year}.txt", year, year)
    command = [sys.executable, str(PROGRAM), str(folder / "home"), "never", "0", "ingest", str(folder / "in")]
    for lines in (3, 9, 16):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(lines):
                assert process.stdout.readline()
            process.kill()
        assert whole_reports(opened()).keys() >= {2021, *range(2000, 2000 + lines - 1)}
    assert run(folder / "home", "never", 0, "ingest", folder / "in") == 0
    assert whole_reports(opened()).keys() == set(range(2000, 2024))


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda home: shutil.rmtree(home / "chroma"), id="no vector index"),
        pytest.param(
            lambda home: vectors_of(home, "chroma.sqlite3").write_bytes(b"x" * 5000), id="bad vector index"
        ),
        pytest.param(lambda home: (home / "words.db").unlink(), id="no word index"),
        pytest.param(lambda home: (home / "words.db").write_bytes(b"x" * 5000), id="bad word index"),
        pytest.param(lambda home: vectors_of(home, "unfinished").touch(), id="unfinished write"),
    ],
)
def test_indexes_are_built_again_from_the_store(
    folder: Path, opened: Callable[[], Library], damage: Callable[[Path], object]
) -> None:
    """An index that is gone, damaged or of another size comes back without the embedding model."""
    damage(folder / "home")
    assert whole_reports(opened()).keys() == {2021, 2022}


def test_a_foreign_index_is_built_again(
    run: RunWriter, folder: Path, begun: Path, opened: Callable[[], Library]
) -> None:
    """The indexes of an older copy of the home do not pass for those of the newer one."""
    assert run(folder / "home", "never", 0, "ingest", folder / "in") == 0
    for name in ("chroma", "words.db"):
        source, target = begun / "home" / name, folder / "home" / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    assert whole_reports(opened()).keys() == {2021, 2022, 2023}


def test_an_open_library_repairs_when_it_refreshes(
    run: RunWriter, folder: Path, opened: Callable[[], Library]
) -> None:
    """A running chat needs no restart after another process died."""
    chat = opened()
    assert whole_reports(chat).keys() == {2021, 2022}
    assert (
        run(folder / "home", "after ingest.store:Store.save", 2, "ingest", folder / "in") == -signal.SIGKILL
    )
    assert chat.refresh()
    assert whole_reports(chat).keys() == {2021, 2022, 2023}


def test_repair_leaves_a_living_writer_alone(folder: Path, opened: Callable[[], Library]) -> None:
    """What is due while another process holds the lock is that one's to do."""
    writer = opened()
    report = whole_reports(writer)[2022]
    with writer.writer():
        writer.store.remove(report.id)
        command = [sys.executable, "-c", OPEN, str(folder / "home")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == f"['{report.id}']\n"
    assert whole_reports(opened()).keys() == {2021}
