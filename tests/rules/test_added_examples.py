"""Examples put into a rule file: the rest of the file stays letter for letter, and what was put in is read back."""

from __future__ import annotations

import pytest

from evidence_checker.model import Example
from evidence_checker.rules import indicators
from evidence_checker.rules.added_examples import added
from evidence_checker.rules.record import Record, items
from evidence_checker.rules.tree import MOST_BYTES, LocatedValue, Mistakes, grow

NEW = Example(
    "Ditolak: bukan tentang TIK", "KEPUTUSAN BUPATI\n\n  # bukan komentar\n- butir: satu\fhalaman 2: 'kutip' \"ganda\"",
    "nothing", file_name="SK: tim.pdf", agency="Kabupaten Cemara Raya", year=2024, scanned=True,
)  # fmt: skip
BEFORE = "# kepala\nid: '1'  # nomor\nname: Uji\n"
OLD = "examples:  # diuji\n  - title: Lama\n    expect: evidence\n    text: |\n      Isi lama\n"
AFTER = "\n# catatan penyusun\nnotes: [a, b]\n"


def _read(data: bytes) -> list[Example]:
    mistakes = Mistakes()
    grown = grow("x.yaml", data, mistakes)
    assert grown is not None and isinstance(grown.value, dict) and not mistakes.found
    spot = grown.value["examples"]
    assert isinstance(spot, LocatedValue)
    return [indicators.example(Record("x.yaml", item, mistakes)) for item in items(spot)]


@pytest.mark.parametrize("layout", [BEFORE, BEFORE + OLD, BEFORE + OLD + AFTER, BEFORE + AFTER + OLD, BEFORE + AFTER])
def test_everything_else_stays_and_the_example_is_read_back(layout: str) -> None:
    made = added(layout.encode(), [NEW, NEW])
    assert made is not None
    rest = iter(made.decode().splitlines())
    # every line of the file is still there, in its order (the remark on the key `examples` itself is given up)
    assert all(any(line == kept for kept in rest) for line in layout.replace("  # diuji", "").splitlines() if line)
    found = _read(made)
    assert [each.title for each in found] == ["Lama"] * ("Lama" in layout) + [NEW.title] * 2
    last = found[-1]
    assert (last.expect, last.file_name, last.agency, last.year, last.scanned) == (
        NEW.expect, NEW.file_name, NEW.agency, NEW.year, True,
    )  # fmt: skip
    assert [page.strip() for page in last.text.split("\f")] == [page.strip() for page in NEW.text.split("\f")]


def test_an_empty_list_is_filled() -> None:
    made = added((BEFORE + "examples: []\n" + AFTER).encode(), [NEW])
    assert made is not None and len(_read(made)) == 1


def test_lines_of_windows_and_a_last_line_without_end() -> None:
    made = added((BEFORE + OLD).rstrip("\n").replace("\n", "\r\n").encode(), [NEW])
    assert made is not None and [each.title for each in _read(made)] == ["Lama", NEW.title]


@pytest.mark.parametrize("text", ["baris\n", "baris\n\n\n", "baris", "  menjorok\nbaris  \n", "a\f\f\n"])
def test_any_end_of_a_text_is_held(text: str) -> None:
    made = added((BEFORE + OLD).encode(), [Example("x", text, "nothing")])
    assert made is not None and _read(made)[-1].text.split() == text.split()


def test_a_page_that_holds_the_mark_of_a_new_page_stays_one_page() -> None:
    made = added(BEFORE.encode(), [Example("x", "atas\n===\nbawah", "nothing")])
    assert made is not None and "\f" not in _read(made)[0].text


INLINE = BEFORE + "examples: [{title: Lama, expect: nothing, text: x}]\n"
QUOTED = BEFORE + '"examples":\n  - {title: L}\n'


@pytest.mark.parametrize("layout", [INLINE, QUOTED, "[1]\n"])
def test_what_cannot_be_added_to_is_left_alone(layout: str) -> None:
    assert added(layout.encode(), [NEW]) is None


def test_a_rule_file_never_outgrows_its_limit() -> None:
    assert added(BEFORE.encode(), [Example("x", "kata " * MOST_BYTES, "nothing")]) is None
