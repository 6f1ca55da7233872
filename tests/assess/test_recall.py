"""The pipeline with a memory: what is opened again, and that the memory never changes the result."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evidence_checker import rules
from evidence_checker.assess import check as checking
from evidence_checker.assess.request import AssessmentRequest, CheckOptions
from evidence_checker.model import Assessment, Context, Finding, Framework, ReadStatus, SourceFile, replace
from evidence_checker.readers import files
from evidence_checker.readers.files import opening
from evidence_checker.store import Store

OLD = (1_600_000_000, 1_600_000_000)
NAMES = ("SK Tim Koordinasi.txt", "notulen.txt", "sub/laporan audit.txt")


@pytest.fixture(scope="module")
def framework() -> Framework:
    return rules.load("spbe-2020")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bukti"
    (made / "sub").mkdir(parents=True)
    for number, name in enumerate(NAMES):
        text = f"PEMERINTAH KABUPATEN CEMARA RAYA\nKEPUTUSAN NOMOR {number} TENTANG TIM KOORDINASI SPBE\n"
        (made / name).write_text(text, encoding="utf-8")
        os.utime(made / name, OLD)
    return made


@pytest.fixture
def check(folder: Path, tmp_path: Path, framework: Framework) -> Callable[..., Assessment]:
    def run(state: str = "state", **more: Any) -> Assessment:
        with Store.open(folder, tmp_path / state) as store:
            used = more.pop("framework", framework)
            options = CheckOptions(ocr=False, **more)
            return checking.check(folder, AssessmentRequest(used, Context(year=2024), options), store=store, made_at="")

    return run


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def forbid(*, hashing: bool) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("opened")

        monkeypatch.setattr(checking.workers, "examine", refuse)
        if hashing:
            monkeypatch.setattr(opening, "open_evidence", refuse)
            monkeypatch.setattr(files, "with_hash", refuse)

    return forbid


def test_a_second_check_opens_no_unchanged_file(
    check: Callable[..., Assessment], forbidden: Callable[..., None]
) -> None:
    first = check()
    forbidden(hashing=True)
    assert check() == first


def test_changed_rules_judge_anew_without_reading(
    check: Callable[..., Assessment], forbidden: Callable[..., None], framework: Framework
) -> None:
    first = check()
    forbidden(hashing=True)
    again = check(framework=replace(framework, sha256="0" * 64))
    assert again.framework.sha256 == "0" * 64
    assert (again.documents, again.indicators) == (first.documents, first.indicators)


def test_a_moved_and_a_doubled_file_are_hashed_not_read(
    check: Callable[..., Assessment], forbidden: Callable[..., None], folder: Path
) -> None:
    check()
    (folder / NAMES[0]).rename(folder / "sub" / "pindah.txt")
    (folder / "salinan.txt").write_bytes((folder / NAMES[1]).read_bytes())
    fresh = check("another state")
    forbidden(hashing=False)
    assert check() == fresh


def test_full_reads_everything_again(check: Callable[..., Assessment], forbidden: Callable[..., None]) -> None:
    first = check()
    assert check(full=True) == first
    forbidden(hashing=False)
    with pytest.raises(AssertionError, match="opened"):
        check(full=True)


def test_a_changed_file_is_judged_by_what_it_holds_now(check: Callable[..., Assessment], folder: Path) -> None:
    before = {d.path: d.sha256 for d in check().documents}
    (folder / NAMES[1]).write_text("NOTULEN RAPAT EVALUASI SPBE\n", encoding="utf-8")
    after = {d.path: d.sha256 for d in check().documents}
    assert {path for path in before if before[path] != after[path]} == {NAMES[1]}


def test_a_file_that_ended_its_worker_is_remembered(
    check: Callable[..., Assessment], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    honest = checking.workers.examine

    def deadly(
        found: list[SourceFile], task: Any, kind: Any, workers: int, limits: Any, on_crash: Any, **_: Any
    ) -> Any:
        asked.append([file.path for file in found])
        for file in found:
            yield file, on_crash(file, Finding.of("EC110", read=1, pages=3, how="SIGSEGV"))

    monkeypatch.setattr(checking.workers, "examine", deadly)
    first = check()
    assert {document.status for document in first.documents} == {ReadStatus.UNREADABLE}
    assert check() == first
    assert asked == [sorted(NAMES)], "the second check asks no worker"
    (folder / NAMES[0]).write_text("diperbaiki", encoding="utf-8")
    check()
    assert asked[1:] == [[NAMES[0]]], "a changed file is tried again"
    monkeypatch.setattr(checking.workers, "examine", honest)
    assert {document.status for document in check(full=True).documents} == {ReadStatus.READ}
