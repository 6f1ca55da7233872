"""Numbers with blanks and other strokes inside, and places in them that were left to be filled in."""

from __future__ import annotations

import pytest

from evidence_checker.analysis.number_segments import left_blank, printed_number
from evidence_checker.model import Identity, State, TextSource
from tests.makers.documents import analyze, document

DECREE = (
    "KEPUTUSAN BUPATI CEMARA RAYA\nNOMOR {}\nTENTANG\nTIM PUSAT DATA\n"
    "Ditetapkan di Kota Cemara\npada tanggal 6 Februari 2023\nBUPATI CEMARA RAYA,\nttd"
)
LETTER = "DINAS KOMUNIKASI DAN INFORMATIKA\nNomor : {}\nSifat : Segera\nHal : Permohonan VPS\nYth. Kepala Dinas\n"

BLANK = [
    "188.45/          /HK/2023", "188.45/......../HK/2023", "188.45/_____/HK/2023", "188.45/ - /HK/2023",
    "188.45/000/HK/2023", "188.45/xxx/HK/2023", "188.45/[nomor]/HK/2023", "188.45/${nomor}/HK/2023",
    "188.45/<nomor>/HK/2023", "188.45/(....)/HK/2023", "188.45/@nomor/HK/2023", "188.45/No. Urut/HK/2023",
    "188.45/…/HK/2023", "188.45/112/HK/20...", "188.45/???/HK/2023", "/HK/2023", "...../HK/2023",
]  # fmt: skip
WHOLE = {
    "188.45/Kep. 112-Huk/2023": "188.45/Kep. 112-Huk/2023",
    "100.3.3.2/112/Tahun 2023": "100.3.3.2/112/Tahun 2023",
    "188.45⁄112⁄HK⁄2023": "188.45/112/HK/2023",
    "188.45∕112∕HK∕2023": "188.45/112/HK/2023",
    "000.8.3/112/2023": "000.8.3/112/2023",
    "027/112/Sekret. Daerah/2023": "027/112/Sekret. Daerah/2023",
    "188.45 / 112 / 35.07.013 / 2023": "188.45/112/35.07.013/2023",
    "KEP. 12/HK/X/2023": "KEP. 12/HK/X/2023",
    "188.45/112/HK/2023 TENTANG TIM/KELOMPOK": "188.45/112/HK/2023",
    "188.45/112/HK/2023 tanggal 06/02/2023": "188.45/112/HK/2023",
}


def identity(text: str, source: TextSource = TextSource.TEXT) -> Identity:
    return analyze(document(text, source=source)).identity


@pytest.mark.parametrize("form", [DECREE, LETTER])
@pytest.mark.parametrize("printed", BLANK)
def test_a_place_left_blank_is_no_number_and_the_paper_unfinished(printed: str, form: str) -> None:
    seen = identity(form.format(printed))
    assert (seen.number, seen.state) == ("", State.DRAFT)


@pytest.mark.parametrize("printed", WHOLE)
def test_a_number_is_kept_whole(printed: str) -> None:
    seen = identity(DECREE.format(printed))
    assert (seen.number, seen.state) == (WHOLE[printed], State.FINAL)


def test_a_hand_may_have_filled_in_what_a_scan_does_not_show() -> None:
    assert identity(DECREE.format("188.45/ /HK/2023"), TextSource.OCR).state is not State.DRAFT


def test_a_number_broken_at_a_stroke_is_not_blank() -> None:
    assert not left_blank("188.45/112/")
    assert printed_number("555/12/DISKOMINFO") == "555/12/DISKOMINFO"
