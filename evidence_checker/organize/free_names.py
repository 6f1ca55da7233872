"""Names that are still free in the target of a filing plan, and the turns of files that share an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence_checker.organize.plan import Target
from evidence_checker.organize.safe_names import collision_key, numbered

INDEX_NAMES = ("Indeks Bukti.html", "Indeks Bukti.xlsx")


@dataclass(slots=True)
class FreeNames:
    """Names given so far in this plan, and those that stand in the target."""

    target: Target
    taken: set[str] = field(default_factory=set)
    tried: dict[str, int] = field(default_factory=dict)

    def free(self, wanted: str, sha256: str) -> tuple[str, bool]:
        """A path that nothing has, and whether the very content already stands there."""
        *folders, name = wanted.split("/")
        folder = self._folder(folders)
        path = f"{folder}/{name}" if folder else name
        base = collision_key(path)
        number = self.tried.get(base, 1)
        while True:
            key = collision_key(path)
            if key not in self.taken:
                content = self.target.content(path)
                if content is None or (content and content == sha256):
                    self.taken.add(key)
                    self.tried[base] = number
                    return path, content is not None
            number += 1
            new = numbered(name, number)
            path = f"{folder}/{new}" if folder else new

    def _folder(self, folders: Sequence[str]) -> str:
        made = ""
        for name in folders:
            wanted, number = name, 1
            path = f"{made}/{wanted}" if made else wanted
            while self.target.content(path):  # a file has the name of our folder
                number += 1
                path = f"{made}/{numbered(wanted, number)}" if made else numbered(wanted, number)
            made = self.target.spelled(path)
        return made


@dataclass(slots=True)
class FreeNumbers:
    """Numbers from 1 that nothing standing has, counted for each group."""

    used: set[tuple[str, int]]
    last: dict[str, int] = field(default_factory=dict)

    def next(self, group: str) -> int:
        """The next turn of a group, one after the last."""
        number = self.last.get(group, 0) + 1
        while (group, number) in self.used:
            number += 1
        self.last[group] = number
        return number
