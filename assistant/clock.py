"""How long each stage of an answer takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Milliseconds by stage."""

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self._stages: dict[str, float] = {}
        self._began: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Counts what is done within to a stage."""
        start = time.perf_counter()
        self._began[stage] = start
        yield
        del self._began[stage]
        self._stages[stage] = self._stages.get(stage, 0.0) + time.perf_counter() - start

    def timings(self) -> dict[str, float]:
        """What each stage has taken so far, also one that is not over, and all together."""
        now = time.perf_counter()
        running = {stage: now - start + self._stages.get(stage, 0.0) for stage, start in self._began.items()}
        seconds = {**self._stages, **running, "total": now - self._start}
        return {stage: round(taken * 1000, 2) for stage, taken in seconds.items()}
