"""A rule pack as values: framework, indicators, requirements, levels, thresholds."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from evidence_checker.model.knowledge import Knowledge
from evidence_checker.model.plan import PlanningFacts
from evidence_checker.model.scoring import Scoring, UnitsTogether

PUBLIC = "publik"  # an indicator's `service` that stands for every sector that serves citizens or businesses


class Strength(StrEnum):
    """How well a document proves an indicator, strongest first."""

    STRONG = "strong"
    PARTIAL = "partial"
    WEAK = "weak"


class Example(Struct, frozen=True):
    """A test inside a rule: a small document that must or must not count.

    `text`: pages separated by form feeds. `kind`/`file_name`/`agency`: optional, as a checked folder would give them.
    `expect`: "evidence", "weak" or "nothing". `finding`: the code that must explain a "nothing" or "weak", if given.
    `scanned`: its text was read by OCR, so that letters that look alike may have been mixed up.
    """

    title: str
    text: str
    expect: str
    finding: str = ""
    file_name: str = "contoh.pdf"
    agency: str = ""
    year: int = 0
    scanned: bool = False
    line: int = 0


class ContentItem(Struct, frozen=True):
    """One thing that a document must contain (an architecture domain, a stage of a life cycle).

    `beside`: when given, one of these must stand on the line of the term or on the next one (an approval is one of the
    application where a button, a menu or the application itself stands beside it). `shown_in`: kinds of document whose
    every word is of the application, so that nothing need stand beside. `form`: "" | "second_system" = beside the term
    another system must be named than the document's own; `not_names`: what is written like a system's name and is none.
    """

    id: str
    label: str
    terms: tuple[str, ...]
    beside: tuple[str, ...] = ()
    shown_in: tuple[str, ...] = ()
    form: str = ""
    not_names: tuple[str, ...] = ()


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
    `kinds`: accepted kinds of document (ids of the shared kinds).
    `subject`: phrases of which one must be found in a place listed in `zones`; empty = the indicator's own subject.
    `near_article`: the phrases by which an article of a regulation on the whole field comes near, nearest first.
    `nearby`: when given, one of these must stand in the same place (an electronic word beside a service word).
    `zones`: where the subject must stand, strongest first: "subject" (title, clause, cover), "article" (heading or lead
    of an article or section), "body". `contents`: ids of content items that must be found in that part; `at_least`: how
    many. `cap`: the best strength this way can give ("weak" for a blank form); `picture_cap`: the best that a
    picture of an application can give. `supporting`: helps, never suffices
    alone. `by_kind`: kinds of which every document is about the subject (a work plan, where a work plan is asked for).
    `shared`: one document serves several indicators alike. `drafts`: only what is still a draft counts this way, and of
    a norm only its opening (its articles, once there, speak for themselves). `issuer`: "own" | "national" | "any".
    `formal`: which of number, date, signature, final are asked for. `valid_years`: how old it may be (0 = until
    revoked). `must_contain`: what it must say besides `contents`, for the advice. `signed_by`: who signs it ("" = who
    usually signs its first kind). `for_year`: "n" (the year assessed) | "n-1" | "berlaku" (in force) | "3" (three
    years); "" = n for what is done, in force for what is laid down.
    """

    id: str
    title: str
    kinds: tuple[str, ...]
    evidence: str = "document"
    subject: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()
    near_article: tuple[str, ...] = ()
    zones: tuple[str, ...] = ("subject",)
    contents: tuple[str, ...] = ()
    at_least: int = 0
    cap: Strength = Strength.STRONG
    picture_cap: Strength = Strength.WEAK
    by_kind: tuple[str, ...] = ()
    supporting: bool = False
    shared: bool = False
    drafts: bool = False
    issuer: str = "own"
    formal: tuple[str, ...] = ()
    valid_years: int = 0
    publisher: str = ""
    bands: tuple[tuple[float, float], ...] = ()
    must_contain: tuple[str, ...] = ()
    signed_by: str = ""
    for_year: str = ""
    source: str = ""
    line: int = 0


