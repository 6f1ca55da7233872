"""Places of words are kept small and come back as they were, within a 65,535th of the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_checker.model import Page
from evidence_checker.model.places import boxes_of, packed, part_of, stretches

_SHARE = st.floats(0.01, 0.99)


@given(st.lists(st.tuples(_SHARE, _SHARE, _SHARE, _SHARE), max_size=30))
def test_places_come_back(boxes: list[tuple[float, float, float, float]]) -> None:
    text = " ".join(f"kata{n}" for n in range(len(boxes)))
    places = packed("w", [(x0 * 595, y0 * 842, x1 * 595, y1 * 842) for x0, y0, x1, y1 in boxes], 595, 842)
    found = list(stretches(text, places))
    assert len(found) == len(boxes)
    for (start, end, box), wanted in zip(found, boxes, strict=True):
        assert text[start:end].startswith("kata")
        assert box == pytest.approx(wanted, abs=1e-4)


def test_a_word_costs_eleven_characters() -> None:
    assert len(packed("w", [(1, 2, 3, 4)] * 300, 595, 842)) == 1 + 300 * 8 * 4 // 3


def test_lines_without_a_place_are_passed_over() -> None:
    places = packed("l", [(0, 0, 50, 10), None, (0, 20, 50, 30)], 100, 100)
    assert [span for *span, _box in stretches("satu\n\ntiga", places)] == [[0, 4], [6, 10]]
    assert boxes_of("satu\n\ntiga", places, 0, 10) == ((0.0, 0.0, 0.5, 0.1), (0.0, 0.2, 0.5, 0.3))


@pytest.mark.parametrize("places", ["", "w", "w!!!", "lAAAA", "w" + "A" * 7])
def test_what_is_no_place_gives_none(places: str) -> None:
    assert list(stretches("satu dua", places)) == []


def test_a_page_without_a_size_has_no_places() -> None:
    assert packed("w", [(0, 0, 1, 1)], 0, 0) == ""
    assert Page(1, "satu").words == ()


def test_part_of_a_line_is_its_share() -> None:
    x0, y0, x1, y1 = part_of("nnnn nnnn", (0.0, 0.0, 0.9, 0.1), 5, 9)
    assert (y0, y1) == (0.0, 0.1)
    assert 0.4 < x0 < 0.55
    assert x1 == pytest.approx(0.9)
    assert part_of("nnnn nnnn", (0.0, 0.1, 0.02, 0.9), 0, 4)[1] > 0.45  # runs up the page
