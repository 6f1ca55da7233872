"""A pack through a workbook and back: no value changes; what a person types by row is a rule, or is told by row."""

from __future__ import annotations

import functools
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from evidence_checker import rules
from evidence_checker.cli.main import cli
from evidence_checker.model import Finding
from evidence_checker.rules import packs, workbook
from evidence_checker.rules.framework_shape import FRAMEWORK
from evidence_checker.rules.shapes import INDICATOR, Shape
from evidence_checker.rules.tree import HEAD, Plain
from evidence_checker.rules.workbook import needs
from evidence_checker.rules.workbook.read import located

INTEGRITY = Path(__file__).parent / "packs" / "zona-integritas"
PACKS = [*rules.shipped(), INTEGRITY]
KNOWN = rules.shared_knowledge()


def _told(tree: dict[str, Plain]) -> str:
    """Every value with its type, keys in any order but in those maps whose order counts."""
    order = {key: list(part) for key, part in tree.items() if isinstance(part, dict)}
    return json.dumps([tree, {key: order.get(key) for key in ("requirements", "levels", "contents")}], sort_keys=True)


def _sheet(book: openpyxl.Workbook, title: str) -> Worksheet:
    sheet = book[title]
    assert isinstance(sheet, Worksheet)
    return sheet


@functools.cache
def _data(location: str | Path) -> bytes:
    return workbook.workbook(packs.grown(location), rules.load(location).knowledge)


def _exported(location: str | Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(_data(location)))


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _column(sheet: Worksheet, header: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == header)


def _row(sheet: Worksheet, **wanted: str) -> int:
    for row in range(3, sheet.max_row + 1):
        if all(str(sheet.cell(row, _column(sheet, header)).value) == value for header, value in wanted.items()):
            return row
    raise AssertionError(wanted)


@pytest.mark.parametrize("location", PACKS, ids=lambda each: Path(each).name)
def test_a_pack_comes_back_equal(location: str | Path) -> None:
    grown, framework = packs.grown(location), rules.load(location)
    data = _data(location)
    read, mistakes = workbook.read(data, KNOWN)
    assert mistakes == ()
    assert sorted(read) == sorted(grown)
    for name, tree in grown.items():
        before, after = tree.plain(), read[name].plain()
        assert isinstance(before, dict)
        assert isinstance(after, dict)
        assert _told(after) == _told(before), name
    after_import, files = workbook.imported(data)
    assert after_import.sha256 == framework.sha256
    assert [(each.id, each.requirements, each.ladder) for each in after_import.indicators] != []
    if location != INTEGRITY:
        return
    # a second journey gives the same files: the form is settled
    again = {name: located(packs.trees(files, packs.Mistakes())[name].plain(), 1) for name in files}
    assert workbook.imported(workbook.workbook(again, after_import.knowledge))[1] == files


def test_nothing_of_a_shipped_pack_is_left_over_but_its_schedule_and_kinds() -> None:
    """Every field of a rule has a column: the sheet for the rest is no second way of writing rules."""
    for location in rules.shipped():
        sheet = _sheet(_exported(location), "Lainnya")
        keys = {str(row[1].value).split("/")[0] for row in sheet.iter_rows(min_row=2)}
        assert keys <= {"kinds", "planning"}, location


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30) | st.sampled_from(
    [
        "=1+1", "+62", "@reviu", "-", "'kutip", "ya", "16", "2.5", "true", "null", "~", " tepi ", "\r\n", "a\tb",
        "_x0041_",
        "“kutip”", "“", "\\", "\\n", "\\u{41}", "\\u{zz}", "x" * 33_000, "(kosong)", "a = b", " = ", "a\nb",
        "\n", "dan",
    ]
)  # fmt: skip
_NAMES = st.text(st.characters(min_codepoint=33, max_codepoint=382, exclude_characters="\x7f"), min_size=1, max_size=8)
_NEED: st.SearchStrategy[Plain] = st.recursive(
    _NAMES | st.sampled_from(["dan", "Atau", "12", "a b", 'k"t', "satu", "versi", "2"]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).flatmap(
            lambda parts: st.sampled_from([{"all": parts}, {"any": parts}, {"n": len(parts), "of": parts}])
        )
        | _NAMES.map(lambda name: {"pair": name})
    ),
    max_leaves=6,
)


