"""gongkai ask, for one question and for many."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Assistant
from assistant.types import Answer

Gongkai = Callable[..., Any]
Questions = Callable[[str], Path]


@pytest.fixture
def questions(tmp_path: Path) -> Questions:
    """Writes a file of questions."""

    def write(lines: str) -> Path:
        (tmp_path / "questions.jsonl").write_text(lines, encoding="utf-8")
        return tmp_path / "questions.jsonl"

    return write


def test_ask_prints_one_document_or_one_text(gongkai: Gongkai, folder: Path) -> None:
    """The contract's answer for programs, the same statement with its evidence for people."""
    gongkai("ingest", folder)
    ran = gongkai("ask", "青溪市数据局2022年行政许可办了多少件？", "--json")
    assert (ran.code, ran.json["status"]) == (0, "answered")
    assert "257" in ran.json["answer"]
    assert [figure["value"] for figure in ran.json["figures"]] == ["257"]
    told = gongkai("ask", "青溪市数据局2022年行政许可办了多少件？").out
    assert "257" in told
    assert "依据：" in told


def test_ask_batch_answers_in_order_with_what_was_said(
    gongkai: Gongkai, folder: Path, questions: Questions
) -> None:
    """A line each, in order; a follow-up is understood from its session or from its turns."""
    gongkai("ingest", folder)
    asked = [
        {"id": "a", "question": "青溪市数据局2022年行政许可办了多少件？", "session": "s"},
        {"id": "b", "question": "那2021年呢？", "session": "s"},
        {"id": "c", "question": "那2021年呢？", "turns": ["青溪市数据局2022年行政许可办了多少件？"]},
    ]
    lines = "\n\n".join(json.dumps(line, ensure_ascii=False) for line in asked)
    ran = gongkai("ask", "--batch", questions(lines))
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, [answer["id"] for answer in answers]) == (0, ["a", "b", "c"])
    assert [[f["value"] for f in answer["figures"]] for answer in answers] == [["257"], ["128"], ["128"]]


@pytest.mark.parametrize("line", ["不是 JSON", '{"id": "a"}', '{"question": 3}'])
def test_ask_batch_names_a_bad_line(gongkai: Gongkai, questions: Questions, line: str) -> None:
    """The number of the line is told before anything is answered."""
    ran = gongkai("ask", "--batch", questions(f'{{"question": "有哪些报告？"}}\n{line}\n'))
    assert (ran.failed_in_one_line, ran.out) == (True, "")
    assert "第 2 行" in ran.err


def test_ask_batch_goes_on_after_a_fault_of_ours(
    gongkai: Gongkai, folder: Path, questions: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question that could not be answered is named on standard error, the others are answered, code 3."""
    gongkai("ingest", folder)
    real = Assistant.ask

    def faulty(assistant: Assistant, question: str, turns: Sequence[str] = ()) -> Answer:
        if question == "坏":
            raise RecursionError
        return real(assistant, question, turns)

    monkeypatch.setattr(Assistant, "ask", faulty)
    lines = "".join(
        f'{{"id": "{n}", "question": "{q}"}}\n' for n, q in enumerate(["有哪些报告？", "坏", "好"])
    )
    ran = gongkai("ask", "--batch", questions(lines))
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["0", "2"]
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert "坏" in ran.err
