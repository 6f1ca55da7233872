"""Wording of ES180-ES189: output that cannot be written, and what comes back from people in workbooks and options."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Severity

_E = Severity.ERROR

CATALOGUE: dict[str, Entry] = {
    "ES180": Entry(
        _E, "Keluaran tidak dapat ditulis sampai selesai: {reason}.", "The output could not be written to its end: {reason}.",
        "Kosongkan ruang atau arahkan keluaran ke tempat lain, lalu jalankan lagi; bukti dan ingatan tidak berubah.",
        "Free some space or send the output elsewhere, then run again; evidence and memory are unchanged.",
        (("reason", "No space left on device"),),
    ),
    "ES181": Entry(
        _E, "Tanggal pada baris {rows} di {path} tidak terbaca; tidak ada yang diimpor.",
        "The date in rows {rows} of {path} cannot be read; nothing was imported.",
        "Tulis tanggal sebagai 30 Juni 2027, 30/06/2027, atau 2027-06-30.",
        "Write the date as 30 Juni 2027, 30/06/2027 or 2027-06-30.",
        (("path", "hasil.xlsx"), ("rows", "Kekurangan!3")),
    ),
    "ES182": Entry(
        _E, "Tanggal berakhir {value} sudah lewat pada hari keputusan.", "The expiry {value} has passed on the day of the decision.",
        "Tulis tanggal yang masih akan datang.", "Write a date that is still to come.", (("value", "2020-01-01"),),
    ),
    "ES183": Entry(
        _E, "Pada {path} tidak ada baris judul dengan kolom simpulan, nama penelaah, dan alasan; tidak ada yang diimpor.",
        "{path} has no heading row with the columns of conclusion, reviewer and reason; nothing was imported.",
        "Kembalikan baris judul lembar Kekurangan seperti semula; letaknya boleh berubah.",
        "Restore the heading of the sheet of gaps; it may stand on another row.", (("path", "hasil.xlsx"),),
    ),
    "ES184": Entry(
        _E, "{path} dibuat untuk {theirs}, bukan untuk {ours}; tidak ada yang diimpor.",
        "{path} was made for {theirs}, not for {ours}; nothing was imported.",
        "Impor ke folder, instansi, dan kerangka yang diperiksa dengan buku kerja itu (--folder, --framework).",
        "Import it into the folder, agency and framework it was made for (--folder, --framework).",
        (("ours", "kerangka-kita"), ("path", "hasil.xlsx"), ("theirs", "kerangka-lama")),
    ),
    "ES185": Entry(
        _E, "Baris {rows} di {path} menunjuk dokumen yang tidak ada di folder ini atau isinya lain; tidak ada yang diimpor.",
        "Rows {rows} of {path} name documents that are not in this folder or have other contents; nothing was imported.",
        "Periksa folder lagi, buat buku kerja yang baru, lalu isi baris itu di sana.",
        "Check the folder again, make a new workbook, and fill in those rows there.",
        (("path", "hasil.xlsx"), ("rows", "Matriks!3")),
    ),
}  # fmt: skip
