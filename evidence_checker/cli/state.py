"""`state show / clear / verify FOLDER`: what is remembered about a folder, whether it is whole, and forgetting it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import LANG, STATE

if TYPE_CHECKING:
    from evidence_checker.model import Finding

_WORDS = {
    "id": {
        "nothing": "Belum ada ingatan untuk folder ini.",
        "files": "berkas dikenal",
        "texts": "teks tersimpan",
        "examinations": "hasil telaah tersimpan",
        "decisions": "keputusan penelaah",
        "assessments": "hasil periksa",
        "bytes": "bita seluruhnya",
        "whole": "Ingatan utuh.",
        "cleared": "{n} berkas ingatan dihapus; keputusan penelaah dipertahankan.",
        "cleared_all": "{n} berkas ingatan dihapus, termasuk keputusan penelaah.",
        "sure": "Keputusan penelaah tidak dapat dibuat ulang. Hapus?",
        "place": "Tempat",
    },
    "en": {
        "nothing": "Nothing is remembered about this folder.",
        "files": "files known",
        "texts": "texts kept",
        "examinations": "examinations kept",
        "decisions": "reviewers' decisions",
        "assessments": "assessments",
        "bytes": "bytes in all",
        "whole": "The state is whole.",
        "cleared": "{n} state files removed; reviewers' decisions are kept.",
        "cleared_all": "{n} state files removed, reviewers' decisions among them.",
        "sure": "Reviewers' decisions cannot be made again. Remove them?",
        "place": "Place",
    },
}


@click.group()
def state() -> None:
    """Lihat, kosongkan, atau uji ingatan yang disimpan untuk satu folder."""


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (LANG, STATE, click.argument("folder", type=click.Path(path_type=Path))):
        command = option(command)
    return command


def _where(folder: Path, flags: dict[str, Any]) -> tuple[Path, dict[str, str]]:
    """The memory's folder and the words of the language. Raises StateError, UsageError."""
    from evidence_checker.cli.options import settings
    from evidence_checker.store import Store

    settled = settings(folder, flags)
    return Store.place(folder, settled.state_folder), _WORDS[settled.lang]


@state.command()
@_shared
def show(folder: Path, **flags: Any) -> None:
    """Cetak tempat ingatan FOLDER dan banyaknya isi."""
    from evidence_checker.readers.files import shown
    from evidence_checker.store import inspection

    place, words = _where(folder, flags)
    click.echo(f"{words['place']}: {shown(place)}")
    if not place.is_dir():
        click.echo(words["nothing"])
        return
    held = _guarded(place, lambda: inspection.holdings(place))
    for name in ("files", "texts", "examinations", "decisions", "assessments", "bytes"):
        click.echo(f"{getattr(held, name):>12}  {words[name]}")


@state.command()
@click.option("--decisions", is_flag=True, help="Hapus juga keputusan penelaah (tidak dapat dibuat ulang).")
@click.option("--yes", is_flag=True, help="Tanpa bertanya.")
@_shared
def clear(folder: Path, decisions: bool, yes: bool, **flags: Any) -> None:
    """Hapus ingatan FOLDER; keputusan penelaah tetap, kecuali dengan --decisions."""
    from evidence_checker.store import Store

    place, words = _where(folder, flags)
    if not place.is_dir():
        click.echo(words["nothing"])
        return
    if decisions and not yes:
        click.confirm(words["sure"], abort=True, err=True)
    store = Store.open(folder, place.parent)
    gone = store.clear(decisions=decisions)
    click.echo(words["cleared_all" if decisions else "cleared"].replace("{n}", str(gone)))


@state.command()
@click.option("--files", "evidence", is_flag=True, help="Baca dan hitung ulang sidik setiap berkas bukti yang dikenal.")
@_shared
def verify(folder: Path, evidence: bool, **flags: Any) -> int:
    """Uji apakah ingatan FOLDER utuh. Status 2 bila ada yang tidak."""
    from evidence_checker import messages
    from evidence_checker.cli.language import chosen
    from evidence_checker.store import inspection

    place, words = _where(folder, flags)
    if not place.is_dir():
        click.echo(words["nothing"])
        return 0
    bad: tuple[Finding, ...] = _guarded(place, lambda: inspection.verify(place))
    if evidence:
        bad += _silently_changed(folder, place)
    for finding in bad:
        click.echo(f"{finding.code} {messages.message(finding, chosen())}")
    if not bad:
        click.echo(words["whole"])
    return 2 if bad else 0


def _silently_changed(folder: Path, place: Path) -> tuple[Finding, ...]:
    """Files whose size and time are as remembered and whose bytes are not."""
    from evidence_checker.model import Finding
    from evidence_checker.readers import files
    from evidence_checker.store import Store

    found = []
    with Store.open(folder, place.parent) as store:
        for file in files.discover(folder).files:
            known = store.recall(file)
            if known is not None and files.with_hash(file).sha256 != known:
                found.append(Finding.of("EC708", file=file.path))
    return tuple(found)


def _guarded(place: Path, look: Callable[[], Any]) -> Any:
    from evidence_checker.errors import StateError

    try:
        return look()
    except OSError as error:
        raise StateError("ES304", state=str(place), reason=error.strerror or str(error)) from error
