"""What every route works with, made once for each server."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Annotated
from uuid import uuid4

from fastapi import Depends, Request

from assistant.api.errors import NotRemembered
from assistant.api.limits import Threads
from assistant.api.metrics import Metrics
from assistant.service import Service
from assistant.types import Answer
from assistant.web.access import Access

_MOST_ANSWERS = 500


class Recent:
    """The last answers by id, so that an opinion is kept with the evidence that was really given."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = Lock()

    def put(self, answer: Answer) -> None:
        """Remember an answer that has an id."""
        with self._lock:
            self._answers[str(answer.id)] = answer
            while len(self._answers) > _MOST_ANSWERS:
                self._answers.popitem(last=False)

    def get(self, answer_id: str) -> Answer:
        """The answer. Raises NotRemembered."""
        with self._lock:
            answer = self._answers.get(answer_id)
        if answer is None:
            raise NotRemembered(f"没有编号为 {answer_id} 的回答，或者它太旧了：请重新提问后再评价。")
        return answer


@dataclass(frozen=True, slots=True)
class State:
    """The service and what stands around it."""

    service: Service
    access: Access
    metrics: Metrics
    threads: Threads = field(default_factory=Threads)
    recent: Recent = field(default_factory=Recent)


def named(answer: Answer, answer_id: str) -> Answer:
    """The answer with an id to refer to it by."""
    return replace(answer, id=answer_id)


def new_id() -> str:
    """An id that nobody can guess."""
    return f"a-{uuid4().hex[:16]}"


def _state(request: Request) -> State:
    state = request.app.state.api
    assert isinstance(state, State)
    return state


Api = Annotated[State, Depends(_state)]
