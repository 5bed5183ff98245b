"""Errors of evaluation; each message is one line in Chinese that may be shown as it is.

GongkaiError (ingest.errors)
├── BadCases          a question file cannot be read or breaks the format
├── BadBaseline       a file of earlier results cannot be read or is none
├── FellBehind        fewer questions are right than in the baseline, or more answers mislead
├── NothingToMeasure  there is no report, or no question, to measure on
└── MissingExtra      a package that only the benchmarks need is not installed
"""

from __future__ import annotations

from ingest.errors import GongkaiError


class BadCases(GongkaiError):
    """A question file cannot be read, or a line of it breaks the format."""


class BadBaseline(GongkaiError):
    """A file of earlier results cannot be read, or is none."""


class FellBehind(GongkaiError):
    """Fewer questions are right than in the baseline, or more answers mislead."""


class NothingToMeasure(GongkaiError):
    """There is no report, or no question, to measure on."""


class MissingExtra(GongkaiError):
    """A package that only the benchmarks need is not installed."""
