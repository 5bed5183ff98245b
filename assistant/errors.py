"""Errors of the assistant; each message is one line in Chinese that may be shown as it is.

GongkaiError (ingest.errors)
└── AssistantError
    ├── UnknownProvider  the chat model's provider is not known or its package is not installed
    ├── ProviderFailed   the chat model gave no usable answer
    ├── RerankerUnavailable  the cross-encoder cannot be had on this machine
    ├── NothingToDraft   the answer is none that could be sent as a reply
    └── Unwritable       a file the user asked for cannot be written
"""

from __future__ import annotations

from ingest.errors import GongkaiError


class AssistantError(GongkaiError):
    """The assistant cannot do what it was set up to do."""


class UnknownProvider(AssistantError):
    """The chat model's provider is not known, or its package is not installed."""


class ProviderFailed(AssistantError):
    """The chat model gave no usable answer."""


class RerankerUnavailable(AssistantError):
    """The cross-encoder cannot be had on this machine."""


class NothingToDraft(AssistantError):
    """The answer is none that could be sent as a reply."""


class Unwritable(AssistantError):
    """A file that the user asked for cannot be written."""
