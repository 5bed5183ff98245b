import itertools

import pytest

from ingest.readers.text import read_text
from ingest.sections import find_sections
from ingest.types import Part

TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
ALL_PARTS = [Part.OVERVIEW, Part.PROACTIVE, Part.REQUESTS, Part.REVIEW, Part.PROBLEMS, Part.OTHER]


def parts_of(text: str) -> list[Part]:
    found = [section.part for section in find_sections(read_text(text))]
    return list(dict.fromkeys(part for part in found if part is not Part.PREAMBLE))


def report(numbers: tuple[str, ...], titles: tuple[str, ...] = TITLES) -> str:
    pieces = ["云岭县水务局2022年政府信息公开工作年度报告", "本报告依照条例编制，分六个部分。"]
    for number, title in zip(numbers, titles, strict=True):
        pieces += [f"{number}{title}", "这一部分说明了全年的情况。"]
    return "\n".join(pieces)


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(("一、", "二、", "三、", "四、", "五、", "六、"), id="in order"),
        pytest.param(("一、", "2、", "3、", "四、", "五、", "六、"), id="lists lost"),
        pytest.param(("一、", "二、", "3. ", "4. ", "5．", "6．"), id="arabic"),
        pytest.param(("", "", "", "", "", ""), id="no numbers"),
        pytest.param(
            ("第一部分 ", "第二部分 ", "第三部分 ", "第四部分 ", "第五部分 ", "第六部分 "), id="parts"
        ),
        pytest.param(("# ", "### ", "## ", "# ", "# ", "## "), id="markdown levels at random"),
    ],
)
def test_parts_are_found_whatever_the_numbering(numbers: tuple[str, ...]) -> None:
    """The six parts are told by their titles' meaning."""
    assert ALL_PARTS == parts_of(report(numbers))


def test_parts_are_found_under_variant_titles() -> None:
    """Reworded titles mean the same parts."""
    titles = (
        "总体情况",
        "行政机关主动公开政府信息的情况",
        "行政机关收到和处理政府信息公开申请的情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "政府信息公开工作存在的不足及整改措施",
        "其他事项",
    )
    assert ALL_PARTS == parts_of(report(("一、", "二、", "三、", "四、", "五、", "六、"), titles))


def test_headings_inside_the_overview_are_not_parts() -> None:
    """（一）主动公开 and its like inside part one do not open parts two and three."""
    text = report(("一、", "二、", "三、", "四、", "五、", "六、")).replace(
        "一、总体情况\n", "一、总体情况\n（一）主动公开情况\n公开二十条。\n（二）依申请公开情况\n收到3件。\n"
    )
    sections = find_sections(read_text(text))
    inner = [section.headings for section in sections if len(section.headings) == 2]
    assert [("总体情况", "主动公开情况"), ("总体情况", "依申请公开情况")] == inner
    assert ALL_PARTS == parts_of(text)


def test_a_missing_title_is_not_invented() -> None:
    """A report without the fourth title has five parts."""
    text = report(("一、", "二、", "三、", "四、", "五、", "六、")).replace(
        "四、政府信息公开行政复议、行政诉讼情况\n", ""
    )
    assert [part for part in ALL_PARTS if part is not Part.REVIEW] == parts_of(text)


def test_the_contents_list_of_the_preamble_opens_nothing() -> None:
    """A sentence that names the six parts is no title."""
    text = report(("一、", "二、", "三、", "四、", "五、", "六、")).replace(
        "分六个部分。", "包括" + "、".join(TITLES) + "等六个部分。"
    )
    first = find_sections(read_text(text))[0]
    assert Part.PREAMBLE is first.part
    assert ALL_PARTS == parts_of(text)


def test_what_follows_the_signature_is_apart() -> None:
    """A table appended after the signature is not part of the last item's text."""
    text = (
        report(("一、", "二、", "三、", "四、", "五、", "六、"))
        + "\n云岭县水务局\n2023年1月9日\n附表\n另附一行。"
    )
    assert ("落款与附件",) == find_sections(read_text(text))[-1].headings


def test_sections_follow_each_other_without_overlap() -> None:
    """Sections are in order and none reaches into the next."""
    sections = find_sections(read_text(report(("一、", "2、", "3、", "四、", "五、", "六、"))))
    assert all(a.end <= b.start for a, b in itertools.pairwise(sections))


def test_titles_in_an_offices_own_words_are_found_by_number_and_meaning() -> None:
    titles = (
        "概况",
        "主动公开政府信息工作情况",
        "政府信息公开申请的收到与处理",
        "因政府信息公开引发的行政复议和行政诉讼",
        "存在的不足和下一步打算",
        "其他",
    )
    assert ALL_PARTS == parts_of(report(("一、", "二、", "三、", "四、", "五、", "六、"), titles))
