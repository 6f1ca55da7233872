"""rules/shared: its examples hold through the real analysis, mistakes are named, and a pack can add to it."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from evidence_checker import rules
from evidence_checker.analysis import applications_named
from evidence_checker.assessment import rule_examples
from evidence_checker.model import Knowledge, replace
from evidence_checker.rules import packs
from evidence_checker.rules.schema import schema
from evidence_checker.rules.shared import knowledge_of, read_shared
from evidence_checker.rules.shared_shapes import SHARED_FILES
from evidence_checker.rules.starter import starter
from evidence_checker.rules.tree import Mistakes
from tests.conftest import ROOT, evidence_checker

SHARED = ROOT / "rules" / "shared"
KNOWN = rules.shared_knowledge()
TRIALS = list(rule_examples.run_kinds(KNOWN))


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: f"{trial.kind}-{trial.example.line}")
def test_example_of_a_kind(trial: rule_examples.KindTrial) -> None:
    assert trial.passed, (trial.got, trial.example.text)


def test_every_kind_that_is_known_by_its_text_has_both_examples() -> None:
    for kind in KNOWN.kinds:
        if kind.headings or kind.habits:
            assert {example.matches for example in kind.examples} == {True, False}, kind.id
        assert kind.source and kind.name and kind.name_en, kind.id


@pytest.mark.parametrize("name", SHARED_FILES)
def test_an_editor_finds_the_shared_files_valid(name: str) -> None:
    parts = {
        "kinds": "jenis",
        "words": "kata",
        "sectors": "bidang",
        "services": "layanan",
        "regions": "wilayah",
        "bodies": "lembaga",
    }
    part = parts[name.removesuffix(".yaml")]
    wanted = {"$ref": f"#/definitions/{part}", "definitions": schema()["definitions"]}
    jsonschema.validate(yaml.safe_load((SHARED / name).read_text("utf-8")), wanted)


def _pack(head: str) -> dict[str, bytes]:
    files = starter("uji", "s")
    return files | {"framework.yaml": files["framework.yaml"] + head.encode()}


MAJLIS = """
kinds:
  keputusan_majlis:
    name: Keputusan Majlis
    legal: true
    counts_as: keputusan
    headings: [KEPUTUSAN MAJLIS ADAT]
    matches: ["KEPUTUSAN MAJLIS ADAT CEMARA\\nNOMOR 1 TAHUN 2024"]
    matches_not: ["KEPUTUSAN BUPATI CEMARA RAYA\\nNOMOR 1 TAHUN 2024"]
    source: contoh
  keputusan:
    headings: [PENETAPAN BUPATI]
