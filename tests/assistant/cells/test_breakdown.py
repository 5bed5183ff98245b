"""What of a table is more than 0, zeros told together, and what the rows and columns of a question are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.cells.breakdown import broken_down, rows_not_zero, rows_of_table
from assistant.cells.measures import find_measures
from assistant.types import Answer, Status
from assistant.understanding.operations import Operation, find_operations
from eval.sample import SEED
from eval.sample.corpus import WRITERS, reports_of
from eval.sample.truth import Truth
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings
from ingest.tables.requests import ALL_APPLICANTS

NAME = "青溪市云岭县卫生健康局"
YEAR = 2021


@pytest.fixture(scope="module")
def health(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Assistant, Truth]]:
    """An assistant over one generated report, and what is in it."""
    folder: Path = tmp_path_factory.mktemp("reports")
    truth, look = next(r for r in reports_of(SEED) if (r[0].agency.name, r[0].year) == (NAME, YEAR))
    WRITERS[look.suffix](truth, folder / truth.file, look)
    with Library(IngestSettings(home=tmp_path_factory.mktemp("home"))) as library:
        ingest_paths([folder / truth.file], library, lambda *_: None)
        yield Assistant(library), truth


def asked(health: tuple[Assistant, Truth], question: str) -> Answer:
    return health[0].ask(f"云岭县卫健局{YEAR}年{question}")


def totals(truth: Truth, group: str = "") -> dict[str, int]:
    """The rows of the table of requests with their totals, of one group if it is named."""
    return {
        cell.row: int(value or 0)
        for cell, value in truth.values.items()
        if cell.table == "requests" and cell.column == ALL_APPLICANTS and cell.row.startswith(group)
    }


@pytest.mark.parametrize("question", ["申请表里哪几行不是0，分别是多少", "依申请公开那张表哪些行填了数"])
def test_rows_that_are_more_than_none_are_told_alone(health: tuple[Assistant, Truth], question: str) -> None:
    """哪几行不是0 gives each such row of the table with its value, and no other."""
    answer = asked(health, question)
    wanted = {row: value for row, value in totals(health[1]).items() if value}
    assert answer.status is Status.ANSWERED
    assert {figure.row: int(figure.value or 0) for figure in answer.figures} == wanted


def test_zeros_of_many_rows_are_one_statement(health: tuple[Assistant, Truth]) -> None:
    """All results asked for, those that are 0 are named together with one citation that holds their rows."""
    answer = asked(health, "申请按办理结果分别各是几件")
    together = [s for s in answer.statements if "均为0件" in s.text]
    zeros = [row for row, value in totals(health[1], "不予公开/").items() if not value]
    assert len(together) == 1
    assert zeros
    assert all(row.replace("/", "—") in together[0].text for row in zeros)
    (marker,) = together[0].cites
    quote = next(citation.quote for citation in answer.citations if citation.n == marker)
    assert all(row.rpartition("/")[2][:6] in quote for row in zeros)


def test_people_or_companies_asks_for_both(health: tuple[Assistant, Truth]) -> None:
    """是老百姓提的还是公司提的 gives natural persons and companies."""
    answer = asked(health, "收到的申请都是老百姓提的还是公司提的")
    assert [figure.column for figure in answer.figures] == ["自然人", "商业企业"]


def test_open_rate_is_a_share_and_a_name_with_total_no_sum(health: tuple[Assistant, Truth]) -> None:
    """予以公开除以办结总数 is told in per cent; 办结总数 asks for no sum."""
    found = find_operations("公开率是多少,就是予以公开除以办结总数")
    assert found.operations == (Operation.SHARE,)
    results = totals(health[1])
    share = round(100 * results["予以公开"] / results["总计"], 2)
    answer = asked(health, "的公开率，就是予以公开除以办结总数")
    assert f"{share:g}%" in "".join(s.text for s in answer.statements)


def test_number_taken_for_granted_is_held_against_the_cell(health: tuple[Assistant, Truth]) -> None:
    """被直接起诉了99次，后来怎么判的 takes 99 for granted; the cell says otherwise."""
    answer = asked(health, "被直接起诉了99次，后来怎么判的？")
    assert answer.status is Status.ANSWERED
    assert any("与报告不符" in statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("直接上法院起诉的有几件,不算复议过的", "行政诉讼/未经复议直接起诉"),
        ("直接去法院告的几件", "行政诉讼/未经复议直接起诉"),
        ("不含复议起诉的几件", "行政诉讼/未经复议直接起诉"),
        ("复议后起诉的几件", "行政诉讼/复议后起诉"),
    ],
)
def test_suits_without_review_are_told_apart(question: str, row: str) -> None:
    """直接上法院 and 不算复议 name the suits that no review came before."""
    assert {measure.row for measure in find_measures(question)} == {row}


def test_what_is_not_zero_is_looked_for_in_the_group_or_in_the_table() -> None:
    """Of a group its rows, else all of the table named; a question for a number of none asks for neither."""
    group = rows_not_zero("不予公开里哪几项不是0")
    assert {measure.row.partition("/")[0] for measure in group} == {"不予公开"}
    assert len(rows_not_zero("申请表里哪几行不是0")) > len(group)
    assert {m.table for m in rows_not_zero("表四里哪些格不是零")} == {"review"}
    assert rows_not_zero("行政处罚是不是0件") == ()
    assert rows_not_zero("哪几家没有收到申请") == ()


@pytest.mark.parametrize(
    "question", ["八种不予公开里,哪种出现得最多", "无法提供里面哪一项件数最高", "不予处理哪一类占得多"]
)
def test_which_kind_of_a_group_is_one_of_its_rows(question: str) -> None:
    """What leads among the kinds of a group is sought in its rows, and is not their sum."""
    assert len(broken_down(find_measures(question), question)) > 1


@pytest.mark.parametrize("question", ["不予公开一共几件", "不予公开哪类申请人最多", "复议哪种最多"])
def test_without_kinds_a_group_stays_whole(question: str) -> None:
    """Nothing is broken down into results where none are asked for."""
    assert not any("不予公开/" in m.row for m in broken_down(find_measures(question), question))


def test_a_list_of_figures_is_no_table_of_the_form() -> None:
    """诉讼总计列表 lists one figure, 诉讼表 is the whole table."""
    assert not rows_of_table("诉讼总计列表")
    assert rows_of_table("诉讼表都填了什么")
