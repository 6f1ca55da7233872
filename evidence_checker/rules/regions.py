"""`regions.yaml` → the regions, each with the names it goes by."""

from __future__ import annotations

from evidence_checker.model import Rank, Region
from evidence_checker.rules.record import Record, texts


def regions_of(item: Record) -> tuple[Region, ...]:
    """Every province, then its regencies and cities, in the order of the file. A name under `also` that is none of
    them is a mistake."""
    also = {name: texts(spot) for name, spot in item.table("also").items()}
    found: list[Region] = []
    for spot in item.spots("provinces"):
        province = Record(item.file, spot, item.mistakes)
        name = province.text("name")
        found.append(Region(name, Rank.PROVINCE, name, province.texts("also")))
        for rank, key in ((Rank.REGENCY, "regencies"), (Rank.CITY, "cities")):
            found += [Region(each, rank, name, also.get(each, ())) for each in province.texts(key)]
    known = {region.name for region in found}
    for name, spot in item.table("also").items():
        if name not in known:
            item.mistake("ES213", spot.key_line, name, "nama kabupaten atau kota", key="also")
    return tuple(found)
