"""Numbers, dates and sizes in the reader's form."""

from __future__ import annotations

from collections.abc import Sequence

MONTHS_ID = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
             "November", "Desember")  # fmt: skip
MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December")  # fmt: skip


def number(value: float, decimals: int, lang: str) -> str:
    """`1234.5` → "1.234,50" (id) or "1,234.50" (en)."""
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "id" else text


def plain(value: float | None, lang: str) -> str:
    """A level or weight without needless decimals: 3.0 → "3", 2.5 → "2,5", None → "–"."""
    if value is None:
        return "–"
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "id" else text


def date(iso: str, lang: str) -> str:
    """ISO 8601 date or time → "24 November 2026"; anything else as it is."""
    parts = iso[:10].split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return iso
    year, month, day = (int(part) for part in parts)
    if not 1 <= month <= 12:
        return iso
    return f"{day} {(MONTHS_ID if lang == 'id' else MONTHS_EN)[month - 1]} {year}"


def moment(iso: str, lang: str) -> str:
    """ISO 8601 time with zone → "24 November 2026, 19.05 (+07:00)"."""
    if "T" not in iso:
        return date(iso, lang)
    clock = iso.split("T", 1)[1]
    zone = clock[8:].lstrip(".0123456789") if len(clock) > 8 else ""
    time = clock[:5].replace(":", ".") if lang == "id" else clock[:5]
    return f"{date(iso, lang)}, {time}" + (f" ({'UTC' if zone == 'Z' else zone})" if zone else "")


def size(count: int, lang: str) -> str:
    """Bytes → "812 B", "3,4 kB", "12,0 MB"."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{number(count / 1000, 1, lang)} kB"
    return f"{number(count / 1_000_000, 1, lang)} MB"


# What says that a document is a draft (EC201, EC202), as id → words.
SIGNAL: dict[str, tuple[str, str]] = {
    "baris_rancangan": ("kata rancangan di kepala naskah", "the word draft at its head"),
    "judul_rancangan": ("judul rancangan", "a draft's title"),
    "pengganti_x": ("huruf X di tempat nomor atau tanggal", "the letter X in place of number or date"),
    "nomor_kosong": ("nomor kosong", "an empty number"),
    "nomor_belum_diisi": ("nomor belum diisi", "a number not filled in"),
    "tanggal_kosong": ("tanggal kosong", "an empty date"),
    "isian_kosong": ("isian kosong", "empty fields"),
    "formulir_kosong": ("formulir kosong", "an empty form"),
    "nama_berkas": ("nama berkas", "the file's name"),
}

AND, OR = ("dan", "and"), ("atau", "or")


def series(items: Sequence[str], word: tuple[str, str], lang: str) -> str:
    """ "A", "A dan B", "A, B, dan C" (Indonesian spelling, EYD V, sets the comma before the last). `word`: AND or OR."""
    last = word[0] if lang == "id" else word[1]
    if len(items) < 3:
        return f" {last} ".join(items)
    return f"{', '.join(items[:-1])}, {last} {items[-1]}"
