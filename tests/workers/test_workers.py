"""Contained workers: whatever one file does, every other file gets its result."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_checker.model import Finding, SourceFile, Unread
from evidence_checker.workers import Limits, Standby, default_workers, examine
from tests.work import Answer, behave

# Nothing here is ended for being slow but what hangs: a loaded machine may take its time over an honest file.
PATIENT = Limits(silence=600.0, seconds=600.0, memory=1 << 30, retry_memory=1 << 30)
# For files that hang: long enough that an honest file beside them answers, on a loaded machine too.
STRICT = Limits(silence=8.0, seconds=600.0, memory=1 << 30, retry_memory=1 << 30)


def _files(*names: str) -> list[SourceFile]:
    return [SourceFile(name, name, 0, 0) for name in names]


def _ended(file: SourceFile, why: Finding) -> Answer:
    return Answer(why.code)


def _results(*names: str, workers: int = 1, limits: Limits = PATIENT) -> dict[str, object]:
    found = list(examine(_files(*names), behave, Answer | Unread, workers, limits, _ended))
    assert Counter(file.path for file, _ in found) == Counter(names), "one result a file"
    return {file.path: result for file, result in found}


@pytest.mark.parametrize("workers", [1, 2])
def test_every_file_gets_its_result(workers: int) -> None:
    names = [f"baik-{number}" for number in range(12)]
    assert _results(*names, workers=workers) == {name: Answer(name, 1, name) for name in names}


@pytest.mark.parametrize(
    ("bad", "code"),
    [("kill-1", "EC110"), ("abort-1", "EC109"), ("exit-1", "EC110"), ("fault-1", "EC135")]
    + ([("segv-1", "EC110"), ("memory-1", "EC109")] if os.name == "posix" else []),
)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_crash_costs_only_its_file(bad: str, code: str, place: int) -> None:
    names = [f"baik-{number}" for number in range(4)]
    names.insert(place, bad)
    results = _results(*names)
    assert results.pop(bad) == Answer(code)
    assert results == {name: Answer(name, 1, name) for name in names if name != bad}


def test_a_hang_is_ended_and_told() -> None:
    results = _results("baik-1", "hang-1", "baik-2", limits=STRICT)
    assert results["hang-1"] == Answer("EC108")
    assert results["baik-2"] == Answer("baik-2", 1, "baik-2")


def test_what_was_read_before_a_crash_is_kept() -> None:
    assert _results("pages-1", "baik-1") == {"pages-1": Answer("pages-1", 3), "baik-1": Answer("baik-1", 1, "baik-1")}


@pytest.mark.skipif(os.name != "posix", reason="no signals")
def test_a_worker_that_is_killed_from_outside_costs_no_page(tmp_path: Path) -> None:
    mark = tmp_path / "kill me once"
    mark.touch()
    found = dict(examine([SourceFile("once-1", str(mark), 0, 0)], behave, Answer, 1, PATIENT, _ended))
    assert list(found.values()) == [Answer("once-1", 5)] and not mark.exists()


def test_a_union_of_results_comes_back_as_what_it_was() -> None:
    results = _results("unread-1", "baik-1")
    assert isinstance(results["unread-1"], Unread)
    assert results["unread-1"].why == Finding.of("EC103")


def test_prints_of_a_library_do_not_disturb() -> None:
    assert _results("print-1", "baik-1")["print-1"] == Answer("print-1", 1, "print-1")


def test_a_name_of_bytes_that_are_no_utf8_comes_back() -> None:
    (found,) = examine([SourceFile("baik", "dokum\udce9nt", 0, 0)], behave, Answer | Unread, 1, PATIENT, _ended)
    assert found[1] == Answer("baik", 1, "dokum\udce9nt")


def test_pages_are_told_as_they_are_done() -> None:
    told: list[tuple[str, int, int]] = []
    list(
        examine(
            _files("pages-1"),
            behave,
            Answer,
            1,
            PATIENT,
            _ended,
            on_page=lambda f, page, pages: told.append((f.path, page, pages)),
        )
    )
    assert ("pages-1", 1, 5) in told


class _Remembered:
    """CrashCount in memory."""

    def __init__(self, **counts: int) -> None:
        self.counts = Counter(counts)
        self.log: list[str] = []

    def count(self, file: SourceFile) -> int:
        return self.counts[file.path]

    def begin(self, file: SourceFile) -> None:
        self.log.append(f"begin {file.path}")

    def finish(self, file: SourceFile) -> None:
        self.log.append(f"finish {file.path}")


def test_a_file_with_three_strikes_is_not_opened() -> None:
    crashes = _Remembered(racun=3)
    found = dict(examine(_files("racun", "baik"), behave, Answer, 1, PATIENT, _ended, crashes=crashes))
    assert sorted(result.path for result in found.values()) == ["EC125", "baik"]
    assert crashes.log == ["begin baik", "finish baik"]


def test_files_are_taken_as_they_are_needed() -> None:
    taken: list[str] = []

    def endless() -> Iterator[SourceFile]:
        number = 0
        while True:
            number += 1
            taken.append(str(number))
            yield SourceFile(f"baik-{number}", "", 0, 0)

    results = examine(endless(), behave, Answer, 1, PATIENT, _ended)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 20


def test_closing_ends_a_worker_that_hangs() -> None:
    results = examine(_files("baik-1", "hang-1"), behave, Answer, 2, Limits(silence=600.0), _ended)
    next(results)
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(StopIteration):
        next(results)


def test_an_error_of_the_caller_is_not_swallowed() -> None:
    def broken() -> Iterator[SourceFile]:
        yield from _files("baik-1")
        raise KeyError("daftar")

    with pytest.raises(KeyError, match="daftar"):
        list(examine(broken(), behave, Answer, 1, PATIENT, _ended))


def test_workers_started_ahead_are_used_and_the_rest_is_ended() -> None:
    with Standby(("tests.work", "no.such.module")) as standby:
        standby.grow(2)
        found = list(examine(_files("baik-1", "baik-2"), behave, Answer | Unread, 1, PATIENT, _ended, standby=standby))
        left = standby.take()
        assert left is not None
        assert standby.take() is None, "one of the two was taken"
        left.kill()
        left.close()
    assert {file.path: answer for file, answer in found} == {
        "baik-1": Answer("baik-1", 1, "baik-1"),
        "baik-2": Answer("baik-2", 1, "baik-2"),
    }


def test_workers_are_at_least_one_and_at_most_eight(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, workers in ((None, 1), (1, 1), (4, 4), (64, 8)):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        assert default_workers() == workers


def test_a_worker_is_not_taken_for_large_because_its_parent_is() -> None:
    """What the parent held when it started the worker once counted as the worker's, which was then replaced after
    every file."""
    held = b"x" * (300 << 20)
    limits = Limits(silence=600.0, seconds=600.0, memory=1 << 30, retry_memory=1 << 30, recycle_memory=250 << 20)
    with Standby(()) as standby:
        standby.grow(2)
        files = _files("baik-1", "baik-2", "baik-3")
        assert len(list(examine(files, behave, Answer | Unread, 1, limits, _ended, standby=standby))) == 3
        left = standby.take()
        assert left is not None, "one worker did all three"
        left.kill()
        left.close()
    assert len(held) == 300 << 20


def test_workers_that_wait_for_the_next_task_live_on() -> None:
    """They once ended with the thread that started them, and the files of the next task were taken for poison."""
    with Standby((), keeps=True) as standby:
        for round_ in range(4):
            files = _files(*(f"baik-{round_}-{number}" for number in range(4)))
            done = dict(examine(files, behave, Answer | Unread, 2, PATIENT, _ended, standby=standby))
            assert {file.path: result for file, result in done.items()} == {
                file.path: Answer(file.path, 1, file.path) for file in files
            }
            held = list(iter(standby.take, None))
            assert held, "none is left for the next task"
            for worker in held:
                worker.engage(behave, PATIENT.memory, PATIENT.silence, PATIENT.seconds, PATIENT.frame)
                assert worker.run(files[0], 0, None).result is not None
                standby.give_back(worker)
