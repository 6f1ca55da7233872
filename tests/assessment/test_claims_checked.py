"""Claims are held against what the document shows."""

from __future__ import annotations

import pytest

from evidence_checker.assessment import examine
from evidence_checker.model import Document, Page, SourceFile
from tests.assessment.test_service_levels import CONTEXT, PACK, WORDS

REPORT = (
    "LAPORAN\nPENGOPERASIAN SISTEM PENGHUBUNG LAYANAN\nTAHUN 2024\nPEMERINTAH KABUPATEN CEMARA RAYA\n"
    "DINAS KOMUNIKASI DAN INFORMATIKA\nBAB I\nHASIL\n{sentence}\nKota Cemara, 12 Desember 2024\nKepala Dinas,\nttd"
)


def codes(sentence: str) -> set[str]:
    page = Page(1, REPORT.format(sentence=sentence))
    document = Document(SourceFile("a.pdf", "a.pdf", 1, 0, sha256="0" * 64), "pdf", (page,), pages_total=1)
    claims = examine(document, PACK, WORDS, CONTEXT).claims
    return {reason.code for claim in claims if claim.indicator == "18" and claim.accepted for reason in claim.reasons}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Daftar berikut adalah data contoh, ganti rekap riil.", "EC252"),
        ("Ditetapkan oleh [nama pejabat] di Kota Cemara.", "EC252"),
    ],
)
def test_an_unfilled_text_weakens(sentence: str, code: str) -> None:
    assert code in codes(sentence)


def test_a_share_wants_a_count() -> None:
    assert "EC218" in codes("Sistem penghubung layanan dipakai lebih dari 90 % perangkat daerah.")
    assert "EC218" not in codes("Sistem penghubung layanan dipakai lebih dari 90 % perangkat daerah, 38 dari 40.")
