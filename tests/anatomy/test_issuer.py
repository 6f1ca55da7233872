"""Who issued a paper: heading and letterhead say it, the addressee never does."""

from __future__ import annotations

import pytest

from evidence_checker.anatomy import dissect
from tests.makers.documents import document, paper


def issuer(text: str) -> str:
    return dissect(document(text)).identity.issuer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PERATURAN BUPATI CEMARA RAYA\nNOMOR 12 TAHUN 2023", "BUPATI CEMARA RAYA"),
        ("KEPUTUSAN\nBUPATI CEMARA RAYA\nNOMOR 12 TAHUN 2023", "BUPATI CEMARA RAYA"),
        (
            "KEPUTUSAN KEPALA DINAS KOMUNIKASI DAN INFORMATIKA\nKABUPATEN CEMARA RAYA\nNOMOR 3/4/2023",
            "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN CEMARA RAYA",
        ),
        ("PERATURAN PRESIDEN REPUBLIK INDONESIA\nNOMOR 95 TAHUN 2018", "PRESIDEN REPUBLIK INDONESIA"),
        ("UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 11 TAHUN 2008", "PRESIDEN REPUBLIK INDONESIA"),
    ],
)
def test_the_heading_of_a_legal_form(text: str, expected: str) -> None:
    assert issuer(text) == expected


def test_the_letterhead_and_not_the_addressee() -> None:
    seen = dissect(paper("letter", "Permohonan VPS")).identity.issuer
    assert "PEMERINTAH KABUPATEN CEMARA RAYA" in seen
    assert "Perhubungan" not in seen


def test_an_addressee_does_not_issue_what_is_sent_to_it() -> None:
    text = (
        "PEMERINTAH KABUPATEN TIRTA JAYA\nDINAS KOMINFO\nNomor : 5/2/2023\nHal : Permohonan\nYth. Bupati Cemara Raya\n"
    )
    assert "CEMARA" not in issuer(text).upper()


def test_nobody_is_named() -> None:
    assert issuer("Catatan harian operator.") == ""
