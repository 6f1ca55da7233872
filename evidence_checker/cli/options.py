"""The options that many verbs share, and the one way from them to `Settings`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from evidence_checker.assess.configuration import Settings

F = TypeVar("F", bound=Callable[..., Any])

FRAMEWORK = click.option(
    "--framework", metavar="ID|DIR", help="Paket aturan (lihat: rules list), atau folder aturan sendiri."
)
FRAMEWORKS = click.option(
    "--framework",
    multiple=True,
    metavar="ID|DIR",
    help="Paket aturan (lihat: rules list), atau folder aturan sendiri; boleh diulang: dibaca sekali, dinilai menurut "
    "masing-masing.",
)
AGENCY = click.option(
    "--agency", multiple=True, metavar="NAMA", help="Instansi pemilik bukti; boleh diulang untuk nama lainnya."
)
YEAR = click.option("--year", type=click.IntRange(1990, 2100), metavar="TAHUN", help="Tahun yang dinilai.")
WORKERS = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Banyaknya proses pembaca; semula sebanyak inti prosesor.",
)
NO_OCR = click.option("--no-ocr", is_flag=True, help="Jangan baca halaman pindaian dengan OCR.")
STATE = click.option("--state", type=click.Path(), metavar="DIR", help="Tempat menyimpan ingatan untuk folder ini.")
LANG = click.option("--lang", type=click.Choice(["id", "en"]), help="Bahasa keluaran: id atau en.")
TEMPLATE = click.option(
    "--template", type=click.Path(), metavar="KOP.docx", help="Templat berkop surat untuk laporan docx dan pdf."
)
QUIET = click.option("--quiet", "-q", is_flag=True, help="Tanpa kemajuan dan tanpa peringatan.")
VERBOSE = click.option("-v", "--verbose", count=True, help="Lebih rinci; boleh diulang.")


def common(command: F) -> F:
    """All of them, in the order that `--help` shows. The verb takes **flags and calls `settings`."""
    for option in (VERBOSE, QUIET, LANG, STATE, NO_OCR, WORKERS, YEAR, AGENCY, FRAMEWORK):
        command = option(command)
    return command


def common_of_several(command: F) -> F:
    """As `common`, for a verb that judges by one framework or by several: `framework` is a tuple of names."""
    for option in (VERBOSE, QUIET, LANG, STATE, NO_OCR, WORKERS, YEAR, AGENCY, FRAMEWORKS):
        command = option(command)
    return command


def settings(folder: Path | None, flags: dict[str, Any]) -> Settings:
    """The settings of this run: flag, else environment, else evidence.toml, else default. Raises UsageError.

    `flags`: the verb's keyword arguments; those that are no setting are ignored.
    """
    from evidence_checker.assess.configuration import settle

    names = ("framework", "agency", "year", "workers", "state", "lang")
    given = {name: flags.get(name) for name in names}
    if flags.get("no_ocr"):
        given["ocr"] = False
    settled = settle(folder, os.environ, given)
    # Errors after this point speak the language of the settings.
    os.environ["EVIDENCE_CHECKER_LANG"] = settled.lang
    return settled
