"""Agencies in short, names that none has, and words that are no name."""

from __future__ import annotations

import pytest

from assistant.types import ScopeStatus
from tests.assistant.scope.test_resolve import ask, catalogue

POLICE = catalogue(
    ("公安", "槐岭市公安局", 2020),
    ("民政", "澜岳省民政厅", 2021),
    ("镇", "云岭县白石镇人民政府", 2021),
)


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("槐岭公安2020年政府采购几项", "槐岭市公安局"),  # 公安 is a county elsewhere
        ("槐岭警方2020年处罚多少", "槐岭市公安局"),
        ("公安2020年处罚多少", "槐岭市公安局"),
        ("澜岳民政厅2021年新收几件", "澜岳省民政厅"),  # of a province that no list has
    ],
)
def test_resolve_an_office_in_short(question: str, agency: str) -> None:
    scope = ask(question, of=POLICE)
    assert (scope.status, scope.agencies) == (ScopeStatus.RESOLVED, (agency,))


def test_resolve_a_town_beside_an_office_is_its_own_government() -> None:
    assert set(ask("省民政厅和白石镇谁收的申请多", of=POLICE).agencies) == {
        "澜岳省民政厅",
        "云岭县白石镇人民政府",
    }


@pytest.mark.parametrize(
    "question",
    [
        "环翠审批局2019年可网办803项。若改用区大厅的946项作分母，比例是多少",
        "文登区政府2023年收到174件。换成全市口径是多少",
    ],
)
def test_resolve_words_of_a_sentence_are_no_place(question: str) -> None:
    assert ask(question).status is ScopeStatus.RESOLVED


def test_resolve_a_name_that_nobody_has_heard_of_is_kept() -> None:
    scope = ask("柳坝镇2022年收到几件申请")
    assert (scope.status, scope.unheard) == (ScopeStatus.NOT_FOUND, ("柳坝镇", ""))


def test_resolve_each_ones_newest_report_where_few_have_the_newest() -> None:
    uneven = catalogue(
        ("甲1", "青溪市教育局", 2022),
        ("甲2", "青溪市教育局", 2023),
        ("乙", "北棠区信访局", 2021),
        ("丙", "砚湖县财政局", 2020),
    )
    assert set(ask("哪家申请最多", of=uneven).report_ids) == {"甲2", "乙", "丙"}
