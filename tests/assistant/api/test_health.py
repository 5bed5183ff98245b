"""What the operator sees: alive, ready, counted, documented."""

from __future__ import annotations

import re

import httpx

from tests.assistant.api.conftest import Running


def test_ready_only_with_the_model_in_memory(own: Running) -> None:
    """Not ready before the embedding model and the indexes are loaded, ready after."""
    before = own.client.get("/readyz")
    assert (before.status_code, before.json()) == (503, {"ready": False, "store": True, "model": False})
    own.service.library.embedder.embed_query("政务公开")
    assert own.service.library.indexes.whole()
    assert own.client.get("/readyz").status_code == 200
    assert own.client.get("/healthz").text == "ok"


def test_metrics_count_requests_answers_and_reports(own: Running) -> None:
    """Each is counted under a name that does not grow with what strangers ask for."""
    own.client.post("/v1/ask", json={"question": "今天天气怎么样？"})
    own.client.get("/v1/reports/r-1")
    own.client.get("/no/such/page")
    text = own.client.get("/metrics").text
    assert 'gongkai_answers_total{status="refused"} 1.0' in text
    assert 'gongkai_http_requests_total{code="404",method="GET",route="/v1/reports/{report_id}"} 1.0' in text
    assert "gongkai_reports 0.0" in text
    assert "/no/such/page" not in text


def test_openapi_describes_each_address(client: httpx.Client) -> None:
    """Every route of the API is there with a summary."""
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/v1/ask", "/v1/reports", "/v1/figures", "/v1/audit", "/v1/chat/completions"} <= paths.keys()
    assert all(operation["summary"] for methods in paths.values() for operation in methods.values())


def test_docs_are_a_page_that_loads_nothing(client: httpx.Client) -> None:
    """The page names each address and asks no other host for anything."""
    page = client.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert all(path in page.text for path in client.get("/openapi.json").json()["paths"])
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//|<script", page.text)


def test_an_unknown_address_of_the_api_is_an_error_in_json(client: httpx.Client) -> None:
    """Whoever mistypes an address is told where they are listed."""
    response = client.get("/v1/nothing")
    assert (response.status_code, response.json()["error"]["type"]) == (404, "http_error")


def test_a_wrong_method_is_an_error_in_json(client: httpx.Client) -> None:
    """So is whoever uses the wrong method."""
    response = client.get("/v1/ask")
    assert (response.status_code, response.json()["error"]["type"]) == (405, "http_error")
