"""`init FOLDER`: writes evidence.toml, the one file this program ever puts into a folder of evidence, and only here."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from evidence_checker.cli.options import AGENCY, FRAMEWORK, LANG, YEAR

_TEMPLATE = """\
# Pengaturan evidence-checker untuk folder ini. Opsi pada perintah mengalahkan lingkungan, lingkungan mengalahkan
# berkas ini.

framework = {framework}   # paket aturan (lihat: rules list), atau folder aturan sendiri
agency = {agency}   # instansi pemilik bukti, seperti tertulis pada dokumennya
aliases = {aliases}   # nama lain: singkatan, nama lama, nama unit
{year}   # tahun yang dinilai
# workers = 2   # banyaknya proses pembaca
# ocr = true   # baca halaman pindaian
# exclude = ["arsip/*"]   # yang tidak perlu dilihat
# sectors = ["pendidikan", "kesehatan", "kependudukan"]   # tiga sektor layanan publik

# [applications]   # nama aplikasi milik instansi per indikator
# "36" = ["e-Surat Cemara"]

# [former_units]   # unit yang sudah berganti nama atau digabung, dengan tahun berlakunya
# "Kantor Pengolahan Data Elektronik" = "2009-2016"

# [sectors]   # sektor atau aplikasi untuk tiap tempat, menggantikan usulan program
# "45" = "pendidikan"
"""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@FRAMEWORK
@AGENCY
@YEAR
@LANG
@click.option("--shortcut", is_flag=True, help="Tulis juga pintasan klik ganda ke halaman telaah, di desktop.")
@click.option(
    "--shortcut-in", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Tulis pintasan itu ke DIR."
)
def init(
    folder: Path,
    framework: str | None,
    agency: tuple[str, ...],
    year: int | None,
    lang: str | None,
    shortcut: bool,
    shortcut_in: Path | None,
) -> None:
    """Tulis evidence.toml untuk FOLDER, berisi pengaturan yang diberikan dan contoh untuk yang lain."""
    from evidence_checker.errors import UsageError
    from evidence_checker.readers.files import SETTINGS_FILE, shown
    from evidence_checker.rules import default_pack

    if not folder.exists():
        raise UsageError("ES101", path=shown(folder))
    if not folder.is_dir():
        raise UsageError("ES102", path=shown(folder))
    if not agency and sys.stdin.isatty():
        asked = {
            "id": "Instansi pemilik bukti (kosongkan bila belum tahu)",
            "en": "Agency whose evidence this is (may be empty)",
        }
        named = click.prompt(asked.get(lang or "id", asked["id"]), default="", show_default=False, err=True)
        agency = (named.strip(),) if named.strip() else ()
    path = folder / SETTINGS_FILE
    text = _TEMPLATE.format(
        framework=_toml(framework or default_pack()),
        agency=_toml(agency[0] if agency else ""),
        aliases="[" + ", ".join(_toml(name) for name in agency[1:]) + "]",
        year=f"year = {year}" if year else "# year = 2024",
    )
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        # A folder that has its settings already may still get its shortcut.
        if not (shortcut or shortcut_in):
            raise UsageError("ES117", path=shown(path)) from None
    except OSError as error:
        raise UsageError("ES105", path=shown(path), reason=error.strerror or str(error)) from None
    else:
        click.echo(shown(path))
    if shortcut or shortcut_in:
        from evidence_checker.cli.shortcut import write

        click.echo(shown(write(folder, shortcut_in)))


def _toml(text: str) -> str:
    """The text as a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in escaped) + '"'
