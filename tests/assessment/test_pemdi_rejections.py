"""What an assessor of 2026 turned away is turned away here: made documents of the same kinds of fault."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Document, Page, SourceFile, Strength

PACK = rules.load("pemdi-2026")
WORDS = vocabulary(PACK)
CONTEXT = Context(("Pemerintah Kabupaten Cemara Raya",), 2026)


def decree(title: str) -> str:
    return (
        f"KEPUTUSAN BUPATI CEMARA RAYA\nNOMOR 188.45/77/KEP/2026\nTENTANG\n{title}\nBUPATI CEMARA RAYA,\nMEMUTUSKAN:\n"
        f"Menetapkan : KEPUTUSAN TENTANG {title}.\nKESATU : Menetapkan nama-nama dalam lampiran.\n"
        "Ditetapkan di Kota Cemara\npada tanggal 3 April 2026\nBUPATI CEMARA RAYA,\nttd\nWIRASENA ADINATA"
    )


def report(title: str, sentence: str) -> str:
    return (
        f"LAPORAN\n{title}\nTAHUN 2026\nPEMERINTAH KABUPATEN CEMARA RAYA\nDINAS KOMUNIKASI DAN INFORMATIKA\nBAB I\n"
        f"PENDAHULUAN\n{sentence}\nKota Cemara, 12 Desember 2026\nKepala Dinas,\nttd"
    )


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        ("1", decree("PEMBENTUKAN DUTA PEMERINTAH DIGITAL")),
        ("9", decree("PEMBENTUKAN TIM ASESOR INTERNAL PEMERINTAH DIGITAL")),
        ("10", report("INDEKS KAMI KABUPATEN CEMARA RAYA", "Indeks KAMI dinilai 400.")),
        (
            "15",
            "PERATURAN BUPATI CEMARA RAYA\nNOMOR 5 TAHUN 2026\nTENTANG\nARSITEKTUR PEMERINTAH DIGITAL\nMEMUTUSKAN:\n"
            "Pasal 4\nProses bisnis disusun oleh perangkat daerah.\nDitetapkan di Kota Cemara\n"
            "pada tanggal 3 April 2026\nttd",
        ),
        (
            "4",
            "RENCANA KERJA DAN ANGGARAN\nDINAS KOMUNIKASI DAN INFORMATIKA\nPEMERINTAH KABUPATEN CEMARA RAYA\n"
            "Tahun Anggaran 2026\nKode Rekening Uraian Jumlah\n5.1.02 Belanja alat tulis kantor 20.000.000",
        ),
        (
            "19",
            "DAFTAR SLA LAYANAN DIGITAL\nPEMERINTAH KABUPATEN CEMARA RAYA\nTAHUN 2026\n"
            "No Layanan SLA\n1 Perizinan 3 hari",
        ),
        ("20", report("SURVEI KEPUASAN MASYARAKAT KECAMATAN CEMARA", "Survei dilakukan di loket kecamatan.")),
    ],
)
def test_it_lifts_no_level(indicator: str, text: str) -> None:
    file = SourceFile("bukti.pdf", "bukti.pdf", 1, 0, sha256="0" * 64)
    seen = examine(Document(file, "pdf", (Page(1, text),), pages_total=1), PACK, WORDS, CONTEXT)
    assessment = judge([seen], PACK, CONTEXT, folder="", made_at="2026-06-01T08:00:00+07:00")
    result = next(each for each in assessment.indicators if each.id == indicator)
    assert result.level == 1
    assert all(each.strength is Strength.WEAK for each in result.evidence)
    assert result.lacking
