"""A long scan in a watched folder: its first pages give a verdict soon, which says so, and the rest gives the final
one."""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from evidence_checker import rules
from evidence_checker.assess import check
from evidence_checker.assess.file_task import FileResult
from evidence_checker.assess.first_pages import FirstPages, packed, unpacked
from evidence_checker.assess.request import AssessmentRequest, CheckOptions
from evidence_checker.cli.watch_outputs import encoded
from evidence_checker.model import Examination, Finding, ReadStatus, SourceFile, replace
from evidence_checker.store import Store
from evidence_checker.watch import reading_threads, status_page
from evidence_checker.watch.file_states import Sightings
from evidence_checker.watch.folder import FolderWatch
from evidence_checker.watch.ports import Deliver, Taken
from evidence_checker.watch.reading_threads import ReadingThreads
from evidence_checker.watch.standing_of import beat_of, board_of
from evidence_checker.watch.told_lines import told_lines
from evidence_checker.watch.verdicts import Change, Verdict, detail, line
from tests.watch.test_folder import Script, examination, file, run

SO_FAR = Finding.of("EC180", read=3, pages=60)


def begun(found: SourceFile) -> Examination:
    return replace(examination(found), findings=(SO_FAR,), pages=60)


@dataclass
class Scans(Script):
    """Of files that are called "scan" the first pages are delivered at first, and the rest when the test says so."""

    opened: list[tuple[str, int]] = field(default_factory=list)

    def read(self, take: Taken, deliver: Deliver) -> None:
        while len(self.held) < self.readers and (taken := take(len(self.held) == 0)) is not None:
            if "scan" not in taken.path:
                self.order.append(taken.path)
                deliver(taken, examination(taken))
            elif (taken.path, taken.bytes) in self.opened:
                self.order.append(f"rest of {taken.path}")
                self.held.append((taken, deliver))
            else:
                self.opened.append((taken.path, taken.bytes))
                self.order.append(taken.path)
                deliver(taken, begun(taken))

    def end(self) -> None:
        """The rest of the scan in hand is read."""
        found, deliver = self.held.pop(0)
        deliver(found, examination(found))


@pytest.fixture
def script() -> Scans:
    return Scans()


def told(changes: list[Change]) -> list[tuple[str, bool]]:
    return [(each.path, each.verdict is not None and each.verdict.provisional is not None) for each in changes]


def with_findings(watch: FolderWatch, script: Script) -> None:
    """The script's judgement carries what was noticed of a file, as the real one does."""
    plain = script.judge

    def judge(examinations: Any, skipped: Any) -> Any:
        known = {each.file.path: each for each in examinations}
        made = plain(known.values(), skipped)
        documents = tuple(replace(each, findings=known[each.path].findings) for each in made.documents)
        return replace(made, documents=documents)

    script.judge = judge  # type: ignore[method-assign]
    assert watch.ports is script


def watching(script: Scans) -> FolderWatch:
    watch = FolderWatch("/bukti", script)
    with_findings(watch, script)
    run(watch, script, 1.0)
    script.kept.clear()
    return watch


def test_a_scan_has_a_provisional_verdict_and_then_the_final_one(script: Scans) -> None:
    script.tree = {"a.pdf": file("a.pdf")}
    watch = watching(script)
    script.tree["scan.pdf"] = file("scan.pdf", modified_ns=script.wall_ns())
    watch.something_happened()
    assert told(run(watch, script, 20.0)) == [("scan.pdf", True)]
    assert beat_of(watch).queue == 1 and beat_of(watch).begun == 1 and not watch.caught_up
    assert script.kept == []  # what is provisional is shown, never kept
    script.end()
    assert told(run(watch, script, 20.0)) == [("scan.pdf", False)]
    assert watch.caught_up and beat_of(watch).begun == 0 and len(script.kept) == 1
    assert script.order == ["a.pdf", "scan.pdf", "rest of scan.pdf"]


