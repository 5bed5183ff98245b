"""Answers from the reports' own sentences: chosen, trimmed, in order, each with its citation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose.tables import who
from assistant.draft import Draft
from assistant.lookup.evidence import (
    Need,
    Scored,
    gives_cause,
    is_novel,
    is_novelty,
    rank_sentences,
    trimmed,
    unit_family,
    wanted_figures,
)
from assistant.lookup.people import names_holder
from assistant.lookup.problems import Side, promised, told_of_problems
from assistant.lookup.shelf import ReportView, Sentence, is_heading
from assistant.types import Status
from assistant.understanding.terms import Term
from assistant.understanding.whether import is_light
from ingest.fold import label_key, squeeze
from ingest.sentences import starts_item
from ingest.tables import TABLES
from ingest.types import Figure, Part
from prompts import phrase

ENOUGH = 0.40
"""Share of the question's words that a sentence and its heading must cover to be taken as an answer."""
ENOUGH_NUMBER = 0.3
SURE = 0.75
"""The same for a question that names no agency, where only what is plainly meant may be taken."""
_SAID = 0.58
"""The same of its own words for a question whether something was done."""
_SECOND = 0.72  # a further sentence is worth adding from this share of the best score on
_NAMED = 0.8
"""Share of the question's words that a heading must hold to be what is asked for."""
_MOST = 4
_MONEY = unit_family("元")
_MOST_ITEMS = 8
_MOST_CHARS = 560
_BRIEF = 4

_TOPIC_OF_FORM = re.compile(r"信息管理|平台建设|监督保障")
"""What the form gives a heading of its own, so that its 情况 is all that stands there."""
_OF_A_TOPIC = re.compile(
    "政府|政务|公开|情况|工作|做法|[这那]?[一个]?(?:部分|方面|块|节|章|段)|内容|主要|(?:都|具体|主要)?[搞做写干有讲说]了?些?$|里"
)
_READ = re.compile("阅读|浏览|点击|播放|观看|访问")
_PLANS = re.compile(
    r"打算|计划|准备|下一?步|今后|以后|将来|明年|将会?|会不会|要不要|[承许]诺|改进|措施|提[到出]|[说写]"
)
_TO_COME = re.compile(r"将[要会在于]?|计划|拟(?![定订制])|打算|明年|次年|下一?(?:年度?|步)|今后|预计|列入")
_NOTHING = re.compile(
    r"^(?:除(?:上述|以上)[^,，。]{0,6}[外,，]+)?(?:[^,，。:：]{0,4}其他[^,，。:：]{0,6}[:：])?(?:本[^,，。]{1,6})?(?:无|没有|暂无)(?:其他)?(?:需要|应当)?"
    r"(?:报告|说明)?(?:的)?(?:其他)?(?:事项|情况|内容)?。?$"
)


_CONTENTS = re.compile(r"(?:总体|主动公开|申请).{0,60}(?:其他|问题)[^。]{0,12}(?:部分|事项|方面|内容)")
_WORD = re.compile(r"[\u4e00-\u9fff]")
_SUMS_UP = re.compile(r"^\W*本列数据的勾稽关系")
_COLUMNS = frozenset(key for spec in TABLES for block in spec.blocks for c in block.columns for key in c.keys)
_LABELS = frozenset(key for spec in TABLES for block in spec.blocks for row in block.rows for key in row.keys)


def compose_prose(
    draft: Draft, view: ReportView, need: Need, scores: Mapping[str, float], strict: bool = False
) -> bool:
    """Add the sentences of one report that answer; False (and nothing added) where none does.

    ``strict`` asks for nearly all of the question's words: for a question that names no agency.
    """
    ranked = rank_sentences(view, need, scores)
    if need.planned:
        to_do = promised(view)
        ranked = [r for r in ranked if r.sentence.number in to_do or _TO_COME.search(r.sentence.text)]
    chosen = choose(ranked, need, SURE if strict else ENOUGH)
    if not chosen:
        return False
    promises = promised(view) if chosen[0].sentence.section.part is Part.PROBLEMS else frozenset()
    only = all(item.sentence.number in promises for item in chosen)
    planned = need.whether and not _PLANS.search(draft.question) and _is_planned(view, chosen)
    lead = "only_planned" if planned else "improvements_lead" if only else "prose_lead"
    draft.say(phrase(lead, who=who(view)))
    for scored in sorted(chosen, key=lambda item: item.sentence.number):
        span = trimmed(scored, need)
        inside = [f for f in wanted_figures(scored, need) if span.start <= f.start and f.end <= span.end]
        draft.quote(view, span.start, span.end, inside)
    draft.figures.sort(key=lambda used: used.table == "prose" and used.unit not in need.units)
    return True


