"""Measures the check-up on reports with a planted inconsistency of every rule, and on clean ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from eval.bench.block import Counts, Measured
from eval.sample.corpus import WRITERS
from eval.sample.faults import FAULTS, Fault
from eval.sample.pairs import PAIR_LOOKS, Pair, draft_pair, with_remarks
from eval.sample.truth import Truth
from ingest.audit import RULES, audit_years
from ingest.parse import parse_file
from ingest.settings import IngestSettings
from ingest.types import Finding, Report

YEARS = (2020, 2021, 2022)
_SEED = 7


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule: reports made to break it, how many of them were found, and how often it cried wolf.

    A false alarm is a finding on a clean report, or one that the planted fault does not bring with it.
    """

    rule: str
    planted: int
    found: int
    false_alarms: int


def bench_audit(n: int, seed: int) -> list[RuleRow]:
    """``n`` reports with one fault each, all rules in turn, and ``n`` clean ones, each read from its file."""
    planted, found, false = Counter[str](), Counter[str](), Counter[str]()
    with TemporaryDirectory(prefix="gongkai-audit-") as folder:
        for rule, pair in _planted(n, seed):
            rules = {finding.rule for finding in findings_on(pair, Path(folder), FAULTS[rule])}
            planted[rule] += 1
            found[rule] += rule in rules
            false.update(rules - {rule} - FAULTS[rule].brings)
        for number in range(n):
            pair = clean_pair(Random(f"{seed}/clean/{number}"), number)
            false.update({finding.rule for finding in findings_on(pair, Path(folder))})
    return [RuleRow(rule, planted[rule], found[rule], false[rule]) for rule in RULES]


def audited(counts: Counts) -> Measured:
    """The check-up in the benchmark of figures: each rule, and all together."""
    rows = bench_audit(counts.audited, _SEED) if counts.audited else []
    each = [(row.rule, row.planted, row.found, row.false_alarms) for row in rows]
    sums = [sum(column) for column in zip(*((n, m, k) for _, n, m, k in each), strict=True)]
    lines = [(name, *map(str, numbers)) for name, *numbers in [*each, ("合计", *sums)]] if rows else []
    title = f"年报体检（植入问题的报告 {counts.audited} 份，没有问题的 {counts.audited} 份）"
    return Measured(title, ("规则", "植入", "查出", "误报"), tuple(lines), tuple(map(asdict, rows)))


def clean_pair(rng: Random, number: int) -> Pair:
    """A pair with nothing to find."""
    look = PAIR_LOOKS[number % len(PAIR_LOOKS)]
    return with_remarks(draft_pair(rng, YEARS[number % len(YEARS)], look), rng)


def faulty_pair(rule: str, rng: Random, number: int) -> Pair:
    """A pair whose later report breaks the rule; drawn again until there is something to break."""
    fault = FAULTS[rule]
    looks = [look for look in PAIR_LOOKS if not fault.txt_only or look.layout in ("rows", "tabbed", "ragged")]
    looks = [look for look in looks if not fault.printed or look.layout in ("rows", "tabbed", "")]
    look = looks[number % len(looks)]
    while True:
        year = fault.years[number % len(fault.years)]
        pair: Pair | None = draft_pair(rng, year, look, old_form=fault.old_form)
        if pair and fault.draft:
            pair = fault.draft(pair, rng)
        pair = with_remarks(pair, rng) if pair else None
        if pair and fault.text:
            pair = fault.text(pair, rng)
        if pair:
            return replace(pair, now=replace(pair.now, planted=(rule,)))
        number += 1


def findings_on(pair: Pair, folder: Path, fault: Fault | None = None) -> list[Finding]:
    """What the check-up finds in the later report, both written to files and read again."""
    before = _read(pair.before, pair, folder)
    now = _read(pair.now, pair, folder, fault)
    return [*now.findings, *audit_years(now, before)]


def _planted(n: int, seed: int) -> Iterator[tuple[str, Pair]]:
    rules = list(FAULTS)
    for number in range(n):
        rule = rules[number % len(rules)]
        yield rule, faulty_pair(rule, Random(f"{seed}/{rule}/{number}"), number // len(rules))


def _read(truth: Truth, pair: Pair, folder: Path, fault: Fault | None = None) -> Report:
    path = folder / truth.file
    WRITERS[pair.look.suffix](truth, path, pair.look)
    if fault is not None and fault.printed is not None:
        page = path.read_text(encoding=pair.look.encoding)
        path.write_text(fault.printed(page), encoding=pair.look.encoding)
    return parse_file(path, IngestSettings())
