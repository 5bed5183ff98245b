"""Which of several agencies has the most or least, and what two have together, in everyday words."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from ingest.library import Library


@pytest.fixture(scope="module")
def sample(sample_library: Library) -> Assistant:
    """An assistant over the sample."""
    return Assistant(sample_library)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("八家里2019谁公开的东西最多", "云岭县行政审批服务局2019年主动公开政府信息为758条"),
        ("市里八家单位2020年谁晒出来的信息最多", "北棠区人民政府2020年主动公开政府信息为661条"),
        ("2020年要信息的人最多的前两家", "新收政府信息公开申请为170件"),
        ("云岭县那俩局2020总共收到申请几件", "合计34件"),
        ("云岭那俩局——卫健跟审批——2021年收的申请分别是多少", "新收政府信息公开申请为17件"),
        ("临渡区那俩局——教育的和审批的，2021年主动公开的信息凑一块几条", "合计660条"),
        ("北棠区两家2021年政协提案共办理几件", "合计8件"),
        ("北棠区政府、交通局2020年罚的加总", "合计3949件"),
        ("云岭县两个局2020年培训次数比一比，谁勤", "云岭县行政审批服务局2020年开展培训次数为10次"),
        ("北棠区政府处罚量是北棠交通的几倍，按2022年口径", "1.82倍"),
        ("以2020年口径算，北棠交通局处罚比砚湖市监局多多少", "多1146件"),
        ("平均下来2022年一家单位发多少篇解读", "平均34.375篇"),
        ("提案办理数2022年倒数第一", "青溪市人民政府2022年政协提案为5件"),
        ("2020年行政许可体量最大的两个机关是哪两个，数字也请附上", "为63098件"),
        ("2021年在培训上花力气最多的是哪家", "北棠区人民政府2021年开展培训次数为12次"),
        ("卫健执法和市监执法相差多少：云岭县卫健局与砚湖县市监局2022年处罚件数之差", "多415件"),
        ("临渡、云岭两个审批局，22年临渡的许可量是云岭的多少倍", "1.92倍"),
        ("青溪底下两家审批局2022年行政事业性收费分别多少万元", "为28.81万元"),
        ("北棠区政府跟它的交通局2022年许可数差多少", "多29886件"),
        ("2022政府开放日场次排名，前两位", "澜原市砚湖县市场监督管理局2022年政府开放日场次为19场"),
        ("2019年起临渡区教育局各年咨询窗口设了几个", "2020年咨询窗口为12个"),
        ("2020年不是个人、而是单位组织向北棠区政府提的申请，合计多少件", "共27件"),
        ("北棠区政府2020年有几件申请出自律所", "（法律服务机构）为3件"),
        ("砚湖市监局2020年“不予公开”底下八种理由，总共挡掉了几件申请", "共12件"),
        ("临渡区教育局的规范性文件，到2021年末没作废、还在执行的是多少件", "（现行有效件数）为27件"),
        ("2020年培训次数上了两位数的有几家", "符合条件的有2家"),
        ("2021年申请没到两位数的单位有哪些", "符合条件的有1家：青溪市临渡区教育局"),
    ],
)
def test_the_number_of_several_is_told(sample: Assistant, question: str, told: str) -> None:
    """The figures of all who are meant are looked up and reckoned with."""
    answer = sample.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in "\n".join(statement.text for statement in answer.statements)


def test_what_a_turn_adds_is_added_to_what_was_spoken_of(sample: Assistant) -> None:
    """加上处罚和强制，总共 after 许可多少件 is of all three."""
    answer = sample.ask("加上处罚和强制，总共？", ["北棠区政府2020年许可多少件"])
    assert "合计32644件" in "\n".join(statement.text for statement in answer.statements)


def test_whether_the_tables_add_up_is_asked_of_every_sum(sample: Assistant) -> None:
    """表格里的数字都勾得上吗 wants the sums of the tables, one of which is wrong."""
    answer = sample.ask("云岭县卫生健康局2022年年报表格里的数字都勾得上吗")
    assert any("不成立" in statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    "question", ["2020年八家谁的回应最多", "2021年谁收钱最多", "2020年八家谁的窗口服务人次最多"]
)
def test_who_has_the_most_of_what_nothing_counts_is_not_told(sample: Assistant, question: str) -> None:
    """No sentence in which the word stands is told in its stead."""
    assert sample.ask(question).status is Status.NOT_REPORTED


def test_the_rule_of_counting_is_still_asked_for(sample: Assistant) -> None:
    """统计口径 that is asked for is none that only says which year's."""
    assert sample.ask("北棠区政府2022年的统计口径是什么").status is Status.NOT_REPORTED
