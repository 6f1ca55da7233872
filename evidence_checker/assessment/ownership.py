"""Whose evidence is judged, and for which year; whether a document is the agency's own."""

from __future__ import annotations

import re
from enum import Enum

from rapidfuzz.distance import Levenshtein

from evidence_checker.analysis import Analysis
from evidence_checker.model import Context
from evidence_checker.text.folding import fold_term

_GENERIC = frozenset(
    [
        "pemerintah",
        "pemerintahan",
        "pemda",
        "pemkab",
        "pemkot",
        "pemprov",
        "kabupaten",
        "kab",
        "kota",
        "provinsi",
        "propinsi",
        "prov",
        "kementerian",
        "kemenko",
        "lembaga",
        "badan",
        "bidang",
        "republik",
        "indonesia",
        "daerah",
        "nasional",
        "negara",
        "dinas",
        "dan",
        "di",
        "sekretariat",
        "jenderal",
        "menteri",
        "pusat",
    ]
)
_RANKS = {
    "kabupaten": ("bupati", "kabupaten", "kab"),
    "kota": ("walikota", "wali kota", "kota"),
    "provinsi": ("gubernur", "provinsi", "propinsi"),
}
_GOVERNMENTS = re.compile(
    r"\b(?:PEMERINTAH\s+(?:DAERAH\s+)?)?(?:(?P<rank>KABUPATEN|KOTA|PROVINSI|PROPINSI)\s+(?P<name>[A-Z][A-Za-z\-]{2,}(?:\s+[A-Z][A-Za-z\-]{2,})?)"
    r"|(?P<head>BUPATI|WALI\s?KOTA|GUBERNUR)\s+(?P<place>[A-Z][A-Za-z\-]{2,}(?:\s+[A-Z][A-Za-z\-]{2,})?)"
    r"|(?P<body>(?:KEMENTERIAN|MENTERI|BADAN|LEMBAGA|KOMISI)\s+[A-Z][A-Za-z\-]{3,}(?:\s+(?:DAN\s+)?[A-Z][A-Za-z\-]{2,}){0,4}))"
)


_EARLY = 40  # pages on which a document says whose it is


class Belonging(Enum):
    """Whose a document is."""

    OWN = "own"
    UNNAMED = "unnamed"
    NATIONAL = "national"
    OTHER = "other"


def key_words(agency: str) -> tuple[str, ...]:
    """The words that tell one agency from another, folded."""
    words = re.findall(r"[^\W_]+", agency.casefold())
    return tuple(fold_term(word) for word in words if word not in _GENERIC)


def _names(text_folded: str, agency: str) -> bool:
    """Whether the key words stand together (within some sixty letters) in a folded text."""
    words = key_words(agency)
    if not words:
        return False
    position = text_folded.find(words[0])
    while position >= 0:
        window = text_folded[max(0, position - 60) : position + 60 + len(words[0])]
        if all(word in window for word in words[1:]):
            return True
        position = text_folded.find(words[0], position + 1)
    return False


