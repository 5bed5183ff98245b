"""What sayings mean: their files, and what is read from words that were not learned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import resources

import pytest

from assistant.cells.counts import COUNTS, PROSE
from assistant.cells.measures import Measure, rows_of
from assistant.scope.catalogue import Catalogue
from assistant.scope.mentions import read_mentions
from assistant.understanding.learned import (
    ELSEWHERE,
    FIGURE,
    NOTHING,
    UNSTATED,
    Learned,
    Saying,
    applicants,
    cell_of,
    cells,
    operations,
    topics,
    unstated,
    unstated_words,
)
from assistant.understanding.operations import Operation
from ingest.fold import squeeze
from ingest.tables import TABLES
from ingest.tables.requests import ALL_APPLICANTS, APPLICANTS

TOPICS = set(
    "check composition problems improvements contact catalogue table_state prose agency_list law opinion "
    "personal other instruction".split()
)
FILES = ("cells", "intents")
_PLACED = re.compile(r"[\u4e00-\u9fff]{2}[省市区县镇乡](?:人民政府|[\u4e00-\u9fff]{1,8}局|委员会)")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def sayings(name: str) -> list[tuple[str, str]]:
    """The lines of a file, each with the label that it stands under."""
    label, found = "", []
    text = (resources.files("assistant") / "sayings" / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            label = line[1:-1]
        elif line:
            found.append((line, label))
    return found


def labels(name: str) -> list[str]:
    """The labels of a file, each as often as it heads sayings."""
    text = (resources.files("assistant") / "sayings" / f"{name}.txt").read_text(encoding="utf-8")
    return [line[1:-1] for line in text.splitlines() if line.startswith("[")]


# -- the files --


@pytest.mark.parametrize("label", sorted({*labels("cells")} - {NOTHING, ELSEWHERE, UNSTATED}))
def test_a_label_of_cells_is_there(label: str) -> None:
    """A cell of the form, a group of its rows, or a count that reports give in words."""
    table, row, column = (part.strip() for part in label.split("|"))
    if table == PROSE:
        assert row in {count.name for count in COUNTS}
        assert not column
        return
    specs = [spec for spec in TABLES if spec.id == table]
    rows = rows_of(table, row)
    assert rows
    columns = {c.name for spec in specs for r in spec.rows if r.name in rows for c in spec.columns_of(r.name)}
    assert column in columns or not column


def test_every_label_of_intents_is_known() -> None:
    """An operation, a topic, or what is done with one figure."""
    known = {*Operation, *TOPICS, "value", "claim", "prose_number"}
    assert set(labels("intents")) <= known


@pytest.mark.parametrize("name", FILES)
def test_labels_stand_once(name: str) -> None:
    """All sayings of a label stand together, at least three of them."""
    assert max(Counter(labels(name)).values()) == 1
    assert min(Counter(label for _, label in sayings(name)).values()) >= 3


@pytest.mark.parametrize("name", FILES)
def test_no_saying_stands_twice(name: str) -> None:
    """Neither under two labels nor under one: what counts is the squeezed words."""
    said = Counter(squeeze(line).text for line, _ in sayings(name))
    assert [words for words, times in said.items() if times > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_sayings_are_short_and_chinese(name: str) -> None:
    """At most 60 characters, with at least one that is Chinese, and no space at an end."""
    lines = [line for line, _ in sayings(name)]
    assert [line for line in lines if len(line) > 60 or line != line.strip() or "  " in line] == []
    assert [line for line in lines if not _HAN.search(line)] == []


@pytest.mark.parametrize("name", FILES)
def test_sayings_name_no_year(name: str) -> None:
    """Years are read before sayings are, so no saying is about one."""
    read = {line: read_mentions(squeeze(line).text, Catalogue([])).years for line, _ in sayings(name)}
    assert [line for line, years in read.items() if any(word.years for word in years)] == []


@pytest.mark.parametrize("name", FILES)
def test_sayings_name_no_agency(name: str) -> None:
    """No place stands before an office."""
    assert [line for line, _ in sayings(name) if _PLACED.search(line)] == []


# -- what is read --


@pytest.mark.parametrize(
    ("learned", "of_ten"),
    [(cells, 0.87), (applicants, 0.94), (topics, 0.81), (operations, 0.77), (unstated, 0.9)],
    ids=["cells", "applicants", "topics", "operations", "unstated"],
)
def test_sayings_held_back_are_read(learned: Callable[[], Learned], of_ten: float) -> None:
    """Trained on nine of ten sayings of each label, most of the tenth are read as what they mean."""
    train, held = _split(learned().sayings)
    model = Learned(train)
    right = sum(model.guess(saying.said).label == saying.label for saying in held)
    assert right / len(held) >= of_ten


def test_cells_read_for_sure_are_right() -> None:
    """Of the sayings held back that are read with a lead of 0.3, fewer than one in sixteen is misread."""
    train, held = _split(cells().sayings)
    model = Learned(train)
    sure = [(guess, s) for s in held if (guess := model.guess(s.said)).lead >= 0.3]
    assert len(sure) / len(held) > 0.8
    assert sum(guess.label != s.label for guess, s in sure) / len(sure) < 1 / 16


def _split(every: Sequence[Saying]) -> tuple[list[Saying], list[Saying]]:
    """The sayings less the tenth, twentieth … of each label, and these."""
    train: list[Saying] = []
    held: list[Saying] = []
    seen: Counter[str] = Counter()
    for saying in every:
        seen[saying.label] += 1
        (train if seen[saying.label] % 10 else held).append(saying)
    return train, held


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("老百姓办证批了多少", "proactive|行政许可|"),
        ("开了多少张罚单", "proactive|行政处罚|"),
        ("红头文件作废了几份", "proactive|行政规范性文件|本年废止件数"),
        ("别人的商业秘密所以不给的几件", "requests|不予公开/保护第三方合法权益|"),
        ("民告官直接上法院还没判的几件", "review|行政诉讼/未经复议直接起诉|尚未审结"),
        ("讲公开的课上了几堂", "prose|开展培训次数|"),
    ],
)
def test_cells_are_known_by_everyday_words(said: str, label: str) -> None:
    """People's own words for a cell, of which no saying is."""
    assert said not in {saying.said for saying in cells().sayings}
    assert cells().guess(said).label == label


