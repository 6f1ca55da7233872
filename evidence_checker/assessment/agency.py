"""The agency that is judged, as a name to compare with: of a region by rank and whole name, of a body by its words."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from evidence_checker.analysis.region_names import (
    RANK_WORDS,
    NamedRegion,
    calls,
    goes_on,
    key,
    may_follow,
    official,
    rank_of,
)
from evidence_checker.model import Rank, Region
from evidence_checker.text.folding import Folded, fold_term

# Words that many agencies have in their names, so that they tell none from another.
_GENERIC = frozenset({
    "pemerintah", "pemerintahan", "pemda", "pemkab", "pemkot", "pemprov", "kabupaten", "kab", "kota", "provinsi",
    "propinsi", "prov", "kementerian", "kemenko", "lembaga", "badan", "bidang", "republik", "indonesia", "daerah",
    "nasional", "negara", "dinas", "dan", "di", "sekretariat", "jenderal", "menteri", "pusat",
})  # fmt: skip
_GOVERNMENT = re.compile(
    r"^\W*(?:pemerintah(?:an)?\s+daerah\s+(?!istimewa|khusus)|pemerintah(?:an)?\s+|pemda\s+)", re.IGNORECASE
)
_RANK_WORD = re.compile(
    r"^.*?\b(?:kabupaten|kab\.?|bupati|pemkab|kota(?:madya)?|wali\s?kota|pemkot|provinsi|propinsi|prov\.?|gubernur|pemprov)\s+"
    r"(?:adm\w*\.?\s+)?",
    re.IGNORECASE,
)
_NEAR = 60  # characters within which the words of a body's name stand together


@dataclass(frozen=True, slots=True)
class Agency:
    """One name of the agency. `rank`: of a regional government, None for other bodies. `name`: without its rank.
    `keys`: the name and its other spellings, as `region_names.key` writes them. `words`: that tell it from others."""

    printed: str
    rank: Rank | None
    name: str
    keys: frozenset[str]
    words: tuple[str, ...]

    def is_called(self, called: NamedRegion) -> bool:
        """Whether a region called in a text is this one."""
        return called.rank is self.rank and key(called.name) in self.keys

    def resembles(self, called: NamedRegion) -> bool:
        """Whether a region called in a text is another one of a like name: the same name with another rank, or a
        name that holds this one ("Bandung", "Bandung Barat")."""
        if self.rank is None or self.is_called(called):
            return False
        ours = [fold_term(word) for word in self.name.split()]
        theirs = [fold_term(word) for word in called.name.split()]
        short, long = sorted((ours, theirs), key=len)
        return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


@functools.lru_cache(maxsize=256)
def agency_of(printed: str, regions: tuple[Region, ...]) -> Agency:
    """An agency's name as a user writes it: "Pemerintah Kabupaten Bandung", "Pemkab Bandung", "Kementerian …"."""
    words = tuple(fold_term(word) for word in re.findall(r"[^\W_]+", printed.casefold()) if word not in _GENERIC)
    rank = rank_of(printed)
    name = _RANK_WORD.sub("", printed) if rank else _GOVERNMENT.sub("", printed)
    name = " ".join(re.findall(r"[\w'’\-]+", name))
    region = official(name, regions, rank)
    if region is not None:
        keys = frozenset(map(key, (region.name, *region.also, name)))
        return Agency(printed, region.rank, name, keys, words)
    return Agency(printed, rank, name, frozenset({key(name)}) if rank else frozenset(), words)


@functools.lru_cache(maxsize=64)
def with_own(regions: tuple[Region, ...], agencies: tuple[str, ...]) -> tuple[Region, ...]:
    """The official regions and the agency's own where its name is none of them (a new region) and begins like one of
    them: it is read whole then, and not taken for that one ("Batang Lomang" is not "Batang")."""
    own = [agency_of(name, regions) for name in agencies if name.strip()]
    new = [Region(each.name, each.rank, "") for each in own if each.rank is not None and _begins_like(each, regions)]
    return (*regions, *new)


def _begins_like(agency: Agency, regions: tuple[Region, ...]) -> bool:
    """Whether the first words of a name are an official name of its rank, and the whole is none."""
    words = agency.name.split()
    if official(agency.name, regions, agency.rank) is not None:
        return False
    return any(official(" ".join(words[:count]), regions, agency.rank) is not None for count in range(1, len(words)))


def called_by(agency: Agency, text: str, folded: Folded, regions: tuple[Region, ...]) -> bool:
    """Whether a text calls the agency by rank and whole name ("Kabupaten Contoh", "Bupati Contoh"), because the name
    alone may be a common word; other bodies by their words standing together. `folded`: of the text."""
    if agency.rank is None or not agency.keys:
        return stand_together(agency.words, folded.text)
    for name in agency.keys:
        for call in RANK_WORDS[agency.rank]:
            wanted = fold_term(call) + name
            at = folded.text.find(wanted)
            while at >= 0:
                _, end = folded.span(at, at + len(wanted))
                if not goes_on(agency.name, text[end : end + 80], regions):
                    return True
                at = folded.text.find(wanted, at + 1)
    return False