"""


def _by_pack(text: str, known: Knowledge) -> str:
    trial = rule_examples.document(rule_examples.Example("", text, ""))
    return rule_examples.analyze(trial, known).identity.kind


def test_a_pack_adds_a_kind_and_headings_of_a_known_one() -> None:
    known = rules.parse(_pack(MAJLIS)).knowledge
    assert known.sha256 != KNOWN.sha256
    assert all(trial.passed for trial in rule_examples.run_kinds(known))
    for text, kind in (
        ("KEPUTUSAN MAJLIS ADAT CEMARA\nNOMOR 1 TAHUN 2024", "keputusan_majlis"),
        ("PENETAPAN BUPATI CEMARA RAYA\nNOMOR 1 TAHUN 2024", "keputusan"),
        ("KEPUTUSAN BUPATI CEMARA RAYA\nNOMOR 1 TAHUN 2024", "keputusan"),
    ):
        assert _by_pack(text, known) == kind
    assert _by_pack("PENETAPAN BUPATI CEMARA RAYA\nNOMOR 1 TAHUN 2024", KNOWN) != "keputusan"


def test_what_counts_as_a_kind_is_accepted_in_its_place() -> None:
    known = rules.parse(_pack(MAJLIS)).knowledge
    assert known.kind("keputusan_majlis").accepted_by(("keputusan",))
    assert not known.kind("keputusan_majlis").accepted_by(("sop",))


def test_a_packs_own_group_may_name_the_shared_one() -> None:
    files = _pack("")
    head = files["framework.yaml"].replace(b"[reviu, evaluasi, pemantauan]", b'["@reviu", audit mutu]')
    known = rules.parse(files | {"framework.yaml": head}).knowledge
    assert dict(known.phrase_groups)["reviu"] == (*dict(KNOWN.phrase_groups)["reviu"], "audit mutu")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("  surat: {counts_as: suratan, source: x}\n", "suratan"),
        ("  surat: {headings: ['^(SURAT'], source: x}\n", "^(SURAT"),
        ("  surat: {headings: ['^(?:a+)+$'], source: x}\n", "^(?:a+)+$"),
        ("  surat: {judul: x}\n", "kinds.surat.judul"),
    ],
)
def test_mistakes_are_named_with_their_line(change: str, found: str) -> None:
    with pytest.raises(rules.InvalidRules) as refused:
        rules.parse(_pack("kinds:\n" + change))
    (mistake,) = refused.value.findings
    assert found in str(mistake.mapping["found"])
    assert int(str(mistake.mapping["line"])) > 1


def test_a_broken_shared_file_is_refused_with_its_name(tmp_path: Path) -> None:
    files = read_shared(SHARED)
    mistakes = Mistakes()
    broken = files["shared/kinds.yaml"].replace(b"legal: true", b"legal: ya", 1)
    knowledge_of(files | {"shared/kinds.yaml": broken}, mistakes)
    assert [(f.code, f.mapping["file"]) for f in mistakes.found] == [("ES208", "shared/kinds.yaml")]


def test_the_fingerprint_of_a_pack_holds_the_shared_data(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules.parse(_pack("")).sha256
    monkeypatch.setattr(
        packs, "shared_knowledge", lambda: Knowledge(KNOWN.kinds, KNOWN.kind_groups, KNOWN.phrase_groups, "0")
    )
    assert rules.parse(_pack("")).sha256 != before


def test_check_and_test_of_the_command_line() -> None:
    checked = evidence_checker("rules", "check", "shared")
    assert checked.returncode == 0 and checked.stdout.startswith(b"shared: sah. ")
    tested = evidence_checker("rules", "test", "shared")
    assert tested.returncode == 0
    held, of = re.findall(r"(\d+) dari (\d+)", tested.stdout.decode())[0]
    assert held == of and int(of) > len(TRIALS), "the examples of kinds, and those of names of applications"


OWN_GROUP = b"""phrase_groups:
  pokok: [pusat data, data center]

subject: ['@pokok']
"""


def test_a_file_says_a_list_once_in_a_group_of_its_own() -> None:
    files = _pack("")
    name = next(name for name in files if name != "framework.yaml")
    written = files[name].replace(
        b"subject:                        # frasa yang menamai pokok indikator\n", b"subject:\n"
    )
    once = written.replace(b"subject:\n  - pusat data\n  - data center\n", OWN_GROUP)
    assert once != written
    (indicator,) = rules.parse(files | {name: once}).indicators
    assert indicator.subject == rules.parse(files).indicators[0].subject == ("pusat data", "data center")
    short = once.replace(b"[pusat data, data center]", b"[pdn]")
    with pytest.raises(rules.InvalidRules) as refused:
        rules.parse(files | {name: short})
    assert {finding.code for finding in refused.value.findings} == {"ES211"}


@pytest.mark.parametrize("pack", rules.shipped())
def test_no_shipped_rule_says_a_list_of_phrases_twice(pack: str) -> None:
    for name, data in packs.read(packs.find(pack)).items():
        lists = [
            tuple(way["subject"])
            for way in (yaml.safe_load(data).get("requirements") or {}).values()
            if len(way.get("subject", ())) >= 3
        ]
        assert len(lists) == len(set(lists)), name


@pytest.mark.parametrize("trial", list(rule_examples.run_naming(KNOWN)), ids=lambda trial: trial.example.line[:40])
def test_how_lines_name_applications(trial: rule_examples.NamingTrial) -> None:
    assert trial.got == trial.example.names
    assert trial.passed


def test_words_of_names_are_read_from_the_data() -> None:
    """Another head word than the shipped ones, given as data, makes a name."""
    naming = KNOWN.services.naming
    line = "Kanal GERBANG RAPI untuk warga"
    assert applications_named(line, naming) == []
    assert applications_named(line, replace(naming, heads=(*naming.heads, "kanal"))) == ["Kanal GERBANG RAPI"]
