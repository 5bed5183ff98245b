"""Agency names taken apart, and the names people use."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.names import (
    FullNames,
    Level,
    aliases,
    namesakes,
    office_aliases,
    place_aliases,
    place_units,
    split_agency,
)
from ingest.offices import KIND_OF, OFFICE_KINDS
from ingest.places import PROVINCES, PROVINCES_OF

ODD_OFFICES = (
    "市容环境卫生中心",
    "城乡水务事业局",
    "社区教育学院",
    "乡村建设中心",
    "市政公用事业局",
    "县域发展促进局",
    "区划地名研究所",
    "镇街工作局",
    "第一中学",
)


@pytest.mark.parametrize(
    ("name", "place", "office", "level"),
    [
        ("山东省人民政府", "山东省", "人民政府", Level.PROVINCE),
        ("内蒙古自治区教育厅", "内蒙古自治区", "教育厅", Level.PROVINCE),
        ("青溪市人民政府", "青溪市", "人民政府", Level.CITY),
        ("青溪市市场监督管理局", "青溪市", "市场监督管理局", Level.CITY),
        ("青溪市城市管理和综合执法局", "青溪市", "城市管理和综合执法局", Level.CITY),
        ("青溪市市政和园林局", "青溪市", "市政和园林局", Level.CITY),
        ("青溪市临渡区行政审批服务局", "青溪市临渡区", "行政审批服务局", Level.COUNTY),
        ("临渡区政务服务办公室", "临渡区", "政务服务办公室", Level.COUNTY),
        ("青溪市云岭县人民政府办公室", "青溪市云岭县", "人民政府办公室", Level.COUNTY),
        ("云岭县白石镇人民政府", "云岭县白石镇", "人民政府", Level.TOWN),
        ("青溪市临渡区柳湾街道办事处", "青溪市临渡区柳湾街道", "办事处", Level.TOWN),
        ("青溪市临渡区人民政府柳湾街道办事处", "青溪市临渡区柳湾街道", "办事处", Level.TOWN),
        ("青溪经济技术开发区管理委员会", "青溪经济技术开发区", "管理委员会", Level.ZONE),
        ("青溪市高新技术产业开发区行政审批服务局", "青溪市高新技术产业开发区", "行政审批服务局", Level.ZONE),
        ("青岛市市南区市容环卫中心", "青岛市市南区", "市容环卫中心", Level.COUNTY),
        ("荆州市沙市区人民政府", "荆州市沙市区", "人民政府", Level.COUNTY),
        ("常德市津市市人民政府", "常德市津市市", "人民政府", Level.COUNTY),
        ("景德镇市水利局", "景德镇市", "水利局", Level.CITY),
        ("凉山彝族自治州卫生健康委员会", "凉山彝族自治州", "卫生健康委员会", Level.CITY),
        ("恩施州恩施市人民政府", "恩施州恩施市", "人民政府", Level.COUNTY),
        ("锡林郭勒盟行政公署", "锡林郭勒盟", "行政公署", Level.CITY),
        ("阿拉善左旗人民政府", "阿拉善左旗", "人民政府", Level.COUNTY),
        ("单县教育和体育局", "单县", "教育和体育局", Level.COUNTY),
        ("上海市浦东新区人民政府", "上海市浦东新区", "人民政府", Level.COUNTY),
        ("国家税务总局青溪市云岭县税务局", "青溪市云岭县", "税务局", Level.COUNTY),
        ("中华人民共和国青岛海关", "青岛", "海关", Level.UNKNOWN),
        ("青溪市公安局临渡分局", "青溪市", "公安局临渡分局", Level.CITY),
        ("国家发展和改革委员会", "", "国家发展和改革委员会", Level.NATIONAL),
        ("国务院办公厅", "", "国务院办公厅", Level.NATIONAL),
        ("教育部", "", "教育部", Level.NATIONAL),
        ("市场监督管理局", "", "市场监督管理局", Level.UNKNOWN),
        (" 青溪市 临渡区 信访局 ", "青溪市临渡区", "信访局", Level.COUNTY),
    ],
)
def test_split_agency_place_office_level(name: str, place: str, office: str, level: Level) -> None:
    """A name is cut where its place ends, also where 市 or 区 begins the office."""
    found = split_agency(name)
    assert (found.place, found.office, found.level) == (place, office, level)


@settings(deadline=None)
@given(st.sampled_from(sorted(PROVINCES_OF)), st.sampled_from([*KIND_OF, *ODD_OFFICES]))
def test_split_agency_every_division_of_the_country(place: str, office: str) -> None:
    """Every listed division is told from every kind of office, and from offices nobody listed."""
    found = split_agency(place + office)
    assert (found.place, found.office) == (place, office)


def test_place_units_parts_of_a_place() -> None:
    """A place is read from the highest part to the lowest."""
    assert place_units("青溪市临渡区柳湾街道") == ("青溪市", "临渡区", "柳湾街道")
    assert place_units("广西壮族自治区南宁市") == ("广西壮族自治区", "南宁市")


@pytest.mark.parametrize(
    ("place", "some", "never"),
    [
        ("青溪市临渡区", {"临渡区", "临渡", "青溪临渡", "青溪市临渡", "青溪市临渡区"}, {"青溪市", "青溪"}),
        ("凉山彝族自治州", {"凉山州", "凉山"}, set()),
        ("长阳土家族自治县", {"长阳县", "长阳"}, set()),
        ("广西壮族自治区", {"广西"}, {"广西壮族"}),
        ("青溪经济技术开发区", {"青溪经开区", "青溪开发区"}, {"青溪"}),
        ("单县", {"单县"}, {"单"}),
    ],
)
def test_place_aliases_everyday_forms(place: str, some: set[str], never: set[str]) -> None:
    """A place has its short forms, but never those of the place above or of one character."""
    found = place_aliases(place)
    assert some <= found
    assert not never & found


@pytest.mark.parametrize(
    ("office", "some"),
    [
        ("行政审批服务局", {"审批局", "行政审批局", "审批服务局"}),
        ("人民政府", {"政府"}),
        ("人民政府办公室", {"政府办", "政府办公室"}),
        ("市场监督管理局", {"市监局", "市场监管局"}),
        ("卫生健康局", {"卫健局", "卫健委"}),
        ("人力资源和社会保障局", {"人社局"}),
        ("公安局临渡分局", {"临渡分局", "临渡公安分局"}),
        ("海洋开发管理局", {"海洋开发局"}),
    ],
)
def test_office_aliases_everyday_forms(office: str, some: set[str]) -> None:
    """An office has its everyday names and its own."""
    assert some | {office} <= office_aliases(office)


def test_office_aliases_never_another_kind() -> None:
    """No office is called by a name of another kind of office."""
    for kind in OFFICE_KINDS:
        for office in kind:
            assert all(KIND_OF.get(alias, kind) == kind for alias in office_aliases(office))


def test_aliases_are_places_times_offices() -> None:
    """The names of an agency join its place's with its office's."""
    found = aliases("青溪市临渡区行政审批服务局")
    assert {"临渡审批局", "临渡区审批局", "青溪市临渡区行政审批服务局", "青溪临渡行政审批局"} <= found
    assert "临渡" not in found


def test_office_kinds_no_name_twice() -> None:
    """A name belongs to one kind of office."""
    assert sum(map(len, OFFICE_KINDS)) == len(KIND_OF)


def test_places_cover_the_country() -> None:
    """All 31 provinces of the mainland are listed, each within itself, with some three thousand divisions."""
    assert len(PROVINCES) == 31
    assert all(province in PROVINCES_OF[province] for province in PROVINCES)
    assert len(PROVINCES_OF) > 3000


def test_namesakes_counts_divisions_of_a_name() -> None:
    """A name that several places share is known to be shared."""
    assert namesakes()["文登"] == 1
    assert namesakes()["河东区"] == 2


@pytest.mark.parametrize(
    ("agencies", "full"),
    [
        pytest.param(
            ["长珏市霁川区人民政府", "霁川区人民政府"],
            {"霁川区人民政府": "长珏市霁川区人民政府"},
            id="the city left out",
        ),
        pytest.param(
            ["霁川区数据局", "山东省长珏市霁川区数据局", "长珏市霁川区数据局"],
            dict.fromkeys(["霁川区数据局", "长珏市霁川区数据局"], "山东省长珏市霁川区数据局"),
            id="the fullest of several",
        ),
        pytest.param(
            ["国家税务总局霁川区税务局", "国家税务总局长珏市霁川区税务局"],
            {"国家税务总局霁川区税务局": "国家税务总局长珏市霁川区税务局"},
            id="a ministry before the place",
        ),
        pytest.param(
            ["霁川区柳湾街道办事处", "长珏市霁川区人民政府柳湾街道办事处"],
            {"霁川区柳湾街道办事处": "长珏市霁川区人民政府柳湾街道办事处"},
            id="a street's office",
        ),
        pytest.param(["长珏市霁川区人民政府", "霁川区数据局"], {}, id="another office"),
        pytest.param(["长珏市霁川区人民政府", "长珏市人民政府"], {}, id="the place above"),
        pytest.param(["长珏市霁川区数据局", "数据局"], {}, id="no place"),
        pytest.param(["长珏市东霁川区数据局", "霁川区数据局"], {}, id="not cut at a unit"),
        pytest.param(["甲川市霁川区数据局", "乙川市霁川区数据局", "霁川区数据局"], {}, id="in two places"),
        pytest.param(["长珏市朝阳区数据局", "朝阳区数据局"], {}, id="a place of several provinces"),
        pytest.param(["青岛市高新区管理委员会", "高新区管理委员会"], {}, id="a zone without a name"),
    ],
)
def test_full_names_are_of_one_office(agencies: list[str], full: dict[str, str]) -> None:
    """A name less the places above is filled up, where it can be of one office alone; in any order."""
    assert FullNames(agencies).shorter() == full == FullNames(reversed(agencies)).shorter()


PLACES = ["山东省", "青岛市", "长珏市", "甲川市", "霁川区", "云岭县", "柳湾街道", "白石镇"]
AGENCIES = st.builds(
    lambda units, office: "".join(units) + office,
    st.lists(st.sampled_from(PLACES), max_size=4, unique=True).map(
        lambda units: sorted(units, key=PLACES.index)
    ),
    st.sampled_from(["人民政府", "数据局", "税务局"]),
)


@settings(deadline=None)
@given(st.lists(AGENCIES, max_size=12))
def test_full_names_end_alike_and_stay(agencies: list[str]) -> None:
    """A full name is one of the agencies, has the same office, ends as the short one, and has no fuller."""
    found = FullNames(agencies).shorter()
    for short, full in found.items():
        assert {short, full} <= set(agencies)
        assert full.endswith(short)
        assert split_agency(full).office == split_agency(short).office
        assert full not in found
    assert FullNames(found.get(agency, agency) for agency in agencies).shorter() == {}
