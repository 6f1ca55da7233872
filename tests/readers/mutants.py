"""Seeded damage to documents: bytes flipped, cut, doubled, overwritten, numbers made huge. One seed, one mutant."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

_NUMBER = re.compile(rb"\d+")
_HUGE = (b"0", b"-1", b"65536", b"2147483647", b"4294967296", b"99999999999")


def mutant(data: bytes, seed: int) -> bytes:
    """One damaged copy."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if not changed:
            break
        place = chance.randrange(len(changed))
        length = min(chance.choice((1, 2, 8, 64, 512)), len(changed) - place)
        kind = chance.randrange(6)
        if kind == 0:
            changed[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del changed[place : place + length]
        elif kind == 2:
            changed[place:place] = changed[place : place + length]
        elif kind == 3:
            changed[place : place + length] = chance.randbytes(length)
        elif kind == 4:
            del changed[max(place, 1) :]
        else:
            numbers = list(_NUMBER.finditer(bytes(changed[:200_000])))
            if numbers:
                found = chance.choice(numbers)
                changed[found.start() : found.end()] = chance.choice(_HUGE)
    return bytes(changed)


def mutants(samples: Sequence[tuple[str, bytes]], count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """`count` damaged copies of (name, bytes), named by their number."""
    for number in range(count):
        name, data = samples[number % len(samples)]
        yield f"{number:05d}-{name}", mutant(data, seed * 1_000_003 + number)
