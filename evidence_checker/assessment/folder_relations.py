"""Which document stands for its copies, which one another ends, and which indicator a shared one serves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evidence_checker.assessment.held import View, chosen
from evidence_checker.model import Examination, Indicator, Signature, Strength

RANK = {Strength.STRONG: 0, Strength.PARTIAL: 1, Strength.WEAK: 2}


def doubles(ordered: View) -> tuple[View, dict[str, str]]:
    """The documents to judge, and for each copy the path of the one that stands for it.

    Of files with equal text the electronically signed one stands for all, else the smallest: it is the one to upload.
    """
    twice = _twice(ordered)
    best: dict[str, tuple[tuple[bool, int, str], int]] = {}
    same_as: dict[int, str] = {}
    for number, item in enumerate(ordered if twice else ()):
        same = _text_of(item)
        if not same or hash(same) not in twice:
            continue
        rank = (item.identity.signature is not Signature.ELECTRONIC, item.file.bytes, item.file.path)
        if same not in best:
            best[same] = (rank, number)
            continue
        if rank < best[same][0]:
            rank, number, best[same] = *best[same], (rank, number)
        same_as[number] = same
    copies = {ordered[number].file.path: best[same][0][2] for number, same in same_as.items()}
    return chosen(ordered, (number for number in range(len(ordered)) if number not in same_as)), copies


def _text_of(item: Examination) -> str:
    """What says that two documents are one: the hash of the text, else of the bytes; "" where there are none."""
    return item.text_sha256 or (item.file.sha256 if item.file.bytes else "")


def _twice(examinations: Iterable[Examination]) -> set[int]:
    """Short numbers of the texts that more than one document may have: of a large folder most stand alone, and what is
    looked at of the others need not be held for them."""
    once: set[int] = set()
    again: set[int] = set()
    for item in examinations:
        if same := _text_of(item):
            number = hash(same)
            (again if number in once else once).add(number)
    return again


def superseded(originals: Sequence[Examination]) -> dict[str, str]:
    """Paths of regulations that another document of the same issuer revokes by number and year → the revoking path."""
    by_number = {
        (item.identity.kind, item.identity.issuer, item.identity.number): item.file.path
        for item in originals
        if item.identity.number
    }
    found = {}
    for item in originals:
        for number in item.identity.revokes:
            path = by_number.get((item.identity.kind, item.identity.issuer, number))
            if path and path != item.file.path:
                found[path] = item.file.path
    return found


def holders(indicator: Indicator, used: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Documents that this indicator may not use because one it shares nothing with holds them (a public service may not
    rest on what proves an internal one): path → that indicator. `used`: path → the indicators that hold it so far."""
    found = {}
    for path, ids in used.items():
        forbidden = [identifier for identifier in ids if identifier in indicator.reuse_not_with]
        if forbidden:
            found[path] = forbidden[0]
    return found
