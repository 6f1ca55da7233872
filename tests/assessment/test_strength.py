"""How well evidence proves: every shortcoming lowers the best possible strength, and says so."""

from __future__ import annotations

from typing import Any

import pytest

from evidence_checker.model import Context, Evidence, Strength, TextSource
from tests.assessment.small import AGENCY, OWN, codes, evidence
from tests.makers.documents import document, paper

USE = "Setiap perangkat daerah wajib menggunakan pusat data dan terhubung dengan pusat data nasional."


def norm(*body: str, title: str = "Penyelenggaraan Pusat Data", **facts: Any) -> Evidence:
    return evidence("5", paper("regulation", title, *(body or (USE,)), **facts))


def report(**how: Any) -> Evidence:
    made = paper("report", "Pengoperasian Pusat Data", "## Umum", "Pusat data beroperasi sepanjang tahun.", year=2023)
    texts = [page.text for page in made.pages]
    return evidence("16", document(*texts, name="laporan.pdf", **how))


def test_an_enacted_regulation_with_all_contents_is_strong() -> None:
    found = norm()
    assert (found.strength, found.reasons) == (Strength.STRONG, ())


def test_a_draft_is_weak_and_serves_level_one_only() -> None:
    found = norm(draft=True)
    assert (found.strength, found.levels) == (Strength.WEAK, (1,))
    assert "EC202" in codes(found)


def test_an_unsigned_regulation_is_partial() -> None:
    found = norm(signed=False)
    assert (found.strength, "EC203" in codes(found)) == (Strength.PARTIAL, True)


def test_missing_contents_make_it_partial_and_are_named() -> None:
    found = norm("Setiap perangkat daerah wajib menggunakan pusat data.")
    (reason,) = found.reasons
    assert found.strength is Strength.PARTIAL
    assert reason.mapping == {"found": 1, "needed": 2, "missing": ("keterhubungan dengan pusat data nasional",)}


def test_an_article_of_another_regulation_may_be_strong() -> None:
    found = norm("## Penggunaan Pusat Data", USE, title="Penyelenggaraan SPBE")
    assert found.strength is Strength.STRONG
    assert found.passages[0].page == 2


def test_the_lead_of_an_article_is_partial() -> None:
    found = norm("## Ketentuan Lain", USE, title="Penyelenggaraan SPBE")
    assert (found.strength, codes(found)) == (Strength.PARTIAL, {"EC214"})
    assert found.passages[0].article == "Pasal 2"


def test_a_blank_form_is_weak_at_best() -> None:
    found = evidence("16", document("FORMULIR LAYANAN PUSAT DATA\nPEMERINTAH KABUPATEN CEMARA RAYA\nNama pemohon:"))
    assert (found.strength, "EC210" in codes(found)) == (Strength.WEAK, True)


def test_a_phrase_in_the_body_is_weak() -> None:
    made = paper(
        "register",
        "Rencana Kerja Dinas",
        "Dinas memelihara pusat data, jaringan, dan arsip daerah sepanjang tahun anggaran yang sedang berjalan.",
    )
    found = evidence("16", made)
    assert (found.strength, "EC213" in codes(found)) == (Strength.WEAK, True)


@pytest.mark.parametrize(("year", "weakened"), [(2023, False), (2025, False), (2026, True)])
def test_an_old_report_weakens(year: int, weakened: bool) -> None:
    made = paper("report", "Pengoperasian Pusat Data", "## Umum", "Pusat data beroperasi.", year=2023)
    found = evidence("16", made, context=Context((AGENCY,), year))
    assert ("EC207" in codes(found)) is weakened
    assert (found.strength is Strength.STRONG) is not weakened


def test_a_file_read_in_part_weakens() -> None:
    found = report(total=9)
    reason = next(reason for reason in found.reasons if reason.code == "EC211")
    assert found.strength is Strength.PARTIAL
    assert (reason.mapping["read"], reason.mapping["total"]) == (2, 9)


def test_a_faintly_read_page_weakens() -> None:
    assert "EC212" in codes(report(source=TextSource.OCR, confidence=0.4))
    assert "EC212" not in codes(report(source=TextSource.OCR, confidence=0.8))


def test_a_paper_that_names_no_agency_is_partial() -> None:
    made = document(
        "LAPORAN PENGOPERASIAN PUSAT DATA\nTahun 2023\n"
        "Server utama dan cadangan beroperasi tanpa gangguan sepanjang tahun dan diperiksa setiap hari."
    )
    assert (evidence("16", made).strength, codes(evidence("16", made))) == (Strength.PARTIAL, {"EC215"})
    assert "EC215" not in codes(evidence("16", made, context=Context()))


def test_the_strongest_requirement_decides() -> None:
    """A paper that is both title and mention counts by its title."""
    found = evidence("16", paper("sop", "Pengoperasian Pusat Data", "Operator memeriksa pusat data."), context=OWN)
    assert found.strength is Strength.STRONG
    assert found.requirements == ("sop",)


def test_the_score_follows_the_strength() -> None:
    scores = [norm().score, norm(signed=False).score, norm(draft=True).score]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_a_quote_is_the_pages_own_text_with_its_place() -> None:
    made = paper("regulation", "Penyelenggaraan SPBE", "## Penggunaan Pusat Data", USE)
    for passage in evidence("5", made).passages:
        page = made.pages[passage.page - 1]
        assert page.text[passage.start : passage.end] == passage.quote
        assert passage.term.casefold() in " ".join(passage.quote.casefold().split())


def test_weakened_evidence_without_a_reason_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="needs a reason"):
        Evidence("a.pdf", "", Strength.PARTIAL, 0.6, (), (), ())


@pytest.mark.parametrize(("rows", "weakened"), [(0, True), (6, False)])
def test_a_claim_of_all_without_a_table_to_count_by_weakens(rows: int, weakened: bool) -> None:
    made = document(
        "LAPORAN PENGOPERASIAN PUSAT DATA PEMERINTAH KABUPATEN CEMARA RAYA\nTahun 2023\n"
        "Dinas melaporkan bahwa penggunaan layanan oleh perangkat daerah telah mencapai 100% pada akhir tahun.\n"
        + "".join(f"{row}. Dinas nomor {row} memakai dua server\n" for row in range(1, rows + 1))
    )
    assert ("EC218" in codes(evidence("16", made))) is weakened
