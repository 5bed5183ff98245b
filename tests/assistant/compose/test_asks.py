"""A question that asks several things has each told, or said not to be found in the report."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from assistant.types import Status
from tests.assistant.over import assistant_over

REPORT = """竹浦县林业局2023年政府信息公开工作年度报告

本报告由竹浦县林业局编制。有疑问请联系局信息科：竹浦县松岭路9号，电话：0690-7731256。（注：自2023年7月起，公开职能由法规科划转至信息科。）

一、总体情况

（一）主动公开情况。全年主动公开信息311条。全年发放退耕农户苗木补贴802户次、64.5万元。补贴名单在村口张榜，只写户主姓名和面积，不写银行卡号。“竹浦林讯”公众号阅读量突破28万。

（二）依申请公开情况。全年新收申请7件。林权档案因年代久远，档案员先后2次到乡里老库房查找，找到1983年的底册复印件提供给申请人。

（三）监督保障情况。11月在县委党校报告厅对各林场场长轮训1次，到会56人，讲解新《条例》和林权公示规则，共6课时。编印《护林员百问》读本，发给新接手的人。申请由局信息科受理，拟不予公开的，一律交由法律顾问出具意见。不定期拨打林场电话，对各林场答复申请的情况进行暗访。

五、存在的主要问题及改进情况

回看全年，有两处短板：其一，苗木检疫结果公开偏慢，抽查20家苗圃，有6家没有张贴；其二，林场信息员更换频繁。

2024年准备做好两件事：一是苗木检疫结果由系统自动推送，从出具到张贴压缩在3个工作日内，由检疫站负责；二是信息员变动提前报备。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_over(tmp_path_factory, {"竹浦县林业局2023年.txt": REPORT}) as ready:
        yield ready


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "苗木补贴，竹浦县林业局2023年发了多少户次多少钱？张榜会写银行卡号吗",
            ("802户次", "64.5万元", "不写银行卡号"),
        ),
        ("竹浦县林业局2023年的轮训在哪搞的？多少人到场，讲了什么", ("报告厅", "56人", "林权公示规则")),
        ("苗木检疫结果公开太慢的问题，竹浦县林业局准备压缩到几天，哪个部门牵头负责", ("3个工作日", "检疫站")),
        (
            "苗木检疫结果公开慢，竹浦县林业局2023年查了几家、几家有问题，准备怎么整治",
            ("20家", "6家", "自动推送"),
        ),
    ],
)
def test_each_thing_asked_is_told(assistant: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(words in to_markdown(answer) for words in told)


def test_a_note_to_a_contact_answers_what_else_is_asked_of_it(assistant: Assistant) -> None:
    told = to_markdown(
        assistant.ask("竹浦县林业局2023年的年报看不懂该打哪个电话？归哪个科室管，怎么和以前不一样了")
    )
    assert "0690-7731256" in told
    assert "信息科" in told
    assert "划转" in told


def test_what_nothing_tells_is_named_beside_what_is_told(assistant: Assistant) -> None:
    told = to_markdown(assistant.ask("竹浦县林业局2023年的轮训多少人到会，花了多少钱？"))
    assert "56人" in told
    assert "没有" in told
    assert "花了多少钱" in told


def test_a_number_in_ten_thousands_is_told_as_the_report_writes_it(assistant: Assistant) -> None:
    assert "突破28万" in to_markdown(assistant.ask("竹浦县林业局2023年公众号阅读量有多少？"))


def test_problems_listed_within_a_sentence_are_told_and_not_the_measures(assistant: Assistant) -> None:
    told = to_markdown(assistant.ask("竹浦县林业局2023年承认自己的公开工作有哪些短板"))
    assert "更换频繁" in told
    assert "自动推送" not in told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("竹浦县林业局2023年给林场场长讲了多少学时的课？", "6课时"),
        ("竹浦县林业局2023年报说该找局里哪个科室递申请？", "信息科受理"),
        ("听说竹浦县林业局2023年给新手编了册子，叫啥名", "护林员百问"),
    ],
)
def test_what_is_called_otherwise_in_the_report_is_told(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in to_markdown(answer)
