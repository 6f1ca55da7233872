"""The forms of Indonesian official documents, filled for an invented agency: form + title + body → pages of text.

A page is a tuple of lines. A line that starts with "^" stands centred. A body line "## Heading" opens a section
(a Bagian with its own Pasal in a regulation, a chapter elsewhere). Every name, number and place is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

REGION = "Cemara Raya"
OFFICE = "Dinas Komunikasi dan Informatika"
OTHER_REGION = "Tirta Jaya"
_ORDER = ("Kesatu", "Kedua", "Ketiga", "Keempat", "Kelima", "Keenam", "Ketujuh", "Kedelapan", "Kesembilan", "Kesepuluh",
          "Kesebelas", "Kedua Belas")  # fmt: skip
_DICTUM = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN")

Page = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What varies between papers of one form. `signed` False = the place of the signature is empty; `draft` = so
    headed.

    `revokes`: the regulation that this one ends, as its closing article names it.
    """

    title: str
    body: tuple[str, ...] = ()
    number: str = "12"
    year: int = 2023
    signed: bool = True
    draft: bool = False
    office: str = OFFICE
    signer: str = ""
    revokes: str = ""


def _signature(title: str, name: str, signed: bool) -> list[str]:
    return ["", f"^{title},", "^ttd" if signed else "", f"^{name}"]


def _head(office: str) -> list[str]:
    return [
        f"^PEMERINTAH KABUPATEN {REGION.upper()}",
        f"^{office.upper()}",
        "^Jalan Pinus Nomor 7, Kota Cemara 71999",
        "",
    ]


def regulation(facts: Facts) -> list[Page]:
    """Peraturan Bupati: each "## Heading" becomes a Bagian with a Pasal of its own."""
    title = facts.title.upper()
    number = facts.number if not facts.draft else "..."
    first = [
        *(["^RANCANGAN"] if facts.draft else []),
        f"^BUPATI {REGION.upper()}",
        "^PROVINSI NUSA LESTARI",
        "",
        f"^PERATURAN BUPATI {REGION.upper()}",
        f"^NOMOR {number} TAHUN {facts.year}",
        "",
        "^TENTANG",
        "",
        f"^{title}",
        "",
        "^DENGAN RAHMAT TUHAN YANG MAHA ESA",
        "",
        f"^BUPATI {REGION.upper()},",
        "",
        "Menimbang : a. bahwa penyelenggaraan pemerintahan yang bersih dan efektif memerlukan pengaturan yang jelas;",
        f"b. bahwa berdasarkan pertimbangan pada huruf a perlu menetapkan Peraturan Bupati tentang {facts.title};",
        "Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
        "2. Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan;",
        "",
        "^MEMUTUSKAN:",
        f"Menetapkan : PERATURAN BUPATI TENTANG {title}.",
        "",
        "^BAB I",
        "^KETENTUAN UMUM",
        "^Pasal 1",
        "Dalam Peraturan Bupati ini yang dimaksud dengan:",
        f"1. Daerah adalah Kabupaten {REGION}.",
        f"2. Bupati adalah Bupati {REGION}.",
        f"3. Dinas adalah {OFFICE} Kabupaten {REGION}.",
    ]
    rest = ["^BAB II", "^PENYELENGGARAAN"]
    article, section, sentences = 1, 0, 0
    for line in facts.body:
        if line.startswith("## "):
            article, sentences = article + 1, 0
            rest += ["", f"^Bagian {_ORDER[section]}", f"^{line[3:]}", f"^Pasal {article}"]
            section += 1
        else:
            if article == 1:
                article = 2
                rest += [f"^Pasal {article}"]
            sentences += 1
            rest.append(line if line.startswith(" ") else f"({sentences}) {line}")
    rest += [
        "",
        "^BAB III",
        "^KETENTUAN PENUTUP",
        *_revocation(facts, article + 1),
        f"^Pasal {article + (2 if facts.revokes else 1)}",
        "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.",
        "",
        "Ditetapkan di Kota Cemara",
        "pada tanggal" + ("" if facts.draft else f" 14 Maret {facts.year}"),
        *_signature(f"BUPATI {REGION.upper()}", "WIRASENA ADINATA", facts.signed and not facts.draft),
    ]
    if not facts.draft and facts.signed:
        rest += [
            "Diundangkan di Kota Cemara",
            f"pada tanggal 14 Maret {facts.year}",
            *_signature(f"SEKRETARIS DAERAH KABUPATEN {REGION.upper()}", "LARASATI PRAMESWARI", True),
            f"BERITA DAERAH KABUPATEN {REGION.upper()} TAHUN {facts.year} NOMOR {number}",
        ]
    return [tuple(first), *_cut(rest, 34)]


