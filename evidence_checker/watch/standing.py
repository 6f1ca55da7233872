"""The standing of a watched folder at one moment: what the status page and the heartbeat are made from."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_checker.model import Assessment, Finding
from evidence_checker.watch.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """One judged file. `at`: when it arrived or, for what was there before, when it was last changed (ISO 8601)."""

    verdict: Verdict
    at: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One file that arrives. `lacking`: what its end lacks, "" = only not settled yet."""

    path: str
    bytes: int
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class Beat:
    """The heartbeat of one folder. `at`, `reconciled`: ISO 8601, "" = never. `mode`: "events" or "polling".

    `interval`: seconds between reconciliations. `queue`: files that wait for a reader or are being read. `begun`: of
    those, whose first pages are read and judged."""

    folder: str
    at: str
    mode: str
    interval: float
    reconciled: str
    rounds: int
    files: int
    judged: int
    queue: int
    arriving: int
    unread: int
    trouble: tuple[Finding, ...] = ()
    pid: int = 0
    ended: bool = False
    begun: int = 0


@dataclass(frozen=True, slots=True)
class WatchStatus:
    """Everything the status page shows. `rows`: newest first. `assessment`: None until the first judgement."""

    beat: Beat
    rows: tuple[Row, ...]
    waiting: tuple[Waiting, ...]
    assessment: Assessment | None
