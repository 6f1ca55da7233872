"""The words that indicators may use: kinds, groups, scales and nodes of their pack, and groups of a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from evidence_checker.model import Sector
from evidence_checker.rules.record import Record
from evidence_checker.rules.tree import LocatedValue


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the head of a pack defines for its indicators. Groups are keyed with their @."""

    kind_groups: dict[str, tuple[str, ...]]
    phrase_groups: dict[str, tuple[str, ...]]
    kinds: dict[str, str]
    scales: dict[str, tuple[float, float, float]]
    nodes: set[str]
    sectors: tuple[Sector, ...] = ()


def with_own_groups(item: Record, vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with the groups of the file's own; they may name those of the pack and the shared ones."""
    own: dict[str, tuple[str, ...]] = {}
    for name, spot in item.table("phrase_groups").items():
        held = Record(item.file, LocatedValue({name: spot}, spot.line), item.mistakes)
        own[f"@{name}"] = held.phrases(name, f"phrase_groups.{name}", vocabulary.phrase_groups, decisive=True)
    return replace(vocabulary, phrase_groups=vocabulary.phrase_groups | own) if own else vocabulary
