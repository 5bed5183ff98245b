"""What the check-up found, as text grouped by report and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.output import digits, figure_json, figure_used, printable
from ingest.audit import RULES
from ingest.audit.corpus import Checked, Unread
from ingest.types import Finding, Severity

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.UNCHECKABLE: "无法核对"}
"""What each severity is called, the heaviest first."""


def findings_json(checked: Sequence[Checked | Unread]) -> dict[str, Any]:
    """``audit --json``; drafts that could not be read are listed by file under ``failed``."""
    failed = [{"file": one.file, "error": one.error} for one in checked if isinstance(one, Unread)]
    found = [
        _finding_json(one, finding)
        for one in checked
        if isinstance(one, Checked)
        for finding in _heaviest_first(one.findings)
    ]
    return {"findings": found, "failed": failed}


def findings_text(checked: Sequence[Checked | Unread]) -> str:
    """The findings of each report below its name, the heaviest first."""
    blocks = [_block(one) for one in checked if isinstance(one, Checked) and one.findings]
    blocks += [[f"没有检查：{printable(one.error)}"] for one in checked if isinstance(one, Unread)]
    return "\n\n".join("\n".join(block) for block in blocks) or "没有发现问题。"


def _block(checked: Checked) -> list[str]:
    counts = {severity: sum(f.severity is severity for f in checked.findings) for severity in SEVERITIES}
    counted = "，".join(f"{SEVERITIES[severity]} {n}" for severity, n in counts.items() if n)
    head = f"{checked.agency} {checked.year}年（{checked.file}）：{counted}"
    return [printable(head), *map(_line, _heaviest_first(checked.findings))]


def _line(finding: Finding) -> str:
    return printable(f"  {SEVERITIES[finding.severity]}〔{RULES[finding.rule].title}〕{finding.message}")


def _heaviest_first(findings: Sequence[Finding]) -> list[Finding]:
    order, rules = list(SEVERITIES), list(RULES)
    return sorted(findings, key=lambda f: (order.index(f.severity), rules.index(f.rule)))


def _finding_json(checked: Checked, finding: Finding) -> dict[str, Any]:
    before_id = checked.before_id or ""
    figures = [
        *(figure_used(checked.report_id, checked.agency, checked.year, f) for f in finding.figures),
        *(figure_used(before_id, checked.agency, checked.year - 1, f) for f in finding.before),
    ]
    return {
        "report_id": checked.report_id,
        "file": checked.file,
        "agency": checked.agency,
        "year": checked.year,
        "rule": finding.rule,
        "title": RULES[finding.rule].title,
        "explanation": RULES[finding.rule].explanation,
        "severity": finding.severity,
        "message": finding.message,
        "expected": digits(finding.expected),
        "found": digits(finding.found),
        "figures": [figure_json(figure) for figure in figures],
        "quotes": [{"quote": q.text, "start": q.start, "end": q.end} for q in finding.quotes],
    }
