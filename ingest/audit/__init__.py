"""The check-up (年报体检) of reports: a module a family of rules, and one table of all rules."""

from ingest.audit.bounds import bounds_of, percent_bounds
from ingest.audit.growth import Change, changes_in
from ingest.audit.report import audit_report
from ingest.audit.rules import RULES, Rule
from ingest.audit.sums import CheckedLine, check_sums
from ingest.audit.years import audit_years

__all__ = [
    "RULES", "Change", "CheckedLine", "Rule", "audit_report", "audit_years", "bounds_of", "changes_in",
    "check_sums", "percent_bounds",
]  # fmt: skip
