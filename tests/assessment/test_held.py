"""Views of a folder's examinations: nothing is copied, and what is changed is the same however it is asked for."""

from __future__ import annotations

from evidence_checker.assessment import standing
from evidence_checker.assessment.folder_relations import doubles
from evidence_checker.assessment.held import Altered, but, in_order
from evidence_checker.model import (
    Examination,
    Finding,
    Identity,
    NearMiss,
    ReadStatus,
    SourceFile,
    TextSource,
    replace,
)
from evidence_checker.model.packed import Packed

NAMES = ("d", "a", "c", "b")


def _examined(name: str, text: str = "") -> Examination:
    file = SourceFile(f"{name}.pdf", f"/{name}.pdf", len(name), 0, sha256=name * 64)
    return Examination(file, ReadStatus.READ, "pdf", 1, TextSource.TEXT, Identity(), (), text)


def _named(examinations: object) -> list[str]:
    return [each.file.path for each in examinations]  # type: ignore[attr-defined]


def test_what_is_altered_is_altered_each_time_it_is_asked_for() -> None:
    base = Packed(Examination, map(_examined, NAMES))
    asked: list[str] = []

    def which(each: Examination) -> bool:
        asked.append(each.file.path)
        return each.file.path in ("a.pdf", "b.pdf")

    altered = Altered(base, which, lambda each: replace(each, pages=9))
    told = {"d.pdf": 1, "a.pdf": 9, "c.pdf": 1, "b.pdf": 9}
    assert {each.file.path: each.pages for each in altered} == told
    assert [altered[n].pages for n in range(-4, 4)] == 2 * list(told.values())
    assert [each.pages for each in altered[1:3]] == [9, 1]
    assert {each.file.path: each.pages for each in in_order(altered)} == told
    assert asked == ["d.pdf", "a.pdf", "c.pdf", "b.pdf"]  # once of each


def test_without_some_the_others_stay_in_order() -> None:
    left = but(list(map(_examined, NAMES)), lambda each: each.file.path == "a.pdf")
    assert _named(left) == ["d.pdf", "c.pdf", "b.pdf"]
    assert _named(in_order(left)) == ["b.pdf", "c.pdf", "d.pdf"]


def test_of_equal_texts_the_smallest_stands_for_all_and_those_without_text_for_themselves() -> None:
    made = [_examined("bb", "x"), _examined("a", "x"), _examined("ccc", "x"), _examined("d", "y")]
    empty = replace(_examined("e"), file=SourceFile("e.pdf", "/e.pdf", 0, 0))
    kept, copies = doubles(in_order([*made, empty, replace(empty, file=replace(empty.file, path="f.pdf"))]))
    assert _named(kept) == ["a.pdf", "d.pdf", "e.pdf", "f.pdf"]
    assert copies == {"bb.pdf": "a.pdf", "ccc.pdf": "a.pdf"}


def test_of_many_near_misses_the_first_are_shown_in_whatever_order_they_come() -> None:
    misses = [(n % 3, NearMiss(f"{n:05d}.pdf", Finding.of("EC310", kind="sop", accepted=()))) for n in range(2000)]
    expected = tuple(miss for _, miss in sorted(misses, key=lambda pair: (pair[0], pair[1].path))[:60])
    for order in (misses, misses[::-1], misses[700:] + misses[:700]):
        nearest = standing._Nearest()
        for rank, miss in order:
            nearest.add(rank, miss)
        assert nearest.first() == expected