def _is_planned(view: ReportView, chosen: Sequence[Scored]) -> bool:
    """Whether all that was found stands among the improvements that a report promises."""
    measures = promised(view)
    return all(item.sentence.number in measures for item in chosen)


def choose(ranked: Sequence[Scored], need: Need, enough: float) -> list[Scored]:
    """The best sentence, then those that add words not yet covered or score nearly as well."""
    whole = _section_of(ranked, need)
    whole = whole if any(_has_must(item, need) for item in whole) else []
    good = [item for item in ranked if _covers(item, need, enough) and _usable(item, need)]
    if whole or not good:
        return whole
    best = good[0]
    chosen, covered = [best], set(best.hits)
    for item in good[1:]:
        if len(chosen) >= (2 if need.number else _MOST):
            break
        adds = set(item.rare) - covered
        if item.score >= _SECOND * best.score and (adds or not need.number):
            chosen.append(item)
            covered |= set(item.hits)
    return chosen


def _covers(item: Scored, need: Need, enough: float) -> bool:
    """A number of the very unit asked for, at words that are rare in the report, needs fewer of them."""
    units = {figure.unit for figure in item.sentence.figures} & need.units - {""}
    return item.coverage >= (min(enough, ENOUGH_NUMBER) if units and item.rare and enough < SURE else enough)


def _usable(item: Scored, need: Need) -> bool:
    if not _has_must(item, need):
        return False
    if need.beside and not any(_is_beside(term, item) for term in need.must):
        return False
    if tells_nothing(item.sentence):
        return False
    new = need.novel and is_novel(item.sentence.text) and all(is_novelty(t.word) for t in need.terms)
    if not item.rare and item.coverage < SURE and not (item.heading_cover or new):
        return False  # words that stand all over the report say nothing about this sentence
    if item.coverage < SURE and _has_only_light(item, need):
        return False  # 防止以不公开为原则 says nothing of how leaks are prevented
    if need.whether and item.own < _SAID:
        return False
    if need.cause and not gives_cause(item.sentence.text):
        return False
    figures = item.sentence.figures
    if need.number and need.exact_units:
        return any(_is_of_units(figure, need) for figure in figures)
    if need.number and need.units == _MONEY:  # 花了多少钱: a count of what was done is no amount
        return any(figure.unit in _MONEY or not figure.value for figure in figures)
    return bool(figures) if need.number else True


def _is_of_units(figure: Figure, need: Need) -> bool:
    """Whether a number is of the units asked for; how often something was read is told of 多少人看过."""
    read = "人" in need.units and figure.unit == "次" and _READ.search(figure.row)
    return figure.unit in (*need.units, "") or not figure.value or bool(read)


def quote_trimmed(draft: Draft, item: Scored, need: Need, figures: bool = True) -> None:
    """Quote the part of a sentence that matters, and use the figures in it."""
    span = trimmed(item, need)
    inside = [f for f in item.sentence.figures if figures and span.start <= f.start and f.end <= span.end]
    draft.quote(item.view, span.start, span.end, inside)


def tells_nothing(sentence: Sentence) -> bool:
    """Whether a sentence is a heading, a label or a number of a table, or says that there is nothing."""
    short = len(sentence.text) < _BRIEF or not _WORD.search(sentence.text)
    return short or is_cell(sentence) or is_heading(sentence) or bool(_NOTHING.match(sentence.text))


def _has_must(item: Scored, need: Need) -> bool:
    if need.holder and not names_holder(item.sentence.text, need.holder):
        return False
    return all(term.found(item.sentence.text) >= (1.0 if term.whole else 0.01) for term in need.must)


