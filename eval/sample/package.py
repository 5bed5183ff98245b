"""Office files are zip packages; theirs hold the time of writing, which must not get into the sample."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LONG_AGO = (2000, 1, 1, 0, 0, 0)
_WRITTEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def dated_alike(package: bytes) -> bytes:
    """The package with every entry dated alike, so that building the corpus again changes nothing."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _WRITTEN.sub(rb"\g<1>2000-01-01T00:00:00Z", data)
            target.writestr(ZipInfo(entry.filename, _LONG_AGO), data, ZIP_DEFLATED)
    return out.getvalue()
