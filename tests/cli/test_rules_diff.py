"""`rules diff` as a person reads it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import evidence_checker


def _told(*arguments: object) -> str:
    done = evidence_checker("rules", "diff", *arguments)
    assert done.returncode == 0
    return done.stdout.decode("utf-8")

PACK = Path(__file__).parent.parent / "rules" / "packs" / "zona-integritas"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    copy = tmp_path / "baru"
    shutil.copytree(PACK, copy)
    path = copy / "tim.yaml"
    text = path.read_text(encoding="utf-8")
    assert "tim kerja zona integritas" in text
    path.write_text(text.replace("tim kerja zona integritas", "kelompok kerja zona integritas", 1), encoding="utf-8")
    return copy


def test_a_changed_phrase_is_told_in_both_languages_and_as_json(edited: Path, tmp_path: Path) -> None:
    said = _told(PACK, edited, "--json", tmp_path / "beda.json")
    assert "1 indikator berubah, 0 baru, 0 hilang; kerangka: 0 perubahan." in said
    assert (
        "  - Frasa pokok: tim kerja zona integritas\n  + Frasa pokok: kelompok kerja zona integritas\n" in said
    )
    english = _told(PACK, edited, "--lang", "en")
    assert "1 indicators changed, 0 new, 0 gone" in english
    assert "  + Subject: kelompok kerja zona integritas" in english
    told = json.loads((tmp_path / "beda.json").read_text(encoding="utf-8"))
    assert [(each["way"], each["path"]) for each in told["changes"]] == [
        ("removed", ["subject"]),
        ("added", ["subject"]),
    ]


def test_the_same_pack_does_not_differ() -> None:
    assert "Tidak ada perbedaan." in _told(PACK, PACK)


def test_two_frameworks_are_compared_by_evidence(tmp_path: Path) -> None:
    said = _told("sakip-2021", "zi-2021", "--json", tmp_path / "irisan.json")
    assert "dokumen yang sama dapat melayani" in " ".join(said.split())
    assert max(len(line) for line in said.splitlines()) <= 80
    assert "sakip-2021 1.a.3" in said
    told = json.loads((tmp_path / "irisan.json").read_text(encoding="utf-8"))
    assert ("1.a.3", "A.I.4.ii.a") in {(each["first"], each["second"]) for each in told["common"]}


def test_a_pack_that_is_none_is_told() -> None:
    said = evidence_checker("rules", "diff", "spbe-2020", "tidak-ada")
    assert said.returncode == 2
    assert b"tidak-ada" in said.stderr
