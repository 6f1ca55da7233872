"""Names that every system takes."""

from __future__ import annotations

import ntpath
import posixpath
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_checker.organize.safe_names import (
    COMPONENT_BYTES,
    PATH_UNITS,
    collision_key,
    component,
    extension,
    numbered,
    path,
    units,
)

HOSTILE = (
    "../../x", "..\\..\\x", "/etc/x", "C:\\x", "\\\\host\\share", "//host/x", "%2e%2e%2f", "x\0.pdf", "a.pdf:stream",
    "CON", "con.pdf", "aux.txt", "COM1", "COM¹", "lpt9.tar.gz", "NUL .txt", "x.", "x ", "...", "..", ".", "", " ",
    "~root",
    "~$laporan.docx", "a\nINFO forged", "\r", "\x1b[2J", "\u202egpj.exe", "\u2066x", "\u200b", "$(id)", "`id`", ";id",
    "-rf", "*?[a]", "\udce9\udcff.pdf", "\ud800", "x" * 255, "é" * 200,
    "👩‍👩‍👧‍👦" * 40, "e\u0301" * 90, "a/b", "\ufeff",
    "\ufffe",
    "﷽" * 60,
)  # fmt: skip
DEVICES = {"con", "prn", "aux", "nul"} | {f"{kind}{n}" for kind in ("com", "lpt") for n in "0123456789¹²³"}
anything = st.text() | st.text(alphabet='./\\:~ .CONcon1\u0301é\u200b\ud800<>"|?*\x00', max_size=30)


def assert_portable(name: str) -> None:
    assert name not in ("", ".", "..")
    assert len(name.encode("utf-8")) <= COMPONENT_BYTES
    assert not set(name) & set('<>:"/\\|?*')
    assert all(ord(c) >= 32 and unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn", "Co") for c in name)
    assert name[-1] not in ". "
    assert name[0] not in ". ~"
    assert name.split(".")[0].rstrip().lower() not in DEVICES
    assert name == unicodedata.normalize("NFC", name)
    assert not ntpath.isabs(name) and not posixpath.isabs(name) and ntpath.splitdrive(name)[0] == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_a_portable_name(text: str) -> None:
    assert_portable(component(text))


@given(anything)
def test_any_text_becomes_a_portable_name_and_stays_it(text: str) -> None:
    name = component(text)
    assert_portable(name)
    assert component(name) == name


@given(st.lists(anything, min_size=1, max_size=6), st.integers(2, 4000))
def test_no_path_leaves_its_root_or_its_length(texts: list[str], number: int) -> None:
    made = path(tuple(component(text) for text in texts))
    assert units(made) <= PATH_UNITS
    assert posixpath.normpath(posixpath.join("/root", made)).startswith("/root/")
    assert ntpath.normpath(ntpath.join("C:\\root", made)).startswith("C:\\root\\")
    for part in made.split("/"):
        assert_portable(part)
    assert_portable(numbered(made.split("/")[-1], number))


def test_a_good_name_stays() -> None:
    for name in (
        "11a_Perbup_81_2021_SPBE.pdf",
        "Domain 2 - Tata Kelola",
        "Rencana Aksi (final) & tindak lanjut.xlsx",
        "-rf",
    ):
        assert component(name) == name


def test_two_long_names_with_one_beginning_stay_two() -> None:
    one, other = component("x" * 200 + "a.pdf"), component("x" * 200 + "b.pdf")
    assert one != other
    assert one.endswith(".pdf")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Laporan.PDF", "laporan.pdf"), ("caf\u00e9.pdf", "cafe\u0301.pdf"), ("STRASSE", "straße"), ("\u1e9e", "SS")],
)
def test_twins_of_case_and_accent_share_a_key(one: str, other: str) -> None:
    assert collision_key(one) == collision_key(other)


def test_different_names_have_different_keys() -> None:
    assert collision_key("laporan.pdf") != collision_key("laporan2.pdf")


@given(st.text())
def test_the_key_of_a_key_is_itself_for_composed_case(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert collision_key(unicodedata.normalize(form, text)) == collision_key(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.PDF", ".pdf"),
        ("Nomor 4.2021", ""),
        ("a.tar.gz", ".gz"),
        ("a", ""),
        ("a.pengesahanakhir", ""),
        ("a.7z", ".7z"),
    ],
)
def test_extension(name: str, expected: str) -> None:
    assert extension(name) == expected


def test_numbered() -> None:
    assert numbered("laporan.pdf", 2) == "laporan (2).pdf"
    assert len(numbered("é" * 60, 1000).encode()) <= COMPONENT_BYTES
