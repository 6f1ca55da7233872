"""What nearly counts and does not: each with the reason an assessor would give."""

from __future__ import annotations

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Status
from tests.assessment.small import FRAMEWORK, OWN, assess, evidence, near_miss, standing
from tests.makers.documents import document, paper

USE = "Setiap perangkat daerah wajib menggunakan pusat data."


def test_a_national_regulation_proves_no_own_policy() -> None:
    miss = near_miss("5", paper("national", "Penyelenggaraan Pusat Data", USE))
    assert miss.why.code == "EC301"
    assert "MENTERI" in str(miss.why.mapping["issuer"])


def test_another_agencys_regulation_proves_nothing_here() -> None:
    miss = near_miss("5", paper("regulation", "Penyelenggaraan Pusat Data", USE, other_region=True))
    assert (miss.why.code, miss.why.mapping["issuer"]) == ("EC302", "BUPATI TIRTA JAYA")


def test_a_norm_proves_no_implementation() -> None:
    norm = paper("regulation", "Penyelenggaraan Pusat Data", USE)
    miss = near_miss("16", norm)
    assert (miss.why.code, miss.why.mapping["kind"]) == ("EC311", "peraturan_kepala_daerah")
    assert standing("5", norm).evidence


def test_implementation_proves_no_norm() -> None:
    sop = paper("sop", "Pengoperasian Pusat Data", "Operator memeriksa server.")
    miss = near_miss("5", sop)
    assert (miss.why.code, miss.why.mapping["kind"]) == ("EC310", "sop")
    assert standing("16", sop).evidence


def test_an_unknown_kind_awaits_a_person_a_wrong_one_is_shown_with_its_reason() -> None:
    """The subject fits: a kind that nothing tells is for a person; one that was recognised and does not fit counts for
    nothing, and is shown as near."""
    unknown = document(
        "PENGOPERASIAN PUSAT DATA\nPemerintah Kabupaten Cemara Raya\nSeluruh perangkat daerah memakainya."
    )
    assert standing("5", unknown).status is Status.REVIEW
    wrong = standing("5", paper("sop", "Pengoperasian Pusat Data"))
    assert (wrong.status, wrong.near_misses[0].why.code) == (Status.MISSING, "EC310")
    assert standing("5", paper("national", "Penyelenggaraan Pusat Data", USE)).status is Status.MISSING


def test_a_look_alike_is_named() -> None:
    miss = near_miss("10", paper("decree", "Tim Koordinasi Pengendalian Inflasi Daerah", "Membentuk tim koordinasi."))
    assert (miss.why.code, miss.why.mapping["why"]) == ("EC320", "tim koordinasi urusan lain")


def test_a_look_alike_is_the_thing_itself_when_it_says_so() -> None:
    title = "Tim Koordinasi SPBE untuk Pengendalian Inflasi"
    assert evidence("10", paper("decree", title, "Membentuk tim koordinasi."))


def test_an_article_without_its_contents_does_not_suffice() -> None:
    made = paper(
        "regulation", "Penyelenggaraan SPBE", "## Penggunaan Pusat Data", "Biaya dibebankan pada anggaran daerah.",
    )  # fmt: skip
    miss = near_miss("5", made)
    assert miss.why.code == "EC312"
    assert miss.why.mapping["missing"] == (
        "penggunaan oleh perangkat daerah", "keterhubungan dengan pusat data nasional",
    )  # fmt: skip


def test_supporting_papers_never_suffice_alone() -> None:
    invitation = paper("invitation", "Rapat Pusat Data")
    assert near_miss("16", invitation).why.code == "EC313"
    assert len(standing("16", invitation, paper("sop", "Pengoperasian Pusat Data")).evidence) == 1


