"""What holds of all, most or any of several agencies or years, and sorts of agencies; asked of the sample."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.types import Answer, Status
from ingest.library import Library

BEITANG, LINDU = "澜原市北棠区", "青溪市临渡区"


@pytest.fixture(scope="module")
def sample(sample_library: Library) -> Assistant:
    """An assistant over the sample."""
    return Assistant(sample_library)


def first(answer: Answer) -> str:
    """What leads an answer."""
    assert answer.status is Status.ANSWERED
    return answer.statements[0].text


def said(answer: Answer) -> str:
    """What an answer says."""
    return "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("八家单位都没有收过信息处理费，对吧", "不是这样：已知的32份报告中，不是如此的有3份报告"),
        ("八家单位2022年都没有收信息处理费，对吧", "不是这样：已知的8家中，不是如此的有1家"),
        ("2022年各单位的申请都不超过200件，是吗", "是这样：已知的8家都是如此"),
        ("2022年行政诉讼是不是每家都有", "不是这样：已知的6家中，不是如此的有3家"),
        ("2020年疫情那年，申请是不是普遍下降了", "不是这样：已知的8家中，符合条件的只有4家"),
        ("2022年各单位的申请都比上年增加了吗", "不是这样：已知的8家中，不是如此的有4家"),
        ("有没有单位2021年一件人大建议都没承办", f"有：已知的8家中，符合条件的有1家：{LINDU}教育局"),
        ("2022年有没有哪家申请超过100件", "有：已知的8家中，符合条件的有2家"),
        ("2022年申请超过500件的单位有吗", "没有：已知的8家中，没有符合条件的"),
        ("临渡区审批局申请从来没超过10件，是吗", "不是这样：已知的4个年份中，不是如此的有1个年份：2021年"),
        ("市场监管局被复议纠正过吗", "没有：已知的4个年份中，没有符合条件的"),
        ("北棠区政府有没有哪年申请超过100件", "有：已知的4个年份中，符合条件的有1个年份：2022年"),
    ],
)
def test_a_claim_over_several_has_its_verdict_first(sample: Assistant, question: str, verdict: str) -> None:
    """Whether it is so leads, with the count that it rests on."""
    assert first(sample.ask(question)).startswith(verdict)


@pytest.mark.parametrize(
    ("question", "conclusion"),
    [
        ("谁的政策解读一年比一年少", f"符合条件的有1家：{BEITANG}交通运输局"),
        ("哪些单位连着两年申请量下降", "已知的8家中，没有符合条件的"),
        ("哪些单位连续两年申请量上升", "符合条件的有1家：青溪市云岭县行政审批服务局"),
        ("公众号发布量四年一直在涨的有吗", "没有：已知的8家中"),
        ("三年来，北棠区政府的复议一直在减少，对吗", "不是这样：没有比上一年减少的是2021年"),
        ("北棠交通局政策解读是不是一年比一年少", "是这样：每年都比上一年减少"),
        ("云岭县审批局申请连续两年上升了吗", "是这样：每年都比上一年增加"),
        ("听说北棠区政府申请量四年翻倍了，真的假的", "不是这样：2022年是2019年的1.39倍"),
    ],
)
def test_a_run_of_years_is_told_from_one_change(sample: Assistant, question: str, conclusion: str) -> None:
    """Two falls on end need three years, and one that went the other way breaks a run."""
    assert conclusion in first(sample.ask(question))


@pytest.mark.parametrize("question", ["哪家单位一件申请都没收到过", "哪家一直没收到申请"])
def test_who_never_had_any_is_looked_up_in_every_year(sample: Assistant, question: str) -> None:
    """The figures answer, and no sentence that only has the words."""
    answer = sample.ask(question)
    assert f"符合条件的有1家：{LINDU}教育局" in said(answer)
    assert {(figure.row, figure.value) for figure in answer.figures if figure.table == "requests"} == {
        ("本年新收政府信息公开申请数量", 0)
    }


@pytest.mark.parametrize(
    ("question", "agencies", "result"),
    [
        ("两家政府2022年申请哪家多", 2, "最多的是青溪市人民政府2022年，为190件"),
        ("部门里面哪家2022年申请最多", 6, f"最多的是{BEITANG}交通运输局2022年，为39件"),
        ("2022年不算政府，哪家申请最多", 6, f"最多的是{BEITANG}交通运输局2022年，为39件"),
        ("政府里哪家公开得多2022，不算部门", 2, f"最多的是{BEITANG}人民政府2022年，为614条"),
        ("2022年县级单位申请一共多少件", 3, "合计74件"),
        ("2022年区级部门里谁的许可最多", 3, f"最多的是{LINDU}行政审批服务局2022年，为32457件"),
    ],
)
def test_a_sort_of_agencies_is_a_scope(sample: Assistant, question: str, agencies: int, result: str) -> None:
    """Governments, departments and levels: only those, and the reader is told which they are."""
    answer = sample.ask(question)
    assert result in said(answer)
    assert len(answer.assumed[0].split("、")) == agencies


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("县级单位和区级单位谁收到的申请多，2022", "合计最多的是区级，为158件"),
        ("青溪市和澜原市哪个市2022年收到的申请多", "合计最多的是青溪市，为235件"),
        ("澜原市和青溪市公众号2022年发布量对比", "青溪市比澜原市多1033条"),
    ],
)
def test_sorts_and_places_are_held_against_each_other_by_their_sums(
    sample: Assistant, question: str, result: str
) -> None:
    """All agencies of each are added up; none of them stands for its place."""
    assert result in first(sample.ask(question))


def test_a_sum_that_may_be_outdone_by_what_is_not_known_wins_nothing(sample: Assistant) -> None:
    """青溪市's review table of 2022 is a picture, so that 澜原市 need not have most."""
    assert "不能断定" in first(sample.ask("青溪市和澜原市哪个市2022年行政诉讼多"))


