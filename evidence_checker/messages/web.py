"""Wording of the review pages: ES50x–ES519, and the words of the pages themselves in Indonesian and English."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.messages.web_words import WORDS
from evidence_checker.model import Fact, Severity


def _error(message_id: str, message_en: str, advice_id: str = "", advice_en: str = "", **example: Fact) -> Entry:
    return Entry(Severity.ERROR, message_id, message_en, advice_id, advice_en, tuple(sorted(example.items())))


CATALOGUE: dict[str, Entry] = {
    "ES500": _error(
        "Alamat {address} tidak dapat dipakai: {reason}.",
        "The address {address} cannot be used: {reason}.",
        "Mungkin program ini sudah berjalan di jendela lain. Tutup yang lama, atau pilih port lain dengan --port, misalnya --port 8766.",
        "It may be running in another window already. Close that one, or choose another port with --port, for example --port 8766.",
        address="127.0.0.1:8765",
        reason="Address already in use",
    ),
    "ES501": _error(
        "Membuka halaman bagi komputer lain ({address}) memerlukan akun, dan belum ada satu pun.",
        "Opening the pages to other computers ({address}) requires accounts, and there is none yet.",
        "Buat dahulu: evidence-checker serve user add NAMA --role auditor",
        "Make one first: evidence-checker serve user add NAME --role auditor",
        address="0.0.0.0",
    ),
    "ES502": _error(
        "Membuka halaman bagi komputer lain ({address}) memerlukan TLS.",
        "Opening the pages to other computers ({address}) requires TLS.",
        "Berikan --certificate dan --key, atau sebut proksi yang memasang TLS dengan --behind-proxy ALAMAT dan --address https://nama.",
        "Give --certificate and --key, or name the proxy that adds TLS with --behind-proxy ADDRESS and --address https://name.",
        address="0.0.0.0",
    ),
    "ES503": _error(
        "'{name}' bukan nama akun yang dapat dipakai: sudah ada, tidak ada, atau bukan 2–40 huruf kecil, angka, titik, dan garis.",
        "'{name}' is no account name that can be used: taken, unknown, or not 2–40 small letters, digits, dots and dashes.",
        "Lihat yang ada: evidence-checker serve user list",
        "See which exist: evidence-checker serve user list",
        name="Siti A.",
    ),
    "ES504": _error(
        "Kata sandi itu terlalu mudah ditebak.",
        "That password is too easy to guess.",
        "Pakai sedikitnya {shortest} huruf yang tidak memuat nama akunnya; beberapa kata yang tidak berhubungan sudah baik.",
        "Use at least {shortest} characters that do not hold the account's name; a few unrelated words do well.",
        shortest=12,
    ),
    "ES505": _error(
        "Sertifikat atau kuncinya tidak dapat dipakai: {reason}.",
        "The certificate or its key cannot be used: {reason}.",
        "Berikan dua berkas PEM yang sepasang dan dapat dibaca oleh program ini.",
        "Give two PEM files that belong together and that this program can read.",
        reason="No such file or directory",
    ),
    "ES506": _error(
        "Peran '{role}' tidak dikenal.",
        "The role '{role}' is not known.",
        "Yang dikenal: {known}.",
        "Known: {known}.",
        role="admin",
        known="staf, auditor, inspektorat",
    ),
    "ES507": _error(
        "Sesi Anda berakhir, atau tautan sekali pakai ini sudah dipakai.",
        "Your session ended, or this one-time link was used already.",
        "Masuk lagi. Di komputer sendiri: tutup program ini, lalu buka lagi; ia mencetak tautan baru.",
        "Sign in again. On your own computer: close this program and open it again; it prints a new link.",
    ),
    "ES508": _error(
        "Keputusan tidak dicatat: {path} sudah berganti isi, pindah, atau hilang sejak halaman ini dibuka.",
        "The decision was not recorded: {path} was replaced, moved or removed since this page was opened.",
        "Lihat dokumen yang sekarang, lalu putuskan lagi. Yang Anda tulis masih ada di bawah ini.",
        "Look at the document as it is now, then decide again. What you wrote is kept below.",
        path="Kebijakan/Perbup.pdf",
    ),
    "ES509": _error(
        "Keputusan tidak dicatat: {name} sudah memutuskan lain ({action}) sejak halaman ini dibuka.",
        "The decision was not recorded: {name} decided otherwise ({action}) since this page was opened.",
        "Baca alasannya; bila Anda tetap pada keputusan Anda, kirim sekali lagi.",
        "Read the reason; if you stand by your decision, send it once more.",
        name="auditor-1",
        action="Ditolak",
    ),
    "ES510": _error(
        "Berkas ini tidak dapat dibuka sekarang: {reason}.",
        "This file cannot be opened now: {reason}.",
        "Mungkin sedang dipakai program lain atau folder sedang tidak terhubung; coba lagi nanti.",
        "It may be in use by another program, or the folder is not connected; try again later.",
        reason="Permission denied",
    ),
    "ES511": _error(
        "{path} sudah berganti isi sejak dinilai, jadi halamannya tidak ditampilkan.",
        "{path} was replaced since it was judged, so its page is not shown.",
        "Tunggu sampai yang baru selesai dinilai, lalu buka lagi dari daftar dokumen.",
        "Wait until the new one is judged, then open it again from the list of documents.",
        path="Kebijakan/Perbup.pdf",
    ),
    "ES512": _error(
        "Berkas ini tidak mempunyai gambar halaman; yang ditampilkan teksnya.",
        "This file has no page images; its text is shown.",
        format="docx",
    ),
    "ES513": _error(
        "Halaman {page} tidak dapat digambar: isinya rusak atau terlalu berat.",
        "Page {page} cannot be drawn: it is damaged or too heavy.",
        "Teks yang terbaca, bila ada, ditampilkan sebagai gantinya.",
        "The text that was read, if any, is shown instead.",
        page=3,
    ),
    "ES514": _error(
        "Halaman {page} tidak ada; dokumen ini mempunyai {pages} halaman.",
        "There is no page {page}; this document has {pages} pages.",
        page=9,
        pages=4,
    ),
    "ES515": _error(
        "Kiriman ini terlalu besar; paling banyak {limit} MB sekali kirim.",
        "This is too much at once; at most {limit} MB in one sending.",
        "Kirim berkasnya satu per satu, atau salin langsung ke folder bukti.",
        "Send the files one by one, or copy them into the folder directly.",
        limit=256,
    ),
    "ES516": _error(
        "Berkas tidak dapat disimpan ({reason}), jadi tidak diterima. Tidak ada yang hilang: berkas Anda masih di komputer Anda.",
        "The file could not be stored ({reason}), so it was not taken. Nothing is lost: it is still on your computer.",
        "Hubungi pengelola: disk mungkin penuh, atau terlalu banyak kiriman menunggu ditempatkan.",
        "Tell whoever runs this: the disk may be full, or too many files wait to be placed.",
        reason="No space left on device",
    ),
    "ES517": _error(
        "Berkas tidak dapat ditempatkan atau dibuang seperti diminta: {reason}.",
        "The file cannot be placed or discarded as asked: {reason}.",
        "Muat ulang halaman Kirim dan lihat keadaannya yang sekarang.",
        "Reload the page and look at how it stands now.",
        reason="sudah ditempatkan",
    ),
    "ES518": _error(
        "Formulir ini tidak berlaku lagi atau tidak lengkap.",
        "This form is no longer valid, or incomplete.",
        "Muat ulang halamannya, lalu kirim lagi.",
        "Reload the page and send it again.",
    ),
    "ES519": _error(
        "Peran Anda ({role}) tidak boleh melakukan ini.",
        "Your role ({role}) may not do this.",
        "Staf melihat dan mengirim, auditor memutuskan, inspektorat membaca dan mengunduh. Mintalah rekan yang berperan itu.",
        "Staff see and send, auditors decide, inspektorat reads and exports. Ask a colleague who has that role.",
        role="staf",
    ),
}  # fmt: skip


def text(key: str, lang: str, **facts: str | int) -> str:
    """A word or sentence of the pages. Raises KeyError for an unknown key."""
    found = WORDS[key][0 if lang == "id" else 1]
    for name, value in facts.items():
        found = found.replace("{" + name + "}", str(value))
    return found
