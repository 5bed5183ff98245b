"""What a report does not say is not told by what it says of something near: another account, unit or time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from tests.assistant.over import assistant_over, texts_of

TEXTS = texts_of(
    [
        (
            "林业局",
            2022,
            "公众号“林间小路”粉丝由1.2万涨到2.6万。官方微博已经注销。选出护林招募登记等6个数据集按月更新。"
            "公文拟稿时即选定主动公开属性，全年退回补正理由31份。9月对各股室联络员培训2次，到会88人。",
            "一是苗木招标信息公开不全。下一步：2023年为7个林场接通专网。",
            "没有其他事项。",
        )
    ]
)


@pytest.fixture(scope="module")
def forestry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the one report."""
    with assistant_over(tmp_path_factory, TEXTS) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("临渡区林业局2022年微博有多少粉丝", "2.6"),
        ("临渡区林业局2022年有多少人登记", "6个"),
        ("临渡区林业局2022年主动公开多少条", "31份"),
        ("临渡区林业局2023年打算培训几次", "2次"),
    ],
)
def test_a_number_of_something_near_is_not_told(forestry: Assistant, question: str, number: str) -> None:
    """What was done is no plan, and 个 counts no people: at most it is quoted as the nearest there is."""
    answer = forestry.ask(question)
    nearest = "没有用问题里的说法" in answer.statements[0].text
    assert nearest or not any(number in statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("临渡区林业局2022年公众号有多少粉丝", "2.6万"),
        ("临渡区林业局2023年打算给几个林场接通专网", "7个"),
    ],
)
def test_the_number_that_is_asked_for_is_told(forestry: Assistant, question: str, number: str) -> None:
    """The account, the unit and the time asked for."""
    answer = forestry.ask(question)
    assert answer.status is Status.ANSWERED
    assert any(number in statement.text for statement in answer.statements)
