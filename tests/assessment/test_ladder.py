"""The ladder: a level needs everything below it; what the next one lacks is said; status follows from both."""

from __future__ import annotations

import random

import pytest

from evidence_checker.assessment import examine
from evidence_checker.assessment.reached_level import same_for_several
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Claim, Context, Document, Examination, Status, Strength, replace
from tests.assessment.small import DATA_CENTRE, FRAMEWORK, OWN, assess, standing
from tests.makers.documents import document, paper

SOP = paper("sop", "Pengoperasian Pusat Data", "Operator memeriksa server.")
REPORT = paper("report", "Pengoperasian Pusat Data", "## Umum", "Server beroperasi.")
REPORT_OF_ALL = paper(
    "report", "Pengoperasian Pusat Data", "## Umum", "Layanan dipakai seluruh perangkat daerah.", name="semua.pdf"
)
WHOLE = "Setiap perangkat daerah menggunakan pusat data dan terhubung dengan pusat data nasional."


def level(indicator: str, *documents: Document) -> float | None:
    return standing(indicator, *documents).level


def test_without_evidence_the_floor_holds_and_is_no_proof() -> None:
    result = standing("16")
    assert (result.level, result.status, result.evidence) == (1.0, Status.MISSING, ())
    assert [found.code for found in result.findings] == ["EC401"]


@pytest.mark.parametrize(
    ("documents", "reached"),
    [((SOP,), 2.0), ((REPORT,), 2.0), ((SOP, REPORT), 3.0), ((SOP, REPORT_OF_ALL), 4.0), ((REPORT_OF_ALL,), 2.0)],
)
def test_levels_are_cumulative(documents: tuple[Document, ...], reached: float) -> None:
    """A report on all agencies fits level 4, yet without the SOP of level 3 it stays at level 2."""
    assert level("16", *documents) == reached


def test_what_the_next_level_lacks_is_named() -> None:
    result = standing("16", SOP)
    finding = next(found for found in result.findings if found.code == "EC404")
    assert (finding.mapping["level"], finding.mapping["next"]) == (2, 3)
    assert finding.mapping["lacking"] == ("Laporan pengoperasian pusat data",)
    assert [(each.title, each.level, each.year) for each in result.lacking] == [
        ("Laporan pengoperasian pusat data", 3, 2023)
    ]


def test_contents_are_counted_over_all_papers_together() -> None:
    one = paper("decree", "Penggunaan Pusat Data", "Setiap perangkat daerah memakai pusat data.", name="satu.pdf")
    other = paper("decree", "Pengelolaan Pusat Data", "Dinas terhubung dengan pusat data nasional.", name="dua.pdf")
    assert (level("5", one), level("5", other), level("5", one, other)) == (2.0, 2.0, 3.0)


def test_a_draft_serves_the_floor_only() -> None:
    draft = paper("regulation", "Penyelenggaraan Pusat Data", WHOLE, draft=True)
    enacted = paper("regulation", "Penyelenggaraan Pusat Data", WHOLE)
    assert (level("5", draft), level("5", enacted)) == (1.0, 3.0)
    assert standing("5", draft).status is Status.WEAK


def test_the_contents_of_a_draft_do_not_count() -> None:
    draft = paper("regulation", "Penyelenggaraan Pusat Data", WHOLE, draft=True, name="draf.pdf")
    half = paper("decree", "Penggunaan Pusat Data", "Setiap perangkat daerah memakai pusat data.")
    assert level("5", half, draft) == 2.0


def test_status_is_complete_at_the_target_with_sound_evidence() -> None:
    assert standing("16", SOP, REPORT).status is Status.COMPLETE
    assert standing("16", SOP).status is Status.WEAK


def test_a_paper_judged_by_a_person_first_is_review() -> None:
    unknown = document(
        "PENGOPERASIAN PUSAT DATA\nPemerintah Kabupaten Cemara Raya\nSeluruh perangkat daerah memakainya."
    )
    assert standing("5", unknown).status is Status.REVIEW
    assert [found.code for found in standing("5", unknown).findings] == ["EC402"]


def test_a_known_kind_that_does_not_fit_is_no_question() -> None:
    assert standing("5", SOP).status is Status.MISSING
    assert [found.code for found in standing("5", SOP).findings] == ["EC403"]


