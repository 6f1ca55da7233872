"""Wording of the memory and of watching: EC7xx findings, ES3xx errors."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Severity

CATALOGUE: dict[str, Entry] = {
    "EC701": Entry(
        Severity.WARNING,
        "Berkas ingatan {file} rusak dan disisihkan; versi sebelumnya dipakai atau berkas bukti dibaca ulang.",
        "The state file {file} was damaged and set aside; the previous one is used or the evidence is read again.",
        "Tidak perlu tindakan. Bila berulang, periksa kesehatan diska.",
        "Nothing needs to be done. If it happens again, check the health of the disk.",
        (("file", "index.json"),),
    ),
    "EC245": Entry(
        Severity.WARNING,
        "Folder bersama {path} di dalam folder ini terputus; hasil berkas di dalamnya dipertahankan.",
        "The share {path} inside this folder dropped out; the results of its files are kept.",
        "Sambungkan kembali; tidak ada berkas yang dianggap hilang selama tidak dapat dilihat.",
        "Connect it again; no file counts as gone while it cannot be looked at.",
        (("path", "Bagian Hukum"),),
    ),
    "EC246": Entry(
        Severity.WARNING,
        "Folder {path} mendadak kosong ({count} berkas); hasilnya dipertahankan {minutes} menit sebelum dianggap hilang.",
        "The folder {path} is suddenly empty ({count} files); its results are kept for {minutes} minutes.",
        "Bila memang dikosongkan, tidak perlu tindakan; bila tidak, pulihkan isinya.",
        "If it was emptied on purpose, nothing needs to be done; if not, restore it.",
        (("count", 12), ("minutes", 5), ("path", "Bagian Hukum")),
    ),
    "EC702": Entry(
        Severity.NOTE,
        "Berkas masih disalin atau sedang ditulis; belum dinilai.",
        "The file is still being copied or written; it is not judged yet.",
        "Tunggu sampai penyalinan selesai; berkas dinilai sendiri setelah itu.",
        "Wait until copying has finished; the file is judged by itself after that.",
    ),
    "EC703": Entry(
        Severity.WARNING,
        "Folder tidak dapat dijangkau atau mendadak kosong; hasil terakhir dipertahankan.",
        "The folder cannot be reached or is suddenly empty; the last result is kept.",
        "Periksa sambungan folder bersama; pemantauan berlanjut sendiri setelah folder kembali. "
        "Bila memang dikosongkan, jalankan `state clear` lalu mulai lagi.",
        "Check the connection to the share; watching resumes by itself when the folder is back. "
        "If it was emptied on purpose, run `state clear` and start again.",
    ),
    "EC704": Entry(
        Severity.WARNING,
        "Isi berkas tampak belum utuh ({what}) dan tidak berubah lagi; dinilai apa adanya.",
        "The file looks incomplete ({what}) and no longer changes; it is judged as it is.",
        "Salin ulang berkas dari sumbernya bila hasil bacanya salah.",
        "Copy the file again from its source if the result is wrong.",
        (("what", "%%EOF"),),
    ),
    "EC705": Entry(
        Severity.ERROR,
        "Pemeriksaan gagal: {reason}. Hasil terakhir dipertahankan dan pemeriksaan diulang.",
        "The check failed: {reason}. The last result is kept and the check is repeated.",
        "Bila berulang, jalankan `evidence-checker doctor`.",
        "If it happens again, run `evidence-checker doctor`.",
        (("reason", "No space left on device"),),
    ),
    "EC706": Entry(
        Severity.WARNING,
        "Bagian ingatan {file} tidak utuh; diabaikan dan dibuat lagi dari berkas bukti.",
        "A part of the state, {file}, is not whole; it is ignored and made again from the evidence.",
        "Tidak perlu tindakan.",
        "Nothing needs to be done.",
        (("file", "text/ab/ab12.z"),),
    ),
    "EC707": Entry(
        Severity.ERROR,
        "Catatan keputusan {file} berubah atau barisnya hilang sejak dicatat.",
        "The decision log {file} was altered, or a line is missing, since it was recorded.",
        "Bandingkan dengan cadangan dan minta penelaah memastikan keputusannya.",
        "Compare it with a backup and ask the reviewer to confirm the decision.",
        (("file", "decisions.jsonl:12"),),
    ),
    "EC708": Entry(
        Severity.WARNING,
        "Isi {file} berubah tanpa mengubah ukuran dan waktunya.",
        "The content of {file} changed without a change of its size and time.",
        "Jalankan check --full.",
        "Run check --full.",
        (("file", "SOP.pdf"),),
    ),
    "ES301": Entry(
        Severity.ERROR,
        "Folder ingatan {state} berada di dalam folder yang diperiksa ({folder}); folder bukti tidak boleh ditulisi.",
        "The state folder {state} lies inside the checked folder ({folder}); evidence folders are never written to.",
        "Pilih tempat lain dengan --state.",
        "Choose another place with --state.",
        (("folder", "/data/bukti"), ("state", "/data/bukti/state")),
    ),
    "ES302": Entry(
        Severity.ERROR,
        "Folder ingatan {state} berada di folder jaringan ({kind}); penguncian di sana tidak dapat diandalkan.",
        "The state folder {state} is on a network share ({kind}); locks are not reliable there.",
        "Pilih folder di diska komputer ini dengan --state.",
        "Choose a folder on a disk of this computer with --state.",
        (("kind", "cifs"), ("state", "/mnt/share/state")),
    ),
    "ES303": Entry(
        Severity.ERROR,
        "Ingatan sedang dipakai proses lain ({holder}) lebih dari 30 detik.",
        "The state has been in use by another process ({holder}) for more than 30 seconds.",
        "Tunggu sampai proses itu selesai, atau hentikan.",
        "Wait until that process has finished, or stop it.",
        (("holder", "pid 4321, server-dinas"),),
    ),
    "ES304": Entry(
        Severity.ERROR,
        "Ingatan di {state} tidak dapat dibaca atau ditulis: {reason}. Yang sudah tersimpan tetap utuh.",
        "The state in {state} cannot be read or written: {reason}. What was saved before is intact.",
        "Periksa ruang diska dan izin folder, atau pilih tempat lain dengan --state.",
        "Check free space and permissions, or choose another place with --state.",
        (("reason", "No space left on device"), ("state", "/home/ani/.local/state/evidence-checker")),
    ),
}
