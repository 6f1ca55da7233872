"""The front door: help costs nothing, errors are one line and a status, the verbs of the contract exist."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from evidence_checker import messages
from evidence_checker.cli.english import ENGLISH
from evidence_checker.cli.main import cli
from evidence_checker.cli.verbs import VERBS
from evidence_checker.errors import Exit
from evidence_checker.model import Finding
from tests.conftest import ROOT, evidence_checker

CONTRACT = {"check", "watch", "read", "explain", "organize", "report", "diff", "decide", "rules", "init", "doctor"}
HEAVY = (
    "pypdfium2", "pdfplumber", "PIL", "rapidfuzz", "ahocorasick", "numpy", "openpyxl", "docx", "jinja2", "tinydb",
    "yaml",
    "watchdog", "rapidocr", "onnxruntime", "msgspec", "evidence_checker.assess.check", "evidence_checker.readers",
    "evidence_checker.matching.search", "evidence_checker.reports", "evidence_checker.assessment",
    "evidence_checker.store",
)  # fmt: skip
_PROBE = """
import sys
from evidence_checker.cli.main import run
run(sys.argv[1:])
print("LOADED " + " ".join(sorted(sys.modules)), file=sys.stderr)
"""


def test_contract_verbs_are_there() -> None:
    assert set(VERBS) >= CONTRACT


@pytest.mark.parametrize("words", [["--help"], *[[verb, "--help"] for verb in VERBS]], ids=" ".join)
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    probe = subprocess.run(
        [sys.executable, "-c", _PROBE, *words], capture_output=True, cwd=ROOT, timeout=60, check=True, encoding="utf-8"
    )
    loaded = probe.stderr.rpartition("LOADED ")[2].split()
    assert "evidence_checker.cli.main" in loaded
    assert [name for name in HEAVY if name in loaded] == []
    assert "Pemakaian:" in probe.stdout


def test_help_speaks_both_languages() -> None:
    assert b"Perintah:" in evidence_checker("--help").stdout
    assert b"Commands:" in evidence_checker("--lang", "en", "--help").stdout
    assert b"Commands:" in evidence_checker("--help", env={"EVIDENCE_CHECKER_LANG": "en"}).stdout


def _texts(command: click.Command) -> Iterator[str]:
    """Every help text of the command and of all below it."""
    if command.help:
        yield command.help.strip()
    yield from (option.help.strip() for option in command.params if isinstance(option, click.Option) and option.help)
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            below = command.get_command(click.Context(command), name)
            assert below is not None
            yield from _texts(below)


def test_every_help_text_has_its_english() -> None:
    texts = set(_texts(cli))
    assert sorted(texts - set(ENGLISH)) == []
    assert sorted(set(ENGLISH) - texts) == [], "no verb says this any more"


def test_verb_help_in_english() -> None:
    shown = evidence_checker("decide", "accept", "--help", "--lang", "en").stdout.decode("utf-8")
    assert "Accept a document as evidence for an indicator." in shown
    assert "Nama yang memutuskan" not in shown


def test_help_fits_eighty_columns() -> None:
    for verb in VERBS:
        lines = evidence_checker(verb, "--help").stdout.decode("utf-8").splitlines()
        assert [line for line in lines if len(line) > 80] == []


def test_module_and_script_are_one() -> None:
    assert evidence_checker("--version").stdout.startswith(b"evidence-checker 0.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "chek"),
        (["check"], "FOLDER"),
        (["check", "--colour", "."], "--colour"),
        (["check", "--workers", "nol", "."], "--workers"),
        (["check", "no-such-folder"], "no-such-folder"),
        (["check", __file__], "test_main.py"),
        (["check", ".", "--report", "word=x"], "word"),
        (["check", ".", "--report", "hasil.html"], "hasil.html"),
        (["check", ".", "--framework", "spbe-1999"], "spbe-1999"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_one_clear_line(words: list[str], said: str, tmp_path: Path) -> None:
    run = evidence_checker(*words)
    assert run.returncode == Exit.USAGE
    assert run.stdout == b""
    message = run.stderr.decode("utf-8")
    assert said in message
    assert len(message.splitlines()) <= 4


def test_hostile_name_is_not_obeyed_by_the_terminal(tmp_path: Path) -> None:
    run = evidence_checker("check", tmp_path / "x\x1b[31m\u202ered")
    assert run.returncode == Exit.USAGE
    assert b"\x1b" not in run.stderr and "\u202e".encode() not in run.stderr


def test_own_error_goes_into_a_file_to_send(tmp_path: Path) -> None:
    program = (
        "import sys, evidence_checker.cli.main as m\n"
        "def broken(*a, **k): raise ValueError('secret')\n"
        "m.cli.main = broken\nsys.exit(m.run(['check', '.']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=ROOT,
        env={"TMPDIR": str(tmp_path), "TEMP": str(tmp_path)},
        timeout=60, check=False, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == Exit.NOT_FINAL
    assert "Traceback" not in run.stderr and "ValueError" in run.stderr
    [log] = tmp_path.glob("evidence-checker-error-*.txt")
    assert "ValueError: secret" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", sorted(code for code in messages.CATALOGUE if code.startswith("ES1")))
@pytest.mark.parametrize("lang", ["id", "en"])
def test_usage_errors_say_what_to_do(code: str, lang: str) -> None:
    entry = messages.CATALOGUE[code]
    finding = Finding(code, tuple(sorted(entry.example)))
    assert "{" not in messages.message(finding, lang) + messages.advice(finding, lang)
    assert messages.advice(finding, lang)
