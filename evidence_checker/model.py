"""Every value that flows through the program: frozen, slotted, hashable, picklable, JSON both ways.

The line is files → pages → passages → evidence → verdicts → report. A failure is a value (`Unread`),
a reason is data (`Finding`: code and facts; sentences are made last, in `wording`), a quote leads back to its page.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeAlias

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace as replace  # a value with some fields changed


def plain(value: Any) -> Any:
    """A value as dicts, lists, text and numbers, in the order of its fields."""
    return to_builtins(value)


Fact: TypeAlias = str | int | float | bool | tuple[str, ...] | None


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


class Strength(StrEnum):
    """How well a document proves an indicator, strongest first."""

    STRONG = "strong"
    PARTIAL = "partial"
    WEAK = "weak"


class Status(StrEnum):
    """The standing of an indicator (contract: indicators[].status)."""

    COMPLETE = "complete"
    WEAK = "weak"
    MISSING = "missing"
    REVIEW = "review"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# ---------------------------------------------------------------- files and pages


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
    """A word on the page image: character span in `Page.text`, box in points from the top left corner."""

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
    covered by images. `width`, `height`: points, 0 when unknown.
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
    words: tuple[WordBox, ...] = ()


class SignatureField(Struct, frozen=True):
    """An embedded signature of a PDF: seen, not validated. `signed_at`: ISO 8601 or ""."""

    signer: str = ""
    signed_at: str = ""
    reason: str = ""


class Document(Struct, frozen=True):
    """A file that was read, wholly or partly.

    `format`: "pdf", "docx", "xlsx", "pptx", "odt", "rtf", "html", "image", "text", ... as told by the content.
    `pages`: in order. `pages_total`: how many the file has (greater than ``len(pages)`` when reading stopped early).
    `findings`: what reading noticed (extension mismatch, stopped at a limit, low OCR confidence).
    `producer`: the program that wrote the file, if it says so. `written`: the day the file says it was written (ISO
    8601 or ""), a hint only. `reader`: name and version of the reader, for the cache.
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
    written: str = ""

    @property
    def text_source(self) -> TextSource:
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


# ---------------------------------------------------------------- reasons


class Finding(Struct, frozen=True):
    """One reason: a stable code with its facts. `wording` makes the sentence and the advice of it.

    `facts` are sorted (name, value) pairs so that the same finding is the same bytes.
    """

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, code: str, /, **facts: Fact) -> Finding:
        return cls(code, tuple(sorted(facts.items())))

    @property
    def mapping(self) -> Mapping[str, Fact]:
        return dict(self.facts)


# ---------------------------------------------------------------- rules


class Example(Struct, frozen=True):
    """A test inside a rule: a small document that must or must not count.

    `text`: pages separated by form feeds. `kind`/`file_name`/`agency`: optional, as a checked folder would give them.
    `expect`: "evidence", "weak" or "nothing". `finding`: the code that must explain a "nothing" or "weak", if given.
    """

    title: str
    text: str
    expect: str
    finding: str = ""
    file_name: str = "contoh.pdf"
    agency: str = ""
    year: int = 0
    line: int = 0


class ContentItem(Struct, frozen=True):
    """One thing that a document must contain (an architecture domain, a stage of a life cycle)."""

    id: str
    label: str
    terms: tuple[str, ...]


class Lookalike(Struct, frozen=True):
    """A named thing that must not be taken for the subject.

    `terms`: phrases that name it, looked for where the subject was found (title, heading, sentence).
    `unless`: phrases that make it the subject after all. `why`: one Indonesian clause for the finding.
    `indicator`: where it belongs instead, if anywhere. `source`: who rejected it, where.
    """

    terms: tuple[str, ...]
    why: str
    unless: tuple[str, ...] = ()
    indicator: str = ""
    source: str = ""


