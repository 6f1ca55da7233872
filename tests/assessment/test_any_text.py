"""Whatever a page holds, examining it ends, and everything it points at is there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_checker.model import TextSource
from tests.assessment.small import assess
from tests.makers.documents import analyze, document

LINES = (
    "PERATURAN BUPATI CEMARA RAYA",
    "NOMOR 12 TAHUN 2023",
    "NOMOR ... TAHUN",
    "TENTANG",
    "PENYELENGGARAAN PUSAT DATA",
    "RANCANGAN",
    "Menimbang : a. bahwa pusat data",
    "MEMUTUSKAN:",
    "Menetapkan : PERATURAN TENTANG PUSAT DATA",
    "BAB I",
    "KETENTUAN UMUM",
    "Pasal 1",
    "Pasal 2",
    "Bagian Kesatu",
    "(1) Setiap perangkat daerah memakai pusat data.",
    "yang dimaksud dengan:",
    "KESATU :",
    "Nama SOP : Pengoperasian Pusat Data",
    "Hal",
    ": Permohonan pusat data",
    "DAFTAR ISI",
    "BAB II ........ 3",
    "LAMPIRAN",
    "PENJELASAN",
    "Yth. Kepala Dinas",
    "Ditetapkan di Kota Cemara",
    "pada tanggal 45 Januart202l",
    "ttd",
    "",
    "\t",
    "pusat data nasional",
    "P U S A T  D A T A",
    "tim koordinasi SPBE",
    "PANDUAN APLIKASI KEPEGAWAIAN",
    "Kabupaten",
    "NOMOR",
    "Menetapkan",
)
PAGE = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=14).map("\n".join)
PAGES = st.lists(PAGE, min_size=1, max_size=4)


@settings(max_examples=80, deadline=None)
@given(PAGES, st.sampled_from(list(TextSource)[:2]), st.sampled_from(["pdf", "docx", "xlsx", "pptx", "image", "text"]))
def test_every_quote_is_on_its_page(pages: list[str], source: TextSource, form: str) -> None:
    made = document(*pages, source=source, format=form)
    for result in assess(made).indicators:
        for found in (*result.evidence, *result.near_misses):
            for passage in found.passages:
                assert made.pages[passage.page - 1].text[passage.start : passage.end] == passage.quote != ""


@settings(max_examples=80, deadline=None)
@given(PAGES)
def test_everything_the_anatomy_points_at_is_inside_the_text(pages: list[str]) -> None:
    made = document(*pages)
    analysis = analyze(made)
    assert analysis.length == len("\f".join(page.text for page in made.pages))
    for part in analysis.parts:
        assert 0 <= part.start <= part.body <= part.end <= analysis.length
    for stretch in analysis.stretches:
        assert 0 <= stretch.start <= stretch.end <= analysis.length
    for subject in analysis.subjects:
        assert 0 <= subject.start <= subject.end <= len(made.pages[subject.page].text)
    starts = [part.start for part in analysis.parts]
    assert starts == sorted(starts)


@settings(max_examples=40, deadline=None)
@given(PAGES, PAGES)
def test_two_papers_in_any_order_are_judged_alike(one: list[str], other: list[str]) -> None:
    first, second = document(*one, name="a.pdf"), document(*other, name="b.pdf", size=900)
    assert assess(first, second) == assess(second, first)
