"""YAML bytes → a tree of plain values that remember their lines; the only module that knows yaml.

Nothing in a rule file can run code, reach a file or blow up: tags are refused (no Python object is ever built), anchors
and aliases are refused (nothing can be multiplied), depth and size are bounded first, text is only ever text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from evidence_checker.model import Finding
from evidence_checker.wording.rule_fragments import english, found_in_english

Scalar: TypeAlias = str | int | float | bool | None
Plain: TypeAlias = "Scalar | list[Plain] | dict[str, Plain]"

MOST_BYTES = 512 * 1024  # a rule file; the largest shipped one has 12 KiB
MOST_DEPTH = 24
MOST_NODES = 50_000

HEAD = "framework.yaml"  # the file that makes a folder a rule pack

_CORE = "tag:yaml.org,2002:"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Spot:
    """A value and the 1-based line it stands on. `key_line`: of the key that leads to it (same as `line` in a list)."""

    value: Scalar | list[Spot] | dict[str, Spot]
    line: int
    key_line: int = 0

    def plain(self) -> Plain:
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


def grow(file: str, data: bytes, mistakes: Mistakes) -> Spot | None:
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
        if not _allowed(file, text, mistakes):
            return None
        node = yaml.compose(text, Loader=_LOADER)
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
    if node is None:
        mistakes.add("ES203", file, 1, "berkas kosong", "isi aturan")
        return None
    return _spot(file, node, mistakes)


def _allowed(file: str, text: str, mistakes: Mistakes) -> bool:
    """Look at the stream of events first: no alias, no tag, no second document, bounded depth and number."""
    depth = nodes = documents = 0
    before = len(mistakes.found)
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                mistakes.add("ES203", file, line, "dokumen YAML kedua (---)", "satu dokumen per berkas")
                return False
        if isinstance(event, yaml.AliasEvent):
            mistakes.add("ES204", file, line, f"*{event.anchor}", "nilai ditulis lengkap")
            return False
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
            if event.anchor:
                mistakes.add("ES204", file, line, f"&{event.anchor}", "nilai ditulis lengkap")
                return False
            tag = getattr(event, "tag", None)
            if tag:
                mistakes.add("ES205", file, line, tag.replace(_CORE, "!!"), "nilai biasa tanpa tag")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_DEPTH:
                mistakes.add("ES202", file, line, f"bersarang {depth} tingkat", f"paling banyak {MOST_DEPTH} tingkat")
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if nodes > MOST_NODES:
            mistakes.add("ES202", file, line, f"lebih dari {MOST_NODES} nilai", f"paling banyak {MOST_NODES} nilai")
            return False
    return len(mistakes.found) == before


def _spot(file: str, node: yaml.Node, mistakes: Mistakes) -> Spot:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, Spot] = {}
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                mistakes.add("ES203", file, key_line, "kunci yang bukan teks", "kunci berupa teks")
                continue
            key = str(key_node.value)
            if key in entries:
                first = entries[key].key_line
                mistakes.add(
                    "ES206", file, key_line, key, f"kunci satu kali saja (sudah ada di baris {first})", first=first
                )
                continue
            spot = _spot(file, value_node, mistakes)
            spot.key_line = key_line
            entries[key] = spot
        return Spot(entries, line, line)
    if isinstance(node, yaml.SequenceNode):
        return Spot([_spot(file, item, mistakes) for item in node.value], line, line)
    return Spot(_scalar(str(node.value), node.tag), line, line)


def _scalar(text: str, tag: str) -> Scalar:
    """Numbers, truth values and nothing are themselves; all else, dates too, stays the text that was written."""
    kind = tag.removeprefix(_CORE)
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
