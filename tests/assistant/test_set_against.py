"""Per cents with a direction, limits, ranks, shares over time, prose against tables: of the sample."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from ingest.library import Library


@pytest.fixture(scope="module")
def sample(sample_library: Library) -> Assistant:
    """An assistant over the sample."""
    return Assistant(sample_library)


def told(sample: Assistant, question: str) -> str:
    """What is answered to a question that can be."""
    answer = sample.ask(question)
    assert answer.status is Status.ANSWERED
    return "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("临渡区教育局2020年的公众号比临渡审批局少百分之几", "少59.90%"),
        ("和临渡审批局比，临渡教育局2020年公众号少百分之几", "少59.90%"),
        ("临渡审批局和临渡教育局2020年的公众号，教育局比审批局少百分之几", "少59.90%"),
        ("北棠区政府2021年处罚比许可少百分之几", "行政处罚比行政许可少81.26%"),
        ("以北棠区政府为基数，青溪市政府2022年许可多几成", "多30.64%"),
        ("2020年处罚数排第二的是谁，比第一少百分之几", "少77.47%"),
        ("2022年收费金额最高的是谁，第二是谁，差多少万", "多3320.65万元"),
        ("青溪市政府2021年复议纠正率是多少，比2020年高几个百分点", "高26.15个百分点"),
        ("北棠区政府2022年不予公开占全部办结的几成，比2021年是升是降", "低11.25个百分点"),
        ("把2021年青溪市政府和北棠区政府的申请数加起来再除以2是多少", "平均147件"),
    ],
)
def test_a_per_cent_is_of_what_it_is_said_of(sample: Assistant, question: str, result: str) -> None:
    """Of the one behind 比, of the first of a rank, or of each year's own whole."""
    assert result in told(sample, question)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("公众号发文，2021年过七百条的一共几家呀，名字也要", "符合条件的有3家"),
        ("青溪市府这四年有几年申请不止180件", "符合条件的有3个年份"),
        ("2022年有哪家收了信息处理费没有？收了多少", "符合条件的有1家"),
        ("2022年有几家申请为零", "符合条件的有1家"),
        ("2022年谁的处罚是零", "符合条件的有2家"),
        ("北棠区政府哪一年不予公开的件数比部分公开的多", "符合条件的有4个年份"),
        ("哪些单位2022年解读比公众号少", "符合条件的有8家"),
    ],
)
def test_those_that_meet_a_limit_are_counted(sample: Assistant, question: str, result: str) -> None:
    """In whatever words the limit is set, and those alone."""
    assert result in told(sample, question)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("想知道北棠区政府2019哪个理由拒得最多", "危及“三安全一稳定”，为4件"),
        ("青溪市政府2022年驳回申请，哪种原因最多", "保护第三方合法权益，为8件"),
        ("青溪市政府2022年答复“无法提供”最主要的原因是哪个", "本机关不掌握相关政府信息，为28件"),
        ("青溪市政府2021年无法提供的，主要是因为啥，各几件", "另行制作为9件"),
        ("北棠区政府2021年“无法提供”一共多少，其中“不掌握”占几成", "占69.23%"),
    ],
)
def test_reasons_are_those_of_their_group(sample: Assistant, question: str, result: str) -> None:
    """However a refusal and its ground are called."""
    assert result in told(sample, question)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("云岭审批局2022年开窗口数比公开人员数多几个", "多12（单位不同"),
        ("云岭卫健局2022年解读比2021年多几篇，公众号又少了几条", "减少161条"),
        ("砚湖市监局2021年新收申请加上年结转一共多少，办结多少", "合计51件"),
        ("砚湖市监20采购项数金额", "（采购项目数量）为7项"),
        ("青溪市政府2019年申请，法人那边比个人那边少几件", "多85件"),
        ("临渡审批局2021年许可占两家审批局总数的百分之几", "占50.65%"),
        ("青溪市政府2020年年底又有几件转给下一年", "结转下年度继续办理为20件"),
        ("砚湖县市场监督管理局2022年那个行政事业型收费一共多少万块钱", "84.35万元"),
    ],
)
def test_figures_of_one_question_are_each_what_is_asked(
    sample: Assistant, question: str, result: str
) -> None:
    """Two counts in unlike units are subtracted as numbers; what stands beside a sum is no term of it."""
    assert result in told(sample, question)


@pytest.mark.parametrize(
    "question",
    [
        "砚湖市监局2020正文说的新收申请数，跟表三第一行新收的总计是不是一个数",
        "临渡审批局21年说公开了236条，下面分类相加是这个数吗",
        "青溪市政府2022年总体情况里说收到的申请，跟附表里填的是不是一码事",
    ],
)
def test_prose_is_held_against_the_table_or_its_parts(sample: Assistant, question: str) -> None:
    """Whether both say the same is what is answered, and no number alone."""
    assert "成立" in told(sample, question)


def test_kinds_of_which_some_are_named_are_told_all(sample: Assistant) -> None:
    """工作动态、公告公示这些 stands for all that the whole is made of."""
    text = told(sample, "云岭卫健局2022那429条里头，工作动态、公告公示这些各有多少")
    assert all(part in text for part in ("14条", "190条", "85条", "140条"))
