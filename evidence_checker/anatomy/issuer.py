"""Who issued a document: from the heading and the letterhead, never from the addressee."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.anatomy.kinds import LEGAL, NATIONAL
from evidence_checker.anatomy.lines import Line, head

_OFFICE = re.compile(
    r"\b(?:PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT EDARAN)\s+((?:DAERAH|GUBERNUR|BUPATI|WALI ?KOTA|MENTERI|KEPALA|BADAN|LEMBAGA|KOMISI|SEKRETARIS|DIREKTUR|PRESIDEN|CAMAT|KETUA|INSPEKTUR|DEPUTI)\b.*)$"
)
_LETTERHEAD = re.compile(
    r"^(?:PEMERINTAH\s+(?:KABUPATEN|KOTA|PROVINSI|DAERAH|PROPINSI)\b.*|PROVINSI\s+\w+.*|KEMENTERIAN\b.*|(?:DINAS|BADAN|INSPEKTORAT|SEKRETARIAT|BIRO|BAGIAN|KECAMATAN|LEMBAGA|KOMISI|RUMAH SAKIT|RSUD|UPT|BALAI|DEPUTI|DIREKTORAT)\b.*)$"
)
_REGION = re.compile(r"\b(?:KABUPATEN|KAB\.?|KOTA|PROVINSI|PROPINSI)\s+[A-Z][A-Za-z\-]+(?:\s+[A-Z][A-Za-z\-]+){0,3}")


def issuer_of(lines: Sequence[Line], kind: str) -> str:
    """As printed, on one line; "" when no heading names one."""
    first = list(head(lines, most=40))
    if kind in LEGAL:
        for position, line in enumerate(first):
            if not line.shouted:
                continue
            text = line.text.upper()
            if re.fullmatch(r"\W*(?:PERATURAN|KEPUTUSAN|INSTRUKSI)\W*", text) and position + 1 < len(first):
                text = f"{text.strip()} {first[position + 1].text.upper()}"
            match = _OFFICE.search(text)
            if match:
                office = match[1]
                following = first[position + 1 : position + 4]
                for later in following:
                    upper = later.text.upper()
                    if (
                        re.match(r"\W*(?:NOMOR|NO\b|TENTANG|TAHUN|SALINAN)", upper)
                        or not later.shouted
                        or upper in text
                    ):
                        break
                    office = f"{office} {upper}"
                return re.sub(r"\s+", " ", office).strip(" .,:;")
        if kind in NATIONAL:
            return "PRESIDEN REPUBLIK INDONESIA"
    printed = []
    for line in first[:22]:
        text = re.sub(r"^[\W\d_]+", "", line.text)
        if (
            (line.shouted or text[:1].isupper())
            and not line.prose
            and _LETTERHEAD.match(text.upper())
            and len(text) < 90
        ):
            printed.append(text)
            if len(printed) == 3:
                break
    if printed:
        return re.sub(r"\s+", " ", " ".join(dict.fromkeys(printed)))
    for line in first[:25]:
        if not line.prose:
            match = _REGION.search(line.text.upper())
            if match:
                return match.group()
    return ""
