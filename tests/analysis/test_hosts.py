"""Whose an address is, by its host under go.id."""

from __future__ import annotations

import pytest

from evidence_checker.analysis.hosts import hosts, is_short_for
from evidence_checker.model import Rank


@pytest.mark.parametrize(
    ("text", "rank", "name"),
    [
        ("https://simpeg.cemararayakab.go.id/login", Rank.REGENCY, "cemararaya"),
        ("antrean.kotaranujaya.go.id", Rank.CITY, "ranujaya"),
        ("pemkot-ranujaya.go.id", Rank.CITY, "ranujaya"),
        ("data.lembahtimurprov.go.id", Rank.PROVINCE, "lembahtimur"),
        ("helpdesk@lpse lembahtimurprov goid", Rank.PROVINCE, "lembahtimur"),
        ("jdih.tatapesisir.go.id", None, "tatapesisir"),
    ],
)
def test_a_host_names_its_government(text: str, rank: Rank | None, name: str) -> None:
    ((found_rank, found_name, _),) = hosts(text)
    assert (found_rank, found_name) == (rank, name)


def test_addresses_of_companies_are_of_no_government() -> None:
    assert not list(hosts("https://www.tokokita.co.id/keranjang dan banklembah.id"))


@pytest.mark.parametrize(
    ("short", "words", "fits"),
    [
        ("lembtim", ["lembah", "timur"], True),
        ("lt", ["lembah", "timur"], False),
        ("lembah", ["lembah", "timur"], False),
        ("lembahbarat", ["lembah", "timur"], False),
        ("lereng", ["lerengbiru"], False),
    ],
)
def test_a_shortened_name_has_the_beginning_of_every_word(short: str, words: list[str], fits: bool) -> None:
    assert is_short_for(short, words) is fits
