from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.prose import prose_figures
from ingest.readers.text import read_text
from ingest.sections import find_sections
from ingest.types import Figure

HEAD = "云岭县水务局2022年政府信息公开工作年度报告\n一、总体情况\n"
TAIL = "\n五、存在的主要问题及改进情况\n人手不足。\n六、其他需要报告的事项\n无。\n"
NAMES = ("工作动态", "公告公示", "政策文件", "财政预决算", "人事信息", "重点领域信息", "其他信息")
LEADS = ("全年主动公开政府信息", "共发布各类信息", "2022年累计公开信息共计")
LISTS = (
    lambda items: "，其中" + "、".join(items) + "。",
    lambda items: "，其中：" + "；".join(f"{n}．{item}" for n, item in enumerate(items, 1)) + "。",
    lambda items: "，其中:" + "，".join(f"{chr(0x2460 + n)}{item}" for n, item in enumerate(items)) + "。",
    lambda items: "（比上年增加3条，同比增长1.2%），其中，" + "，".join(items) + "。",
    lambda items: "，包括" + "、".join(items[:-1]) + "和" + items[-1] + "。",
    lambda items: "，其中：\n" + "；\n".join(f"{n}.{item}" for n, item in enumerate(items, 1)) + "。",
    lambda items: "：" + "、".join(items) + "；发布解读5篇。",
)


def figures_of(text: str) -> list[Figure]:
    document = read_text(HEAD + text + TAIL)
    return prose_figures(document, find_sections(document))


def links(text: str) -> dict[int, int]:
    """The value of each part with that of its total."""
    figures = figures_of(text)
    by_start = {figure.start: figure for figure in figures}
    return {int(f.value or 0): int(by_start[f.part_of].value or 0) for f in figures if f.part_of is not None}


@settings(deadline=None)
@given(
    lead=st.sampled_from(LEADS),
    counts=st.lists(st.integers(10, 4999), min_size=2, max_size=len(NAMES), unique=True),
    shape=st.sampled_from(LISTS),
    break_at=st.integers(0, 40),
)
def test_each_part_is_linked_to_its_total(lead, counts, shape, break_at) -> None:  # type: ignore[no-untyped-def]
    """However the list is put and wherever a converter broke the line, and nothing else is linked."""
    total = sum(counts) + 5000
    text = f"{lead}{total}条" + shape([f"{name}{n}条" for name, n in zip(NAMES, counts, strict=False)])
    place = min(break_at, len(lead) - 1)
    broken = (
        text[:place] + ("\n\n" if 0 < place and text[place - 1 : place + 1].isalpha() else "") + text[place:]
    )
    assert dict.fromkeys(counts, total) == links(broken)


@settings(deadline=None)
@given(counts=st.lists(st.integers(10, 999), min_size=2, max_size=4, unique=True))
def test_respective_numbers_get_their_names(counts) -> None:  # type: ignore[no-untyped-def]
    """A类、B类分别为88件、63件: each number counts what stands in its place before 分别."""
    names = [f"{letter}类" for letter in "ABCD"[: len(counts)]]
    text = f"建议提案共{sum(counts)}件，{'、'.join(names)}分别为{'、'.join(f'{n}件' for n in counts)}。"
    figures = {figure.row: int(figure.value or 0) for figure in figures_of(text)}
    assert dict(zip(names, counts, strict=True)).items() <= figures.items()
    assert dict.fromkeys(counts, sum(counts)) == links(text)


def test_what_does_not_belong_to_a_total_is_not_linked() -> None:
    """Another unit, a new total, a change and what was done with the whole are no parts."""
    assert {90: 100, 10: 100} == links(
        "收到申请100件，较上年增加26件，其中自然人90件、企业10件，办结98件，同比增长35.1%。"
    )
    assert {} == links("公开信息255条，发布解读12篇，举办活动3场。")
    assert {20: 50} == links("公开信息50条，其中动态20条，全年共发布公众号推文30条。")


def test_brackets_hold_a_list_of_their_own() -> None:
    """公告206条（其中许可100条、处罚106条）: the inner parts are the announcement's."""
    text = "共公开255条，包括公告206条（其中许可100条、处罚106条）、动态49条。"
    assert {206: 255, 49: 255, 100: 206, 106: 206} == links(text)


def test_items_are_kept_apart_by_their_marks() -> None:
    """①…②… without commas: each number counts the words behind its own mark."""
    figures = figures_of("共1336条，其中:①借助门户网公开358条，②通过公众号18条③通过公示栏960条。")
    assert ["共", "借助门户网公开", "公众号", "公示栏"] == [figure.row for figure in figures]


def test_parts_of_two_totals_are_parts_of_neither() -> None:
    """建议20件、提案30件，其中主办35件、会办15件: together they are more than the last has."""
    assert links("承办人大代表建议20件、政协提案30件，其中主办件35件、会办件15件。") == {}
    assert links("承办人大代表建议20件、政协提案30件，其中主办件18件、会办件12件。") == {18: 30, 12: 30}
