"""Wording of what judging finds: defects that weaken (EC2xx), near misses (EC3xx), indicators (EC4xx), notes (EC9xx)."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CATALOGUE: dict[str, Entry] = {
    "EC201": Entry(
        _W, "Tanda konsep pada dokumen: {signal} (\"{quote}\").", "Sign of a draft: {signal} (\"{quote}\").",
        "Gantikan dengan dokumen yang sudah ditetapkan.", "Replace it by the enacted document.",
        (("quote", "RANCANGAN"), ("signal", "baris_rancangan"), ("weight", "strong")),
    ),
    "EC202": Entry(
        _E, "Dokumen masih berupa konsep/rancangan (tanda: {signal}), sehingga hanya mendukung tingkat 1.",
        "The document is still a draft (sign: {signal}); it supports level 1 only.",
        "Ganti dengan naskah yang bernomor, bertanggal, dan ditandatangani.", "Have it enacted (number, date, signature), then replace this file.",
        (("signal", "baris_rancangan"),),
    ),
    "EC203": Entry(
        _W, "Tidak ditemukan tanda tangan atau keterangan pengesahan pada dokumen.", "No signature or certification was seen on the document.",
        "Lampirkan salinan yang ditandatangani atau bertanda tangan elektronik.", "Attach the signed or electronically signed copy.",
    ),
    "EC204": Entry(
        _W, "Nomor dokumen kosong atau tidak terbaca.", "The document's number is blank or cannot be read.",
        "Lengkapi nomor dokumen atau lampirkan pindaian yang terbaca.", "Complete the number or attach a legible scan.",
    ),
    "EC205": Entry(
        _N, "Tanggal penetapan tidak ditemukan.", "No date of enactment was found.",
        "Pastikan tanggal penetapan tercantum dan terbaca.", "Make sure the date of enactment is there and legible.",
    ),
    "EC206": Entry(
        _W, "Isi baru memenuhi {found} dari {needed} muatan; belum ditemukan: {missing}.", "Contents: {found} of {needed}; not found: {missing}.",
        "Lengkapi muatannya, atau lampirkan dokumen lain yang memuatnya.", "Add what is missing, or show another document that holds it.",
        (("found", 4), ("missing", ("Keamanan SPBE", "Layanan SPBE")), ("needed", 6)),
    ),
    "EC207": Entry(
        _W, "Dokumen bertahun {year}, sudah {age} tahun pada tahun penilaian.", "The document is of {year}, {age} years old in the year assessed.",
        "Gunakan dokumen tahun penilaian atau setahun sebelumnya.", "Use a document of the year assessed or the year before.",
        (("age", 4), ("year", 2021)),
    ),
    "EC208": Entry(
        _W, "Masa berlaku dokumen berakhir pada {until}.", "The document's validity ended on {until}.",
        "Lampirkan perpanjangan atau penggantinya.", "Attach its extension or successor.", (("until", "2023-12-31"),),
    ),
    "EC209": Entry(
        _W, "Bukti hanya berupa tangkapan layar.", "The evidence is a screenshot only.",
        "Sertakan alamat, tanggal akses, dan buku panduan atau laporannya.", "Add address, date of access, what the screen shows, and a manual or usage report.",
    ),
    "EC210": Entry(
        _W, "Jenis bukti ini ({requirement}) paling tinggi bernilai lemah atau sebagian untuk indikator ini.", "This kind of evidence ({requirement}) counts at most as weak or partial here.",
        "Lampirkan laporan, rekap penggunaan, atau naskah yang disahkan.", "Add evidence of operation: a report, usage figures, or an enacted document.",
        (("requirement", "Formulir layanan pusat data"),),
    ),
    "EC211": Entry(
        _W, "Dokumen baru terbaca {read} dari {total} halaman.", "Only {read} of {total} pages were read.",
        "Pecah atau perkecil berkas agar seluruh halaman terbaca.", "Split or shrink the file so that all pages can be read.", (("read", 40), ("total", 120)),
    ),
    "EC212": Entry(
        _W, "Halaman bukti terbaca samar (keyakinan {confidence}).", "The page was read faintly (confidence {confidence}).",
        "Pindai ulang dengan 300 dpi, tegak, dan kontras cukup.", "Scan again at 300 dpi, upright, with good contrast.", (("confidence", 0.45),),
    ),
    "EC213": Entry(
        _W, "Pokok bukti hanya ditemukan di dalam isi, bukan pada judul dokumen.", "The subject was found in the body only, not in the title.",
        "Lampirkan dokumen yang judulnya membahas pokok ini.", "Point to the page, or attach a document about it.",
    ),
    "EC214": Entry(
        _N, "Pokok bukti ditemukan pada kalimat pembuka pasal, bukan pada judul bagian.", "The subject was found in the lead of an article, not in a heading.",
        "Tunjukkan pasal dan halamannya pada penjelasan.", "Point to article and page in the explanation.",
    ),
    "EC215": Entry(
        _N, "Nama instansi tidak ditemukan pada dokumen.", "The agency is not named in the document.",
        "Pastikan dokumen memuat kop atau nama instansi.", "Make sure the letterhead or the agency's name is on it.",
    ),
    "EC216": Entry(
        _E, "Tidak ada teks yang dapat dibaca pada dokumen.", "No text could be read in the document.",
        "Pindai ulang dengan mutu lebih baik atau lampirkan berkas aslinya.", "Scan again in better quality or attach the original.",
    ),
    "EC217": Entry(
        _W, "Dokumen sudah dicabut oleh dokumen lain di folder ini: {by}.", "The document is revoked by another one in this folder: {by}.",
        "Gunakan dokumen penggantinya.", "Use its successor.", (("by", "Perbup 3 2024.pdf"),),
    ),
    "EC218": Entry(
        _W, "Ada klaim {claim} tanpa jumlah, penyebut, atau daftar yang dapat dihitung.", "It claims {claim} without a count, a denominator or a list to count by.",
        "Lampirkan jumlah yang sudah, jumlah seluruhnya, dan daftar namanya.", "Attach the matrix: how many are covered, how many there are, and their list.",
        (("claim", "100 %"),),
    ),
    "EC219": Entry(
        _W, "Tidak terbukti sudah ditetapkan (nomor, tanggal, dan tanda tangan tidak lengkap).", "Not shown to be final (number, date and signature are not complete).",
        "Lampirkan naskah yang sudah ditetapkan.", "Attach the final version.",
    ),
    "EC266": Entry(
        _W, "Tanpa nomor, tanggal, dan tanda tangan sekaligus: belum tampak pernah ditetapkan.",
        "No number, no date and no signature: nothing shows that it was ever issued.",
        "Lampirkan naskah yang sudah ditetapkan.", "Attach the final version.",
    ),
    "EC220": Entry(_N, "Terlihat keterangan tanda tangan elektronik (tidak divalidasi).", "An electronic signature is shown (not validated).",
                   "Validasi di layanan penyelenggara sertifikat elektronik bila diperlukan.", "Validate it with the certification authority if needed."),
    "EC221": Entry(_N, "Terlihat keterangan ttd atau salinan.", "Marked as signed or as a certified copy."),
    "EC222": Entry(
        _N, "Nomor {number} hanya terbaca sebagian pada pindaian dan dilengkapi dari nama berkas.", "The number {number} is legible only in part on the scan and was completed from the file name.",
        "Cocokkan nomor dengan naskah aslinya.", "Compare the number with the original.", (("number", "KEP/145/VII/2023"),),
    ),
    "EC223": Entry(
        _N, "Tahun {year} tidak tercantum pada naskah; diambil dari nama berkas.", "The year {year} is not printed; it was taken from the name of the file.",
        "Cantumkan tahun pada sampul, judul, atau tanggal penetapan.", "Print the year on the cover, in the title, or at the date of enactment.", (("year", 2023),),
    ),
    "EC240": Entry(
        _W, "Tanggal \"{quote}\" tidak ada dalam kalender.", "No calendar has the day \"{quote}\".",
        "Perbaiki tanggal pada dokumen, lalu lampirkan dokumen yang benar.", "Correct the date in the document, then attach the correct one.",
        (("quote", "31 Februari 2023"),),
    ),
    "EC241": Entry(
        _W, "Tanggal dokumen, {date}, sesudah tahun penilaian {year}.", "The document's date, {date}, lies after the year assessed, {year}.",
        "Lampirkan dokumen yang ditetapkan paling lambat pada tahun penilaian.", "Use a document set down in the year assessed or before, or correct its date.",
        (("date", "2032-02-06"), ("year", 2023)),
    ),
    "EC242": Entry(
        _W, "Tanggal dokumen, {date}, belum tiba pada hari pemeriksaan.", "The document's date, {date}, had not come yet on the day of the check.",
        "Periksa tanggal pada dokumen.", "Look at the date in the document.", (("date", "2032-02-06"),),
    ),
    "EC243": Entry(
        _W, "Tahun pada nomor ({year}) berbeda dari tahun pada tanggal dokumen ({date}).", "The year in the number ({year}) is not the year of the document's date ({date}).",
        "Cocokkan nomor dan tanggal dengan naskah aslinya.", "Compare number and date with the original.", (("date", "2032-02-06"), ("year", 2023)),
    ),
    "EC244": Entry(
        _N, "{issuer} bernama mirip dengan {agency}, tetapi instansi lain.", "{issuer} is called much like {agency}, but is another agency.",
        "Periksa apakah dokumen instansi lain ikut tersalin.", "Look whether another agency's document was copied along.",
        (("agency", "Pemerintah Kabupaten Cemara Raya"), ("issuer", "Kabupaten Cemara Raya Utara")),
    ),
    "EC230": Entry(
        _N, "Dokumen menyebut {indicators} indikator atau butir penilaian: daftar atau instrumen, bukan bukti pelaksanaan.",
        "The document names {indicators} indicators or assessment items: a list or instrument, not evidence.",
        "Jangan unggah instrumen penilaian sebagai bukti dukung.", "Do not submit assessment instruments as evidence.", (("indicators", 47),),
    ),
    "EC231": Entry(
        _W, "Nama berkas menunjuk indikator {first}, sedangkan foldernya indikator {second}.", "The file name says indicator {first}, its folder says {second}.",
        "Pindahkan atau beri nama ulang sesuai isinya.", "Move or rename it by its content.", (("first", "14"), ("second", "13")),
    ),
    "EC232": Entry(
        _W, "Nama berkas menunjuk indikator {hinted}, sedangkan isinya membuktikan indikator {found}.", "The name says indicator {hinted}, the content proves {found}.",
        "Periksa penempatan berkas; nama tidak mengubah penilaian.", "Check where the file belongs; the name does not change the verdict.", (("found", ("16",)), ("hinted", "5")),
    ),
    "EC250": Entry(
        _N, "Masa berlaku dokumen berakhir pada {until}, dalam {within} hari.", "The document's validity ends on {until}, within {within} days.",
        "Siapkan perpanjangan atau penggantinya.", "Prepare its extension or successor.", (("until", "2026-12-31"), ("within", 30)),
    ),
    "EC251": Entry(
        _W, "Periode dokumen berakhir {date}; yang dinilai tahun {year} (atau setahun sebelumnya).", "The document's period ends on {date}; the year assessed is {year} (or the year before).",
        "Lampirkan dokumen untuk tahun penilaian.", "Attach the document for the year assessed.", (("date", "2022-12-31"), ("year", 2026)),
    ),
    "EC252": Entry(
        _W, 'Masih ada isian contoh atau templat yang belum diganti pada halaman {page}: "{quote}".', 'A sample or template text is still there on page {page}: "{quote}".',
        "Ganti dengan data yang sebenarnya.", "Replace it by real data.", (("page", 2), ("quote", "data contoh")),
    ),
    "EC301": Entry(
        _N, "Peraturan atau dokumen pusat ({issuer}) tidak membuktikan kebijakan atau pelaksanaan instansi sendiri.", "A national document ({issuer}) does not prove the agency's own policy or work.",
        "Lampirkan dokumen instansi sendiri yang melaksanakannya.", "Attach the agency's own document that carries it out.", (("issuer", "PRESIDEN REPUBLIK INDONESIA"),),
    ),
    "EC302": Entry(
        _N, "Dokumen milik instansi lain: {issuer}.", "The document is another agency's: {issuer}.",
        "Gunakan dokumen instansi yang dinilai.", "Use a document of the agency assessed.", (("issuer", "BUPATI CONTOH"),),
    ),
    "EC304": Entry(
        _N, "Pokok ini hanya disebut dalam daftar {indicators} indikator atau instrumen penilaian.", "The subject is only listed among {indicators} indicators of an instrument.",
        "Lampirkan dokumen pelaksanaannya.", "Attach the document of the work itself.", (("indicators", 47),),
    ),
    "EC310": Entry(
        _N, "Pokoknya sesuai, tetapi jenis dokumen ({kind}) bukan yang diminta: {wanted}.", "The subject fits, but the kind of document ({kind}) is not what is asked: {wanted}.",
        "Lampirkan {wanted}.", "Attach: {wanted}.", (("kind", "paparan"), ("wanted", "Laporan pengoperasian")),
    ),
    "EC311": Entry(
        _N, "Dokumen ini norma ({kind}), sedangkan yang diminta bukti pelaksanaan: {wanted}.", "This is a norm ({kind}); evidence of implementation is asked: {wanted}.",
        "Lampirkan bukti pelaksanaannya: {wanted}.", "Attach evidence of implementation: {wanted}.", (("kind", "peraturan_kepala_daerah"), ("wanted", "SOP pusat data")),
    ),
    "EC312": Entry(
        _N, "Pokoknya disebut, tetapi isinya tidak cukup: {found} dari {needed} muatan; belum ditemukan: {missing}.", "The subject is named, but the contents do not suffice: {found} of {needed}; not found: {missing}.",
        "Tunjukkan pasal atau halaman yang memuatnya.", "Point to the article or page that holds them.", (("found", 0), ("missing", ("Audit TIK",)), ("needed", 1)),
    ),
    "EC313": Entry(
        _N, "Hanya bukti pelengkap ({requirement}); belum ada bukti pokoknya.", "Supporting evidence only ({requirement}); the main evidence is missing.",
        "Lampirkan bukti pokoknya.", "Attach the main evidence.", (("requirement", "Undangan rapat"),),
    ),
    "EC314": Entry(
        _N, "Dokumen sudah dipakai untuk indikator {other} dan tidak boleh dipakai lagi di sini.", "The document already serves indicator {other} and may not be reused here.",
        "Pilih layanan lain untuk indikator ini.", "Choose another service for this indicator.", (("other", "36"),),
    ),
    "EC315": Entry(
        _N, "Potongan bab dari dokumen yang lebih besar ({chapter}); judul bab itu sendiri tidak membahas pokok ini.", "A chapter cut from a larger document ({chapter}); its own heading is not about this.",
        "Satukan seluruh bab menjadi satu berkas, beserta pengesahannya.", "Join all chapters into one file, with its enactment.", (("chapter", "BAB II GAMBARAN UMUM"),),
    ),
    "EC316": Entry(
        _N, "Dokumen justru menyatakan bahwa hal ini belum ada atau belum dilaksanakan.", "The document says that this does not exist or has not been done.",
        "Jangan gunakan sebagai bukti; siapkan dokumen pelaksanaannya.", "Do not use it as evidence; prepare the document of the work itself.",
    ),
    "EC317": Entry(
        _N, "Dokumen sama cocoknya dengan indikator lain ({competing}; selisih {margin}); perlu diputuskan orang.", "The document fits other indicators just as well ({competing}; margin {margin}); a person must decide.",
        "Putuskan dengan perintah decide assign, atau pecah dokumen menurut indikator.", "Decide with decide assign, or split the document by indicator.", (("competing", ("16", "17", "28")), ("margin", 0.0)),
    ),
    "EC319": Entry(
        _N, "Frasa pokoknya hanya mirip ({similarity}); paket aturan meminta {needed} untuk diterima tanpa ditinjau.", "The subject's phrase is only similar ({similarity}); the rule pack asks for {needed} to accept it unseen.",
        "Tinjau dokumen ini dan catat keputusannya, atau lampirkan salinan yang lebih jelas.", "Review the document and record a decision, or attach a clearer copy.",
        (("needed", 0.95), ("similarity", 0.92)),
    ),
    "EC320": Entry(
        _N, "Mirip, tetapi bukan yang dimaksud: {why}.", "Alike, but not what is meant: {why}.",
        "Lampirkan dokumen yang dimaksud indikator ini.", "Attach the document that this indicator means.", (("belongs", ""), ("why", "Tim Asesor bukan Tim Auditor")),
    ),
    "EC330": Entry(
        _W, "Hanya gambar aplikasi; langkah persetujuan, verifikasi, atau validasi tidak terlihat.", "Only a picture of an application; no step of approval, verification or validation is seen.",
        "Sertakan layar atau panduan yang menunjukkan langkah itu.", "Add a screen or manual that shows that step.",
    ),
    "EC331": Entry(
        _W, "Langkah layanan terlihat, tetapi buktinya hanya berupa gambar.", "A step of the service is seen, but the evidence is a picture only.",
        "Sertakan alamat, tanggal akses, dan buku panduan atau laporannya.", "Add address, date of access, and a manual or usage report.",
    ),
    "EC332": Entry(
        _W, "Layanan sektor {sector} tidak termasuk sektor yang diusulkan; diperlihatkan di sini, tetapi tidak menaikkan tingkat.", "A service of the sector {sector}, which is not among the sectors proposed; it is shown here and lifts no level.",
        "Pilih sektornya dalam [sectors] di evidence.toml bila layanan ini yang dinilai.", "Choose its sector under [sectors] in evidence.toml if this service is to be assessed.", (("sector", "Kesehatan"),),
    ),
    "EC333": Entry(
        _N, "Usulan: sektor {sector} ({documents} dokumen; aplikasi: {applications}).", "Proposal: sector {sector} ({documents} documents; applications: {applications}).",
        "Tetapkan atau ganti dalam [sectors] di evidence.toml.", "Confirm or change it under [sectors] in evidence.toml.",
        (("applications", ("PPDB Cemara",)), ("documents", 3), ("sector", "Pendidikan")),
    ),
    "EC334": Entry(
        _N, "Dipilih instansi: {named} ({documents} dokumen; aplikasi: {applications}).", "Chosen by the agency: {named} ({documents} documents; applications: {applications}).",
        "", "", (("applications", ("PPDB Cemara",)), ("documents", 3), ("named", "pendidikan")),
    ),
    "EC335": Entry(
        _W, "Jenis dokumen tidak dikenali, tetapi layanan elektronik yang dibahasnya jelas.", "The kind of document is not known, but the electronic service it is about is clear.",
        "Tulis jenisnya pada judul: panduan, SOP, atau standar pelayanan.", "Give it a title that names its kind: manual, SOP, service standard or screenshot.",
    ),
    "EC336": Entry(
        _N, "Satu paket dengan {files} berkas; belum ada: {lacks}.", "One bundle of {files} files; not among them: {lacks}.",
        "Tambahkan yang belum ada ke folder yang sama.", "Add what is missing to the same folder.", (("files", 3), ("lacks", ("daftar_hadir",))),
    ),
    "EC337": Entry(
        _W, "Bagian dari paket yang menamai aplikasi {application} ({path}); berkas ini sendiri tidak menyebutnya.", "Part of a bundle that names the application {application} ({path}); this file itself does not.",
        "Satukan berkasnya, atau sebutkan nama aplikasi pada tiap bagian.", "Join the files, or name the application in every part.", (("application", "SIPENDU"), ("path", "sampul.pdf")),
    ),
    "EC401": Entry(
        _E, "Tidak ditemukan bukti dukung.", "No evidence was found.",
        "", "", (("wanted", ("SOP pengoperasian pusat data",)),),
    ),
    "EC402": Entry(
        _W, "Ada {count} dokumen yang perlu diperiksa orang, terutama {path}.", "{count} documents await a person's review, above all {path}.",
        "Baca alasan pada bagian \"hampir memenuhi\", lalu putuskan.", "Read the reasons under near misses, then decide.", (("count", 2), ("path", "Paparan.pdf")),
    ),
    "EC403": Entry(
        _E, "Tidak ditemukan bukti dukung; {count} dokumen mendekati tetapi tidak dihitung, antara lain {path}.", "No evidence; {count} documents came near but do not count, among them {path}.",
        "Lihat alasan pada bagian \"hampir memenuhi\" dan lengkapi.", "See the reasons under near misses and complete.", (("count", 1), ("path", "Perpres 95.pdf")),
    ),
    "EC404": Entry(
        _W, "Bukti mendukung tingkat {level}; tingkat {next} belum terpenuhi.", "The evidence supports level {level}; level {next} is not met.",
        "", "", (("lacking", ("Laporan evaluasi kebijakan",)), ("level", 3), ("next", 4)),
    ),
    "EC405": Entry(
        _N, "Nilai indikator ini berasal dari indeks instansi pembina, bukan dari dokumen di folder.", "The value comes from an external index, not from documents in the folder.",
        'Tambahkan di evidence.toml: [index_values."{indicator}"] value = ANGKA, publisher = "{publisher}", year = {year} ({index}).',
        'Add to evidence.toml: [index_values."{indicator}"] value = NUMBER, publisher = "{publisher}", year = {year} ({index}).',
        (("index", "Nilai Indeks Satu Data Indonesia tahun penilaian"), ("indicator", "5"), ("publisher", "Bappenas"), ("year", 2026)),
    ),
    "EC410": Entry(
        _N, "Nilai indeks {value} ({publisher}, {year}) setara tingkat {level}.", "The index value {value} ({publisher}, {year}) stands for level {level}.",
        "", "", (("level", 2), ("publisher", "Bappenas"), ("value", 30.5), ("year", 2025)),
    ),
    "EC411": Entry(
        _W, "Nilai indeks tahun {year} sudah {age} tahun pada tahun penilaian dan tidak dipakai.", "The index value of {year} is {age} years old in the year assessed and is not used.",
        "Masukkan nilai tahun penilaian atau setahun sebelumnya di evidence.toml.", "Enter the value of the year assessed or the year before in evidence.toml.",
        (("age", 3), ("year", 2023)),
    ),
    "EC412": Entry(
        _W, "Nilai indeks {value} di bawah rentang terendah ({least}); tingkatnya tidak dapat ditentukan.", "The index value {value} lies below the lowest band ({least}); it has no level.",
        "Cocokkan nilai dan satuannya dengan surat penerbit.", "Compare value and unit with the publisher's letter.",
        (("least", 1.0), ("value", 0.4)),
    ),
    "EC406": Entry(
        _W, "Bukti terbaik baru bernilai {strength}.", "The best evidence is only {strength}.",
        "Perbaiki kekurangan yang disebut pada bukti tersebut.", "Mend what the evidence's reasons name.", (("strength", "partial"),),
    ),
    "EC407": Entry(
        _W, "Beberapa persyaratan ({requirements}) hanya ditopang satu dokumen yang sama: {path}.", "Several requirements ({requirements}) rest on one and the same document: {path}.",
        "Lampirkan dokumen tersendiri untuk tiap persyaratan.", "Attach a document for each requirement.", (("path", "Laporan.pdf"), ("requirements", ("Pedoman", "Register risiko"))),
    ),
    "EC901": Entry(_N, "Belum diverifikasi pada sumber: {what}.", "Not verified in the source: {what}.",
                   "Cocokkan dengan naskah resmi sebelum dipakai sebagai dasar keputusan.", "Check with the official text before relying on it.", (("what", "kriteria tingkat 3"),)),
    "EC902": Entry(_N, "Catatan paket aturan: {what}.", "Note of the rule pack: {what}.", "", "", (("what", "jadwal nasional tidak diketahui"),)),
    "EC903": Entry(_N, "Instansi tidak disebutkan; kepemilikan dokumen tidak diperiksa.", "No agency was named; whose the documents are was not checked.",
                   "Gunakan --agency \"Nama Instansi\" atau evidence.toml.", "Use --agency \"NAME\" or evidence.toml."),
}  # fmt: skip
