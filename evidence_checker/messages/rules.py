"""Wording of mistakes in rule packs (ES201-ES229) and of what `rules test` reports."""

from __future__ import annotations

from evidence_checker.messages.entry import Entry
from evidence_checker.model import Fact, Severity

_PLACE: tuple[tuple[str, Fact], ...] = (
    ("file", "16-pusat-data.yaml"),
    ("line", 12),
    ("found", "subjek"),
    ("found_en", "subjek"),
    ("expected", "kunci subject"),
    ("expected_en", "the key subject"),
)


def _mistake(message_id: str, message_en: str, advice_id: str = "", advice_en: str = "") -> Entry:
    return Entry(
        Severity.ERROR,
        "{file} baris {line}: " + message_id + " Yang diharapkan: {expected}.",
        "{file} line {line}: " + message_en + " Expected: {expected_en}.",
        advice_id,
        advice_en,
        _PLACE,
    )


CATALOGUE: dict[str, Entry] = {
    "ES201": Entry(
        Severity.ERROR,
        "Aturan tidak sah: {count} kesalahan.",
        "The rules are invalid: {count} mistakes.",
        "Perbaiki setiap baris yang disebut, lalu jalankan rules check.",
        "Correct every line named, then run rules check.",
        (("count", 3),),
    ),
    "ES202": _mistake("Berkas aturan di luar batas: {found}.", "The rule file is out of bounds: {found_en}."),
    "ES203": _mistake("Bukan YAML yang dapat dibaca: {found}.", "Not YAML that can be read: {found_en}."),
    "ES204": _mistake(
        "Jangkar atau alias YAML tidak dipakai di aturan: {found}.",
        "YAML anchors and aliases are not used in rules: {found_en}.",
    ),
    "ES205": _mistake("Tag YAML tidak dipakai di aturan: {found}.", "YAML tags are not used in rules: {found_en}."),
    "ES206": _mistake("Ditulis dua kali: {found}.", "Written twice: {found_en}."),
    "ES207": _mistake("Kunci tidak dikenal: {found}.", "Unknown key: {found_en}."),
    "ES208": _mistake("Nilai tidak cocok: {found}.", "The value does not fit: {found_en}."),
    "ES209": _mistake("Ada yang kurang pada {found}.", "Something is missing in {found_en}."),
    "ES210": _mistake(
        "Paket ini memakai {found}, lebih baru daripada yang dikenal program ini.",
        "This pack uses {found_en}, newer than this program knows.",
        "Perbarui program, atau minta paket dengan format yang lebih lama.",
        "Update the program, or ask for a pack of an older format.",
    ),
    "ES211": _mistake(
        "Frasa terlalu pendek atau terlalu umum: {found}.", "The phrase is too short or too common: {found_en}."
    ),
    "ES212": _mistake(
        "Frasa memuat tanda ekspresi reguler: {found}.", "The phrase holds signs of a regular expression: {found_en}."
    ),
    "ES213": _mistake(
        "Menunjuk sesuatu yang tidak ada: {found}.", "Points at something that does not exist: {found_en}."
    ),
    "ES230": _mistake("Pola tidak sah: {found}.", "The pattern is not valid: {found_en}."),
    "ES231": _mistake("Kunci ini tidak ada lagi: {found}.", "This key is no more: {found_en}."),
    "ES214": _mistake("Angka di luar batas: {found}.", "The number is out of bounds: {found_en}."),
    "ES215": _mistake(
        "Frasa juga menamai indikator lain tanpa dinyatakan: {found}.",
        "The phrase names another indicator too, without saying so: {found_en}.",
    ),
    "ES216": _mistake("Bobot tidak berjumlah tepat: {found}.", "The weights do not add up: {found_en}."),
    "ES220": Entry(
        Severity.ERROR,
        "Paket aturan tidak ditemukan: {location}.",
        "No such rule pack: {location}.",
        "Yang tersedia: {known}; atau sebut folder yang memuat framework.yaml.",
        "Available: {known}; or name a folder that holds framework.yaml.",
        (("location", "kerangka-baru"), ("known", "kerangka-kita, kerangka-lama")),
    ),
    "ES222": Entry(
        Severity.ERROR,
        "Indikator {indicator} tidak ada di paket {pack}.",
        "There is no indicator {indicator} in pack {pack}.",
        "Yang ada: {known}.",
        "There are: {known}.",
        (("indicator", "99"), ("known", "1-47"), ("pack", "kerangka-lama")),
    ),
    "ES223": Entry(
        Severity.ERROR,
        "Folder {location} sudah berisi; aturan yang ada tidak ditimpa.",
        "The folder {location} is not empty; existing rules are not overwritten.",
        "Sebut folder yang belum ada atau kosong.",
        "Name a folder that does not exist or is empty.",
        (("location", "aturan-kita"),),
    ),
    "ES224": Entry(
        Severity.ERROR,
        "Tidak dapat menulis {location} ({why}).",
        "Cannot write {location} ({why}).",
        "Periksa izin dan ruang disk.",
        "Check permissions and disk space.",
        (("location", "aturan.xlsx"), ("why", "Permission denied")),
    ),
    "ES221": Entry(
        Severity.ERROR,
        "Folder aturan tidak dapat dibaca: {location} ({why}).",
        "The rule folder cannot be read: {location} ({why}).",
        "Periksa izin folder itu.",
        "Check the permissions of that folder.",
        (("location", "aturan-kita"), ("why", "Permission denied")),
    ),
}
