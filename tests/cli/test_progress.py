"""What is told while a check runs."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from evidence_checker.cli.progress import Progress, provisional_lines
from evidence_checker.model import (
    Claim,
    Examination,
    Finding,
    Identity,
    ReadStatus,
    SourceFile,
    Status,
    Strength,
    TextSource,
    replace,
)
from tests.conftest import evidence_checker
from tests.reports.assessment_maker import golden


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def file(path: str, size: int) -> SourceFile:
    return SourceFile(path, path, size, 0)


def examined(source: SourceFile, pages: int, *indicators: str, why: Finding | None = None) -> Examination:
    claims = tuple(Claim(each, "r", True, Strength.STRONG, 3, ()) for each in indicators)
    status, findings = (ReadStatus.UNREADABLE, (why,)) if why else (ReadStatus.READ, ())
    return Examination(source, status, "pdf", pages, TextSource.OCR, Identity(), claims, "", findings=findings)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_the_line_tells_pages_rate_and_what_remains(clock: Clock) -> None:
    progress = Progress(3, 1000, io.StringIO(), "id", bar=True, clock=clock)
    clock.now = 100.0
    progress.on_file(file("a.pdf", 200), examined(file("a.pdf", 200), 30), 1, 3)
    progress.on_page(file("Pindaian/Perbup.pdf", 400), 20, 80)
    # 200 bytes are done and a quarter of 400: 30 % in 100 s, so 233 s are left
    assert progress.line(79) == "[###---------] 1/3 50 hlm 0,5/dtk ± 4 mnt lagi · Pindaian/Perbup.pdf 20/80"
    english = Progress(3, 1000, io.StringIO(), "en", bar=True, clock=clock)
    clock.now = 110.0
    english.on_page(file("b.pdf", 500), 1, 4)
    assert english.line(79) == "[#-----------] 0/3 1 pages 0.1/s ± 70 s left · b.pdf 1/4"


@pytest.mark.parametrize("width", [20, 60, 79])
def test_the_line_fits_and_hostile_names_do_nothing(clock: Clock, width: int) -> None:
    stream = io.StringIO()
    progress = Progress(1, 10, stream, "id", bar=True, clock=clock)
    clock.now = 5.0
    progress.on_page(file("\x1b[2J" + "panjang" * 20 + ".pdf", 10), 1, 0)
    assert len(progress.line(width)) <= width
    assert "\x1b" not in stream.getvalue() + progress.line(200)


@pytest.mark.parametrize("width", [50, 60, 79, 119])
def test_the_page_is_seen_however_long_the_name_and_the_rest_of_the_line(clock: Clock, width: int) -> None:
    progress = Progress(3, 1000, io.StringIO(), "id", bar=True, clock=clock)
    scan = file("Kebijakan/SK Tim Koordinasi SPBE pindaian.pdf", 900)
    clock.now = 100.0
    progress.on_first(
        file("b.pdf", 50), replace(examined(file("b.pdf", 50), 9), findings=(Finding.of("EC180", read=3, pages=9),))
    )
    for page in (7, 48, 107):
        progress.on_page(scan, page, 107)
        assert progress.line(width).endswith(f"indaian.pdf {page}/107") and len(progress.line(width)) <= width


def test_each_file_is_told_as_it_is_done(clock: Clock) -> None:
    stream = io.StringIO()
    progress = Progress(3, 30, stream, "id", bar=False, each=True, clock=clock)
    progress.on_file(file("a.pdf", 10), examined(file("a.pdf", 10), 3, "1", "2", "1"), 1, 3)
    progress.on_file(file("b.pdf", 10), examined(file("b.pdf", 10), 1), 2, 3)
    damaged = Finding.of("EC102", format="PDF")
    progress.on_file(file("c.pdf", 10), examined(file("c.pdf", 10), 0, why=damaged), 3, 3)
    first, second, third = stream.getvalue().splitlines()
    assert first == "1/3 a.pdf: 3 hlm; calon bukti indikator 1, 2"
    assert second == "2/3 b.pdf: 1 hlm; bukan bukti"
    assert third.startswith("3/3 c.pdf: ") and "sandi" in third


def test_verbose_check_tells_of_each_file_on_standard_error(tmp_path: Path) -> None:
    folder = tmp_path / "bukti"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("PEMERINTAH KABUPATEN CEMARA RAYA", encoding="utf-8")
    run = evidence_checker("check", folder, "-v", "--no-state", "--report", "json=-", "--workers", "1")
    assert run.stderr.decode("utf-8").splitlines()[:2] == [
        "1/2 a.txt: 1 hlm; bukan bukti",
        "2/2 b.txt: 1 hlm; bukan bukti",
    ]


def test_first_pages_are_marked_and_the_line_moves(clock: Clock) -> None:
    stream = io.StringIO()
    progress = Progress(2, 1000, stream, "id", bar=True, each=True, clock=clock)
    scan = file("Pindaian/Perbup.pdf", 900)
    clock.now = 1.0
    progress.on_page(scan, 2, 9)
    assert progress.line(79).endswith("· Pindaian/Perbup.pdf 2/9")
    early = replace(examined(scan, 9, "5"), findings=(Finding.of("EC180", read=3, pages=9),))
    progress.on_first(scan, early)
    told = "Pindaian/Perbup.pdf: 9 hlm; calon bukti indikator 5; Sementara: baru 3 dari 9 halaman yang dibaca;"
    assert told in stream.getvalue()
    # The pages of a begun file count; what is in hand now is another file.
    progress.on_page(file("b.pdf", 100), 1, 4)
    assert progress.line(79) == "[###---------] 0/2 4 hlm 4,0/dtk ± 2 dtk lagi · halaman awal · b.pdf 1/4"
    progress.on_page(scan, 4, 9)
    assert "5 hlm" in progress.line(79)


def test_a_provisional_standing_fits_80_columns_in_both_languages() -> None:
    assessment = golden()
    for lang, word in (("id", "Sementara:"), ("en", "Provisional:")):
        lines = provisional_lines(assessment, 12, lang)
        assert lines[0].startswith(word) and "12" in " ".join(lines[:2])
        assert all(len(each) <= 79 for each in lines)
        counted = sum(int(number) for number in re.findall(r"\((\d+)\):", "\n".join(lines)))
        assert counted == sum(each.status is not Status.NOT_APPLICABLE for each in assessment.indicators)
