"""The dossier: whole, the same each time, and every tampering found by its own verifier without this program."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_checker.model import Finding
from evidence_checker.organize import dossier
from tests.reports.assessment_maker import golden

ENTRIES = dossier.contents(
    golden(),
    reports={"asesmen.json": b"{}", "laporan.html": b"<p>laporan</p>", "laporan.docx": b"PK docx"},
    rules={"framework.yaml": b"format: 1\n", "shared/kinds.yaml": b"kinds: {}\n"},
    draw=lambda page: b"\xff\xd8" + page.name.encode() if page.page % 2 else Finding.of("ES513", page=page.page),
    lang="id",
)
DATA, HEAD = dossier.packed(ENTRIES, golden().made_at)


def _verified(path: Path, verifier: Path, head: str = HEAD) -> subprocess.CompletedProcess[str]:
    """As on another machine: an empty environment, no site packages, only the verifier and the dossier."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(verifier), str(path), *([head] if head else [])],
        capture_output=True, text=True, encoding="utf-8", check=False, env={"PYTHONUTF8": "1"}, cwd=path.parent,
    )  # fmt: skip


@pytest.fixture
def verifier(tmp_path: Path) -> Path:
    path = tmp_path / "verifikasi.py"
    path.write_bytes(ENTRIES[dossier.VERIFIER])
    return path


def test_the_same_contents_give_the_same_bytes() -> None:
    assert dossier.packed(ENTRIES, golden().made_at) == (DATA, HEAD)


def test_it_holds_what_a_reader_needs() -> None:
    names = zipfile.ZipFile(io.BytesIO(DATA)).namelist()
    assert names[0] == "manifest.json"
    assert {"laporan.html", "aturan/shared/kinds.yaml", "keputusan.json", "kutipan.json", "verifikasi.py"} <= set(names)
    quotes = json.loads(ENTRIES["kutipan.json"])
    assert all(not quote["picture"] or quote["picture"] in names for quote in quotes)
    assert sum(bool(quote["picture"]) for quote in quotes) > 0
    left = ENTRIES["tidak-disertakan.csv"].decode("utf-8-sig")
    assert "tidak dapat digambar" in left or "halaman" in left


def test_a_whole_dossier_is_whole(tmp_path: Path, verifier: Path) -> None:
    path = tmp_path / "dosir.zip"
    path.write_bytes(DATA)
    done = _verified(path, verifier)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "UTUH"), done.stdout + done.stderr
    assert HEAD in done.stdout


def _rewritten(change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(DATA)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, body in entries.items():
            archive.writestr(name, body)
    return data.getvalue()


def _flip(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(entries: dict[str, bytes]) -> None:
        body = bytearray(entries[name])
        body[len(body) // 2] ^= 1
        entries[name] = bytes(body)

    return change


def _grow(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda entries: entries.__setitem__(name, entries[name] + b" ")


def _drop(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda entries: entries.__delitem__(name)


def _relist(entries: dict[str, bytes]) -> None:
    """The careful forger: changes a quote and lists its new hash."""
    _flip("kutipan.json")(entries)
    body = {name: data for name, data in entries.items() if name != "manifest.json"}
    entries["manifest.json"] = dossier.manifest(body, golden().made_at)


_NAMES = ("laporan.html", "laporan.docx", "asesmen.json", "kutipan.json", "keputusan.json", "tidak-disertakan.csv",
          "verifikasi.py", "aturan/framework.yaml")  # fmt: skip
TAMPERINGS: list[Callable[[dict[str, bytes]], None]] = [
    *(_flip(name) for name in _NAMES),
    *(_grow(name) for name in _NAMES[:4]),
    *(_drop(name) for name in _NAMES[:4]),
    _flip("manifest.json"),
    _drop("manifest.json"),
    lambda entries: entries.__setitem__("halaman/tambahan.jpg", b"\xff\xd8"),
    _relist,
]


def test_there_are_twenty_tamperings() -> None:
    assert len(TAMPERINGS) == 20


@pytest.mark.parametrize("change", TAMPERINGS)
def test_every_tampering_is_found(change: Callable[[dict[str, bytes]], None], tmp_path: Path, verifier: Path) -> None:
    path = tmp_path / "dosir.zip"
    path.write_bytes(_rewritten(change))
    done = _verified(path, verifier)
    assert done.returncode == 1, done.stdout
    assert "TIDAK UTUH" in done.stdout
    assert "Traceback" not in done.stderr


def test_what_is_no_dossier_is_said(tmp_path: Path, verifier: Path) -> None:
    path = tmp_path / "dosir.zip"
    path.write_bytes(DATA[: len(DATA) // 2])
    done = _verified(path, verifier)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_path_that_looks_like_a_formula_is_text() -> None:
    assert dossier._plain_cell("=1+1.pdf") == "'=1+1.pdf"
