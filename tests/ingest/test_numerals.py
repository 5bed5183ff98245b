"""Numbers in cells and in sentences."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fold import squeeze
from ingest.numerals import find_quantities, numbers_in, parse_cell, parse_number
from ingest.types import FigureState


def quantities(text: str) -> list[tuple[str, str, str]]:
    """Value, unit and qualifier of what is counted in ``text``."""
    found = find_quantities(squeeze(text).text)
    return [(f"{q.value:f}", q.unit, q.qualifier) for q in found if q.kind == "quantity"]


@pytest.mark.parametrize(
    "text", ["", " ", "\u00a0", "\u3000\u2002", "—", "——", "-", "－", "/", "／", "\\", "无", "空", "\n\t"]
)
def test_parse_cell_blank_is_never_zero(text: str) -> None:
    """A cell with nothing or a filler in it is blank and has no value."""
    cell = parse_cell(text)
    assert (cell.state, cell.value) == (FigureState.BLANK, None)


@pytest.mark.parametrize(
    ("text", "value", "unit", "note"),
    [
        pytest.param("0", "0", "", "", id="zero"),
        pytest.param("０", "0", "", "", id="full-width zero"),
        pytest.param("〇", "0", "", "", id="ideographic zero"),
        pytest.param("零", "0", "", "", id="zero in words"),
        pytest.param("○", "0", "", "", id="circle for zero"),
        pytest.param(" 12\n", "12", "", "", id="space around"),
        pytest.param("１２３", "123", "", "", id="full-width digits"),
        pytest.param("1,234", "1234", "", "", id="thousands"),
        pytest.param("1，234，567", "1234567", "", "", id="full-width thousands"),
        pytest.param("13.39", "13.39", "", "", id="decimals"),
        pytest.param("-5", "-5", "", "", id="negative"),
        pytest.param("－5", "-5", "", "", id="full-width negative"),
        pytest.param("+5", "5", "", "", id="plus"),
        pytest.param("165.51万元", "165.51", "万元", "", id="money keeps its unit"),
        pytest.param("251000元", "251000", "元", "", id="yuan"),
        pytest.param("22 件", "22", "件", "", id="measure word"),
        pytest.param("2.8万", "28000", "", "", id="scaled"),
        pytest.param("42万余件", "420000", "件", "", id="scaled, about"),
        pytest.param("35.1％", "35.1", "%", "", id="percent"),
        pytest.param("22（其中修订 16 件）", "22", "", "其中修订16件", id="note"),
        pytest.param("两件", "2", "件", "", id="in words"),
        pytest.param("十二", "12", "", "", id="in words without unit"),
    ],
)
def test_parse_cell_reported_value(text: str, value: str, unit: str, note: str) -> None:
    """A number is read with its unit and the note behind it."""
    cell = parse_cell(text)
    assert (cell.state, cell.value, cell.unit, cell.note) == (
        FigureState.REPORTED,
        Decimal(value),
        unit,
        note,
    )


@pytest.mark.parametrize(
    "text",
    ["12 5", "1\n2", "3/5", "O", "2l", "1.2.3", "007", "1,23", "一", "(5)", "见附件", "2021年"],
)
def test_parse_cell_anything_else_is_unreadable(text: str) -> None:
    """Two numbers, garbled digits and words are neither blank nor a value."""
    cell = parse_cell(text)
    assert (cell.state, cell.value) == (FigureState.UNREADABLE, None)


@given(st.integers(0, 10**9), st.sampled_from(["", "件", "元", "万元"]))
def test_parse_cell_gives_back_what_was_written(value: int, unit: str) -> None:
    """Every whole number survives being written plainly, with separators, or in full width."""
    full_width = str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for written in (str(value), f"{value:,}", full_width):
        cell = parse_cell(f"\u3000{written} {unit}")
        assert (cell.value, cell.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9万", "90000"),
        ("2.8万", "28000"),
        ("1亿2000万", "120000000"),
        ("1,234.5", "1234.5"),
        ("-5", "-5"),
        ("两", "2"),
        ("十", "10"),
        ("三十五", "35"),
        ("一百零二", "102"),
        ("一百一十", "110"),
        ("一千零五十", "1050"),
        ("两千三", "2300"),
        ("一万零五", "10005"),
        ("一亿二千万", "120000000"),
        ("二〇二二", "2022"),
        ("二零二二", "2022"),
    ],
)
def test_parse_number_value(text: str, value: str) -> None:
    """Digits with 万 and 亿 and Chinese numerals give their value."""
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "件", "二三十", "12十", "第三", "1.2.3"])
def test_parse_number_none(text: str) -> None:
    """What is no number gives None."""
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布信息 706 余条，", [("706", "条", "余")]),
        ("近300个", [("300", "个", "近")]),
        ("阅读量突破35万，为", [("350000", "", "突破")]),
        ("约20次", [("20", "次", "约")]),
        ("超过1.5万人次", [("15000", "人次", "超过")]),
        ("业务 9 余万件", [("90000", "件", "余")]),
        ("2.8 万余人次", [("28000", "人次", "余")]),
        ("230多个", [("230", "个", "多")]),
        ("意见百余条", [("100", "条", "余")]),
        ("十余万件", [("100000", "件", "余")]),
        ("上百条", [("100", "条", "上")]),
        ("培训24课时、24小时", [("24", "课时", ""), ("24", "小时", "")]),
        ("共1336条，其中：①网站358条", [("1336", "条", ""), ("358", "条", "")]),
        ("收费13.39万元", [("13.39", "万元", "")]),
        ("三十五万元", [("35", "万元", "")]),
        ("增长35.1%，", [("35.1", "%", "")]),
        ("约百分之三十五点一", [("35.1", "%", "约")]),
        ("提高3个百分点", [("3", "个百分点", "")]),
        ("召开两次会议", [("2", "次", "")]),
        ("三十五件", [("35", "件", "")]),
        ("办理提案一件，", [("1", "件", "")]),
        ("解读稿件 21，需要", [("21", "", "")]),
        ("A类88件、B类63件", [("88", "件", ""), ("63", "件", "")]),
        ("分别为3、5、8件", [("3", "", ""), ("5", "", ""), ("8", "件", "")]),
        ("1．机构类3条；2．其他8条", [("3", "条", ""), ("8", "条", "")]),
        ("1件，比2021年多1件", [("1", "件", ""), ("1", "件", "")]),
        ("1,234.5元", [("1234.5", "元", "")]),
        ("全区12个部门和3部门", [("12", "个", ""), ("3", "", "")]),
        ("受理12345件", [("12345", "件", "")]),
    ],
)
def test_find_quantities_counts(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Counts in sentences are found with unit and qualifier."""
    assert quantities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2022年",
        "二〇二二年度",
        "自2022年1月1日起至12月31日止",
        "2022.1.1-2022.12.31",
        "8月，18日，9:00",
        "近三年，2年",
        "〔2021〕30号",
        "（2021）5号",
        "国务院令第711号",
        "电话：0631—8989916，邮编：264400，手机13800000000",
        "12345热线",
        "世纪大道80号",
        "（1）概述",
        "一是加强；二是改进；（三）其他",
        "第二十条第（五）项，第三方，第一，第4期",
        "http://www.example.gov.cn/2022/1.html，a12@b.cn",
        "[image: 年报-1.12修改_01]",
        "“一网通办”“一窗受理”“一站式”，最后一公里，一件事一次办，最多跑一次，一次性告知",
        "三审三校，三安全一稳定，两个维护，四个意识，十四五规划，千家万户，零距离",
        "5G，4A级",
        "共六部分组成，三个方面，十大行动",
    ],
)
def test_find_quantities_ignores_what_only_looks_like_a_count(text: str) -> None:
    """Dates, numbers that name things and sayings are not quantities."""
    assert quantities(text) == []


