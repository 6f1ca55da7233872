"""Names typed by people find their file whatever normal form and letter case, when only one fits."""

from __future__ import annotations

import unicodedata

import pytest

from evidence_checker.readers.files.typed_names import meant

NFD = unicodedata.normalize("NFD", "Bukti/SK Tim Kafé.docx")
NFC = unicodedata.normalize("NFC", "Bukti/SK Tim Kafé.docx")


@pytest.mark.parametrize("typed", [NFC, NFD, NFC.upper(), "./" + NFC, NFD.lower(), NFC.replace("/", "\\")])
@pytest.mark.parametrize("stored", [NFC, NFD])
def test_a_name_in_any_form(typed: str, stored: str) -> None:
    assert meant(typed, [stored, "lain.pdf"]) == (stored,)


def test_the_exact_name_before_one_that_only_looks_alike() -> None:
    assert meant("SK.pdf", ["sk.pdf", "SK.pdf"]) == ("SK.pdf",)


def test_of_two_that_fit_alike_none_is_chosen() -> None:
    assert meant("Sk.pdf", ["sk.pdf", "SK.pdf"]) == ()


def test_a_name_without_its_folders_where_that_is_enough() -> None:
    paths = ["a/SK.pdf", "b/SK.pdf", "b/Perbup.pdf"]
    assert meant("SK.pdf", paths, by_name=True) == ("a/SK.pdf", "b/SK.pdf")
    assert meant("perbup.PDF", paths, by_name=True) == ("b/Perbup.pdf",)
    assert meant("Perbup.pdf", paths) == ()
