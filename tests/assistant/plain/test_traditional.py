"""Questions in traditional characters."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.plain.traditional import simplified


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("請問雲嶺縣水務局發佈了幾則資訊", "请问云岭县水务局发布了几条信息"),
        ("檔案局的電郵和郵遞區號", "档案局的邮箱和邮编"),
        ("水務局的行政覆議幾件", "水务局的行政复议几件"),
        ("乾县的著作", "乾县的著作"),
        ("云岭县水务局😀2022年收费", "云岭县水务局😀2022年收费"),
        ("How many requests?", "How many requests?"),
    ],
)
def test_simplified_changes_only_what_is_written_in_traditional_characters(said: str, read: str) -> None:
    """Words of Taiwan and Hong Kong become those of reports; a simplified text stays as it is."""
    assert simplified(said) == read


def test_a_question_in_traditional_characters_is_answered_in_simplified_ones(assistant: Assistant) -> None:
    """The agency and the cell are found, the turns too, and the question is kept as it was asked."""
    answer = assistant.ask("那行政許可呢？", ["雲嶺縣水務局2022年收到幾件申請？"])
    assert (answer.question, answer.status) == ("那行政許可呢？", "answered")
    assert "云岭县水务局2022年行政许可" in answer.statements[0].text
    assert "1520" in answer.statements[0].text
