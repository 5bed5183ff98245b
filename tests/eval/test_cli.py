"""The commands of evaluation, through the command line as users call it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from assistant.evaluation import last_evaluation
from eval.cli import main

AGENCY = "青溪市临渡区教育局"


def gongkai(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """Run the command; its exit code."""
    monkeypatch.setattr("sys.argv", ["gongkai", *map(str, arguments)])
    with pytest.raises(SystemExit) as left:
        main()
    return int(left.value.code or 0)


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    """Two reports of the sample, and nothing else of it."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for path in sample_folder.glob(f"{AGENCY}20[12][90]*"):
        shutil.copy(path, reports)
    return reports


@pytest.fixture
def questions(folder: Path) -> Path:
    """A question on each of the two reports, one of them with a wrong expectation."""
    lines = [
        {
            "id": "a",
            "question": f"{AGENCY}2019年收到多少件政府信息公开申请？",
            "kind": "prose",
            "status": "answered",
            "value": 0,
        },
        {
            "id": "b",
            "question": f"{AGENCY}2020年收到多少件政府信息公开申请？",
            "kind": "prose",
            "status": "answered",
            "value": 99,
        },
    ]
    path = folder.parent / "questions.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def test_sample_writes_the_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`gongkai sample DIR` writes the reports and says how many."""
    assert gongkai(monkeypatch, "sample", tmp_path / "new" / "corpus", "--seed", "3") == 0
    assert "32 份" in capsys.readouterr().out
    assert len(list((tmp_path / "new" / "corpus").glob("*.*"))) == 33  # and the hidden folder


def test_eval_runs_a_question_file_on_a_folder(
    folder: Path, questions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --set and --reports the folder is taken in and asked; --details tells the wrong answer."""
    assert gongkai(monkeypatch, "eval", "--set", questions, "--reports", folder, "--details") == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[1].split()[:3] == ["prose", "2", "50.0%"]
    assert "b（prose）" in printed


def test_eval_runs_a_question_file_on_the_home(
    folder: Path,
    questions: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With --set alone the home is asked, and --json prints one document."""
    home = tmp_path / "home"
    assert gongkai(monkeypatch, "ingest", folder, "--home", home) == 0
    capsys.readouterr()
    assert gongkai(monkeypatch, "eval", "--set", questions, "--home", home, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["total"]["right"] == 0.5
    assert [question["id"] for question in data["questions"]] == ["a", "b"]
    kept = last_evaluation(home)
    assert kept
    assert (kept.on, kept.result) == (questions.name, data)


def test_eval_keeps_a_run_and_compares_with_it(
    folder: Path,
    questions: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The baseline of a run is written, the next run is told from it, and --hold ends in 1 on a fall."""
    home, kept, page = tmp_path / "home", tmp_path / "kept.json", tmp_path / "page.html"
    asked = ("eval", "--set", questions, "--home", home)
    assert gongkai(monkeypatch, "ingest", folder, "--home", home) == 0
    assert gongkai(monkeypatch, *asked, "--write-baseline", kept, "--html", page) == 0
    assert "<svg" in page.read_text(encoding="utf-8")
    capsys.readouterr()
    assert gongkai(monkeypatch, *asked, "--baseline", kept, "--hold") == 0
    assert "共同的 2 题" in capsys.readouterr().out
    kept.write_text(kept.read_text(encoding="utf-8").replace("false", "true"), encoding="utf-8")
    assert gongkai(monkeypatch, *asked, "--baseline", kept, "--hold") == 1
    told = capsys.readouterr()
    assert "新答错" in told.out
    assert "--write-baseline" in told.err


def test_eval_asks_only_what_is_chosen(
    folder: Path,
    questions: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """By half, by kind and by number; nothing left to ask is wrong use."""
    home = tmp_path / "home"
    lines = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    lines[1] |= {"heldout": True, "kind": "other"}
    questions.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert gongkai(monkeypatch, "ingest", folder, "--home", home) == 0
    for option, expected in (
        ("--dev", ["a"]),
        ("--heldout", ["b"]),
        ("--kind=other", ["b"]),
        ("--sample=1", ["a"]),
    ):
        capsys.readouterr()
        assert gongkai(monkeypatch, "eval", "--set", questions, "--home", home, "--json", option) == 0
        assert [q["id"] for q in json.loads(capsys.readouterr().out)["questions"]] == expected
    assert gongkai(monkeypatch, "eval", "--set", questions, "--home", home, "--kind", "none") == 2


@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning"
)  # those of the compared chain's packages are not ours
def test_eval_asks_a_plain_chain_beside(
    folder: Path, questions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --plain a line tells in how many questions the plain chain retrieves the answer at all."""
    lines = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    quote = {"file": f"{AGENCY}2019年政府信息公开工作年度报告.txt", "quote": "政府信息公开"}
    questions.write_text(json.dumps(lines[0] | {"evidence": [quote]}), encoding="utf-8")
    assert gongkai(monkeypatch, "eval", "--set", questions, "--reports", folder, "--plain") == 0
    assert "1 题中 1 题的答案在所检段落里" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["eval", "--reports", "."], 2, "--set", id="reports without questions"),
        pytest.param(["eval", "--set", "nowhere.jsonl"], 1, "nowhere.jsonl", id="no such question file"),
        pytest.param(["bench", "speed"], 2, "speed", id="no such benchmark"),
        pytest.param(["bench", "figures", "--only", "all"], 2, "digital", id="no such block"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    arguments: list[str],
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The exit code is the contract's and standard error names what was wrong."""
    assert gongkai(monkeypatch, *arguments) == code
    assert said in capsys.readouterr().err
