"""From gaps to actions and back: identity over checks, records, what evidence closes, what the rules no longer ask."""

from __future__ import annotations

import functools

import pytest

from evidence_checker import rules
from evidence_checker.assessment import judge
from evidence_checker.errors import UsageError
from evidence_checker.model import (
    Action,
    ActionPlan,
    ActionRecord,
    Assessment,
    Context,
    DocumentResult,
    Evidence,
    Finding,
    Framework,
    Identity,
    Lacking,
    ReadStatus,
    Strength,
    TextSource,
    replace,
)
from evidence_checker.planning import actions
from evidence_checker.planning.letters import asked, by_unit
from evidence_checker.planning.schedule import Calendar, days_of, due, half_year, step

AT = "2025-02-03T08:00:00+07:00"
STEPS = (("analysis", 0.15), ("drafting", 0.2), ("implementation", 0.5), ("evaluation", 0.15))
CALENDAR = Calendar.of("2025-02-03", "2026-02-02", "2025-02-03", STEPS)


@functools.cache
def framework() -> Framework:
    return rules.load("spbe-2020")


def assessment(*lacking: Lacking, evidence: tuple[Evidence, ...] = (), level: float = 1.0) -> Assessment:
    """An assessment whose indicator 16 lacks what is given, and whose others lack nothing."""
    bare = judge([], framework(), Context(("Pemerintah Kabupaten Cemara Raya",), 2024), folder="bukti", made_at=AT)
    results = tuple(
        replace(
            each, lacking=lacking if each.id == "16" else (), evidence=evidence if each.id == "16" else (), level=level
        )
        for each in bare.indicators
    )
    return replace(bare, indicators=results)


SOP = Lacking(
    "sop",
    "SOP pengoperasian pusat data",
    2.0,
    ("sop",),
    ("pemeliharaan",),
    "Kepala Dinas",
    2024,
    "Diskominfo + Bagian Hukum",
)
REPORT = Lacking("laporan", "Laporan pengoperasian pusat data", 3.0, ("laporan",), owner="Diskominfo")


def _plan(of: Assessment, records: tuple[ActionRecord, ...] = ()) -> ActionPlan:
    return actions.plan(of, framework(), CALENDAR, records=records)


def _one(of: ActionPlan, name: str) -> Action:
    return next(action for action in of.actions if action.id == name)


def test_every_gap_is_an_action_with_owner_worth_and_due_date() -> None:
    made = _plan(assessment(SOP, REPORT))
    sop = _one(made, "16/sop/2")
    assert (sop.owner, sop.co_owners, sop.signed_by, sop.year) == (
        "Diskominfo",
        ("Bagian Hukum",),
        "Kepala Dinas",
        2024,
    )
    assert sop.worth == pytest.approx(framework().indicator("16").weight / 100)
    assert "2025-02-03" < sop.due <= CALENDAR.end
    assert sop.step == "analysis"
    assert made.expected > made.index
    assert [action.id for action in made.actions] == ["16/sop/2", "16/laporan/3"], "the lower level comes first"


def test_a_plan_is_the_same_for_the_same_assessment() -> None:
    assert _plan(assessment(SOP, REPORT)) == _plan(assessment(SOP, REPORT))


def test_what_was_recorded_last_holds() -> None:
    records = (
        ActionRecord("16/sop/2", AT, owner="Dinas A", due="2025-05-05", status="in_progress", follow_up="rapat"),
        ActionRecord("16/sop/2", AT, due="2025-06-06"),
    )
    action = _one(_plan(assessment(SOP), records), "16/sop/2")
    assert (action.owner, action.due, action.status, action.follow_up) == (
        "Dinas A",
        "2025-06-06",
        "in_progress",
        "rapat",
    )


def test_an_action_closes_by_the_evidence_that_came() -> None:
    first = _plan(assessment(SOP))
    records = actions.opened(first, (), AT, assessment(SOP))
    came = Evidence("SOP Pusat Data.pdf", "0" * 64, Strength.STRONG, 0.9, (2,), ("sop",), ())
    second = _plan(assessment(evidence=(came,), level=2.0), records)
    action = _one(second, "16/sop/2")
    assert (action.status, action.closed_by) == ("closed", "SOP Pusat Data.pdf")
    more = actions.opened(second, records, AT, assessment())
    assert [record.closed_by for record in more] == ["SOP Pusat Data.pdf"]
    assert actions.opened(second, (*records, *more), AT, assessment()) == (), "said once"


def test_an_action_reached_another_way_closes_too() -> None:
    records = actions.opened(_plan(assessment(SOP)), (), AT, assessment(SOP))
    other = Evidence("Laporan.pdf", "1" * 64, Strength.STRONG, 0.9, (2,), ("laporan",), ())
    action = _one(_plan(assessment(evidence=(other,), level=2.0), records), "16/sop/2")
    assert action.closed_by == "Laporan.pdf"


