"""`explain FOLDER WHAT`: an indicator or a file, what counted, what nearly did and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evidence_checker.errors import Exit
from tests.conftest import evidence_checker
from tests.makers.papers import FORMS, Facts
from tests.makers.pdf import pdf

AGENCY = "Pemerintah Kabupaten Cemara Raya"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bukti")
    (made / "sub").mkdir()
    body = ("Setiap perangkat daerah wajib menggunakan pusat data.",)
    (made / "sub" / "perbup.pdf").write_bytes(pdf(FORMS["regulation"](Facts("Penyelenggaraan Pusat Data", body))))
    (made / "rusak.pdf").write_bytes(b"%PDF-1.7\nrusak")
    return made


def explain(folder: Path, what: str, *options: str) -> str:
    run = evidence_checker("explain", folder, what, "--no-ocr", "--agency", AGENCY, *options)
    assert run.returncode == 0, run.stderr
    return run.stdout.decode("utf-8")


def test_an_indicator_with_its_evidence_and_quote(folder: Path) -> None:
    said = explain(folder, "5")
    assert "sub/perbup.pdf" in said
    assert "PENYELENGGARAAN PUSAT DATA" in said
    assert "Hampir memenuhi" in said


def test_a_near_miss_with_its_code_and_advice(folder: Path) -> None:
    said = explain(folder, "16")
    assert "[EC311]" in said
    assert "→" in said


@pytest.mark.parametrize("what", ["05", "indikator 5", "5"])
def test_an_indicator_may_be_written_in_several_ways(folder: Path, what: str) -> None:
    assert explain(folder, what).startswith("5.")


@pytest.mark.parametrize("what", ["sub/perbup.pdf", "./sub/perbup.pdf", "perbup.pdf"])
def test_a_file_by_its_path_or_name(folder: Path, what: str) -> None:
    said = explain(folder, what)
    assert said.startswith("sub/perbup.pdf")
    assert "12 Tahun 2023" in said
    assert "BUPATI CEMARA RAYA" in said


def test_a_file_that_could_not_be_read_says_why(folder: Path) -> None:
    said = explain(folder, "rusak.pdf")
    assert "[EC1" in said


def test_english(folder: Path) -> None:
    assert "Accepted evidence" in explain(folder, "5", "--lang", "en")


@pytest.mark.parametrize("what", ["48", "tiada.pdf", "sub"])
def test_what_is_neither_indicator_nor_file_is_wrong_use(folder: Path, what: str) -> None:
    run = evidence_checker("explain", folder, what, "--no-ocr", "--agency", AGENCY)
    assert (run.returncode, run.stdout) == (Exit.USAGE, b"")
    assert f"'{what}'" in run.stderr.decode("utf-8")


def test_an_indicator_speaks_the_readers_language_and_names_the_first_step(folder: Path) -> None:
    said = explain(folder, "16")
    assert "Status: Belum ada   Tingkat: 1 (target 3; tambahan indeks 0,0" in said
    assert "Perbaiki lebih dahulu:\n  Tingkat 2: " in said
    said = explain(folder, "5")
    assert re.search(r"\* sub/perbup.pdf \((kuat|sebagian|lemah), 0,\d\d\)", said)
    english = explain(folder, "16", "--lang", "en")
    assert "Status: Missing   Level: 1 (target 3; adds to the index 0.0" in english
    assert "Mend first:\n  Level 2: " in english


def test_a_file_is_described_in_words(folder: Path) -> None:
    said = explain(folder, "perbup.pdf")
    assert "Peraturan Kepala Daerah" in said
    assert "peraturan_kepala_daerah" not in said
    assert not re.search(r"\b(final|undetermined|not_seen|strong|partial)\b", said.replace("Final", ""))
