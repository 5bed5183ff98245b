"""Counts for Prometheus: requests by route, answers by how they ended, files taken in, reports held."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service import Asks
from assistant.types import Answer
from ingest.pipeline import FileOutcome

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """The counts of one server."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "gongkai_http_requests", "requests", ["method", "route", "code"], registry=self._registry
        )
        self.seconds = Histogram(
            "gongkai_http_seconds", "seconds a request", ["route"], buckets=_SECONDS, registry=self._registry
        )
        self.answers = Counter("gongkai_answers", "answers by status", ["status"], registry=self._registry)
        self.answering = Histogram(
            "gongkai_answer_seconds", "seconds an answer", buckets=_SECONDS, registry=self._registry
        )
        self.files = Counter("gongkai_files", "files by outcome", ["status"], registry=self._registry)
        self.reports = Gauge("gongkai_reports", "reports in the library", registry=self._registry)

    def took_in(self, outcome: FileOutcome) -> None:
        """Count a file."""
        self.files.labels(outcome.status.value).inc()

    def text(self, reports: int) -> bytes:
        """All counts as Prometheus reads them."""
        self.reports.set(reports)
        return generate_latest(self._registry)

    def measured(self, assistant: Asks) -> Asks:
        """The assistant, with each of its answers counted, whichever surface asks."""
        return _Measured(assistant, self)


class _Measured:
    """Counts what an assistant answers."""

    def __init__(self, assistant: Asks, metrics: Metrics) -> None:
        self._assistant = assistant
        self._metrics = metrics

    def stream(self, question: str, turns: Sequence[str] = ()) -> Iterator[Answer]:
        start = time.perf_counter()
        status = "failed"
        try:
            for answer in self._assistant.stream(question, turns):
                status = answer.status.value
                yield answer
        finally:
            self._metrics.answers.labels(status).inc()
            self._metrics.answering.observe(time.perf_counter() - start)


class CountRequests:
    """Counts each request under the pattern of its route, never under its path, of which there is no end."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()
        code = 500

        async def noting(message: Message) -> None:
            nonlocal code
            if message["type"] == "http.response.start":
                code = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            route = getattr(scope.get("route"), "path", "page")
            self._metrics.requests.labels(scope["method"], route, str(code)).inc()
            self._metrics.seconds.labels(route).observe(time.perf_counter() - start)
