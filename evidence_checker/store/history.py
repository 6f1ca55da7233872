"""Past assessments: each a compressed file written whole; their list, metadata only, stands in the index."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from evidence_checker.model import Assessment, ReadStatus, Status
from evidence_checker.store import durable, whole_form
from evidence_checker.store.index import Index

TABLE = "assessments"
KEPT = 30


@dataclass(frozen=True, slots=True)
class Kept:
    """A line of the list. `digest`: hash of the assessment but for `made_at`. `inputs`: key of all that went in.

    `index`: of the agency, on the framework's scale; None where there is none, or where an older version kept it.
    """

    id: str
    made_at: str
    framework: str
    agency: str
    year: int
    digest: str
    inputs: str
    documents: int
    unreadable: int
    complete: int
    weak: int
    missing: int
    index: float | None = None


class History:
    """Past assessments of one memory."""

    def __init__(self, folder: Path, index: Index) -> None:
        self.folder = folder
        self._index = index

    def list(self) -> tuple[Kept, ...]:
        """Oldest first."""
        rows: list[Mapping[str, Any]] = list(self._index.table(TABLE).values())
        kept = [msgspec.convert({k: v for k, v in row.items() if k != "key"}, Kept) for row in rows]
        return tuple(sorted(kept, key=lambda k: k.id))

    def keep(self, assessment: Assessment, inputs: str) -> Kept:
        """Keep it, unless the newest is the same but for the time. Raises OSError."""
        digest = whole_form.digest(assessment)
        earlier = self.list()
        if earlier and earlier[-1].digest == digest and inputs in ("", "-", earlier[-1].inputs):
            return earlier[-1]
        number = int(earlier[-1].id.split("-")[0]) + 1 if earlier else 1
        statuses = [i.status for i in assessment.indicators]
        kept = Kept(
            id=f"{number:06d}-{digest[:12]}",
            made_at=assessment.made_at,
            framework=f"{assessment.framework.id} {assessment.framework.version}",
            agency=assessment.agency,
            year=assessment.year,
            digest=digest,
            inputs=inputs,
            documents=len(assessment.documents),
            unreadable=sum(d.status is ReadStatus.UNREADABLE for d in assessment.documents),
            complete=statuses.count(Status.COMPLETE),
            weak=statuses.count(Status.WEAK),
            missing=statuses.count(Status.MISSING),
            index=None if assessment.index is None else assessment.index.value,
        )
        self.folder.mkdir(exist_ok=True)
        durable.replace_whole(self._path(kept.id), whole_form.packed(assessment))
        self._index.put(TABLE, kept.id, dataclasses.asdict(kept))
        for old in earlier[: max(0, len(earlier) + 1 - KEPT)]:
            self._index.drop(TABLE, [old.id])
            with contextlib.suppress(OSError):
                self._path(old.id).unlink()
        return kept

    def get(self, identifier: str) -> Assessment | None:
        """None when it is not kept, or not whole."""
        return whole_form.unpacked(durable.read(self._path(identifier)))

    def _path(self, identifier: str) -> Path:
        return self.folder / f"{identifier}.z"
