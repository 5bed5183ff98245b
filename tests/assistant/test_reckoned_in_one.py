"""What is computed within one report, and several of its figures asked for at once, in everyday words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.cells.counts import find_counts
from assistant.cells.measures import find_measures
from assistant.plain.form_words import in_form_words
from assistant.types import Status
from assistant.understanding.operations import Operation, find_operations
from assistant.understanding.topic import lists_cells
from tests.assistant.over import assistant_over

_REPORT = """云岭县渔业局2021年政府信息公开工作年度报告
一、总体情况
（一）主动公开情况
全年通过“云岭渔业”微信公众号发布信息140条。配套制作政策解读56篇。
（二）建议提案办理情况
全年收到人大代表建议27件、政协委员提案20件，均已办复。
（三）监督保障情况
全年举办政务公开业务培训9次，覆盖308人次。
二、主动公开政府信息情况
第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t5\t2\t28
第二十条第（五）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政许可\t882\t\t
第二十条第（六）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政处罚\t195\t\t
行政强制\t40\t\t
第二十条第（八）项\t\t\t
信息内容\t本年收费金额（单位：万元）\t\t
行政事业性收费\t13.39\t\t
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
无。
六、其他需要报告的事项
本年度收取信息处理费40元。
"""


@pytest.fixture(scope="module")
def fishery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over one report."""
    with assistant_over(tmp_path_factory, {"2021": _REPORT}) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("行政许可、处罚、强制三行汇个总数给我", "1117件"),
        ("处罚和强制两项并作“执法决定”，应记多少", "235件"),
        ("处罚与强制求和是多少", "235件"),
        ("建议提案打包算，办了几件", "47件"),
        ("一次培训平均下来……算了，告诉我人大建议加政协提案总共几件", "47件"),
        ("政协提案比人大建议少几件呀", "7件"),
        ("公众号推文是解读稿的多少倍？", "2.5"),
        ("解读篇数相当于公众号条数的百分之多少", "40%"),
        ("政策解读数与公众号条数之比（%）", "40%"),
        ("每百件许可对应多少处罚，即处罚占许可的百分比", "22.11%"),
        ("每百件许可里有几件处罚", "22.11%"),
        ("许可比处罚多出多少，再告诉我强制多少", "687件"),
        ("政协提案几件、人大建议几件合计呢", "47件"),
        ("许可加处罚，减去强制，等于多少", "1037件"),
        ("强制多少件？另外许可比处罚多多少件", "687件"),
    ],
)
def test_what_is_computed_is_of_the_figures_that_are_named_for_it(
    fishery: Assistant, words: str, result: str
) -> None:
    """Neither of what only leads up to them, nor of what is asked for beside them."""
    answer = fishery.ask(f"云岭县渔业局2021年{words}")
    assert answer.status is Status.ANSWERED
    assert result in (answer.calculation or "")


def test_what_figures_are_for_is_none_of_them(fishery: Assistant) -> None:
    """第三章 of a thesis is no 第三方 of the form."""
    answer = fishery.ask("毕业论文第三章用：云岭县渔业局2021年处罚数是许可数的多少倍")
    assert {figure.row for figure in answer.figures} == {"行政处罚", "行政许可"}
    assert "0.22" in (answer.calculation or "")


def test_what_is_asked_beside_may_not_be_reported(fishery: Assistant) -> None:
    """Then the rest is told all the same."""
    answer = fishery.ask("云岭县渔业局2021年许可比处罚多多少件，另外上年结转多少件")
    assert "687件" in (answer.calculation or "")


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("麻烦一次性列出：云岭县渔业局2021年许可、处罚、强制、收费", ("882件", "195件", "40件", "13.39万元")),
        ("文件清理表——云岭县渔业局2021，规范性文件新发几件、作废几件、现存几件", ("5件", "2件", "28件")),
        ("云岭县渔业局2021 文件制发多少废止多少还剩多少有效", ("5件", "2件", "28件")),
        ("云岭县渔业局2021年许可数，以及收取的信息处理费数额", ("882件", "40元")),
        ("云岭县渔业局2021年许可、处罚、强制件数并排列出来", ("882件", "195件", "40件")),
        ("云岭县渔业局2021年公众号条数、解读篇数、培训场次分别是", ("140条", "56篇", "9次")),
        ("云岭县渔业局2021年搞了几回培训，培训了多少人次", ("9次", "308人次")),
    ],
)
def test_each_of_several_figures_is_told(fishery: Assistant, question: str, values: tuple[str, ...]) -> None:
    """Also where they are only listed, or where what they are for is said first."""
    answer = fishery.ask(question)
    told = "".join(statement.text for statement in answer.statements)
    assert answer.status is Status.ANSWERED
    assert all(value in told for value in values)


