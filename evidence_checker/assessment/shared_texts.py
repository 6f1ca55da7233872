"""Texts that several agencies hand in as their own: a plan copied from the neighbour, its name replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from evidence_checker.model.agencies import OwnText, SharedText
from evidence_checker.text.fingerprint import likeness

NEAR = 0.70  # as for doubles in one folder: below, forms of one template begin to pair
_SIGNS = 24  # of the smallest numbers of a fingerprint; two texts alike by 0.7 share most of them
_COMMON = 60  # a stretch of text in more documents than this is boilerplate and pairs nothing
_LEAST_SHARED = 6


def shared_texts(texts: Iterable[OwnText]) -> tuple[SharedText, ...]:
    """Pairs of documents of two agencies whose texts are alike, most alike first. Each document is named once as the
    second of a pair."""
    held = sorted((each for each in texts if each.fingerprint), key=lambda each: (each.agency, each.path))
    where: dict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(held):
        for sign in each.fingerprint[:_SIGNS]:
            where[sign].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for members in where.values():
        if 1 < len(members) <= _COMMON:
            for position, one in enumerate(members):
                for other in members[position + 1 :]:
                    if held[one].agency != held[other].agency:
                        shared[one, other] += 1
    best: dict[int, SharedText] = {}
    for (first, second), count in sorted(shared.items()):
        if count < _LEAST_SHARED:
            continue
        a, b = held[first], held[second]
        alike = likeness(a.fingerprint, b.fingerprint)
        if alike >= NEAR and (second not in best or alike > best[second].likeness):
            best[second] = SharedText(a.agency, a.path, b.agency, b.path, b.title or a.title, round(alike, 3))
    return tuple(sorted(best.values(), key=lambda pair: (-pair.likeness, pair.other, pair.other_path)))
