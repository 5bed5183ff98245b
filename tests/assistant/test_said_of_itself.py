"""What a report says of itself: by what rule it counts, what was not done, the text beside the table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Answer, Status
from tests.assistant.over import assistant_over

_COLUMNS = "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
_ROWS = (
    ("一、本年新收政府信息公开申请数量", 5),
    ("二、上年结转政府信息公开申请数量", 0),
    ("三、本年度办理结果\t（一）予以公开", 4),
    ("\t（二）部分公开", 0),
    ("\t（三）不予公开\t1.属于国家秘密", 0),
    ("\t\t2.其他法律行政法规禁止公开", 0),
    ("\t\t3.危及“三安全一稳定”", 0),
    ("\t\t4.保护第三方合法权益", 0),
    ("\t\t5.属于三类内部事务信息", 0),
    ("\t\t6.属于四类过程性信息", 0),
    ("\t\t7.属于行政执法案卷", 0),
    ("\t\t8.属于行政查询事项", 0),
    ("\t（四）无法提供\t1.本机关不掌握相关政府信息", 1),
    ("\t\t2.没有现成信息需要另行制作", 0),
    ("\t\t3.补正后申请内容仍不明确", 0),
    ("\t（七）总计", 5),
    ("四、结转下年度继续办理", 0),
)
_REQUESTS = _COLUMNS + "\n" + "\n".join(f"{label}\t{n}\t0\t0\t0\t0\t0\t{n}" for label, n in _ROWS)

FORESTS = f"""云岭县林草局2022年政府信息公开工作年度报告

一、总体情况

（一）依申请公开。收到的申请全部依申请人所求公开到位。

（二）信息管理。配有专职公开员2名。年内未印发规范性文件，也没有对规范性文件作过评估。

（三）监督保障。年内办理林地审批近6千件。组织了两轮保密自查清理，未见泄密。

二、主动公开政府信息情况

第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t0\t3\t8
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t5980
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t0
行政强制\t0
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t7.5

三、收到和处理政府信息公开申请情况

{_REQUESTS}

四、政府信息公开行政复议、行政诉讼情况

复议、诉讼案件按当年立案统计，上年度转来而未结的案件不计入本年。

五、存在的主要问题及改进情况

存在的主要问题：一是公开员多由文秘兼职，精力有限；二是栏目更新偏慢。

改进措施：一是增加人手。

六、其他需要报告的事项

（一）收费情况。本年没有收取任何费用。

云岭县林草局
2023年1月12日
"""
GRAIN = """云岭县粮储局2019年政府信息公开工作年度报告

一、总体情况

（一）依申请公开。2019年，我局没有接到政府信息公开申请。

二、主动公开政府信息情况

第二十条第（一）项
信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量
规章\t0\t0\t0
规范性文件\t1\t1\t4
第二十条第（八）项
信息内容\t上一年项目数量\t本年增/减
行政事业性收费\t6\t2

六、其他需要报告的事项

（一）本年无其他事项。

云岭县粮储局
2020年1月12日
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Two offices, whose reports follow the newer and the older form."""
    with assistant_over(tmp_path_factory, {"forests": FORESTS, "grain": GRAIN}) as assistant:
        yield assistant


def text_of(answer: Answer) -> str:
    return "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("林草局复议诉讼的数，去年没审完的案子算不算在里面", ("不计入本年",)),
        ("林草局2022年诉讼数包不包括以前年度没办结的", ("不计入本年",)),
        ("林草局2022年复议是按什么口径统计的", ("按当年立案统计",)),
    ],
)
def test_by_what_rule_cases_are_counted_is_told_in_words(
    both: Assistant, question: str, words: tuple[str, ...]
) -> None:
    """上一年没审完的 names no year whose report is wanted, and no number is asked for."""
    answer = both.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(word in text_of(answer) for word in words)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("林草局2022年给规范性文件做过评估没有", "没有对规范性文件作过评估"),
        ("林草局2022年有没有搞过自查清理", "保密自查清理"),
    ],
)
def test_what_was_done_is_told_by_its_own_sentence(both: Assistant, question: str, words: str) -> None:
    """The number of documents does not say that they were assessed, nor a list of problems what was done."""
    assert words in text_of(both.ask(question))


@pytest.mark.parametrize(
    "question",
    [
        "林草局说申请全部公开到位，可表里真是全公开了吗",
        "林草局的申请全都公开了吗",
        "林草局“收到的申请全部依申请人所求公开到位”，表格里是这样吗",
    ],
)
def test_what_the_text_says_of_all_is_held_against_the_table(both: Assistant, question: str) -> None:
    """The sentence, the results of the table and that they are not all of one kind."""
    said = text_of(both.ask(question))
    assert "公开到位" in said
    assert all(words in said for words in ("予以公开为4件", "不掌握相关政府信息为1件", "不是全部"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("林草局正文讲办了近6千件林地审批，表里许可填的是多少", ("近6千件", "5980")),
        ("林草局收费7.5万和“没有收取任何费用”矛盾吗", ("没有收取任何费用", "7.5万元")),
        ("林草局说没印发规范性文件，表里制发件数也是0吗", ("未印发规范性文件", "为0件")),
    ],
)
def test_the_text_and_the_cell_are_both_told(both: Assistant, question: str, words: tuple[str, ...]) -> None:
    """Each as it stands."""
    said = text_of(both.ask(question))
    assert all(word in said for word in words)


@pytest.mark.parametrize(
    "question",
    [
        "林草局前面写有专职公开员，后面又说是兼职，两处原文各是什么",
        "林草局管公开的到底是专职还是兼职",
        "林草局既说有专职公开员又说多由文秘兼职，是不是自相矛盾",
    ],
)
def test_two_places_of_one_report_are_both_quoted(both: Assistant, question: str) -> None:
    """Which of the two is true is not for the answer to say."""
    said = text_of(both.ask(question))
    assert "专职公开员2名" in said
    assert "兼职" in said.replace("专职公开员", "")


def test_an_either_or_is_answered_by_the_one_that_is_there(both: Assistant) -> None:
    """And where neither is, nothing that only resembles them is told."""
    assert "栏目更新偏慢" in text_of(both.ask("林草局是栏目更新偏慢还是栏目更新太多"))
    assert both.ask("林草局的热气球是红色还是蓝色").status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "林草局2022年和粮储局2019年的行政事业性收费能不能放一块儿比",
        "林草局2022年跟粮储局2019年，行政事业性收费谁多",
    ],
)
def test_cells_of_two_forms_are_not_compared(both: Assistant, question: str) -> None:
    """Money beside a number of items: each is told by its own columns."""
    said = text_of(both.ask(question))
    assert all(words in said for words in ("7.5万元", "上一年项目数量6项", "本年增/减2项", "不能直接相比"))


@pytest.mark.parametrize(
    ("question", "there", "missing"),
    [
        ("库里这些年报，哪几家明确写了没收过信息公开的钱", "林草局", False),
        ("这两份年报里哪家白纸黑字写了没收过费用？粮储局提到了没", "林草局", True),
        ("哪几家写了没有收到过信息公开申请？林草局写没写", "粮储局", True),
        ("有没有报告写没收到信息公开申请", "粮储局", False),
    ],
)
def test_who_says_that_there_was_none(both: Assistant, question: str, there: str, missing: bool) -> None:
    """Of all of them, though one is named after; never one whose table gives some."""
    answer = both.ask(question)
    assert {citation.agency for citation in answer.citations} == {f"云岭县{there}"}
    assert ("没有写到这一点" in text_of(answer)) is missing
