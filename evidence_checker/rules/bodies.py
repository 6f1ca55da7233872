"""`bodies.yaml` → the ministries and national bodies."""

from __future__ import annotations

from evidence_checker.model import NationalBody
from evidence_checker.rules import check
from evidence_checker.rules.record import Record
from evidence_checker.rules.shapes import integer, many, record, text, texts

BODIES_FILE = record(
    "Kementerian dan lembaga pusat.",
    source=text("Dasar daftar ini.", required=True),
    bodies=many(
        record(
            "",
            name=text("Nama resmi.", required=True),
            also=texts("Singkatan dan nama lain pada dokumennya."),
            since=integer("Sejak tahun berapa bernama demikian.", least=1945),
            until=integer("Sampai tahun berapa bernama demikian.", least=1945),
            continues=texts("Nama lembaga yang tugasnya diteruskan."),
            runs=texts("Aplikasi yang disediakannya bagi instansi lain."),
        ),
        "Lembaga beserta nama lain dan aplikasinya.",
        required=True,
    ),
)


def bodies_of(item: Record) -> tuple[NationalBody, ...]:
    """Every body, in the order of the file. A name under `continues` that is none of them is a mistake."""
    spots = [Record(item.file, spot, item.mistakes) for spot in item.spots("bodies")]
    names = [each.text("name") for each in spots]
    for each in spots:
        for spot in each.spots("continues"):
            if spot.value not in names:
                expected = "nama lembaga" + check.closest(str(spot.value), names)
                item.mistake("ES213", spot.line, str(spot.value), expected, key="continues")
    return tuple(
        NationalBody(
            each.text("name"),
            each.texts("also"),
            int(each.number("since")),
            int(each.number("until")),
            each.texts("continues"),
            each.texts("runs"),
        )
        for each in spots
    )
