"""The crowd of bench web notices answers that are another's, errors and answers that never come."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from eval.bench.web import Crowd, crowd, to_json, to_text


def answer(question: str, agency: str = "青溪市教育局", year: int = 2022) -> dict[str, Any]:
    """An answer as the API gives it, as far as the crowd looks at it."""
    citation = {"agency": agency, "year": year, "quote": question}
    told = {"status": "answered", "answer": f"{agency}{year}年", "citations": [citation], "figures": []}
    return {"question": question, **told}


@contextmanager
def answering(answers: dict[str, tuple[int, dict[str, Any]]]) -> Iterator[str]:
    """The address of a server that says what it is told to."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            code, told = answers[asked["question"]]
            body = json.dumps(told).encode()
            self.send_response(code)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def asked(question: str) -> dict[str, Any]:
    """A question with its answer when asked alone."""
    sources = [("青溪市教育局", 2022)]
    return {"question": question, "turns": [], "sources": sources, "alone": answer(question)}


def test_the_crowd_tells_right_wrong_and_failed_answers_apart() -> None:
    """Each person's own answers are right, another's are mixed up, and an error is an error."""
    answers = {
        "好": (200, answer("好")),
        "别人的问题": (200, answer("好")),
        "别家": (200, answer("别家", agency="云岭县教育局")),
        "别的年": (200, answer("别的年", year=2021)),
        "坏": (500, {}),
    }
    with answering(answers) as url:
        met = crowd(url, [asked(question) for question in answers], people=5)
    assert (met.people, met.questions) == (5, 30)
    assert set(met.mixed) == {"别人的问题", "别家", "别的年"}
    assert set(met.errors) == {"500 坏"}


def test_text_and_json_say_the_same() -> None:
    """What went wrong is listed under the figures."""
    met = Crowd(2, 12, ("500 问",), ("谁的",), 0.5, 1.25, 3.0)
    text = to_text(met)
    assert "中位数 500 ms，95% 在 1250 ms 以内" in text
    assert "500 问" in text
    assert "谁的" in text
    assert to_json(met)["median"] == pytest.approx(0.5)
