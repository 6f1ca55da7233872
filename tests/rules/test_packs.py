"""The shipped packs: complete, valid, and true to their own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_checker import rules
from evidence_checker.assessment import rule_examples
from evidence_checker.errors import UsageError
from evidence_checker.model import Framework
from evidence_checker.rules import packs
from evidence_checker.rules.starter import starter

COUNTS = {"spbe-2020": (47, 12), "pemdi-2026": (20, 7), "sakip-2021": (80, 16), "zi-2021": (110, 60)}
LADDERS = ("spbe-2020", "pemdi-2026")  # of five levels


@pytest.fixture(scope="module", params=sorted(COUNTS))
def pack(request: pytest.FixtureRequest) -> Framework:
    return rules.load(request.param)


def test_shipped_packs_are_these() -> None:
    assert rules.shipped() == tuple(sorted(COUNTS))


def test_counts_and_weights(pack: Framework) -> None:
    indicators, nodes = COUNTS[pack.id]
    assert len(pack.indicators) == indicators
    if pack.id in LADDERS:
        assert [indicator.id for indicator in pack.indicators] == [str(number) for number in range(1, indicators + 1)]
    assert len(pack.nodes) == nodes
    assert f"{sum(indicator.weight for indicator in pack.indicators):.2f}" == "100.00"
    assert f"{pack.weight_total:.2f}" == "100.00"


def test_every_level_is_there_and_cites_its_source(pack: Framework) -> None:
    for indicator in pack.indicators:
        if pack.id in LADDERS:
            assert [level.number for level in indicator.ladder] == [1, 2, 3, 4, 5], indicator.id
        assert all(level.criteria and level.source for level in indicator.ladder), indicator.id
        assert all(requirement.source for requirement in indicator.requirements), indicator.id
        assert indicator.ladder[0].floor, f"{indicator.id}: an empty folder is the lowest level, not none"


def test_every_lookalike_says_who_drew_the_line(pack: Framework) -> None:
    assert [i.id for i in pack.indicators for lookalike in i.lookalikes if not lookalike.source] == []


def test_every_indicator_has_an_example_that_counts_and_one_that_does_not(pack: Framework) -> None:
    for indicator in pack.indicators:
        if any(requirement.evidence == "document" for requirement in indicator.requirements):
            expected = {example.expect for example in indicator.examples}
            assert "evidence" in expected, indicator.id
            assert expected & {"nothing", "weak"}, indicator.id


def test_examples_hold(pack: Framework) -> None:
    failed = [f"{t.indicator}: {t.example.title}: {t.got} {t.codes}" for t in rule_examples.run(pack) if not t.passed]
    assert failed == []


def test_files_point_the_editor_at_the_schema(pack: Framework) -> None:
    schema = Path(pack.folder).parent / "aturan.schema.json"
    assert schema.is_file()
    for file in sorted(Path(pack.folder).glob("*.yaml")):
        first = file.read_text("utf-8").split("\n", 1)[0]
        part = "kerangka" if file.name == "framework.yaml" else "indikator"
        assert first == f"# yaml-language-server: $schema=../aturan.schema.json#/definitions/{part}"


def test_indices_of_others_ask_for_a_number_with_publisher_and_year() -> None:
    pemdi = rules.load("pemdi-2026")
    external = [i for i in pemdi.indicators if all(way.evidence in ("number", "manual") for way in i.requirements)]
    assert [indicator.id for indicator in external] == ["5", "6", "7", "18"]
    for indicator in external:
        number = next(way for way in indicator.requirements if way.evidence == "number")
        assert number.publisher
        assert number.valid_years == 1
        assert number.bands
        assert indicator.unverified


def test_pemdi_allows_decimals_and_spbe_whole_levels() -> None:
    steps = {name: {s[0]: s[3] for s in rules.load(name).scales}["tingkat"] for name in LADDERS}
    assert steps == {"spbe-2020": 1, "pemdi-2026": 0}


def test_sectors_may_not_reuse_what_proves_other_services() -> None:
    spbe = rules.load("spbe-2020")
    for number in ("45", "46", "47"):
        assert set(spbe.indicator(number).reuse_not_with) == {str(n) for n in range(32, 48)} - {number}


def test_pemdi_descends_from_spbe() -> None:
    known = {indicator.id for indicator in rules.load("spbe-2020").indicators}
    lineage = [link for indicator in rules.load("pemdi-2026").indicators for link in indicator.lineage]
    assert lineage
    assert all(name == "spbe-2020" and number in known for name, number in lineage)


def test_fingerprint_is_of_meaning() -> None:
    files = starter("uji", "s")
    plain = rules.parse(files).sha256
    renamed = {"framework.yaml": files["framework.yaml"] + b"# komentar\n", "zz.yaml": files["01-pusat-data.yaml"]}
    assert rules.parse(renamed).sha256 == plain
    changed = files | {"01-pusat-data.yaml": files["01-pusat-data.yaml"].replace(b"data center", b"data centre")}
    assert rules.parse(changed).sha256 != plain


@pytest.mark.parametrize("similarity", [0.1, 0.79, 1.01])
def test_no_pack_sets_a_bar_that_is_none(similarity: float) -> None:
    files = starter("uji", "s")
    head = files["framework.yaml"] + f"thresholds: {{similarity: {similarity}}}\n".encode()
    with pytest.raises(rules.InvalidRules) as refused:
        rules.parse(files | {"framework.yaml": head})
    assert [(f.code, f.mapping["expected"]) for f in refused.value.findings] == [("ES214", "0.8 sampai 1")]


def test_groups_are_unfolded() -> None:
    indicator = rules.parse(starter("uji", "s")).indicators[0]
    assert indicator.requirements[1].nearby == ("reviu", "evaluasi", "pemantauan")


@pytest.mark.parametrize("location", ["spbe-2019", "../spbe-2020", "/"])
def test_no_such_pack(location: str) -> None:
    with pytest.raises(UsageError) as refused:
        packs.find(location)
    assert refused.value.code == "ES220"
