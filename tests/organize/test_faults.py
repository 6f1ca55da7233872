"""A fault at every call of the system: nothing lost, nothing partial under a final name, and a way on and back."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from evidence_checker.errors import StateError
from evidence_checker.model import Strength
from evidence_checker.organize.file_index import HTML_NAME, XLSX_NAME, render
from evidence_checker.organize.folder_tree import Tree
from evidence_checker.organize.journal import Journal
from evidence_checker.organize.plan import Act, SharedFiling
from evidence_checker.organize.session import filing
from tests.organize.faults import Killed, fault
from tests.organize.folder import PERBUP, Paper, contents, organize, tree, undo, write

PAPERS = {
    "a/scan.pdf": Paper(b"perbup" * 9, PERBUP, {"1": Strength.STRONG, "11": Strength.STRONG}),
    "b.pdf": Paper(b"lain" * 9, proves={"11": Strength.STRONG}),
}
ORIGINALS = {paper.content for paper in PAPERS.values()}
INDEXES = {HTML_NAME, XLSX_NAME}
WAYS = {
    "copy": (Act.COPY, {}),
    "link": (Act.LINK, {}),
    "move": (Act.MOVE, {}),
    "move across disks": (Act.MOVE, {"links": False}),
    "move without exclusive rename": (Act.MOVE, {"exclusive": False}),
}
FAULTS = ("kill", "EIO", "ENOSPC")


def _fresh(tmp_path: Path) -> tuple[Path, Path]:
    folder, target = tmp_path / "bukti", tmp_path / "tertata"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(target, ignore_errors=True)
    write(folder, PAPERS)
    return folder, target


def assert_sound(folder: Path, target: Path) -> None:
    """Every original is there, whole, and no file but an original has a final name."""
    assert contents(folder, target) >= ORIGINALS
    for place in [*folder.rglob("*"), *target.rglob("*")]:
        if place.is_file() and ".evidence-checker" not in place.parts and not place.name.endswith(".part"):
            assert place.name in INDEXES or place.read_bytes() in ORIGINALS, place


def _points(what: str, calls: int) -> list[tuple[int, str]]:
    """Where the fault crashes and what is done after it. The benchmark crashes everywhere, with both ways on."""
    step = 2 if what == "kill" else 7
    return [(at, ("finish", "undo")[at // step % 2]) for at in range(1 + len(what) % step, calls + 1, step)]


def no_remains(*folders: Path) -> bool:
    return not [place for folder in folders for place in folder.rglob("*.part")]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_at_every_call_of_an_apply(tmp_path: Path, way: str, what: str) -> None:
    act, kind = WAYS[way]
    folder, target = _fresh(tmp_path)
    with fault("", 0, **kind) as none:
        organize(folder, target, PAPERS, act)
    finished, emptied = tree(target), tree(folder)
    assert none.calls > 60
    for at, then in _points(what, none.calls):
        folder, target = _fresh(tmp_path)
        before = tree(folder, times=True)
        with fault(what, at, **kind) as faulty, suppress(Killed, StateError, OSError):
            organize(folder, target, PAPERS, act)
        where = f"{what} at {at} ({faulty.last}), then {then}"
        assert_sound(folder, target)
        with fault("", 0, **kind):
            if then == "finish":
                organize(folder, target, PAPERS, act)
                assert (tree(target), tree(folder)) == (finished, emptied), where
            else:
                try:
                    undo(target)
                except StateError as error:
                    assert error.code in ("ES406", "ES410"), where  # nothing had begun
                assert tree(folder, times=True) == before, where
                assert set(tree(target)) == set(), where
        assert no_remains(folder, target), where


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_at_every_call_of_an_undo(tmp_path: Path, way: str, what: str) -> None:
    act, kind = WAYS[way]
    folder, target = _fresh(tmp_path)
    with fault("", 0, **kind):
        organize(folder, target, PAPERS, act)
    with fault("", 0, **kind) as none:
        undo(target)
    assert none.calls > 60
    for at, _ in _points(what, none.calls):
        folder, target = _fresh(tmp_path)
        before = tree(folder, times=True)
        with fault("", 0, **kind):
            organize(folder, target, PAPERS, act)
        with fault(what, at, **kind) as faulty, suppress(Killed, StateError, OSError):
            undo(target)
        where = f"{what} at {at} ({faulty.last})"
        assert_sound(folder, target)
        with fault("", 0, **kind), filing(target, render) as session:
            session.recover()
            if any(run.status == "done" for run in session.journal.runs):
                session.undo()
        assert tree(folder, times=True) == before, where
        assert tree(target) == {}, where


def test_serving_by_links_with_a_fault_at_every_call(tmp_path: Path) -> None:
    folder, target = _fresh(tmp_path)
    with fault("", 0) as none:
        organize(folder, target, PAPERS, Act.MOVE, SharedFiling.LINKS)
    finished = tree(target)
    for at, _ in _points("kill", none.calls):
        folder, target = _fresh(tmp_path)
        with fault("kill", at), suppress(Killed):
            organize(folder, target, PAPERS, Act.MOVE, SharedFiling.LINKS)
        assert_sound(folder, target)
        organize(folder, target, PAPERS, Act.MOVE, SharedFiling.LINKS)
        assert tree(target) == finished, at


def test_a_torn_journal_is_cut_and_a_damaged_one_refused(tmp_path: Path) -> None:
    folder, target = _fresh(tmp_path)
    organize(folder, target, PAPERS)
    place = target / ".evidence-checker" / "journal.jsonl"
    whole = place.read_bytes()
    lines = whole.split(b"\n")
    for cut in range(len(whole) - len(lines[-2]) - 1, len(whole)):
        place.write_bytes(whole[:cut])
        with Tree(str(target)).folder((".evidence-checker",)) as folder_:
            Journal(folder_).close()
        assert whole.startswith(place.read_bytes())
        assert place.read_bytes().endswith(b"\n")
    place.write_bytes(b"\n".join([lines[0], lines[1][:-3] + b"xxx", *lines[2:]]))
    with pytest.raises(StateError, match="ES409"), filing(target, render):
        pass
