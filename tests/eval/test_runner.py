"""A run goes on whatever a question or a metric does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Answer
from eval.cases import Case
from eval.metrics import METRICS, Context, Score, Span
from eval.report import details, stage_medians, summarise, to_json, to_text
from eval.runner import Row, run_cases
from tests.eval.conftest import MakeAnswer, MakeCase


@dataclass(frozen=True)
class Broken:
    """A metric that fails."""

    title: str = "坏"

    def score(self, case: Case, answer: Answer, context: Context) -> Score | None:
        del answer, context
        raise ZeroDivisionError(case.id)


def finds_nothing(case: Case) -> Sequence[Span]:
    del case
    return ()


def run(case: Case, answer: Answer | Exception, context: Context) -> Row:
    def ask(question: str, turns: Sequence[str]) -> Answer:
        assert (question, turns) == (case.question, case.turns)
        if isinstance(answer, Exception):
            raise answer
        return answer

    (row,) = run_cases([case], ask, finds_nothing, context.corpus, metrics={**METRICS, "broken": Broken()})
    return row


def test_run_scores_each_metric_that_applies(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A right answer has a score of each metric but those of refusals."""
    case = make_case(140, "行政许可\t140")
    row = run(case, make_answer("行政许可140件", quotes=("行政许可\t140",)), context)
    assert row.right
    assert METRICS.keys() - row.scores.keys() == {"right_refusal"}


def test_metric_that_fails_scores_nothing_and_says_why(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """A broken metric gives 0 with its error, and the others are not disturbed."""
    row = run(make_case(140), make_answer("140件"), context)
    assert row.scores["broken"] == Score(0, "指标出错：ZeroDivisionError: q1")
    assert row.right


def test_question_that_fails_is_a_wrong_row(make_case: MakeCase, context: Context) -> None:
    """An exception in answering is kept with the question."""
    row = run(make_case(1), RuntimeError("boom"), context)
    assert (row.answer, row.error, row.right) == (None, "RuntimeError: boom", False)


def test_progress_is_told_after_each_question(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """Three questions, three steps."""
    steps: list[int] = []
    run_cases(
        [make_case()] * 3,
        lambda question, turns: make_answer(question + "".join(turns)),
        finds_nothing,
        context.corpus,
        on_progress=steps.append,
    )
    assert steps == [1, 2, 3]


def rows(make_case: MakeCase, make_answer: MakeAnswer, context: Context) -> list[Row]:
    right = make_answer("行政许可140件", quotes=("行政许可\t140",), timings={"understand": 1, "total": 8})
    wrong = make_answer("行政许可14件", quotes=("行政许可\t140",), timings={"understand": 3, "total": 12})
    return [
        run(make_case(140, "行政许可\t140"), right, context),
        run(make_case(140, "行政许可\t140"), wrong, context),
        run(make_case(1, kind="prose"), RuntimeError("boom"), context),
    ]


def test_summary_has_a_line_a_kind_and_the_totals(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """Means are over the questions a metric applies to; a failed question counts as wrong."""
    table, prose, total = summarise(rows(make_case, make_answer, context))
    assert (table.kind, table.count, table.means["right"]) == ("table", 2, 0.5)
    assert (prose.kind, prose.errors, prose.means) == ("prose", 1, {"right": 0})
    assert (total.count, total.means["right"], total.means["verbatim"]) == (3, 0.3333, 1)


def test_stage_times_are_medians(make_case: MakeCase, make_answer: MakeAnswer, context: Context) -> None:
    """Each stage that was timed has its median over all answers."""
    assert stage_medians(rows(make_case, make_answer, context)) == {"understand": 2, "total": 10}


def test_text_lines_up_and_names_what_failed(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """The table has a line a kind; below it stand the times and the questions that failed."""
    lines = to_text(rows(make_case, make_answer, context)).splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["题型", "table", "prose", "合计"]
    assert "理解 2 ms" in lines[4]
    assert "误导" in lines[5]
    assert "出错 1 题：q1" in lines[6]


def test_details_tell_question_expectation_and_answer(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """Wrong answers only, each with what was expected and why it is wrong."""
    told = details(rows(make_case, make_answer, context))
    assert told.count("应答") == 2
    assert "行政许可14件" in told
    assert "没有给出 140件" in told
    assert "RuntimeError: boom" in told


def test_json_has_kinds_totals_and_questions(
    make_case: MakeCase, make_answer: MakeAnswer, context: Context
) -> None:
    """The plain data has the same means and an entry for each question."""
    data = to_json(rows(make_case, make_answer, context))
    assert [kind["kind"] for kind in data["kinds"]] == ["table", "prose"]
    assert data["total"]["right"] == 0.3333
    assert [question["scores"]["right"] for question in data["questions"]] == [1, 0, 0]
