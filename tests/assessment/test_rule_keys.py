"""Every key of a rule is read by the judge: changing it changes a verdict, and nothing else is changed."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.assessment import examine, judge
from evidence_checker.assessment.index_value import level_of
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import (
    Context,
    Document,
    Framework,
    IndicatorResult,
    Requirement,
    Strength,
    TextSource,
    Thresholds,
    replace,
)
from tests.assessment.small import FRAMEWORK, OWN
from tests.makers.documents import document

SOP = """PEMERINTAH KABUPATEN CEMARA RAYA
DINAS KOMUNIKASI DAN INFORMATIKA
STANDAR OPERASIONAL PROSEDUR
Nomor SOP : 067/12/2023
Tgl. Pembuatan : 4 Maret 2023
Nama SOP : Pengoperasian Pusat Data
Kualifikasi Pelaksana
Mutu Baku
"""


def _judged(made: Document, framework: Framework, context: Context = OWN) -> dict[str, IndicatorResult]:
    seen = examine(made, framework, vocabulary(framework), context)
    return {each.id: each for each in judge([seen], framework, context, folder="", made_at="").indicators}


def _with(requirement: str, **changes: object) -> Framework:
    """The small framework with one requirement of the data centre's indicator changed."""

    def changed(each: Requirement) -> Requirement:
        return replace(each, **changes) if each.id == requirement else each

    indicators = tuple(
        replace(each, requirements=tuple(changed(way) for way in each.requirements)) if each.id == "16" else each
        for each in FRAMEWORK.indicators
    )
    return replace(FRAMEWORK, indicators=indicators)


MINUTES = """NOTULEN
PEMERINTAH KABUPATEN CEMARA RAYA
Rapat : Pembahasan pengoperasian pusat data
Pembahasan:
Pusat data dipakai seluruh perangkat daerah.
Notulis,
"""


@pytest.mark.parametrize(
    ("asked", "code"), [("number", "EC204"), ("date", "EC205"), ("signature", "EC203"), ("final", "EC219")]
)
def test_formal_is_asked_of_any_kind(asked: str, code: str) -> None:
    made = document(MINUTES)
    free = _judged(made, FRAMEWORK)["16"]
    bound = _judged(made, _with("laporan", formal=(asked,)))["16"]
    assert free.evidence[0].strength is Strength.STRONG
    assert bound.evidence[0].strength is Strength.PARTIAL
    assert code in {reason.code for reason in bound.evidence[0].reasons}


def test_number_date_and_signature_lacking_at_once_is_as_weak_as_a_draft() -> None:
    judged = _judged(document(MINUTES), _with("laporan", formal=("number", "date", "signature")))["16"]
    assert judged.evidence[0].strength is Strength.WEAK
    assert "EC266" in {reason.code for reason in judged.evidence[0].reasons}
    assert (judged.level, judged.evidence[0].levels) == (1, (1,))  # it lifts no level, as a draft lifts none


@pytest.mark.parametrize(
    ("line", "without", "code"),
    [
        ("Nomor SOP : 067/12/2023\n", "Nomor SOP :\n", "EC204"),
        ("Tgl. Pembuatan : 4 Maret 2023\n", "", "EC205"),
        ("", "", "EC203"),
    ],
)
def test_a_procedure_is_as_formal_as_a_decree(line: str, without: str, code: str) -> None:
    """A made SOP with one blank: "Disahkan oleh" is always blank here."""
    (item,) = _judged(document(SOP.replace(line, without)), FRAMEWORK)["16"].evidence
    assert item.strength is Strength.PARTIAL
    assert code in {reason.code for reason in item.reasons}


@pytest.mark.parametrize("asked", ["number", "date", "signature", "final"])
def test_what_is_there_is_not_lacking(asked: str) -> None:
    signed = document(SOP, signed_by="Kepala Dinas")
    assert _judged(signed, _with("sop", formal=(asked,)))["16"].evidence[0].strength is Strength.STRONG


