"""A tree of plain values → YAML as a person would write it: block style, no anchors, long texts as blocks."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import yaml

from evidence_checker.rules.tree import HEAD, Plain


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style: str | None
    if not all(character.isprintable() or character == "\n" for character in text):
        style = '"'  # line separators and control characters survive only escaped
    else:
        style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _string)


def written(name: str, tree: Plain) -> bytes:
    """The file as it is written: block style, its first line pointing the editor at the schema."""
    part = "kerangka" if name == HEAD else "indikator"
    head = f"# yaml-language-server: $schema=../aturan.schema.json#/definitions/{part}\n"
    return (head + _dumped(tree)).encode("utf-8")


def block(items: Sequence[Plain], indent: int) -> str:
    """A list as it stands below its key, moved in by `indent` blanks."""
    return textwrap.indent(_dumped(list(items)), " " * indent)


def _dumped(tree: Plain) -> str:
    return str(
        yaml.dump(tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=118, default_flow_style=False)
    )
