"""Wording of the reasons why a document proves nothing, or not there where it was filed (EC340-EC359)."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Severity

_N, _W = Severity.NOTE, Severity.WARNING

CATALOGUE: dict[str, Entry] = {
    "EC430": Entry(
        _N, "Dokumen menyebut {term} secara umum, tetapi jenisnya ({kind}) bukan yang diminta: {wanted}.", "The document speaks of {term} in general; its kind ({kind}) is not what is asked: {wanted}.",
        "Lampirkan {wanted}.", "Attach: {wanted}.",
        (("term", "e-government"), ("kind", "paparan"), ("wanted", "RKA atau DPA")),
    ),
    "EC340": Entry(
        _N, "Pokoknya sesuai ({term}), tetapi tidak tampak bahwa layanan ini elektronik; yang diminta: {wanted}.", "The subject fits ({term}), but nothing shows that the service is electronic; asked for: {wanted}.",
        "Lampirkan panduan, tangkapan layar, atau SOP yang menyebut aplikasinya.", "Attach a manual, screenshot or SOP that names the application.",
        (("term", "pengaduan"), ("wanted", "Panduan aplikasi pengaduan")),
    ),
    "EC341": Entry(
        _W, "Judulnya ({title}) menyebut indikator ini, tetapi isinya tidak menunjukkan pokoknya; yang diminta: {wanted}.", "Its title ({title}) names this indicator, but its text shows nothing of the subject; asked for: {wanted}.",
        "Lampirkan {wanted}.", "Attach: {wanted}.", (("title", "Penjelasan data dukung indikator 28"), ("wanted", "Pedoman manajemen layanan SPBE")),
    ),
    "EC342": Entry(
        _W, "Berkas ini ditaruh di sini, tetapi isinya ({kind}: {title}) tidak membahas pokok indikator ini; yang diminta: {wanted}.", "This file was filed here, but what it holds ({kind}: {title}) is not about this indicator; asked for: {wanted}.",
        "Pindahkan ke indikator yang sesuai, atau lampirkan {wanted}.", "Move it to the indicator it fits, or attach: {wanted}.",
        (("kind", "keputusan"), ("title", "Kader posyandu teladan"), ("wanted", "Panduan aplikasi pengaduan")),
    ),
    "EC343": Entry(
        _N, "Norma ini mengatur pokok lain ({subject}); menyebut hal ini tidak membuatnya menjadi bukti.", "This norm is about something else ({subject}); naming the matter does not make it evidence.",
        "Lampirkan peraturan atau dokumen yang mengatur pokok indikator ini.", "Attach the regulation or document on this indicator's own subject.",
        (("subject", "susunan organisasi"),),
    ),
    "EC345": Entry(
        _N, "Hanya satu kata di judul ({term}); tidak tampak instansi, nomor, atau pejabat yang menerbitkannya.", "Only one word in the title ({term}); no agency, number or official that issued it is seen.",
        "Lampirkan dokumen dinas instansi sendiri.", "Attach an official document of the agency itself.", (("term", "metadata"),),
    ),
    "EC346": Entry(
        _W, "Instansi tidak disebutkan; dipakai yang paling banyak disebut sebagai penerbit: {agency} ({documents} dari {of} dokumen). Dokumen instansi lain tidak dihitung.", "No agency was named; the one named most as issuer is used: {agency} ({documents} of {of} documents). Documents of others do not count.",
        'Bila bukan, gunakan --agency "Nama Instansi" atau tulis agency di evidence.toml (perintah init).', 'If it is another, use --agency "NAME" or set agency in evidence.toml (command init).',
        (("agency", "Pemerintah Kabupaten Cemara Raya"), ("documents", 12), ("of", 14)),
    ),
    "EC347": Entry(
        _N, "Bukan bukti: judulnya ({title}) dan isinya tidak membahas pokok indikator mana pun; jenis: {kind}.", "Evidence for nothing: neither its title ({title}) nor its text is about any indicator's subject; kind: {kind}.",
        "Bila dokumen ini memang bukti, periksa judul dan halaman awalnya, atau putuskan dengan perintah decide.", "If it is evidence after all, check its title and first pages, or record a decision with decide.",
        (("kind", "keputusan"), ("title", "Kader posyandu teladan")),
    ),
    "EC348": Entry(
        _N, "Dokumen tentang hal elektronik ({term}), tetapi nama aplikasi, unit, dan kata-katanya tidak menunjukkan layanan yang mana.", "A document on something electronic ({term}), but neither the application's name nor unit nor words tell which service.",
        "Sebutkan aplikasinya pada [applications] di evidence.toml, atau tempatkan berkas pada indikatornya dengan decide assign.", "Name the application under [applications] in evidence.toml, or assign the file with decide assign.", (("term", "aplikasi"),),
    ),
    "EC349": Entry(
        _N, "Judulnya menyebut nama indikator ini, tetapi tidak tampak dokumen apa ini atau apa yang ditunjukkannya; yang diminta: {wanted}.", "Its title bears this indicator's name, but neither what the paper is nor what it shows can be told; asked for: {wanted}.",
        "Periksa dokumennya; bila memang bukti, beri judul dan bentuk naskah dinas, atau putuskan dengan decide.", "Look at the document; if it is evidence, give it a title and form, or record a decision with decide.",
        (("wanted", "Panduan aplikasi keuangan"),),
    ),
    "EC350": Entry(
        _N, "Judulnya menyebut {application}, yang dijelaskan {path} sebagai layanan di sini; dokumen ini sendiri tidak menunjukkan layanannya.", "Its title names {application}, which {path} explains as a service of this place; this paper itself does not show the service.",
        "Lampirkan bersama panduan atau tangkapan layar aplikasinya.", "Hand it in together with the application's manual or screenshots.",
        (("application", "SIMANTAP"), ("path", "panduan simantap.pdf")),
    ),
    "EC351": Entry(
        _N, "Tidak ada aturan yang mengenali pokoknya; kata pada judul yang paling dekat dengan indikator ini: {word}. Yang diminta: {wanted}.", "No rule knows its subject; the word of its title nearest to this indicator: {word}. Asked for: {wanted}.",
        "Bila dokumen ini memang bukti di sini, catat dengan perintah decide.", "Look whether it is evidence here; if so, record a decision with decide.",
        (("word", "kredensial"), ("wanted", "Pedoman keamanan informasi")),
    ),
    "EC354": Entry(
        _N, "Pokok indikator ini hanya disebut di dalam isi ({term}); judulnya tentang hal lain atau tidak terbaca. Yang diminta: {wanted}.", "Only its pages speak of this indicator ({term}); its title is about something else or cannot be read. Asked for: {wanted}.",
        "Bila dokumen ini memang bukti di sini, beri judul yang menyebut pokoknya atau putuskan dengan perintah decide.", "If it is evidence here, give it a title that names the subject, or record a decision with decide.",
        (("term", "manajemen perubahan"), ("wanted", "Laporan manajemen perubahan")),
    ),
    "EC355": Entry(
        _N, "Isinya sama dengan {original}, yang sudah dihitung sebagai bukti di sini.", "Its text is that of {original}, which counts as evidence here.",
        "Satu saja yang diperlukan.", "One of them is enough.",
        (("original", "panduan/simpeg.pdf"),),
    ),
    "EC356": Entry(
        _N, "Judulnya tentang {term} aplikasi, bukan tentang layanan yang dipakai orang. Yang diminta: {wanted}.", "Its title is about {term} of an application, not about the service that people use. Asked for: {wanted}.",
        "Lampirkan panduan, tangkapan layar, atau laporan penggunaan layanannya.", "Hand in a manual, screens or a report on the use of the service.",
        (("term", "uji terima"), ("wanted", "Tangkapan layar, panduan, atau uraian aplikasi")),
    ),
    "EC357": Entry(
        _N, "Dokumen ini menceritakan acara tentang aplikasinya ({event}), bukan layanannya. Yang diminta: {wanted}.", "This paper tells of an event about the application ({event}), not of the service. Asked for: {wanted}.",
        "Lampirkan panduan, tangkapan layar, atau laporan penggunaan layanannya.", "Hand in a manual, screens or a report on the use of the service.",
        (("event", "sosialisasi"), ("wanted", "Tangkapan layar, panduan, atau uraian aplikasi")),
    ),
    "EC358": Entry(
        _N, "Isinya berbicara tentang bidang {field} ({term}), tetapi tidak menunjukkan layanan elektroniknya. Yang diminta: {wanted}.", "Its pages speak of the field {field} ({term}) but do not show its electronic service. Asked for: {wanted}.",
        "Bila dokumen ini memang bukti di sini, lampirkan panduan atau layar aplikasinya, atau putuskan dengan perintah decide.", "If it is evidence here, hand in the manual or screens of its application, or record a decision with decide.",
        (("field", "Penganggaran"), ("term", "RKA"), ("wanted", "Tangkapan layar, panduan, atau uraian aplikasi")),
    ),
    "EC352": Entry(
        _W, "Istilah yang huruf-hurufnya mirip pada pindaian: {first} (indikator {of_first}) dan {second} (indikator {of_second}).", "Terms whose letters look alike on scans: {first} (indicator {of_first}) and {second} (indicator {of_second}).",
        "Tulis juga kepanjangannya; singkatan sampai enam huruf dicocokkan tanpa salah huruf.", "Write the full name, too; abbreviations of up to six letters are matched without slips.",
        (("first", "SPIP"), ("of_first", "39"), ("second", "SPLP"), ("of_second", "18")),
    ),
    "EC353": Entry(
        _W, "Singkatan yang hanya berbeda satu huruf: {first} (indikator {of_first}) dan {second} (indikator {of_second}).", "Abbreviations that one letter parts: {first} (indicator {of_first}) and {second} (indicator {of_second}).",
        "Tulis juga kepanjangannya, agar salah ketik tidak menukar keduanya.", "Write the full name, too, so that a slip of the pen does not swap them.",
        (("first", "SIPD"), ("of_first", "32"), ("second", "SIPKD"), ("of_second", "34")),
    ),
}  # fmt: skip
