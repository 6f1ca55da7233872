"""Whose evidence is judged, and for which year."""

from __future__ import annotations

from msgspec import Struct


class GivenValue(Struct, frozen=True):
    """The value of an external index as its publisher gave it: value in the index's own unit, publisher, year."""

    value: float
    publisher: str
    year: int


class FormerUnit(Struct, frozen=True):
    """A unit that is no more, or a former name of the agency. `first`, `last`: the years in which it was, both
    included; 0 = not told."""

    name: str
    first: int = 0
    last: int = 0

    def held(self, year: int) -> bool:
        """Whether it was in a year; a paper of no known year (0) is taken for one of its own."""
        return not year or (self.first <= year and (not self.last or year <= self.last))

    @property
    def years(self) -> str:
        """The years as people write them: "2009-2016", "-2016"."""
        return f"{self.first or ''}-{self.last or ''}"


class Context(Struct, frozen=True):
    """Whose evidence is judged, and for which year.

    `agencies`: the agency's names, first the official one; empty = not told, so only national documents are refused.
    `year`: being assessed, 0 = not told. `applications`: (indicator id, names) that the agency added. `units`:
    (indicator id, unit that owns it). `values`: (indicator id, value of an external index that no document tells).
    `former`: units and names that are no more.
    """

    agencies: tuple[str, ...] = ()
    year: int = 0
    applications: tuple[tuple[str, tuple[str, ...]], ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, GivenValue], ...] = ()
    former: tuple[FormerUnit, ...] = ()

    @classmethod
    def of(
        cls,
        agency: str,
        aliases: tuple[str, ...] = (),
        year: int = 0,
        applications: tuple[tuple[str, tuple[str, ...]], ...] = (),
        units: tuple[tuple[str, str], ...] = (),
        values: tuple[tuple[str, GivenValue], ...] = (),
        former: tuple[FormerUnit, ...] = (),
    ) -> Context:
        """From settings as a user writes them; "" is no name."""
        return cls(tuple(name for name in (agency, *aliases) if name), year, applications, units, values, former)

    @property
    def told(self) -> bool:
        """Whether the agency was told at all."""
        return any(agency.strip() for agency in self.agencies)
