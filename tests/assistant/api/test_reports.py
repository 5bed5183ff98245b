"""The catalogue over HTTP: reading, adding, removing, and who may."""

from __future__ import annotations

import re
import threading
from typing import Any

import httpx
import pytest

from assistant.api.schemas import OutcomesOut, ReportsOut, WholeReportOut
from assistant.service import Service
from assistant.settings import Editors
from tests.assistant.api.conftest import Running, running
from tests.assistant.conftest import FORESTRY_2022, WATER_2021, WATER_2022


def upload(client: httpx.Client, *files: tuple[str, bytes], **headers: str) -> httpx.Response:
    """The response to sending files."""
    parts = [("files", (name, content)) for name, content in files]
    return client.post("/v1/reports", files=parts, headers=headers)


def test_catalogue_lists_and_filters(client: httpx.Client) -> None:
    """Agency, year and state of a table narrow the list."""
    everything = ReportsOut.model_validate(client.get("/v1/reports").json())
    some = client.get("/v1/reports", params={"agency": "水务局", "year": 2022, "state": "image_unread"})
    assert len(everything.reports) == 3
    assert [(r["agency"], r["year"]) for r in some.json()["reports"]] == [("青溪市云岭县水务局", 2022)]


def test_one_report_has_its_parts_figures_and_findings(client: httpx.Client) -> None:
    """The report's places fit its text, character for character."""
    [entry] = client.get("/v1/reports", params={"agency": "林业局"}).json()["reports"]
    whole = WholeReportOut.model_validate(client.get(f"/v1/reports/{entry['report_id']}").json())
    text = client.get(f"/v1/reports/{entry['report_id']}/text").text
    places = [text[section.start : section.end] for section in whole.sections]
    assert any("全年主动公开" in place for place in places)
    assert "77" in [value.value for value in whole.values]


@pytest.mark.parametrize("path", ["", "/text", "/file"])
def test_an_unknown_report_is_404(client: httpx.Client, path: str) -> None:
    """An id that is not there is named in one line."""
    response = client.get(f"/v1/reports/r-nothing{path}")
    assert (response.status_code, response.json()["error"]["type"]) == (404, "no_such_report")
    assert "r-nothing" in response.json()["error"]["message"]


def test_report_added_asked_fetched_and_removed(own: Running) -> None:
    """A file sent in can be asked about at once, comes back byte for byte, and leaves nothing behind."""
    content = WATER_2022.encode("gb18030")
    outcomes = OutcomesOut.model_validate(upload(own.client, ("水务 年报.txt", content)).json())
    [outcome] = outcomes.files
    assert (outcome.status, outcome.file) == ("added", "水务 年报.txt")
    answer = own.client.post("/v1/ask", json={"question": "云岭县水务局2022年行政许可多少件？"}).json()
    assert [figure["value"] for figure in answer["figures"]] == ["1520"]
    original = own.client.get(f"/v1/reports/{outcome.report_id}/file")
    assert original.content == content
    assert original.headers["content-disposition"].startswith("attachment")
    removed = own.client.delete(f"/v1/reports/{outcome.report_id}")
    assert removed.json() == {"removed": [outcome.report_id]}
    assert own.client.get("/v1/reports").json() == {"reports": []}
    assert list((own.service.library.home / "originals").iterdir()) == []


def test_each_file_has_its_own_outcome(own: Running) -> None:
    """One that is no report and one of an unknown kind do not keep the good one out."""
    files = (("好.txt", WATER_2022.encode()), ("信.txt", "只是一封信。".encode()), ("表.xyz", b"1"))
    response = upload(own.client, *files)
    assert [file["status"] for file in response.json()["files"]] == ["added", "failed", "unsupported"]


def test_a_newer_file_takes_the_place_of_the_old(own: Running) -> None:
    """Only the file that the report now is of can be fetched."""
    for text in (WATER_2022, WATER_2022.replace("1520", "1521")):
        [outcome] = upload(own.client, ("水.txt", text.encode())).json()["files"]
    assert outcome["status"] == "updated"
    kept = [path.read_bytes() for path in (own.service.library.home / "originals").iterdir()]
    assert kept == [WATER_2022.replace("1520", "1521").encode()]