@pytest.mark.parametrize(
    "said",
    [
        "微博账号推了多少",
        "快手上放了几个视频",
        "锅有几口",
        "党员有几名",
        "接到表扬信几封",
        "档案多少卷",
        "演练搞了几场",
        "公园建了几个",
        "路灯装了几盏",
        "粮食产了多少吨",
        "羊养了几头",
        "总共差几件呢",
    ],
)
def test_counts_that_no_cell_holds_are_no_cell_for_sure(said: str) -> None:
    """What is counted elsewhere is read as nothing, or with no lead that anything rests on."""
    assert said not in {saying.said for saying in cells().sayings}
    guess = cells().guess(said)
    assert guess.label == NOTHING or guess.lead < 0.3


def test_a_kind_of_applicant_is_known_by_everyday_words() -> None:
    """The column of the table of requests is read apart from its row."""
    assert applicants().guess("律所递交的申请").label == "法律服务机构"
    assert applicants().guess("大学和研究院要信息的").label == "科研机构"
    assert {saying.label for saying in applicants().sayings} == {*APPLICANTS, ALL_APPLICANTS}


def test_a_request_is_known_without_who_asked() -> None:
    """The rows of requests have no column in the labels of cells, all others are as in the file."""
    found = {saying.label for saying in cells().sayings}
    assert {label.split("|")[2] for label in found if label.startswith("requests|")} == {""}
    assert "review|行政复议|结果维持" in found


