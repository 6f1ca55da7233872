"""What is inside a file is a file of its own: attachments, entries of archives, embedded documents; within limits."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import struct
import sys
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from evidence_checker.model import Document, SourceFile, Unread
from evidence_checker.readers import ReadingOptions, files, inside, read
from evidence_checker.readers.files import archives
from tests.readers import makers, ole_makers
from tests.readers.reading import codes, outcome

SK = makers.pdf(["KEPUTUSAN BUPATI CEMARA RAYA\nTENTANG TIM KOORDINASI SPBE"])
WORD = makers.docx(makers.p("NOTULEN RAPAT TIM KOORDINASI"))
Made = Callable[[], bytes]


def _zip(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return target.getvalue()


def _tar(entries: dict[str, bytes], mode: str = "w") -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:  # type: ignore[call-overload]
        link = tarfile.TarInfo("tautan")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        for name, data in entries.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


def _mail(subject: str = "Kiriman", **attached: bytes) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "hukum@cemararayakab.go.id", subject, "<1@x>"
    mail.set_content("Terlampir.")
    for name, data in attached.items():
        mail.add_attachment(data, maintype="application", subtype="pdf", filename=f"{name}.pdf")
    return mail


def _forwarded() -> bytes:
    mail = _mail("Terusan")
    mail.add_attachment(_mail("SK/Tim", SK=SK))
    return bytes(mail)


def _nameless() -> bytes:
    mail = _mail()
    mail.add_attachment(SK, maintype="application", subtype="pdf")
    return bytes(mail)


def _attached_pdf(clip: bool = False) -> bytes:
    """A PDF with an attachment of the document, or behind a paper-clip on its page."""
    objects = {
        40: makers.stream(SK, b"/Type/EmbeddedFile"),
        41: b"<</Type/Filespec/F(SK.pdf)/UF(SK.pdf)/EF<</F 40 0 R>>>>",
        42: b"<</Type/Annot/Subtype/FileAttachment/Rect[50 50 70 70]/FS 41 0 R/Contents(lihat)>>",
    }
    if clip:
        objects[10] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 11 0 R"
            b"/Annots[42 0 R]>>"
        )
    tail = b"" if clip else b"/Names<</EmbeddedFiles<</Names[(SK.pdf) 41 0 R]>>>>"
    return makers.pdf(["Portofolio bukti dukung Kabupaten Cemara Raya tahun 2023"], objects=objects, tail=tail)


def _rtf(native: bytes, class_name: bytes) -> bytes:
    body = struct.pack("<II", 0x501, 2)
    for name in (class_name + b"\0", b"", b""):
        body += struct.pack("<I", len(name)) + name
    body += struct.pack("<I", len(native)) + native
    return rb"{\rtf1 Terlampir{\object\objemb{\*\objdata " + body.hex().encode() + rb"}{\result x}}\par}"


def _package(name: str, data: bytes) -> bytes:
    """A Word file with one embedded object."""
    with zipfile.ZipFile(io.BytesIO(makers.docx(makers.p("Terlampir")))) as package:
        kept = {info.filename: package.read(info) for info in package.infolist()}
    return _zip({**kept, f"word/embeddings/{name}": data})


PACKED = ole_makers.packed("SK.pdf", SK)
OLE_OBJECT = ole_makers.ole({"\x01Ole10Native": PACKED})
HOLDERS: list[tuple[str, Made, str]] = [
    ("surat.eml", lambda: bytes(_mail(SK=SK)), "SK.pdf"),
    ("tanpa nama.eml", _nameless, "lampiran 1.pdf"),
    ("kotak.mbox", lambda: b"From a@b Mon Jan  1 00:00:00 2024\n" + bytes(_mail("Satu", SK=SK)), "0001 Satu.eml"),
    ("surat.msg", lambda: ole_makers.msg({"0037": "Kiriman"}, {"SK.pdf": SK}), "SK.pdf"),
    ("portofolio.pdf", _attached_pdf, "SK.pdf"),
    ("klip.pdf", lambda: _attached_pdf(clip=True), "SK.pdf"),
    ("kiriman", lambda: _zip({"SK.pdf": SK}), "SK.pdf"),
    ("kiriman.tar", lambda: _tar({"Bukti/SK.pdf": SK}), "Bukti/SK.pdf"),
    ("kiriman.tar.gz", lambda: _tar({"SK.pdf": SK}, "w:gz"), "SK.pdf"),
    ("kiriman.tar.bz2", lambda: _tar({"SK.pdf": SK}, "w:bz2"), "SK.pdf"),
    ("kiriman.tar.xz", lambda: _tar({"SK.pdf": SK}, "w:xz"), "SK.pdf"),
    ("SK.pdf.gz", lambda: gzip.compress(SK), "SK.pdf"),
    ("SK.pdf.bz2", lambda: bz2.compress(SK), "SK.pdf"),
    ("SK.pdf.xz", lambda: lzma.compress(SK), "SK.pdf"),
    ("sisip.docx", lambda: _package("SK.pdf", SK), "SK.pdf"),
    ("sisip ole.docx", lambda: _package("oleObject1.bin", OLE_OBJECT), "SK.pdf"),
    ("sisip.doc", lambda: ole_makers.doc(["Terlampir"], {"_1": {"CONTENTS": SK}}), "objek 1.pdf"),
    ("sisip paket.doc", lambda: ole_makers.doc(["Terlampir"], {"_1": {"\x01Ole10Native": PACKED}}), "SK.pdf"),
    ("sisip.rtf", lambda: _rtf(PACKED[4:], b"Package"), "SK.pdf"),
    ("sisip ole.rtf", lambda: _rtf(OLE_OBJECT, b"AcroExch.Document"), "SK.pdf"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "made", "entry"), HOLDERS, ids=[name for name, _, _ in HOLDERS])
def test_what_is_inside_is_listed_and_read_by_itself(name: str, made: Made, entry: str, tmp_path: Path) -> None:
    place = tmp_path / name
    place.write_bytes(made())
    holder = files.source_of(place)
    found = read(holder, ReadingOptions(ocr=False))
    assert [each.name for each in found.entries] == [entry]
    inner = files.inner_file(holder, found.entries[0])
    assert inner.path == f"{name}/{entry}"
    document = read(inner, ReadingOptions(ocr=False))
    assert isinstance(document, Document), document
    assert document.file.sha256 == inner.sha256
    if not entry.endswith(".eml"):
        assert "TIM KOORDINASI SPBE" in document.pages[0].text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("terusan.eml", _forwarded()),
        ("kiriman.zip", _zip({"dalam.tar.gz": _tar({"surat.eml": bytes(_mail(SK=SK))}, "w:gz")})),
        ("surat.msg", ole_makers.msg(
            {"0037": "Luar"}, messages=[ole_makers.message({"0037": "Dalam"}, {"SK.pdf": SK}, header=24)],
        )),
    ],
)  # fmt: skip
def test_what_lies_deeper_is_found_too(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    waiting, texts = list(files.discover(tmp_path).files), []
    while waiting:
        file = waiting.pop()
        found = read(file, ReadingOptions(ocr=False))
        waiting += [files.inner_file(file, each) for each in found.entries]
        texts += [page.text for page in found.pages] if isinstance(found, Document) else []
    assert any("TIM KOORDINASI SPBE" in text for text in texts)


def test_leftovers_of_file_managers_are_no_documents() -> None:
    data = _zip({"SK.pdf": SK, "__MACOSX/._SK.pdf": b"\0" * 90, "Bukti/.DS_Store": b"x", "Thumbs.db": b"x"})
    found = outcome(data, "kiriman.bin")
    assert [each.name for each in found.entries] == ["SK.pdf"]


def test_two_entries_of_one_name_are_told_apart() -> None:
    mail = _mail(SK=SK)
    mail.add_attachment(WORD, maintype="application", subtype="pdf", filename="SK.pdf")
    found = outcome(bytes(mail), "a.eml")
    assert [each.name for each in found.entries] == ["SK.pdf", "SK (2).pdf"]
    assert found.entries[1].sha256 == hashlib.sha256(WORD).hexdigest()


@pytest.mark.parametrize(
    ("method", "flag", "code"), [(99, 1, "EC102"), (9, 0, "EC153"), (93, 0, "EC153"), (0, 1, "EC102")]
)
def test_a_password_and_an_unknown_way_of_packing_are_told_apart(
    method: int, flag: int, code: str, tmp_path: Path
) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("SK.pdf", SK)
    raw = bytearray(target.getvalue())
    for start, at in ((raw.find(b"PK\x03\x04"), 6), (raw.find(b"PK\x01\x02"), 8)):
        raw[start + at] |= flag
        raw[start + at + 2 : start + at + 4] = struct.pack("<H", method)
    (tmp_path / "kiriman.zip").write_bytes(raw)
    entry = files.discover(tmp_path).files[1]
    found = read(entry, ReadingOptions(ocr=False))
    assert isinstance(found, Unread)
    assert found.why.code == code


def test_seven_zip_is_named_where_nothing_opens_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py7zr", None)
    found = outcome(b"7z\xbc\xaf\x27\x1c\0\x04" + b"\0" * 64, "kiriman.7z")
    assert isinstance(found, Unread)
    assert (found.why.code, found.why.mapping["method"]) == ("EC153", "7-Zip")


def test_too_deep_is_said_and_not_opened(tmp_path: Path) -> None:
    data = SK
    for depth in range(inside.MAX_DEPTH + 2):
        data = _zip({f"{depth}.bin": data})
    (tmp_path / "dalam.zip").write_bytes(data)
    waiting, seen = list(files.discover(tmp_path).files), []
    while waiting:
        file = waiting.pop()
        found = read(file, ReadingOptions(ocr=False))
        waiting += [files.inner_file(file, each) for each in found.entries]
        seen.append((file.system_path.count(files.ENTRY), codes(found)))
    assert max(seen) == (inside.MAX_DEPTH, ["EC137", "EC152"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bom.gz", gzip.compress(bytes(3_000_000))),
        ("bom.tar.gz", _tar({"bom.bin": bytes(3_000_000)}, "w:gz")),
        ("bom.bin", _zip({"bom.txt": bytes(3_000_000)})),
        ("bom.docx", _package("bom.bin", bytes(3_000_000))),
    ],
)
def test_what_grows_without_end_is_not_kept(name: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    from evidence_checker.readers.inside import compressed, tarred

    for module in (archives, inside, tarred):
        monkeypatch.setattr(module, "MAX_ENTRY_BYTES", 100_000)
    monkeypatch.setattr(compressed, "MAX_INFLATED", 1_000_000)
    found = outcome(data, name)
    assert all(not each.sha256 for each in found.entries)
    assert found.entries or codes(found) in (["EC121"], ["EC106"])


def test_no_more_entries_than_the_limit_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "MAX_ENTRIES", 3)
    found = outcome(_tar({f"{number}.txt": b"isi" for number in range(9)}), "banyak.tar")
    assert isinstance(found, Document)
    assert len(found.entries) == 3
    assert ("count", 9) in next(each for each in found.findings if each.code == "EC119").facts
    assert found.status == "partly_read"


@pytest.mark.parametrize(
    "name", ["surat.eml", "surat.msg", "kotak.mbox", "kiriman.tar", "kiriman.tar.gz", "sisip.docx", "sisip.rtf"]
)
def test_damage_is_a_finding_never_an_error(name: str) -> None:
    made = next(made for other, made, _ in HOLDERS if other == name)
    data = made()
    for cut in range(1, len(data), max(1, len(data) // 40)):
        outcome(data[:cut], name)
        outcome(data[:cut] + bytes(64) + data[cut + 64 :], name)


def test_the_sheets_behind_charts_are_no_documents() -> None:
    base = makers.docx(makers.p("Grafik"))
    with zipfile.ZipFile(io.BytesIO(base)) as package:
        kept = {info.filename: package.read(info) for info in package.infolist()}
    relations = '<Relationships><Relationship Id="r1" Target="../embeddings/data.xlsx"/></Relationships>'
    data = _zip({
        **kept, "word/charts/_rels/chart1.xml.rels": relations.encode(), "word/embeddings/data.xlsx": b"x",
        "word/embeddings/SK.docx": WORD,
    })  # fmt: skip
    assert [each.name for each in outcome(data, "a.docx").entries] == ["SK.docx"]


def test_an_inner_file_is_opened_by_its_own_name_only() -> None:
    file = SourceFile("a.zip/b", f"/nowhere/a.zip{files.ENTRY}b", 1, 0)
    found = read(file, ReadingOptions(ocr=False))
    assert isinstance(found, Unread)
    assert found.why.code == "EC113"


def test_where_a_worker_ended_once_the_pages_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    from evidence_checker.readers import progress

    monkeypatch.setattr(progress.PACE, "stop_after", 1)
    found = outcome(_attached_pdf(), "portofolio.pdf")
    assert isinstance(found, Document)
    assert (len(found.pages), found.entries, codes(found)) == (1, (), ["EC151"])
    assert found.status == "partly_read"
