"""Several vocabularies in one pass: what each would find alone."""

from __future__ import annotations

import pytest

from evidence_checker.matching.joint import JointVocabulary
from evidence_checker.matching.search import Vocabulary
from evidence_checker.text.folding import fold

PAGE = "Layanan pengaduan masyarakat dan layanan pengadaan barang; laporan kinarja tahunan, SOP dan SPBE."
FIRST = ("layanan pengadaan", "laporan kinerja", "SPBE")
SECOND = ("layanan pengaduan", "SOP", "laporan kinerja")


@pytest.mark.parametrize("likeness", [(0.9, 0.9), (0.9, 0.85)])
def test_each_finds_what_it_finds_alone(likeness: tuple[float, float]) -> None:
    members = [Vocabulary(FIRST, likeness[0]), Vocabulary(SECOND, likeness[1])]
    alone = [each.find(PAGE, fold(PAGE)) for each in members]
    assert JointVocabulary(members).find_each(PAGE, fold(PAGE)) == alone
    assert all(alone)


def test_a_phrase_of_another_hides_no_slip() -> None:
    """Letter by letter the words are a phrase of the second; the first, which does not know it, bears the slip."""
    members = [Vocabulary(("layanan pengaduan",)), Vocabulary(("layanan pengadaan",))]
    page = "layanan pengadaan"
    found = JointVocabulary(members).find_each(page, fold(page))
    assert [[hit.similarity == 1 for hit in hits] for hits in found] == [[False], [True]]
    together = Vocabulary(("layanan pengaduan", "layanan pengadaan"))
    assert [hit.term for hit in together.find(page, fold(page))] == [1]
