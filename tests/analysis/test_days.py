"""Days in every form that papers write them in, and what only looks like one."""

from __future__ import annotations

import pytest

from evidence_checker.analysis.days import days, iso_date
from tests.makers.documents import analyze, document


@pytest.mark.parametrize(
    "printed",
    [
        "6 Februari 2023", "06 Februari 2023", "6 Pebruari 2023", "6 Feb 2023", "6 Feb. 2023", "6 Pebr 23",
        "6 Peb 2023", "6 Febr '23", "06-02-2023", "06/02/2023", "06.02.2023", "6 - 2 - 2023", "6.2.23", "6/2/23",
        "2023/02/06", "6-II-2023",
        "2023-02-06", "6/II/2023", "6 II 2023", "6/Februari/2023", "6-Feb-2023", "6 Februari, 2023",
        "06 (enam) Februari 2023", "6 (enam) bulan Februari tahun 2023", "tanggal 6 bulan 2 tahun 2023",
        "enam bulan Februari tahun dua ribu dua puluh tiga", "Enam Februari Dua Ribu Dua Puluh Tiga",
        "enam, bulan Februari, tahun dua ribu duapuluh tiga", "enam bulan dua tahun dua ribu dua puluh tiga",
        "Senin, tanggal enam bulan Februari tahun 2023", "6 February 2023",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(printed: str) -> None:
    assert iso_date(printed) == "2023-02-06"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("17 Agt 2022", "2022-08-17"), ("17 Ags. 2022", "2022-08-17"), ("17 Agust 2022", "2022-08-17"),
        ("1 Nop 2021", "2021-11-01"), ("1 Nopember 2021", "2021-11-01"), ("31 Des 2021", "2021-12-31"),
        ("31-XII-2021", "2021-12-31"), ("4 Okt 2020", "2020-10-04"), ("9 Sept 2019", "2019-09-09"),
        ("dua puluh sembilan Februari dua ribu dua puluh empat", "2024-02-29"),
        ("sebelas bulan sebelas tahun dua ribu sebelas", "2011-11-11"),
        ("tiga puluh satu Desember seribu sembilan ratus sembilan puluh delapan", "1998-12-31"),
        ("dua puluh satu Maret 2023", "2023-03-21"),
    ],
)  # fmt: skip
def test_months_as_they_are_called(printed: str, iso: str) -> None:
    assert iso_date(printed) == iso


@pytest.mark.parametrize(
    "printed", ["31 Februari 2023", "31-06-2023", "29 Februari 2023", "32.01.2023", "06/13/2023"]
)
def test_a_day_that_no_calendar_has_is_found_and_is_none(printed: str) -> None:
    (day,) = days(printed)
    assert (day.iso, iso_date(printed), printed[day.start : day.end]) == ("", "", printed)


@pytest.mark.parametrize(
    "text",
    [
        "188.45/06/02/2023", "Versi 1.2.23.4", "6 Maret 12 orang", "Pasal 6 ayat (2) 2023", "10.2.23.1/KEP/2023",
        "NIP 19800206 200501 1 002", "telepon 021-06-02-2023", "Tahun 2019-2023",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_day(text: str) -> None:
    assert not any(days(text))


def test_forms_that_are_a_day_only_where_one_is_asked_for() -> None:
    assert (iso_date("butir 6.2.23", field=False), iso_date("Tanggal 6.2.23")) == ("", "2023-02-06")


def test_several_days_of_a_line_in_their_order() -> None:
    text = "3 Mei 2023 s.d. 05-05-2023, enam Mei dua ribu dua puluh tiga (06-05-2023)"
    assert [day.iso for day in days(text)] == ["2023-05-03", "2023-05-05", "2023-05-06", "2023-05-06"]


DECREE = (
    "KEPUTUSAN BUPATI CEMARA RAYA\nNOMOR {number}\nTENTANG\nTIM PUSAT DATA\n"
    "Ditetapkan di Kota Cemara\npada tanggal {day}\nBUPATI CEMARA RAYA,\nttd"
)


def codes(text: str) -> list[str]:
    return [signal.code for signal in analyze(document(text)).identity.signals]


def test_a_day_in_words_that_goes_on_in_the_next_line() -> None:
    minutes = (
        "BERITA ACARA\nREVIU ARSITEKTUR\nPada hari ini Senin, tanggal enam bulan Februari tahun dua\n"
        "ribu dua puluh tiga, telah dilaksanakan reviu"
    )
    assert analyze(document(minutes)).identity.date == "2023-02-06"
    decree = DECREE.format(number="188/2/HK/2023", day="enam bulan Februari tahun dua\nribu dua puluh tiga")
    assert analyze(document(decree)).identity.date == "2023-02-06"


@pytest.mark.parametrize("label", ["Hari/Tanggal", "Tanggal", "Tgl.", "Hari, tanggal"])
@pytest.mark.parametrize("day", ["Senin, 06/02/2017", "06.02.17", "Senin, enam Februari dua ribu tujuh belas"])
def test_the_day_of_minutes_is_their_year(label: str, day: str) -> None:
    text = f"NOTULEN RAPAT\nREVIU ARSITEKTUR\n{label} : {day}\nTempat : Ruang Rapat\nNotulis"
    seen = analyze(document(text)).identity
    assert (seen.date, seen.year) == ("2017-02-06", 2017)


def test_figures_in_the_rows_of_a_table_are_not_the_day_of_a_paper() -> None:
    rows = "DAFTAR SERVER\nNo\tNama\tDibeli\n1\tServer A\t06-02-2019\n2\tServer B\t07-02-2020"
    assert analyze(document(rows)).identity.date == ""


@pytest.mark.parametrize(
    "day", ["31 Februari 2023", "31-09-2023", "tiga puluh satu bulan April tahun dua ribu dua puluh tiga"]
)
def test_an_impossible_day_is_said(day: str) -> None:
    text = DECREE.format(number="188/2/HK/2023", day=day)
    assert ("EC240" in codes(text), analyze(document(text)).identity.date) == (True, "")


def test_another_year_in_the_number_is_said() -> None:
    assert "EC243" in codes(DECREE.format(number="188/2/HK/2022", day="6 Februari 2023"))
    assert "EC243" not in codes(DECREE.format(number="188/2/HK/2023", day="6 Februari 2023"))
    assert "EC243" not in codes(DECREE.format(number="188/2/HK", day="6 Februari 2023"))
