"""What all commands have in common: usage, home, settings, errors, help."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Gongkai = Callable[..., Any]

HELP = """
import sys
from assistant.cli import app, run
sys.argv = ["gongkai", "--help"]
try:
    run(app)
finally:
    print([name for name in ("sqlalchemy", "numpy", "torch") if name in sys.modules])
"""


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["ask"], id="neither a question nor a file"),
        pytest.param(["ask", "问", "--batch", "f"], id="both"),
        pytest.param(["figures", "--year", "去年"], id="a year that is no number"),
        pytest.param(["nonsense"], id="an unknown command"),
        pytest.param(["ingest"], id="no path"),
    ],
)
def test_wrong_usage_is_code_2(gongkai: Gongkai, arguments: Sequence[str]) -> None:
    """Nothing is printed for programs."""
    ran = gongkai(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_home_is_taken_before_and_after_the_command(gongkai: Gongkai, folder: Path, tmp_path: Path) -> None:
    """Both places name the same home, and the one after the command wins."""
    one, two = tmp_path / "one", tmp_path / "two"
    gongkai("ingest", folder, "--home", one)
    assert len(gongkai("--home", one, "reports", "--json").json["reports"]) == 2
    assert gongkai("--home", one, "reports", "--home", two, "--json").json == {"reports": []}
    assert gongkai("reports", "--json").json == {"reports": []}


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ingest", "."], id="ingest"),
        pytest.param(["reports"], id="reports"),
        pytest.param(["ask", "有哪些报告？"], id="ask"),
        pytest.param(["chat"], id="chat"),
    ],
)
def test_a_home_that_cannot_be_written_is_one_line(
    gongkai: Gongkai, tmp_path: Path, command: Sequence[str]
) -> None:
    """The home is named, and what to do; code 1."""
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "home"
    ran = gongkai(*command, "--home", home)
    assert (ran.failed_in_one_line, ran.out) == (True, "")
    assert str(home) in ran.err


def test_a_full_port_is_one_line(gongkai: Gongkai) -> None:
    """The port is named, and what to do; code 1."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = gongkai("chat", "--port", str(port))
    assert (ran.failed_in_one_line, ran.out) == (True, "")
    assert str(port) in ran.err


def test_a_bad_setting_is_one_line(gongkai: Gongkai, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable and its value are named; code 1."""
    monkeypatch.setenv("GONGKAI_LOCK_WAIT", "soon")
    ran = gongkai("reports")
    assert ran.failed_in_one_line
    assert "GONGKAI_LOCK_WAIT" in ran.err
    assert "soon" in ran.err


def test_a_fault_of_ours_is_one_line_unless_debugged(
    gongkai: Gongkai, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The traceback is for those who ask for it."""
    monkeypatch.setattr("ingest.store.Store.catalogue", lambda _self: 1 / 0)
    ran = gongkai("reports")
    assert ran.failed_in_one_line
    assert "Traceback" not in ran.err + caplog.text
    gongkai("--debug", "reports")
    assert "ZeroDivisionError" in caplog.text


def test_help_is_quick_and_chinese() -> None:
    """Help loads no database, no model and no web framework."""
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    assert "读入文件和文件夹" in done.stdout
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    "command", ["ingest", "reports", "remove", "figures", "audit", "compare", "ask", "chat"]
)
def test_each_command_has_help(gongkai: Gongkai, command: str) -> None:
    """Every command says in Chinese what it does and takes --home."""
    ran = gongkai(command, "--help")
    assert (ran.code, "--home" in ran.out) == (0, True)


def test_output_to_a_reader_that_left_ends_quietly(gongkai: Gongkai, folder: Path) -> None:
    """gongkai figures | head prints no traceback."""
    gongkai("ingest", folder)
    command = [sys.executable, "-c", "from assistant.cli import app, run; run(app)", "figures"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, err = process.communicate(timeout=60)
    assert err == b""
