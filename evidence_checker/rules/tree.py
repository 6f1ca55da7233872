"""YAML bytes → a tree of plain values that remember their lines; the only module that knows yaml.

Nothing in a rule file can run code, reach a file or blow up: tags are refused (no Python object is ever built), anchors
and aliases are refused (nothing can be multiplied), depth and size are bounded first, text is only ever text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeAlias

import yaml

from evidence_checker.messages.rule_fragments import english, found_in_english
from evidence_checker.model import Finding

Scalar: TypeAlias = str | int | float | bool | None
Plain: TypeAlias = "Scalar | list[Plain] | dict[str, Plain]"

MOST_BYTES = 512 * 1024  # a rule file; the largest shipped one has 12 KiB
MOST_DEPTH = 24
MOST_NODES = 50_000

HEAD = "framework.yaml"  # the file that makes a folder a rule pack

_CORE = "tag:yaml.org,2002:"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class LocatedValue:
    """A value and the 1-based line it stands on. `key_line`: of the key that leads to it (same as `line` in a list)."""

    value: Scalar | list[LocatedValue] | dict[str, LocatedValue]
    line: int
    key_line: int = 0

    def plain(self) -> Plain:
        """The tree as plain values, without lines."""
        if isinstance(self.value, dict):
            return {key: spot.plain() for key, spot in self.value.items()}
        if isinstance(self.value, list):
            return [spot.plain() for spot in self.value]
        return self.value


@dataclass(slots=True)
class Mistakes:
    """Every mistake found, as findings with the facts `file`, `line`, `found`, `expected`, and what the code needs."""

    found: list[Finding] = field(default_factory=list)

    def add(self, code: str, file: str, line: int, found: str, expected: str, **facts: str | int) -> None:
        """Note a mistake with its place, what was found and what was expected."""
        found = _short(found)
        said = {
            "found": found,
            "found_en": found_in_english(code, found),
            "expected": expected,
            "expected_en": english(expected),
        }
        self.found.append(Finding.of(code, file=file, line=line, **said, **facts))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:77] + "..."


def grow(file: str, data: bytes, mistakes: Mistakes) -> LocatedValue | None:
    """The tree of a file, or None when it is no YAML that is allowed here. Mistakes are added, never raised."""
    if len(data) > MOST_BYTES:
        mistakes.add("ES202", file, 1, f"{len(data)} bita", f"paling banyak {MOST_BYTES} bita")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        mistakes.add("ES202", file, line, f"bita 0x{data[wrong.start]:02x}", "teks UTF-8")
        return None
    try:
        return _Growth(file, text, mistakes).whole()
    except _Refused:
        return None
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        mistakes.add(
            "ES203",
            file,
            mark.line + 1 if mark else 1,
            str(wrong.problem or wrong.context or "YAML rusak"),
            "YAML yang sah",
        )
        return None
    except yaml.YAMLError as wrong:
        mistakes.add("ES203", file, 1, str(wrong), "YAML yang sah")
        return None


class _Refused(Exception):
    """The file is not read on; the mistake is noted."""


class _Growth:
    """The tree, made of the parser's events in one pass: no alias, no tag, no second document, bounded depth and
    number."""

    def __init__(self, file: str, text: str, mistakes: Mistakes) -> None:
        self._file, self._mistakes = file, mistakes
        # Any: the parser in C gives events of the same names, which the type stubs do not know in full
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))
        self._nodes = 0
        self._tagged = False

    def whole(self) -> LocatedValue | None:
        """The tree of the only document. Raises _Refused, yaml.YAMLError."""
        tree: LocatedValue | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("ES203", event, "dokumen YAML kedua (---)", "satu dokumen per berkas")
            elif isinstance(event, yaml.NodeEvent):
                tree = self._value(event, 1)
        if tree is None:
            self._mistakes.add("ES203", self._file, 1, "berkas kosong", "isi aturan")
        return None if self._tagged else tree

    def _refuse(self, code: str, event: Any, found: str, expected: str) -> NoReturn:
        self._mistakes.add(code, self._file, event.start_mark.line + 1, found, expected)
        raise _Refused

    def _value(self, event: Any, depth: int) -> LocatedValue:
        self._seen(event)
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            return LocatedValue(_scalar(event.value, _kind(event)), line, line)
        if depth > MOST_DEPTH:
            self._refuse("ES202", event, f"bersarang {depth} tingkat", f"paling banyak {MOST_DEPTH} tingkat")
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[LocatedValue] = []
            while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
                items.append(self._value(item, depth + 1))
            return LocatedValue(items, line, line)
        return LocatedValue(self._entries(depth), line, line)

    def _entries(self, depth: int) -> dict[str, LocatedValue]:
        entries: dict[str, LocatedValue] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                self._value(event, depth + 1)
                self._value(next(self._events), depth + 1)
                self._mistakes.add("ES203", self._file, line, "kunci yang bukan teks", "kunci berupa teks")
                continue
            self._seen(event)
            key = event.value
            spot = self._value(next(self._events), depth + 1)
            spot.key_line = line
            if key in entries:
                first = entries[key].key_line
                expected = f"kunci satu kali saja (sudah ada di baris {first})"
                self._mistakes.add("ES206", self._file, line, key, expected, first=first)
                continue
            entries[key] = spot
        return entries

    def _seen(self, event: Any) -> None:
        """What is true of any value: it is no alias and has no anchor and no tag, and there are not too many."""
        if isinstance(event, yaml.AliasEvent):
            self._refuse("ES204", event, f"*{event.anchor}", "nilai ditulis lengkap")
        self._nodes += 1
        if event.anchor:
            self._refuse("ES204", event, f"&{event.anchor}", "nilai ditulis lengkap")
        if event.tag:
            self._tagged = True
            line = event.start_mark.line + 1
            self._mistakes.add("ES205", self._file, line, event.tag.replace(_CORE, "!!"), "nilai biasa tanpa tag")
        if self._nodes > MOST_NODES:
            self._refuse("ES202", event, f"lebih dari {MOST_NODES} nilai", f"paling banyak {MOST_NODES} nilai")


def _kind(event: Any) -> str:
    """What a scalar is by YAML 1.1: quoted it is text, plain it may be a number, a truth value or nothing."""
    if not event.implicit[0]:
        return "str"
    for tag, pattern in _LOADER.yaml_implicit_resolvers.get(event.value[:1], ()):
        if pattern.match(event.value):
            return str(tag).removeprefix(_CORE)
    return "str"


def _scalar(text: str, kind: str) -> Scalar:
    """Numbers, truth values and nothing are themselves; all else, dates too, stays the text that was written."""
    if kind == "bool":
        # "yes", "no", "on", "off" are words an Indonesian rule may well contain; only true and false are truth values
        return {"true": True, "false": False}.get(text.casefold(), text)
    if kind == "null":
        return None
    if kind == "int" and text.lstrip("+-").isdigit() and not (len(text) > 1 and text.startswith("0")):
        return int(text) if len(text) < 16 else text
    if kind == "float":
        try:
            number = float(text)
        except ValueError:
            return text
        return number if number == number and abs(number) != float("inf") else text
    return text
