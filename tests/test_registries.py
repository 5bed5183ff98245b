"""The contracts of the registries: what holds for each reader, table and metric, also for one added later."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from assistant.cells.measures import find_measures
from assistant.types import Answer, Status
from eval.cases import Case, Evidence
from eval.metrics import METRICS, Context, Corpus
from eval.sample.corpus import WRITERS, sample_truths
from eval.sample.look import Look
from eval.sample.picture import Shot, draw_table
from eval.sample.sheets import form_cells
from ingest.errors import GongkaiError
from ingest.fold import label_key, squeeze
from ingest.readers import OFFICE, PICTURES, READERS, read_document
from ingest.readers.office import find_office
from ingest.settings import IngestSettings
from ingest.tables import TABLES, TableSpec
from ingest.tables.requests import TOTAL

ALIASES = {".htm": ".html", ".wps": ".doc", ".jpeg": ".jpg", ".tiff": ".tif"}
each_table = pytest.mark.parametrize("spec", [pytest.param(s, id=f"{s.id}-{s.template}") for s in TABLES])
each_metric = pytest.mark.parametrize("name", METRICS)


@pytest.mark.parametrize("suffix", READERS)
def test_format_that_is_read_is_also_written(suffix: str) -> None:
    """Each format has a writer in the sample corpus, so that it is read back from known truth."""
    assert ALIASES.get(suffix, suffix) in WRITERS


@pytest.fixture(scope="session")
def whole_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One report of the sample corpus in each format; of a scan, a table so small that it is read quickly."""
    folder, truth = tmp_path_factory.mktemp("whole"), sample_truths()[0]
    for suffix, write in WRITERS.items():
        if suffix in OFFICE and find_office() is None:
            continue
        if suffix in PICTURES:
            table = Image.open(BytesIO(draw_table(form_cells(truth, "review"), Shot(dpi=30))))
            table.save(folder / f"whole{suffix}")
        else:
            write(truth, folder / f"whole{suffix}", Look(suffix, "rows"))
    return {path.suffix: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("suffix", [suffix for suffix in READERS if suffix not in OFFICE])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_reader_of_a_damaged_file_reads_it_or_says_why_not(
    suffix: str, data: st.DataObject, tmp_path: Path, whole_files: dict[str, bytes]
) -> None:
    """A file cut short, or with some bytes overwritten, is read with sound spans or refused by our error."""
    whole = whole_files[ALIASES.get(suffix, suffix)]
    at = data.draw(st.integers(1, len(whole)), label="place of the damage")
    rest = data.draw(st.sampled_from([b"", whole[at + 30 :]]), label="what follows it")
    path = tmp_path / f"damaged{suffix}"
    path.write_bytes(whole[:at] + data.draw(st.binary(max_size=30), label="damage") + rest)
    assert_read_or_refused(path)


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed here")
@pytest.mark.parametrize("suffix", [suffix for suffix in sorted(OFFICE & WRITERS.keys())])
def test_reader_of_a_cut_office_file_reads_it_or_says_why_not(
    suffix: str, tmp_path: Path, whole_files: dict[str, bytes]
) -> None:
    """The same for formats of which each reading takes seconds, with one cut."""
    whole = whole_files[suffix]
    path = tmp_path / f"cut{suffix}"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    assert_read_or_refused(path)


def assert_read_or_refused(path: Path) -> None:
    """The file has sound spans, or our error says why it has none."""
    with suppress(GongkaiError):
        document = read_document(path, IngestSettings())
        spans = [(block.start, block.end) for block in document.blocks]
        assert spans == sorted(spans)
        assert all(0 <= start <= end <= len(document.text) for start, end in spans)


def test_tables_are_told_apart() -> None:
    """No two specs are of the same table and version."""
    assert Counter((spec.id, spec.template) for spec in TABLES).most_common(1)[0][1] == 1


@each_table
def test_table_names_are_those_of_the_form(spec: TableSpec) -> None:
    """Names of rows and columns hold no numbering, notes or spaces, and none stands twice."""
    for names in (
        [row.name for row in spec.rows],
        *([c.name for c in block.columns] for block in spec.blocks),
    ):
        assert len(set(names)) == len(names)
        assert [name for name in names if squeeze(name).text != name] == []
        assert all(label_key(name.rpartition("/")[2]) for name in names)


@each_table
def test_table_labels_lead_to_one_row(spec: TableSpec) -> None:
    """Within a group no spelling of one row is a spelling of another, nor one column's of another's."""
    for block in spec.blocks:
        rows = Counter((row.group, key) for row in block.rows for key in set(row.keys))
        columns = Counter(key for column in block.columns for key in set(column.keys))
        assert [label for label, count in (rows + columns).items() if count > 1] == []


@each_table
def test_table_checks_name_what_is_there(spec: TableSpec) -> None:
    """A sum check adds up rows, or columns, of its own table, and says in words what it checks."""
    rows = {row.name for row in spec.rows}
    columns = {column.name for block in spec.blocks for column in block.columns}
    for check in spec.checks:
        assert {*check.left, *check.right} <= (rows if check.along_columns else columns)
        assert check.left
        assert check.right
        assert check.reading


@each_table
def test_table_rows_can_be_asked_for(spec: TableSpec) -> None:
    """A question that holds a row's own label finds that row, or the group it stands in."""
    missed = []
    for row in spec.rows:
        found = find_measures(squeeze(f"{row.name.replace('/', '')}有多少").text)
        # 规范性文件 of the older form goes by the newer form's name, 行政规范性文件.
        if not any(f"{row.name}/".startswith(f"{m.row}/") or m.row.endswith(row.name) for m in found):
            missed.append(row.name)
    assert set(missed) <= {TOTAL}  # a total needs to be told of what


def test_metric_titles_are_told_apart() -> None:
    """Each metric has a heading of its own."""
    titles = [metric.title for metric in METRICS.values()]
    assert all(titles)
    assert len(set(titles)) == len(titles)


@each_metric
@pytest.mark.parametrize("expected", Status)
@pytest.mark.parametrize("given_status", Status)
def test_metric_scores_an_empty_answer(name: str, expected: Status, given_status: Status) -> None:
    """An answer without statement or citation scores from 0 to 1, below 1 with a reason, or not at all."""
    case = Case("q", "多少？", "table", frozenset({expected}), Decimal(3), evidence=(Evidence("a.txt", "3"),))
    answer = Answer("多少？", given_status, ())
    score = METRICS[name].score(case, answer, Context(Corpus({"r": "共3件"}, {"r": "a.txt"})))
    if score is not None:
        assert 0 <= score.value <= 1
        assert score.value == 1 or score.reason
