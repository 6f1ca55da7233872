"""The sample folder: a small invented agency with complete, weak and missing cases. `python -m tests.makers.samples`
writes it.

Each sample says why it exists; docs/contoh.md is made from that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.makers import papers
from tests.makers.office import docx_file, xlsx_file, zip_file
from tests.makers.papers import Facts, Page
from tests.makers.pdf import pdf
from tests.makers.picture import scan_pdf, screenshot

FOLDER = Path(__file__).parents[2] / "sample_evidence"
SETTINGS = """\
framework = "spbe-2020"
agency = "Pemerintah Kabupaten Cemara Raya"
aliases = ["Kabupaten Cemara Raya", "Bupati Cemara Raya", "Diskominfo Kabupaten Cemara Raya"]
year = 2023

[applications]
"45" = ["Cemara Pintar"]
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """`indicators`: what it is evidence for; `why`: one Indonesian sentence for docs/contoh.md."""

    path: str
    make: Callable[[], bytes]
    indicators: str
    why: str


_SPBE = (
    "## Arsitektur SPBE",
    "Arsitektur SPBE memuat referensi arsitektur dan domain arsitektur.",
    "Domain arsitektur SPBE terdiri atas proses bisnis, data dan informasi, infrastruktur SPBE, aplikasi SPBE, "
    "keamanan SPBE, dan layanan SPBE.",
    "## Peta Rencana SPBE",
    "Peta Rencana SPBE memuat tata kelola SPBE, manajemen SPBE, layanan SPBE, infrastruktur SPBE, aplikasi SPBE, "
    "keamanan SPBE, dan audit TIK.",
    "## Manajemen Data",
    "Manajemen data dilakukan melalui pengelolaan arsitektur data, data induk, data referensi, basis data, kualitas "
    "data, dan interoperabilitas data.",
    "## Pembangunan dan Pengembangan Aplikasi SPBE",
    "Pembangunan aplikasi dilakukan melalui tahap perencanaan, analisis, desain, implementasi, dan pemeliharaan.",
    "Setiap perangkat daerah wajib berkonsultasi dengan Dinas sebelum membangun aplikasi.",
    "## Pusat Data",
    "Seluruh perangkat daerah wajib menggunakan pusat data yang dikelola oleh Dinas.",
    "## Jaringan Intra Pemerintah Daerah",
    "Seluruh perangkat daerah wajib menggunakan jaringan intra pemerintah daerah.",
    "## Sistem Penghubung Layanan Pemerintah Daerah",
    "Seluruh perangkat daerah wajib menggunakan sistem penghubung layanan untuk integrasi antar layanan SPBE.",
    "## Manajemen Keamanan Informasi",
    "Manajemen keamanan informasi meliputi penetapan ruang lingkup, penetapan penanggung jawab, perencanaan, dukungan "
    "pengoperasian, evaluasi kinerja, dan perbaikan berkelanjutan terhadap keamanan informasi.",
    "## Audit Teknologi Informasi dan Komunikasi",
    "Audit TIK terdiri atas audit infrastruktur SPBE, audit aplikasi SPBE, dan audit keamanan SPBE.",
    "## Tim Koordinasi SPBE",
    "Bupati membentuk Tim Koordinasi SPBE yang diketuai oleh Sekretaris Daerah.",
    "Tim Koordinasi SPBE bertugas mengarahkan, memantau, dan mengevaluasi penerapan SPBE di seluruh perangkat daerah.",
)
_PERBUP = Facts("Penyelenggaraan Sistem Pemerintahan Berbasis Elektronik", _SPBE, number="12", year=2023, revokes=(
    "Peraturan Bupati Cemara Raya Nomor 45 Tahun 2017 tentang Pengelolaan Teknologi Informasi dan Komunikasi "
    "(Berita Daerah Kabupaten Cemara Raya Tahun 2017 Nomor 45)"
))  # fmt: skip
_TEAM = Facts(
    "Pembentukan Tim Koordinasi Sistem Pemerintahan Berbasis Elektronik",
    (
        "Membentuk Tim Koordinasi SPBE dengan susunan keanggotaan sebagaimana tercantum dalam Lampiran.",
        "Tim Koordinasi SPBE mempunyai tugas mengoordinasikan penerapan SPBE di seluruh perangkat daerah.",
    ),
    number="21",
)
_SOP = Facts(
    "Pengoperasian Pusat Data",
    (
        "Operator memeriksa suhu dan kelembapan ruang server dua kali sehari",
        "Operator memeriksa catu daya dan genset setiap pekan",
        "Pengunjung ruang server mengisi buku tamu dan didampingi operator",
        "Operator melaporkan gangguan kepada Kepala Bidang dalam 30 menit",
    ),
    number="4",
)