def test_an_instrument_lists_indicators_and_proves_none() -> None:
    names = [indicator.name for indicator in FRAMEWORK.indicators]
    opening = "Penilaian dilaksanakan oleh tim penilai mandiri terhadap seluruh indikator berikut pada tahun anggaran."
    made = document(f"LAPORAN PENILAIAN\nPEMERINTAH KABUPATEN CEMARA RAYA\n{opening}\n" + "\n".join(names * 3))
    assessment = assess(made)
    assert [result.id for result in assessment.indicators if result.evidence] == []
    assert [found.code for found in assessment.documents[0].findings] == ["EC230"]


def test_a_mention_in_the_preamble_or_the_definitions_is_nothing_at_all() -> None:
    text = (
        "PERATURAN BUPATI CEMARA RAYA\nNOMOR 3 TAHUN 2023\nTENTANG\nRETRIBUSI PASAR\nBUPATI CEMARA RAYA,\n"
        "Menimbang : bahwa pusat data diperlukan setiap perangkat daerah;\nMEMUTUSKAN:\nBAB I\nKETENTUAN UMUM\n"
        "Pasal 1\nDalam peraturan ini yang dimaksud dengan:\n1. Pusat data adalah fasilitas setiap perangkat daerah.\n"
        "Pasal 2\nRetribusi dipungut harian.\n"
    )
    result = standing("5", document(text))
    assert (result.evidence, result.near_misses, result.status) == ((), (), Status.MISSING)


def test_a_mention_in_running_text_is_nothing_where_titles_are_asked_for() -> None:
    made = paper(
        "report", "Kinerja Dinas", "## Umum", "Dinas mengelola berbagai hal, antara lain pusat data dan arsip."
    )
    result = standing("16", made)
    assert (result.evidence, result.near_misses) == ((), ())


def test_a_near_miss_quotes_the_page() -> None:
    miss = near_miss("16", paper("regulation", "Penyelenggaraan Pusat Data", USE))
    assert "PUSAT DATA" in miss.passages[0].quote
    assert miss.passages[0].page == 1


def test_evidence_used_elsewhere_is_a_near_miss_where_reuse_is_forbidden() -> None:
    manual = document("PANDUAN PENGGUNA APLIKASI KEPEGAWAIAN\nPEMERINTAH KABUPATEN CEMARA RAYA", name="panduan.pdf")
    assessment = assess(manual)
    standings = {result.id: result for result in assessment.indicators}
    assert len(standings["36"].evidence) == 1
    assert [standings[number].evidence for number in ("45", "46", "47")] == [()] * 3
    why = [miss.why for number in ("45", "46", "47") for miss in standings[number].near_misses]
    assert ("EC314", "36") in [(found.code, found.mapping.get("other")) for found in why]
    assert assessment.documents[0].indicators == ("36",)


def test_without_an_agency_another_regions_paper_is_not_refused() -> None:
    """Nobody said whose folder it is, so nothing is refused for its owner."""
    made = paper("regulation", "Penyelenggaraan Pusat Data", USE, other_region=True)
    assert standing("5", made, context=Context()).evidence


def test_an_article_that_says_it_does_not_exist_yet_is_no_evidence() -> None:
    body = "Pusat data belum tersedia bagi setiap perangkat daerah."
    miss = near_miss("5", paper("regulation", "Penyelenggaraan SPBE", "## Ketentuan Lain", body))
    assert miss.why.code == "EC316"


def test_evidence_taken_by_another_indicator_counts_neither_for_level_nor_in_the_prose() -> None:
    manual = document("PANDUAN PENGGUNA APLIKASI KEPEGAWAIAN\nPEMERINTAH KABUPATEN CEMARA RAYA", name="panduan.pdf")
    results = [standing(number, manual) for number in ("45", "46", "47")]
    assert [result.level for result in results] == [1.0] * 3
    assert [result.status for result in results] == [Status.MISSING] * 3
    assert ["panduan.pdf" in result.prose.facts for result in results] == [False] * 3


