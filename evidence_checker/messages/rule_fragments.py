"""The fragments that mistakes in rules are made of, in English: what was found and what is expected are built of these and of
names from the rule file, which stay as they are."""

from __future__ import annotations

# Longest first where one holds another.
_FRAGMENTS: tuple[tuple[str, str], ...] = (
    ("id persyaratan, {all: [...]}, {any: [...]}, atau {n: 2, of: [...]}", "a requirement id, {all: [...]}, {any: [...]}, or {n: 2, of: [...]}"),
    ("frasa yang khas; kata ini ada di hampir setiap dokumen dinas", "a telling phrase; this word is in nearly every official paper"),
    ("frasa satu kali saja (sudah ada di baris ", "the phrase once only (already on line "),
    ("kunci satu kali saja (sudah ada di baris ", "the key once only (already on line "),
    ("framework.yaml atau berkas dari lembar Indikator", "framework.yaml or a file of the sheet Indikator"),
    ("salah satu hal yang sudah tertulis di lembar ini", "one of the things written on this sheet"),
    ("nama berkas .yaml tanpa folder, sekali saja", "the name of a .yaml file without a folder, once only"),
    ("id paket = nomor indikator di sana, satu per baris", "id of the pack = number of the indicator there, one a line"),
    ("; pakai tanda kurung bila dan bercampur atau", "; use brackets where dan and atau are mixed"),
    ("sebuah nilai, bukan rumus atau tanggal", "a value, not a formula or a date"),
    ("nama jenis dokumen dari lembar Daftar", "the name of a kind of document of the sheet Daftar"),
    ("batas bawah = tingkat, satu per baris", "lower bound = level, one a line"),
    ("lembar Kerangka dan Indikator", "the sheets Kerangka and Indikator"),
    ("nama = nilai, satu per baris", "name = value, one a line"),
    ("id dari lembar Indikator", "an id of the sheet Indikator"),
    ("akhir sesudah bagian ke-", "the end after part "),
    ("tiap nama satu kali saja", "each name once only"),
    ("tanda kutip yang ditutup", "quotation marks that are closed"),
    ("kunci yang tidak bertentangan dengan baris lain", "a key that does not contradict another row"),
    ("teks, angka, bulat, ya-tidak, daftar, atau pasangan", "teks, angka, bulat, ya-tidak, daftar or pasangan"),
    ("frasa apa adanya, bukan ekspresi reguler", "a literal phrase, not a regular expression"),
    ("simpul yang sudah ditulis di atasnya", "a node written above it"),
    ("id isi dari contents indikator ini", "a content id of this indicator"),
    ("publisher dan bands untuk evidence: number", "publisher and bands for evidence: number"),
    ("kinds: jenis dokumen yang diterima", "kinds: the accepted kinds of document"),
    ("need: persyaratan, atau floor: true", "need: requirements, or floor: true"),
    ("all, any, atau n dengan of", "all, any, or n with of"),
    ("jenis dokumen dari framework.yaml", "a kind of document from framework.yaml"),
    ("nama skala dari framework.yaml", "the name of a scale in framework.yaml"),
    ("id simpul dari framework.yaml", "the id of a node in framework.yaml"),
    ("frasa yang khas, atau shares_terms_with", "a telling phrase, or shares_terms_with"),
    ("id persyaratan indikator ini", "a requirement id of this indicator"),
    ("pasangan [batas bawah, tingkat]", "pairs [lower bound, level]"),
    ("angka dengan titik, misalnya 2.5", "a number with a point, for example 2.5"),
    ("angka paling kecil ", "a number of at least "),
    ("teks dalam tanda kutip", "text in quotation marks"),
    ("teks yang tidak kosong", "text that is not empty"),
    ("huruf; beri konteks, misalnya", "letters; give context, for example"),
    ("buku kerja XLSX dari rules export", "an XLSX workbook of rules export"),
    ("format 1 atau lebih lama", "format 1 or older"),
    (", banyaknya isi yang disebut", ", the number of contents named"),
    (", banyaknya isi indikator ini", ", the number of contents of this indicator"),
    ("nilai biasa tanpa tag", "a plain value without a tag"),
    ("satu dokumen per berkas", "one document per file"),
    ("dokumen YAML kedua", "a second YAML document"),
    ("daftar id persyaratan", "a list of requirement ids"),
    ("id indikator paket ini", "the id of an indicator of this pack"),
    ("id simpul satu kali saja", "a node id once only"),
    ("id satu kali saja (sudah ada di ", "an id once only (already in "),
    ("jumlah bobot di bawahnya ", "the weights below it add up to "),
    ("jumlah bobot indikator ", "the weights of the indicators add up to "),
    ("batas bawah yang menaik", "rising lower bounds"),
    ("(tertinggi lebih dahulu)", "(highest first)"),
    ("kunci yang bukan teks", "a key that is no text"),
    ("pindahkan ke tingkatnya (levels)", "move it to the level (levels)"),
    ("kunci satu kali saja", "the key once only"),
    ("pasangan kunci: nilai", "key: value pairs"),
    ("nilai ditulis lengkap", "the value written out"),
    ("angka sebagai kunci", "a number as the key"),
    ("(tingkat menaik)", "(rising levels)"),
    ("mungkin maksudnya", "perhaps"),
    ("kunci berupa teks", "a key that is text"),
    ("salah satu dari", "one of"),
    ("kelompok frasa", "a group of phrases"),
    ("kelompok jenis", "a group of kinds"),
    ("paling sedikit", "at least"),
    ("paling banyak", "at most"),
    ("frasa berhuruf", "a phrase with letters"),
    ("lebih dari", "more than"),
    ("kurang dari", "less than"),
    ("id dari kinds", "an id of kinds"),
    ("YAML yang sah", "valid YAML"),
    ("folder aturan", "the rule folder"),
    ("berkas kosong", "an empty file"),
    ("berkas ini", "this file"),
    ("isi berkas", "the file"),
    ("nomor indikator", "the number of an indicator"),
    ("sebuah nama", "a name"),
    ("id persyaratan", "a requirement id"),
    ("isi aturan", "rules"),
    ("bersarang ", "nested "),
    ("sebuah nilai", "a value"),
    ("bilangan bulat", "a whole number"),
    ("bilangan ", "a number from "),
    ("true atau false", "true or false"),
    ("ya atau tidak", "ya or tidak"),
    ("teks UTF-8", "UTF-8 text"),
    ("daftar (- ...)", "a list (- ...)"),
    ("buku kerja", "the workbook"),
    ("tingkat, ", "levels, "),
    (" tingkat", " levels"),
    ("langkah ", "step "),
    ("simpul ", "node "),
    ("berkas ", "the file "),
    ("kunci ", "the key "),
    (": kosong", ": empty"),
    (" sampai ", " to "),
    (" butir", " items"),
    (" nilai", " values"),
    (" bita", " bytes"),
    ("bita ", "byte "),
)  # fmt: skip
_MADE = frozenset(
    ("ES202", "ES203", "ES209", "ES216")
)  # codes whose finds are made of fragments; others quote the file
_WHOLE = {"teks": "text", "angka": "a number", "kosong": "empty", "daftar": "a list"}


def found_in_english(code: str, text: str) -> str:
    """What was found. A quotation from the rule file stays as it is; only what stands for "nothing" or "a list" is turned."""
    if code in _MADE:
        return english(text)
    head, colon, last = text.rpartition(": ")
    return f"{head}{colon}{_WHOLE[last]}" if code == "ES208" and colon and last in _WHOLE else text


def english(text: str) -> str:
    """What is expected, with its fragments in English."""
    if text in _WHOLE:
        return _WHOLE[text]
    for indonesian, fragment in _FRAGMENTS:
        text = text.replace(indonesian, fragment)
    head, colon, last = text.rpartition(": ")
    return f"{head}{colon}{_WHOLE[last]}" if colon and last in _WHOLE else text
