"""The reports of a library as the assistant reads them: by id, by agency and year, and those beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.compose.bases import base_years
from assistant.lookup.shelf import ReportView, Shelf
from assistant.scope.catalogue import Catalogue, CatalogueReport
from assistant.understanding.groups import KIND_OF_WHOLE, is_of_all, is_of_all_years
from assistant.understanding.operations import Operation
from assistant.understanding.query import Query
from ingest.fold import squeeze
from ingest.library import Library
from ingest.names import split_agency
from ingest.store import CatalogueEntry


class ReportsAtHand:
    """The reports there are. Safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.shelf = Shelf(library)
        self._catalogue: tuple[int, Catalogue] | None = None

    def catalogue(self) -> Catalogue:
        """The names and years there are, made once for each state of the corpus."""
        generation = self.library.generation
        if self._catalogue is None or self._catalogue[0] != generation:
            entries = map(_entry, self.library.store.catalogue())
            self._catalogue = (generation, Catalogue(entries))
        return self._catalogue[1]

    def view(self, report_id: str) -> ReportView | None:
        """One report, or None."""
        return self.shelf.view(report_id, self.library.generation)

    def views(self, report_ids: Iterable[str]) -> list[ReportView]:
        """Those of the reports that are still there, in order."""
        return [view for report_id in report_ids if (view := self.view(report_id))]

    def beside(self, query: Query, views: Sequence[ReportView]) -> list[ReportView]:
        """The reports of other years, or of all agencies, that those asked about are to be compared with."""
        reports = {agency.name: agency.reports for agency in self.catalogue().agencies}
        if is_of_all(query):
            reports = self._of_kind(query) or reports
            wanted = [of.get(year) for of in reports.values() for year in query.scope.years]
        elif is_of_all_years(query) and Operation.SHARE in query.asked:
            wanted = [rid for view in views for rid in reports[view.report.agency].values()]
        else:
            bases = {year: base_years(query, year) for year in {view.report.year for view in views}}
            wanted = [reports[v.report.agency].get(year) for v in views for year in bases[v.report.year]]
        there = {view.report.id for view in views}
        return self.views(rid for rid in wanted if rid and rid not in there)

    def _of_kind(self, query: Query) -> dict[str, Mapping[int, str]]:
        """The reports of the agencies of one kind of office, where those are the whole: 占两家审批局总数."""
        named = KIND_OF_WHOLE.search(squeeze(query.scope.rest).text)
        offices = self.catalogue().offices_named(named[1]) if named else frozenset()
        return {a.name: a.reports for a in self.catalogue().agencies if a.office in offices}

    def years(self, query: Query) -> set[int]:
        """The years that the agencies asked about have reports of."""
        agencies = [a for a in self.catalogue().agencies if a.name in query.scope.agencies]
        return {year for agency in agencies for year in agency.reports}

    def before(self, query: Query, view: ReportView) -> ReportView | None:
        """The report of the year that one is measured by: 比2019年, else the year before."""
        reports = next(a.reports for a in self.catalogue().agencies if a.name == view.report.agency)
        return self.view(reports.get((*query.scope.compared_years, view.report.year - 1)[0], ""))


def _entry(report: CatalogueEntry) -> CatalogueReport:
    """What the catalogue holds of a report; a name that was filed without a place is taken apart anew."""
    place, office = report.place, report.office
    if not place:
        name = split_agency(report.agency)
        place, office = name.place, name.office
    return CatalogueReport(report.report_id, report.agency, place, office, report.year)
