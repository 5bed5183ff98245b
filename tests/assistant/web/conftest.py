"""Small invented reports, a store that holds them, and an assistant that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from assistant.types import Answer, CellName, Citation, Statement, Status
from ingest.parse import parse_document
from ingest.readers.base import DocumentBuilder, RawCell
from ingest.readers.text import read_text
from ingest.store import Store
from ingest.tables import REQUESTS_2021
from ingest.types import Figure, Report

COLUMNS = [column.name for column in REQUESTS_2021.blocks[0].columns]
PAYLOAD = (
    '<script>fetch("https://evil.example/")</script><img src=x onerror=alert(1)>[点](https://evil.example/)'
)


def counts(row: int) -> list[int]:
    """Seven values of a row of table 3; the last is the sum of the others."""
    values = [row % 3, row % 2, 0, 0, 1, 0]
    return [*values, sum(values)]


def prose(topic: str, sentences: int) -> str:
    """A paragraph of numbered sentences, so that each stands in one place only."""
    return "".join(f"围绕{topic}开展第{n}项工作，由专人负责并按月通报进展。" for n in range(1, sentences + 1))


def head(agency: str, year: int) -> list[str]:
    """What every report here begins with."""
    return [
        f"{agency}{year}年政府信息公开工作年度报告",
        "如对本报告有疑问，请与办公室联系，联系电话：0555-8800123。",
        "一、总体情况",
        "（一）主动公开",
        prose("主动公开", 30),
        "（二）政策解读",
        prose("政策解读", 30),
    ]


def tail() -> list[str]:
    """What every report here ends with."""
    return [
        "五、存在的主要问题及改进情况",
        prose("整改", 20),
        "六、其他需要报告的事项",
        "没有其他需要报告的事项。",
    ]


def text_of(agency: str, year: int) -> str:
    """A report as converted text: table 3 in tab-separated rows without its merged cells."""
    rows = ["\t" + "\t".join(COLUMNS)]
    for n, row in enumerate(REQUESTS_2021.rows):
        group = f"{row.group}\t" if row.group else ""
        rows.append(f"{group}{row.leaf}\t" + "\t".join(map(str, counts(n))))
    title = "三、收到和处理政府信息公开申请情况"
    return "\n\n".join([*head(agency, year), title, "\n".join(rows), *tail()])


def text_report(agency: str, year: int) -> Report:
    """A report read from converted text."""
    return parse_document(read_text(text_of(agency, year)), f"{agency}{year}.txt", f"{agency}{year}", 320)


def ruled_report(agency: str, year: int) -> Report:
    """A report whose table 3 has true positions and merged cells, as a Word file gives it."""
    builder = DocumentBuilder()
    for line in head(agency, year):
        builder.paragraph(line)
    builder.paragraph("二、主动公开政府信息情况")
    builder.image("第二项")
    builder.paragraph("三、收到和处理政府信息公开申请情况")
    builder.table(list(ruled_cells()))
    for line in tail():
        builder.paragraph(line)
    return parse_document(builder.build(), f"{agency}{year}.docx", f"{agency}{year}", 320)


def html_of(agency: str, year: int) -> str:
    """A report as a web page with a ruled table."""
    cells = list(ruled_cells())
    rows = (
        "".join(
            f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}">{cell.text}</td>'
            for cell in cells
            if cell.row == n
        )
        for n in range(cells[-1].row + 1)
    )
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    paragraphs = [f"<p>{line}</p>" for line in (*head(agency, year), "三、收到和处理政府信息公开申请情况")]
    rest = [f"<p>{line}</p>" for line in tail()]
    return f"<html><body>{''.join(paragraphs)}<table>{table}</table>{''.join(rest)}</body></html>"


def ruled_cells() -> Iterator[RawCell]:
    """Table 3 with three columns of labels and a head of two rows."""
    yield RawCell("申请人情况", 0, 3, 1, 7)
    yield RawCell("", 0, 0, 2, 3)
    yield from (RawCell(name, 1, 3 + n) for n, name in enumerate(COLUMNS))
    grouped = [row.group for row in REQUESTS_2021.rows]
    for n, row in enumerate(REQUESTS_2021.rows):
        if row.group and grouped.index(row.group) == n:
            yield RawCell(row.group, n + 2, 0, grouped.count(row.group), 2)
        yield RawCell(row.leaf, n + 2, 2) if row.group else RawCell(row.leaf, n + 2, 0, 1, 3)
        yield from (RawCell(str(value), n + 2, 3 + m) for m, value in enumerate(counts(n)))


@dataclass(frozen=True)
class Pen:
    """Cites reports."""

    def quote(self, report: Report, words: str, n: int = 1) -> Citation:
        """A citation of a run of the report's text, by its words."""
        start = report.text.index(words)
        return self._citation(report, n, start, start + len(words))

    def cell(self, report: Report, row: str, column: str, n: int = 1) -> Citation:
        """A citation of a cell of table 3, quoting its row."""
        figure = self.figure(report, row, column)
        found = self._citation(report, n, figure.quote_start, figure.quote_end)
        return replace(found, cell=CellName("requests", row, column))

    def figure(self, report: Report, row: str, column: str) -> Figure:
        """One figure of table 3."""
        return next(f for f in report.figures if (f.table, f.row, f.column) == ("requests", row, column))

    def _citation(self, report: Report, n: int, start: int, end: int) -> Citation:
        section = next(section for section in reversed(report.sections) if section.start <= start)
        return Citation(
            n=n,
            report_id=report.id,
            file=report.file,
            agency=report.agency,
            year=report.year,
            part=section.part,
            heading=section.headings[-1] if section.headings else "",
            quote=report.text[start:end],
            start=start,
            end=end,
        )


