"""Questions whose premise, level, problem or whole only the report's own sentences decide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from assistant.types import Status
from tests.assistant.over import assistant_over

REPORT = """云岭县水务局2022年政府信息公开工作年度报告

本报告依据《中华人民共和国政府信息公开条例》第五十条编制。

一、总体情况

（一）主动公开。用好“云岭水务”微信公众号，做到线上线下同步，全年发布信息130条。

（二）依申请公开。全年收到政府信息公开申请20件，比上年减少5件，同比下降20%，申请内容主要集中在水费、管网等方面。

（三）政民互动。累计举办护水直播16场，观看人数4800余人次，解答问题320个。

（四）监督保障。信息经科室初审、办公室保密审查、局长签发后由专人上传。主要负责同志定期研究解决人员、经费等困难。

五、存在的主要问题及改进情况

存在的主要问题：一是水情数据更新不够及时；二是政策解读形式单一。

改进措施：一是建立每日更新制度；二是增加图解和短视频。

六、其他需要报告的事项

2022年未承办市人大代表建议。2022年承办县人大代表建议12件、政协委员提案8件，已于2022年9月在网站公示，办理结果为A类12件、B类6件、C类2件。
"""


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the one report."""
    with assistant_over(tmp_path_factory, {"云岭县水务局2022年年报": REPORT}) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        pytest.param("建议提案里A类占多少，C类几件", ["60%", "C类为2件"], ["600%"], id="share_and_value"),
        pytest.param("A类占C类的百分之几", ["没有所占的比例"], ["600%"], id="no_share_beyond_all"),
        pytest.param("A类相当于C类的百分之几", ["600%"], [], id="ratio"),
        pytest.param(
            "直播一共播了几场，多少人看，答了多少问题",
            ["16场", "4800人次", "320个"],
            ["单位不同"],
            id="by_unit",
        ),
        pytest.param("平均算下来每场直播有多少人次看", ["300人次"], [], id="per_unit"),
        pytest.param("公众号发了多少条信息", ["130条"], [], id="channel_named_before"),
        pytest.param(
            "ABC三类办理结果合起来等于建议加提案的总数吗", ["= 20件", "12 + 8 = 20件", "成立"], [], id="kinds"
        ),
        pytest.param("申请上涨了20%，是什么原因", ["与报告不符", "下降20%"], [], id="direction"),
        pytest.param("申请下降了50%，是什么原因", ["与报告不符", "下降20%"], [], id="rate"),
        pytest.param("申请减少了8件是吗", ["与报告不符", "减少5件"], [], id="difference"),
        pytest.param("申请下降了20%，对吗", ["与报告一致"], ["不符"], id="right"),
        pytest.param("听说承办了12件市人大代表建议，是吗", ["县一级", "未承办"], ["一致"], id="level_claim"),
        pytest.param("县人大代表建议几件", ["12件"], ["未承办"], id="level"),
        pytest.param("省人大代表建议几件", ["没有写到省人大代表建议"], [], id="level_missing"),
        pytest.param("对解读形式单一有什么对策", ["增加图解"], ["每日更新"], id="remedy"),
        pytest.param("怎么改变水情数据更新慢的状况", ["每日更新"], ["增加图解"], id="remedy_how"),
        pytest.param("针对不足准备咋办", ["每日更新", "增加图解"], [], id="every_remedy"),
        pytest.param("经费人手不够的时候，领导怎么解决", ["研究解决人员"], ["图解"], id="told_elsewhere"),
        pytest.param("毛病有哪几条", ["更新不够及时", "形式单一"], [], id="problems"),
        pytest.param("年报是依据条例第几条编的", ["第五十条"], [], id="article"),
        pytest.param("提案是几月份公示的", ["9月"], [], id="when"),
        pytest.param("依申请公开主要问的是哪些方面的事情", ["水费、管网"], [], id="asked_for"),
        pytest.param("信息发到网上前要过哪几道审核", ["保密审查、局长签发"], [], id="review"),
    ],
)
def test_what_the_report_says_of_it_is_told(
    water: Assistant, question: str, said: list[str], unsaid: list[str]
) -> None:
    """The sentence that belongs to the question is told, and none that only resembles it."""
    told = to_markdown(water.ask(f"云岭县水务局2022年{question}")).replace("\n", "")
    assert not [words for words in said if words not in told], told
    assert not [words for words in unsaid if words in told], told


def test_a_day_that_no_sentence_gives_is_not_told(water: Assistant) -> None:
    """A count of what is asked for says nothing of when it was."""
    assert water.ask("云岭县水务局2022年直播是几月份搞的").status is Status.NOT_REPORTED
