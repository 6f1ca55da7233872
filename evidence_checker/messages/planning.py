"""Messages of the action plan and the simulation: ES52x errors, EC80x findings, and the words of their papers."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.messages.labels import Pair, pick
from evidence_checker.model import Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

CATALOGUE: dict[str, Entry] = {
    "ES520": Entry(
        ERROR,
        "“{value}” bukan nilai indeks ({least} sampai {most}) dan bukan predikat.",
        "“{value}” is no index ({least} to {most}) and no predicate.",
        "Tulis angka, misalnya 2.6, atau salah satu dari: {known}.",
        "Write a number, for example 2.6, or one of: {known}.",
        (("value", "bagus"), ("least", "1"), ("most", "5"), ("known", "Memuaskan, Sangat Baik, Baik, Cukup, Kurang")),
    ),
    "ES521": Entry(
        ERROR,
        "Indikator {indicator} tidak ada dalam kerangka {framework}.",
        "There is no indicator {indicator} in the framework {framework}.",
        "Lihat nomor indikator dengan `evidence-checker rules show {framework}`.",
        "See the numbers with `evidence-checker rules show {framework}`.",
        (("indicator", "99"), ("framework", "kerangka-lama")),
    ),
    "ES522": Entry(
        ERROR,
        "Tingkat {value} tidak ada pada indikator {indicator}.",
        "Indicator {indicator} has no level {value}.",
        "Tingkat yang ada: {known}.",
        "The levels there are: {known}.",
        (("indicator", "16"), ("value", "7"), ("known", "1, 2, 3, 4, 5")),
    ),
    "ES523": Entry(
        ERROR,
        "“{value}” tidak dapat dibaca sebagai INDIKATOR=TINGKAT.",
        "“{value}” cannot be read as INDICATOR=LEVEL.",
        "Contoh: --set 11=3",
        "For example: --set 11=3",
        (("value", "11:3"),),
    ),
    "ES524": Entry(
        ERROR,
        "Aturan yang menilai {path} ({made}) tidak sama dengan aturan {framework} yang terpasang ({now}).",
        "The rules that judged {path} ({made}) are not the rules {framework} that are installed ({now}).",
        "Periksa ulang foldernya dengan `evidence-checker check`, lalu ulangi.",
        "Check the folder again with `evidence-checker check`, then try again.",
        (("path", "hasil.json"), ("made", "cd84a62987c7"), ("now", "0a1b2c3d4e5f"), ("framework", "kerangka-lama")),
    ),
    "ES525": Entry(
        ERROR,
        "{path} bukan rencana aksi yang dikenali: {why}.",
        "{path} is no action plan that is understood: {why}.",
        "Gunakan berkas yang ditulis dengan `plan --report xlsx=BERKAS`; judul kolomnya jangan diubah.",
        "Use a file written by `plan --report xlsx=FILE`; keep the headings of its columns.",
        (("path", "rencana.xlsx"), ("why", "kolom Kode tidak ada")),
    ),
    "ES526": Entry(
        ERROR,
        "Tidak ada yang diimpor dari {path}: {rows}.",
        "Nothing was imported from {path}: {rows}.",
        "Perbaiki baris itu, lalu impor lagi.",
        "Mend these rows, then import again.",
        (("path", "rencana.xlsx"), ("rows", "baris 7: tanggal “31 Februari 2027” tidak ada")),
    ),
    "ES527": Entry(
        ERROR,
        "Folder bukti {path} dari hasil ini tidak ditemukan, sehingga catatan rencananya tidak dapat dibuka.",
        "The evidence folder {path} of this result is not there, so the records of its plan cannot be opened.",
        "Jalankan pada folder bukti itu sendiri.",
        "Run it on the evidence folder itself.",
        (("path", "/data/bukti-2024"),),
    ),
    "ES528": Entry(
        ERROR,
        "Bentuk “{format}” tidak ada untuk rencana aksi.",
        "There is no form “{format}” of the action plan.",
        "Pilihan: {known}.",
        "Choose one of: {known}.",
        (("format", "pptx"), ("known", "xlsx, docx, html, json, ics")),
    ),
    "ES529": Entry(
        ERROR,
        "“{value}” bukan hari yang dapat dipakai untuk jadwal rencana.",
        "“{value}” is no day that the plan's schedule can use.",
        "Tulis seperti 2027-07-31; hari akhir harus sesudah hari mulai.",
        "Write it as 2027-07-31; the last day must come after the first.",
        (("value", "31 Juli"),),
    ),
    "EC800": Entry(
        NOTE,
        "Aksi {action} tidak lagi diminta oleh aturan; catatannya disimpan.",
        "The rules no longer ask for action {action}; its records are kept.",
        "",
        "",
        (("action", "16/sop/3"),),
    ),
    "EC801": Entry(
        WARNING,
        "{path} berisi teks yang sama dengan dokumen yang sudah dinilai; perbaikan hanya di nama atau tanggal.",
        "{path} holds the same text as a document already judged; only its name or date was mended.",
        "Serahkan dokumen yang isinya memang sudah diperbaiki.",
        "Hand in a document whose content was mended.",
        (("path", "SOP Pusat Data (revisi).pdf"),),
    ),
    "EC810": Entry(
        WARNING,
        "Ditolak penelaah ({name}): {reason}.",
        "Rejected by a reviewer ({name}): {reason}.",
        "Serahkan dokumen lain, atau cabut keputusannya bila keliru.",
        "Hand in another document, or withdraw the decision if it was wrong.",
        (("name", "Auditor A"), ("reason", "bukan milik instansi ini")),
    ),
    "EC811": Entry(
        NOTE,
        "Dikecualikan penelaah ({name}): {reason}.",
        "Waived by a reviewer ({name}): {reason}.",
        "",
        "",
        (("name", "Auditor A"), ("reason", "layanan dikelola pusat")),
    ),
    "EC812": Entry(
        NOTE,
        "Laporan ini menurut keputusan penelaah. Lengkap, lemah, belum, tinjau: sebelumnya {before}; sesudahnya {after}.",
        "This report follows the reviewers' decisions. Complete, weak, missing, review: before {before}; after {after}.",
        "",
        "",
        (("before", ("13", "13", "19", "2")), ("after", ("12", "13", "20", "2"))),
    ),
    "EC820": Entry(
        WARNING,
        "Folder ini kosong: tidak ada berkas yang dapat diperiksa.",
        "This folder is empty: there is no file to check.",
        "Periksa nama foldernya, atau apakah isinya sudah tersalin.",
        "Check the name of the folder, or whether its files have been copied.",
    ),
}

STATUS: dict[str, Pair] = {
    "open": ("Belum", "Open"),
    "in_progress": ("Sedang dikerjakan", "In progress"),
    "submitted": ("Sudah diserahkan", "Handed in"),
    "dropped": ("Tidak dikerjakan", "Dropped"),
    "closed": ("Selesai", "Done"),
}

STEP: dict[str, Pair] = {
    "analysis": ("Analisis kebutuhan", "Analysis"),
    "drafting": ("Penyusunan rencana", "Planning"),
    "implementation": ("Pelaksanaan", "Implementation"),
    "evaluation": ("Evaluasi internal", "Internal evaluation"),
}

PRIORITY: dict[int, Pair] = {1: ("Tinggi", "High"), 2: ("Sedang", "Medium"), 3: ("Rendah", "Low")}

TEXT: dict[str, Pair] = {
    "plan": ("Rencana Aksi", "Action plan"),
    "plan_title": ("Rencana Aksi Pemenuhan Bukti Dukung", "Action plan for supporting evidence"),
    "code": ("Kode", "Code"),
    "indicator": ("Indikator", "Indicator"),
    "requirement": ("Kebutuhan", "Requirement"),
    "document": ("Dokumen yang diserahkan", "Document to bring"),
    "must_contain": ("Harus memuat", "Must contain"),
    "signed_by": ("Ditandatangani oleh", "Signed by"),
    "for_year": ("Untuk tahun", "For year"),
    "level": ("Tingkat", "Level"),
    "owner": ("Penanggung jawab", "Owner"),
    "co_owners": ("Unit pendukung", "Co-owners"),
    "priority": ("Prioritas", "Priority"),
    "worth": ("Nilai tambah indeks", "Worth"),
    "effort": ("Hari kerja", "Working days"),
    "step": ("Tahap", "Step"),
    "due": ("Tenggat", "Due"),
    "target_year": ("Tahun target", "Target year"),
    "status": ("Status", "Status"),
    "follow_up": ("Tindak lanjut", "Follow-up"),
    "closed_by": ("Selesai dengan", "Closed by"),
    "asked": ("Kali diminta", "Times asked"),
    "note": ("Catatan", "Note"),
    "choice": ("cukup salah satu", "one of these will do"),
    "index_now": ("Indeks sekarang", "Index now"),
    "index_then": ("Indeks bila semua selesai", "Index when all is done"),
    "now": ("Sekarang", "Now"),
    "then": ("Menjadi", "Becomes"),
    "official": ("Resmi", "Official"),
    "own": ("Mandiri", "Own"),
    "gain": ("Tambahan", "Gain"),
    "days": ("{count} hari kerja", "{count} working days"),
    "not_reachable": (
        "Indeks {wanted} tidak tercapai walaupun semua indikator naik setinggi yang dimuat aturan.",
        "An index of {wanted} is not reached even if every indicator rises as far as the rules go.",
    ),
    "nothing_to_do": ("Tidak ada yang perlu dinaikkan.", "Nothing has to rise."),
    "shared_once": (
        "Dokumen yang melayani beberapa indikator dihitung sekali.",
        "A document that serves several indicators is counted once.",
    ),
    "preliminary": ("penilaian awal, bukan nilai resmi", "a first assessment, not an official score"),
    "no_gaps": (
        "Tidak ada kekurangan: semua indikator sudah mencapai target.",
        "No gaps: every indicator is on target.",
    ),
    "year_end": ("Akhir {year}", "End of {year}"),
    "imported": ("{count} catatan diimpor.", "{count} records imported."),
    "closed_now": ("Selesai: {code} dengan {path}", "Done: {code} by {path}"),
    "overdue": ("Lewat tenggat", "Overdue"),
    "summary": ("{open} terbuka, {late} lewat tenggat, {closed} selesai", "{open} open, {late} overdue, {closed} done"),
    "semester": ("Semester {number} {year}", "Half-year {number} of {year}"),
    "half_year": ("Semester", "Half-year"),
    "by_half_year": ("Tindak lanjut per semester", "Follow-up by half-year"),
    "planned": ("Direncanakan", "Planned"),
    "done": ("Selesai", "Done"),
    "unit": ("Unit", "Unit"),
    "row": ("baris {number}: {what}", "row {number}: {what}"),
    "row_no_code": ("Kode kosong", "no code"),
    "row_twice": ("{name} sudah ada di baris {other}", "{name} stands in row {other} already"),
    "row_unknown": ("{name} bukan aksi rencana ini", "{name} is no action of this plan"),
    "row_indicator": ("indikator “{value}” tidak dikenal", "indicator “{value}” is unknown"),
    "row_unit": ("unit “{value}” tidak dikenal", "unit “{value}” is unknown"),
    "row_status": ("status “{value}” tidak dikenal", "status “{value}” is unknown"),
    "row_priority": ("prioritas “{value}” tidak dikenal", "priority “{value}” is unknown"),
    "row_day": ("tanggal “{value}” tidak ada; tulis seperti 31/07/2027", "there is no day “{value}”; write it as 31/07/2027"),
    "row_year": ("tahun “{value}” tidak dapat dipakai", "year “{value}” cannot be used"),
    "columns_missing": ("kolom tidak ada: {names}", "columns are missing: {names}"),
    "letter": ("Permintaan Data Dukung", "Request for supporting documents"),
    "letter_subject": ("Permintaan data dukung {title} {year}", "Request for supporting documents for {title} {year}"),
    "letter_to": ("Yth. {unit}", "To: {unit}"),
    "letter_from": ("{agency}", "{agency}"),
    "letter_body": (
        "Dalam rangka {title} tahun {year}, kami mohon dokumen berikut disampaikan paling lambat pada tenggat masing-masing.",
        "For {title} {year} we ask you to hand in the following documents by their due dates.",
    ),
    "letter_asked": ("Permintaan ke-{count}", "Request no. {count}"),
    "letter_close": (
        "Dokumen yang sudah ditetapkan, ditandatangani, bernomor, dan bertanggal lebih kuat daripada draf.",
        "Documents that are final, signed, numbered and dated count for more than drafts.",
    ),
    "short_head": (
        "Yth. {unit}. Mohon {count} dokumen untuk {title} {year}:",
        "To {unit}. Please hand in {count} documents for {title} {year}:",
    ),
    "short_item": ("{number}. {what} (ind. {indicator}, {due})", "{number}. {what} (ind. {indicator}, {due})"),
    "short_more": ("… dan {count} lainnya; daftar lengkap di surat.", "… and {count} more; the whole list is in the letter."),
    "written": ("Ditulis: {path}", "Written: {path}"),
    "no_owner": ("Belum ditetapkan", "Not yet assigned"),
}


def text(key: str, lang: str, **facts: object) -> str:
    """The words of a plan's paper, filled. Raises KeyError for an unknown key."""
    return pick(TEXT[key], lang).format(**facts)
