"""report, diff and decide as a user runs them; the auditor's round trip through the workbook."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from evidence_checker.reports import render
from tests.conftest import evidence_checker
from tests.makers.papers import FORMS, Facts
from tests.makers.pdf import pdf
from tests.reports.assessment_maker import AGENCY, golden


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "hasil.json"
    path.write_bytes(render("json", golden(), "id"))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bukti"
    made.mkdir()
    facts = Facts("Pengoperasian Pusat Data", ("Operator memeriksa server.",))
    (made / "sop.pdf").write_bytes(pdf(FORMS["sop"](facts)))
    return made


def test_report_renders_every_format_from_the_file(saved: Path, tmp_path: Path) -> None:
    names = ("json", "html", "xlsx", "docx", "csv", "jsonl", "md", "junit", "sarif")
    asked = [word for name in names for word in ("--report", f"{name}={tmp_path / ('out.' + name)}")]
    run = evidence_checker("report", saved, *asked)
    assert run.returncode == 0, run.stderr
    for name in names:
        assert (tmp_path / f"out.{name}").read_bytes() == render(name, golden(), "id"), name


def test_report_without_a_format_prints_the_summary(saved: Path) -> None:
    run = evidence_checker("report", saved)
    assert run.stdout == render("terminal", golden(), "id")


def test_a_report_that_cannot_be_written_leaves_the_earlier_one(saved: Path, tmp_path: Path) -> None:
    place = tmp_path / "laporan.html"
    place.mkdir()
    (place / "lama").write_text("lama")
    run = evidence_checker("report", saved, "--report", f"html={place}")
    assert run.returncode == 2 and b"laporan.html" in run.stderr
    assert (place / "lama").read_text() == "lama"


@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_what_is_no_assessment_gets_one_clear_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.json"
    if content is not None:
        path.write_bytes(content)
    run = evidence_checker("report", path)
    assert run.returncode == 2 and b"x.json" in run.stderr


def test_diff_of_the_same_assessment_says_nothing_changed(saved: Path) -> None:
    run = evidence_checker("diff", saved, saved)
    assert run.returncode == 0 and "Tidak ada perubahan" in run.stdout.decode()


def test_diff_of_a_folder_tells_its_trend_and_last_change(folder: Path, tmp_path: Path) -> None:
    state = ("--state", tmp_path / "ingatan")
    check = ("check", folder, "--no-ocr", "--quiet", "--agency", AGENCY, "--year", "2023", *state)
    evidence_checker(*check)
    too_few = evidence_checker("diff", folder, *state)
    assert too_few.returncode == 2
    (folder / "sop.pdf").unlink()
    (folder / "catatan.txt").write_text("catatan")
    evidence_checker(*check)
    run = evidence_checker("diff", folder, *state)
    text = run.stdout.decode()
    assert run.returncode == 0 and "Perkembangan" in text
    assert "Tidak ada lagi: sop.pdf" in text and "Baru: catatan.txt" in text


def test_the_auditors_round_trip(folder: Path, tmp_path: Path) -> None:
    """XLSX out, three decisions typed in, imported, shown by the next check; the document renamed, they still hold."""
    state = ("--state", tmp_path / "ingatan")
    check = ("check", folder, "--no-ocr", "--quiet", "--agency", AGENCY, "--year", "2023", *state)
    book_path, after = tmp_path / "a.xlsx", tmp_path / "b.json"
    evidence_checker(*check, "--report", f"xlsx={book_path}")
    book = openpyxl.load_workbook(book_path)
    matrix, gaps = book["Matriks"], book["Kekurangan"]
    row = next(row for row in range(2, matrix.max_row + 1) if matrix.cell(row, 5).value == "sop.pdf")
    _type(matrix, row, "Diterima", "Rahayu", "sudah diperiksa")
    _type(gaps, 2, "Ditugaskan", "Bagus", "siapkan laporan")
    _type(gaps, 3, "Dikecualikan", "Bagus", "belum diwajibkan", "2099-12-31")
    data = io.BytesIO()
    book.save(data)
    book_path.write_bytes(data.getvalue())

    run = evidence_checker("decide", "--import", book_path, "--folder", folder, *state)
    assert run.returncode == 0 and "3 keputusan diimpor" in run.stdout.decode(), run.stderr
    again = evidence_checker("decide", "--import", book_path, "--folder", folder, *state)
    assert "0 keputusan diimpor" in again.stdout.decode()

    following = tmp_path / "berikut.xlsx"
    evidence_checker(*check, "--report", f"xlsx={following}")
    book = openpyxl.load_workbook(following)
    named = {cell.value: cell.column for cell in book["Kekurangan"][1]}
    gaps, matrix = book["Kekurangan"], book["Matriks"]
    typed = {gaps.cell(row, named["Tanggapan/alasan"]).value for row in range(2, gaps.max_row + 1)}
    assert "siapkan laporan" in typed, "what was typed stands in the next workbook"
    assert any("sudah diperiksa" in map(str, row) for row in matrix.iter_rows(values_only=True))
    untouched = evidence_checker("decide", "--import", following, "--folder", folder, *state)
    assert "0 keputusan diimpor" in untouched.stdout.decode(), untouched.stderr

    (folder / "sop.pdf").rename(folder / "SOP Pusat Data (final).pdf")
    evidence_checker(*check, "--report", f"json={after}")
    made = json.loads(after.read_bytes())["decisions"]
    assert sorted(each["action"] for each in made) == ["accept", "assign", "waive"]
    accepted = next(each for each in made if each["action"] == "accept")
    assert accepted["path"] == "SOP Pusat Data (final).pdf" and accepted["stale"] is None
    assert evidence_checker("decide", "log", folder, "--verify", *state).returncode == 0


def _type(sheet: Any, row: int, *values: str) -> None:
    first = next(cell.column for cell in sheet[1] if cell.value == "Simpulan")
    for place, value in zip((0, 1, 2, 4), values, strict=False):
        sheet.cell(row, first + place).value = value


def test_a_decision_that_was_withdrawn_holds_no_more_and_stays_in_the_log(folder: Path, tmp_path: Path) -> None:
    state = ("--state", tmp_path / "ingatan")
    evidence_checker("check", folder, "--no-ocr", "--quiet", "--agency", AGENCY, *state)
    where = ("--indicator", "16", "--document", "sop.pdf")
    evidence_checker("decide", "reject", folder, *where, "--name", "Rahayu", "--reason", "bukan milik kami", *state)
    assign = ("assign", folder, "--indicator", "5", "--to", "Bagian Hukum", "--expires", "2099-03-01")
    evidence_checker("decide", *assign, "--name", "Bagus", "--reason", "siapkan", *state)
    told = evidence_checker("decide", "list", folder, *state).stdout.decode("utf-8")
    assert "16: Ditolak, sop.pdf. bukan milik kami (Rahayu" in told
    assert "unit Bagian Hukum; tenggat 1 Maret 2099" in told

    back = ("--name", "Rahayu", "--reason", "keliru")
    run = evidence_checker("decide", "withdraw", folder, *where, *back, *state)
    assert run.returncode == 0 and "Tercatat: ditarik, indikator 16, sop.pdf." in run.stdout.decode("utf-8")
    assert "sop.pdf" not in evidence_checker("decide", "list", folder, *state).stdout.decode("utf-8")
    assert "3 baris" in evidence_checker("decide", "log", folder, "--verify", *state).stdout.decode()
    again = evidence_checker("decide", "withdraw", folder, *where, *back, *state)
    assert again.returncode == 2 and "Tidak ada keputusan yang berlaku" in again.stderr.decode("utf-8")
    run = evidence_checker("decide", "withdraw", folder, "--indicator", "5", "--assignment", *back, *state)
    assert run.returncode == 0, run.stderr


def test_two_reviewers_workbooks_are_joined(folder: Path, tmp_path: Path) -> None:
    state = ("--state", tmp_path / "ingatan")
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    evidence_checker("check", folder, "--no-ocr", "--quiet", "--agency", AGENCY, "--report", f"xlsx={first}", *state)
    sheet = openpyxl.load_workbook(first)["Matriks"]
    rows = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 5).value][:2]
    assert len(rows) == 2
    for path, name, words in ((first, "Rahayu", ("Diterima", "Diterima")), (second, "Bagus", ("Diterima", "Ditolak"))):
        book = openpyxl.load_workbook(first)
        for row, word in zip(rows, words, strict=False):
            _type(book["Matriks"], row, word, name, f"dinilai {name}")
        book.save(path)

    look = evidence_checker("decide", "merge", first, second, "--folder", folder, "--dry-run", *state)
    assert "0 keputusan diimpor" in look.stdout.decode("utf-8")
    run = evidence_checker("decide", "merge", first, second, "--folder", folder, *state)
    told = run.stdout.decode("utf-8")
    assert "Bagus dan Rahayu: 2 dinilai keduanya, 1 sama, kappa" in told
    assert "1 keputusan diimpor" in told
    assert "Rahayu: diterima (dinilai Rahayu); Bagus: ditolak (dinilai Bagus)" in told
    assert run.returncode == 1
    assert "(Rahayu & Bagus," in evidence_checker("decide", "list", folder, *state).stdout.decode("utf-8")


def test_a_log_that_was_edited_is_found_out(folder: Path, tmp_path: Path) -> None:
    state = ("--state", tmp_path / "ingatan")
    who = ("--name", "Rahayu", "--reason", "alasan asli")
    evidence_checker("decide", "accept", folder, "--indicator", "16", "--document", "sop.pdf", *who, *state)
    evidence_checker("decide", "assign", folder, "--indicator", "5", "--to", "Bagian Hukum", *who, *state)
    assert evidence_checker("decide", "log", folder, "--verify", *state).returncode == 0
    (path,) = (tmp_path / "ingatan").rglob("decisions.jsonl")
    path.write_bytes(path.read_bytes().replace(b"alasan asli", b"alasan lain", 1))
    run = evidence_checker("decide", "log", folder, "--verify", *state)
    assert run.returncode == 2 and "baris 1" in run.stderr.decode()


@pytest.mark.parametrize(
    "words",
    [
        ("accept", "--indicator", "16", "--document", "tidak-ada.pdf", "--name", "R", "--reason", "r"),
        ("accept", "--indicator", "16", "--name", "R", "--reason", "r"),
        ("waive", "--indicator", "16", "--name", "R", "--reason", "r"),
        ("waive", "--indicator", "999", "--name", "R", "--reason", "r", "--expires", "2099-01-01"),
        ("reject", "--indicator", "16", "--document", "sop.pdf", "--name", "", "--reason", "r"),
    ],
)
def test_an_impossible_decision_is_refused_and_not_recorded(
    folder: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    state = ("--state", tmp_path / "ingatan")
    run = evidence_checker("decide", words[0], folder, *words[1:], *state)
    assert run.returncode == 2 and len(run.stderr.splitlines()) <= 3
    assert "0 baris" in evidence_checker("decide", "log", folder, "--verify", *state).stdout.decode()
