"""What a document is: its kind, by the earliest legal form or title at a line start, else by what only that kind
says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.analysis.kind_patterns import FORMS, HABITS, HEADINGS, NAMES, SCREEN, WORD_OF
from evidence_checker.analysis.lines import Line, head, without_digits

TITLES: dict[str, str] = {
    "undang_undang": "Undang-Undang",
    "peraturan_pemerintah": "Peraturan Pemerintah",
    "peraturan_presiden": "Peraturan Presiden",
    "keputusan_presiden": "Keputusan Presiden",
    "instruksi_presiden": "Instruksi Presiden",
    "peraturan_menteri": "Peraturan Menteri",
    "peraturan_lembaga": "Peraturan Lembaga/Badan",
    "peraturan_bersama": "Peraturan Bersama",
    "peraturan_daerah": "Peraturan Daerah",
    "peraturan_kepala_daerah": "Peraturan Kepala Daerah",
    "keputusan": "Keputusan",
    "surat_edaran": "Surat Edaran",
    "instruksi": "Instruksi",
    "kebijakan": "Dokumen Kebijakan",
    "pedoman": "Pedoman",
    "sop": "SOP",
    "notulen": "Notulen",
    "daftar_hadir": "Daftar Hadir",
    "undangan": "Undangan",
    "nota_dinas": "Nota Dinas",
    "telaahan": "Telaahan Staf",
    "surat": "Surat",
    "surat_tugas": "Surat Tugas",
    "berita_acara": "Berita Acara",
    "perjanjian": "Perjanjian/Nota Kesepahaman",
    "kak": "Kerangka Acuan Kerja",
    "rka_dpa": "RKA/DPA",
    "renja": "Rencana Kerja",
    "renstra": "Rencana Strategis",
    "apbd": "APBD",
    "rencana_induk": "Dokumen Rencana/Arsitektur",
    "laporan": "Laporan",
    "laporan_audit": "Laporan Hasil Audit",
    "laporan_evaluasi": "Laporan Hasil Evaluasi",
    "laporan_keuangan": "Laporan Realisasi/Keuangan",
    "laporan_aset": "Daftar/Laporan Aset",
    "register": "Daftar/Register",
    "matriks": "Matriks",
    "manual": "Buku Panduan",
    "tangkapan_layar": "Tangkapan Layar",
    "paparan": "Paparan",
    "formulir": "Formulir",
    "template": "Templat",
    "sertifikat": "Sertifikat",
    "spesifikasi": "Dokumen Teknis Aplikasi",
    "topologi": "Topologi/Diagram",
    "perjanjian_kinerja": "Perjanjian Kinerja",
    "iku": "Indikator Kinerja Utama",
    "pohon_kinerja": "Pohon Kinerja",
    "rencana_aksi": "Rencana Aksi",
    "sampul": "Sampul",
    "daftar_isi": "Daftar Isi",
    "lampiran": "Lampiran",
    "potongan_bab": "Potongan Bab",
    "siaran_pers": "Siaran Pers",
    "pengumuman": "Pengumuman",
    "agenda": "Agenda",
    "poster": "Poster",
    "pidato": "Sambutan",
    "instrumen": "Instrumen Evaluasi",
    "data": "Data",
    "non_spbe": "Lain-lain",
}

NATIONAL = frozenset({"undang_undang", "peraturan_pemerintah", "peraturan_presiden", "keputusan_presiden",
                      "instruksi_presiden", "peraturan_bersama"})  # fmt: skip
LEGAL = NATIONAL | {"peraturan_menteri", "peraturan_lembaga", "peraturan_daerah", "peraturan_kepala_daerah", "keputusan",
                    "surat_edaran", "instruksi"}  # fmt: skip


# A line of a letterhead: street, telephone, e-mail.
ADDRESS = re.compile(r"\b(?:Jl\.?|Jalan|Telp\w*|Fax|Website|www)\b|@", re.IGNORECASE)
_ANNEX = re.compile(r"^LAMPIRAN\b", re.IGNORECASE)


def kind_of(
    lines: Sequence[Line],
    text: str,
    fmt: str,
    pages: int,
    file_name: str = "",
    running: frozenset[str] = frozenset(),
    slides: bool = False,
) -> str:
    """The kind's id, or "" when nothing says so. `text`: of the first pages. `fmt`: the file's format. `running`: lines
    printed on many pages. `slides`: pages lie on their side and hold few words each."""
    if _by_name(file_name) == "sampul" and pages <= 2 and len(text.split()) < 120:
        return "sampul"
    legal = _legal_form(lines)
    titled = _title(lines)
    if legal and not (titled and titled[1] < legal[1] and titled[0] in _WRAPS):
        return legal[0]
    if fmt == "pptx" or slides:
        return "paparan"
    if pages <= 3 and any(re.match(r"D ?A ?F ?T ?A ?R ? I ?S ?I\b", line.text) for line in lines[:9]):
        return "daftar_isi"
    if has_blanks(text) and (titled is None or titled[0] != "formulir"):
        return "template"
    chapter = any(CHAPTER.match(line.text) for line in lines[:6])
    if chapter and (whole := _named_most(text)):
        return whole
    if titled:
        printed = without_digits(list(head(lines, most=22))[titled[1]].text) in running
        return "potongan_bab" if chapter and printed and titled[0] in ("rencana_induk", "pedoman") else titled[0]
    named = _by_name(file_name)
    if named and re.search(WORD_OF.get(named, r"(?!)"), text, re.IGNORECASE):
        return named  # the name and the text agree
    for kind, patterns, needed in HABITS:
        if sum(1 for pattern in patterns if pattern.search(text)) >= needed:
            return kind
    if _is_screen(text, pages):
        return "tangkapan_layar"
    if lines and CHAPTER.match(lines[0].text):
        return "potongan_bab"
    return _by_name(file_name)


CHAPTER = re.compile(r"BAB [IVX\d]+\b", re.IGNORECASE)
_WHOLES = {
    "renstra": re.compile(r"\brenstra\b|rencana\s+strategis", re.IGNORECASE),
    "renja": re.compile(r"\brenja\b|rencana\s+kerja(?!\s+dan\s+anggaran)", re.IGNORECASE),
    "laporan": re.compile(r"\b(?:LKIP|LAKIP|LKJIP|LKJ)\b|laporan\s+kinerja", re.IGNORECASE),
}


def _named_most(text: str) -> str:
    """Of which plan or report a chapter in a file of its own is part: the one it names most, "" when none."""
    counts = sorted(((len(pattern.findall(text)), kind) for kind, pattern in _WHOLES.items()), reverse=True)
    (most, kind), (second, _) = counts[:2]
    return kind if most > second else ""


_BLANKS = re.compile(
    r"\$\{\w+\}|\{\{ ?\w+ ?\}\}|<<\w+>>|\[(?:nama|isi|tanggal|nomor)[^\]\n]{0,30}\]|Kabupaten\s*/\s*Kota\s*(?:\.{3,}|…)",
    re.IGNORECASE,
)


def has_blanks(text: str) -> bool:
    """Whether a text still holds the fields of a template ("${nama}", "[tanggal]", "Kabupaten/Kota ...")."""
    return len(_BLANKS.findall(text)) >= 2


# Kinds that may carry a regulation inside them (minutes with an annex, a letter that sends one).
_WRAPS = frozenset(
    {"nota_dinas", "notulen", "surat_tugas", "undangan", "telaahan", "instrumen", "laporan_evaluasi", "laporan_audit"}
)


def _legal_form(lines: Sequence[Line]) -> tuple[str, int] | None:
    upcoming = list(head(lines, most=45))
    for position, line in enumerate(upcoming):
        if re.match(r"(?:Menimbang|Mengingat|MENIMBANG|MENGINGAT)\b", line.text) and position > 25:
            break
        if not line.shouted:
            continue
        text = re.sub(r"^[\W\d_]+", "", line.text.upper())
        text = re.sub(r"^(?:SALINAN|DRAFT?|KONSEP|NASKAH)\s+", "", text)
        if re.fullmatch(
            r"(?:RANCANGAN )?(?:PERATURAN|KEPUTUSAN|SURAT|INSTRUKSI|LAMPIRAN|SURAT KEPUTUSAN)\W*", text
        ) and position + 1 < len(upcoming):
            text = f"{text.strip()} {upcoming[position + 1].text.upper()}"
        annex = _ANNEX.match(text)
        if annex:
            text = re.sub(r"^LAMPIRAN\s*(?:[IVX\d]+\b)?\s*:?\s*", "", text)
        for kind, pattern in FORMS:
            if pattern.match(text):
                return kind, position
    return None


_PAGE_NUMBER = re.compile(r"\W+(?:Page|Hal(?:aman)?)\W*\d+$", re.IGNORECASE)
_ANNEX_ALONE = re.compile(r"Lampiran\s*(?:[IVX]+|\d+)?\s*\.?[a-z]?", re.IGNORECASE)
_ROW = 5  # cells from which on a line is a row of the table that follows a title


def _title(lines: Sequence[Line]) -> tuple[str, int] | None:
    found: tuple[str, int] | None = None
    upper = list(head(lines, most=22, pages=2))
    for position, line in enumerate(upper):
        if line.cells >= _ROW and lines[0].cells >= _ROW:
            break  # a table without a title: its rows are no headings
        under_annex = position > 0 and _ANNEX_ALONE.fullmatch(upper[position - 1].text) is not None
        if found and not under_annex:
            continue
        kind = _titled(line)
        if kind:
            # what an annex of a report is called says more than the running head with the report's name
            found = kind, position
        if found and position > 9:
            break
    return found


def _titled(line: Line) -> str:
    """The kind of which a line is the title, "" when it is none."""
    text = _PAGE_NUMBER.sub("", re.sub(r"^[\W\d_]+", "", line.text))
    label = re.match(r"FORMULIR [A-Z\d.\-]{1,6}\s*:", text, re.IGNORECASE)
    if not label and (line.prose or len(text) > 140):
        return ""
    short = line.shouted or label or len(text.split()) <= 9
    return next((kind for kind, pattern in HEADINGS if short and pattern.match(text)), "")


def _is_screen(text: str, pages: int) -> bool:
    words = len(text.split())
    signs = sum(1 for pattern in SCREEN if pattern.search(text))
    return words < 150 * max(1, min(pages, 4)) and signs >= 2


def _by_name(file_name: str) -> str:
    """A last hint, when the text itself says nothing: what the file is called."""
    for kind, pattern in NAMES:
        if pattern.search(file_name):
            return kind
    return ""
