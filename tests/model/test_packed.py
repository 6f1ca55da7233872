"""Packed values are the values: in order, one by one, beside tuples, and with text that is no UTF-8."""

from __future__ import annotations

import pytest

from evidence_checker.model import Finding
from evidence_checker.model.packed import Packed, many


def _findings(count: int) -> tuple[Finding, ...]:
    return tuple(Finding.of("EC170", count=number, examples=(f"a{number}",)) for number in range(count))


@pytest.mark.parametrize("count", [0, 1, 16, 17, 100])
def test_a_packed_sequence_is_read_as_the_tuple_it_stands_for(count: int) -> None:
    values = _findings(count)
    packed = Packed(Finding, values)
    assert len(packed) == count
    assert tuple(packed) == values
    assert values == packed == values
    assert [packed[number] for number in range(-count, count)] == [*values, *values]
    assert packed[3:20:2] == values[3:20:2]
    assert (*packed,) == values and packed + values == values + packed
    assert hash(packed) == hash(values)
    with pytest.raises(IndexError):
        packed[count]


def test_two_that_differ_in_one_value_are_not_equal() -> None:
    values = _findings(20)
    assert Packed(Finding, values) != values[:-1]
    assert Packed(Finding, values) != (*values[:-1], values[0])


def test_text_that_is_no_utf8_stays_as_it_is() -> None:
    values = (*_findings(18), Finding.of("EC170", name="a\udcff"), *_findings(3))
    packed = Packed(Finding, values)
    assert tuple(packed) == values
    with pytest.raises(UnicodeEncodeError):
        list(packed.lines())


def test_few_values_stay_a_tuple_and_many_are_packed() -> None:
    assert isinstance(many(Finding, _findings(3), 3), tuple)
    assert isinstance(many(Finding, _findings(3), 5_000), Packed)
