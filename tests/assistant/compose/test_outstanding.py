"""The sentence that stands out by all evidence together, in whatever words a question is put."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from assistant.types import Status
from tests.assistant.over import assistant_over

REPORT = """汐溪县水利局2023年政府信息公开工作年度报告

本报告由汐溪县水利局编制，有疑问请联系局办公室，电话：0690-5513372。

一、总体情况

（一）主动公开情况。全年主动公开信息208条。在“汐溪水讯”公众号连载《水费明白问答》31期。水库放水前，由管护员敲锣并逐户打招呼，全年敲锣17回，没有人被困。

（二）依申请公开情况。全年新收申请9件。收件后先由承办股室打一通电话，问明想要哪份图纸，全年通话14次，其中2人改为到现场翻阅。答复走“登记、拟稿、法核、签发、送达”五个环节，每个环节不超过3日。

（三）监督保障情况。由局长任政务公开领导小组组长，明确3名专干，全年集中学习40课时。培训办了2次，3月讲水文数据脱敏，9月讲答复书怎么写。编印《渠系图读法》《来件百问》两本册子，发给新接手的人。聘请护渠监督员12名。

五、存在的主要问题及改进情况

不足有两条。其一，泵站停水消息发得晚，住在渠尾的农户常常白跑。其二，老渠道图纸查找要到库房翻。

拟采取的措施也有两条。其一，推行停水预告牌，提前两天挂到渠尾村口。其二，把老渠道图纸扫描上网。

六、其他需要报告的事项

上一年列出的两处短板，一处是留言回得慢，一处是目录太旧。对前者，改为专人当天回；对后者，目录已重编。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_over(tmp_path_factory, {"汐溪县水利局2023年.txt": REPORT}) as ready:
        yield ready


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("汐溪县水利局2023年水库要放水，下游的人怎么会知道", "敲锣"),
        ("汐溪县水利局2023年收到申请会先打电话吗，打了多少通", "全年通话14次"),
        ("汐溪县水利局2023年两次培训分别讲的啥", "水文数据脱敏"),
        ("汐溪县水利局2023年几个人专门干公开，学习了多少课时", "40课时"),
        ("汐溪县水利局2023年给新接手的人编了哪几本册子", "渠系图读法"),
        ("汐溪县水利局2023年的答复书内部要走哪几步", "签发"),
    ],
)
def test_a_sentence_with_most_evidence_is_told_whatever_words_it_uses(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in to_markdown(answer)


@pytest.mark.parametrize(
    "question",
    [
        "汐溪县水利局局长叫什么名字",
        "汐溪县水利局2023年护渠监督员叫什么名字",
        "汐溪县水利局2023年开过新闻发布会没有",
        "汐溪县水利局2023年参加培训多少人次",
        "汐溪县水利局2023年公众号有多少粉丝",
        "公众号“汐溪水讯”2023年一共多少粉丝",
        "办培训花费几何？汐溪县水利局2023年的",
    ],
)
def test_what_is_not_told_is_not_answered_by_a_sentence_near_it(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_REPORTED


def test_why_a_measure_is_set_out_is_told_by_the_problem_it_is_against(assistant: Assistant) -> None:
    told = to_markdown(assistant.ask("汐溪县水利局2023年为什么要推行停水预告牌"))
    assert "白跑" in told
    assert "库房" not in told


def test_what_became_of_several_things_is_told_with_what_follows(assistant: Assistant) -> None:
    told = to_markdown(assistant.ask("汐溪县水利局2022年提的那些问题后来整改得怎么样"))
    assert "专人当天回" in told
    assert "目录已重编" in told
