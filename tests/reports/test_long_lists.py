"""Long lists are written as the standard library writes short ones."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evidence_checker.reports.long_lists import Made, written

DEEP = {"jalur": "a/\udcff \u2028 </script>", "n": [1, 2.5, 1e-7, 1e22, None, True, {}], "x": {"y": [[], [{}]]}}


@pytest.mark.parametrize("value", [DEEP, {"a": [DEEP, DEEP], "b": {"c": [DEEP]}}, {}, {"a": []}, {"a": {"b": [[]]}}])
def test_written_as_the_standard_library_does(value: Any) -> None:
    expected = json.dumps(value, indent=1)
    assert "".join(written(value)) == expected
    outer = {name: Made(each, lambda x: x) if isinstance(each, list) else each for name, each in value.items()}
    assert "".join(written(outer)) == expected


def test_values_are_made_one_at_a_time() -> None:
    made: list[int] = []

    def make(number: int) -> dict[str, Any]:
        made.append(number)
        return {"n": number, "in": Made([number], lambda each: {"e": each})}

    pieces = written({"a": Made(range(3), make), "b": 1})
    while 1 not in made:
        next(pieces)
    assert made == [0, 1]
    rest = "".join(written({"a": Made(range(2), make), "b": {"c": Made([5], make)}}))
    inner = [{"n": n, "in": [{"e": n}]} for n in (0, 1, 5)]
    assert json.loads(rest) == {"a": inner[:2], "b": {"c": inner[2:]}}


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        "".join(written({"a": float("nan")}))
