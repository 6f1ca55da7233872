"""organize, duplicates and package as a user runs them, over the sample folder."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.conftest import evidence_checker
from tests.organize.folder import tree


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Part of the sample folder: enough kinds of documents, no scans to read."""
    source = Path(__file__).parents[2] / "sample_evidence"
    place = tmp_path_factory.mktemp("organize") / "bukti"
    for each in ("Kebijakan", "Audit", "Kiriman", "evidence.toml"):
        if (source / each).is_dir():
            shutil.copytree(source / each, place / each)
        else:
            shutil.copy2(source / each, place / each)
    return place


def run(*arguments: object, status: int = 0) -> tuple[str, str]:
    done = evidence_checker(*arguments, "--no-ocr")
    assert done.returncode == status, done.stderr.decode()
    return done.stdout.decode(), done.stderr.decode()


def test_plan_apply_again_undo_redo(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "tertata"
    before = tree(folder, times=True)
    shown, hint = run("organize", folder, "--into", target)
    assert "Indikator 01" in shown
    assert "01a_Perbup_12_2023" in shown
    assert "--apply" in hint
    assert not target.exists()
    saved, _ = run("organize", folder, "--into", target, "--format", "json")
    made = json.loads(saved)
    assert made["schema"] == "evidence-checker/plan/1"
    assert all(each["reasons"][0]["message"] for each in made["moves"] + made["left"])
    run("organize", folder, "--into", target, "--apply")
    placed = {path for path, content in tree(target).items() if content is not None}
    assert placed == {each["target"] for each in made["moves"]} | {"Indeks Bukti.html", "Indeks Bukti.xlsx"}
    filed = tree(target, times=True)
    again, _ = run("organize", folder, "--into", target, "--apply")
    assert "Tidak ada yang perlu dilakukan." in again
    assert tree(target, times=True) == filed
    run("organize", "--undo", target)
    assert tree(target) == {}
    run("organize", "--redo", target)
    assert {path for path, content in tree(target).items() if content is not None} == placed
    run("organize", "--undo", target)
    assert tree(folder, times=True) == before


def test_a_saved_plan_is_carried_out_as_it_is_or_not_at_all(folder: Path, tmp_path: Path) -> None:
    own, target = tmp_path / "bukti", tmp_path / "tertata"
    shutil.copytree(folder, own)
    saved, _ = run("organize", own, "--into", target, "--format", "json")
    plan = tmp_path / "rencana.json"
    plan.write_text(saved, encoding="utf-8")
    first = json.loads(saved)["moves"][0]
    content = (own / first["source"]).read_bytes()
    (own / first["source"]).write_bytes(b"lain")
    _, error = run("organize", own, "--into", target, "--plan", plan, status=2)
    assert "berubah" in error
    assert tree(target) == {}
    (own / first["source"]).write_bytes(content)
    run("organize", own, "--into", target, "--plan", plan)
    assert (target / first["target"]).read_bytes() == content


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--into", "{folder}/di dalam"), "di dalam"), (("--into", "{folder}/.."), "di dalam"), ((), "--into"),
        (("--into", "{tmp}/x", "--pattern", "../{name}"), "keluar"),
        (("--into", "{tmp}/x", "--pattern", "{domian}"), "{domain}"),
    ],
)  # fmt: skip
def test_wrong_use_is_refused_with_a_way_out(
    folder: Path, tmp_path: Path, arguments: tuple[str, ...], word: str
) -> None:
    filled = [each.replace("{folder}", str(folder)).replace("{tmp}", str(tmp_path)) for each in arguments]
    _, error = run("organize", folder, *filled, status=2)
    assert word in error
    assert not (tmp_path / "x").exists()


def test_undo_of_a_folder_that_was_never_filed(tmp_path: Path) -> None:
    _, error = run("organize", "--undo", tmp_path, status=2)
    assert "bukan folder yang ditata" in error
    assert list(tmp_path.iterdir()) == []


def test_duplicates_say_which_and_why(folder: Path) -> None:
    before = tree(folder, times=True)
    found, _ = run("duplicates", folder, "--format", "json")
    kinds = {(each["path"], each["code"]) for each in json.loads(found)["duplicates"]}
    assert ("Kebijakan/Rancangan Perbup SPBE.docx", "EC503") in kinds
    assert ("Kiriman/Perbup 12-2023 unduhan.pdf", "EC502") in kinds
    assert not any(path == "Kebijakan/Perbup SPBE daerah lain.pdf" for path, _ in kinds)
    shown, _ = run("duplicates", folder)
    assert "Rancangan dari Kebijakan/Perbup 12 Tahun 2023 SPBE.pdf" in shown
    assert tree(folder, times=True) == before


def test_package_for_upload(folder: Path, tmp_path: Path) -> None:
    # What the archive of the samples holds is evidence that is in no package: said, and a gap.
    told, warned = run("package", folder, "--into", tmp_path / "paket", "--per", "domain", status=1)
    assert "Kiriman/kiriman bappeda.zip" in warned and "Keluarkan isi arsip" in warned
    books = sorted((tmp_path / "paket").glob("*.zip"))
    assert books
    assert all(book.name in told for book in books)
    for book in books:
        with zipfile.ZipFile(book) as opened:
            assert opened.testzip() is None
            assert len(json.loads(opened.read("manifest.json"))["files"]) == len(opened.namelist()) - 3
