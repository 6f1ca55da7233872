"""The examinations of a folder as its judgement goes through them: in order, some changed, none copied.

They may be objects or packed (`model.packed`): a view asks for one at a time and keeps none.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import overload

from evidence_checker.model import Examination


class View(Sequence[Examination]):
    """Some of the examinations of `base`, by their places in it; `changed`: place → what stands there instead."""

    def __init__(
        self, base: Sequence[Examination], places: Sequence[int], changed: Mapping[int, Examination] | None = None
    ) -> None:
        self.base, self.places, self.changed = base, places, changed or {}

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, number: int) -> Examination: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Examination]: ...
    def __getitem__(self, number: int | slice) -> Examination | Sequence[Examination]:
        if isinstance(number, slice):
            return View(self.base, self.places[number], self.changed)
        place = self.places[number]
        return self.changed.get(place) or self.base[place]

    def __iter__(self) -> Iterator[Examination]:
        return (self.changed.get(place) or self.base[place] for place in self.places)

    def with_changed(self, changed: Mapping[int, Examination]) -> View:
        """The same view with other examinations at some of its own numbers."""
        return View(self.base, self.places, {**self.changed, **{self.places[n]: each for n, each in changed.items()}})


class Altered(Sequence[Examination]):
    """The examinations of `base`, of which some are altered each time they are asked for."""

    def __init__(
        self,
        base: Sequence[Examination],
        which: Callable[[Examination], bool],
        how: Callable[[Examination], Examination],
    ) -> None:
        """`which`: asked once of each. `how`: gives the same whenever it is asked."""
        self._base, self._how = base, how
        self._which = bytes(map(which, base))

    def __len__(self) -> int:
        return len(self._base)

    @overload
    def __getitem__(self, number: int) -> Examination: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Examination]: ...
    def __getitem__(self, number: int | slice) -> Examination | Sequence[Examination]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        return self._how(self._base[number]) if self._which[number] else self._base[number]

    def __iter__(self) -> Iterator[Examination]:
        return (self._how(each) if altered else each for each, altered in zip(self._base, self._which, strict=True))


def but(examinations: Sequence[Examination], left_out: Callable[[Examination], bool]) -> View:
    """The examinations without some."""
    return View(examinations, array("L", (n for n, each in enumerate(examinations) if not left_out(each))))


def in_order(examinations: Iterable[Examination]) -> View:
    """By path."""
    base = examinations if isinstance(examinations, Sequence) else list(examinations)
    paths = [each.file.path for each in base]
    return View(base, array("L", sorted(range(len(paths)), key=paths.__getitem__)))


def chosen(view: View, numbers: Iterable[int]) -> View:
    """Those at some numbers of a view, in this order."""
    return View(view.base, array("L", (view.places[number] for number in numbers)), view.changed)


def by_indicator(view: View) -> dict[str, View]:
    """Indicator → the examinations that claim anything of it, accepted or refused."""
    found: dict[str, array[int]] = {}
    for number, each in enumerate(view):
        for indicator in {claim.indicator for claim in each.claims}:
            found.setdefault(indicator, array("L")).append(number)
    return {indicator: chosen(view, numbers) for indicator, numbers in found.items()}
