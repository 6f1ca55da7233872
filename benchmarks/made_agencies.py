"""A made province: agencies with small distinct documents, for measuring runs over many agencies.

    python -m benchmarks.made_agencies ROOT --documents 100000 [--agencies 200 | --one] [--short]

Every document is a filled form of `tests/makers/papers.py` as plain text: about two thousand characters, no two alike
but one in fifty, which several agencies hand in as their own. The same numbers give the same bytes.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from tests.makers.papers import FORMS, Facts

_PLACES = ("Cemara", "Pinus", "Damar", "Meranti", "Ulin", "Jati", "Sawo", "Kenari", "Waru", "Beringin")
_SUBJECTS = (
    "Arsitektur SPBE", "Peta Rencana SPBE", "Manajemen Data", "Pembangunan Aplikasi SPBE", "Layanan Pusat Data",
    "Layanan Jaringan Intra Instansi", "Sistem Penghubung Layanan", "Manajemen Keamanan Informasi", "Audit TIK",
    "Tim Koordinasi SPBE", "Manajemen Risiko SPBE", "Manajemen Aset TIK", "Manajemen Pengetahuan SPBE",
    "Manajemen Perubahan SPBE", "Sistem Informasi Kepegawaian", "Sistem Kearsipan Dinamis", "Barang Milik Daerah",
    "Pemeliharaan Jalan", "Kebersihan Pasar", "Pelayanan Perpustakaan", "Pengadaan Langsung", "Rapat Koordinasi",
)  # fmt: skip
_WORDS = (
    "penyelenggaraan", "pelaksanaan", "perangkat", "daerah", "layanan", "informasi", "dokumen", "kegiatan", "tahunan",
    "pemantauan", "evaluasi", "penetapan", "kebutuhan", "anggaran", "petugas", "pelaporan", "jadwal", "sarana",
    "prasarana", "koordinasi", "pembinaan", "penerapan", "standar", "prosedur", "hasil", "sasaran", "indikator",
)  # fmt: skip


_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")


def agency_name(number: int) -> str:
    """The invented regency of that number."""
    tens, ones = divmod(number, len(_PLACES))
    return f"Kabupaten {_PLACES[ones]} {_PLACES[tens % len(_PLACES)]} {number:03d}"


def note_of(chance: random.Random, region: str, year: int) -> str:
    """A short document: a decree, minutes or a letter of some three hundred characters."""
    subject = f"{chance.choice(_SUBJECTS)} {' '.join(chance.choices(_WORDS, k=2))}"
    said = " ".join(chance.choices(_WORDS, k=12)).capitalize()
    number, day = chance.randint(1, 900), f"{chance.randint(1, 28)} {chance.choice(_MONTHS)} {year}"
    if chance.random() < 0.4:
        return (
            f"KEPUTUSAN BUPATI {region.removeprefix('Kabupaten ').upper()}\nNOMOR {number} TAHUN {year}\nTENTANG\n"
            f"{subject.upper()}\n\nMEMUTUSKAN:\nKESATU : {said}.\n\nditetapkan pada tanggal {day}\nBUPATI,\nttd\nBAYU\n"
        )
    kind = chance.choice(("NOTULEN RAPAT", "UNDANGAN", "LAPORAN", "NOTA DINAS"))
    return f"PEMERINTAH {region.upper()}\n{kind}\n{subject}\nNomor: {number}\nTanggal: {day}\n\n{said}.\n\nttd\nBAYU\n"


def text_of(chance: random.Random, region: str, year: int) -> str:
    """A whole document of the agency: a filled form of some two thousand characters."""
    form = FORMS[chance.choice(sorted(FORMS))]
    subject = chance.choice(_SUBJECTS)
    body = [
        f"## {subject} bagian {number}" if number % 3 == 0 else " ".join(chance.choices(_WORDS, k=14)) + "."
        for number in range(7)
    ]
    facts = Facts(f"{subject} {' '.join(chance.choices(_WORDS, k=3))}", tuple(body), number=str(chance.randint(1, 900)),
                  year=year - chance.randint(0, 2))  # fmt: skip
    pages = ["\n".join(line.removeprefix("^") for line in page) for page in form(facts)]
    name = region.removeprefix("Kabupaten ")
    return "\n\n".join(pages).replace("CEMARA RAYA", name.upper()).replace("Cemara Raya", name)


def make(root: Path, documents: int, agencies: int, year: int = 2024, *, short: bool = False) -> None:
    """`agencies` folders below `root`, each with its evidence.toml; with 0 all documents lie in `root` itself."""
    written = note_of if short else text_of
    for number in range(max(1, agencies)):
        region = agency_name(number)
        folder = root / f"instansi-{number:03d}" if agencies else root
        folder.mkdir(parents=True, exist_ok=True)
        settings = f'agency = "Pemerintah {region}"\nyear = {year}\n'
        (folder / "evidence.toml").write_text(settings, encoding="utf-8")
        for n in range(documents // max(1, agencies)):
            chance = random.Random(f"{'bersama' if n % 50 == 49 else number} {n}")
            (folder / f"berkas-{n:05d}.txt").write_text(written(chance, region, year), encoding="utf-8")


def main() -> None:
    """Make the tree that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--agencies", type=int, default=10)
    parser.add_argument("--one", action="store_true", help="one folder for all")
    parser.add_argument("--short", action="store_true", help="documents of three hundred characters")
    told = parser.parse_args()
    make(told.root, told.documents, 0 if told.one else told.agencies, short=told.short)


if __name__ == "__main__":
    main()
