"""A run over many agencies from the inside: a memory that fills, clocks that differ, a fault of the program."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from benchmarks.made_agencies import make
from evidence_checker import messages, workers
from evidence_checker.assess.agencies import agencies_of
from evidence_checker.assess.check_all import Run, results
from evidence_checker.model.agencies import AgencyResult
from evidence_checker.store import Store


def _run(root: Path, out: Path, seen: list[str] | None = None) -> dict[str, AgencyResult]:
    flags = {"state": str(out / "ingatan"), "ocr": False, "workers": 1}
    heard = [] if seen is None else seen
    run = Run(out, flags, on_file=lambda agency, file: heard.append(f"{agency.id}/{file.path}"))
    agencies, _ = agencies_of(str(root))
    with workers.Standby((), keeps=True) as standby:
        return {each.id: each for each in results(agencies, run, standby)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make(tmp_path / "provinsi", 6, 2)
    return tmp_path / "provinsi"


def test_a_memory_that_fills_costs_that_agency_and_says_so(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = Store.keep_assessment

    def full(self: Store, assessment: Any, inputs: str = "") -> None:
        if "instansi-000" in str(self.folder):
            with self._disk():
                raise OSError(28, os.strerror(28))
        keep(self, assessment, inputs)

    monkeypatch.setattr(Store, "keep_assessment", full)
    found = _run(root, tmp_path / "hasil")
    failed = found["instansi-000"].failed
    assert failed is not None and failed.code == "ES304"
    assert "disk penuh" in messages.message(failed) and messages.advice(failed)
    assert found["instansi-001"].failed is None and found["instansi-001"].documents == 3
    monkeypatch.undo()
    again = _run(root, tmp_path / "hasil")
    assert again["instansi-000"].failed is None and again["instansi-001"] == found["instansi-001"]


def test_files_from_a_clock_that_is_ahead_are_judged_alike(root: Path, tmp_path: Path) -> None:
    before = _run(root, tmp_path / "a")
    ahead = time.time() + 86_400
    for path in root.rglob("berkas-*.txt"):
        os.utime(path, (ahead, ahead))
    after, seen = _run(root, tmp_path / "b"), list[str]()
    assert {each.fingerprint for each in after.values()} == {each.fingerprint for each in before.values()}
    _run(root, tmp_path / "b", seen)
    assert seen == []


def test_a_fault_of_the_program_at_one_agency_is_told(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Store.open

    def broken(folder: Path, state: Path | None = None) -> Store:
        if folder.name == "instansi-001":
            raise ValueError("salah")
        return opened(folder, state)

    monkeypatch.setattr(Store, "open", broken)
    found = _run(root, tmp_path / "hasil")
    failed = found["instansi-001"].failed
    assert failed is not None and "ValueError: salah" in messages.message(failed)
    assert found["instansi-001"].name == "Pemerintah Kabupaten Pinus Cemara 001"
    assert found["instansi-000"].failed is None
