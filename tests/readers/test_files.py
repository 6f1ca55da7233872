"""Finding, opening, hashing and writing files."""

from __future__ import annotations

import hashlib
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_checker.errors import UsageError
from evidence_checker.readers import files
from evidence_checker.readers.files import archives

posix = pytest.mark.skipif(os.name != "posix", reason="links, pipes and names of bytes are POSIX")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("laporan akhir.pdf", "laporan akhir.pdf"),
        ("résumé.pdf", "résumé.pdf"),
        ("a\nb.pdf", "a\\x0ab.pdf"),
        ("\x1b[2Jx.pdf", "\\x1b[2Jx.pdf"),
        ("laporan_\u202efdp.exe", "laporan_\\u202efdp.exe"),
        ("dokum\udce9nt.pdf", "dokum\\xe9nt.pdf"),
        ("bukti 👩\u200d💻.pdf", "bukti 👩\u200d💻.pdf"),
        ("arsip.zip\0dalam/sk.pdf", "arsip.zip/dalam/sk.pdf"),
    ],
)
def test_paths_are_shown_without_what_hides(name: str, shown: str) -> None:
    assert files.shown(name) == shown


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_a_shown_path_can_be_written_and_shows_no_control_character(name: str) -> None:
    shown = files.shown(name)
    shown.encode("utf-8")
    assert not any(ord(c) < 32 or 0x202A <= ord(c) <= 0x202E for c in shown)


def test_discover_lists_every_regular_file_once_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.pdf", "a.pdf", "b/1.pdf"):
        (tmp_path / name).write_bytes(b"x")
    listing = files.discover(tmp_path)
    assert [file.path for file in listing.files] == ["a.pdf", "b/1.pdf", "b/2.pdf"]
    assert listing.files[0].bytes == 1
    assert listing.skipped == ()


@posix
def test_links_pipes_and_sockets_are_told_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "asli.pdf").write_bytes(b"x")
    (tmp_path / "tautan.pdf").symlink_to(tmp_path / "asli.pdf")
    (tmp_path / "keluar").symlink_to("/")
    os.mkfifo(tmp_path / "pipa.pdf")
    listing = files.discover(tmp_path)
    assert [file.path for file in listing.files] == ["asli.pdf"]
    told = {dict(finding.facts)["path"]: dict(finding.facts)["what"] for finding in listing.skipped}
    assert told == {"tautan.pdf": "link", "keluar": "link", "pipa.pdf": "pipe"}


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS refuses names that are no UTF-8")
def test_a_name_of_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/dokum\xe9nt.pdf")).write_bytes(b"x")
    (file,) = files.discover(tmp_path).files
    assert file.path == "dokum\\xe9nt.pdf"
    assert files.with_hash(file).sha256 == hashlib.sha256(b"x").hexdigest()


def test_excluded_names_are_left_out(tmp_path: Path) -> None:
    for name in ("a.pdf", "catatan.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert [file.path for file in files.discover(tmp_path, ["*.txt"]).files] == ["a.pdf"]


@pytest.mark.parametrize(("make", "code"), [(lambda p: None, "ES101"), (lambda p: p.write_bytes(b""), "ES102")])
def test_what_is_no_folder_is_refused(tmp_path: Path, make: object, code: str) -> None:
    place = tmp_path / "bukti"
    make(place)  # type: ignore[operator]
    with pytest.raises(UsageError) as refused:
        files.discover(place)
    assert refused.value.code == code


def test_entries_of_a_zip_are_files_of_their_own(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "arsip.zip", "w") as archive:
        archive.writestr("dalam/sk.txt", b"isi")
        archive.writestr("../../jahat.txt", b"tidak ke mana-mana")
    listing = files.discover(tmp_path)
    assert [file.path for file in listing.files] == ["arsip.zip", "arsip.zip/../../jahat.txt", "arsip.zip/dalam/sk.txt"]
    known, data = files.content(listing.files[2])
    assert (data, known.sha256) == (b"isi", hashlib.sha256(b"isi").hexdigest())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["arsip.zip"]


def test_an_entry_is_counted_while_it_is_inflated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_ENTRY_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "arsip.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bom.txt", bytes(100_000))
    with pytest.raises(files.TooLarge):
        files.content(files.discover(tmp_path).files[1])


@posix
def test_open_refuses_a_link_that_took_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_bytes(b"x")
    (tmp_path / "sk.pdf").symlink_to(tmp_path / "rahasia")
    with pytest.raises(files.NotRegular):
        files.open_evidence(str(tmp_path / "sk.pdf"))


def test_a_file_that_grows_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "tumbuh.txt"
    place.write_bytes(b"a")
    real, calls = os.fstat, []

    def growing(descriptor: int) -> os.stat_result:
        status = real(descriptor)
        calls.append(status.st_size)
        if len(calls) == 3:  # opened, looked at before reading; now it is looked at after reading
            with place.open("ab") as other:
                other.write(b"b")
            return real(descriptor)
        return status

    (file,) = files.discover(tmp_path).files
    monkeypatch.setattr(os, "fstat", growing)
    known, data = files.content(file)
    assert data == b"ab"
    assert known.bytes == 2


def test_a_file_that_never_rests_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "tumbuh.txt"
    place.write_bytes(b"a")
    (file,) = files.discover(tmp_path).files
    real = os.fstat

    def growing(descriptor: int) -> os.stat_result:
        with place.open("ab") as other:
            other.write(b"b")
        return real(descriptor)

    monkeypatch.setattr(os, "fstat", growing)
    with pytest.raises(files.Changing):
        files.content(file)


def test_over_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "besar.bin").open("wb") as sparse:
        sparse.truncate(10_000)
    with pytest.raises(files.TooLarge):
        files.content(files.discover(tmp_path).files[0], limit=9_999)
    with pytest.raises(files.TooLarge):
        files.with_hash(files.discover(tmp_path).files[0], limit=9_999)


@pytest.mark.parametrize(
    "name",
    ["~$surat.docx", ".~lock.surat.odt#", "sk.pdf.part", "sk.pdf.ocTransferId12.part", ".syncthing.sk.pdf.tmp",
     "sk.pdf.crdownload", ".DS_Store", "Thumbs.db", "@eaDir/sk.pdf", "__MACOSX/._sk.pdf"],
)  # fmt: skip
def test_temporary_names(name: str) -> None:
    assert files.is_temporary(name)
    assert not files.is_temporary("laporan/sk.pdf")


def test_write_whole_replaces_or_leaves_intact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "laporan.html"
    files.write_whole(place, b"lama")
    files.write_whole(place, b"baru")
    assert place.read_bytes() == b"baru"

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write_whole(place, b"terpotong")
    assert place.read_bytes() == b"baru"
    assert [p.name for p in tmp_path.iterdir()] == ["laporan.html"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX")
def test_write_whole_writes_to_a_pipe_and_leaves_it_a_pipe(tmp_path: Path) -> None:
    place = tmp_path / "pipa"
    os.mkfifo(place)
    listening = os.open(place, os.O_RDONLY | os.O_NONBLOCK)
    files.write_whole(place, b"laporan")
    assert os.read(listening, 99) == b"laporan"
    os.close(listening)
    assert place.is_fifo()
    assert list(tmp_path.iterdir()) == [place]
