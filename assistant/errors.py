"""Errors of the assistant; each message is one line in Chinese that may be shown as it is.

GongkaiError (ingest.errors)
└── AssistantError
    ├── UnknownProvider  the chat model's provider is not known or its package is not installed
    └── ProviderFailed   the chat model gave no usable answer
"""

from __future__ import annotations

from ingest.errors import GongkaiError


class AssistantError(GongkaiError):
    """The assistant cannot do what it was set up to do."""


class UnknownProvider(AssistantError):
    """The chat model's provider is not known, or its package is not installed."""


class ProviderFailed(AssistantError):
    """The chat model gave no usable answer."""
