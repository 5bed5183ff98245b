"""What the page opens on: what is in the corpus, questions drawn from it, and how numbers are checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from assistant.english.names import agency_in_english
from assistant.web.markup import Html, tag
from assistant.web.words import CHINESE, ENGLISH, Language, say
from ingest.store import CatalogueEntry, Store
from ingest.types import FigureState, Part

_SEARCHED = 40  # reports looked through for examples; the page must open as quickly on ten thousand
_LISTED = 6  # agencies shown before the rest is folded away
_MEASURES = (
    ("requests", "本年新收政府信息公开申请数量", "总计", "ask_received"),
    ("proactive", "行政许可", "处理决定数量", "ask_licences"),
    ("requests", "予以公开", "总计", "ask_granted"),
)
_TOPICS = (
    ("政策解读", "ask_interpretation"),
    ("培训", "ask_training"),
    ("新媒体", "ask_media"),
    ("审查", "ask_review"),
)
_CITY = re.compile(r"^(?:.{2,3}?(?:省|自治区))?.{2,4}?[市州](?=.{1,4}?[区县市旗])")

Ask = Callable[[CatalogueEntry], str | None]


def opening_html(
    catalogue: Sequence[CatalogueEntry], store: Store, language: Language = CHINESE, may_add: bool = False
) -> Html:
    """The first thing on the page. O(reports) for the coverage; questions are looked for in ``_SEARCHED``."""
    add = tag("p", tag("a", say("add_own", language), href="reports"), class_="add") if may_add else Html()
    if not catalogue:
        return _opening(language, tag("div", *_how_to_add(language), add, class_="empty"))
    questions = example_questions(catalogue, store, language)
    buttons = (
        tag("button", question, type="button", class_="ask", data_ask=question) for question in questions
    )
    return _opening(
        language,
        _coverage(catalogue, language),
        tag("h2", say("try", language)),
        tag("div", *buttons, class_="examples"),
        tag("p", say("checked", language), class_="checked"),
        add,
    )


def example_questions(
    catalogue: Sequence[CatalogueEntry], store: Store, language: Language = CHINESE
) -> list[str]:
    """Up to six questions that the corpus answers, one a kind, about different agencies."""
    names = short_names(entry.agency for entry in catalogue)
    latest = _latest(catalogue)
    found: list[str] = []
    for ask in _asks(latest, store):
        asked = ((entry, ask(entry)) for entry in latest)
        entry, key = next(((entry, key) for entry, key in asked if key), (latest[0], None))
        if key:
            agency = _agency(entry, language) or names[entry.agency]
            found.append(say(key, language, agency=agency, year=entry.year))
            latest.remove(entry)  # to the end, so that the next question is about another agency
            latest.append(entry)
    return found


def _agency(entry: CatalogueEntry, language: Language) -> str:
    """The agency's English name for an English reader, where its kind of office has one."""
    return agency_in_english(entry.place, entry.office) if language == ENGLISH else ""


def _latest(catalogue: Sequence[CatalogueEntry]) -> list[CatalogueEntry]:
    """The last report of each agency, the most recent first, up to ``_SEARCHED``."""
    last = {entry.agency: entry for entry in sorted(catalogue, key=lambda entry: entry.year)}
    return sorted(last.values(), key=lambda entry: -entry.year)[:_SEARCHED]


def _asks(latest: Sequence[CatalogueEntry], store: Store) -> Iterator[Ask]:
    """For each kind of example: the words that ask it of a report, or None where it cannot answer them."""
    ids = [entry.report_id for entry in latest]
    for table, row, column, key in _MEASURES:
        having = {
            report_id
            for report_id, figure in store.figures(ids, table=table, row=row)
            if figure.column.endswith(column) and figure.state is FigureState.REPORTED and figure.value
        }
        yield _when(having, key)
    yield lambda entry: _topic(store.text(entry.report_id) or "")
    yield _when({i for i, section in store.sections(ids) if section.part is Part.PROBLEMS}, "ask_problems")
    yield _when({i for i, contact in store.contacts(ids) if contact.kind == "phone"}, "ask_phone")


def _when(having: set[str], key: str) -> Ask:
    return lambda entry: key if entry.report_id in having else None


def _topic(text: str) -> str | None:
    return next((key for word, key in _TOPICS if word in text), None)


def short_names(agencies: Iterator[str]) -> dict[str, str]:
    """Each agency without its province and city, where that still names one agency only."""
    full = set(agencies)
    short = {name: _CITY.sub("", name) for name in full}
    times = Counter(short.values())
    return {
        name: less if times[less] == 1 and less not in full - {name} else name for name, less in short.items()
    }


def years_in_words(years: Sequence[int]) -> str:
    """``2019–2022`` for a run of years, ``2019、2021`` for single ones."""
    runs = []
    numbered = enumerate(sorted(set(years)))
    for _, group in groupby(numbered, key=lambda pair: pair[1] - pair[0]):
        run = [year for _, year in group]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return "、".join(runs)


def unusable_html(reason: str, language: Language = CHINESE) -> Html:
    """The opening where the reports cannot be read."""
    return _opening(language, tag("p", reason, role="alert"))


def _opening(language: Language, *parts: Html) -> Html:
    title = tag("h1", *(tag("span", say(half, language)) for half in ("headline_1", "headline_2")))
    return tag("section", title, *parts, class_="opening", data_language=language)


def _coverage(catalogue: Sequence[CatalogueEntry], language: Language) -> Html:
    by_agency: dict[str, list[int]] = {}
    called: dict[str, str] = {}
    for entry in catalogue:
        by_agency.setdefault(entry.agency, []).append(entry.year)
        called[entry.agency] = _agency(entry, language) or entry.agency
    items = [
        tag(
            "li",
            tag("span", called[agency], title=agency),
            tag("span", years_in_words(years), class_="years"),
        )
        for agency, years in by_agency.items()
    ]
    years = years_in_words([entry.year for entry in catalogue])
    summary = say("coverage", language, agencies=len(by_agency), years=years, reports=len(catalogue))
    more = say("more_agencies", language, count=len(items) - _LISTED)
    rest = tag("details", tag("summary", more), tag("ul", *items[_LISTED:]))
    listed = tag("ul", *items[:_LISTED])
    return tag("div", tag("p", summary), listed, rest if len(items) > _LISTED else Html(), class_="coverage")


def _how_to_add(language: Language) -> Iterator[Html]:
    yield tag("p", say("empty", language))
    before, _, after = say("how_to_add", language, command="\0").partition("\0")
    yield tag("p", before, tag("code", say("command", language)), after)
    yield tag("p", say("formats", language))
