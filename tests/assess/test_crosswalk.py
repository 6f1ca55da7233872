"""One folder by several frameworks: what each alone would say, from one reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence_checker import analysis, rules, workers
from evidence_checker.assess.check import check
from evidence_checker.assess.crosswalk import check_each
from evidence_checker.assess.request import AssessmentRequest, CheckOptions
from evidence_checker.model import Assessment, Context, Document, Finding, SourceFile
from evidence_checker.store import Store
from tests.makers.papers import FORMS, Facts
from tests.makers.pdf import pdf

AGENCY = "Pemerintah Kabupaten Cemara Raya"
NAMES = ("spbe-2020", "pemdi-2026", "sakip-2021", "zi-2021")
MADE_AT = "2023-12-01T08:00:00+07:00"
AGREEMENT = """PERJANJIAN KINERJA
DINAS PERTANIAN KABUPATEN CEMARA RAYA
TAHUN 2023
PIHAK PERTAMA berjanji akan mewujudkan target kinerja.
Cemara, 6 Januari 2023
KEPALA DINAS,
ttd
"""


class InProcess:
    """Runs the task here and counts: which files were read, which pages told of."""

    def __init__(self) -> None:
        self.read: Counter[str] = Counter()

    def examine(
        self,
        files: Iterable[SourceFile],
        task: Callable[[SourceFile], Any],
        _result_type: Any,
        _limits: workers.Limits,
        _on_crash: Callable[[SourceFile, Finding], Any],
        *,
        on_page: Any = None,
        given: Any = None,
    ) -> Iterator[tuple[SourceFile, Any]]:
        for file in files:
            self.read[file.path] += 1
            yield file, task(file)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bukti"
    made.mkdir()
    sop = Facts("Pengoperasian Pusat Data", ("Operator memeriksa server.",))
    (made / "sop.pdf").write_bytes(pdf(FORMS["sop"](sop)))
    law = Facts("Penyelenggaraan Pusat Data", ("Setiap perangkat daerah wajib menggunakan pusat data.",))
    (made / "perbup.pdf").write_bytes(pdf(FORMS["regulation"](law)))
    (made / "pk.txt").write_text(AGREEMENT, encoding="utf-8")
    (made / "rusak.pdf").write_bytes(b"%PDF-1.7\nbukan pdf")
    return made


def requests(**options: Any) -> list[AssessmentRequest]:
    chosen = CheckOptions(workers=1, ocr=False, **options)
    return [AssessmentRequest(rules.load(name), Context((AGENCY,), 2023), chosen) for name in NAMES]


def each(folder: Path, store: Store, engine: InProcess, **options: Any) -> tuple[Assessment, ...]:
    return check_each(folder, requests(**options), made_at=MADE_AT, store=store, engine=engine)


def test_each_says_what_it_says_alone_and_every_file_is_read_once(folder: Path, tmp_path: Path) -> None:
    engine = InProcess()
    with Store.open(folder, tmp_path / "ingatan") as store:
        together = each(folder, store, engine)
    alone = tuple(check(folder, request, made_at=MADE_AT, engine=InProcess()) for request in requests())
    assert together == alone
    assert [item.framework.id for item in together] == list(NAMES)
    assert engine.read == {"sop.pdf": 1, "perbup.pdf": 1, "pk.txt": 1, "rusak.pdf": 1}
    # the papers mean something to some and nothing to others, so that a leak would show
    used = [{path.path for result in item.indicators for path in result.evidence} for item in together]
    assert used[0] != used[2]
    assert "pk.txt" in used[2] - used[0]


def test_a_later_check_reads_nothing(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder, tmp_path / "ingatan") as store:
        first = each(folder, store, InProcess())
    engine = InProcess()
    with Store.open(folder, tmp_path / "ingatan") as store:
        assert each(folder, store, engine) == first
    assert engine.read == {}


def test_all_is_read_anew_once_when_asked(folder: Path, tmp_path: Path) -> None:
    with Store.open(folder, tmp_path / "ingatan") as store:
        each(folder, store, InProcess())
        engine = InProcess()
        each(folder, store, engine, full=True)
    assert set(engine.read.values()) == {1}


def test_without_kept_texts_it_is_the_same(folder: Path, tmp_path: Path) -> None:
    engine = InProcess()
    with Store.open(folder, tmp_path / "a") as store:
        without = each(folder, store, engine, keep_text=False)
    with Store.open(folder, tmp_path / "b") as store:
        assert each(folder, store, InProcess()) == without
    assert set(engine.read.values()) == {1}


def test_remembered_texts_are_judged_together(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other rules or another agency: no page is opened, a document's form is looked for once, the results are those of
    single checks."""
    with Store.open(folder, tmp_path / "ingatan") as store:
        check(folder, requests()[0], made_at=MADE_AT, store=store, engine=InProcess())
    others = [AssessmentRequest(each.framework, Context((AGENCY, "Pemkab Cemara Raya"), 2023), each.options)
              for each in requests()]  # fmt: skip
    looked: list[str] = []
    formality = analysis.formality

    def counted(document: Document, *rest: Any) -> Any:
        looked.append(document.file.path)
        return formality(document, *rest)

    monkeypatch.setattr(analysis, "formality", counted)
    engine = InProcess()
    with Store.open(folder, tmp_path / "ingatan") as store:
        together = check_each(folder, others, made_at=MADE_AT, store=store, engine=engine)
    assert engine.read == {}
    assert sorted(looked) == ["perbup.pdf", "pk.txt", "sop.pdf"]
    assert together == tuple(check(folder, each, made_at=MADE_AT, engine=InProcess()) for each in others)
