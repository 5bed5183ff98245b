"""What is named loosely, beside a story, mistyped or alone: of the sample."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.types import Answer, Status
from ingest.library import Library


@pytest.fixture(scope="module")
def sample(sample_library: Library) -> Assistant:
    """An assistant over the sample."""
    return Assistant(sample_library)


def text(answer: Answer) -> str:
    """The statements of an answer."""
    return "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("turns", "question", "result"),
    [
        ((), "想问下临渡区教育局2021年作了多少个行证许可决定", "126件"),
        ((), "青溪2022行政处发多少起", "9415件"),
        ((), "听说临渡教育局2022搞开放日，办过几场？", "12场"),
        ((), "2020年单位向青溪市政府提了多少件申请", "共50件"),
        ((), "2022年青溪市政府许可数只有2021年的百分之几了", "2022年相当于2021年的65.96%"),
        ((), "北棠区政府2021年大量申请的几件", "大量反复申请为3件"),
        ((), "临渡审批局22年收的费比上一年涨了几万", "增加11.6万元"),
        ((), "云岭卫健局2019年的公开工做哪里没弄好", "网站部分栏目更新不及时"),
        (("青溪市政府2022年新收190件申请",), "北棠区政府同期多少，两边差多少", "多80件"),
        (("北棠交通局2019年收到申请37件？",), "照这个数，2022年多了几件", "比2019年增加2件"),
        (("北棠区政府2022年企业提了几件申请",), "这占全年新收的比例是", "占13.64%"),
    ],
)
def test_a_figure_is_found_as_it_is_asked_for(
    sample: Assistant, turns: tuple[str, ...], question: str, result: str
) -> None:
    """Mistyped, in other words, of one of two sides, against the year spoken of."""
    answer = sample.ask(question, turns)
    assert answer.status is Status.ANSWERED
    assert result in text(answer)


@pytest.mark.parametrize(
    "question",
    [
        "青溪市四个下属局（临渡审批、临渡教育、云岭审批、云岭卫健）2019年政策解读各发几篇",
        "青溪市下面四个局2020年公众号发了几条",
    ],
)
def test_agencies_below_a_place_are_not_its_government(sample: Assistant, question: str) -> None:
    """Four bureaus are told of, each with its number."""
    answer = sample.ask(question)
    cited = {citation.agency for citation in answer.citations}
    assert len(cited) == 4
    assert "青溪市人民政府" not in cited


def test_a_name_alone_is_asked_back(sample: Assistant) -> None:
    """Each year's report is offered; nothing is said not to be there."""
    answer = sample.ask("北棠交通局")
    assert answer.status is Status.CLARIFY
    assert len(answer.options) == 4


def test_what_is_named_beside_a_sum_is_not_added(sample: Assistant) -> None:
    """Columns named before 一共 are all added where the clause that sums names none of them."""
    turns = ("北棠区政府20年自然人申请多少件",)
    question = "不算自然人，企业、科研、公益、法律服务、其他这五类单位提的总共几件"
    assert "合计27件" in text(sample.ask(question, turns))