def test_find_quantities_range_has_both_ends() -> None:
    """A range is one quantity with its lower and upper end."""
    (found,) = find_quantities("答复用时3至5个工作日")
    assert (found.value, found.high, found.unit) == (Decimal(3), Decimal(5), "个工作日")


def test_find_quantities_spans_are_true() -> None:
    """start:end gives back raw, in order and without overlap."""
    text = squeeze("2022 年收到 3 件，较上年减少 72.73%，其中网上百余条；电话0539-1234567").text
    found = find_quantities(text)
    assert [text[q.start : q.end] for q in found] == [q.raw for q in found]
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 余万件", {"9", "90000"}),
        ("2.8万余人次", {"2.8", "28000"}),
        ("13.39万元", {"13.39", "133900"}),
        ("１，２３４件；35.1％", {"1234", "35.1"}),
        ("二〇二二年三十五件", {"2022", "35"}),
        ("百分之三十，两次", {"30", "2"}),
        ("第二十条第（五）项", set()),
        ("2022年1月，0631-8989916", {"2022", "1", "631", "8989916"}),
        ("(100 − 74) ÷ 74 = 35.1%", {"100", "74", "35.1"}),
    ],
)
def test_numbers_in_everything_a_reader_sees(text: str, expected: set[str]) -> None:
    """Scaled numbers are there in both readings, words as well as digits, never with a sign."""
    assert numbers_in(text) == {Decimal(value) for value in expected}


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=5))
def test_numbers_in_misses_no_number(values: list[int]) -> None:
    """A number put anywhere into a sentence is seen."""
    text = "；".join(f"其中第{n}类共办理{value}件" for n, value in enumerate(values))
    assert {Decimal(value) for value in values} <= numbers_in(text)
