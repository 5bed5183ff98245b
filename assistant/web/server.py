"""One process that serves the chat: FastAPI with the Gradio page mounted in it, run by uvicorn."""

from __future__ import annotations

import errno
import logging
import os
import socket
import threading
import warnings

import gradio as gr
import uvicorn
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.accounts.sign_in import SignIn
from assistant.answer import Assistant
from assistant.api.app import api_app
from assistant.service import Service
from assistant.settings import Settings
from assistant.web.access import Access
from assistant.web.account import account_routes
from assistant.web.beside import add_pages
from assistant.web.files import file_routes
from assistant.web.page import build_page, mount_options
from assistant.web.static_files import STATIC, STATIC_PATH
from assistant.web.transfer import transfer_routes
from ingest.errors import GongkaiError
from ingest.library import Library

CONCURRENT_ASKS = 8  # more would only take turns on the same processor cores
SHUTDOWN_SECONDS = 1  # open pages hold a connection for good; a server that waits for them never ends
# A second lock on what the page already keeps to: nothing is loaded from, or sent to, another host.
# Gradio builds its templates with Function() and writes styles inline, hence the two "unsafe".
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_LAST_PORT = 65535
_LOG = logging.getLogger(__name__)


def build_app(service: Service, access: Access, sign_in: SignIn | None = None) -> FastAPI:
    """The application: the page at /, its style sheet, and the API beside it; accounts where they are on."""
    app, service = api_app(service, access)
    app.include_router(file_routes(service))
    app.mount(f"/{STATIC_PATH}", StaticFiles(directory=STATIC))
    app.add_middleware(_Headers)
    app.include_router(transfer_routes(service, access))
    if sign_in is not None:
        app.include_router(account_routes(sign_in))
    page = build_page(service, access, sign_in).queue(default_concurrency_limit=CONCURRENT_ASKS)
    add_pages(page, service, access)
    with warnings.catch_warnings():  # of several pages it says that they cannot have what they are not given
        warnings.filterwarnings("ignore", message="SSR mode is not supported", category=UserWarning)
        gr.mount_gradio_app(app, page, path="/", **mount_options())
    return app


def serve(library: Library, host: str = "127.0.0.1", port: int = 7860, accounts: bool | None = None) -> None:
    """Serve the chat until interrupted. Raises GongkaiError where the address cannot be had.

    ``accounts``: whether visitors may sign in; None is as the settings say.
    """
    listening = _listen(host, port)
    assistant = Assistant(library)
    settings = Settings()
    service, access = Service(library, assistant), Access(settings.editors)
    sign_in = SignIn(library.home) if (settings.accounts if accounts is None else accounts) else None
    config = uvicorn.Config(
        lambda: build_app(service, access, sign_in),
        factory=True,  # Gradio's locks want to be made inside the running event loop
        log_level="warning",
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )
    threading.Thread(target=_warm_up, args=(assistant,), daemon=True).start()
    try:
        _Server(config).run(sockets=[listening])
    except KeyboardInterrupt:  # uvicorn has shut down by now and only passes the signal on
        pass
    finally:
        listening.close()


class _Server(uvicorn.Server):
    """Says where it is once it can be reached."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address."""
        await super().startup(sockets)
        if self.started and sockets:
            print(f"公开问答已就绪：{_address(sockets[0])} （按 Ctrl-C 结束）", flush=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop. The connections of open pages are cut off, which uvicorn would report as errors."""
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


class _Headers:
    """Adds the security headers to each response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", ()), *extra]}
            await send(message)

        await self._app(scope, receive, with_headers)


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, so that a taken port is known before anything is loaded."""
    if not 0 <= port <= _LAST_PORT:  # the resolver would silently take the rest of a division
        raise GongkaiError(f"没有端口 {port}；请用 --port 换一个 1 到 {_LAST_PORT} 之间的端口。")
    listening: socket.socket | None = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        if os.name == "posix":  # elsewhere this flag would let two servers share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()
    except OSError as error:
        if listening is not None:
            listening.close()
        raise GongkaiError(_refusal(host, port, error)) from error
    return listening


def _refusal(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被别的程序占用；请用 --port 换一个，例如 --port {port + 1}。"
    if error.errno == errno.EACCES:
        return f"没有权限使用端口 {port}；请用 --port 换一个大于 1024 的端口。"
    return f"无法在 {host} 的端口 {port} 上提供服务（{error}）；请检查 --host 和 --port。"


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _warm_up(assistant: Assistant) -> None:
    """Load now what a question about prose needs: the embedding model, both indexes and the dictionary."""
    try:
        assistant.retriever.scores("政务公开", None)
    except GongkaiError as error:
        _LOG.warning("%s", error)
