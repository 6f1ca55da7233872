"""The sheets of a pack's workbook: which part of the tree each shows, one row per record, one column per field.

Made from the shapes that the loader checks against, so that a field that is new there is a column here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evidence_checker.messages.rule_fields import CHOICES, called
from evidence_checker.rules.framework_shape import FRAMEWORK
from evidence_checker.rules.shapes import CONTENT, EXAMPLE, INDICATOR, LEVEL, LOOKALIKE, REQUIREMENT, Shape, text

KIND_COLUMNS = 4  # cells with a choice of kinds; further ones stand one per line in a fifth

_SIMPLE = ("text", "number", "integer", "truth", "choice", "need")
_WIDE = {
    "title": 34, "name": 40, "criteria": 60, "text": 70, "source": 28, "need": 34, "why": 34, "short_name": 30,
    "weight": 9, "target": 9, "scale": 12, "node": 9, "valid_years": 9, "cap": 11, "issuer": 11, "shared": 11,
    "year": 8, "subject": 30, "floor": 9, "expect": 12,
}  # fmt: skip
# Columns that few rows use stand on the right, folded away where no row of the pack fills them.
_RARE = {
    "requirement": {
        "nearby", "zones", "contents", "at_least", "picture_cap", "supporting", "publisher", "bands", "must_contain",
        "by_kind", "signed_by", "formal", "near_article", "drafts",
    },
    "indicator": {"shares_terms_with", "reuse_not_with", "applications", "service", "pair", "lineage", "notes"},
    "content": {"beside", "shown_in", "form", "not_names"},
    "level": {"contents_at_least", "contents", "coverage", "unverified", "deviation"},
    "lookalike": {"indicator", "source"},
    "example": {"finding", "file_name", "scanned"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A field of the record that a sheet shows. `path`: from the record, with points. `part`: which of several cells of
    the field (0 = the only one). `rare`: may be folded away. `of`: names another sheet's column that it chooses from.
    """

    path: str
    shape: Shape
    header: str
    say: str
    width: int
    part: int = 0
    rare: bool = False

    @property
    def field(self) -> str:
        """The last step of the path."""
        return self.path.rsplit(".", 1)[-1]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that the cell chooses from, as they are shown."""
        shape = self.shape.item if self.shape.kind == "list" and self.shape.item else self.shape
        if shape.kind == "truth":
            return ("ya", "tidak")
        return tuple(CHOICES[self.field][key] for key in shape.choices) if shape.kind == "choice" else ()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet. `at`: key of the part in its file (with points). `form`: the part is a map by key or a list of records.
    `owned`: there is one such part per indicator, and the first column says whose (none = the head). `key`: header of
    the column that holds the key of a map. `single`: an item is no record but the value of the only column."""

    title: str
    at: str
    form: Literal["map", "list"]
    owned: bool
    columns: tuple[Column, ...]
    key: str = ""
    single: bool = False


OWNER = "Indikator"
FILE = "Berkas"
KEY = "Id"


def _columns(table: str, shape: Shape, first: tuple[str, ...] = ()) -> tuple[Column, ...]:
    rare = _RARE.get(table, set())
    order = sorted(shape.fields, key=lambda name: (first.index(name) if name in first else len(first), name in rare))
    made: list[Column] = []
    for name in order:
        inner = shape.fields[name]
        if not _fits_a_cell(inner):
            continue
        header = called(name, table)
        width = _WIDE.get(name, 26 if inner.kind in ("list", "map") else 16)
        if name == "kinds" and inner.kind == "list":
            for part in range(1, KIND_COLUMNS + 1):
                made.append(Column(name, inner, f"Jenis {part}", inner.say if part == 1 else "", 17, part))
            made.append(
                Column(name, inner, "Jenis lainnya", "Jenis ke-5 dan seterusnya, satu per baris.", 18, KIND_COLUMNS + 1)
            )
        else:
            made.append(Column(name, inner, header, _help(name, inner), width, rare=name in rare))
    return tuple(made)


