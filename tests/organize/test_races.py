"""Two processes at one target, and strangers at work in it."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from evidence_checker.errors import StateError
from evidence_checker.model import Strength
from evidence_checker.organize import transfer
from evidence_checker.organize.file_index import HTML_NAME, XLSX_NAME, render
from evidence_checker.organize.folder_tree import Folder
from evidence_checker.organize.plan import Act
from evidence_checker.organize.session import filing
from tests.organize.folder import Paper, contents, organize, tree, undo, usual, write

PAPERS = {f"{n}/laporan.pdf": Paper(b"isi %d" % n, proves={"11": Strength.STRONG}) for n in range(40)}


def _run(folder: Path, target: Path, act: Act, gate) -> None:  # type: ignore[no-untyped-def]
    gate.wait()
    organize(folder, target, PAPERS, act)


@pytest.mark.parametrize("act", [Act.COPY, Act.MOVE])
def test_two_processes_end_clean(tmp_path: Path, act: Act) -> None:
    folder, target = tmp_path / "bukti", tmp_path / "tertata"
    write(folder, PAPERS)
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(2)
    both = [context.Process(target=_run, args=(folder, target, act, gate)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(120)
    assert [process.exitcode for process in both] == [0, 0]
    placed = {name: content for name, content in tree(target).items() if content and name not in (HTML_NAME, XLSX_NAME)}
    assert sorted(placed.values(), key=str) == sorted((paper.content for paper in PAPERS.values()), key=str)
    undo(target)
    assert contents(folder) == {paper.content for paper in PAPERS.values()}


def test_a_second_process_is_told_when_it_must_not_wait(tmp_path: Path) -> None:
    target = tmp_path / "tertata"
    with filing(target, render, make=True), pytest.raises(StateError, match="ES404"), filing(target, render, wait=0):
        pass


def test_a_stranger_takes_the_name_in_the_last_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, target = tmp_path / "bukti", tmp_path / "tertata"
    write(folder, usual())
    real = Folder.rename

    def late(self: Folder, name: str, other: Folder, new_name: str) -> None:
        if new_name == "11a_Arsitektur-SPBE.pdf":
            (Path(other.path) / new_name).write_bytes(b"milik orang")
        real(self, name, other, new_name)

    monkeypatch.setattr(Folder, "rename", late)
    _, outcome = organize(folder, target, usual())
    assert [why.code for _, why in outcome.undone] == ["EC541"]
    assert b"milik orang" in contents(target)
    assert not list(target.rglob("*.part"))


def test_a_stranger_exchanges_the_source_before_it_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, target = tmp_path / "bukti", tmp_path / "tertata"
    write(folder, usual())
    real = transfer.remove

    def late(opened: Folder, name: str, *arguments: object) -> None:
        if name == "arsitektur.PDF":
            (folder / "baru" / "baru").write_bytes(b"versi baru")
            (folder / "baru" / "baru").replace(folder / "baru" / name)
        real(opened, name, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(transfer, "remove", late)
    _, outcome = organize(folder, target, usual(), Act.MOVE)
    assert [why.code for _, why in outcome.undone] == ["EC544"]
    assert (folder / "baru/arsitektur.PDF").read_bytes() == b"versi baru"
    assert contents(target) >= {b"arsitektur", b"perbup"}
