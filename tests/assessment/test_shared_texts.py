"""Texts that two agencies hand in as their own: a copied plan is a pair, forms of one template are none."""

from __future__ import annotations

import random

from evidence_checker.assessment.shared_texts import shared_texts
from evidence_checker.model.agencies import OwnText
from evidence_checker.text.fingerprint import fingerprint


def _text(seed: int, words: int = 400) -> str:
    chance = random.Random(seed)
    return "".join("".join(chance.choices("abcdefghijklmnop", k=7)) for _ in range(words))


def _own(agency: str, path: str, text: str) -> OwnText:
    return OwnText(agency, path, f"judul {path}", fingerprint(text))


def test_a_copied_plan_is_a_pair_of_two_agencies() -> None:
    plan = _text(1)
    copied = plan.replace(plan[700:720], "kabupatentetangga")
    texts = [_own("a", "rencana.pdf", plan), _own("b", "salin.pdf", copied), _own("b", "lain.pdf", _text(2))]
    (pair,) = shared_texts(texts)
    assert (pair.one, pair.one_path, pair.other, pair.other_path) == ("a", "rencana.pdf", "b", "salin.pdf")
    assert pair.likeness > 0.8 and pair.title == "judul salin.pdf"
    assert shared_texts(reversed(texts)) == (pair,)


def test_two_copies_within_one_agency_are_no_pair() -> None:
    assert shared_texts([_own("a", "1.pdf", _text(1)), _own("a", "2.pdf", _text(1))]) == ()


def test_forms_of_one_template_are_no_pair() -> None:
    form = _text(3, 120)
    assert shared_texts([_own("a", "1.pdf", form + _text(4, 280)), _own("b", "2.pdf", form + _text(5, 280))]) == ()


def test_a_text_that_all_have_pairs_nothing() -> None:
    """A national template handed in by a hundred agencies would be five thousand pairs."""
    assert shared_texts([_own(f"i{number:03d}", "format.pdf", _text(6)) for number in range(100)]) == ()


def test_texts_without_a_fingerprint() -> None:
    assert shared_texts([OwnText("a", "1", "", ()), OwnText("b", "1", "", ())]) == ()
