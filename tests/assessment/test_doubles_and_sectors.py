"""Files of equal text count once; public service sectors take different services."""

from __future__ import annotations

from evidence_checker.model import Assessment, Context, Document, replace
from tests.assessment.small import AGENCY, OWN, assess
from tests.makers.documents import document, paper


def manual(service: str, name: str) -> Document:
    return document(
        f"PANDUAN PENGGUNA APLIKASI {service}\nPEMERINTAH KABUPATEN CEMARA RAYA\nBuka menu utama.", name=name
    )


def slots(assessment: Assessment) -> dict[str, list[str]]:
    return {
        result.id: [item.path for item in result.evidence]
        for result in assessment.indicators
        if result.id in ("45", "46", "47")
    }


def double(name: str, size: int, signed_by: str = "") -> Document:
    text = paper("sop", "Pengoperasian Pusat Data", "Operator memeriksa server.").pages[0].text
    return document(text, name=name, size=size, signed_by=signed_by)


def test_of_equal_texts_the_smallest_file_stands_for_all() -> None:
    assessment = assess(double("a.pdf", 900), double("b.pdf", 500), double("c.pdf", 700))
    found = {item.path: item for item in assessment.documents}
    assert found["b.pdf"].duplicates == ("a.pdf", "c.pdf")
    assert (found["a.pdf"].duplicate_of, found["b.pdf"].duplicate_of) == ("b.pdf", None)
    assert [item.path for result in assessment.indicators for item in result.evidence] == ["b.pdf"]


def test_of_equal_texts_the_electronically_signed_stands_for_all() -> None:
    assessment = assess(double("a.pdf", 500), double("b.pdf", 900, signed_by="WIRASENA ADINATA"))
    assert {item.path: item.duplicate_of for item in assessment.documents} == {"a.pdf": "b.pdf", "b.pdf": None}


def test_a_double_is_told_and_serves_no_indicator() -> None:
    copy = next(item for item in assess(double("a.pdf", 900), double("b.pdf", 500)).documents if item.duplicate_of)
    assert (copy.indicators, [found.code for found in copy.findings]) == ((), ["EC501"])


def test_equal_letters_in_another_layout_are_equal_texts() -> None:
    one = double("a.pdf", 900)
    page = replace(one.pages[0], text=one.pages[0].text.replace(" ", "  ").replace("Operator", "OPERATOR"))
    other = replace(one, file=replace(one.file, path="b.pdf", sha256="f" * 64), pages=(page,))
    assert [item.duplicate_of for item in assess(one, other).documents] == [None, "a.pdf"]


def test_two_services_take_two_sectors() -> None:
    assert slots(assess(manual("PERIZINAN", "p.pdf"), manual("ANTREAN", "q.pdf"))) == {
        "45": ["p.pdf"],
        "46": ["q.pdf"],
        "47": [],
    }


def test_two_papers_of_one_service_share_its_sector() -> None:
    second = document("PANDUAN PENGGUNA APLIKASI PERIZINAN\nKABUPATEN CEMARA RAYA\nCetak izin.", name="r.pdf")
    assert slots(assess(manual("PERIZINAN", "p.pdf"), second)) == {"45": ["p.pdf", "r.pdf"], "46": [], "47": []}


def test_a_service_that_the_agency_named_takes_the_named_sector() -> None:
    context = Context((AGENCY,), 2023, (("46", ("Cemara Antre",)), ("47", ("Cemara Wisata",))))
    papers = (manual("CEMARA ANTRE", "a.pdf"), manual("CEMARA WISATA", "w.pdf"), manual("PERIZINAN", "p.pdf"))
    assert slots(assess(*papers, context=context)) == {"45": ["p.pdf"], "46": ["a.pdf"], "47": ["w.pdf"]}


def test_no_paper_serves_two_sectors() -> None:
    papers = [manual(service, f"{number}.pdf") for number, service in enumerate(("PERIZINAN", "ANTREAN", "PARIWISATA"))]
    used = [path for paths in slots(assess(*papers, context=OWN)).values() for path in paths]
    assert sorted(used) == ["0.pdf", "1.pdf", "2.pdf"]
