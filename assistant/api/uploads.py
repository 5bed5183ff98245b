"""Files of a multipart request, on disk for as long as they are needed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from fastapi import Request
from starlette.datastructures import UploadFile

from assistant.api.errors import BadRequest
from assistant.api.limits import MAX_FILES
from assistant.api.state import State
from assistant.service import Upload

FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "maxItems": MAX_FILES,
                            "items": {"type": "string", "format": "binary"},
                        }
                    },
                }
            }
        },
    }
}
"""What OpenAPI says of such a request. It is parsed by hand, after the route has seen who sends it."""


@asynccontextmanager
async def received(request: Request, api: State) -> AsyncIterator[list[Upload]]:
    """The files of the fields ``files``. Raises BadRequest where there is none."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise BadRequest("请用 multipart/form-data 上传文件，字段名是 files；格式见 /docs。")
    async with request.form(max_files=MAX_FILES, max_fields=MAX_FILES) as form:
        files = [file for file in form.getlist("files") if isinstance(file, UploadFile) and file.filename]
        if not files:
            raise BadRequest("请求里没有文件：请放在 multipart/form-data 的 files 字段里。")
        with TemporaryDirectory(prefix="gongkai-received-") as folder:
            uploads = [Upload(str(file.filename), Path(folder, str(n))) for n, file in enumerate(files)]
            for upload, file in zip(uploads, files, strict=True):
                await api.threads.read(_write, file.file, upload.path)
            yield uploads


def _write(source: BinaryIO, path: Path) -> None:
    with path.open("wb") as target:
        copyfileobj(source, target)
