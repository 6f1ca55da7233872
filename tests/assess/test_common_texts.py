"""Texts in common: the same regulation in ten folders is read once, and nothing but that differs."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.made_agencies import make
from evidence_checker import workers
from evidence_checker.assess.agencies import agencies_of, store_of
from evidence_checker.assess.check_all import Run, results
from evidence_checker.errors import UsageError
from evidence_checker.model import SourceFile
from evidence_checker.store.common_texts import CommonTexts
from evidence_checker.workers.engine import OwnProcesses

AGENCIES, OWN = 10, 1
LAW = "PERATURAN PRESIDEN REPUBLIK INDONESIA\nNOMOR 95 TAHUN 2018\nTENTANG\nSISTEM PEMERINTAHAN BERBASIS ELEKTRONIK\n"


def _province(made: Path, agencies: int) -> Path:
    make(made, OWN * agencies, agencies)
    for number, folder in enumerate(sorted(each for each in made.iterdir() if each.is_dir())):
        (folder / f"dasar hukum {number}.txt").write_text(LAW, encoding="utf-8")
    return made


class Counting:
    """Own processes; the worker's results tell which files were read in it."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def examine(
        self,
        files: Any,
        task: Callable[[SourceFile], Any],
        result_type: Any,
        limits: workers.Limits,
        on_crash: Any,
        **more: Any,
    ) -> Iterator[tuple[SourceFile, Any]]:
        for file, result in OwnProcesses(1).examine(files, task, result_type, limits, on_crash, **more):
            if not result.in_common:
                self.read.append(file.path)
            yield file, result


def _run(root: Path, out: Path, common: CommonTexts | None, **more: Any) -> list[str]:
    engine = Counting()
    flags = {"state": str(out / "ingatan"), "ocr": False, "workers": 1}
    agencies, _ = agencies_of(str(root))
    with workers.Standby((), keeps=True) as standby:
        for each in results(agencies, Run(out, flags, ("json",), engine, common=common, **more), standby):
            assert each.failed is None, each
    return [path for path in engine.read if path.startswith("dasar hukum")]


def _made(out: Path) -> dict[str, list[bytes]]:
    return {
        path.relative_to(out).as_posix(): [line for line in path.read_bytes().splitlines() if b'"made_at"' not in line]
        for path in sorted(out.rglob("hasil-periksa.json"))
    }


def test_the_same_file_in_ten_folders_is_read_once(tmp_path: Path) -> None:
    root = _province(tmp_path / "provinsi", AGENCIES)
    texts = CommonTexts.open(str(tmp_path / "teks"))
    assert len(_run(root, tmp_path / "tanpa", None)) == AGENCIES
    assert len(_run(root, tmp_path / "dengan", texts)) == 1
    assert texts.counters["found"] == AGENCIES - 1 and not texts.failed
    assert _made(tmp_path / "tanpa") == _made(tmp_path / "dengan")


def test_what_is_asked_anew_is_read_anew(tmp_path: Path) -> None:
    root, texts = _province(tmp_path / "provinsi", 2), CommonTexts.open(str(tmp_path / "teks"))
    assert len(_run(root, tmp_path / "satu", texts)) == 1
    again = CommonTexts.open(texts.address)
    assert _run(root, tmp_path / "dua", again) == [] and again.counters["kept"] == 0
    assert len(_run(root, tmp_path / "dua", again, full=True)) == 2


def test_a_store_full_of_lies_changes_nothing(tmp_path: Path) -> None:
    root = _province(tmp_path / "provinsi", 2)
    texts = CommonTexts.open(str(tmp_path / "teks"))
    _run(root, tmp_path / "satu", texts)
    for entry in (path for path in (tmp_path / "teks").rglob("*") if path.is_file()):
        entry.write_bytes(entry.read_bytes().replace(b"a", b"b"))
    harmed = CommonTexts.open(texts.address)
    _run(root, tmp_path / "dua", harmed)
    assert harmed.counters["refused"] > 0
    assert _made(tmp_path / "satu") == _made(tmp_path / "dua")


def test_the_list_names_the_store(tmp_path: Path) -> None:
    listed = tmp_path / "agencies.toml"
    assert store_of(str(tmp_path)) == ""
    told = functools.partial(listed.write_text, encoding="utf-8")
    told('store = "teks"\n[[agency]]\nfolder = "a"\n')
    assert store_of(str(tmp_path)) == store_of(str(listed)) == str(tmp_path / "teks")
    told('store = "s3://keranjang/teks"\n')
    assert store_of(str(listed)) == "s3://keranjang/teks"
    told("store = 3\n")
    with pytest.raises(UsageError) as refused:
        store_of(str(listed))
    assert refused.value.code == "ES541"
