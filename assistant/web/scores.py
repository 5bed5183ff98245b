"""The page 评测: what the last evaluation came to, for whoever wants to know how far to trust the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from assistant.evaluation import Evaluation
from assistant.web.controls import heading, nothing, title, wide_table
from assistant.web.markup import Html, joined, tag
from assistant.web.view import View
from assistant.web.words import WORDS

_FIRST = ("right", "not_misled", "citation_precision", "citation_recall", "grounded", "right_refusal")
_MOST_WRONG = 200


def scores_page(view: View) -> Html:
    """The headline, the table by kind of question, the times, and each wrong answer. O(questions)."""
    evaluation = view.service.evaluation()
    if evaluation is None or not _whole(evaluation.result):
        command = tag("p", tag("code", "gongkai eval"))
        return joined((title(view.say("page_scores")), nothing(view.say("no_evaluation"), command)))
    result = evaluation.result
    wrong = [q for q in result["questions"] if q["scores"].get("right") != 1]
    return joined(
        (
            title(view.say("page_scores"), tag("p", _when(view, evaluation), class_="count")),
            tag("p", view.say("scores_note"), class_="lead"),
            _headline(view, result),
            tag("h2", view.say("by_kind")),
            _by_kind(view, result),
            tag("h2", view.say("times_taken")),
            _times(view, result.get("timings_ms") or {}),
            tag("h2", view.say("wrong_answers", count=len(wrong))),
            *(_wrong(view, question) for question in wrong[:_MOST_WRONG]),
        )
    )


def _whole(result: Mapping[str, Any]) -> bool:
    return {"total", "kinds", "questions"} <= result.keys()


def _when(view: View, evaluation: Evaluation) -> str:
    try:
        at = f"{datetime.fromisoformat(evaluation.at).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        at = evaluation.at
    on = view.say("on_sample") if evaluation.on == "sample" else evaluation.on
    return view.say("evaluated", at=at, on=on, count=evaluation.result["total"].get("count", 0))


def _headline(view: View, result: Mapping[str, Any]) -> Html:
    total = result["total"]
    cards = [_card(view, name, total[name]) for name in _FIRST if name in total]
    halves = total.get("right_by") or {}
    if halves.get("heldout") is not None:
        cards.insert(1, _card(view, "right_heldout", halves["heldout"]))
    return tag("dl", *cards, class_="cards")


def _card(view: View, name: str, share: float) -> Html:
    note = tag("dd", view.say(f"metric_{name}_note"), class_="hint")
    return tag("div", tag("dt", view.say(f"metric_{name}")), tag("dd", _percent(share), class_="big"), note)


def _by_kind(view: View, result: Mapping[str, Any]) -> Html:
    total = result["total"]
    names = [name for name in total if isinstance(total[name], float) or name == "right"]
    head = [
        heading(view.say("kind")),
        _number(view.say("questions")),
        *(_number(_metric(view, n)) for n in names),
    ]
    rows = [_line(view, line, names) for line in [*result["kinds"], total]]
    return wide_table(head, rows, view.say("by_kind"), "scores")


def _metric(view: View, name: str) -> str:
    return view.say(f"metric_{name}") if f"metric_{name}" in WORDS else name


def _number(words: str) -> Html:
    return tag("th", words, scope="col", class_="n")


def _line(view: View, line: Mapping[str, Any], names: Iterable[str]) -> Html:
    kind = str(line["kind"])
    shown = view.say(f"kind_{kind}") if f"kind_{kind}" in WORDS else kind
    cells = (
        tag("td", _percent(line.get(name)), class_="n", data_share=_share(line.get(name))) for name in names
    )
    return tag("tr", tag("th", shown, scope="row"), tag("td", str(line["count"]), class_="n"), *cells)


def _times(view: View, medians: Mapping[str, Any]) -> Html:
    stages = [
        tag("div", tag("dt", view.say(f"stage_{name}")), tag("dd", f"{ms:g} ms", class_="big"))
        for name, ms in medians.items()
        if f"stage_{name}" in WORDS
    ]
    return tag("dl", *stages, class_="cards") if stages else tag("p", "–")


def _wrong(view: View, question: Mapping[str, Any]) -> Html:
    """One wrong answer: what was asked, what came, and why it is wrong."""
    reason = (question.get("reasons") or {}).get("right") or question.get("error") or ""
    told = {"answer": question.get("answer") or "–", "reason": reason}
    lines = [joined((tag("dt", view.say(key)), tag("dd", str(words)))) for key, words in told.items()]
    summary = tag(
        "summary", tag("span", str(question.get("id", "")), class_="rule"), str(question.get("question", ""))
    )
    return tag("details", summary, tag("dl", *lines, class_="facts"), class_="wrong")


def _percent(share: Any) -> str:
    return (
        "–" if not isinstance(share, int | float) else f"{share:.0%}" if share in (0, 1) else f"{share:.1%}"
    )


def _share(share: Any) -> str | None:
    """How a share is to be tinted: what is all right, and what is not."""
    if not isinstance(share, int | float):
        return None
    return "all" if share >= 1 else "most" if share >= 0.9 else "part"  # fmt: skip
