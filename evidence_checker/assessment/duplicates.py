"""Which documents of a folder are the same, nearly the same, or versions of one another, and which of them counts.

Nothing is decided by likeness alone where the documents say what they are: two regulations with other numbers are two,
however alike their wording; a draft and its final are a pair though a third of the text changed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from evidence_checker.model import Examination, Finding, ReadStatus, Signature, State, TextSource
from evidence_checker.text.fingerprint import likeness

# Tried on pairs made for that purpose (benchmarks/organize.py doubles): below, forms of one template begin to pair.
NEAR = 0.70
RELATED = 0.30  # enough when kind, title or number say that two documents belong together
_COMMON = 40  # a stretch of text in more documents than this is boilerplate and pairs nothing
_PICTURES = frozenset({TextSource.OCR, TextSource.MIXED})


@dataclass(frozen=True, slots=True)
class Duplicate:
    """`path` is a double, draft or earlier version of `counts`. `reason`: EC501…EC508, the difference in its facts.

    `likeness`: estimated share of common text, 0..1; 1.0 for equal text.
    """

    path: str
    counts: str
    reason: Finding
    likeness: float


def doubles(examinations: Sequence[Examination]) -> tuple[Duplicate, ...]:
    """Every document that another one stands for, sorted by the one that counts. A document is named once."""
    read = [each for each in examinations if each.status in (ReadStatus.READ, ReadStatus.PARTLY_READ)]
    found: dict[str, Duplicate] = {}
    bytes_of = [(each.file.sha256, each) for each in examinations if each.file.sha256]
    whole = _equal(bytes_of, "EC501", found)
    texts_of = [(each.text_sha256, each) for each in whole if each in read and each.text_sha256]
    texts = _equal(texts_of, "EC502", found)
    for one, other in _candidates(texts):
        pair = _related(one, other)
        if pair is not None and (pair.path not in found or _firmer(pair, found[pair.path])):
            found[pair.path] = pair
    for pair in _chains(texts):
        found.setdefault(pair.path, pair)
    return tuple(sorted(found.values(), key=lambda d: (d.counts, d.path)))


def _equal(keyed: Sequence[tuple[str, Examination]], code: str, found: dict[str, Duplicate]) -> list[Examination]:
    """One of each group of equal key; the others are noted as its doubles."""
    groups: dict[str, list[Examination]] = defaultdict(list)
    for key, each in keyed:
        groups[key].append(each)
    kept = []
    for group in groups.values():
        best = min(group, key=_first_of_equals)
        kept.append(best)
        facts = {"original" if code == "EC501" else "path": best.file.path}
        for each in group:
            if each is not best:
                found[each.file.path] = Duplicate(each.file.path, best.file.path, Finding.of(code, **facts), 1.0)
    return kept


def _first_of_equals(each: Examination) -> tuple[bool, int, str]:
    """Of files of equal text the one that judging uses, too: electronically signed, else the smallest."""
    return each.identity.signature is not Signature.ELECTRONIC, each.file.bytes, each.file.path


def _rank(each: Examination) -> tuple[int, int, int, str]:
    """The one that counts comes first: signed before not, text before scan, then by path (shortest, alphabetical)."""
    signed = {Signature.ELECTRONIC: 0, Signature.SEEN: 1}.get(each.identity.signature, 2)
    return signed, each.text_source in _PICTURES, len(each.file.path), each.file.path


def _candidates(examinations: Sequence[Examination]) -> Iterator[tuple[Examination, Examination]]:
    """Pairs whose sketches share enough numbers, by an inverted index: work grows with the shared text only."""
    where: dict[int, list[int]] = defaultdict(list)
    for n, each in enumerate(examinations):
        for number in each.fingerprint:
            where[number].append(n)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for members in where.values():
        if 1 < len(members) <= _COMMON:
            for position, one in enumerate(members):
                for other in members[position + 1 :]:
                    shared[one, other] += 1
    for (one, other), count in sorted(shared.items()):
        if count >= 12:
            yield examinations[one], examinations[other]


def _related(one: Examination, other: Examination) -> Duplicate | None:
    """What two documents of like text are to each other; None for two documents of one template."""
    alike = likeness(one.fingerprint, other.fingerprint)
    if alike < RELATED:
        return None
    a, b = one.identity, other.identity
    if _strangers(a.issuer, b.issuer):
        return None  # the neighbouring regency's regulation of the same model
    same_title = bool(_title(one)) and _title(one) == _title(other)
    same_number = bool(a.number) and _number(one) == _number(other)
    other_number = bool(a.number and b.number) and not same_number
    drafts = (a.state is State.DRAFT) + (b.state is State.DRAFT)
    if drafts == 1 and a.kind == b.kind and (same_title or alike >= NEAR) and not (other_number and not same_title):
        draft, final = (one, other) if a.state is State.DRAFT else (other, one)
        return _double(draft, final, "EC503", alike)
    scans = (one.text_source in _PICTURES) + (other.text_source in _PICTURES)
    # Reading a scan spoils letters of the title and digits of the number, too.
    read_alike = same_title or (scans == 1 and SequenceMatcher(None, _title(one), _title(other)).ratio() >= 0.85)
    misread = read_alike and a.year == b.year
    if scans == 1 and (same_number or read_alike or alike >= NEAR) and (misread or not other_number):
        scan, text = (one, other) if one.text_source in _PICTURES else (other, one)
        return _double(text, scan, "EC504", alike)
    years = (a.year, b.year)
    if same_title and a.kind == b.kind and all(years) and a.year != b.year:
        old, new = (one, other) if a.year < b.year else (other, one)
        reason = Finding.of(
            "EC505",
            path=new.file.path,
            before=str(old.identity.year),
            after=str(new.identity.year),
            likeness=round(100 * alike),
        )
        return Duplicate(old.file.path, new.file.path, reason, alike)
    if (
        other_number
        or (a.title and b.title and not same_title and alike < 0.95)
        or (a.date and b.date and a.date != b.date)
    ):
        return None
    if alike >= NEAR or ((same_title or same_number) and alike >= 0.5):
        better, worse = sorted((one, other), key=_rank)
        return _double(worse, better, "EC506", alike)
    return None


def _strangers(one: str, other: str) -> bool:
    """Whether two issuers are surely two; reading mistakes of a scan do not make two of one."""
    a, b = _plain(one), _plain(other)
    return bool(a and b) and a not in b and b not in a and SequenceMatcher(None, a, b).ratio() < 0.8


def _double(path: Examination, counts: Examination, code: str, alike: float) -> Duplicate:
    reason = Finding.of(code, path=counts.file.path, likeness=round(100 * alike))
    return Duplicate(path.file.path, counts.file.path, reason, alike)


def _firmer(new: Duplicate, old: Duplicate) -> bool:
    return old.reason.code not in ("EC501", "EC502") and new.likeness > old.likeness


def _chains(examinations: Sequence[Examination]) -> Iterator[Duplicate]:
    """Amended and revoked regulations by their numbers, and later numbers under the same title."""
    by_number: dict[tuple[str, str], Examination] = {}
    for each in examinations:
        if _number(each):
            by_number[each.identity.kind, _number(each)] = each
    for each in examinations:
        for numbers, code in ((each.identity.revokes, "EC508"), (each.identity.amends, "EC507")):
            for number in numbers:
                old = by_number.get((each.identity.kind, _plain(number)))
                if old is not None and old is not each and not _strangers(old.identity.issuer, each.identity.issuer):
                    yield Duplicate(old.file.path, each.file.path, Finding.of(code, path=each.file.path), 0.0)
    titles: dict[tuple[str, str, str], list[Examination]] = defaultdict(list)
    for each in examinations:
        if _title(each) and each.identity.year and each.identity.state is not State.DRAFT:
            titles[each.identity.kind, _title(each), _plain(each.identity.issuer)].append(each)
    for versions in titles.values():
        versions.sort(key=lambda e: (e.identity.year, e.identity.date, e.file.path))
        newest = versions[-1]
        for old in versions[:-1]:
            if old.identity.year < newest.identity.year:
                reason = Finding.of(
                    "EC505", path=newest.file.path, before=str(old.identity.year), after=str(newest.identity.year)
                )
                yield Duplicate(old.file.path, newest.file.path, reason, likeness(old.fingerprint, newest.fingerprint))


def _title(each: Examination) -> str:
    """The title as compared: without "perubahan atas", occurrences of years and marks."""
    title = re.sub(
        r"\b(?:rancangan|draf|draft|salinan|perubahan (?:kedua |ketiga )?atas)\b", " ", each.identity.title, flags=re.I
    )
    return re.sub(r"[^a-z]+", "", re.sub(r"\b(?:19|20)\d\d\b", " ", title).lower())


def _number(each: Examination) -> str:
    return _plain(each.identity.number)


def _plain(text: str) -> str:
    return re.sub(r"[^0-9a-z]+", "", re.sub(r"\b(?:nomor|no)\b", " ", text.lower()))
