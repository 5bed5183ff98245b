"""A chat-model server on loopback that speaks the OpenAI and Ollama protocols and behaves as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = str | Callable[[str], str]


class ModelServer(ThreadingHTTPServer):
    """Replies ``reply`` (or what it makes of the prompt) in the manner of ``mode``.

    Modes: ``honest`` sends all of it; ``cut`` closes the connection in the middle, ``fade`` ends in the
    middle as if that were all; ``length``, ``filter`` end for that reason; ``refuse`` fills the refusal
    field; ``stall`` never begins, ``hang`` stops in the middle, ``drip`` sends comments for ever; ``html``
    and ``garbage`` are no protocol at all. Any other ``status`` than 200 is an error.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.reply: Reply = ""
        self.mode = "honest"
        self.status = 200
        self.headers: dict[str, str] = {}
        self.piece = 3
        self.seen: list[str] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"

    def text_for(self, prompt: str) -> str:
        """What is replied to a prompt."""
        return self.reply if isinstance(self.reply, str) else self.reply(prompt)


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        prompt = body["messages"][-1]["content"]
        self.server.seen.append(prompt)
        with suppress(BrokenPipeError, ConnectionResetError):  # the client may have given up, as it should
            if self.server.mode == "stall":
                self.server.over.wait(30)
            elif self.server.status != 200:
                self._send(json.dumps({"error": {"message": "no\nmore"}}), "application/json")
            elif self.server.mode == "html":
                self._send("<html><body>502 999件 [1]</body></html>", "text/html")
            elif self.server.mode == "garbage":
                self._send("data: {999件。[1]\n\n" * 3, "text/event-stream")
            elif self.path.startswith("/api/"):
                self._stream(self._ollama(prompt), "application/x-ndjson")
            else:
                self._stream(self._events(prompt), "text/event-stream")

    def _pieces(self, prompt: str) -> Iterator[str]:
        text, size = self.server.text_for(prompt), self.server.piece
        end = len(text) // 2 if self.server.mode in ("cut", "fade", "hang") else len(text)
        yield from (text[n : min(n + size, end)] for n in range(0, end, size))
        if self.server.mode == "hang":
            self.server.over.wait(30)

    def _events(self, prompt: str) -> Iterator[str]:
        while self.server.mode == "drip" and not self.server.over.wait(0.05):
            yield ": still thinking\n\n"
        if self.server.mode == "refuse":
            yield _event({"role": "assistant", "refusal": "I cannot help with that."})
        else:
            yield from (_event({"content": piece}) for piece in self._pieces(prompt))
        if self.server.mode not in ("cut", "fade"):
            ending = {"length": "length", "filter": "content_filter"}.get(self.server.mode, "stop")
            yield _event({}, ending) + "data: [DONE]\n\n"

    def _ollama(self, prompt: str) -> Iterator[str]:
        for piece in self._pieces(prompt):
            message = {"role": "assistant", "content": piece}
            yield json.dumps({"model": "m", "created_at": "", "message": message, "done": False}) + "\n"
        if self.server.mode not in ("cut", "fade"):
            message = {"role": "assistant", "content": ""}
            last = {"model": "m", "created_at": "", "message": message, "done": True, "done_reason": "stop"}
            yield json.dumps(last) + "\n"

    def _stream(self, lines: Iterator[str], kind: str) -> None:
        """Chunked, so that a connection closed in the middle is told from an end."""
        self.protocol_version = "HTTP/1.1"
        self._head(kind, {"Transfer-Encoding": "chunked", "Connection": "close"})
        for line in lines:
            data = line.encode()
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        if self.server.mode != "cut":
            self.wfile.write(b"0\r\n\r\n")
        self.close_connection = True

    def _send(self, text: str, kind: str) -> None:
        data = text.encode()
        self._head(kind, {"Content-Length": str(len(data)), **self.server.headers})
        self.wfile.write(data)

    def _head(self, kind: str, headers: dict[str, str]) -> None:
        self.send_response(self.server.status)
        for name, value in {"Content-Type": kind, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


def _event(delta: dict[str, Any], ending: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": ending}
    chunk = {"id": "c-1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n"


@contextmanager
def running_server() -> Iterator[ModelServer]:
    """A server that runs while the context lasts."""
    with ModelServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()
