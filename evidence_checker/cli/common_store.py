"""`--store ADDRESS`: the texts that agencies have in common, opened before anything is read and told of at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from evidence_checker.store.common_texts import CommonTexts

# Never a key of evidence.toml: who hands in a folder does not decide where the texts of documents go.
STORE = click.option(
    "--store",
    envvar="EVIDENCE_CHECKER_STORE",
    metavar="ALAMAT",
    help="Simpanan teks bersama, folder atau s3://…: dokumen yang sama dibaca sekali untuk semua instansi.",
)


def opened(address: str | None, folders: Iterable[str]) -> CommonTexts | None:
    """The store, None where none is asked for. Raises UsageError: ES551 unusable, ES552 inside the evidence
    (`folders`); MissingToolError (ES546)."""
    if not address:
        return None
    from evidence_checker.errors import UsageError
    from evidence_checker.readers.files import is_address, shown
    from evidence_checker.store.common_texts import CommonTexts

    if not is_address(address):
        real = Path(os.path.realpath(address))
        for folder in folders:
            evidence = Path(os.path.realpath(folder))
            if not is_address(folder) and (evidence == real or evidence in real.parents):
                raise UsageError("ES552", store=shown(address), folder=shown(folder))
        address = str(real)
    return CommonTexts.open(address)


def tell(texts: CommonTexts | None, lang: str, *, quiet: bool = False, summary: bool = False) -> None:
    """Warn where the store failed or held what was not whole; `summary`: say how many texts were taken from it."""
    if texts is None:
        return
    from evidence_checker import messages
    from evidence_checker.messages.national import text
    from evidence_checker.model import Finding
    from evidence_checker.readers.files import shown
    from evidence_checker.reports.show import line

    found = []
    if texts.failed:
        found.append(Finding.of("EC845", store=shown(texts.address), reason=texts.failed))
    if texts.counters["refused"]:
        found.append(Finding.of("EC846", store=shown(texts.address), count=texts.counters["refused"]))
    for each in found if not quiet else ():
        sys.stderr.write(f"{line(messages.message(each, lang))} {line(messages.advice(each, lang))}\n")
    if summary:
        sys.stdout.write(text("in_common", lang, found=texts.counters["found"], kept=texts.counters["kept"]) + "\n")
