"""Each level of an electronic service needs its own proof: one set that reaches it, and one that nearly does."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Document, Page, SourceFile

PACK = rules.load("spbe-2020")
WORDS = vocabulary(PACK)
CONTEXT = Context(("Pemerintah Kabupaten Cemara Raya",), 2024)

# An application that the pack names for each service, and what it is for.
SERVICES = {each.id: (each.applications[0], each.short_name) for each in PACK.indicators if each.service}


def manual(name: str, what: str, *steps: str) -> str:
    told = "\n".join(f"{place}. {step}" for place, step in enumerate(steps, 1))
    return (
        f"BUKU PANDUAN PENGGUNAAN\nAPLIKASI {name} {what}\nPemerintah Kabupaten Cemara Raya\nTahun 2024\f"
        f"PENDAHULUAN\nAplikasi {name} dipakai oleh perangkat daerah.\nPENGGUNAAN\n{told}"
    )


def api(name: str, what: str, sentence: str) -> str:
    return (
        f"DOKUMENTASI API\nAPLIKASI {name} {what}\nPemerintah Kabupaten Cemara Raya\nTahun 2024\f"
        f"SPESIFIKASI API\nEndpoint: /v1/data\nMethod: GET\nRequest dan response berformat JSON\n{sentence}"
    )


READ = ("Masuk dengan nama pengguna", "Baca informasi pada halaman depan")
SEARCH = ("Klik menu Data", "Unggah berkas, lalu unduh hasilnya")
APPROVE = ("Klik menu Usulan", "Atasan klik tombol Setujui; status berubah dan notifikasi terkirim")
PAPER = ("Klik menu Data", "Unggah berkas, lalu unduh hasilnya", "Kepala Badan melakukan validasi di atas berkas cetak")


def level(indicator: str, *texts: str) -> float | None:
    seen = []
    for place, text in enumerate(texts):
        pages = tuple(Page(number, page) for number, page in enumerate(text.split("\f"), 1))
        file = SourceFile(f"{place}.pdf", f"{place}.pdf", 1, 0, sha256=f"{place}" * 64)
        seen.append(examine(Document(file, "pdf", pages, pages_total=len(pages)), PACK, WORDS, CONTEXT))
    result = judge(seen, PACK, CONTEXT, folder="", made_at="")
    return next(each.level for each in result.indicators if each.id == indicator)


def test_one_page_that_says_integrated_and_dashboard_is_no_fourth_level() -> None:
    text = (
        "PANDUAN PENGGUNA SIMPEG\nBKPSDM Kabupaten Cemara Raya\nTahun 2023\n1. Login\n"
        "Klik menu Dashboard. Data terintegrasi.\n2. Unduh daftar pegawai, unggah SK, klik Setujui."
    )
    assert level("36", text) == 3


@pytest.mark.parametrize("indicator", ["32", "36", "38", "42", "44"])
def test_the_ladder_of_a_service(indicator: str) -> None:
    name, what = SERVICES[indicator]
    reads, searches = manual(name, what, *READ), manual(name, what, *SEARCH)
    approves = manual(name, what, *SEARCH, *APPROVE)
    assert level(indicator, reads) == 1
    assert level(indicator, searches) == 2
    assert level(indicator, manual(name, what, *PAPER)) == 2
    assert level(indicator, approves) == 3
    with_name = api(name, what, "Data dipertukarkan: integrasi dengan aplikasi SRIKANDIRAYA lewat web service.")
    assert level(indicator, approves, with_name) == 4
    sign_on = api(name, what, "Integrasi single sign-on dengan aplikasi SRIKANDIRAYA.")
    assert level(indicator, approves, sign_on) == 3
    unnamed = api(name, what, "Data sudah terintegrasi.")
    assert level(indicator, approves, unnamed) == 3
