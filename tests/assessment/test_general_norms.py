"""A regulation on the whole field is judged by its articles: the nearest is shown to a person, or there is none."""

from __future__ import annotations

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Document, IndicatorResult, Status
from tests.assessment.small import OWN
from tests.makers.documents import document, paper

PACK = rules.load("spbe-2020")
WORDS = vocabulary(PACK)


def results(*documents: Document) -> dict[str, IndicatorResult]:
    seen = [examine(made, PACK, WORDS, OWN) for made in documents]
    return {each.id: each for each in judge(seen, PACK, OWN, folder="", made_at="").indicators}


def told(result: IndicatorResult) -> tuple[str, str, str]:
    (miss,) = result.near_misses
    return miss.why.code, miss.passages[0].article or "", " ".join(miss.passages[0].quote.split())


GENERAL = paper(
    "regulation",
    "Penyelenggaraan Sistem Elektronik",
    "## Prasarana",
    "Dinas menyediakan media koneksi yang khusus bagi perangkat daerah.",
    "## Aplikasi",
    "Aplikasi dilengkapi:\na. dokumen kebutuhan;\nb. dokumen arsitektur;\nc. dokumen manual.",
    "## Data dan Informasi",
    "Ketentuan lebih lanjut mengenai kerahasiaan diatur Kepala Dinas.",
    "## Keutuhan",
    "Perangkat daerah menjaga kerahasiaan dan keutuhan data dan informasi.",
)


def test_the_nearest_article_is_quoted_and_awaits_a_person() -> None:
    found = results(GENERAL)
    code, article, quote = told(found["6"])
    assert (found["6"].status, code) == (Status.REVIEW, "EC267")
    assert article.startswith("Pasal")
    assert "media koneksi" in quote
    # a clause that only points to another regulation goes last
    code, _, quote = told(found["8"])
    assert code == "EC267"
    assert "Perangkat daerah menjaga kerahasiaan" in quote
    assert "data dan informasi" in told(found["3"])[2]


def test_without_an_article_nearby_nothing_is_left_to_decide() -> None:
    found = results(GENERAL)
    # "dokumen arsitektur" is an item of a list, "Dinas" is no team
    assert [(found[each].status, told(found[each])[0]) for each in ("1", "2", "10")] == [(Status.MISSING, "EC268")] * 3


def test_a_regulation_on_one_matter_alone_is_no_general_one() -> None:
    narrow = paper(
        "regulation", "Arsitektur Sistem Pemerintahan Berbasis Elektronik",
        "## Arsitektur Keamanan", "Keamanan informasi dijaga perangkat daerah.",
        "## Arsitektur Aplikasi", "Aplikasi dikelompokkan menurut layanan.",
    )  # fmt: skip
    found = results(narrow)
    assert found["1"].evidence
    assert not any(found[each].near_misses for each in ("2", "7", "9", "10"))
    assert not {found[each].status for each in map(str, range(2, 11))} & {Status.REVIEW}


def test_a_general_regulation_on_one_more_matter_stays_general() -> None:
    both = paper(
        "regulation", "Penyelenggaraan Sistem Elektronik dan Manajemen Data",
        "## Prasarana", "Dinas menyediakan media koneksi yang khusus bagi perangkat daerah.",
    )  # fmt: skip
    assert told(results(both)["6"])[0] == "EC267"


def test_a_team_that_an_article_only_reports_to_is_not_what_it_governs() -> None:
    passing = paper(
        "regulation", "Penyelenggaraan Sistem Pemerintahan Berbasis Elektronik",
        "## Arsitektur SPBE", "Hasil reviu Arsitektur SPBE disampaikan kepada Tim Koordinasi SPBE.",
    )  # fmt: skip
    assert not results(passing)["10"].evidence
    governed = paper(
        "regulation", "Penyelenggaraan Sistem Pemerintahan Berbasis Elektronik",
        "## Arsitektur SPBE", "Hasil reviu Arsitektur SPBE disampaikan kepada Tim Koordinasi SPBE.",
        "## Penyelenggara", "Untuk keterpaduan SPBE dibentuk tim koordinasi SPBE yang bertugas memantau SPBE.",
    )  # fmt: skip
    (evidence,) = results(governed)["10"].evidence
    assert "dibentuk tim koordinasi" in evidence.passages[0].quote


def test_the_article_on_money_is_what_is_near_a_budget_and_a_word_of_it_is_not() -> None:
    norm = paper(
        "regulation", "Penyelenggaraan Sistem Pemerintahan Berbasis Elektronik",
        "## Data", "Format data sesuai dengan standar keamanan informasi.",
        "## Pembiayaan", "Biaya penyelenggaraan SPBE dibebankan pada anggaran pendapatan dan belanja daerah.",
    )  # fmt: skip
    code, article, quote = told(results(norm)["13"])
    assert code == "EC311"
    assert article.startswith("Pasal")
    assert "Biaya penyelenggaraan SPBE" in quote


def test_a_document_without_articles_is_looked_at_sentence_by_sentence() -> None:
    circular = document(
        "PEMERINTAH KABUPATEN CEMARA RAYA\nSEKRETARIAT DAERAH\nSURAT EDARAN\nNOMOR 555/12/SETDA/2023\nTENTANG\n"
        "PEMANFAATAN TEKNOLOGI INFORMASI\n"
        "Dalam rangka ketertiban pemanfaatan teknologi informasi, disampaikan hal-hal sebagai berikut.\n"
        "Kerahasiaan kata sandi dijaga oleh setiap pegawai di lingkungan Pemerintah Kabupaten Cemara Raya.\n"
        "Sekretaris Daerah,\nttd\nWIRASENA ADINATA",
        name="edaran.pdf",
    )
    result = results(circular)["8"]
    assert told(result)[0] == "EC267"
    assert told(result)[2].startswith("Kerahasiaan kata sandi")
