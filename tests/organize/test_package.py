"""Packages: whole, verified, never over anything."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from evidence_checker import messages
from evidence_checker.errors import StateError
from evidence_checker.model import Assessment, Finding, Strength, replace
from evidence_checker.organize import package, write_package
from evidence_checker.organize.make_plan import plan
from evidence_checker.organize.package import COVER, MANIFEST, SUMS, Limits, Packed
from evidence_checker.organize.path_template import layout
from evidence_checker.organize.plan import Nothing
from tests.organize.folder import UNSIGNED, Paper, assess, sources, tree, usual, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "bukti", usual())
    return tmp_path / "bukti"


def pack(folder: Path, into: Path, per: str = "indicator", limits: Limits = Limits()) -> Packed:  # noqa: B008
    assessment = assess(folder, usual(), reviewed=("11",)) if per == "all" else assess(folder, usual())
    made = plan(assessment, layout(""), Nothing())
    packages = package.packages(made, assessment, per, limits)
    return write_package.write(packages, assessment, folder, sources(folder), into)


@pytest.mark.parametrize("per", ["indicator", "domain", "all"])
def test_a_package_holds_what_its_manifest_says(folder: Path, tmp_path: Path, per: str) -> None:
    before = tree(folder, times=True)
    packed = pack(folder, tmp_path / "paket", per)
    assert tree(folder, times=True) == before
    assert len(packed.written) == {"indicator": 3, "domain": 2, "all": 1}[per]
    for name, size, sha256 in packed.written:
        data = (tmp_path / "paket" / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (size, sha256)
        with zipfile.ZipFile(tmp_path / "paket" / name) as book:
            assert book.testzip() is None
            manifest = json.loads(book.read(MANIFEST))
            assert {COVER, MANIFEST, SUMS, *(each["path"] for each in manifest["files"])} == set(book.namelist())
            for each in manifest["files"]:
                assert hashlib.sha256(book.read(each["path"])).hexdigest() == each["sha256"]
                assert book.read(each["path"]) == usual()[each["source"]].content
                assert f"{each['sha256']}  {each['path']}\n" in book.read(SUMS).decode()
            if per == "all":
                assert [each["indicator"] for each in manifest["missing"]] == ["11"]
                assert "Perlu ditinjau" in book.read(COVER).decode()


def test_the_same_package_is_not_written_twice_and_another_gets_a_number(folder: Path, tmp_path: Path) -> None:
    into = tmp_path / "paket"
    first = pack(folder, into)
    before = {**tree(into, times=True), ".": None}
    again = pack(folder, into)
    assert (again.written, sorted(again.found)) == ([], sorted(name for name, _, _ in first.written))
    assert {**tree(into, times=True), ".": None} == before
    taken = into / first.written[0][0]
    taken.write_bytes(b"milik orang")
    third = pack(folder, into)
    assert taken.read_bytes() == b"milik orang"
    assert [name for name, _, _ in third.written] == [taken.stem + " (2).zip"]


def test_limits_of_the_portal(folder: Path, tmp_path: Path) -> None:
    packed = pack(folder, tmp_path / "paket", "all", Limits(files=2))
    assert [name for name, _, _ in packed.written] == ["Semua Bukti - bagian 1.zip", "Semua Bukti - bagian 2.zip"]
    tight = pack(folder, tmp_path / "kecil", "domain", Limits(bytes=8))
    assert [finding.code for finding in tight.findings] == ["EC530"]


def test_a_document_that_changed_stops_it_and_leaves_nothing_half(folder: Path, tmp_path: Path) -> None:
    assessment = assess(folder, usual())
    made = package.packages(plan(assessment, layout(""), Nothing()), assessment, "all", Limits())
    (folder / "baru/arsitektur.PDF").write_bytes(b"lain")
    with pytest.raises(StateError, match="ES403"):
        write_package.write(made, assessment, folder, sources(folder), tmp_path / "paket")
    assert tree(tmp_path / "paket") == {}


def test_a_disk_that_gives_back_other_bytes_is_noticed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = write_package._fill

    def spoiled(stream, *arguments):  # type: ignore[no-untyped-def]
        real(stream, *arguments)
        stream.seek(-300, 2)
        at = stream.seek(0)
        data = stream.read()
        place = data.index(b"perbup", data.index(b"01a_"))
        stream.seek(at + place)
        stream.write(b"PERBUP")

    monkeypatch.setattr(write_package, "_fill", spoiled)
    with pytest.raises(StateError, match="ES418"):
        pack(folder, tmp_path / "paket", "all")
    assert tree(tmp_path / "paket") == {}


def test_evidence_inside_an_archive_is_told_and_not_lost(tmp_path: Path) -> None:
    papers = {"kiriman.zip": Paper(b"zip"), "sop.pdf": Paper(b"sop", proves={"2": Strength.STRONG})}
    folder = tmp_path / "bukti"
    write(folder, papers)
    inside = {"kiriman.zip/SK Tim.pdf": Paper(b"sk", proves={"1": Strength.STRONG, "11": Strength.WEAK})}
    made = plan(_with_inside(folder, {**papers, **inside}), layout(""), Nothing())
    (told,) = package.inside_archives(made)
    assert told == Finding.of("EC831", archive="kiriman.zip", indicators=("1", "11"), names=("SK Tim.pdf",))
    left = {each.path: [reason.code for reason in each.reasons] for each in made.left}
    assert left == {"kiriman.zip": ["EC831"], "kiriman.zip/SK Tim.pdf": ["EC830"]}


def _with_inside(folder: Path, papers: dict[str, Paper]) -> Assessment:
    """The assessment of papers of which some lie inside others, as a check of an archive gives it."""
    outside = folder.with_name("keluar")
    write(outside, {path.replace(".zip/", "-"): paper for path, paper in papers.items()})
    made = assess(outside, {path.replace(".zip/", "-"): paper for path, paper in papers.items()})

    def inside(path: str) -> str:
        return path.replace("kiriman-", "kiriman.zip/")

    return replace(
        made,
        documents=tuple(replace(each, path=inside(each.path)) for each in made.documents),
        indicators=tuple(
            replace(each, evidence=tuple(replace(item, path=inside(item.path)) for item in each.evidence))
            for each in made.indicators
        ),
    )


def test_the_cover_tells_how_well_each_file_proves_and_what_weakens_it(folder: Path, tmp_path: Path) -> None:
    packed = pack(folder, tmp_path / "paket", "all")
    ((name, _size, _sha256),) = packed.written
    with zipfile.ZipFile(tmp_path / "paket" / name) as book:
        cover, manifest = book.read(COVER).decode(), json.loads(book.read(MANIFEST))
    (partial,) = [each for each in manifest["files"] if each["indicators"] == ["2"]]
    assert partial["findings"] == [UNSIGNED.code] and partial["strength"] == "partial"
    assert "<td>Sebagian</td>" in cover and messages.message(UNSIGNED, "id") in cover
    assert "<td>6 B</td>" in cover
