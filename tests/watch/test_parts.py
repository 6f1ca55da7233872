"""Sightings' companions: ends of files, verdict lines, heartbeat, events."""

from __future__ import annotations

import dataclasses
import datetime
import io
import threading
from pathlib import Path

import pytest
from watchdog import events

from evidence_checker import messages
from evidence_checker.model import (
    Assessment,
    DocumentResult,
    Evidence,
    Finding,
    FrameworkStamp,
    Identity,
    IndicatorResult,
    NearMiss,
    Passage,
    ReadStatus,
    Status,
    Strength,
    TextSource,
    replace,
)
from evidence_checker.text.columns import columns
from evidence_checker.watch import completeness, heartbeat, verdicts
from evidence_checker.watch.events import EventListener, FileEvents
from evidence_checker.watch.standing import Beat
from evidence_checker.watch.told_lines import told_lines
from evidence_checker.watch.verdicts import Change, Use, Verdict

# ---------------------------------------------------------------- the end of a file

PDF = b"%PDF-1.7\n" + b"x" * 9000
ZIP = b"PK\x03\x04" + b"x" * 9000


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", "nol"),
        (b"\0" * 20_000, "nol"),
        (PDF, "%%EOF"),
        (PDF + b"%%EOF\n", ""),
        (PDF + b"%%EOF\n" + b"x" * 1500, ""),
        (b"%PDF-1.7\n%%EOF" + b"x" * 9000, "%%EOF"),
        (ZIP, "ZIP"),
        (ZIP + b"PK\x05\x06" + b"\0" * 18, ""),
        (b"\xff\xd8\xff\xe0" + b"x" * 5000, "JPEG"),
        (b"\xff\xd8\xff\xe0" + b"x" * 5000 + b"\xff\xd9", ""),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 5000, "PNG"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 5000 + b"IEND\xaeB`\x82", ""),
        (b"catatan rapat", ""),
        (b"catatan" + b"\0" * 5000, "nol"),
    ],
)
def test_what_the_end_of_a_file_lacks(data: bytes, wanted: str) -> None:
    assert completeness.lacking(io.BytesIO(data), len(data)) == wanted


# ---------------------------------------------------------------- verdicts


def assessment() -> Assessment:
    def document(path: str, **more: object) -> DocumentResult:
        made = DocumentResult(path, path, 1, ReadStatus.READ, None, 1, TextSource.TEXT, Identity())
        return replace(made, **more)  # type: ignore[arg-type]

    weak = Finding.of("EC999", what="belum bertanggal")
    evidence = Evidence("a.pdf", "", Strength.WEAK, 0.5, (2,), (), (Passage(3, 0, 1, "q", "t"),), (weak,))
    miss = NearMiss("b.pdf", Finding.of("EC998", what="instansi lain"))
    result = IndicatorResult("22", "n", "d", "a", 1.0, Status.WEAK, 2.0, 4.0, 0.0, (evidence,), (miss,))
    documents = (
        document("a.pdf"),
        document("b.pdf"),
        document("c.pdf", status=ReadStatus.UNREADABLE, why=Finding.of("EC997", what="rusak")),
        document("d.pdf", duplicate_of="a.pdf"),
        document("e.pdf"),
    )
    return Assessment("", FrameworkStamp("f", "1", "", ""), "", 0, "", documents, (result,), None)


def test_every_document_has_exactly_one_verdict() -> None:
    found = verdicts.verdicts(assessment())
    words = {path: verdict.word for path, verdict in found.items()}
    assert words == {"a.pdf": "accepted", "b.pdf": "unused", "c.pdf": "unread", "d.pdf": "double", "e.pdf": "unused"}


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("a.pdf", "diterima → indikator 22: lemah, EC999 (what: belum bertanggal) (hlm. 3)"),
        ("b.pdf", "tidak dipakai: indikator 22: EC998 (what: instansi lain)"),
        ("c.pdf", "tidak terbaca: EC997 (what: rusak)"),
        ("d.pdf", "kembar dari a.pdf"),
        ("e.pdf", "tidak dipakai: bukan bukti untuk indikator mana pun"),
    ],
)
def test_the_line_that_staff_read(path: str, wanted: str) -> None:
    verdict = verdicts.verdicts(assessment())[path]
    assert verdicts.line(Change("judged", path, verdict), "id") == wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("a.pdf", ["08:15:30 a.pdf: lemah, indikator 22 Keamanan", "         EC999 (what: belum bertanggal)."]),
        ("b.pdf", ["08:15:30 b.pdf: tidak dipakai, terdekat indikator 22 Keamanan",
                   "         EC998 (what: instansi lain)."]),
        ("c.pdf", ["08:15:30 c.pdf: tidak terbaca", "         EC997 (what: rusak)."]),
        ("d.pdf", ["08:15:30 d.pdf: kembar dari a.pdf"]),
        ("e.pdf", ["08:15:30 e.pdf: tidak dipakai, bukan bukti untuk indikator mana pun"]),
    ],
)  # fmt: skip
def test_two_lines_with_the_indicators_name_and_what_to_do(path: str, wanted: list[str]) -> None:
    verdict = verdicts.verdicts(assessment())[path]
    assert told_lines(Change("judged", path, verdict), "08:15:30", path, "id", {"22": "Keamanan"}) == wanted


