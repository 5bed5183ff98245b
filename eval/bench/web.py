"""Many people at once: the server as users start it, the sample corpus behind it, a crowd that asks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx

from assistant.types import Status
from eval.cases import Case
from eval.errors import MissingExtra, NothingToMeasure
from eval.subject import subject_of_sample

PEOPLE = 50
_EACH = 6
"""Questions a person asks."""
_SECONDS = 120.0
_START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a crowd met: how many asked how much, what went wrong, seconds an answer."""

    people: int
    questions: int
    errors: tuple[str, ...]
    mixed: tuple[str, ...]
    """Questions whose answer was another one than when asked alone, or on another agency or year."""
    median: float
    p95: float
    seconds: float


def bench_web(people: int = PEOPLE) -> Crowd:
    """Start the server on a free port and let the crowd ask. Raises MissingExtra without locust."""
    if find_spec("locust") is None:
        raise MissingExtra("bench web 要用 locust：请运行 pip install -e '.[dev]'。")
    with subject_of_sample() as (subject, cases):
        chosen = [case for case in cases if case.sources and case.statuses == {Status.ANSWERED}]
        if not chosen:
            raise NothingToMeasure("示例报告没有可问的题。")
        with started(subject.library.home) as url:
            return crowd(url, _asked_alone(url, chosen[: people * _EACH]), people)


def to_text(met: Crowd) -> str:
    """Some lines for a terminal."""
    lines = [
        f"{met.people} 人同时提问，共 {met.questions} 题，用时 {met.seconds:.1f} 秒",
        f"出错 {len(met.errors)}，答错人 {len(met.mixed)}",
        f"每题中位数 {met.median * 1000:.0f} ms，95% 在 {met.p95 * 1000:.0f} ms 以内",
    ]
    return "\n".join(
        [*lines, *(f"  出错：{error}" for error in met.errors), *(f"  答错人：{one}" for one in met.mixed)]
    )


def to_json(met: Crowd) -> dict[str, Any]:
    """The same as plain data."""
    return {"bench": "web", **asdict(met)}


@contextmanager
def started(home: Path) -> Iterator[str]:
    """The address of ``gongkai chat`` on a home, in a process of its own, once it is ready."""
    command = [
        sys.executable,
        "-c",
        "from eval.cli import main; main()",
        "chat",
        "--home",
        str(home),
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            found = re.search(r"http://\S+", server.stdout.readline())
            if not found:
                raise NothingToMeasure("服务没有启动；请用 gongkai chat 查看原因。")
            _await_ready(found[0])
            yield found[0]
        finally:
            server.terminate()


def _await_ready(url: str) -> None:
    """Raises NothingToMeasure where it takes too long."""
    until = time.monotonic() + _START_SECONDS
    while httpx.get(f"{url}/readyz", trust_env=False, timeout=_START_SECONDS).status_code != 200:
        if time.monotonic() > until:
            raise NothingToMeasure(f"服务在 {_START_SECONDS:g} 秒内没有就绪；请用 gongkai chat 查看原因。")
        time.sleep(0.1)


def _asked_alone(url: str, cases: Sequence[Case]) -> list[dict[str, Any]]:
    """The questions with the answers that they get when nobody else asks; those wrong then are left out."""
    asked = []
    with httpx.Client(base_url=url, trust_env=False, timeout=_SECONDS) as client:
        for case in cases:
            body = {"question": case.question, "turns": list(case.turns)}
            alone = client.post("/v1/ask", json=body).raise_for_status().json()
            sources = {(source.agency, source.year) for source in case.sources}
            told = {(part["agency"], part["year"]) for part in (*alone["citations"], *alone["figures"])}
            if told <= sources:
                asked.append({**body, "sources": sorted(sources), "alone": alone})
    return asked


def crowd(url: str, asked: Sequence[dict[str, Any]], people: int) -> Crowd:
    """Each person has questions of their own; they go round where there are too few."""
    dealt = iter(islice(cycle(asked), people * _EACH))
    shared = [list(islice(dealt, _EACH)) for _ in range(people)]
    given = {"people": shared, "url": url, "seconds": _SECONDS}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "eval.bench.crowd"],
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_SECONDS + _START_SECONDS,
    )
    seconds = time.perf_counter() - start
    found = json.loads(done.stdout)
    times = found["seconds"]
    missing = sum(map(len, shared)) - len(times)
    errors = [*found["errors"], *([f"{missing} 题没有等到回答"] if missing else [])]
    return Crowd(
        people=people,
        questions=len(times),
        errors=tuple(errors),
        mixed=tuple(found["mixed"]),
        median=median(times),
        p95=quantiles(times, n=20)[-1],
        seconds=seconds,
    )
