"""Applying, applying again, taking back: on a real disk, with every act and every way of serving several indicators."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidence_checker.errors import StateError
from evidence_checker.model import Assessment, Strength, replace
from evidence_checker.organize.file_index import HTML_NAME, XLSX_NAME, render
from evidence_checker.organize.make_plan import plan
from evidence_checker.organize.path_template import layout
from evidence_checker.organize.plan import Act, Nothing, SharedFiling
from evidence_checker.organize.safe_names import collision_key, component
from evidence_checker.organize.session import filing
from evidence_checker.organize.target_view import View
from tests.organize.faults import fault
from tests.organize.folder import Paper, assess, contents, organize, redo, sources, tree, undo, usual, write

INDEXES = {HTML_NAME, XLSX_NAME}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "bukti"
    write(place, usual())
    return place


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("serve", list(SharedFiling))
def test_apply_again_undo_redo(tmp_path: Path, folder: Path, act: Act, serve: SharedFiling) -> None:
    target = tmp_path / "tertata"
    before = tree(folder, times=True)
    made, outcome = organize(folder, target, usual(), act, serve)
    files = {path: content for path, content in tree(target).items() if content is not None}
    assert set(files) == {move.target for move in made.moves} | INDEXES
    assert sorted(outcome.placed) == sorted(move.target for move in made.moves)
    assert outcome.undone == []
    for move in made.moves:
        assert files[move.target] == usual()[move.source].content
    if act is Act.MOVE:
        assert set(tree(folder)) == {"salinan perbup.pdf", "rusak.pdf", "agenda.docx", "sop.pdf", "baru"}
    else:
        assert tree(folder, times=True) == before
    filed = tree(target, times=True)
    again, second = organize(folder, target, usual(), act, serve)
    assert (again.moves, second.placed) == ((), [])
    assert tree(target, times=True) == filed
    assert undo(target).undone == []
    assert tree(folder, times=True) == before
    assert tree(target) == {}
    assert redo(target).undone == []
    assert {p: c for p, c in tree(target).items() if c is not None} == files
    undo(target)
    assert tree(folder, times=True) == before


def test_nothing_to_take_back(tmp_path: Path, folder: Path) -> None:
    target = tmp_path / "tertata"
    organize(folder, target, usual())
    with pytest.raises(StateError, match="ES411"):
        redo(target)
    undo(target)
    with pytest.raises(StateError, match="ES410"):
        undo(target)
    with pytest.raises(StateError, match="ES406"):
        undo(tmp_path)


def test_a_new_document_gets_a_new_letter_and_moves_no_other(tmp_path: Path, folder: Path) -> None:
    target = tmp_path / "tertata"
    organize(folder, target, usual())
    before = tree(target, times=True)
    papers = {
        **usual(),
        "a-lebih-baik.pdf": Paper(b"baru", usual()["baru/arsitektur.PDF"].identity, {"11": Strength.STRONG}),
    }
    write(folder, {"a-lebih-baik.pdf": papers["a-lebih-baik.pdf"]})
    made, _ = organize(folder, target, papers)
    assert [move.target.split("/")[-1] for move in made.moves] == ["11c_Arsitektur-SPBE.pdf"]
    after = tree(target, times=True)
    assert all(after[path] == before[path] for path in before if path not in {".", *INDEXES} and before[path][0])  # type: ignore[index]
    undo(target)
    assert tree(target) == {p: c[0] for p, c in before.items() if p != "."}  # type: ignore[index]


def test_a_file_changed_between_plan_and_act_stops_everything(tmp_path: Path, folder: Path) -> None:
    target = tmp_path / "tertata"
    with filing(target, render, make=True) as session:
        made = plan(assess(folder, usual()), layout(""), View(str(target)))
        (folder / "baru/arsitektur.PDF").write_bytes(b"lain")
        with pytest.raises(StateError, match="ES403"):
            session.apply(made, folder, sources(folder), "")
    assert tree(target) == {}


def test_undo_refuses_where_a_file_was_changed_since(tmp_path: Path, folder: Path) -> None:
    target = tmp_path / "tertata"
    made, _ = organize(folder, target, usual(), Act.MOVE)
    home = next(move for move in made.moves if move.act is Act.MOVE and move.source == "baru/arsitektur.PDF")
    (target / home.target).write_bytes(b"catatan penting")
    outcome = undo(target)
    assert [(path, why.code) for path, why in outcome.undone] == [(home.target, "EC540")]
    assert (target / home.target).read_bytes() == b"catatan penting"
    assert not (folder / home.source).exists()
    assert (folder / "scan0012 (2) final FIX.pdf").read_bytes() == b"perbup"


def test_undo_refuses_where_the_old_name_is_taken(tmp_path: Path, folder: Path) -> None:
    target = tmp_path / "tertata"
    organize(folder, target, usual(), Act.MOVE)
    (folder / "baru/arsitektur.PDF").write_bytes(b"berkas lain")
    outcome = undo(target)
    assert [why.code for _, why in outcome.undone] == ["EC545"]
    assert (folder / "baru/arsitektur.PDF").read_bytes() == b"berkas lain"
    assert b"arsitektur" in contents(target)


def test_undo_of_a_copy_keeps_the_last_one(tmp_path: Path, folder: Path) -> None:
    target = tmp_path / "tertata"
    organize(folder, target, usual())
    (folder / "baru/arsitektur.PDF").unlink()
    outcome = undo(target)
    assert [why.code for _, why in outcome.undone] == ["EC542"]
    assert contents(target) == {b"arsitektur"}


def test_an_index_that_was_edited_is_kept_beside_the_new_one(tmp_path: Path, folder: Path) -> None:
    target = tmp_path / "tertata"
    organize(folder, target, usual())
    (target / HTML_NAME).write_bytes(b"catatan saya")
    papers = {**usual(), "x.pdf": Paper(b"x", usual()["baru/arsitektur.PDF"].identity, {"11": Strength.STRONG})}
    write(folder, {"x.pdf": papers["x.pdf"]})
    organize(folder, target, papers)
    assert (target / HTML_NAME).read_bytes() == b"catatan saya"
    assert b"x.pdf" in (target / "Indeks Bukti (2).html").read_bytes()
    organize(folder, target, papers)
    assert sorted(p.name for p in target.glob("Indeks*")) == ["Indeks Bukti (2).html", HTML_NAME, XLSX_NAME]
    undo(target)
    undo(target)
    assert set(tree(target)) == {HTML_NAME}


def test_files_that_stand_in_the_target_are_left(tmp_path: Path, folder: Path) -> None:
    target = tmp_path / "tertata"
    made, _ = organize(folder, target, usual())
    undo(target)
    taken = target / made.moves[0].target
    taken.parent.mkdir(parents=True)
    twin = taken.with_name(taken.name.upper())
    twin.write_bytes(b"milik orang")
    again, _ = organize(folder, target, usual())
    assert twin.read_bytes() == b"milik orang"
    assert again.moves[0].target.endswith(" (2).pdf")
    undo(target)
    assert {c for c in tree(target).values() if c is not None} == {b"milik orang"}


def test_a_thousand_contents_of_one_name(tmp_path: Path) -> None:
    folder, target = tmp_path / "bukti", tmp_path / "tertata"
    papers = {f"{n:04}/laporan.pdf": Paper(b"isi %d" % n, proves={"11": Strength.STRONG}) for n in range(1000)}
    write(folder, papers)
    organize(folder, target, papers, Act.MOVE, pattern="satu/{name}")
    assert len(list((target / "satu").iterdir())) == 1000
    assert {p.read_bytes() for p in (target / "satu").iterdir()} == {paper.content for paper in papers.values()}
    assert sources(folder) == {}


def test_names_that_are_twins_to_windows_and_macos(tmp_path: Path) -> None:
    folder, target = tmp_path / "bukti", tmp_path / "tertata"
    names = (
        "Laporan.pdf",
        "laporan.PDF",
        "LAPORAN.pdf",
        "caf\u00e9.pdf",
        "cafe\u0301.pdf",
        "CON.pdf",
        "a:b?.pdf",
        "a b.pdf",
    )
    papers = {f"{n}/{name}": Paper(name.encode(), proves={"11": Strength.STRONG}) for n, name in enumerate(names)}
    write(folder, papers)
    made, _ = organize(folder, target, papers, pattern="{name}")
    placed = [move.target for move in made.moves]
    assert len({collision_key(path) for path in placed}) == len(names)
    assert all(component(path) == path for path in placed)
    assert {p.read_bytes() for p in target.iterdir() if p.is_file() and p.name not in INDEXES} == {
        n.encode() for n in names
    }


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    folder, target = tmp_path / "bukti", tmp_path / "tertata"
    folder.mkdir()
    try:
        with open(os.fsencode(folder) + b"/scan\xff.pdf", "wb") as file:
            file.write(b"isi")
    except OSError:
        pytest.skip("this disk takes only names that are Unicode")
    papers = {next(iter(sources(folder))): Paper(b"isi", proves={"11": Strength.STRONG})}
    with filing(target, render, make=True) as session:
        made = plan(assess_unchecked(folder, papers), layout(""), Nothing(), act=Act.MOVE)
        session.apply(made, folder, sources(folder), "")
    assert contents(target) >= {b"isi"}
    undo(target)
    assert os.listdir(os.fsencode(folder)) == [b"scan\xff.pdf"]


def assess_unchecked(folder: Path, papers: dict[str, Paper]) -> Assessment:
    """As `assess`, for names that cannot be spelled."""
    plain = {"plain.pdf": next(iter(papers.values()))}
    other = folder.parent / "lain"
    write(other, plain)
    name = next(iter(papers))
    made = assess(other, plain)
    return replace(
        made,
        documents=tuple(replace(document, path=name) for document in made.documents),
        indicators=tuple(
            replace(i, evidence=tuple(replace(evidence, path=name) for evidence in i.evidence)) for i in made.indicators
        ),
    )


def test_a_full_disk_can_be_emptied_again(tmp_path: Path, folder: Path) -> None:
    """Room for taking back is held from the beginning: a run that filled the disk leaves nothing to write it with."""
    target = tmp_path / "tertata"
    before = tree(folder, times=True)
    with fault("ENOSPC", 120), pytest.raises(StateError, match="ES408"):
        organize(folder, target, usual(), Act.MOVE)
    place = target / ".evidence-checker"
    journal = place / "journal.jsonl"
    reserved, written = (place / "reserve").stat().st_size, journal.stat().st_size
    undo(target)
    assert not (place / "reserve").exists()
    assert journal.stat().st_size - written < reserved
    assert tree(folder, times=True) == before
    assert tree(target) == {}
