"""A filed folder can itself be checked: what was written beside the documents is no evidence."""

from __future__ import annotations

from pathlib import Path

from evidence_checker.readers.files import discover
from tests.organize.folder import organize, usual, write


def test_only_the_documents_of_a_filed_folder_are_found(tmp_path: Path) -> None:
    folder, target = tmp_path / "bukti", tmp_path / "tertata"
    write(folder, usual())
    made, _ = organize(folder, target, usual())
    assert sorted(file.path for file in discover(target).files) == sorted(move.target for move in made.moves)


def test_an_index_elsewhere_is_a_document_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "Indeks Bukti.xlsx").write_bytes(b"milik orang")
    assert [file.path for file in discover(tmp_path).files] == ["Indeks Bukti.xlsx"]