def test_an_external_index_is_not_judged_from_papers() -> None:
    result = standing("20", SOP)
    assert (result.status, result.level, result.gain) == (Status.NOT_APPLICABLE, None, 0.0)
    assert "EC405" in [found.code for found in result.findings]


def test_the_gain_is_what_the_index_wins_at_the_target() -> None:
    """Eight indicators of weight 10: one level is worth an eighth of a point."""
    assert standing("16").gain == pytest.approx(2 / 8)
    assert standing("16", SOP).gain == pytest.approx(1 / 8)
    assert standing("16", SOP, REPORT).gain == 0.0


def test_the_index_counts_every_indicator_with_a_level() -> None:
    assessment = assess(SOP, REPORT)
    levels = [result.level for result in assessment.indicators if result.level is not None]
    assert assessment.index is not None
    assert assessment.index.value == pytest.approx(sum(levels) / len(levels))


def test_evidence_says_which_levels_it_serves() -> None:
    (found,) = standing("16", SOP).evidence
    assert found.levels == (2, 3)


def test_the_assessment_does_not_depend_on_the_order_of_the_files() -> None:
    papers = [
        SOP, REPORT, REPORT_OF_ALL,
        paper("regulation", "Penyelenggaraan Pusat Data", WHOLE),
        paper("regulation", "Pusat Data", WHOLE, draft=True, name="b.pdf"),
        paper("decree", "Tim Koordinasi SPBE", "Membentuk tim koordinasi."), paper("national", "Pusat Data", WHOLE),
        document("PANDUAN APLIKASI PERIZINAN", name="p.pdf"), document("PANDUAN APLIKASI ANTREAN", name="q.pdf"),
        document("PANDUAN APLIKASI PERIZINAN", name="salinan.pdf"),
    ]  # fmt: skip
    expected = assess(*papers)
    dice = random.Random(3)
    for _ in range(4):
        dice.shuffle(papers)
        assert assess(*papers) == expected


def test_the_paper_that_another_one_revokes_is_weak() -> None:
    old = paper("regulation", "Penyelenggaraan Pusat Data", WHOLE, number="7", year=2019, name="lama.pdf")
    ended = "Peraturan Bupati Cemara Raya Nomor 7 Tahun 2019 tentang Penyelenggaraan Pusat Data"
    new = paper("regulation", "Penyelenggaraan Pusat Data", WHOLE, revokes=ended, name="baru.pdf")
    found = {item.path: item for item in standing("5", old, new).evidence}
    assert [reason.mapping["by"] for reason in found["lama.pdf"].reasons if reason.code == "EC217"] == ["baru.pdf"]
    assert (found["lama.pdf"].strength, found["baru.pdf"].strength) == (Strength.WEAK, Strength.STRONG)
    assert found["baru.pdf"].score > found["lama.pdf"].score


def test_without_a_year_nothing_is_too_old() -> None:
    (found,) = standing("16", REPORT, context=Context(OWN.agencies, 0)).evidence
    assert found.reasons == ()


def _held(**papers: str) -> dict[str, list[tuple[Claim, Examination]]]:
    """requirement → the one paper it rests on."""
    seen = examine(SOP, FRAMEWORK, vocabulary(FRAMEWORK), OWN)
    claim = next(claim for claim in seen.claims if claim.accepted)
    return {
        requirement: [(replace(claim, requirement=requirement), replace(seen, file=replace(seen.file, path=path)))]
        for requirement, path in papers.items()
    }


def test_requirements_that_rest_on_one_paper_are_shown() -> None:
    (found,) = same_for_several(DATA_CENTRE, _held(sop="satu.pdf", laporan="satu.pdf"), 3.0)
    assert found.mapping == {
        "path": "satu.pdf",
        "requirements": ("SOP pengoperasian pusat data", "Laporan pengoperasian pusat data"),
    }
    assert same_for_several(DATA_CENTRE, _held(sop="satu.pdf", laporan="dua.pdf"), 3.0) == []
    assert same_for_several(DATA_CENTRE, _held(sop="satu.pdf", laporan="satu.pdf"), 2.0) == []
