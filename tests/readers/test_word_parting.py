"""Words that OCR read without blanks between them stand apart again; words that only look like it stay whole."""

from __future__ import annotations

import pytest
import yaml

from evidence_checker.readers.ocr import lines
from evidence_checker.readers.ocr.image_text import assembled
from evidence_checker.readers.word_parting import known_parts, parted
from evidence_checker.rules.packs import homes


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        ("PERPUSTAKAANJDIH", "PERPUSTAKAAN JDIH"),
        ("STANDAROPERASIONAL PROSEDUR", "STANDAR OPERASIONAL PROSEDUR"),
        ("untukmengaksesmenu", "untuk mengakses menu"),
        ("tepatdanakurat.", "tepat dan akurat."),
        ("TataKelolaSPBE,2023", "Tata Kelola SPBE,2023"),
        ("keluar darisisteminformasi ini", "keluar dari sistem informasi ini"),
    ],
)
def test_known_words_that_ran_together_are_parted(read: str, shown: str) -> None:
    assert parted(read) == shown


@pytest.mark.parametrize(
    "word",
    [
        "kinerjanya", "ditetapkannya", "subbidang", "Submenu", "username", "PERMANA", "penyelenggaraan",
        "interoperabilitas", "kecamatanqxwz", "aabbccddeeff", "https://sakip.cemararaya.go.id", "2023", "",
    ],
)  # fmt: skip
def test_words_stay_whole(word: str) -> None:
    assert parted(word) == word


def test_names_of_regions_stay_whole() -> None:
    regions = (homes()[-1] / "shared" / "regions.yaml").read_text(encoding="utf-8")
    names = [
        name
        for province in yaml.safe_load(regions)["provinces"]
        for name in (province["name"], *province.get("regencies", ()), *province.get("cities", ()))
    ]
    assert len(names) > 400
    assert [name for name in names if parted(name) != name] == []


def test_each_parted_word_has_its_own_place() -> None:
    ((_gap, words),) = lines.in_order([("RENCANAAKSI 2023", 0.9, 10.0, 10.0, 170.0, 30.0)], 0.0, (200, 50))
    assert [word[0] for word in words] == ["RENCANA", "AKSI", "2023"]
    edges = [edge for word in words for edge in (word[2], word[4])]
    assert edges == sorted(edges) and edges[0] == 10.0 and edges[-1] == pytest.approx(170.0)
    assert assembled([(False, words)]).text == "RENCANA AKSI 2023"


def test_letters_that_are_no_words_are_told_apart() -> None:
    assert known_parts("KABUPATENQXWZ") == [("KABUPATEN", True), ("QXWZ", False)]