def test_no_line_is_wider_than_eighty_columns_whatever_the_names() -> None:
    path = "Kiriman/" + "sangat panjang " * 12 + "附件.pdf"
    names = {"1": "Kebijakan Internal Arsitektur Sistem Pemerintahan Berbasis Elektronik Instansi Pusat"}
    for lang in ("id", "en"):
        for code in sorted(each for each in messages.CATALOGUE if each.startswith("EC")):
            reason = messages.example(code)
            verdict = Verdict(path, ReadStatus.READ, None, (Use("1", Strength.WEAK, (reason,), 1),), ())
            refused = Verdict(path, ReadStatus.READ, None, (), (("1", reason),))
            for each in (verdict, refused):
                told = told_lines(Change("judged", path, each), "08:15:30", path, lang, names)
                assert len(told) <= 2
                assert max(map(columns, told)) <= 80
                assert "附件.pdf: " in told[0]
                assert "1 Kebijakan" in told[0]


def test_the_file_that_counts_most_is_named_and_what_to_do_there() -> None:
    weak = Use("3", Strength.WEAK, (Finding.of("EC202", signal="RANCANGAN"),), 1)
    strong = Use("7", Strength.STRONG, (), 1)
    verdict = Verdict("a.pdf", ReadStatus.READ, None, (weak, strong), ())
    (told,) = told_lines(Change("judged", "a.pdf", verdict), "08:15:30", "a.pdf", "id")
    assert told == "08:15:30 a.pdf: kuat, indikator 7, +1"


def test_changes_name_new_changed_and_gone() -> None:
    now = verdicts.verdicts(assessment())
    before = dict(now)
    del before["a.pdf"]
    before["b.pdf"] = dataclasses.replace(before["b.pdf"], refused=())
    before["z.pdf"] = Verdict("z.pdf", ReadStatus.READ, None, (), ())
    found = [(change.kind, change.path) for change in verdicts.changes(before, now)]
    assert found == [("judged", "a.pdf"), ("changed", "b.pdf"), ("gone", "z.pdf")]
    assert verdicts.changes(now, now) == ()


# ---------------------------------------------------------------- heartbeat


def test_a_heartbeat_comes_back_and_dies_of_age() -> None:
    beat = Beat("/bukti", "2026-11-24T10:00:00+07:00", "polling", 9.0, "", 1, 2, 3, 4, 5, 6, (Finding.of("EC703"),), 7)
    assert heartbeat.decode(heartbeat.encode(beat)) == beat
    assert heartbeat.decode(b"{}") is None and heartbeat.decode(b"\xff") is None
    at = datetime.datetime.fromisoformat(beat.at)
    assert heartbeat.alive(beat, at + datetime.timedelta(seconds=30))
    assert not heartbeat.alive(beat, at + datetime.timedelta(seconds=90))
    assert not heartbeat.alive(dataclasses.replace(beat, ended=True), at)


# ---------------------------------------------------------------- events


@pytest.mark.parametrize(
    ("event", "heard"),
    [
        (events.FileCreatedEvent("a"), True),
        (events.FileModifiedEvent("a"), True),
        (events.FileMovedEvent("a", "b"), True),
        (events.FileDeletedEvent("a"), True),
        (events.DirMovedEvent("a", "b"), True),
        (events.FileOpenedEvent("a"), False),
        (events.FileClosedNoWriteEvent("a"), False),
    ],
)
def test_changes_are_heard_and_reading_is_not(event: events.FileSystemEvent, heard: bool) -> None:
    """Our own readers would be heard for ever."""
    rang: list[bool] = []
    EventListener(lambda: rang.append(True)).dispatch(event)
    assert bool(rang) is heard


def test_the_bell_follows_the_path_not_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "bukti"
    folder.mkdir()
    rang = threading.Event()
    events = FileEvents(folder, rang.set)
    try:
        events.keep_listening()
        folder.rename(tmp_path / "lain")
        assert not events.same_folder()
        events.keep_listening()
        assert not events.works
        folder.mkdir()
        events.keep_listening()
        assert events.works and events.same_folder()
        rang.clear()
        (folder / "a.txt").write_text("a")
        assert rang.wait(20)
    finally:
        events.stop()


def test_a_bell_that_is_not_wanted_stays_silent(tmp_path: Path) -> None:
    events = FileEvents(tmp_path, lambda: None, wanted=False)
    events.keep_listening()
    assert not events.works and events.same_folder()
