"""Which contact details a question asks for."""

from __future__ import annotations

import pytest

from assistant.compose.contacts import contact_kinds


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("传真号码是多少", ["fax"]),
        ("发个传真打哪个号", ["fax"]),
        ("电话和传真各是多少", ["phone", "fax"]),
        ("邮箱地址", ["email"]),
        ("邮箱和办公地点", ["email", "address"]),
        ("电话号码", ["phone"]),
        ("单位在哪办公", ["address"]),
        ("被纠正了4件,错在哪", []),
        ("问题出在哪", []),
    ],
)
def test_a_detail_is_not_taken_for_the_one_beside_it(question: str, kinds: list[str]) -> None:
    """The number of a fax is no telephone, and the address of a mailbox no place."""
    assert contact_kinds(question) == kinds
