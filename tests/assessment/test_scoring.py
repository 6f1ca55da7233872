"""The index is the regulation's formula: its worked example, a published evaluation, an assessor's result of 2026."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_checker import rules
from evidence_checker.assessment import scoring
from evidence_checker.model import Framework

# LHE SPBE 2021 Kemenko Perekonomian: the levels of its 47 indicators; the published index is 2.95 (Baik).
LHE_2021 = (
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 5, 4, 3, 3, 3, 3, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    4, 4, 4, 4, 4, 4, 3, 3, 4, 5, 4, 3, 2, 4, 3, 3,
)  # fmt: skip
# Evaluasi Pemdi 2026, an external assessor's values of the 20 indicators of one regency; the published index is 1.24.
PEMDI_2026 = (2.0, 1.5, 1.26, 1.3, 1, 1, 1, 1, 1, 1, 1.5, 1.25, 1.17, 1, 1, 1, 2.5, 1, 1, 1.3)

SPBE = rules.load("spbe-2020")
PEMDI = rules.load("pemdi-2026")


def numbered(values: tuple[float, ...]) -> dict[str, float]:
    return {str(number): float(value) for number, value in enumerate(values, 1)}


def of_domains(framework: Framework, values: dict[str, float]) -> dict[str, float]:
    """Every indicator of a domain at the same level."""
    return {item.id: values[scoring.lineage(framework, item.node)[-1]] for item in framework.indicators}


def test_the_worked_example_of_the_regulation() -> None:
    """PermenPANRB 59/2020: domains 3.70, 3.40, 3.00 and 3.20 make 3.28."""
    index = scoring.index(SPBE, of_domains(SPBE, {"D1": 3.7, "D2": 3.4, "D3": 3.0, "D4": 3.2}))
    assert f"{index.value:.2f}" == "3.28"
    assert [f"{part.value:.2f}" for part in index.by_domain] == ["3.70", "3.40", "3.00", "3.20"]
    assert index.predicate == "Baik"


def test_a_published_evaluation_is_reproduced() -> None:
    index = scoring.index(SPBE, numbered(LHE_2021))
    assert (f"{index.value:.2f}", index.predicate) == ("2.95", "Baik")
    assert [f"{part.value:.2f}" for part in index.by_domain] == ["3.00", "3.00", "1.00", "3.61"]
    assert [f"{part.value:.2f}" for part in index.by_aspect] == [
        "3.00", "3.25", "3.00", "2.50", "1.00", "1.00", "3.90", "3.17",
    ]  # fmt: skip


def test_an_assessors_result_of_2026_is_reproduced() -> None:
    index = scoring.index(PEMDI, numbered(PEMDI_2026))
    assert (f"{index.value:.2f}", index.predicate) == ("1.24", "Kurang")
    assert f"{index.by_aspect[0].value:.2f}" == "1.75"


@pytest.mark.parametrize(
    ("value", "predicate"),
    [
        (1.0, "Kurang"),
        (1.79, "Kurang"),
        (1.8, "Cukup"),
        (2.59, "Cukup"),
        (2.6, "Baik"),
        (2.5999999, "Baik"),
        (3.49, "Baik"),
        (3.5, "Sangat Baik"),
        (4.19, "Sangat Baik"),
        (4.2, "Memuaskan"),
        (5.0, "Memuaskan"),
    ],
)
def test_predicates_at_the_edges_of_their_bands(value: float, predicate: str) -> None:
    assert scoring.predicate(SPBE, value) == predicate


@pytest.mark.parametrize("framework", [SPBE, PEMDI], ids=lambda pack: pack.id)
@given(level=st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]))
def test_equal_levels_make_that_index_everywhere(framework: Framework, level: float) -> None:
    index = scoring.index(framework, {item.id: level for item in framework.indicators})
    assert index.value == pytest.approx(level)
    assert all(part.value == pytest.approx(level) for part in (*index.by_domain, *index.by_aspect))


@given(st.lists(st.integers(1, 5), min_size=47, max_size=47), st.integers(1, 47))
def test_the_gain_is_what_the_index_really_gains(levels: list[int], number: int) -> None:
    before = numbered(tuple(levels))
    after = before | {str(number): 5.0}
    gained = scoring.index(SPBE, after).value - scoring.index(SPBE, before).value
    assert scoring.gain(SPBE, str(number), before[str(number)], 5.0) == pytest.approx(gained)


def test_nothing_is_gained_beyond_the_target() -> None:
    assert scoring.gain(SPBE, "1", 4, 3) == 0.0
    assert scoring.gain(SPBE, "1", 3, 3) == 0.0


def test_indicators_without_a_level_weigh_nothing() -> None:
    index = scoring.index(SPBE, {"1": 4.0, "2": 4.0})
    assert index.value == pytest.approx(4.0)
    assert [part.id for part in index.by_domain] == ["D1"]


def test_an_empty_folder_is_level_one_and_no_level_is_nothing() -> None:
    floors = {item.id: next(step.number for step in item.ladder if step.floor) for item in SPBE.indicators}
    assert scoring.index(SPBE, floors).value == pytest.approx(1.0)
    assert scoring.index(SPBE, {}).value == 0.0


def test_a_node_hangs_below_its_parents() -> None:
    assert scoring.lineage(SPBE, "A3") == ("A3", "D2")
    assert scoring.lineage(SPBE, "unknown") == ("unknown",)
