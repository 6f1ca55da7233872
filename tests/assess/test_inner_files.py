"""Check of archives and mails: every file inside has its line, is recalled, and is counted in a budget."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from evidence_checker import rules
from evidence_checker.assess import check as checking
from evidence_checker.assess.inner_files import InnerFiles
from evidence_checker.assess.request import AssessmentRequest, CheckOptions
from evidence_checker.model import Assessment, Context, Entry, SourceFile
from evidence_checker.readers import files
from evidence_checker.store import Store

DECREE = b"KEPUTUSAN BUPATI CEMARA RAYA\nNOMOR 188/1/2023\nTENTANG TIM KOORDINASI SPBE\n"
OLD = (1_600_000_000, 1_600_000_000)


def _mail(*attached: tuple[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@cemararayakab.go.id", "Kiriman", "<1@x>"
    mail.set_content("Terlampir.")
    for name, data in attached:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(mail)


def _zip(*entries: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return target.getvalue()


def _tar(*entries: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, data in entries:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bukti"
    made.mkdir()
    for name, data in (
        ("kiriman.zip", _zip(("Domain 1/dalam.zip", _zip(("SK.txt", DECREE))), ("__MACOSX/._SK.txt", b"\0"))),
        ("surat.eml", _mail(("SK.txt", DECREE + b"eml"), ("lain.zip", _zip(("notulen.txt", b"NOTULEN RAPAT"))))),
        ("arsip.tar.gz", _tar(("SK.txt", DECREE + b"tar"))),
    ):
        (made / name).write_bytes(data)
        os.utime(made / name, OLD)
    return made


EVERY_PATH = [
    "arsip.tar.gz", "arsip.tar.gz/SK.txt", "kiriman.zip", "kiriman.zip/Domain 1/dalam.zip",
    "kiriman.zip/Domain 1/dalam.zip/SK.txt", "surat.eml", "surat.eml/SK.txt", "surat.eml/lain.zip",
    "surat.eml/lain.zip/notulen.txt",
]  # fmt: skip


@pytest.fixture
def check(folder: Path, tmp_path: Path) -> Callable[..., Assessment]:
    framework = rules.load("spbe-2020")

    def run(workers: int = 1) -> Assessment:
        with Store.open(folder, tmp_path / "state") as store:
            request = AssessmentRequest(framework, Context(year=2024), CheckOptions(ocr=False, workers=workers))
            return checking.check(folder, request, store=store, made_at="")

    return run


def test_every_entry_has_its_line_whatever_the_number_of_workers(check: Callable[..., Assessment]) -> None:
    first = check(2)
    assert [document.path for document in first.documents] == EVERY_PATH
    assert all(document.status == "read" for document in first.documents)
    assert {document.identity.kind for document in first.documents if document.path.endswith("SK.txt")} == {"keputusan"}


def test_a_second_check_opens_nothing(check: Callable[..., Assessment], monkeypatch: pytest.MonkeyPatch) -> None:
    first = check()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(checking.workers, "examine", refuse)
    assert check() == first


def test_a_changed_holder_is_opened_anew(check: Callable[..., Assessment], folder: Path) -> None:
    check()
    (folder / "surat.eml").write_bytes(_mail(("SK baru.txt", DECREE + b"baru")))
    paths = [document.path for document in check().documents]
    assert "surat.eml/SK baru.txt" in paths
    assert "surat.eml/SK.txt" not in paths


def test_a_budget_for_each_file_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ENTRIES", 3)
    budget = InnerFiles({"a.zip"})
    holder = SourceFile("a.zip", "/x/a.zip", 1, 0)
    entries = [Entry(f"{number}.zip", 1, "x") for number in range(2)]
    first, left_out = budget.take(holder, entries)
    assert ([each.path for each in first], left_out) == (["a.zip/0.zip", "a.zip/1.zip"], 0)
    second, left_out = budget.take(first[0], [Entry(f"{number}.txt") for number in range(4)])
    assert ([each.path for each in second], left_out) == (["a.zip/0.zip/0.txt"], 3)
    other = SourceFile("b.zip", "/x/b.zip", 1, 0)
    assert len(budget.take(other, entries)[0]) == 2
    assert budget.take(holder, entries) == ([], 0)


def test_what_is_left_out_is_said(check: Callable[..., Assessment], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ENTRIES", 1)
    found = {document.path: document for document in check().documents}
    assert "EC119" in [finding.code for finding in found["surat.eml"].findings]
    assert found["surat.eml"].status == "partly_read"
    assert "surat.eml/lain.zip" not in found
