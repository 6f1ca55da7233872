"""Wording of Fakta, Analisis, Justifikasi, as an assessor writes them in the evaluation portal."""

from __future__ import annotations

TEXT: dict[str, tuple[str, str]] = {
    "none": (
        "Tidak ditemukan bukti dukung untuk indikator {indicator} ({name}) di folder yang diperiksa.",
        "No evidence for indicator {indicator} ({name}) was found in the folder checked.",
    ),
    "nothing_judged": (
        "Belum ada dokumen yang dapat dinilai terhadap kriteria tingkat kematangan.",
        "There is no document yet to judge against the criteria of the maturity levels.",
    ),
    "facts": ("Dibuktikan dengan adanya {documents}.", "Shown by {documents}."),
    "holds": ("{document} memuat {contents}", "{document} holds {contents}"),
    "lacking": (
        "Yang belum terpenuhi untuk tingkat berikutnya: {wanted}.",
        "Not yet met for the next level: {wanted}.",
    ),
    "all_met": (
        "Seluruh persyaratan sampai tingkat ini terpenuhi.",
        "All requirements up to this level are met.",
    ),
    "justification": (
        "Berdasarkan bukti tersebut (kekuatan terbaik: {strength}), tingkat kematangan yang didukung adalah {level}.",
        "By this evidence (best strength: {strength}) the maturity level supported is {level}.",
    ),
    "criteria": ("Kriteria: {criteria}", "Criteria: {criteria}"),
    "undetermined": (
        "Tingkat kematangan tidak dapat ditetapkan dari dokumen.",
        "No maturity level can be told from documents.",
    ),
    "floor": (
        "Nilai dasar {level} berlaku tanpa bukti dan bukan pengakuan adanya bukti dukung.",
        "The lowest level, {level}, holds without evidence; it does not say that there is any.",
    ),
    "document": ("Dokumen", "Document"),
    "number": ("{kind} Nomor {number}", "{kind} No. {number}"),
    "titled": ("{document} tentang {title}", "{document} on {title}"),
    "file": ("{document} (berkas: {path})", "{document} (file: {path})"),
    "page": ("halaman {page}", "page {page}"),
    "printed": ("halaman {page} (tercetak {printed})", "page {page} (printed {printed})"),
}


def said(key: str, lang: str, **facts: str | int) -> str:
    """A sentence or phrase. `{name}` stands for the fact of that name, once. Raises KeyError for an unknown key."""
    found = TEXT[key][lang == "en"]
    parts = []
    while found:
        before, _, rest = found.partition("{")
        name, closed, after = rest.partition("}")
        parts += [before, str(facts[name]) if closed else ""]
        found = after if closed else ""
    return "".join(parts)