def test_what_a_kind_needs_is_data() -> None:
    known = FRAMEWORK.knowledge
    needy = tuple(replace(kind, needs=("signature",)) if kind.id == "sop" else kind for kind in known.kinds)
    framework = replace(FRAMEWORK, knowledge=replace(known, kinds=needy, sha256="other"))
    (item,) = _judged(document(SOP), framework)["16"].evidence
    assert (item.strength, [reason.code for reason in item.reasons]) == (Strength.PARTIAL, ["EC203"])


@pytest.mark.parametrize(("low", "strength"), [(0.6, Strength.PARTIAL), (0.4, Strength.STRONG)])
def test_low_confidence(low: float, strength: Strength) -> None:
    faint = document(SOP, source=TextSource.OCR, confidence=0.5)
    framework = replace(FRAMEWORK, thresholds=Thresholds(low_confidence=low))
    assert _judged(faint, framework)["16"].evidence[0].strength is strength


DECREE = """KEPUTUSAN BUPATI CEMARA RAYA
NOMOR 188.45/12/2023
TENTANG
PEMBENTUKAN TIM KOORDINASI
Ditetapkan di Kota Cemara
pada tanggal 4 Maret 2023
ttd
"""


def test_review_margin_leaves_what_is_only_similar_to_a_person() -> None:
    misspelt = document(DECREE.replace("KOORDINASI", "KOORDINNASI"))
    bound = replace(FRAMEWORK, thresholds=Thresholds(review_margin=0.1))
    free, careful = _judged(misspelt, FRAMEWORK)["10"], _judged(misspelt, bound)["10"]
    assert [item.strength for item in free.evidence] == [Strength.STRONG]
    assert (careful.evidence, careful.status.value) == ((), "review")
    assert careful.near_misses[0].why.code == "EC319"
    assert _judged(document(DECREE), bound)["10"].evidence


MINUTES = """PEMERINTAH KABUPATEN CEMARA RAYA
LAPORAN PENGOPERASIAN PUSAT DATA
TAHUN 2023
BAB I PENDAHULUAN
Pusat data dipakai {units}.
"""


@pytest.mark.parametrize(
    ("asked", "units", "level"),
    [
        ("all", "seluruh perangkat daerah", 4),
        ("all", "oleh beberapa perangkat daerah", 3),
        ("some", "oleh beberapa perangkat daerah", 4),
        ("some", "setiap hari", 3),
        ("", "setiap hari", 4),
    ],
)
def test_coverage_of_a_level(asked: str, units: str, level: int) -> None:
    indicators = tuple(
        replace(each, ladder=(*each.ladder[:-1], replace(each.ladder[-1], coverage=asked))) if each.id == "16" else each
        for each in FRAMEWORK.indicators
    )
    framework = replace(FRAMEWORK, indicators=indicators)
    words = vocabulary(framework)
    papers = (document(SOP), document(MINUTES.format(units=units), name="laporan.pdf"))
    seen = [examine(made, framework, words, OWN) for made in papers]
    judged = judge(seen, framework, OWN, folder="", made_at="")
    assert next(each.level for each in judged.indicators if each.id == "16") == level


def test_a_key_that_is_no_more_says_where_it_went() -> None:
    files = rules.packs.read(rules.packs.find(""))
    name = next(name for name in files if name.startswith("16-"))
    old = files[name].replace(
        b"requirements:\n", b"requirements:\n  lama: {title: x, kinds: [sop], coverage: all}\n", 1
    )
    with pytest.raises(rules.InvalidRules) as refused:
        rules.parse(files | {name: old})
    (mistake,) = refused.value.findings
    assert (mistake.code, mistake.mapping["found"]) == ("ES231", "requirements.lama.coverage")
    assert "levels" in str(mistake.mapping["expected"])


@pytest.mark.parametrize(("bands", "level"), [(((1.0, 1.0), (2.6, 3.0)), 3.0), (((1.0, 1.0), (3.5, 3.0)), 1.0)])
def test_bands_give_the_level_of_an_external_index(bands: tuple[tuple[float, float], ...], level: float) -> None:
    requirement = Requirement("nilai", "Nilai indeks", (), evidence="number", bands=bands)
    assert level_of(requirement, 3.2) == level
