"""Places where phrases may stand with slips: what a search piece by piece gives."""

from __future__ import annotations

from evidence_checker.matching.pieces import Pieces

PHRASES = ("layananpengaduan", "layananpengadaan", "sop", "manajemenrisiko")
ERRORS = (1, 1, 0, 1)
PAGE = "daanlayananpengaduamanajemenrizikolayanan"


def places(but: tuple[tuple[int, int], ...] = ()) -> list[tuple[int, int]]:
    terms, firsts = Pieces(PHRASES, ERRORS).places(PAGE, but)
    return list(zip(terms.tolist(), firsts.tolist(), strict=True))


def one_by_one() -> set[tuple[int, int]]:
    """By looking for each half of each phrase that bears a slip."""
    found = set()
    for number, phrase in enumerate(PHRASES):
        half = len(phrase) // 2
        for offset, piece in ((0, phrase[:half]), (half, phrase[half:])) if ERRORS[number] else ():
            starts = (start for start in range(len(PAGE)) if PAGE.startswith(piece, start))
            found |= {(number, start - offset) for start in starts}
    return found


def test_every_piece_tells_where_its_phrases_would_begin() -> None:
    assert places() == sorted(one_by_one())
    assert {(0, 4), (1, 4), (3, 19)} <= set(places())


def test_a_phrase_may_begin_before_the_page() -> None:
    terms, firsts = Pieces(("layananpengaduan",), (1,)).places("engaduan di sini", ())
    assert (terms.tolist(), firsts.tolist()) == ([0], [-8])


def test_what_is_known_is_not_told_again() -> None:
    known = places()[0]
    assert places((known,)) == places()[1:]


def test_nothing_without_phrases_or_pieces() -> None:
    for pieces in (Pieces((), ()), Pieces(("sop",), (0,)), Pieces(PHRASES, ERRORS)):
        terms, firsts = pieces.places("zzz", ())
        assert not len(terms)
        assert not len(firsts)
