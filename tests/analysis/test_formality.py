"""Number, date, year, draft and signature, as printed and as a scanner misreads them."""

from __future__ import annotations

import pytest

from evidence_checker.analysis.days import iso_date
from evidence_checker.model import Identity, Signature, State, TextSource
from tests.makers.documents import analyze, document, paper

REGULATION = (
    "PERATURAN BUPATI CEMARA RAYA\n{number}\nTENTANG\nPENYELENGGARAAN PUSAT DATA\nDENGAN RAHMAT TUHAN YANG MAHA ESA\n"
)
DECREE = "KEPUTUSAN BUPATI CEMARA RAYA\n{number}\nTENTANG\nTIM KOORDINASI SPBE\n"
ENACTED = "Ditetapkan di Kota Cemara\npada tanggal {date}\nBUPATI CEMARA RAYA,\n{sign}\nWIRASENA ADINATA\n"


def identity(text: str, **how: object) -> Identity:
    return analyze(document(text, **how)).identity  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "number", "year"),
    [
        ("NOMOR 12 TAHUN 2023", "12 Tahun 2023", 2023),
        ("NOMOR : 12 TAHUN 2023", "12 Tahun 2023", 2023),
        ("NOMOR 61 TAHUN 2OL9", "61 Tahun 2019", 2019),
        ("NOMOR 1O TAHUN 20I9", "10 Tahun 2019", 2019),
        ("NOMOR 12 TAHUN ....", "12", 0),
        ("NOMOR ... TAHUN 2023", "", 0),
        ("NOMOR XX TAHUN 2023", "", 2023),
    ],
)
def test_the_number_of_a_regulation(printed: str, number: str, year: int) -> None:
    seen = identity(REGULATION.format(number=printed))
    assert seen.number == number
    assert not year or seen.year == year


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("NOMOR 188.45/112/HK/2023", "188.45/112/HK/2023"),
        ("Nomor : Kep/ I1O /V /2004", "Kep/110/V/2004"),
        ("NOMOR : 555 / 12 / DISKOMINFO / 2023", "555/12/DISKOMINFO/2023"),
        ("NOMOR\n188.45/112/HK/2023", "188.45/112/HK/2023"),
        ("NOMOR 555/XXX/DISKOMINFO/2023", ""),
    ],
)
def test_the_number_of_a_decree(printed: str, number: str) -> None:
    assert identity(DECREE.format(number=printed)).number == number


def test_the_number_of_an_sop_and_a_letter() -> None:
    assert analyze(paper("sop", "Pengoperasian Pusat Data", number="9", year=2022)).identity.number == "065/9/SOP/2022"
    assert analyze(paper("letter", "Permohonan VPS", number="9", year=2022)).identity.number == "555/9/DISKOMINFO/2022"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("25 Januari 2021", "2021-01-25"),
        ("25 Januart202l", "2021-01-25"),
        ("1 Pebruari 2020", "2020-02-01"),
        ("l7 Agustus 2O19", "2019-08-17"),
        ("3 Me1 2022", "2022-05-03"),
        ("30 Nopember 2022", "2022-11-30"),
        ("12 Desember 2023", "2023-12-12"),
        ("45 Januari 2021", ""),
        ("Januari 2021", ""),
        ("12 Rapat 2021", ""),
        ("", ""),
    ],
)
def test_a_date_with_the_slips_of_a_scan(printed: str, iso: str) -> None:
    assert iso_date(printed) == iso


def test_the_date_of_enactment_and_not_one_that_is_cited() -> None:
    text = (
        REGULATION.format(number="NOMOR 12 TAHUN 2023") + "Mengingat : Undang-Undang tanggal 2 Oktober 2014\n" + ENACTED
    )
    assert identity(text.format(date="14 Maret 2023", sign="ttd")).date == "2023-03-14"


def test_an_enacted_and_signed_regulation_is_final() -> None:
    seen = analyze(paper("regulation", "Pusat Data")).identity
    assert (seen.state, seen.signature, seen.date) == (State.FINAL, Signature.SEEN, "2023-03-14")


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("RANCANGAN\n" + REGULATION.format(number="NOMOR ... TAHUN 2023"), "baris_rancangan"),
        ("DRAFT\n" + REGULATION.format(number="NOMOR 12 TAHUN 2023"), "baris_rancangan"),
        ("RANCANGAN " + REGULATION.format(number="NOMOR ... TAHUN 2023"), "judul_rancangan"),
        (DECREE.format(number="NOMOR 555/XXX/DISKOMINFO/2023"), "pengganti_x"),
    ],
)
def test_one_strong_sign_makes_a_draft(text: str, signal: str) -> None:
    seen = identity(text)
    assert seen.state is State.DRAFT
    assert signal in [dict(found.facts)["signal"] for found in seen.signals if found.code == "EC201"]


