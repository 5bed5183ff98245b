"""What a reply says, and what is no reply."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.errors import NothingToDraft, Unwritable
from assistant.reply.draft import draft_reply, write_reply
from assistant.reply.layout import lay_out
from assistant.reply.letter import Letter
from assistant.reply.markdown import to_markdown
from assistant.reply.touching import touching_findings
from assistant.types import Answer, FigureUsed
from eval.sample.truth import Truth
from ingest.types import FigureState, Origin

Reply = Callable[..., tuple[Answer, Letter]]
ALWAYS = {"收件人", "答复依据的法律条款", "联系人和电话", "落款单位并用印", "成文日期"}


def marks(letter: Letter) -> set[str]:
    """What is marked, without the brackets."""
    return {mark.removeprefix("【待确认：").removesuffix("】") for mark in letter.marks}


def test_what_no_program_can_know_is_always_marked(reply: Reply, sample: tuple[Assistant, Truth]) -> None:
    """Recipient, law, contact, signature and date; and for a figure without trouble nothing else."""
    truth = sample[1]
    _, letter = reply(f"{truth.agency.name}{truth.year}年行政许可办了多少件")
    assert marks(letter) == ALWAYS


def test_findings_are_told_where_they_touch_a_figure_used(
    reply: Reply, sample: tuple[Assistant, Truth]
) -> None:
    """A sum that is wrong is told with a figure that is in it, and not with one that is not."""
    truth = sample[1]
    assert truth.wrong is not None
    who = f"{truth.agency.name}{truth.year}年"
    _, touched = reply(f"{who}新收申请多少件，办理结果总计多少件")
    _, other = reply(f"{who}行政许可办了多少件")
    findings = {f.message for _, f in sample[0].library.store.findings()}
    told = [line[0].text.partition("：")[2] for line in touched.check_list[0][1]]
    assert told
    assert set(told) <= findings
    assert any("对不上" in mark for mark in marks(touched))
    assert other.check_list[0][1][0][0].text == "没有与所用数据有关的结果。"


def test_what_was_assumed_is_marked(reply: Reply, sample: tuple[Assistant, Truth]) -> None:
    """An agency and a year taken from an earlier question are for a person to confirm."""
    truth = sample[1]
    answer, letter = reply("行政许可呢", f"{truth.agency.name}{truth.year}年行政处罚多少件")
    assert len(answer.assumed) == 2
    assert len(marks(letter) - ALWAYS) == 2


@pytest.mark.parametrize(
    ("state", "origin", "value", "shown", "mark"),
    [
        pytest.param(FigureState.BLANK, Origin.TABLE, None, "未填报", "没有填报", id="blank"),
        pytest.param(FigureState.UNREADABLE, Origin.IMAGE, None, "未能读出", "未能读出", id="unread"),
        pytest.param(FigureState.REPORTED, Origin.IMAGE, Decimal(5), "5件", "图片识别", id="recognised"),
    ],
)
def test_what_the_report_does_not_plainly_say_is_marked(
    reply: Reply,
    sample: tuple[Assistant, Truth],
    state: FigureState,
    origin: Origin,
    value: Decimal | None,
    shown: str,
    mark: str,
) -> None:
    """Blank, unread and recognised cells are told apart, and each is to be looked at."""
    truth = sample[1]
    answer, _ = reply(f"{truth.agency.name}{truth.year}年行政许可办了多少件")
    figure = replace(answer.figures[0], state=state, origin=origin, value=value)
    letter = lay_out(replace(answer, figures=(figure,)), ())
    assert letter.table is not None
    assert letter.table.rows[0][3][0].text == shown
    assert any(mark in text for text in marks(letter) - ALWAYS)


@pytest.mark.parametrize(
    "question", ["{who}2031年行政许可办了多少件", "行政许可办了多少件", "明天天气怎么样"]
)
def test_what_is_no_answer_is_no_reply(reply: Reply, sample: tuple[Assistant, Truth], question: str) -> None:
    """A question back, a refusal and a missing report are told in one line."""
    with pytest.raises(NothingToDraft, match=r"^[^\n]+$"):
        reply(question.format(who=sample[1].agency.name))


def test_an_answer_that_the_reports_no_longer_bear_out_is_no_reply(
    reply: Reply, sample: tuple[Assistant, Truth]
) -> None:
    """Another quote or another number than the store's is refused, however it came about."""
    assistant, truth = sample
    answer, _ = reply(f"{truth.agency.name}{truth.year}年行政许可办了多少件")
    quote = replace(answer.citations[0], quote="行政许可 1")
    number = replace(answer.figures[0], value=Decimal(1))
    for other in (replace(answer, citations=(quote,)), replace(answer, figures=(number,))):
        with pytest.raises(NothingToDraft, match="重新提问"):
            draft_reply(other, assistant.library)


def test_markdown_has_the_same_sources_and_escapes_text(
    reply: Reply, sample: tuple[Assistant, Truth]
) -> None:
    """Each footnote is defined once and named; a figure's bar or bracket is no markup."""
    truth = sample[1]
    answer, letter = reply(f"{truth.agency.name}{truth.year}年存在哪些问题，打算怎么改进")
    text = to_markdown(letter)
    for n in range(1, len(answer.citations) + 1):
        assert text.count(f"[^{n}]: ") == 1
        assert text.count(f"[^{n}]") >= 2
    marked = replace(letter, title="<b>|*题*")
    assert to_markdown(marked).startswith("# \\<b\\>\\|\\*题\\*\n")


def test_an_english_question_makes_an_english_letter(reply: Reply, sample: tuple[Assistant, Truth]) -> None:
    """Chinese stands in it only in brackets after a name, in quotes and in file names."""
    truth = sample[1]
    _, letter = reply(f"How many requests did {truth.agency.name} receive and conclude in {truth.year}?")
    text = re.sub(r"“[^”]*”|\([^)]*\)|^- .*$", "", to_markdown(letter), flags=re.MULTILINE)
    assert not re.search(r"[\u4e00-\u9fff，。：；（）【】]", text)
    assert "[to be confirmed: date of the reply]" in letter.marks
    assert letter.table is not None
    assert letter.check_list[0][0] == "What the check-up found about the figures used"


def test_no_figures_touch_no_findings(sample: tuple[Assistant, Truth]) -> None:
    """Neither an answer without figures nor one about another report draws in findings."""
    store = sample[0].library.store
    nobody = FigureUsed(
        "r-0", "云岭县", 2020, "requests", "总计", "总计", Decimal(1), "件", "1",
        FigureState.REPORTED, Origin.TABLE,
    )  # fmt: skip
    assert touching_findings((), store) == touching_findings((nobody,), store) == ()


def test_a_reply_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A folder that is not there is named in one line; an older file is replaced."""
    write_reply(tmp_path / "a.md", b"1")
    write_reply(tmp_path / "a.md", b"2")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.md", b"2")]
    with pytest.raises(Unwritable, match=r"no/a\.md.*请"):
        write_reply(tmp_path / "no" / "a.md", b"1")
