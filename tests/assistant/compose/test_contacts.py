"""Which contact details a question asks for."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
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
        ("写信寄去哪,邮编多少", ["postcode", "address"]),
        ("被纠正了4件,错在哪", []),
        ("问题出在哪", []),
    ],
)
def test_a_detail_is_not_taken_for_the_one_beside_it(question: str, kinds: list[str]) -> None:
    """The number of a fax is no telephone, and the address of a mailbox no place."""
    assert contact_kinds(question) == kinds


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("上哪儿找,打哪个号", ["phone", "address"]),
        ("怎么过去", ["address"]),
        ("去哪里找你们", ["address"]),
        ("年报上哪儿找", ["web"]),
        ("哪里能找到年报全文", ["web"]),
    ],
)
def test_where_to_go_is_an_address_and_where_to_read_is_none(question: str, kinds: list[str]) -> None:
    """Who wants to find the office is told its address, who wants the report its website."""
    assert contact_kinds(question) == kinds


def test_who_gives_a_detail_is_told_of_all_agencies(assistant: Assistant) -> None:
    """Those that give it are listed with their places, of how many, from the newest report of each."""
    answer = assistant.ask("哪几个单位的报告留了邮编")
    assert answer.statements[0].text == "2家单位中，报告写有邮编的有2家："
    assert [len(s.cites) for s in answer.statements[1:]] == [1, 1]
    assert {citation.year for citation in answer.citations} == {2022}


def test_who_gives_a_detail_that_nobody_gives_is_not_reported(assistant: Assistant) -> None:
    """No agency gives it, and that is said."""
    answer = assistant.ask("哪些单位的报告写了传真")
    assert (answer.status, answer.statements[0].text) == ("not_reported", "2家单位的报告都没有写传真。")


def test_catalogue_is_still_told_where_no_detail_is_asked(assistant: Assistant) -> None:
    """哪些单位的报告 alone asks what there is."""
    assert "收录" in assistant.ask("收录了哪些单位的报告").statements[0].text
