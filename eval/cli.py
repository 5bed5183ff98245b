"""The ``gongkai`` command whole: the assistant's commands and those of evaluation."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli import app, open_library, run
from assistant.options import AsJson, Home, home_settings

if TYPE_CHECKING:
    from eval.baseline import Comparison
    from eval.bench.beside import Beside
    from eval.bench.retrieval import Row as RetrievalRow
    from eval.cases import Case
    from eval.runner import Row
    from eval.subject import Subject

# What only some commands need is imported where it is needed, as in assistant.cli.

_SET = "题库文件（JSON Lines，格式见 eval/data/README.md）；默认用示例报告和它的题"
_REPORTS = "先把这个文件夹读入临时资料库，再对它提问"
_SEED = "示例报告的随机种子；同一个数得到同样的报告和题"
_KIND = "只问这一题型，可重复"
_HELDOUT = "只问留出的题，或只问开发用的题"
_SAMPLE = "只问这么多题，等距抽取，每次相同"
_HTML = "另写一份带图的网页报告"
_BASELINE = "与这份基线逐题比较；默认问示例报告时与随附的基线比较"
_WRITE = "把这次的逐题结果写成基线"
_HOLD = "比基线差时以 1 退出"
_PLAIN = "同时测普通 LangChain 检索链：答案是否在它检到的五段里"
_BENCHES = (
    "ask：提问用时，与普通 LangChain 链对照；ingest：读入用时；"
    "figures：表格数据读对多少；retrieval：各种检索方式的召回；web：50 人同时提问"
)
_NUMBER = "figures：每种格式生成多少份报告"
_ONLY = "figures：只测这一块，可重复：digital、office、pictures、real、audit、beside、pace、growth"
_FULL = (
    "figures：按公布数据时的份数测，要几个小时，默认约十分钟；"
    "retrieval：比较全部检索方式，约一小时，默认几分钟"
)
_PICTURED = "figures：图片和扫描件每种情形生成多少份报告，0 为不测"

SetFile = Annotated[Path | None, typer.Option("--set", metavar="文件", help=_SET)]
Seed = Annotated[int | None, typer.Option("--seed", metavar="数", help=_SEED)]
Reports = Annotated[Path | None, typer.Option("--reports", metavar="文件夹", help=_REPORTS)]


@app.command("eval", help="用题库评测：按题型列出答对、误导、引文、拒答、检索的比例和各阶段用时。")
def evaluate(
    ctx: typer.Context,
    set_file: SetFile = None,
    reports: Reports = None,
    seed: Seed = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="题型", help=_KIND)] = None,
    heldout: Annotated[bool | None, typer.Option("--heldout/--dev", help=_HELDOUT)] = None,
    most: Annotated[int | None, typer.Option("--sample", metavar="数", min=1, help=_SAMPLE)] = None,
    details: Annotated[bool, typer.Option("--details", help="列出答错的题")] = False,
    html: Annotated[Path | None, typer.Option("--html", metavar="文件", help=_HTML)] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", metavar="文件", help=_BASELINE)] = None,
    write: Annotated[Path | None, typer.Option("--write-baseline", metavar="文件", help=_WRITE)] = None,
    hold: Annotated[bool, typer.Option("--hold", help=_HOLD)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=_PLAIN)] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Run a question set, print what it comes to and keep it where that is asked."""
    from assistant.output import progress_bar
    from eval.cases import chosen
    from eval.runner import run_cases

    with _opened(ctx, set_file, reports, home, seed) as (subject, cases), progress_bar() as tell:
        cases = chosen(cases, kind or (), heldout, most)
        if not cases:
            raise typer.BadParameter("没有符合 --kind、--heldout 或 --dev 的题。")
        corpus = subject.corpus()
        rows = run_cases(
            cases, subject.ask, subject.search, corpus, on_progress=lambda done: tell(done, len(cases), "")
        )
        beside = _beside(subject, cases) if plain else None
    compared = _compared(rows, baseline, of_sample=set_file is None and seed is None)
    _keep(ctx, home, set_file, rows, compared)
    _show(rows, compared, beside, html, details=details, as_json=as_json)
    if write is not None:
        from eval.baseline import write_baseline

        write_baseline(write, rows)
    if hold:
        _hold_to(compared)


