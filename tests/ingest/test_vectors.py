"""A real Chroma: what goes in comes out, in this process, in another one, and after damage."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

import numpy as np
import pytest

from ingest.errors import EmbedderMismatch, HomeUnusable
from ingest.vectors import VectorIndex, Vectors

SIZE = 16
WRITER = """
import sys
from pathlib import Path
import numpy as np
from ingest.vectors import VectorIndex

index = VectorIndex(Path(sys.argv[1]), "", "test-model")

def unit(*seeds):
    rows = np.stack([np.random.default_rng(seed).standard_normal(16, np.float32) for seed in seeds])
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)

def add(report_id, *seeds):
    index.add(report_id, [f"p-{seed}" for seed in seeds], unit(*seeds), [{"year": 2022}] * len(seeds))
"""


def unit(*seeds: int) -> Vectors:
    """A vector of length 1 for each seed."""
    rows = np.stack([np.random.default_rng(seed).standard_normal(SIZE, np.float32) for seed in seeds])
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def add(index: VectorIndex, report_id: str, *seeds: int) -> None:
    """Add a passage ``p-<seed>`` for each seed."""
    index.add(report_id, [f"p-{seed}" for seed in seeds], unit(*seeds), [{"year": 2022}] * len(seeds))


def in_another_process(folder: Path, code: str) -> int:
    """Run code that has ``index`` and ``add`` on the same folder; its exit code."""
    return subprocess.run([sys.executable, "-c", WRITER + code, str(folder)]).returncode


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a Chroma server on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    data = tmp_path_factory.mktemp("server")
    process = subprocess.Popen(
        [program, "run", "--path", data, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(600):
        try:
            urlopen(f"http://127.0.0.1:{port}/api/v2/heartbeat").close()
            break
        except OSError:
            assert process.poll() is None
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


@pytest.fixture(params=["embedded", "server"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorIndex]:
    """An empty index of either kind."""
    url = request.getfixturevalue("server") if request.param == "server" else ""
    made = VectorIndex(tmp_path / "chroma", url, "test-model")
    if url:
        made.reset()
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where an embedded index goes."""
    return tmp_path / "home" / "chroma"


@pytest.fixture
def embedded(folder: Path) -> Iterator[VectorIndex]:
    """An embedded index that holds two reports."""
    made = VectorIndex(folder, "", "test-model")
    add(made, "r-1", 1, 2, 3)
    add(made, "r-2", 4, 5)
    yield made
    made.close()


def test_index_gives_back_what_was_added(index: VectorIndex) -> None:
    """Ids by report, the count, and the vectors to the last bit; an id that is not there is left out."""
    add(index, "r-1", 1, 2, 3)
    add(index, "r-2", 4)
    found = index.vectors(["p-3", "p-1", "p-9"])
    assert (index.ids("r-1"), index.ids("r-2"), index.ids("r-3")) == ({"p-1", "p-2", "p-3"}, {"p-4"}, set())
    assert index.count() == 4
    assert set(found) == {"p-1", "p-3"}
    assert np.stack([found["p-1"], found["p-3"]]) == pytest.approx(unit(1, 3), abs=1e-6)


def test_nearest_scores_are_the_cosines_best_first(index: VectorIndex) -> None:
    """The best of 300 are those of an exact search, with their cosines."""
    matrix, question = unit(*range(300)), unit(1000)[0]
    add(index, "r-1", *range(300))
    cosines = matrix @ question
    best = np.argsort(-cosines)[:10]
    found = index.nearest(question, 10)
    assert [passage_id for passage_id, _ in found] == [f"p-{n}" for n in best]
    assert [score for _, score in found] == pytest.approx(cosines[best].tolist(), abs=1e-5)


def test_adding_again_changes_nothing(index: VectorIndex) -> None:
    """The same passages twice are there once."""
    for _ in range(2):
        add(index, "r-1", 1, 2)
    assert (index.count(), len(index.nearest(unit(1)[0], 5))) == (2, 2)


def test_adding_replaces_the_vector_of_an_id(index: VectorIndex) -> None:
    """The last vector counts."""
    add(index, "r-1", 1)
    index.add("r-1", ["p-1"], unit(7), [{"year": 2023}])
    assert index.vectors(["p-1"])["p-1"] == pytest.approx(unit(7)[0], abs=1e-6)


def test_remove_takes_one_report_and_leaves_the_others(index: VectorIndex) -> None:
    """No passage of the report is found any more; removing it again does nothing."""
    add(index, "r-1", 1, 2)
    add(index, "r-2", 3)
    for _ in range(2):
        index.remove("r-1")
    assert (index.ids("r-1"), index.count()) == (set(), 1)
    assert [passage_id for passage_id, _ in index.nearest(unit(1)[0], 5)] == ["p-3"]


def test_reset_empties_and_leaves_the_index_usable(index: VectorIndex) -> None:
    """Nothing is left, and new passages go in; on an index that is empty it does nothing."""
    add(index, "r-1", 1)
    for _ in range(2):
        index.reset()
    assert index.count() == 0
    add(index, "r-2", 2)
    assert index.ids("r-2") == {"p-2"}


def test_reading_nothing_gives_nothing(index: VectorIndex) -> None:
    """An index that was never written to is empty, not an error."""
    answers = (index.count(), index.ids("r"), index.vectors(["p"]), index.nearest(unit(1)[0], 3))
    assert answers == (0, set(), {}, [])


