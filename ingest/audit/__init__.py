"""The check-up (年报体检) of reports: a module a family of rules, and one table of all rules."""

from ingest.audit.report import audit_report
from ingest.audit.rules import RULES, Rule
from ingest.audit.sums import CheckedLine, check_sums
from ingest.audit.years import audit_years

__all__ = ["RULES", "CheckedLine", "Rule", "audit_report", "audit_years", "check_sums"]
