"""A pack through a workbook and back: no byte of meaning changes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_checker import rules
from evidence_checker.rules import packs, sheets
from evidence_checker.rules.tree import LocatedValue, Plain

INTEGRITY = Path(__file__).parent / "packs" / "zona-integritas"


@pytest.mark.parametrize("location", ["spbe-2020", "pemdi-2026", INTEGRITY], ids=str)
def test_round_trip_of_a_pack(location: str | Path) -> None:
    made, mistakes = sheets.files(sheets.workbook(packs.grown(location)))
    assert mistakes == ()
    before, after = rules.load(location), rules.parse(made)
    assert after.sha256 == before.sha256
    assert [i.examples[0].text for i in after.indicators if i.examples] == [
        i.examples[0].text for i in before.indicators if i.examples
    ]
    # a second journey gives the same files: the form is settled
    again, _ = sheets.files(sheets.workbook({name: _spot(plain) for name, plain in _plain(made).items()}))
    assert again == made


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        "=1+1",
        "+62",
        "@reviu",
        "-",
        "'kutip",
        "ya",
        "16",
        "2.5",
        "true",
        "null",
        "~",
        " tepi ",
        "\r\n",
        "a\tb",
        "_x0041_",
        "“kutip”",
        "\\",
        "\\u{41}",
        "x" * 33_000,
    ]
)
_SCALAR = (
    _TEXT | st.integers(-(10**9), 10**9) | st.booleans() | st.floats(-1e6, 1e6).map(lambda value: round(value, 4) + 0.0)
)
_KEY = st.text(
    st.characters(min_codepoint=33, max_codepoint=382, exclude_characters="\x7f"), min_size=1, max_size=8
) | st.sampled_from(["#1", "a/b", "~0", "~2x"])
_TREE = st.recursive(
    _SCALAR, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEY, inner, max_size=4), max_leaves=12
)


@settings(max_examples=50, deadline=None)
@given(tree=st.dictionaries(_KEY, _TREE, min_size=1, max_size=5))
def test_round_trip_of_any_tree(tree: dict[str, Plain]) -> None:
    """Whatever a rule file may hold comes back equal, of the same types, in the same order."""
    made, mistakes = sheets.files(sheets.workbook({"framework.yaml": _spot(tree)}))
    assert mistakes == ()
    found = _plain(made)["framework.yaml"]
    assert found == tree
    assert repr(found) == repr(tree)


def test_an_edited_cell_is_an_edited_rule() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheets.workbook(packs.grown(INTEGRITY))))
    sheet = book["Aturan"]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[1].value == "weight" and row[0].value == "tim.yaml")
    row[3].value = "20"  # typed as text, with the spreadsheet's decimal comma it would be "20,0"
    after = next(
        row for row in sheet.iter_rows(min_row=2) if row[1].value == "subject/#2" and row[0].value == "tim.yaml"
    )
    sheet.insert_rows(after[0].row + 1)
    for column, value in enumerate(("tim.yaml", "subject/#baru", "teks", "kelompok kerja zona integritas"), 1):
        sheet.cell(after[0].row + 1, column, value)
    out = io.BytesIO()
    book.save(out)
    made, mistakes = sheets.files(out.getvalue())
    assert mistakes == ()
    tim = rules.parse(made).indicator("P.1.a.1")
    assert tim.subject == (
        "tim pembangunan zona integritas",
        "tim kerja zona integritas",
        "kelompok kerja zona integritas",
    )
    assert tim.weight == 20.0


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("../jahat.yaml", "id", "teks", "x"), "ES208"),
        (("C:\\jahat.yaml", "id", "teks", "x"), "ES208"),
        (("jahat.py", "id", "teks", "x"), "ES208"),
        (("a.yaml", "weight", "angka", "dua"), "ES208"),
        (("a.yaml", "weight", "bilangan", "2"), "ES208"),
        (("a.yaml", "id//x", "teks", "x"), "ES208"),
        (("a.yaml", "floor", "ya-tidak", "mungkin"), "ES208"),
    ],
)
def test_a_wrong_cell_is_named_by_sheet_and_row(row: tuple[str, ...], code: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Aturan")
    sheet.append(("berkas", "kunci", "jenis", "nilai"))
    sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    _, mistakes = sheets.files(out.getvalue())
    assert [(finding.code, finding.mapping["line"]) for finding in mistakes] == [(code, 2)]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"bukan buku kerja", b"\xd0\xcf\x11\xe0"])
def test_no_workbook_is_said_so(data: bytes) -> None:
    made, mistakes = sheets.files(data)
    assert made == {}
    assert [finding.code for finding in mistakes] == ["ES203"]


def test_a_workbook_that_unpacks_without_end_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * (70 * 1024 * 1024))
    assert len(out.getvalue()) < 100_000
    made, mistakes = sheets.files(out.getvalue())
    assert made == {}
    assert [finding.code for finding in mistakes] == ["ES202"]


def _spot(value: Plain) -> LocatedValue:
    if isinstance(value, dict):
        return LocatedValue({key: _spot(inner) for key, inner in value.items()}, 1)
    if isinstance(value, list):
        return LocatedValue([_spot(inner) for inner in value], 1)
    return LocatedValue(value, 1)


def _plain(files: dict[str, bytes]) -> dict[str, Plain]:
    from evidence_checker.rules.tree import Mistakes, grow

    mistakes = Mistakes()
    trees = {name: grow(name, data, mistakes) for name, data in files.items()}
    assert mistakes.found == []
    return {name: tree.plain() for name, tree in trees.items() if tree is not None}