def _help(name: str, shape: Shape) -> str:
    if shape.kind == "list":
        few = CHOICES[name].values() if shape.item is not None and shape.item.kind == "choice" else ()
        return f"{shape.say} Satu per baris" + (": " + ", ".join(few) if few else "") + "."
    if shape.kind == "need":
        return "Id persyaratan dengan dan, atau, tanda kurung; misalnya: pedoman dan (laporan atau notulen)."
    return shape.say


def _fits_a_cell(shape: Shape) -> bool:
    if shape.kind in _SIMPLE:
        return True
    item = shape.item
    if item is None or item.kind not in (*_SIMPLE, "list", "record") or item.kind == "need":
        return False
    if item.kind == "record":  # pairs of two texts only
        return len(item.fields) == 2 and all(inner.kind == "text" for inner in item.fields.values())
    return item.kind != "list" or (item.item is not None and item.item.kind == "number")


def _head_fields() -> tuple[Column, ...]:
    """Every single value of the head of a pack, those within its records too."""
    made: list[Column] = []
    for name, shape in FRAMEWORK.fields.items():
        inner = (
            {f"{name}.{key}": each for key, each in shape.fields.items()} if shape.kind == "record" else {name: shape}
        )
        for path, each in inner.items():
            if _fits_a_cell(each):
                made.append(Column(path, each, called(path, "framework"), _help(path, each), 60))
    return tuple(made)


def _item(name: str) -> Shape:
    shape = FRAMEWORK.fields[name]
    assert shape.item is not None
    return shape.item


_GRADES = FRAMEWORK.fields["scoring"].fields["grades"].item
assert _GRADES is not None
_GROUP = FRAMEWORK.fields["phrase_groups"].item
assert _GROUP is not None
_PHRASES = Column("terms", _GROUP, "Frasa", "Dipanggil dengan @nama. Satu per baris.", 60)
_KINDS = Column("kinds", _GROUP, "Jenis dokumen", "Dipanggil dengan @nama. Satu per baris.", 60)

HEAD_TITLE = "Kerangka"
HEAD_FIELDS = _head_fields()
INDICATORS = Table(
    "Indikator",
    "",
    "list",
    False,
    _columns("indicator", INDICATOR, ("id", "name", "subject", "node", "weight", "scale", "target", "responsible")),
)
TABLES: tuple[Table, ...] = (
    Table("Simpul", "nodes", "list", False, _columns("node", _item("nodes"))),
    Table("Skala", "scales", "map", False, _columns("scale", _item("scales")), called("name", "scale")),
    Table("Predikat", "predicates", "list", False, _columns("predicate", _item("predicates"))),
    Table("Sebutan nilai", "scoring.grades", "list", False, _columns("grade", _GRADES)),
    Table(
        "Persyaratan",
        "requirements",
        "map",
        True,
        _columns("requirement", REQUIREMENT, ("title", "kinds", "subject", "cap", "valid_years", "for_year")),
        KEY,
    ),
    Table("Tingkat", "levels", "map", True, _columns("level", LEVEL, ("criteria", "need")), "Tingkat"),
    Table("Isi", "contents", "map", True, _columns("content", CONTENT, ("label", "terms")), KEY),
    Table("Mirip", "lookalikes", "list", True, _columns("lookalike", LOOKALIKE, ("terms", "why"))),
    Table("Kelompok frasa", "phrase_groups", "map", True, (_PHRASES,), "Nama", single=True),
    Table("Kelompok jenis", "kind_groups", "map", False, (_KINDS,), "Nama", single=True),
    Table("Contoh", "examples", "list", True, _columns("example", EXAMPLE, ("title", "expect", "text"))),
)
LISTS = "Daftar"
LEFT_OVER = "Lainnya"
GUIDE = "Petunjuk"
FILE_COLUMN = Column("", text(""), FILE, "Nama berkas YAML; kosong = dibuatkan.", 22, rare=True)
