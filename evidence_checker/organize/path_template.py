"""The pattern by which documents are named and put into folders, from a closed list of fields.

A pattern is text with ``{field}`` in it and "/" between folders. Only the fields of `FIELDS` are replaced, once, by
plain text; anything else in braces that is no lower-case word stays as it stands, so a pattern can reach nothing.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from evidence_checker.errors import UsageError
from evidence_checker.organize.safe_names import component, path

FIELDS: dict[str, tuple[str, str]] = {
    "domain": ("label dan nomor domain atau aspek teratas, mis. Domain 2", "label and number of the top node"),
    "domain_name": ("namanya, mis. Tata Kelola", "its name"),
    "aspect": ("label dan nomor aspek, mis. Aspek 3", "label and number of the aspect"),
    "aspect_name": ("nama aspek", "name of the aspect"),
    "indicator": (
        "nomor indikator, diberi nol di depan agar terurut",
        "number of the indicator, padded so that it sorts",
    ),
    "indicator_name": ("nama pendek indikator", "short name of the indicator"),
    "id": ("nomor indikator apa adanya", "number of the indicator as it is"),
    "letter": ("huruf urutan dalam indikator: a, b, …, z, aa", "letter of its turn in the indicator"),
    "sequence": ("nomor urut dalam indikator: 01", "its turn in the indicator"),
    "level": ("tingkat terendah yang didukung", "lowest level it supports"),
    "code": ("kode portal: I9-L1-01", "the portal's code: I9-L1-01"),
    "document": (
        "jenis_nomor_tahun_pokok, atau nama asal bila tidak dikenal",
        "kind_number_year_subject, or its own name",
    ),
    "kind": ("jenis dokumen, mis. Perbup", "kind of document"),
    "number": ("nomor dokumen", "number of the document"),
    "year": ("tahun dokumen", "year of the document"),
    "date": ("tanggal dokumen: 2021-08-31", "date of the document"),
    "subject": ("pokok dokumen, paling banyak 40 huruf", "its subject, at most 40 letters"),
    "name": ("nama berkas asal tanpa akhiran", "the file's own name without extension"),
    "strength": ("kekuatan bukti: kuat, sebagian, lemah", "strength of the evidence"),
    "hash": ("delapan huruf pertama sidik isi", "first eight letters of the content hash"),
    "agency": ("instansi yang dinilai", "agency"),
    "assessed_year": ("tahun yang dinilai", "year being assessed"),
}
DEFAULT = "{domain} - {domain_name}/Indikator {indicator} - {indicator_name}/{indicator}{letter}_{document}"

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_DRIVE = re.compile(r"^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Layout:
    """A checked pattern, one text per folder level and the last for the file's name without its extension."""

    levels: tuple[str, ...]

    @property
    def pattern(self) -> str:
        """The pattern as it was written."""
        return "/".join(self.levels)

    def place(self, values: Mapping[str, str], extension: str) -> str:
        """The relative portable path for a document with these values. Missing values leave no doubled signs behind."""
        *folders, name = (_filled(level, values) for level in self.levels)
        return path((*(component(folder) for folder in folders), component(name + extension)))


def layout(pattern: str, usual: str = "") -> Layout:
    """The layout of a pattern. `usual`: of the framework, for a pattern of "" (itself "" = the usual one of all).

    Raises UsageError: ES401 for an unknown field, ES402 for a pattern that leaves the target or names no file.
    """
    pattern = pattern or usual or DEFAULT
    for name in _FIELD.findall(pattern):
        if name not in FIELDS:
            near = difflib.get_close_matches(name, FIELDS, n=3) or list(FIELDS)
            raise UsageError("ES401", field=name, known=", ".join("{" + each + "}" for each in near))
    levels = tuple(pattern.split("/"))
    if "\\" in pattern or _DRIVE.match(pattern) or any(level.strip(" .") == "" for level in levels):
        raise UsageError("ES402", pattern=pattern)
    return Layout(levels)


def letter(turn: int) -> str:
    """1 → "a", 26 → "z", 27 → "aa"."""
    text = ""
    while turn > 0:
        turn, rest = divmod(turn - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _filled(level: str, values: Mapping[str, str]) -> str:
    # One pass: a value that itself holds "{year}" stays as it is. A missing value takes the sign before it along.
    text = _FIELD.sub(lambda found: values.get(found[1], "").replace("\0", "") or "\0", level)
    if "\0" in text:
        text = re.sub(r"^(?:\0+(?: - |_)?)+", "", text)
        text = re.sub(r"(?: - |_)?\0+", "", text).strip(" _-")
    return text or "_"
