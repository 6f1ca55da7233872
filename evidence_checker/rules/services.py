"""`rules/shared/sectors.yaml` and `services.yaml` → what is known of electronic services."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence

from evidence_checker.model import (
    Indicator,
    Knowledge,
    NamingExample,
    Sector,
    ServiceKinds,
    ServiceKnowledge,
    ServiceNaming,
    ServiceSigns,
    replace,
)
from evidence_checker.rules.record import Record
from evidence_checker.rules.shapes import Shape, integer, many, record, table, text, texts, truth

PHRASES = (
    "electronic", "named_by", "guides", "using", "controls", "flow", "flow_steps", "audience", "paper", "internal",
    "companies", "government", "lists", "events", "captions",
    "tested", "told_by_events", "improving", "steps",
    "common_names", "in_application", "purpose",
)  # fmt: skip

SECTORS_FILE = record(
    "Bidang layanan elektronik.",
    sectors=table(
        record(
            "",
            name=text("Nama bidang.", required=True),
            public=truth("Melayani warga atau pelaku usaha."),
            carries=truth("Layarnya memuat urusan bidang lain, yang tidak menentukan bidangnya."),
            units=texts("Nama unit yang menjalankannya."),
            words=texts("Kata yang menamai layanannya.", required=True, least=1),
            name_words=texts("Kata yang menamai layanannya hanya di dalam nama aplikasi."),
            applications=texts("Nama aplikasi; bentuk lainnya dikenali dari bentuknya."),
            source=text("Asal bidang ini.", required=True),
        ),
        "Bidang, per id; urutannya menentukan bila dua bidang sama kuat.",
        required=True,
    ),
)

_KINDS = record(
    "Jenis dokumen yang menunjukkan aplikasi.",
    manual=text("Id jenis panduan.", required=True),
    screen=text("Id jenis layar.", required=True),
    flow=text("Id jenis gambar alur.", required=True),
    poster=text("Id jenis poster.", required=True),
    slides=text("Id jenis paparan.", required=True),
    account=text("Id jenis halaman yang menceritakan sebuah aplikasi."),
    gives_way=texts("Jenis yang mengalah bila halamannya menunjukkan pemakaian aplikasi."),
    steps=texts("Jenis yang menceritakan langkah, di loket atau di dalam aplikasi."),
    gives_way_to_screens=texts("Jenis yang mengalah bila halamannya berisi layar aplikasi."),
    made_by_no_word=texts("Jenis yang tidak dibuat oleh satu dua kata pada gambar."),
)
_WORTH = record(
    "Nilai menurut macam tanda.",
    application=integer("Nama aplikasi.", least=0),
    word=integer("Kata layanan.", least=0),
    unit=integer("Nama unit.", least=0),
)
_SIGNS = record(
    "Nilai tanda sebuah bidang menurut letaknya.",
    name=dataclasses.replace(_WORTH, required=True, say="Pada nama aplikasinya sendiri."),
    title=dataclasses.replace(_WORTH, required=True, say="Pada judul."),
    purpose=dataclasses.replace(_WORTH, required=True, say="Pada kalimat yang menyebut guna aplikasinya."),
    issuer=dataclasses.replace(_WORTH, required=True, say="Sebagai penerbit."),
    heading=dataclasses.replace(_WORTH, required=True, say="Pada kepala bab atau menu."),
    page=dataclasses.replace(_WORTH, required=True, say="Pada isi halaman."),
    pages_most=integer("Nilai kepala bab dan isi bersama, paling banyak.", required=True, least=0),
    share=integer("Nilai bagi bidang yang paling banyak disebut halamannya.", required=True, least=0),
    margin=integer("Selisih yang harus ada bila hanya isi halaman yang berkata.", required=True, least=0),
    listed=integer("Aplikasi dari sekian bidang adalah daftar.", required=True, least=1),
)
_NAMES = ("heads", "ends", "ends_of_office_name", "empty", "no_names", "units")
_NAMING = record(
    "Bagaimana sebaris teks menyebut nama aplikasi dan unitnya.",
    source=text("Asal kata-kata ini.", required=True),
    heads=texts("Kata di depan nama aplikasi.", required=True, least=1),
    ends=texts("Kata yang mengakhiri nama.", required=True, least=1),
    ends_of_office_name=texts("Kata yang mengakhiri nama yang diambil dari kantornya.", required=True, least=1),
    empty=texts("Kata yang belum menamai apa pun.", required=True, least=1),
    no_names=texts("Kata yang bukan awal sebuah nama.", required=True, least=1),
    units=texts("Awal nama unit.", required=True, least=1),
    examples=many(
        record("Contoh uji.", line=text("Sebaris teks.", required=True), names=texts("Nama aplikasi, berurutan.")),
        "Contoh uji, dijalankan oleh rules test shared.",
        required=True,
        least=1,
    ),
)
SERVICES_FILE = Shape(
    "record",
    "Dengan apa sebuah layanan elektronik dikenali.",
    fields={
        "kinds": dataclasses.replace(_KINDS, required=True),
        "signs": dataclasses.replace(_SIGNS, required=True),
        "naming": dataclasses.replace(_NAMING, required=True),
        **{name: texts("Frasa.", required=True, least=1) for name in PHRASES},
    },
)

FILES: dict[str, Shape] = {"sectors.yaml": SECTORS_FILE, "services.yaml": SERVICES_FILE}


def services_of(sectors: Record, services: Record) -> ServiceKnowledge:
    """The knowledge in the two files, whose shapes were checked."""
    found = tuple(
        _sector(identifier, Record(sectors.file, spot, sectors.mistakes))
        for identifier, spot in sectors.table("sectors").items()
    )
    kinds = Record(services.file, services.entries["kinds"], services.mistakes)
    told = [sectors.spot.plain(), services.spot.plain()]
    return ServiceKnowledge(
        sectors=found,
        kinds=ServiceKinds(
            kinds.text("manual"),
            kinds.text("screen"),
            kinds.text("flow"),
            kinds.text("poster"),
            kinds.text("slides"),
            kinds.text("account"),
            gives_way=("", *kinds.texts("gives_way")),
            steps=kinds.texts("steps"),
            gives_way_to_screens=("", *kinds.texts("gives_way_to_screens")),
            made_by_no_word=("", *kinds.texts("made_by_no_word")),
        ),
        signs=_signs(Record(services.file, services.entries["signs"], services.mistakes)),
        naming=_naming(Record(services.file, services.entries["naming"], services.mistakes)),
        sha256=hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest(),
        **{name: services.texts(name) for name in PHRASES},
    )


def _naming(item: Record) -> ServiceNaming:
    examples = [Record(item.file, spot, item.mistakes) for spot in item.spots("examples")]
    return ServiceNaming(
        **{name: item.texts(name) for name in _NAMES},
        source=item.text("source"),
        examples=tuple(NamingExample(each.text("line"), each.texts("names"), each.spot.line) for each in examples),
    )


def _signs(item: Record) -> ServiceSigns:
    def worth(place: str) -> tuple[int, int, int]:
        told = Record(item.file, item.entries[place], item.mistakes)
        return int(told.number("application")), int(told.number("word")), int(told.number("unit"))

    return ServiceSigns(
        worth("name"),
        worth("title"),
        worth("purpose"),
        worth("issuer"),
        worth("heading"),
        worth("page"),
        pages_most=int(item.number("pages_most")),
        share=int(item.number("share")),
        margin=int(item.number("margin")),
        listed=int(item.number("listed")),
    )


def _sector(identifier: str, item: Record) -> Sector:
    return Sector(
        identifier,
        item.text("name"),
        item.truth("public"),
        item.truth("carries"),
        item.texts("units"),
        item.texts("words"),
        item.texts("applications"),
        item.text("source"),
        item.texts("name_words"),
    )


def with_applications(knowledge: Knowledge, indicators: Sequence[Indicator]) -> Knowledge:
    """The knowledge with the applications that a pack's indicators name for the sector whose services they judge."""
    services = knowledge.services
    taken = {name.casefold() for sector in services.sectors for name in sector.applications}
    named = {each.service: [name for name in each.applications if name.casefold() not in taken] for each in indicators}
    sectors = tuple(
        replace(sector, applications=(*sector.applications, *named.get(sector.id, ()))) for sector in services.sectors
    )
    told = json.dumps([services.sha256, *([sector.id, *sector.applications] for sector in sectors)], ensure_ascii=False)
    sha256 = hashlib.sha256(told.encode("utf-8")).hexdigest()
    return replace(knowledge, services=replace(services, sectors=sectors, sha256=sha256))
