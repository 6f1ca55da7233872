"""Objects on a node: fetched once while they are in use, and gone after."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_checker.workers.objects import Objects


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Places that were fetched, in order."""
    places: list[str] = []

    def fetched(place: str, into: Path) -> Path:
        if place == "gone":
            raise OSError("gone")
        places.append(place)
        (into / place).mkdir()
        (into / place / "a.pdf").write_text(place)
        return into / place / "a.pdf"

    monkeypatch.setattr("evidence_checker.readers.files.fetched", fetched)
    return places


def test_one_in_use_is_fetched_once_and_stays(asked: list[str]) -> None:
    objects = Objects()
    with objects.fetched("satu") as path:
        for number in range(10):
            with objects.fetched(f"lain-{number}") as other, objects.fetched("satu") as same:
                assert same == path and other.read_text() == f"lain-{number}"
        assert path.read_text() == "satu"
    assert asked == ["satu", *(f"lain-{number}" for number in range(10))]
    assert len([each for each in path.parents[1].iterdir() if each.is_dir()]) <= 5


def test_one_that_cannot_be_fetched_is_told_and_tried_again(asked: list[str]) -> None:
    objects = Objects()
    for _ in range(2):
        with pytest.raises(OSError, match="gone"), objects.fetched("gone"):
            raise AssertionError("never there")
    assert asked == []
