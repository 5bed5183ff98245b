"""The benchmark of ingestion, on a few reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.bench.ingest import IngestTimes, bench_ingest, to_json, to_text
from eval.errors import NothingToMeasure


def test_bench_measures_each_stage(tmp_path: Path, sample_folder: Path) -> None:
    """Parsing and embedding take some of the total, for each report that is one."""
    note = tmp_path / "note.txt"
    note.write_text("今天开会。", encoding="utf-8")
    times = bench_ingest([note, *sorted(sample_folder.glob("青溪市临渡区*.txt"))])
    assert times.reports == 2
    assert times.parse > 0
    assert times.embed > 0
    assert times.total > 0


def test_bench_needs_a_report(tmp_path: Path) -> None:
    """A folder without one gives one line that names it."""
    with pytest.raises(NothingToMeasure, match=tmp_path.name):
        bench_ingest([tmp_path])


def test_stages_are_printed_in_seconds_a_report() -> None:
    """The line and the plain data have the same figures."""
    times = IngestTimes(16, 0.1, 0.2, 0.05, 0.35)
    assert to_text(times) == "16 份报告，每份 0.35 秒：读取解析 0.10，向量 0.20，写库与索引 0.05"
    assert to_json(times)["seconds_per_report"]["total"] == 0.35
