"""Watching where the ground gives way: emptied folders, shares that drop out, no inotify instance, clocks that jump."""

from __future__ import annotations

import datetime
import errno
from pathlib import Path

import pytest

from evidence_checker.model import replace
from evidence_checker.watch import events, heartbeat
from evidence_checker.watch.emptied import Held, emptied
from evidence_checker.watch.folder import FolderWatch
from evidence_checker.watch.mounts import Mounts
from evidence_checker.watch.standing import Beat
from evidence_checker.watch.standing_of import beat_of
from tests.watch.test_folder import Script, file, judged, run


def started(script: Script, *paths: str) -> FolderWatch:
    script.tree = {path: file(path, 100 + number) for number, path in enumerate(paths)}
    watch = FolderWatch("/bukti", script, hold=300.0)
    run(watch, script, 5.0)
    return watch


def lose(script: Script, watch: FolderWatch, *paths: str) -> None:
    for path in paths:
        del script.tree[path]
    watch.something_happened()


PATHS = ("a.pdf", "hukum/1.pdf", "hukum/sk/2.pdf", "hukum/3.pdf", "tu/4.pdf", "tu/5.pdf")


def test_a_folder_that_empties_at_one_stroke_is_held_back_and_said(script: Script) -> None:
    watch = started(script, *PATHS)
    lose(script, watch, "hukum/1.pdf", "hukum/sk/2.pdf", "hukum/3.pdf")
    assert run(watch, script, 120.0) == []
    assert set(judged(watch)) == set(PATHS)
    (said,) = beat_of(watch).trouble
    assert (said.code, said.mapping["path"], said.mapping["count"]) == ("EC246", "hukum", 3)


def test_after_a_while_it_counts_as_gone(script: Script) -> None:
    watch = started(script, *PATHS)
    lose(script, watch, "hukum/1.pdf", "hukum/sk/2.pdf", "hukum/3.pdf")
    gone = run(watch, script, 600.0)
    assert sorted(change.path for change in gone) == ["hukum/1.pdf", "hukum/3.pdf", "hukum/sk/2.pdf"]
    assert beat_of(watch).trouble == ()


def test_what_comes_back_was_never_gone(script: Script) -> None:
    watch = started(script, *PATHS)
    before = dict(script.tree)
    lose(script, watch, "hukum/1.pdf", "hukum/sk/2.pdf", "hukum/3.pdf")
    run(watch, script, 60.0)
    script.tree = before
    watch.something_happened()
    assert run(watch, script, 600.0) == []
    assert beat_of(watch).trouble == ()


@pytest.mark.parametrize("lost", [("hukum/1.pdf",), ("hukum/sk/2.pdf",), ("a.pdf",), ("hukum/1.pdf", "tu/4.pdf")])
def test_files_that_leave_a_folder_that_stays_are_gone_at_once(script: Script, lost: tuple[str, ...]) -> None:
    watch = started(script, *PATHS)
    lose(script, watch, *lost)
    assert sorted(change.path for change in run(watch, script, 10.0)) == sorted(lost)


def test_a_renamed_folder_is_not_an_emptied_one(script: Script) -> None:
    watch = started(script, *PATHS)
    for path in ("tu/4.pdf", "tu/5.pdf"):
        script.tree[f"umum/{path[3:]}"] = replace(script.tree.pop(path), path=f"umum/{path[3:]}")
    watch.something_happened()
    run(watch, script, 20.0)
    assert "umum/4.pdf" in judged(watch)
    assert "tu/4.pdf" not in judged(watch)


def test_only_the_topmost_emptied_folder_is_named() -> None:
    known = ["a", "x/1", "x/y/2", "x/y/3", "z/4", "arsip.zip", "arsip.zip/d/5", "arsip.zip/d/6"]
    assert emptied(known, ["a", "z/4"]) == {"x": 3}
    assert emptied(known, ["a", "x/1", "z/4"]) == {"x/y": 2}
    assert emptied(known, ["a", "x/1", "x/y/2", "x/y/3"]) == {}


def test_holding_back_ends_by_a_clock_that_does_not_jump() -> None:
    held = Held(60.0)
    assert held.update(10.0, {"x": 2}) == {"x": 2}
    assert held.update(69.0, {"x": 2}) == {"x": 2}
    assert held.update(70.0, {"x": 2}) == {}
    assert held.update(71.0, {}) == {}
    assert held.update(72.0, {"x": 2}) == {"x": 2}


def test_a_share_inside_the_folder_that_drops_out() -> None:
    devices: dict[str, int | None] = {"/b": 1, "/b/hukum": 2, "/b/hukum/sk": 2, "/b/tu": 1}
    mounts = Mounts("/b", lambda path: devices.get(path.replace("\\", "/")))
    assert mounts.dropped(["a", "hukum/1", "hukum/sk/2", "tu/3"]) == ()
    devices["/b/hukum"] = 1  # unmounted: an empty folder of the disk around it
    devices.pop("/b/hukum/sk")
    assert mounts.dropped(["a", "tu/3"]) == ("hukum",)
    devices.update({"/b/hukum": 2, "/b/hukum/sk": 2})
    assert mounts.dropped(["a", "hukum/1", "hukum/sk/2", "tu/3"]) == ()


def test_a_share_that_was_emptied_while_mounted_is_empty() -> None:
    mounts = Mounts("/b", lambda path: {"/b": 1, "/b/hukum": 2}.get(path.replace("\\", "/")))
    assert mounts.dropped(["hukum/1"]) == ()
    assert mounts.dropped([]) == ()


def test_what_lay_on_a_share_that_is_away_is_never_gone(script: Script) -> None:
    watch = started(script, *PATHS)
    script.blind = ("hukum",)
    lose(script, watch, "hukum/1.pdf", "hukum/sk/2.pdf", "hukum/3.pdf")
    assert run(watch, script, 86_400.0) == []


def test_no_inotify_instance_left_means_polling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left() -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(events, "Observer", none_left)
    heard = events.FileEvents(tmp_path, lambda: None)
    heard.keep_listening()
    assert not heard.works
    assert "Too many open files" in heard.why_not
    heard.stop()


@pytest.mark.parametrize(("seconds", "alive"), [(5, True), (3600, False), (-3600, False), (-5, True)])
def test_a_heartbeat_after_the_clock_jumped(seconds: int, alive: bool) -> None:
    at = datetime.datetime(2023, 2, 6, 10, 0, tzinfo=datetime.UTC)
    beat = heartbeat.decode(heartbeat.encode(_beat(at.isoformat())))
    assert beat is not None
    assert heartbeat.alive(beat, at + datetime.timedelta(seconds=seconds)) is alive


def _beat(at: str) -> Beat:
    return Beat("/b", at, "events", 60.0, at, 1, 1, 1, 0, 0, 0)


@pytest.fixture
def script() -> Script:
    return Script()
