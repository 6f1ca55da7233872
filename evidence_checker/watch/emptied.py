"""Folders that lost all their files at one stroke: held back for a while, as a share that drops out looks the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

LEAST = 2  # files; one file that is deleted from a folder of its own is deleted


def emptied(known: Iterable[str], present: Iterable[str]) -> dict[str, int]:
    """The topmost folders all of whose known files are gone at once → how many those were.

    `known`: paths of the last listing, `present`: of this one. What lies inside archives goes with the archive. The
    whole tree at once is another matter (see `FolderWatch`).
    """
    listed = set(known)
    there = set(present)
    kept: set[str] = set()
    for path in there:
        kept.update(_above(path))
    lost: dict[str, int] = {}
    for path in listed - there:
        for folder in _above(path):  # from the top down
            if folder in listed:
                break  # an archive, which is gone itself
            if folder not in kept:
                lost[folder] = lost.get(folder, 0) + 1
                break
    return {folder: count for folder, count in lost.items() if count >= LEAST}


def _above(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


class Held:
    """Which folders are held back, and since when (seconds of a clock that does not jump)."""

    def __init__(self, seconds: float = 300.0) -> None:
        self.seconds = seconds
        self.since: dict[str, float] = {}

    def update(self, now: float, lost: Mapping[str, int]) -> dict[str, int]:
        """The folders that are still held back, of those that are empty now; the others' files count as gone."""
        for folder in [each for each in self.since if each not in lost]:
            del self.since[folder]
        for folder in lost:
            self.since.setdefault(folder, now)
        return {folder: count for folder, count in lost.items() if now - self.since[folder] < self.seconds}
