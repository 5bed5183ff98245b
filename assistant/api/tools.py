"""The same functions as tools of the Model Context Protocol, at /mcp."""

from __future__ import annotations

import base64
import binascii
import json
import tempfile
from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.routing import BaseRoute

from assistant.api.errors import BadRequest
from assistant.api.limits import MAX_QUESTION, MAX_ROWS, MAX_TURNS
from assistant.api.state import State
from assistant.comparison import comparison_json
from assistant.findings import findings_json
from assistant.listing import catalogue_json, figures_json, outcomes_json
from assistant.output import answer_json
from assistant.service import Upload, draft_markdown
from ingest.errors import GongkaiError

PATH = "/mcp"
_ABOUT = "查询政府信息公开工作年度报告：问答、目录、正文、数据、体检、比较、起草答复。每个数字都带出处。"


P = ParamSpec("P")


class Tools:
    """The tools. Their docstrings are what a client's model reads, hence in Chinese."""

    def __init__(self, api: State) -> None:
        self._api = api

    async def ask(self, question: str, turns: list[str] | None = None) -> str:
        """回答一个关于年报的问题，返回 JSON：回答、出处、数据、算式。turns 是先前的问题。"""
        before = [turn[:MAX_QUESTION] for turn in (turns or [])[-MAX_TURNS:]]
        answer = await self._api.threads.ask(self._api.service.ask, _question(question), before)
        return _json(answer_json(answer))

    async def list_reports(self, agency: str | None = None, year: int | None = None) -> str:
        """列出收录的报告：编号、机关、年度、标题、每张表的状态。"""
        return _json(catalogue_json(await self._api.threads.read(self._api.service.reports, agency, year)))

    async def report_text(self, report_id: str) -> str:
        """一份报告的正文。"""
        return await self._api.threads.read(self._api.service.text, report_id)

    async def figures(
        self,
        agency: str | None = None,
        year: int | None = None,
        table: str | None = None,
        row: str | None = None,
        column: str | None = None,
    ) -> str:
        """从报告里读出的数据，按机关、年度、表（proactive、requests、review、prose、chart）、行、列筛选。"""
        agencies, years = [agency] if agency else [], [year] if year else []
        rows = await self._api.threads.read(self._api.service.figures, agencies, years, table, row, column)
        return _json({**figures_json(rows[:MAX_ROWS]), "total": len(rows)})

    async def audit(self, agency: str | None = None, year: int | None = None) -> str:
        """年报体检：对不上的数和不能核对的地方。"""
        return _json(findings_json(await self._api.threads.read(self._api.service.audit, agency, year)))

    async def compare(self, first: str, second: str) -> str:
        """比较两份报告；用报告编号，或“机关＋年度”，如 审批局2022。"""
        return _json(comparison_json(await self._api.threads.read(self._api.service.compare, first, second)))

    async def draft(self, question: str) -> str:
        """把一个问题的回答起草成答复函（Markdown）。"""
        answer = await self._api.threads.ask(self._api.service.ask, _question(question), [])
        return draft_markdown(await self._api.threads.read(self._api.service.draft, answer))

    async def add_report(self, name: str, content_base64: str, context: Context[Any, Any]) -> str:
        """添加一份报告：文件名和 base64 编码的内容。只有获准的人能用。"""
        self._api.access.check(_request(context))
        try:
            content = base64.b64decode(content_base64, validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadRequest("content_base64 不是 base64 编码。") from error
        return await self._api.threads.work(self._added, name, content)

    async def remove_report(self, report_id: str, context: Context[Any, Any]) -> str:
        """删除一份报告。只有获准的人能用。"""
        self._api.access.check(_request(context))
        return _json({"removed": await self._api.threads.work(self._api.service.remove, [report_id])})

    def _added(self, name: str, content: bytes) -> str:
        with tempfile.NamedTemporaryFile(prefix="gongkai-received-") as file:
            file.write(content)
            file.flush()
            outcomes = list(self._api.service.add([Upload(name, Path(file.name))]))
        for outcome in outcomes:
            self._api.metrics.took_in(outcome)
        return _json({"files": outcomes_json(outcomes, 0)["files"]})


def build_tools(api: State) -> MCPServer[Any]:
    """The server of the tools; its ``session_manager`` has to run as long as the application does."""
    server: MCPServer[Any] = MCPServer("gongkai", title="公开问答", instructions=_ABOUT, log_level="ERROR")
    tools = Tools(api)
    reading = (
        *(tools.ask, tools.list_reports, tools.report_text, tools.figures),
        *(tools.audit, tools.compare, tools.draft),
    )
    for tool in (*reading, tools.add_report, tools.remove_report):
        server.add_tool(_told(tool), structured_output=False)
    return server


def tool_routes(server: MCPServer[Any]) -> list[BaseRoute]:
    """Its address. Each request stands alone, so that any client may come and go."""
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        # Everybody may read; who may change anything is told by Access, from the same headers.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    return list(app.routes)


def _told(tool: Callable[P, Awaitable[str]]) -> Callable[P, Awaitable[str]]:
    """The tool, whose expected errors reach the client in their own words."""

    @wraps(tool)
    async def told(*args: P.args, **kwargs: P.kwargs) -> str:
        try:
            return await tool(*args, **kwargs)
        except GongkaiError as error:
            raise ToolError(" ".join(str(error).split())) from error

    return told


def _question(question: str) -> str:
    words = question.strip()
    if not 0 < len(words) <= MAX_QUESTION:
        raise BadRequest(f"问题要有 1 到 {MAX_QUESTION} 个字。")
    return words


def _request(context: Context[Any, Any]) -> Request:
    request = context.request_context.request
    assert isinstance(request, Request)
    return request


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, default=str)
