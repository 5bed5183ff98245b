from datetime import date

import pytest

from ingest.errors import NotAReport
from ingest.identity import Identity, identify_report
from ingest.readers.text import read_text
from ingest.sections import find_sections

BODY = """
一、总体情况
全年工作平稳。
二、主动公开政府信息情况
见表。
三、收到和处理政府信息公开申请情况
见表。
六、其他需要报告的事项
无。
"""


def identity(text: str, file_name: str = "a.txt") -> Identity:
    document = read_text(text)
    return identify_report(document, find_sections(document), file_name)


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        pytest.param("青溪市教育局\n2021年政府信息公开工作年度报告", "青溪市教育局", 2021, id="two lines"),
        pytest.param("青溪市教育局 2021 年政府信息公开 工作年度报告", "青溪市教育局", 2021, id="one line"),
        pytest.param("2021年度青溪市教育局政府信息公开年报", "青溪市教育局", 2021, id="year first"),
        pytest.param("青溪市教育局政府信息公开工作2021年年度报告", "青溪市教育局", 2021, id="year within"),
        pytest.param("2021年度青溪市政府信息公开工作年度报告", "青溪市人民政府", 2021, id="a place alone"),
        pytest.param(
            "2021年度青溪高新区政府信息公开工作年度报告", "青溪高新区", 2021, id="a zone has no 人民政府"
        ),
        pytest.param("青溪市教育局二〇二一年政府信息公开工作报告", "青溪市教育局", 2021, id="Chinese digits"),
        pytest.param(
            "青溪市教育局政府信息公开工作年度报告\n（2021年度）", "青溪市教育局", 2021, id="year below"
        ),
        pytest.param(
            "正文\n青溪市教育局2021年政府信息公开工作年度报告", "青溪市教育局", 2021, id="residue above"
        ),
        pytest.param("关于青溪市教育局2021年政府信息公开工作年度报告", "青溪市教育局", 2021, id="关于"),
        pytest.param(
            "首页 > 政务公开\n青溪市教育局2021年度政府信息公开工作年度报告",
            "青溪市教育局",
            2021,
            id="navigation",
        ),
        pytest.param(
            "当前位置：首页 > 政务公开 > 政府信息公开年报\n青溪市教育局2021年政府信息公开工作年度报告",
            "青溪市教育局",
            2021,
            id="a path that ends in 年报",
        ),
        pytest.param(
            "首页 > 年报 > 青溪市教育局2021年政府信息公开工作年度报告",
            "青溪市教育局",
            2021,
            id="the path holds the title",
        ),
    ],
)
def test_agency_and_year_are_read_from_the_title(title: str, agency: str, year: int) -> None:
    """The title gives agency and year in each of the ways offices write it."""
    found = identity(title + "\n" + BODY)
    assert (agency, year) == (found.agency, found.year)


def test_title_of_tables_alone_may_stand_in_the_file_name() -> None:
    """Where a file holds the form's tables and no title, its name is the title; without them it is not."""
    name = "青溪市教育局2021年政府信息公开年度报告统计表.xlsx"
    found = identity("信息内容\t本年处理决定数量\n第二十条第（五）项\t\n行政许可\t12\n", name)
    assert ("青溪市教育局", 2021) == (found.agency, found.year)
    with pytest.raises(NotAReport):
        identity("大桥今天通车了。", name)


def test_year_is_the_one_reported_on_not_that_of_signing() -> None:
    """A report signed in January is of the year before."""
    found = identity("临渡区财政局政府信息公开工作年度报告\n" + BODY + "临渡区财政局\n2022年1月20日")
    assert (2021, date(2022, 1, 20)) == (found.year, found.signed)


def test_fullest_name_wins() -> None:
    """A title that shortens the name takes the signature's fuller one."""
    found = identity(
        "临渡区财政局2022年政府信息公开工作年度报告\n" + BODY + "青溪市临渡区财政局\n2023年1月3日"
    )
    assert "青溪市临渡区财政局" == found.agency


def test_a_short_name_is_written_out_where_the_text_does() -> None:
    """住建局 of the title is 住房和城乡建设局 of the preamble: the years of one office stay together."""
    text = f"青溪市住建局2021年政府信息公开工作年度报告\n现将青溪市住房和城乡建设局工作情况报告如下。{BODY}"
    assert identity(text).agency == "青溪市住房和城乡建设局"


def test_period_is_read() -> None:
    """The period the figures cover is read even where its second year is left out."""
    found = identity(
        "云岭县林业局2022年政府信息公开工作年度报告\n统计期限为2022年1月1日至12月31日。\n" + BODY
    )
    assert (date(2022, 1, 1), date(2022, 12, 31)) == found.period


def test_contacts_are_read_with_their_places() -> None:
    """Each contact detail is a run of the text."""
    preamble = (
        "如有疑问，请与云岭县林业局办公室联系（地址：云岭县松涛路8号，邮编：210001，电话：025—5550101，"
        "传真025-5550102，邮箱ly@yunling.example）。电子版见 http://www.yunling.example/zwgk/ 。\n"
    )
    text = "云岭县林业局2022年政府信息公开工作年度报告\n" + preamble + BODY
    found = {contact.kind: contact for contact in identity(text).contacts}
    expected = {
        "unit": "云岭县林业局办公室",
        "address": "云岭县松涛路8号",
        "postcode": "210001",
        "phone": "025-5550101",
        "fax": "025-5550102",
        "email": "ly@yunling.example",
        "web": "http://www.yunling.example/zwgk/",
    }
    assert expected == {kind: contact.value for kind, contact in found.items()}
    assert "025—5550101" == text[found["phone"].start : found["phone"].end]


def test_a_news_item_is_not_a_report() -> None:
    """A text without the title and the parts is refused, and the message names the file."""
    with pytest.raises(NotAReport, match=r"news\.txt"):
        identity("我县召开春耕动员会\n会议要求抓好备耕。", "news.txt")


def test_a_report_without_an_agency_says_so() -> None:
    """Where nobody is named the message asks for the agency's name."""
    with pytest.raises(NotAReport, match="机关名称"):
        identity("2022年政府信息公开工作年度报告\n" + BODY)
