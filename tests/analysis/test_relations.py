"""Which earlier regulations a document changes or ends."""

from __future__ import annotations

import pytest

from evidence_checker.analysis.amendments import amended, revoked

CLOSING = """Pasal 40
Pada saat Peraturan Bupati ini mulai berlaku:
a. Peraturan Bupati Cemara Raya Nomor 45 Tahun
2017 tentang Pengelolaan Teknologi Informasi (Berita Daerah Kabupaten Cemara Raya Tahun 2017 Nomor 46); dan
b. Peraturan Bupati Cemara Raya Nomor 3 Tahun 2019 tentang Pusat Data,
dicabut dan dinyatakan tidak berlaku.
Pasal 41
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan."""


def test_closing_article_ends_what_it_lists() -> None:
    assert revoked(CLOSING) == ("45 Tahun 2017", "3 Tahun 2019")


@pytest.mark.parametrize(
    "text",
    [
        "Mengingat : Peraturan Bupati Cemara Raya Nomor 45 Tahun 2017 tentang Pusat Data",
        "Peraturan Bupati Nomor 45 Tahun 2017 tentang Izin. Izin yang melanggar dicabut.",
        "dicabut dan dinyatakan tidak berlaku",
    ],
)
def test_mention_ends_nothing(text: str) -> None:
    assert revoked(text) == ()


def test_title_names_what_it_changes() -> None:
    title = "PERUBAHAN KEDUA ATAS PERATURAN BUPATI CEMARA RAYA NOMOR 12 TAHUN 2023 TENTANG SPBE"
    assert amended(title) == ("12 Tahun 2023",)
    assert amended("PEDOMAN PERUBAHAN ANGGARAN") == ()
