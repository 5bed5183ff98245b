"""Questions about kinds of information that reports count in words of their own, over years and agencies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.cells.categories import shortened
from assistant.types import Status
from tests.assistant.over import assistant_over

PARTS = {
    ("水务局", 2021): "公开各类信息200条，其中行政执法公示40条、水情动态类100条、人事信息60条",
    ("水务局", 2022): "公开各类信息250条，其中行政执法公示90条、水情动态类信息110条、人事信息50条",
    ("林业局", 2022): "公开各类信息100条，其中水情动态30条、造林公告70条",
}


def _report(office: str, year: int, said: str) -> str:
    return (
        f"云岭县{office}{year}年政府信息公开工作年度报告\n\n一、总体情况\n\n"
        f"（一）主动公开。{year}年，全局共主动{said}。\n\n六、其他需要报告的事项\n\n无。\n"
    )


@pytest.fixture(scope="module")
def counting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over three reports that count kinds of information."""
    texts = {f"{office}{year}": _report(office, year, said) for (office, year), said in PARTS.items()}
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "turns", "told", "calculation"),
    [
        ("云岭县水务局2022年行政执法公示比上年多多少", [], "增加50条", "90 − 40 = 50条"),
        ("云岭县水务局2021和2022年人事信息合计多少条", [], "合计110条", "60 + 50 = 110条"),
        ("云岭县水务局2022年水情动态占主动公开总数多少", [], "44%", "110 ÷ 250 = 44%"),
        ("云岭县水务局2021、2022年水情动态类公开了多少条", [], "110条", None),
        ("2022年水情动态信息最多的是谁", [], "水务局2022年，为110条", None),
        ("云岭县水务局2022年人事信息有80条吗", [], "80条与报告不符", None),
        ("占多少", ["云岭县水务局2022年公开多少条", "人事信息呢"], "20%", "50 ÷ 250 = 20%"),
        ("哪个多", ["云岭县水务局2022年人事信息多少条", "行政执法公示呢"], "多40条", "90 − 50 = 40条"),
        ("差多少", ["云岭县水务局2021年人事信息多少条", "2022年呢"], "减少10条", "60 − 50 = 10条"),
    ],
)
def test_a_kind_of_information_is_computed_with(
    counting: Assistant, question: str, turns: list[str], told: str, calculation: str | None
) -> None:
    """What reports count by a name of their own is compared, added and divided like a cell."""
    answer = counting.ask(question, turns)
    assert answer.status is Status.ANSWERED
    assert told in "".join(s.text for s in answer.statements)
    assert calculation is None or calculation in (answer.calculation or "")


def test_a_kind_of_information_is_no_cell(counting: Assistant) -> None:
    """行政执法公示 is what the report counts so, and not the cell of 行政执法案卷."""
    answer = counting.ask("云岭县水务局2022年行政执法公示多少条")
    said = "".join(s.text for s in answer.statements)
    assert "90条" in said
    assert "案卷" not in said


def test_a_cell_stays_one_beside_kinds_of_information(counting: Assistant) -> None:
    """行政执法案卷 is asked for by its own name, whatever kinds the report counts."""
    answer = counting.ask("云岭县水务局2022年行政执法案卷几件")
    assert "90" not in "".join(s.text for s in answer.statements)


def test_a_report_without_the_kind_is_said_to_have_none(counting: Assistant) -> None:
    """Where one of the reports does not count it, that is said and the others are still told."""
    answer = counting.ask("2022年各单位人事信息分别多少条")
    said = "".join(s.text for s in answer.statements)
    assert "人事信息为50条" in said
    assert "林业局2022年的报告没有写明人事信息" in said


def test_words_that_say_more_than_the_kind_are_left_to_the_sentences(counting: Assistant) -> None:
    """人事信息系统升级了几次 is not the number of 人事信息."""
    answer = counting.ask("云岭县水务局2022年人事信息系统升级了几次")
    assert not answer.figures or all(figure.row != "人事信息" for figure in answer.figures)


def test_a_list_may_shorten_the_kinds_that_it_names() -> None:
    """Each piece is the kind that alone has its words; a piece that is none of them leaves the list alone."""
    kinds = ["工作动态", "公告公示", "政策文件", "财政预决算"]
    named = shortened("工作动态、公告、文件,各公开多少条", kinds)
    assert [measure.row for measure in named] == ["工作动态", "公告公示", "政策文件"]
    assert shortened("公告、行政处罚各多少条", kinds) == []
