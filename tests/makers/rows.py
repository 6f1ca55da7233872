"""The rows of tests/every_indicator.yaml as papers in a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.makers.papers import FORMS, Facts, of_other_region
from tests.makers.pdf import pdf

TABLE = Path(__file__).parents[1] / "every_indicator.yaml"
PEMDI = TABLE.with_name("every_pemdi_indicator.yaml")
AGENCY = "Pemerintah Kabupaten Cemara Raya"
YEAR = 2023
APPLICATIONS = (("45", ("Cemara Pintar",)), ("46", ("Cemara Sehat",)), ("47", ("Cemara Berizin",)))
SETTINGS = "[applications]\n" + "".join(f'"{number}" = ["{name}"]\n' for number, (name,) in APPLICATIONS)


@dataclass(frozen=True, slots=True)
class Row:
    """`file`: name of the made PDF; it says nothing about the content. `pages`: its texts.
    `known`: why the program still gets it wrong. `also`: the other indicators that the paper is evidence for.
    `noise`: read badly."""

    indicator: str
    expect: str
    what: str
    title: str
    file: str
    content: bytes
    pages: tuple[str, ...]
    known: str = ""
    also: tuple[str, ...] = ()
    noise: bool = False

    @property
    def name(self) -> str:
        return f"{self.indicator}-{self.expect}-{self.what}".replace(" ", "_")


_MISREAD = {"o": "0", "l": "1", "O": "0", "I": "l", "m": "rn", "B": "8"}
_EVERY = 9  # letters; the share of misread ones in a poor scan


def misread(line: str) -> str:
    """A line as bad OCR reads it: every ninth letter, where it has a look-alike, is taken for that."""
    return "".join(
        _MISREAD.get(letter, letter) if place % _EVERY == _EVERY - 1 else letter for place, letter in enumerate(line)
    )


def row(entry: Mapping[str, Any]) -> Row:
    pages = FORMS[entry["form"]](Facts(entry["title"], tuple(entry["body"])))
    if entry.get("other_region"):
        pages = of_other_region(pages)
    noise = bool(entry.get("noise"))
    if noise:
        pages = [tuple(misread(line) for line in page) for page in pages]
    content = pdf(pages)
    name = hashlib.sha256(content).hexdigest()[:12] + ".pdf"
    return Row(
        str(entry["indicator"]),
        entry["expect"],
        entry["what"],
        entry["title"],
        name,
        content,
        tuple("\n".join(line.lstrip("^") for line in page) for page in pages),
        entry.get("known", ""),
        tuple(map(str, entry.get("also", ()))),
        noise,
    )


def rows(table: Path = TABLE) -> list[Row]:
    """The rows of a table."""
    return [row(entry) for entry in yaml.safe_load(table.read_text(encoding="utf-8"))]


def lay_out(folder: Path) -> list[Row]:
    """Write the paper of every row and the agency's settings into `folder`."""
    made = rows()
    for each in made:
        (folder / each.file).write_bytes(each.content)
    (folder / "evidence.toml").write_text(SETTINGS, encoding="utf-8")
    return made
