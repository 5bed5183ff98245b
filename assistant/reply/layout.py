"""Lays a verified answer out as a letter: who it is to, statements, figures, what is left to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.output import digits, printable
from assistant.reply.language import Names, written_in
from assistant.reply.letter import Letter, Line, Run, Table
from assistant.reply.touching import Touching
from assistant.types import Answer, Citation, FigureUsed, Statement, Status
from ingest.fold import squeeze
from ingest.types import PART_TITLES, FigureState, Origin, Severity
from prompts import phrase

_HEAD = ("reply_agency", "reply_year", "reply_item", "reply_value", "reply_remark")
_MOST_NAMED = 3
_PICTURE = "[image:"


def lay_out(answer: Answer, touching: Sequence[Touching]) -> Letter:
    """The letter, in the answer's language.

    Its numbers are those of the answer, of its evidence and of the findings; O(answer).
    """
    with written_in(answer.language):
        names = Names(answer.language)
        notes = _Notes(answer, names)
        body = (_opening(answer), *(_stated(statement, notes) for statement in answer.statements))
        table = _table(answer, touching, notes, names)
        return Letter(
            title=phrase("reply_title", whose=_whose(answer, names)),
            salutation=(_mark("mark_recipient"), Run(phrase("reply_colon"))),
            body=body,
            table=table,
            closing=tuple(_closing(answer)),
            signature=((_mark("mark_office"),), (_mark("mark_date"),)),
            notes=notes.texts(),
            check_title=phrase("reply_check_list"),
            to_confirm=phrase("reply_to_confirm"),
            check_list=tuple(_check_list(answer, touching, names)),
            language=answer.language,
        )


def plain(text: str) -> str:
    """One line of text that any format takes: nothing in it but what is printed."""
    return " ".join(printable(text).split())


class _Notes:
    """Gives out the footnotes' numbers in the order in which the sources are first named."""

    def __init__(self, answer: Answer, names: Names) -> None:
        self._names = names
        self._citations = {citation.n: citation for citation in answer.citations}
        self._order: list[int] = []

    def of(self, markers: Sequence[int]) -> tuple[int, ...]:
        """The numbers for an answer's markers."""
        for n in markers:
            if n not in self._order:
                self._order.append(n)
        return tuple(self._order.index(n) + 1 for n in markers)

    def of_figure(self, figure: FigureUsed) -> tuple[int, ...]:
        """The number of the source that shows a figure; none where the answer cites no such place."""
        near = [(_nearness(c, figure), c.n) for c in self._citations.values()]
        best = min((found for found in near if found[0] < 9), default=None)
        return () if best is None else self.of([best[1]])

    def texts(self) -> tuple[str, ...]:
        """The footnotes so far: agency, year, part or heading, page, and the report's own words."""
        return tuple(_source(self._citations[n], self._names) for n in self._order)


def _nearness(citation: Citation, figure: FigureUsed) -> int:
    """How surely a citation is of a figure: 0 for its very cell, 9 for none of it."""
    if citation.report_id != figure.report_id:
        return 9
    if citation.cell:
        cell = (citation.cell.table, citation.cell.row, citation.cell.column)
        if cell == (figure.table, figure.row, figure.column):
            return 0
        if cell[:2] == (figure.table, figure.row):
            return 1
        if cell[0] != figure.table:
            return 9
    elif figure.origin in (Origin.TABLE, Origin.IMAGE):
        return 9
    return 2 if figure.raw and squeeze(figure.raw).text in squeeze(citation.quote).text else 9


def _source(citation: Citation, names: Names) -> str:
    place = phrase("reply_part", part=names.part(citation.part))
    if citation.heading and citation.heading != PART_TITLES[citation.part]:
        place += phrase("reply_heading", heading=plain(citation.heading))
    if citation.page:
        place += phrase("reply_page", page=citation.page)
    quote = plain(citation.quote)
    shown = phrase("reply_picture") if quote.startswith(_PICTURE) else f"“{quote}”"
    agency = names.agency(plain(citation.agency))
    return phrase("reply_source", agency=agency, year=citation.year, place=place, quote=shown)


def _mark(name: str, **values: object) -> Run:
    return Run(phrase("mark", what=phrase(name, **values)), mark=True)


