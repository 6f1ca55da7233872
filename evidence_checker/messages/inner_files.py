"""Files inside files: archives, mails, portfolios, embedded documents (EC119, EC136, EC137, EC15x)."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Fact, Severity


def _entry(
    severity: Severity, message_id: str, message_en: str, advice_id: str = "", advice_en: str = "", **example: Fact
) -> Entry:
    return Entry(severity, message_id, message_en, advice_id, advice_en, tuple(sorted(example.items())))


CATALOGUE: dict[str, Entry] = {
    "EC119": _entry(
        Severity.WARNING,
        "Arsip memuat {count} berkas; hanya {limit} yang pertama diperiksa.",
        "The archive holds {count} files; only the first {limit} were checked.",
        "Pecah arsip.",
        "Split the archive.",
        count=9000,
        limit=5000,
    ),
    "EC150": _entry(
        Severity.NOTE,
        "Di dalam berkas ini ada {count} berkas lain, masing-masing diperiksa sendiri: {names}.",
        "There are {count} other files inside this file, each checked on its own: {names}.",
        count=1,
        names=("SK.pdf",),
    ),
    "EC151": _entry(
        Severity.WARNING,
        "Berkas lain di dalam berkas ini tidak dapat dibuka ({detail}).",
        "Other files inside this file could not be opened ({detail}).",
        "Simpan lampirannya sebagai berkas tersendiri di folder ini.",
        "Save the attachments as files of their own in the folder.",
        detail="…",
    ),
    "EC152": _entry(
        Severity.WARNING,
        "Berkas di dalam berkas ini tidak dibuka: letaknya lebih dari {limit} tingkat di dalam.",
        "The files inside this file were not opened: they lie more than {limit} levels deep.",
        "Ekstrak arsipnya, lalu taruh hasilnya di folder ini.",
        "Unpack the archive and put the result into the folder.",
        limit=5,
    ),
    "EC153": _entry(
        Severity.WARNING,
        "Isi ini dimampatkan dengan cara {method}, yang tidak dapat dibuka di sini.",
        "This content is packed by {method}, which cannot be opened here.",
        "Ekstrak dengan program arsip, lalu taruh hasilnya di folder ini (atau mampatkan ulang sebagai ZIP biasa).",
        "Unpack it with an archive program and put the result into the folder (or pack it again as plain ZIP).",
        method="Deflate64",
    ),
    "EC154": _entry(
        Severity.WARNING,
        "Dokumen memuat teks tersembunyi atau dicoret ({count} huruf); teks itu tidak dibaca sebagai isi dokumen.",
        "The document holds hidden or struck text ({count} characters); it is not read as the document's.",
        "Tampilkan atau hapus teks itu, lalu simpan ulang.",
        "Show or delete that text and save again.",
        count=412,
    ),
    "EC155": _entry(
        Severity.WARNING,
        "Formulir dinamis (XFA): dibaca dari data formulir ({lines} baris), bukan dari halaman yang tampak.",
        "A dynamic form (XFA): read from the form's data ({lines} lines), not from a page that is seen.",
        "Cetak formulir yang sudah diisi ke PDF biasa.",
        "Print the filled form to a plain PDF.",
        lines=14,
    ),
    "EC156": _entry(
        Severity.NOTE,
        "Format lama {format}: nomor halaman tidak diketahui dan penomoran otomatis tidak terbaca.",
        "Old format {format}: page numbers are not known and automatic numbering is not read.",
        "Simpan sebagai DOCX atau PDF bila nomor pasal atau halaman penting.",
        "Save it as DOCX or PDF where numbers of articles or pages matter.",
        format=".doc",
    ),
    "EC137": _entry(
        Severity.NOTE,
        "Arsip berisi {count} berkas, masing-masing diperiksa sendiri.",
        "The archive holds {count} files, each checked on its own.",
        count=4,
    ),
}
