"""The values of a filing plan."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from evidence_checker.model import Finding, plain

SCHEMA = "evidence-checker/plan/1"


class Act(StrEnum):
    """How a document gets from the folder into the target."""

    COPY = "copy"
    LINK = "link"
    MOVE = "move"


class SharedFiling(StrEnum):
    """What a document of several indicators gets: a copy each, hard links to one home, or one home and the index."""

    COPIES = "copies"
    LINKS = "links"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the index: a document under an indicator. `target`: where it stands; `source`: where it came from.

    `quote`: what proves it, `place`: where that is said ("Pasal 8, hlm. 5").
    """

    indicator: str
    indicator_name: str
    group: str
    target: str
    source: str
    title: str
    kind: str
    number: str
    date: str
    strength: str
    levels: tuple[int, ...]
    place: str
    quote: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A document that an earlier run filed. `turn`, `level_turn`: the numbers it has, which no other may get."""

    target: str
    sha256: str
    source: str
    indicator: str
    level: int
    turn: int
    level_turn: int


@dataclass(frozen=True, slots=True)
class Move:
    """One file to be placed.

    `source`: path in the checked folder; `target`: path in the target, relative with "/" separators. `of`: "" when it
    comes from the source, else the target of the document's home that it is hard-linked to. `reasons`: why there.
    """

    number: int
    source: str
    target: str
    act: Act
    sha256: str
    bytes: int
    of: str
    indicator: str
    level: int
    turn: int
    level_turn: int
    reasons: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class NotFiled:
    """A document that is not filed, and why."""

    path: str
    sha256: str
    reasons: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What filing would do. `stays`: filed before and right where they are. `rows`: the index as it will be."""

    framework: str
    framework_title: str
    agency: str
    year: int
    folder: str
    pattern: str
    act: Act
    serve: SharedFiling
    moves: tuple[Move, ...]
    stays: tuple[Standing, ...]
    left: tuple[NotFiled, ...]
    rows: tuple[Row, ...]

    @property
    def id(self) -> str:
        """Eight letters that tell this plan from any other."""
        return hashlib.sha256(json.dumps(plain(self), sort_keys=True).encode()).hexdigest()[:8]


class Target(Protocol):
    """What planning must know of the target folder."""

    def content(self, path: str) -> str | None:
        """SHA-256 of the file of that name (whatever its case), "" for a folder or anything else, None for nothing."""

    def spelled(self, folder: str) -> str:
        """The folder's path as it already stands there in another case or form; itself when it does not stand."""


class Nothing:
    """A target in which nothing stands."""

    def content(self, path: str) -> str | None:
        """sha256 of what stands at a path of the target; None when nothing does."""
        return None

    def spelled(self, folder: str) -> str:
        """A folder as the target spells it, whatever the case."""
        return folder


def findings_of(record: list[dict[str, Any]]) -> tuple[Finding, ...]:
    """Findings of a kept plan."""
    return tuple(
        Finding(
            str(each["code"]),
            tuple((str(k), tuple(v) if isinstance(v, list) else v) for k, v in sorted(each["facts"].items())),
        )
        for each in record
    )