def test_a_government_named_is_no_place(sample: Assistant) -> None:
    """Two governments by name are two agencies."""
    answer = sample.ask("青溪市政府和北棠区政府2022年申请哪家多")
    assert "多80件" in said(answer)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("八家单位2021年收到的公开申请总数是多少", "合计415件"),
        ("2022年八家单位的行政许可总数是多少", "合计138045件"),
        ("四年里哪一年全部单位收到的申请最多", "合计最多的是2022年，为422件"),
        ("卫健局人大建议和政协提案哪年最多", "合计最多的是2020年，为56件"),
        ("教育局和卫健局谁的代表建议提案多，2022年", f"合计最多的是{LINDU}教育局，为52件"),
        ("2022年自然人申请占全部申请的比例，八家合计", "占67.77%"),
        (
            "2022年各单位不予公开加起来占全部办理结果的百分之几",
            "不予公开共82件，办理结果总计共413件，占19.85%",
        ),
        ("临渡审批局2022年许可占四年总量的几成", "4个年份合计103642件，占31.32%"),
        ("政府公开日活动人均参加人数哪家最高2022", f"平均最多的是{BEITANG}交通运输局，为129名"),
        ("2022年哪家培训平均每次人数最多", "平均最多的是澜原市砚湖县市场监督管理局，为68.8人次"),
        ("市场监管局2019和2020采购金额哪个大", "最多的是2020年"),
        ("卫健局2019年和2020年采购总金额合起来多少万元", "换算后为295.71万元"),
        ("2019年政府采购花钱最多的是哪家", f"最多的是{LINDU}行政审批服务局2019年"),
        ("哪些单位2022年申请没超过30件", "符合条件的有4家"),
        ("哪些单位没说培训了多少人次，2022年", "没有填写或没有写明的有2家"),
    ],
)
def test_numbers_of_several_are_added_up_as_asked(sample: Assistant, question: str, result: str) -> None:
    """Totals, shares and means over agencies, years and parts, in one unit."""
    assert result in said(sample.ask(question))


