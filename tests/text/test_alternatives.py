"""Any of some phrases, as one pattern."""

from __future__ import annotations

import re

from evidence_checker.text.alternatives import any_of


def test_the_longest_goes_first_and_words_may_be_parted() -> None:
    found = re.match(any_of(["bidang", "bidang arsip", "c++"]), "bidang \n arsip lama")
    assert found is not None and found[0] == "bidang \n arsip"
    assert re.fullmatch(any_of(["c++"]), "c++") and not re.match(any_of(["c++"]), "ccc")


def test_words_that_ran_together_are_asked_for() -> None:
    assert re.fullmatch(any_of(["sub bidang"], gap=r"\s*"), "subbidang")
    assert not re.fullmatch(any_of(["sub bidang"]), "subbidang")


def test_no_phrase_matches_nowhere() -> None:
    assert not re.search(any_of([]), "apa saja")
