"""An answer leaves the program as the contract says, and its text is never taken for markup."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.output import answer_json, answer_text, escape_markdown, to_markdown
from assistant.types import Answer, CellName, Citation, FigureUsed, Statement, Status
from ingest.types import FigureState, Origin, Part

CELL = CellName("proactive", "行政事业性收费", "本年收费金额")


def answer(*statements: Statement) -> Answer:
    return Answer(
        question="收费多少？",
        status=Status.ANSWERED,
        statements=statements or (Statement("行政事业性收费 24.250 万元。", (1,)),),
        citations=(
            Citation(
                1, "r-1", "a.docx", "青溪市数据局", 2022, Part.PROACTIVE, "二、", "24.250", 5, 11, 3, CELL
            ),
        ),
        figures=(
            FigureUsed(
                "r-1",
                "青溪市数据局",
                2022,
                *("proactive", "行政事业性收费", "本年收费金额"),
                Decimal("24.250"),
                "万元",
                "24.250",
                FigureState.REPORTED,
                Origin.TABLE,
            ),
        ),
        calculation="24.250 × 1E+4",
        assumed=("按2022年回答",),
        timings_ms={"total": 1.5},
        id="q1",
    )


def test_answer_json_is_the_contract() -> None:
    """All keys, no others, numbers of reports as strings with all their digits."""
    assert json.loads(json.dumps(answer_json(answer()), ensure_ascii=False)) == {
        "id": "q1",
        "question": "收费多少？",
        "status": "answered",
        "answer": "行政事业性收费 24.250 万元。[1]",
        "citations": [
            {
                "n": 1,
                "report_id": "r-1",
                "file": "a.docx",
                "agency": "青溪市数据局",
                "year": 2022,
                "part": "proactive",
                "heading": "二、",
                "quote": "24.250",
                "start": 5,
                "end": 11,
                "page": 3,
                "cell": {"table": "proactive", "row": "行政事业性收费", "column": "本年收费金额"},
            }
        ],
        "figures": [
            {
                "report_id": "r-1",
                "agency": "青溪市数据局",
                "year": 2022,
                "table": "proactive",
                "row": "行政事业性收费",
                "column": "本年收费金额",
                "value": "24.250",
                "unit": "万元",
                "raw": "24.250",
                "state": "reported",
                "origin": "table",
            }
        ],
        "calculation": "24.250 × 1E+4",
        "options": [],
        "model": None,
        "timings_ms": {"total": 1.5},
    }


def test_to_markdown_makes_paragraphs_and_one_list() -> None:
    """List items stand together, paragraphs apart, each with its markers behind it."""
    statements = (
        Statement("共两项：", (1,)),
        Statement("一", (2,), 1),
        Statement("二", (2, 3), 1),
        Statement("完"),
    )
    assert to_markdown(answer(*statements)) == "共两项：[1]\n\n- 一[2]\n- 二[2][3]\n\n完"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        pytest.param("13.39万元", "13.39万元", id="a number stays as it is"),
        pytest.param("1. 更新不及时", r"1\. 更新不及时", id="no list out of numbering"),
        pytest.param("2022.5", "2022.5", id="a number at the beginning is no numbering"),
        pytest.param("-5.2%", "-5.2%", id="a negative number is no list item"),
        pytest.param("# 标题", r"\# 标题", id="no heading"),
        pytest.param("- 项", r"\- 项", id="no list item"),
        pytest.param("**粗** `码`", r"\*\*粗\*\* \`码\`", id="no emphasis, no code"),
        pytest.param("[点这里](javascript:x)", r"\[点这里\](javascript:x)", id="no link"),
        pytest.param("![图](x)", r"!\[图\](x)", id="no picture"),
        pytest.param("<b>&lt;", r"\<b\>&amp;lt;", id="no tag, no entity"),
        pytest.param("a_b@x.cn", "a_b@x.cn", id="an address stays as it is"),
        pytest.param("_斜_", r"\_斜\_", id="no emphasis by underscores"),
        pytest.param("9:00~12:00，14:00~17:00", r"9:00\~12:00，14:00\~17:00", id="nothing struck out"),
        pytest.param("一\n\n# 二", "一 # 二", id="one line"),
        pytest.param("    四格", "四格", id="no code by indentation"),
        pytest.param("$$x$$", r"\$\$x\$\$", id="no formula"),
    ],
)
def test_escape_markdown_shows_text_as_it_is(text: str, markdown: str) -> None:
    """What Markdown would take as markup is escaped, and nothing else."""
    assert escape_markdown(text) == markdown


@given(st.text(alphabet="ab1.)#*_-+[]()!<>&;`~|\\$ \n中文"))
def test_escape_markdown_loses_nothing(text: str) -> None:
    """Without its escapes, the Markdown is the text with its white space folded."""
    bare = re.sub(r"\\(.)", r"\1", escape_markdown(text)).replace("&amp;", "&")
    assert bare == " ".join(text.split())


def test_answer_text_shows_assumptions_and_evidence() -> None:
    """A person sees what was assumed, the statement with its marker, the calculation and the quote."""
    text = answer_text(answer())
    assert text.splitlines()[0] == "（按2022年回答）"
    assert "行政事业性收费 24.250 万元。[1]" in text
    assert "计算：24.250 × 1E+4" in text
    assert "[1] 青溪市数据局2022年报告，二、，第3页：“24.250”（a.docx）" in text


def test_answer_text_cannot_steer_a_terminal() -> None:
    """Control characters that a report may hold do not reach the terminal."""
    assert "\x1b" not in answer_text(answer(Statement("清屏\x1b[2J", (1,))))
