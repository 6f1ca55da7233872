"""Many agencies in one run: who they are, how each stands, and all of them together."""

from __future__ import annotations

from msgspec import Struct

from evidence_checker.model.findings import Finding


class Agency(Struct, frozen=True):
    """One agency of a run. `id`: name of its folder below the results, unique. `folder`: path or address of its
    evidence. `name`, `year`, `framework`: "" or 0 where its own evidence.toml or the run says it. `group`: what it is
    compared within (rank or province), "" = none."""

    id: str
    folder: str
    name: str = ""
    year: int = 0
    framework: str = ""
    group: str = ""


class Standing(Struct, frozen=True):
    """One indicator of one agency. `level`: as supported by the evidence, 0 = none. `target`: level to reach.
    `reasons`: codes of what weakens or lacks, each once."""

    id: str
    status: str
    level: float
    target: float
    reasons: tuple[str, ...] = ()


class AgencyResult(Struct, frozen=True):
    """How one agency came out. `failed`: why it has no assessment (then nothing below counts). `index`: -1 where the
    framework gives none. `covered`: share of the weight judged from documents. `fingerprint`: sha256 of the assessment
    but for its time. `report`: the agency's own page, relative to the results, "" = none."""

    id: str
    name: str
    folder: str
    group: str = ""
    year: int = 0
    framework: str = ""
    failed: Finding | None = None
    exit: int = 0
    documents: int = 0
    unreadable: int = 0
    index: float = -1.0
    predicate: str = ""
    covered: float = 0.0
    standings: tuple[Standing, ...] = ()
    fingerprint: str = ""
    made_at: str = ""
    report: str = ""


class OwnText(Struct, frozen=True):
    """A document that counts as evidence of an agency, with the fingerprint of its text (see `text.fingerprint`)."""

    agency: str
    path: str
    title: str
    fingerprint: tuple[int, ...]


class SharedText(Struct, frozen=True):
    """A text that two agencies hand in as their own. `likeness`: share of common text, 0..1."""

    one: str
    one_path: str
    other: str
    other_path: str
    title: str
    likeness: float


class IndicatorColumn(Struct, frozen=True):
    """One indicator over all agencies of a framework. `mean`: of the levels. `below`: how many do not reach the
    target."""

    id: str
    name: str
    mean: float
    below: int
    missing: int
    of: int


class ReasonCount(Struct, frozen=True):
    """A reason over all agencies. `times`: indicators where it stands. `agencies`: how many have it."""

    code: str
    times: int
    agencies: int


class GroupSpread(Struct, frozen=True):
    """The index within one group: how many agencies, lowest, median, highest, and mean share covered."""

    group: str
    agencies: int
    lowest: float
    median: float
    highest: float
    covered: float


class Change(Struct, frozen=True):
    """An agency against the last run. `before`, `now`: index, -1 = none."""

    id: str
    before: float
    now: float
    risen: int
    fallen: int


class Together(Struct, frozen=True):
    """The units of one agency under one framework. `way`: "mean", "apart", or "" where the pack does not say. `value`:
    -1 where there is none. `units`: that have a value, `of`: all of them. `source`: of the way, as the pack says."""

    framework: str
    way: str
    units: int
    of: int
    value: float = -1.0
    predicate: str = ""
    source: str = ""


class RollUp(Struct, frozen=True):
    """All agencies of a run. `results`: by index, best first; those that failed last. `names`: (indicator, name).
    `together`: what they make as units of one agency, by framework; empty where they are agencies."""

    made_at: str
    framework: str
    results: tuple[AgencyResult, ...]
    columns: tuple[IndicatorColumn, ...]
    reasons: tuple[ReasonCount, ...]
    groups: tuple[GroupSpread, ...]
    shared: tuple[SharedText, ...] = ()
    changes: tuple[Change, ...] = ()
    tool_version: str = ""
    together: tuple[Together, ...] = ()
