"""What people decide and set under one framework says nothing under another, though their indicators share numbers."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from evidence_checker import rules
from evidence_checker.assess.check import check
from evidence_checker.assess.configuration import Settings
from evidence_checker.assess.request import AssessmentRequest, of_framework
from evidence_checker.assessment import decisions
from evidence_checker.model import ActionRecord, Assessment, Decision
from evidence_checker.store import Store
from tests.assess.test_crosswalk import AGREEMENT, MADE_AT, InProcess, each, folder, requests

_ = folder


def _decision(framework: str, found: Assessment) -> Decision:
    result = next(one for one in found.indicators if one.evidence)
    path = result.evidence[0].path
    sha = next(one.sha256 for one in found.documents if one.path == path)
    return decisions.made(
        "reject", result.id, name="Rahayu", reason="bukan dokumennya", made_at=MADE_AT, path=path, sha256=sha,
        framework=framework,
    )  # fmt: skip


def test_a_decision_holds_under_its_own_framework_only(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder, tmp_path / "ingatan") as store:
        before = each(folder, store, InProcess())
        spbe = _decision("spbe-2020", before[0])
        assert spbe.indicator in {one.id for one in before[1].indicators}, "the number means something there too"
        store.record(spbe)
        after = each(folder, store, InProcess())
    assert [len(one.decisions) for one in after] == [1, 0, 0, 0]
    assert after[0].index_decided != before[0].index_decided or after[0].indicators != before[0].indicators
    assert [one.indicators for one in after[1:]] == [one.indicators for one in before[1:]]


def test_a_decision_of_an_older_log_is_read_as_before(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder, tmp_path / "ingatan") as store:
        before = each(folder, store, InProcess())
        store.record(_decision("", before[0]))
        after = each(folder, store, InProcess())
    assert [len(one.decisions) for one in after[:2]] == [1, 1]
    line = b'{"action":"waive","indicator":"1","path":"","sha256":"","name":"R","reason":"x","made_at":"2026-01-01"}'
    old = msgspec.json.decode(line, type=Decision)
    assert old.framework == ""
    assert decisions.of_framework([old], "pemdi-2026") == (old,)


def test_withdrawing_under_one_leaves_the_other() -> None:
    def one(action: str, framework: str) -> Decision:
        return decisions.made(
            action, "1", name="R", reason="x", made_at=MADE_AT, path="a.pdf", sha256="ab", framework=framework
        )

    log = [one("accept", "spbe-2020"), one("accept", "pemdi-2026"), one("withdraw", "spbe-2020")]
    assert decisions.held(log, "1", "ab", "spbe-2020") is None
    kept = decisions.held(log, "1", "ab", "pemdi-2026")
    assert kept is not None and kept.framework == "pemdi-2026"


def test_the_plan_of_one_framework_is_not_that_of_another(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder, tmp_path / "ingatan") as store:
        store.record_actions([ActionRecord("1/kebijakan/2", MADE_AT, status="in_progress")], "spbe-2020")
        assert [one.action for one in store.action_records("spbe-2020")] == ["1/kebijakan/2"]
        assert store.action_records("pemdi-2026") == ()
    old = msgspec.json.decode(b'{"action":"1/kebijakan/2","at":"2026-01-01"}', type=ActionRecord)
    assert old.framework == ""


def test_settings_of_a_framework_come_before_those_of_all() -> None:
    rows = (("1", "Bappeda"), ("2", "Inspektorat"), ("pemdi-2026/1", "Diskominfo"), ("spbe-2020/3", "BKPSDM"))
    assert dict(of_framework(rows, "pemdi-2026")) == {"1": "Diskominfo", "2": "Inspektorat"}
    assert dict(of_framework(rows, "sakip-2021")) == {"1": "Bappeda", "2": "Inspektorat"}
    settled = Settings(agency="Kabupaten Cemara Raya", units=rows)
    asked = AssessmentRequest.of(settled, rules.load("spbe-2020"))
    assert dict(asked.context.units) == {"1": "Bappeda", "2": "Inspektorat", "3": "BKPSDM"}


def _accepted(folder: Path, text: str, *names: str) -> bool:
    (folder / "pk.txt").write_text(text, encoding="utf-8")
    request = requests()[2]
    context = msgspec.structs.replace(request.context, agencies=(*request.context.agencies, *names))
    found = check(
        folder, AssessmentRequest(request.framework, context, request.options), made_at=MADE_AT, engine=InProcess()
    )
    return any(one.path == "pk.txt" for result in found.indicators for one in result.evidence)


@pytest.mark.parametrize("unit", ["DINAS PERTANIAN DAN PETERNAKAN", "KANTOR KETAHANAN PANGAN"])
def test_a_unit_that_is_no_more_is_still_the_agency(folder: Path, unit: str) -> None:
    """Units are merged and renamed; their agreements of the year assessed stay those of the agency."""
    assert _accepted(folder, AGREEMENT.replace("DINAS PERTANIAN", unit))


def test_a_former_name_of_the_agency_counts_once_it_is_told(folder: Path) -> None:
    former = AGREEMENT.replace("KABUPATEN CEMARA RAYA", "KABUPATEN AWAN LAMA")
    assert not _accepted(folder, former)
    assert _accepted(folder, former, "Pemerintah Kabupaten Awan Lama")


def test_a_paper_of_another_period_counts_under_no_framework(folder: Path, tmp_path: Path) -> None:
    (folder / "pk.txt").write_text(AGREEMENT.replace("2023", "2016"), encoding="utf-8")
    with Store.open(folder, tmp_path / "ingatan") as store:
        found = each(folder, store, InProcess())
    assert not any(
        one.path == "pk.txt" and one.strength == "strong" for a in found for r in a.indicators for one in r.evidence
    )
