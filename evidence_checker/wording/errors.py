"""Wording of ES1xx: what a user asked for cannot be done, and the way out."""

from __future__ import annotations

from evidence_checker.model import Fact, Severity
from evidence_checker.wording.entry import Entry


def _error(
    message_id: str, message_en: str, advice_id: str = "", advice_en: str = "", **example: Fact
) -> Entry:
    return Entry(Severity.ERROR, message_id, message_en, advice_id, advice_en, tuple(sorted(example.items())))


CATALOGUE: dict[str, Entry] = {
    "ES101": _error(
        "Folder {path} tidak ada.",
        "Folder {path} does not exist.",
        "Periksa ejaan jalurnya, lalu jalankan lagi.",
        "Check how the path is spelt, then run again.",
        path="bukti-2024",
    ),
    "ES102": _error(
        "{path} adalah berkas, bukan folder.",
        "{path} is a file, not a folder.",
        "Berikan folder yang berisi bukti; untuk satu berkas gunakan: evidence-checker read {path}",
        "Give the folder that holds the evidence; for one file use: evidence-checker read {path}",
        path="perbup.pdf",
    ),
    "ES103": _error(
        "{path} tidak dapat dibuka: {reason}.",
        "{path} cannot be opened: {reason}.",
        "Mintalah hak baca atas folder atau berkas itu, atau jalankan sebagai pengguna yang memilikinya.",
        "Ask for the right to read it, or run as the user who has it.",
        path="bukti-2024",
        reason="Permission denied",
    ),
    "ES104": _error(
        "Bentuk laporan '{format}' tidak dikenal.",
        "Report format '{format}' is not known.",
        "Yang dikenal: {known}.",
        "Known: {known}.",
        format="word",
        known="csv, docx, html, json, xlsx",
    ),
    "ES105": _error(
        "Laporan tidak dapat ditulis ke {path}: {reason}. Laporan lama di sana, bila ada, tetap utuh.",
        "The report cannot be written to {path}: {reason}. An earlier report there is intact.",
        "Pilih tempat yang dapat ditulis, misalnya --report html=hasil.html",
        "Choose a place that can be written, for example --report html=result.html",
        path="/hasil/laporan.html",
        reason="Permission denied",
    ),
    "ES106": _error(
        "'{value}' bukan permintaan laporan.",
        "'{value}' does not ask for a report.",
        "Tulis BENTUK=JALUR, misalnya --report html=hasil.html atau --report json=-",
        "Write FORMAT=PATH, for example --report html=result.html or --report json=-",
        value="hasil.html",
    ),
    "ES107": _error(
        "{file} baris {line}: tidak dapat dibaca sebagai TOML ({reason}).",
        "{file} line {line}: cannot be read as TOML ({reason}).",
        "Perbaiki baris itu, atau buat berkas baru dengan: evidence-checker init FOLDER",
        "Mend that line, or make a new file with: evidence-checker init FOLDER",
        file="evidence.toml",
        line=3,
        reason="Invalid value",
    ),
    "ES108": _error(
        "{file}: kunci '{key}' tidak dikenal.",
        "{file}: key '{key}' is not known.",
        "Yang terdekat: {known}.",
        "Nearest: {known}.",
        file="evidence.toml",
        key="agenci",
        known="agency",
    ),
    "ES109": _error(
        "{file}: kunci '{key}' berisi {found}.",
        "{file}: key '{key}' holds {found}.",
        "Seharusnya: {expected}.",
        "Expected: {expected}.",
        file="evidence.toml",
        key="year",
        found="'dua ribu'",
        expected="tahun, misalnya 2024",
    ),
    "ES110": _error(
        "Variabel lingkungan {name} berisi '{found}'.",
        "The environment variable {name} holds '{found}'.",
        "Seharusnya: {expected}.",
        "Expected: {expected}.",
        name="EVIDENCE_CHECKER_YEAR",
        found="dua ribu",
        expected="tahun, misalnya 2024",
    ),
    "ES111": _error(
        "Paket aturan '{framework}' tidak ditemukan.",
        "Rule pack '{framework}' was not found.",
        "Yang terpasang: {known}. Folder aturan sendiri juga boleh.",
        "Installed: {known}. A folder of your own will do as well.",
        framework="spbe-2018",
        known="pemdi-2026, spbe-2020",
    ),
    "ES112": _error(
        "{path} tidak dapat dibaca: {reason}.",
        "{path} cannot be read: {reason}.",
        "Periksa jalur dan hak bacanya.",
        "Check its path and the right to read it.",
        path="hasil.json",
        reason="No such file or directory",
    ),
    "ES113": _error(
        "{path} bukan hasil periksa evidence-checker: {reason}.",
        "{path} is not an assessment of evidence-checker: {reason}.",
        "Buat dengan: evidence-checker check FOLDER --report json=hasil.json",
        "Make one with: evidence-checker check FOLDER --report json=result.json",
        path="hasil.json",
        reason="schema",
    ),
    "ES114": _error(
        "'{what}' bukan indikator maupun berkas dari folder ini.",
        "'{what}' is neither an indicator nor a file of this folder.",
        "Tulis nomor indikator (misalnya 16) atau jalur berkas seperti tercetak pada ringkasan. Yang mirip: {known}.",
        "Write an indicator's number (16, say) or a file's path as the summary prints it. Similar: {known}.",
        what="perbub.pdf",
        known="perbup.pdf",
    ),
    "ES115": _error(
        "Berkas {path} tidak ada.",
        "File {path} does not exist.",
        "Periksa ejaan jalurnya, lalu jalankan lagi.",
        "Check how the path is spelt, then run again.",
        path="perbup.pdf",
    ),
    "ES116": _error(
        "{path} bukan berkas biasa ({reason}), jadi tidak dibuka.",
        "{path} is not a regular file ({reason}), so it is not opened.",
        "Berikan berkasnya sendiri, bukan tautan, pipa, atau folder.",
        "Give the file itself, not a link, a pipe or a folder.",
        path="perbup.pdf",
        reason="symbolic link",
    ),
    "ES117": _error(
        "{path} sudah ada dan tidak ditimpa.",
        "{path} exists and is not overwritten.",
        "Sunting berkas itu, atau pindahkan dahulu.",
        "Edit that file, or move it away first.",
        path="evidence.toml",
    ),
    "ES119": _error(
        "Alat yang diperlukan tidak ada: {tool}.",
        "A needed tool is missing: {tool}.",
        "Jalankan evidence-checker doctor untuk melihat cara memasangnya.",
        "Run evidence-checker doctor to see how to install it.",
        tool="libreoffice",
    ),
    "ES120": _error(
        "Terjadi kesalahan dalam program ({error}). Bukti Anda tidak diubah.",
        "The program made an error ({error}). Your evidence is unchanged.",
        "Kirimkan berkas catatan {log} kepada pengembang.",
        "Send the log file {log} to the developers.",
        error="ValueError",
        log="evidence-checker-error.txt",
    ),
    "ES122": _error(
        "Perintah '{verb}' tidak ada dalam pemasangan ini.",
        "Verb '{verb}' is not part of this installation.",
        "Pasang ulang evidence-checker.",
        "Install evidence-checker again.",
        verb="serve",
    ),
    "ES123": _error(
        "Laporan {path} akan jatuh di dalam folder bukti {folder}, yang hanya dibaca.",
        "The report {path} would land inside the evidence folder {folder}, which is only read.",
        "Pilih tempat di luar folder itu.",
        "Choose a place outside that folder.",
        path="bukti/hasil.html",
        folder="bukti",
    ),
    "ES124": _error(
        "'{what}' bukan nomor indikator dan bukan berkas di folder ini ({count} berkas diperiksa).",
        "'{what}' is neither an indicator nor a file of this folder ({count} files were checked).",
        "Berikan nomor indikator, misalnya 16, atau jalur berkas seperti tertulis di laporan.",
        "Give an indicator's number, for example 16, or a file's path as reports write it.",
        what="perbup.pdf",
        count=12,
    ),
}
