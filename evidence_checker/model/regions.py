"""Provinces, regencies and cities: the names by which a document is told to be one agency's and not another's."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Rank(StrEnum):
    """Level of a regional government."""

    PROVINCE = "provinsi"
    REGENCY = "kabupaten"
    CITY = "kota"


class Region(Struct, frozen=True):
    """One regional government. `name`: official, without its rank. `province`: name of the one it lies in (its own name
    for a province). `also`: other names in use, short, older, or in another spelling."""

    name: str
    rank: Rank
    province: str
    also: tuple[str, ...] = ()
