"""One watched folder, moved on by `step`: reconcile, let files settle, have them read, judge, say what changed.

Nothing here reads the disk or the clock: `Ports` does, and tests give a script in its place. The state of a file is
always derived from the tree itself, so an event that was lost costs time, never a file.
"""

from __future__ import annotations

import dataclasses
import queue
from collections.abc import Callable

from evidence_checker.assess.first_pages import is_provisional
from evidence_checker.errors import EvidenceCheckerError
from evidence_checker.model import Assessment, Examination, Finding, ReadStatus, SourceFile
from evidence_checker.watch.blind_spots import held_back, with_blind_spots
from evidence_checker.watch.emptied import Held
from evidence_checker.watch.file_states import Sightings
from evidence_checker.watch.ports import Ports
from evidence_checker.watch.verdicts import Change, Verdict, changes, verdicts

_TRUSTED_AGE_NS = 10_000_000_000
_EVENT_DELAY, _GLANCE = 0.3, 2.0
# Rest between reconciliations, in multiples of what one took: processor time, clock time, and while events come.
_REST_EFFORT, _REST_CLOCK, _REST_EVENTFUL = 50.0, 5.0, 4.0


class FolderWatch:
    """`earlier`: verdicts of the last assessment, so that only what differs is announced. `regular`: seconds between
    reconciliations where events work; `poll`: the least where they do not; `hold`: how long the files of a folder that
    emptied at one stroke are held back before they count as gone."""

    def __init__(
        self,
        name: str,
        ports: Ports,
        *,
        earlier: dict[str, Verdict] | None = None,
        sightings: Sightings | None = None,
        regular: float = 60.0,
        poll: float = 2.0,
        hold: float = 300.0,
    ) -> None:
        self.name = name
        self.ports = ports
        self.sightings = sightings or Sightings()
        self.assessment: Assessment | None = None
        self.trouble: dict[str, Finding] = {}
        self.verdicts: dict[str, Verdict] = dict(earlier or {})
        self.interval = poll
        self._regular, self._poll = regular, poll
        self._examinations: dict[str, Examination] = {}
        self._results: queue.SimpleQueue[tuple[SourceFile, Examination | None]] = queue.SimpleQueue()
        self._skipped: tuple[Finding, ...] = ()
        self._event_at: float | None = None
        self._follow_up = False
        self._scan_at = self._judge_at = self._glance_at = 0.0
        self._scan_ended = self._scan_took = self._judge_took = 0.0
        self._stale = self._unkept = False
        self.begun: set[str] = set()  # files judged by their first pages
        self.reconciled_ns = 0
        self._trust_old = True
        self.judged_at: dict[str, int] = {}
        self._failures = 0
        self._retry: dict[str, tuple[float, float]] = {}
        self._held = Held(hold)

    # ------------------------------------------------------------ what happens

    def something_happened(self) -> None:
        """Something happened below the folder; never mind what. Safe from any thread."""
        if self._event_at is None:
            self._event_at = self.ports.clock()

    def deliver(self, file: SourceFile, examination: Examination | None) -> None:
        """A reader is done with a file, or with its first pages. Safe from any thread."""
        if examination is None or not is_provisional(examination) or self.sightings.begin(file):
            self._results.put((file, examination))

    @property
    def offline(self) -> bool:
        """Whether the folder cannot be reached now."""
        return "offline" in self.trouble

    @property
    def examinations(self) -> tuple[Examination, ...]:
        """What is known of each judged file. Safe from any thread."""
        return tuple(self._examinations.copy().values())

    @property
    def skipped(self) -> tuple[Finding, ...]:
        """What the last listing could not look at."""
        return self._skipped

    @property
    def caught_up(self) -> bool:
        """Whether every file that settled has its verdict."""
        return self._at_rest and not self._stale

    @property
    def _at_rest(self) -> bool:
        """Whether nothing is to be read, and nothing judged by its first pages only."""
        return not (self.sightings.ready or self.sightings.taken or self.begun)

    def step(self) -> tuple[Change, ...]:
        """Do what is due. Returns what changed for staff. Never waits for a reader."""
        now = self.ports.clock()
        self._collect()
        if now >= self._glance_at:
            # Events do not tell that the folder itself was moved away or mounted over.
            self._glance_at = now + _GLANCE
            if not self.offline and not self.ports.there():
                self.something_happened()
        if now >= self._next_scan():
            self._reconcile(now)
        due = self.sightings.due()
        if due is not None and now >= due and not self.offline:
            self._look_closer(now)
        for path in [path for path, (at, _) in self._retry.items() if now >= at]:
            self._retry[path] = (now + 600.0, self._retry[path][1])
            self.sightings.again(path)
        if self.sightings.ready and not self.offline:
            self.ports.read(self.sightings.take, self.deliver)
            self._collect()
        return self._judge(self.ports.clock())

    def next_due(self) -> float:
        """When `step` has something to do at the latest, unless something happens or a reader delivers."""
        times = [self._next_scan(), self._glance_at]
        due = self.sightings.due()
        if due is not None and not self.offline:
            times.append(due)
        if self._stale or (self._unkept and self._at_rest):
            times.append(self._judge_at)
        times.extend(at for at, _ in self._retry.values())
        return min(times)

    # ------------------------------------------------------------ reconciliation

    def _next_scan(self) -> float:
        least = self._scan_ended + _REST_EVENTFUL * self._scan_took
        if self._event_at is not None:
            return max(self._event_at + _EVENT_DELAY, least)
        if self._follow_up:
            return max(self._scan_ended + self.sightings.settle, least)
        return self._scan_at

    def _reconcile(self, now: float) -> None:
        # What is reported from here on may be missed by this listing, and so asks for another.
        self._event_at = None
        effort = self.ports.effort()
        try:
            found = self.ports.scan()
        except (OSError, EvidenceCheckerError):
            self._went_offline(now)
            return
        took, effort = self.ports.clock() - now, self.ports.effort() - effort
        if not found.files and (self.sightings.by_path or self.verdicts):
            # Not mounted yet, or no longer: an emptied folder looks the same, and losing its verdicts can wait.
            self._went_offline(now)
            return
        self.trouble.pop("offline", None)
        recalled: list[tuple[SourceFile, Examination]] = []
        old_enough = self.ports.wall_ns() - _TRUSTED_AGE_NS

        def trusted(file: SourceFile) -> bool:
            known = self.ports.recall(file)
            if known is not None:
                recalled.append((file, known))
                return True
            return self._trust_old and 0 < max(file.modified_ns, file.changed_ns) < old_enough

        found = held_back(found, self.sightings, self._held, self.trouble, now)
        delta = self.sightings.observe(now, with_blind_spots(found, self.sightings), trusted)
        self._trust_old = False
        for file, examination in recalled:
            if self.sightings.examined(file):
                self._know(file.path, examination)
        for path in delta.gone:
            self._examinations.pop(path, None)
            self.begun.discard(path)
            self._retry.pop(path, None)
            self.judged_at.pop(path, None)
        changed = bool(delta.gone) or self._skipped != found.skipped or self.sightings.rounds == 1
        if changed or (self.assessment is not None and self.ports.decided()):
            self._stale = True
        self._skipped = found.skipped
        self._follow_up = bool(delta) or any(examination.entries for _, examination in recalled)
        self._scan_took = took
        self._scan_ended = self.ports.clock()
        self.reconciled_ns = self.ports.wall_ns()
        least = self._regular if self.ports.events_work() else self._poll
        self.interval = max(least, _REST_EFFORT * effort, _REST_CLOCK * took)
        self._scan_at = self._scan_ended + self.interval

    def _went_offline(self, now: float) -> None:
        """Keep everything, delete nothing, look again soon."""
        self.trouble["offline"] = Finding.of("EC703")
        self._follow_up = False
        self._scan_ended = self.ports.clock()
        self._scan_at = now + self._poll
        # While it was away, anything may have been copied onto it: nothing is taken as old.

    def _look_closer(self, now: float) -> None:
        """Between reconciliations only the arriving files are looked at."""
        for seen in self.sightings.arriving:
            if now - seen.since >= self.sightings.settle and now >= seen.check_at:
                self.sightings.look(now, seen.file.path, self.ports.probe(seen.file))
        self.sightings.mature(now, self.ports.lacking)

    # ------------------------------------------------------------ results and verdicts

    def _collect(self) -> None:
        while True:
            try:
                file, examination = self._results.get_nowait()
            except queue.Empty:
                return
            if examination is None:
                # It could not be had (locked, just gone): the next reconciliation sees it as new.
                self.sightings.lose(file)
                self._follow_up = True
                self.begun.discard(file.path)
            elif is_provisional(examination):
                if self.sightings.is_current(file):
                    self.begun.add(file.path)
                    self._know(file.path, examination)
            elif self.sightings.examined(file):
                self.begun.discard(file.path)
                self._know(file.path, examination)
                self._follow_up |= bool(examination.entries)  # the next listing holds what lies inside
                self._retry_later(file.path, examination)

    def _know(self, path: str, examination: Examination) -> None:
        self._examinations[path] = examination
        self._stale = True

    def _retry_later(self, path: str, examination: Examination) -> None:
        """A file whose bytes could not be had (locked, no permission) is tried again though it does not change."""
        wait = self._retry.pop(path, (0.0, 15.0))[1]
        if not examination.file.sha256 and examination.status is ReadStatus.UNREADABLE:
            wait = min(wait * 2, 600.0)
            self._retry[path] = (self.ports.clock() + wait, wait)

    def _judge(self, now: float) -> tuple[Change, ...]:
        idle = self._at_rest
        if not self._stale:
            if self._unkept and idle and now >= self._judge_at:
                self._guarded(self._keep)
            return ()
        if now < self._judge_at and (self._failures or not idle):
            return ()
        judged = self._guarded(self._judge_now)
        if judged is None:
            return ()
        self._judge_took = self.ports.clock() - now
        self._judge_at = self.ports.clock() + max(1.0, 10 * self._judge_took)
        if idle:
            self._guarded(self._keep)
        return judged

    def _judge_now(self) -> tuple[Change, ...]:
        assessment = self.ports.judge(self._examinations.values(), self._skipped)
        self._stale, self._unkept, self.assessment = False, True, assessment
        fresh = {p: self._cut_off(v) for p, v in verdicts(assessment).items() if p in self._examinations}
        kept = {p: v for p, v in self.verdicts.items() if p not in fresh and p in self.sightings.by_path}
        now = {**kept, **fresh}
        found = changes(self.verdicts, now)
        self.verdicts = now
        for change in found:
            if change.verdict is not None and self.sightings.rounds > 1:
                self.judged_at[change.path] = self.ports.wall_ns()
        return found

    def _cut_off(self, verdict: Verdict) -> Verdict:
        """The verdict of a file that was judged though its end never came says so."""
        seen = self.sightings.by_path.get(verdict.path)
        if seen is None or not seen.lacking:
            return verdict
        return dataclasses.replace(verdict, findings=(*verdict.findings, Finding.of("EC704", what=seen.lacking)))

    def _keep(self) -> None:
        if self.assessment is not None:
            self.ports.keep(self.assessment, frozenset(self.sightings.by_path))
        self._unkept = False

    def _guarded(self, act: Callable[[], tuple[Change, ...] | None]) -> tuple[Change, ...] | None:
        """The result; None when it failed: the last assessment stands, and it is tried again, ever more rarely."""
        try:
            result = act()
        except (OSError, EvidenceCheckerError) as error:
            reason = error.strerror if isinstance(error, OSError) else ""
            facts = error.facts if isinstance(error, EvidenceCheckerError) else {}
            self.trouble["check"] = Finding.of("EC705", reason=str(reason or facts.get("reason") or error))
            self._failures += 1
            self._judge_at = self.ports.clock() + min(60.0, 2.0**self._failures)
            return None
        self.trouble.pop("check", None)
        self._failures = 0
        return result
