"""Wording of EC5xx (filing and doubles) and ES4xx (what stops them)."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Fact, Severity


def _entry(severity: Severity, texts: tuple[str, str, str, str], **example: Fact) -> Entry:
    return Entry(severity, *texts, tuple(sorted(example.items())))


def _note(message_id: str, message_en: str, advice_id: str = "", advice_en: str = "", **example: Fact) -> Entry:
    return _entry(Severity.NOTE, (message_id, message_en, advice_id, advice_en), **example)


def _warning(message_id: str, message_en: str, advice_id: str = "", advice_en: str = "", **example: Fact) -> Entry:
    return _entry(Severity.WARNING, (message_id, message_en, advice_id, advice_en), **example)


def _error(message_id: str, message_en: str, advice_id: str = "", advice_en: str = "", **example: Fact) -> Entry:
    return _entry(Severity.ERROR, (message_id, message_en, advice_id, advice_en), **example)


_DOUBLES: dict[str, Entry] = {
    "EC501": _note(
        "Isinya sama dengan {original}.",
        "Its content is that of {original}.",
        "Satu saja yang diperlukan.",
        "One of them is enough.",
        original="arsip/perbup-81.pdf",
    ),
    "EC502": _note(
        "Isi teksnya sama dengan {path}, hanya berkasnya yang berbeda.",
        "Its text is that of {path}; only the file differs.",
        "Satu saja yang diperlukan.",
        "One of them is enough.",
        path="arsip/perbup-81.pdf",
    ),
    "EC503": _note(
        "Rancangan dari {path} ({likeness}% teks sama).",
        "A draft of {path} ({likeness}% of the text is the same).",
        "Pakai yang sudah ditetapkan sebagai bukti.",
        "Use the final one as evidence.",
        path="perbup-81.pdf",
        likeness=92,
    ),
    "EC504": _note(
        "Naskah olah kata dari pindaian {path} ({likeness}% teks sama).",
        "The word processor's copy of the scan {path} ({likeness}% of the text is the same).",
        "Pindaian yang bertanda tangan adalah buktinya; simpan naskahnya untuk pencarian.",
        "The signed scan is the evidence; keep the text for searching.",
        path="perbup-81.pdf",
        likeness=71,
    ),
    "EC505": _note(
        "Versi sebelumnya dari {path} ({before} → {after}).",
        "An earlier version of {path} ({before} → {after}).",
        "Yang berlaku adalah yang terbaru; yang lama tetap berguna sebagai bukti reviu.",
        "The newest counts; the old one still serves as evidence of a review.",
        path="renstra-2024.pdf",
        before="2023",
        after="2024",
    ),
    "EC506": _note(
        "Hampir sama dengan {path} ({likeness}% teks sama).",
        "Nearly the same as {path} ({likeness}% of the text is the same).",
        "Bandingkan keduanya, lalu pakai yang benar.",
        "Compare the two and use the right one.",
        path="laporan.pdf",
        likeness=88,
    ),
    "EC507": _note(
        "Diubah oleh {path}.", "Amended by {path}.",
        "Sertakan keduanya: peraturan awal dan perubahannya.", "Hand in both: the original and the amendment.",
        path="perbup-12-2023.pdf",
    ),
    "EC508": _warning(
        "Dicabut oleh {path}.", "Revoked by {path}.",
        "Pakai peraturan yang mencabutnya.", "Use the regulation that revokes it.",
        path="perbup-12-2023.pdf",
    ),
}  # fmt: skip

_PLANS: dict[str, Entry] = {
    "EC510": _note("Bukan bukti untuk indikator mana pun.", "No evidence for any indicator."),
    "EC511": _note(
        "Hampir menjadi bukti indikator {indicators} ({why}):", "Nearly evidence for indicator {indicators} ({why}):",
        "Lihat alasannya dengan: evidence-checker explain", "See the reason with: evidence-checker explain",
        indicators=("1", "11"), why="EC301",
    ),
    "EC512": _note(
        "Kembar dengan {path}, yang sudah diwakili.", "A double of {path}, which stands for it.", path="perbup-81.pdf"
    ),
    "EC513": _warning(
        "Tidak terbaca ({why}), jadi tempatnya tidak diketahui.",
        "Could not be read ({why}), so its place is not known.",
        "Perbaiki atau ganti berkasnya, lalu jalankan lagi.", "Mend or replace the file, then run again.",
        why="EC102",
    ),
    "EC514": _warning(
        "Menunggu telaah untuk indikator {indicators}.", "Awaits review for indicator {indicators}.",
        "Putuskan dengan evidence-checker decide, lalu jalankan lagi.",
        "Decide with evidence-checker decide, then run again.",
        indicators=("11", "12"),
    ),
    "EC515": _note(
        "Ada di dalam arsip {archive}.", "Inside the archive {archive}.",
        "Keluarkan dari arsipnya agar dapat ditata.", "Unpack it to have it filed.",
        archive="bukti.zip",
    ),
    "EC830": _warning(
        "Bukti indikator {indicators}, tetapi ada di dalam arsip {archive}.",
        "Evidence for indicator {indicators}, but inside the archive {archive}.",
        "Keluarkan dari arsipnya, lalu jalankan lagi.", "Unpack it, then run again.",
        indicators=("1", "11"), archive="bukti.zip",
    ),
    "EC831": _warning(
        "Di dalam {archive} ada bukti indikator {indicators} yang belum dapat ditata dan dikemas: {names}.",
        "Inside {archive} there is evidence for indicator {indicators} that cannot be filed and packed yet: {names}.",
        "Keluarkan isi arsip itu ke folder bukti, lalu jalankan lagi.",
        "Unpack the archive into the evidence folder, then run again.",
        archive="bukti.zip", indicators=("1", "11"), names=("SK Tim.pdf",),
    ),
    "EC520": _note(
        "Bukti kuat untuk indikator {indicator}, {name}.", "Strong evidence for indicator {indicator}, {name}.",
        indicator="11", name="Arsitektur SPBE",
    ),
    "EC522": _note(
        "Bukti sebagian untuk indikator {indicator}, {name}.", "Partial evidence for indicator {indicator}, {name}.",
        indicator="11", name="Arsitektur SPBE",
    ),
    "EC523": _note(
        "Bukti lemah untuk indikator {indicator}, {name}.", "Weak evidence for indicator {indicator}, {name}.",
        indicator="11", name="Arsitektur SPBE",
    ),
    "EC521": _note(
        "Nama {wanted} sudah dipakai, jadi diberi nomor.", "The name {wanted} is taken, so it got a number.",
        wanted="11a_Perbup.pdf",
    ),
    "EC530": _warning(
        "{path} ({megabytes} MB) melebihi batas {limit} MB per berkas.",
        "{path} ({megabytes} MB) is over the limit of {limit} MB for a file.",
        "Perkecil atau bagi berkas itu, lalu kemas lagi.", "Make it smaller or split it, then pack again.",
        path="11a_Arsitektur.pdf", megabytes=14.2, limit=10,
    ),
    "EC540": _warning(
        "{path} berubah sejak itu, jadi dibiarkan.", "{path} has changed since, so it was left alone.",
        path="11a_Perbup.pdf"
    ),
    "EC541": _warning(
        "Nama {path} sudah dipakai berkas lain, jadi dibiarkan.",
        "Another file has the name {path}, so it was left alone.",
        path="11a_Perbup.pdf",
    ),
    "EC542": _warning(
        "{source} tidak ada lagi di folder asal, jadi salinannya {path} tetap disimpan.",
        "{source} is no longer in the folder it came from, so its copy {path} is kept.",
        path="11a_Perbup.pdf", source="perbup.pdf",
    ),
    "EC543": _warning(
        "{path} sudah tidak ada.", "{path} is no longer there.",
        "Seseorang memindahkan atau menghapusnya; cari di cadangan.",
        "Someone moved or removed it; look in the backups.",
        path="11a_Perbup.pdf",
    ),
    "EC544": _warning(
        "{path} tetap di folder asal karena berubah saat dipindahkan.",
        "{path} stays in the folder it came from because it changed while it was moved.",
        path="perbup.pdf",
    ),
    "EC545": _warning(
        "Nama {path} di folder asal sudah dipakai berkas lain, jadi berkas tidak dikembalikan ke sana.",
        "Another file has the name {path} in the folder it came from, so the file was not put back there.",
        "Pindahkan berkas lain itu, lalu ulangi pembatalan.", "Move the other file away, then undo again.",
        path="perbup.pdf",
    ),
}  # fmt: skip

_REFUSALS: dict[str, Entry] = {
    "ES401": _error(
        "Pola penamaan: '{field}' tidak dikenal.",
        "Naming pattern: '{field}' is not known.",
        "Yang terdekat: {known}. Daftar lengkap: evidence-checker organize --help",
        "Nearest: {known}. The whole list: evidence-checker organize --help",
        field="domian", known="{domain}",
    ),
    "ES402": _error(
        "Pola penamaan '{pattern}' keluar dari folder tujuan atau tidak menamai berkas.",
        "The naming pattern '{pattern}' leaves the target or names no file.",
        "Tulis folder dipisah '/', tanpa '..', tanpa '/' di depan atau di belakang, tanpa huruf drive.",
        "Write folders parted by '/', without '..', without '/' at either end, without a drive letter.",
        pattern="../{document}",
    ),
    "ES403": _error(
        "Folder berubah sejak rencana dibuat: {count} berkas tidak lagi sama ({paths}). Tidak ada yang dilakukan.",
        "The folder has changed since the plan was made: {count} files differ now ({paths}). Nothing was done.",
        "Jalankan lagi untuk membuat rencana baru.", "Run again for a new plan.",
        count=2, paths="perbup.pdf, sop.pdf",
    ),
    "ES404": _error(
        "Proses lain sedang menata {path}.", "Another process is at work on {path}.",
        "Tunggu sampai selesai, lalu jalankan lagi.", "Wait until it is done, then run again.",
        path="bukti-tertata",
    ),
    "ES405": _error(
        "{path} adalah tautan atau berkas, padahal di situ seharusnya folder. Tidak ada yang ditulis melaluinya.",
        "{path} is a link or a file where a folder should be. Nothing was written through it.",
        "Pindahkan dari sana, lalu jalankan lagi.", "Move it away, then run again.",
        path="bukti-tertata/Domain 1",
    ),
    "ES406": _error(
        "{path} bukan folder yang ditata oleh evidence-checker.",
        "{path} is no folder that evidence-checker has filed.",
        "Berikan folder yang dulu disebut pada --into.", "Give the folder that was named with --into.",
        path="bukti",
    ),
    "ES407": _error(
        "{path} tidak dapat ditautkan ({reason}).", "{path} cannot be hard-linked ({reason}).",
        "Jalankan tanpa --link agar disalin, atau pilih tujuan di disk yang sama.",
        "Run without --link to have it copied, or choose a target on the same disk.",
        path="perbup.pdf", reason="Invalid cross-device link",
    ),
    "ES408": _error(
        "Terhenti setelah {done} dari {total} berkas: {reason}. Tidak ada berkas asal yang hilang.",
        "Stopped after {done} of {total} files: {reason}. No original was lost.",
        "Perbaiki penyebabnya, lalu jalankan lagi untuk menyelesaikan, atau batalkan dengan organize --undo.",
        "Mend the cause, then run again to finish, or take it back with organize --undo.",
        done=12, total=40, reason="No space left on device",
    ),
    "ES409": _error(
        "Catatan penataan rusak pada baris {line}.", "The filing journal is damaged at line {line}.",
        "Pulihkan folder .evidence-checker dari cadangan, atau tata ke folder tujuan yang baru.",
        "Restore the folder .evidence-checker from a backup, or file into a new target.",
        line=7,
    ),
    "ES410": _error("Tidak ada penataan yang dapat dibatalkan di {path}.", "Nothing to take back in {path}.",
        path="bukti"),
    "ES411": _error(
        "Tidak ada pembatalan yang dapat diulang balik di {path}.", "No undo to take back in {path}.", path="bukti"
    ),
    "ES412": _error(
        "{path} tidak dapat ditulisi: {reason}.", "{path} cannot be written: {reason}.",
        "Pilih folder tujuan lain, atau mintalah hak tulis.", "Choose another target, or ask for the right to write.",
        path="bukti-tertata", reason="Read-only file system",
    ),
    "ES413": _error(
        "Folder tujuan {target} berada di dalam folder bukti {source}.",
        "The target {target} is inside the folder of evidence {source}.",
        "Pilih folder tujuan di luarnya; salinan di dalamnya akan ikut diperiksa sebagai bukti.",
        "Choose a target outside; copies inside would be checked as evidence.",
        target="bukti/tertata", source="bukti",
    ),
    "ES414": _error(
        "Folder bukti {source} berada di dalam folder tujuan {target}.",
        "The folder of evidence {source} is inside the target {target}.",
        "Pilih folder tujuan yang lain.", "Choose another target.",
        target="bukti", source="bukti/2024",
    ),
    "ES415": _error(
        "{path} bukan rencana penataan: {reason}.", "{path} is no filing plan: {reason}.",
        "Buat dengan: evidence-checker organize FOLDER --into DIR --format json",
        "Make one with: evidence-checker organize FOLDER --into DIR --format json",
        path="rencana.json", reason="moves",
    ),
    "ES416": _error(
        "evidence.toml, [filing]: '{key}' berisi '{found}'.", "evidence.toml, [filing]: '{key}' holds '{found}'.",
        "Seharusnya: {expected}.", "Expected: {expected}.",
        key="serve", found="semua", expected="copies | links | index",
    ),
    "ES417": _error(
        "Sebutkan folder tujuan dengan --into DIR.", "Name the target with --into DIR.",
    ),
    "ES418": _error(
        "{path} tidak cocok setelah ditulis ({reason}). Berkas itu dibuang; yang asli tetap utuh.",
        "{path} does not match after writing ({reason}). It was discarded; the originals are intact.",
        "Periksa disk tujuan, lalu jalankan lagi.", "Check the target's disk, then run again.",
        path="indikator-11.zip", reason="SHA-256",
    ),
}  # fmt: skip

CATALOGUE: dict[str, Entry] = {**_DOUBLES, **_PLANS, **_REFUSALS}
