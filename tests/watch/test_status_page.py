"""The status page: everything is escaped, nothing runs, it says what staff need in both languages."""

from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

import pytest

from evidence_checker.model import (
    Assessment,
    Evidence,
    Finding,
    FrameworkStamp,
    Index,
    IndicatorResult,
    ReadStatus,
    Status,
    Strength,
)
from evidence_checker.watch import status_page
from evidence_checker.watch.standing import Beat, Row, Waiting, WatchStatus
from evidence_checker.watch.status_page_words import WORDS
from evidence_checker.watch.verdicts import Use, Verdict, advice

PAYLOADS = (
    "<script>alert(1)</script>.pdf",
    '"><img src=x onerror=alert(1)>.pdf',
    "' onmouseover=alert(1) x='.pdf",
    "</style><svg onload=alert(1)>",
    "</title><!--",
    "javascript:alert(1)",
    "a\u202egpj.exe",
    "a\x00\x1b[2Jb",
    "lone \udcff surrogate",
    "{{7*7}} ${7*7} %(a)s",
)


def board(name: str = "SOP.pdf", rows: int = 1) -> WatchStatus:
    weak = Use("22", Strength.WEAK, (Finding.of("EC999", note=name),), 3)
    verdicts = [Verdict(f"{n} {name}", ReadStatus.READ, None, (weak,), ()) for n in range(rows)]
    made = [Row(verdict, "2026-11-24T10:00:00+07:00") for verdict in verdicts]
    unread = Verdict("rusak " + name, ReadStatus.UNREADABLE, Finding.of("EC999", note=name), (), ())
    unused = Verdict("lain " + name, ReadStatus.READ, None, (), (("7", Finding.of("EC999", note=name)),))
    double = Verdict("kembar " + name, ReadStatus.READ, None, (), (), name)
    rows_all = (*made, *(Row(v, "2026-11-24T09:00:00+07:00") for v in (unread, unused, double)))
    result = IndicatorResult(
        "22", "Layanan " + name, "d", "a", 1.0, Status.WEAK, 2.5, 4.0, 0.1,
        (Evidence(name, "", Strength.STRONG, 1.0, (2,), (), ()),), (), (Finding.of("EC999", note=name),),
    )  # fmt: skip
    assessment = Assessment(
        "", FrameworkStamp("f", "1", "", name), name, 2026, name, (), (result,), Index(2.61, name, (), ())
    )
    trouble = Finding.of("EC999", note=name)
    beat = Beat(name, "2026-11-24T10:00:00+07:00", "events", 60.0, "", 1, 4, 4, 0, 1, 1, (trouble,))
    return WatchStatus(beat, rows_all, (Waiting("datang " + name, 5, name),), assessment)


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {str(value) for name, value in attrs if name in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parsed(data: bytes) -> Elements:
    elements = Elements()
    elements.feed(data.decode("utf-8"))
    return elements


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_name_becomes_markup(payload: str, lang: str) -> None:
    usual, hostile = (parsed(status_page.render([board(name)], lang)) for name in ("SOP.pdf", payload))
    assert hostile.tags == usual.tags
    assert hostile.attributes == usual.attributes
    assert all(link.startswith("#") for link in hostile.links)
    assert "script" not in hostile.tags


@pytest.mark.parametrize("character", ["\u202e", "\x00", "\x1b", "\u2066"])
def test_nothing_hides_in_a_name(character: str) -> None:
    assert character not in status_page.render([board(f"a{character}b")], "id").decode("utf-8")


def test_the_page_needs_nothing_from_elsewhere_and_refreshes_itself() -> None:
    data = status_page.render([board()], "id").decode("utf-8")
    assert "default-src 'none'" in data
    assert '<meta http-equiv="refresh"' in data
    assert "http://" not in data and "https://" not in data


def test_it_says_what_arrives_what_is_unreadable_what_counts_and_why_not() -> None:
    text = " ".join(parsed(status_page.render([board()], "id")).text)
    for name in ("datang SOP.pdf", "rusak SOP.pdf", "lain SOP.pdf", "kembar dari SOP.pdf"):
        assert name in text
    for fact in ("indikator 22 (Layanan SOP.pdf): lemah", "(hlm. 3)", "2,61", "2,5 / 4"):
        assert fact in text


def test_english_has_every_word() -> None:
    assert set(WORDS["id"]) == set(WORDS["en"])
    text = " ".join(parsed(status_page.render([board()], "en")).text)
    assert "indicator 22 (Layanan SOP.pdf): weak" in text and "2.61" in text


def test_newest_first_and_bounded() -> None:
    made = board(rows=status_page.NEWEST + status_page.SHOWN_ROWS + 7)
    data = status_page.render([made], "id").decode("utf-8")
    assert data.index("0 SOP.pdf") < data.index("24 SOP.pdf") < data.index('id="accepted-1"')
    assert f"{status_page.NEWEST + status_page.SHOWN_ROWS + 6} SOP.pdf" not in data
    assert "7 berkas yang lebih lama tidak ditampilkan" in data


def test_several_folders_have_their_own_links() -> None:
    data = status_page.render([board(rows=status_page.NEWEST)] * 2, "id").decode("utf-8")
    assert 'id="unread-1"' in data and 'id="unread-2"' in data


def test_a_page_of_a_watch_that_ended_says_so() -> None:
    made = board()
    ended = dataclasses.replace(made, beat=dataclasses.replace(made.beat, ended=True))
    assert WORDS["id"]["ended"] in status_page.render([ended], "id").decode("utf-8")
    assert WORDS["id"]["ended"] not in status_page.render([made], "id").decode("utf-8")


def test_it_is_headed_by_agency_and_year_and_tells_no_place_on_the_server() -> None:
    made = board("Kabupaten")
    placed = dataclasses.replace(made, beat=dataclasses.replace(made.beat, folder="/srv/bagikan/rahasia/bukti 2026"))
    data = status_page.render([placed], "id").decode("utf-8")
    assert "<h1>Status bukti dukung: Kabupaten 2026</h1>" in data and "bukti 2026</h2>" in data
    assert "/srv" not in data and "rahasia" not in data
    assert "24 November 2026, 10.00" in data


def test_no_file_has_two_rows() -> None:
    rows = status_page.NEWEST + 3
    data = status_page.render([board(rows=rows)], "id").decode("utf-8")
    for number in range(rows):
        assert data.count(f"<td class=name>{number} SOP.pdf</td>") == 1


def test_what_counts_gets_no_advice_for_another_indicator() -> None:
    strong = Use("16", Strength.STRONG, (), 1)
    other = ("3", Finding.of("EC310", wanted="Kebijakan", kind="sop"))
    used = Verdict("SOP.pdf", ReadStatus.READ, None, (strong,), (other,))
    assert advice(used, "id") == ""
    assert advice(dataclasses.replace(used, uses=()), "id") != ""
