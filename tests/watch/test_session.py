"""The ports of a watched folder on a real tree and a real memory; readers are stand-ins."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence_checker import rules
from evidence_checker.assess import check
from evidence_checker.assess.file_task import FileResult
from evidence_checker.assess.request import AssessmentRequest
from evidence_checker.assessment import unread_examination
from evidence_checker.errors import StateError
from evidence_checker.model import Examination, Finding, Framework, ReadStatus, SourceFile, Unread
from evidence_checker.store import Store, durable
from evidence_checker.watch.events import FileEvents
from evidence_checker.watch.session import WatchSession

OLD = (1_600_000_000, 1_600_000_000)


@pytest.fixture(scope="module")
def framework() -> Framework:
    return rules.load("spbe-2020")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bukti"
    made.mkdir()
    return made


@pytest.fixture
def session(folder: Path, tmp_path: Path, framework: Framework) -> Iterator[WatchSession]:
    events = FileEvents(folder, lambda: None, wanted=False)
    store = Store.open(folder, tmp_path / "state")
    made = WatchSession(folder, AssessmentRequest(framework), store, events, lambda: None, frozenset({"status.html"}))
    yield made
    made.close()


def put(folder: Path, name: str, *, old: bool = True, text: str = "NOTULEN RAPAT") -> None:
    (folder / name).write_text(text, encoding="utf-8")
    if old:
        os.utime(folder / name, OLD)


class Reader:
    """Takes the place of `workers.examine`: reads nothing, gives what it is told to."""

    def __init__(self, failure: Exception | None = None, why: Finding | None = None) -> None:
        self.failure, self.why, self.seen = failure, why, []  # type: ignore[var-annotated]

    def __call__(self, files: Iterator[SourceFile], *_: Any, **__: Any) -> Iterator[tuple[SourceFile, FileResult]]:
        for file in files:
            self.seen.append(file.path)
            if self.failure is not None:
                raise self.failure
            unread = Unread(file, ReadStatus.UNREADABLE, self.why or Finding.of("EC112", reason="locked"))
            yield file, FileResult(unread_examination(unread), unread=unread)


def read_all(session: WatchSession, files: tuple[SourceFile, ...]) -> dict[str, Examination | None]:
    waiting, found = list(files), {}

    def deliver(file: SourceFile, examination: Examination | None) -> None:
        found[file.path] = examination

    session.read(lambda _rest: waiting.pop() if waiting else None, deliver)
    for thread in session.reading.threads:
        thread.join()
    return found


def test_own_outputs_and_fresh_temporary_files_are_not_evidence(session: WatchSession, folder: Path) -> None:
    for name in ("SOP.pdf", "status.html", "SOP.docx.part"):
        put(folder, name, old=False)
    (folder / "sub").mkdir()
    put(folder / "sub", "status.html")
    assert [file.path for file in session.scan().files] == ["SOP.pdf", "sub/status.html"]


def test_a_temporary_file_that_stays_is_judged_like_in_a_check(
    session: WatchSession, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "SOP.docx.part")
    monkeypatch.setattr(session, "wall_ns", lambda: time.time_ns() + 700_000_000_000)
    assert [file.path for file in session.scan().files] == ["SOP.docx.part"]


def test_an_error_of_the_program_costs_the_files_in_hand_and_shows(
    session: WatchSession, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "a.txt")
    monkeypatch.setattr(check.workers, "examine", Reader(RuntimeError("galat")))
    found = read_all(session, session.scan().files)
    examination = found["a.txt"]
    assert examination is not None and examination.status is ReadStatus.UNREADABLE
    assert [finding.code for finding in examination.findings] == ["EC705"]


def test_a_file_that_is_gone_when_it_is_read_has_no_verdict(
    session: WatchSession, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "a.txt")
    put(folder, "b.txt")
    listed = session.scan().files
    (folder / "a.txt").unlink()
    monkeypatch.setattr(check.workers, "examine", Reader())
    found = read_all(session, listed)
    assert found["a.txt"] is None
    assert found["b.txt"] is not None and found["b.txt"].status is ReadStatus.UNREADABLE


def test_a_full_disk_does_not_cost_a_verdict(
    session: WatchSession, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "a.txt")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable, "write_beside", full)
    monkeypatch.setattr(durable, "append", full)
    found = read_all(session, session.scan().files)
    assert found["a.txt"] is not None and found["a.txt"].status is ReadStatus.READ
    with pytest.raises(StateError):
        session.keep(session.judge(list(filter(None, found.values())), ()), frozenset())
    monkeypatch.undo()
    session.keep(session.judge(list(filter(None, found.values())), ()), frozenset({"a.txt"}))
    assert len(session.store.assessments()) == 1


def test_what_was_read_once_is_not_read_again_under_another_name(
    session: WatchSession, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "a.txt")
    first = read_all(session, session.scan().files)["a.txt"]
    assert first is not None and first.status is ReadStatus.READ
    reader = Reader()
    monkeypatch.setattr(check.workers, "examine", reader)
    (folder / "a.txt").rename(folder / "b.txt")
    again = read_all(session, session.scan().files)["b.txt"]
    assert again is not None and again.text_sha256 == first.text_sha256
    assert reader.seen == []
    recalled = session.recall(session.scan().files[0])
    assert recalled is not None and recalled.file.path == "b.txt"


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_lacks_something(session: WatchSession, folder: Path) -> None:
    put(folder, "a.txt")
    (folder / "a.txt").chmod(0)
    assert session.lacking(session.scan().files[0])


def test_the_verdict_is_that_of_a_check(session: WatchSession, folder: Path, framework: Framework) -> None:
    for number in range(3):
        put(folder, f"{number}.txt", text=f"KABUPATEN CEMARA RAYA\nKEPUTUSAN NOMOR {number} TENTANG TIM SPBE")
    found = read_all(session, session.scan().files)
    watched = session.judge([e for e in found.values() if e is not None], ())
    checked = check.check(folder, AssessmentRequest(framework), made_at=watched.made_at)
    assert watched == checked


def test_what_is_inside_a_file_is_listed_once_the_file_was_read(session: WatchSession, folder: Path) -> None:
    mail = "From: a@b\nSubject: Kiriman\nMessage-ID: <1@x>\nContent-Type: multipart/mixed; boundary=x\n\n"
    mail += "--x\nContent-Type: text/plain\n\nTerlampir\n"
    mail += "--x\nContent-Disposition: attachment; filename=SK.txt\n\nKEPUTUSAN"
    put(folder, "surat.eml", text=mail + "\n--x--\n")
    assert [file.path for file in session.scan().files] == ["surat.eml"]
    read_all(session, session.scan().files)
    listed = session.scan().files
    assert [file.path for file in listed] == ["surat.eml", "surat.eml/SK.txt"]
    inner = read_all(session, listed[1:])["surat.eml/SK.txt"]
    assert inner is not None
    assert inner.status is ReadStatus.READ
    put(folder, "surat.eml", text="NOTULEN RAPAT")
    assert [file.path for file in session.scan().files] == ["surat.eml"]