def _fitting(shape: Shape) -> st.SearchStrategy[Plain]:
    """Any value of that shape."""
    if shape.kind == "text":
        return _WORDS
    if shape.kind == "number":
        return st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6).map(lambda value: round(value, 4) + 0.0)
    if shape.kind == "integer":
        return st.integers(0, 10**6)
    if shape.kind == "truth":
        return st.booleans()
    if shape.kind == "choice":
        return st.sampled_from(shape.choices)
    if shape.kind == "need":
        return _NEED
    if shape.kind == "record":
        must = {name: _fitting(inner) for name, inner in shape.fields.items() if inner.required}
        may = {name: _fitting(inner) for name, inner in shape.fields.items() if not inner.required}
        return st.fixed_dictionaries(must, optional=may)
    assert shape.item is not None
    if shape.kind == "map":
        keys = (
            st.sampled_from(["0", "1", "2.5", "3"])
            if shape.key == "number"
            else _NAMES | st.sampled_from(["#1", "a/b"])
        )
        return st.dictionaries(keys, _fitting(shape.item), max_size=2)
    return st.lists(_fitting(shape.item), max_size=2)


@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(head=_fitting(FRAMEWORK), indicator=_fitting(INDICATOR))
def test_whatever_has_the_shape_comes_back(head: dict[str, Plain], indicator: dict[str, Plain]) -> None:
    files: dict[str, Plain] = {HEAD: head, "a.yaml": indicator | {"id": "1.a"}}
    data = workbook.workbook({name: located(tree, 1) for name, tree in files.items()}, KNOWN)
    read, mistakes = workbook.read(data, KNOWN)
    assert mistakes == ()
    for name, tree in files.items():
        assert json.dumps(read[name].plain(), sort_keys=True) == json.dumps(tree, sort_keys=True)


@given(need=_NEED)
def test_a_need_says_itself(need: Plain) -> None:
    assert needs.understood(needs.said(need)) == need


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("sk dan laporan", {"all": ["sk", "laporan"]}),
        ("sk DAN (laporan atau notulen)", {"all": ["sk", {"any": ["laporan", "notulen"]}]}),
        ("2 dari (a; b; c dan d)", {"n": 2, "of": ["a", "b", {"all": ["c", "d"]}]}),
        ("versi lama dan baru dari sk", {"pair": "sk"}),
        ("salah satu dari (sk)", {"any": ["sk"]}),
    ],
)
def test_needs_as_people_write_them(said: str, need: Plain) -> None:
    assert needs.understood(said) == need


@pytest.mark.parametrize("said", ["sk dan", "(sk", "sk laporan", "sk dan a atau b", "2 dari sk", '"sk', ""])
def test_what_is_no_need_is_refused(said: str) -> None:
    with pytest.raises(needs.BadNeed):
        needs.understood(said)


@pytest.mark.parametrize("name", ["spbe-2020", "sakip-2021"])
def test_every_column_is_called_as_people_call_it(name: str) -> None:
    """A key of the format that nobody gave a name stands as it is written in YAML, in small letters."""
    heads = {(sheet.title, str(cell.value)) for sheet in _exported(name).worksheets for cell in sheet[1] if cell.value}
    assert not {head for head in heads if not head[1][0].isupper()}


def test_rows_typed_by_a_person_are_rules() -> None:
    book = _exported(INTEGRITY)
    indicators = _sheet(book, "Indikator")
    tim = _row(indicators, Id="P.1.a.1")
    subject = indicators.cell(tim, _column(indicators, "Frasa pokok"))
    subject.value = f"{subject.value}\nkelompok kerja zona integritas\n"
    weight = indicators.cell(tim, _column(indicators, "Bobot"))
    weight.value = f"{float(str(weight.value)):.1f}".replace(".", ",")  # a comma, and typed as a text
    requirements = _sheet(book, "Persyaratan")
    above = _row(requirements, Indikator="P.1.a.1")
    requirements.insert_rows(above + 1)
    typed = {
        "Indikator": "P.1.a.1",
        "Id": "berita",
        "Yang diminta": "Berita acara pembentukan tim",
        "Jenis 1": "berita acara",  # as people write it
        "Jenis 2": "laporan",
        "Kekuatan tertinggi": "lemah",
        "Berlaku (tahun)": 2,
    }
    for header, value in typed.items():
        requirements.cell(above + 1, _column(requirements, header)).value = value  # type: ignore[assignment]
    framework, _ = workbook.imported(_saved(book))
    indicator = framework.indicator("P.1.a.1")
    assert indicator.subject[-1] == "kelompok kerja zona integritas"
    assert indicator.weight == rules.load(INTEGRITY).indicator("P.1.a.1").weight
    added = next(each for each in indicator.requirements if each.id == "berita")
    assert (added.kinds, added.cap, added.valid_years) == (("berita_acara", "laporan"), "weak", 2)
    assert [each.id for each in indicator.requirements].index("berita") == 1


def test_columns_may_be_moved_and_rows_removed() -> None:
    book = _exported(INTEGRITY)
    sheet = _sheet(book, "Predikat") if _sheet(book, "Predikat").max_row > 2 else _sheet(book, "Simpul")
    for row in sheet.iter_rows():
        row[0].value, row[1].value = row[1].value, row[0].value
    before = rules.load(INTEGRITY)
    after, _ = workbook.imported(_saved(book))
    assert after.sha256 == before.sha256


