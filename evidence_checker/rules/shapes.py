"""What a rule pack may contain, said once: the loader checks against it and the JSON Schema is made from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FORMAL = ("number", "date", "signature", "final")
FORMAT = 1  # the newest format this program reads

KindOfShape = Literal["text", "number", "integer", "truth", "list", "map", "record", "need", "choice"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of value. `item`: of a list or map. `fields`: of a record. `choices`: of a choice. `least`: lowest number,
    or fewest items. `say`: the description an editor shows, Indonesian. `required`: must be given in its record.
    `short_for`: of a record, the field that a plain text stands for. `gone`: keys of earlier formats → what to do."""

    kind: KindOfShape
    say: str = ""
    required: bool = False
    item: Shape | None = None
    fields: dict[str, Shape] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    least: float | None = None
    key: Literal["text", "number"] = "text"
    short_for: str = ""
    gone: dict[str, str] = field(default_factory=dict)


def text(say: str, *, required: bool = False) -> Shape:
    """A text."""
    return Shape("text", say, required)


def number(say: str, *, required: bool = False, least: float | None = None) -> Shape:
    """A number."""
    return Shape("number", say, required, least=least)


def integer(say: str, *, required: bool = False, least: float | None = None) -> Shape:
    """A whole number."""
    return Shape("integer", say, required, least=least)


def truth(say: str) -> Shape:
    """true or false."""
    return Shape("truth", say)


def choice(say: str, *choices: str, required: bool = False) -> Shape:
    """One of several words."""
    return Shape("choice", say, required, choices=choices)


def texts(say: str, *, required: bool = False, least: float | None = None) -> Shape:
    """A list of texts."""
    return Shape("list", say, required, item=text(""), least=least)


def many(item: Shape, say: str, *, required: bool = False, least: float | None = None) -> Shape:
    """A list."""
    return Shape("list", say, required, item=item, least=least)


def table(item: Shape, say: str, *, required: bool = False, key: Literal["text", "number"] = "text") -> Shape:
    """A map from names to values of one shape."""
    return Shape("map", say, required, item=item, key=key)


def record(say: str, *, required: bool = False, short_for: str = "", **fields: Shape) -> Shape:
    """A record with named fields."""
    return Shape("record", say, required, fields=fields, short_for=short_for)


CONTENT = record(
    "Satu hal yang harus dimuat dokumen.",
    label=text("Nama hal itu.", required=True),
    terms=texts("Frasa yang menunjukkannya.", required=True, least=1),
    beside=texts("Salah satu frasa ini harus sebaris (atau di baris sesudahnya); @nama untuk kelompok frasa."),
    shown_in=texts("Jenis dokumen yang seluruh katanya milik aplikasi: beside tidak diminta."),
    form=choice("Bentuk khusus: second_system = di dekat frasa disebut sistem lain dengan namanya.", "second_system"),
    not_names=texts("Yang ditulis seperti nama sistem tetapi bukan (form: second_system); @nama untuk kelompok frasa."),
)

LOOKALIKE = record(
    "Hal yang mirip nama tetapi bukan bukti.",
    terms=texts("Frasa yang menandainya.", required=True, least=1),
    why=text("Alasan, satu anak kalimat.", required=True),
    unless=texts("Frasa yang membuatnya tetap bukti."),
    indicator=text("Indikator tempat dokumen itu semestinya."),
    source=text("Siapa yang menolaknya, di mana."),
)

REQUIREMENT = record(
    "Satu cara sebuah dokumen menjadi bukti.",
    title=text("Yang diminta, seperti asesor memintanya.", required=True),
    evidence=choice("Bentuk bukti.", "document", "image", "link", "number", "manual"),
    kinds=texts("Jenis dokumen yang diterima; @nama untuk kelompok jenis."),
    subject=texts("Frasa pokok; kosong = pokok indikator."),
    nearby=texts("Salah satu frasa ini harus berada di tempat yang sama; @nama untuk kelompok frasa."),
    near_article=texts("Peraturan umum: frasa yang mendekatkan sebuah pasalnya pada pokok ini, terdekat lebih dahulu."),
    zones=many(choice("", "subject", "article", "body"), "Tempat pokok harus ditemukan, terkuat lebih dahulu."),
    contents=texts("Isi (id) yang harus ditemukan di bagian itu."),
    at_least=integer("Paling sedikit berapa isi.", least=0),
    cap=choice("Kekuatan tertinggi lewat cara ini.", "strong", "partial", "weak"),
    picture_cap=choice("Kekuatan tertinggi bila buktinya hanya gambar (layar, alur, poster).", "weak", "partial"),
    by_kind=texts("Jenis yang dengan sendirinya tentang pokoknya: frasa pokok tidak dicari di dalamnya."),
    supporting=truth("Hanya pendukung: tidak cukup sendirian."),
    shared=truth("Satu dokumen melayani beberapa indikator sekaligus: tidak perlu dipilih salah satunya."),
    drafts=truth("Hanya rancangan (konsep, draf) yang diterima lewat cara ini; pasal yang terbaca dinilai sendiri."),
    issuer=choice("Penerbit yang diterima.", "own", "national", "any"),
    formal=many(choice("", *FORMAL), "Kelengkapan yang diminta; tanpa itu hanya bukti sebagian."),
    valid_years=integer("Berlaku berapa tahun; 0 = sampai dicabut.", least=0),
    publisher=text("Penerbit angka (hanya evidence: number)."),
    bands=many(
        Shape("list", "", item=number("")), "Rentang angka ke tingkat: [batas bawah, tingkat] (hanya evidence: number)."
    ),
    must_contain=texts("Yang harus dimuat selain contents, untuk saran."),
    signed_by=text("Siapa yang menandatangani; kosong = menurut signed_by kerangka."),
    for_year=choice(
        "Untuk tahun mana: n, n-1, berlaku (selama berlaku), 3 (tiga tahun terakhir).", "n", "n-1", "berlaku", "3"
    ),
    source=text("Pasal atau halaman sumber."),
)
REQUIREMENT.gone["coverage"] = "pindahkan ke tingkatnya (levels)"

