"""A small framework with one indicator of each sort, and a check of documents against it without a folder."""

from __future__ import annotations

from typing import Any

from evidence_checker.assessment import examine, judge
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import (
    Assessment,
    ContentItem,
    Context,
    Document,
    Evidence,
    Framework,
    Indicator,
    IndicatorResult,
    Level,
    Lookalike,
    NearMiss,
    Need,
    Node,
    Predicate,
    Requirement,
    Strength,
    Thresholds,
)
from evidence_checker.rules import shared_knowledge

AGENCY = "Pemerintah Kabupaten Cemara Raya"
OWN = Context((AGENCY,), 2023)
NORMS = ("peraturan_kepala_daerah", "peraturan_menteri", "keputusan", "surat_edaran")


def leaf(requirement: str) -> Need:
    return Need("requirement", requirement)


def _ladder(two: str, three: str = "", four: str = "") -> tuple[Level, ...]:
    """Level 1 holds without evidence; the others ask for one requirement each."""
    steps = [Level(1, "belum atau telah tersedia", floor=True), Level(2, "tersedia", leaf(two))]
    for number, name in ((3, three), (4, four)):
        if name:
            steps.append(Level(number, f"tingkat {number}", leaf(name)))
    return tuple(steps)


def _indicator(
    number: str,
    name: str,
    subject: tuple[str, ...],
    requirements: tuple[Requirement, ...],
    ladder: tuple[Level, ...],
    **more: Any,
) -> Indicator:
    return Indicator(number, name, name, "A1", 10.0, "tingkat", 3.0, subject, requirements, ladder, **more)


POLICY = _indicator(
    "5",
    "Tingkat Kematangan Kebijakan Pusat Data",
    ("pusat data",),
    (
        Requirement(
            "norma",
            "Norma tentang pusat data",
            NORMS,
            zones=("subject", "article"),
            contents=("opd", "pdn"),
            at_least=1,
        ),
        Requirement(
            "reviu", "Laporan reviu kebijakan pusat data", ("laporan",), subject=("reviu kebijakan pusat data",)
        ),
    ),
    (
        Level(1, "konsep", leaf("norma"), floor=True),
        Level(2, "sebagian", leaf("norma")),
        Level(3, "semua", leaf("norma"), contents_at_least=-1),
        Level(4, "direviu", leaf("reviu")),
    ),
    contents=(
        ContentItem("opd", "penggunaan oleh perangkat daerah", ("setiap perangkat daerah", "seluruh perangkat daerah")),
        ContentItem("pdn", "keterhubungan dengan pusat data nasional", ("pusat data nasional",)),
    ),
)
TEAM = _indicator(
    "10",
    "Tingkat Kematangan Kebijakan Tim Koordinasi",
    ("tim koordinasi",),
    (Requirement("norma", "Keputusan tim koordinasi", NORMS, zones=("subject", "article")),),
    _ladder("norma"),
    lookalikes=(Lookalike(("pengendalian inflasi",), "tim koordinasi urusan lain", unless=("SPBE",)),),
)
DATA_CENTRE = _indicator(
    "16",
    "Tingkat Kematangan Layanan Pusat Data",
    ("pusat data",),
    (
        Requirement("sop", "SOP pengoperasian pusat data", ("sop",)),
        Requirement("laporan", "Laporan pengoperasian pusat data", ("laporan",), valid_years=2),
        Requirement("formulir", "Formulir layanan pusat data", ("formulir",), cap=Strength.WEAK),
        Requirement("undangan", "Undangan rapat pusat data", ("undangan",), supporting=True),
        Requirement("isi", "Uraian pusat data di dalam rencana kerja", ("renja",), zones=("body",)),
    ),
    (
        Level(1, "tanpa bukti", floor=True),
        Level(2, "sebagian", Need("any", parts=(leaf("sop"), leaf("laporan"), leaf("formulir")))),
        Level(3, "semua", Need("all", parts=(leaf("sop"), leaf("laporan")))),
        Level(4, "seluruh perangkat daerah", leaf("laporan"), coverage="all"),
    ),
)
STAFF = _indicator(
    "36",
    "Tingkat Kematangan Layanan Kepegawaian",
    ("kepegawaian",),
    (Requirement("panduan", "Panduan aplikasi kepegawaian", ("manual", "sop"), nearby=("aplikasi", "elektronik")),),
    _ladder("panduan"),
)
SECTORS = tuple(
    _indicator(
        number,
        f"Tingkat Kematangan Layanan Publik Sektor {place}",
        ("perizinan", "antrean", "kepegawaian", "pariwisata"),
        (Requirement("panduan", "Panduan aplikasi layanan publik", ("manual",), nearby=("aplikasi",)),),
        _ladder("panduan"),
        applications=("Cemara Umum",),
        reuse_not_with=("36", *({"45", "46", "47"} - {number})),
    )
    for place, number in enumerate(("45", "46", "47"), 1)
)
EXTERNAL = _indicator(
    "20", "Indeks dari luar", ("indeks",), (Requirement("nilai", "Nilai indeks", (), evidence="number"),), ()
)

FRAMEWORK = Framework(
    "kecil",
    "1",
    "Kerangka kecil",
    "",
    "0" * 64,
    (Node("D1", "Domain Satu", "Domain", "", 60.0), Node("A1", "Aspek Satu", "Aspek", "D1", 60.0)),
    (POLICY, TEAM, DATA_CENTRE, STAFF, EXTERNAL, *SECTORS),
    (("tingkat", 1.0, 5.0, 1.0),),
    (Predicate("Baik", 2.6), Predicate("Kurang", 1.0)),
    Thresholds(),
    60.0,
    instruments=("tingkat kematangan kebijakan", "tingkat kematangan layanan"),
    field=(),
    knowledge=shared_knowledge(),
    unverified=("jadwal nasional",),
)
_WORDS = vocabulary(FRAMEWORK, ("Cemara Antre", "Cemara Wisata"))


def assess(*documents: Document, context: Context = OWN) -> Assessment:
    seen = [examine(made, FRAMEWORK, _WORDS, context) for made in documents]
    return judge(seen, FRAMEWORK, context, folder="bukti", made_at="2024-01-15T08:00:00+07:00")


def standing(indicator: str, *documents: Document, context: Context = OWN) -> IndicatorResult:
    return next(found for found in assess(*documents, context=context).indicators if found.id == indicator)


def evidence(indicator: str, *documents: Document, context: Context = OWN) -> Evidence:
    (found,) = standing(indicator, *documents, context=context).evidence
    return found


def near_miss(indicator: str, *documents: Document, context: Context = OWN) -> NearMiss:
    """The only near miss of an indicator without evidence."""
    result = standing(indicator, *documents, context=context)
    assert result.evidence == ()
    (miss,) = result.near_misses
    return miss


def codes(found: Evidence) -> set[str]:
    return {reason.code for reason in found.reasons}
