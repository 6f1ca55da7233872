"""Each level of an electronic service needs its own proof: one set that reaches it, and one that nearly does."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Document, Page, SourceFile

PACK = rules.load("spbe-2020")
WORDS = vocabulary(PACK)
# the public services of the agency, each at the place it named in evidence.toml
CHOSEN = {"45": "SiCantik", "46": "SIMRS", "47": "e-BPHTB"}
CONTEXT = Context(
    ("Pemerintah Kabupaten Cemara Raya",), 2024, applications=tuple((id_, (name,)) for id_, name in CHOSEN.items())
)

# An application that the pack names for each service, and what it is for.
SERVICES = {
    each.id: (CHOSEN.get(each.id, each.applications[0]), each.short_name) for each in PACK.indicators if each.service
}


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
PAPER = ("Kepala Badan melakukan validasi di atas berkas cetak",)
MENU = ("Klik menu Dashboard",)
NAMED = "Data dipertukarkan: integrasi dengan aplikasi SRIKANDIRAYA lewat web service."


def review(name: str, what: str, *findings: str) -> str:
    told = " ".join(findings)
    return (
        f"LAPORAN EVALUASI\nAPLIKASI {name} {what}\nTAHUN 2024\nPEMERINTAH KABUPATEN CEMARA RAYA\n"
        "DINAS KOMUNIKASI DAN INFORMATIKA\nBAB I\nPENDAHULUAN\nLatar Belakang\n"
        f"Evaluasi dilaksanakan terhadap pemanfaatan aplikasi.\nBAB II\nHASIL\n{told}\nBAB III\nPENUTUP\n"
        "Demikian laporan ini disusun.\nKota Cemara, 12 Desember 2024\nKepala Dinas,\nttd\nWIRASENA ADINATA"
    )


def changes(name: str, what: str, *told: str) -> str:
    return (
        f"LAPORAN PENGEMBANGAN\nAPLIKASI {name} {what}\nTAHUN 2024\nPEMERINTAH KABUPATEN CEMARA RAYA\n"
        "DINAS KOMUNIKASI DAN INFORMATIKA\nBAB I\nPENDAHULUAN\nLatar Belakang\nBAB II\nHASIL\n"
        + "\n".join(told)
        + "\nBAB III\nPENUTUP\nKota Cemara, 20 Desember 2024\nKepala Dinas,\nttd\nWIRASENA ADINATA"
    )


FOUND = "Reviu menemukan tiga kekurangan; direkomendasikan pengembangan fitur pencarian."
OLD_NEW = (
    "Versi lama 1.2 tanpa pencarian; versi baru 2.0 dengan pencarian.",
    "Tampilan sebelum dan sesudah perbaikan.",
)


def _set(indicator: str, of: str) -> tuple[str, ...]:
    """The made documents of one row of the matrix."""
    name, what = SERVICES[indicator]
    approves = manual(name, what, *SEARCH, *APPROVE)
    fourth = (approves, api(name, what, NAMED))
    return {
        "reads only": (manual(name, what, *READ),),
        "search, upload, download": (manual(name, what, *SEARCH),),
        "validated on paper, a menu called dashboard": (manual(name, what, *SEARCH, *PAPER, *MENU),),
        "approval inside the application": (approves,),
        "single sign-on only": (
            approves,
            api(name, what, "Integrasi single sign-on dengan aplikasi SRIKANDIRAYA."),
        ),
        "says integrated, names nobody": (approves, api(name, what, "Data sudah terintegrasi.")),
        "other system, no transaction": (manual(name, what, *SEARCH), api(name, what, NAMED)),
        "other system by name": fourth,
        "review without the change": (*fourth, review(name, what, FOUND)),
        "change without a review": (*fourth, changes(name, what, *OLD_NEW)),
        "review and change, but no fourth level": (approves, review(name, what, FOUND), changes(name, what, *OLD_NEW)),
        "review and old and new": (*fourth, review(name, what, FOUND), changes(name, what, *OLD_NEW)),
    }[of]


# what is offered → the level it reaches; the rows beside a level nearly reach it
MATRIX = {
    "reads only": 1,
    "search, upload, download": 2,
    "validated on paper, a menu called dashboard": 2,
    "other system, no transaction": 2,
    "approval inside the application": 3,
    "single sign-on only": 3,
    "says integrated, names nobody": 3,
    "review and change, but no fourth level": 3,
    "other system by name": 4,
    "review without the change": 4,
    "change without a review": 4,
    "review and old and new": 5,
}


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


@pytest.mark.parametrize("of", MATRIX)
@pytest.mark.parametrize("indicator", SERVICES)
def test_the_ladder_of_every_service(indicator: str, of: str) -> None:
    assert level(indicator, *_set(indicator, of)) == MATRIX[of]


def test_all_sixteen_services_stand_in_the_matrix() -> None:
    assert list(SERVICES) == [str(number) for number in range(32, 48)]
