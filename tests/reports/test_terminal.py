"""The terminal summary: as wide as the screen, escapes only for colours there, the same facts in order."""

from __future__ import annotations

import re

import pytest

from evidence_checker.messages import CATALOGUE
from evidence_checker.model import Finding, replace
from evidence_checker.reports.screen import Screen
from evidence_checker.reports.terminal import render
from tests.reports.assessment_maker import AGENCY, golden, large, with_text


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("assessment", [golden(), large(200)])
def test_no_line_is_wider_than_the_terminal(assessment: object, lang: str) -> None:
    lines = render(assessment, lang).decode().splitlines()  # type: ignore[arg-type]
    assert max(map(len, lines)) <= 80


def test_the_order_is_standing_gaps_unread_summary() -> None:
    text = render(golden(), "id").decode()
    places = [
        text.index(word) for word in (AGENCY, "SEMENTARA", "Kebijakan Internal SPBE", "Kekurangan", "tidak terbaca\n")
    ]
    assert places == sorted(places)
    assert text.splitlines()[-1] == ("SEMENTARA: 2 lengkap, 2 lemah, 1 belum, 1 tinjau; 9 berkas (1 tak terbaca).")


def test_the_gap_that_costs_most_comes_first() -> None:
    text = render(golden(), "id").decode()
    gaps = text[text.index("Kekurangan") :]
    assert gaps.index("Audit Infrastruktur") < gaps.index("Manajemen Data") < gaps.index("Pusat Data")


@pytest.mark.parametrize("text", ["\x1b[2J", "\x1b]0;x\x07", "\u202e", "\r", "a\nINFO forged", "\udce9", "\x9b2J"])
def test_nothing_from_outside_reaches_the_terminal_alive(text: str) -> None:
    shown = render(with_text(text), "id").decode()
    assert not any(each in shown for each in ("\x1b", "\x07", "\x9b", "\u202e", "\r", "\x00"))
    assert "\nINFO" not in shown


def test_a_decision_stands_beside_its_gap() -> None:
    text = " ".join(render(golden(), "id").decode().split())
    assert "Keputusan tercatat: diterima, 02 Tata Kelola/Notulen Rapat Tim Koordinasi 14 Maret 2025.pdf" in text


@pytest.mark.parametrize("width", [60, 80, 97, 120])
def test_lines_use_the_width_of_the_screen(width: int) -> None:
    lines = render(golden(), "id", Screen(width)).decode().splitlines()
    assert max(map(len, lines)) <= width
    assert "-" * width in lines
    row = next(each for each in lines if each.startswith(" 16  Layanan"))
    assert len(row) == width  # levels and gain stand at the right edge


def test_colours_add_nothing_but_colour() -> None:
    coloured = render(golden(), "id", Screen(80, True)).decode()
    assert re.sub(r"\x1b\[[0-9;]+m", "", coloured) == render(golden(), "id").decode()
    for word, number in (("Belum ada", 31), ("Lemah", 33)):
        assert f"\x1b[{number}m{word}" in coloured
    assert all(each.count("\x1b[") % 2 == 0 and not each.rstrip().endswith("\x1b[3") for each in coloured.splitlines())


def test_what_must_be_read_first_is_red() -> None:
    note = Finding.of("EC346", **dict(CATALOGUE["EC346"].example))
    lines = render(replace(golden(), notes=(note,)), "id", Screen(80, True)).decode().splitlines()
    assert lines[0].startswith("\x1b[1;31m")
