"""Errors of reading and keeping reports; each message is one line in Chinese that may be shown as it is.

GongkaiError
├── UnsupportedFormat    no reader for this kind of file
├── UnreadableFile       the file is damaged, empty, too large or not what its name says
├── NotAReport           readable, but not an annual report, or its agency or year cannot be told
├── NoSuchReport         there is no report of that id
├── HomeUnusable         the data folder cannot be created, read or written
├── HomeBusy             another process is writing to the data folder
├── EmbedderUnavailable  the embedding model cannot be had here
└── EmbedderMismatch     the store was built with another embedding model
"""

from __future__ import annotations


class GongkaiError(Exception):
    """What went wrong, on what, and what to do; safe to show to a user."""


class UnsupportedFormat(GongkaiError):
    """There is no reader for this kind of file."""


class UnreadableFile(GongkaiError):
    """The file is damaged, empty, too large, or not what its name says."""


class NotAReport(GongkaiError):
    """The file was read, but it is not an annual report whose agency and year can be told."""


class NoSuchReport(GongkaiError):
    """There is no report of that id."""


class HomeUnusable(GongkaiError):
    """The data folder cannot be created, read or written."""


class HomeBusy(GongkaiError):
    """Another process is writing to the data folder."""


class EmbedderUnavailable(GongkaiError):
    """The embedding model cannot be had on this machine."""


class EmbedderMismatch(GongkaiError):
    """The store holds vectors of another embedding model."""
