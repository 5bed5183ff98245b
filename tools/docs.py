"""Writes the tables of the READMEs that come from the code; with --check, says which have fallen behind."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from fastapi.routing import APIRoute
from pydantic_settings import BaseSettings
from typer.core import TyperGroup
from typer.main import get_command

import eval.cli  # noqa: F401 (adds its commands to app)
from assistant.api.app import PARTS
from assistant.cli import app
from assistant.settings import Settings
from ingest.settings import IngestSettings

ROOT = Path(__file__).resolve().parents[1]
# The code describes settings in English and commands in Chinese; the other half is here. A gap fails.
SETTINGS_IN_CHINESE = {
    "home": "数据文件夹；也可用 `--home`",
    "database_url": "SQLAlchemy 数据库地址；不设则为数据文件夹里的 SQLite",
    "chroma_url": "Chroma 服务地址 `http://主机:端口`；不设则内嵌",
    "embedder": "向量模型：sentence-transformers 模型名或本地文件夹",
    "passage_chars": "段落最长字数，单独一项更长时除外",
    "lock_wait": "另一个进程正在写入时等待的秒数",
    "max_file_mb": "能读的最大文件（MB）",
    "max_unpacked_mb": "docx、xlsx、ofd、zip 解压后的上限（MB），防压缩炸弹",
    "model": "对话模型 `provider:model`（如 `openai:deepseek-chat`、`ollama:qwen3`）；不设则不用",
    "model_timeout": "对话模型最长用时（秒）",
    "reranker": "给查到的段落重排的交叉编码器：sentence-transformers 模型名或本地文件夹；不设则不用",
    "model_temperature": "对话模型的温度",
    "editors": "谁可以在网页和接口上添加、删除报告：`local`（只有服务器本机，且不经代理）、`everyone`、"
    "`nobody`；放在代理后面时请设 `nobody`",
    "accounts": "是否可以登录，也可用 `gongkai chat --accounts`：登录后，对话按账号保存在服务器上；"
    "账号用 `gongkai account add` 开立",
}
COMMANDS_IN_ENGLISH = {
    "ingest": "reads files and folders; adds, updates or skips each report",
    "reports": "the catalogue; `--text ID` prints one report's text",
    "remove": "removes reports with all that belongs to them",
    "reindex": "moves the store to another embedding model; resumable, the old index serves meanwhile",
    "figures": "the figures read; `--csv` for spreadsheets",
    "audit": "what does not add up, in the library or in drafts not yet published",
    "compare": "two reports side by side: figures, and prose kept, changed, new and gone",
    "ask": "one answer; `--batch FILE` answers many",
    "draft": "the answer as a reply ready to be looked through and sent: Word or Markdown",
    "chat": "the web chat and the API",
    "account": "who may sign in, where accounts are on: add, list, remove, password",
    "feedback": "what readers thought of answers",
    "sample": "writes a set of invented sample reports",
    "eval": "runs a set of questions and prints the metrics",
    "bench": "the benchmarks",
}
Rows = Iterable[tuple[str, ...]]


def settings_rows(chinese: bool) -> Rows:
    """Each setting: its variable, its default, what it is."""
    for settings in (IngestSettings, Settings):
        for name, field in settings.model_fields.items():
            about = SETTINGS_IN_CHINESE[name] if chinese else field.description or ""
            default = _default(settings, name)
            yield f"`{_prefix(settings)}{name.upper()}`", f"`{default}`" if default else "", about


def command_rows(chinese: bool) -> Rows:
    """Each sub-command and what it does."""
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    for name, command in group.commands.items():
        about = command.get_short_help_str(200) if chinese else COMMANDS_IN_ENGLISH[name]
        yield f"`gongkai {name}`", about


API_IN_ENGLISH = {
    "/v1/ask": "an answer, whole or streamed",
    "/v1/draft": "the answer as a reply: Word or Markdown",
    "/v1/feedback": "an opinion on an answer, kept for the operator",
    "/v1/reports": "the catalogue; uploading",
    "/v1/reports/{report_id}": "one report: parts, figures, findings; removing",
    "/v1/reports/{report_id}/text": "its canonical text",
    "/v1/reports/{report_id}/file": "the original file",
    "/v1/figures": "figures with filters, JSON or CSV",
    "/v1/audit": "the check-up; of a draft that is uploaded",
    "/v1/compare": "two reports side by side",
    "/v1/models": "what OpenAI's clients ask for",
    "/v1/chat/completions": "OpenAI's protocol, with citations",
    "/healthz": "alive",
    "/readyz": "store reachable, model and indexes in memory",
    "/metrics": "counts for Prometheus",
}


def api_rows(chinese: bool) -> Rows:
    """Each address of the API with its methods and what it is for."""
    routes: dict[str, list[APIRoute]] = {}
    for part in PARTS:
        for route in part.router.routes:
            if isinstance(route, APIRoute):
                routes.setdefault(route.path, []).append(route)
    for path, there in routes.items():
        methods = " ".join(method for route in there for method in sorted(route.methods or ()))
        about = "；".join(route.summary or "" for route in there) if chinese else API_IN_ENGLISH[path]
        yield f"`{path}`", methods, about


TABLES: dict[str, tuple[Callable[[bool], Rows], tuple[str, ...], tuple[str, ...]]] = {
    "settings": (settings_rows, ("变量", "默认", "含义"), ("variable", "default", "meaning")),
    "api": (api_rows, ("地址", "方法", "作用"), ("address", "methods", "what it is for")),
    "commands": (command_rows, ("命令", "作用"), ("command", "what it does")),
}
README_IS_CHINESE = {"README.md": True, "README.en.md": False}


def rendered(text: str, chinese: bool) -> str:
    """The text with each marked table written anew."""
    for name, (rows, zh, en) in TABLES.items():
        head = zh if chinese else en
        lines = ["| " + " | ".join(row) + " |" for row in (head, ("---",) * len(head), *rows(chinese))]
        place = re.compile(rf"(<!-- {name}: .*?-->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text = place.sub(lambda found, lines=lines: found[1] + "\n".join(lines) + "\n" + found[2], text)  # type: ignore[misc]
    return text


def _prefix(settings: type[BaseSettings]) -> str:
    return str(settings.model_config.get("env_prefix", ""))


def _default(settings: type[BaseSettings], name: str) -> str:
    field = settings.model_fields[name]
    return "" if field.default_factory else f"{field.default}"  # a factory's value is this machine's


def main() -> None:
    """Write the tables, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a table is out of date")
    check = parser.parse_args().check
    behind = []
    for name, chinese in README_IS_CHINESE.items():
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        if (new := rendered(text, chinese)) != text:
            behind.append(name)
            if not check:
                path.write_text(new, encoding="utf-8")
    if check and behind:
        sys.exit(f"out of date: {', '.join(behind)}; run make docs")


if __name__ == "__main__":
    main()