class Requirement(Struct, frozen=True):
    """A way a document can be evidence: what an assessor asks to see.

    `id`: unique in its indicator. `title`: Indonesian, as one would ask for it ("SOP pengoperasian pusat data").
    `evidence`: "document" | "image" | "link" | "number" | "manual".
    `kinds`: accepted kinds of document (ids of the framework's `kinds`).
    `subject`: phrases of which one must be found in a place listed in `zones`; empty = the indicator's own subject.
    `nearby`: when given, one of these must stand in the same place (an electronic word beside a service word).
    `zones`: where the subject must stand, strongest first: "subject" (title, clause, cover), "article" (heading or lead
    of an article or section), "body". `contents`: ids of content items that must be found in that part; `at_least`: how
    many. `cap`: the best strength this way can give ("weak" for a blank form). `supporting`: helps, never suffices
    alone. `issuer`: "own" | "national" | "any". `formal`: which of number, date, signature, final are asked for.
    `valid_years`: how old it may be (0 = until revoked). `coverage`: "" | "some" | "all" units.
    """

    id: str
    title: str
    kinds: tuple[str, ...]
    evidence: str = "document"
    subject: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()
    zones: tuple[str, ...] = ("subject",)
    contents: tuple[str, ...] = ()
    at_least: int = 0
    cap: Strength = Strength.STRONG
    supporting: bool = False
    issuer: str = "own"
    formal: tuple[str, ...] = ()
    valid_years: int = 0
    coverage: str = ""
    publisher: str = ""
    bands: tuple[tuple[float, float], ...] = ()
    source: str = ""
    line: int = 0


class Need(Struct, frozen=True):
    """What a level asks for: a tree of "all" / "any" / "n" over requirement ids (leaves) and other needs.

    `operator`: "all" | "any" | "n" | "requirement". `count`: how many for "n". `requirement`: id for a leaf.
    """

    operator: str
    requirement: str = ""
    parts: tuple[Need, ...] = ()
    count: int = 0


class Level(Struct, frozen=True):
    """One step of the ladder. `contents_at_least`: how many content items the level's documents must cover together (0
    = none, -1 = all). `coverage`: "" | "some" | "all". `floor`: holds without evidence (level 1 of SPBE)."""

    number: float
    criteria: str
    need: Need | None = None
    contents_at_least: int = 0
    coverage: str = ""
    floor: bool = False
    source: str = ""
    unverified: str = ""


