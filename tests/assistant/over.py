"""An assistant over reports that a test writes itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import pytest

from assistant.answer import Assistant
from ingest.library import Library
from ingest.pipeline import ingest_paths
from ingest.settings import IngestSettings

_PROSE = """青溪市临渡区{office}
{year}年政府信息公开工作年度报告

一、总体情况
（一）主动公开情况
{proactive}
五、存在的主要问题及改进情况
{problem}
六、其他需要报告的事项
{other}
青溪市临渡区{office}
{next}年1月20日
"""


def texts_of(reports: Iterable[tuple[str, int, str, str, str]]) -> dict[str, str]:
    """Reports without tables of offices of one district: office, year, published, problems, other."""
    return {
        f"{office}{year}": _PROSE.format(
            office=office, year=year, next=year + 1, proactive=proactive, problem=problem, other=other
        )
        for office, year, proactive, problem, other in reports
    }


@contextmanager
def assistant_over(folders: pytest.TempPathFactory, texts: Mapping[str, str]) -> Iterator[Assistant]:
    """An assistant over these texts, by file name without its ending; each of them has to be taken in."""
    folder = folders.mktemp("reports")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Library(IngestSettings(home=folders.mktemp("home"))) as library:
        outcomes = ingest_paths([folder], library, lambda *_: None)
        assert {"added"} == {outcome.status for outcome in outcomes}
        yield Assistant(library)
