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
AGENCY = "Pemerintah Kabupaten Cemara Raya"
YEAR = 2023
SETTINGS = """\
[applications]
"45" = ["Cemara Pintar"]
"46" = ["Cemara Sehat"]
"47" = ["Cemara Berizin"]
"""


@dataclass(frozen=True, slots=True)
class Row:
    """`file`: name of the made PDF; it says nothing about the content. `known`: why the program still gets it wrong."""

    indicator: str
    expect: str
    what: str
    title: str
    file: str
    content: bytes
    known: str = ""

    @property
    def name(self) -> str:
        return f"{self.indicator}-{self.expect}-{self.what}".replace(" ", "_")


def row(entry: Mapping[str, Any]) -> Row:
    pages = FORMS[entry["form"]](Facts(entry["title"], tuple(entry["body"])))
    if entry.get("other_region"):
        pages = of_other_region(pages)
    content = pdf(pages)
    name = hashlib.sha256(content).hexdigest()[:12] + ".pdf"
    return Row(
        str(entry["indicator"]), entry["expect"], entry["what"], entry["title"], name, content, entry.get("known", "")
    )


def rows() -> list[Row]:
    return [row(entry) for entry in yaml.safe_load(TABLE.read_text(encoding="utf-8"))]


def lay_out(folder: Path) -> list[Row]:
    """Write the paper of every row and the agency's settings into `folder`."""
    made = rows()
    for each in made:
        (folder / each.file).write_bytes(each.content)
    (folder / "evidence.toml").write_text(SETTINGS, encoding="utf-8")
    return made