def _whose(answer: Answer, names: Names) -> str:
    """Whose reports of which years, as far as a title can hold them."""
    used = answer.citations or answer.figures
    if not used:
        return ""
    agencies = [names.agency(name) for name in dict.fromkeys(plain(source.agency) for source in used)]
    years = sorted({source.year for source in used})
    who = agencies if len(agencies) <= _MOST_NAMED else [phrase("reply_and_others", agency=agencies[0])]
    when = names.years(years) if len(years) <= _MOST_NAMED else phrase("reply_years")
    return phrase("reply_whose", agencies=names.several(who), years=when)


def _opening(answer: Answer) -> Line:
    assumed = (_mark("mark_assumed", assumed=f"“{plain(words).rstrip('。.')}”") for words in answer.assumed)
    return (
        Run(phrase("reply_asked", question=plain(answer.question))),
        *assumed,
        _mark("mark_law"),
        Run(phrase("reply_lead")),
    )


def _stated(statement: Statement, notes: _Notes) -> Line:
    return (Run(plain(statement.text), notes=notes.of(statement.cites)),)


def _table(answer: Answer, touching: Sequence[Touching], notes: _Notes, names: Names) -> Table | None:
    wrong = {
        figure
        for touched in touching
        if touched.finding.severity is Severity.ERROR
        for figure in touched.figures
    }
    rows = tuple(_row(figure, figure in wrong, notes, names) for figure in answer.figures)
    return Table(phrase("reply_figures"), tuple(map(phrase, _HEAD)), rows) if rows else None


def _row(figure: FigureUsed, wrong: bool, notes: _Notes, names: Names) -> tuple[Line, ...]:
    found = notes.of_figure(figure)
    remarks = list(_remarks(figure, wrong))
    if not found:
        remarks.append(_mark("mark_unsourced"))
    return (
        (Run(names.agency(plain(figure.agency))),),
        (Run(f"{figure.year}"),),
        (Run(plain(names.item(figure.row, figure.column))),),
        (Run(_value(figure, names), notes=found),),
        tuple(remarks),
    )


def _value(figure: FigureUsed, names: Names) -> str:
    """The number as the report has it; prose keeps its 余, 约 and its own unit."""
    if figure.state is FigureState.BLANK:
        return phrase("reply_blank")
    if figure.value is None:
        return phrase("reply_unreadable")
    if figure.origin is Origin.PROSE and any(char.isdecimal() for char in figure.raw):
        return plain(figure.raw)
    return names.amount(digits(figure.value) or "", figure.unit)


def _remarks(figure: FigureUsed, wrong: bool) -> Iterator[Run]:
    if figure.state is FigureState.BLANK:
        yield _mark("mark_blank")
    elif figure.value is None:
        yield _mark("mark_unreadable")
    elif figure.origin in (Origin.IMAGE, Origin.CHART):
        yield _mark("mark_recognised")
    elif figure.origin is Origin.PROSE and not any(char.isdecimal() for char in figure.raw):
        yield Run(phrase("reply_said_zero", raw=plain(figure.raw)))
    if wrong:
        yield _mark("mark_finding")


def _closing(answer: Answer) -> Iterator[Line]:
    if answer.calculation:
        yield (Run(phrase("reply_calculation", calculation=plain(answer.calculation))),)
    if answer.status is Status.NOT_REPORTED:
        yield (_mark("mark_not_reported"),)
    yield (Run(phrase("reply_contact")), _mark("mark_contact"), Run(phrase("reply_stop")))
    yield (Run(phrase("reply_end")),)


def _check_list(
    answer: Answer, touching: Sequence[Touching], names: Names
) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """What the sender should know, apart from the marks: the check-up, the files, who worded it."""
    told = tuple((Run(_told(touched, names)),) for touched in touching)
    yield phrase("reply_findings"), told or ((Run(phrase("reply_findings_none")),),)
    files = dict.fromkeys(plain(citation.file) for citation in answer.citations)
    if files:
        yield phrase("reply_files"), tuple((Run(file),) for file in files)
    if answer.model:
        yield phrase("reply_wording"), ((Run(phrase("reply_worded", model=plain(answer.model))),),)


def _told(touched: Touching, names: Names) -> str:
    return phrase(
        "reply_finding",
        agency=names.agency(touched.agency),
        year=touched.year,
        severity=phrase(f"reply_{touched.finding.severity}"),
        message=plain(names.finding(touched.finding)),
    )
