from decimal import Decimal

import pytest

from ingest.audit import check_sums
from ingest.audit.sums import audit_sums
from ingest.parse import parse_document
from ingest.readers.text import read_text
from ingest.tables import REQUESTS_2021
from ingest.types import Report, Severity

Cells = dict[tuple[str, str], str]
COLUMNS = [column.name for column in REQUESTS_2021.blocks[0].columns]


def agreeing() -> Cells:
    """A table of applications whose sums all agree: 4 received, 3 granted, 1 carried on."""
    cells = {(row.name, column): "0" for row in REQUESTS_2021.rows for column in COLUMNS}
    for row, value in (
        ("本年新收政府信息公开申请数量", "4"),
        ("予以公开", "3"),
        ("总计", "3"),
        ("结转下年度继续办理", "1"),
    ):
        cells[(row, "自然人")] = cells[(row, "总计")] = value
    return cells


def report(cells: Cells, own: str = "") -> Report:
    """The report with this table; ``own`` is a row of the agency's own below the last reason of refusal."""
    rows = ["\t" + "\t".join(COLUMNS)]
    for row in REQUESTS_2021.rows:
        rows.append("\t".join([row.leaf, *(cells[(row.name, c)] for c in COLUMNS)]))
        if own and row.leaf == "属于行政查询事项":
            rows.append("\t".join([own, *(cells[(own, c)] for c in COLUMNS)]))
    text = (
        "云岭县水务局2022年政府信息公开工作年度报告\n一、总体情况\n平稳。\n三、收到和处理政府信息公开申请情况\n"
        + "\n".join(rows)
        + "\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n"
    )
    return parse_document(read_text(text), "a.txt", "0", 320)


def test_sums_that_agree_give_no_finding() -> None:
    """A clean table is clean, and every line of it was checked."""
    clean = report(agreeing())
    assert [] == list(audit_sums(clean))
    assert all(line.holds for line in check_sums(clean))
    assert 7 + 7 + 25 == len(check_sums(clean))


def test_a_wrong_balance_is_found_with_both_sides() -> None:
    """一 + 二 ≠ 三 + 四 in one column."""
    cells = agreeing() | {("结转下年度继续办理", "自然人"): "2", ("结转下年度继续办理", "总计"): "2"}
    found = [f for f in audit_sums(report(cells)) if f.rule == "requests.balance"]
    assert [(Decimal(4), Decimal(5))] * 2 == [(f.expected, f.found) for f in found]
    assert {Severity.ERROR} == {f.severity for f in found}


def test_a_wrong_row_is_found() -> None:
    """The applicants of a row do not add up to its total."""
    cells = agreeing() | {("予以公开", "商业企业"): "1"}
    assert "requests.applicants" in {f.rule for f in audit_sums(report(cells))}


def test_a_blank_makes_a_sum_uncheckable_never_wrong() -> None:
    """A blank is not 0: nothing is called wrong, and what could not be checked is said once."""
    cells = agreeing() | {("总计", "自然人"): ""}
    found = list(audit_sums(report(cells)))
    assert {Severity.UNCHECKABLE} == {finding.severity for finding in found}
    assert len({finding.rule for finding in found}) == len(found)


@pytest.mark.parametrize(
    ("own", "value", "granted", "rules"),
    [
        pytest.param("属于历史档案信息", "1", "2", set(), id="a term of the sum"),
        pytest.param("属于历史档案信息", "0", "3", set(), id="nothing in it"),
        pytest.param("属于历史档案信息", "1", "3", set(), id="part of another row"),
        pytest.param("其中涉企申请", "1", "2", {"requests.results"}, id="said to be a part"),
        pytest.param("属于历史档案信息", "1", "1", {"requests.results"}, id="still too few"),
    ],
)
def test_rows_of_the_agencys_own_are_terms_of_the_results(
    own: str, value: str, granted: str, rules: set[str]
) -> None:
    """A reason the form does not know counts towards the total; a wrong sum is wrong all the same."""
    cells = agreeing() | {(own, column): "0" for column in COLUMNS}
    for column in ("自然人", "总计"):
        cells |= {(own, column): value, ("予以公开", column): granted}
    assert rules == {finding.rule for finding in audit_sums(report(cells, own))}


def test_an_empty_table_has_nothing_to_check() -> None:
    """All cells blank: no finding."""
    assert [] == list(audit_sums(report(dict.fromkeys(agreeing(), ""))))
