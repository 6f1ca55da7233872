"""The packs of other evaluations: criteria that are met or not and are graded, questions that earn points."""

from __future__ import annotations

import pytest

from evidence_checker import rules
from evidence_checker.assessment import examine, judge, rule_examples, scoring
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Assessment, Context, Example, Framework, Strength
from evidence_checker.rules.starter import starter

SAKIP, ZI = rules.load("sakip-2021"), rules.load("zi-2021")
AGENCY = "Pemerintah Kabupaten Cemara Raya"


def _judged(pack: Framework, *texts: str, year: int = 2024) -> Assessment:
    seen = []
    for number, text in enumerate(texts):
        document = rule_examples.document(Example("", text, "evidence", file_name=f"{number}.pdf"))
        seen.append(examine(document, pack, vocabulary(pack), Context((AGENCY,), year)))
    return judge(seen, pack, Context((AGENCY,), year), folder="dinas", made_at="")


AGREEMENT = """PERJANJIAN KINERJA
DINAS PERTANIAN KABUPATEN CEMARA RAYA
TAHUN 2024
PIHAK PERTAMA berjanji akan mewujudkan target kinerja.
Cemara, 6 Januari 2024
KEPALA DINAS,
ttd
"""


def test_what_the_sources_say_of_the_tree() -> None:
    assert {node.id: node.weight for node in SAKIP.nodes if not node.parent} == {"1": 30, "2": 30, "3": 15, "4": 25}
    assert {node.id: node.weight for node in ZI.nodes if not node.parent} == {"A": 60, "B": 40}
    assert [node.id for node in SAKIP.nodes if node.label == SAKIP.scoring.graded] == [
        f"{component}.{part}" for component in "1234" for part in "abc"
    ]


def test_what_is_not_verified_is_said_of_every_criterion() -> None:
    for pack in (SAKIP, ZI):
        assert pack.unverified
        assert [item.id for item in pack.indicators if not item.unverified] == []


@pytest.mark.parametrize(
    ("met", "grade", "value"),
    [(0, "E", 0), (1, "D", 30), (2, "C", 50), (4, "CC", 60), (6, "B", 70), (7, "BB", 80)],
)
def test_a_share_of_seven_criteria_becomes_a_grade(met: int, grade: str, value: float) -> None:
    """Of seven criteria of 1.a none = E, to a quarter D, above it C, above half CC, above three quarters B, all BB."""
    criteria = [item.id for item in SAKIP.indicators if item.node == "1.a"]
    levels = {identifier: float(number < met) for number, identifier in enumerate(criteria)}
    index = scoring.index(SAKIP, levels)
    assert len(criteria) == 7
    assert [part.grade for part in index.by_aspect] == [grade]
    assert index.by_aspect[0].value == pytest.approx(value)


def test_no_count_gives_what_only_an_assessor_gives() -> None:
    index = scoring.index(SAKIP, {item.id: 1.0 for item in SAKIP.indicators})
    assert (index.value, index.predicate, index.least, index.most) == (80, "BB", 0, 100)
    assert {part.grade for part in index.by_aspect} == {"BB"}


def test_a_gain_counts_only_where_the_grade_rises() -> None:
    criteria = [item.id for item in SAKIP.indicators if item.node == "3.a"]
    levels = {item.id: 0.0 for item in SAKIP.indicators} | {criteria[0]: 1.0}
    gained = scoring.gains(SAKIP, levels)
    # one of five is a fifth (D, 30); two of five are more than a quarter (C, 50): 3 % of the weight gains 20 points
    assert gained[criteria[1]] == pytest.approx(0.6)
    assert criteria[0] not in gained


def test_points_make_a_hundred() -> None:
    levels = {item.id: 1.0 for item in ZI.indicators}
    assert scoring.index(ZI, levels).value == pytest.approx(100)
    drivers = {item.id: float(item.node.startswith("A")) for item in ZI.indicators}
    assert scoring.index(ZI, drivers).value == pytest.approx(60)
    assert "belum dicocokkan" in scoring.index(ZI, levels).predicate


def test_a_kind_that_is_asked_for_needs_no_phrase() -> None:
    """The title of a scanned agreement may say nothing but its form; it is an agreement all the same."""
    found = {each.id: each for each in _judged(SAKIP, AGREEMENT).indicators}
    assert [each.path for each in found["1.a.4"].evidence] == ["0.pdf"]
    assert found["1.a.4"].level == 1
    assert found["1.a.4"].evidence[0].strength is not Strength.WEAK
    assert found["3.a.1"].evidence == ()


def test_letters_above_the_lowest_are_given_by_a_person() -> None:
    text = """LAPORAN MONITORING DAN EVALUASI
PEMBANGUNAN ZONA INTEGRITAS
DINAS PERTANIAN KABUPATEN CEMARA RAYA
TAHUN 2024
BAB I PENDAHULUAN
Laporan ini memuat capaian pembangunan zona integritas.
Cemara, 6 Mei 2024
KEPALA DINAS,
ttd
"""
    found = {each.id: each for each in _judged(ZI, text).indicators}
    assert found["A.I.1.iii.b"].level == 0.33


def test_mistakes_of_scoring_are_told() -> None:
    files = starter("kerangka", "aturan.schema.json")
    scored = b"""
scoring:
  graded: Bagian
  grades:
    - {label: B, value: 70}
    - {label: A, value: 90}
"""
    with pytest.raises(rules.InvalidRules) as refused:
        rules.parse(files | {"framework.yaml": files["framework.yaml"] + scored})
    assert [finding.code for finding in refused.value.findings] == ["ES213", "ES214"]


def _codes(text: str, criterion: str, year: int = 2024) -> tuple[Strength, set[str]]:
    found = {each.id: each for each in _judged(SAKIP, text, year=year).indicators}[criterion].evidence
    return found[0].strength, {reason.code for reason in found[0].reasons}




@pytest.mark.parametrize(
    ("first", "part"),
    [
        ("BAB VII PENUTUP\nRencana strategis (Renstra) Dinas Pertanian ini menjadi pedoman. Renstra Dinas.", True),
        ("BAB III ISU STRATEGIS\nRenstra Dinas Pertanian memuat isu.\nBAB IV TUJUAN\nTujuan Renstra.", True),
        ("BAB I PENDAHULUAN\nRenstra Dinas Pertanian.\nBAB II GAMBARAN\nTugas.\nBAB III ISU\nRenstra.", False),
    ],
)
def test_one_chapter_is_not_the_plan(first: str, part: bool) -> None:
    head = "DINAS PERTANIAN KABUPATEN CEMARA RAYA\nRENCANA STRATEGIS TAHUN 2021-2026"
    text = f"{first}\n{head}\n"
    strength, codes = _codes(text, "1.a.3")
    assert ("EC360" in codes) is part
    assert (strength is Strength.STRONG) is not part


def test_an_agreement_of_the_next_year_is_not_that_of_this_one() -> None:
    assert "EC361" in _codes(AGREEMENT, "1.a.4", year=2023)[1]
    assert "EC361" not in _codes(AGREEMENT, "1.a.4", year=2024)[1]