def _roughly_names(words_of_text: list[str], agency: str) -> bool:
    """Each key word found with at most one slip in five letters (a scan's letterhead)."""
    return bool(key_words(agency)) and all(
        any(
            Levenshtein.distance(word, seen, score_cutoff=max(1, len(word) // 5)) <= max(1, len(word) // 5)
            for seen in words_of_text
        )
        for word in key_words(agency)
        if len(word) > 3
    )


def _rank(text: str) -> str:
    lowered = text.casefold()
    for rank, words in _RANKS.items():
        if any(re.search(rf"\b{word}\b", lowered) for word in words):
            return rank
    return ""


def belonging(analysis: Analysis, context: Context) -> tuple[Belonging, str]:
    """Whose the document is, and the name that says so ("" when nothing does)."""
    identity = analysis.identity
    issuer = identity.issuer
    if analysis.kind.national:
        return Belonging.NATIONAL, issuer or identity.kind
    own_rank = next((rank for rank in (_rank(agency) for agency in context.agencies) if rank), "")
    if analysis.kind.legal and issuer:
        if context.told:
            issuer_words = [fold_term(word) for word in re.findall(r"[^\W_]+", issuer)]
            own = any(
                _names(fold_term(issuer), agency) or _roughly_names(issuer_words, agency) for agency in context.agencies
            )
            if own and not (
                own_rank and _rank(issuer) and _rank(issuer) != own_rank and not _office_of(analysis, context)
            ):
                return Belonging.OWN, issuer
            central = re.match(
                r"(?:MENTERI|BADAN|LEMBAGA|KOMISI|KEJAKSAAN|KEPOLISIAN|DEWAN)\b|KEPALA (?:BADAN|LEMBAGA)\b", issuer
            ) and not _rank(issuer)
            if central and not _own_in_head(analysis, context):
                return Belonging.NATIONAL, issuer
            if _rank(issuer) or central:
                return (Belonging.OTHER if _rank(issuer) else Belonging.NATIONAL), issuer
        elif re.match(r"(?:MENTERI|BADAN|LEMBAGA)\b|KEPALA (?:BADAN|LEMBAGA)\b", issuer):
            return Belonging.OWN, issuer
        else:
            return Belonging.OWN, issuer
    if not context.told:
        return Belonging.UNNAMED, ""
    if _own_in_head(analysis, context):
        return Belonging.OWN, context.agencies[0]
    folded = analysis.text.folded_first(_EARLY)
    if any(_calls(folded, agency) for agency in context.agencies):
        return Belonging.OWN, context.agencies[0]
    named = _GOVERNMENTS.search(issuer.upper()) if issuer else None
    if named:
        return Belonging.OTHER, issuer
    region = _most_named(analysis.text.first(_EARLY))
    if region:
        return Belonging.OTHER, region
    if any(_names(folded, agency) for agency in context.agencies):
        return Belonging.OWN, context.agencies[0]
    return Belonging.UNNAMED, ""


_CALLED = {
    "kabupaten": ("kabupaten", "kab", "bupati", "pemkab"),
    "kota": ("kota", "walikota", "pemkot"),
    "provinsi": ("provinsi", "propinsi", "prov", "gubernur", "pemprov"),
}


def _calls(text_folded: str, agency: str) -> bool:
    """Whether a folded text calls a region by rank and name ("Kabupaten Contoh", "Bupati Contoh"), because the name
    alone may be a common word; other bodies by their key words standing together."""
    rank = _rank(agency)
    words = key_words(agency)
    if not rank or not words:
        return _names(text_folded, agency)
    name = "".join(words)
    return any(fold_term(call) + name in text_folded for call in _CALLED[rank])


_NO_NAMES = frozenset(
    [
        "DAN",
        "ATAU",
        "KOTA",
        "KABUPATEN",
        "PROVINSI",
        "DI",
        "YANG",
        "SE",
        "INI",
        "TERSEBUT",
        "LAIN",
        "LAINNYA",
        "SEBAGAI",
        "DENGAN",
        "UNTUK",
        "PADA",
        "DALAM",
        "TAHUN",
    ]
)


def _most_named(text: str) -> str:
    """The region a text names at least twice, where it names none of the agency's; "" when it names none so."""
    counted: dict[str, int] = {}
    for match in _GOVERNMENTS.finditer(text.upper()):
        name = match["name"] or match["place"]
        if name and name.split()[0] not in _NO_NAMES:
            key = re.sub(r"\s+", " ", match.group())
            counted[key] = counted.get(key, 0) + 1
    best = max(counted, key=lambda key: (counted[key], key), default="")
    return best if best and counted[best] >= 2 else ""


def _own_in_head(analysis: Analysis, context: Context) -> bool:
    head = fold_term(" ".join(line.text for line in analysis.lines[:30]))
    return any(_calls(head, agency) for agency in context.agencies)


def _office_of(analysis: Analysis, context: Context) -> bool:
    """An office inside the agency may carry another rank's word ("Kepala Dinas ... Provinsi ... Kota ...")."""
    head = " ".join(line.text for line in analysis.lines[:30]).casefold()
    return any(agency.casefold() in head for agency in context.agencies)
