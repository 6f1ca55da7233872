"""A large folder is judged in little memory, with the same result, to the byte, as if everything were held."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made_agencies import make
from evidence_checker import reports, rules
from evidence_checker.assess.check import check
from evidence_checker.assess.request import AssessmentRequest, CheckOptions
from evidence_checker.model import Assessment, Context, packed
from evidence_checker.model.packed import as_packed
from evidence_checker.store import Store

FRAMEWORK = rules.load("spbe-2020")
MADE_AT = "2024-12-01T08:00:00+07:00"


def _checked(folder: Path, state: Path, *agencies: str) -> Assessment:
    request = AssessmentRequest(FRAMEWORK, Context(agencies, 2024), CheckOptions(workers=1, ocr=False))
    with Store.open(folder, state) as store:
        return check(folder, request, store=store, made_at=MADE_AT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bukti")
    make(made, 40, 0)
    (made / "salinan.txt").write_bytes((made / "berkas-00003.txt").read_bytes())
    (made / "rusak.pdf").write_bytes(b"%PDF-1.7\nbukan pdf")
    (made / "laporan.json").write_bytes(b'{\n "schema": "evidence-checker/assessment/1",\n "tool": {}}')
    return made


@pytest.mark.parametrize("agency", [("Pemerintah Kabupaten Cemara Cemara 000",), ()])
def test_packed_or_not_the_assessment_is_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agency: tuple[str, ...]
) -> None:
    whole = _checked(folder, tmp_path / "a", *agency)
    monkeypatch.setattr(packed, "MANY", 1)
    small = _checked(folder, tmp_path / "b", *agency)
    assert as_packed(small.documents) is not None and as_packed(whole.documents) is None
    assert all(as_packed(each.evidence) is not None for each in small.indicators)
    assert any(each.evidence for each in small.indicators)
    assert small == whole
    for name in ("json", "jsonl", "terminal", "html", "xlsx", "csv", "sarif") if agency else ():
        assert reports.render(name, small, "id") == reports.render(name, whole, "id"), name
    assert b"".join(reports.pieces("json", small, "id")) == reports.render("json", whole, "id")
    again = _checked(folder, tmp_path / "b", *agency)
    assert as_packed(again.documents) is not None
    assert again == whole


def test_a_kept_assessment_that_lost_its_end_is_none(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "MANY", 1)
    _checked(folder, tmp_path / "state")
    with Store.open(folder, tmp_path / "state") as store:
        (kept,) = store.assessments()
        path = store.folder / "assessments" / f"{kept.id}.z"
        whole = path.read_bytes()
        for torn in (whole[:-1], whole[: len(whole) // 2], b"", whole[:3], b"\0" + whole[1:]):
            path.write_bytes(torn)
            assert store.assessment(kept.id) is None
