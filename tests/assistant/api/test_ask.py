"""POST /v1/ask, /v1/draft and /v1/feedback over a real connection."""

from __future__ import annotations

import io
import json
from typing import Any

import docx
import httpx
import pytest

from assistant.api.schemas import AnswerOut
from tests.assistant.api.conftest import Running

QUESTION = "云岭县水务局2022年行政许可多少件？"


def events(response: httpx.Response) -> list[tuple[str, dict[str, Any]]]:
    """The events of a stream: their names and data."""
    found = []
    for block in response.text.strip().split("\n\n"):
        name, data = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_ask_gives_the_contract(client: httpx.Client) -> None:
    """The answer is the contract's JSON, with a quote for the number and an id to refer to it by."""
    response = client.post("/v1/ask", json={"question": QUESTION})
    answer = AnswerOut.model_validate(response.json())
    assert (response.status_code, answer.status, answer.figures[0].value) == (200, "answered", "1520")
    assert "1520" in answer.citations[0].quote
    assert answer.id


def test_ask_heeds_earlier_questions(client: httpx.Client) -> None:
    """What a question leaves open is filled in from the turns before it."""
    answer = client.post("/v1/ask", json={"question": "2021年呢？", "turns": [QUESTION]}).json()
    assert [figure["value"] for figure in answer["figures"]] == ["1400"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        pytest.param({"stream": True}, {}, id="by-field"),
        pytest.param({}, {"accept": "text/event-stream"}, id="by-header"),
    ],
)
def test_stream_ends_in_the_whole_answer(
    client: httpx.Client, body: dict[str, Any], headers: dict[str, str]
) -> None:
    """As a stream, the last event is the whole answer."""
    response = client.post("/v1/ask", json={"question": QUESTION, **body}, headers=headers)
    assert response.headers["content-type"].startswith("text/event-stream")
    name, answer = events(response)[-1]
    assert (name, AnswerOut.model_validate(answer).figures[0].value) == ("final", "1520")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param({"question": "   "}, "question", id="blank"),
        pytest.param({"question": "问" * 501}, "最多 500 个字", id="long"),
        pytest.param({"question": "问", "turns": ["问"] * 21}, "最多 20 个", id="turns"),
        pytest.param({}, "缺少 question", id="missing"),
        pytest.param({"question": "问", "modle": "x"}, "modle", id="unknown-field"),
        pytest.param("{", "不是 JSON", id="no-json"),
    ],
)
def test_a_bad_request_is_told_what_is_wrong(client: httpx.Client, body: Any, says: str) -> None:
    """A wrong field is named in one Chinese line, in the one shape of errors."""
    content = body if isinstance(body, str) else json.dumps(body)
    response = client.post("/v1/ask", content=content, headers={"content-type": "application/json"})
    error = response.json()["error"]
    assert (response.status_code, error["type"]) == (400, "bad_request")
    assert says in error["message"]
    assert "\n" not in error["message"]


def test_draft_is_a_word_file(client: httpx.Client) -> None:
    """The reply comes as a file to save, with the number in it."""
    response = client.post("/v1/draft", json={"question": QUESTION})
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(response.content)).paragraphs)
    assert response.headers["content-disposition"].startswith("attachment")
    assert "1520" in text


def test_draft_is_markdown_on_request(client: httpx.Client) -> None:
    """The same reply as text."""
    response = client.post("/v1/draft", json={"question": QUESTION, "format": "markdown"})
    assert "1520" in response.text


def test_what_makes_no_reply_is_told(client: httpx.Client) -> None:
    """A question that has no answer to send is refused with the reason."""
    response = client.post("/v1/draft", json={"question": "今天天气怎么样？"})
    assert (response.status_code, response.json()["error"]["type"]) == (422, "nothing_to_draft")


def test_feedback_is_kept_with_its_evidence(served: Running) -> None:
    """An opinion is stored with question, answer and citations, and a second one takes its place."""
    answer = served.client.post("/v1/ask", json={"question": QUESTION}).json()
    for good in (True, False):
        body = {"id": answer["id"], "good": good, "reason": "数不对"}
        assert served.client.post("/v1/feedback", json=body).status_code == 204
    [opinion] = [o for o in served.service.opinions() if o.id == answer["id"]]
    assert (opinion.good, opinion.reason, opinion.question) == (False, "数不对", QUESTION)
    assert opinion.answer["citations"] == answer["citations"]


def test_feedback_on_an_unknown_answer_is_refused(client: httpx.Client) -> None:
    """Nobody can have an answer stored that was never given."""
    response = client.post("/v1/feedback", json={"id": "a-0", "good": True})
    assert (response.status_code, response.json()["error"]["type"]) == (404, "not_remembered")
