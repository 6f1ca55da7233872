"""The cheapest path is the cheapest: the same as trying everything, on a thousand small made packs."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import pytest

from evidence_checker.planning.cheapest import Ladder, cheapest
from evidence_checker.planning.needs import Document, Rung


def _made(seed: int) -> tuple[list[Ladder], Fraction]:
    """A small pack: up to four indicators, some documents serving several, and a gain that is wanted."""
    draw = random.Random(seed)
    common = [
        Document(f"bersama/{number}", f"bersama{number}", draw.randint(0, 9)) for number in range(draw.randint(0, 3))
    ]
    ladders = []
    for number in range(draw.randint(1, 4)):
        level = Fraction(draw.randint(1, 3))
        rungs = []
        for step in range(draw.randint(0, 3)):
            own = [Document(f"{number}/{step}/{n}", f"r{step}{n}", draw.randint(0, 9)) for n in range(3)]
            options = {frozenset(draw.sample([*own, *common], draw.randint(0, 2))) for _ in range(draw.randint(1, 3))}
            rungs.append(
                Rung(float(level + step + 1), tuple(sorted(options, key=lambda option: sorted(map(str, option)))))
            )
        ladders.append(Ladder(str(number), Fraction(draw.randint(1, 40), 10), level, tuple(rungs)))
    return ladders, Fraction(draw.randint(0, 200), 10)


def _by_trying_everything(ladders: list[Ladder], wanted: Fraction) -> int | None:
    """The least effort over every way up every ladder."""
    ways = []
    for ladder in ladders:
        own = [(Fraction(0), frozenset[Document]())]
        for height in range(1, len(ladder.rungs) + 1):
            for chosen in itertools.product(*(rung.alternatives for rung in ladder.rungs[:height])):
                gain = ladder.weight * (Fraction(str(ladder.rungs[height - 1].level)) - ladder.level)
                own.append((gain, frozenset().union(*chosen)))
        ways.append(own)
    reaching = [
        sum(document.effort for document in frozenset().union(*(documents for _, documents in some)))
        for some in itertools.product(*ways)
        if sum(gain for gain, _ in some) >= wanted
    ]
    return min(reaching, default=None)


@pytest.mark.parametrize("hundred", range(10))
def test_no_path_is_cheaper(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        ladders, wanted = _made(seed)
        path = cheapest(ladders, wanted)
        least = _by_trying_everything(ladders, wanted)
        assert (path.effort if path else None) == least, seed
        if path is not None:
            assert sum(document.effort for document in path.documents) == path.effort
            gained = sum(
                ladder.weight * (Fraction(str(path.levels[ladder.indicator])) - ladder.level)
                for ladder in ladders
                if ladder.indicator in path.levels
            )
            assert gained >= wanted


def test_a_document_that_serves_several_is_made_once() -> None:
    decree = Document("A1/kebijakan", "kebijakan", 100)
    ladders = [
        Ladder(str(number), Fraction(1), Fraction(1), (Rung(2.0, (frozenset({decree}),)),)) for number in range(10)
    ]
    path = cheapest(ladders, Fraction(7))
    assert path is not None
    assert (path.effort, path.documents) == (100, {decree})


def test_a_level_is_never_skipped() -> None:
    first, second = Document("1/a", "a", 50), Document("1/b", "b", 1)
    ladder = Ladder(
        "1", Fraction(1), Fraction(1), (Rung(2.0, (frozenset({first}),)), Rung(3.0, (frozenset({second}),)))
    )
    path = cheapest([ladder], Fraction(2))
    assert path is not None
    assert path.effort == 51


def test_what_cannot_be_reached_has_no_path() -> None:
    assert cheapest([Ladder("1", Fraction(1), Fraction(5), ())], Fraction(1)) is None
