"""The words of the reports that are no findings: headings, states, kinds, in Indonesian and English."""

from __future__ import annotations

from evidence_checker.messages.kind_names import kind as kind
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
# Acts that stand only in the log: what they leave behind is shown, they themselves are not.
LOGGED: dict[str, Pair] = {
    "withdraw": ("Ditarik", "Withdrawn"),
    "blind_accept": ("Diterima (telaah buta)", "Accepted (blind review)"),
    "blind_reject": ("Ditolak (telaah buta)", "Rejected (blind review)"),
}

CHANGE: dict[str, Pair] = {
    "new": ("Baru", "New"),
    "changed": ("Isi berubah", "Changed"),
    "moved": ("Dipindah", "Moved"),
    "gone": ("Tidak ada lagi", "Gone"),
    "reread": ("Terbaca lain", "Read differently"),
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
    "print_all": ("Cetak juga rincian tiap indikator dan dokumen", "Print the details of every indicator and document too"),
    "gain": ("Tambahan indeks", "Gain"),
    "weight": ("Bobot", "Weight"),
    "status": ("Status", "Status"),
    "gaps": ("Kekurangan yang paling berpengaruh", "Gaps worth most"),
    "no_gaps": ("Tidak ada kekurangan.", "There are no gaps."),
    "more_gaps": ("… dan {count} kekurangan lain.", "… and {count} further gaps."),
    "lacking": ("Yang harus disiapkan", "What to bring"),
    "same_gap": ("Sama seperti indikator {id}.", "The same as indicator {id}."),
    "usually_prepared": ("Lazimnya disiapkan: {units}.", "Usually prepared by: {units}."),
    "unread": ("Berkas yang tidak terbaca", "Files not read"),
    "no_unread": ("Semua berkas terbaca.", "Every file was read."),
    "documents": ("Dokumen", "Documents"),
    "by_aspect": ("Keadaan per domain dan aspek", "Standing by domain and aspect"),
    "summary_line": (
        "{complete} lengkap, {weak} lemah, {missing} belum, {review} tinjau; {documents} berkas",
        "{complete} complete, {weak} weak, {missing} missing, {review} review; {documents} files",
    ),
    "unread_part": ("{count} tak terbaca", "{count} not read"),
    "not_applicable_part": ("{count} tidak berlaku", "{count} not applicable"),
    "skip": ("Lewati ke isi", "Skip to content"),
    "see_list": ("Lihat daftarnya", "See the list"),
    "standing": ("Keadaan", "Standing"),
    "index_scale": ("Pada skala 1 sampai 5.", "On a scale of 1 to 5."),
    "of_indicators": ("Dari {count} indikator.", "Of {count} indicators."),
    "of_documents": ("{count} berkas diperiksa.", "{count} files checked."),
    "picture": ("Gambar", "Picture"),
    "of_five": ("dari 5", "of 5"),
    "bar_note": (
        "Batang: indeks pada skala 1–5. Garis tegak: target.",
        "Bar: index on a scale of 1–5. Upright line: target.",
    ),
    "contents": ("Isi laporan", "Contents"),
    "gaps_short": ("Kekurangan", "Gaps"),
    "unread_short": ("Tidak terbaca", "Not read"),
    "changes": ("Perubahan", "Changes"),
    "decisions": ("Keputusan", "Decisions"),
    "method": ("Metode", "Method"),
    "gaps_lead": (
        "Diurutkan menurut tambahan indeks bila target tercapai.",
        "In order of what reaching the target adds to the index.",
    ),
    "to_index": ("pada indeks", "to the index"),
    "indicators_lead": (
        "Buka satu indikator untuk melihat bukti, kutipan dengan halaman, temuan, dan saran.",
        "Open an indicator for its evidence, quotes with page, findings and advice.",
    ),
    "search": ("Cari", "Search"),
    "all": ("Semua", "All"),
    "finding": ("Temuan", "Finding"),
    "findings": ("Temuan dan saran", "Findings and advice"),
    "unit": ("Unit", "Unit"),
    "sort": ("Urutkan", "Sort by"),
    "sort_number": ("Nomor", "Number"),
    "reset": ("Hapus saringan", "Clear filters"),
    "shown_count": ("{n} dari {of} indikator ditampilkan.", "{n} of {of} indicators shown."),
    "shown_documents": ("{n} dari {of} berkas ditampilkan.", "{n} of {of} files shown."),
    "documents_lead": (
        "Setiap berkas di folder, identitasnya, dan indikator yang didukungnya.",
        "Every file of the folder, what it is, and the indicators it supports.",
    ),
    "search_documents": ("Cari dokumen", "Search documents"),
    "show": ("Tampilkan", "Show"),
    "used": ("Dipakai", "Used"),
    "unused": ("Tidak dipakai", "Not used"),
    "draft": ("Draf", "Draft"),
    "double": ("Kembar", "Double"),
    "double_of": ("Kembar dari", "Double of"),
    "document": ("Dokumen", "Document"),
    "identity": ("Identitas", "Identity"),
    "state": ("Keadaan", "State"),
    "signature": ("Tanda tangan:", "Signature:"),
    "pages": ("Halaman", "Pages"),
    "used_for": ("Indikator", "Indicators"),
    "unread_lead": (
        "Berkas ini tidak atau belum seluruhnya ikut dinilai; hasilnya dapat berubah setelah terbaca.",
        "These files were not, or not wholly, judged; the result may change once they are read.",
    ),
    "why_and_do": ("Sebab dan saran", "Why, and what to do"),
    "decisions_lead": (
        "Keputusan penelaah tercatat di samping penilaian dan tidak mengubahnya.",
        "Reviewers' decisions stand beside the verdict and do not change it.",
    ),
    "valid_until": ("berlaku sampai", "valid until"),
    "rules": ("Paket aturan", "Rule pack"),
    "rules_hash": ("SHA-256 aturan", "SHA-256 of the rules"),
    "similarity": ("Ambang kemiripan istilah", "Threshold of similarity"),
    "review_margin": ("Lebar daerah tinjau", "Margin of review"),
    "low_confidence": ("Ambang keyakinan OCR", "Threshold of OCR confidence"),
    "program": ("Program", "Program"),
    "notes": ("Catatan", "Notes"),
    "method_1": (
        "Setiap berkas dibaca, jenis dan identitasnya dikenali, lalu dicocokkan dengan persyaratan bukti tiap "
        "indikator menurut paket aturan di atas.",
        "Every file is read, what it is is recognised, and it is weighed against what each indicator asks for "
        "in the rule pack above.",
    ),
    "method_2": (
        "Cacat dokumen (draf, tanpa tanda tangan, usang, sebagian) melemahkan bukti. Dokumen yang salah jenis, "
        "milik instansi lain, atau peraturan nasional tidak dihitung dan disebut pada “Hampir memenuhi”.",
        "Defects (draft, unsigned, old, partial) weaken evidence. Documents of the wrong kind, of another "
        "agency, or national regulations do not count and are named under “Near misses”.",
    ),
    "method_3": (
        "Tanda tangan hanya dilihat keberadaannya; keabsahannya tidak divalidasi.",
        "Signatures are only seen to be there; they are not validated.",
    ),
    "method_4": (
        "Tingkat dan indeks adalah perkiraan dari kelengkapan bukti. Penilaian resmi dilakukan oleh asesor.",
        "Levels and index are estimates from the completeness of evidence. The official assessment is made by "
        "assessors.",
    ),
    "method_5": (
        "Tidak ada pengaturan pengguna yang dapat menurunkan ambang; ambang berada dalam paket aturan.",
        "No user setting lowers a threshold; thresholds live in the rule pack.",
    ),
    "ladder": ("Tangga tingkat", "Ladder of levels"),
    "unverified": ("belum diverifikasi", "not verified"),
    "prepared_by": ("disiapkan oleh", "prepared by"),
    "evidence": ("Bukti", "Evidence"),
    "no_evidence": ("Tidak ditemukan bukti dukung untuk indikator ini.", "No evidence was found for this indicator."),
    "near_misses": ("Hampir memenuhi", "Near misses"),
    "more_quotes": (
        "{count} kutipan lain ada di laporan XLSX dan JSON.",
        "{count} further quotes stand in the XLSX and JSON reports.",
    ),
    "more_evidence": (
        "{count} dokumen lain ada di laporan XLSX dan JSON.",
        "{count} further documents stand in the XLSX and JSON reports.",
    ),
    "prose": ("Penjelasan: Fakta, Analisis, Justifikasi", "Explanation: facts, analysis, justification"),
    "facts": ("Fakta", "Facts"),
    "analysis": ("Analisis", "Analysis"),
    "justification": ("Justifikasi", "Justification"),
    "copy": ("Salin penjelasan", "Copy explanation"),
    "copied": ("Tersalin", "Copied"),
    "copy_failed": ("Gagal menyalin", "Could not copy"),
    "similar": ("kemiripan {value}%", "similarity {value}%"),
    "page_short": ("hlm.", "p."),
    "printed": ("tercetak", "printed"),
    "number_short": ("Nomor", "No."),
    "changes_lead": ("Dari pemeriksaan {old} ke {new}.", "From the check of {old} to that of {new}."),
    "before": ("Sebelum", "Before"),
    "after": ("Sesudah", "After"),
    "why": ("Sebab", "Why"),
    "better": ("naik", "better"),
    "worse": ("turun", "worse"),
    "no_changes": ("Tidak ada indikator yang berubah.", "No indicator changed."),
    "from": ("dari", "from"),
    "sheet_summary": ("Ringkasan", "Summary"),
    "sheet_gaps": ("Kekurangan", "Gaps"),
    "sheet_matrix": ("Matriks", "Matrix"),
    "sheet_documents": ("Dokumen", "Documents"),
    "sheet_passages": ("Kutipan", "Passages"),
    "sheet_changes": ("Perubahan", "Changes"),
    "sheet_method": ("Metode", "Method"),
    "number": ("No.", "No."),
    "findings_short": ("Temuan", "Findings"),
    "advice": ("Saran", "Advice"),
    "responsible": ("Penyiap", "Prepared by"),
    "conclusion": ("Simpulan", "Conclusion"),
    "reviewer": ("Nama penelaah", "Reviewer"),
    "response": ("Tanggapan/alasan", "Response/reason"),
    "recommendation": ("Rekomendasi", "Recommendation"),
    "due": ("Batas waktu", "Due date"),
    "follow_up": ("Tindak lanjut", "Follow-up"),
    "conclusion_help": (
        "Pilih simpulan; isi nama dan alasan agar dapat diimpor dengan decide --import.",
        "Choose; give name and reason so that decide --import can read it.",
    ),
    "date_help": ("Tulis tanggal, misalnya 30/06/2027.", "Write a date, such as 2027-06-30."),
    "role": ("Peran", "Role"),
    "role_evidence": ("Bukti", "Evidence"),
    "role_near": ("Hampir memenuhi", "Near miss"),
    "strength": ("Kekuatan", "Strength"),
    "score": ("Skor", "Score"),
    "levels": ("Tingkat yang didukung", "Levels supported"),
    "reasons": ("Alasan", "Reasons"),
    "decision": ("Keputusan tercatat", "Recorded decision"),
    "size": ("Ukuran (byte)", "Size (bytes)"),
    "text_source": ("Asal teks", "Text source"),
    "kind": ("Jenis", "Kind"),
    "doc_number": ("Nomor", "Number"),
    "doc_title": ("Judul/tentang", "Title/subject"),
    "date": ("Tanggal", "Date"),
    "doc_year": ("Tahun", "Year"),
    "issuer": ("Penerbit", "Issuer"),
    "signature_column": ("Tanda tangan", "Signature"),
    "duplicate_of": ("Kembar dari", "Double of"),
    "page": ("Halaman", "Page"),
    "printed_page": ("Halaman tercetak", "Printed page"),
    "article": ("Pasal/bagian", "Article/section"),
    "quote": ("Kutipan", "Quote"),
    "term": ("Istilah", "Term"),
    "similarity_column": ("Kemiripan", "Similarity"),
    "no_earlier": (
        "Tidak ada asesmen sebelumnya yang dibandingkan. Gunakan evidence-checker diff.",
        "No earlier assessment was compared. Use evidence-checker diff.",
    ),
    "change": ("Perubahan", "Change"),
    "count": ("Jumlah", "Count"),
    "total": ("Jumlah", "Total"),
    "sha": ("SHA-256", "SHA-256"),
    "recorded": (
        "Tercatat: {action}, indikator {indicator}{path}.",
        "Recorded: {action}, indicator {indicator}{path}.",
    ),
    "imported": ("{count} keputusan diimpor.", "{count} decisions imported."),
    "nothing_typed": ("Tidak ada simpulan yang diisi.", "No conclusion was filled in."),
    "log_whole": (
        "Catatan keputusan utuh: {count} baris, rantai hash cocok.",
        "The log of decisions is whole: {count} lines, the hash chain holds.",
    ),
    "log_torn": (
        "Baris terakhir terpotong dan tidak pernah berlaku; akan dirapikan pada pencatatan berikutnya.",
        "The last line was torn and never counted; the next record mends it.",
    ),
    "no_decisions": ("Belum ada keputusan.", "There are no decisions."),
    "identical": ("Tidak ada perubahan.", "Nothing changed."),
    "improved": ("naik", "better"),
    "trend": ("Perkembangan", "Trend"),
    "section": ("bagian", "section"),
}


def pick(pair: Pair, lang: str) -> str:
    return pair[0] if lang == "id" else pair[1]


def text(key: str, lang: str, **facts: str | int) -> str:
    """A word or sentence of the reports. Raises KeyError for an unknown key."""
    found = pick(TEXT[key], lang)
    for name, value in facts.items():
        found = found.replace("{" + name + "}", str(value))
    return found


def short(name: str) -> str:
    """The name of an indicator without the words that all of them begin with."""
    return name.removeprefix("Tingkat Kematangan ")
