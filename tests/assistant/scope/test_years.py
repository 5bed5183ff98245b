"""Year words of a question."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.scope.years import YearWord, meant_years, year_words
from assistant.scope.years_in_turn import spelled_out


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022年", [(2022,)]),
        ("2022", [(2022,)]),
        ("我家孩子的托管班去年被查过,2020年开过几张罚单", [(2020,)]),
        ("去年底没办完的--2022那份,结转填了几", [(2022,)]),
        ("(2022)", [(2022,)]),
        ("22年许可", [(2022,)]),
        ("二〇二二年度", [(2022,)]),
        ("二零二二年", [(2022,)]),
        ("一九年", [(2019,)]),
        ("2021和2022年", [(2021,), (2022,)]),
        ("2020-2022年", [(2020, 2021, 2022)]),
        ("从2020年到22年", [(2020, 2021, 2022)]),
        ("2023人大建议", [(2023,)]),
        ("19到22年", [(2019, 2020, 2021, 2022)]),
        ("19到22平均", [(2019, 2020, 2021, 2022)]),
        ("19~22的许可", [(2019, 2020, 2021, 2022)]),
        ("20、21、22三年", [(2020,), (2021,), (2022,)]),
        ("22年以组织身份申请的", [(2022,)]),
        ("22年前者", [(2022,)]),
        ("处罚20年前三强", [(2020,)]),
        ("2019→2021怎么变", [(2019, 2020, 2021)]),
        ("从2019一直报到2021,逐年的", [(2019, 2020, 2021)]),
    ],
)
def test_year_words_in_digits_and_characters(text: str, years: list[tuple[int, ...]]) -> None:
    """Years are read in digits and characters, with 年 and without, alone and as a range."""
    assert [word.years for word in year_words(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "[2021]30号",
        "(2021)5号",
        "第2022号",
        "13.39万元",
        "2022.35",
        "2022件",
        "0631-2022333",
        "264400",
        "35.1%",
        "十年",
        "19到22件",
        "12到15日",
        "12到15.5",
        "22年以来",
        "22年以内",
        "22年前",
        "十九年",
        "500到2000之间",
    ],
)
def test_year_words_other_numbers_are_no_years(text: str) -> None:
    """Document numbers, amounts, counts and telephones are not years."""
    assert year_words(text) == []


@pytest.mark.parametrize("text", ["上年结转", "上一年度结转", "上一年项目数量", "本年新收"])
def test_year_words_labels_of_cells_are_no_years(text: str) -> None:
    """The year words in the form's own labels ask for no year."""
    assert year_words(text) == []


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("比2021年多", [True]),
        ("较去年减少", [True]),
        ("比它上一年多", [True]),
        ("比自己前一年多", [True]),
        ("与2021年相比", [True]),
        ("2022年和2021年相比", [False, True]),
        ("对比2021年和2022年", [False, False]),
        ("2021年和2022年", [False, False]),
    ],
)
def test_year_words_compared(text: str, compared: list[bool]) -> None:
    """A year after 比, 较 or between 与 and 相比 is what another is measured by."""
    assert [word.compared for word in year_words(text)] == compared


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("22年办结几件,转到23年接着办的几件", [(2022,)]),
        ("22年留给23年的几件", [(2022,)]),
        ("22年从21年拖过来的几件", [(2022,)]),
        ("22年由21年结转来的几件", [(2022,)]),
        ("2021年的不要,2022年的", [(2022,)]),
        ("2021年不算,2022年多少", [(), (2022,)]),
        ("2021年错了,是2022年", [(2022,)]),
        ("从21年拖到22年的", [(2022,)]),
        ("转到23年接着办的几件", [(2023,)]),
        ("2021年结转到2022年的和2022年上年结转一致吗", [(2021,), (2022,), (2022,)]),
    ],
)
def test_year_words_that_are_set_aside(text: str, years: list[tuple[int, ...]]) -> None:
    """Where requests were carried to or from, or a year taken back, is not asked about, unless alone."""
    assert [word.years for word in year_words(text)] == years


