from hypothesis import given
from hypothesis import strategies as st

from ingest.passages import cut_passages, embedded_text, indexed_text
from ingest.readers.text import read_text
from ingest.sections import find_sections

TEXT = """云岭县水务局2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全年公开一百条。内容包括水价、水质和停水通知。
（二）依申请公开。全年收到申请。全部按期答复。
二、主动公开政府信息情况
第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t1\t0\t4
五、存在的主要问题及改进情况
存在以下问题：一是更新不够及时，栏目之间有重复。二是解读形式单一；三是人员变动较多，业务不熟。
六、其他需要报告的事项
无。
"""


def cut(text: str, limit: int):  # type: ignore[no-untyped-def]
    document = read_text(text)
    sections = find_sections(document)
    return document, sections, cut_passages(document, sections, "r-1", limit)


@given(st.integers(min_value=20, max_value=400))
def test_passages_cover_the_text_and_cross_no_section(limit: int) -> None:
    """Each passage is verbatim, lies in one section, and no sentence is lost."""
    document, sections, passages = cut(TEXT, limit)
    for passage in passages:
        home = [s for s in sections if s.start <= passage.start and passage.end <= s.end]
        assert home
        assert passage.part is home[0].part
        if not passage.is_table:
            assert passage.text == document.text[passage.start : passage.end]
    assert "人员变动较多，业务不熟。" in "".join(passage.text for passage in passages)


def test_an_item_is_not_cut() -> None:
    """一是… stays whole although it is two sentences long."""
    _, _, passages = cut(TEXT, 40)
    assert any("一是更新不够及时，栏目之间有重复。" in passage.text for passage in passages)


def test_each_piece_of_a_table_has_its_caption_and_head() -> None:
    """A table cut in two repeats what its rows mean."""
    _, _, passages = cut(TEXT, 30)
    pieces = [passage for passage in passages if passage.is_table]
    assert len(pieces) > 1
    assert all("主动公开政府信息情况" in piece.text and "第二十条" in piece.text for piece in pieces)


def test_words_say_whose_it_is_and_the_vector_does_not() -> None:
    """What words are found in begins with agency, year and headings; what is embedded does not."""
    _, _, passages = cut(TEXT, 320)
    passage = next(p for p in passages if "按期答复" in p.text)
    assert embedded_text(passage) == passage.text
    head = indexed_text(passage, "云岭县水务局", 2022).split("\n")[0]
    assert "云岭县水务局2022年政府信息公开工作年度报告 总体情况 依申请公开" == head


def test_ids_depend_on_content_only() -> None:
    """The same report cut again has the same ids, each once."""
    first, second = cut(TEXT, 120)[2], cut(TEXT, 120)[2]
    assert [p.id for p in first] == [p.id for p in second]
    assert len(first) == len({p.id for p in first})