def test_each_of_two_matters_has_its_own_first(sample: Assistant) -> None:
    """许可和处罚最多的是哪家 compares no permits with penalties."""
    answer = said(sample.ask("2022年许可和处罚最多的是哪家"))
    assert "为43371件" in answer
    assert "最多的是青溪市人民政府2022年，为9415件" in answer


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("临渡审批局申请量在2022年排第几", "已知的8家中，从多到少排第7"),
        ("2022年北棠区政府的处罚在所有单位中排名第几", "已知的7家中，从多到少排第2"),
        ("2022年北棠交通局申请倒数第几", "已知的8家中，从少到多排第6"),
        ("2022年卫健局申请排第几", "从多到少并列第5"),
    ],
)
def test_the_place_of_one_is_among_all(sample: Assistant, question: str, place: str) -> None:
    """排第几 ranks the agency named among all that are known."""
    assert place in first(sample.ask(question))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("最多的是北棠区交通局吧，2022年申请", f"不是{BEITANG}交通运输局，是青溪市人民政府"),
        ("2022年收到申请最多的是青溪市政府吧", "是的，是青溪市人民政府"),
        ("2022年只有教育局没收到申请吗", f"是的，是{LINDU}教育局"),
        ("2022年没有行政诉讼的只有卫健局吗", "不只是青溪市云岭县卫生健康局"),
    ],
)
def test_the_one_taken_for_first_or_only_has_a_verdict(
    sample: Assistant, question: str, verdict: str
) -> None:
    """Whether it is, before the figures."""
    assert first(sample.ask(question)).startswith(verdict)


def test_one_number_answers_where_nothing_is_reckoned(sample: Assistant) -> None:
    """各办了几场 of two, of which one report says none: the other's number and that, with no sum wanted."""
    answer = sample.ask("临渡区教育局和审批局2020年各办了几场开放日")
    assert first(answer).startswith(f"{LINDU}教育局2020年政府开放日场次为7场")
    assert "没有写明政府开放日场次" in said(answer)


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("2020年处罚上千件的都有谁，数也要", "符合条件的有3家"),
        ("2020年许可过万的是谁", "符合条件的有4家"),
        ("2019年主动公开过了450条这条线的有几家，名字也给我", "符合条件的有3家"),
        ("2019年主动公开越过450条大关的单位有哪些", "符合条件的有3家"),
    ],
)
def test_a_limit_in_everyday_words_is_held_against_all(
    sample: Assistant, question: str, counted: str
) -> None:
    """上千件 is a thousand and more, and 过了450条 is more than those; 谁 counts as 哪家 does."""
    assert counted in said(sample.ask(question))


def test_the_few_at_one_end_are_ranked(sample: Assistant) -> None:
    """最靠前的四家 is a rank of four, of all."""
    names = "青溪市人民政府、澜原市北棠区人民政府、青溪市临渡区行政审批服务局、青溪市云岭县行政审批服务局"
    assert f"2020年依次是：{names}。" in said(sample.ask("排一下2020年许可量最靠前的四家"))


def test_flaws_that_each_laid_open_are_its_problems(sample: Assistant) -> None:
    """暴露了什么毛病 asks for the problems of each, not which report mentions something."""
    answer = sample.ask("两家审批局2019年各自暴露了什么毛病")
    assert sum(statement.text.endswith("报告列出的问题：") for statement in answer.statements) == 2


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("北棠区政府2020年有多少人专门干公开这活儿", "9名"),
        ("砚湖县市场监督管理局2021年度行政处罚决定", "645件"),
        ("北棠区2022年办的许可是21年的几倍？区政府口径", "1.70倍"),
        ("青溪市22年许可有多少件，按市政府的来", "43371件"),
        ("2021年哪家审批局发的证最多", "23651件"),
        ("For a paper - how many requests did 青溪市人民政府 receive in 2021?", "220"),
    ],
)
def test_words_beside_the_matter_hinder_no_answer(sample: Assistant, question: str, number: str) -> None:
    """What is said of the work, of the decision, of whose report it is, or what it is wanted for."""
    answer = sample.ask(question)
    assert answer.status is Status.ANSWERED
    assert number in said(answer)


@pytest.mark.parametrize("question", ["临渡审批局的年报齐不齐，哪几年的", "北棠区政府的报告缺不缺，缺哪几年"])
def test_whether_reports_are_complete_is_told_by_their_years(sample: Assistant, question: str) -> None:
    """The years there are answer it."""
    assert "2019年、2020年、2021年、2022年" in said(sample.ask(question))
