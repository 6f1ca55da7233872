"""By what each kind of document is known: its legal form, its title, what only it says, what its file is called.

Sources: forms of official documents (Permendagri 80/2015 and Permenpanrb 80/2012 on naskah dinas), tried on real
documents.
"""

from __future__ import annotations

import re


def _compiled(table: list[tuple[str, str]], flags: int = 0) -> list[tuple[str, re.Pattern[str]]]:
    return [(kind, re.compile(pattern, flags)) for kind, pattern in table]


# Legal forms are set in capitals; a title-case mention is a citation.
FORMS = _compiled([
    ("undang_undang", r"^(?:SALINAN )?(?:RANCANGAN )?UNDANG[- ]?UNDANG (?:REPUBLIK|NOMOR|R\.?I)"),
    ("peraturan_pemerintah", r"^PERATURAN PEMERINTAH\b(?! DAERAH)"),
    ("peraturan_presiden", r"^PERATURAN PRESIDEN\b"),
    ("keputusan_presiden", r"^KEPUTUSAN PRESIDEN\b"),
    ("instruksi_presiden", r"^INSTRUKSI PRESIDEN\b"),
    ("peraturan_bersama", r"^PERATURAN BERSAMA\b"),
    ("peraturan_daerah", r"^(?:RANCANGAN )?PERATURAN DAERAH\b"),
    ("peraturan_kepala_daerah", r"^(?:RANCANGAN )?PERATURAN (?:GUBERNUR|BUPATI|WALI ?KOTA)\b"),
    ("peraturan_menteri", r"^(?:RANCANGAN )?PERATURAN (?:MENTERI|MENKO)\b"),
    ("peraturan_lembaga", r"^(?:RANCANGAN )?PERATURAN (?:KEPALA|BADAN|LEMBAGA|KOMISI|SEKRETARIS|DIREKTUR|KETUA|DEWAN|KEJAKSAAN|KEPOLISIAN|ARSIP)\b"),
    ("keputusan", r"^(?:RANCANGAN )?(?:SURAT )?KEPUTUSAN (?:BERSAMA |)(?:GUBERNUR|BUPATI|WALI ?KOTA|MENTERI|SEKRETARIS|KEPALA|SEKDA|DIREKTUR|KETUA|INSPEKTUR|PIMPINAN|CAMAT|LEMBAGA|BADAN|DEPUTI|PEJABAT|PENGGUNA|KUASA|REKTOR|PIT|PLT|PJ)\b"),
    ("surat_edaran", r"^SURAT EDARAN\b"),
    ("instruksi", r"^INSTRUKSI (?:GUBERNUR|BUPATI|WALI ?KOTA|MENTERI|SEKRETARIS|KEPALA)\b"),
])  # fmt: skip

