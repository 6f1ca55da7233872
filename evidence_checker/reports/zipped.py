"""Office files made the same bytes for the same content: fixed times in the archive and in docProps."""

from __future__ import annotations

import io
import re
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def fixed(data: bytes, made_at: str) -> bytes:
    """The same archive with entry times of 1980; `made_at` (ISO 8601) is when the document was created and modified."""
    stamp = (made_at[:19] if len(made_at) >= 19 and made_at[:4].isdigit() else "1980-01-01T00:00:00") + "Z"
    times = rb"\g<1>" + stamp.encode("ascii", "replace").replace(b"\\", b"") + rb"\g<3>"
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            body = source.read(entry)
            if entry.filename == "docProps/core.xml":
                body = _TIMES.sub(times, body)
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            target.writestr(info, body)
    return found.getvalue()