LEVEL = record(
    "Satu tingkat.",
    criteria=text("Kriteria tingkat.", required=True),
    need=Shape("need", "Persyaratan: id, atau {all: [...]}, {any: [...]}, {n: 2, of: [...]}."),
    contents_at_least=integer("Paling sedikit berapa isi bersama-sama; -1 = semua.", least=-1),
    contents=texts("Isi (id) yang dihitung contents_at_least; kosong = semua isi indikator."),
    coverage=choice("Cakupan unit kerja.", "some", "all"),
    floor=truth("Berlaku tanpa bukti (tingkat terendah)."),
    source=text("Pasal atau halaman sumber."),
    unverified=text("Yang belum dicocokkan ke naskah."),
    deviation=text("Di mana dan mengapa aturan menyimpang dari sumber."),
)

EXAMPLE = record(
    "Contoh uji: dokumen kecil yang harus, atau tidak boleh, dihitung.",
    title=text("Nama contoh.", required=True),
    text=text("Isi dokumen; halaman baru ditandai baris ===", required=True),
    expect=choice("Hasil yang diharapkan.", "evidence", "weak", "nothing", required=True),
    finding=text("Kode temuan yang harus menjelaskan."),
    file_name=text("Nama berkas."),
    agency=text("Instansi yang dinilai."),
    year=integer("Tahun penilaian.", least=1900),
    scanned=truth("Teksnya hasil OCR dari pindaian."),
)

INDICATOR = record(
    "Satu indikator, satu berkas.",
    id=text("Nomor indikator, dalam tanda kutip.", required=True),
    name=text("Nama lengkap.", required=True),
    short_name=text("Nama pendek.", required=True),
    node=text("Simpul pohon tempat indikator ini.", required=True),
    weight=number("Bobot, satuan kerangka; 0 bila tanpa bobot.", required=True, least=0),
    scale=text("Nama skala dari framework.yaml.", required=True),
    target=number("Tingkat sasaran.", required=True),
    responsible=text("Penanggung jawab yang lazim."),
    supported_by=texts("Unit yang lazim mendampingi."),
    source=text("Sumber.", required=True),
    pair=text("Indikator pasangannya (norma dan pelaksanaan)."),
    shares_terms_with=texts("Indikator lain yang sengaja memakai frasa yang sama."),
    reuse_not_with=texts("Bukti indikator-indikator ini tidak boleh dipakai lagi di sini."),
    phrase_groups=table(texts(""), "Kelompok frasa pokok milik berkas ini, dipanggil dengan @nama."),
    subject=texts("Frasa yang menamai pokok indikator.", required=True),
    applications=texts("Nama aplikasi yang lazim."),
    service=text("Layanan elektronik yang dinilai: id bidang dari shared/sectors.yaml; publik = semua bidang publik."),
    contents=table(CONTENT, "Isi yang diminta, per id."),
    lookalikes=many(LOOKALIKE, "Yang mirip tetapi bukan bukti."),
    requirements=table(REQUIREMENT, "Cara-cara menjadi bukti, per id.", required=True),
    levels=table(LEVEL, "Tingkat, per angka.", required=True, key="number"),
    unverified=texts("Yang belum dicocokkan ke naskah."),
    notes=texts("Catatan."),
    lineage=many(
        record("", framework=text("Id kerangka.", required=True), id=text("Nomor di sana.", required=True)),
        "Pendahulu di kerangka lain.",
    ),
    examples=many(EXAMPLE, "Contoh uji."),
)
