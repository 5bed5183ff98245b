"""What the commands have in common: where the data is, and whether a program or a person reads the output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ingest.settings import IngestSettings

Home = Annotated[Path | None, typer.Option("--home", metavar="文件夹", help="资料目录；默认 $GONGKAI_HOME")]
AsJson = Annotated[bool, typer.Option("--json", help="输出一个 JSON 文档")]


def home_settings(ctx: typer.Context, home: Path | None) -> IngestSettings:
    """The settings with the home named after the command, or else before it, or else in the environment."""
    from ingest.settings import IngestSettings

    chosen = home or ctx.find_root().params.get("home")
    return IngestSettings(home=chosen) if chosen else IngestSettings()


def print_result(shown: dict[str, Any] | str) -> None:
    """Text for a person as it is, anything else as one JSON document."""
    print(shown if isinstance(shown, str) else json.dumps(shown, ensure_ascii=False), flush=True)
