"""The patterns of `rules/shared/kinds.yaml`, compiled and put in the order in which they are asked. Nothing is said here."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from evidence_checker.model import Kind, Knowledge


@dataclass(frozen=True, slots=True)
class CompiledHabit:
    """What only `kind` says; see `Habit`."""

    kind: str
    patterns: tuple[re.Pattern[str], ...]
    needed: int
    most_words: int
    before_titles: bool
    excludes: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class CompiledName:
    """How files of `kind` are called; see `NamedFile`."""

    kind: str
    pattern: re.Pattern[str]
    confirmed_by: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class KindPatterns:
    """Every table that kinds are known by. `forms`: legal forms, in capitals (a title-case mention is a citation).
    `headings`: titles of papers without legal form. `wholes`: of what a chapter in a file of its own is part."""

    forms: tuple[tuple[Kind, re.Pattern[str]], ...]
    headings: tuple[tuple[Kind, re.Pattern[str]], ...]
    habits: tuple[CompiledHabit, ...]
    names: tuple[CompiledName, ...]
    wholes: tuple[tuple[str, re.Pattern[str]], ...]


@functools.lru_cache(maxsize=4)
def kind_patterns(knowledge: Knowledge) -> KindPatterns:
    """The compiled tables of a knowledge, made once in a process."""
    ranked = sorted(
        ((habit, kind.id) for kind in knowledge.kinds for habit in kind.habits), key=lambda each: each[0].rank
    )
    named = sorted(
        ((kind.file_name, kind.id) for kind in knowledge.kinds if kind.file_name is not None),
        key=lambda each: each[0].rank,
    )
    return KindPatterns(
        forms=tuple((kind, re.compile(each)) for kind in knowledge.kinds if kind.legal for each in kind.headings),
        headings=tuple(
            (kind, re.compile(each, re.IGNORECASE))
            for kind in knowledge.kinds
            if not kind.legal
            for each in kind.headings
        ),
        habits=tuple(
            CompiledHabit(
                kind,
                tuple(re.compile(each, re.IGNORECASE | re.MULTILINE) for each in habit.patterns),
                habit.needed,
                habit.most_words,
                habit.before_titles,
                re.compile(habit.excludes, re.IGNORECASE | re.MULTILINE) if habit.excludes else None,
            )
            for habit, kind in ranked
        ),
        names=tuple(
            CompiledName(
                kind,
                re.compile(name.pattern, re.IGNORECASE),
                re.compile(name.confirmed_by, re.IGNORECASE) if name.confirmed_by else None,
            )
            for name, kind in named
        ),
        wholes=tuple(
            (kind.id, re.compile(kind.chapter_names, re.IGNORECASE)) for kind in knowledge.kinds if kind.chapter_names
        ),
    )
