"""A flag beats the environment beats evidence.toml beats the default; what is wrong is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_checker.assess.configuration import Settings, settle
from evidence_checker.errors import UsageError
from evidence_checker.model import FormerUnit


def _folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "evidence.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_defaults_without_anything(tmp_path: Path) -> None:
    assert settle(tmp_path, {}, {}) == Settings() == settle(None, {}, {})


def test_nearest_to_the_user_wins(tmp_path: Path) -> None:
    folder = _folder(tmp_path, 'year = 2021\nworkers = 2\nagency = "A"\nocr = true\n')
    environment = {"EVIDENCE_CHECKER_YEAR": "2022", "EVIDENCE_CHECKER_OCR": "tidak", "PATH": "/bin"}
    settings = settle(folder, environment, {"year": 2023, "workers": None, "agency": ()})
    assert (settings.year, settings.workers, settings.agency, settings.ocr) == (2023, 2, "A", False)
    assert settle(folder, environment, {}).year == 2022
    assert settle(folder, {}, {}).year == 2021


def test_repeated_agency_is_name_and_aliases(tmp_path: Path) -> None:
    folder = _folder(tmp_path, 'agency = "A"\naliases = ["B"]\n')
    assert settle(folder, {}, {"agency": ("X", "Y", "Z")}).aliases == ("Y", "Z")
    assert settle(folder, {}, {"agency": ("X",)}).aliases == ("B",)


def test_ocr_can_be_switched_off_by_a_flag(tmp_path: Path) -> None:
    assert settle(_folder(tmp_path, "ocr = true"), {}, {"ocr": False}).ocr is False


def test_tables(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        'sectors = ["kesehatan"]\n[applications]\n"45" = ["Cemara Pintar"]\n[filing]\npattern = "{indicator}"\n',
    )
    settings = settle(folder, {}, {})
    assert settings.applications == (("45", ("Cemara Pintar",)),)
    assert settings.filing == (("pattern", "{indicator}"),)
    assert settings.sectors == ("kesehatan",)


def test_sectors_may_name_their_places(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path, '[applications]\n"45" = ["Cemara Pintar"]\n[sectors]\n"45" = "pendidikan"\n"47" = ["kesehatan"]\n'
    )
    settings = settle(folder, {}, {})
    assert settings.applications == (("45", ("Cemara Pintar", "pendidikan")), ("47", ("kesehatan",)))
    assert settings.sectors == ()


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ('[sectors]\n"45" = 3', "ES109", {"key": "applications.45"}),
        ('applications = 3\n[sectors]\n"45" = "a"', "ES109", {}),
    ],
)
def test_sectors_that_are_no_names_are_refused(tmp_path: Path, text: str, code: str, facts: dict[str, str]) -> None:
    with pytest.raises(UsageError) as refused:
        settle(_folder(tmp_path, text), {}, {})
    assert refused.value.code == code
    assert facts.items() <= refused.value.facts.items()


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ('year = "dua ribu"', "ES109", {"key": "year"}),
        ("year = true", "ES109", {"key": "year"}),
        ("year = 20204", "ES109", {"key": "year"}),
        ("agenci = 'A'", "ES108", {"key": "agenci", "known": "agency"}),
        ("ocr = 1", "ES109", {"key": "ocr"}),
        ("lang = 'jv'", "ES109", {"key": "lang"}),
        ("workers = -1", "ES109", {"key": "workers"}),
        ("aliases = [1]", "ES109", {"key": "aliases"}),
        ("\nyear = = 3", "ES107", {"line": 2}),
        ("[applications]\n'45' = 'x'", "ES109", {"key": "applications.45"}),
        ("[former_units]\n'Kantor Data' = 2016", "ES109", {"key": "former_units.Kantor Data"}),
        ("[former_units]\n'Kantor Data' = '-'", "ES109", {"key": "former_units.Kantor Data"}),
        ("[former_units]\n'Kantor Data' = '2016-2009'", "ES109", {"key": "former_units.Kantor Data"}),
        ("[former_units]\n'Kantor Data' = '0209-2016'", "ES109", {"key": "former_units.Kantor Data"}),
    ],
)
def test_mistake_in_the_file_is_named(text: str, code: str, facts: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        settle(_folder(tmp_path, text), {}, {})
    assert caught.value.code == code
    assert facts.items() <= caught.value.facts.items()
    assert "evidence.toml" in str(caught.value.facts["file"])


@pytest.mark.parametrize(
    ("years", "first", "last"),
    [("2009-2016", 2009, 2016), (" 2009 – 2016 ", 2009, 2016), ("-2016", 0, 2016), ("2009-", 2009, 0)],
)
def test_units_that_are_no_more(years: str, first: int, last: int, tmp_path: Path) -> None:
    settled = settle(_folder(tmp_path, f"[former_units]\n'Kantor Data' = '{years}'"), {}, {})
    assert settled.former_units == (("Kantor Data", FormerUnit("Kantor Data", first, last)),)


def test_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError) as caught:
        settle(tmp_path, {}, {})
    assert caught.value.code == "ES107"


def test_mistake_in_the_environment_is_named() -> None:
    with pytest.raises(UsageError) as caught:
        settle(None, {"EVIDENCE_CHECKER_YEAR": "dua ribu"}, {})
    assert (caught.value.code, caught.value.facts["name"]) == ("ES110", "EVIDENCE_CHECKER_YEAR")
