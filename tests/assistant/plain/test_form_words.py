"""What questions call otherwise than the form does."""

from __future__ import annotations

import pytest

from assistant.cells.measures import find_measures
from assistant.plain.form_words import in_form_words
from ingest.tables.requests import APPLICANTS


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("没办结的申请几件", "结转下年度的申请几件"),
        ("公开的和部分公开的加起来几件", "予以公开和部分公开的加起来几件"),
        ("公开、部分公开、不公开各几件", "予以公开、部分公开、不予公开各几件"),
        ("公开了几件不公开几件", "予以公开了几件不予公开几件"),
        ("法人和其他组织提了几件", "法人或其他组织提了几件"),
        ("除自然人外多少件", "法人或其他组织多少件"),
        ("收到的申请最后全部公开的有多少", "申请最后全部予以公开有多少"),
        ("不是个人提的申请有几件", "法人或其他组织申请有几件"),
        ("公司、科研、律所和别的单位提了几件", "企业、科研机构、律所和“其他”提了几件"),
        ("企业、科研、公益、法律服务再加其他,这五类", "企业、科研机构、公益组织、律所和“其他”,这五类"),
        ("企业和律所、其他处理各几件", "企业和律所、其他处理各几件"),
        ("科研、公益、其他两类法人提了几件", "科研机构、公益组织和“其他”两类法人提了几件"),
        ("个人不算,其余各类单位组织提了几件申请", "法人或其他组织提了几件申请"),
        ("不予处理里的信访、重复两小项几件", "不予处理,信访、重复两小项几件"),
        ("无法提供的(没掌握、要另做)合计几件", "无法提供,没掌握、要另做,合计几件"),
        ("不予公开当中第三方占几成", "不予公开,第三方占几成"),
        ("不予公开里哪种最多", "不予公开里哪种最多"),
    ],
)
def test_other_words_are_put_as_the_form_has_them(said: str, meant: str) -> None:
    """What is called otherwise is put in the words of the form's rows and columns."""
    assert in_form_words(said) == meant


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("信息处理费一分没收吗", "信息处理费没有收取吗"),
        ("信息处理费分文未取", "信息处理费没有收取"),
        ("一加二等不等于三加四", "一加二是否等于三加四"),
    ],
)
def test_nothing_charged_and_equal_or_not_are_put_plainly(said: str, plain: str) -> None:
    assert in_form_words(said) == plain


@pytest.mark.parametrize(
    "said",
    [
        "主动公开了多少条",
        "公开了多少条信息",
        "有没有办结的申请",
        "复议没办结的几件",
        "提案没办完的几件",
        "去年没办完的几件",
        "依申请公开不予公开几件",
        "除了自然人哪类申请人最多",
        "普通老百姓自己(不算公司单位)提了几件公开申请",
        "是不是个人提的申请最多",
        "以公开为常态、不公开为例外",
    ],
)
def test_other_matters_keep_their_words(said: str) -> None:
    """Publishing, courts, proposals and what was carried in are not those rows."""
    assert in_form_words(said).replace("不予公开", "不公开") == said.replace("不予公开", "不公开")


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("企业和科研机构以外的组织提了几件", ["社会公益组织", "法律服务机构", "其他"]),
        ("除了个人和企业,其他申请人一共提了几件", ["科研机构", "社会公益组织", "法律服务机构", "其他"]),
        ("企业除外,收到申请多少件", ["自然人", "科研机构", "社会公益组织", "法律服务机构", "其他"]),
        ("除开个人,公司、机构这些提的申请有几件", ["法人或其他组织"]),
        ("不计自然人提的,申请几件", ["法人或其他组织"]),
        ("个人申请之外的那些,合计几件", ["法人或其他组织"]),
        ("老百姓提的几件,企业提的又几件", ["自然人", "商业企业"]),
        ("企业、科研机构、公益组织、律服机构、其他--这五类组织的申请数量", [*APPLICANTS[1:]]),
    ],
)
def test_who_else_applied_is_told_by_who_is_left_out(said: str, rows: list[str]) -> None:
    assert [m.column for m in find_measures(in_form_words(said))] == rows


@pytest.mark.parametrize("said", ["进了几件申请、出了几件", "申请进出各几件", "接了几件申请、办结几件"])
def test_what_went_out_is_what_was_settled(said: str) -> None:
    assert in_form_words(said).endswith("申请,办结几件")


@pytest.mark.parametrize("said", ["没公开的申请有几件", "有几件申请没公开"])
def test_what_was_not_opened_was_refused(said: str) -> None:
    assert [m.row for m in find_measures(in_form_words(said))] == ["不予公开"]
