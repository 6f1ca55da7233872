"""Rules travel apart from what differs by agency, and once to each process."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from evidence_checker.model import SourceFile
from evidence_checker.workers import frames, parts
from evidence_checker.workers.parts import apart, kept, name_of
from evidence_checker.workers.supervisor import Worker
from tests.work import with_rules

FILE = SourceFile("a.pdf", "/a.pdf", 1, 0)


def test_what_is_large_is_apart() -> None:
    small, large = apart(functools.partial(with_rules, rules=b"r" * 20_000, agency="Kota"))
    assert large == {"rules": b"r" * 20_000}
    assert small.keywords == {"agency": "Kota"}
    assert apart(with_rules) == (with_rules, {})


def test_both_ends_forget_the_same() -> None:
    one: dict[bytes, bytes] = {}
    other: dict[bytes, bytes] = {}
    for number in range(3 * parts.MOST_KEPT):
        body = bytes([number]) * 20_000
        kept(one, name_of(body))
        kept(other, name_of(body), body)
    assert list(one) == list(other) and len(one) == parts.MOST_KEPT


def test_a_process_is_told_the_rules_once_though_agencies_come_by_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    write = frames.write

    def counted(stream: Any, letter: bytes, body: bytes = b"") -> None:
        sent.append(letter)
        write(stream, letter, body)

    monkeypatch.setattr("evidence_checker.workers.supervisor.frames.write", counted)
    worker = Worker()
    made = []
    try:
        for rules, agency in (("p", "Kota"), ("p", "Kabupaten"), ("q", "Kota"), ("p", "Kota"), ("p", "Kota")):
            task = functools.partial(with_rules, rules=rules.encode() * 20_000, agency=agency)
            worker.engage(task, 1 << 30, 600.0, 600.0, 1 << 20)
            made.append(worker.run(FILE, 0, None).result or b"")
    finally:
        worker.kill()
        worker.close()
    told = [each.partition(b'"path":"')[2].split(b'"')[0].decode() for each in made]
    assert told == ["a.pdf p Kota", "a.pdf p Kabupaten", "a.pdf q Kota", "a.pdf p Kota", "a.pdf p Kota"]
    assert sent.count(frames.PART) == 2
    assert sent.count(frames.TASK) == 4
