"""What the head of a rule pack may contain."""

from __future__ import annotations

from evidence_checker.rules.shapes import Shape, choice, integer, many, number, record, table, text, texts, truth
from evidence_checker.rules.shared_shapes import KIND

FRAMEWORK = record(
    "Kepala paket aturan.",
    format=integer("Versi format.", required=True, least=1),
    id=text("Id paket.", required=True),
    version=text("Versi paket, dalam tanda kutip.", required=True),
    title=text("Judul kerangka.", required=True),
    regulation=text("Dasar hukum.", required=True),
    source=text("Sumber."),
    replaced_by=text("Id paket pengganti."),
    default=truth("Paket ini dipakai bila tidak ada yang disebut."),
    filing=text("Pola penataan berkas yang lazim untuk kerangka ini; lihat docs/penataan.md."),
    weight_total=number("Jumlah bobot seluruh indikator; 0 = tanpa bobot.", required=True, least=0),
    scales=table(
        record(
            "",
            minimum=number("Nilai terendah.", required=True),
            maximum=number("Nilai tertinggi.", required=True),
            step=number("Langkah; 0 = pecahan.", required=True, least=0),
            labels=table(text(""), "Sebutan nilai, misalnya 4: A.", key="number"),
            ranges=table(
                Shape("list", "", item=number("")),
                "Rentang nilai sebuah tingkat pada skala pecahan, misalnya 2: [1.51, 2.5].",
                key="number",
            ),
            ranges_source=text("Asal rentang itu."),
        ),
        "Skala bernama.",
        required=True,
    ),
    nodes=many(
        record(
            "",
            id=text("Id simpul.", required=True),
            label=text("Domain, Aspek, Pertanyaan, ...", required=True),
            name=text("Nama.", required=True),
            parent=text("Simpul induk."),
            weight=number("Bobot; 0 = tanpa bobot.", least=0),
            short_name=text("Nama pendek, untuk nama folder."),
        ),
        "Pohon kerangka, induk lebih dahulu.",
        required=True,
        least=1,
    ),
    predicates=many(
        record("", label=text("Nama predikat.", required=True), minimum=number("Nilai terendah.", required=True)),
        "Predikat, tertinggi lebih dahulu.",
    ),
    scoring=record(
        "Bagaimana nilai indeks dihitung, bila bukan rata-rata tertimbang tingkat.",
        factor=number("Pengali rata-rata tertimbang, misalnya 100 bila kriteria bernilai 0 sampai 1.", least=0),
        graded=text("Label simpul yang diberi nilai menurut bagian kriterianya yang terpenuhi."),
        fulfilled=number("Tingkat mulai mana sebuah kriteria terpenuhi."),
        grades=many(
            record(
                "",
                label=text("Sebutan nilai.", required=True),
                value=number("Nilai 0-100.", required=True, least=0),
                at_least=number("Bagian terpenuhi 0-1, paling sedikit.", least=0),
                above=number("Bagian terpenuhi 0-1, lebih dari.", least=0),
                by_person=truth("Hanya diberikan asesor, tidak oleh hitungan."),
            ),
            "Nilai simpul, tertinggi lebih dahulu.",
        ),
        source=text("Sumber rumus."),
    ),
    units=record(
        "Beberapa unit kerja satu instansi.",
        together=choice(
            "Nilai unit digabung menjadi nilai instansi: mean = rata-rata, apart = tidak digabung.",
            "mean",
            "apart",
            required=True,
        ),
        source=text("Sumber cara itu.", required=True),
    ),
    thresholds=record(
        "Ambang.",
        similarity=number("Kemiripan terendah 0-1.", least=0),
        review_margin=number("Frasa yang kurang mirip dari similarity + ini ditinjau orang.", least=0),
        low_confidence=number("Keyakinan OCR 0-1; di bawahnya bukti hanya sebagian.", least=0),
    ),
    planning=record(
        "Untuk rencana aksi dan simulasi; tidak pernah memengaruhi putusan.",
        effort=table(integer("", least=0), "Hari kerja yang lazim per jenis dokumen."),
        requirement_effort=table(integer("", least=0), "Hari kerja per id persyaratan, mendahului jenisnya."),
        usual_effort=integer("Hari kerja bila jenisnya tidak disebut.", least=0),
        serves_many=texts("Id persyaratan yang dokumennya melayani semua indikator seaspek."),
        steps=many(
            record("", id=text("Id tahap.", required=True), share=number("Bagian waktu 0-1.", required=True, least=0)),
            "Tahap jadwal, berurutan; jumlah bagian 1.",
        ),
        source=text("Sumber perkiraan."),
    ),
    kinds=table(KIND, "Jenis dokumen yang ditambahkan pada jenis bersama: id ke nama, atau ke keterangannya."),
    kind_groups=table(
        texts(""), "Kelompok jenis, dipanggil @nama; menggantikan yang bersama, yang boleh disebut di dalamnya."
    ),
    phrase_groups=table(
        texts(""), "Kelompok frasa, dipanggil @nama; menggantikan yang bersama, yang boleh disebut di dalamnya."
    ),
    field=texts("Kata bidang kerangka: pasal dan isi hanya dinilai bila pokok dokumen memuat salah satunya."),
    instruments=texts("Frasa yang menandai instrumen penilaian; tidak pernah bukti."),
    unverified=texts("Yang belum dicocokkan ke naskah."),
)
