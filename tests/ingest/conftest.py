"""Small reports to take in, and an empty library to take them into."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.library import Library
from ingest.settings import IngestSettings

WriteReport = Callable[..., Path]
RunWriter = Callable[..., int]

TEXT = """{agency}{year}年政府信息公开工作年度报告

本报告由{agency}编制，统计期限自{year}年1月1日起至{year}年12月31日止。电话：0000-1234567。

一、总体情况
{agency}全年主动公开政府信息{count}条。
二、主动公开政府信息情况
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t{count}
三、收到和处理政府信息公开申请情况
收到申请{count}件，均已答复。
四、政府信息公开行政复议、行政诉讼情况
没有发生。
五、存在的主要问题及改进情况
一是更新不够及时；二是解读形式单一。
六、其他需要报告的事项
没有收取信息处理费。
"""


@pytest.fixture
def write_report() -> WriteReport:
    """Writes a small report to a path, making its folders."""

    def write(path: Path, agency: str = "青溪市数据局", year: int = 2022, count: int = 128) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(agency=agency, year=year, count=count), encoding="utf-8")
        return path

    return write


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library with the real parts."""
    with Library(IngestSettings(home=tmp_path / "home")) as opened:
        yield opened


@pytest.fixture(scope="session")
def run() -> Iterator[RunWriter]:
    """The exit code of a writer that is to die at a stage: ``run(home, stage, nth, *work)``."""
    command = [sys.executable, str(Path(__file__).with_name("dying_writer.py")), "serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        told, asked = server.stdout, server.stdin

        def work(*arguments: object) -> int:
            print(*arguments, sep="\t", file=asked, flush=True)
            return int(told.readline())

        yield work
