"""Words of the view over many agencies, and the wording of what can go wrong in such a run (EC84x, ES54x)."""

from __future__ import annotations

from evidence_checker.messages import forms
from evidence_checker.messages.entry import Entry
from evidence_checker.model import Fact, Severity
from evidence_checker.model.agencies import Together


def _entry(severity: Severity, id_: str, en: str, advice_id: str, advice_en: str, **example: Fact) -> Entry:
    return Entry(severity, id_, en, advice_id, advice_en, tuple(sorted(example.items())))


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

CATALOGUE: dict[str, Entry] = {
    "EC840": _entry(_ERROR, "Instansi ini tidak dapat dinilai: {reason}.", "This agency could not be judged: {reason}.",
        "Perbaiki sebabnya lalu jalankan lagi perintah yang sama; instansi lain tidak diulang.",
        "Mend the cause and run the same command again; the others are not done again.", reason="Input/output error"),
    "EC842": _entry(_ERROR, "Berkas tidak terlihat dari mesin {node}: {path}.", "The file is not seen from {node}: {path}.",
        "Semua mesin harus melihat berkas di jalur yang sama: sambungkan folder bersama, atau pakai alamat s3://.",
        "All machines must see the files under one path: mount the share there, or use an s3:// address.",
        node="pekerja-2", path="/data/bukti/perbup.pdf"),
    "EC843": _entry(_WARNING, "Folder {folder} dilewati: tidak ada evidence.toml di dalamnya.",
        "Folder {folder} was passed over: it holds no evidence.toml.",
        "Jalankan evidence-checker init di folder itu, atau daftarkan di agencies.toml.",
        "Run evidence-checker init there, or list it in agencies.toml.", folder="arsip-lama"),
    "EC844": _entry(_ERROR, "Berkas menghentikan {times} pekerja klaster dan tidak dicoba lagi.",
        "The file ended {times} workers of the cluster and is not tried again.",
        "Periksa berkas itu dengan evidence-checker read di satu mesin.",
        "Look at it with evidence-checker read on one machine.", times=3),
    "EC845": _entry(_WARNING, "Simpanan teks bersama {store} tidak dapat dipakai seluruhnya: {reason}.",
        "The common store of texts {store} could not be used throughout: {reason}.",
        "Hasil tidak berubah; dokumen dibaca sendiri. Periksa ruang disk, hak akses, dan jaringan.",
        "The results are the same; documents were read instead. Check disk space, rights and network.",
        store="/berbagi/teks", reason="No space left on device"),
    "EC846": _entry(_WARNING, "{count} isi simpanan teks bersama {store} rusak atau dari kunci lain, dan tidak dipakai.",
        "{count} entries of the common store {store} are damaged or of another key, and were not used.",
        "Hasil tidak berubah; isi itu ditulis ulang. Bila terulang, periksa siapa yang dapat menulis ke sana.",
        "The results are the same; they are written anew. If it recurs, see who can write there.",
        store="/berbagi/teks", count=2),
    "EC847": _entry(_ERROR, "Objek {path} tidak dapat diambil dari mesin {node}: {reason}.",
        "The object {path} could not be fetched from {node}: {reason}.",
        "Periksa kunci (AWS_…), alamat server, dan paket evidence-checker[objects] di mesin itu, lalu jalankan lagi.",
        "See to the keys (AWS_…), the server's address and evidence-checker[objects] on that machine; run again.",
        node="pekerja-2", path="perbup.pdf", reason="Access Denied"),
    "EC848": _entry(_WARNING, "Pekerja {worker} memakai {what} {theirs}, sedangkan di sini {ours}; pekerja itu tidak dipakai.",
        "Worker {worker} has {what} {theirs}, here it is {ours}; it is not used.",
        "Pasang versi yang sama di mesin itu, lalu mulai ulang pekerjanya. Hasil pemeriksaan ini tetap lengkap.",
        "Install the same version on that machine and restart the worker. The results of this run are complete.",
        worker="tcp://10.0.0.2:4001", what="evidence-checker", theirs="0.1", ours="0.2"),
    "EC849": _entry(_WARNING, "Tidak ada lagi pekerja di klaster {address}; ditunggu paling lama {seconds} detik.",
        "No worker is left in the cluster {address}; one is waited for, {seconds} seconds at most.",
        "Hidupkan pekerjanya lagi: dask worker tcp://…:8786. Yang dipegangnya dikirim ulang, hasilnya tidak berubah.",
        "Start workers again: dask worker tcp://…:8786. What they held is sent anew, the results are the same.",
        address="tcp://10.0.0.1:8786", seconds=120),
    "ES540": _entry(_ERROR, "Tidak ada instansi di {path}.", "There is no agency in {path}.",
        "Setiap instansi berupa satu folder dengan evidence.toml di dalamnya, atau satu baris [[agency]] di agencies.toml.",
        "Each agency is a folder with an evidence.toml in it, or an [[agency]] of agencies.toml.", path="provinsi"),
    "ES541": _entry(_ERROR, "Daftar instansi {file} tidak dapat dipakai (baris {line}): {reason}.",
        "The list of agencies {file} cannot be used (line {line}): {reason}.",
        "Tulis setiap instansi sebagai [[agency]] dengan folder, dan bila perlu name, year, framework, group.",
        "Write each agency as [[agency]] with folder, and name, year, framework, group where needed.",
        file="agencies.toml", line=3, reason="folder = ?"),
    "ES542": _entry(_ERROR, "Dua instansi memakai {what} yang sama: {one} dan {other}.",
        "Two agencies have the same {what}: {one} and {other}.",
        "Beri setiap instansi folder dan nama sendiri, lalu jalankan lagi.",
        "Give each agency a folder and a name of its own, then run again.",
        what="kota-cemara", one="Kota Cemara", other="Kabupaten Cemara"),
    "ES543": _entry(_ERROR, "Klaster {address} tidak dapat dihubungi: {reason}.",
        "The cluster {address} cannot be reached: {reason}.",
        "Jalankan: dask scheduler, lalu di setiap mesin: dask worker tcp://…:8786; atau pakai --cluster local:2.",
        "Start: dask scheduler, then on each machine: dask worker tcp://…:8786; or use --cluster local:2.",
        address="tcp://10.0.0.1:8786", reason="Connection refused"),
    "ES544": _entry(_ERROR, "Pekerja {worker} memakai {what} {theirs}, sedangkan di sini {ours}.",
        "Worker {worker} has {what} {theirs}, here it is {ours}.",
        "Pasang versi yang sama di semua mesin, mulai ulang pekerja itu, lalu jalankan lagi.",
        "Install the same version on all machines, restart that worker, then run again.",
        worker="tcp://10.0.0.2:4001", what="evidence-checker", theirs="0.1", ours="0.2"),
    "ES545": _entry(_ERROR, "Folder {folder} tidak berisi dokumen.", "Folder {folder} holds no document.",
        "Isi folder itu, atau keluarkan instansinya dari daftar.", "Fill it, or take the agency off the list.",
        folder="kota-kosong"),
    "ES546": _entry(_ERROR, "{what} memerlukan paket {package}, yang tidak terpasang.",
        "{what} needs the package {package}, which is not installed.",
        "Pasang: pip install 'evidence-checker[{extra}]'", "Install: pip install 'evidence-checker[{extra}]'",
        what="--cluster", package="distributed", extra="cluster"),
    "ES547": _entry(_ERROR, "Alamat {address} tidak dapat dibuka: {reason}.", "{address} cannot be opened: {reason}.",
        "Periksa ejaan alamat, hak akses, dan jaringan; kunci S3 diambil dari lingkungan (AWS_…).",
        "Check the address, the rights and the network; S3 keys come from the environment (AWS_…).",
        address="s3://bukti/kota", reason="Access Denied"),
    "ES549": _entry(_ERROR, "Folder hasil {out} terletak di dalam folder bukti {folder}.",
        "The folder for results {out} lies inside the evidence {folder}.",
        "Pilih --out di luar folder bukti; bukti tidak pernah ditulisi.",
        "Choose an --out outside the evidence, which is never written to.", out="provinsi/hasil", folder="provinsi"),
    "ES550": _entry(_ERROR, "--cluster {value} tidak dikenal.", "--cluster {value} is not known.",
        "Tulis tcp://mesin:8786 (penjadwal Dask) atau local:2 (dua proses di mesin ini).",
        "Write tcp://host:8786 (a Dask scheduler) or local:2 (two processes on this machine).", value="dask"),
    "ES551": _entry(_ERROR, "Simpanan teks bersama {address} tidak dapat dipakai: {reason}.",
        "The common store of texts {address} cannot be used: {reason}.",
        "Tulis folder yang boleh ditulisi, atau alamat seperti s3://keranjang/teks; kuncinya paling sedikit 16 huruf.",
        "Give a folder that may be written, or an address as s3://bucket/texts; its key has 16 letters or more.",
        address="/berbagi/teks", reason="Permission denied"),
    "ES552": _entry(_ERROR, "Simpanan teks bersama {store} terletak di dalam folder bukti {folder}.",
        "The common store of texts {store} lies inside the evidence {folder}.",
        "Pilih tempat di luar folder bukti; bukti tidak pernah ditulisi.",
        "Choose a place outside the evidence, which is never written to.", store="provinsi/teks", folder="provinsi"),
    "ES553": _entry(_ERROR, "Tidak ada lagi pekerja di klaster {address}; sudah ditunggu {seconds} detik.",
        "No worker is left in the cluster {address}; {seconds} seconds were waited.",
        "Hidupkan pekerjanya lagi (dask worker tcp://…:8786), lalu jalankan perintah yang sama: yang selesai tidak diulang.",
        "Start workers again (dask worker tcp://…:8786), then run the same command: what is done is not done again.",
        address="tcp://10.0.0.1:8786", seconds=120),
}  # fmt: skip

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Kelengkapan bukti dukung seluruh instansi", "Evidence of all agencies"),
    "kicker": ("Rekapitulasi", "Roll-up"),
    "framework": ("Kerangka", "Framework"), "made": ("Dibuat", "Made"), "agencies": ("Instansi", "Agencies"),
    "agency": ("Instansi", "Agency"), "judged": ("Instansi dinilai", "Agencies judged"),
    "failed_count": ("{count} tidak dapat dinilai", "{count} could not be judged"),
    "failed": ("Tidak dapat dinilai", "Could not be judged"), "median_index": ("Indeks tengah", "Median index"),
    "preliminary": ("penilaian awal, bukan nilai resmi", "preliminary, not an official score"),
    "documents": ("Dokumen", "Documents"), "unreadable": ("Tak terbaca", "Unreadable"),
    "unreadable_count": ("{count} tidak terbaca seluruhnya", "{count} not read in full"),
    "shared": ("Teks bersama", "Shared texts"),
    "shared_note": ("pasangan dokumen yang nyaris sama di dua instansi", "pairs nearly alike in two agencies"),
    "shared_long": ("Dokumen yang diajukan sebagai bukti sendiri oleh dua instansi dengan teks yang nyaris sama. "
                    "Periksa siapa penyusunnya.",
                    "Documents that two agencies hand in as their own with nearly the same text. See who wrote it."),
    "heat": ("Tingkat per instansi dan indikator", "Level by agency and indicator"),
    "key": ("Tingkat:", "Level:"),
    "key_none": ("tidak ada bukti · ? perlu ditelaah · titik: tidak dinilai", "no evidence · ? needs review · dot: not judged"),
    "filter": ("Cari instansi", "Find an agency"), "group": ("Kelompok", "Group"), "all": ("semua", "all"),
    "shown": ("instansi ditampilkan", "agencies shown"), "rank": ("No.", "No."), "index": ("Indeks", "Index"),
    "covered": ("Tercakup", "Covered"), "hardest": ("Indikator yang paling banyak belum tercapai", "Indicators most often below target"),
    "indicator": ("Indikator", "Indicator"), "indicators": ("Indikator", "Indicators"), "name": ("Nama", "Name"),
    "mean": ("Rata-rata", "Mean"), "below": ("Belum tercapai", "Below target"), "of": ("Dari", "Of"),
    "reasons": ("Alasan yang paling merugikan", "Reasons that cost most"), "reason": ("Alasan (contoh kalimat)", "Reason (example sentence)"),
    "reasons_note": ("Banyaknya indikator yang belum tercapai dengan alasan itu; kalimatnya contoh dari katalog temuan.",
                     "Indicators below target that bear the reason; the sentence is the catalogue's example."),
    "times": ("Kali", "Times"), "code": ("Kode", "Code"), "least_covered": ("Cakupan terendah", "Least covered"),
    "groups": ("Sebaran per kelompok", "Spread by group"), "lowest": ("Terendah", "Lowest"), "median": ("Tengah", "Median"),
    "highest": ("Tertinggi", "Highest"), "changes": ("Dibanding sebelumnya", "Against last time"),
    "before": ("Sebelum", "Before"), "now": ("Kini", "Now"), "risen": ("Naik", "Risen"), "fallen": ("Turun", "Fallen"),
    "doc_title": ("Judul", "Title"), "likeness": ("Kesamaan", "Likeness"), "file": ("Berkas", "File"),
    "more": ("dan {count} lainnya; lihat buku kerja.", "and {count} more; see the workbook."),
    "ranking": ("Peringkat", "Ranking"), "levels": ("Tingkat", "Levels"), "predicate": ("Predikat", "Predicate"),
    "complete": ("Lengkap", "Complete"), "missing": ("Belum ada", "Missing"), "why": ("Sebab", "Why"),
    "progress": ("{done}/{of} instansi, {files} berkas, {rate}/dtk, sisa ± {left}", "{done}/{of} agencies, {files} files, {rate}/s, about {left} left"),
    "done": ("{name}: indeks {index}, {documents} dokumen", "{name}: index {index}, {documents} documents"),
    "not_done": ("{name}: {why}", "{name}: {why}"),
    "summary": ("{judged} dari {of} instansi dinilai, {documents} dokumen ({unreadable} tak terbaca seluruhnya). Indeks tengah {median} (penilaian awal, bukan nilai resmi).",
                "{judged} of {of} agencies judged, {documents} documents ({unreadable} not read in full). Median index {median} (preliminary, not an official score)."),
    "in_common": ("Simpanan bersama: {found} teks dipakai tanpa dibaca, {kept} disimpan.",
                  "Common store: {found} texts used without reading, {kept} kept."),
    "summary_units": ("{judged} dari {of} unit kerja dinilai, {documents} dokumen ({unreadable} tak terbaca seluruhnya). Nilai tengah {median} (penilaian awal, bukan nilai resmi).",
                      "{judged} of {of} units judged, {documents} documents ({unreadable} not read in full). Median value {median} (preliminary, not an official score)."),
    "title_units": ("Kelengkapan bukti dukung seluruh unit kerja", "Evidence of all units"),
    "agencies_units": ("Unit kerja", "Units"), "agency_units": ("Unit kerja", "Unit"),
    "judged_units": ("Unit kerja dinilai", "Units judged"), "filter_units": ("Cari unit kerja", "Find a unit"),
    "shown_units": ("unit kerja ditampilkan", "units shown"),
    "heat_units": ("Nilai per unit kerja dan indikator", "Value by unit and indicator"),
    "together": ("Bersama-sama", "Together"),
    "together_mean": ("{framework}: rata-rata {units} dari {of} unit = {value} ({predicate}); cara: {source}.",
                      "{framework}: mean of {units} of {of} units = {value} ({predicate}); way: {source}."),
    "together_apart": ("{framework}: nilai unit tidak digabung menjadi nilai instansi; {source}.",
                       "{framework}: the units' values make no value of the agency; {source}."),
    "together_": ("{framework}: paket tidak menyebut cara menggabung nilai unit; nilai instansi tidak dihitung.",
                  "{framework}: the pack does not say how units are put together; no value of the agency is made."),
    "written": ("Hasil: {out}", "Results: {out}"),
}  # fmt: skip


def together(told: Together, lang: str) -> str:
    """What the units of one agency make together under one framework."""
    way = told.way if told.way != "mean" or told.value >= 0 else ""
    return text(
        f"together_{way}", lang, framework=told.framework, units=told.units, of=told.of,
        value=forms.number(told.value, 2, lang), predicate=told.predicate or "–", source=told.source.rstrip("."),
    )  # fmt: skip


def text(key: str, lang: str, **facts: str | int) -> str:
    """A word or sentence of the view. Raises KeyError for an unknown key."""
    found = WORDS[key][0 if lang == "id" else 1]
    for name, value in facts.items():
        found = found.replace("{" + name + "}", str(value))
    return found
