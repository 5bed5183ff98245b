"""Settings of the assistant, from the environment (``GONGKAI_…``) with the defaults below."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Editors(StrEnum):
    """Who may add and remove reports on the page and through the API."""

    LOCAL = "local"
    EVERYONE = "everyone"
    NOBODY = "nobody"


class Settings(BaseSettings):
    """Which chat model words the answers, how long it may take, and which model orders passages, if any."""

    model_config = SettingsConfigDict(env_prefix="GONGKAI_", extra="ignore")

    model: str = Field(
        default="",
        description="chat model as provider:model (openai:deepseek-chat, ollama:qwen3); empty: none",
    )
    model_timeout: float = Field(default=60, gt=0, description="seconds a chat model may take")
    reranker: str = Field(
        default="",
        description="cross-encoder that puts the best passages in order: sentence-transformers model name "
        "or local folder; empty: none",
    )
    model_temperature: float = Field(default=0, ge=0, le=2, description="temperature of the chat model")
    editors: Editors = Field(
        default=Editors.LOCAL,
        description="who may add and remove reports on the page and through the API: local (only from the "
        "server's own machine, through no proxy), everyone or nobody; behind a proxy set nobody",
    )
    accounts: bool = Field(
        default=False,
        description="whether visitors may sign in, and have their conversations kept on the server; "
        "accounts are made by gongkai account add",
    )