@pytest.mark.parametrize(
    ("text", "recent"),
    [
        ("四个年度合计", [4]),
        ("四个年度许可加起来", [4]),
        ("三个年度各多少", [3]),
        ("两年一共", [2]),
        ("这三年", [3]),
        ("过去5年", [5]),
        ("有几个年头超过", [0]),
        ("哪几年最多", [0]),
        ("2020年到2022年平均每年", [None]),
        ("2021、2022这两年", [None, None, 2]),
        ("两年级", []),
        ("三年以下", []),
        ("四个年度的报告", []),
        ("最多的两个年份", [0]),
        ("最少的是哪两年", [0]),
        ("哪三年最高", [0]),
        ("近三年最多的两年", [3]),
        ("平均一年多少", [0]),
        ("年均多少", [0]),
        ("2022年均值", [None]),
        ("2020年年低没办完", [None]),
    ],
)
def test_year_words_that_count_years(text: str, recent: list[int | None]) -> None:
    """The newest so many, all where it is 0, and none beside years that are named but in 这两年."""
    assert [word.recent for word in year_words(text)] == recent


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("后一年是前一年的几倍", [-1, 1]),
        ("大前年", [3]),
        ("往前推一年", [1]),
        ("下一年", [-1]),
        ("下一年度", []),
    ],
)
def test_year_words_counted_from_another(text: str, back: list[int]) -> None:
    """Forward as well as back; 下一年度 is a name of the form."""
    assert [word.back for word in year_words(text)] == back


def meant(text: str, there: tuple[int, ...], spoken: tuple[int, ...] = ()) -> tuple[int, ...]:
    (word,) = year_words(text)
    return meant_years(word, there, spoken, date(2023, 5, 1))


@pytest.mark.parametrize(
    ("text", "there", "spoken", "years"),
    [
        ("去年", (2023, 2022), (), (2022,)),
        ("去年", (2021, 2020), (), (2021,)),
        ("去年", (2021, 2020), (2021,), (2020,)),
        ("前年", (2020, 2019), (), (2019,)),
        ("今年", (2020, 2019), (), (2020,)),
        ("上一年", (2022, 2021), (), (2021,)),
        ("上一年", (2022, 2021, 2020), (2021,), (2020,)),
        ("近两年", (2022, 2021, 2020), (), (2021, 2022)),
        ("近三年", (2022, 2018), (), (2022,)),
        ("历年", (2022, 2018), (), (2018, 2022)),
        ("那年", (2022,), (), ()),
        ("去年", (), (), ()),
    ],
)
def test_meant_years_counted_from_what_there_is(
    text: str, there: tuple[int, ...], spoken: tuple[int, ...], years: tuple[int, ...]
) -> None:
    """Words for years are counted from the calendar, the conversation or the newest report, in this order."""
    assert meant(text, there, spoken) == years


def test_year_word_spans_are_true() -> None:
    """start:end gives back the word."""
    text = "文登2022年比去年多,近三年"
    words: list[YearWord] = year_words(text)
    assert [text[word.start : word.end] for word in words] == ["2022年", "去年", "近三年"]


