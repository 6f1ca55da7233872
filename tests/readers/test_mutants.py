"""Damaged documents: each gets one verdict, and none is a fault of the program."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

from evidence_checker import readers, workers
from evidence_checker.model import Document, Finding, ReadStatus, SourceFile, Unread
from evidence_checker.readers import files
from tests.makers.office import xlsx_file
from tests.readers import makers
from tests.readers.mutants import mutants

_LINES = "PERATURAN BUPATI CEMARA RAYA\nNOMOR 12 TAHUN 2023\nTENTANG LAYANAN ELEKTRONIK"
_ROW = "<w:tbl><w:tr>" + f"<w:tc>{makers.p('Nomor')}</w:tc>" * 2 + "</w:tr></w:tbl>"
SAMPLES = [
    ("a.pdf", makers.pdf([_LINES, _LINES])),
    ("b.docx", makers.docx(makers.p("isi") * 20 + _ROW)),
    ("c.xlsx", xlsx_file({"Aset": [["Nama", 12], ["Server", 3]]})),
    ("d.rtf", rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}Keputusan \'93Bupati\'94\par \u233?\page dua}"),
    ("e.html", b"<html><body><p>Notulen</p><table><tr><td>a</td></tr></table></body></html>"),
    ("f.png", makers.png(makers.page_image(["BUPATI"], (200, 100)))),
    ("g.zip", makers.package({"a.txt": "isi", "b.txt": "lain"})),
    ("h.eml", b"From: a@b\r\nTo: c@d\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nisi\r\n"),
]


def _ended(file: SourceFile, why: Finding) -> Unread:
    return Unread(file, ReadStatus.UNREADABLE, why)


def test_every_mutant_gets_a_verdict(tmp_path: Path) -> None:
    for name, data in mutants(SAMPLES, 320):
        (tmp_path / name).write_bytes(data)
    found = files.discover(tmp_path).files
    task = partial(readers.read, options=readers.ReadingOptions(ocr=False))
    limits = workers.Limits(silence=20.0)
    results = list(workers.examine(found, task, Document | Unread, 1, limits, _ended))
    assert len(results) == len(found) >= 320
    ends = Counter(result.why.code for _, result in results if isinstance(result, Unread))
    faults = [result.why for _, result in results if isinstance(result, Unread) and result.why.code == "EC135"]
    assert faults == []
    assert sum(ends.values()) < len(found), "some are read all the same"
