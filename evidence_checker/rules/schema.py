"""The JSON Schema (draft-07) of rule files, made from the same shapes that the loader checks against."""

from __future__ import annotations

import json
from typing import Any

from evidence_checker.rules.bodies import BODIES_FILE
from evidence_checker.rules.framework_shape import FRAMEWORK
from evidence_checker.rules.services import SECTORS_FILE, SERVICES_FILE
from evidence_checker.rules.shapes import INDICATOR, Shape
from evidence_checker.rules.shared_shapes import KINDS_FILE, REGIONS_FILE, WORDS_FILE

_SHARED = {
    "jenis": KINDS_FILE,
    "kata": WORDS_FILE,
    "bidang": SECTORS_FILE,
    "layanan": SERVICES_FILE,
    "wilayah": REGIONS_FILE,
    "lembaga": BODIES_FILE,
}
_SIMPLE = {"text": "string", "number": "number", "integer": "integer", "truth": "boolean"}
_NEED = {
    "description": "Persyaratan: id, {all: [...]}, {any: [...]}, {n: 2, of: [...]}, atau {pair: id}.",
    "oneOf": [
        {"type": "string"},
        *(
            {
                "type": "object",
                "properties": {name: {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/need"}}},
                "required": [name],
                "additionalProperties": False,
            }
            for name in ("all", "any")
        ),
        {
            "type": "object",
            "properties": {"pair": {"type": "string"}},
            "required": ["pair"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {
                "n": {"type": "integer", "minimum": 1},
                "of": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/need"}},
            },
            "required": ["n", "of"],
            "additionalProperties": False,
        },
    ],
}


def _schema(shape: Shape) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if shape.say:
        made["description"] = shape.say
    if shape.kind in _SIMPLE:
        made["type"] = _SIMPLE[shape.kind]
        if shape.kind == "text":
            made["pattern"] = r"\S"
        if shape.least is not None:
            made["minimum"] = shape.least
    elif shape.kind == "choice":
        made["enum"] = list(shape.choices)
    elif shape.kind == "list":
        assert shape.item is not None
        made |= {"type": "array", "items": _schema(shape.item)}
        if shape.least:
            made["minItems"] = int(shape.least)
    elif shape.kind == "map":
        assert shape.item is not None
        pattern = r"^[0-9]+(\.[0-9]+)?$" if shape.key == "number" else ".*"
        made |= {"type": "object", "patternProperties": {pattern: _schema(shape.item)}, "additionalProperties": False}
    elif shape.kind == "record":
        made |= {
            "type": "object",
            "properties": {name: _schema(inner) for name, inner in shape.fields.items()},
            "additionalProperties": False,
        }
        required = [name for name, inner in shape.fields.items() if inner.required]
        if required:
            made["required"] = required
        if shape.short_for:
            made = {"anyOf": [{"type": "string", "pattern": r"\S"}, made]}
    else:
        made = {"$ref": "#/definitions/need"}
    return made


def schema() -> dict[str, Any]:
    """`definitions/kerangka` for framework.yaml, `definitions/indikator` for every other file."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Paket aturan evidence-checker",
        "definitions": {"kerangka": _schema(FRAMEWORK), "indikator": _schema(INDICATOR), "need": _NEED}
        | {name: _schema(shape) for name, shape in _SHARED.items()},
        "anyOf": [{"$ref": "#/definitions/kerangka"}, {"$ref": "#/definitions/indikator"}],
    }


def schema_text() -> str:
    """As it is printed and shipped."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
