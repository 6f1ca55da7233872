"""Ministries and national bodies: the names on their papers, what they were before, and what they run for others."""

from __future__ import annotations

from msgspec import Struct


class NationalBody(Struct, frozen=True):
    """One ministry or body. `name`: official. `also`: abbreviations and other names on its papers. `since`, `until`:
    years in which it had the name (0 = not said). `continues`: official names of those whose tasks it took over.
    `runs`: applications that it provides for other agencies."""

    name: str
    also: tuple[str, ...] = ()
    since: int = 0
    until: int = 0
    continues: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
