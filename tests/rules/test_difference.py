"""What changed between two versions of a pack, and what two frameworks have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_checker import rules
from evidence_checker.model import replace
from evidence_checker.rules import packs
from evidence_checker.rules.difference import Change, changes, in_words
from evidence_checker.rules.overlap import overlap
from evidence_checker.rules.tree import HEAD, Plain

INTEGRITY = Path(__file__).parent / "packs" / "zona-integritas"


def _files() -> dict[str, dict[str, Plain]]:
    found = {}
    for name, tree in packs.grown(INTEGRITY).items():
        plain = tree.plain()
        assert isinstance(plain, dict)
        found[name] = plain
    return found


def _at(tree: Plain, *path: str | int) -> Plain:
    for step in path:
        assert isinstance(tree, dict | list)
        tree = tree[step]  # type: ignore[call-overload, index]
    return tree


@pytest.mark.parametrize("pack", rules.shipped())
def test_a_pack_does_not_differ_from_itself(pack: str) -> None:
    plain = {name: tree.plain() for name, tree in packs.grown(pack).items()}
    shuffled = {name: dict(reversed(tree.items())) for name, tree in plain.items() if isinstance(tree, dict)}
    assert changes(plain, dict(reversed(shuffled.items()))) == []


def test_each_kind_of_change_is_told_once() -> None:
    before, after = _files(), _files()
    tim = after["tim.yaml"]
    tim["weight"] = 11
    subject = _at(tim, "subject")
    assert isinstance(subject, list)
    subject.append("kelompok kerja")
    gone = subject.pop(0)
    requirements = _at(tim, "requirements")
    assert isinstance(requirements, dict)
    name, first = next(iter(requirements.items()))
    requirements["baru"] = {"title": "Yang baru", "kinds": ["laporan"]}
    assert isinstance(first, dict)
    first["kinds"] = [*reversed(_list(first["kinds"])), "surat"]
    predicates = _list(after[HEAD].setdefault("predicates", []))
    predicates.insert(0, {"label": "Istimewa", "minimum": 99})
    old_kinds = _list(_at(before["tim.yaml"], "requirements", name, "kinds"))
    found = changes(before, after)
    assert found == [
        Change("", ("predicates", "Istimewa"), "added", None, {"label": "Istimewa", "minimum": 99}),
        Change("P.1.a.1", ("weight",), "changed", _at(before["tim.yaml"], "weight"), 11),
        Change("P.1.a.1", ("subject",), "removed", before=gone),
        Change("P.1.a.1", ("subject",), "added", after="kelompok kerja"),
        Change("P.1.a.1", ("requirements", name, "kinds"), "added", after="surat"),
        Change("P.1.a.1", ("requirements", "baru"), "added", None, {"title": "Yang baru", "kinds": ["laporan"]}),
    ]
    assert "surat" not in old_kinds
    back = changes(after, before)
    assert [(each.path, each.way) for each in back if each.way != "changed"] == [
        (("predicates", "Istimewa"), "removed"),
        (("subject",), "removed"),
        (("subject",), "added"),
        (("requirements", name, "kinds"), "removed"),
        (("requirements", "baru"), "removed"),
    ]


def _list(value: Plain) -> list[Plain]:
    assert isinstance(value, list)
    return value


def test_an_order_that_changed_and_an_indicator_that_went() -> None:
    before, after = _files(), _files()
    subject = _list(_at(after["tim.yaml"], "subject"))
    subject.reverse()
    other = next(name for name in after if name not in (HEAD, "tim.yaml"))
    identifier = str(after.pop(other)["id"])
    found = changes(before, after)
    assert {(each.indicator, each.path, each.way) for each in found} == {
        ("P.1.a.1", ("subject",), "moved"),
        (identifier, (), "removed"),
    }


def test_values_in_words() -> None:
    assert in_words({"any": ["a", {"all": ["b", "c"]}]}) == "a atau (b dan c)"
    assert in_words([True, 2.50, "x"]) == "ya, 2.5, x"
    assert in_words({"minimum": 3}) == "minimum: 3"


def test_frameworks_overlap_where_kind_and_phrase_meet() -> None:
    framework = rules.load(INTEGRITY)
    indicator = framework.indicator("P.1.a.1")
    way = next(each for each in indicator.requirements if "keputusan" in each.kinds)

    def other(phrase: str, kind: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
        asked = replace(indicator, id="X", subject=(phrase,), requirements=(replace(way, kinds=(kind,), subject=()),))
        found = overlap(replace(framework, indicators=(indicator,)), replace(framework, indicators=(asked,)))
        return [(each.first, each.second, each.kinds, each.phrases) for each in found]

    longer = f"{indicator.subject[0]} pada dinas"
    assert other(longer, "keputusan") == [("P.1.a.1", "X", ("keputusan",), (longer,))]
    assert other(indicator.subject[0].upper(), "keputusan")[0][3] == (indicator.subject[0],)
    assert other(longer, "peta_jabatan_yang_tidak_ada") == []  # the kind is not common
    assert other("jaringan intra", "keputusan") == []  # the phrase is not
    assert other(indicator.subject[0][:-3], "keputusan") == []  # part of a word is no phrase


def test_every_shipped_pair_of_the_same_title_is_found() -> None:
    """SAKIP and Zona Integritas ask for the same annual papers."""
    found = {(each.first, each.second) for each in overlap(rules.load("sakip-2021"), rules.load("zi-2021"))}
    assert ("1.a.3", "A.I.4.ii.a") in found
    assert ("3.a.1", "A.I.4.ii.e") in found
