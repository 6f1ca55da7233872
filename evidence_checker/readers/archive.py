"""A ZIP by itself: its entries are files of their own in the listing; here only what keeps some of them out is told."""

from __future__ import annotations

import io
import zipfile

from evidence_checker.readers import files
from evidence_checker.readers.base import Draft, Unreadable


def read(draft: Draft) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(draft.data)) as opened:
            infos = [info for info in opened.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise Unreadable("EC101", format="ZIP", detail=str(error)[:200]) from error
    if not infos:
        raise Unreadable("EC103")
    draft.note("EC137", count=len(infos))
    if len(infos) > files.MAX_ENTRIES:
        draft.note("EC119", count=len(infos), limit=files.MAX_ENTRIES)