def _minutes() -> list[Page]:
    return papers.minutes(Facts("Rapat Koordinasi Tim Koordinasi SPBE Triwulan II", (
        "Ketua Tim Koordinasi SPBE memaparkan kemajuan program kerja Tim Koordinasi SPBE tahun 2023",
        "Enam dari delapan program kerja telah dilaksanakan",
        "Seluruh perangkat daerah menyampaikan kendala dan menyepakati tindak lanjut",
    )))  # fmt: skip


def _work_plan() -> list[Page]:
    return papers.book(Facts("Rencana Kerja Dinas Komunikasi dan Informatika Tahun 2023", (
        "## Pendahuluan", "Rencana kerja ini menjadi dasar penyusunan anggaran.",
        "## Rencana dan Anggaran SPBE",
        "Kegiatan pengelolaan pusat data, belanja TIK Rp300.000.000",
        "Kegiatan pembangunan aplikasi SPBE, belanja TIK Rp220.000.000",
        "Seluruh rencana dan anggaran SPBE perangkat daerah telah dikonsultasikan kepada Dinas.",
    ), year=2023))  # fmt: skip


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "Kebijakan/Perbup 12 Tahun 2023 SPBE.pdf",
        lambda: pdf(papers.regulation(_PERBUP), "Perbup SPBE"),
        "1–10",
        "Peraturan Bupati yang ditetapkan dan diundangkan; satu Bagian untuk tiap indikator 1–10.",
    ),
    Sample(
        "Kebijakan/Rancangan Perbup SPBE.docx",
        lambda: docx_file(papers.regulation(Facts(_PERBUP.title, _SPBE, draft=True, year=2023))),
        "1–10 (lemah)",
        "Naskah Word dari peraturan yang sama sebelum ditetapkan: rancangan, tanpa nomor, tanggal, dan tanda tangan.",
    ),
    Sample(
        "Kebijakan/Perbup 45 Tahun 2017 TIK.pdf",
        lambda: pdf(
            papers.regulation(
                Facts(
                    "Pengelolaan Teknologi Informasi dan Komunikasi",
                    (
                        "## Pusat Data",
                        "Perangkat daerah dapat menggunakan pusat data.",
                        "## Pengembangan Aplikasi",
                        "Pengembangan aplikasi dilakukan oleh Dinas.",
                    ),
                    number="45",
                    year=2017,
                )
            )
        ),
        "–",
        "Versi lama: sudah dicabut oleh Perbup 12/2023.",
    ),
    Sample(
        "Kebijakan/PermenPANRB SPBE.pdf",
        lambda: pdf(
            papers.national(
                Facts(
                    "Pemantauan dan Evaluasi Sistem Pemerintahan Berbasis Elektronik",
                    ("Arsitektur SPBE, Peta Rencana SPBE, manajemen data, dan audit TIK dinilai menurut pedoman ini.",),
                    number="59",
                    year=2020,
                )
            )
        ),
        "–",
        "Peraturan pusat: bukan kebijakan internal, walaupun menyebut semua istilahnya.",
    ),
    Sample(
        "Kebijakan/Perbup SPBE daerah lain.pdf",
        lambda: pdf(papers.of_other_region(papers.regulation(_PERBUP))),
        "–",
        "Peraturan kabupaten lain (Tirta Jaya) yang ikut tersimpan.",
    ),
    Sample(
        "Tim Koordinasi/SK Tim Koordinasi SPBE (pindai).pdf",
        lambda: scan_pdf(papers.decree(_TEAM)),
        "10",
        "Pindaian keputusan bertanda tangan: hanya gambar, terbaca lewat OCR.",
    ),
    Sample(
        "Tim Koordinasi/SK Tim Koordinasi SPBE.docx",
        lambda: docx_file(papers.decree(Facts(_TEAM.title, _TEAM.body, number="21", signed=False))),
        "10 (lemah)",
        "Berkas Word dari keputusan yang dipindai itu; belum bertanda tangan.",
    ),
    Sample(
        "Tim Koordinasi/Notulen Rapat Koordinasi.docx",
        lambda: docx_file(_minutes(), header="Diskominfo"),
        "19",
        "Notulen: bukti pelaksanaan program kerja tim.",
    ),
    Sample(
        "Tim Koordinasi/Undangan Rapat.pdf",
        lambda: pdf(papers.invitation(Facts("Rapat Koordinasi SPBE"))),
        "–",
        "Undangan saja tidak membuktikan bahwa rapat menghasilkan sesuatu.",
    ),
    Sample(
        "Tim Koordinasi/SK Tim Asesor Internal.pdf",
        lambda: pdf(
            papers.decree(
                Facts(
                    "Pembentukan Tim Asesor Internal SPBE",
                    ("Membentuk Tim Asesor Internal SPBE.", "Tim bertugas melakukan penilaian mandiri SPBE."),
                    number="30",
                )
            )
        ),
        "–",
        "Mirip nama: Tim Asesor Internal bukan Tim Koordinasi (10) dan bukan tim audit TIK (9, 29–31).",
    ),
    Sample(
        "Tata Kelola/DRAF Peta Rencana SPBE 2024-2028.docx",
        lambda: docx_file(
            papers.plan(
                Facts(
                    "Peta Rencana SPBE Pemerintah Kabupaten Cemara Raya 2024-2028",
                    (
                        "## Tata Kelola SPBE",
                        "Inisiatif tim koordinasi.",
                        "## Manajemen SPBE",
                        "Inisiatif manajemen risiko.",
                        "## Infrastruktur SPBE",
                        "Inisiatif pusat data.",
                    ),
                    draft=True,
                    signed=False,
                )
            ),
            table=(("Tahun", "Inisiatif"), ("2024", "Pusat data"), ("2025", "Keamanan")),
        ),
        "12 (lemah)",
        "Dokumen yang masih draf dan baru memuat sebagian muatan.",
    ),
    Sample(
        "Tata Kelola/Renja Diskominfo 2023.pdf",
        lambda: pdf(_work_plan()),
        "13",
        "Rencana kerja yang memuat butir belanja TIK.",
    ),
    Sample(
        "Tata Kelola/DPA Dinas Pekerjaan Umum.pdf",
        lambda: pdf(
            papers.budget(
                Facts("Program Penyelenggaraan Jalan", ("5.2.04.01 Belanja modal jalan kabupaten 900.000.000",))
            )
        ),
        "–",
        "Dokumen anggaran tanpa satu pun butir TIK: jenisnya cocok, isinya tidak.",
    ),
    Sample(
        "Aplikasi/SKPL e-Tani.docx",
        lambda: docx_file(
            papers.specification(
                Facts(
                    "Spesifikasi Kebutuhan Perangkat Lunak (SKPL) Pembangunan Aplikasi e-Tani",
                    (
                        "## Analisis",
                        "Kebutuhan fungsional aplikasi e-Tani.",
                        "## Desain",
                        "Diagram relasi entitas dan rancangan layar.",
                    ),
                )
            )
        ),
        "15",
        "Dokumen siklus pembangunan aplikasi.",
    ),
    Sample(
        "Aplikasi/BAST e-Tani.pdf",
        lambda: pdf(
            papers.handover(
                Facts(
                    "Serah Terima Pekerjaan Pembangunan Aplikasi e-Tani",
                    ("PIHAK PERTAMA menyerahkan aplikasi, kode sumber, dan dokumentasi kepada PIHAK KEDUA.",),
                )
            )
        ),
        "15",
        "Berita acara serah terima aplikasi.",
    ),
    Sample("Pusat Data/SOP Pengoperasian Pusat Data.pdf", lambda: pdf(papers.sop(_SOP)), "16", "SOP yang disahkan."),
    Sample(
        "Pusat Data/Daftar Pengguna Pusat Data.xlsx",
        lambda: xlsx_file(
            {
                "Pengguna": [
                    ["PEMERINTAH KABUPATEN CEMARA RAYA"],
                    ["DAFTAR PEMANFAATAN PUSAT DATA OLEH PERANGKAT DAERAH TAHUN 2023"],
                    ["No", "Perangkat Daerah", "Server virtual"],
                    [1, "Dinas Kesehatan", 2],
                    [2, "Dinas Pendidikan", 3],
                    [3, "Sekretariat Daerah", 1],
                ]
            }
        ),
        "16",
        "Daftar pengguna dalam Excel.",
    ),
    Sample(
        "Pusat Data/Formulir Permohonan VPS.docx",
        lambda: docx_file(
            [
                (
                    "^FORMULIR PERMOHONAN LAYANAN PUSAT DATA",
                    "Nama pemohon : ....................",
                    "Perangkat Daerah : ....................",
                    "Kebutuhan server virtual : ....................",
                    "Tanggal : ....................",
                    "Tanda tangan : ....................",
                )
            ]
        ),
        "16 (lemah)",
        "Formulir kosong: bentuknya ada, isinya belum.",
    ),
    Sample(
        "Pusat Data/Topologi Jaringan Intra.pdf",
        lambda: pdf(
            papers.specification(
                Facts(
                    "Topologi Jaringan Intra Pemerintah Kabupaten Cemara Raya",
                    ("## Topologi", "Jaringan intra menghubungkan 42 perangkat daerah melalui serat optik."),
                    signed=False,
                )
            )
        ),
        "17 (lemah)",
        "Cetakan dari aplikasi, tanpa pengesahan.",
    ),
    Sample(
        "Manajemen/Register Risiko SPBE.xlsx",
        lambda: xlsx_file(
            {
                "Register": [
                    ["PEMERINTAH KABUPATEN CEMARA RAYA"],
                    ["REGISTER RISIKO SPBE DINAS KOMUNIKASI DAN INFORMATIKA TAHUN 2023"],
                    ["No", "Risiko SPBE", "Kemungkinan", "Dampak", "Mitigasi"],
                    [1, "Catu daya pusat data terganggu", 3, 4, "Genset"],
                    [2, "Kebocoran data pribadi", 2, 5, "Enkripsi"],
                ]
            }
        ),
        "21",
        "Register risiko yang terisi.",
    ),
    Sample(
        "Manajemen/Inventaris Aset TIK 2023.xlsx",
        lambda: xlsx_file(
            {
                "Perangkat keras": [
                    ["PEMERINTAH KABUPATEN CEMARA RAYA"],
                    ["DAFTAR INVENTARIS ASET TIK TAHUN 2023"],
                    ["No", "Nama aset TIK", "Jumlah"],
                    [1, "Server rak", 2],
                    [2, "Router", 6],
                ],
                "Perangkat lunak": [["No", "Lisensi", "Jumlah"], [1, "Sistem operasi server", 4]],
            }
        ),
        "24",
        "Inventaris aset TIK dengan dua lembar kerja.",
    ),
    Sample(
        "Manajemen/Laporan Manajemen Perubahan RB.pdf",
        lambda: pdf(
            papers.report(
                Facts(
                    "Manajemen Perubahan Reformasi Birokrasi",
                    ("## Agen Perubahan", "Agen perubahan membangun budaya kerja dan pola pikir aparatur."),
                )
            )
        ),
        "–",
        "Jebakan: manajemen perubahan reformasi birokrasi bukan manajemen perubahan SPBE (27).",
    ),
    Sample(
        "Manajemen/Sertifikat Pelatihan.pdf",
        lambda: pdf(
            papers.certificate(
                Facts("Pelatihan Kompetensi SDM SPBE Bidang Keamanan Informasi", ("selama 40 jam pelajaran",))
            )
        ),
        "25",
        "Sertifikat pelatihan pegawai.",
    ),
    Sample(
        "Audit/LHA Infrastruktur SPBE.pdf",
        lambda: pdf(
            papers.audit_report(
                Facts(
                    "Audit Infrastruktur SPBE",
                    (
                        "## Ruang Lingkup",
                        "Audit infrastruktur SPBE meliputi pusat data dan jaringan intra.",
                        "## Temuan",
                        "Catu daya cadangan belum diuji.",
                        "## Rekomendasi",
                        "Uji catu daya cadangan setiap triwulan.",
                    ),
                )
            )
        ),
        "29",
        "Laporan hasil audit infrastruktur; audit aplikasi (30) dan keamanan (31) belum ada.",
    ),
    Sample(
        "Layanan/JDIH tangkapan layar.pdf",
        lambda: pdf(
            papers.screen(
                Facts(
                    "Jaringan Dokumentasi dan Informasi Hukum (JDIH)",
                    ("https://jdih.cemararaya.go.id", "Menu pencarian produk hukum, unduh peraturan, abstrak"),
                )
            )
        ),
        "44",
        "Halaman tangkapan layar dengan alamat dan tanggal akses.",
    ),
    Sample(
        "Layanan/SRIKANDI.png",
        lambda: screenshot(
            "SRIKANDI Kabupaten Cemara Raya",
            "https://srikandi.cemararaya.go.id",
            ("Naskah masuk", "Naskah keluar", "Disposisi", "Arsip"),
            (
                "Kearsipan Dinamis",
                "Naskah dinas elektronik: 214 naskah masuk",
                "Persetujuan dan tanda tangan elektronik",
                "Pencarian arsip",
            ),
            "Diakses tanggal 12 Oktober 2023",
        ),
        "37",
        "Tangkapan layar sebagai gambar; teks di dalam gambar ikut dibaca.",
    ),
    Sample(
        "Layanan/aduan.png",
        lambda: screenshot(
            "SP4N-LAPOR! Pengaduan Pelayanan Publik",
            "",
            ("Laporan masuk", "Tindak lanjut"),
            ("Pengaduan masyarakat: 310 laporan", "Disposisi ke perangkat daerah"),
            "",
        ),
        "42 (lemah)",
        "Tangkapan layar tanpa alamat dan tanpa tanggal akses.",
    ),
    Sample(
        "Layanan/Panduan Cemara Pintar.docx",
        lambda: docx_file(
            papers.book(
                Facts(
                    "Buku Panduan Pengguna PPDB Online Cemara Pintar",
                    (
                        "## Pendaftaran",
                        "Klik menu daftar lalu unggah berkas.",
                        "## Verifikasi",
                        "Petugas memverifikasi dan menyetujui pendaftaran.",
                    ),
                )
            )
        ),
        "45",
        "Layanan publik sektor: aplikasinya disebut dalam evidence.toml.",
    ),
    Sample(
        "Kiriman/kiriman bappeda.zip",
        lambda: zip_file(
            {
                "Notulen Forum Satu Data.pdf": pdf(
                    papers.minutes(
                        Facts(
                            "Forum Satu Data Kabupaten Cemara Raya",
                            (
                                "Walidata memaparkan daftar data prioritas dan metadata",
                                "Forum menyepakati standar data",
                            ),
                        )
                    )
                )
            }
        ),
        "23",
        "Bukti di dalam arsip ZIP.",
    ),
    Sample(
        "Kiriman/Perbup 12-2023 unduhan.pdf",
        lambda: pdf(papers.regulation(_PERBUP), "unduhan 9 Mei 2023"),
        "kembar",
        "Teks yang sama dengan Perbup 12/2023 dalam bita yang lain.",
    ),
    Sample("Kiriman/SOP (2).pdf", lambda: pdf(papers.sop(_SOP)), "kembar", "Salinan yang sama sampai ke bitanya."),
    Sample(
        "Kiriman/scan0012.pdf",
        lambda: pdf(papers.sop(_SOP))[:900],
        "tidak terbaca",
        "Berkas rusak (terpotong saat dikirim): harus dilaporkan tidak terbaca, bukan tidak cocok.",
    ),
    Sample(
        "Lain-lain/Resep kue cucur.docx",
        lambda: docx_file(
            [("^KUE CUCUR", "Campur tepung beras dan gula merah.", "Goreng sampai berserat dan tiriskan.")]
        ),
        "–",
        "Tidak ada hubungannya.",
    ),
)


def make(folder: Path) -> None:
    """Write every sample and the settings below `folder`; files that are there already are replaced."""
    for sample in SAMPLES:
        path = folder / sample.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sample.make())
    (folder / "evidence.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")


def table() -> str:
    """docs/contoh.md."""
    rows = "\n".join(f"| `{s.path}` | {s.indicators} | {s.why} |" for s in sorted(SAMPLES, key=lambda s: s.path))
    return (
        "# Folder contoh\n\n`sample_evidence/` adalah folder bukti sebuah instansi rekaan, "
        "Pemerintah Kabupaten Cemara Raya. "
        "Berkasnya dibuat oleh\n`python -m tests.makers.samples`; halaman ini dibuat dari skrip yang sama.\n\n"
        "| berkas | bukti untuk indikator | mengapa ada |\n|---|---|---|\n" + rows + "\n"
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    if len(sys.argv) == 1:
        (FOLDER.parent / "docs" / "contoh.md").write_text(table(), encoding="utf-8", newline="\n")
