"""What pages are read from: text layer, OCR or both; how surely; what was not read (EC117–EC148, EC180–EC182, EC186)."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Fact, Severity


def _entry(
    severity: Severity, message_id: str, message_en: str, advice_id: str = "", advice_en: str = "", **example: Fact
) -> Entry:
    return Entry(severity, message_id, message_en, advice_id, advice_en, tuple(sorted(example.items())))


CATALOGUE: dict[str, Entry] = {
    "EC117": _entry(
        Severity.WARNING,
        "Ada halaman pindaian yang tidak terbaca karena OCR tidak tersedia atau dimatikan.",
        "Scanned pages were not read because OCR is off or not available.",
        "Jalankan tanpa --no-ocr; `evidence-checker doctor` memberi tahu cara memasang OCR.",
        "Run without --no-ocr; `evidence-checker doctor` tells how to install OCR.",
        reason="off",
    ),
    "EC118": _entry(
        Severity.WARNING,
        "Halaman {page} terbaca samar (keyakinan OCR {confidence}).",
        "Page {page} is read faintly (OCR confidence {confidence}).",
        "Pindai ulang halaman itu dengan 200–300 dpi, lurus dan terang.",
        "Scan that page again at 200–300 dpi, straight and bright.",
        page=3,
        confidence=0.41,
    ),
    "EC120": _entry(
        Severity.WARNING,
        "Halaman {pages} rusak dan tidak terbaca.",
        "Page {pages} is damaged and could not be read.",
        "Simpan ulang dokumen sebagai PDF baru.",
        "Save the document as a new PDF.",
        pages="4, 5",
        count=2,
    ),
    "EC122": _entry(
        Severity.WARNING,
        "Gambar halaman {page} terlalu besar ({width} × {height}) untuk dibaca.",
        "The picture of page {page} is too large ({width} × {height}) to be read.",
        "Perkecil gambar; 200–300 dpi sudah cukup.",
        "Reduce the picture; 200–300 dpi is enough.",
        page=1,
        width=60000,
        height=60000,
    ),
    "EC139": _entry(
        Severity.ERROR,
        "Tidak ada satu huruf pun yang dapat dibaca dari dokumen ini: fontnya tidak menyebut huruf apa yang digambarnya.",
        "Not one character of this document can be read: its fonts do not say which letters they draw.",
        "Cetak ulang ke PDF dari program asalnya, atau lampirkan hasil pindainya.",
        "Print it to PDF again from its program, or add a scan.",
    ),
    "EC140": _entry(
        Severity.NOTE,
        "{count} halaman yang terbaca samar tidak dibaca lagi: jatah {limit} pembacaan untuk dokumen ini habis.",
        "{count} faintly read pages were not read again: the budget of {limit} readings for this document is spent.",
        "Pindai ulang dokumen ini dengan 200–300 dpi, lurus dan terang.",
        "Scan the document again at 200–300 dpi, straight and bright.",
        count=12,
        limit=60,
    ),
    "EC141": _entry(
        Severity.NOTE,
        "Halaman {page} hampir tidak memuat teks: gambarnya dibaca dengan OCR.",
        "Page {page} holds next to no text: its picture was read by OCR.",
        page=3,
    ),
    "EC142": _entry(
        Severity.NOTE,
        "Gambar di halaman {page} menutupi lebih dari yang dikatakan teksnya: lapisan teks dan OCR digabung menurut letak.",
        "Pictures on page {page} cover more than its text tells: text layer and OCR are merged by place.",
        page=1,
    ),
    "EC143": _entry(
        Severity.NOTE,
        "Lapisan teks tersembunyi di halaman {page} tidak sama dengan yang tampak: yang tampak dibaca dengan OCR.",
        "The hidden text layer of page {page} is not what the page shows: what it shows was read by OCR.",
        page=1,
    ),
    "EC144": _entry(
        Severity.WARNING,
        "Halaman {page} memuat teks yang tidak tampak; teks itu tidak dihitung sebagai isi.",
        "Page {page} holds text that nobody can see; it does not count as content.",
        "Periksa asal berkas ini; serahkan dokumen yang seluruh isinya tampak.",
        "Find out where the file comes from; submit a document whose whole content shows.",
        page=1,
    ),
    "EC145": _entry(
        Severity.NOTE,
        "Lapisan teks halaman {page} rusak: pembacaan OCR lebih baik dan dipakai.",
        "The text layer of page {page} is damaged: the OCR reading is better and was used.",
        page=2,
    ),
    "EC146": _entry(
        Severity.NOTE,
        "Halaman {page} berupa pindaian dengan lapisan teks; contoh kata-katanya cocok dengan yang tampak.",
        "Page {page} is a scan with a text layer; a sample of its words agrees with what is seen.",
        page=2,
    ),
    "EC147": _entry(
        Severity.NOTE,
        "Lapisan teks halaman {page} tidak dapat dicocokkan dengan gambarnya, yang terlalu samar untuk dibaca.",
        "The text layer of page {page} could not be compared with its picture, which is too faint to be read.",
        page=2,
    ),
    "EC148": _entry(
        Severity.WARNING,
        "Penilaian hanya bersandar pada halaman yang terbaca samar: {path}, halaman {pages}.",
        "The verdict rests only on pages that were read poorly: {path}, pages {pages}.",
        "Buka halaman itu dan pastikan isinya, atau pindai ulang dengan 200–300 dpi, lurus dan terang.",
        "Open those pages and make sure of what they say, or scan them again at 200–300 dpi, straight and bright.",
        path="sk-tim.pdf",
        pages="2, 3",
    ),
    "EC180": _entry(
        Severity.NOTE,
        "Sementara: baru {read} dari {pages} halaman yang dibaca; sisanya menyusul.",
        "Provisional: only {read} of {pages} pages are read yet; the rest follows.",
        read=3,
        pages=107,
    ),
    "EC181": _entry(
        Severity.NOTE,
        "Sementara: halaman awal semua berkas sudah dibaca; sisa {files} berkas menyusul dan dapat mengubah hasil ini.",
        "Provisional: the first pages of every file are read; the rest of {files} files follows and may change this.",
        files=12,
    ),
    "EC186": _entry(
        Severity.NOTE,
        "Sementara: dari {files} berkas baru halaman awal yang dibaca; sisanya menyusul dan dapat mengubah hasil ini.",
        "Provisional: of {files} files only the first pages are read; the rest follows and may change this.",
        files=1,
    ),
    "EC182": _entry(
        Severity.NOTE,
        "Gambar halaman {page} ({width} × {height}) diperkecil menjadi {side} piksel sebelum dibaca.",
        "The picture of page {page} ({width} × {height}) was brought down to {side} pixels before it was read.",
        "Bila huruf kecil tidak terbaca, pindai ulang per halaman dengan 200–300 dpi.",
        "If small letters were not read, scan it again page by page at 200–300 dpi.",
        page=1,
        width=9000,
        height=12000,
        side=3600,
    ),
}
