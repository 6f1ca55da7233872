"""Documents of electronic services as unknown agencies make them: the rows of `service_stranger_cases.yaml`, each alone
in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_checker.model import Assessment
from tests.assessment.test_service_cases import judged, made

_FILE = Path(__file__).with_name("service_stranger_cases.yaml")
ROWS: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
_SERVICES = range(32, 48)


def _params() -> list[Any]:
    return [
        pytest.param(
            row,
            id=row["name"],
            marks=[pytest.mark.xfail(reason=row["not_yet"], strict=True)] if "not_yet" in row else [],
        )
        for row in ROWS
    ]


def _services(assessment: Assessment) -> set[int]:
    """The services it is evidence for; 45 stands for 45, 46 and 47."""
    found = {int(each.id) for each in assessment.indicators if each.evidence}
    return {min(number, 45) for number in found if number in _SERVICES}


@pytest.mark.parametrize("row", _params())
def test_case(row: dict[str, Any]) -> None:
    taken = _services(judged(made(row), agency=row["agency"]))
    assert taken == {number for number in row["evidence"] if number in _SERVICES}, row["why"]


def test_what_is_not_found_yet_is_told_as_near() -> None:
    """Nothing vanishes: a pair that is missed stands under its indicator with a reason, but for a name that is taken
    for another service's."""
    hidden = []
    for row in ROWS:
        if "not_yet" in row:
            assessment = judged(made(row), agency=row["agency"])
            near = {int(each.id) for each in assessment.indicators if each.near_misses}
            hidden += [row["name"] for number in row["evidence"] if number not in near]
    assert hidden == ["Panduan pelaporan lkpj.docx"]


def test_rows_of_a_screen_name_no_other_matter() -> None:
    row = {
        "name": "tender.png",
        "as": "screen",
        "text": ["SPSE 4.5", "https://spse.ranujaya.go.id/lelang", "LPSE Kota Ranu Jaya", "Beranda  Tender  Cari paket",
                 "Sewa bandwidth  HPS 900.000.000  Masa sanggah", "Aplikasi tiket layanan helpdesk  HPS 90.000.000"],
    }  # fmt: skip
    assessment = judged(made(row), agency="Pemerintah Kota Ranu Jaya")
    assert [each.id for each in assessment.indicators if each.evidence] == ["35"]


def test_the_field_that_pages_speak_of_is_told_where_nothing_shows_its_service() -> None:
    row = {
        "name": "kesepakatan.pdf",
        "as": "pdf",
        "text": ["BERITA ACARA KESEPAKATAN", "Nomor : 900/3/2023", "Kota Ranu Jaya",
                 "Seluruh RKA disusun pada GERIGI. Catatan TAPD di sana.", "SSH dan HSPK dimasukkan bulan Mei."],
    }  # fmt: skip
    assessment = judged(made(row), agency="Pemerintah Kota Ranu Jaya")
    (miss,) = next(each.near_misses for each in assessment.indicators if each.id == "33")
    assert miss.why.code == "EC358"
    assert not [each.id for each in assessment.indicators if each.evidence]
