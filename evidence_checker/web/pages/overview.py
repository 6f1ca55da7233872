"""Ringkasan, what changed, units, exports, and the stream that tells open pages of a new result."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from evidence_checker import reports
from evidence_checker.assessment.compare import Comparison, compare
from evidence_checker.model import Assessment, IndicatorResult, Status, replace
from evidence_checker.reports import outline
from evidence_checker.web.live_folder import LiveFolder
from evidence_checker.web.review_queue import queue
from evidence_checker.web.site import now
from evidence_checker.web.snapshot import due, units_of
from evidence_checker.web.units import Unit, message, units
from evidence_checker.web.visit import NotFound, Visit, site_of

_GAPS, _CHANGES = 8, 6
_STREAMS = 200
_BEAT_SECONDS = 20.0
_EXPORTS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "application/octet-stream",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """An open indicator as the overview lists it. `due`: ISO date or ""; `overdue`: whether that has passed."""

    indicator: IndicatorResult
    units: tuple[str, ...]
    due: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Point:
    """One kept assessment on the line of the index. `x`, `y`: in a picture 300 wide and 60 high."""

    made_at: str
    value: float
    x: float
    y: float


def _gaps(visit: Visit) -> list[Gap]:
    decisions, today = visit.decisions(), now()[:10]
    found = []
    for result in outline.gaps(visit.snapshot.assessment):
        until = due(result.id, decisions)
        found.append(Gap(result, units_of(result, decisions), until, bool(until) and until < today))
    return found


def overview(visit: Visit) -> Response:
    """The first page: how the agency stands."""
    snapshot = visit.snapshot
    assessment = snapshot.assessment
    gaps = _gaps(visit)
    changes = _changes(visit, "")
    decisions = visit.decisions()
    counts = {status: sum(1 for each in assessment.indicators if each.status is status) for status in Status}
    return visit.page(
        "overview.html",
        a=assessment,
        beat=visit.folder.beat(),
        counts=counts,
        statuses=(Status.COMPLETE, Status.WEAK, Status.MISSING, Status.REVIEW),
        groups=outline.groups(assessment),
        gaps=gaps[:_GAPS],
        gaps_left=max(0, len(gaps) - _GAPS),
        overdue=[gap for gap in gaps if gap.overdue],
        changes=changes,
        changes_shown=_CHANGES,
        points=snapshot.once("points", lambda: _points(visit.folder, assessment)),
        incomplete=outline.incomplete(assessment),
        waiting=snapshot.once(("waiting", decisions), lambda: len(queue(snapshot, decisions))),
        decided=sum(1 for each in decisions if each.action in ("accept", "reject", "waive")),
        nav="ringkasan",
    )


def _changes(visit: Visit, since: str) -> Comparison | None:
    snapshot = visit.snapshot

    def compared() -> Comparison | None:
        earlier = visit.folder.earlier(since)
        return compare(earlier, snapshot.assessment) if earlier is not None else None

    return snapshot.once(("changes", since), compared)


def _points(folder: LiveFolder, current: Assessment) -> list[Point]:
    """The index of the last dozen assessments kept, and of this one."""
    values: list[tuple[str, float]] = []
    for kept in folder.history()[-12:]:
        found = folder.index_of(kept.id)
        if found is not None and (not values or values[-1][1] != found or kept.made_at[:10] != values[-1][0][:10]):
            values.append((kept.made_at, found))
    if current.index is not None and (not values or values[-1][1] != current.index.value):
        values.append((current.made_at, current.index.value))
    if len(values) < 2:
        return []
    low, high = min(value for _, value in values), max(value for _, value in values)
    room = max(high - low, 0.1)
    step = 280 / (len(values) - 1)
    return [
        Point(made_at, value, round(10 + number * step, 1), round(50 - 40 * (value - low) / room, 1))
        for number, (made_at, value) in enumerate(values)
    ]


def changes(visit: Visit) -> Response:
    """What changed since an earlier assessment, by default the last before this run."""
    since = visit.asked("sejak")
    history = visit.folder.history()
    if since and since not in {each.id for each in history}:
        raise NotFound
    return visit.page(
        "changes.html", changes=_changes(visit, since), history=tuple(reversed(history)), since=since, nav="ringkasan"
    )


def unit_list(visit: Visit) -> Response:
    """All units with their gaps."""
    return visit.page("units.html", units=_units(visit), nav="unit")


def _units(visit: Visit) -> tuple[Unit, ...]:
    snapshot, decisions = visit.snapshot, visit.decisions()
    return snapshot.once(("units", decisions), lambda: units(snapshot, decisions))


def unit_page(visit: Visit) -> Response:
    """The page of one unit, with the text of its message."""
    snapshot, decisions = visit.snapshot, visit.decisions()
    unit = next((each for each in _units(visit) if each.key == visit.path("unit")), None)
    if unit is None:
        raise NotFound
    assessment = snapshot.assessment
    today = now()[:10]
    return visit.page(
        "unit.html",
        unit=unit,
        message=message(unit, assessment.agency, assessment.year, decisions, visit.lang),
        dues={each.id: due(each.id, decisions) for each in unit.indicators},
        today=today,
        nav="unit",
    )


def export(visit: Visit) -> Response:
    """The report of the moment, with the decisions that hold, as a file."""
    form = visit.path("form")
    if form not in _EXPORTS:
        raise NotFound
    assessment = replace(visit.snapshot.assessment, decisions=visit.decisions())
    body = reports.render(form, assessment, visit.lang)
    visit.note("export", folder=visit.folder.name, form=form)
    name = f"hasil-periksa-{assessment.made_at[:10]}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=_EXPORTS[form], headers=headers)


_open_streams = 0


async def stream(request: Request) -> Response:
    """Server-sent events: the version of the newest result, and how many files still wait."""
    global _open_streams
    site = site_of(request)
    session = site.sessions.of(request.cookies.get(site.cookie, ""))
    folder = site.folders.get(request.path_params["folder"])
    if session is None or folder is None or _open_streams >= _STREAMS:
        return Response(status_code=204)  # tells the browser not to come back
    loop = asyncio.get_running_loop()
    news = asyncio.Event()

    def changed() -> None:
        with contextlib.suppress(RuntimeError):  # the server is ending
            loop.call_soon_threadsafe(news.set)

    async def events() -> AsyncIterator[bytes]:
        global _open_streams
        folder.listeners.append(changed)
        _open_streams += 1
        try:
            while True:
                news.clear()
                beat = folder.beat()
                version = folder.snapshot.version if folder.snapshot else 0
                yield f'data: {{"version": {version}, "queue": {beat.queue}}}\n\n'.encode()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(news.wait(), _BEAT_SECONDS)
                if site.sessions.ended(session):
                    return
        finally:
            _open_streams -= 1
            folder.listeners.remove(changed)

    return StreamingResponse(events(), media_type="text/event-stream")
