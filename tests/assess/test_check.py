"""check() from folder to assessment: pure in its inputs, whole in its bookkeeping, harmless to the evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_checker import rules
from evidence_checker.assess import check as checking
from evidence_checker.assess.examined import examination_key
from evidence_checker.assess.request import AssessmentRequest, CheckOptions
from evidence_checker.errors import UsageError
from evidence_checker.model import Assessment, Context, Framework, ReadStatus, SourceFile, Status, replace
from evidence_checker.reports import render
from tests.makers.papers import FORMS, Facts
from tests.makers.pdf import pdf

AGENCY = "Pemerintah Kabupaten Cemara Raya"
FRAMEWORK = rules.load("spbe-2020")
MADE_AT = "2023-12-01T08:00:00+07:00"


def check(folder: Path, workers: int = 1, made_at: str = MADE_AT, exclude: tuple[str, ...] = ()) -> Assessment:
    options = CheckOptions(workers=workers, ocr=False, exclude=exclude)
    return checking.check(folder, AssessmentRequest(FRAMEWORK, Context((AGENCY,), 2023), options), made_at=made_at)


def write(folder: Path, name: str, form: str, title: str, *body: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf(FORMS[form](Facts(title, body))))
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bukti")
    write(made, "a/sop.pdf", "sop", "Pengoperasian Pusat Data", "Operator memeriksa server.")
    write(
        made,
        "b/perbup.pdf",
        "regulation",
        "Penyelenggaraan Pusat Data",
        "Setiap perangkat daerah wajib menggunakan pusat data.",
    )
    (made / "b" / "salinan.pdf").write_bytes((made / "a" / "sop.pdf").read_bytes())
    (made / "rusak.pdf").write_bytes(b"%PDF-1.7\nbukan pdf")
    (made / "kosong.pdf").write_bytes(b"")
    return made


@pytest.fixture(scope="module")
def assessed(folder: Path) -> Assessment:
    return check(folder)


def test_every_file_stands_exactly_once_in_the_documents(assessed: Assessment) -> None:
    paths = [item.path for item in assessed.documents]
    assert paths == ["a/sop.pdf", "b/perbup.pdf", "b/salinan.pdf", "kosong.pdf", "rusak.pdf"]


def test_a_file_that_cannot_be_read_says_why_and_the_result_is_not_final(assessed: Assessment) -> None:
    damaged = next(item for item in assessed.documents if item.path == "rusak.pdf")
    assert damaged.status is ReadStatus.UNREADABLE
    assert damaged.why is not None
    assert not assessed.final
    assert "rusak.pdf" in [item.path for item in assessed.unread]


def test_the_papers_prove_what_they_should(assessed: Assessment) -> None:
    proven = {result.id: [item.path for item in result.evidence] for result in assessed.indicators if result.evidence}
    assert proven == {"5": ["b/perbup.pdf"], "16": ["a/sop.pdf"]}


def test_the_hash_is_of_the_bytes(folder: Path, assessed: Assessment) -> None:
    import hashlib

    for item in assessed.documents:
        assert item.sha256 == hashlib.sha256((folder / item.path).read_bytes()).hexdigest()


def test_one_worker_or_two_give_the_same_bytes_but_for_the_time(folder: Path, assessed: Assessment) -> None:
    other = check(folder, workers=2, made_at="2024-01-01T00:00:00+07:00")
    assert render("json", replace(other, made_at=MADE_AT), "id") == render("json", assessed, "id")
    assert render("json", other, "id") != render("json", assessed, "id")


def test_nothing_in_the_folder_is_changed(folder: Path) -> None:
    def state() -> list[tuple[str, int, int, bytes]]:
        return [
            (str(path), path.stat().st_mtime_ns, path.stat().st_mode, b"" if path.is_dir() else path.read_bytes())
            for path in sorted([folder, *folder.rglob("*")])
        ]

    before = state()
    check(folder, workers=2)
    assert state() == before


def test_an_empty_folder_is_an_assessment_without_evidence(tmp_path: Path) -> None:
    assessment = check(tmp_path)
    assert assessment.documents == ()
    assert {result.status for result in assessment.indicators} == {Status.MISSING}
    assert assessment.index is not None
    assert assessment.index.value == pytest.approx(1.0)
    assert assessment.final


@pytest.mark.parametrize(("name", "code"), [("tiada", "ES101"), ("berkas.pdf", "ES102")])
def test_a_folder_that_is_none(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "berkas.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(UsageError) as raised:
        check(tmp_path / name)
    assert raised.value.code == code


def test_an_excluded_report_is_no_evidence(folder: Path) -> None:
    paths = [item.path for item in check(folder, exclude=("rusak.pdf",)).documents]
    assert "rusak.pdf" not in paths
    assert len(paths) == 4


def test_who_is_not_told_is_noted(tmp_path: Path) -> None:
    assessment = checking.check(tmp_path, AssessmentRequest(FRAMEWORK), made_at=MADE_AT)
    assert "EC903" in [note.code for note in assessment.notes]
    assert "EC903" not in [note.code for note in check(tmp_path).notes]


def test_progress_counts_every_file(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    checking.check(folder, AssessmentRequest(FRAMEWORK, Context((AGENCY,)), CheckOptions(ocr=False)), made_at=MADE_AT,
                   on_progress=lambda file, examination, done, total: seen.append((done, total)))  # fmt: skip
    assert seen == [(number, 5) for number in range(1, 6)]


def test_an_examination_is_recalled_only_for_the_same_question() -> None:
    file = SourceFile("a.pdf", "a.pdf", 1, 0, "0" * 64)
    own = Context((AGENCY,), 2023)

    def asked(framework: Framework, context: Context, ocr: bool) -> AssessmentRequest:
        return AssessmentRequest(framework, context, CheckOptions(ocr=ocr))

    key = examination_key(file, asked(FRAMEWORK, own, True))
    assert key == examination_key(replace(file, modified_ns=5, system_path="/x/a.pdf"), asked(FRAMEWORK, own, True))
    others = [
        examination_key(replace(file, sha256="1" * 64), asked(FRAMEWORK, own, True)),
        examination_key(replace(file, path="draf.pdf"), asked(FRAMEWORK, own, True)),
        examination_key(file, asked(replace(FRAMEWORK, sha256="2"), own, True)),
        examination_key(file, asked(FRAMEWORK, Context((AGENCY,), 2024), True)),
        examination_key(file, asked(FRAMEWORK, own, False)),
    ]
    assert len({key, *others}) == 6
