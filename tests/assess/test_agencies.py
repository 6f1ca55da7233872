"""The agencies of a run: folders below a root, or a list; what is refused, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_checker import messages
from evidence_checker.assess.agencies import agencies_of, short_name
from evidence_checker.errors import UsageError
from evidence_checker.model import Finding


def _folder(root: Path, name: str, settings: str = "") -> Path:
    (root / name).mkdir(parents=True)
    (root / name / "evidence.toml").write_text(settings, encoding="utf-8")
    return root / name


def _refusal(place: Path) -> UsageError:
    with pytest.raises(UsageError) as refused:
        agencies_of(str(place))
    finding = Finding.of(refused.value.code, **refused.value.facts)
    for lang in ("id", "en"):
        assert "{" not in messages.message(finding, lang) and messages.advice(finding, lang)
    return refused.value


def test_folders_with_settings_are_agencies_in_order_of_name(tmp_path: Path) -> None:
    for name in ("kota-b", "Kota A", ".tersembunyi"):
        _folder(tmp_path, name)
    (tmp_path / "arsip").mkdir()
    (tmp_path / "catatan.txt").write_text("x", encoding="utf-8")
    agencies, passed = agencies_of(str(tmp_path))
    assert [Path(each.folder).name for each in agencies] == [".tersembunyi", "Kota A", "kota-b"]
    assert agencies[2].id == "kota-b"
    assert [(each.code, dict(each.facts)["folder"]) for each in passed] == [("EC843", "arsip")]


def test_a_list_tells_name_folder_year_framework_and_group(tmp_path: Path) -> None:
    _folder(tmp_path, "a")
    (tmp_path / "agencies.toml").write_text(
        '[[agency]]\nname = "Kota A"\nfolder = "a"\nyear = 2024\nframework = "spbe-2020"\ngroup = "kota"\n'
        '[[agency]]\nfolder = "b"\n',
        encoding="utf-8",
    )
    agencies, _ = agencies_of(str(tmp_path))
    assert (agencies[0].name, agencies[0].year, agencies[0].framework, agencies[0].group) == (
        "Kota A", 2024, "spbe-2020", "kota")  # fmt: skip
    assert agencies[0].folder == str(tmp_path / "a") and agencies[1].id == "b"
    assert agencies_of(str(tmp_path / "agencies.toml"))[0] == agencies


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[agency]]\nfolder = 'a'\nfolder = 'b'\n", "baris 3"),
        ("[[agency]]\nname = 'Kota'\n", "folder = ?"),
        ("[[agency]]\nfolder = 'a'\nnama = 'x'\n", "nama = ? (name?)"),
        ("[[agency]]\nfolder = 'a'\nyear = '2024'\n", "year = '2024'"),
        ("[[agency]]\nfolder = 'a'\nyear = true\n", "year = True"),
        ("agency = 3\n", "[[agency]]"),
        ("", "[[agency]]"),
        ("\xff\xfe", "baris"),
    ],
)
def test_a_list_that_cannot_be_used_says_where(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "agencies.toml").write_text(text, encoding="latin-1")
    error = _refusal(tmp_path / "agencies.toml")
    assert error.code == "ES541"
    assert said in messages.message(Finding.of(error.code, **error.facts))


def test_two_with_one_folder_or_one_name_or_one_place_for_results(tmp_path: Path) -> None:
    _folder(tmp_path, "a")
    for first, second in ((("A", "a"), ("B", "./a/../a")), (("Kota A", "a"), ("kota a", "b"))):
        (tmp_path / "agencies.toml").write_text(
            "".join(f'[[agency]]\nname = "{n}"\nfolder = "{f}"\n' for n, f in (first, second)), encoding="utf-8"
        )
        assert _refusal(tmp_path).code == "ES542"


def test_folders_of_one_last_name_have_places_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "agencies.toml").write_text(
        '[[agency]]\nname = "A"\nfolder = "x/bukti"\n[[agency]]\nname = "B"\nfolder = "y/bukti"\n', encoding="utf-8"
    )
    agencies, _ = agencies_of(str(tmp_path))
    assert len({each.id for each in agencies}) == 2


def test_nothing_there(tmp_path: Path) -> None:
    assert _refusal(tmp_path).code == "ES540"
    assert _refusal(tmp_path / "tidak-ada").code == "ES101"


@pytest.mark.parametrize("name", ["Kota Ämber", "..", "CON", "a" * 300, "\udcff", "kota/a"])
def test_a_place_for_results_is_a_plain_name(name: str) -> None:
    made = short_name(name)
    assert made.isascii() and "/" not in made and not made.startswith(".") and 1 <= len(made) <= 80
    assert short_name(name.upper() + "x") != made


def test_units_of_one_agency_are_its_folders(tmp_path: Path) -> None:
    """With --agency each folder is a unit, with settings or without."""
    for name in ("Dinas Kesehatan", "Inspektorat", ".git"):
        (tmp_path / name).mkdir()
    units, passed = agencies_of(str(tmp_path), units=True)
    assert [each.name for each in units] == ["Dinas Kesehatan", "Inspektorat"] and passed == ()
