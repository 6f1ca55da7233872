"""The verbs of the command line: where each lives and what it does in a sentence. Nothing here imports a verb."""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """`target`: "module:attribute" of its click command, imported only when the verb is used."""

    target: str
    summary_id: str
    summary_en: str


_HOME = "evidence_checker.cli."

VERBS: dict[str, Verb] = {
    "check": Verb(
        _HOME + "check:check",
        "Periksa satu folder: indikator mana yang lengkap, lemah, atau belum ada buktinya.",
        "Check a folder: which indicators are complete, weak or missing.",
    ),
    "check-all": Verb(
        _HOME + "check_all:check_all",
        "Periksa banyak instansi sekali jalan: hasil masing-masing dan rekapitulasi seluruhnya.",
        "Check many agencies in one run: a result each, and the view over all of them.",
    ),
    "watch": Verb(
        _HOME + "watch:watch",
        "Jaga hasil periksa tetap mutakhir selama berkas masuk, berubah, dan pergi.",
        "Keep the check current while files arrive, change and leave.",
    ),
    "read": Verb(
        _HOME + "read:read",
        "Baca satu berkas halaman demi halaman: teks, asal teks, jenis dokumen.",
        "Read one file page by page: text, its source, what the document is.",
    ),
    "explain": Verb(
        _HOME + "explain:explain",
        "Jelaskan satu indikator atau satu berkas: apa yang diterima, apa yang tidak, dan mengapa.",
        "Explain an indicator or a file: what was accepted, what was not, and why.",
    ),
    "organize": Verb(
        _HOME + "organize:organize",
        "Susun berkas menurut indikator; mencetak rencana, bertindak hanya dengan --apply.",
        "File the documents by indicator; prints the plan, acts only with --apply.",
    ),
    "duplicates": Verb(
        _HOME + "duplicates:duplicates",
        "Daftar berkas kembar, hampir kembar, dan versi lama.",
        "List doubles, near doubles and old versions.",
    ),
    "package": Verb(
        _HOME + "package:package",
        "Kemas bukti menjadi ZIP per indikator atau domain untuk diunggah.",
        "Pack the evidence into ZIPs by indicator or domain for upload.",
    ),
    "report": Verb(
        _HOME + "report:report",
        "Buat laporan lagi dari hasil periksa yang tersimpan, tanpa membaca bukti.",
        "Render a saved assessment again, without reading any evidence.",
    ),
    "diff": Verb(
        _HOME + "diff:diff",
        "Bandingkan dua hasil periksa: apa yang berubah dan mengapa.",
        "Compare two assessments: what changed and why.",
    ),
    "decide": Verb(
        _HOME + "decide:decide",
        "Catat keputusan penelaah (terima, tolak, kecualikan) dengan nama, alasan, dan batas waktu.",
        "Record a reviewer's decision (accept, reject, waive) with name, reason and expiry.",
    ),
    "plan": Verb(
        _HOME + "plan:plan",
        "Rencana aksi dari kekurangan: dokumen, penanggung jawab, tenggat, surat per unit.",
        "Action plan from the gaps: documents, owners, due dates, a letter per unit.",
    ),
    "dossier": Verb(
        _HOME + "dossier:dossier",
        "Kemas dosir yang dapat diperiksa di mana saja: laporan, halaman yang dikutip, aturan, keputusan.",
        "Pack a dossier that can be verified anywhere: report, cited pages, rules, decisions.",
    ),
    "simulate": Verb(
        _HOME + "simulate:simulate",
        "Andaikan: indeks bila indikator naik, atau jalan termurah ke indeks yang diinginkan.",
        "What if: the index if indicators rise, or the cheapest path to a wanted index.",
    ),
    "serve": Verb(
        _HOME + "serve:serve",
        "Buka halaman telaah di peramban: ringkasan, kutipan pada halamannya, keputusan, kiriman.",
        "Open the review pages in a browser: overview, quotes on their pages, decisions, sending files.",
    ),
    "rules": Verb(
        _HOME + "rules:rules",
        "Paket aturan: apa saja yang ada, sahkah isinya, lulus contohnya.",
        "Rule packs: which exist, are they valid, do their examples hold.",
    ),
    "init": Verb(
        _HOME + "init:init",
        "Tulis evidence.toml untuk folder ini.",
        "Write evidence.toml for a folder.",
    ),
    "doctor": Verb(
        _HOME + "doctor:doctor",
        "Periksa mesin ini: OCR, bahasa, batas pemantauan, ruang disk.",
        "What this machine has and lacks: OCR, languages, watch limits, disk.",
    ),
    "state": Verb(
        _HOME + "state:state",
        "Lihat, kosongkan, atau uji ingatan yang disimpan untuk satu folder.",
        "Show, clear or verify what is remembered about a folder.",
    ),
}
