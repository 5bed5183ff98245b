"""The style sheets and scripts beside the pages, each by an address that changes with the file."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
STATIC_PATH = "page"


def style_sheet(name: str) -> str:
    """The link to a style sheet."""
    return f'<link rel="stylesheet" href="{_versioned(name)}">'


def script(name: str, *, at_once: bool = False) -> str:
    """The link to a script; ``at_once``: before anything is painted."""
    return f'<script {"" if at_once else "defer "}src="{_versioned(name)}"></script>'


@cache
def _versioned(name: str) -> str:
    """The address of a file, so that no browser keeps an old one."""
    version = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
    return f"{STATIC_PATH}/{name}?v={version}"
