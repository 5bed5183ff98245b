"""What can be done about an exchange: copy, export, rate, ask again, edit."""

from __future__ import annotations

from assistant.output import answer_text, cited_markdown
from assistant.types import Answer, Status
from assistant.web.markup import Html, joined, tag
from assistant.web.saved import Exchange
from assistant.web.words import Language, say

MAX_QUESTION = 500
"""Characters of a question that are looked at."""

_LETTERS = frozenset({Status.ANSWERED, Status.NOT_REPORTED})


def actions_html(turn: int, exchange: Exchange, language: Language) -> Html:
    """The row of buttons below an answer."""
    answer = exchange.answer
    buttons = []
    if answer is not None:
        buttons += _copies(answer, language)
    if answer is not None and not exchange.stopped:
        if answer.status in _LETTERS:
            buttons.append(_button(say("word", language), data_export=turn))
        buttons += _ratings(turn, exchange, language)
    buttons.append(_button(say("retry", language), class_="retry", data_again=turn))
    rated = tag("p", say("thanks", language), class_="hint") if exchange.rated else Html()
    row = tag("div", *buttons, class_="actions", role="group", aria_label=say("actions", language))
    return joined((row, _why(turn, language) if answer is not None and not exchange.rated else rated))


def edit_html(turn: int, question: str, language: Language) -> Html:
    """The button that edits a question, and the form it opens."""
    box = tag(
        "textarea",
        question,
        rows=2,
        maxlength=MAX_QUESTION,
        aria_label=say("edit", language),
        name="question",
    )
    buttons = tag(
        "div",
        _button(say("cancel", language), class_="cancel"),
        tag("button", say("ask_edited", language), type="submit", class_="primary"),
    )
    form = tag("form", box, buttons, class_="edit", data_at=turn, hidden=True)
    start = _button(say("edit", language), class_="start-edit")
    return tag("div", start, form, class_="editing")


def _copies(answer: Answer, language: Language) -> list[Html]:
    done, failed = say("copied", language), say("not_copied", language)
    texts = (("copy", answer_text(answer)), ("copy_markdown", cited_markdown(answer)))
    return [
        _button(say(key, language), data_copy=text, data_done=done, data_failed=failed) for key, text in texts
    ]


def _ratings(turn: int, exchange: Exchange, language: Language) -> list[Html]:
    return [
        _button(
            say(key, language),
            data_rate=key,
            data_turn=turn,
            aria_pressed="true" if exchange.rated == key else "false",
        )
        for key in ("good", "bad")
    ]


def _why(turn: int, language: Language) -> Html:
    """The form for a reason, shown once an answer is called wrong."""
    box = tag("textarea", rows=2, maxlength=1000, aria_label=say("why", language), name="reason")
    hint = tag("p", say("why", language), aria_hidden="true")
    send = tag("button", say("submit", language), type="submit", class_="primary")
    return tag("form", hint, box, tag("div", send), class_="why", data_turn=turn, hidden=True)


def _button(label: str, **attributes: str | int | bool | None) -> Html:
    return tag("button", label, type="button", **attributes)
