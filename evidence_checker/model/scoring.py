"""How a framework makes its index of the levels of its criteria, where that is no weighted mean of levels."""

from __future__ import annotations

from msgspec import Struct


class Grade(Struct, frozen=True):
    """What a node is given for its fulfilled criteria. `value`: points, 0-100. It holds where the share of them (0-1)
    is at least `at_least` and more than `above` (-1 = no such bound). `by_person`: only an assessor gives it."""

    label: str
    value: float
    at_least: float = 0.0
    above: float = -1.0
    by_person: bool = False


class UnitsTogether(Struct, frozen=True):
    """Whether the values of several units make one of the agency above them. `way`: "mean" = their plain mean, "apart"
    = each stands for itself, "" = the pack does not say (they are not put together then either). `source`: who says
    so."""

    way: str = ""
    source: str = ""


class Scoring(Struct, frozen=True):
    """`factor`: what the weighted mean of levels is multiplied by (100 where criteria give points from 0 to 1).
    `graded`: label of the nodes that are graded by their fulfilled criteria ("" = none are); `fulfilled`: level from
    which a criterion counts as fulfilled; `grades`: best first. `source`: of all this."""

    factor: float = 1.0
    graded: str = ""
    fulfilled: float = 1.0
    grades: tuple[Grade, ...] = ()
    source: str = ""
