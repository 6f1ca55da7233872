"""A framework of another kind: points and yes/no, nested questions, numbers and interviews, one folder per unit."""

from __future__ import annotations

from pathlib import Path

from evidence_checker import rules
from evidence_checker.assessment import examine, judge, rule_examples, scoring
from evidence_checker.matching.search import vocabulary
from evidence_checker.model import Assessment, Context, Status
from evidence_checker.rules.page import page

PACK = Path(__file__).parent / "packs" / "zona-integritas"


def test_nested_questions_and_weights_other_than_a_hundred() -> None:
    pack = rules.load(PACK)
    assert pack.weight_total == 60
    assert scoring.lineage(pack, "P.1.a") == ("P.1.a", "P.1", "P")
    assert {indicator.scale for indicator in pack.indicators} == {"poin", "ya_tidak", "huruf"}


def test_grades_have_names() -> None:
    pack = rules.load(PACK)
    assert ("huruf", 4.0, "AA") in pack.scale_labels
    assert "- 3 (A): A (perlu nilai)" in page(pack, pack.indicator("P.2.1"))
    assert "- 1 (Ya): Ya (perlu keputusan)" in page(pack, pack.indicator("P.1.a.1"))


def test_examples_hold() -> None:
    assert [trial.example.title for trial in rule_examples.run(rules.load(PACK)) if not trial.passed] == []


def _check(unit: str, decree: bool) -> Assessment:
    """The same pack on the folder of one unit."""
    pack = rules.load(PACK)
    example = pack.indicator("P.1.a.1").examples[0 if decree else 1]
    context = Context(("Pemerintah Kabupaten Cemara Raya",), 2024)
    seen = examine(rule_examples.document(example), pack, vocabulary(pack), context)
    return judge([seen], pack, context, folder=unit, made_at="")


def test_one_pack_many_units() -> None:
    levels = []
    for unit, decree in (("dinas-perizinan", True), ("rumah-sakit", False)):
        found = {result.id: result for result in _check(unit, decree).indicators}
        levels.append(found["P.1.a.1"].level)
        assert found["P.2.1"].status is Status.NOT_APPLICABLE, "a number of another's survey is no document"
    assert levels == [1, 0]


def test_a_choice_of_n_among_requirements() -> None:
    need = rules.load(PACK).indicator("P.1.b.1").ladder[2].need
    assert need is not None
    assert (need.operator, need.count, [part.requirement for part in need.parts]) == (
        "n",
        2,
        ["rencana", "sosialisasi", "wawancara"],
    )
