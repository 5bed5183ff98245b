"""The tools, through the protocol's own client over HTTP."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

import pytest
from mcp import Client

from tests.assistant.api.conftest import Running
from tests.assistant.conftest import WATER_2022


def call(server: Running, name: str, /, **arguments: Any) -> tuple[bool, str]:
    """Whether the call failed, and the text it gave."""

    async def talk() -> tuple[bool, str]:
        async with Client(f"{server.url}/mcp") as client:
            result = await client.call_tool(name, arguments)
            return bool(result.is_error), "".join(getattr(part, "text", "") for part in result.content)

    return asyncio.run(talk())


def test_tools_are_those_of_the_service(served: Running) -> None:
    """Each tool says in Chinese what it does."""

    async def listed() -> list[Any]:
        async with Client(f"{served.url}/mcp") as client:
            return list((await client.list_tools()).tools)

    tools = asyncio.run(listed())
    assert {tool.name for tool in tools} == {
        *("ask", "list_reports", "report_text", "figures", "audit", "compare", "draft"),
        *("add_report", "remove_report"),
    }
    assert all("。" in tool.description for tool in tools)


def test_ask_answers_with_citations(served: Running) -> None:
    """The tool gives the contract's JSON."""
    failed, text = call(served, "ask", question="云岭县水务局2022年行政许可多少件？")
    answer = json.loads(text)
    assert not failed
    assert (answer["figures"][0]["value"], len(answer["citations"])) == ("1520", 1)


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        pytest.param("list_reports", {"year": 2021}, "水务局", id="list"),
        pytest.param("figures", {"agency": "林业局", "row": "行政许可"}, '"77"', id="figures"),
        pytest.param("audit", {"agency": "水务局"}, "findings", id="audit"),
        pytest.param("compare", {"first": "水务局2021", "second": "水务局2022"}, '"120"', id="compare"),
        pytest.param("draft", {"question": "云岭县水务局2022年行政许可多少件？"}, "1520", id="draft"),
    ],
)
def test_each_tool_does_its_part(served: Running, name: str, arguments: dict[str, Any], says: str) -> None:
    """What the API gives, the tool gives."""
    failed, text = call(served, name, **arguments)
    assert not failed, text
    assert says in text


def test_an_expected_error_comes_in_its_own_words(served: Running) -> None:
    """The client's model is told what to do, not that something crashed."""
    failed, text = call(served, "report_text", report_id="r-0")
    assert failed
    assert "没有编号为 r-0 的报告" in text


def test_a_report_is_added_and_removed(own: Running) -> None:
    """Somebody at this machine may change the library by tools too."""
    content = base64.b64encode(WATER_2022.encode()).decode()
    failed, text = call(own, "add_report", name="水.txt", content_base64=content)
    assert not failed, text
    report_id = json.loads(text)["files"][0]["report_id"]
    assert call(own, "remove_report", report_id=report_id) == (False, json.dumps({"removed": [report_id]}))


def test_a_stranger_may_not_change_anything(served: Running) -> None:
    """Access is asked of the request that carries the call."""
    body = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "remove_report", "arguments": {"report_id": "r-0"}},
    }
    headers = {
        "x-forwarded-for": "203.0.113.9",
        "accept": "application/json, text/event-stream",
        "mcp-protocol-version": "2025-06-18",
    }
    result = served.client.post("/mcp", json=body, headers=headers).json()["result"]
    assert result["isError"]
    assert "只有在运行本服务的电脑上" in result["content"][0]["text"]
