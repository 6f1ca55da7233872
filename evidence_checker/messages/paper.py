"""The sentences of the report on paper (Laporan Hasil Pemeriksaan), in the forms such reports use."""

from __future__ import annotations

from evidence_checker.messages.labels import Pair, pick

TEXT: dict[str, Pair] = {
    "title": ("LAPORAN HASIL PEMERIKSAAN\nKELENGKAPAN BUKTI DUKUNG", "REPORT ON THE\nCOMPLETENESS OF EVIDENCE"),
    "number": ("Nomor: ........................................", "Number: ........................................"),
    "summary": ("RINGKASAN EKSEKUTIF", "EXECUTIVE SUMMARY"),
    "interim": (
        "LAPORAN SEMENTARA. Sebanyak {count} berkas tidak atau belum seluruhnya terbaca (lihat Lampiran), "
        "sehingga hasil "
        "pemeriksaan ini dapat berubah.",
        "INTERIM REPORT. {count} files were not, or not wholly, read (see the annex); the result may change.",
    ),
    "summary_1": (
        "Pemeriksaan terhadap {documents} berkas bukti dukung {agency} untuk tahun penilaian {year} menunjukkan "
        "bahwa dari "
        "{indicators} indikator, sebanyak {complete} indikator memiliki bukti dukung lengkap, {weak} indikator "
        "lemah, "
        "{missing} indikator belum memiliki bukti dukung, dan {review} indikator perlu ditinjau.",
        "The check of {documents} files of evidence of {agency} for the year {year} shows that of {indicators} "
        "indicators "
        "{complete} have complete evidence, {weak} are weak, {missing} have no evidence, and {review} need review.",
    ),
    "summary_2": (
        "Berdasarkan bukti dukung tersebut, indeks diperkirakan sebesar {value} dengan predikat {predicate}. "
        "Angka ini "
        "merupakan penilaian awal, bukan nilai resmi.",
        "From this evidence the index is estimated at {value}, predicate {predicate}. This is a preliminary "
        "assessment, "
        "not an official score.",
    ),
    "summary_3": (
        "Kekurangan yang paling berpengaruh terhadap indeks adalah:",
        "The gaps that cost the index most are:",
    ),
    "chapter_1": ("BAB I PENDAHULUAN", "CHAPTER I INTRODUCTION"),
    "identity": ("A. Identitas Penugasan", "A. The Assignment"),
    "agency": ("Instansi yang diperiksa", "Agency"),
    "year": ("Tahun penilaian", "Year assessed"),
    "framework": ("Kerangka penilaian", "Framework"),
    "assignment": ("Surat tugas", "Letter of assignment"),
    "team": ("Tim pemeriksa", "Team"),
    "made_at": ("Waktu pemeriksaan", "Time of the check"),
    "blank": ("........................................", "........................................"),
    "scope": ("B. Ruang Lingkup", "B. Scope"),
    "scope_1": (
        "Pemeriksaan mencakup {documents} berkas pada folder “{folder}” terhadap {indicators} indikator. "
        "Pemeriksaan menilai "
        "kelengkapan bukti dukung, bukan mutu penyelenggaraan.",
        "The check covers {documents} files of the folder “{folder}” against {indicators} indicators. It weighs "
        "whether "
        "evidence is complete, not how well the work is done.",
    ),
    "method": ("C. Metode", "C. Method"),
    "rules": ("Paket aturan", "Rule pack"),
    "rules_hash": ("SHA-256 paket aturan", "SHA-256 of the rule pack"),
    "thresholds": ("Ambang", "Thresholds"),
    "thresholds_1": (
        "kemiripan istilah {similarity}; lebar daerah tinjau {margin}; keyakinan OCR {confidence}",
        "similarity {similarity}; margin of review {margin}; OCR confidence {confidence}",
    ),
    "program": ("Program", "Program"),
    "chapter_2": ("BAB II HASIL PER ASPEK", "CHAPTER II RESULTS BY ASPECT"),
    "chapter_3": ("BAB III TEMUAN", "CHAPTER III FINDINGS"),
    "no_findings": ("Tidak ada temuan.", "There are no findings."),
    "condition": ("Kondisi", "Condition"),
    "criterion": ("Kriteria", "Criterion"),
    "cause": ("Sebab", "Cause"),
    "effect": ("Akibat", "Effect"),
    "advice": ("Rekomendasi", "Recommendation"),
    "condition_found": ("Bukti yang ditemukan: {papers}.", "Evidence found: {papers}."),
    "criterion_1": ("Tingkat {level}: {criteria}", "Level {level}: {criteria}"),
    "bare": ("Indikator tanpa dokumen apa pun", "Indicators without any document"),
    "bare_1": (
        "Untuk {count} indikator berikut tidak ada dokumen di folder yang mendekati yang diminta.",
        "For the following {count} indicators no document of the folder comes near what is asked for.",
    ),
    "bare_name": ("Indikator", "Indicator"),
    "proven_by": ("Dibuktikan dengan / yang kurang", "Proven by / what lacks"),
    "criterion_0": (
        "Target tingkat {level} pada {framework}.",
        "The target, level {level}, of {framework}.",
    ),
    "cause_none": (
        "Tidak ada dokumen di folder yang memenuhi persyaratan bukti indikator ini.",
        "No document of the folder meets what this indicator asks for.",
    ),
    "near_miss": ("{path}: {why}", "{path}: {why}"),
    "placed": ("{path} (ditaruh di sini): {why}", "{path} (filed here): {why}"),
    "effect_1": (
        "Bukti dukung baru mendukung tingkat {level} dari target {target}; indeks tertahan {gain}.",
        "The evidence supports level {level} of the target {target}; {gain} of the index is held back.",
    ),
    "chapter_4": ("BAB IV DAFTAR BUKTI YANG BELUM ADA", "CHAPTER IV EVIDENCE THAT IS MISSING"),
    "asked": ("Bukti yang diminta", "What is asked for"),
    "prepared_by": ("Penyiap", "Prepared by"),
    "due": ("Batas waktu", "Due date"),
    "decisions": ("Keputusan Penelaah", "Reviewers' Decisions"),
    "chapter_5": ("BAB V PENUTUP", "CHAPTER V CLOSING"),
    "closing": (
        "Demikian laporan ini disusun sebagai bahan perbaikan bukti dukung sebelum penilaian. Hasil pemeriksaan "
        "bersifat "
        "penilaian awal, bukan nilai resmi.",
        "This report is made to improve the evidence before the assessment. The result is a preliminary "
        "assessment, not an "
        "official score.",
    ),
    "dossier": (
        "Laporan ini disertai dosir dengan hash kepala SHA-256 {head}.",
        "This report goes with a dossier whose head hash is SHA-256 {head}.",
    ),
    "place_date": (
        "........................, ........................ 20....",
        "........................, ........................ 20....",
    ),
    "signed_1": ("Disusun oleh,\nTim Pemeriksa", "Prepared by,\nthe team"),
    "signed_2": ("Mengetahui,\nInspektur", "Seen by,\nthe Inspector"),
    "signature": (
        "\n\n\n(........................................)\nNIP. ................................",
        "\n\n\n(........................................)",
    ),
    "annex": ("LAMPIRAN: BERKAS YANG TIDAK TERBACA", "ANNEX: FILES NOT READ"),
}


def text(key: str, lang: str, **facts: str | int) -> str:
    """A sentence of the paper. Raises KeyError for an unknown key."""
    found = pick(TEXT[key], lang)
    for name, value in facts.items():
        found = found.replace("{" + name + "}", str(value))
    return found
