"""`read FILE`: the text of one document as the program sees it, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import evidence_checker
from tests.makers.papers import FORMS, Facts
from tests.makers.pdf import pdf


@pytest.fixture
def regulation(tmp_path: Path) -> Path:
    made = tmp_path / "perbup.pdf"
    body = ("Setiap perangkat daerah wajib menggunakan pusat data.",)
    made.write_bytes(pdf(FORMS["regulation"](Facts("Penyelenggaraan Pusat Data", body))))
    return made


def test_json_holds_identity_pages_and_findings(regulation: Path) -> None:
    run = evidence_checker("read", regulation, "--json", "--no-ocr")
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["path"].endswith("perbup.pdf")
    assert told["pages"][0]["number"] == 1
    assert "pusat data" in told["pages"][-1]["text"].casefold() or "pusat data" in told["pages"][0]["text"].casefold()
    assert told["identity"]["kind"] == "peraturan_kepala_daerah"


def test_people_read_words(regulation: Path) -> None:
    said = evidence_checker("read", regulation, "--no-ocr").stdout.decode("utf-8")
    assert "PENYELENGGARAAN PUSAT DATA" in said
    assert "Halaman 1" in said


@pytest.mark.parametrize(("data", "status"), [(b"%PDF-1.7\nrusak", 3), (b"", 3)])
def test_what_cannot_be_read_is_said(tmp_path: Path, data: bytes, status: int) -> None:
    broken = tmp_path / "rusak.pdf"
    broken.write_bytes(data)
    run = evidence_checker("read", broken, "--json", "--no-ocr")
    assert run.returncode == status
    assert b"EC1" in run.stdout + run.stderr
