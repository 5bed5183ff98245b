"""Who may add and remove reports: by default only somebody at the server's own machine."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import urlsplit

from assistant.settings import Editors
from ingest.errors import GongkaiError

_PROXY_HEADERS = frozenset({"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"})


class NotAllowed(GongkaiError):
    """The operator does not let this visitor change the library."""


class Request(Protocol):
    """What Starlette's and Gradio's requests have in common."""

    @property
    def headers(self) -> Mapping[str, str]:
        """By name, in any case."""

    @property
    def client(self) -> Any:
        """The other end's address, with ``host``; None where it is not known."""


class Access:
    """The operator's choice (GONGKAI_EDITORS), applied to requests."""

    def __init__(self, editors: Editors = Editors.LOCAL) -> None:
        self.editors = editors

    def allows(self, request: Request) -> bool:
        """Whether the request may change the library.

        In every case it must not come from another site's page, which a browser sends on its visitor's
        behalf without asking.
        """
        if self.editors is Editors.NOBODY or not same_site(request):
            return False
        return self.editors is Editors.EVERYONE or _is_local(request)

    def check(self, request: Request) -> None:
        """Raise NotAllowed where the request may not change the library."""
        if self.allows(request):
            return
        if self.editors is Editors.NOBODY:
            raise NotAllowed("这里不接受添加和删除报告：管理员关闭了这项功能。")
        if self.editors is Editors.LOCAL:
            raise NotAllowed(
                "只有在运行本服务的电脑上（通过 127.0.0.1）才能添加和删除报告；"
                "管理员可以设 GONGKAI_EDITORS=everyone 改变。"
            )
        raise NotAllowed("这个请求来自别的网站的页面，不能添加和删除报告：请在本页面上操作。")


def _is_local(request: Request) -> bool:
    """From this machine to this machine, by no proxy, and under a name that no outside page can have."""
    host = request.client.host if request.client else ""
    named = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    proxied = any(name.lower() in _PROXY_HEADERS for name in request.headers)
    return not proxied and _is_loopback(host) and (named == "localhost" or _is_loopback(named))


def _is_loopback(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def same_site(request: Request) -> bool:
    """Whether the request comes from this server's own pages, or from no page at all."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:  # the browser knows best, but says so only over https or to this machine
        return site in ("none", "same-origin")
    origin = request.headers.get("origin")
    names = [request.headers.get(name) for name in ("host", "x-forwarded-host")]
    return origin is None or urlsplit(origin).netloc in names
