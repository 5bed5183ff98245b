"""One writer a home: a lock that the kernel lets go when its holder dies, and a note of who that is."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import HomeBusy, HomeUnusable


class WriterLock:
    """The right to write to a home. One object may be shared by threads, of which one at a time holds it.

    The lock is on ``writer.lock``. ``writer.json`` says who holds it: pid, command and since when; it may
    outlive a holder that was killed, and then means nothing.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._note = home / "writer.json"
        self._lock = FileLock(home / "writer.lock")

    @contextmanager
    def hold(self, wait: float) -> Iterator[None]:
        """Hold the lock; the thread that has it may ask again.

        Args:
            wait: seconds to wait for another holder, who is named once on standard error meanwhile.

        Raises:
            HomeBusy: another process or thread still holds it.
            HomeUnusable: the home cannot be written to.
        """
        with _writable(self._home):
            self._acquire(wait)
        try:
            yield
        finally:
            if self._lock.lock_counter == 1:
                self._note.unlink(missing_ok=True)
            self._lock.release()

    def _acquire(self, wait: float) -> None:
        self._home.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            self._wait(wait)
        try:
            self._sign()
        except OSError:
            self._lock.release()
            raise

    def _sign(self) -> None:
        command = shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]])
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        note = json.dumps({"pid": os.getpid(), "command": command, "since": since}, ensure_ascii=False)
        self._note.write_text(note, encoding="utf-8")

    def _wait(self, wait: float) -> None:
        if wait > 0:
            print(f"{self._holder()}正在写入 {self._home}，最多等 {wait:g} 秒……", file=sys.stderr, flush=True)
        try:
            self._lock.acquire(timeout=wait)
        except Timeout as error:
            raise HomeBusy(
                f"无法写入资料目录 {self._home}：{self._holder()}正在写入。请等它结束再试，"
                "或用 GONGKAI_LOCK_WAIT 设定更长的等待秒数。"
            ) from error

    def _holder(self) -> str:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return f"进程 {note['pid']}（{note['command']}，自 {note['since']}）"
        except (OSError, ValueError, KeyError, TypeError):  # not written yet, or just removed
            return "另一个进程"


@contextmanager
def _writable(home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise HomeUnusable(
            f"资料目录 {home} 无法写入（{error.strerror or error}）。请检查权限和剩余空间，"
            "或用 --home 换一个目录。"
        ) from error