@app.command(help="基准：gongkai bench ask、ingest、figures、retrieval 或 web。")
def bench(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="名称", help=_BENCHES)],
    set_file: SetFile = None,
    reports: Annotated[
        str | None, typer.Option("--reports", metavar="文件夹或份数", help=f"{_REPORTS}；{_NUMBER}")
    ] = None,
    pictured: Annotated[int | None, typer.Option("--pictures", metavar="份数", min=0, help=_PICTURED)] = None,
    only: Annotated[list[str] | None, typer.Option("--only", metavar="块", help=_ONLY)] = None,
    full: Annotated[bool, typer.Option("--full", help=_FULL)] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Run one benchmark and print its figures."""
    from eval.bench import ask, ingest, retrieval

    folder = Path(reports) if reports else None
    if name == "ask":
        with _opened(ctx, set_file, folder, home) as (subject, cases):
            timings = ask.bench_ask(subject, cases)
        _print_json(ask.to_json(timings)) if as_json else print(ask.to_text(timings))
    elif name == "ingest":
        times = ingest.bench_ingest([folder]) if folder else ingest.bench_sample()
        _print_json(ingest.to_json(times)) if as_json else print(ingest.to_text(times))
    elif name == "figures":
        _bench_figures(reports, pictured, only, full=full, as_json=as_json)
    elif name == "web":
        from eval.bench import web

        met = web.bench_web()
        _print_json(web.to_json(met)) if as_json else print(web.to_text(met))
    elif name == "retrieval":
        rows = _bench_retrieval(ctx, set_file, folder, home, full=full)
        _print_json(retrieval.to_json(rows)) if as_json else print(retrieval.to_text(rows))
    else:
        raise typer.BadParameter(f"没有名为 {name!r} 的基准，可用：ask、ingest、figures、retrieval、web。")


def _bench_retrieval(
    ctx: typer.Context, set_file: Path | None, reports: Path | None, home: Path | None, *, full: bool
) -> list[RetrievalRow]:
    """On the sample corpora and, where a question file is given, on the reports it is about as well."""
    from assistant.lookup.rerank import open_reranker
    from assistant.output import progress_bar
    from assistant.settings import Settings
    from eval.bench.collection import of_cases
    from eval.bench.retrieval import FEW, HELD_OUT, bench_retrieval
    from eval.subject import temporary_library

    real = None
    if set_file is not None:
        with _opened(ctx, set_file, reports, home) as (subject, cases):
            store = subject.library.store
            found = [store.report(entry.report_id) for entry in store.catalogue()]
            real = of_cases([report for report in found if report], cases)
    with temporary_library() as library, progress_bar() as tell:
        bench = partial(bench_retrieval, library.embedder, open_reranker(Settings()), real, tell)
        return bench() if full else bench(seeds=((), HELD_OUT), ways=FEW)


def _bench_figures(
    reports: str | None, pictured: int | None, only: list[str] | None, *, full: bool, as_json: bool
) -> None:
    """Print each block when it is done, or all as one document."""
    from eval.bench import figures
    from eval.bench.block import FULL, Counts

    if reports is not None and not (reports.isascii() and reports.isdigit() and int(reports)):
        raise typer.BadParameter(f"bench figures 的 --reports 是每种格式的份数，不是 {reports!r}。")
    unknown = sorted(set(only or ()) - set(figures.BLOCKS))
    if unknown:
        raise typer.BadParameter(f"没有名为 {unknown[0]!r} 的块，可用：{'、'.join(figures.BLOCKS)}。")
    counts = FULL if full else Counts()
    counts = counts if reports is None else counts.with_reports(int(reports))
    counts = counts if pictured is None else replace(counts, pictured=pictured)
    blocks = figures.bench_figures(counts, only)
    if as_json:
        _print_json(figures.to_json(list(blocks)))
        return
    for _, measured in blocks:
        print(figures.to_text(measured), flush=True)


@app.command(help="生成示例报告：虚构机关的年报，各种格式；答案在其中的 .truth 文件夹。")
def sample(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="写到这里")],
    seed: Seed = None,
) -> None:
    """Write the sample corpus."""
    from eval.sample import SEED, build_sample

    truths = build_sample(folder, SEED if seed is None else seed)
    print(f"已生成 {len(truths)} 份示例报告：{folder}")


def main() -> None:
    """Run the command."""
    run(app)


@contextmanager
def _opened(
    ctx: typer.Context,
    set_file: Path | None,
    reports: Path | None,
    home: Path | None,
    seed: int | None = None,
) -> Iterator[tuple[Subject, list[Case]]]:
    """What is asked and the questions: the sample, or a question file on a home or on a folder of reports."""
    from eval.cases import load_cases
    from eval.sample import SEED
    from eval.subject import subject_of_library, subject_of_reports, subject_of_sample

    if set_file is None:
        if reports is not None:
            raise typer.BadParameter("--reports 要与 --set 一起用：题从题库文件来。")
        with subject_of_sample(SEED if seed is None else seed) as subject_and_cases:
            yield subject_and_cases
        return
    cases = load_cases(set_file)
    if reports is not None:
        with subject_of_reports([reports]) as subject:
            yield subject, cases
        return
    with open_library(ctx, home) as library:
        yield subject_of_library(library), cases


def _compared(rows: Sequence[Row], baseline: Path | None, *, of_sample: bool) -> Comparison | None:
    """The run against a baseline: the one named, or for the sample the one that comes with the program."""
    from eval.baseline import FILE, compare, load_baseline

    if baseline is None and not (of_sample and FILE.exists()):
        return None
    return compare(rows, load_baseline(baseline or FILE))


def _beside(subject: Subject, cases: Sequence[Case]) -> Beside:
    from eval.bench.beside import run_beside

    return run_beside(subject, cases)


def _hold_to(compared: Comparison | None) -> None:
    """Raise FellBehind where the baseline was better."""
    from eval.errors import FellBehind

    if compared is not None and compared.fell:
        raise FellBehind(
            "评测结果比基线差，见上面“新答错”“新误导”。请修正，或确认后用 --write-baseline 重写基线。"
        )


def _keep(
    ctx: typer.Context,
    home: Path | None,
    set_file: Path | None,
    rows: Sequence[Row],
    compared: Comparison | None,
) -> None:
    """Leave the result in the home, where the page 评测 finds it; not being able to stops nothing."""
    from assistant.errors import Unwritable
    from assistant.evaluation import keep_evaluation
    from eval import report

    try:
        on = "sample" if set_file is None else set_file.name
        keep_evaluation(home_settings(ctx, home).home.expanduser(), on, report.to_json(rows, compared))
    except Unwritable as error:
        print(error, file=sys.stderr)


def _show(
    rows: Sequence[Row],
    compared: Comparison | None,
    beside: Beside | None,
    html: Path | None,
    *,
    details: bool,
    as_json: bool,
) -> None:
    from eval import report

    if html is not None:
        from eval.page import to_html

        html.write_text(to_html(rows, "公开问答评测", compared, beside), encoding="utf-8")
    if as_json:
        extra = {"plain": beside.to_json()} if beside else {}
        _print_json({**report.to_json(rows, compared), **extra})
        return
    print(report.to_text(rows, compared))
    if beside:
        print(beside.to_text())
    if details:
        print(report.details(rows))


def _print_json(document: dict[str, Any]) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=2))
