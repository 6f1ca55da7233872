"""Regions as texts call them: by rank and whole name, and whether two names are those of one region.

A name is compared as a whole: "Bandung" is not "Bandung Barat", "Kabupaten Cemara Raya" is neither "Kota Cemara Raya" nor
"Kabupaten Cemara Raya Utara". Official names come from `rules/shared/regions.yaml`; a name that is not in it (an
invented one, a new region) is known to go on by the words that lengthen official names: Barat, Daya, Hulu, Kepulauan.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidence_checker.model import Rank, Region
from evidence_checker.text.folding import fold_term

RANK_WORDS: dict[Rank, tuple[str, ...]] = {
    Rank.REGENCY: ("kabupaten", "kab", "bupati", "pemkab"),
    Rank.CITY: ("kota", "walikota", "pemkot", "kotamadya"),
    Rank.PROVINCE: ("provinsi", "propinsi", "prov", "gubernur", "pemprov"),
}
_RANK_OF = {word: rank for rank, words in RANK_WORDS.items() for word in words}
_CALL = re.compile(
    r"\b(?P<call>Kabupaten|Kab|Bupati|Pemkab|Kota(?:madya)?|Wali\s?kota|Pemkot|Provinsi|Propinsi|Prov|Gubernur|Pemprov)\b\.?\s+"
    r"(?:(?:Administrasi|Adm\.?)\s+)?(?P<rest>[A-Za-z0-9'’\-]+(?:\s+[A-Za-z0-9'’\-]+){0,5})",
    re.IGNORECASE,
)
# "URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA Persentase ...": of either rank, and the word after it is no name
_EITHER = re.compile(r"(?:Kabupaten|Kab\.?|Provinsi|Daerah)\s*/\s*$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9'’]+")
_MOST_WORDS = 6
# Words that are written after the name of a region and are no part of it.
_AFTER = frozenset({
    "adalah", "alamat", "atas", "atau", "badan", "bagi", "bagian", "bidang", "biro", "camat", "dalam", "dan", "dari",
    "dengan", "deputi", "desa", "di", "dinas", "direktorat", "halaman", "indonesia", "ini", "inspektorat", "inspektur",
    "instruksi", "jalan", "jl", "kabupaten", "kantor", "kecamatan", "kelurahan", "kepada", "kepala", "keputusan",
    "kode", "kota", "laporan", "masa", "maka", "memutuskan", "menimbang", "nomor", "no", "oleh", "pada", "pemerintah",
    "peraturan", "periode", "propinsi", "provinsi", "pusat", "rancangan", "rencana", "republik", "rsud", "rumah", "salinan",
    "sebagai", "secara", "sekda", "sekretariat", "sekretaris", "selaku", "serta", "surat", "tahun", "ta", "telah",
    "telepon", "telp", "tentang", "tersebut", "tetap", "untuk", "upt", "uptd", "website", "yang", "yth",
})  # fmt: skip


class NamedRegion(NamedTuple):
    """A region that a text calls by rank and name. `name`: as printed. `region`: the official one, None when the list
    has none so called. `start`, `end`: characters of the whole call."""

    rank: Rank
    name: str
    region: Region | None
    start: int
    end: int


class _Names(NamedTuple):
    """`official`: (rank, key) → region. `keys`: of all names. `longer`: words by which one name becomes another's."""

    official: dict[tuple[Rank, str], Region]
    keys: frozenset[str]
    longer: frozenset[str]


@functools.lru_cache(maxsize=4)
def _names(regions: tuple[Region, ...]) -> _Names:
    official: dict[tuple[Rank, str], Region] = {}
    words_of: list[list[str]] = []
    for region in regions:
        for name in (region.name, *region.also):
            official.setdefault((region.rank, key(name)), region)
            words_of.append([fold_term(word) for word in _words(name)])
    whole = {tuple(words) for words in words_of}
    longer = {
        word
        for words in words_of
        for cut in range(1, len(words))
        if tuple(words[:cut]) in whole
        for word in words[cut : cut + 1]
    }
    endings = Counter(words[-1] for words in whole if len(words) > 1)
    longer |= {word for word, count in endings.items() if count > 1}
    return _Names(official, frozenset(name for _, name in official), frozenset(longer))


def _words(name: str) -> list[str]:
    return _WORD.findall(name.replace("-", " "))


def key(name: str) -> str:
    """What two spellings of one name have in common: without blanks, hyphens, case and slips of bad scans."""
    return fold_term("".join(_words(name)))


def rank_of(text: str) -> Rank | None:
    """The rank that a text names first: "Pemerintah Kota …", "BUPATI …"."""
    for word in re.findall(r"[^\W\d_]+", text.casefold().replace("wali kota", "walikota")):
        if word in _RANK_OF:
            return _RANK_OF[word]
    return None


def official(name: str, regions: tuple[Region, ...], rank: Rank | None = None) -> Region | None:
    """The region of that whole name; without a rank only where no other region bears the name."""
    known = _names(regions).official
    if rank is not None:
        return known.get((rank, key(name)))
    found = [known[each, key(name)] for each in Rank if (each, key(name)) in known]
    return found[0] if len(found) == 1 else None


def goes_on(name: str, after: str, regions: tuple[Region, ...]) -> bool:
    """Whether a name is only the beginning of a longer one, by the words that stand after it: "Bandung", "Barat …"."""
    names = _names(regions)
    match = re.match(r"[\s\-]*([A-Z][\w'’]*)", after)
    if not match:
        return False
    later = [match[1], *(word for word in _words(after[match.end() :])[: _MOST_WORDS - 1])]
    joined = key(name)
    for word in later:
        joined += fold_term(word)
        if joined in names.keys:
            return True
    return fold_term(match[1]) in names.longer


def calls(text: str, regions: tuple[Region, ...]) -> Iterator[NamedRegion]:
    """Every region that a text calls by rank and whole name, in reading order."""
    names = _names(regions)
    for match in _CALL.finditer(text):
        rank = _RANK_OF[re.sub(r"\s", "", match["call"].casefold())]
        printed = list(re.finditer(r"[A-Za-z0-9'’\-]+", match["rest"]))
        words = [word.group() for word in printed]
        region, count = _longest(words, rank, names)
        if not count and not _EITHER.search(text, max(0, match.start() - 16), match.start()):
            count = _unlisted(words)
        if count:
            end = match.start("rest") + printed[count - 1].end()
            yield NamedRegion(rank, " ".join(words[:count]), region, match.start(), end)


def _longest(words: Sequence[str], rank: Rank, names: _Names) -> tuple[Region | None, int]:
    """The official region with the longest name at the beginning of the words, and how many words it takes."""
    for count in range(len(words), 0, -1):
        region = names.official.get((rank, key(" ".join(words[:count]))))
        if region is not None:
            return region, count
    return None, 0


def _unlisted(words: Sequence[str]) -> int:
    """How many words a name takes that is not in the list: up to a small one or one that follows names."""
    count = 0
    for word in words:
        if not word[0].isupper() or word.casefold() in _AFTER or len(word) < 2:
            break
        count += 1
    return count


def may_follow(word: str) -> bool:
    """Whether a word stands after names of regions without being a part of them ("Nomor", "Dinas")."""
    return word.casefold() in _AFTER