def test_reading_makes_no_folder(folder: Path) -> None:
    """Only a write makes the folder."""
    assert VectorIndex(folder, "", "test-model").count() == 0
    assert not folder.parent.exists()


def test_each_model_has_its_own_collection(embedded: VectorIndex, folder: Path) -> None:
    """Vectors of one model are not seen with another, also where the names differ only in odd characters."""
    others = [VectorIndex(folder, "", name) for name in ("test/model", "模型", "")]
    assert [other.count() for other in others] == [0, 0, 0]
    assert embedded.count() == 5


def test_vectors_of_another_length_are_refused(embedded: VectorIndex) -> None:
    """A model that was exchanged under its name is told, in one line, and the index is as it was."""
    with pytest.raises(EmbedderMismatch, match=r"^[^\n]*GONGKAI_EMBEDDER[^\n]*$"):
        embedded.add("r-3", ["p-9"], np.ones((1, 3), np.float32), [{"year": 2022}])
    assert embedded.count() == 5


def test_threads_read_while_one_writes(embedded: VectorIndex) -> None:
    """Each read sees all of what was there before it."""
    with ThreadPoolExecutor(5) as pool:
        writing = pool.submit(lambda: [add(embedded, f"r-{n}", n) for n in range(10, 40)])
        reading = [pool.submit(lambda: len(embedded.vectors(["p-1", "p-5"]))) for _ in range(40)]
        assert {future.result() for future in reading} == {2}
        writing.result()
    assert embedded.count() == 35


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("add('r-3', 6)", {"p-1", "p-2", "p-3", "p-4", "p-5", "p-6"}, id="added"),
        pytest.param("index.remove('r-1')", {"p-4", "p-5"}, id="removed"),
        pytest.param("index.reset()", set(), id="emptied"),
        pytest.param("index.reset(); add('r-2', 5)", {"p-5"}, id="built anew"),
    ],
)
def test_reader_sees_what_another_process_did(
    embedded: VectorIndex, folder: Path, code: str, expected: set[str]
) -> None:
    """An index that was open and in use finds exactly what is there now, by each way of reading."""
    assert len(embedded.nearest(unit(1)[0], 10)) == 5
    assert in_another_process(folder, code) == 0
    every = [f"p-{n}" for n in range(10)]
    assert {passage_id for passage_id, _ in embedded.nearest(unit(1)[0], 10)} == expected
    assert (set(embedded.vectors(every)), embedded.count()) == (expected, len(expected))


def test_reader_sees_a_vector_that_another_process_replaced(embedded: VectorIndex, folder: Path) -> None:
    """The old vector of an id is not served from memory."""
    embedded.vectors(["p-1"])
    assert in_another_process(folder, "index.add('r-1', ['p-1'], unit(7), [{'year': 2022}])") == 0
    assert embedded.vectors(["p-1"])["p-1"] == pytest.approx(unit(7)[0], abs=1e-6)


def test_process_that_reads_all_the_time_survives_a_writer(embedded: VectorIndex, folder: Path) -> None:
    """Chroma alone crashes here: a reader that loads what is being written dies without an exception."""
    code = "while index.count() < 600: assert len(index.nearest(unit(1)[0], 5)) == 5"
    reader = subprocess.Popen([sys.executable, "-c", WRITER + code, str(folder)])
    for start in range(100, 700, 30):
        add(embedded, f"r-{start}", *range(start, start + 30))
    assert reader.wait() == 0


def test_unfinished_write_is_told_and_can_be_reset(embedded: VectorIndex, folder: Path) -> None:
    """After a writer died in a write, each read gives one line that says what to do, until the reset."""
    dying = (
        "import os; from chromadb.api.models.Collection import Collection;"
        "Collection.upsert = lambda *a, **k: os._exit(9); add('r-3', 6)"
    )
    assert in_another_process(folder, dying) == 9
    reads: list[Callable[[], object]] = [
        embedded.count,
        lambda: embedded.nearest(unit(1)[0], 3),
        lambda: add(embedded, "r-4", 7),
    ]
    for read in reads:
        with pytest.raises(HomeUnusable, match=r"^[^\n]*chroma[^\n]*gongkai ingest[^\n]*$"):
            read()
    embedded.reset()
    add(embedded, "r-4", 7)
    assert embedded.ids("r-4") == {"p-7"}


def test_damaged_database_is_told_and_can_be_reset(embedded: VectorIndex, folder: Path) -> None:
    """A file that is no database any more gives one line, and a reset makes the index usable."""
    embedded.close()
    (folder / "chroma.sqlite3").write_bytes(b"not a database" * 1000)
    with pytest.raises(HomeUnusable, match=r"^[^\n]*chroma[^\n]*$"):
        embedded.count()
    embedded.reset()
    add(embedded, "r-1", 1)
    assert embedded.count() == 1


def test_folder_that_was_deleted_is_empty_and_usable(embedded: VectorIndex, folder: Path) -> None:
    """Whoever deletes the folder of an open index has an empty index."""
    shutil.rmtree(folder)
    assert embedded.count() == 0
    add(embedded, "r-1", 1)
    assert embedded.count() == 1


def test_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    """One line names the URL and the setting."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(HomeUnusable, match=rf"^[^\n]*{url}[^\n]*GONGKAI_CHROMA_URL[^\n]*$"):
        VectorIndex(tmp_path / "chroma", url, "test-model").count()


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file in the place of the home gives one line with its name."""
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeUnusable, match=r"^[^\n]*file[^\n]*$"):
        add(VectorIndex(tmp_path / "file" / "chroma", "", "test-model"), "r-1", 1)
