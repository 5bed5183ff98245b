"""The check-up of one report: every rule that needs no other report."""

from __future__ import annotations

from ingest.audit.claims import audit_claims
from ingest.audit.dates import audit_dates
from ingest.audit.form import audit_form
from ingest.audit.granted import audit_granted
from ingest.audit.growth import audit_growth
from ingest.audit.parts import audit_chart, audit_parts, audit_shares
from ingest.audit.rules import RULES
from ingest.audit.sums import audit_sums
from ingest.types import Finding, Report

_FAMILIES = (
    audit_sums,
    audit_claims,
    audit_granted,
    audit_parts,
    audit_shares,
    audit_growth,
    audit_chart,
    audit_form,
    audit_dates,
)


def audit_report(report: Report) -> tuple[Finding, ...]:
    """The findings on one report, in the order of the rules. O(its figures and its text)."""
    order = list(RULES)
    findings = [finding for family in _FAMILIES for finding in family(report)]
    return tuple(sorted(findings, key=lambda finding: order.index(finding.rule)))
