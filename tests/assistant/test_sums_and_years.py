"""What one kind of applicant got, sums and shares of the rows a question lists, years beside each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.cells.breakdown import results_of_kind
from assistant.cells.wholes import divided
from assistant.output import to_markdown
from assistant.scope.years import year_words
from assistant.types import Status
from eval.sample import SEED
from eval.sample.corpus import WRITERS, reports_of
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings
from ingest.tables.requests import CARRIED_IN, RECEIVED

NAME = "澜原市北棠区交通运输局"


@pytest.fixture(scope="module")
def traffic(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Assistant, dict[int, dict[str, int]]]]:
    """An assistant over all years of one generated agency, with the table of requests of each year."""
    folder = tmp_path_factory.mktemp("reports")
    rows: dict[int, dict[str, int]] = {}
    for truth, look in reports_of(SEED):
        if truth.agency.name != NAME:
            continue
        WRITERS[look.suffix](truth, folder / truth.file, look)
        rows[truth.year] = {
            f"{cell.row}|{cell.column}": int(value or 0)
            for cell, value in truth.values.items()
            if cell.table == "requests"
        }
    with Library(IngestSettings(home=tmp_path_factory.mktemp("home"))) as library:
        ingest_paths([folder], library, lambda *_: None)
        yield Assistant(library), rows


def test_results_of_one_kind_of_applicant_are_the_rows_of_its_column(
    traffic: tuple[Assistant, dict[int, dict[str, int]]],
) -> None:
    """企业的申请都是怎么办的 gives each row of 商业企业 that is more than 0, and no other column."""
    answer = traffic[0].ask("北棠区交通局2022年企业的申请都是怎么办的")
    wanted = {k: v for k, v in traffic[1][2022].items() if k.endswith("|商业企业") and v and "总计|" not in k}
    assert {f"{f.row}|{f.column}": int(f.value or 0) for f in answer.figures} == wanted


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("自然人6件各是什么结果", True),
        ("法律服务机构3件,最后都怎么处理", True),
        ("企业申请几件", False),
        ("企业怎么申请公开", False),
        ("企业的申请不予公开几件,什么结果", False),
    ],
)
def test_results_are_asked_of_one_kind_and_no_row(words: str, asks: bool) -> None:
    """The column is read where one kind of applicant is named, what became of it is asked and no row is."""
    assert bool(results_of_kind(words)) is asks


def test_a_sum_of_rows_is_divided_by_the_row_that_is_named(
    traffic: tuple[Assistant, dict[int, dict[str, int]]],
) -> None:
    """予以公开加部分公开，除以办理总计 is the share of both together."""
    rows = traffic[1][2022]
    given = rows["予以公开|总计"] + rows["部分公开|总计"]
    answer = traffic[0].ask("北棠区交通局2022年公开率（予以公开加部分公开，除以办理总计）是多少")
    assert f"{given} ÷ {rows['总计|总计']} = " in (answer.calculation or "")
    assert divided("办理总计除以") == ()


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        pytest.param("手头要办的申请一共多少（新收加上年结转）", (RECEIVED, CARRIED_IN), id="carried"),
        pytest.param(
            "因不掌握、要另行制作、补正了还不清楚这三种的合计",
            (
                "无法提供/本机关不掌握相关政府信息",
                "无法提供/没有现成信息需要另行制作",
                "无法提供/补正后申请内容仍不明确",
            ),
            id="three_rows",
        ),
    ],
)
def test_the_rows_that_a_question_adds_up_are_all_read(
    traffic: tuple[Assistant, dict[int, dict[str, int]]], question: str, keys: tuple[str, ...]
) -> None:
    """Each of the rows that are to be added up is told with its value, and their sum."""
    values = [traffic[1][2022][f"{key}|总计"] for key in keys]
    answer = traffic[0].ask(f"北棠区交通局2022年{question}")
    assert [figure.row for figure in answer.figures] == list(keys)
    assert f"{sum(values)}件" in to_markdown(answer)


def test_all_rows_of_a_group_are_told_where_its_cells_are_asked_for(
    traffic: tuple[Assistant, dict[int, dict[str, int]]],
) -> None:
    """不予公开项下八个小格 are eight rows, and 都是什么理由 asks for them beside their sum."""
    figures = traffic[0].ask("不予公开项下八个小格，北棠区交通局2022年分别填的几件").figures
    assert len(figures) == 8
    text = to_markdown(traffic[0].ask("北棠区交通局2022年不予公开合计几件，都是什么理由"))
    assert "不予公开—保护第三方合法权益为" in text


def test_the_year_before_the_one_named_is_counted_back_from_it(
    traffic: tuple[Assistant, dict[int, dict[str, int]]],
) -> None:
    """2021年…去年 means 2020 beside 2021, 今年 and 去年 together the two newest."""
    answer = traffic[0].ask("北棠区交通局2021年收到几件申请，去年呢")
    assert {figure.year for figure in answer.figures} == {2020, 2021}
    both = traffic[0].ask("北棠区交通局今年和去年各收到几件申请")
    assert {figure.year for figure in both.figures} == {2021, 2022}


def test_a_share_of_several_years_is_of_what_they_come_to(
    traffic: tuple[Assistant, dict[int, dict[str, int]]],
) -> None:
    """22年占四年总量多少 divides by the sum over the four years."""
    total = sum(rows[f"{RECEIVED}|总计"] for rows in traffic[1].values())
    answer = traffic[0].ask("北棠区交通局的申请22年占四年总量多少")
    assert f"{traffic[1][2022][f'{RECEIVED}|总计']} ÷ {total} = " in (answer.calculation or "")


def test_two_falls_in_a_row_take_three_years() -> None:
    """连着两年下降 is told by three years, 连续两年的申请 by two; 21年来听课 is the year 2021."""
    assert [word.recent for word in year_words("申请量连着两年下降了吗")] == [3]
    assert [word.recent for word in year_words("连续两年的申请量")] == [2]
    assert [word.years for word in year_words("21年来听公开培训的有几人次")] == [(2021,)]
    assert [word.years for word in year_words("21年来一直")] == []


def test_what_is_left_for_the_next_year_is_that_of_the_year_named(
    traffic: tuple[Assistant, dict[int, dict[str, int]]],
) -> None:
    """2020年办结几件，转到21年接着办的几件: the second is the row that carries over."""
    answer = traffic[0].ask("北棠区交通局2020年办结几件申请，转到21年接着办的几件")
    assert [(f.year, f.row) for f in answer.figures] == [(2020, "总计"), (2020, "结转下年度继续办理")]


def test_no_report_names_those_who_applied(traffic: tuple[Assistant, dict[int, dict[str, int]]]) -> None:
    """申请人都是谁 asks for names, not for their number."""
    assert traffic[0].ask("那几个申请人都是谁，北棠区交通局2022年").status is Status.NOT_REPORTED