def _revocation(facts: Facts, article: int) -> list[str]:
    if not facts.revokes:
        return []
    return [
        f"^Pasal {article}",
        f"Pada saat Peraturan Bupati ini mulai berlaku, {facts.revokes} dicabut dan dinyatakan tidak berlaku.",
        "",
    ]


def decree(facts: Facts) -> list[Page]:
    """Keputusan: each body line becomes a dictum."""
    signer = facts.signer or "BUPATI"
    whole = signer if signer != "BUPATI" else f"BUPATI {REGION.upper()}"
    number = f"555/{facts.number}/DISKOMINFO/{facts.year}" if not facts.draft else f"555/..../DISKOMINFO/{facts.year}"
    lines = [
        *(["^RANCANGAN"] if facts.draft else []),
        f"^KEPUTUSAN {whole}",
        f"^NOMOR {number}",
        "^TENTANG",
        f"^{facts.title.upper()}",
        "",
        f"^{whole},",
        "Menimbang : a. bahwa untuk kelancaran tugas perlu dilakukan penetapan;",
        f"b. bahwa berdasarkan huruf a perlu menetapkan Keputusan tentang {facts.title};",
        "Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
        "2. Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan;",
        "^MEMUTUSKAN:",
        f"Menetapkan : KEPUTUSAN {whole} TENTANG {facts.title.upper()}.",
    ]
    lines += [f"{_DICTUM[place]} : {line}" for place, line in enumerate(facts.body)]
    lines += [
        f"{_DICTUM[len(facts.body)]} : Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        "Ditetapkan di Kota Cemara",
        "pada tanggal" + ("" if facts.draft else f" 3 April {facts.year}"),
        *_signature(whole, "WIRASENA ADINATA", facts.signed and not facts.draft),
    ]
    return _cut(lines)


def circular(facts: Facts) -> list[Page]:
    return _cut([
        *_head("Sekretariat Daerah"),
        "^SURAT EDARAN",
        f"^NOMOR 555/{facts.number}/SETDA/{facts.year}",
        "^TENTANG",
        f"^{facts.title.upper()}",
        "",
        f"Yth. Seluruh Kepala Perangkat Daerah di lingkungan Pemerintah Kabupaten {REGION}",
        *facts.body,
        f"Kota Cemara, 2 Mei {facts.year}",
        *_signature("SEKRETARIS DAERAH", "LARASATI PRAMESWARI", facts.signed),
    ])  # fmt: skip


def sop(facts: Facts) -> list[Page]:
    return _cut([
        *_head(facts.office),
        "STANDAR OPERASIONAL PROSEDUR",
        f"Nomor SOP : 065/{facts.number}/SOP/{facts.year}",
        f"Tgl. Pembuatan : 6 Februari {facts.year}",
        f"Tgl. Efektif : 13 Februari {facts.year}",
        f"Disahkan oleh : Kepala {facts.office}",
        *(["ttd"] if facts.signed else []),
        "BAYU SAMUDERA, S.Kom.",
        f"Nama SOP : {facts.title}",
        "Dasar Hukum : Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        "Kualifikasi Pelaksana : memahami prosedur yang berlaku",
        "Peralatan/Perlengkapan : komputer, lembar kerja",
        "Pencatatan dan Pendataan : disimpan sebagai data elektronik dan manual",
        "No. Uraian Kegiatan Pelaksana Mutu Baku",
        *[f"{place}. {line}" for place, line in enumerate(facts.body, 1)],
    ])  # fmt: skip


def minutes(facts: Facts) -> list[Page]:
    return _cut([
        *_head(facts.office),
        "^NOTULEN RAPAT",
        f"Hari/Tanggal : Selasa, 9 Mei {facts.year}",
        "Waktu : 09.00 s.d. selesai",
        "Tempat : Ruang Rapat Akasia",
        f"Acara : {facts.title}",
        "Pimpinan Rapat : Sekretaris Daerah",
        "Peserta : seluruh perangkat daerah (daftar hadir terlampir)",
        "Hasil Rapat:",
        *[f"{place}. {line}" for place, line in enumerate(facts.body, 1)],
        "Notulis,",
        *(["ttd"] if facts.signed else []),
        "SEKAR MELATI",
    ])  # fmt: skip


def _cover(kind: str, facts: Facts) -> Page:
    return (
        *(["^DRAF"] if facts.draft else []),
        *([f"^{kind}"] if kind else []),
        f"^{facts.title.upper()}",
        "",
        f"^{facts.office.upper()}",
        f"^PEMERINTAH KABUPATEN {REGION.upper()}",
        f"^TAHUN {facts.year}",
    )


