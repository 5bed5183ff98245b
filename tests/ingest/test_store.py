"""The store gives back what it was given, exactly, and keeps nothing of what was removed."""

from __future__ import annotations

import dataclasses
import sqlite3
import subprocess
import sys
import types
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import records
from ingest.errors import HomeUnusable
from ingest.schema import PARTS_OF_REPORT, SCHEMA_VERSION, metadata
from ingest.store import Store, TableSummary
from ingest.types import (
    Contact,
    Figure,
    FigureState,
    Finding,
    Origin,
    Part,
    Passage,
    Quote,
    Report,
    Section,
    Severity,
    Table,
    TableState,
    Template,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with_store = Store(f"sqlite:///{tmp_path / 'gongkai.db'}")
    yield with_store
    with_store.close()


def figure(row: str = "行政许可", column: str = "本年处理决定数量", value: str = "24.250") -> Figure:
    return Figure(
        "proactive",
        row,
        column,
        Decimal(value),
        "件",
        value,
        FigureState.REPORTED,
        Origin.TABLE,
        3,
        9,
        0,
        9,
        part_of=1,
    )


def report(report_id: str = "r-1", agency: str = "青溪市数据局", year: int = 2022, **changes: Any) -> Report:
    """A report with one of everything, whose passages are its own."""
    whole = Report(
        id=report_id,
        file="年报.docx",
        sha256=f"sha-{report_id}",
        agency=agency,
        place="青溪市",
        office="数据局",
        year=year,
        template=Template.FORM_2021,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        text="一、总体情况\n行政许可\t24.250\n电话：0000-1234567\n",
        period=(date(year, 1, 1), date(year, 12, 31)),
        contacts=(Contact("phone", "0000-1234567", 20, 32),),
        sections=(Section(Part.OVERVIEW, ("总体情况",), 0, 33),),
        tables=(
            Table("proactive", TableState.PARSED, Part.PROACTIVE, 17),
            Table("review", TableState.ABSENT, Part.REVIEW),
        ),
        figures=(figure(), figure("行政处罚", value="0")),
        passages=(
            Passage(f"p-{report_id}-1", Part.OVERVIEW, ("总体情况",), "各报告都有的一段", 0, 6),
            Passage(f"p-{report_id}-2", Part.OVERVIEW, ("总体情况",), f"{report_id} 自己的一段", 7, 19),
        ),
        findings=(
            Finding(
                *("row_sum", Severity.ERROR, "合计不符", Decimal(3), Decimal("3.0"), (figure(),)),
                quotes=(Quote("电话", 14, 16),),
                before=(figure(value="7"),),
            ),
        ),
    )
    return dataclasses.replace(whole, **changes)


def save(store: Store, whole: Report, path: str = "/年报.docx") -> None:
    """Save with the passage's text as its key and one byte vector for each text."""
    keys = {passage.id: passage.text for passage in whole.passages}
    new = {text: text.encode()[:4] for text in keys.values()}
    store.save(whole, path=path, text_keys=keys, new_vectors=new, embedder="m")


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All there is in the database, but for the row that counts its changes."""
    with sqlite3.connect(path) as connection:
        names = [name for name in metadata.tables if name != "meta"]
        found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    connection.close()
    return found


def any_value(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type as ingest.types writes it."""
    leaves = {
        str: st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
        int: st.integers(-(2**31), 2**31 - 1),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        date: st.dates(),
        Decimal: st.decimals(allow_nan=False, allow_infinity=False),
        type(None): st.none(),
    }
    if hint in leaves:
        return leaves[hint]
    if get_origin(hint) is types.UnionType:
        return st.one_of(*(any_value(choice) for choice in get_args(hint)))
    if get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis:
        return st.lists(any_value(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) is tuple:
        return st.tuples(*(any_value(item) for item in get_args(hint)))
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    return st.builds(hint, **{name: any_value(field) for name, field in get_type_hints(hint).items()})


def unique_passages(whole: Report) -> Report:
    passages = tuple(dataclasses.replace(p, id=f"p-{n}") for n, p in enumerate(whole.passages))
    return dataclasses.replace(whole, passages=passages)


@settings(max_examples=60, deadline=None)
@given(any_value(Report).map(unique_passages))
def test_store_gives_back_any_report_exactly(tmp_path_factory: pytest.TempPathFactory, whole: Report) -> None:
    """What is loaded equals what was saved, to the last digit of each number."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'gongkai.db'}")
    save(store, whole)
    loaded = store.report(whole.id)
    store.close()
    assert repr(whole) == repr(loaded)


@pytest.mark.parametrize("kind", PARTS_OF_REPORT, ids=lambda kind: kind.__name__)
def test_schema_columns_are_the_fields_of_the_type(kind: type) -> None:
    """Each table has a column for each field of its type, so that a new field cannot be forgotten."""
    own = {"report_id", "position", "text_key"}
    assert {field.name for field in dataclasses.fields(kind)} == set(PARTS_OF_REPORT[kind].c.keys()) - own


def test_catalogue_counts_without_the_texts(store: Store) -> None:
    """An entry says what is in a report: its passages, figures and the state of each table."""
    save(store, report())
    (entry,) = store.catalogue()
    assert (entry.report_id, entry.agency, entry.year) == ("r-1", "青溪市数据局", 2022)
    assert (entry.passages, entry.figures) == (2, 2)
    assert (
        TableSummary("proactive", TableState.PARSED, 17),
        TableSummary("review", TableState.ABSENT, 0),
    ) == entry.tables


def test_catalogue_is_by_agency_and_year(store: Store) -> None:
    """The years of one agency stand together, in order; some reports can be asked for alone."""
    for report_id, agency, year in (("r-1", "乙局", 2023), ("r-2", "甲局", 2022), ("r-3", "乙局", 2021)):
        save(store, report(report_id, agency, year), path=report_id)
    assert [entry.report_id for entry in store.catalogue()] == ["r-3", "r-1", "r-2"]
    assert [entry.report_id for entry in store.catalogue(["r-2", "r-9"])] == ["r-2"]


def test_figures_are_found_by_exact_key(store: Store) -> None:
    """Reports, table, row and column narrow a look-up, each alone and together."""
    save(store, report("r-1"))
    save(store, report("r-2", year=2023), path="other")
    assert len(store.figures()) == 4
    assert [("r-2", figure())] == store.figures(["r-2"], "proactive", "行政许可", "本年处理决定数量")
    assert [report_id for report_id, _ in store.figures(row="行政处罚")] == ["r-1", "r-2"]
    assert store.figures(["r-1"], row="许可") == []


@pytest.mark.parametrize("report_ids", [None, ["r-1"]], ids=["all reports", "one report"])
def test_figure_look_up_uses_an_index(tmp_path: Path, store: Store, report_ids: list[str] | None) -> None:
    """A figure is searched for, never scanned for, so that it costs the same in a corpus of any size."""
    queries: list[tuple[str, Any]] = []
    records.sa.event.listen(
        store._engine,
        "before_cursor_execute",
        lambda _c, _u, statement, values, *_: queries.append((statement, values)),
    )
    store.figures(report_ids, "proactive", "行政许可", "本年处理决定数量")
    statement, values = next((s, v) for s, v in queries if "FROM figures" in s)
    with sqlite3.connect(tmp_path / "gongkai.db") as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    connection.close()
    assert any(
        "SEARCH figures USING INDEX figures_by_key (table=? AND row=? AND column=?" in step for step in plan
    ), plan


def test_passages_are_found_by_id_and_by_report(store: Store) -> None:
    """A passage comes with its report; an id that is gone is left out."""
    save(store, report("r-1"))
    found = store.passages(["p-r-1-2", "p-gone"])
    assert {"p-r-1-2": ("r-1", report("r-1").passages[1])} == found
    assert [("r-1", passage) for passage in report("r-1").passages] == store.passages_of(["r-1"])


def test_parts_are_listed_by_report(store: Store) -> None:
    """Contacts, tables, sections and findings can be had without the rest of a report."""
    whole = report()
    save(store, whole)
    assert [("r-1", whole.contacts[0])] == store.contacts(["r-1"])
    assert [("r-1", table) for table in whole.tables] == store.tables()
    assert [("r-1", whole.sections[0])] == store.sections()
    assert [("r-1", whole.findings[0])] == store.findings(["r-1"])
    assert store.findings([]) == []


def test_text_of_an_unknown_report_is_none(store: Store) -> None:
    """A miss is a value."""
    save(store, report())
    assert report().text == store.text("r-1")
    assert store.text("r-9") is None
    assert store.report("r-9") is None


def test_save_replaces_the_report_whole(store: Store, tmp_path: Path) -> None:
    """Of the older version nothing is left but the note of its file; vectors stay for texts still there."""
    save(store, report())
    newer = report(sha256="newer", text="新", figures=(), passages=report().passages[:1])
    save(store, newer, path="/年报.pdf")
    assert newer == store.report("r-1")
    found = rows(tmp_path / "gongkai.db")
    assert len(found["passages"]) == 1
    assert [row[0] for row in found["vectors"]] == ["各报告都有的一段"]
    assert (store.holder_of("sha-r-1"), store.holder_of("newer")) == ("r-1", "r-1")


def test_move_leaves_nothing_of_the_old_id(store: Store, tmp_path: Path) -> None:
    """The report is there under its new id, with the files and vectors of the old one, and both are due."""
    save(store, report("r-1"))
    store.settle("r-1")
    vectors, generation = rows(tmp_path / "gongkai.db")["vectors"], store.generation()
    moved = dataclasses.replace(report("r-1"), id="r-2")
    store.move(moved, instead_of="r-1", text_keys={p.id: p.text for p in moved.passages})
    assert (store.report("r-1"), store.report("r-2")) == (None, moved)
    assert store.holder_of("sha-r-1") == "r-2"
    assert store.pending() == ["r-1", "r-2"]
    assert rows(tmp_path / "gongkai.db")["vectors"] == vectors
    assert store.generation() == generation + 1


def test_move_needs_no_file(store: Store) -> None:
    """A report whose file has since become another one's is moved all the same."""
    save(store, report("r-1"))
    save(store, report("r-2", year=2023))
    moved = dataclasses.replace(report("r-1"), id="r-3")
    store.move(moved, instead_of="r-1", text_keys={p.id: p.text for p in moved.passages})
    assert [entry.report_id for entry in store.catalogue()] == ["r-3", "r-2"]
    assert store.holder_of("sha-r-2") == "r-2"


def test_agencies_each_once(store: Store) -> None:
    """Every name, however many years it has."""
    for report_id, agency, year in (("r-1", "乙局", 2023), ("r-2", "甲局", 2022), ("r-3", "乙局", 2021)):
        save(store, report(report_id, agency, year), path=report_id)
    assert store.agencies() == ["乙局", "甲局"]


def test_remove_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    """After a report is removed and its index entries are settled, no table holds anything of it."""
    save(store, report())
    store.remove("r-1")
    store.settle("r-1")
    assert {name: [] for name in metadata.tables if name != "meta"} == rows(tmp_path / "gongkai.db")


def test_remove_keeps_vectors_another_report_uses(store: Store) -> None:
    """A vector goes with the last passage of its text."""
    save(store, report("r-1"))
    save(store, report("r-2", year=2023), path="other")
    store.remove("r-1")
    texts = ["各报告都有的一段", "r-1 自己的一段", "r-2 自己的一段"]
    assert {texts[0], texts[2]} == store.vectors(texts, "m").keys()
    assert store.vectors(texts, "another model") == {}


def test_a_path_holds_one_report(store: Store) -> None:
    """A file whose content became another report no longer counts as taken into the former one."""
    save(store, report("r-1"), path="/年报.docx")
    save(store, report("r-2", year=2023), path="/年报.docx")
    assert (store.holder_of("sha-r-1"), store.holder_of("sha-r-2")) == (None, "r-2")


def test_generation_counts_every_write(store: Store) -> None:
    """A reader can tell from the generation alone that something changed; reading changes nothing."""
    seen = [store.generation()]
    for write in (lambda: save(store, report()), lambda: store.settle("r-1"), lambda: store.remove("r-1")):
        write()
        store.catalogue()
        seen.append(store.generation())
    assert seen == [0, 1, 2, 3]


def test_pending_lists_what_the_indexes_are_owed(store: Store) -> None:
    """A saved and a removed report are both due until settled, each once."""
    save(store, report("r-1"))
    save(store, report("r-1"))
    save(store, report("r-2", year=2023), path="other")
    store.remove("r-2")
    assert store.pending() == ["r-1", "r-2"]
    store.settle("r-1")
    assert store.pending() == ["r-2"]


def test_a_failed_save_changes_nothing(store: Store, tmp_path: Path) -> None:
    """A report that cannot be saved whole is not saved at all, and the former one stays."""
    save(store, report())
    before = rows(tmp_path / "gongkai.db"), store.generation()
    twice = report(text="新", passages=report().passages[:1] * 2)
    with pytest.raises(records.sa.exc.IntegrityError):
        save(store, twice)
    assert before == (rows(tmp_path / "gongkai.db"), store.generation())


def test_the_first_save_fixes_the_embedder(store: Store) -> None:
    """The store remembers the model of its first vectors."""
    assert store.embedder() == ""
    save(store, report())
    assert store.embedder() == "m"


def test_a_reader_sees_what_another_connection_wrote(store: Store, tmp_path: Path) -> None:
    """Two stores on one database: what one saves the other finds, with no reopening."""
    reader = Store(f"sqlite:///{tmp_path / 'gongkai.db'}")
    save(store, report())
    assert [entry.report_id for entry in reader.catalogue()] == ["r-1"]
    reader.close()


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("step", "advice"), [(1, "请升级"), (-1, "重新读入")], ids=["newer", "older"])
def test_another_schema_is_refused_in_one_line(tmp_path: Path, step: int, advice: str) -> None:
    """A database of a later or an earlier program is not touched, and the line says what to do."""
    with sqlite3.connect(tmp_path / "gongkai.db") as connection:
        connection.execute("UPDATE meta SET schema_version = ?", (SCHEMA_VERSION + step,))
    connection.close()
    with pytest.raises(HomeUnusable, match=rf"^资料库 .*gongkai\.db .*{advice}"):
        Store(f"sqlite:///{tmp_path / 'gongkai.db'}")


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    """A damaged database file is named, with what to do."""
    (tmp_path / "gongkai.db").write_text("不是数据库" * 100, encoding="utf-8")
    with pytest.raises(HomeUnusable, match=r"^资料库 .*gongkai\.db 无法读写[^\n]*$"):
        Store(f"sqlite:///{tmp_path / 'gongkai.db'}")


def test_processes_may_create_a_store_at_once(tmp_path: Path) -> None:
    """Several first commands at the same time all find one store."""
    url = f"sqlite:///{tmp_path / 'gongkai.db'}"
    code = f"from ingest.store import Store; print(Store({url!r}).generation())"
    started = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    assert [process.communicate(timeout=60)[0] for process in started] == ["0\n"] * 4
