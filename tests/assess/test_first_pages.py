"""First verdicts stand when the first pages of every file are read; what comes of it in the end is the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from evidence_checker import rules
from evidence_checker.assess import check as checking
from evidence_checker.assess.first_pages import FirstPages, is_provisional
from evidence_checker.assess.request import AssessmentRequest, CheckOptions
from evidence_checker.model import Assessment, Context, Examination, SourceFile, replace
from evidence_checker.readers import ReadingOptions, ocr
from evidence_checker.store import Store
from tests.readers import makers

FRAMEWORK = rules.load("spbe-2020")
REQUEST = AssessmentRequest(FRAMEWORK, Context(("Pemerintah Kabupaten Cemara Raya",), 2023), CheckOptions())
MADE_AT = "2023-12-01T08:00:00+07:00"
needs_engine = pytest.mark.skipif(not ocr.chosen(ReadingOptions()), reason="no OCR engine on this machine")
HEAD = ["KEPUTUSAN BUPATI CEMARA RAYA", "NOMOR 188.45/112/HK/2023", "TENTANG", "TIM KOORDINASI SPBE"]


def scan(title: str) -> bytes:
    pages = [[*HEAD, title], *([f"Lampiran halaman {number}", "Susunan keanggotaan tim"] for number in range(2, 7))]
    return makers.scan([makers.page_image(lines, (700, 500)) for lines in pages])


class Heard:
    """What a check tells, in order."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.provisional: list[Assessment] = []

    def first(self, file: SourceFile, examination: Examination) -> None:
        assert is_provisional(examination) and examination.pages == 6
        self.order.append(f"first {file.path}")

    def all_begun(self, assessment: Assessment, waiting: Sequence[SourceFile]) -> None:
        self.order.append(f"all begun, {len(waiting)} wait")
        self.provisional.append(assessment)

    def done(self, file: SourceFile, examination: Examination, _done: int, _total: int) -> None:
        assert not is_provisional(examination)
        self.order.append(f"done {file.path}")


@needs_engine
def test_first_pages_come_first_and_change_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "bukti"
    folder.mkdir()
    (folder / "a pindaian.pdf").write_bytes(scan("A"))
    (folder / "b pindaian.pdf").write_bytes(scan("B"))
    (folder / "z catatan.txt").write_text("Notulen rapat koordinasi SPBE Kabupaten Cemara Raya", encoding="utf-8")
    heard = Heard()
    with Store.open(folder, tmp_path / "state") as store:
        assessment = checking.check(
            folder, REQUEST, made_at=MADE_AT, store=store,
            on_progress=heard.done, on_first=heard.first, on_provisional=heard.all_begun,
        )  # fmt: skip
        assert heard.order == [
            "first a pindaian.pdf", "first b pindaian.pdf", "done z catatan.txt", "all begun, 2 wait",
            "done a pindaian.pdf", "done b pindaian.pdf",
        ]  # fmt: skip
        (early,) = heard.provisional
        assert len(early.documents) == 3 and not early.final
        assert [note.code for note in early.notes if note.code.startswith("EC18")] == ["EC181"]
        # Only the final assessment is kept, and nothing is read again.
        assert [kept.made_at for kept in store.assessments()] == [MADE_AT]
        again = Heard()
        assert checking.check(folder, REQUEST, made_at=MADE_AT, store=store, on_first=again.first) == assessment
        assert again.order == []
    in_one_go = checking.check(folder, REQUEST, made_at=MADE_AT)
    assert in_one_go == assessment and "EC18" not in repr(assessment)


def _file(path: str) -> SourceFile:
    return SourceFile(path, path, 1, 0)


def test_what_is_begun_waits_until_it_is_asked_for() -> None:
    first, nothing = FirstPages(), replace(_examination(), findings=())
    for path in ("a", "b", "c"):
        first.keep(_file(path), nothing, f"pages of {path}".encode())
    first.keep(_file("b"), nothing, b"more of b")
    assert [first.begun(_file(path)) for path in ("b", "c", "x")] == [b"more of b", b"pages of c", b""]
    first.forget(_file("b"))
    assert [file.path for file in first.waiting()] == ["a", "c"] and first.begun(_file("b")) == b""
    first.close()
    assert first.begun(_file("a")) == b""


def _examination() -> Examination:
    from evidence_checker.assessment import unread_examination
    from evidence_checker.model import Finding, ReadStatus, Unread

    return unread_examination(Unread(_file("a"), ReadStatus.UNREADABLE, Finding.of("EC101")))


def test_a_disk_without_room_costs_only_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    first = FirstPages()
    first.keep(_file("a"), _examination(), b"pages")
    assert first.begun(_file("a")) == b"" and [file.path for file in first.waiting()] == ["a"]
