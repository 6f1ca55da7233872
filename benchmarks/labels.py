"""The labels of a corpus, read as they are written, and how runs are scored against them.

A corpus folder holds `folders.csv` (folder, agency, year) and `labels.csv`: one row a document, `path` relative to the
corpus, `indicators_primary` (an assessor would take it as direct evidence, even weak), `indicators_secondary` (counts
neither for nor against), and what the document is (`doc_type`, `number`, `year`, `is_draft`, `agency`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# One public service sector in three slots: which service stands in which slot is the agency's choice.
SLOTS = {"46": "45", "47": "45"}
GROUPS = (("1-10", range(1, 11)), ("11-31", range(11, 32)), ("32-47", range(32, 48)))


def slot(indicator: str) -> str:
    return SLOTS.get(indicator, indicator)


def group(indicator: str) -> str:
    number = int(indicator) if indicator.isdecimal() else 0
    return next((name for name, numbers in GROUPS if number in numbers), "lain")


@dataclass(frozen=True, slots=True)
class Folder:
    path: str
    agency: str
    year: int


@dataclass(frozen=True, slots=True)
class Label:
    """`primary`, `secondary`: slots of indicators. `row`: the whole row, for what the document is."""

    path: str
    primary: frozenset[str]
    secondary: frozenset[str]
    row: Mapping[str, str]


def _slots(cell: str) -> frozenset[str]:
    return frozenset(slot(part.strip().lstrip("0")) for part in cell.replace(",", ";").split(";") if part.strip())


def folders(corpus: Path) -> list[Folder]:
    with (corpus / "folders.csv").open(encoding="utf-8", newline="") as table:
        return [Folder(row["folder"].strip("/"), row["agency"], int(row["year"] or 0)) for row in csv.DictReader(table)]


def labels(corpus: Path) -> list[Label]:
    with (corpus / "labels.csv").open(encoding="utf-8", newline="") as table:
        return [
            Label(row["path"], _slots(row["indicators_primary"]), _slots(row["indicators_secondary"]), row)
            for row in csv.DictReader(table)
        ]


@dataclass(slots=True)
class Count:
    """Pairs (document, indicator)."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def cells(self) -> str:
        return f"{self.hits:5} {self.wrong:5} {self.missed:6} {self.precision:9.2f} {self.recall:6.2f} {self.f1:5.2f}"


def outcomes(found: Mapping[str, Iterable[str]], truth: Iterable[Label]) -> Iterator[tuple[Label, str, str]]:
    """(label, slot, "hits" | "wrong" | "missed") of every pair that counts. `found`: path → slots."""
    for label in truth:
        got = set(found.get(label.path, ()))
        for outcome, numbers in (
            ("hits", got & label.primary),
            ("wrong", got - label.primary - label.secondary),
            ("missed", label.primary - got),
        ):
            for number in sorted(numbers, key=lambda text: (len(text), text)):
                yield label, number, outcome


def counted(found: Mapping[str, Iterable[str]], truth: list[Label]) -> dict[str, Count]:
    """ "all", every group and every indicator (as "#16") → its count."""
    made: dict[str, Count] = {"all": Count()}
    for _, number, outcome in outcomes(found, truth):
        for key in ("all", group(number), f"#{number}"):
            count = made.setdefault(key, Count())
            setattr(count, outcome, getattr(count, outcome) + 1)
    return made


def silent(found: Mapping[str, Iterable[str]], truth: list[Label]) -> tuple[int, int]:
    """Of the documents that are evidence for nothing, how many were used for nothing."""
    nothing = [label for label in truth if not label.primary]
    return sum(not set(found.get(label.path, ())) - label.secondary for label in nothing), len(nothing)
