"""What every reader knows: its bytes, and the ways it may fail."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from evidence_checker.model import Document, Entry, Fact, Finding, Page, ReadStatus, SignatureField, SourceFile, replace
from evidence_checker.readers import progress
from evidence_checker.readers.begun import Begun, Paused
from evidence_checker.readers.options import ReadingOptions

if TYPE_CHECKING:
    from evidence_checker.readers.ocr.session import Session


class Unreadable(Exception):
    """The file cannot be read; the finding says what it was."""

    def __init__(self, code: str, /, status: ReadStatus = ReadStatus.UNREADABLE, **facts: Fact) -> None:
        super().__init__(code)
        self.finding = Finding.of(code, **facts)
        self.status = status


class Stopped(Exception):
    """A limit was reached; what was read until then is kept."""

    def __init__(self, code: str, /, **facts: Fact) -> None:
        super().__init__(code)
        self.finding = Finding.of(code, **facts)


class Reader(Protocol):
    """A module of this package that reads one format: `read` gives pages, `gather` makes the document of them."""

    def read(self, draft: Draft) -> None:
        """Fill the draft. Raises Unreadable (nothing came out) or Stopped (what is in the draft is kept)."""


@dataclass(slots=True)
class Draft:
    """A document while it is being read: the bytes, the options, and what came out so far.

    `ocr`: how its pictures are read, from the first one on. `compared`: what was learned by reading a page in two ways
    (key: what was compared; each time whether it gave anything), so that later pages need not be. `layers_off`: names
    of the layers of a PDF that nobody sees, None = not looked for.
    `holds`: whether other files may lie inside; a reader that knows better says so and spares the search. `inserted`:
    how many documents this one is inserted in.
    `first`: pause when so many pages were read by OCR and as many more wait, 0 = never. `done`: the last page that was
    looked at. `begun`: what a pause keeps.
    """

    file: SourceFile
    data: bytes
    format: str
    options: ReadingOptions
    pages: list[Page] = field(default_factory=list)
    pages_total: int = 0
    findings: list[Finding] = field(default_factory=list)
    signatures: list[SignatureField] = field(default_factory=list)
    title: str = ""
    producer: str = ""
    entries: list[Entry] = field(default_factory=list)
    holds: bool = True
    inserted: int = 0
    characters: int = 0
    ocr: Session | None = None
    compared: dict[str, list[bool]] = field(default_factory=dict)
    layers_off: frozenset[str] | None = None
    first: int = 0
    done: int = 0
    begun: Begun | None = None
    started: float = field(default_factory=time.monotonic)

    def note(self, code: str, /, **facts: Fact) -> None:
        """Note a finding about the file."""
        finding = Finding.of(code, **facts)
        if finding not in self.findings:
            self.findings.append(finding)

    def session(self) -> Session:
        """The OCR of this document."""
        if self.ocr is None:
            from evidence_checker.readers.ocr.session import Session

            self.ocr = Session(self.options)
        return self.ocr

    def add(self, page: Page) -> None:
        """Keep a page. Raises Stopped when the document's characters are over the limit."""
        text = page.text
        if len(text) > self.options.max_page_characters:
            self.note("EC121", what="characters", limit=self.options.max_page_characters, page=page.number)
            page = replace(page, text=text[: self.options.max_page_characters])
        self.pages.append(page)
        self.characters += len(page.text)
        progress.report(len(self.pages), max(self.pages_total, len(self.pages)))
        if self.characters > self.options.max_characters:
            raise Stopped("EC107", read=len(self.pages), pages=self.pages_total, limit=self.options.max_characters)

    def within(self, numbers: Iterable[int]) -> Iterator[int]:
        """The page numbers (1-based) that may be read. Raises Stopped at a limit of pages or time, or where it
        crashed."""
        for number in numbers:
            if number > self.options.max_pages:
                raise Stopped("EC107", read=number - 1, pages=self.pages_total, limit=self.options.max_pages)
            if not progress.may_read(number):
                raise Stopped("EC110", read=number - 1, pages=self.pages_total)
            if time.monotonic() - self.started > self.options.seconds:
                raise Stopped("EC108", read=number - 1, pages=self.pages_total, seconds=int(self.options.seconds))
            yield number

    def following(self, total: int) -> Iterator[int]:
        """The pages (1-based, of `total`) that are still to be read: see `within`. Raises Paused after the first ones
        where that is wanted."""
        self.pages_total = total
        if self.done:
            progress.report(self.done, total)
        for number in self.within(range(self.done + 1, total + 1)):
            if self.first and self.ocr is not None and self.ocr.settled.pages >= self.first <= total - number + 1:
                self.begun = Begun(
                    self.file.sha256, number - 1, tuple(self.pages), tuple(self.findings), self.compared,
                    self.ocr.settled, time.monotonic() - self.started,
                )  # fmt: skip
                raise Paused
            yield number
            self.done = number

    def go_on(self, begun: Begun) -> None:
        """Take up what an earlier reading of the same bytes began."""
        self.pages, self.findings, self.compared = list(begun.pages), list(begun.findings), begun.compared
        self.done, self.characters = begun.done, sum(len(page.text) for page in begun.pages)
        self.started -= begun.seconds
        if begun.ocr is not None:
            from evidence_checker.readers.ocr.session import Session

            self.ocr = Session(self.options, begun.ocr)

    def document(self, stopped: bool) -> Document:
        """What was read, as a document. `stopped`: reading ended early."""
        total = max(self.pages_total, len(self.pages))
        if self.ocr is not None and self.ocr.settled.left_poor:
            self.note("EC140", count=self.ocr.settled.left_poor, limit=self.ocr.settled.spent)
        partly = stopped or len(self.pages) < total or any(f.code in PARTLY for f in self.findings)
        return Document(
            file=self.file,
            format=self.format,
            pages=tuple(self.pages),
            status=ReadStatus.PARTLY_READ if partly else ReadStatus.READ,
            pages_total=total,
            findings=tuple(self.findings),
            signatures=tuple(self.signatures),
            metadata_title=self.title[:500],
            producer=self.producer[:200],
            reader=self.options.key,
            entries=tuple(self.entries),
        )


# Findings that say that something of the document was not read.
PARTLY = frozenset({"EC107", "EC108", "EC109", "EC110", "EC117", "EC119", "EC120", "EC121", "EC122", "EC151", "EC152"})
