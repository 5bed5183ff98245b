"""What a question says of all, roughly, or as what was reached, held against the sample's reports."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.types import Status
from ingest.library import Library


@pytest.fixture(scope="module")
def sample(sample_library: Library) -> Assistant:
    """An assistant over the sample."""
    return Assistant(sample_library)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青溪市政府2021年被告了25次，都输了吗", ("25次与报告一致", "不是全部")),
        ("青溪市政府2021年复议13件，全部维持了吧", ("13件与报告一致", "不是全部")),
        ("北棠区政府2022年收到110件申请，全都公开了吗", ("予以公开为37件", "不是全部")),
        ("砚湖县市监局2022年处罚有600多件吧", ("与报告一致",)),
        ("北棠区政府2022年处罚三万多件吧", ("与报告不符",)),
        ("青溪市政府2022年申请将近200件对吗", ("与报告一致",)),
        ("北棠区政府2022年申请从74件增加到110件对吗", ("110件与报告一致",)),
        ("听说北棠区政府2022年申请超过100件，是真的吗", ("超过100件与报告一致",)),
        ("北棠区政府2022年申请量增加了36件，是不是因为拆迁", ("没有写增减的原因",)),
    ],
)
def test_what_is_said_is_held_against_what_it_is_said_of(
    sample: Assistant, question: str, told: tuple[str, ...]
) -> None:
    """A total against the total, a rough number by its hedge, a cause never by the number beside it."""
    answer = sample.ask(question)
    assert answer.status is Status.ANSWERED
    said = "".join(statement.text for statement in answer.statements)
    assert all(words in said for words in told)


def test_people_and_cases_are_never_said_to_agree(sample: Assistant) -> None:
    """1919人次 is no count of decisions, though the number is the same."""
    answer = sample.ask("北棠区交通局2022年处罚1919人次对吗")
    assert not any("一致" in statement.text for statement in answer.statements)
