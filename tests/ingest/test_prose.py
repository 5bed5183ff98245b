from decimal import Decimal

from ingest.prose import chart_figures, prose_figures
from ingest.readers.text import read_text
from ingest.sections import find_sections
from ingest.types import Figure

HEAD = "云岭县水务局2022年政府信息公开工作年度报告\n一、总体情况\n"
TAIL = "\n五、存在的主要问题及改进情况\n人手不足。\n六、其他需要报告的事项\n无。\n"


def figures_of(text: str) -> dict[str, Figure]:
    document = read_text(HEAD + text + TAIL)
    return {figure.row: figure for figure in prose_figures(document, find_sections(document))}


def test_what_is_counted_stands_before_the_number() -> None:
    """A total and its parts are told apart by the words before each."""
    found = figures_of("全年共公开各类信息312条，其中工作动态200条、通知公告112条。")
    assert {"公开各类信息": 312, "工作动态": 200, "通知公告": 112} == {
        row: f.value for row, f in found.items()
    }
    assert {"条"} == {figure.unit for figure in found.values()}


def test_what_is_counted_may_stand_after_the_number() -> None:
    """受理3件…申请 counts applications."""
    figure = figures_of("本年受理3件政府信息公开申请。")["受理政府信息公开申请"]
    assert (Decimal(3), "件") == (figure.value, figure.unit)


def test_numbers_joined_by_and_each_count_their_own() -> None:
    """建议7件和提案8件, also where what is counted stands after the numbers."""
    found = figures_of("本年度共办理代表建议7件和委员提案8件。其间举办发布会2场和12场解读会。")
    assert {"办理代表建议": 7, "委员提案": 8, "其间举办发布会": 2, "解读会": 12} == {
        row: figure.value for row, figure in found.items()
    }


def test_a_qualifier_is_kept() -> None:
    """余 and its like stay with the number."""
    figure = next(iter(figures_of("阅读量2.8万余人次。").values()))
    assert (Decimal(28000), "余", "人次") == (figure.value, figure.qualifier, figure.unit)


def test_a_statement_of_none_is_a_zero_that_was_stated() -> None:
    """未收到 states 0, in those words."""
    figure = figures_of("2022年未收到政府信息公开申请。")["收到政府信息公开申请"]
    assert (Decimal(0), "未收到") == (figure.value, figure.raw)


def test_words_that_only_look_like_none_state_nothing() -> None:
    """无关, 未能及时, 无障碍 count nothing."""
    assert {} == figures_of("网站完成无障碍改造，个别栏目未能及时更新，涉密信息不公开。")


def test_a_number_in_another_unit_is_of_the_same_as_the_one_before_it() -> None:
    """补助802户次、64.5万元 says of one thing how often and how much."""
    document = read_text(HEAD + "全年发放苗木补贴802户次、64.5万元。" + TAIL)
    found = [(f.row, f.value, f.unit) for f in prose_figures(document, find_sections(document))]
    assert found == [
        ("发放苗木补贴", Decimal(802), "户次"),
        ("发放苗木补贴", Decimal("64.5"), "万元"),
    ]


def test_the_quote_is_the_sentence_across_a_break() -> None:
    """A sentence broken by a converter is quoted whole."""
    text = "全年通过门户网站、公告栏和新媒体等多种渠道主动公开各类信\n\n息88条。其他情况正常。"
    document = read_text(HEAD + text + TAIL)
    figure = prose_figures(document, find_sections(document))[0]
    assert "信\n\n息88条。" == document.text[figure.quote_start : figure.quote_end][-8:]


def test_chart_data_in_one_line_become_figures() -> None:
    """Series, categories and as many numbers, again and again."""
    categories = "机构\t动态\t解读\t采购"
    chart = f"近两年公开数量\n2021年\t{categories}\t3\t40\t1\t6\t2022年\t{categories}\t4\t60\t2\t5\n"
    document = read_text(HEAD + "平稳。" + TAIL + chart)
    found = {(f.row, f.column): f.value for f in chart_figures(document, find_sections(document))}
    assert 8 == len(found)
    assert Decimal(40) == found[("近两年公开数量/2021年", "动态")]
    assert Decimal(5) == found[("近两年公开数量/2022年", "采购")]
