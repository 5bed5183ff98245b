"""People who ask a server at once, each their own questions.

A program of its own, because locust patches its process. It reads one JSON document from standard input
(``people``, ``url``, ``seconds``) and prints another (``seconds``, ``errors``, ``mixed``).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from time import perf_counter
from typing import Any

import gevent
from locust import FastHttpUser, constant, task
from locust.env import Environment
from locust.exception import StopUser


class Person(FastHttpUser):
    """Asks one question after the other without a pause, and looks whether the answer is theirs."""

    wait_time = constant(0)
    abstract = True
    questions: Iterator[list[dict[str, Any]]]
    found: dict[str, list[Any]]

    def on_start(self) -> None:
        """Get the questions of one person."""
        self._own = iter(next(self.questions))

    @task
    def ask(self) -> None:
        """Ask the next question; go when there is none."""
        asked = next(self._own, None)
        if asked is None:
            raise StopUser
        start = perf_counter()
        body = {"question": asked["question"], "turns": asked["turns"]}
        with self.client.post("/v1/ask", json=body, catch_response=True) as response:
            self.found["seconds"].append(perf_counter() - start)
            if response.status_code != 200:
                self.found["errors"].append(f"{response.status_code} {asked['question']}")
                return
            if not is_theirs(asked, response.json()):
                self.found["mixed"].append(asked["question"])


def is_theirs(asked: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Whether the answer is to this question, about its reports only, and as it was when asked alone."""
    same = all(answer[key] == asked["alone"][key] for key in ("question", "status", "answer", "citations"))
    return same and about(answer) <= {(agency, year) for agency, year in asked["sources"]}


def about(answer: dict[str, Any]) -> set[tuple[str, int]]:
    """The agencies and years that an answer rests on."""
    return {(part["agency"], part["year"]) for part in (*answer["citations"], *answer["figures"])}


def run(people: list[list[dict[str, Any]]], url: str, seconds: float) -> dict[str, list[Any]]:
    """Have all of them ask, until they are through or the time is up."""
    found: dict[str, list[Any]] = {"seconds": [], "errors": [], "mixed": []}
    person = type("Asking", (Person,), {"questions": iter(people), "found": found})
    environment = Environment(user_classes=[person], host=url)
    runner = environment.create_local_runner()
    runner.start(len(people), spawn_rate=len(people))
    with gevent.Timeout(seconds, False):
        gevent.sleep(1)  # all of them are there by then
        while runner.user_count:
            gevent.sleep(0.05)
    runner.quit()
    return found


if __name__ == "__main__":
    given = json.load(sys.stdin)
    json.dump(run(given["people"], given["url"], given["seconds"]), sys.stdout, ensure_ascii=False)
