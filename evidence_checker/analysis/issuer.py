"""Who issued a document: from the heading and the letterhead, never from the addressee."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from evidence_checker.analysis.lines import Line, head
from evidence_checker.model import Kind

_OFFICE = re.compile(
    r"\b(?:PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT EDARAN)\s+(?:BERSAMA\s+)?((?:DAERAH|GUBERNUR|BUPATI|WALI ?KOTA|MENTERI|KEPALA|BADAN|LEMBAGA|KOMISI|SEKRETARIS|DIREKTUR|PRESIDEN|CAMAT|KETUA|INSPEKTUR|DEPUTI)\b.*)$"
)
_BROKEN = re.compile(r"\W*(?:PERATURAN|KEPUTUSAN|INSTRUKSI)(?:\s+BERSAMA)?\W*")
_AFTER_OFFICE = re.compile(r"\W*(?:[NIS]*NOMOR|NO\b|TENTANG|TAHUN|SALINAN|DENGAN RAHMAT|KEPUTUSAN|PERATURAN)")
_LETTERHEAD = re.compile(
    r"^(?:PEMERINTAH\s+(?:KABUPATEN|KOTA|PROVINSI|DAERAH|PROPINSI)\b|PROVINSI\s+\w|KEMENTERIAN\b|(?:DINAS|BADAN|INSPEKTORAT|SEKRETARIAT|BIRO|BAGIAN|KECAMATAN|LEMBAGA|KOMISI|RUMAH SAKIT|RSUD|UPT|BALAI|DEPUTI|DIREKTORAT)\b)"
)
_HEAD_OF_REGION = re.compile(r"(?:BUPATI|WALI ?KOTA|GUBERNUR)\s+[A-Z]")
_ADDRESSEE = re.compile(r"\b(?:Yth|Kepada)\b", re.IGNORECASE)
_ENACTED = re.compile(r"(?:Ditetapkan|Dikeluarkan)\s+di\b", re.IGNORECASE)
_SIGNS = re.compile(
    r"(?:A\.?N\.?\s+)?(?:KEPALA|SEKRETARIS|BUPATI|WALI ?KOTA|GUBERNUR|MENTERI|DIREKTUR|KETUA|INSPEKTUR|CAMAT)\b"
)
_GOES_ON = re.compile(r"(?:DAERAH|PROVINSI|PROPINSI|KABUPATEN|KOTA|DAN|BIDANG|REPUBLIK)\b")
_UNFINISHED = re.compile(r"\b(?:DAN|DI|BIDANG|KOORDINATOR|PROVINSI|KABUPATEN|KOTA)$")
_CENTRAL = re.compile(r"\b(?:LEMBAGA|KOMISI|KEMENTERIAN|DEPUTI|NEGARA|NASIONAL|REPUBLIK|PUSAT)\b")
_CITES = re.compile(r"\((?:Berita|Lembaran|Tambahan)\b", re.IGNORECASE)
_NAME_ENDS = re.compile(r"[\t|,:;(\d]|\.{2,}|(?<!\bkab)(?<!\bprov)\.\s|\btahun\b", re.IGNORECASE)
_REGION = re.compile(r"\b(KABUPATEN|KAB\.?|KOTA|PROVINSI|PROPINSI|PROV\.)\s+((?:[A-Z][\w\-]*\s*){1,3})", re.IGNORECASE)
# Words that may follow "Kabupaten" or "Provinsi" and begin no name.
_NO_NAME = frozenset([
    "ADALAH", "ATAU", "BAGI", "BERDASARKAN", "DALAM", "DAN", "DARI", "DENGAN", "DI", "DINAS", "HALAMAN", "HAL",
    "KEPADA", "KETERANGAN", "KOTA", "KABUPATEN", "LAINNYA", "MELALUI", "MENINGKATKAN", "MENJADI", "MERUPAKAN",
    "NAMA", "NO", "NOMOR", "OLEH", "PADA", "PER", "PERIODE", "PROVINSI", "SE", "SEBAGAI", "SECARA", "SERTA",
    "TAHUN", "TELAH", "TERAPKAN", "TENTANG", "TERHADAP", "UNTUK", "WILAYAH", "YANG", "YG",
])  # fmt: skip
_SMALL = frozenset({"dan", "di"})
_HEAD_LINES, _PRINTED_LINES, _REGION_LINES = 40, 22, 150


def issuer_of(lines: Sequence[Line], kind: Kind) -> str:
    """As printed, on one line; "" when no heading names one. An office that is printed without its region gets the
    region that the first pages name most, and so does a chapter of a plan or report that has no heading."""
    first = list(head(lines, most=_HEAD_LINES))
    if kind.legal or kind.articled:
        office = _legal_office(first)
        if office:
            return office
        if kind.national and kind.id != "peraturan_bersama":
            return "PRESIDEN REPUBLIK INDONESIA"
    printed = _letterhead(first)
    if not printed and kind.legal:
        printed = _signatory(lines)
    if _regions(printed) or _CENTRAL.search(printed.upper()) or _HEAD_OF_REGION.match(printed):
        return printed
    if printed:
        return f"{printed} {_most_named(lines)}".strip()
    return _region_of_heading(first) or (_most_named(lines, least=2) if kind.names_own_region else "")


def _legal_office(first: Sequence[Line]) -> str:
    """Who makes a regulation or decree: what follows the name of its form."""
    for position, line in enumerate(first):
        if not line.shouted:
            continue
        text = line.text.upper()
        if _BROKEN.fullmatch(text) and position + 1 < len(first):
            text = f"{text.strip()} {first[position + 1].text.upper()}"
        match = _OFFICE.search(text)
        if match:
            office = match[1]
            for later in first[position + 1 : position + 6]:
                upper = later.text.upper()
                if upper != "DAN" and (upper in text or upper in office):
                    continue
                if _AFTER_OFFICE.match(upper) or not later.shouted:
                    break
                office = f"{office} {upper}"
            return re.sub(r"\s+", " ", office).strip(" .,:;")
    return ""


def _letterhead(first: Sequence[Line]) -> str:
    """The names of up to three offices in the heading, each with the line it goes on in."""
    printed: list[str] = []
    for position, line in enumerate(first[:_PRINTED_LINES]):
        text = re.sub(r"^[\W\d_]+", "", line.text)
        if line.prose or not text[:1].isupper() or len(text) >= 90:
            continue
        headed = (
            line.shouted
            and _HEAD_OF_REGION.match(text)
            and not (position and _ADDRESSEE.search(first[position - 1].text))
        )
        if not headed and not _LETTERHEAD.match(text.upper()):
            continue
        name, whole = _name(text)
        if headed:
            return name.upper()
        if _CITES.search(text) or not (whole or _regions(name)):
            continue  # the beginning of a sentence, or of a citation
        later = first[position + 1].text if position + 1 < len(first) else ""
        goes_on = not _regions(name) and line.shouted and _GOES_ON.match(later) is not None
        if whole and (goes_on or _UNFINISHED.search(name.upper())):
            name = f"{name} {_name(later)[0]}".strip()
        if len(name.split()) < 2 or any(name.upper() in other.upper() for other in printed):
            continue
        printed = [other for other in printed if other.upper() not in name.upper()]
        printed.append(name)
        if len(printed) == 3:
            break
    return re.sub(r"\s+", " ", " ".join(printed))


def _signatory(lines: Sequence[Line]) -> str:
    """Whose office stands below the place and day of a decree or circular whose heading names none."""
    ending = lines[-40:]
    start = next((place for place, line in enumerate(ending) if _ENACTED.match(line.text)), len(ending))
    for place, line in enumerate(ending[start : start + 6], start):
        if line.shouted and _SIGNS.match(line.text.upper()):
            later = ending[place + 1].text if place + 1 < len(ending) and not line.text.endswith(",") else ""
            return f"{line.text} {later if _GOES_ON.match(later.upper()) else ''}".strip(" .,").upper()
    return ""


def _name(text: str) -> tuple[str, bool]:
    """The leading words of a line that are a name: up to a figure, a cell's end, a mark, or a small word; and whether
    no small word ended it."""
    kept: list[str] = []
    whole = True
    for word in _NAME_ENDS.split(text, maxsplit=1)[0].split():
        if word[0].islower() and word not in _SMALL:
            whole = False
            break
        kept.append(word)
    while kept and not kept[-1][0].isalpha():
        kept.pop()
    return " ".join(kept).strip(" .,;-"), whole


def _regions(text: str) -> list[str]:
    """Every "KABUPATEN …", "KOTA …", "PROVINSI …" of a text that is followed by a name, in capitals."""
    found = []
    for match in _REGION.finditer(text):
        named: list[str] = []
        if text[: match.start()].rstrip().endswith("/"):
            continue  # "menurut Kabupaten/Kota": of either rank, and what follows is no name
        for word in match[2].split():
            if word.upper() in _NO_NAME or not word[0].isupper():
                break
            named.append(word.upper())
        if named:
            found.append(f"{match[1].upper()} {' '.join(named)}")
    return found


def _most_named(lines: Sequence[Line], least: int = 1) -> str:
    """The region of more than half of the places where the first pages name one, `least` at least."""
    counted = Counter(region for line in lines[:_REGION_LINES] if line.page < 3 for region in _regions(line.text))
    most = counted.most_common(1)
    return most[0][0] if most and most[0][1] >= least and 2 * most[0][1] > counted.total() else ""


def _region_of_heading(first: Sequence[Line]) -> str:
    """The first region that a line above or between the running text names; on slides it may be in small letters."""
    for place, line in enumerate(first[:25]):
        if not line.prose and not _listed(first, place):
            text = line.text.title() if line.text.islower() and len(line.text.split()) <= 3 else line.text
            if regions := _regions(text):
                return regions[0]
    return ""


_ROW = re.compile(r"\W*\d{1,3}[.)]?\s+(?:KABUPATEN|KAB\b|KOTA|PROVINSI|PROPINSI|PROV\b)", re.IGNORECASE)
_ITEM_ENDS = re.compile(r"\)?\s*;|\)\s*$")


def _listed(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a row or an item of a list of places ("2 Kabupaten Melati 30", "Kabupaten Melati);"), or other
    regions stand in the lines beside it: such a region is told of, and issues nothing."""
    named = _regions(lines[place].text)
    if not named:
        return False
    text = lines[place].text
    if _ROW.match(text) or (_ITEM_ENDS.search(text) and "(" not in text) or len(set(named)) > 1:
        return True
    beside = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
    return any(_ROW.match(line.text) or set(_regions(line.text)) - set(named) for line in beside)