def test_a_file_name_leads_nowhere(own: Running) -> None:
    """Whatever the name says, the file stays in the home and its last step is what it is known by."""
    names = ("../../x.txt", "/etc/x.txt", "..\\..\\x.txt", ".hidden.txt", "<script>x</script>.txt")
    texts = (WATER_2022.replace("1520", str(1520 + n)).encode() for n in range(len(names)))
    outcomes = upload(own.client, *zip(names, texts, strict=True)).json()["files"]
    assert [outcome["status"] for outcome in outcomes] == ["added", *["updated"] * (len(names) - 1)]
    assert not [each["file"] for each in outcomes if re.search(r"[/\\]|^\.", each["file"])]


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"x-forwarded-for": "203.0.113.9"}, id="through-a-proxy"),
        pytest.param({"host": "evil.example"}, id="another-name-for-this-address"),
        pytest.param({"origin": "https://evil.example"}, id="another-site's-page"),
        pytest.param({"sec-fetch-site": "cross-site"}, id="another-site's-form"),
    ],
)
def test_strangers_may_not_add_or_remove(served: Running, headers: dict[str, str]) -> None:
    """By default only somebody at this machine may; the reports stay as they are."""
    [entry, *_] = served.client.get("/v1/reports").json()["reports"]
    added = upload(served.client, ("x.txt", b"x"), **headers)
    removed = served.client.delete(f"/v1/reports/{entry['report_id']}", headers=headers)
    assert [r.status_code for r in (added, removed)] == [403, 403]
    assert added.json()["error"]["type"] == "not_allowed"
    assert len(served.client.get("/v1/reports").json()["reports"]) == 3


def test_nobody_means_nobody(served: Running) -> None:
    """The operator's choice holds for the machine's own user too."""
    with running(Service(served.service.library), Editors.NOBODY) as server:
        assert upload(server.client, ("x.txt", b"x")).status_code == 403


def test_everyone_means_also_through_a_proxy(served: Running) -> None:
    """The operator may open it to all, but not to other sites' pages."""
    with running(Service(served.service.library), Editors.EVERYONE) as server:
        through = upload(server.client, ("x.xyz", b"x"), **{"x-forwarded-for": "203.0.113.9"})
        forged = upload(server.client, ("x.xyz", b"x"), origin="https://evil.example")
    assert (through.status_code, forged.status_code) == (200, 403)


def chunks(total: int) -> Any:
    """A body whose length is not declared."""
    for _ in range(total // 65536 + 1):
        yield b"x" * 65536


def test_a_body_that_is_too_large_is_refused(own: Running) -> None:
    """Declared or not, more than the limit is not taken."""
    form = {"content-type": "multipart/form-data; boundary=b"}
    declared = upload(own.client, ("大.txt", b"x" * (2**20 + 1)))
    grown = own.client.post("/v1/ask", content=chunks(2**20), headers={"content-type": "application/json"})
    streamed = own.client.post(
        "/v1/reports", content=(part for part in (b"--b\r\n", *chunks(2**20 + 1))), headers=form
    )
    for response in (declared, grown, streamed):
        assert response.status_code in (400, 413)
        assert "error" in response.json()
    assert declared.json()["error"]["type"] == "too_large"


def test_too_many_files_are_refused(own: Running) -> None:
    """A request brings a limited number of files."""
    response = upload(own.client, *((f"{n}.txt", b"x") for n in range(21)))
    assert response.status_code == 400


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=b"])
def test_an_upload_without_files_is_told_so(own: Running, kind: str) -> None:
    """What is missing is named."""
    response = own.client.post("/v1/reports", content=b"--b--\r\n", headers={"content-type": kind})
    assert (response.status_code, response.json()["error"]["type"]) == (400, "bad_request")


def test_while_another_writes_adding_says_so_and_asking_goes_on(own: Running) -> None:
    """A held lock gives 503 to a writer; a question is answered meanwhile."""
    upload(own.client, ("水.txt", WATER_2021.encode()))
    holding, done = threading.Event(), threading.Event()

    def hold() -> None:
        with own.service.library.writer():
            holding.set()
            done.wait(30)

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait(30)
    try:
        busy = upload(own.client, ("林.txt", FORESTRY_2022.encode()))
        answer = own.client.post("/v1/ask", json={"question": "云岭县水务局2021年行政许可多少件？"}).json()
    finally:
        done.set()
        thread.join()
    assert (busy.status_code, busy.json()["error"]["type"]) == (503, "home_busy")
    assert answer["status"] == "answered"