def test_an_action_that_closed_and_is_asked_for_again_is_open() -> None:
    records = (
        ActionRecord("16/sop/2", AT, title=SOP.title),
        ActionRecord("16/sop/2", AT, status="closed", closed_by="SOP.pdf"),
    )
    assert _one(_plan(assessment(SOP), records), "16/sop/2").status == "open"


def test_an_action_that_the_rules_no_longer_ask_for_is_kept_and_marked() -> None:
    records = (ActionRecord("16/dihapus/2", AT, title="Dokumen lama", follow_up="sudah mulai"),)
    action = _one(_plan(assessment(SOP), records), "16/dihapus/2")
    assert action.outdated
    assert (action.title, action.follow_up) == ("Dokumen lama", "sudah mulai")


def test_a_waived_indicator_has_no_actions() -> None:
    from evidence_checker.model import Decision

    waiver = Decision("waive", "16", "", "", "Auditor", "tidak berlaku", AT, "2030-01-01")
    assert _plan(replace(assessment(SOP), decisions=(waiver,))).actions == ()


def test_targets_count_a_level_when_all_below_it_is_due() -> None:
    records = (
        ActionRecord("16/sop/2", AT, target_year=2026),
        ActionRecord("16/laporan/3", AT, target_year=2025),
    )
    made = _plan(assessment(SOP, REPORT), records)
    assert [target.year for target in made.targets] == [2025, 2026]
    assert made.targets[0].index == pytest.approx(made.index), "level 3 waits for level 2"
    assert made.targets[1].index == pytest.approx(made.expected)


def test_requests_per_unit_count_how_often_they_asked() -> None:
    made = _plan(assessment(SOP, REPORT))
    requests = by_unit(made)
    assert [(request.unit, len(request.actions), request.asked) for request in requests] == [("Diskominfo", 2, 1)]
    again = by_unit(_plan(assessment(SOP, REPORT), asked(requests, AT)))
    assert again[0].asked == 2


def test_the_calendar() -> None:
    assert days_of(CALENDAR)[0][:2] == ("analysis", "2025-02-03")
    assert days_of(CALENDAR)[-1][2] == CALENDAR.end
    assert step(Calendar.of("2025-01-01", "2026-01-01", "2025-12-30", STEPS)) == "evaluation"
    assert due(CALENDAR, 10_000, 1) == CALENDAR.end
    assert due(CALENDAR, 5, 1) < due(CALENDAR, 5, 2) < due(CALENDAR, 5, 3)
    assert (half_year("2025-06-30"), half_year("2025-07-01")) == ((2025, 1), (2025, 2))


@pytest.mark.parametrize(("start", "end"), [("besok", ""), ("2025-02-30", ""), ("2025-02-03", "2025-02-03")])
def test_days_that_no_plan_can_use(start: str, end: str) -> None:
    with pytest.raises(UsageError, match="ES529"):
        Calendar.of(start, end, "2025-02-03", STEPS)


def test_the_same_text_under_another_name_is_mended_on_paper_only() -> None:
    """The weak document of the gap comes back with new bytes and the old text."""
    old = Evidence("SOP.pdf", "1" * 64, Strength.WEAK, 0.3, (1,), ("lain",), (), (Finding.of("EC203"),))
    new = replace(old, path="SOP (revisi).pdf", sha256="2" * 64)

    def with_file(evidence: Evidence, text: str) -> Assessment:
        made = assessment(SOP, evidence=(evidence,))
        document = DocumentResult(
            evidence.path, evidence.sha256, 10, ReadStatus.READ, None, 1, TextSource.TEXT, Identity(), text_sha256=text
        )
        return replace(made, documents=(document,))

    first = with_file(old, "t" * 64)
    records = actions.opened(_plan(first), (), AT, first)
    assert _one(_plan(with_file(new, "t" * 64), records), "16/sop/2").paper_only == "SOP (revisi).pdf"
    assert _one(_plan(with_file(new, "u" * 64), records), "16/sop/2").paper_only == "", (
        "another text is a real revision"
    )
    assert _one(_plan(first, records), "16/sop/2").paper_only == ""


@pytest.mark.parametrize(
    ("owners", "owner", "others"),
    [
        ("Bagian Pengadaan Barang/Jasa (UKPBJ)", "Bagian Pengadaan Barang/Jasa (UKPBJ)", ()),
        ("Bappeda + Diskominfo", "Bappeda", ("Diskominfo",)),
        ("Bagian Hukum, Diskominfo; Inspektorat", "Bagian Hukum", ("Diskominfo", "Inspektorat")),
        ("Bagian Umum / Bagian Pengadaan Barang/Jasa", "Bagian Umum", ("Bagian Pengadaan Barang/Jasa",)),
    ],
)
def test_a_slash_within_a_name_parts_no_units(owners: str, owner: str, others: tuple[str, ...]) -> None:
    (action,) = actions.plan(assessment(replace(SOP, owner=owners)), framework(), CALENDAR).actions
    assert (action.owner, action.co_owners) == (owner, others)