def test_topics_leave_figures_and_operations_to_others() -> None:
    """Whatever wants a number is one topic; prose_number wants one too."""
    assert {saying.label for saying in topics().sayings} == {*TOPICS, FIGURE}
    assert {saying.label for saying in operations().sayings} == {*Operation, "value", "claim"}


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("罚单几张", FIGURE),
        ("短板在哪儿", "problems"),
        ("今后打算怎么补上", "improvements"),
        ("两张表对得上号吗", "check"),
        ("法律规定多久要给答复", "law"),
        ("帮我写首诗", "other"),
    ],
)
def test_topics_are_known(said: str, topic: str) -> None:
    """What kind of thing is asked for."""
    assert topics().guess(said).label == topic


@pytest.mark.parametrize(
    ("said", "operation"),
    [
        ("平摊下来一年几件", "average"),
        ("处罚翻了几番", "rate"),
        ("罚了几次", "value"),
        ("谁家垫底", "smallest"),
    ],
)
def test_operations_are_known(said: str, operation: str) -> None:
    """What is to be done with figures, and value where nothing is."""
    assert operations().guess(said).label == operation


@pytest.mark.parametrize(
    "said", ["罚单平均开多少钱", "答复最慢的用了几天", "快手号更新几条", "听课的平均年纪"]
)
def test_numbers_near_a_cell_are_known_as_none_of_it(said: str) -> None:
    """Amounts, days, ages and other media are likelier to be unstated than in any table."""
    assert unstated().against(said, frozenset({UNSTATED})).lead > 0


def test_words_of_the_unstated_are_of_no_cell() -> None:
    """What tells such a number apart is said of no cell and of no count in words."""
    assert {"微博", "粉丝", "工龄"} <= unstated_words()
    assert not {"处罚", "公众号", "申请", "培训"} & unstated_words()


# -- how it is asked --


FEW = [
    Saying(said, label) for said, label in (("红苹果", "a"), ("青苹果", "a"), ("白菜", "b"), ("胡萝卜", "c"))
]


def test_a_guess_may_be_among_some_labels() -> None:
    """The likeliest of those that are let, whatever is likelier; of one alone, without a lead."""
    learned = Learned(FEW)
    assert learned.guess("大苹果").label == "a"
    among = learned.guess("大苹果", lambda label: label != "a")
    assert among.label in {"b", "c"}
    assert learned.guess("大苹果", lambda label: label == "b").lead == 0
    assert learned.guess("大苹果", lambda label: label == "b").label == "b"


def test_a_guess_leads_by_what_tells_it_from_the_next() -> None:
    """The lead is not negative, and larger the more of the words was learned."""
    learned = Learned(FEW)
    assert learned.guess("红苹果").lead > learned.guess("红萝卜").lead >= 0
    assert learned.guess("ΑΒΓ").lead >= 0


def test_two_threads_read_alike() -> None:
    """A model that is trained by the first guess of many at once gives each the same label."""
    learned = Learned(FEW)
    said = ["红苹果", "小白菜", "萝卜", "青菜"] * 8
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(learned.guess, said))
    assert together == [learned.guess(words) for words in said]
    assert together == [Learned(FEW).guess(words) for words in said]


def test_a_guess_against_others_leads_all_that_are_not_of_its_kind() -> None:
    """Of two of a kind the likelier, by its lead over the best of the rest, which may be less than 0."""
    learned = Learned(FEW)
    assert learned.against("白菜", frozenset({"b", "c"})).label == "b"
    assert learned.against("白菜", frozenset({"b", "c"})).lead >= learned.guess("白菜").lead
    assert learned.against("红苹果", frozenset({"b", "c"})).lead < 0


def test_a_label_is_a_cell() -> None:
    """The three parts of a label are those of a measure; nothing is none."""
    assert cell_of("review|行政复议|结果维持") == Measure("review", "行政复议", "结果维持")
    assert cell_of("requests|总计|") == Measure("requests", "总计", "")
    assert cell_of(NOTHING) is None
