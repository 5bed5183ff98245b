from pathlib import Path
from random import Random

import pytest

from eval.bench.audit import audited, bench_audit, clean_pair, faulty_pair, findings_on
from eval.bench.block import Counts
from eval.sample.faults import FAULTS


@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_fault_is_found(rule: str, tmp_path: Path) -> None:
    """In the file as in the truth, and nothing is found that it does not bring with it."""
    for number in range(2):
        pair = faulty_pair(rule, Random(f"{rule}/{number}"), number)
        rules = {finding.rule for finding in findings_on(pair, tmp_path, FAULTS[rule])}
        assert (rule,) == pair.now.planted
        assert rule in rules
        assert rules - {rule} <= FAULTS[rule].brings


@pytest.mark.parametrize("number", range(12))
def test_a_clean_report_gives_no_false_alarm(number: int, tmp_path: Path) -> None:
    """Whatever its form, layout and remarks."""
    pair = clean_pair(Random(f"clean/{number}"), number)
    assert [] == [(f.rule, f.message) for f in findings_on(pair, tmp_path)]


def test_the_rows_count_what_was_planted_and_found() -> None:
    """One report for each rule, and as many clean ones."""
    rows = bench_audit(3, seed=5)
    assert [row.rule for row in rows] == list(FAULTS)
    assert (3, 3, 0) == tuple(
        sum(getattr(row, name) for row in rows) for name in ("planted", "found", "false_alarms")
    )


def test_rows_are_lines_with_their_sums_below() -> None:
    """As one block of the benchmark of figures; none where none is wanted."""
    measured = audited(Counts(audited=2))
    assert [line[0] for line in measured.lines] == [*FAULTS, "合计"]
    assert measured.lines[-1] == ("合计", "2", "2", "0")
    assert sum(each["found"] for each in measured.data) == 2
    assert audited(Counts(audited=0)).lines == ()
