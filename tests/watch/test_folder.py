"""A watched folder fed by script: no disk, no clock, no sleeping."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

from evidence_checker.errors import StateError, UsageError
from evidence_checker.model import (
    Assessment,
    DocumentResult,
    Examination,
    Finding,
    FrameworkStamp,
    Identity,
    ReadStatus,
    SourceFile,
    TextSource,
    replace,
)
from evidence_checker.watch import verdicts
from evidence_checker.watch.folder import FolderWatch
from evidence_checker.watch.ports import Deliver, Found, Taken
from evidence_checker.watch.standing_of import beat_of, board_of
from evidence_checker.watch.verdicts import Change

OLD_NS = 1_000_000_000_000
WALL_NS = 2_000_000_000_000


def file(path: str, size: int = 10, modified_ns: int = OLD_NS) -> SourceFile:
    return SourceFile(path, "/bukti/" + path, size, modified_ns, "", 1, modified_ns)


def examination(found: SourceFile, status: ReadStatus = ReadStatus.READ) -> Examination:
    sha256 = f"{found.path}:{found.bytes}" if status is ReadStatus.READ else ""
    return Examination(replace(found, sha256=sha256), status, "pdf", 1, TextSource.TEXT, Identity(), (), sha256)


@dataclass
class Script:
    """Ports whose world is a dict that the test changes. `slow`: paths a reader takes and keeps until told."""

    tree: dict[str, SourceFile] = field(default_factory=dict)
    now: float = 100.0
    away: bool = False
    events: bool = True
    blind: tuple[str, ...] = ()
    ends: dict[str, str] = field(default_factory=dict)
    memory: dict[str, Examination] = field(default_factory=dict)
    slow: set[str] = field(default_factory=set)
    locked: set[str] = field(default_factory=set)
    readers: int = 2
    held: list[tuple[SourceFile, Deliver]] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    kept: list[Assessment] = field(default_factory=list)
    scans: int = 0
    scan_takes: float = 0.0
    scan_costs: float = 0.0
    spent: float = 0.0
    judgements: int = 0
    failure: Exception | None = None
    new_decision: bool = False

    def clock(self) -> float:
        return self.now

    def wall_ns(self) -> int:
        return WALL_NS + int(self.now * 1e9)

    def effort(self) -> float:
        return self.spent

    def iso(self, wall_ns: int) -> str:
        return str(wall_ns)

    def events_work(self) -> bool:
        return self.events

    def there(self) -> bool:
        return not self.away

    def scan(self) -> Found:
        self.scans += 1
        self.now += self.scan_takes
        self.spent += self.scan_costs
        if self.away:
            raise UsageError("ES101", path="/bukti")
        seen = [f for p, f in self.tree.items() if not p.startswith(tuple(b + "/" for b in self.blind))]
        return Found(tuple(sorted(seen, key=lambda f: f.path)), (), self.blind)

    def probe(self, found: SourceFile) -> SourceFile | None:
        return self.tree.get(found.path)

    def lacking(self, found: SourceFile) -> str:
        return self.ends.get(found.path, "")

    def recall(self, found: SourceFile) -> Examination | None:
        known = self.memory.get(found.path)
        return known if known and known.file.bytes == found.bytes else None

    def read(self, take: Taken, deliver: Deliver) -> None:
        while len(self.held) < self.readers and (taken := take(True)) is not None:
            self.order.append(taken.path)
            if taken.path in self.slow:
                self.held.append((taken, deliver))
            elif taken.path in self.locked:
                deliver(taken, examination(taken, ReadStatus.UNREADABLE))
            else:
                deliver(taken, examination(taken) if taken.path in self.tree else None)

    def decided(self) -> bool:
        return self.new_decision

    def judge(self, examinations: Iterable[Examination], skipped: tuple[Finding, ...]) -> Assessment:
        if self.failure is not None:
            raise self.failure
        self.judgements += 1
        self.new_decision = False
        documents = tuple(
            DocumentResult(e.file.path, e.file.sha256, e.file.bytes, e.status, None, 1, e.text_source, e.identity)
            for e in sorted(examinations, key=lambda e: e.file.path)
        )
        stamp = FrameworkStamp("uji", "1", "", "Uji")
        return Assessment("", stamp, "", 0, "/bukti", documents, (), None)

    def keep(self, assessment: Assessment, present: frozenset[str]) -> None:
        self.kept.append(assessment)


def run(watch: FolderWatch, script: Script, seconds: float) -> list[Change]:
    """Let the time pass in the steps that the watch itself asks for."""
    found: list[Change] = []
    until = script.now + seconds
    for _ in range(100_000):
        found += watch.step()
        due = watch.next_due()
        if due > until:
            break
        script.now = max(script.now, due)
    else:
        raise AssertionError("the watch never rests")
    script.now = max(script.now, until)
    return found


def judged(watch: FolderWatch) -> dict[str, str]:
    assert watch.assessment is not None
    return {d.path: d.sha256 for d in watch.assessment.documents}


@pytest.fixture
def script() -> Script:
    return Script()


def started(script: Script, **tree: SourceFile) -> FolderWatch:
    watch = FolderWatch("/bukti", script)
    run(watch, script, 1.0)
    return watch


def test_what_lies_there_untouched_is_judged_at_once(script: Script) -> None:
    script.tree = {f"{n}.pdf": file(f"{n}.pdf") for n in range(5)}
    watch = FolderWatch("/bukti", script)
    changes = watch.step()
    assert sorted(change.path for change in changes) == sorted(script.tree)
    assert script.kept


def test_a_new_file_waits_until_it_settles(script: Script) -> None:
    watch = started(script)
    script.tree["a.pdf"] = file("a.pdf", modified_ns=script.wall_ns())
    watch.something_happened()
    assert run(watch, script, 1.0) == []
    assert [seen.file.path for seen in watch.sightings.arriving] == ["a.pdf"]
    assert [change.path for change in run(watch, script, 4.0)] == ["a.pdf"]


def test_a_slow_copy_is_read_once_when_it_is_whole(script: Script) -> None:
    watch = started(script)
    script.ends["a.pdf"] = "%%EOF"
    changes: list[Change] = []
    for second in range(100):
        script.tree["a.pdf"] = file("a.pdf", 10_000 * (second + 1), script.wall_ns())
        watch.something_happened()
        changes += run(watch, script, 1.0)
    assert changes == [] and script.order == []
    script.ends.clear()
    changes = run(watch, script, 30.0)
    assert [change.kind for change in changes] == ["judged"]
    assert script.order == ["a.pdf"]


def test_a_copy_that_pauses_is_not_taken_for_whole(script: Script) -> None:
    watch = started(script)
    script.tree["a.pdf"] = file("a.pdf", 100, script.wall_ns())
    script.ends["a.pdf"] = "%%EOF"
    watch.something_happened()
    run(watch, script, 30.0)
    assert script.order == []
    script.tree["a.pdf"] = file("a.pdf", 200, script.wall_ns())
    script.ends.clear()
    watch.something_happened()
    run(watch, script, 10.0)
    assert script.order == ["a.pdf"]
    assert judged(watch) == {"a.pdf": "a.pdf:200"}


def test_a_file_that_stays_broken_is_judged_as_it_is_and_again_when_replaced(script: Script) -> None:
    watch = started(script)
    script.tree["a.pdf"] = file("a.pdf", 100, script.wall_ns())
    script.ends["a.pdf"] = "%%EOF"
    watch.something_happened()
    run(watch, script, 90.0)
    assert judged(watch) == {"a.pdf": "a.pdf:100"}
    assert [finding.code for finding in watch.verdicts["a.pdf"].findings] == ["EC704"]
    assert "belum utuh (%%EOF)" in verdicts.detail(watch.verdicts["a.pdf"], "id")
    script.tree["a.pdf"] = file("a.pdf", 300, script.wall_ns())
    script.ends.clear()
    run(watch, script, 120.0)
    assert watch.verdicts["a.pdf"].findings == ()
    assert judged(watch) == {"a.pdf": "a.pdf:300"}
    assert script.order == ["a.pdf", "a.pdf"]


def test_nothing_that_events_lost_stays_unseen_for_two_reconciliations(script: Script) -> None:
    watch = started(script)
    script.tree = {f"{n}.pdf": file(f"{n}.pdf", modified_ns=script.wall_ns()) for n in range(3_000)}
    before = script.scans
    run(watch, script, 130.0)
    assert script.scans - before <= 4
    assert set(judged(watch)) == set(script.tree)


def test_renamed_files_leave_no_verdict_behind(script: Script) -> None:
    script.tree = {f"{n}.pdf": file(f"{n}.pdf") for n in range(300)}
    watch = started(script)
    for generation in range(5):
        script.tree = {f"{n}-{generation}.pdf": file(f"{n}-{generation}.pdf") for n in range(300)}
        watch.something_happened()
        run(watch, script, 0.4)
    run(watch, script, 10.0)
    assert set(judged(watch)) == set(script.tree)
    assert set(watch.verdicts) == set(script.tree)


def test_a_renamed_file_is_judged_at_once_under_its_new_name(script: Script) -> None:
    script.tree = {"a.pdf": file("a.pdf"), "b.pdf": file("b.pdf")}
    watch = started(script)
    del script.tree["a.pdf"]
    script.tree["sub/a.pdf"] = replace(file("sub/a.pdf"), changed_ns=script.wall_ns())
    watch.something_happened()
    changes = run(watch, script, 0.5)
    assert [(change.kind, change.path) for change in changes] == [("gone", "a.pdf"), ("judged", "sub/a.pdf")]


def test_a_folder_that_was_moved_away_is_noticed_without_any_event(script: Script) -> None:
    script.tree = {"a.pdf": file("a.pdf")}
    watch = started(script)
    script.away = True
    run(watch, script, 4.0)
    assert watch.offline


def test_a_file_that_changes_while_it_is_read_is_read_again(script: Script) -> None:
    watch = started(script)
    script.slow.add("a.pdf")
    script.tree["a.pdf"] = file("a.pdf", 100, script.wall_ns())
    watch.something_happened()
    run(watch, script, 5.0)
    (taken, deliver), script.held = script.held[0], []
    script.tree["a.pdf"] = file("a.pdf", 200, script.wall_ns())
    watch.something_happened()
    run(watch, script, 1.0)
    deliver(taken, examination(taken))
    script.slow.clear()
    run(watch, script, 10.0)
    assert judged(watch) == {"a.pdf": "a.pdf:200"}


@pytest.mark.parametrize("empty", [False, True])
def test_a_share_that_vanishes_or_turns_empty_deletes_nothing(script: Script, empty: bool) -> None:
    script.tree = {f"{n}.pdf": file(f"{n}.pdf") for n in range(20)}
    watch = started(script)
    there = script.tree
    script.away, script.tree = not empty, {} if empty else there
    watch.something_happened()
    assert run(watch, script, 300.0) == []
    assert watch.offline
    assert len(watch.verdicts) == 20
    script.away, script.tree = False, {**there, "baru.pdf": file("baru.pdf", modified_ns=script.wall_ns())}
    assert [change.path for change in run(watch, script, 10.0)] == ["baru.pdf"]
    assert not watch.offline


def test_a_share_that_is_not_there_yet_at_the_start_deletes_nothing(script: Script) -> None:
    script.tree = {"a.pdf": file("a.pdf"), "b.pdf": file("b.pdf")}
    earlier = started(script).verdicts
    there, script.tree, script.kept = script.tree, {}, []
    watch = FolderWatch("/bukti", script, earlier=earlier)
    assert run(watch, script, 30.0) == []
    assert watch.offline and script.kept == []
    script.tree = there
    run(watch, script, 10.0)
    assert set(judged(watch)) == set(there)


def test_what_lies_in_a_folder_that_cannot_be_listed_is_not_gone(script: Script) -> None:
    script.tree = {"a/x.pdf": file("a/x.pdf"), "b.pdf": file("b.pdf")}
    watch = started(script)
    script.blind = ("a",)
    watch.something_happened()
    run(watch, script, 70.0)
    assert set(judged(watch)) == {"a/x.pdf", "b.pdf"}


def test_a_slow_scan_does_not_hold_up_the_rest(script: Script) -> None:
    script.slow.add("pindai.pdf")
    script.tree = {"pindai.pdf": file("pindai.pdf", modified_ns=OLD_NS + 9)}
    script.tree |= {f"{n}.pdf": file(f"{n}.pdf") for n in range(50)}
    watch = FolderWatch("/bukti", script)
    run(watch, script, 5.0)
    assert script.order[0] == "pindai.pdf"
    assert set(judged(watch)) == set(script.tree) - {"pindai.pdf"}
    assert beat_of(watch).queue == 1


def test_new_files_are_read_before_the_backlog(script: Script) -> None:
    script.readers = 1
    script.tree = {f"{n}.pdf": file(f"{n}.pdf", modified_ns=OLD_NS + n) for n in range(10)}
    script.slow = {"9.pdf"}
    watch = FolderWatch("/bukti", script)
    run(watch, script, 3.0)
    script.tree["baru.pdf"] = file("baru.pdf", modified_ns=1)
    watch.something_happened()
    run(watch, script, 5.0)
    (taken, deliver), script.held = script.held[0], []
    deliver(taken, examination(taken))
    run(watch, script, 5.0)
    assert script.order[:2] == ["9.pdf", "baru.pdf"]


def test_what_is_remembered_is_not_read(script: Script) -> None:
    script.tree = {f"{n}.pdf": file(f"{n}.pdf", modified_ns=WALL_NS * 2) for n in range(10)}
    script.memory = {path: examination(found) for path, found in script.tree.items()}
    watch = FolderWatch("/bukti", script)
    watch.step()
    assert set(judged(watch)) == set(script.tree)
    assert script.order == []


def test_a_file_that_cannot_be_opened_is_tried_again_though_it_does_not_change(script: Script) -> None:
    script.locked.add("a.pdf")
    script.tree = {"a.pdf": file("a.pdf")}
    watch = started(script)
    assert beat_of(watch).unread == 1
    script.locked.clear()
    run(watch, script, 60.0)
    assert beat_of(watch).unread == 0
    assert judged(watch) == {"a.pdf": "a.pdf:10"}


def test_a_reviewers_decision_is_taken_in(script: Script) -> None:
    script.tree = {"a.pdf": file("a.pdf")}
    watch = started(script)
    before = script.judgements
    script.new_decision = True
    run(watch, script, 70.0)
    assert script.judgements == before + 1


def test_a_failing_check_keeps_the_last_result_and_is_tried_again(script: Script) -> None:
    script.tree = {"a.pdf": file("a.pdf")}
    watch = started(script)
    script.failure = StateError("ES304", state="/s", reason="No space left on device")
    script.tree["b.pdf"] = file("b.pdf", modified_ns=script.wall_ns())
    watch.something_happened()
    run(watch, script, 20.0)
    assert [finding.code for finding in beat_of(watch).trouble] == ["EC705"]
    assert set(judged(watch)) == {"a.pdf"}
    script.failure = None
    run(watch, script, 90.0)
    assert set(judged(watch)) == {"a.pdf", "b.pdf"}
    assert beat_of(watch).trouble == ()


def test_idle_reconciliations_cost_a_fiftieth_of_the_time_at_most(script: Script) -> None:
    script.events, script.scan_takes, script.scan_costs = False, 0.5, 0.5
    script.tree = {"a.pdf": file("a.pdf")}
    watch = started(script)
    run(watch, script, 100.0)
    before = script.scans
    run(watch, script, 1_000.0)
    assert (script.scans - before) * script.scan_costs <= 1_000 / 49


def test_a_slow_share_is_not_listed_all_the_time(script: Script) -> None:
    script.events, script.scan_takes, script.scan_costs = False, 30.0, 0.1
    script.tree = {"a.pdf": file("a.pdf")}
    watch = started(script)
    before = script.scans
    run(watch, script, 1_800.0)
    assert 5 <= script.scans - before <= 12


def test_announces_only_what_differs_from_the_last_assessment(script: Script) -> None:
    script.tree = {f"{n}.pdf": file(f"{n}.pdf") for n in range(5)}
    first = started(script)
    script.tree["5.pdf"] = file("5.pdf")
    del script.tree["0.pdf"]
    again = FolderWatch("/bukti", script, earlier=first.verdicts)
    changes = run(again, script, 5.0)
    assert [(change.kind, change.path) for change in changes] == [("gone", "0.pdf"), ("judged", "5.pdf")]


def test_board_shows_newest_first_and_what_arrives(script: Script) -> None:
    script.tree = {f"{n}.pdf": file(f"{n}.pdf", modified_ns=OLD_NS + n) for n in range(3)}
    watch = started(script)
    script.tree["baru.pdf"] = file("baru.pdf", modified_ns=5)
    watch.something_happened()
    run(watch, script, 6.0)
    script.tree["datang.pdf"] = file("datang.pdf", 77, script.wall_ns())
    watch.something_happened()
    run(watch, script, 1.0)
    board = board_of(watch)
    assert [row.verdict.path for row in board.rows] == ["baru.pdf", "2.pdf", "1.pdf", "0.pdf"]
    assert [(waiting.path, waiting.bytes) for waiting in board.waiting] == [("datang.pdf", 77)]
