"""One folder judged on the first and on the last day of the year assessed: what lapsed in between, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_checker import messages, rules
from evidence_checker.assess.check import check
from evidence_checker.assess.request import AssessmentRequest, CheckOptions
from evidence_checker.model import Assessment, Context, Evidence, Finding, Strength
from evidence_checker.store import Store
from tests.makers.pdf import pdf

FRAMEWORK = rules.load("spbe-2020")
CONTEXT = Context(("Pemerintah Kabupaten Cemara Raya",), 2024)
DECREE = """KEPUTUSAN BUPATI CEMARA RAYA
NOMOR 188.45/77/KEP/2023
TENTANG
TIM KOORDINASI SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK
BUPATI CEMARA RAYA,
Menimbang : bahwa perlu membentuk Tim Koordinasi SPBE;
MEMUTUSKAN:
Menetapkan : KEPUTUSAN TENTANG TIM KOORDINASI SPBE.
KESATU : Membentuk Tim Koordinasi SPBE pada seluruh perangkat daerah.
KEDUA : {validity}
Ditetapkan di Kota Cemara
pada tanggal 3 April 2023
BUPATI CEMARA RAYA,
ttd
WIRASENA ADINATA"""
SERVICE = """PERJANJIAN KERJA SAMA
ANTARA PEMERINTAH KABUPATEN CEMARA RAYA DAN PT MAJU
NOMOR 12/PKS/2023
TENTANG
INTEGRASI APLIKASI SIMPEG KEPEGAWAIAN
Pada hari ini, Senin tanggal 6 Maret 2023, para pihak sepakat:
Pasal 1
Data aplikasi SIMPEG dipertukarkan dengan aplikasi SRIKANDIRAYA lewat web service.
Pasal 2
Perjanjian ini berlaku sampai dengan tanggal {until}.
PIHAK KESATU,
ttd
WIRASENA ADINATA"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bukti")
    ends_in_june = DECREE.format(validity="Keputusan ini berlaku sampai dengan tanggal 30 Juni 2024.")
    lasting = DECREE.format(validity="Keputusan ini mulai berlaku pada tanggal ditetapkan.").replace("/77/", "/78/")
    for name, text in {
        "SK berakhir Juni.pdf": ends_in_june,
        "SK tetap.pdf": lasting.replace("3 April", "5 April"),
        "PKS berakhir Januari.pdf": SERVICE.format(until="20 Januari 2024"),
        "PKS berakhir 2026.pdf": SERVICE.format(until="20 Januari 2026").replace("12/PKS", "13/PKS"),
    }.items():
        (made / name).write_bytes(pdf([text.splitlines()]))
    return made


def judged(folder: Path, day: str, store: Store | None = None) -> Assessment:
    request = AssessmentRequest(FRAMEWORK, CONTEXT, CheckOptions(ocr=False))
    return check(folder, request, made_at=f"{day}T08:00:00+07:00", store=store)


def evidence(made: Assessment) -> dict[tuple[str, str], Evidence]:
    return {(item.path, result.id): item for result in made.indicators for item in result.evidence}


def lapses(made: Assessment) -> dict[str, Finding]:
    """Path → the finding on its validity, at whatever indicator."""
    return {
        item.path: reason
        for item in evidence(made).values()
        for reason in item.reasons
        if reason.code in ("EC208", "EC250")
    }


def test_what_lapsed_between_the_first_and_the_last_day_of_the_year(folder: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "memory") as store:  # what was read once is judged anew on another day
        first, last = judged(folder, "2024-01-01", store), judged(folder, "2024-12-31", store)
    assert lapses(first) == {"PKS berakhir Januari.pdf": Finding.of("EC250", until="2024-01-20", within=30)}
    assert lapses(last) == {
        "PKS berakhir Januari.pdf": Finding.of("EC208", until="2024-01-20"),
        "SK berakhir Juni.pdf": Finding.of("EC208", until="2024-06-30"),
    }
    told = {path: messages.message(reason) for path, reason in lapses(last).items()}
    assert "30 Juni 2024" in told["SK berakhir Juni.pdf"]


def test_what_lapsed_is_weak_and_nothing_else_has_changed(folder: Path) -> None:
    first, last = evidence(judged(folder, "2024-01-01")), evidence(judged(folder, "2024-12-31"))
    assert first.keys() == last.keys()
    changed = {path for (path, of), item in last.items() if item.strength is not first[path, of].strength}
    assert changed == {"SK berakhir Juni.pdf", "PKS berakhir Januari.pdf"}
    assert all(item.strength is Strength.WEAK for (path, _), item in last.items() if "berakhir J" in path)


def test_a_check_after_the_year_judges_by_its_last_day(folder: Path) -> None:
    assert lapses(judged(folder, "2025-02-10")) == lapses(judged(folder, "2024-12-31"))
