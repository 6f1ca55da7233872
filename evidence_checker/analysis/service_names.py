"""The name of an application and the office that runs it, as lines give them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.analysis.lines import Line

_HEADS = r"aplikasi|sistem\s+informasi|portal|sistem\s+elektronik"
NAMING = re.compile(
    rf"\b(?P<head>{_HEADS})\s+(?P<name>(?:web\s+|mobile\s+|berbasis\s+web\s+)?[A-Z0-9][^,;:.(|\t]{{2,70}})(?P<short>\s*\([A-Z][\w\-. ]{{2,20}}\))?",
    re.IGNORECASE,
)
_BEGUN = re.compile(rf"\b(?:{_HEADS})\b\W*(.*)$", re.IGNORECASE)
_ENDS = re.compile(
    r"\s+(?:kabupaten|kota|provinsi|pemerintah|pada|di|oleh|untuk|tahun|dinas|badan|rsud|uptd|bagi|sebagai|dalam|yang|ini|dengan|secara|versi|adalah)\b.*$|\s{2,}.*$",
    re.IGNORECASE,
)
_REGION = re.compile(r"\s+(?:kabupaten|kota|provinsi|pemerintah|tahun)\b.*$|\s{2,}.*$", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"(?:(?:manaj?g?emen|management|pelayanan|layanan|terpadu|terintegrasi)\s*)+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:ini|yang|tersebut|dan|atau|akan|dapat|browser|internet|web browser|adalah|kami|anda|lain|berbasis)\b",
    re.IGNORECASE,
)
_UNIT_LINE = re.compile(
    r"\b(?:DINAS|BADAN|RSUD?\b|RUMAH SAKIT|INSPEKTORAT|SEKRETARIAT|BAGIAN|UPTD?|KANTOR|KANWIL|PUSKESMAS|KECAMATAN|BKPSDM\w*|BAPPEDA|BKPP|POLITEKNIK|UNIVERSITAS)\b[\w ,&/.\-]{0,90}",
    re.IGNORECASE,
)
# "Bagian T - i" is a page of a chapter, no office
_CHAPTER = re.compile(r"bagian\s+(?:[A-Z]\b|[IVX]+\b|\d)", re.IGNORECASE)
# words that a text layer ran together where a name goes on ("ManajemenDinas")
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{3})")


def parted(text: str) -> str:
    """The line with words parted that its text layer ran together.

    >>> parted("Sistem Informasi ManajemenDinas Sosial")
    'Sistem Informasi Manajemen Dinas Sosial'
    """
    return _RUN_TOGETHER.sub(" ", text)


def goes_on(text: str) -> bool:
    """Whether a name begun here says nothing yet and goes on in the next line ("SISTEM INFORMASI MANAJEMEN")."""
    match = _BEGUN.search(text)
    return match is not None and (not match[1] or _SAYS_NOTHING.fullmatch(match[1]) is not None)


def named(text: str) -> list[str]:
    """The names of applications that a line gives ("Aplikasi X", "Sistem Informasi Y (SIY)")."""
    found = []
    for match in NAMING.finditer(text):
        name = _ENDS.sub("", match["name"].strip())
        if _SAYS_NOTHING.fullmatch(name):  # it is named for its office
            name = _REGION.sub("", match["name"].strip())
        name = " ".join(name.split()[:7]).strip(" -–/&")
        if len(name) < 3 or _NO_NAME.match(name):
            continue
        if not match["head"].casefold().startswith("aplikasi"):
            name = f"{match['head']} {name}"
        found.append(" ".join(f"{name} {match['short'] or ''}".split()))
    return found


def unit_named(lines: Sequence[Line], issuer: str) -> str:
    """Who runs it: the first office that a line of the first pages names, else the issuer."""
    for line in lines[:120]:
        if line.page > 3:
            break
        match = None if line.prose else _UNIT_LINE.search(_CHAPTER.sub(" ", parted(line.text)))
        if match and len(match.group().split()) >= 2:
            return " ".join(match.group().split())[:90]
    return issuer