def test_an_example_of_a_number_in_running_text_is_no_sign_of_a_draft() -> None:
    steps = 3 * "Klik menu Bendahara, pilih Tambah, isikan nomor SPP seperti XX/SPP/2023, lalu klik Simpan. "
    seen = identity(f"PEDOMAN INPUT DATA DALAM APLIKASI KEUANGAN\n{steps}")
    assert seen.state is not State.DRAFT


FIELDS = ("Nama", "Pekerjaan", "Alamat", "Telepon", "Jabatan", "Unit", "Atasan", "Keperluan")


@pytest.mark.parametrize(
    ("head", "value", "draft"),
    [
        ("Mohon diisi dengan huruf cetak", "", True),
        ("Mohon diisi dengan huruf cetak", "terisi", False),
        ("Data pegawai", "", False),  # nothing asks to fill it in: the values may stand in another column
    ],
)
def test_a_form_with_empty_fields_is_a_draft(head: str, value: str, draft: bool) -> None:
    text = f"SURAT REKOMENDASI\n{head}\n" + "".join(f"{field} : {value}\n" for field in FIELDS)
    assert (identity(text).state is State.DRAFT) is draft


def test_a_blank_number_with_a_blank_date_is_a_draft() -> None:
    text = REGULATION.format(number="NOMOR ... TAHUN ...") + ENACTED.format(date="", sign="")
    assert identity(text).state is State.DRAFT


def test_a_blank_number_alone_is_no_proof_of_a_draft() -> None:
    text = REGULATION.format(number="NOMOR ... TAHUN ...") + ENACTED.format(date="14 Maret 2023", sign="ttd")
    assert identity(text).state is not State.DRAFT


def test_a_file_name_alone_is_no_proof_of_a_draft() -> None:
    text = REGULATION.format(number="NOMOR 12 TAHUN 2023") + ENACTED.format(date="14 Maret 2023", sign="ttd")
    assert identity(text, name="draft perbup.pdf").state is State.FINAL


def test_the_word_rancangan_in_the_text_makes_no_draft() -> None:
    text = REGULATION.format(number="NOMOR 12 TAHUN 2023") + "Dinas menyusun rancangan arsitektur.\n" + ENACTED
    assert identity(text.format(date="14 Maret 2023", sign="ttd")).state is State.FINAL


@pytest.mark.parametrize(
    ("sign", "signature"),
    [
        ("ttd", Signature.SEEN),
        ("ttd.", Signature.SEEN),
        ("(t.t.d)", Signature.SEEN),
        ("Dokumen ini telah ditandatangani secara elektronik", Signature.ELECTRONIC),
        ("menggunakan sertifikat elektronik yang diterbitkan oleh BSrE", Signature.ELECTRONIC),
        ("", Signature.NOT_SEEN),
    ],
)
def test_what_is_seen_of_a_signature(sign: str, signature: Signature) -> None:
    text = REGULATION.format(number="NOMOR 12 TAHUN 2023") + ENACTED.format(date="14 Maret 2023", sign=sign)
    assert identity(text).signature is signature


def test_a_certified_copy_counts_as_signed() -> None:
    text = "SALINAN\n" + REGULATION.format(number="NOMOR 12 TAHUN 2023") + ENACTED.format(date="14 Maret 2023", sign="")
    seen = identity(text)
    assert (seen.signature, seen.state, seen.kind) == (Signature.SEEN, State.FINAL, "peraturan_kepala_daerah")


def test_a_signature_embedded_in_the_file_is_electronic() -> None:
    assert (
        identity(DECREE.format(number="NOMOR 1/2/2023"), signed_by="WIRASENA ADINATA").signature is Signature.ELECTRONIC
    )


def test_ink_on_a_scan_is_neither_seen_nor_missed() -> None:
    text = DECREE.format(number="NOMOR 1/2/2023") + ENACTED.format(date="14 Maret 2023", sign="")
    assert identity(text, source=TextSource.OCR).signature is Signature.UNKNOWN


def test_how_long_a_paper_is_valid() -> None:
    assert identity("SERTIFIKAT\nBerlaku sampai dengan tanggal 31 Desember 2023").valid_until == "2023-12-31"
    assert identity("SERTIFIKAT\nSelamanya").valid_until == ""


def test_the_year_of_a_report_is_on_its_cover() -> None:
    assert identity("LAPORAN PUSAT DATA\nTAHUN 2023\nBerdasarkan Peraturan Presiden Nomor 95 Tahun 2018").year == 2023


@pytest.mark.parametrize(
    ("text", "noted"),
    [("POHON KINERJA\nSASARAN 1 : Layanan", True), ("POHON KINERJA TAHUN 2017\nSASARAN 1 : Layanan", False)],
)
def test_a_year_that_only_the_file_tells_is_noted(text: str, noted: bool) -> None:
    seen = identity(text, name="pohon kinerja 2017.pdf")
    assert seen.year == 2017
    assert ("EC223" in [found.code for found in seen.signals]) is noted