def stand_together(words: tuple[str, ...], folded: str) -> bool:
    """Whether words stand within some sixty letters of each other in a folded text."""
    if not words:
        return False
    at = folded.find(words[0])
    while at >= 0:
        window = folded[max(0, at - _NEAR) : at + _NEAR + len(words[0])]
        if all(word in window for word in words[1:]):
            return True
        at = folded.find(words[0], at + 1)
    return False


def issues_as(agency: Agency, issuer: str, regions: tuple[Region, ...]) -> bool:
    """Whether an issuer, as printed in the heading of a regulation or decree, is the agency or an office of it."""
    called = own_calls(issuer, regions)
    if agency.rank is not None:
        if called:
            return any(agency.is_called(each) or _roughly(agency, each) for each in called)
        return _named_without_rank(agency, issuer, regions)
    if _whole_body(agency, issuer):
        return True
    return (
        not called
        and not _longer_body(agency, issuer)
        and (stand_together(agency.words, fold_term(issuer)) or _each_roughly(agency, issuer))
    )


def own_calls(issuer: str, regions: tuple[Region, ...]) -> list[NamedRegion]:
    """The regions an issuer may be of: "KEPALA DINAS KOTA A PROVINSI B" is of the city, not of the province."""
    called = list(calls(issuer, regions))
    smaller = [each for each in called if each.rank is not Rank.PROVINCE]
    return smaller or called


def _roughly(agency: Agency, called: NamedRegion) -> bool:
    """A slip in five letters of the whole name, as scans of letterheads have them; never another official name."""
    if called.rank is not agency.rank or called.region is not None:
        return False
    seen = key(called.name)
    return any(_near(name, seen) for name in agency.keys)


def _near(name: str, seen: str) -> bool:
    most = max(1, len(name) // 5)
    return Levenshtein.distance(name, seen, score_cutoff=most) <= most


def _named_without_rank(agency: Agency, issuer: str, regions: tuple[Region, ...]) -> bool:
    """ "KEPALA DINAS KOMUNIKASI CEMARA RAYA": the whole name, behind an office and not going on."""
    words = re.findall(r"[^\W_]+", issuer)
    count = len(agency.name.split())
    for at in range(len(words) - count + 1):
        if any(_near(name, key(" ".join(words[at : at + count]))) for name in agency.keys):
            before, after = words[at - 1] if at else "", " ".join(words[at + count :])
            rest = not after or may_follow(after.split()[0])
            if (rest or not goes_on(agency.name, after, regions)) and not _part_of_name(before, agency, regions):
                return True
    return False


def _part_of_name(before: str, agency: Agency, regions: tuple[Region, ...]) -> bool:
    """Whether the word before a name belongs to it: "Lembah Cemara Raya", "Kepulauan Riau", "Tanjung …"."""
    return official(f"{before} {agency.name}", regions) is not None


def _whole_body(agency: Agency, issuer: str) -> bool:
    """The whole name of a body, as ministry or as its head, and not the beginning of a longer one."""
    text = issuer.upper()
    name = re.sub(r"^KEMENTERIAN\b", "(?:KEMENTERIAN|MENTERI)", re.escape(agency.name.upper()).replace("\\ ", r"\s+"))
    match = re.search(rf"\b{name}\b(?P<after>.*)$", text)
    return match is not None and not _goes_on_as_body(match["after"])


def _longer_body(agency: Agency, issuer: str) -> bool:
    name = re.sub(r"^KEMENTERIAN\b", "(?:KEMENTERIAN|MENTERI)", re.escape(agency.name.upper()).replace("\\ ", r"\s+"))
    match = re.search(rf"\b{name}\b(?P<after>.*)$", issuer.upper())
    return match is not None and _goes_on_as_body(match["after"])


def _goes_on_as_body(after: str) -> bool:
    words = re.findall(r"[^\W\d_]+", after.partition("(")[0])
    if words[:1] == ["DAN"] and len(words) > 1:
        return words[1] not in ("MENTERI", "KEMENTERIAN", "KEPALA", "BADAN", "LEMBAGA", "KETUA", "GUBERNUR")
    return bool(words) and len(words[0]) > 3 and not may_follow(words[0])


def _each_roughly(agency: Agency, issuer: str) -> bool:
    seen = [fold_term(word) for word in re.findall(r"[^\W_]+", issuer)]
    told = [word for word in agency.words if len(word) > 3]
    return bool(told) and all(any(_near(word, each) for each in seen) for word in told)
