"""Requirements that a document cannot touch are not looked at, and nothing is lost by it."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.analysis import analyze
from evidence_checker.assessment.examination import examine, examine_each
from evidence_checker.assessment.find_subject import seek
from evidence_checker.assessment.occurrences import locate
from evidence_checker.assessment.touched import requirements_touched
from evidence_checker.matching.joint import JointVocabulary
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Context, Document, Framework, TextSource
from tests.makers.documents import document, paper
from tests.makers.papers import FORMS

NAMES = ("spbe-2020", "pemdi-2026", "sakip-2021", "zi-2021")
AGENCY = "Pemerintah Kabupaten Cemara Raya"
TITLE = "Reviu Rencana Strategis dan Pengelolaan Aplikasi SIMBAKO Pusat Data Tahun 2023"
TEXT = "Layanan pengaduan, survei kepuasan masyarakat, manajemen risiko dan perjanjian kinerja perangkat daerah."
SCREEN = "e-Renja Kabupaten Cemara Raya\nMasuk\nNama Pengguna\nKata Sandi\nRencana kerja perangkat daerah"
MADE = ("SIMBAKO",)


def made(form: str) -> Document:
    if form == "picture":
        return document(SCREEN, format="image", source=TextSource.OCR, confidence=0.8)
    return paper(form, TITLE, TEXT)


def judges(context: Context) -> list[tuple[Framework, Context]]:
    return [(rules.load(name), context) for name in NAMES]


@pytest.mark.parametrize("form", [*FORMS, "picture"])
def test_what_is_not_touched_is_not_found(form: str) -> None:
    read = made(form)
    looked_at = 0
    for pack in map(rules.load, NAMES):
        added = (pack.indicators[0].id, MADE)
        here = locate(read, analyze(read, pack.knowledge), vocabulary(pack, MADE))
        touched = {
            (indicator.id, each.id)
            for indicator, asked in requirements_touched(here, pack, Context((AGENCY,), 2023, (added,)))
            for each in asked
        }
        looked_at += len(touched)
        for indicator in pack.indicators:
            extra = MADE if indicator.id == added[0] else ()
            for each in indicator.requirements:
                if (indicator.id, each.id) not in touched and each.evidence in ("document", "image"):
                    assert seek(here, indicator, each, extra, titles_only=False) is None, (pack.id, each.id)
    assert 0 < looked_at < 809 / 2  # of all requirements of the four packs


@pytest.mark.parametrize("agency", [AGENCY, "Pemerintah Kota Randu", ""])
@pytest.mark.parametrize("form", ["regulation", "sop", "decree", "picture"])
def test_four_frameworks_together_as_alone(form: str, agency: str) -> None:
    read = made(form)
    bench = judges(Context((agency,) if agency else (), 2023))
    words = [vocabulary(framework) for framework, _ in bench]
    alone = [
        examine(read, framework, phrases, context) for (framework, context), phrases in zip(bench, words, strict=True)
    ]
    assert list(examine_each(read, bench, JointVocabulary(words))) == alone
