"""What the files of `rules/shared`, and a pack that adds to them, may contain."""

from __future__ import annotations

from evidence_checker.rules.bodies import BODIES_FILE
from evidence_checker.rules.services import FILES
from evidence_checker.rules.shapes import FORMAL, Shape, choice, integer, many, record, table, text, texts, truth

KIND_EXAMPLE = record(
    "Dokumen kecil; cukup teksnya saja.",
    short_for="text",
    text=text("Isi; halaman baru ditandai baris ===", required=True),
    file_name=text("Nama berkas."),
)

KIND = record(
    "Satu jenis dokumen; cukup namanya saja bila jenis itu tidak dikenali dari teks.",
    short_for="name",
    name=text("Nama di laporan."),
    name_en=text("Nama di laporan berbahasa Inggris."),
    short=text("Nama pendek untuk nama berkas, misalnya Perbup."),
    source=text("Dasar atau asal pengetahuan ini."),
    counts_as=text("Jenis lain yang sederajat: diterima di mana jenis itu diterima."),
    needs=many(choice("", *FORMAL), "Kelengkapan tanpa yang mana ia hanya bukti sebagian."),
    should_have=many(choice("", *FORMAL), "Kelengkapan yang kekurangannya hanya disebut."),
    legal=truth("Norma: peraturan, keputusan, edaran, instruksi."),
    national=truth("Berlaku nasional; tidak pernah milik instansi yang dinilai."),
    articled=truth("Berpasal tanpa menjadi norma tersendiri."),
    manifold=truth("Boleh membuktikan banyak hal sekaligus."),
    numbered_as=choice("Cara penomoran.", "letter", "procedure"),
    title_from=choice("Dari mana judulnya diambil.", "clause", "form", "label", "cover", "page"),
    speaks_in_sentences=truth("Kalimat di dalamnya boleh melengkapi judul."),
    carries_others=truth("Dapat memuat peraturan di dalamnya."),
    cover_apart=truth("Sampulnya sering berupa berkas tersendiri."),
    names_own_region=truth("Tiap babnya berulang kali menyebut daerahnya."),
    picture=truth("Gambar aplikasi atau gambar untuk umum, dengan sedikit kata."),
    year_in_text=truth("Tahun yang paling sering disebut adalah tahunnya."),
    lasting=truth("Berlaku sampai dicabut; yang lain bercerita tentang satu tahun."),
    signed_by=text("Siapa yang lazim menandatangani."),
    rows=truth("Judul di atas baris-baris; barisnya isi, bukan pokok."),
    chapter_names=text("Pola nama dokumen induk, untuk bab yang berdiri sebagai berkas."),
    instead_of=record(
        "Jenis ini, dan bukan jenis itu, bila judulnya memuat salah satu frasa.",
        kind=text("Jenis yang digantikan.", required=True),
        titles=texts("Frasa pada judul.", required=True, least=1),
    ),
    headings=texts("Awal baris judul: frasa apa adanya, atau pola yang dimulai dengan ^."),
    habits=many(
        record(
            "",
            rank=integer("Urutan bertanya; kecil lebih dahulu.", least=0),
            needed=integer("Berapa pola berbeda yang harus ada.", least=1),
            before_titles=truth("Ditanyakan sebelum judul."),
            excludes=text("Pola yang tidak boleh ada."),
            most_words=integer("Hanya bila rata-rata kata per halaman kurang dari ini.", least=1),
            patterns=texts("Pola yang hanya dikatakan jenis ini.", required=True, least=1),
        ),
        "Yang hanya dikatakan jenis ini.",
    ),
    file_name=record(
        "Nama berkas yang lazim.",
        rank=integer("Urutan bertanya; kecil lebih dahulu.", least=0),
        pattern=text("Pola pada nama berkas.", required=True),
        confirmed_by=text("Pola pada teks yang membenarkannya."),
    ),
    matches=many(KIND_EXAMPLE, "Dokumen kecil yang harus dikenali sebagai jenis ini."),
    matches_not=many(KIND_EXAMPLE, "Dokumen kecil yang tidak boleh dikenali sebagai jenis ini."),
)

KINDS_FILE = record(
    "Jenis dokumen bersama.",
    groups=table(texts(""), "Kelompok jenis, dipanggil dengan @nama."),
    kinds=table(KIND, "Jenis dokumen, per id; urutannya adalah urutan mencoba judul.", required=True),
)

WORDS_FILE = record(
    "Kelompok frasa bersama.",
    groups=table(
        record(
            "",
            source=text("Asal kelompok ini.", required=True),
            phrases=texts("Frasa.", required=True, least=1),
        ),
        "Kelompok frasa, dipanggil dengan @nama.",
        required=True,
    ),
    written_out=table(
        texts(""), "Singkatan dalam frasa aturan, dengan bentuk panjang yang ikut dicari (frasa satu kata tidak)."
    ),
    abbreviations=table(texts(""), "Singkatan dalam nama berkas, dengan kepanjangannya (boleh kosong)."),
)

REGIONS_FILE = record(
    "Provinsi, kabupaten, dan kota.",
    source=text("Dasar daftar ini.", required=True),
    provinces=many(
        record(
            "",
            name=text("Nama resmi provinsi.", required=True),
            also=texts("Nama lain provinsi: singkatan, nama lama, ejaan lain."),
            regencies=texts("Kabupaten di provinsi itu."),
            cities=texts("Kota di provinsi itu."),
        ),
        "Provinsi beserta kabupaten dan kotanya.",
        required=True,
    ),
    also=table(texts(""), "Nama lain kabupaten dan kota, per nama resmi."),
)

SHARED_FILES: dict[str, Shape] = {
    "kinds.yaml": KINDS_FILE,
    "words.yaml": WORDS_FILE,
    "regions.yaml": REGIONS_FILE,
    "bodies.yaml": BODIES_FILE,
    **FILES,
}
