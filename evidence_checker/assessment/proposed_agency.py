"""Whose folder it is when nobody said so: the government that its documents name most as their issuer.

The proposal is a finding at the top of every report, never silent; documents of other governments become near misses,
as they would with `--agency`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from evidence_checker.analysis.region_names import may_follow
from evidence_checker.assessment.held import Altered
from evidence_checker.model import Claim, Examination, Finding, Strength, replace

_RANK = {
    "BUPATI": "Kabupaten", "KABUPATEN": "Kabupaten", "WALIKOTA": "Kota", "KOTA": "Kota",
    "GUBERNUR": "Provinsi", "PROVINSI": "Provinsi", "PROPINSI": "Provinsi",
}  # fmt: skip
_ENDS = frozenset([
    "DAN", "DI", "YANG", "DINAS", "BADAN", "SEKRETARIAT", "TENTANG", "NOMOR", "TAHUN", "INSPEKTORAT", "KECAMATAN",
    "BAGIAN", "RSUD", "UPTD", "UPT",
])  # fmt: skip
_REGION = re.compile(r"\b(BUPATI|WALI ?KOTA|GUBERNUR|KABUPATEN|KOTA|PROVINSI|PROPINSI)\s+((?:[A-Z][\w\-]+\s*){1,3})")
_CENTRAL = re.compile(r"\b(KEMENTERIAN|MENTERI)\s+((?:[A-Z][\w\-]+[\s,]*){1,5})")


class Proposal(NamedTuple):
    """`agency`: as one would write it. `documents`: how many name it as issuer. `of`: how many name any government."""

    agency: str
    documents: int
    of: int


def governments(issuer: str) -> tuple[str, ...]:
    """The governments that an issuer, as printed, belongs to ("Kabupaten Cemara Raya"); () when it names none."""
    found = []
    for match in _REGION.finditer(issuer.upper()):
        words = []
        for word in match[2].split():
            if word in _ENDS or word in _RANK:
                break
            words.append(word.title())
        if words:
            found.append(f"{_RANK[match[1].replace(' ', '')]} {' '.join(words)}")
    if not found:
        found += [
            "Kementerian " + " ".join(match[2].replace(",", " ").split()).title()
            for match in _CENTRAL.finditer(issuer.upper())
        ]
    return tuple(dict.fromkeys(found))


def proposed(examinations: Sequence[Examination]) -> Proposal | None:
    """The government named by most documents, a region before a ministry (a region's folder holds national norms, too);
    None when no document names one."""
    named = [found for each in examinations if (found := governments(each.identity.issuer))]
    regions = [found for found in named if not found[0].startswith("Kementerian")]
    counted = Counter(found[0] for found in regions or named)
    if not counted:
        return None
    best = min(counted, key=lambda name: (-counted[name], name))
    prefix = "" if best.startswith("Kementerian") else "Pemerintah "
    return Proposal(prefix + best, counted[best], len(named))


def of_others_refused(examinations: Sequence[Examination], agency: str) -> Sequence[Examination]:
    """The examinations, with what documents of other governments offered turned into near misses (EC302)."""
    own = agency.removeprefix("Pemerintah ").upper()
    return Altered(examinations, lambda each: _of_another(each, own), _refused)


def _of_another(each: Examination, own: str) -> bool:
    service = each.identity.service
    told = governments(each.identity.issuer) or (governments(service.unit) if service else ())
    return bool(told) and not any(_same(name.upper().split(), own.split()) for name in told)


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names as printed are one, where what follows the shorter is no part of a longer name: "Bandung" is
    not "Bandung Barat"."""
    short, long = sorted((one, other), key=len)
    return list(long[: len(short)]) == list(short) and (len(long) == len(short) or may_follow(long[len(short)]))


def _refused(each: Examination) -> Examination:
    why = Finding.of("EC302", issuer=each.identity.issuer)

    def refused(claim: Claim) -> Claim:
        if not claim.accepted:
            return claim
        return replace(claim, accepted=False, strength=Strength.WEAK, reasons=(why,), contents=(), coverage="")

    return replace(each, claims=tuple(map(refused, each.claims)))
