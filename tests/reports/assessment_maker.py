"""Assessments about an invented agency, built by hand: the fixtures of every report's tests.

`golden()`: seven indicators, one of each standing, with each kind of finding, a decision, an unread file.
`large(n)`: n documents over 47 indicators, for time and size. `with_text(text)`: the golden one with hostile text in
every field that comes from outside.
"""

from __future__ import annotations

import hashlib

from evidence_checker.model import (
    Assessment,
    Decision,
    DocumentResult,
    Evidence,
    Finding,
    FrameworkStamp,
    Identity,
    Index,
    IndexPart,
    IndicatorResult,
    Lacking,
    NearMiss,
    Node,
    Passage,
    Placed,
    Prose,
    ReadStatus,
    Signature,
    State,
    Status,
    Step,
    Strength,
    TextSource,
    replace,
)

LACKS = Lacking("", "Laporan evaluasi", 3)
AGENCY = "Pemerintah Kabupaten Cemara Raya"
MADE_AT = "2026-11-24T19:05:00+07:00"

# (id, name, parent, weight)
DOMAINS = (
    ("D1", "Kebijakan Internal SPBE", 13.0),
    ("D2", "Tata Kelola SPBE", 25.0),
    ("D3", "Manajemen SPBE", 16.5),
    ("D4", "Layanan SPBE", 45.5),
)
ASPECTS = (
    ("A1", "Kebijakan Internal Tata Kelola SPBE", "D1", 13.0),
    ("A2", "Perencanaan Strategis SPBE", "D2", 10.0),
    ("A3", "Teknologi Informasi dan Komunikasi", "D2", 10.0),
    ("A4", "Penyelenggara SPBE", "D2", 5.0),
    ("A5", "Penerapan Manajemen SPBE", "D3", 12.0),
    ("A6", "Pelaksanaan Audit TIK", "D3", 4.5),
    ("A7", "Layanan Administrasi Pemerintahan Berbasis Elektronik", "D4", 27.5),
    ("A8", "Layanan Publik Berbasis Elektronik", "D4", 18.0),
)
NODES = tuple(Node(i, n, "Domain", "", w) for i, n, w in DOMAINS) + tuple(
    Node(i, n, "Aspek", p, w) for i, n, p, w in ASPECTS
)
LADDER = (
    Step(1, "Konsep kebijakan belum atau telah tersedia."),
    Step(2, "Kebijakan telah ditetapkan, tetapi muatannya baru sebagian."),
    Step(3, "Kebijakan telah ditetapkan dan muatannya lengkap."),
    Step(4, "Kebijakan memuat keterpaduan antarinstansi dan telah dievaluasi.", "perbedaan Kepmen"),
    Step(5, "Kebijakan telah dievaluasi berkala dan ditindaklanjuti dengan kebijakan baru."),
)
STAMP = FrameworkStamp("spbe-2020", "1.0.0", hashlib.sha256(b"rules").hexdigest(), "Pemantauan dan Evaluasi SPBE")


