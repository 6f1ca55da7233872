"""What a document is: kind, number, date, issuer, state, signature."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from evidence_checker.model.findings import Finding


class State(StrEnum):
    """Whether a document is in force or still being drafted."""

    FINAL = "final"
    DRAFT = "draft"
    UNDETERMINED = "undetermined"


class Signature(StrEnum):
    """What was seen of a signature; nothing here is validated."""

    ELECTRONIC = "electronic"
    SEEN = "seen"
    NOT_SEEN = "not_seen"
    UNKNOWN = "unknown"


class DateQuote(Struct, frozen=True):
    """Where a document tells one of its dates. `of`: "document" | "period_from" | "period_to" | "received"; `page`:
    1-based; `quote`: the exact text of the page."""

    of: str
    page: int
    quote: str


class DocumentDates(Struct, frozen=True):
    """The three clocks of a document, ISO 8601, each "" where its text does not tell: the day it was set down, the
    period it covers, the day it was received. A file's own time is none of them."""

    document: str = ""
    period_from: str = ""
    period_to: str = ""
    received: str = ""
    quotes: tuple[DateQuote, ...] = ()


class ElectronicService(Struct, frozen=True):
    """The electronic service that a document documents. `application`: its name as written; `unit`: who runs it;
    `sector`: id of `rules/shared/sectors.yaml` or ""; `named_at`: page on which it is named, 1-based."""

    application: str
    unit: str = ""
    sector: str = ""
    named_at: int = 0


class Zone(Struct, frozen=True):
    """A stretch of a page and the part it plays: "subject", "heading", "lead", "body", "citation", "contents",
    "definition", "explanation", "attachment". `article`: the Pasal or section it belongs to ("Pasal 8", "BAB IV"), if
    any."""

    page: int
    start: int
    end: int
    role: str
    article: str = ""
    heading: str = ""


class Identity(Struct, frozen=True):
    """What a document is. Empty string = not found. `date`: ISO 8601. `year`: 0 = unknown.

    `kind`: id ("peraturan_kepala_daerah", "keputusan", "sop", ...). `issuer`: as printed. `subject`: the lines that say
    what it is about, with where they stand. `signals`: reasons for `state` and `signature`.
    """

    kind: str = ""
    title: str = ""
    number: str = ""
    date: str = ""
    year: int = 0
    issuer: str = ""
    state: State = State.UNDETERMINED
    signature: Signature = Signature.UNKNOWN
    valid_until: str = ""
    zones: tuple[Zone, ...] = ()
    signals: tuple[Finding, ...] = ()
    amends: tuple[str, ...] = ()
    revokes: tuple[str, ...] = ()
    dates: DocumentDates = DocumentDates()
    service: ElectronicService | None = None
