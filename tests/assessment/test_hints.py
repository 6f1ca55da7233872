"""What file and folder names say: shown where it contradicts the content, never decisive."""

from __future__ import annotations

import pytest

from evidence_checker.assessment.file_name_hints import hinted
from evidence_checker.model import Document, Finding
from tests.assessment.small import assess, standing
from tests.makers.documents import paper


@pytest.mark.parametrize(
    ("path", "numbers"),
    [
        ("Indikator 5/Perbup.pdf", ["5"]),
        ("INDIKATOR_05.pdf", ["5"]),
        ("Inidkator 16 - SOP.pdf", ["16"]),
        ("I5_perbup.pdf", ["5"]),
        ("IK-16.pdf", ["16"]),
        ("Indikator 6/I5_perbup.pdf", ["5", "6"]),
        ("SPBE 2023/perbup 12.pdf", []),
        ("Materi 5.pdf", []),
        ("Lampiran I.pdf", []),
    ],
)
def test_the_indicator_that_a_name_gives_file_first(path: str, numbers: list[str]) -> None:
    assert [number for _, number in hinted(path)] == numbers


def _sop(name: str) -> Document:
    return paper("sop", "Pengoperasian Pusat Data", "Operator memeriksa server.", name=name)


def _findings(made: Document) -> list[Finding]:
    return [found for found in assess(made).documents[0].findings if found.code in ("EC231", "EC232")]


def test_a_name_that_agrees_says_nothing() -> None:
    assert _findings(_sop("Indikator 16/sop.pdf")) == []
    assert _findings(_sop("sop.pdf")) == []


def test_a_name_that_says_another_indicator_than_the_content_is_shown() -> None:
    (found,) = _findings(_sop("Indikator 5/sop.pdf"))
    assert (found.code, found.mapping) == ("EC232", {"found": ("16",), "hinted": "5"})


def test_file_and_folder_that_contradict_each_other_are_shown() -> None:
    (found,) = _findings(_sop("Indikator 5/Indikator 16 sop.pdf"))
    assert (found.code, found.mapping) == ("EC231", {"first": "16", "second": "5"})


def test_a_name_never_changes_the_verdict() -> None:
    assert standing("5", _sop("Indikator 5/sop.pdf")).evidence == ()
    assert len(standing("16", _sop("Indikator 5/sop.pdf")).evidence) == 1
