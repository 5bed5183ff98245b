"""A small report with all six parts and three tables, whose figures and prose a test may change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from ingest.parse import parse_document
from ingest.readers.text import read_text
from ingest.tables import PROACTIVE_2021, REQUESTS_2021, REVIEW
from ingest.types import Report

Cells = Mapping[tuple[str, str], str]
MakeReport = Callable[..., Report]

REQUESTS: Cells = {
    ("本年新收政府信息公开申请数量", "自然人"): "4",
    ("上年结转政府信息公开申请数量", "自然人"): "3",
    ("予以公开", "自然人"): "4",
    ("部分公开", "自然人"): "1",
    ("无法提供/本机关不掌握相关政府信息", "自然人"): "1",
    ("总计", "自然人"): "6",
    ("结转下年度继续办理", "自然人"): "1",
}
PROACTIVE: Cells = {
    ("行政规范性文件", "本年制发件数"): "5",
    ("行政规范性文件", "本年废止件数"): "2",
    ("行政规范性文件", "现行有效件数"): "20",
    ("行政许可", "本年处理决定数量"): "90025",
    ("行政处罚", "本年处理决定数量"): "120",
    ("行政事业性收费", "本年收费金额"): "13.39",
}
REVIEWED: Cells = {("行政复议", "结果维持"): "2", ("行政复议", "总计"): "2"}

TEXT = """{agency}{year}年政府信息公开工作年度报告
本报告由{agency}编制，所列数据的统计期限自{period}年1月1日起至{period}年12月31日止。{intro}
一、总体情况
（一）主动公开
全年工作平稳。
（二）依申请公开
{prose}
二、主动公开政府信息情况

{proactive}

三、收到和处理政府信息公开申请情况

{requests}

四、政府信息公开行政复议、行政诉讼情况

{review}

五、存在的主要问题及改进情况
一是更新不够及时；二是解读形式单一。
六、其他需要报告的事项
没有收取信息处理费。
{agency}
{signed}
{tail}"""


def proactive_table(cells: Cells) -> Iterator[str]:
    """The first table, a row a line."""
    for block in PROACTIVE_2021.blocks:
        yield block.caption
        yield "\t".join(["信息内容", *(column.name for column in block.columns)])
        for row in block.rows:
            values = (cells.get((row.name, column.name), "0") for column in block.columns)
            yield "\t".join([row.name, *values])


def requests_table(cells: Cells) -> Iterator[str]:
    """The second; what the totals column is not given is as the natural persons."""
    columns = [column.name for column in REQUESTS_2021.blocks[0].columns]
    yield "\t" + "\t".join(columns)
    for row in REQUESTS_2021.rows:
        given = {column: cells.get((row.name, column)) for column in columns}
        person = given["自然人"] or "0"
        values = [value if value is not None else "0" for value in given.values()]
        values[-1] = given["总计"] if given["总计"] is not None else person
        yield "\t".join([row.leaf, *values])


def review_table(cells: Cells) -> Iterator[str]:
    """The third, one line of values."""
    columns = [column.name for column in REVIEW.blocks[0].columns]
    yield "行政复议\t行政诉讼"
    yield "未经复议直接起诉\t复议后起诉"
    yield "\t".join(columns * 3)
    yield "\t".join(cells.get((row.name, column), "0") for row in REVIEW.rows for column in columns)


def small_report(
    prose: str = "平稳。",
    *,
    agency: str = "青溪市林业局",
    year: int = 2022,
    period: int | None = None,
    intro: str = "",
    signed: str | None = None,
    tail: str = "",
    requests: Cells | None = None,
    proactive: Cells | None = None,
    review: Cells | None = None,
    replace: tuple[str, str] = ("", ""),
) -> Report:
    """A report of 青溪市林业局 whose tables hold the figures above; prose, tables and dates may be given."""
    text = TEXT.format(
        agency=agency,
        year=year,
        period=period or year,
        intro=intro,
        prose=prose,
        signed=signed or f"{year + 1}年1月18日",
        tail=tail,
        proactive="\n".join(proactive_table({**PROACTIVE, **(proactive or {})})),
        requests="\n".join(requests_table({**REQUESTS, **(requests or {})})),
        review="\n".join(review_table({**REVIEWED, **(review or {})})),
    )
    old, new = replace
    return parse_document(read_text(text.replace(old, new) if old else text), "稿.txt", "0", 320)


@pytest.fixture(scope="session")
def make_report() -> MakeReport:
    """Makes such reports."""
    return small_report
