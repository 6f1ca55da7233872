"""The name of an application and the office that runs it, as lines give them. The words are data
(`rules/shared/services.yaml`, `naming`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from evidence_checker.analysis.lines import Line
from evidence_checker.model import ServiceNaming
from evidence_checker.text.alternatives import any_of

# "Bagian T - i" is a page of a chapter, no office
_CHAPTER = re.compile(r"bagian\s+(?:[A-Z]\b|[IVX]+\b|\d)", re.IGNORECASE)
# words that a text layer ran together where a name goes on ("ManajemenDinas")
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{3})")


class _Patterns(NamedTuple):
    """`naming`: a head word and the name behind it. `begun`: a head word and what follows. `ends`, `office_ends`: from
    where a name is over. `empty`: says nothing yet. `no_name`: begins no name. `unit`: the name of a unit."""

    naming: re.Pattern[str]
    begun: re.Pattern[str]
    ends: re.Pattern[str]
    office_ends: re.Pattern[str]
    empty: re.Pattern[str]
    no_name: re.Pattern[str]
    unit: re.Pattern[str]


@functools.lru_cache(maxsize=4)
def _patterns(naming: ServiceNaming) -> _Patterns:
    heads = any_of(naming.heads)

    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(text, re.IGNORECASE)

    return _Patterns(
        naming=pattern(
            rf"\b(?P<head>{heads})\s+(?P<name>(?:web\s+|mobile\s+|berbasis\s+web\s+)?[A-Z0-9][^,;:.(|\t]{{2,70}})"
            r"(?P<short>\s*\([A-Z][\w\-. ]{2,20}\))?"
        ),
        begun=pattern(rf"\b(?:{heads})\b\W*(.*)$"),
        ends=pattern(rf"\s+(?:{any_of(naming.ends)})\b.*$|\s{{2,}}.*$"),
        office_ends=pattern(rf"\s+(?:{any_of(naming.ends_of_office_name)})\b.*$|\s{{2,}}.*$"),
        empty=pattern(rf"(?:(?:{any_of(naming.empty)})\s*)+"),
        no_name=pattern(rf"(?:{any_of(naming.no_names)})\b"),
        unit=pattern(rf"\b(?:{any_of(naming.units)})\b[\w ,&/.\-]{{0,90}}"),
    )


def names_application(text: str, naming: ServiceNaming) -> re.Match[str] | None:
    """Where a line names an application."""
    return _patterns(naming).naming.search(text)


def parted(text: str) -> str:
    """The line with words parted that its text layer ran together.

    >>> parted("Sistem Informasi ManajemenDinas Sosial")
    'Sistem Informasi Manajemen Dinas Sosial'
    """
    return _RUN_TOGETHER.sub(" ", text)


def goes_on(text: str, naming: ServiceNaming) -> bool:
    """Whether a name begun here says nothing yet and goes on in the next line ("SISTEM INFORMASI MANAJEMEN")."""
    patterns = _patterns(naming)
    match = patterns.begun.search(text)
    return match is not None and (not match[1] or patterns.empty.fullmatch(match[1]) is not None)


def named(text: str, naming: ServiceNaming) -> list[str]:
    """The names of applications that a line gives ("Aplikasi X", "Sistem Informasi Y (SIY)")."""
    found = []
    patterns = _patterns(naming)
    for match in patterns.naming.finditer(text):
        name = patterns.ends.sub("", match["name"].strip())
        if patterns.empty.fullmatch(name):  # it is named for its office
            name = patterns.office_ends.sub("", match["name"].strip())
        name = " ".join(name.split()[:7]).strip(" -–/&")
        if len(name) < 3 or patterns.no_name.match(name):
            continue
        if not match["head"].casefold().startswith("aplikasi"):
            name = f"{match['head']} {name}"
        found.append(" ".join(f"{name} {match['short'] or ''}".split()))
    return found


def unit_named(lines: Sequence[Line], issuer: str, naming: ServiceNaming) -> str:
    """Who runs it: the first office that a line of the first pages names, else the issuer."""
    for line in lines[:120]:
        if line.page > 3:
            break
        match = None if line.prose else _patterns(naming).unit.search(_CHAPTER.sub(" ", parted(line.text)))
        if match and len(match.group().split()) >= 2:
            return " ".join(match.group().split())[:90]
    return issuer
