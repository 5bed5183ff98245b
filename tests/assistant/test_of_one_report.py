"""What is asked of one report, and only its own sentence, part of a list, chart or last line tells."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from assistant.types import Status
from tests.assistant.over import assistant_over

REPORT = """云岭县林业局2022年政府信息公开工作年度报告

如对本报告有疑问，请与云岭县林业局办公室联系（地址：云岭县松涛路6号，电话：0999-7654321）。

一、总体情况

（一）主动公开。截至2022年12月31日我局在县政府官网主动公开政府信息共计80条，其中：1．机构概览类信息4条；2．林区动态类信息70条；3．其他信息6条。

（二）依申请公开。2022年，我局未收到政府信息公开申请，由综合科牵头答复依申请公开事项。建立依申请公开联席研判制度，逐件把关。

（三）平台建设。将网站栏目由原来的5级精简为2级，网站完成适老化改造。推行“林长码”，扫码即可查看护林信息。

（四）监督保障。召开培训会3次，围绕保密审查、答复规范等内容授课。累计解答群众问题90个。本年度未收到因政府信息公开产生的投诉、举报。

五、存在的主要问题及改进情况

存在的主要问题：一是公开不够及时；二是进一步加强队伍建设还不够。

改进措施：一是专人每日更新；二是每季度轮训。

六、其他需要报告的事项

（一）2022年，我局未收取信息处理费。

（二）2022年承办县人大代表建议12件、政协委员提案8件，办复率100%，办理结果为A类12件、B类6件、C类2件。

云岭县林业局
2023年1月20日

近两年网站信息公开数量对比
2021年\t机构概览\t林区动态\t政策文件\t防火预警通报\t5\t50\t2\t9\t2022年\t机构概览\t林区动态\t政策文件\t防火预警通报\t4\t70\t2\t6
"""
BARE = """云岭县档案局2022年政府信息公开工作年度报告

一、总体情况

（一）主动公开。2022年，我局主动公开政府信息30条。

（二）依申请公开。2022年，我局收到政府信息公开申请2件。

六、其他需要报告的事项

2022年我局办理县政协提案3件，比2021年多1件，均已按期办理。
"""


@pytest.fixture(scope="module")
def woods(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over two reports, one of which says little."""
    texts = {"云岭县林业局2022年年报": REPORT, "云岭县档案局2022年年报": BARE}
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        pytest.param("提案占建议提案总数的比例", ["占合计20件的40%"], ["没有所占"], id="of_both"),
        pytest.param("人大建议占全部建议提案的几成", ["占合计20件的60%"], [], id="of_all"),
        pytest.param("办理结果B类多少件", ["B类6件"], ["图片", "总计"], id="grade"),
        pytest.param("建议提案办复率", ["100%"], [], id="rate"),
        pytest.param("网站栏目现在几级", ["2级"], ["80条"], id="levels"),
        pytest.param("公开信息要钱吗", ["未收取信息处理费"], ["80条"], id="fee"),
        pytest.param("有没有收费", ["信息处理费为0"], [], id="any_fee"),
        pytest.param("有没有被投诉举报", ["投诉、举报"], ["个人的申请"], id="complaints"),
        pytest.param("下一步怎么改进", ["每日更新", "轮训"], ["不够及时"], id="next"),
        pytest.param("林区动态类公开几条", ["70条"], ["80"], id="part"),
        pytest.param("机构概览类信息几条", ["4条"], ["未收到"], id="part_like_a_cell"),
        pytest.param("公开了啥", ["林区动态类信息70条"], ["申请"], id="published"),
        pytest.param("依申请公开谁负责", ["综合科牵头"], [], id="by_whom"),
        pytest.param("依申请公开联席研判制度", ["联席研判"], ["80条"], id="mechanism"),
        pytest.param("防火预警通报几条", ["2022年防火预警通报为6"], [], id="only_drawn"),
        pytest.param("林区动态增长率", ["增长40%"], [], id="growth_drawn"),
        pytest.param("解答了多少个问题", ["90个"], ["不够及时"], id="solved"),
        pytest.param("年报什么时候发布的", ["2023年1月20日"], [], id="dated"),
        pytest.param("网站老年人方便用吗", ["适老化"], [], id="for_whom"),
        pytest.param("培训内容有哪些", ["保密审查"], ["投诉"], id="content"),
        pytest.param("想申请公开信息找谁", ["0999-7654321", "松涛路6号"], [], id="whom"),
        pytest.param("在哪办公", ["松涛路6号"], ["办公室牵头"], id="where"),
    ],
)
def test_one_report_is_answered_by_what_tells_it(
    woods: Assistant, question: str, said: list[str], unsaid: list[str]
) -> None:
    """The sentence, part, bar or line that tells what is asked is said, and no other one in its stead."""
    answer = woods.ask(f"云岭县林业局2022年{question}")
    text = to_markdown(answer)
    assert answer.status is Status.ANSWERED
    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


@pytest.mark.parametrize(
    "question",
    ["有没有收到人大代表建议", "培训内容是什么", "有没有被投诉", "年报落款日期", "老年人上网站方便吗"],
)
def test_what_a_report_does_not_say_is_said_to_be_missing(woods: Assistant, question: str) -> None:
    """Nothing near is told where the report does not say it."""
    answer = woods.ask(f"云岭县档案局2022年{question}")
    assert answer.status is Status.NOT_REPORTED
    assert answer.figures == ()


def test_the_year_before_is_reckoned_for_counts_in_words(woods: Assistant) -> None:
    """A count of a year without a report follows from the next one's count and its change."""
    answer = woods.ask("云岭县档案局2021年办了几件政协提案")
    assert answer.calculation == "3 − 1 = 2"


def test_a_fee_after_requests_is_one_for_information(woods: Assistant) -> None:
    """收费了吗 after a turn about requests asks for the processing fee."""
    answer = woods.ask("收费了吗", ["云岭县林业局2022年收到申请几件"])
    assert "未收取信息处理费" in to_markdown(answer)


@pytest.mark.parametrize(
    ("question", "status"), [("林长码是什么", Status.ANSWERED), ("行政复议是什么", Status.REFUSED)]
)
def test_a_name_of_its_own_is_looked_up(woods: Assistant, question: str, status: Status) -> None:
    """What a report alone calls so is quoted; a word of the law is not explained."""
    assert woods.ask(question).status is status
