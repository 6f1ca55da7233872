"""What several packs see alike in a document is looked for once, and each still says what it says alone."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from unittest import mock

import pytest

from evidence_checker import analysis, rules
from evidence_checker.analysis import Once, analyze, once
from evidence_checker.model import Knowledge, TextSource, replace
from tests.makers.documents import document, paper
from tests.makers.papers import FORMS

NAMES = ("spbe-2020", "pemdi-2026", "sakip-2021", "zi-2021")
TITLE = "Pengelolaan Aplikasi e-Renja dan SIPD Perencanaan"
SCREEN = "e-Renja Kabupaten Cemara Raya\nMasuk\nNama Pengguna\nKata Sandi\nRencana kerja perangkat daerah"


def differing() -> list[Knowledge]:
    return [rules.load(name).knowledge for name in NAMES]


@pytest.mark.parametrize("form", [*FORMS, "picture"])
def test_together_as_alone(form: str) -> None:
    made = (
        document(SCREEN, format="image", source=TextSource.OCR, confidence=0.8)
        if form == "picture"
        else paper(form, TITLE, "Perangkat daerah memasukkan rencana kerja melalui aplikasi.")
    )
    found = Once()
    for knowledge in (*differing(), *reversed(differing())):
        together, alone = analyze(made, knowledge, found), analyze(made, knowledge)
        assert dataclasses.replace(together, text=alone.text) == alone  # the text has no equality of its own
        assert together.text.text == alone.text.text


def test_the_form_is_looked_for_once() -> None:
    made, found = paper("decree", TITLE), Once()
    with mock.patch.object(analysis, "formality", wraps=analysis.formality) as formality:
        for knowledge in differing():
            analyze(made, knowledge, found)
    assert formality.call_count == 1


def test_a_kind_of_a_packs_own_is_looked_for_anew() -> None:
    """Knowledge that differs in what tells a form is not taken for the same."""
    shared = rules.shared_knowledge()
    letter = replace(shared.kind("surat"), headings=(*shared.kind("surat").headings, "LEMBAR PENITIPAN BARANG"))
    other = replace(
        shared, kinds=tuple(letter if each.id == "surat" else each for each in shared.kinds), sha256="lain"
    )
    made, found = document("LEMBAR PENITIPAN BARANG\nGudang Kabupaten Cemara Raya\n12 Mei 2023\n"), Once()
    first, second = analyze(made, shared, found), analyze(made, other, found)
    assert (first.identity.kind, second.identity.kind) == (analyze(made, shared).identity.kind, "surat")
    assert first.identity.kind != "surat"


def test_no_group_is_read_that_is_not_told_apart() -> None:
    home = Path(once.__file__).parent
    asking = re.compile(r"phrase_groups|\.phrases\(")
    readers = {path.name for path in home.glob("*.py") if asking.search(path.read_text("utf-8"))}
    assert readers == {"once.py"}
    with pytest.raises(KeyError):
        once.phrase_group(rules.shared_knowledge(), "norma_spbe")