@pytest.mark.parametrize(
    ("words", "lists"),
    [
        ("一次性列出:许可、处罚、强制、收费", True),
        ("“信访举报投诉类”与“重复申请”", True),
        ("新收申请数,以及收取的信息处理费数额", True),
        ("俩数,上年结转的,还有结转到下一年的申请", True),
        ("许可", False),
        ("许可和处罚的流程", False),
        ("处罚和强制怎么公开", False),
    ],
)
def test_a_list_of_cells_and_nothing_else_asks_for_their_numbers(words: str, lists: bool) -> None:
    """处罚和强制怎么公开 says more of them."""
    assert lists_cells(words) is lists


@pytest.mark.parametrize(
    ("words", "operation"),
    [
        ("新收加旧存", Operation.SUM),
        ("新收的连上年剩的要处理多少件", Operation.SUM),
        ("许可连着其他服务事项处理了多少件", Operation.SUM),
        ("三小项求和", Operation.SUM),
        ("予以公开的百分比是多少", Operation.SHARE),
        ("哪条是最爱用的", Operation.LARGEST),
    ],
)
def test_what_is_to_be_computed_is_heard_in_more_words(words: str, operation: Operation) -> None:
    """Whoever has no word of the form for it."""
    assert operation in find_operations(words).operations


def test_people_who_queue_are_no_rank() -> None:
    """大厅天天排队 asks for no order; 按多少排个队 does."""
    assert Operation.RANK not in find_operations("大厅天天排队,许可多少件").operations
    assert Operation.RANK in find_operations("按许可多少排个队").operations


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("新收和办结", ["本年新收政府信息公开申请数量", "总计"]),
        ("新收、办结、结转", ["本年新收政府信息公开申请数量", "总计", "结转下年度继续办理"]),
        ("新收加旧存", ["本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量"]),
        ("两种诉讼,直接的和复议后的", ["行政诉讼/未经复议直接起诉", "行政诉讼/复议后起诉"]),
        ("许可连着其他服务事项", ["行政许可", "其他对外管理服务事项"]),
    ],
)
def test_rows_are_known_by_what_a_list_calls_them(words: str, rows: list[str]) -> None:
    """Short words that mean a row where others of its table stand beside them."""
    assert [measure.row for measure in find_measures(words)] == rows


def test_kinds_of_organisation_may_only_be_examples_of_all() -> None:
    """除了个人, firms and the like are all who are no natural persons."""
    words = in_form_words("除了个人,企业啊科研所啊律所啊这些单位提了几件申请")
    assert [measure.column for measure in find_measures(words)] == ["法人或其他组织"]


def test_a_count_is_not_denied_by_what_it_is_compared_with() -> None:
    """政协提案比人大建议少 names both."""
    assert [count.row for count in find_counts("政协提案比人大建议少几件")] == ["政协提案", "人大代表建议"]


@pytest.mark.parametrize(
    "words", ["公众号、解读、微博直播场次各多少", "许可、处罚、强制、雾化这四小项加总几件"]
)
def test_a_list_with_something_unknown_is_not_told_in_part(fishery: Assistant, words: str) -> None:
    """Neither as a list nor as a sum of the rest."""
    answer = fishery.ask(f"云岭县渔业局2021年{words}")
    assert answer.status is not Status.ANSWERED
    assert not answer.figures