def test_words_of_the_whole_field_in_another_kind_are_told_so() -> None:
    """ "e-government" is what half of all papers are about; only a budget or a decree on it makes it the subject."""
    pack = rules.load("spbe-2020")
    slides = document(
        "PELAKSANAAN SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK\nPemerintah Kabupaten Cemara Raya\n",
        name="Paparan SPBE.pptx",
    )
    seen = examine(slides, pack, vocabulary(pack), OWN)
    result = next(each for each in judge([seen], pack, OWN, folder="", made_at="").indicators if each.id == "13")
    assert result.status is Status.MISSING
    assert [miss.why.code for miss in result.near_misses] == ["EC430"]


def test_a_word_of_an_offices_name_is_no_content_wherever_it_stands() -> None:
    """A decree lists its members for pages: "Badan Perencanaan Pembangunan Daerah" plans no application there."""
    pack = rules.load("spbe-2020")
    members = "\n".join(f"{place}. Kepala Dinas Contoh {place} Kabupaten Cemara Raya" for place in range(1, 200))
    text = (
        "KEPUTUSAN BUPATI CEMARA RAYA\nNOMOR 188.45/31/KEP/2024\nTENTANG\nPENGEMBANGAN SISTEM INFORMASI KEARSIPAN\n"
        "BUPATI CEMARA RAYA,\nMEMUTUSKAN:\nMenetapkan : KEPUTUSAN TENTANG PENGEMBANGAN SISTEM INFORMASI KEARSIPAN.\n"
        f"KESATU : Menetapkan nama-nama berikut.\n{members}\n200. Kepala Badan Perencanaan Pembangunan Daerah\nttd"
    )
    seen = examine(document(text), pack, vocabulary(pack), OWN)
    result = next(each for each in judge([seen], pack, OWN, folder="", made_at="").indicators if each.id == "15")
    assert [miss.why.code for miss in result.near_misses] == ["EC311"]


MINUTES = "NOTULEN\nRapat Mingguan Sekretariat\nHari/Tanggal : Senin, 3 April 2023\nPeserta hadir 12 orang."
TALK = "Peserta membahas pusat data yang penuh.\nDisepakati memindahkan server ke pusat data baru."


def test_what_only_the_pages_speak_of_is_told_with_where_they_do() -> None:
    """Its title is about something else: it proves nothing, yet a person who seeks the subject finds it."""
    result = standing("16", document(MINUTES, TALK))
    assert result.status is Status.MISSING
    (miss,) = result.near_misses
    assert (miss.why.code, miss.why.mapping["term"]) == ("EC354", "pusat data")
    assert "pusat data" in miss.passages[0].quote


def test_a_word_said_once_is_not_spoken_of() -> None:
    once = document(MINUTES, "Peserta membahas pusat data yang penuh.")
    assert not standing("16", once).near_misses


def test_what_is_evidence_elsewhere_is_not_told_wherever_it_speaks_of_something() -> None:
    sop = paper("sop", "Pengoperasian Pusat Data", "Tim koordinasi diberi tahu. Tim koordinasi mencatatnya.")
    assert standing("16", sop).evidence
    assert not standing("10", sop).near_misses


def test_a_norm_that_mentions_a_subject_is_not_near() -> None:
    norm = paper("regulation", "Pengelolaan Taman Kota", TALK)
    assert not [miss for miss in standing("16", norm).near_misses if miss.why.code == "EC354"]


def test_the_host_of_another_government_says_whose_a_screen_is() -> None:
    screen = document("https://antre.tirtajayakab.go.id/pusat-data\nPusat Data\nCari  Unduh", format="image")
    assert near_miss("5", screen).why.mapping["issuer"] == "tirtajayakab.go.id"


def test_the_letter_of_a_list_is_no_prefix_of_an_application() -> None:
    framework = rules.load("spbe-2020")
    text = "STANDAR PELAYANAN\nDINAS PETERNAKAN\nKABUPATEN CEMARA RAYA\nA. Syarat\nd. Pas foto\ne. Surat rekomendasi"
    assessment = judge(
        [examine(document(text), framework, vocabulary(framework), OWN)],
        framework, OWN, folder="b", made_at="2024-01-01T00:00:00+07:00",
    )  # fmt: skip
    assert not [each.id for each in assessment.indicators if each.evidence]
