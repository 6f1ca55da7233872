"""Abbreviations in the phrases of rules, and the longer forms that are sought beside them."""

from __future__ import annotations

from evidence_checker import rules
from evidence_checker.model import Indicator, Knowledge, Lookalike, Requirement
from evidence_checker.rules.written_out import phrases_written_out, written_out

KNOWN = Knowledge(written_out=(("PDT", ("pangkalan data terpadu", "basis data terpadu")),))


def test_a_phrase_stands_before_its_longer_forms() -> None:
    made = phrases_written_out(("laporan PDT", "register"), KNOWN)
    assert made == ("laporan PDT", "laporan pangkalan data terpadu", "laporan basis data terpadu", "register")


def test_an_abbreviation_alone_or_within_a_word_stays() -> None:
    assert phrases_written_out(("PDT", "laporan PDTX"), KNOWN) == ("PDT", "laporan PDTX")


def test_a_form_that_is_there_already_is_not_said_twice() -> None:
    given = ("laporan basis data terpadu", "laporan PDT")
    assert phrases_written_out(given, KNOWN).count("laporan basis data terpadu") == 1


def test_subjects_and_look_alikes_are_written_out_and_what_stands_near_is_not() -> None:
    requirement = Requirement("a", "A", ("laporan",), subject=("rencana PDT",), nearby=("kantor PDT",))
    lookalike = Lookalike(("gedung PDT",), "a building", unless=("ruang PDT",))
    made = written_out(
        Indicator("1", "Satu", "Satu", "D1", 1.0, "t", 3, ("tim PDT",), (requirement,), (), lookalikes=(lookalike,)),
        KNOWN,
    )
    assert "tim basis data terpadu" in made.subject
    assert "rencana basis data terpadu" in made.requirements[0].subject
    assert made.requirements[0].nearby == ("kantor PDT",)
    assert "gedung basis data terpadu" in made.lookalikes[0].terms
    assert "ruang basis data terpadu" in made.lookalikes[0].unless


def test_the_framework_seeks_both() -> None:
    subject = rules.load("spbe-2020").indicator("19").subject
    assert {"tim koordinasi SPBE", "tim koordinasi pemerintah digital"} <= set(subject)
