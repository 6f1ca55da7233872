"""Reading bytes in hand, for the tests of readers."""

from __future__ import annotations

from evidence_checker.model import Document, SourceFile, Unread
from evidence_checker.readers import ReadingOptions, read_bytes


def outcome(data: bytes, name: str, *, ocr: bool = False, **options: object) -> Document | Unread:
    """What becomes of a file of that name with those bytes."""
    chosen = ReadingOptions(ocr=ocr, **options)  # type: ignore[arg-type]
    return read_bytes(SourceFile(name, name, len(data), 0), data, chosen)


def document(data: bytes, name: str, *, ocr: bool = False, **options: object) -> Document:
    """The document; the test fails when there is none."""
    found = outcome(data, name, ocr=ocr, **options)
    assert isinstance(found, Document), found
    return found


def text(data: bytes, name: str) -> str:
    """All text of a document, pages apart by form feeds."""
    return "\f".join(page.text for page in document(data, name).pages)


def codes(found: Document | Unread) -> list[str]:
    """The codes of the findings."""
    return [found.why.code] if isinstance(found, Unread) else [finding.code for finding in found.findings]
