"""`--help` in English: every help text of the command line, as it is written in the verbs, with its translation.

A text without a translation is a failing test.
"""

from __future__ import annotations

import click

ENGLISH: dict[str, str] = {
    "Bahasa / language.": "Bahasa / language.",
    "Versi / version.": "Versi / version.",
    # check
    "Periksa FOLDER: indikator mana yang lengkap, lemah, atau belum ada buktinya. Bukti hanya dibaca.": "Check FOLDER: which indicators are complete, weak or missing. Evidence is only read.",
    "Tulis laporan, misalnya html=hasil.html; json=- ke keluaran standar.": "Write a report, for example html=result.html; json=- is standard output.",
    "Kapan status keluar 1: semula bila ada yang lemah.": "When the exit status is 1; by default when something is weak.",
    "Paket aturan (lihat: rules list), atau folder aturan sendiri; boleh diulang: dibaca sekali, dinilai menurut "
    "masing-masing.": "Rule pack (see: rules list), or a folder of own rules; may be repeated: read once, judged by each.",
    "Semua paket yang disertakan.": "All packs that are shipped.",
    "Baca ulang semua berkas, abaikan ingatan.": "Read every file anew, whatever is remembered.",
    "Jangan simpan ingatan apa pun.": "Remember nothing.",
    # check-all
    "Periksa banyak instansi sekali jalan. ASAL: folder berisi satu folder per instansi (dengan evidence.toml), atau berkas agencies.toml; dengan --agency, satu folder per unit kerja instansi itu. Hasil masing-masing dan rekapitulasinya ditulis ke --out.": "Check many agencies in one run. ASAL: a folder with one folder per agency (evidence.toml inside), or an agencies.toml; with --agency, one folder per unit of that agency. The result of each and the view over all are written to --out.",
    "Folder hasil.": "Folder for the results.",
    "Tulis rekapitulasi: html, xlsx, csv, parquet, atau json; json=- ke keluaran standar.": "Write the view over all: html, xlsx, csv, parquet or json; json=- is standard output.",
    "Laporan setiap instansi; semula json dan html. Boleh diulang.": "Reports of each agency; by default json and html. May be repeated.",
    "Klaster Dask: tcp://mesin:8786, atau local:N.": "A Dask cluster: tcp://host:8786, or local:N.",
    "Simpanan teks bersama, folder atau s3://…: dokumen yang sama dibaca sekali untuk semua instansi.": "A common store of texts, a folder or s3://…: the same document is read once for all agencies.",
    # common options
    "Paket aturan (lihat: rules list), atau folder aturan sendiri.": "Rule pack (see: rules list), or a folder of your own.",
    "Instansi pemilik bukti; boleh diulang untuk nama lainnya.": "Whose evidence this is; repeat it for other names.",
    "Tahun yang dinilai.": "The year being assessed.",
    "Banyaknya proses pembaca; semula sebanyak inti prosesor.": "How many reading processes; by default one per core.",
    "Jangan baca halaman pindaian dengan OCR.": "Do not read scanned pages by OCR.",
    "Tempat menyimpan ingatan untuk folder ini.": "Where what is remembered about this folder is kept.",
    "Bahasa keluaran: id atau en.": "Language of the output: id or en.",
    "Tanpa kemajuan dan tanpa peringatan.": "No progress, no warnings.",
    "Lebih rinci; boleh diulang.": "More detail; may be repeated.",
    # plan
    "Susun rencana aksi dari kekurangan: dokumen yang diserahkan, penanggung jawab, tenggat, nilainya. SUMBER: folder bukti, atau berkas --report json=...": "Make an action plan from the gaps: documents to bring, owners, due dates, worth. SUMBER: a folder of evidence, or a file of --report json=...",
    "Tulis rencana: xlsx, docx, html, json, atau ics; json=- ke keluaran standar.": "Write the plan: xlsx, docx, html, json or ics; json=- is standard output.",
    "Tulis surat permintaan per unit ke DIR.": "Write a letter per unit into DIR.",
    "Baca kembali rencana yang sudah diisi.": "Read a filled-in plan back.",
    "Masukkan rekomendasi evaluasi lalu (LHE).": "Take in the recommendations of an earlier evaluation (LHE).",
    "Hari mulai rencana; semula hari ini.": "First day of the plan; by default today.",
    "Hari akhir rencana; semula setahun kemudian.": "Last day of the plan; by default a year later.",
    # dossier
    "Kemas dosir: laporan, halaman yang dikutip, aturan, keputusan, daftar yang tidak disertakan, dan pemeriksa keutuhan.": "Pack a dossier: report, cited pages, rules, decisions, the list of what is left out, and a verifier.",
    "Berkas dosir.": "The file of the dossier.",
    "Folder bukti; semula seperti saat diperiksa.": "The folder of evidence; by default as when it was checked.",
    "Tulis juga laporan yang memuat hash kepala dosir.": "Also write the report that bears the head hash of the dossier.",
    # simulate
    "Andaikan: indeks bila indikator tertentu naik, atau jalan termurah ke indeks yang diinginkan. SUMBER: folder bukti, atau berkas --report json=...": "What if: the index if some indicators rise, or the cheapest path to a wanted index. SUMBER: a folder of evidence, or a file of --report json=...",
    "Andaikan tingkat ini; boleh diulang.": "Suppose this level; may be repeated.",
    "Cari jalan termurah ke indeks atau predikat ini.": "Find the cheapest path to this index or predicate.",
    "Bagi jalannya sampai tahun ini.": "Spread the path over the years up to this one.",
    "Tulis hasilnya sebagai JSON; - ke keluaran standar.": "Write the result as JSON; - is standard output.",
    # watch
    "Jaga hasil periksa FOLDER tetap mutakhir selama berkas masuk, berubah, dan pergi. Bukti hanya dibaca.": "Keep the check of FOLDER current while files arrive, change and leave. Evidence is only read.",
    "Halaman status HTML yang memperbarui diri.": "A status page in HTML that refreshes itself.",
    "Tambahkan setiap hasil sebagai baris JSON.": "Append every result as a JSON line.",
    "Jalankan perintah ini bila ada hasil baru; menerima baris JSON.": "Run this command when there are new results; it is handed JSON lines.",
    "Periksa berkala, jangan andalkan kabar dari sistem berkas.": "Poll; do not rely on events of the file system.",
    "Jarak pemeriksaan menyeluruh.": "Time between reconciliations of the whole tree.",
    "Berhenti setelah semua berkas dinilai (untuk mencoba).": "Stop when every file is judged (to try it out).",
    "Cetak denyut pemantauan FOLDER yang sedang berjalan, lalu selesai.": "Print the heartbeat of a running watch of FOLDER and end.",
    # read, explain
    "Baca satu BERKAS halaman demi halaman: teks, asal teks, keyakinan, dan jenis dokumennya.": "Read one file page by page: text, where it came from, confidence, what the document is.",
    "Hanya halaman N.": "Page N only.",
    "Satu objek JSON, dengan kotak kata bila ada.": "One JSON object, with word boxes where known.",
    "Mesin OCR.": "The OCR engine.",
    "Jelaskan HAL (nomor indikator atau nama berkas di FOLDER): apa yang diterima, apa yang tidak, dan mengapa.": "Explain HAL (an indicator's number or a file of FOLDER): what was accepted, what was not, and why.",
    # organize, duplicates, package
    "Susun bukti di FOLDER menurut indikator ke folder lain. Tanpa --apply hanya mencetak rencana.\n\n"
    "Pola nama: evidence.toml, [filing] pattern. Isiannya: lihat docs/penataan.md.": "File the evidence of FOLDER by indicator into another folder. Without --apply it only prints the plan.\n\n"
    "Pattern of names: evidence.toml, [filing] pattern. Its fields: see docs/penataan.md.",
    "Folder tujuan.": "The folder to write to.",
    "Laksanakan rencana itu.": "Carry out the plan.",
    "Laksanakan rencana yang disimpan.": "Carry out a saved plan.",
    "Tautan keras, bukan salinan (disk yang sama).": "Hard links instead of copies (same disk).",
    "Pindahkan: yang asli dihapus setelah salinannya terbukti sama.": "Move: an original is removed once its copy is proved to be the same.",
    "Dokumen untuk banyak indikator: salinan, tautan, atau satu tempat dan indeks.": "A document for several indicators: copies, links, or one home and an index.",
    "Pola folder dan nama; semula menurut kerangkanya.": "Pattern of folders and names; by default the framework's.",
    "Bentuk rencana.": "Form of the plan.",
    "Batalkan penataan terakhir di DIR.": "Take back the last filing in DIR.",
    "Batalkan pembatalan terakhir di DIR.": "Take back the last undo in DIR.",
    "Daftar berkas kembar, hampir kembar, dan versi lama di FOLDER. Tidak ada yang dihapus.": "List doubles, near doubles and old versions in FOLDER. Nothing is deleted.",
    "Bentuk keluaran.": "Form of the output.",
    "Kemas bukti di FOLDER menjadi ZIP untuk diunggah; tiap paket diperiksa lagi setelah ditulis.": "Pack the evidence of FOLDER into ZIPs for upload; each is verified after it was written.",
    "Satu paket per apa; semula per indikator.": "One package per what; by default per indicator.",
    "Batas portal untuk satu berkas dan paket.": "The portal's limit for one file and package.",
    "Batas banyaknya berkas dalam satu paket.": "The portal's limit of files in one package.",
    # report, diff
    "Buat laporan dari HASIL (berkas --report json=...) tanpa membaca bukti lagi.": "Render reports from HASIL (a file of --report json=...) without reading evidence again.",
    "Misalnya html=hasil.html; json=- ke layar.": "For example html=result.html; json=- is standard output.",
    "Templat berkop surat untuk laporan docx dan pdf.": "A template with letterhead for docx and pdf reports.",
    "Bandingkan LAMA dan BARU (berkas --report json=...): apa yang berubah dan mengapa. Dengan satu FOLDER: perkembangan pemeriksaan yang tersimpan dan perubahan terakhirnya.": "Compare LAMA and BARU (files of --report json=...): what changed and why. With one FOLDER: the trend of its kept checks and the last change.",
    "html= dan xlsx= memuat perubahannya.": "html= and xlsx= hold the changes.",
    # decide
    "Catat keputusan penelaah di samping penilaian; penilaian tidak berubah.": "Record a reviewer's decision beside the verdict; the verdict does not change.",
    "Baca kolom penelaah dari laporan XLSX.": "Read the reviewer's columns of an XLSX report.",
    "Folder bukti untuk --import.": "The folder of evidence for --import.",
    "Tarik kembali keputusan yang berlaku; catatannya tetap ada.": "Take back the decision that holds; its record stays.",
    "Tarik penugasan, bukan keputusan.": "Take back the assignment, not the decision.",
    "Nama yang menarik.": "Who takes it back.",
    "Alasan penarikan.": "Why it is taken back.",
    "Satukan telaah dua orang: yang sama dicatat, yang berbeda didaftar beserta kappa.": "Join the reviews of two people: what they agree on is recorded, where they differ is listed, with kappa.",
    "Tulis keputusan yang mengoreksi hasil periksa sebagai contoh uji ke folder aturan sendiri; rules test lalu menjaganya.": "Write decisions that overrule a verdict as examples into rules of your own; rules test then guards them.",
    "Folder aturan sendiri, yang contohnya ditambah.": "Folder of your own rules, to which examples are added.",
    "Yang berubah antara dua versi paket, atau irisan bukti dua kerangka yang berbeda.": "What changed between two versions of a pack, or how two frameworks overlap by evidence.",
    "Tulis juga sebagai JSON.": "Write it as JSON, too.",
    "Folder bukti keduanya.": "The folder of evidence of both.",
    "Bandingkan saja, jangan mencatat.": "Compare only, record nothing.",
    "Terima dokumen sebagai bukti indikator.": "Accept a document as evidence for an indicator.",
    "Nomor indikator.": "Number of the indicator.",
    "Jalur dokumen seperti dalam laporan.": "Path of the document as reports show it.",
    "Nama yang memutuskan.": "Name of who decides.",
    "Alasan keputusan.": "Reason of the decision.",
    "Berlaku sampai.": "Valid until.",
    "Unit yang ditugasi, atau catatan.": "The unit it is assigned to, or a note.",
    "Tugaskan indikator kepada satu unit.": "Assign an indicator to a unit.",
    "Keputusan yang berlaku untuk FOLDER.": "The decisions that hold for FOLDER.",
    "Catatan semua keputusan FOLDER; --verify membuktikan keutuhannya.": "The log of all decisions for FOLDER; --verify proves that it is whole.",
    "Periksa rantai hash catatan.": "Check the log's chain of hashes.",
    "Tolak dokumen sebagai bukti indikator.": "Reject a document as evidence for an indicator.",
    "Kecualikan indikator sampai tanggal tertentu.": "Waive an indicator until a date.",
    # rules
    "Paket aturan: lihat, periksa, uji, jelaskan, dan tulis sendiri.": "Rule packs: see, check, test and explain them, and write your own.",
    "Semua saran paket dalam satu tabel: indikator, tingkat, apa yang harus dibawa.": "Every advice of a pack in one table: indicator, level, what to bring.",
    "Periksa paket: semua kesalahan dengan berkas dan baris, lalu istilah yang mudah tertukar.": "Check a pack: all its errors with file and line, then the terms that are easily mixed up.",
    "Jelaskan indikator ID terhadap satu FILE: frasa demi frasa, syarat demi syarat.": "Explain indicator ID against one FILE: phrase by phrase, requirement by requirement.",
    "Tulis paket sebagai buku kerja XLSX.": "Write a pack as an XLSX workbook.",
    "Berkas XLSX yang ditulis.": "The XLSX file to write.",
    "Tulis paket di folder baru dari buku kerja XLSX hasil export.": "Write a pack into a new folder from an exported workbook.",
    "Buku kerja XLSX.": "The XLSX workbook.",
    "Folder baru untuk paket itu.": "A new folder for the pack.",
    "Paket yang tersedia: versi, banyaknya indikator, bobot.": "The packs there are: version, indicators, weights.",
    "Tulis paket kecil berkomentar di folder baru DIR untuk dikembangkan.": "Write a small commented pack into a new folder DIR, to start from.",
    "Skema JSON (draft-07) untuk pelengkapan di penyunting teks.": "JSON Schema (draft-07) for completion in an editor.",
    "Satu indikator (ID), atau semuanya, sebagai halaman biasa.": "One indicator (ID), or all, as a plain page.",
    "Jalankan contoh-contoh di dalam aturan lewat pemeriksaan yang sebenarnya.": "Run the examples inside the rules through the real check.",
    "Tampilkan juga yang lulus dan persyaratan yang belum diuji.": "Show what passed, too, and requirements that no example tests.",
    "Tulis juga pintasan klik ganda ke halaman telaah, di desktop.": "Also write a shortcut to the review pages for a double click, on the desktop.",
    "Tulis pintasan itu ke DIR.": "Write that shortcut into DIR.",
    # serve
    "Buka halaman telaah di peramban: ringkasan, bukti dengan kutipan pada halamannya, keputusan, kiriman.\n\n"
    "serve [FOLDER…] sama dengan serve pages [FOLDER…]. Hanya untuk komputer ini, kecuali --bind diberikan.": "Open the review pages in a browser: overview, evidence with its quote on the page, decisions, sending files.\n\n"
    "serve [FOLDER…] is the same as serve pages [FOLDER…]. For this computer only, unless --bind is given.",
    "Layani halaman telaah untuk FOLDER, atau pilih foldernya di peramban.": "SharedFiling the review pages of FOLDER, or choose the folder in the browser.",
    "Port; semula yang pertama bebas dari 8765.": "Port; by default the first free one from 8765.",
    "Jangan buka peramban.": "Do not open the browser.",
    "Dengarkan di alamat ini; perlu akun dan TLS.": "Listen on this address; requires accounts and TLS.",
    "Sertifikat TLS.": "TLS certificate.",
    "Kunci sertifikat itu.": "The certificate's key.",
    "Proksi yang memasang TLS; boleh diulang.": "The proxy that adds TLS; may be repeated.",
    "Alamat yang dilihat orang, misalnya https://bukti.kab.go.id.": "The address that people see, for example https://bukti.kab.go.id.",
    "Akun untuk halaman yang dapat dibuka dari komputer lain.": "Accounts for pages that other computers can open.",
    "Baca kata sandi dari masukan standar.": "Read the password from standard input.",
    "Buat akun NAMA dengan satu peran.": "Make an account NAME with one role.",
    "staf (melihat, mengirim), auditor (memutuskan), inspektorat (membaca).": "staf (sees, sends), auditor (decides), inspektorat (reads).",
    "Ganti kata sandi akun NAMA.": "Change the password of an account.",
    "Hapus akun NAMA; keputusannya tetap.": "Remove an account; its decisions stay.",
    "Akun yang ada dan perannya.": "Which accounts exist, and their roles.",
    # init, doctor, state
    "Tulis evidence.toml untuk FOLDER, berisi pengaturan yang diberikan dan contoh untuk yang lain.": "Write evidence.toml for FOLDER with the settings given and examples of the others.",
    "Periksa mesin ini: OCR, bahasa, LibreOffice, memori, batas pemantauan, ruang disk.": "What this machine has and lacks: OCR, languages, LibreOffice, memory, watch limits, disk.",
    "Lihat, kosongkan, atau uji ingatan yang disimpan untuk satu folder.": "Show, clear or verify what is remembered about a folder.",
    "Hapus ingatan FOLDER; keputusan penelaah tetap, kecuali dengan --decisions.": "Forget what is known of FOLDER; decisions stay, except with --decisions.",
    "Hapus juga keputusan penelaah (tidak dapat dibuat ulang).": "Delete reviewers' decisions, too (they cannot be made again).",
    "Tanpa bertanya.": "Without asking.",
    "Cetak tempat ingatan FOLDER dan banyaknya isi.": "Print where what is known of FOLDER lies, and how much it is.",
    "Uji apakah ingatan FOLDER utuh. Status 2 bila ada yang tidak.": "Test whether what is remembered of FOLDER is whole. Status 2 when something is not.",
    "Baca dan hitung ulang sidik setiap berkas bukti yang dikenal.": "Read every known file and compute its hash anew.",
}


def in_english(command: click.Command) -> None:
    """Put the English texts into a command and all below it."""
    command.help = _translated(command.help)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = _translated(parameter.help)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            in_english(below)


def _translated(text: str | None) -> str | None:
    return ENGLISH.get(text.strip(), text) if text else text
