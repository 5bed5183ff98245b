"""Who may change the library, told from a request's headers and address."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.datastructures import Headers

from assistant.settings import Editors, Settings
from assistant.web.access import Access, NotAllowed

LOCAL, EVERYONE, NOBODY = Editors.LOCAL, Editors.EVERYONE, Editors.NOBODY


@dataclass
class Asked:
    """A request as far as it matters here."""

    address: str | None = "127.0.0.1"
    host: str = "127.0.0.1:7860"
    more: dict[str, str] = field(default_factory=dict)

    @property
    def headers(self) -> Headers:
        """The headers."""
        return Headers({"host": self.host, **self.more})

    @property
    def client(self) -> Any:
        """The other end."""
        return SimpleNamespace(host=self.address) if self.address else None


@pytest.mark.parametrize(
    ("request_", "allowed"),
    [
        pytest.param(Asked(), {LOCAL, EVERYONE}, id="this-machine"),
        pytest.param(Asked("::1", "[::1]:7860"), {LOCAL, EVERYONE}, id="ipv6"),
        pytest.param(Asked("::ffff:127.0.0.1", "localhost"), {LOCAL, EVERYONE}, id="mapped"),
        pytest.param(Asked("192.0.2.7", "192.0.2.1:7860"), {EVERYONE}, id="another-machine"),
        pytest.param(Asked(None), {EVERYONE}, id="unknown-address"),
        pytest.param(Asked(host="evil.example"), {EVERYONE}, id="rebound-name"),
        pytest.param(Asked(more={"X-Forwarded-For": "127.0.0.1"}), {EVERYONE}, id="proxy"),
        pytest.param(Asked(more={"Forwarded": "for=192.0.2.7"}), {EVERYONE}, id="proxy-by-standard"),
        pytest.param(Asked(more={"origin": "http://127.0.0.1:7860"}), {LOCAL, EVERYONE}, id="own-page"),
        pytest.param(Asked(more={"origin": "https://evil.example"}), set(), id="another-site"),
        pytest.param(Asked(more={"origin": "http://127.0.0.1:9999"}), set(), id="another-port"),
        pytest.param(
            Asked(more={"origin": "https://ours.example", "x-forwarded-host": "ours.example"}),
            {EVERYONE},
            id="own-page-through-a-proxy",
        ),
        pytest.param(Asked(more={"origin": "null"}), set(), id="sandboxed-page"),
        pytest.param(Asked(more={"sec-fetch-site": "same-site"}), set(), id="neighbouring-site"),
    ],
)
def test_access_is_the_operators_choice(request_: Asked, allowed: set[Editors]) -> None:
    """Each choice lets in exactly whom it names, and no other site's page in any case."""
    assert {editors for editors in Editors if Access(editors).allows(request_)} == allowed


@pytest.mark.parametrize(
    ("editors", "asked", "says"),
    [
        (NOBODY, Asked(), "管理员关闭了"),
        (LOCAL, Asked("192.0.2.7"), "GONGKAI_EDITORS=everyone"),
        (EVERYONE, Asked(more={"origin": "https://evil.example"}), "别的网站"),
    ],
)
def test_refusal_says_why(editors: Editors, asked: Asked, says: str) -> None:
    """One line, with what can be done."""
    with pytest.raises(NotAllowed, match=says):
        Access(editors).check(asked)


def test_editors_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """By default local; the environment decides."""
    assert Settings().editors is LOCAL
    monkeypatch.setenv("GONGKAI_EDITORS", "nobody")
    assert Settings().editors is NOBODY