@pytest.mark.parametrize(
    ("turn", "spoken", "meant"),
    [
        ("20", (2022,), "2020年"),
        ("跳到22", (2020,), "跳到2022年"),
        ("手滑，19改21", (2019,), "手滑，2021年"),
        ("打错了，22打成21了", (2021,), "打错了，2022年"),
        ("不是21是19", (2021,), "2019年"),
        ("再倒回去两年", (2022,), "2020年"),
        ("晚一年那份报告", (2020,), "2021年那份报告"),
        ("早两年那会儿呢", (2021,), "2019年呢"),
        ("超过20的有几家", (2021,), "超过20的有几家"),
        ("20件的呢", (2021,), "20件的呢"),
        ("再倒回去两年", (2021, 2022), "再倒回去两年"),
        ("跳到22", (), "跳到22"),
        ("后头三年也报报", (2019,), "2020年、2021年、2022年也报报"),
        ("接下来的两年各多少", (2019, 2020), "2021年、2022年各多少"),
        ("最后两年呢", (2020,), "最后两年呢"),
        ("之前三年的也报一报", (2022,), "2019年、2020年、2021年的也报一报"),
        ("前面两年各是多少", (2021,), "2019年、2020年各是多少"),
        ("前两年呢", (2022,), "2020年、2021年呢"),
        ("再往前两年各多少", (2022,), "2020年、2021年各多少"),
        ("一年以后呢", (2020,), "2021年呢"),
        ("两年后变成多少", (2020,), "2022年变成多少"),
        ("后面几年呢", (2020,), "2021年以后呢"),
        ("到第二年末变成多少了", (2021,), "到2022年末变成多少了"),
        ("留到第二年的呢", (2021,), "留到第二年的呢"),
    ],
)
def test_a_turn_after_years_has_its_own_in_full(turn: str, spoken: tuple[int, ...], meant: str) -> None:
    """A bare number is a year, the new one of two counts, and 两年 is counted from the one spoken of."""
    assert spelled_out(turn, spoken) == meant


@pytest.mark.parametrize(
    "text", ["公众号最勤快的一年", "处罚最狠的那年", "哪几类是什么时候提出过的", "何时说过"]
)
def test_the_year_that_comes_first_is_of_all(text: str) -> None:
    """最勤快的一年 and 什么时候提出过 ask among all years."""
    assert [word.recent for word in year_words(text)] == [0]


@pytest.mark.parametrize("text", ["最后的一年级", "什么时候上线", "教育局呢,一样的年份"])
def test_other_words_of_time_are_no_year(text: str) -> None:
    """A day that a report tells, and the year that was spoken of."""
    assert not any(word.recent == 0 for word in year_words(text))


@pytest.mark.parametrize("turn", ["转过年呢", "翻过年呢", "过了年以后呢", "转年呢"])
def test_the_year_that_comes_is_the_one_after_the_year_spoken_of(turn: str) -> None:
    """转过年 after 2021 is 2022, and never 2021 once more."""
    assert spelled_out(turn, (2021,)).startswith("2022年")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("从2019起一年一行,到2022", (2019, 2020, 2021, 2022)),
        ("从2020年开始逐年列,到2022年", (2020, 2021, 2022)),
        ("从2019起到2021", (2019, 2020, 2021)),
    ],
)
def test_a_range_may_say_how_it_is_to_be_told(text: str, years: tuple[int, ...]) -> None:
    """一年一行 between the first year and the last is no matter of its own."""
    assert [word.years for word in year_words(text)] == [years]


@pytest.mark.parametrize("text", ["2019起", "收了2019起,到2022"])
def test_so_many_cases_are_no_year(text: str) -> None:
    """2019起 counts cases where nothing says that something begins there."""
    assert (2019,) not in [word.years for word in year_words(text)]


@pytest.mark.parametrize("text", ["剩下三年也列出来", "余下的年份呢", "剩下的三年"])
def test_the_rest_of_the_years_are_those_not_spoken_of(text: str) -> None:
    """剩下三年 after 2020 leaves that one out."""
    assert meant(text, (2022, 2021, 2020, 2019), (2020,)) == (2019, 2021, 2022)


def test_the_next_year_may_be_said_and_named() -> None:
    """隔年的，22年 is one year."""
    assert [word.years for word in year_words("隔年的,22年")] == [(2022,)]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [("2020年不算个人", False), ("2020年不计企业", False), ("2020年不算,其他年份", True)],
)
def test_what_is_left_out_after_a_year_is_not_the_year(text: str, left_out: bool) -> None:
    assert any(word.without for word in year_words(text)) is left_out


def test_a_comparison_that_is_only_announced_measures_nothing() -> None:
    """比比2022年的 is of that year; 比2021年 is measured by it."""
    assert [word.compared for word in year_words("咱们比比2022年的解读稿")] == [False]
    assert [word.compared for word in year_words("比比2022年的许可")] == [False]
    assert [word.compared for word in year_words("占比比2021年高多少")] == [True]
