"""The ``gongkai`` command: each function reads arguments, calls the library and prints."""

from __future__ import annotations

import io
import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.main import get_command

from assistant.accounts.cli import app as account_app
from assistant.options import AsJson, Home, home_settings, print_result
from ingest.errors import GongkaiError

if TYPE_CHECKING:
    from assistant.answer import Assistant
    from assistant.service import Service
    from ingest.library import Library

# What only some commands need is imported where it is needed: gongkai --help must not wait for it.

FAILED = 1
DONE_IN_PART = 3

_LOG = logging.getLogger(__name__)

app = typer.Typer(
    help="公开问答：读入政府信息公开工作年度报告，回答问题，每个数字都可查到出处。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Agency = Annotated[str | None, typer.Option("--agency", metavar="机关", help="全称、简称或名称里的几个字")]
Year = Annotated[int | None, typer.Option("--year", metavar="年度", help="报告的年度，如 2022")]
TableName = Annotated[
    str | None,
    typer.Option("--table", metavar="表", help="主动公开、依申请公开、复议诉讼、正文、图表，或其英文编号"),
]
Batch = Annotated[
    Path | None,
    typer.Option(
        "--batch", metavar="文件", help="每行一个 JSON 对象：question，可有 id、session、turns；- 为标准输入"
    ),
]


@app.callback()
def gongkai(
    home: Home = None,  # noqa: ARG001 (read by open_library)
    debug: Annotated[bool, typer.Option("--debug", help="出错时显示程序内部的详情")] = False,
) -> None:
    """Set up what stands before the command's name."""
    logging.basicConfig(level=logging.ERROR)
    for package in ("ingest", "assistant", "eval"):
        logging.getLogger(package).setLevel(logging.DEBUG if debug else logging.WARNING)


app.add_typer(account_app, name="account")


@app.command(help="读入文件和文件夹（含下级文件夹）：新增、更新或跳过每份报告。")
def ingest(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="路径", help="文件或文件夹")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Take files in; 3 where one failed."""
    from assistant.listing import outcomes_json, outcomes_text
    from assistant.output import progress_bar
    from ingest.pipeline import check_found, ingest_paths, some_failed

    start = time.perf_counter()
    with open_library(ctx, home) as library, progress_bar() as tell:
        outcomes = ingest_paths(paths, library, tell)
    seconds = time.perf_counter() - start
    if as_json:
        print_result(outcomes_json(outcomes, seconds))
    check_found(paths, outcomes)
    if not as_json:
        print_result(outcomes_text(outcomes, seconds))
    raise typer.Exit(DONE_IN_PART if some_failed(outcomes) else 0)


@app.command(help="列出资料库中的报告。")
def reports(
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Option("--text", metavar="报告编号", help="只输出这份报告的正文")
    ] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List the reports, or print the text of one."""
    from assistant.listing import catalogue_json, catalogue_text

    with open_service(ctx, home) as service:
        if text is not None:
            sys.stdout.write(service.text(text))
            return
        entries = service.reports()
    print_result(catalogue_json(entries) if as_json else catalogue_text(entries))


@app.command(help="删除报告，连同它的段落、数据和向量。")
def remove(
    ctx: typer.Context,
    report_ids: Annotated[list[str], typer.Argument(metavar="报告编号", help="用 gongkai reports 查看")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Remove reports."""
    with open_service(ctx, home) as service:
        removed = service.remove(report_ids)
    print_result({"removed": removed} if as_json else f"已删除 {'、'.join(removed)}")


@app.command(help="换用另一个向量模型；建好之前旧索引照常使用，中断后再运行会接着做。")
def reindex(
    ctx: typer.Context,
    embedder: Annotated[
        str | None,
        typer.Option("--embedder", metavar="模型", help="模型名或本地文件夹；默认 GONGKAI_EMBEDDER"),
    ] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Move the store to another embedding model."""
    from assistant.listing import reindexed_json, reindexed_text
    from assistant.output import progress_bar
    from ingest.reindex import reindex_library

    with open_library(ctx, home) as library, progress_bar() as tell:
        if embedder is None and "embedder" not in library.settings.model_fields_set:
            raise typer.BadParameter("请用 --embedder 指定换成哪个模型。")
        done = reindex_library(library, embedder or library.settings.embedder, tell)
    print_result(reindexed_json(done) if as_json else reindexed_text(done))


@app.command(help="列出从报告中读出的数据。")
def figures(
    ctx: typer.Context,
    agency: Agency = None,
    year: Year = None,
    table: TableName = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="输出可用 Excel 打开的 CSV")] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List figures."""
    from assistant import listing

    with open_service(ctx, home) as service:
        agencies, years = [agency] if agency is not None else [], [year] if year is not None else []
        rows = service.figures(agencies, years, table)
    if as_csv:
        sys.stdout.write(listing.figures_csv(rows))
    else:
        print_result(listing.figures_json(rows) if as_json else listing.figures_text(rows))


@app.command(help="年报体检：列出对不上的数和不能核对的地方；给出文件则只检查、不收录。")
def audit(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[文件]", help="还没有公布的稿件；不给则检查资料库中的报告")
    ] = None,
    agency: Agency = None,
    year: Year = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List the findings of the check-up; 3 where a draft could not be read."""
    from assistant.findings import findings_json, findings_text
    from ingest.audit.corpus import Unread

    if paths and (agency or year):
        raise typer.BadParameter("检查文件时不用 --agency 和 --year。")
    with open_service(ctx, home) as service:
        checked = service.check_paths(paths) if paths else [*service.audit(agency, year)]
    print_result(findings_json(checked) if as_json else findings_text(checked))
    raise typer.Exit(DONE_IN_PART if any(isinstance(one, Unread) for one in checked) else 0)


@app.command(help="比较两份报告：数据并列及增减，文字的沿用、改动、新增和删去。")
def compare(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="报告", help="报告编号，或“机关＋年度”，如 审批局2022")],
    second: Annotated[str, typer.Argument(metavar="报告", help="另一份")],
    html: Annotated[Path | None, typer.Option("--html", metavar="文件", help="写成一个网页文件")] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Lay two reports side by side."""
    from assistant.comparison import comparison_html, comparison_json, comparison_text

    with open_service(ctx, home) as service:
        compared = service.compare(first, second)
    if html is not None:
        _write(html, comparison_html(compared))
    if as_json:
        print_result(comparison_json(compared))
    elif html is None:
        print_result(comparison_text(compared))
    else:
        print_result(f"已写入 {html}")


@app.command(help="回答一个问题，或用 --batch 回答一个文件里的许多问题。")
def ask(
    ctx: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="问题", help="用引号括起来")] = None,
    batch: Batch = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Answer one question or many."""
    from assistant.answer import Assistant
    from assistant.output import answer_json, answer_text

    if (question is None) == (batch is None):
        raise typer.BadParameter("要么给出一个问题，要么用 --batch 指定问题文件。")
    with open_library(ctx, home) as library:
        assistant = Assistant(library)
        if batch is not None:
            raise typer.Exit(_ask_all(assistant, batch))
        answer = assistant.ask(question or "")
    print_result(answer_json(answer) if as_json else answer_text(answer))


@app.command(help="把回答起草成可以寄出的答复函：数据列表、出处脚注、待确认之处标黄。")
def draft(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="问题", help="用引号括起来")],
    docx: Annotated[Path | None, typer.Option("--docx", metavar="文件", help="写成 Word 文件")] = None,
    md: Annotated[Path | None, typer.Option("--md", metavar="文件", help="写成 Markdown 文件")] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Write the answer to a question as a reply; to standard output where no file is named."""
    from assistant.reply.draft import write_reply
    from assistant.service import draft_docx, draft_markdown

    with open_service(ctx, home) as service:
        letter = service.draft(service.ask(question))
    if docx is not None:
        write_reply(docx, draft_docx(letter))
    if md is not None:
        write_reply(md, draft_markdown(letter).encode())
    files = [str(path) for path in (docx, md) if path is not None]
    if as_json:
        print_result({"title": letter.title, "files": files, "marks": list(letter.marks)})
    elif files:
        print_result(f"已起草《{letter.title}》：{'、'.join(files)}。寄出前有 {len(letter.marks)} 处待确认。")
    else:
        print_result(draft_markdown(letter))


@app.command(help="列出读者对回答的评价：有用或没用、理由、问题、回答和出处。")
def feedback(ctx: typer.Context, home: Home = None, as_json: AsJson = False) -> None:
    """List what readers thought of answers."""
    from assistant.feedback import feedback_json, feedback_text

    with open_service(ctx, home) as service:
        opinions = service.opinions()
    print_result(feedback_json(opinions) if as_json else feedback_text(opinions))


@app.command(help="打开网页问答，同时提供接口。")
def chat(
    ctx: typer.Context,
    host: Annotated[str, typer.Option("--host", help="监听的地址；默认只有本机能访问")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="端口")] = 7860,
    accounts: Annotated[
        bool | None, typer.Option("--accounts/--no-accounts", help="可以登录，对话按账号保存在服务器上")
    ] = None,
    home: Home = None,
) -> None:
    """Serve the web chat until interrupted."""
    from assistant.web.server import serve

    with open_library(ctx, home) as library:
        serve(library, host, port, accounts)


def open_library(ctx: typer.Context, home: Path | None) -> Library:
    """The library in the home named after the command, or else before it, or else by the settings."""
    from ingest.library import Library

    return Library(home_settings(ctx, home))


@contextmanager
def open_service(ctx: typer.Context, home: Path | None) -> Iterator[Service]:
    """The same functions that the page and the API call, on the library of the command."""
    from assistant.service import Service

    with open_library(ctx, home) as library:
        yield Service(library)


def run(commands: typer.Typer) -> None:
    """Run the command line and leave with its exit code; a failure is one line on standard error."""
    _use_utf8()
    try:
        get_command(commands)()  # leaves by itself when all is done, on wrong usage and when interrupted
    except Exception as error:
        _LOG.debug("failed", exc_info=True)
        print(_explained(error), file=sys.stderr)
        sys.exit(FAILED)
    finally:
        _flush()


def _ask_all(assistant: Assistant, source: Path) -> int:
    """Answer a file's questions, a line each, as they are answered; the exit code."""
    from assistant.batch import answer_all, read_questions
    from assistant.output import answer_json

    code = 0
    questions = read_questions(source)
    for asked, answer in zip(questions, answer_all(assistant, questions), strict=True):
        if answer is None:
            code = DONE_IN_PART
            print(f"没能回答 {asked.question!r}：程序出错。用 gongkai --debug 可看到详情。", file=sys.stderr)
        else:
            print_result(answer_json(answer))
    return code


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise GongkaiError(f"写不了 {path}（{error.strerror or error}）：请换一个位置或检查权限。") from error


def _explained(error: Exception) -> str:
    """One line on what went wrong."""
    from pydantic import ValidationError

    if isinstance(error, ValidationError) and error.title.endswith("Settings"):
        problem = error.errors()[0]
        name = "GONGKAI_" + "_".join(map(str, problem["loc"])).upper()
        return f"环境变量 {name} 的值 {problem['input']!r} 不能用（{problem['msg']}）。请改正或去掉它。"
    if isinstance(error, GongkaiError):
        return " ".join(str(error).split())
    return f"程序出错（{type(error).__name__}）。用 gongkai --debug 再运行一次可看到详情。"


def _use_utf8() -> None:
    """Programs get UTF-8 whatever the locale and line ends as they are; a terminal gets what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace", newline="")


def _flush() -> None:
    """Whoever reads our output may have gone; the interpreter's own last flush must not complain of it."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
