"""What offices commonly do, asked in words that no report has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from assistant.types import Status
from tests.assistant.over import assistant_over

REPORT = """云岭县水务局2022年政府信息公开工作年度报告

地址：云岭县清河路8号，邮编：007290，电话：0600-3894063。

一、总体情况

（一）主动公开情况。全年主动公开信息80条。微信公众号“云岭水务”发布信息75条。对外发布政策解读材料27篇。

（二）信息管理情况。信息发布前逐级审核，科室负责人复核、分管领导签发。对拟不公开的内容逐件说明理由，由法制机构把关。

（三）平台建设情况。把政策原文、解读和办理入口放在同一页面。长期不更新的公众号已经注销。在大厅设立公开查阅点，配备终端。

（四）监督保障情况。邀请市民代表对公开工作作出评议，意见逐条落实。公布监督电话和信箱，群众反映的问题限期答复。

（五）宣讲情况。创新开展“公开夜市”活动，利用周末傍晚在步行街设摊，解答疑问。

三、收到和处理政府信息公开申请情况

2022年新收政府信息公开申请30件，不予公开3件。

六、其他需要报告的事项

2022年未收取信息处理费。
"""

BARE = """砚湖县林业局2022年政府信息公开工作年度报告

一、总体情况

全年主动公开信息90条。微信公众号“砚湖林业”发布信息65条。推出“一码看公开”做法，把监督电话汇入一个二维码。把公开知识列为新人必学内容，考核合格后方可承担信息发布工作。

三、收到和处理政府信息公开申请情况

2022年新收政府信息公开申请20件，不予公开6件。
"""


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over a report that tells of practices and one that does not."""
    texts = {"云岭县水务局2022年年报": REPORT, "砚湖县林业局2022年年报": BARE}
    with assistant_over(tmp_path_factory, texts) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("{}2022年公众号上的东西发出来之前谁审", "逐级审核", id="before_publication"),
        pytest.param("发一条信息前{}2022年要谁签字", "逐级审核", id="before_one_is_sent"),
        pytest.param("不想公开的内容得过哪一关才行？{}2022年", "法制机构把关", id="not_published"),
        pytest.param("稿子上网前得过几道关，{}2022年的规矩", "逐级审核", id="so_many_steps"),
        pytest.param("决定不公开的内容，{}2022年谁把关", "法制机构", id="withheld"),
        pytest.param("{}2022年不给看的材料要不要说明理由，谁定", "法制机构", id="withheld_why"),
        pytest.param("政策原文和解读是不是放一块儿的？{}2022年", "同一页面", id="side_by_side"),
        pytest.param("{}2022年那些长期没人管的公众号后来咋处理了", "注销", id="left_alone"),
        pytest.param("想现场看公开文件，{}2022年有地方吗", "查阅点", id="on_the_spot"),
        pytest.param("外部评议机制：{}2022年邀了哪些人来评公开工作", "评议", id="judged"),
        pytest.param("监督渠道{}2022年是怎么说的，群众反映的问题多久答复", "监督电话", id="watched"),
    ],
)
def test_a_practice_is_told_in_its_own_sentence(offices: Assistant, question: str, said: str) -> None:
    """Neither the cell nor the count that shares a word with it, nor another sentence where none tells it."""
    answer = offices.ask(question.format("云岭县水务局"))
    assert said in to_markdown(answer)
    assert not any(figure.value in ("75", "27", "3") for figure in answer.figures)
    assert offices.ask(question.format("砚湖县林业局")).status is Status.NOT_REPORTED


def test_a_number_beside_a_practice_is_still_a_number(offices: Assistant) -> None:
    """不予公开几件 asks for no one who decides, 公众号发了多少条 for none who signs."""
    assert "3" in to_markdown(offices.ask("云岭县水务局2022年不予公开几件"))
    assert "75" in to_markdown(offices.ask("云岭县水务局2022年公众号发布信息多少条"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("云岭县水务局在什么位置，邮编也要", "清河路8号", id="position"),
        pytest.param("云岭县水务局的座机和住址一并给我", "清河路8号", id="where_it_lives"),
        pytest.param("想给云岭县水务局写封信，寄到哪儿", "清河路8号", id="letter"),
    ],
)
def test_an_address_is_asked_for_in_other_words(offices: Assistant, question: str, said: str) -> None:
    """By its position or to write to."""
    assert said in to_markdown(offices.ask(question))


def test_where_a_stall_stood_is_no_address_of_the_office(offices: Assistant) -> None:
    """The sentence on the event tells it."""
    told = to_markdown(offices.ask("云岭县水务局2022年的公开夜市在什么时间、什么地方摆"))
    assert "步行街" in told
    assert "清河路" not in told


@pytest.mark.parametrize(
    "question",
    ["你怎么看云岭县水务局2022年不予公开的那几件，是不是存心的", "你认为哪家单位的改进措施纯属敷衍"],
)
def test_a_judgement_is_refused(offices: Assistant, question: str) -> None:
    """No report tells what to think of it."""
    assert offices.ask(question).status is Status.REFUSED


def test_a_court_of_the_country_is_not_all_agencies(offices: Assistant) -> None:
    """Its figures are asked for, and it is not there."""
    assert offices.ask("最高法2022年审结信息公开案件数量").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question", ["云岭县水务局2022年搞了个啥新名堂", "云岭县水务局2022年有什么新点子新做法"]
)
def test_what_is_new_is_told_by_what_the_report_calls_its_own(offices: Assistant, question: str) -> None:
    """名堂 and 点子 stand in no report."""
    assert "公开夜市" in to_markdown(offices.ask(question))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param(
            "对打算不公开的东西{}2022年由谁把关，要不要写理由", "法制机构把关", id="means_to_withhold"
        ),
        pytest.param(
            "对不打算公开的内容，{}2022年由谁来把关、要不要说明理由", "法制机构把关", id="does_not_mean_to"
        ),
        pytest.param("我爸不会上网，{}2022年有没有给这类人准备线下看文件的办法", "查阅点", id="provided"),
        pytest.param("新来的想弄明白，{}2022年一条信息挂网之前要经过哪几个人把关", "逐级审核", id="who_asks"),
    ],
)
def test_what_is_meant_or_provided_is_no_plan_to_come(offices: Assistant, question: str, said: str) -> None:
    """打算不公开 and 准备 for somebody are of the year itself; who asks is no new member of the staff."""
    assert said in to_markdown(offices.ask(question.format("云岭县水务局")))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("不上网的老人有福了，{}2022年大厅里能查公开文件吗", "查阅点", id="last_clause"),
        pytest.param("家里老人不会用电脑，想写封信寄到{}，寄到什么地方", "清河路8号", id="contact"),
        pytest.param("单位要评先进，{}2022年有啥拿得出手的", "公开夜市", id="new"),
        pytest.param("{}2022年市民代表能给公开工作打分吗", "评议", id="judged_by_others"),
    ],
)
def test_what_leads_up_to_a_question_names_no_practice(offices: Assistant, question: str, said: str) -> None:
    """The clause that asks says which is meant, or that a contact or something new is."""
    assert said in to_markdown(offices.ask(question.format("云岭县水务局")))


def test_a_public_account_mistyped_is_no_other_information(offices: Assistant) -> None:
    """公从号 counts what it sent, and not all that was published; its name tells whether it changed."""
    assert "75" in to_markdown(offices.ask("云岭县水务局2022年公从号发了多少条信息"))
    assert "云岭水务" in to_markdown(offices.ask("云岭县水务局2022年的公众号改过名没"))