class Indicator(Struct, frozen=True):
    """One indicator with its rule.

    `id`: as reported ("16"). `node`: id of the tree node (aspect) it hangs on. `weight`: in the framework's unit.
    `subject`: phrases that name the subject (anchors, synonyms, abbreviations, old words). `contents`: content items.
    `ladder`: levels in order. `reuse_not_with`: ids whose evidence may not serve here. `unverified`: what the facts
    could not verify, shown in reports. `lineage`: (framework, id) of predecessors.
    """

    id: str
    name: str
    short_name: str
    node: str
    weight: float
    scale: str
    target: float
    subject: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    ladder: tuple[Level, ...]
    contents: tuple[ContentItem, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()
    applications: tuple[str, ...] = ()
    reuse_not_with: tuple[str, ...] = ()
    pair: str = ""
    source: str = ""
    unverified: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lineage: tuple[tuple[str, str], ...] = ()
    responsible: str = ""
    examples: tuple[Example, ...] = ()
    file: str = ""


class Node(Struct, frozen=True):
    """A node of the framework's tree (domain, aspect, question group). `parent` is "" at the top. `weight`: 0 =
    unweighted."""

    id: str
    name: str
    label: str
    parent: str
    weight: float


class Predicate(Struct, frozen=True):
    """A named band of the index: from `minimum` up to the next band."""

    label: str
    minimum: float


class Thresholds(Struct, frozen=True):
    """The bar of a verdict. Lives in the pack, is versioned with it, is printed in every report; no flag lowers it."""

    similarity: float = 0.9
    review_margin: float = 0.1
    low_confidence: float = 0.6


class Framework(Struct, frozen=True):
    """A rule pack, validated. `sha256`: of its files, in order. `scales`: name → (minimum, maximum, step; 0 =
    decimals).

    `field`: phrases of the framework's field; a document is judged by its articles or body only when its subject names
    one (empty = every document is). `scale_labels`: (scale, value, what it is called: "A", "Ya")."""

    id: str
    version: str
    title: str
    regulation: str
    sha256: str
    nodes: tuple[Node, ...]
    indicators: tuple[Indicator, ...]
    scales: tuple[tuple[str, float, float, float], ...]
    predicates: tuple[Predicate, ...]
    thresholds: Thresholds
    weight_total: float
    kinds: tuple[tuple[str, str], ...] = ()
    instruments: tuple[str, ...] = ()
    field: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    source: str = ""
    folder: str = ""
    scale_labels: tuple[tuple[str, float, str], ...] = ()

    def __hash__(self) -> int:
        """Of the name and the files: the whole pack need not be gone through each time."""
        return hash((self.id, self.version, self.sha256))

    def indicator(self, identifier: str) -> Indicator:
        """The indicator of that id. Raises KeyError."""
        for indicator in self.indicators:
            if indicator.id == identifier:
                return indicator
        raise KeyError(identifier)


# ---------------------------------------------------------------- identity


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


# ---------------------------------------------------------------- verdicts


class Passage(Struct, frozen=True):
    """A quote: exact text of the page. `start`,`end`: characters in `Page.text`. `similarity`: 0..1."""

    page: int
    start: int
    end: int
    quote: str
    term: str
    similarity: float = 1.0
    printed_page: str = ""
    article: str = ""
    source: TextSource = TextSource.TEXT


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

    `text_sha256`: of the folded text (equal text in other bytes). `sketch`: a locality-sensitive fingerprint of the
    text, 64-bit numbers, for near doubles (empty when there is too little text).
    """

    file: SourceFile
    status: ReadStatus
    format: str
    pages: int
    text_source: TextSource
    identity: Identity
    claims: tuple[Claim, ...]
    text_sha256: str
    sketch: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


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


class Prose(Struct, frozen=True):
    """What an assessor writes for an indicator: Fakta, Analisis, Justifikasi."""

    facts: str = ""
    analysis: str = ""
    justification: str = ""


class Step(Struct, frozen=True):
    """One step of an indicator's ladder as a report shows it: what the level asks for, in the rule pack's words."""

    level: float
    criteria: str
    unverified: str = ""


class IndicatorResult(Struct, frozen=True):
    """The standing of one indicator. `level`: highest level the evidence supports. `gain`: what the target adds to the
    index."""

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
    lacking: tuple[str, ...] = ()
    prose: Prose = Prose()
    responsible: str = ""
    ladder: tuple[Step, ...] = ()


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


class IndexPart(Struct, frozen=True):
    """The index of a node of the tree (domain or aspect)."""

    id: str
    name: str
    weight: float
    value: float


class Index(Struct, frozen=True):
    """Penilaian awal, bukan nilai resmi. `value` follows the framework's formula; `predicate` its band."""

    value: float
    predicate: str
    by_domain: tuple[IndexPart, ...]
    by_aspect: tuple[IndexPart, ...]


class Decision(Struct, frozen=True):
    """A reviewer's decision. `action`: accept | reject | waive | assign. `expires`, `made_at`: ISO 8601, "" = never.

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


class FrameworkStamp(Struct, frozen=True):
    """What was judged with: enough to repeat the judgement."""

    id: str
    version: str
    sha256: str
    title: str


class Assessment(Struct, frozen=True):
    """The whole result: a pure function of (files, rules, decisions, agency, year) but for `made_at`."""

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

    @property
    def unread(self) -> tuple[DocumentResult, ...]:
        return tuple(d for d in self.documents if d.status in (ReadStatus.UNREADABLE, ReadStatus.UNSUPPORTED))

    @property
    def final(self) -> bool:
        """Whether every file that should be read was read (contract: exit status 3 when not)."""
        return not any(d.status in (ReadStatus.UNREADABLE, ReadStatus.PARTLY_READ) for d in self.documents)


class Context(Struct, frozen=True):
    """Whose evidence is judged, and for which year.

    `agencies`: the agency's names, first the official one; empty = not told, so only national documents are refused.
    `year`: being assessed, 0 = not told. `applications`: (indicator id, names) that the agency added.
    """

    agencies: tuple[str, ...] = ()
    year: int = 0
    applications: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(
        cls,
        agency: str,
        aliases: tuple[str, ...] = (),
        year: int = 0,
        applications: tuple[tuple[str, tuple[str, ...]], ...] = (),
    ) -> Context:
        """From settings as a user writes them; "" is no name."""
        return cls(tuple(name for name in (agency, *aliases) if name), year, applications)

    @property
    def told(self) -> bool:
        return any(agency.strip() for agency in self.agencies)
