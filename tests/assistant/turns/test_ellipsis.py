"""Follow-ups of a few words, put in full by the matter before them."""

from __future__ import annotations

import pytest

from assistant.turns.ellipsis import asks_how_to, change_in_percent, in_full, item_asked


@pytest.mark.parametrize(
    ("earlier", "turn", "full"),
    [
        pytest.param("处罚多少件", "这数出自哪张表?原样报给我", "处罚多少件", id="source"),
        pytest.param("许可几件", "许可是在哪张表里找到的?", "许可几件", id="source of the matter"),
        pytest.param("哪类申请人最多", "除了自然人呢", "哪类申请人最多，除了自然人呢", id="set aside"),
        pytest.param("收到多少申请", "剩多少没办完", "结转下年度继续办理几件", id="open"),
        pytest.param("收到多少申请", "它办结了多少", "申请办结几件", id="settled"),
        pytest.param("收到几条申请", "其中公开了几条", "予以公开几件", id="granted"),
        pytest.param("培训几次", "拒绝率多少", "", id="no row"),
        pytest.param("不予公开几件", "拒绝率多少", "不予公开占办结总数的比例", id="rate"),
        pytest.param("予以公开的呢", "剩下那件怎么处理的", "申请表里哪几项不是0", id="rest"),
        pytest.param("公众号发了多少条信息", "网站呢", "网站发了多少条信息", id="channel"),
        pytest.param("公众号叫什么", "网站呢", "", id="no number"),
        pytest.param("行政诉讼几件", "比行政复议多还是少", "行政诉讼比行政复议多还是少", id="against"),
        pytest.param("行政诉讼几件", "行政复议比哪个多", "行政诉讼和行政复议比哪个多", id="with"),
        pytest.param("哪家诉讼最多", "比行政复议多还是少", "", id="ranked"),
        pytest.param("不予公开几件", "主要是什么原因", "不予公开几件，哪种理由最多", id="reason"),
        pytest.param("行政许可几件", "主要是什么原因", "", id="no group"),
        pytest.param("收到多少申请", "没给的呢", "不予公开和无法提供各几件", id="not given"),
        pytest.param("收到多少申请", "为什么没给", "不予公开几件，分别是什么原因", id="why not given"),
        pytest.param("不予公开几件", "全公开的呢", "予以公开几件", id="given"),
        pytest.param("公众号发了几条", "全公开的呢", "", id="given of no request"),
        pytest.param("新收9件", "怎么办结了10件", "新收加上年结转等于办结加结转下年吗", id="settled more"),
        pytest.param("不予公开几件", "分别什么原因", "不予公开几件，分别是什么原因", id="reasons"),
        pytest.param("行政复议几件", "结果怎么样", "行政复议几件，结果怎么样", id="ended"),
        pytest.param("收到多少申请", "结果怎么样", "", id="ended of requests"),
        pytest.param("行政复议几件", "法院那边呢", "行政诉讼几件", id="court"),
        pytest.param(
            "商业企业的申请几件？", "这占新收申请的百分之几", "商业企业的申请占新收申请的百分之几", id="share"
        ),
        pytest.param("人大建议几件", "都答复了没", "人大代表建议办理情况", id="proposals"),
        pytest.param("政协提案几件", "满意吗", "政协提案办理满意率", id="satisfied"),
        pytest.param("行政许可多少件", "罚的呢", "行政处罚几件", id="in a word"),
        pytest.param("收到多少申请", "罚的呢", "", id="a word of another table"),
        pytest.param(
            "企业的申请几件", "占全部的百分之几", "企业的申请几件，占百分之几", id="of all who applied"
        ),
        pytest.param("复议后起诉的几件", "法院纠正了几件", "复议后起诉，法院纠正了几件", id="ended so"),
        pytest.param("收到多少申请", "纠正了几件", "", id="ended so of requests"),
        pytest.param("有啥创新", "具体怎么搞的", "有啥创新，具体怎么搞的", id="how it is done"),
        pytest.param("申请量前三名", "后三名呢", "申请量倒数三名", id="other end"),
        pytest.param("申请量有多少", "后三名呢", "", id="no rank"),
        pytest.param("哪年许可最多", "比最少的多几件", "哪年许可最多的，比最少的多几件", id="ends"),
        pytest.param("许可几件", "原文咋说的", "许可几件", id="verbatim"),
        pytest.param("处罚几件", "除以许可，是几倍", "处罚除以许可，是几倍", id="divided"),
        pytest.param("处罚几件", "许可加起来", "处罚、许可一共多少", id="with another"),
        pytest.param("予以公开几件", "占办结的比例算一下", "予以公开占办结的比例", id="share, told"),
        pytest.param("处罚几件", "许可里占几成", "处罚占许可的百分之几", id="share within"),
        pytest.param("主动公开几条", "公众号占多少", "公众号占主动公开的百分之几", id="part of it"),
        pytest.param("处罚几件", "许可占多少", "", id="no part of it"),
        pytest.param("开放日几场", "去了多少人", "开放日去了多少人", id="who came"),
        pytest.param("开放日来了多少人", "场数最多的是谁", "开放日场数最多的是谁", id="how often"),
        pytest.param("开放日几场", "几个人负责公开", "", id="staff"),
        pytest.param("许可几件", "按季度说说", "许可几件，按季度说说", id="by quarter"),
        pytest.param("许可几件", "上半年呢", "许可几件，上半年呢", id="half a year"),
        pytest.param("新收申请几件", "上年结转的", "上年结转的几件", id="carried in"),
        pytest.param("有什么创新做法", "他们弄的又是什么", "有什么创新做法", id="what was done"),
        pytest.param("开放日几场", "没搞吗", "开放日几场", id="done"),
        pytest.param("开放日几场", "培训几次", "", id="own matter"),
        pytest.param("新收申请几件", "都是谁提的", "新收申请按申请人类别各几件", id="who applied"),
        pytest.param("新收申请几件", "都是谁提的，名字列一下", "申请人的姓名", id="by name"),
        pytest.param("行政复议几件", "是哪些人申请的复议", "申请人的姓名", id="who asked for review"),
        pytest.param("许可几件", "都是谁提的", "", id="nobody applied"),
        pytest.param(
            "自然人提了几件申请", "剩下那些单位提的合计", "法人或其他组织提了几件申请", id="organisations"
        ),
        pytest.param("自然人提了几件申请", "其他单位呢", "", id="other agencies"),
        pytest.param("许可几件", "单位提的呢", "", id="no applicants"),
        pytest.param("新收申请几件", "个人提的占多少", "个人的申请占新收申请的比例", id="share of people"),
        pytest.param("新收申请几件", "公开的占多大比例", "予以公开占办结总数的比例", id="share granted"),
        pytest.param("行政复议几件", "还没审完的呢", "行政复议，还没审完的呢", id="pending"),
        pytest.param("哪个单位搞的", "呢,又是哪些单位", "哪个单位搞的", id="who again"),
        pytest.param("开放日几场", "呢,又是哪些单位", "", id="nobody asked for"),
    ],
)
def test_a_short_turn_is_put_in_full_by_the_matter_before(earlier: str, turn: str, full: str) -> None:
    """What a turn leaves out is taken from the turn before, and a matter of its own is left alone."""
    assert in_full(earlier, turn) == full


def test_how_to_do_a_thing_is_none_of_the_numbers_before() -> None:
    """怎么申请 asks what to do; 怎么处理的 and 怎么少了 ask of what was done."""
    assert asks_how_to("怎么申请")
    assert asks_how_to("我该怎么联系")
    assert not asks_how_to("怎么处理的")
    assert not asks_how_to("怎么少了")


def test_per_cent_after_a_change_is_the_change() -> None:
    """百分之几 goes on about 增长多少, and stays a share after anything else."""
    assert change_in_percent("百分之几", "增长多少") == "增长率"
    assert change_in_percent("换成百分比", "比2020年增加多少") == "增长率"
    assert change_in_percent("百分之几", "自然人多少") == "百分之几"


def test_one_item_of_a_list_is_asked_for_by_its_place() -> None:
    """第二条详细说说 names the second item, 第二条怎么改的 something else."""
    assert item_asked("第二条详细说说") == 2
    assert item_asked("第二点是什么") == 2
    assert not item_asked("第二条怎么改的")
    assert not item_asked("第二家呢")
