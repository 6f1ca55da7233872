"""`evidence-checker rules ...` as a rule author runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evidence_checker.rules.starter import starter
from tests.conftest import evidence_checker

ROOT = Path(__file__).parents[2]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of one's own, as `rules new` writes it."""
    folder = tmp_path / "aturan-kita"
    run = evidence_checker("rules", "new", folder)
    assert run.returncode == 0, run.stderr
    return folder


def test_list_shows_counts_weights_and_versions() -> None:
    shown = evidence_checker("rules", "list").stdout.decode()
    assert "spbe-2020  1." in shown
    assert "47 indikator, bobot 100.00" in shown
    assert "20 indikator, bobot 100.00" in shown
    assert "47 indicators, weights 100.00" in evidence_checker("rules", "list", "--lang", "en").stdout.decode()


@pytest.mark.parametrize("name", ["spbe-2020", "pemdi-2026"])
def test_check_of_a_shipped_pack(name: str) -> None:
    run = evidence_checker("rules", "check", name)
    assert run.returncode == 0
    assert run.stdout.decode().startswith(f"{name} ")


def test_new_pack_is_valid_and_its_examples_hold(pack: Path) -> None:
    assert evidence_checker("rules", "check", pack).returncode == 0
    run = evidence_checker("rules", "test", pack)
    assert (run.returncode, run.stdout.decode().split("\n")[0]) == (0, "2 dari 2 contoh lulus.")
    assert json.loads((pack / "aturan.schema.json").read_text("utf-8")) == json.loads(
        evidence_checker("rules", "schema").stdout
    )


def test_new_never_writes_over_anything(pack: Path) -> None:
    before = {path.name: path.read_bytes() for path in pack.iterdir()}
    run = evidence_checker("rules", "new", pack)
    assert run.returncode == 2
    assert "sudah berisi" in run.stderr.decode()
    assert {path.name: path.read_bytes() for path in pack.iterdir()} == before


def test_a_failing_example_is_shown_with_its_line_and_reason(pack: Path) -> None:
    file = pack / "01-pusat-data.yaml"
    text = file.read_text("utf-8").replace("expect: nothing", "expect: evidence")
    file.write_text(text, "utf-8")
    run = evidence_checker("rules", "test", pack)
    shown = run.stdout.decode()
    line = text[: text.index("- title: Undangan")].count("\n") + 1
    assert run.returncode == 1
    assert f"GAGAL  01-pusat-data.yaml baris {line}: Undangan rapat manajemen data bukan bukti" in shown
    assert "diharapkan bukti, didapat bukan bukti" in shown


def test_untried_requirements_are_reported(pack: Path) -> None:
    shown = evidence_checker("rules", "test", pack, "-v").stdout.decode()
    assert "1 persyaratan belum diuji contoh mana pun" in shown
    assert "- 1: reviu" in shown


def test_show_is_plain_indonesian_or_english() -> None:
    indonesian = evidence_checker("rules", "show", "016").stdout.decode()
    assert indonesian.startswith("16. Tingkat Kematangan Layanan Pusat Data\n")
    for heading in ("Pokok yang dicari", "Yang diterima sebagai bukti", "Mirip tetapi bukan bukti"):
        assert f"\n{heading}\n" in indonesian
    english = evidence_checker("rules", "show", "9", "--framework", "pemdi-2026", "--lang", "en").stdout.decode()
    assert "Accepted as evidence" in english
    assert "Tim Asesor Internal menilai indeks" in " ".join(english.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "99"), "Indikator 99 tidak ada"),
        (("check", "spbe-2019"), "tidak ditemukan: spbe-2019"),
        (("import", "--xlsx", "tidak-ada.xlsx", "--into", "x"), "tidak-ada.xlsx"),
        (("explain", "16", "tidak-ada.pdf"), "tidak-ada.pdf"),
    ],
)
def test_wrong_use_is_one_clear_line(arguments: tuple[str, ...], said: str) -> None:
    run = evidence_checker("rules", *arguments)
    assert run.returncode == 2
    assert said in run.stderr.decode()


def test_explain_says_what_hit_what_failed_and_what_would_be_enough(pack: Path, tmp_path: Path) -> None:
    accepted, refused = tmp_path / "sop.txt", tmp_path / "undangan.txt"
    rule = (pack / "01-pusat-data.yaml").read_text("utf-8")
    sop, invitation = (part.split("\n  - title:")[0].replace("\n      ", "\n") for part in rule.split("text: |")[1:])
    accepted.write_text(sop, "utf-8")
    refused.write_text(invitation, "utf-8")
    shown = evidence_checker("rules", "explain", "1", accepted, "--framework", pack).stdout.decode()
    assert "[DITERIMA] SOP pengoperasian pusat data (sop)" in shown
    assert "jenis SOP: cocok" in shown
    assert 'frasa "pusat data" di halaman 1' in shown
    shown = evidence_checker("rules", "explain", "1", refused, "--framework", pack).stdout.decode()
    assert "Yang akan cukup: dokumen berjenis SOP" in " ".join(shown.split())
    assert "Kesimpulan untuk indikator 1: bukan bukti" in shown


def test_export_and_import_lose_nothing(pack: Path, tmp_path: Path) -> None:
    book, copy = tmp_path / "aturan.xlsx", tmp_path / "salinan"
    assert evidence_checker("rules", "export", pack, "--xlsx", book).returncode == 0
    assert evidence_checker("rules", "import", "--xlsx", book, "--into", copy).returncode == 0
    before, after = (evidence_checker("rules", "check", folder).stdout for folder in (pack, copy))
    assert before == after
    assert b"sha256" in before


def test_import_refuses_rules_that_are_wrong_before_writing(tmp_path: Path) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"bukan buku kerja")
    run = evidence_checker("rules", "import", "--xlsx", broken, "--into", tmp_path / "baru")
    assert run.returncode == 2
    assert not (tmp_path / "baru").exists()


def test_help_imports_no_reader_and_no_matcher() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from evidence_checker.cli.main import run; run(['rules', '--help']); print(sorted(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT, text=True, check=True)
    for heavy in ("yaml", "rapidfuzz", "openpyxl", "ahocorasick", "evidence_checker.readers"):
        assert f"'{heavy}'" not in run.stdout


def test_starter_names_what_it_is() -> None:
    assert b"id: satuan-kerja" in starter("satuan-kerja", "s")["framework.yaml"]
