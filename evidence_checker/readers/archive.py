"""An archive or mailbox by itself: its entries are files of their own; here only what keeps some out is told."""

from __future__ import annotations

from evidence_checker.readers.base import Draft
from evidence_checker.readers.contents import list_archive


def read(draft: Draft) -> None:
    """Read an archive: only what its listing noticed; its entries are files of their own."""
    list_archive(draft)