# Titles of documents without legal form, at a line start of the first page; order breaks ties on one line.
HEADINGS = _compiled([
    ("perjanjian_kinerja", r"^(?:LAMPIRAN |FORMULIR |PERUBAHAN |DOKUMEN )?(?:PERJANJIAN|PENETAPAN) KINERJA\b"),
    ("iku", r"^(?:PENETAPAN |FORMULIR |REVIU |CASCADING )?(?:INDIKATOR KINERJA UTAMA|IKU\b)"),
    ("pohon_kinerja", r"^(?:POHON KINERJA|CASCAD(?:E|ING)|MATRI[KX]S? CAS ?CAD)"),
    ("rencana_aksi", r"^(?:LAMPIRAN .{0,8})?RENCANA AKSI\b"),
    ("rencana_aksi", r"^PROGRAM KERJA\b|^PKPT\b"),
    ("tangkapan_layar", r"^TANGKAPAN LAYAR|^SCREEN ?SHOT"),
    ("laporan", r"^ANALISIS (?:KEBUTUHAN|BEBAN|JABATAN)\b"),
    ("daftar_isi", r"^(?:DAFTAR (?:ISI|TABEL|GAMBAR|LAMPIRAN)|INDEKS TABEL)\b"),
    ("pidato", r"^(?:SAMBUTAN|PIDATO|AMANAT)\b"),
    ("daftar_hadir", r"^(?:DAFTAR HADIR|ABSENSI)\b"),
    ("notulen", r"^(?:NOTULEN(?:SI)?|RISALAH|CATATAN) ?(?:RAPAT|HASIL|KEGIATAN|SOSIALISASI|PERTEMUAN)?\b(?=.{0,80}$)"),
    ("berita_acara", r"^BERITA ACARA\b"),
    ("nota_dinas", r"^NOTA[- ]?DINAS\b"),
    ("telaahan", r"^TELAAH(?:AN)? STAF\b"),
    ("surat_tugas", r"^SURAT (?:PERINTAH )?TUGAS\b|^SURAT PERINTAH PERJALANAN"),
    ("undangan", r"^(?:SURAT )?UNDANGAN\b(?=.{0,40}$)"),
    ("perjanjian", r"^(?:NOTA KESEPAHAMAN|PERJANJIAN KERJA ?SAMA|KESEPAKATAN BERSAMA|MEMORANDUM OF)\b"),
    ("kak", r"^(?:KERANGKA ACUAN|TERMS? OF REFERENCE|KAK\b)"),
    ("rka_dpa", r"^(?:(?:RENCANA KERJA (?:DAN|&) ANGGARAN)|(?:DOKUMEN PELAKSANAAN (?:PERUBAHAN )?ANGGARAN)|(?:RKA|DPA|DPPA|DIPA)\b)"),
    ("laporan_keuangan", r"^(?:PENJABARAN |LAMPIRAN |TABEL )?(?:LAPORAN |TABEL )?(?:REALISASI|LRA\b|LAPORAN REALISASI|LAPORAN KEUANGAN|LAPORAN PROGRAM KEGIATAN|CATATAN ATAS LAPORAN KEUANGAN|NERACA)\b"),
    ("laporan_aset", r"^(?:BUKU INVENTARIS|DAFTAR INVENTARIS|KARTU INVENTARIS|DAFTAR BARANG|LAPORAN ASET|REKAP(?:ITULASI)? (?:ASET|BARANG)|INVENTARIS(?:ASI)?\b|DAFTAR ASET)"),
    ("laporan_audit", r"^LAPORAN (?:HASIL )?(?:AUDIT|PEMERIKSAAN|PENTEST|PENGUJIAN KEAMANAN|(?:IT )?SECURITY ASSESSMENT)\b|^(?:LHA|LHP)\b"),
    ("laporan_evaluasi", r"^LAPORAN HASIL (?:EVALUASI|REVI[UE]W?|PENILAIAN)\b|^LHE\b"),
    ("renstra", r"^(?:DRAF |RANCANGAN |PERUBAHAN |REVIU |REVISI )*(?:RENCANA STRATEGIS|RENSTRA)\b"),
    ("renja", r"^(?:DRAF |RANCANGAN |PERUBAHAN |REVIU |REVISI )*(?:RENCANA KERJA(?! DAN ANGGARAN)|RENJA)\b|^(?:TABEL .{0,8})?RENCANA PROGRAM (?:DAN|&) KEGIATAN|^(?:RUMUSAN )RENCANA PROGRAM|^PROGRAM (?:DAN )?KEGIATAN\b"),
    ("sop", r"^(?:STANDAR|STANDARD) OPERA[ST]I(?:ONAL|ON)\b|^SOP\b|^(?:NAMA|NOMOR|JUDUL) SOP\b"),
    ("manual", r"^(?:USER )?MANUAL\b|^MANUAL BOOK|^BUKU (?:PANDUAN|MANUAL|PETUNJUK)|^(?:PANDUAN|PETUNJUK) (?:PENGGUNA|PENGGUNAAN|USER|PEMAKAIAN|APLIKASI|OPERASIONAL|TEKNIS PENGGUNAAN|SINGKAT)|^MODUL PENGGUNA"),
    ("spesifikasi", r"^(?:SPESIFIKASI (?:KEBUTUHAN|SOFTWARE|PERANGKAT LUNAK|TEKNIS|SISTEM)|DESKRIPSI PERANCANGAN|DOKUMEN (?:PERANCANGAN|PENGUJIAN|API|ANALISIS|DESAIN|TEKNIS)|USER ACCEPTANCE|SKPL|DPPL|DOKUMENTASI API|API DOCUMENTATION|SOFTWARE REQUIREMENT)"),
    ("topologi", r"^(?:TOPOLOGI|DIAGRAM|SKEMA JARINGAN|PETA JARINGAN|ARSITEKTUR JARINGAN)\b"),
    ("laporan", r"^(?:LAPORAN|LKIP|LAKIP|LKJIP|IKHTISAR EKSEKUTIF)\b"),
    ("formulir", r"^(?:NO\.? PERTANYAAN|FORM(?!\s*:)|FORMULIR|BLANKO|KUIS(?:I|IO|E)?ON?ER|KERTAS KERJA|LEMBAR KERJA)\b"),
    ("template", r"^(?:TEMPLAT|TEMPLATE)\b"),
    ("kebijakan", r"^(?:DOKUMEN )?KEBIJAKAN (?:INTERNAL|UMUM|KEAMANAN|PENGELOLAAN|MANAJEMEN|LAYANAN|TATA KELOLA|TEKNIS)\b"),
    ("rencana_induk", r"^(?:DOKUMEN |DRAF |RANCANGAN )*(?:RENCANA INDUK|CETAK BIRU|BLUE ?PRINT|MASTER ?PLAN|PETA (?:RENCANA|JALAN)|ROAD ?MAP|ARSITEKTUR (?:DAN PETA RENCANA )?(?:SPBE|SISTEM PEMERINTAHAN|PEMERINTAH DIGITAL|E-?GOV)|DOKUMEN ARSITEKTUR|PETA PROSES BISNIS)"),
    ("pedoman", r"^(?:BUKU )?(?:PEDOMAN|STANDAR(?:ISASI)?|PETUNJUK TEKNIS|JUKNIS|BUKU STANDAR)\b"),
    ("siaran_pers", r"^(?:SIARAN PERS|PRESS RELEASE|RILIS)\b"),
    ("pengumuman", r"^PENGUMUMAN\b|^DIBUTUHKAN\b|^LOWONGAN|^REKRUTMEN"),
    ("agenda", r"^(?:DAFTAR )?AGENDA\b|^JADWAL KEGIATAN"),
    ("sertifikat", r"^(?:SERTIFIKAT|CERTIFICATE|PIAGAM)\b"),
    ("matriks", r"^MATRI[KX]S?\b"),
    ("register", r"^(?:DAFTAR|REGISTER|KATALOG|REKAP(?:ITULASI)?|KAMUS|METADATA|RISK REGISTER|PROFIL RISIKO|PETA RISIKO)\b"),
    ("instrumen", r"^(?:INSTRUMEN|LEMBAR) (?:EVALUASI|PENILAIAN)"),
], re.IGNORECASE)  # fmt: skip

