"""Question files: what is read, and what is said of a line that breaks the format."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.types import CellName, Status
from eval.cases import Case, Evidence, Reason, chosen, load_cases, to_json
from eval.errors import BadCases

FULL = {
    "id": "q1",
    "turns": ["临渡区教育局2022年行政许可多少件？"],
    "question": "那2021年呢？",
    "kind": "followup",
    "status": "not_found|refused",
    "value": 165.51,
    "unit": "万元",
    "answer": "没有",
    "evidence": [{"file": "a.txt", "quote": "许可\t1"}],
}


def saved(folder: Path, *lines: object) -> Path:
    path = folder / "questions.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_case_has_what_its_line_says(tmp_path: Path) -> None:
    """Every field is read; numbers are decimals, exactly as written."""
    assert load_cases(saved(tmp_path, FULL)) == [
        Case(
            id="q1",
            question="那2021年呢？",
            kind="followup",
            statuses=frozenset({Status.NOT_FOUND, Status.REFUSED}),
            value=Decimal("165.51"),
            unit="万元",
            answer="没有",
            evidence=(Evidence("a.txt", "许可\t1"),),
            turns=("临渡区教育局2022年行政许可多少件？",),
        )
    ]


@pytest.mark.parametrize("value", [3, "0600-1234567", None, 13.39])
def test_value_is_a_number_a_text_or_none(value: object, tmp_path: Path) -> None:
    """A phone number stays a text, null stays None, a number compares as one."""
    (case,) = load_cases(saved(tmp_path, {**FULL, "value": value}))
    assert case.value == (Decimal(str(value)) if isinstance(value, int | float) else value)


def test_notes_of_the_keeper_are_allowed(tmp_path: Path) -> None:
    """agency, year and session may stand in a line; blank lines are skipped."""
    noted = {**FULL, "agency": "临渡区教育局", "year": 2022, "session": "s1"}
    assert load_cases(saved(tmp_path, FULL, "", noted)) == load_cases(saved(tmp_path, FULL, FULL))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("{nonsense", "第 1 行不是 JSON", id="not json"),
        pytest.param({**FULL, "satus": "x"}, "'satus'", id="unknown field"),
        pytest.param({**FULL, "status": "maybe"}, "'status", id="unknown status"),
        pytest.param({"id": "q1"}, "'question'", id="field missing"),
        pytest.param({**FULL, "wanted": [{"valeu": 1}]}, "'wanted.0", id="unknown field of a part"),
        pytest.param({**FULL, "evidence": [{"file": "a"}]}, "evidence.0.quote", id="evidence without quote"),
        pytest.param("", "没有题目", id="empty"),
    ],
)
def test_bad_line_is_told_with_file_and_field(line: object, said: str, tmp_path: Path) -> None:
    """The message names the file and what is wrong in it, in one line."""
    path = saved(tmp_path, line)
    with pytest.raises(BadCases) as caught:
        load_cases(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


STRICT = {
    **FULL,
    "wanted": [{"value": 5, "unit": "件", "near": ["2022"], "rough": True}, {"value": "0600-1", "unit": ""}],
    "evidence": [{"file": "a.txt", "quote": "许可", "cell": {"table": "t", "row": "r", "column": "c"}}],
    "names": [["临渡区教育局", "教育局"]],
    "leaders": [["甲"]],
    "rivals": [["乙"]],
    "verdict": False,
    "reason": "blank",
    "sources": [{"file": "a.txt", "agency": "甲", "year": 2022}],
    "english": True,
    "heldout": True,
    "template": "cell",
}


def test_strict_case_has_all_that_is_expected(tmp_path: Path) -> None:
    """Parts, names, order, verdict, reason and sources are read, and written back as they were."""
    (case,) = load_cases(saved(tmp_path, STRICT))
    assert [(w.value, w.unit, w.near, w.rough) for w in case.wanted] == [
        (Decimal(5), "件", ("2022",), True), ("0600-1", "", (), False),
    ]  # fmt: skip
    assert case.evidence[0].cell == CellName("t", "r", "c")
    assert (case.reason, case.verdict, case.heldout) == (Reason.BLANK, False, True)
    assert load_cases(saved(tmp_path, to_json(case))) == [case]


def test_chosen_cases_are_of_the_kind_and_half_asked_for(tmp_path: Path) -> None:
    """By kind, held out or not, and of many a few at even steps."""
    lines = [{**FULL, "id": str(n), "kind": "ab"[n % 2], "heldout": n >= 4} for n in range(8)]
    cases = load_cases(saved(tmp_path, *lines))
    assert [case.id for case in chosen(cases, ["a"])] == ["0", "2", "4", "6"]
    assert [case.id for case in chosen(cases, heldout=True)] == ["4", "5", "6", "7"]
    assert [case.id for case in chosen(cases, most=3)] == ["0", "2", "5"]
    assert chosen(cases, most=9) == cases


def test_missing_file_is_told(tmp_path: Path) -> None:
    """A path that is not there gives one line that names it."""
    with pytest.raises(BadCases, match=r"nowhere\.jsonl"):
        load_cases(tmp_path / "nowhere.jsonl")


def test_to_json_gives_the_line_back(tmp_path: Path) -> None:
    """A case written as a line and read again is the same case."""
    cases = load_cases(saved(tmp_path, FULL, {**FULL, "value": None, "turns": []}))
    assert load_cases(saved(tmp_path, *(to_json(case) for case in cases))) == cases
