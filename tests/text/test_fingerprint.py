"""The fingerprint: equal for equal texts, near for near texts, far for others, however it is computed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_checker.text import fingerprint as room
from evidence_checker.text.fingerprint import LEAST, SIZE, fingerprint, likeness


def _words(seed: int, count: int) -> str:
    dice = random.Random(seed)
    lexicon = ["".join(dice.choices("abcdefghijklmnoprstuwy", k=dice.randint(3, 10))) for _ in range(2000)]
    return "".join(dice.choices(lexicon, k=count))


def _noisy(text: str, share: float, seed: int) -> str:
    dice = random.Random(seed)
    return "".join(dice.choice("cdehnqv") if dice.random() < share else sign for sign in text)


def test_equal_texts_have_equal_sketches_of_full_size() -> None:
    text = _words(1, 3000)
    assert fingerprint(text) == fingerprint(str(text))
    assert len(fingerprint(text)) == SIZE
    assert list(fingerprint(text)) == sorted(set(fingerprint(text)))
    assert likeness(fingerprint(text), fingerprint(text)) == 1.0


def test_the_sketch_is_the_same_on_every_machine() -> None:
    """Sketches are stored and compared across runs, so their values are an interface."""
    assert fingerprint("pemerintahkabupatencemararaya" * 10)[:2] == (247457776103410967, 835783988713552597)


def test_too_little_text_has_no_sketch() -> None:
    assert fingerprint("a" * (LEAST - 1)) == ()
    assert fingerprint("a" * LEAST) != ()
    assert likeness((), fingerprint(_words(1, 300))) == 0.0
    assert likeness((), ()) == 0.0


@pytest.mark.parametrize(("noise", "least"), [(0.005, 0.8), (0.01, 0.7), (0.02, 0.55)])
def test_reading_mistakes_of_a_scan_keep_texts_near(noise: float, least: float) -> None:
    text = _words(2, 4000)
    assert likeness(fingerprint(text), fingerprint(_noisy(text, noise, 5))) >= least


def test_other_texts_are_far() -> None:
    assert likeness(fingerprint(_words(3, 4000)), fingerprint(_words(4, 4000))) < 0.1


def test_a_changed_paragraph_is_seen_in_proportion() -> None:
    text = _words(6, 4000)
    half = len(text) // 2
    assert 0.2 < likeness(fingerprint(text), fingerprint(text[:half] + _words(7, 2000))) < 0.5


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="abcdefghij", min_size=LEAST, max_size=4000))
def test_the_short_cut_for_long_texts_changes_nothing(text: str) -> None:
    long = text * (1 + 16 * SIZE * 2 // len(text))
    every = sorted({value for start in range(len(long)) for value in _hash(long[start : start + room.WIDTH])})
    assert fingerprint(long) == tuple(every[:SIZE])


def _hash(stretch: str) -> list[int]:
    """The same hash, written plainly."""
    if len(stretch) < room.WIDTH:
        return []
    whole = (1 << 64) - 1
    value = 0
    for sign in stretch:
        value = (value * 0x100000001B3 + ord(sign)) & whole
    value = ((value ^ value >> 30) * 0xBF58476D1CE4E5B9) & whole
    value = ((value ^ value >> 27) * 0x94D049BB133111EB) & whole
    return [value ^ value >> 31]
