"""Links planted in the target: nothing is read, written or removed through one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidence_checker.errors import StateError
from evidence_checker.model import Strength
from evidence_checker.organize import folder_tree as room
from evidence_checker.organize.folder_tree import NotAFile, NotAFolder, Tree
from evidence_checker.organize.plan import Act
from tests.organize.flipper import flipping
from tests.organize.folder import Paper, contents, organize, tree, undo, usual, write

pytestmark = pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links are made otherwise here")


@pytest.fixture(params=["relative to open folders", "by path"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways into a tree; the second is that of Windows, here without its handles that hold a folder in place."""
    if request.param == "by path":
        monkeypatch.setattr(room, "RELATIVE", False)
    return str(request.param)


def test_the_way_of_windows_does_all_the_same(tmp_path: Path, way: str) -> None:
    folder, target = tmp_path / "bukti", tmp_path / "tertata"
    write(folder, usual())
    before = tree(folder)
    made, _ = organize(folder, target, usual(), Act.MOVE)
    assert len(made.moves) == 4
    assert contents(target) >= {b"perbup", b"arsitektur"}
    assert organize(folder, target, {}, Act.MOVE)[0].moves == ()
    undo(target)
    assert tree(folder) == before


@pytest.mark.parametrize(
    "place", ["Domain 1 - Kebijakan Internal", "Domain 2 - Tata Kelola/Indikator 11 - Arsitektur SPBE"]
)
def test_a_link_where_a_folder_should_be(tmp_path: Path, way: str, place: str) -> None:
    folder, target, outside = tmp_path / "bukti", tmp_path / "tertata", tmp_path / "luar"
    write(folder, usual())
    outside.mkdir()
    (target / place).parent.mkdir(parents=True)
    (target / place).symlink_to(outside, target_is_directory=True)
    with pytest.raises(StateError, match="ES405"):
        organize(folder, target, usual(), Act.MOVE)
    assert list(outside.iterdir()) == []
    assert contents(folder, target) >= {b"perbup", b"arsitektur"}
    (target / place).unlink()
    organize(folder, target, usual(), Act.MOVE)
    assert list(outside.iterdir()) == []


def test_links_for_the_journal_the_lock_and_the_index(tmp_path: Path, way: str) -> None:
    folder, target, outside = tmp_path / "bukti", tmp_path / "tertata", tmp_path / "luar"
    write(folder, usual())
    outside.mkdir()
    (outside / "berkas").write_bytes(b"milik orang")
    target.mkdir()
    (target / ".evidence-checker").symlink_to(outside, target_is_directory=True)
    with pytest.raises(StateError, match="ES405"):
        organize(folder, target, usual())
    (target / ".evidence-checker").unlink()
    if way == "relative to open folders":
        for name in ("lock", "journal.jsonl"):
            (target / ".evidence-checker").mkdir(exist_ok=True)
            (target / ".evidence-checker" / name).unlink(missing_ok=True)
            (target / ".evidence-checker" / name).symlink_to(outside / "berkas")
            with pytest.raises(StateError, match="ES412"):
                organize(folder, target, usual())
            (target / ".evidence-checker" / name).unlink()
    (target / "Indeks Bukti.html").symlink_to(outside / "berkas")
    organize(folder, target, usual())
    assert (target / "Indeks Bukti.html").is_symlink()
    assert (target / "Indeks Bukti (2).html").is_file()
    assert (outside / "berkas").read_bytes() == b"milik orang"


def test_a_source_that_became_a_link_is_not_read(tmp_path: Path, way: str) -> None:
    folder, target, outside = tmp_path / "bukti", tmp_path / "tertata", tmp_path / "luar"
    write(folder, usual())
    outside.mkdir()
    (outside / "rahasia").write_bytes(b"arsitektur")
    with Tree(str(folder)).folder(("baru",)) as opened:
        (folder / "baru/arsitektur.PDF").unlink()
        (folder / "baru/arsitektur.PDF").symlink_to(outside / "rahasia")
        with pytest.raises((NotAFile, OSError)):
            opened.open("arsitektur.PDF")
        assert opened.digest("arsitektur.PDF") == ""
    with pytest.raises(StateError, match="ES403"):
        organize(folder, target, {**usual()})


def test_names_that_are_no_single_names_are_refused(tmp_path: Path, way: str) -> None:
    with Tree(str(tmp_path)).folder(()) as folder:
        for name in ("", ".", "..", "a/b", "/etc/passwd", "a\0b"):
            with pytest.raises(ValueError, match="single name"):
                folder.status(name)
    with pytest.raises((NotAFolder, ValueError)), Tree(str(tmp_path)).folder(("..",)):
        pass


def test_a_folder_flipped_into_a_link_while_filing(tmp_path: Path) -> None:
    """Five hundred flips here, ten thousand in benchmarks/organize.py: nothing is written outside, nothing lost."""
    folder, target, outside = tmp_path / "bukti", tmp_path / "tertata", tmp_path / "luar"
    outside.mkdir()
    every: set[bytes] = set()
    runs = refused = 0
    with flipping(target / "satu", outside) as flips:
        while flips.value < 500 or not refused:
            runs += 1
            papers = {f"{n}.pdf": Paper(b"isi %d %d" % (runs, n), proves={"11": Strength.STRONG}) for n in range(8)}
            for name, paper in papers.items():
                (folder / name).parent.mkdir(exist_ok=True)
                if not (folder / name).exists():
                    (folder / name).write_bytes(paper.content)
                    every.add(paper.content)
            present = {p.name: Paper(p.read_bytes(), proves={"11": Strength.STRONG}) for p in folder.iterdir()}
            try:
                organize(folder, target, present, Act.MOVE, pattern="satu/{name}")
            except StateError:
                refused += 1
    assert list(outside.iterdir()) == []
    assert contents(folder, target) >= every
