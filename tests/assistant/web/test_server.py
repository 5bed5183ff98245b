"""The server: one address, quiet towards the outside, clear where it cannot start."""

from __future__ import annotations

import asyncio
import re
import socket
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.service import Service
from assistant.web.access import Access
from assistant.web.server import build_app, serve
from ingest.errors import GongkaiError


@pytest.fixture
def client(scripted: Any, kept: Any) -> TestClient:
    """A client of the application, which is built inside an event loop, as the server does."""

    async def build() -> FastAPI:
        return build_app(Service(kept, scripted), Access())

    return TestClient(asyncio.run(build()))


def test_each_response_forbids_other_hosts(client: TestClient) -> None:
    """The policy allows this server only, for all that a page may load."""
    for path in ("/", "/reports", "/healthz", "/page/page.css"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert not re.search(r"https?:|\*", policy)


def test_page_names_no_outside_script_or_style(client: TestClient) -> None:
    """The page's own HTML loads scripts and style sheets from this server only."""
    loaded = re.findall(r"""<(?:script|link|img)[^>]+(?:src|href)=["']([^"']+)""", client.get("/").text)
    assert loaded
    assert not [address for address in loaded if address.startswith(("http", "//"))]


def test_nothing_is_open_to_api_clients(client: TestClient) -> None:
    """The page's events are its own; Gradio's generated API offers none of them."""
    assert client.get("/gradio_api/info").json()["named_endpoints"] == {}


def test_nobody_may_upload(client: TestClient) -> None:
    """Gradio's upload address takes no files, as nothing on the page sends any."""
    answer = client.post("/gradio_api/upload", files={"files": ("a.txt", b"some content")})
    assert answer.status_code == 413


def test_a_taken_port_is_named(kept: Any) -> None:
    """A port in use gives one line with the port and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(GongkaiError, match=rf"^端口 {port} 已被别的程序占用；请用 --port") as raised:
            serve(kept, port=port)
    assert "\n" not in str(raised.value)


def test_an_impossible_host_is_named(kept: Any) -> None:
    """A host that is not this machine's gives one line that names it and both options."""
    with pytest.raises(GongkaiError, match=r"no-such-host\.invalid.*--host 和 --port"):
        serve(kept, "no-such-host.invalid", 0)


@pytest.mark.parametrize("port", [-1, 65536, 70000])
def test_an_impossible_port_is_named(kept: Any, port: int) -> None:
    """A number that is no port is refused, not taken for another one."""
    with pytest.raises(GongkaiError, match=rf"^没有端口 {port}；请用 --port"):
        serve(kept, port=port)
