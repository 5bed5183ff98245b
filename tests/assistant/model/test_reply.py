"""A model's reply cut into statements, whatever pieces it comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.reply import read_statements


def read(*pieces: str) -> list[tuple[str, tuple[int, ...], int]]:
    return [(s.text, s.cites, s.level) for s in read_statements(pieces)]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        pytest.param("甲1件。[1]乙。[2][3]", [("甲1件。", (1,), 0), ("乙。", (2, 3), 0)], id="sentences"),
        pytest.param("甲[1]。乙。【2、3】", [("甲。", (1,), 0), ("乙。", (2, 3), 0)], id="other marks"),
        pytest.param("甲。乙。[1]丙。", [("甲。", (1,), 0), ("乙。", (1,), 0), ("丙。", (), 0)], id="shared"),
        pytest.param(
            "有：\n- 甲。[1]\n2. **乙**。[2]",
            [("有：", (), 0), ("甲。", (1,), 1), ("乙。", (2,), 1)],
            id="list",
        ),
        pytest.param(
            "It is 8.5 [1]. No. 5 too. [2]", [("It is 8.5.", (1,), 0), ("No. 5 too.", (2,), 0)], id="English"
        ),
        pytest.param("<think>甲。[1]\n</think>乙。[1]", [("乙。", (1,), 0)], id="thoughts"),
        pytest.param("<think>甲。[1]", [], id="thoughts without end"),
        pytest.param("2.8万人次。[1]", [("2.8万人次。", (1,), 0)], id="a number is no item's mark"),
        pytest.param(" \n。[1]\n——\n", [], id="nothing said"),
    ],
)
def test_a_reply_is_cut_into_statements(reply: str, expected: list[tuple[str, tuple[int, ...], int]]) -> None:
    """Also where it comes in one character at a time."""
    assert expected == read(reply)
    assert expected == read(*reply)


@given(st.text("甲乙1。.[]、 \n-<think>/", max_size=40), st.integers(0, 40))
def test_pieces_make_no_difference(reply: str, cut: int) -> None:
    """The same statements wherever the stream is cut."""
    assert read(reply) == read(reply[:cut], reply[cut:])


def test_a_statement_is_told_before_the_next_is_there() -> None:
    """It need not wait for the end of the reply."""
    seen: list[str] = []

    def pieces() -> object:
        yield "水情更新不够及时。[1]乙"
        seen.append("second piece asked for")
        yield "。[1]"

    first = next(read_statements(pieces()))  # type: ignore[arg-type]
    assert ("水情更新不够及时。", []) == (first.text, seen)
