"""Questions about all agencies of a corpus together, asked of the sample, whose truth is known."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.output import to_markdown
from assistant.types import Answer, Status
from ingest.library import Library


@pytest.fixture(scope="module")
def sample(sample_library: Library) -> Assistant:
    """An assistant over the sample."""
    return Assistant(sample_library)


def said(answer: Answer) -> str:
    """What an answer says, without its quotes."""
    return "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (("2022年各单位申请一共多少件",), "合计422件"),
        (("2022年哪个单位申请总量最大",), "最多的是青溪市人民政府2022年，为190件"),
        (("2022年单位申请最多的三个",), "最多的是青溪市人民政府2022年，为190件"),
        (("云岭县的单位2020年申请合计",), "合计34件"),
        (("除青溪市政府外，其他单位2022年申请合计",), "合计232件"),
        (("澜原市那几家2022年申请合计",), "合计187件"),
        (("2022年澜原市的单位谁申请最多",), "最多的是澜原市北棠区人民政府2022年，为110件"),
        (("2020年和2021年行政复议总数各是多少",), "8家合计25件"),
        (("哪年各单位申请总数最多",), "最多的是2022年，为422件"),
        (("2020年各单位申请合计比2019年少多少",), "减少27件（6.67%）"),
        (("2022年废止规范性文件最多的单位",), "最多的是青溪市临渡区教育局2022年，为3件"),
        (("2022年申请最少的三家",), "并列第三"),
        (("2022年行政处罚最多的是哪家", "行政许可呢"), "最多的是青溪市人民政府2022年，为43371件"),
        (("2022年申请超过30件的有哪些单位", "它们一共多少件"), "合计377件"),
        (("2022年申请超过30件的有哪些单位", "一共多少件"), "合计377件"),
    ],
)
def test_agencies_are_taken_together(sample: Assistant, turns: tuple[str, ...], result: str) -> None:
    """Sums, ranks and totals of the agencies that are meant, and of no kind of applicant."""
    answer = sample.ask(turns[-1], turns[:-1])
    assert Status.ANSWERED is answer.status
    assert result in said(answer)


def test_totals_that_lack_a_report_are_not_compared(sample: Assistant) -> None:
    """Where one year's reviews are in a picture, no year is said to have most."""
    answer = sample.ask("哪一年各家行政复议总数最多")
    assert "不能直接比较" in said(answer)
    assert "最多的是" not in said(answer)


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("2019年哪些单位行政处罚一栏是空白的", ["青溪市临渡区行政审批服务局"]),
        ("2019年哪些单位行政处罚没有填", ["青溪市临渡区行政审批服务局"]),
        ("2022年哪家没有填报规章", ["澜原市砚湖县市场监督管理局"]),
        (
            "2022年哪些单位没写热线办理数",
            ["青溪市临渡区教育局", "青溪市临渡区行政审批服务局", "青溪市人民政府"],
        ),
        ("2020年哪些单位没有公布开放日场次", ["青溪市临渡区行政审批服务局"]),
    ],
)
def test_what_was_not_written_names_those_that_did_not(
    sample: Assistant, question: str, agencies: list[str]
) -> None:
    """没有填 and 没写 ask for blanks and for counts that a report does not give, no 0 and no more."""
    named = sample.ask(question).statements[-1].text
    year = question[:5]
    assert named.endswith("：" + "、".join(f"{name}{year}" for name in agencies) + "。")


def test_a_picture_is_not_a_blank(sample: Assistant) -> None:
    """A table that could not be read is told apart, and all that can be read have the number."""
    text = to_markdown(sample.ask("2022年各单位行政处罚没有填的有哪些"))
    assert "是一张图片" in text
    assert "7家都写了" in text


def test_a_kind_of_applicant_is_still_one(sample: Assistant) -> None:
    """单位申请 of one agency is what organisations asked for."""
    answer = sample.ask("青溪市政府2022年单位申请几件")
    assert {"商业企业", "科研机构"} < {figure.column for figure in answer.figures}
