"""Packs that must be refused, each with every mistake, its file and its line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_checker import messages, rules
from evidence_checker.rules.starter import starter
from tests.conftest import evidence_checker

HERE = Path(__file__).parent / "broken"
EXPECTED: dict[str, list[list[str | int]]] = yaml.safe_load((HERE / "expected.yaml").read_text("utf-8"))


def test_every_broken_pack_has_its_expectation() -> None:
    assert sorted(EXPECTED) == sorted(folder.name for folder in HERE.iterdir() if folder.is_dir())
    assert len(EXPECTED) >= 10


@pytest.mark.parametrize("name", EXPECTED)
def test_pack_is_refused_with_every_mistake(name: str) -> None:
    with pytest.raises(rules.InvalidRules) as refused:
        rules.load(HERE / name)
    found = [
        [f.code, *(f.mapping[key] for key in ("file", "line", "found", "expected"))] for f in refused.value.findings
    ]
    assert len(found) == len(EXPECTED[name])
    for seen, wanted in zip(found, EXPECTED[name], strict=True):
        assert [one for one, other in zip(seen, wanted, strict=True) if other != "~"] == [w for w in wanted if w != "~"]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_command_line_shows_file_and_line_of_every_mistake(lang: str) -> None:
    run = evidence_checker("rules", "check", HERE / "rujukan-kosong", "--lang", lang)
    assert run.returncode == 2
    shown = run.stderr.decode()
    for _, file, line, _, expected in EXPECTED["rujukan-kosong"]:
        assert f"{file} {'baris' if lang == 'id' else 'line'} {line}: " in shown
        assert lang == "en" or str(expected) in shown


@pytest.mark.parametrize("name", EXPECTED)
def test_mistakes_read_in_english_too(name: str) -> None:
    """Every fragment has its English; quotations from the file stay as they are."""
    with pytest.raises(rules.InvalidRules) as refused:
        rules.load(HERE / name)
    indonesian = {
        "yang",
        "dari",
        "satu",
        "kali",
        "saja",
        "paling",
        "atau",
        "bukan",
        "teks",
        "angka",
        "daftar",
        "kunci",
        "sampai",
    }
    for finding in refused.value.findings:
        expected = str(finding.mapping["expected_en"]).split("(perhaps")[0].split()
        assert [word for word in expected if word.strip("().,:") in indonesian] == []
    quoted = {"istilah-terlalu-pendek": "subject: layanan", "tag-python": "!!python/object/apply:os.system"}
    if name in quoted:
        assert quoted[name] in [finding.mapping["found_en"] for finding in refused.value.findings]


def test_nothing_of_a_tag_is_run(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(rules.InvalidRules):
        rules.load(HERE / "tag-python")
    assert "tertembus" not in capfd.readouterr().out


def test_mistakes_of_several_files_come_together() -> None:
    files = starter("uji", "s")
    files["02-dua.yaml"] = files["01-pusat-data.yaml"].replace(b'id: "1"', b"id: 2")
    files["framework.yaml"] = files["framework.yaml"].replace(b"version:", b"versi:")
    with pytest.raises(rules.InvalidRules) as refused:
        rules.parse(files)
    assert {f.mapping["file"] for f in refused.value.findings} == {"framework.yaml", "02-dua.yaml"}


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_no_edit_of_a_pack_raises_anything_else(data: st.DataObject) -> None:
    """Any bytes in place of any stretch of a valid pack: it loads, or it is refused with lines that exist."""
    files = dict(starter("uji", "s"))
    name = data.draw(st.sampled_from(sorted(files)))
    content = files[name]
    start = data.draw(st.integers(0, len(content)))
    end = min(len(content), start + data.draw(st.integers(0, 40)))
    token = st.sampled_from(
        [b"{", b"[", b"&a ", b"*a", b"!!set ", b"? ", b"<<: ", b"---\n", b": ", b"- ", b"\t", b"\x00", b"1e999", b"0x_"]
    )
    piece = data.draw(
        st.one_of(st.binary(max_size=12), token, st.text(max_size=8).map(lambda text: text.encode("utf-8")))
    )
    files[name] = content[:start] + piece + content[end:]
    try:
        rules.parse(files)
    except rules.InvalidRules as refused:
        assert refused.findings
        for finding in refused.findings:
            assert messages.message(finding)
            assert 1 <= int(str(finding.mapping["line"])) <= files[str(finding.mapping["file"])].count(b"\n") + 3
