"""A Chroma server on loopback, for benchmarks that look at what is not the vector index."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from eval.errors import NothingToMeasure

# What the command chroma runs, wherever that is.
_PROGRAM = (sys.executable, "-c", "from chromadb.cli.cli import app; app()")
_PATIENCE = 60.0  # seconds


@contextmanager
def chroma_server() -> Iterator[str]:
    """The URL of a server of its own, which is gone afterwards with all it holds."""
    with TemporaryDirectory(prefix="gongkai-chroma-") as folder:
        port = _free_port()
        process = subprocess.Popen(
            [*_PROGRAM, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/v2/heartbeat", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers. Raises NothingToMeasure where it ends, or stays silent for a minute."""
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise NothingToMeasure("Chroma 服务器没有启动，这次测量不作数。请再运行一次。")
