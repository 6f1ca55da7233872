"""Values of a checked tree, with the lines they stand on."""

from __future__ import annotations

from evidence_checker.rules import check, phrases
from evidence_checker.rules.tree import LocatedValue, Mistakes


class Record:
    """Values of one record with their lines. Shapes were checked before, so types are what they should be."""

    def __init__(self, file: str, spot: LocatedValue, mistakes: Mistakes) -> None:
        assert isinstance(spot.value, dict)
        self.file, self.spot, self.mistakes = file, spot, mistakes
        self.entries: dict[str, LocatedValue] = spot.value

    def text(self, key: str, default: str = "") -> str:
        """The text under a key."""
        entry = self.entries.get(key)
        return default if entry is None else str(entry.value)

    def number(self, key: str, default: float = 0.0) -> float:
        """The number under a key."""
        entry = self.entries.get(key)
        return default if entry is None else number_of(entry)

    def truth(self, key: str) -> bool:
        """Whether the key is there and true."""
        entry = self.entries.get(key)
        return bool(entry is not None and entry.value)

    def spots(self, key: str) -> list[LocatedValue]:
        """The items of the list under a key."""
        entry = self.entries.get(key)
        return [] if entry is None else items(entry)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of the list under a key."""
        return tuple(str(spot.value) for spot in self.spots(key))

    def table(self, key: str) -> dict[str, LocatedValue]:
        """The entries of the map under a key."""
        entry = self.entries.get(key)
        return entry.value if entry is not None and isinstance(entry.value, dict) else {}

    def line(self, key: str) -> int:
        """The line on which a key stands; that of the record where it is not there."""
        entry = self.entries.get(key)
        return self.spot.line if entry is None else entry.key_line

    def mistake(self, code: str, line: int, found: str, expected: str, **facts: str | int) -> None:
        """Note a mistake in this file."""
        self.mistakes.add(code, self.file, line, found, expected, **facts)

    def phrases(self, key: str, at: str, groups: dict[str, tuple[str, ...]], *, decisive: bool) -> tuple[str, ...]:
        """Phrases of a list with its groups unfolded, each once."""
        phrases.check(self.file, self.spots(key), self.mistakes, at, decisive=decisive)
        return self.expanded(key, at, groups, "kelompok frasa")

    def expanded(self, key: str, at: str, groups: dict[str, tuple[str, ...]], what: str) -> tuple[str, ...]:
        """The texts of a list with its groups unfolded, each once."""
        found: list[str] = []
        for spot in self.spots(key):
            value = str(spot.value)
            if value.startswith("@"):
                if value not in groups:
                    self.mistake(
                        "ES213", spot.line, f"{at}: {value}", what + check.closest(value, list(groups)), key=at
                    )
                found += groups.get(value, ())
            else:
                found.append(value)
        return tuple(dict.fromkeys(found))


def items(spot: LocatedValue) -> list[LocatedValue]:
    """The items of a spot that is a list."""
    return spot.value if isinstance(spot.value, list) else []


def texts(spot: LocatedValue) -> tuple[str, ...]:
    """The texts of a spot that is a list."""
    return tuple(str(item.value) for item in items(spot))


def number_of(spot: LocatedValue) -> float:
    """The number on a spot."""
    assert isinstance(spot.value, int | float)
    return float(spot.value)


def entry(spot: LocatedValue, key: str) -> LocatedValue:
    """The entry of that key. Raises KeyError."""
    assert isinstance(spot.value, dict)
    return spot.value[key]


def number(spot: LocatedValue, key: str) -> float:
    """The number under a key of a spot that is a map."""
    return number_of(entry(spot, key))
