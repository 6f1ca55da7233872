"""The standing of a watched folder as values: its heartbeat, and the board for the status page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence_checker.model import ReadStatus
from evidence_checker.watch.standing import Beat, Row, Waiting, WatchStatus

if TYPE_CHECKING:
    from evidence_checker.watch.folder import FolderWatch


def beat_of(watch: FolderWatch, pid: int = 0) -> Beat:
    """The heartbeat of a watch. `pid`: of the process that watches."""
    unread = sum(e.status is ReadStatus.UNREADABLE for e in watch.examinations)
    return Beat(
        folder=watch.name,
        at=watch.ports.iso(watch.ports.wall_ns()),
        mode="events" if watch.ports.events_work() else "polling",
        interval=watch.interval,
        reconciled=watch.ports.iso(watch.reconciled_ns) if watch.reconciled_ns else "",
        rounds=watch.sightings.rounds,
        files=len(watch.sightings.by_path),
        judged=len(watch.examinations),
        queue=watch.sightings.ready + watch.sightings.taken,
        arriving=len(watch.sightings.arriving),
        unread=unread,
        trouble=tuple(watch.trouble[key] for key in sorted(watch.trouble)),
        pid=pid,
        begun=len(watch.begun),
    )


def board_of(watch: FolderWatch, pid: int = 0) -> WatchStatus:
    """The standing of a watch, rows newest first. `pid`: of the process that watches."""

    def age(path: str) -> tuple[int, int, str]:
        seen = watch.sightings.by_path.get(path)
        modified = seen.file.modified_ns if seen else 0
        return watch.judged_at.get(path, 0), modified, path

    rows = []
    for path in sorted(watch.verdicts, key=age, reverse=True):
        at, modified, _ = age(path)
        rows.append(Row(watch.verdicts[path], watch.ports.iso(at or modified)))
    waiting = tuple(
        Waiting(seen.file.path, seen.file.bytes, seen.lacking)
        for seen in sorted(watch.sightings.arriving, key=lambda seen: seen.file.path)
    )
    return WatchStatus(beat_of(watch, pid), tuple(rows), waiting, watch.assessment)
