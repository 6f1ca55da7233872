"""Calls that share places for processes: a later one begins on what an earlier one leaves, and all can be ended."""

from __future__ import annotations

import threading

import pytest

from evidence_checker.model import Finding, SourceFile
from evidence_checker.workers import Limits
from evidence_checker.workers.engine import OwnProcesses
from evidence_checker.workers.places import Places
from tests.work import Answer, behave

PATIENT = Limits(silence=3600.0)


def _ended(file: SourceFile, why: Finding) -> Answer:
    return Answer(file.path, -1, why.code)


def _read(engine: OwnProcesses, *names: str) -> set[str]:
    files = [SourceFile(name, name, 1, 0) for name in names]
    return {file.path for file, _ in engine.examine(files, behave, Answer, PATIENT, _ended)}


def test_one_that_hangs_leaves_the_other_place_to_the_next_and_can_be_ended() -> None:
    engine = OwnProcesses(2)
    caught: list[BaseException] = []

    def first() -> None:
        try:
            _read(engine, "hang-1", "a-1")
        except KeyboardInterrupt as error:
            caught.append(error)

    thread = threading.Thread(target=first)
    thread.start()
    assert _read(engine, "b-1", "b-2", "b-3") == {"b-1", "b-2", "b-3"}
    assert thread.is_alive()
    engine.end()
    thread.join()
    assert caught
    with pytest.raises(KeyboardInterrupt):
        _read(engine, "c-1")


def test_with_one_place_both_calls_end() -> None:
    engine = OwnProcesses(1)
    done: list[set[str]] = []
    threads = [
        threading.Thread(target=lambda names=names: done.append(_read(engine, *names)))
        for names in (("a-1", "a-2"), ("b-1", "b-2"))
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(map(sorted, done)) == [["a-1", "a-2"], ["b-1", "b-2"]]


class _Call:
    def __init__(self, over: bool) -> None:
        self.over = over

    def interrupt(self) -> None:
        self.over = True


def test_who_needs_no_place_any_more_does_not_wait() -> None:
    places = Places(1)
    assert places.take(_Call(False))
    assert not places.take(_Call(True))
    places.give_back()
    assert places.take(_Call(True))
