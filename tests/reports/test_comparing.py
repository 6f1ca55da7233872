"""What changed between two assessments, and why."""

from __future__ import annotations

from evidence_checker.assessment.compare import compare
from evidence_checker.model import Assessment, DocumentResult, Status, Strength, replace
from evidence_checker.reports import render
from tests.reports.assessment_maker import DRAFT, NOTULEN, PERBUP, SCREEN, golden


def with_document(assessment: Assessment, path: str, /, **more: object) -> Assessment:
    def changed(each: DocumentResult) -> DocumentResult:
        return replace(each, **more) if each.path == path else each  # type: ignore[arg-type]

    return replace(assessment, documents=tuple(changed(each) for each in assessment.documents))


def improved() -> Assessment:
    """The draft was enacted: other bytes, strong evidence, a higher level."""
    new = with_document(golden(), DRAFT, sha256="f" * 64)
    indicators = []
    for each in new.indicators:
        if each.id == "5":
            strong = replace(each.evidence[0], sha256="f" * 64, strength=Strength.STRONG, reasons=())
            each = replace(each, status=Status.COMPLETE, level=3.0, evidence=(strong,))
        indicators.append(each)
    return replace(new, indicators=tuple(indicators))


def test_the_same_assessment_has_no_changes() -> None:
    assert compare(golden(), golden()).same


def test_an_enacted_draft_lifts_its_indicator() -> None:
    found = compare(golden(), improved())
    (change,) = found.indicators
    assert change.id == "5" and change.better is True
    assert change.regraded == ((DRAFT, "weak", "strong"),)
    assert [(cause.code, cause.mapping["path"]) for cause in change.causes] == [("EC615", DRAFT)]
    assert [(each.what, each.path) for each in found.documents] == [("changed", DRAFT)]


def test_the_way_back_is_a_fall() -> None:
    assert compare(improved(), golden()).indicators[0].better is False


def test_a_renamed_file_is_moved_and_moves_no_verdict() -> None:
    new = with_document(golden(), PERBUP, path="x/Perbup.pdf")
    indicators = tuple(
        replace(
            each,
            evidence=tuple(
                replace(item, path="x/Perbup.pdf") if item.path == PERBUP else item for item in each.evidence
            ),
        )
        for each in new.indicators
    )
    found = compare(golden(), replace(new, indicators=indicators))
    assert [(each.what, each.path, each.old_path) for each in found.documents] == [("moved", "x/Perbup.pdf", PERBUP)]
    assert found.indicators == ()


def test_new_and_gone_files_are_told_apart() -> None:
    old = golden()
    new = replace(old, documents=tuple(each for each in old.documents if each.path != SCREEN))
    assert [(each.what, each.path) for each in compare(old, new).documents] == [("gone", SCREEN)]
    assert [(each.what, each.path) for each in compare(new, old).documents] == [("new", SCREEN)]


def test_rules_year_and_agency_are_grounds() -> None:
    old = golden()
    rules = replace(old.framework, sha256="0" * 64, version="1.1.0")
    found = compare(old, replace(old, framework=rules, year=2027, agency="Kabupaten Lain"))
    assert [each.code for each in found.grounds] == ["EC611", "EC612", "EC613"]


def test_every_changed_indicator_has_a_cause() -> None:
    old = golden()
    moved = tuple(replace(each, level=2.0) if each.id == "1" else each for each in old.indicators)
    (change,) = compare(old, replace(old, indicators=moved)).indicators
    assert [cause.code for cause in change.causes] == ["EC620"]


def test_new_decisions_are_told() -> None:
    old = replace(golden(), decisions=())
    assert [each.path for each in compare(old, golden()).decisions] == [NOTULEN, ""]


def test_page_and_workbook_have_their_section_of_changes() -> None:
    changes = compare(golden(), improved())
    page = render("html", improved(), "id", changes=changes).decode()
    assert 'id="perubahan"' in page and "Isi berkas berubah" in page
    assert 'id="perubahan"' not in render("html", improved(), "id").decode()
    assert render("xlsx", improved(), "id", changes=changes) != render("xlsx", improved(), "id")
