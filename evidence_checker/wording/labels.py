"""The words of the reports that are no findings: headings, states, kinds, in Indonesian and English."""

from __future__ import annotations

from evidence_checker.model import ReadStatus, Severity, Signature, State, Status, Strength, TextSource

Pair = tuple[str, str]

STATUS: dict[Status, Pair] = {
    Status.COMPLETE: ("Lengkap", "Complete"),
    Status.WEAK: ("Lemah", "Weak"),
    Status.MISSING: ("Belum ada", "Missing"),
    Status.REVIEW: ("Perlu ditinjau", "Needs review"),
    Status.NOT_APPLICABLE: ("Tidak berlaku", "Not applicable"),
}
# A sign beside the word, so that neither colour nor position alone carries the state.
SIGN: dict[Status, str] = {
    Status.COMPLETE: "✓",
    Status.WEAK: "◐",
    Status.MISSING: "○",
    Status.REVIEW: "?",
    Status.NOT_APPLICABLE: "–",
}
STRENGTH: dict[Strength, Pair] = {
    Strength.STRONG: ("Kuat", "Strong"),
    Strength.PARTIAL: ("Sebagian", "Partial"),
    Strength.WEAK: ("Lemah", "Weak"),
}
READ: dict[ReadStatus, Pair] = {
    ReadStatus.READ: ("Terbaca", "Read"),
    ReadStatus.PARTLY_READ: ("Terbaca sebagian", "Partly read"),
    ReadStatus.UNREADABLE: ("Tidak terbaca", "Unreadable"),
    ReadStatus.UNSUPPORTED: ("Jenis belum didukung", "Unsupported"),
}
SOURCE: dict[TextSource, Pair] = {
    TextSource.TEXT: ("teks", "text"),
    TextSource.OCR: ("OCR", "OCR"),
    TextSource.MIXED: ("teks dan OCR", "text and OCR"),
    TextSource.NONE: ("tanpa teks", "no text"),
}
STATE: dict[State, Pair] = {
    State.FINAL: ("Final", "Final"),
    State.DRAFT: ("Draf", "Draft"),
    State.UNDETERMINED: ("Tidak dapat dipastikan", "Undetermined"),
}
SIGNATURE: dict[Signature, Pair] = {
    Signature.ELECTRONIC: ("elektronik (tidak divalidasi)", "electronic (not validated)"),
    Signature.SEEN: ("terlihat", "seen"),
    Signature.NOT_SEEN: ("tidak terlihat", "not seen"),
    Signature.UNKNOWN: ("tidak diketahui", "unknown"),
}
SEVERITY: dict[Severity, Pair] = {
    Severity.ERROR: ("Kesalahan", "Error"),
    Severity.WARNING: ("Peringatan", "Warning"),
    Severity.NOTE: ("Catatan", "Note"),
}
ACTION: dict[str, Pair] = {
    "accept": ("Diterima", "Accepted"),
    "reject": ("Ditolak", "Rejected"),
    "waive": ("Dikecualikan", "Waived"),
    "assign": ("Ditugaskan", "Assigned"),
}

# Kinds whose name is not simply the id with blanks.
KIND: dict[str, Pair] = {
    "undang_undang": ("Undang-Undang", "Act"),
    "sop": ("SOP", "SOP"),
    "kak": ("KAK", "Terms of reference"),
    "rka_dpa": ("RKA/DPA", "Budget document (RKA/DPA)"),
    "apbd": ("APBD", "Regional budget (APBD)"),
    "iku": ("IKU", "Key performance indicators (IKU)"),
    "renja": ("Renja", "Annual work plan (Renja)"),
    "renstra": ("Renstra", "Strategic plan (Renstra)"),
    "rencana_induk": ("Rencana induk/arsitektur", "Master plan or architecture"),
    "non_spbe": ("Di luar lingkup", "Out of scope"),
    "laporan_aset": ("Laporan/inventaris aset", "Asset inventory"),
    "register": ("Register/daftar", "Register or list"),
    "potongan_bab": ("Potongan bab", "Part of a chapter"),
}

TEXT: dict[str, Pair] = {
    "title": ("Pemeriksaan Kelengkapan Bukti Dukung", "Evidence Completeness Check"),
    "preliminary": ("penilaian awal, bukan nilai resmi", "preliminary assessment, not an official score"),
    "agency": ("Instansi", "Agency"),
    "no_agency": ("(instansi tidak disebut)", "(agency not given)"),
    "year": ("Tahun penilaian", "Year assessed"),
    "no_year": ("tidak disebut", "not given"),
    "framework": ("Kerangka", "Framework"),
    "version": ("versi", "version"),
    "folder": ("Folder", "Folder"),
    "made_at": ("Dibuat", "Made"),
    "interim": ("SEMENTARA", "INTERIM"),
    "interim_why": (
        "{count} berkas belum terbaca utuh, sehingga hasil ini belum final.",
        "{count} files were not fully read, so this result is not final.",
    ),
    "final": ("Semua berkas yang harus dibaca telah terbaca.", "Every file that had to be read was read."),
    "index": ("Indeks", "Index"),
    "no_index": ("Indeks tidak dihitung", "No index was computed"),
    "predicate": ("predikat", "predicate"),
    "domain": ("Domain", "Domain"),
    "aspect": ("Aspek", "Aspect"),
    "indicator": ("Indikator", "Indicator"),
    "indicators": ("Indikator", "Indicators"),
    "level": ("Tingkat", "Level"),
    "target": ("Target", "Target"),
    "gain": ("Tambahan indeks", "Gain"),
    "weight": ("Bobot", "Weight"),
    "status": ("Status", "Status"),
    "gaps": ("Kekurangan yang paling berpengaruh", "Gaps worth most"),
    "no_gaps": ("Tidak ada kekurangan.", "There are no gaps."),
    "more_gaps": ("… dan {count} kekurangan lain.", "… and {count} further gaps."),
    "lacking": ("Yang belum ada", "What is lacking"),
    "unread": ("Berkas yang tidak terbaca", "Files not read"),
    "no_unread": ("Semua berkas terbaca.", "Every file was read."),
    "documents": ("Dokumen", "Documents"),
    "by_aspect": ("Keadaan per domain dan aspek", "Standing by domain and aspect"),
    "summary_line": (
        "{complete} lengkap, {weak} lemah, {missing} belum ada, {review} tinjau; {documents} berkas",
        "{complete} complete, {weak} weak, {missing} missing, {review} review; {documents} files",
    ),
    "unread_part": ("{count} tak terbaca", "{count} not read"),
    "not_applicable_part": ("{count} tidak berlaku", "{count} not applicable"),
}


def pick(pair: Pair, lang: str) -> str:
    return pair[0] if lang == "id" else pair[1]


def text(key: str, lang: str, **facts: str | int) -> str:
    """A word or sentence of the reports. Raises KeyError for an unknown key."""
    found = pick(TEXT[key], lang)
    for name, value in facts.items():
        found = found.replace("{" + name + "}", str(value))
    return found


def kind(identifier: str, lang: str) -> str:
    """ "peraturan_kepala_daerah" → "Peraturan kepala daerah"; "" → "–"."""
    if not identifier:
        return "–"
    if identifier in KIND:
        return pick(KIND[identifier], lang)
    return identifier.replace("_", " ").capitalize()


def short(name: str) -> str:
    """The name of an indicator without the words that all of them begin with."""
    return name.removeprefix("Tingkat Kematangan ")