@dataclass
class Scripted:
    """An assistant that answers what it was told to, and remembers what it was asked."""

    answers: dict[str, Answer | list[Answer] | Exception] = field(default_factory=dict)
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def stream(self, question: str, turns: Sequence[str]) -> Iterator[Answer]:
        """The scripted answer, or answers, or a refusal; ``asked`` gets the turns and the question."""
        self.asked.append((*turns, question))
        refusal = Answer(question, Status.REFUSED, (Statement("这个问题不在范围内。"),))
        answer = self.answers.get(question, refusal)
        if isinstance(answer, Exception):
            raise answer
        yield from answer if isinstance(answer, list) else [answer]


@dataclass
class Kept:
    """The part of a library that the page uses."""

    store: Store
    home: Path
    refreshed: int = 0

    def refresh(self) -> None:
        """Counts."""
        self.refreshed += 1

    def put(self, *reports: Report) -> None:
        """Keep reports."""
        for report in reports:
            keys = {passage.id: passage.id for passage in report.passages}
            self.store.save(report, path=report.file, text_keys=keys, new_vectors={}, embedder="none")


@pytest.fixture(scope="session")
def converted() -> Report:
    """A report as converted text, whose table has lost its merged cells."""
    return text_report("青溪市临渡区行政审批服务局", 2022)


@pytest.fixture(scope="session")
def ruled() -> Report:
    """A report with a ruled table and an image."""
    return ruled_report("澜原市砚湖县教育局", 2021)


@pytest.fixture(scope="session")
def hostile(converted: Report) -> Report:
    """A report whose agency, file name and text try to be markup."""
    text = converted.text.replace("第1项", f"第1项{PAYLOAD}")
    made = parse_document(read_text(text), f"{PAYLOAD}.txt", "hostile", 320)
    return replace(made, id="r-hostile", agency=f"{PAYLOAD}局")


@pytest.fixture(scope="session")
def payload() -> str:
    """Script, an image and a markdown link."""
    return PAYLOAD


@pytest.fixture(scope="session")
def pen() -> Pen:
    """What makes citations."""
    return Pen()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports as files: one as converted text, one as a web page."""
    made = tmp_path_factory.mktemp("reports")
    (made / "converted.txt").write_text(text_of("青溪市临渡区行政审批服务局", 2022), encoding="utf-8")
    (made / "ruled.html").write_text(html_of("澜原市砚湖县教育局", 2021), encoding="utf-8")
    return made


@pytest.fixture
def scripted() -> Scripted:
    """An assistant without a script yet."""
    return Scripted()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """An empty library."""
    store = Store(f"sqlite:///{tmp_path / 'web.db'}")
    yield Kept(store, tmp_path)
    store.close()
