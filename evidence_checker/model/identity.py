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