def sha(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def passage(page: int, quote: str, term: str, article: str = "", **more: object) -> Passage:
    return replace(Passage(page, 40, 40 + len(quote), quote, term, 0.97, article=article), **more)  # type: ignore[arg-type]


def document(path: str, identity: Identity, indicators: tuple[str, ...] = (), **more: object) -> DocumentResult:
    plain = DocumentResult(
        path, sha(path), 48_211 + len(path), ReadStatus.READ, None, 12, TextSource.TEXT, identity, indicators=indicators
    )
    return replace(plain, **more)  # type: ignore[arg-type]


PERBUP = "01 Kebijakan/Perbup Nomor 12 Tahun 2024 Tata Kelola SPBE.pdf"
DRAFT = "01 Kebijakan/Rancangan Perbup Manajemen Data.docx"
SOP = "03 Layanan/SOP Pengoperasian Pusat Data.pdf"
NOTULEN = "02 Tata Kelola/Notulen Rapat Tim Koordinasi 14 Maret 2025.pdf"
PERPRES = "00 Rujukan/Perpres 95 Tahun 2018.pdf"
SCREEN = "03 Layanan/tangkapan layar e-Sakti.png"
BROKEN = "02 Tata Kelola/Laporan Evaluasi (rusak).pdf"
COPY = "01 Kebijakan/salinan/Perbup 12-2024 salinan.pdf"
HALF = "02 Tata Kelola/Renstra Diskominfo 2025-2029.pdf"


def documents() -> tuple[DocumentResult, ...]:
    perbup = Identity(
        "peraturan_kepala_daerah",
        "Tata Kelola Sistem Pemerintahan Berbasis Elektronik",
        "12 Tahun 2024",
        "2024-05-06",
        2024,
        "BUPATI CEMARA RAYA",
        State.FINAL,
        Signature.ELECTRONIC,
        signals=(Finding.of("EC220"),),
    )
    draft = Identity(
        "peraturan_kepala_daerah", "Manajemen Data", "", "", 2025, "BUPATI CEMARA RAYA", State.DRAFT, Signature.NOT_SEEN
    )
    sop = Identity(
        "sop", "Pengoperasian Pusat Data", "SOP/12/DISKOMINFO/2025", "2025-02-03", 2025, "Diskominfo", State.FINAL,
        Signature.SEEN,
    )  # fmt: skip
    notulen = Identity(
        "notulen", "Rapat Tim Koordinasi SPBE", "", "2025-03-14", 2025, "Diskominfo Kabupaten Cemara Raya"
    )
    perpres = Identity(
        "peraturan_presiden", "Sistem Pemerintahan Berbasis Elektronik", "95 Tahun 2018", "2018-10-02", 2018,
        "PRESIDEN REPUBLIK INDONESIA", State.FINAL, Signature.SEEN,
    )  # fmt: skip
    return (
        document(PERPRES, perpres, pages=64),
        document(PERBUP, perbup, ("1", "2"), pages=31, duplicates=(COPY,)),
        document(DRAFT, draft, ("5",), pages=9, findings=(Finding.of("EC202", signal="baris_rancangan"),)),
        document(COPY, perbup, duplicate_of=PERBUP, pages=31),
        document(
            BROKEN, Identity(), status=ReadStatus.UNREADABLE, why=Finding.of("EC199", what="trailer"), pages=0,
            text_source=TextSource.NONE,
        ),
        document(NOTULEN, notulen, ("20",), pages=4, text_source=TextSource.MIXED, findings=(Finding.of("EC203"),)),
        document(
            HALF, Identity("renstra", "Rencana Strategis 2025-2029", year=2025), status=ReadStatus.PARTLY_READ,
            findings=(Finding.of("EC211", read=40, total=120),), pages=120,
        ),
        document(SOP, sop, ("16",), pages=6),
        document(SCREEN, Identity("tangkapan_layar", "Halaman login e-Sakti"), pages=1, text_source=TextSource.OCR),
    )  # fmt: skip


def indicators() -> tuple[IndicatorResult, ...]:
    quote_1 = "Pemerintah Daerah menyusun Arsitektur SPBE Pemerintah Daerah dengan berpedoman pada Arsitektur Nasional."
    quote_2 = "Peta Rencana SPBE Pemerintah Daerah disusun untuk jangka waktu 5 (lima) tahun."
    strong = Evidence(
        PERBUP, sha(PERBUP), Strength.STRONG, 0.94, (2, 3), ("perkada",),
        (passage(9, quote_1, "arsitektur spbe", "Pasal 8", printed_page="7"),
         passage(10, "Arsitektur SPBE ditinjau paling sedikit 1 (satu) kali.", "arsitektur spbe", "Pasal 9")),
        contents=("proses bisnis", "data dan informasi", "infrastruktur", "aplikasi", "keamanan", "layanan"),
    )  # fmt: skip
    draft = Evidence(
        DRAFT, sha(DRAFT), Strength.WEAK, 0.41, (1,), ("perkada",),
        (passage(2, "RANCANGAN PERATURAN BUPATI TENTANG MANAJEMEN DATA", "manajemen data"),),
        (Finding.of("EC202", signal="baris_rancangan"), Finding.of("EC205")),
    )  # fmt: skip
    sop = Evidence(
        SOP, sha(SOP), Strength.PARTIAL, 0.72, (2,), ("sop",),
        (passage(1, "SOP Pengoperasian Pusat Data", "pusat data", similarity=0.92, source=TextSource.OCR),),
        (Finding.of("EC406", strength="partial"),),
    )  # fmt: skip
    minutes = Evidence(
        NOTULEN, sha(NOTULEN), Strength.PARTIAL, 0.66, (2,), ("notulen",),
        (passage(1, "Rapat Tim Koordinasi SPBE membahas target tahun 2025", "tim koordinasi spbe"),),
        (Finding.of("EC203"),),
    )  # fmt: skip
    perpres = NearMiss(
        PERPRES, Finding.of("EC301", issuer="PRESIDEN REPUBLIK INDONESIA"),
        (passage(14, "Manajemen Data dilaksanakan melalui serangkaian proses", "manajemen data", "Pasal 48"),),
    )  # fmt: skip
    lacks = Finding.of("EC404", lacking=("Laporan evaluasi kebijakan",), level=3, next=4)
    names = {
        "1": "Tingkat Kematangan Kebijakan Internal Arsitektur SPBE Instansi Pusat/Pemerintah Daerah",
        "2": "Tingkat Kematangan Kebijakan Internal Peta Rencana SPBE Instansi Pusat/Pemerintah Daerah",
        "5": "Tingkat Kematangan Kebijakan Internal Manajemen Data",
        "16": "Tingkat Kematangan Layanan Pusat Data",
        "20": "Tingkat Kematangan Pelaksanaan Kolaborasi Penerapan SPBE",
        "29": "Tingkat Kematangan Pelaksanaan Audit Infrastruktur SPBE",
        "37": "Tingkat Kematangan Layanan Pengadaan Barang dan Jasa Berbasis Elektronik",
    }

    def one(
        number: str, domain: str, aspect: str, weight: float, status: Status, level: float | None, gain: float,
        **more: object,
    ) -> IndicatorResult:  # fmt: skip
        plain = IndicatorResult(
            number, names[number], domain, aspect, weight, status, level, 3.0, gain,
            responsible="Diskominfo + Bagian Hukum", ladder=LADDER,
        )  # fmt: skip
        return replace(plain, **more)  # type: ignore[arg-type]

    return (
        one(
            "1", "D1", "A1", 1.3, Status.COMPLETE, 3.0, 0.0, evidence=(strong,), findings=(lacks,),
            prose=Prose(
                "Diatur dalam Peraturan Bupati Cemara Raya Nomor 12 Tahun 2024 Pasal 8 halaman 7.",
                "Kebijakan memuat enam domain arsitektur.",
                "Memenuhi tingkat 3; tingkat 4 masih memerlukan laporan evaluasi.",
            ),
        ),
        one(
            "2", "D1", "A1", 1.3, Status.COMPLETE, 3.0, 0.0,
            evidence=(replace(strong, passages=(passage(11, quote_2, "peta rencana spbe", "Pasal 10"),)),),
        ),
        one(
            "5", "D1", "A1", 1.3, Status.WEAK, 1.0, 0.026, evidence=(draft,), near_misses=(perpres,),
            findings=(Finding.of("EC406", strength="weak"),),
            lacking=(Lacking("", "Perkada manajemen data yang ditetapkan", 3),),
        ),
        one("16", "D2", "A3", 2.5, Status.WEAK, 2.0, 0.025, evidence=(sop,),
            findings=(Finding.of("EC406", strength="partial"),),
            lacking=(Lacking("", "Laporan pengoperasian pusat data", 3),)),
        one(
            "20", "D2", "A4", 2.5, Status.REVIEW, 2.0, 0.025, evidence=(minutes,),
            findings=(Finding.of("EC402", count=1, path=NOTULEN),),
        ),
        one(
            "29", "D3", "A6", 1.5, Status.MISSING, 1.0, 0.03,
            findings=(Finding.of("EC401", wanted="laporan audit"),),
            lacking=(Lacking("", "Laporan audit infrastruktur SPBE", 3), Lacking("", "SK tim auditor TIK", 3),),
        ),
        one("37", "D4", "A7", 2.75, Status.NOT_APPLICABLE, None, 0.0),
    )  # fmt: skip


def golden() -> Assessment:
    """One of everything."""
    by_domain = tuple(IndexPart(i, n, w, v) for (i, n, w), v in zip(DOMAINS, (2.33, 1.9, 1.2, 1.0), strict=True))
    by_aspect = tuple(
        IndexPart(i, n, w, v)
        for (i, n, _, w), v in zip(ASPECTS, (2.33, 1.0, 1.75, 2.0, 1.0, 1.0, 1.0, 1.0), strict=True)
    )
    decision = Decision(
        "accept", "20", NOTULEN, sha(NOTULEN), "Rahayu", "Notulen sudah dilengkapi daftar hadir", MADE_AT, "2027-06-30"
    )
    waiver = Decision(
        "waive", "37", "", "", "Bagus", "Layanan belum diwajibkan tahun ini", "2025-01-10T08:00:00+07:00", "2025-12-31",
        stale=Finding.of("EC602", expires="2025-12-31"),
    )  # fmt: skip
    return Assessment(
        MADE_AT,
        STAMP,
        AGENCY,
        2026,
        "bukti-2026",
        documents(),
        indicators(),
        Index(1.46, "Kurang", by_domain, by_aspect),
        (decision, waiver),
        (Finding.of("EC901", what="kriteria tingkat 4 indikator 12"),),
        "0.1.0",
        NODES,
    )


def large(count: int = 1000) -> Assessment:
    """`count` documents; each of 47 indicators has evidence from its share of them, with three quotes each."""
    base = golden()
    found = []
    identity = base.documents[1].identity
    for number in range(count):
        path = f"{number % 47 + 1:02d}/Laporan Pelaksanaan {number:04d} Diskominfo Kabupaten Cemara Raya.pdf"
        found.append(document(path, replace(identity, number=f"{number}"), (str(number % 47 + 1),)))
    results = []
    for number in range(1, 48):
        own = [each for each in found if each.indicators == (str(number),)]
        quote = "Pemerintah Daerah menyusun dan melaksanakan arsitektur SPBE sebagaimana ayat (1)."
        evidence = tuple(
            Evidence(
                each.path, each.sha256, Strength.PARTIAL, 0.7, (2,), ("laporan",),
                tuple(passage(page, f"{quote} {page}", "arsitektur spbe", f"Pasal {page}") for page in (3, 8, 21)),
                (Finding.of("EC203"),),
            )
            for each in own
        )  # fmt: skip
        aspect = ASPECTS[number * 8 // 48]
        status = (Status.COMPLETE, Status.WEAK, Status.MISSING, Status.REVIEW)[number % 4]
        results.append(
            IndicatorResult(
                str(number), f"Tingkat Kematangan Invensi {number}", aspect[2], aspect[0], 100 / 47, status, 2.0, 3.0,
                0.0 if status is Status.COMPLETE else 0.0213, evidence, indicators()[2].near_misses,
                (Finding.of("EC406", strength="partial"),), (LACKS,), indicators()[0].prose, "Diskominfo",
                LADDER,
            )
        )  # fmt: skip
    return replace(base, documents=tuple(found), indicators=tuple(results), decisions=())


def with_text(text: str) -> Assessment:
    """The golden assessment with `text` in every field that comes from a file, a rule pack, or a person."""
    base = golden()
    stamp = replace(base.framework, title=text, id=text, version=text)
    spoilt = tuple(
        replace(
            each,
            path=f"{place}{text}" if text else each.path,
            identity=replace(each.identity, title=text, number=text, issuer=text, kind=text, date=text),
            findings=(Finding.of("EC211", read=text, total=text), Finding.of("ECX", x=text)),
            why=each.why and Finding.of("ECX", x=text),
        )
        for place, each in enumerate(base.documents)
    )
    hostile = passage(1, text, text, text, printed_page=text)
    results = tuple(
        replace(
            each,
            name=text,
            evidence=tuple(
                replace(e, path=spoilt[0].path, passages=(hostile,), requirements=(text,), contents=(text,))
                for e in each.evidence
            ),
            near_misses=(NearMiss(spoilt[1].path, Finding.of("EC301", issuer=text), (hostile,)),),
            placed=(Placed(spoilt[2].path, Finding.of("EC342", kind=text, title=text, wanted=text)),),
            findings=(Finding.of("EC404", lacking=(text,), level=3, next=4),),
            lacking=(Lacking("", text, 3),),
            prose=Prose(text, text, text),
        )
        for each in base.indicators
    )
    decisions = (Decision("accept", "1", text, sha(text), text, text, MADE_AT, "", text),)
    nodes = tuple(replace(node, name=text) for node in NODES)
    return replace(
        base, framework=stamp, agency=text, folder=text, documents=spoilt, indicators=results, decisions=decisions,
        notes=(Finding.of("EC901", what=text),), nodes=nodes, tool_version=text,
    )  # fmt: skip
