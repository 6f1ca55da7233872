"""What several bodies of knowledge see alike in one document is looked for once.

Packs share nearly all that is known of documents; they differ in names of applications and in groups of phrases that
only their rules call. So the lines, kind, subject, parts and formal attributes of a document are the same for all of
them, and only its electronic service is looked for anew.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

from evidence_checker.model import Knowledge, replace

T = TypeVar("T")

# the groups of phrases that the analysis of documents asks for; all others belong to the rules
GROUPS = (
    "bidang_urusan",
    "catatan_operasi",
    "isian_dalam_kurung",
    "isian_tertinggal",
    "nama_kantor",
    "pembuka_isi",
    "pemberitahuan_cetak",
    "unit_bernama_layanan",
    "urusan_kantor",
)


def phrase_group(knowledge: Knowledge, name: str) -> tuple[str, ...]:
    """The phrases of a group as written, () where there is no such group. Raises KeyError for a group that `GROUPS`
    does not name, for its words would not be told apart between packs."""
    if name not in GROUPS:
        raise KeyError(name)
    return _groups(knowledge).get(name, ())


@functools.lru_cache(maxsize=8)
def _groups(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    return dict(knowledge.phrase_groups)


@functools.lru_cache(maxsize=8)
def of_forms(knowledge: Knowledge) -> str:
    """A fingerprint of what tells the form of a document: all that the analysis reads but names of applications."""
    services = knowledge.services
    unnamed = tuple(replace(sector, applications=()) for sector in services.sectors)
    read = [(name, phrase_group(knowledge, name)) for name in GROUPS]
    told = (
        knowledge.kinds,
        knowledge.kind_groups,
        read,
        knowledge.abbreviations,
        replace(services, sectors=unnamed, sha256=""),
    )
    return hashlib.sha256(repr(told).encode("utf-8")).hexdigest()


@functools.lru_cache(maxsize=8)
def of_governments(knowledge: Knowledge) -> str:
    """A fingerprint of the governments and bodies that are known, by which a document is told to be one agency's."""
    return hashlib.sha256(repr((knowledge.regions, knowledge.bodies)).encode("utf-8")).hexdigest()


class Once:
    """What was found in one document so far, by step and by what the step looked at."""

    def __init__(self) -> None:
        self._found: dict[tuple[str | int, ...], Any] = {}

    def of(self, step: tuple[str | int, ...], find: Callable[[], T]) -> T:
        """What the step finds; looked for when it is first asked for."""
        if step not in self._found:
            self._found[step] = find()
        found: T = self._found[step]
        return found
