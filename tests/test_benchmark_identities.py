"""benchmarks/identities.py: what counts as right for each field, what is wrong, and what no label allows to judge."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from evidence_checker.model import Identity, State
from tests.conftest import ROOT

LABEL = {"doc_type": "", "number": "", "year": "", "is_draft": "", "agency": ""}


@pytest.fixture(scope="module")
def identities() -> ModuleType:
    spec = importlib.util.spec_from_file_location("identities", ROOT / "benchmarks" / "identities.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["identities"] = module
    spec.loader.exec_module(module)
    return module


def verdict(identities: ModuleType, field: str, label: dict[str, str], heading: str = "", **seen: object) -> object:
    case = identities.Case("a.pdf", Identity(**seen), heading, {**LABEL, **label})
    return identities.FIELDS[field](case)


@pytest.mark.parametrize(
    ("label", "seen", "right"),
    [
        ("SOP", "sop", True),
        ("screenshot", "tangkapan_layar", True),
        ("surat", "undangan", True),
        ("undangan", "surat", False),
        ("laporan", "laporan_evaluasi", True),
        ("peraturan_menteri", "peraturan_lembaga", True),
        ("peraturan_menteri", "peraturan_presiden", False),
        ("poster", "", False),
        ("non_spbe", "", None),
        ("", "surat", None),
    ],
)
def test_the_kind(identities: ModuleType, label: str, seen: str, right: bool | None) -> None:
    assert verdict(identities, "kind", {"doc_type": label}, kind=seen) is right


@pytest.mark.parametrize(
    ("label", "seen", "right"),
    [
        ("KEP/110/V/2023", "Kep / I10 / V / 2023", True),
        ("12 Tahun 2023", "12 Tahun 2022", False),
        ("12 Tahun 2023", "", False),
        ("(kosong)", "", None),
        ("KEP.XXX/2023", "", None),
        ("061/... (tulisan tangan)", "", None),
        ("", "12 Tahun 2023", None),
    ],
)
def test_the_number(identities: ModuleType, label: str, seen: str, right: bool | None) -> None:
    assert verdict(identities, "number", {"number": label}, number=seen) is right


def test_the_year_and_the_draft(identities: ModuleType) -> None:
    assert verdict(identities, "year", {"year": "2023"}, year=2023) is True
    assert verdict(identities, "year", {"year": "2023"}, year=0) is False
    assert verdict(identities, "year", {"year": "2013-2018"}, year=2013) is None
    assert verdict(identities, "draft", {"is_draft": "yes"}, state=State.DRAFT) is True
    assert verdict(identities, "draft", {"is_draft": "no"}, state=State.UNDETERMINED) is True
    assert verdict(identities, "draft", {"is_draft": "no"}, state=State.DRAFT) is False
    assert verdict(identities, "draft", {"is_draft": "unclear"}, state=State.DRAFT) is None


@pytest.mark.parametrize(
    ("label", "seen", "heading", "right"),
    [
        ("Pemkab Cemara Raya", "BUPATI CEMARA RAYA", "", True),
        ("Pemkab Cemara Raya", "DINAS KOMINFO CEMARA", "", False),
        ("Diskominfo Cemara Raya", "DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN CEMARA RAYA", "", True),
        ("Pemkab Cemara Raya", "", "PEMERINTAH KABUPATEN CEMARA RAYA", False),
        ("Pemkab Cemara Raya", "", "Daftar barang", None),
        ("-", "BUPATI CEMARA RAYA", "", None),
    ],
)
def test_the_issuer(identities: ModuleType, label: str, seen: str, heading: str, right: bool | None) -> None:
    assert verdict(identities, "issuer", {"agency": label}, heading, issuer=seen) is right


def test_whose_folder_a_national_paper_lies_in_does_not_make_it_theirs(identities: ModuleType) -> None:
    label = {"doc_type": "keputusan_presiden", "agency": "Pemkab Cemara Raya"}
    assert verdict(identities, "issuer", label, issuer="PRESIDEN REPUBLIK INDONESIA") is True
    assert verdict(identities, "issuer", label, issuer="BUPATI CEMARA RAYA") is False
    label = {"doc_type": "peraturan_menteri", "agency": "Pemkab Cemara Raya"}
    assert verdict(identities, "issuer", label, issuer="MENTERI KEUANGAN") is None


def test_the_table_and_its_misses(identities: ModuleType) -> None:
    right = identities.Case("a.pdf", Identity(kind="sop", year=2023), "", {**LABEL, "doc_type": "SOP", "year": "2023"})
    wrong = identities.Case("b.pdf", Identity(kind="sop"), "", {**LABEL, "doc_type": "surat", "is_draft": "yes"})
    table = identities.table([right, wrong])
    assert (table["kind"], table["year"], table["draft, of drafts"]) == ((1, 2), (1, 1), (0, 1))
    assert identities.misses([right, wrong]) == [
        "kind: b.pdf: sop (label: surat)",
        "draft: b.pdf: undetermined (label: yes)",
    ]
