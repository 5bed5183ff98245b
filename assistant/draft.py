"""An answer in the making: statements are added with the places they rest on, and markers are given out."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.lookup.shelf import ReportView, display
from assistant.types import Answer, CellName, Citation, FigureUsed, Statement, Status
from ingest.types import PART_TITLES, Figure, FigureState, Origin


class Draft:
    """Collects statements, citations and figures of one answer. A place cited twice keeps its marker."""

    def __init__(self, question: str) -> None:
        self.question = question
        self.status = Status.ANSWERED
        self.statements: list[Statement] = []
        self.citations: list[Citation] = []
        self.figures: list[FigureUsed] = []
        self.calculations: list[str] = []
        self.options: list[str] = []
        self.assumed: list[str] = []
        self.years: list[int] = []
        self.note = ""

    def say(self, text: str, cites: Iterable[int] = (), level: int = 0) -> None:
        """Add a statement of plain text, once."""
        statement = Statement(text, tuple(dict.fromkeys(cites)), level)
        if statement not in self.statements:
            self.statements.append(statement)

    def lead_with_last(self) -> None:
        """Put a conclusion that stands after a long list before it: it is what was asked."""
        if len(self.statements) > 1 and not self.statements[-1].level:
            self.statements.insert(0, self.statements.pop())

    def cite(
        self, view: ReportView, start: int, end: int, cell: CellName | None = None, page: int | None = None
    ) -> int:
        """The marker for a run of a report's text."""
        report = view.report
        for citation in self.citations:
            if (citation.report_id, citation.start, citation.end, citation.cell) == (
                report.id,
                start,
                end,
                cell,
            ):
                return citation.n
        section = view.section_at(start)
        heading = section.headings[-1] if section.headings else PART_TITLES[section.part]
        self.citations.append(
            Citation(
                n=len(self.citations) + 1,
                report_id=report.id,
                file=report.file,
                agency=report.agency,
                year=report.year,
                part=section.part,
                heading=heading,
                quote=report.text[start:end],
                start=start,
                end=end,
                page=page,
                cell=cell,
            )
        )
        return len(self.citations)

    def cite_figure(self, view: ReportView, figure: Figure) -> int:
        """Use a figure: list it, and give the marker of its row or sentence."""
        self.use(view, figure)
        cell = None
        if figure.origin in (Origin.TABLE, Origin.IMAGE):
            cell = CellName(figure.table, figure.row, figure.column)
        return self.cite(view, figure.quote_start, figure.quote_end, cell, figure.page)

    def quote(self, view: ReportView, start: int, end: int, figures: Iterable[Figure] = ()) -> int:
        """Say a run of a report's text as it stands, as an item; list the figures in it. Its marker."""
        marker = self.cite(view, start, end)
        for figure in figures:
            self.use(view, figure)
        self.say(display(view.report.text[start:end]), [marker], level=1)
        return marker

    def use(self, view: ReportView, figure: Figure) -> None:
        """List a figure among those the answer rests on."""
        report = view.report
        used = FigureUsed(
            report.id, report.agency, report.year, figure.table, figure.row, figure.column,
            figure.value, figure.unit, figure.raw, figure.state, figure.origin,
        )  # fmt: skip
        if used not in self.figures:
            self.figures.append(used)

    def use_unread(self, view: ReportView, table: str, row: str, column: str, origin: Origin) -> None:
        """List a cell that is known to exist but could not be read."""
        report = view.report
        self.figures.append(
            FigureUsed(
                report.id,
                report.agency,
                report.year,
                table,
                row,
                column,
                None,
                "",
                "",
                FigureState.UNREADABLE,
                origin,
            )
        )

    def take(self, told: Draft) -> None:
        """Say what another draft says, in the place of all that this one says."""
        self.status, self.note = told.status, told.note
        self.statements, self.calculations = told.statements, told.calculations
        self.citations, self.figures = told.citations, told.figures

    def finish(self) -> Answer:
        """The answer as it stands, not yet verified."""
        return Answer(
            question=self.question,
            status=self.status,
            statements=tuple(self.statements),
            citations=tuple(self.citations),
            figures=tuple(self.figures),
            calculation="；".join(dict.fromkeys(self.calculations)) or None,
            options=tuple(self.options),
            assumed=tuple(self.assumed),
            years=tuple(sorted(set(self.years))),
            note=self.note,
        )
