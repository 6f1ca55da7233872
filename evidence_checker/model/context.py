"""Whose evidence is judged, and for which year."""

from __future__ import annotations

from msgspec import Struct


class Context(Struct, frozen=True):
    """Whose evidence is judged, and for which year.

    `agencies`: the agency's names, first the official one; empty = not told, so only national documents are refused.
    `year`: being assessed, 0 = not told. `applications`: (indicator id, names) that the agency added.
    """

    agencies: tuple[str, ...] = ()
    year: int = 0
    applications: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(
        cls,
        agency: str,
        aliases: tuple[str, ...] = (),
        year: int = 0,
        applications: tuple[tuple[str, tuple[str, ...]], ...] = (),
    ) -> Context:
        """From settings as a user writes them; "" is no name."""
        return cls(tuple(name for name in (agency, *aliases) if name), year, applications)

    @property
    def told(self) -> bool:
        return any(agency.strip() for agency in self.agencies)
