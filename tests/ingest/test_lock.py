"""One writer a home, whoever it is, and nobody is locked out by a writer that died."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.errors import HomeBusy, HomeUnusable
from ingest.lock import WriterLock

HOLD = """
import sys
from pathlib import Path
from ingest.lock import WriterLock
with WriterLock(Path(sys.argv[1])).hold(0):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_writer(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(home)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_hold_names_the_other_writer(tmp_path: Path) -> None:
    """Who cannot have the lock is told in one line which process holds it, and what it runs."""
    lock = WriterLock(tmp_path)
    with another_writer(tmp_path) as holder, pytest.raises(HomeBusy) as caught, lock.hold(0):
        pass
    assert f"进程 {holder.pid}（" in str(caught.value)
    assert "-c" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_hold_waits_and_says_so_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A second writer says once whom it waits for, and goes on when the first is done."""
    with another_writer(tmp_path) as holder:
        assert holder.stdin is not None
        threading.Timer(0.3, holder.stdin.close).start()
        with WriterLock(tmp_path).hold(60):
            pass
    lines = capfd.readouterr().err.splitlines()
    assert len(lines) == 1
    assert f"进程 {holder.pid}（" in lines[0]


def test_hold_is_free_after_a_kill(tmp_path: Path) -> None:
    """The kernel lets go of a killed holder's lock; the note it left behind locks nobody out."""
    with another_writer(tmp_path) as holder:
        holder.kill()
        holder.wait()
        assert (tmp_path / "writer.json").exists()
        with WriterLock(tmp_path).hold(0):
            assert f'"pid": {os.getpid()}' in (tmp_path / "writer.json").read_text(encoding="utf-8")


def test_hold_leaves_no_note(tmp_path: Path) -> None:
    """Whoever has let go is not named any more."""
    with WriterLock(tmp_path).hold(0):
        pass
    assert not (tmp_path / "writer.json").exists()


def test_hold_may_be_asked_for_again_by_its_thread(tmp_path: Path) -> None:
    """Inside the lock the same thread gets it at once, and it stays held until the outer end."""
    lock = WriterLock(tmp_path)
    with lock.hold(0):
        with lock.hold(0):
            pass
        assert (tmp_path / "writer.json").exists()
        assert is_busy(lock)


def test_hold_excludes_other_threads(tmp_path: Path) -> None:
    """Threads of one process, also with an object in common, hold it one at a time."""
    lock = WriterLock(tmp_path)
    with lock.hold(0):
        assert is_busy(lock)
        assert is_busy(WriterLock(tmp_path))
    assert not is_busy(lock)


def is_busy(lock: WriterLock) -> bool:
    """Whether another thread finds it held."""
    found: list[bool] = []

    def attempt() -> None:
        try:
            with lock.hold(0):
                found.append(False)
        except HomeBusy:
            found.append(True)

    thread = threading.Thread(target=attempt)
    thread.start()
    thread.join()
    return found[0]


def test_hold_in_a_home_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A home below a regular file is refused, with the path and what to do."""
    (tmp_path / "file").touch()
    lock = WriterLock(tmp_path / "file" / "home")
    with pytest.raises(HomeUnusable, match=r"^资料目录 .*file/home 无法写入.*--home[^\n]*$"), lock.hold(0):
        pass
