"""What a check finds: passages, claims, evidence, the standing of each indicator, the whole assessment."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct, field

from evidence_checker.model.documents import Entry, PageTrust, ReadStatus, SourceFile, TextSource
from evidence_checker.model.findings import Finding
from evidence_checker.model.identity import Identity
from evidence_checker.model.index import Index, IndexValue
from evidence_checker.model.rules import Node, Strength, Thresholds


class Status(StrEnum):
    """The standing of an indicator (contract: indicators[].status)."""

    COMPLETE = "complete"
    WEAK = "weak"
    MISSING = "missing"
    REVIEW = "review"
    NOT_APPLICABLE = "not_applicable"


Box: TypeAlias = tuple[float, float, float, float]


class Passage(Struct, frozen=True):
    """A quote: exact text of the page. `start`,`end`: characters in `Page.text`. `similarity`: 0..1.

    `box`: one (x0, y0, x1, y1) per line of the quote, fractions of the page from its top left corner; empty where the
    reader has none. `proof`: "exact" (found again in the text layer), "ocr" (found again in what OCR read), "" = not
    looked for again."""

    page: int
    start: int
    end: int
    quote: str
    term: str
    similarity: float = 1.0
    printed_page: str = ""
    article: str = ""
    source: TextSource = TextSource.TEXT
    box: tuple[Box, ...] = ()
    proof: str = ""


class Claim(Struct, frozen=True):
    """What one document offers one indicator through one requirement, before the folder as a whole is judged.

    `accepted`: whether it is evidence (then `reasons` weaken it) or a near miss (then `reasons[0]` says why not).
    `tier`: 3 = subject of the document, 2 = heading of an article or section, 1 = lead sentence, 0 = body.
    """

    indicator: str
    requirement: str
    accepted: bool
    strength: Strength
    tier: int
    passages: tuple[Passage, ...]
    contents: tuple[str, ...] = ()
    coverage: str = ""
    reasons: tuple[Finding, ...] = ()


class Examination(Struct, frozen=True):
    """All that the folder's judgement needs of one document: small, without its page text.

    `text_sha256`: of the folded text (equal text in other bytes). `fingerprint`: a locality-sensitive one of the
    text, 64-bit numbers, for near doubles (empty when there is too little text). `entries`: what lies inside the file.
    `shown`: where a manual or picture that names no service shows the first step of its use.
    """

    file: SourceFile
    status: ReadStatus
    format: str
    pages: int
    text_source: TextSource
    identity: Identity
    claims: tuple[Claim, ...]
    text_sha256: str
    fingerprint: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    trust: PageTrust = PageTrust()
    entries: tuple[Entry, ...] = ()
    shown: Passage | None = None


class Evidence(Struct, frozen=True):
    """A document that an assessor would accept as direct evidence for an indicator, however weak.

    `reasons` say what weakens it; a strength below strong without a reason cannot be built."""

    path: str
    sha256: str
    strength: Strength
    score: float
    levels: tuple[int, ...]
    requirements: tuple[str, ...]
    passages: tuple[Passage, ...]
    reasons: tuple[Finding, ...] = ()
    contents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.strength is not Strength.STRONG and not self.reasons:
            raise ValueError(f"{self.path}: {self.strength} evidence needs a reason")


class NearMiss(Struct, frozen=True):
    """A document that nearly counted, and the finding that says why not."""

    path: str
    why: Finding
    passages: tuple[Passage, ...] = ()


class Lacking(Struct, frozen=True):
    """What to bring for one requirement of the next levels.

    `requirement`: id in the rule; `title`: as one asks for it; `level`: which it helps to reach; `documents`: ids of
    the kinds that would do; `must_contain`: labels; `signed_by`: office; `year`: for which year (0 = any);
    `for_year`: "n" | "n-1" | "berlaku" (as long as it is in force) | "3" (three years up to it); `owner`: usual owner;
    `choice`: requirements with the same non-empty choice are alternatives ("cukup satu dari"), "place:how many of
    them"; `why`: "document" (none is there) | "contents" (one is there and lacks `must_contain`) | "coverage" (it does
    not tell that every unit is covered) | "pair" (its older or newer version is not there)."""

    requirement: str
    title: str
    level: float
    documents: tuple[str, ...] = ()
    must_contain: tuple[str, ...] = ()
    signed_by: str = ""
    year: int = 0
    owner: str = ""
    choice: str = ""
    why: str = "document"
    for_year: str = ""


class Placed(Struct, frozen=True):
    """A file that the user filed under an indicator (by folder or name) and that does not count there, with the one
    reason."""

    path: str
    why: Finding


class Prose(Struct, frozen=True):
    """What an assessor writes for an indicator: Fakta, Analisis, Justifikasi."""

    facts: str = ""
    analysis: str = ""
    justification: str = ""


class Step(Struct, frozen=True):
    """One step of an indicator's ladder as a report shows it: what the level asks for, in the rule pack's words;
    `source`: the article or page of the regulation it rests on."""

    level: float
    criteria: str
    unverified: str = ""
    source: str = ""


class IndicatorResult(Struct, frozen=True):
    """The standing of one indicator. `level`: highest level the evidence supports. `gain`: what the target adds to the
    index. `decided`: the same judged without the documents that a reviewer rejected for it (None = none was)."""

    id: str
    name: str
    domain: str
    aspect: str
    weight: float
    status: Status
    level: float | None
    target_level: float
    gain: float
    evidence: tuple[Evidence, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    findings: tuple[Finding, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    prose: Prose = Prose()
    responsible: str = ""
    ladder: tuple[Step, ...] = ()
    index_value: IndexValue | None = None
    placed: tuple[Placed, ...] = ()
    decided: IndicatorResult | None = None
    prose_en: Prose = Prose()

    def explained(self, lang: str) -> Prose:
        """Fakta, Analisis, Justifikasi in that language; an assessment of an earlier version has them in Indonesian."""
        return self.prose_en if lang == "en" and self.prose_en.facts else self.prose


class DocumentResult(Struct, frozen=True):
    """One file of the folder in the assessment."""

    path: str
    sha256: str
    bytes: int
    status: ReadStatus
    why: Finding | None
    pages: int
    text_source: TextSource
    identity: Identity
    duplicate_of: str | None = None
    duplicates: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    trust: PageTrust = PageTrust()
    bundle: str | None = None
    text_sha256: str = ""


class Decision(Struct, frozen=True):
    """A reviewer's decision. `action`: accept | reject | waive | assign; in the log also withdraw (takes back what
    holds) and blind_accept | blind_reject (one of two judgements made apart, which holds for nothing).
    `expires`, `made_at`: ISO 8601, "" = never. `framework`: id of the framework whose indicator it is about; "" = of a
    log written before that was told (it counts under every framework, as it did).

    `stale`: a finding when the document changed or the waiver expired (filled when the decision is applied)."""

    action: str
    indicator: str
    path: str
    sha256: str
    name: str
    reason: str
    made_at: str
    expires: str = ""
    note: str = ""
    stale: Finding | None = None
    framework: str = ""


class FrameworkStamp(Struct, frozen=True):
    """What was judged with: enough to repeat the judgement."""

    id: str
    version: str
    sha256: str
    title: str


class Assessment(Struct, frozen=True):
    """The whole result: a pure function of (files, rules, decisions, agency, year) but for `made_at`. `index_decided`:
    the index without what reviewers rejected (None = they rejected nothing)."""

    made_at: str
    framework: FrameworkStamp
    agency: str
    year: int
    folder: str
    documents: tuple[DocumentResult, ...]
    indicators: tuple[IndicatorResult, ...]
    index: Index | None
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Finding, ...] = ()
    tool_version: str = ""
    nodes: tuple[Node, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)
    index_decided: Index | None = None

    @property
    def unread(self) -> tuple[DocumentResult, ...]:
        """The files that could not be read, or that nothing here reads."""
        return tuple(d for d in self.documents if d.status in (ReadStatus.UNREADABLE, ReadStatus.UNSUPPORTED))

    @property
    def final(self) -> bool:
        """Whether every file that should be read was read (contract: exit status 3 when not)."""
        return not any(d.status in (ReadStatus.UNREADABLE, ReadStatus.PARTLY_READ) for d in self.documents)
