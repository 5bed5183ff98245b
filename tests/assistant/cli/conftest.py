"""Runs the command in this process, on small reports."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import app, run

REPORT = """{agency}{year}年政府信息公开工作年度报告

本报告由{agency}编制，统计期限自{year}年1月1日起至{year}年12月31日止。电话：0000-1234567。

一、总体情况
{agency}全年主动公开政府信息{count}条。
二、主动公开政府信息情况
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t{count}
三、收到和处理政府信息公开申请情况
收到申请{count}件，均已答复。
五、存在的主要问题及改进情况
一是更新不够及时；二是解读形式单一。
六、其他需要报告的事项
没有收取信息处理费。
"""

WriteReport = Callable[..., Path]


@dataclass(frozen=True)
class Ran:
    """What a command left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)

    @property
    def failed_in_one_line(self) -> bool:
        """Whether it left with code 1 and one line on standard error."""
        return self.code == 1 and self.err.endswith("\n") and self.err.count("\n") == 1


Gongkai = Callable[..., Ran]


@pytest.fixture
def gongkai(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Gongkai:
    """Runs ``gongkai`` with the arguments."""

    def call(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["gongkai", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            run(app)
        return Ran(left.value.code if isinstance(left.value.code, int) else 0, *capfd.readouterr())

    return call


@pytest.fixture
def write_report() -> WriteReport:
    """Writes a small report to a path."""

    def write(path: Path, year: int = 2022, count: int | str = 257, agency: str = "青溪市数据局") -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT.format(agency=agency, year=year, count=count), encoding="utf-8")
        return path

    return write


@pytest.fixture
def folder(tmp_path: Path, write_report: WriteReport) -> Path:
    """A folder with two reports."""
    write_report(tmp_path / "in" / "2021.txt", 2021, 128)
    write_report(tmp_path / "in" / "2022.txt", 2022, 257)
    return tmp_path / "in"
