"""Which agencies did something: a cell is meant only where the words are those in which people ask for it."""

from __future__ import annotations

import pytest

from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.understanding.meaning import by_meaning
from assistant.understanding.particular import is_particular
from assistant.understanding.query import Query, Topic
from assistant.understanding.understand import understand

OFFICES = (("青溪市", "人民政府"), ("青溪市临渡区", "教育局"), ("青溪市云岭县", "信访局"))
THERE = Catalogue(
    CatalogueReport(f"{place}{office} {year}", place + office, place, office, year)
    for place, office in OFFICES
    for year in (2021, 2022)
)


def ask(question: str, *turns: str) -> Query:
    return by_meaning(understand(question, turns, THERE))


@pytest.mark.parametrize(
    "question",
    [
        "哪几家单位2021年打算引入第三方评估",
        "2021年哪些单位说搞公开的人员更换频繁",
        "哪些单位2022年邀请人大代表、政协委员来评议",
        "2022年安排专人每天巡查网站的是哪些单位",
    ],
)
def test_what_a_cell_does_not_explain_is_looked_for_in_sentences(question: str) -> None:
    """One word of a cell among others that nobody asks for it in does not make it a number."""
    query = ask(question)
    assert (query.topic, query.measures, query.counts) == (Topic.PROSE, (), ())


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("2022年哪些单位复议被纠正过", "行政复议"),
        ("2021年哪些单位因第三方合法权益不予公开过", "不予公开/保护第三方合法权益"),
        ("2022年哪几家没碰上复议", "行政复议"),
        ("2022年哪些单位收到过公益组织的申请", "本年新收政府信息公开申请数量"),
    ],
)
def test_a_cell_in_its_own_words_stays_a_cell(question: str, row: str) -> None:
    """A question in the words of a row is answered from the table."""
    assert {measure.row for measure in ask(question).measures} == {row}


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("云岭信访局2022年受理了多少件信访", "信访事项"),
        ("临渡教育局2022年哪一场直播观看人数最多", "最"),
        ("临渡教育局2022年公众号叫什么名字", "“"),
    ],
)
def test_a_particular_sentence_has_to_have_the_word(question: str, word: str) -> None:
    """Cases of a kind, one of many and names are told only by a sentence that has them."""
    query = ask(question)
    assert is_particular(query)
    assert word in {term.word for term in query.need.must}


def test_grades_are_of_the_proposals_spoken_of() -> None:
    """办理结果 after a question about proposals is no result of requests."""
    query = ask("办理结果各类分别几件", "青溪市政府2022年承办了多少人大建议和政协提案")
    assert ([term.word for term in query.need.must], query.measures) == (["A类"], ())
