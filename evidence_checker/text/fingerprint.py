"""A small fingerprint of a text by which near doubles are found without keeping the text.

The fingerprint is the `SIZE` smallest hashes of all stretches of `WIDTH` folded characters ("bottom-k MinHash", Broder
1997). Two texts that have a share *j* of their stretches in common have about *j* of their smallest hashes in common,
whatever their length, so the likeness of two documents is read off two short tuples. Equal texts have equal sketches on
every machine.
"""

from __future__ import annotations

WIDTH = 9  # shorter stretches are shared by any two Indonesian regulations, longer ones break at each OCR mistake
SIZE = 128  # standard error of the likeness at most 0.045
LEAST = 160  # folded characters below which a text says too little to be compared

_BASE, _MIX_1, _MIX_2 = 0x100000001B3, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def fingerprint(folded: str) -> tuple[int, ...]:
    """The fingerprint of a folded text (`text.fold`): at most `SIZE` different 64-bit numbers, ascending.

    () for a text of less than `LEAST` characters.
    """
    if len(folded) < LEAST:
        return ()
    import numpy as np  # only workers fingerprint; the command itself starts without it

    signs = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    stretches = len(signs) - WIDTH + 1
    hashes = np.zeros(stretches, dtype=np.uint64)
    for offset in range(WIDTH):
        hashes = hashes * np.uint64(_BASE) + signs[offset : offset + stretches]
    # The last steps of splitmix64: neighbouring stretches must not get neighbouring hashes.
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(_MIX_1)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(_MIX_2)
    hashes ^= hashes >> np.uint64(31)
    if stretches > 16 * SIZE:
        # The smallest lie below this bound almost surely; sorting only those is ten times faster for a long document.
        low = hashes[hashes < np.uint64((1 << 64) // stretches * 4 * SIZE)]
        smallest = np.unique(low)
        if len(smallest) >= SIZE:
            return tuple(smallest[:SIZE].tolist())
    return tuple(np.unique(hashes)[:SIZE].tolist())


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """0..1: the estimated share of stretches that two texts have in common (Jaccard); 0.0 where one is empty."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    room = min(max(len(one), len(other)), SIZE)
    shared = set(one) & set(other)
    smallest = sorted(set(one) | set(other))[:room]
    return sum(number in shared for number in smallest) / len(smallest)