def _has_only_light(item: Scored, need: Need) -> bool:
    """Whether a sentence has none of the question's words but those said of all manner of things."""
    telling = any(not (is_light(term.word) or term.guessed) for term in need.terms)
    return telling and bool(item.hits) and all(is_light(term.word) for term in item.hits)


def _is_beside(term: Term, item: Scored) -> bool:
    """Whether a word leads to one of a sentence's numbers: 集中在土地征收等方面 is not what 100件 are."""
    end = item.sentence.span.start
    for figure in sorted(item.sentence.figures, key=lambda figure: figure.start):
        start, end = end, max(figure.end, end)
        if term.found(squeeze(item.view.report.text, start, max(start, figure.start)).text) == 1.0:
            return True
    return False


def is_cell(sentence: Sentence) -> bool:
    """Whether a sentence is no more than the label of a row or column, so that it says nothing of it."""
    key = label_key(sentence.text)
    return key in _LABELS or key in _COLUMNS


def is_of_form(sentence: Sentence) -> bool:
    """Whether a sentence only prints the form: the heading of a part, a row's label, a list of the parts."""
    if sentence.section.part is Part.PREAMBLE and _CONTENTS.search(sentence.text):
        return True
    if len(sentence.section.headings) == 1 and is_heading(sentence):
        return True
    return bool(_SUMS_UP.search(sentence.text)) or is_cell(sentence)


def _section_of(ranked: Sequence[Scored], need: Need) -> list[Scored]:
    """Where a heading names what is asked for, what stands below it: its items, or its sentences."""
    below = [s for s in ranked if len(s.sentence.section.headings) > 1]
    topic = _topic_of_form(need)
    named = [s for s in below if topic and topic in s.sentence.section.headings[-1]]
    named = named or [s for s in below if s.heading_cover >= _NAMED]
    if need.number or not named:
        return []
    section = max(named, key=lambda item: item.heading_cover).sentence.section
    if need.results and not _TOPIC_OF_FORM.search(section.headings[-1]):
        return []
    below = [s for s in ranked if s.sentence.section is section and not is_heading(s.sentence)]
    below = [s for s in below if not (need.novel and _NOTHING.match(s.sentence.text))]
    below.sort(key=lambda item: item.sentence.number)
    items = [s for s in below if starts_item(s.view.report.text, s.sentence.span)]
    taken: list[Scored] = []
    for item in items if len(items) > 1 else below:
        if taken and sum(len(t.sentence.text) for t in taken) + len(item.sentence.text) > _MOST_CHARS:
            break
        taken.append(item)
    return taken[:_MOST_ITEMS]


def _topic_of_form(need: Need) -> str:
    """Which of the form's headings a question names with nothing else, or nothing."""
    for said in need.phrases:
        topic = _TOPIC_OF_FORM.search(said)
        if topic and not _OF_A_TOPIC.sub("", said.replace(topic[0], "")):
            return topic[0]
    return ""


def compose_problems(draft: Draft, view: ReportView, improvements: bool) -> bool:
    """Add the problems a report admits to, or the improvements it promises; False where there are none."""
    side = Side.MEASURE if improvements else Side.PROBLEM
    wanted = [sentence for sentence, told in told_of_problems(view) if told is side]
    items = [s for s in wanted if starts_item(view.report.text, s.span)] or wanted
    items = _whole(items, wanted)
    if not items:
        return False
    draft.say(phrase("improvements_lead" if improvements else "problems_lead", who=who(view)))
    for sentence in items[:_MOST_ITEMS]:
        draft.quote(view, sentence.span.start, sentence.span.end)
    return True


def _whole(items: Sequence[Sentence], wanted: Sequence[Sentence]) -> list[Sentence]:
    """Items, each followed by the sentences that belong to it."""
    if not items:
        return []
    first = items[0].number
    told = [s for s in wanted if s.number >= first and not _NOTHING.match(s.text)]
    return [s for s in told if not s.text.endswith(":")] or told


def compose_missing(draft: Draft, views: Sequence[ReportView]) -> None:
    """Say that the reports asked about do not state it."""
    for view in views:
        draft.say(phrase("prose_missing", who=who(view)))
    if not views:
        draft.say(phrase("nowhere_told"))
    draft.status = Status.NOT_REPORTED