_WRONG = [
    ("Persyaratan", "Jenis 1", "Laporran", "nama jenis dokumen dari lembar Daftar (mungkin maksudnya laporan)"),
    ("Persyaratan", "Indikator", "P.9", "id dari lembar Indikator"),
    (
        "Persyaratan",
        "Kekuatan tertinggi",
        "kuat sekali",
        "salah satu dari kuat, sebagian, lemah",
    ),
    ("Persyaratan", "Berlaku (tahun)", "dua", "bilangan bulat"),
    ("Persyaratan", "Hanya pendukung", "mungkin", "ya atau tidak"),
    ("Persyaratan", "Id", None, "sebuah nama"),
    ("Persyaratan", "Yang diminta", "=A1", "sebuah nilai, bukan rumus atau tanggal"),
    ("Indikator", "Bobot", "berat", "angka"),
    ("Indikator", "Id", None, "nomor indikator"),
    ("Indikator", "Berkas", "../jahat.yaml", "nama berkas .yaml tanpa folder, sekali saja"),
    ("Tingkat", "Yang diperlukan", "tim dan", "id persyaratan"),
    ("Kerangka", "Hal", "Warna", "salah satu hal yang sudah tertulis di lembar ini"),
]


@pytest.mark.parametrize(("title", "header", "typed", "expected"), _WRONG)
def test_a_wrong_cell_is_told_by_sheet_and_row(title: str, header: str, typed: str | None, expected: str) -> None:
    book = _exported(INTEGRITY)
    sheet = _sheet(book, title)
    sheet.cell(4, _column(sheet, header)).value = typed
    _, mistakes = workbook.read(_saved(book), KNOWN)
    first = _of(mistakes, title, 4)
    assert first["expected"] == expected
    assert str(typed or "-").split("\n")[0] in str(first["found"])
    assert not any(word in str(first["expected_en"]) for word in ("lembar", "nomor", "sebuah", "salah"))


def _of(mistakes: tuple[Finding, ...], title: str, row: int) -> dict[str, object]:
    facts = [dict(finding.mapping) for finding in mistakes]
    return next(fact for fact in facts if (fact["file"], fact["line"]) == (title, row))


def test_mistakes_of_meaning_are_told_by_sheet_and_row_and_nothing_is_written(tmp_path: Path) -> None:
    book = _exported(INTEGRITY)
    levels, indicators = _sheet(book, "Tingkat"), _sheet(book, "Indikator")
    row = next(r for r in range(3, levels.max_row) if levels.cell(r, _column(levels, "Yang diperlukan")).value)
    levels.cell(row, _column(levels, "Yang diperlukan")).value = "tidak_ada"
    indicators.cell(3, _column(indicators, "Simpul")).value = "Z"
    (tmp_path / "buku.xlsx").write_bytes(_saved(book))
    target = tmp_path / "paket"
    # through the front door: a verb that is called by itself would keep its own way of asking for help
    done = CliRunner().invoke(
        cli, ["rules", "import", "--xlsx", str(tmp_path / "buku.xlsx"), "--into", str(target)], standalone_mode=False
    )
    assert isinstance(done.exception, packs.InvalidRules)
    told = [(file, line) for file, line, _, _ in done.exception.mistakes]
    # the node without its indicator no longer has its weight: a third mistake, on the sheet of the nodes
    assert told == [("Indikator", 3), ("Simpul", 6), ("Tingkat", row)]
    assert f"Tingkat baris {row}: " in done.exception.mistakes[2][2]
    assert not target.exists()


def test_the_same_row_twice_names_the_first() -> None:
    book = _exported(INTEGRITY)
    sheet = _sheet(book, "Persyaratan")
    for header in ("Indikator", "Id"):
        sheet.cell(4, _column(sheet, header)).value = sheet.cell(3, _column(sheet, header)).value
    _, mistakes = workbook.read(_saved(book), KNOWN)
    assert _of(mistakes, "Persyaratan", 4)["expected"] == "kunci satu kali saja (sudah ada di baris 3)"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"bukan buku kerja", b"\xd0\xcf\x11\xe0"])
def test_no_workbook_is_said_so(data: bytes) -> None:
    made, mistakes = workbook.read(data, KNOWN)
    assert made == {}
    assert [finding.code for finding in mistakes] == ["ES203"]


def test_another_workbook_is_said_so() -> None:
    _, mistakes = workbook.read(_saved(openpyxl.Workbook()), KNOWN)
    assert [finding.code for finding in mistakes] == ["ES209"]


def test_a_workbook_that_unpacks_without_end_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * (70 * 1024 * 1024))
    assert len(out.getvalue()) < 100_000
    made, mistakes = workbook.read(out.getvalue(), KNOWN)
    assert made == {}
    assert [finding.code for finding in mistakes] == ["ES202"]