# What only that kind says, anywhere on the first pages: (kind, patterns, how many different ones are needed).
HABITS: list[tuple[str, list[re.Pattern[str]], int]] = [
    (kind, [re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in patterns], needed)
    for kind, patterns, needed in [
        (
            "sop",
            [
                r"\bNa\w{1,3}\s+SOP\b",
                r"Nom\w{1,3}\s+SOP",
                r"Kualifikasi\s+Pelaksana",
                r"Mutu\s+Baku",
                r"Pencatatan\s+d\w{1,2}\s+Pendataan",
                r"Peralatan\s*/?\s*Perlengkapan",
                r"Tgl\.?\s*Efektif|Tanggal\s*Efektif",
                r"^\s*Pelaksana\s*$",
            ],
            2,
        ),
        (
            "perjanjian_kinerja",
            [
                r"mewujudkan\s+manajemen\s+pemerintahan\s+yang\s+efektif,?\s+transparan",
                r"pihak\s+pertama\s+berjanji",
                r"perjanjian\s+kinerja\s+(?:tahun|perubahan)?",
                r"sasaran\s+(?:strategis|program|kegiatan)",
            ],
            2,
        ),
        (
            "notulen",
            [
                r"\bNotulis\b|\bNotulen(?:si)?\b",
                r"Pimpinan\s+Rapat|Pemimpin\s+Rapat",
                r"Hasil\s+(?:rapat|pembahasan)|Kesimpulan",
                r"Peserta\s+Rapat",
            ],
            2,
        ),
        (
            "undangan",
            [r"^\s*(?:Hal|Perihal)\s*:?\s*Undangan", r"mengundang\s+(?:Saudara|Bapak)", r"untuk\s+hadir|kehadiran"],
            2,
        ),
        ("nota_dinas", [r"NOTA\s+DINAS", r"^\s*Dari\s*:", r"^\s*Kepada\s*:"], 2),
        (
            "surat",
            [
                r"^\s*Nomor\s*(?::|$)",
                r"^\s*(?:Hal|Perihal)\s*(?::|$)",
                r"^\s*Lampiran\s*(?::|$)",
                r"\bYth\b",
                r"^\s*Sifat\s*(?::|$)",
                r"Dengan\s+hormat|Sehubungan\s+dengan",
            ],
            3,
        ),
        (
            "laporan_keuangan",
            [r"\bRealisasi\b", r"\bAnggaran\b", r"Lebih\s*/?\s*\(?Kurang|\bSisa\b|%\s*$|Persentase|Serapan"],
            3,
        ),
        (
            "rka_dpa",
            [
                r"Kode\s+Rekening",
                r"\b(?:RKA|DPA|DPPA)\s*-?\s*(?:SKPD|OPD|PD)\b",
                r"Dokumen\s+Pelaksanaan\s+Anggaran",
                r"Sub\s+Kegiatan",
            ],
            2,
        ),
        (
            "renja",
            [
                r"Urusan\s*/?\s*Program|Program\s*/\s*Kegiatan|Program\s+dan\s+Kegiatan",
                r"Kode\s+Rekening|\bKode\b",
                r"Jumlah\s+Anggaran|Pagu\b|Kebutuhan\s+Dana|Plafon",
            ],
            3,
        ),
        (
            "renja",
            [
                r"\bRenja\b|Rencana\s+Kerja",
                r"Pagu\s+Indikatif|Kebutuhan\s+Dana|Pagu\b",
                r"Target\s+Capaian|Lokasi|Indikator\s+Kinerja\s+(?:Program|Kegiatan)",
                r"Rencana\s+Program\s+dan\s+Kegiatan|Program\s*/\s*Kegiatan",
            ],
            3,
        ),
        ("pohon_kinerja", [r"TUJUAN\s+1\s*:", r"MISI\s+1\s*:|SASARAN\s+1\s*:?|Sasaran\s+1\s*:"], 1),
        (
            "iku",
            [
                r"Indikator\s+Kinerja\s+Utama",
                r"(?:Formulasi|Penjelasan|Cara)\s*/?\s*(?:Penghitungan|Perhitungan|Formulasi)|Alasan|Sumber\s+Data",
            ],
            2,
        ),
        (
            "laporan_aset",
            [
                r"Nomor\s+Kode\s+Barang|Kode\s+Barang",
                r"Nama\s*/?\s*Jenis\s+Barang|Merk?\s*/?\s*Type",
                r"Asal\s*/?\s*(?:usul|Cara)|Harga|Register",
            ],
            2,
        ),
        (
            "laporan",
            [
                r"\b(?:LKIP|LAKIP|LKJIP|LAKIN)\b|Laporan\s+(?:Akuntabilitas\s+)?Kinerja\s+Instansi",
                r"Akuntabilitas\s+Kinerja|Capaian\s+Kinerja",
            ],
            2,
        ),
        ("laporan", [r"\bLKIP\b|\bLAKIP\b|Laporan\s+Kinerja\s+Instansi"], 1),
        ("renstra", [r"\bRENSTRA\b|Rencana\s+Strategis"], 1),
        ("renja", [r"\bRENJA\b|Rencana\s+Kerja\s*\(|RENCANA\s+KERJA\b"], 1),
        (
            "manual",
            [r"\bklik\b", r"\blog ?in\b", r"\b(?:menu|tombol|halaman)\b", r"\bpassword|kata\s+sandi|username\b"],
            4,
        ),
        ("siaran_pers", [r"siaran\s+pers|press\s+release"], 1),
    ]
]