def _chapters(facts: Facts) -> list[str]:
    lines: list[str] = []
    chapter = 0
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    for line in facts.body:
        if line.startswith("## "):
            lines += ["", f"^BAB {numerals[chapter]}", f"^{line[3:].upper()}"]
            chapter += 1
        else:
            lines.append(line)
    return lines


def _bound(kind: str, facts: Facts, office_head: bool = True) -> list[Page]:
    """A bound document: cover, chapters, approval."""
    signer = f"KEPALA {facts.office.upper()}" if office_head else "SEKRETARIS DAERAH"
    end = [f"Kota Cemara, 18 Desember {facts.year}", *_signature(signer, "BAYU SAMUDERA, S.Kom.", facts.signed)]
    return [_cover(kind, facts), *_cut([*_chapters(facts), "", *end])]


def report(facts: Facts) -> list[Page]:
    return _bound("LAPORAN", facts)


def audit_report(facts: Facts) -> list[Page]:
    facts = Facts(facts.title, facts.body, facts.number, facts.year, facts.signed, facts.draft, "Inspektorat Daerah")
    first = (f"Nomor : 700/{facts.number}/LHA/ITDA/{facts.year}", f"Tanggal : 20 November {facts.year}")
    pages = _bound("LAPORAN HASIL AUDIT", facts)
    return [(*pages[0], *first), *pages[1:]]


def plan(facts: Facts) -> list[Page]:
    return _bound("DOKUMEN", facts)


def book(facts: Facts) -> list[Page]:
    """A guide or manual; the title says which."""
    return _bound("", facts)


def terms_of_reference(facts: Facts) -> list[Page]:
    return _bound("KERANGKA ACUAN KERJA (KAK)", facts)


def specification(facts: Facts) -> list[Page]:
    return _bound("", facts)


def letter(facts: Facts) -> list[Page]:
    return _cut([
        *_head(facts.office),
        f"Nomor : 555/{facts.number}/DISKOMINFO/{facts.year}",
        "Sifat : Biasa",
        "Lampiran : -",
        f"Hal : {facts.title}",
        f"Kota Cemara, 5 Juni {facts.year}",
        "Yth. Kepala Dinas Perhubungan",
        "di Kota Cemara",
        *facts.body,
        *_signature(f"KEPALA {facts.office.upper()}", "BAYU SAMUDERA, S.Kom.", facts.signed),
    ])  # fmt: skip


def invitation(facts: Facts) -> list[Page]:
    return letter(Facts(f"Undangan {facts.title}", (
        "Mengharap kehadiran Saudara pada:",
        f"Hari/Tanggal : Rabu, 14 Juni {facts.year}",
        "Pukul : 09.00", "Tempat : Ruang Rapat Akasia", f"Acara : {facts.title}", *facts.body,
    ), facts.number, facts.year, facts.signed))  # fmt: skip


def duty(facts: Facts) -> list[Page]:
    return _cut([
        *_head(facts.office),
        "^SURAT TUGAS",
        f"^Nomor 800/{facts.number}/{facts.year}",
        f"Kepala {facts.office} menugaskan:",
        "Nama : GALIH PERMANA",
        "Jabatan : Pranata Komputer Ahli Muda",
        f"Untuk : {facts.title}",
        *facts.body,
        f"Kota Cemara, 10 Juli {facts.year}",
        *_signature(f"KEPALA {facts.office.upper()}", "BAYU SAMUDERA, S.Kom.", facts.signed),
    ])  # fmt: skip


def handover(facts: Facts) -> list[Page]:
    return _cut([
        *_head(facts.office),
        "^BERITA ACARA",
        f"^{facts.title.upper()}",
        f"^Nomor : 027/{facts.number}/BA/{facts.year}",
        f"Pada hari ini Senin tanggal sepuluh bulan Juli tahun {facts.year}, kami yang bertanda tangan di bawah ini:",
        "1. GALIH PERMANA, selanjutnya disebut PIHAK PERTAMA;",
        "2. RATNA PELANGI, selanjutnya disebut PIHAK KEDUA;",
        *facts.body,
        "^PIHAK PERTAMA PIHAK KEDUA",
        *(["^ttd ttd"] if facts.signed else []),
    ])  # fmt: skip


def agreement(facts: Facts) -> list[Page]:
    return _cut([
        "^PERJANJIAN KERJA SAMA",
        f"^ANTARA PEMERINTAH KABUPATEN {REGION.upper()}",
        "^DENGAN UNIVERSITAS NUSA LESTARI",
        f"^NOMOR : 180/{facts.number}/PKS/{facts.year}",
        "^TENTANG",
        f"^{facts.title.upper()}",
        f"Pada hari ini Kamis tanggal dua bulan Februari tahun {facts.year} di Kota Cemara, "
            "PIHAK KESATU dan PIHAK KEDUA sepakat:",
        *facts.body,
        "^PIHAK KESATU PIHAK KEDUA",
        *(["^ttd ttd"] if facts.signed else []),
    ])  # fmt: skip


