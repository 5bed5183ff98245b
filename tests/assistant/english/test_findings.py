"""What the check-up says, in English."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from assistant.english.findings import message_in_english, rule_in_english
from assistant.english.labels import column_in_english, part_in_english, row_in_english
from eval.bench.audit import faulty_pair, findings_on
from eval.sample.faults import FAULTS
from ingest.audit import RULES
from ingest.tables import TABLES
from ingest.types import Finding, Part, Severity

HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile("“[^”]*”")


@pytest.mark.parametrize("rule", RULES)
def test_a_finding_of_every_rule_is_told_in_english(rule: str, tmp_path: Path) -> None:
    """All but what is quoted of the report; the numbers are those of the Chinese message."""
    pair = faulty_pair(rule, Random(f"3/{rule}"), 0)
    found = [each for each in findings_on(pair, tmp_path, FAULTS[rule]) if each.rule == rule]
    assert found
    for finding in found:
        told = message_in_english(finding)
        assert not HAN.search(QUOTED.sub("", told))
        assert digits_of(finding.message) <= digits_of(told)


def digits_of(text: str) -> set[int]:
    """The numbers of a text, whatever zeros are before or behind them."""
    return {int(number) for number in re.findall(r"\d+", text)}


def test_a_message_of_no_known_wording_stays_as_it_is() -> None:
    """Nothing is lost where a rule words something new."""
    finding = Finding("form.part", Severity.WARNING, "另一种说法")
    assert message_in_english(finding) == "另一种说法"


def test_a_doubt_about_recognised_digits_is_told_too() -> None:
    """The remark behind a message comes behind the English one."""
    said = "没有找到“存在的主要问题及改进情况”这一部分（有数字由图片识别得来，请先核对识别结果）"
    told = message_in_english(Finding("form.part", Severity.WARNING, said))
    assert told.startswith("The part “Main problems and improvements” was not found (some digits")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_an_english_title_and_explanation(rule: str) -> None:
    """Both are English."""
    assert not HAN.search("".join(rule_in_english(rule)))


def test_every_label_of_the_form_has_its_english() -> None:
    """Each row and column of each statutory table, and each part of a report."""
    rows = {row.name for spec in TABLES for row in spec.rows}
    columns = {column.name for spec in TABLES for block in spec.blocks for column in block.columns}
    assert [name for name in rows if HAN.search(row_in_english(name))] == []
    assert [name for name in columns if HAN.search(column_in_english(name))] == []
    assert not HAN.search("".join(map(part_in_english, Part)))