def test_first_pages_of_all_come_before_the_rest_of_any(script: Scans) -> None:
    script.tree = {f"scan {number}.pdf": file(f"scan {number}.pdf", 100 + number) for number in range(3)}
    script.tree["b.pdf"] = file("b.pdf")
    watch = watching(script)
    assert sorted(script.order[:4]) == ["b.pdf", "scan 0.pdf", "scan 1.pdf", "scan 2.pdf"]
    assert script.order[4].startswith("rest of")
    # While the rest of one is read, the first pages of the next that arrives are not kept waiting.
    script.tree["scan 9.pdf"] = file("scan 9.pdf", 300, script.wall_ns())
    watch.something_happened()
    assert ("scan 9.pdf", True) in told(run(watch, script, 20.0))
    assert script.order[5] == "scan 9.pdf"


def test_a_scan_that_changes_under_way_is_begun_anew(script: Scans) -> None:
    watch = watching(script)
    script.tree["scan.pdf"] = file("scan.pdf", modified_ns=script.wall_ns())
    watch.something_happened()
    run(watch, script, 20.0)
    script.tree["scan.pdf"] = file("scan.pdf", 20, script.wall_ns())
    watch.something_happened()
    run(watch, script, 0.5)
    script.end()  # of the file as it was: of no use
    run(watch, script, 20.0)
    assert watch.examinations[0].file.bytes == 20 and script.order.count("scan.pdf") == 2
    script.end()
    run(watch, script, 20.0)
    assert watch.caught_up and not watch.begun


def test_a_scan_that_is_deleted_under_way_leaves_nothing(script: Scans) -> None:
    script.tree = {"a.pdf": file("a.pdf")}
    watch = watching(script)
    script.tree["scan.pdf"] = file("scan.pdf", modified_ns=script.wall_ns())
    watch.something_happened()
    run(watch, script, 20.0)
    del script.tree["scan.pdf"]
    watch.something_happened()
    run(watch, script, 20.0)
    script.end()
    run(watch, script, 20.0)
    assert watch.caught_up and [each.file.path for each in watch.examinations] == ["a.pdf"]


def test_files_that_are_begun_stand_behind_all_others() -> None:
    sightings = Sightings()
    sightings.observe(0.0, [file("new.pdf", 1), file("old.pdf", 2, 5)], lambda _: True)
    first = sightings.take()
    assert first is not None and sightings.begin(first) and not sightings.begin(first)
    second = sightings.take(False)
    assert second is not None and second.path != first.path
    assert sightings.take(False) is None and sightings.ready == 1
    assert sightings.take() == first and sightings.examined(first)


# ------------------------------------------------------------ what is said


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("id", ["08:15:30 scan.pdf: sementara, tidak dipakai, bukan bukti untuk indikator mana…",
                "         Sementara: baru 3 dari 60 halaman yang dibaca; sisanya menyusul."]),
        ("en", ["08:15:30 scan.pdf: provisional, not used, matches no indicator",
                "         Provisional: only 3 of 60 pages are read yet; the rest follows."]),
    ],
)  # fmt: skip
def test_every_output_says_that_it_is_provisional(lang: str, wanted: list[str]) -> None:
    verdict = Verdict("scan.pdf", ReadStatus.PARTLY_READ, None, (), (), findings=(SO_FAR,))
    change = Change("judged", "scan.pdf", verdict)
    assert told_lines(change, "08:15:30", "scan.pdf", lang) == wanted
    assert line(change, lang).startswith(("sementara, ", "provisional, "))
    assert "60" in detail(verdict, lang)
    assert json.loads(encoded("/bukti", "x", change, lang))["provisional"] is True
    final = dataclasses.replace(verdict, findings=())
    assert json.loads(encoded("/bukti", "x", dataclasses.replace(change, verdict=final), lang))["provisional"] is False


