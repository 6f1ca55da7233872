"""Files and what was read of them: pages, words, signatures; a failure is a value (`Unread`)."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from evidence_checker.model.findings import Finding
from evidence_checker.model.places import Box, boxes_of, stretches


class ReadStatus(StrEnum):
    """How far a file was read (contract: documents[].status)."""

    READ = "read"
    PARTLY_READ = "partly_read"
    UNREADABLE = "unreadable"
    UNSUPPORTED = "unsupported"


class TextSource(StrEnum):
    """Where the text of a page, or of a whole document, came from."""

    TEXT = "text"
    OCR = "ocr"
    MIXED = "mixed"
    NONE = "none"


class SourceFile(Struct, frozen=True):
    """A regular file below the checked folder.

    `path`: as shown and reported: relative, "/" separators, bytes that are no UTF-8 as ``\\xNN``, control characters
    escaped, an archive's entry as ``archive.zip/inner.pdf``. `system_path`: what the operating system opens (may hold
    surrogates). `sha256`: lower-case hex of the bytes ("" while unknown). `modified_ns`: mtime in nanoseconds.
    `inode`, `changed_ns`: file number and time of the last change of the entry (st_ino, st_ctime_ns); 0 = not known
    (Windows). With size and mtime they tell an unchanged file without opening it.
    """

    path: str
    system_path: str
    bytes: int
    modified_ns: int
    sha256: str = ""
    inode: int = 0
    changed_ns: int = 0


class WordBox(Struct, frozen=True):
    """A word (OCR) or a line (text layer) of a page: its span in `Page.text`, its box in points from the top left
    corner."""

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float


class Page(Struct, frozen=True):
    """One page (PDF, image), section or sheet (DOCX, XLSX, PPTX) of a document.

    `number`: 1-based, as a viewer counts. `text`: plain text, "\\n" line ends, in reading order. `source`: text layer
    or OCR. `confidence`: 0..1, 1.0 for a sound text layer. `label`: the number printed on the page, if seen. `heading`:
    what an auditor can search for where the format has no pages ("Sheet: Anggaran"). `picture_share`: 0..1 of the page
    covered by images. `width`, `height`: points, 0 when unknown. `why`: a code of EC14x, how the page came to be read
    this way where that is not plain, "" = its text layer or its whole picture was read. `places`: see `places`.
    """

    number: int
    text: str
    source: TextSource = TextSource.TEXT
    confidence: float = 1.0
    label: str = ""
    heading: str = ""
    picture_share: float = 0.0
    width: float = 0.0
    height: float = 0.0
    places: str = ""
    why: str = ""

    @property
    def words(self) -> tuple[WordBox, ...]:
        """Where the words stand, () where the reader does not know."""
        wide, high = self.width, self.height
        return tuple(
            WordBox(start, end, *(round(v * size, 1) for v, size in zip(box, (wide, high, wide, high), strict=True)))
            for start, end, box in stretches(self.text, self.places)
        )

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Left, top, right, bottom of each line of ``text[start:end]``, fractions of the page; () where not known."""
        return boxes_of(self.text, self.places, start, end)


class PageTrust(Struct, frozen=True):
    """Which pages of a document were read poorly, and why. `pages_low`: 1-based; `why`: a code of EC1xx, "" = none."""

    pages_low: tuple[int, ...] = ()
    why: str = ""


class SignatureField(Struct, frozen=True):
    """An embedded signature of a PDF: seen, not validated. `signed_at`: ISO 8601 or ""."""

    signer: str = ""
    signed_at: str = ""
    reason: str = ""


class Entry(Struct, frozen=True):
    """What lies inside a file (of an archive, attached to a mail or PDF, embedded): its name there, size in bytes and
    lower-case hex sha256 ("" when it could not be read)."""

    name: str
    bytes: int = 0
    sha256: str = ""


class Document(Struct, frozen=True):
    """A file that was read, wholly or partly.

    `format`: "pdf", "docx", "xlsx", "pptx", "odt", "rtf", "html", "image", "text", ... as told by the content.
    `pages`: in order. `pages_total`: how many the file has (greater than ``len(pages)`` when reading stopped early).
    `findings`: what reading noticed (extension mismatch, stopped at a limit, low OCR confidence).
    `producer`: the program that wrote the file, if it says so. `reader`: name and version of the reader, for the cache.
    `entries`: what lies inside, each examined as a file of its own.
    """

    file: SourceFile
    format: str
    pages: tuple[Page, ...]
    status: ReadStatus = ReadStatus.READ
    pages_total: int = 0
    findings: tuple[Finding, ...] = ()
    signatures: tuple[SignatureField, ...] = ()
    metadata_title: str = ""
    producer: str = ""
    reader: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def text_source(self) -> TextSource:
        """Where the text came from, over all pages that have any."""
        sources = {page.source for page in self.pages if page.text.strip()}
        if not sources:
            return TextSource.NONE
        return sources.pop() if len(sources) == 1 else TextSource.MIXED

    @property
    def mostly_scanned(self) -> bool:
        """Whether more than half of the pages were read by OCR."""
        return 2 * sum(page.source is TextSource.OCR for page in self.pages) > len(self.pages)


class Unread(Struct, frozen=True):
    """A file that could not be read: a sibling of `Document`, never an empty one.

    `why`: a finding whose code says what it was (damaged, protected, over a limit, reader crashed, unsupported...).
    """

    file: SourceFile
    status: ReadStatus
    why: Finding
    entries: tuple[Entry, ...] = ()