SCREEN = [re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in [
    r"Gambar\s*\d+\s*\.?\s*(?:Capture|Tangkapan|Tampilan|Halaman)", r"\bs\s?c?r?eenshot", r"tangkapan\s+layar",
    r"halaman\s+(?:log ?in|utama|beranda|depan|admin|user)", r"\bAlamat\s+(?:website|sistem|aplikasi)\b", r"https?\s*:\s*//|www\.",
    r"\b(?:dashboard|beranda|log ?in|password|username|sign in)\b"]]  # fmt: skip


NAMES = _compiled([
    ("renja", r"renja|rencana.?kerja"), ("renstra", r"renstra"), ("iku", r"(?<![a-z])iku(?![a-z])"),
    ("perjanjian_kinerja", r"perjanjian|(?<![a-z])pk(?![a-z])|tapkin"), ("sampul", r"cover|sampul"),
    ("daftar_isi", r"daftar.?isi"), ("sop", r"(?<![a-z])sop(?![a-z])"), ("manual", r"manual|panduan"),
    ("siaran_pers", r"press.?release|siaran.?pers"), ("notulen", r"notulen"), ("undangan", r"undangan"), ("laporan", r"laporan|lkip|lakip"),
    ("tangkapan_layar", r"s?c?reen.?shot|tangkapan"), ("topologi", r"topologi"), ("paparan", r"paparan|presentasi"),
    ("rka_dpa", r"(?<![a-z])(?:rka|dpa)(?![a-z])"), ("pohon_kinerja", r"pohon|cascad"), ("laporan_keuangan", r"(?<![a-z])lra(?![a-z])|realisasi.?anggaran"), ("formulir", r"(?<![a-z])form"),
], re.IGNORECASE)  # fmt: skip


WORD_OF = {"renja": r"\brenja\b|rencana\s+kerja", "renstra": r"\brenstra\b|rencana\s+strategis", "iku": r"\bIKU\b|indikator\s+kinerja\s+utama",
            "perjanjian_kinerja": r"perjanjian\s+kinerja", "sop": r"\bSOP\b|operasional\s+prosedur", "notulen": r"notulen",
            "laporan": r"\blaporan\b", "laporan_keuangan": r"realisasi|belanja|tunjangan", "rka_dpa": r"anggaran", "pohon_kinerja": r"sasaran|kinerja"}  # fmt: skip
