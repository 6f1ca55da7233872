"""The JSON Schema says what the loader says."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from evidence_checker.rules import packs
from evidence_checker.rules.schema import schema, schema_text
from evidence_checker.rules.tree import Mistakes, grow

ROOT = Path(__file__).parents[2]
INTEGRITY = Path(__file__).parent / "packs" / "zona-integritas"


def _valid(part: str, value: object) -> bool:
    wanted = {"$ref": f"#/definitions/{part}", "definitions": schema()["definitions"]}
    return jsonschema.Draft7Validator(wanted).is_valid(value)


def test_schema_is_draft_07() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


def test_shipped_schema_is_the_generated_one() -> None:
    assert (ROOT / "rules" / "aturan.schema.json").read_text("utf-8") == schema_text()


@pytest.mark.parametrize("location", ["spbe-2020", "pemdi-2026", INTEGRITY], ids=str)
def test_packs_are_valid_for_an_editor_too(location: str | Path) -> None:
    for name, tree in packs.grown(location).items():
        assert _valid("kerangka" if name == "framework.yaml" else "indikator", tree.plain()), name


@pytest.mark.parametrize("name", ["kunci-salah-eja", "nilai-salah-jenis"])
def test_what_the_loader_refuses_by_shape_the_schema_refuses(name: str) -> None:
    file = Path(__file__).parent / "broken" / name / "01-pusat-data.yaml"
    tree = grow(file.name, file.read_bytes(), Mistakes())
    assert tree is not None
    assert not _valid("indikator", tree.plain())