def test_the_status_page_marks_it_and_says_how_many_wait(script: Scans) -> None:
    watch = watching(script)
    script.tree["scan.pdf"] = file("scan.pdf", modified_ns=script.wall_ns())
    watch.something_happened()
    run(watch, script, 20.0)
    page = status_page.render([board_of(watch)], "id").decode()
    assert "1 (1 berkas baru halaman awalnya, hasilnya sementara)" in page
    assert page.count('<span class="mark provisional">sementara</span>') == 1
    assert "baru 3 dari 60 halaman yang dibaca" in page
    script.end()
    run(watch, script, 20.0)
    assert '"mark provisional"' not in status_page.render([board_of(watch)], "id").decode()


# ------------------------------------------------------------ reading threads


class Worker:
    """Takes the place of `workers.examine`: first pages of everything, the rest when the test opens the gate."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.gate = threading.Event()
        self.at_rest = threading.Event()

    def __call__(
        self, files: Iterator[SourceFile], *_: Any, given: Callable[[SourceFile], bytes], **__: Any
    ) -> Iterator[tuple[SourceFile, FileResult]]:
        for each in files:
            hashed = replace(each, sha256=each.path.encode().hex())
            if given(each):
                self.order.append(f"rest of {each.path}")
                self.at_rest.set()
                assert self.gate.wait(600)
                yield each, FileResult(replace(examination(each), file=hashed))
            else:
                self.order.append(each.path)
                yield each, FileResult(replace(begun(each), file=hashed), begun=b"pages")


def test_while_every_thread_is_at_a_rest_one_more_reads_first_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker()
    monkeypatch.setattr(check.workers, "examine", worker)
    sightings = Sightings()
    sightings.observe(0.0, [file("a.pdf", 1), file("b.pdf", 2)], lambda _: True)
    request = AssessmentRequest(rules.load("spbe-2020"), options=CheckOptions(workers=1))
    heard: list[tuple[str, bool]] = []
    watched = tmp_path / "bukti"
    watched.mkdir()

    def deliver(found: SourceFile, seen: Examination | None) -> None:
        assert seen is not None
        provisional = SO_FAR in seen.findings
        assert sightings.begin(found) if provisional else sightings.examined(found)
        heard.append((found.path, provisional))

    with Store.open(watched, tmp_path / "state") as store:
        reading = ReadingThreads(request, store, threading.RLock(), lambda: None, lambda each: each)
        for _ in range(2):
            worker.at_rest.clear()
            reading.read(sightings.take, deliver)
            assert worker.at_rest.wait(600)
        reading.read(sightings.take, deliver)
        assert len(reading.threads) == 2  # nothing new waits: no thread for nothing
        sightings.observe(1.0, [file("a.pdf", 1), file("b.pdf", 2), file("c.pdf", 3)], lambda _: True)
        reading.read(sightings.take, deliver)
        reading.threads[-1].join()
        assert len(reading.threads) == 3 and ("c.pdf", True) in heard and worker.order[-1] == "c.pdf"
        worker.gate.set()
        for thread in reading.threads:
            thread.join()
        reading.close(0.0)
    assert sorted(heard) == [(f"{name}.pdf", each) for name in "abc" for each in (False, True)]
    assert sorted(worker.order) == [*(f"{name}.pdf" for name in "abc"), *(f"rest of {name}.pdf" for name in "abc")]


def test_what_was_begun_of_a_file_is_only_for_that_file() -> None:
    first, found = FirstPages(), file("scan.pdf")
    first.keep(replace(found, sha256="ff"), begun(found), b"pages")
    assert first.to_go_on(found) == b"pages"
    assert first.to_go_on(file("scan.pdf", 11)) == b"" and first.file(file("scan.pdf", 11)) is None
    first.forget(found)
    assert first.to_go_on(found) == b""


def test_a_file_whose_first_pages_were_lost_is_read_wholly(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    first, found = FirstPages(), file("scan.pdf")
    first.keep(found, begun(found), b"pages")
    handed = first.to_go_on(found)
    assert handed != b"" and unpacked(handed) is None
    assert packed(None) == b"" and reading_threads.FIRST == 3
