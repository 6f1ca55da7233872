"""What lies in shared folders and is no document, and files that stand for a document elsewhere."""

from __future__ import annotations

import plistlib
import types
import zipfile
from pathlib import Path

import pytest

from evidence_checker.model import ReadStatus, Unread
from evidence_checker.readers import files
from evidence_checker.readers.files import left_out, regular
from tests.readers.reading import codes, outcome

NO_DOCUMENTS = [
    "~$SK Tim.docx", ".~lock.SK Tim.odt#", ".~SK Tim.docx", ".~Register.et", "basis.laccdb",  # lock files
    "Icon\r", ".DS_Store", "._SK Tim.pdf", "Thumbs.db", "desktop.ini", "Desktop.ini", ".directory",  # icons and views
    "~WRD0003.tmp", "~WRL1005.tmp", ".fuse_hidden0000001f00000002", ".nfs000000000012ab", "SK.asd", "SK.wbk",
    "SK Tim.docx~", "denah.bak", ".dropbox", ".owncloudsync.log", "._sync_0a1b2c.db", ".syncthing.SK.pdf.tmp",
    "SK.pdf.!sync", "SK.pdf.ocTransferId812", ".sync_7f.db-wal",
]  # fmt: skip
SERVICE_FOLDERS = [
    "#recycle", "@Recycle", ".Trash-1000", ".Trashes", "$RECYCLE.BIN", ".recycle", "RECYCLER",  # recycle bins
    ".stversions", "~snapshot", ".snapshot", ".snapshots", "#snapshot", ".dropbox.cache", "@GMT-2023.02.06-10.00.00",
    ".zfs", "@eaDir", ".@__thumb", "__MACOSX", ".AppleDouble", ".tmp.drivedownload", "System Volume Information",
]  # fmt: skip
DOCUMENTS = [
    "SK Tim.docx", "Recycle.docx", "Ikon.pdf", "snapshot server.pdf", ".SK.pdf", "~SK final.docx", "Tim (kunci).xlsx",
    "Trash/SK.pdf", "Snapshot/SK.pdf", "#1 SK.pdf", "@SK.pdf", "backup.docx",
]  # fmt: skip


@pytest.mark.parametrize("name", NO_DOCUMENTS)
def test_files_of_programs_are_no_documents(name: str) -> None:
    assert left_out.group_of(f"Bagian Hukum/{name}")
    assert files.is_temporary(name)


@pytest.mark.parametrize("folder", SERVICE_FOLDERS)
def test_nothing_below_a_service_folder_is_a_document(folder: str) -> None:
    assert left_out.group_of(f"Bagian Hukum/{folder}/2023/SK Tim.docx")


@pytest.mark.parametrize("path", DOCUMENTS)
def test_names_that_only_resemble_are_documents(path: str) -> None:
    assert left_out.group_of(path) == ""


def test_every_row_of_the_data_names_its_source() -> None:
    assert all(row["source"] for table in left_out._data().values() for row in table)


def test_they_are_counted_in_one_line_and_nothing_of_them_is_listed(tmp_path: Path) -> None:
    (tmp_path / "SK.txt").write_text("isi")
    for name in ("~$SK.docx", ".~SK.docx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    for place in ("#recycle/Bagian", ".stversions", "sub/.Trash-1000/files"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "SK lama.txt").write_text("isi")
    (tmp_path / "@eaDir").mkdir()  # an empty one is not worth a word
    with zipfile.ZipFile(tmp_path / "arsip.zip", "w") as made:
        made.writestr("dalam.txt", "isi")
        made.writestr("__MACOSX/._dalam.txt", "x")
    found = files.discover(tmp_path)
    assert [file.path for file in found.files] == ["SK.txt", "arsip.zip", "arsip.zip/dalam.txt"]
    (line,) = found.skipped
    assert (line.code, line.mapping["left_out"]) == ("EC170", ("ikon", "kunci", "sampah", "versi"))
    assert line.mapping["count"] == 6  # what a file manager left in an archive is no entry of it at all
    assert "#recycle/" in str(line.mapping["examples"])


_LINK = plistlib.dumps({"URL": "https://drive.example.com/x"})
STAND_INS = {
    ".SK Tim.pdf.icloud": (plistlib.dumps({"NSURLNameKey": "x"}, fmt=plistlib.FMT_BINARY), "EC172", "SK Tim.pdf"),
    "Perbup SPBE.pdf.nextcloud": (b" ", "EC172", "Perbup SPBE.pdf"),
    "Perbup SPBE.pdf.owncloud": (b"\0", "EC172", "Perbup SPBE.pdf"),
    "Perbup.docx": (b" ", "EC172", "Perbup.docx"),
    "Arsitektur.gdoc": (b'{"doc_id":"1AbC","url":"https://docs.example.com/1"}', "EC173", "https://docs.example.com/1"),
    "Register.gsheet": (b'{"doc_id":"1AbC"}', "EC173", ""),
    "Paparan.gslides": (b"{}", "EC173", ""),
    "Catatan.boxnote": (b"{}", "EC173", ""),
    "SK Tim.url": (b"[InternetShortcut]\r\nURL=https://drive.example.com/1\r\n", "EC174", "https://drive.example.com/1"),
    "SK Tim.webloc": (_LINK, "EC174", "https://drive.example.com/x"),
    "SK Tim.desktop": (b"[Desktop Entry]\nType=Link\nURL=https://a.example.com/2\n", "EC174", "https://a.example.com/2"),
    "SK Tim.lnk": (b"L\0\0\0\x01\x14\x02\0", "EC174", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", STAND_INS)
def test_a_stand_in_is_not_here_and_never_read(name: str) -> None:
    data, code, told = STAND_INS[name]
    found = outcome(data, name)
    assert isinstance(found, Unread)
    assert (found.why.code, found.status is ReadStatus.UNSUPPORTED) == (code, code == "EC174")
    assert told in found.why.mapping.values() or not told


def test_what_is_only_called_like_a_stand_in_is_read() -> None:
    assert codes(outcome(b"Catatan rapat. " * 6000, "rapat.url")) != ["EC174"]
    assert codes(outcome(b"", "SK.docx")) == ["EC103"]


@pytest.mark.parametrize(
    "what", [{"st_file_attributes": 0x400000}, {"st_file_attributes": 0x1020}, {"st_flags": 0x40000000}]
)
def test_a_file_whose_content_is_in_the_cloud_is_not_opened(what: dict[str, int]) -> None:
    assert regular.is_elsewhere(types.SimpleNamespace(**what))  # type: ignore[arg-type]


def test_a_file_of_this_disk_is_here(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("isi")
    assert not regular.is_elsewhere((tmp_path / "a.txt").stat())
