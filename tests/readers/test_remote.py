"""Evidence at an address: the mirror holds what the store lists, fetches only what changed, and hides nothing."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence_checker.errors import MissingToolError, UsageError
from evidence_checker.readers.files import discover, fetched, is_address, mirrored, objects


@pytest.fixture
def bucket() -> Iterator[Any]:
    """A store in memory."""
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    system.pipe({"/bukti/evidence.toml": b'agency = "X"\n', "/bukti/a/sop.txt": b"satu", "/lain/x.txt": b"lain"})
    yield system
    system.store.clear()


def _held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_mirror_follows_the_store(bucket: Any, tmp_path: Path) -> None:
    into = tmp_path / "m"
    assert mirrored("memory://bukti", into) == 2
    assert _held(into) == {"evidence.toml": b'agency = "X"\n', "a/sop.txt": b"satu"}
    assert mirrored("memory://bukti", into) == 0
    bucket.pipe("/bukti/b.txt", b"dua")
    bucket.rm("/bukti/a/sop.txt")
    assert mirrored("memory://bukti", into) == 1
    assert sorted(_held(into)) == ["b.txt", "evidence.toml"]


def test_a_file_lost_from_the_mirror_is_fetched_again(bucket: Any, tmp_path: Path) -> None:
    into = tmp_path / "m"
    mirrored("memory://bukti", into)
    (into / "a" / "sop.txt").unlink()
    assert mirrored("memory://bukti", into) == 1


@pytest.mark.parametrize("key", ["/bukti/../keluar.txt", "/bukti/a\\b.txt", "/bukti/" + "n" * 300])
def test_a_key_that_is_no_file_name_ends_the_mirror_with_its_name(bucket: Any, tmp_path: Path, key: str) -> None:
    bucket.store[key] = bucket.store["/bukti/a/sop.txt"]
    with pytest.raises(UsageError) as refused:
        mirrored("memory://bukti", tmp_path / "m")
    assert refused.value.code == "ES547"
    assert not (tmp_path / "keluar.txt").exists()


def test_an_object_that_cannot_be_fetched_is_named(
    bucket: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Any, key: str, **_: Any) -> bytes:
        raise PermissionError("ditolak")

    monkeypatch.setattr(type(bucket), "cat_file", refuse)
    with pytest.raises(UsageError) as refused:
        mirrored("memory://bukti", tmp_path / "m")
    assert "a/sop.txt" in str(refused.value.facts["address"]) and "ditolak" in str(refused.value.facts["reason"])


@pytest.mark.parametrize("address", ["memory://tidak-ada", "tanpa-paket://x"])
def test_an_address_with_nothing_behind_it(bucket: Any, tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageError) as refused:
        mirrored(address, tmp_path / "m")
    assert refused.value.code == "ES547"


def test_without_the_package_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingToolError) as refused:
        mirrored("s3://bukti", tmp_path)
    assert refused.value.code == "ES546" and refused.value.facts["extra"] == "objects"


def test_what_is_an_address() -> None:
    assert is_address("s3://a/b") and not is_address("/a/b") and not is_address("C:\\bukti")


def test_without_documents_every_file_is_listed_and_fetched_by_whoever_reads_it(bucket: Any, tmp_path: Path) -> None:
    into, there = tmp_path / "daftar", tmp_path / "pekerja"
    there.mkdir()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("SK.txt", "tiga")
    bucket.pipe({"/bukti/kiriman.zip": packed.getvalue()})
    mirrored("memory://bukti", into, fetch=False)
    assert (into / "evidence.toml").read_bytes() == b'agency = "X"\n'
    assert (into / "a" / "sop.txt").read_bytes() == bytes(4)
    before = (into / "a" / "sop.txt").stat()
    assert mirrored("memory://bukti", into, fetch=False) == 0
    listed = {file.path: file for file in objects(discover(into).files, "memory://bukti", into)}
    place = listed["a/sop.txt"].system_path
    assert is_address(place) and place.endswith("@memory://bukti/a/sop.txt")
    assert listed["kiriman.zip/SK.txt"].system_path.endswith("@memory://bukti/kiriman.zip\0SK.txt")
    path = fetched(place, there)
    assert path.name == "sop.txt" and path.read_bytes() == b"satu"
    bucket.pipe({"/bukti/a/sop.txt": b"empat"})
    with pytest.raises(OSError, match="memory"):  # it is not what was listed
        fetched(place, there)
    bucket.rm("/bukti/a/sop.txt")
    with pytest.raises(OSError, match="FileNotFoundError"):
        fetched(place, there)
    bucket.pipe({"/bukti/a/sop.txt": b"empat"})
    assert mirrored("memory://bukti", into, fetch=False) == 1
    after = (into / "a" / "sop.txt").stat()
    assert after.st_size == 5 and (after.st_ino, after.st_ctime_ns) != (before.st_ino, before.st_ctime_ns)
