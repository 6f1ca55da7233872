"""Chapters, sections and articles with the pages they span, and the stretches that prove nothing."""

from __future__ import annotations

from evidence_checker.analysis import Analysis, Part
from tests.makers.documents import analyze, document, paper


def part(analysis: Analysis, label: str) -> Part:
    return next(found for found in analysis.parts if found.label == label)


def words(analysis: Analysis, text: str, role: str) -> list[str]:
    return [text[stretch.start : stretch.end] for stretch in analysis.stretches if stretch.role == role]


MADE = paper(
    "regulation", "Penyelenggaraan SPBE", "## Pusat Data", "Setiap perangkat daerah memakai pusat data.",
    "## Jaringan Intra", "Jaringan intra menghubungkan perangkat daerah.",
)  # fmt: skip


def test_a_regulation_falls_into_chapters_sections_and_articles() -> None:
    labels = [found.label for found in analyze(MADE).parts]
    assert labels == [
        "BAB I", "Pasal 1", "BAB II", "Bagian Kesatu", "Pasal 2", "Bagian Kedua", "Pasal 3", "BAB III", "Pasal 4",
    ]  # fmt: skip


def test_an_article_takes_the_heading_of_its_section() -> None:
    analysis = analyze(MADE)
    assert part(analysis, "Pasal 2").heading == "Pusat Data"
    assert part(analysis, "Pasal 3").heading == "Jaringan Intra"
    assert part(analysis, "BAB II").heading == "PENYELENGGARAAN"


def test_a_part_ends_where_the_next_of_its_rank_begins() -> None:
    analysis = analyze(MADE)
    assert part(analysis, "Bagian Kesatu").end == part(analysis, "Bagian Kedua").start
    assert part(analysis, "BAB II").end == part(analysis, "BAB III").start
    assert part(analysis, "Pasal 2").end == part(analysis, "Bagian Kedua").start
    assert part(analysis, "Pasal 4").end == analysis.length


def test_a_part_knows_its_page() -> None:
    analysis = analyze(MADE)
    assert analysis.text.page_of(part(analysis, "Pasal 1").start) == 0
    assert analysis.text.page_of(part(analysis, "Pasal 2").start) == 1


def test_an_article_may_run_over_a_page_break() -> None:
    analysis = analyze(
        document("PERATURAN BUPATI CEMARA RAYA\nPasal 2\nDinas mengelola", "pusat data.\nPasal 3\nPenutup.")
    )
    second = part(analysis, "Pasal 2")
    assert (analysis.text.page_of(second.start), analysis.text.page_of(second.end - 2)) == (0, 1)


def test_an_article_named_in_a_sentence_opens_no_part() -> None:
    analysis = analyze(
        document("PERATURAN BUPATI CEMARA RAYA\nPasal 2\nsebagaimana dimaksud dalam\nPasal 1 ayat (2) berlaku.")
    )
    assert [found.label for found in analysis.parts] == ["Pasal 2"]


def test_misread_article_numbers_are_still_articles() -> None:
    analysis = analyze(document("PERATURAN BUPATI CEMARA RAYA\nPasa1 2\nDinas mengelola.\nPasal l0\nPenutup."))
    assert len(analysis.parts) == 2


def test_a_report_falls_into_numbered_headings() -> None:
    analysis = analyze(document("LAPORAN\n1. Pendahuluan\nisi\n2.1 Pusat Data\nisi lagi\n3. Dinas membeli server;"))
    assert [found.label for found in analysis.parts] == ["1", "2.1"]


def test_the_preamble_is_citation_and_ends_with_the_decision() -> None:
    text = "\f".join(page.text for page in MADE.pages)
    (cited,) = words(analyze(MADE), text, "citation")
    assert cited.startswith("Menimbang")
    assert "MEMUTUSKAN" not in cited


def test_definitions_are_the_first_article_only() -> None:
    text = "\f".join(page.text for page in MADE.pages)
    (defined,) = words(analyze(MADE), text, "definition")
    assert "yang dimaksud dengan" in defined
    assert "Pusat Data" not in defined


def test_a_table_of_contents_is_no_heading() -> None:
    contents = "DAFTAR ISI\n" + "".join(
        f"BAB {roman} PUSAT DATA ......... {page}\n" for page, roman in enumerate(("I", "II", "III", "IV"), 1)
    )
    analysis = analyze(document("LAPORAN PUSAT DATA", contents, "BAB I\nPENDAHULUAN\nisi"))
    assert [found.label for found in analysis.parts] == ["BAB I"]
    assert [stretch.role for stretch in analysis.stretches] == ["contents"]


def test_a_form_with_dotted_blanks_is_no_table_of_contents() -> None:
    form = "".join(f"{label} : ..............\n" for label in ("Nomor tiket", "Prioritas", "Pemohon", "Selesai pada"))
    assert not analyze(document("FORMULIR PENCATATAN GANGGUAN\n" + form)).stretches


def test_the_explanation_at_the_end_proves_nothing() -> None:
    text = (
        "PERATURAN BUPATI CEMARA RAYA\nPasal 2\n"
        + "Dinas mengelola.\n" * 40
        + "PENJELASAN\nATAS\nPasal 2\nPusat data adalah."
    )
    (explained,) = words(analyze(document(text)), text, "explanation")
    assert explained.startswith("PENJELASAN")
    assert explained.endswith("Pusat data adalah.")
