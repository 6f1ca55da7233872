"""Parts of a watched tree that cannot be looked at, or emptied at one stroke: what is not seen is not gone."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_checker.model import Finding, SourceFile
from evidence_checker.watch.emptied import Held, emptied
from evidence_checker.watch.file_states import Sightings
from evidence_checker.watch.ports import Found


def held_back(found: Found, sightings: Sightings, held_before: Held, trouble: dict[str, Finding], now: float) -> Found:
    """The listing with folders that emptied at one stroke among what cannot be looked at, for a while and said.

    `trouble`: what is shown of the folder; its entries about emptied and absent folders are made anew here."""
    by_content = {(file.bytes, file.modified_ns, file.inode) for file in found.files if file.inode}
    # what only moved is not lost
    known = [
        path
        for path, seen in sightings.by_path.items()
        if (seen.file.bytes, seen.file.modified_ns, seen.file.inode) not in by_content
    ]
    blind = tuple(path + "/" for path in found.blind)
    lost = emptied(
        (path for path in known if not path.startswith(blind)) if blind else known,
        (file.path for file in found.files),
    )
    held = held_before.update(now, lost)
    for key in [key for key in trouble if key.startswith(("emptied ", "away "))]:
        del trouble[key]
    for folder, count in held.items():
        minutes = max(1, round(held_before.seconds / 60))
        trouble[f"emptied {folder}"] = Finding.of("EC246", path=folder, count=count, minutes=minutes)
    for finding in found.skipped:
        if finding.code == "EC245":
            trouble[f"away {finding.mapping['path']}"] = finding
    if not held:
        return found
    said = tuple(trouble[f"emptied {folder}"] for folder in sorted(held))
    return Found(found.files, (*found.skipped, *said), (*found.blind, *sorted(held)))


def with_blind_spots(found: Found, sightings: Sightings) -> Iterable[SourceFile]:
    """The listing, and what was known below folders that could not be looked into: not seen is not gone."""
    if not found.blind:
        return found.files
    known = {file.path for file in found.files}
    below = tuple(path + "/" for path in found.blind)
    kept = [
        seen.file
        for path, seen in sightings.by_path.items()
        if path not in known and (path.startswith(below) or path in found.blind)
    ]
    return (*found.files, *kept)