def budget(facts: Facts) -> list[Page]:
    return _cut([
        f"^PEMERINTAH KABUPATEN {REGION.upper()}",
        "^DOKUMEN PELAKSANAAN ANGGARAN",
        "^SATUAN KERJA PERANGKAT DAERAH (DPA-SKPD)",
        f"^TAHUN ANGGARAN {facts.year}",
        f"Nomor DPA : DPA/A.1/2.16.0/{facts.number}/{facts.year}",
        f"Organisasi : {facts.office}",
        f"Program : {facts.title}",
        "Kode Rekening Uraian Jumlah (Rp)",
        *facts.body,
        f"Kota Cemara, 3 Januari {facts.year}",
        *_signature("PEJABAT PENGELOLA KEUANGAN DAERAH", "TIRTA MAHENDRA", facts.signed),
    ])  # fmt: skip


def register(facts: Facts) -> list[Page]:
    """A list or table with a title, approved."""
    return _cut([
        *_head(facts.office),
        f"^{facts.title.upper()}",
        f"^TAHUN {facts.year}",
        *facts.body,
        f"Kota Cemara, 9 Agustus {facts.year}",
        *_signature(f"KEPALA {facts.office.upper()}", "BAYU SAMUDERA, S.Kom.", facts.signed),
    ])  # fmt: skip


def screen(facts: Facts) -> list[Page]:
    """A page of screenshots with address and date."""
    return _cut([
        f"^TANGKAPAN LAYAR {facts.title.upper()}",
        f"^Pemerintah Kabupaten {REGION}",
        f"Diakses tanggal 12 Oktober {facts.year} pukul 10.15",
        *facts.body,
    ])  # fmt: skip


def certificate(facts: Facts) -> list[Page]:
    return _cut([
        "^SERTIFIKAT",
        f"^Nomor : 893/{facts.number}/{facts.year}",
        "^Diberikan kepada",
        "^GALIH PERMANA",
        f"^{OFFICE} Kabupaten {REGION}",
        f"^atas keikutsertaannya dalam {facts.title}",
        *facts.body,
        f"Kota Cemara, 21 September {facts.year}",
        *_signature("KEPALA BADAN KEPEGAWAIAN DAN PENGEMBANGAN SDM", "INTAN CEMPAKA", facts.signed),
    ])  # fmt: skip


def national(facts: Facts) -> list[Page]:
    """A regulation of a ministry: never internal policy of the agency."""
    return _cut([
        "^PERATURAN MENTERI PENDAYAGUNAAN APARATUR NEGARA DAN REFORMASI BIROKRASI",
        "^REPUBLIK INDONESIA",
        f"^NOMOR {facts.number} TAHUN {facts.year}",
        "^TENTANG",
        f"^{facts.title.upper()}",
        "^DENGAN RAHMAT TUHAN YANG MAHA ESA",
        "^MENTERI PENDAYAGUNAAN APARATUR NEGARA DAN REFORMASI BIROKRASI REPUBLIK INDONESIA,",
        "Menimbang : bahwa perlu pedoman bagi Instansi Pusat dan Pemerintah Daerah;",
        "^MEMUTUSKAN:",
        f"Menetapkan : PERATURAN MENTERI TENTANG {facts.title.upper()}.",
        "^Pasal 1",
        *facts.body,
        "Ditetapkan di Jakarta",
        f"pada tanggal 7 Agustus {facts.year}",
        "^ttd",
        f"BERITA NEGARA REPUBLIK INDONESIA TAHUN {facts.year} NOMOR 994",
    ])  # fmt: skip


FORMS: dict[str, Callable[[Facts], list[Page]]] = {
    form.__name__: form
    for form in (
        regulation, decree, circular, sop, minutes, report, audit_report, plan, book, terms_of_reference, specification,
        letter, invitation, duty, handover, agreement, budget, register, screen, certificate, national,
    )
}  # fmt: skip


def _cut(lines: Sequence[str], height: int = 44) -> list[Page]:
    """Pages of at most `height` lines."""
    return [tuple(lines[start : start + height]) for start in range(0, len(lines), height)] or [()]


def of_other_region(pages: Sequence[Page]) -> list[Page]:
    """The same paper as another regency would have it."""
    pairs = ((REGION, OTHER_REGION), (REGION.upper(), OTHER_REGION.upper()), ("Kota Cemara", "Kota Tirta"))
    changed: list[Page] = []
    for page in pages:
        lines = page
        for old, new in pairs:
            lines = tuple(line.replace(old, new) for line in lines)
        changed.append(lines)
    return changed
