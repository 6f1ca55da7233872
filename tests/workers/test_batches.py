"""How many files go to a worker together, and what becomes of those that come back undone."""

from __future__ import annotations

from evidence_checker.model import SourceFile
from evidence_checker.workers.batches import MOST_LOSSES, Batch, Batches, Pace


def _files(count: int, ending: str = ".txt", size: int = 2000) -> list[SourceFile]:
    return [SourceFile(f"{number:03d}{ending}", f"/{number:03d}{ending}", size, 0) for number in range(count)]


def _taken(work: Batches, readers: int = 1) -> list[int]:
    return [len(batch.files) for batch in iter(lambda: work.following(readers), None)]


def _pace(seconds: float, *files: SourceFile) -> Pace:
    pace = Pace()
    for file in files:
        for _ in range(12):
            pace.learn(file, seconds)
    return pace


def test_a_kind_that_nobody_has_read_goes_file_by_file() -> None:
    assert _taken(Batches(_files(5), Pace())) == [1] * 5


def test_short_files_go_together_for_half_a_second_of_work_and_the_last_are_spread() -> None:
    files = _files(100)
    taken = _taken(Batches(files, _pace(0.02, files[0])), readers=2)
    assert sum(taken) == 100
    assert 20 < taken[0] <= 25 and 1 < taken[-1] <= 7
    assert taken == sorted(taken, reverse=True)


def test_what_is_done_in_a_moment_is_not_spread() -> None:
    files = _files(6)
    assert _taken(Batches(files, _pace(0.02, files[0])), readers=4) == [6]
    assert _taken(Batches(files, _pace(0.1, files[0])), readers=4) == [1] * 6


def test_a_long_scan_goes_alone_also_among_short_files() -> None:
    short, scan = _files(6), _files(1, ".pdf", 3_000_000)
    work = Batches([*short[:3], *scan, *short[3:], *_files(40, ".md")], _pace(0.01, short[0]))
    assert _taken(work)[:3] == [3, 1, 3]


def test_size_tells_kinds_apart() -> None:
    small, large = _files(20, ".pdf", 50_000), _files(20, ".pdf", 9_000_000)
    pace = _pace(0.05, small[0])
    pace.learn(large[0], 40.0)
    assert _taken(Batches(small, pace))[0] == 10
    assert _taken(Batches(large, pace)) == [1] * 20


def test_the_first_file_started_its_process_and_does_not_count_for_long() -> None:
    files = _files(50)
    pace = Pace()
    pace.learn(files[0], 3.0)
    pace.learn(files[1], 0.01)
    assert pace.expected(files[0]) < 0.03


def test_what_a_batch_left_waits_again_in_its_order() -> None:
    files = _files(12)
    work = Batches(files, _pace(0.05, files[0]))
    batch = work.following(1)
    assert batch is not None and len(batch.files) == 6
    work.done(batch, [0.05, 2.5])
    following = work.following(1)
    assert following is not None and following.files[0] == files[2]


def test_of_a_lost_batch_each_file_goes_by_itself_and_only_a_single_one_is_given_up() -> None:
    files = _files(3)
    work = Batches([], Pace())
    assert work.lost(Batch(files)) == ()
    batches = [work.following(1) for _ in files]
    assert [batch.files for batch in batches if batch] == [[file] for file in files]
    assert work.following(1) is None
    assert batches[1] is not None and work.lost(batches[1]) == [files[1]]


def test_a_batch_that_nobody_understands_is_not_handed_out_for_ever() -> None:
    work, times = Batches(_files(1), Pace()), 0
    while (batch := work.following(1)) is not None and work.not_understood(batch):
        times += 1
    assert times == 3


def test_what_was_lost_with_all_workers_is_handed_out_anew_but_not_for_ever() -> None:
    work, times = Batches(_files(1), Pace()), 0
    while (batch := work.following(1)) is not None and not work.lost_together(batch):
        times += 1
    assert times == MOST_LOSSES - 1


def test_of_several_files_lost_with_all_workers_too_often_each_goes_by_itself() -> None:
    files = _files(2)
    work = Batches([], Pace())
    assert work.lost_together(Batch(files, 0, MOST_LOSSES - 1)) == ()
    assert [batch.files for batch in (work.following(1), work.following(1)) if batch] == [[file] for file in files]
