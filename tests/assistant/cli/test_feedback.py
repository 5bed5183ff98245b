"""gongkai feedback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.feedback import Feedback
from assistant.types import Answer, Statement, Status

Gongkai = Callable[..., Any]


def test_feedback_lists_opinions(gongkai: Gongkai, tmp_path: Path) -> None:
    """For programs each opinion with the whole answer, for people a line each; at first there is none."""
    home = tmp_path / "home"
    assert gongkai("feedback", "--home", home).out == "还没有人评价过回答。\n"
    answer = Answer("许可多少件？", Status.ANSWERED, (Statement("12件。"),), id="a-1")
    Feedback(home).add(answer, good=False, reason="单位不对")
    [opinion] = gongkai("feedback", "--home", home, "--json").json["feedback"]
    assert (opinion["good"], opinion["reason"], opinion["answer"]["answer"]) == (False, "单位不对", "12件。")
    shown = gongkai("feedback", "--home", home).out
    assert all(words in shown for words in ("没用", "许可多少件？", "单位不对"))
