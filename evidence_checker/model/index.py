"""The index of an assessment and its parts, and the value of an index that others publish."""

from __future__ import annotations

from msgspec import Struct


class IndexPart(Struct, frozen=True):
    """The index of a node of the tree (domain or aspect). `grade`: what it is called where nodes are graded."""

    id: str
    name: str
    weight: float
    value: float
    grade: str = ""


class Index(Struct, frozen=True):
    """Penilaian awal, bukan nilai resmi. `value` follows the framework's formula; `predicate` its band. `covered`:
    share of the weight (0..1) judged from documents or given values; `assumed`: share taken at the floor. `least`,
    `most`: between which the index lies."""

    value: float
    predicate: str
    by_domain: tuple[IndexPart, ...]
    by_aspect: tuple[IndexPart, ...]
    covered: float = 0.0
    assumed: float = 0.0
    least: float = 1.0
    most: float = 5.0


class IndexValue(Struct, frozen=True):
    """The value of an external index as entered in `evidence.toml`, and the level that its band gives (None = no band
    holds it)."""

    value: float
    publisher: str
    year: int
    level: float | None = None