class Need(Struct, frozen=True):
    """What a level asks for: a tree of "all" / "any" / "n" over requirement ids (leaves) and other needs.

    `operator`: "all" | "any" | "n" | "requirement" | "pair" (an older and a newer document of one requirement).
    `count`: how many for "n". `requirement`: id for a leaf.
    """

    operator: str
    requirement: str = ""
    parts: tuple[Need, ...] = ()
    count: int = 0


class Level(Struct, frozen=True):
    """One step of the ladder. `contents_at_least`: how many content items the level's documents must cover together (0
    = none, -1 = all), of those in `contents` (ids; empty = of all). `coverage`: "" | "some" | "all". `floor`: holds
    without evidence (a ladder's lowest). `deviation`: where and why the rule asks for something else than the source
    (empty = it asks for the same)."""

    number: float
    criteria: str
    need: Need | None = None
    contents_at_least: int = 0
    contents: tuple[str, ...] = ()
    coverage: str = ""
    floor: bool = False
    source: str = ""
    unverified: str = ""
    deviation: str = ""


class Indicator(Struct, frozen=True):
    """One indicator with its rule.

    `id`: as reported ("16"). `node`: id of the tree node (aspect) it hangs on. `weight`: in the framework's unit.
    `subject`: phrases that name the subject (anchors, synonyms, abbreviations, old words). `contents`: content items.
    `ladder`: levels in order. `service`: id of the sector whose electronic services are judged, PUBLIC = of any public
    sector, "" = none. `reuse_not_with`: ids whose evidence may not serve here. `unverified`: what the facts could not
    verify, shown in reports. `lineage`: (framework, id) of predecessors. `responsible`: the unit that usually owns it;
    `supported_by`: units that usually help.
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
    service: str = ""
    reuse_not_with: tuple[str, ...] = ()
    pair: str = ""
    source: str = ""
    unverified: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lineage: tuple[tuple[str, str], ...] = ()
    responsible: str = ""
    supported_by: tuple[str, ...] = ()
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
    """The bar of a verdict. Lives in the pack, is versioned with it, is printed in every report; no flag lowers it.

    `similarity`: of a phrase to what stands in the document, 0–1. `review_margin`: a phrase less similar than
    `similarity` plus this is left to a person. `low_confidence`: of OCR (0–1) below which a page's evidence is partial.
    """

    similarity: float = 0.9
    review_margin: float = 0.0
    low_confidence: float = 0.6


class Framework(Struct, frozen=True):
    """A rule pack, validated. `sha256`: of its files, in order. `scales`: name → (minimum, maximum, step; 0 =
    decimals).

    `field`: phrases of the framework's field; a document is judged by its articles or body only when its subject names
    one (empty = every document is). `knowledge`: of documents, with what this pack adds. `scale_labels`: (scale,
    value, what it is called: "A", "Ya"). `filing`: pattern by which evidence is usually filed ("" = none of its own).
    `node_names`: (node, its short name) where it has one. `score_ranges`: (scale, level, lowest and highest score that
    an assessor may give within that level, source), where a scale has decimals. `units`: what several units of one
    agency make together."""

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
    knowledge: Knowledge = Knowledge()
    instruments: tuple[str, ...] = ()
    field: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    source: str = ""
    folder: str = ""
    scale_labels: tuple[tuple[str, float, str], ...] = ()
    filing: str = ""
    node_names: tuple[tuple[str, str], ...] = ()
    planning: PlanningFacts = PlanningFacts()
    scoring: Scoring = Scoring()
    score_ranges: tuple[tuple[str, float, float, float, str], ...] = ()
    units: UnitsTogether = UnitsTogether()

    def __hash__(self) -> int:
        """Of the name and the files: the whole pack need not be gone through each time."""
        return hash((self.id, self.version, self.sha256))

    def indicator(self, identifier: str) -> Indicator:
        """The indicator of that id. Raises KeyError."""
        for indicator in self.indicators:
            if indicator.id == identifier:
                return indicator
        raise KeyError(identifier)
