"""A reason is data: a stable code with its facts. `messages` makes the sentence and the advice of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeAlias

from msgspec import Struct, to_builtins

Fact: TypeAlias = str | int | float | bool | tuple[str, ...] | None


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Struct, frozen=True):
    """One reason: a stable code with its facts. `wording` makes the sentence and the advice of it.

    `facts` are sorted (name, value) pairs so that the same finding is the same bytes.
    """

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, code: str, /, **facts: Fact) -> Finding:
        """A finding with its facts, sorted by name."""
        return cls(code, tuple(sorted(facts.items())))

    @property
    def mapping(self) -> Mapping[str, Fact]:
        """The facts by name."""
        return dict(self.facts)


def plain(value: Any) -> Any:
    """A value as dicts, lists, text and numbers, in the order of its fields."""
    return to_builtins(value)
