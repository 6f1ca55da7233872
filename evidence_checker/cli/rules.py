"""`rules list / show / check / test / explain / schema / new / diff / export / import`: for people who write rules."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.language import chosen
from evidence_checker.cli.options import AGENCY, FRAMEWORK, LANG, NO_OCR, YEAR
from evidence_checker.cli.rules_advice import advice
from evidence_checker.cli.rules_diff import diff
from evidence_checker.cli.rules_words import WORDS
from evidence_checker.cli.screen import say, screen
from evidence_checker.errors import Exit, UsageError

if TYPE_CHECKING:
    from evidence_checker.model import Framework

PACK = click.argument("pack", default="", metavar="[ID|DIR]")


@click.group(help="Paket aturan: lihat, periksa, uji, jelaskan, dan tulis sendiri.")
def rules() -> None:
    """The family; every verb imports what it needs."""


rules.add_command(advice)
rules.add_command(diff)


def _words(flags: dict[str, Any]) -> dict[str, str]:
    return WORDS[str(flags.get("lang") or chosen())]


def _weights(framework: Framework) -> str:
    return f"{sum(indicator.weight for indicator in framework.indicators):.2f}"


@rules.command("list", help="Paket yang tersedia: versi, banyaknya indikator, bobot.")
@LANG
def list_packs(**flags: Any) -> int:
    from evidence_checker.rules import InvalidRules, load, shipped

    words = _words(flags)
    worst = Exit.COMPLETE
    for name in shipped():
        try:
            framework = load(name)
        except InvalidRules as refused:
            # one broken pack must not hide the others
            worst = Exit.USAGE
            say(f"{name}  {words['invalid'].format(n=len(refused.findings), pack=name)}")
            continue
        parts = [
            words["indicators"].format(n=len(framework.indicators)),
            words["weights"].format(w=_weights(framework)),
            words["nodes"].format(n=len(framework.nodes)),
            words["examples"].format(n=sum(len(indicator.examples) for indicator in framework.indicators)),
        ]
        say(f"{name}  {framework.version}  {', '.join(parts)}")
        say(f"{framework.title}; {framework.regulation}", 2)
    return worst


@rules.command(help="Satu indikator (ID), atau semuanya, sebagai halaman biasa.")
@click.argument("identifier", metavar="[ID]", default="")
@FRAMEWORK
@LANG
def show(identifier: str, framework: str | None, **flags: Any) -> int:
    from evidence_checker.rules import load
    from evidence_checker.rules.page import page

    pack = load(framework or "")
    lang = str(flags.get("lang") or chosen())
    wanted = [_known(pack, identifier)] if identifier else [indicator.id for indicator in pack.indicators]
    for number, item in enumerate(wanted):
        if number:
            sys.stdout.write("\n")
        for line in page(pack, pack.indicator(item), lang):
            if line.startswith("## "):
                say(line[3:])
                say("-" * min(screen().width, len(line) - 3))
            elif line:
                say(line)
            else:
                sys.stdout.write("\n")
    return Exit.COMPLETE


def _known(pack: Framework, identifier: str) -> str:
    """The indicator's id as the pack writes it ("016" and "16" are the same). Raises UsageError."""
    plain = identifier.lstrip("0") or identifier
    for indicator in pack.indicators:
        if indicator.id in (identifier, plain):
            return indicator.id
    known = [indicator.id for indicator in pack.indicators]
    raise UsageError("ES222", indicator=identifier, pack=pack.id, known=f"{known[0]}-{known[-1]}" if known else "-")


ALL = click.option("--all", "every", is_flag=True, help="Semua paket yang disertakan.")


def _named(pack: str, every: bool) -> tuple[str, ...]:
    """The packs a verb is about: the one named (the default one when none is), or all that are shipped."""
    from evidence_checker.rules import shipped

    return shipped() if every else (pack,)


@rules.command(help="Periksa paket: semua kesalahan dengan berkas dan baris, lalu istilah yang mudah tertukar.")
@PACK
@ALL
@LANG
def check(pack: str, every: bool, **flags: Any) -> int:
    from evidence_checker.cli.rules_trials import easily_swapped, pack_soundness, soundness
    from evidence_checker.rules import load
    from evidence_checker.rules.shared import SHARED

    words = _words(flags)
    for name in _named(pack, every):
        if name == SHARED:
            say(soundness(words))
            continue
        framework = load(name)
        say(pack_soundness(framework, words))
        for line in easily_swapped(framework, str(flags.get("lang") or chosen())):
            say(line, 2)
    return Exit.COMPLETE


@rules.command(help="Jalankan contoh-contoh di dalam aturan lewat pemeriksaan yang sebenarnya.")
@PACK
@ALL
@click.option("-v", "--verbose", count=True, help="Tampilkan juga yang lulus dan persyaratan yang belum diuji.")
@LANG
def test(pack: str, every: bool, verbose: int, **flags: Any) -> int:
    from evidence_checker.cli.rules_trials import tested

    lang = str(flags.get("lang") or chosen())
    worst = Exit.COMPLETE
    for name in _named(pack, every):
        status, lines = tested(name, WORDS[lang], lang, verbose=bool(verbose), titled=every)
        worst = max(worst, status)
        for indent, line in lines:
            say(line, indent)
    return worst


@rules.command(help="Jelaskan indikator ID terhadap satu FILE: frasa demi frasa, syarat demi syarat.")
@click.argument("identifier", metavar="ID")
@click.argument("file", metavar="BERKAS", type=click.Path(path_type=Path))
@FRAMEWORK
@AGENCY
@YEAR
@NO_OCR
@LANG
def explain(
    identifier: str,
    file: Path,
    framework: str | None,
    agency: tuple[str, ...],
    year: int | None,
    no_ocr: bool,
    **flags: Any,
) -> int:
    from evidence_checker.cli.rules_explain import explain as explained
    from evidence_checker.rules import load

    pack = load(framework or "")
    lang = str(flags.get("lang") or chosen())
    for indent, line in explained(
        pack, _known(pack, identifier), file, agency, year or 0, not no_ocr, WORDS[lang], lang
    ):
        say(line, indent)
    return Exit.COMPLETE


@rules.command(help="Skema JSON (draft-07) untuk pelengkapan di penyunting teks.")
def schema() -> int:
    from evidence_checker.rules.schema import schema_text

    sys.stdout.write(schema_text())
    return Exit.COMPLETE


@rules.command(help="Tulis paket kecil berkomentar di folder baru DIR untuk dikembangkan.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@LANG
def new(folder: Path, **flags: Any) -> int:
    from evidence_checker.rules.schema import schema_text
    from evidence_checker.rules.starter import starter

    name = "-".join(re.findall(r"[a-z0-9]+", folder.resolve().name.casefold())) or "kerangka"
    files = starter(name, "aturan.schema.json") | {"aturan.schema.json": schema_text().encode("utf-8")}
    _write(folder, files)
    say(_words(flags)["written"].format(n=len(files), where=folder))
    return Exit.COMPLETE


@rules.command("export", help="Tulis paket sebagai buku kerja XLSX.")
@PACK
@click.option(
    "--xlsx",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Berkas XLSX yang ditulis.",
)
@LANG
def export_pack(pack: str, target: Path, **flags: Any) -> int:
    from evidence_checker.readers import files
    from evidence_checker.rules import load, packs
    from evidence_checker.rules.workbook import workbook

    data = workbook(packs.grown(pack), load(pack).knowledge)
    _guarded(target, lambda: files.write_whole(target, data))
    say(_words(flags)["wrote"].format(where=target))
    return Exit.COMPLETE


@rules.command("import", help="Tulis paket di folder baru dari buku kerja XLSX hasil export.")
@click.option(
    "--xlsx", "source", required=True, type=click.Path(path_type=Path), metavar="BERKAS", help="Buku kerja XLSX."
)
@click.option(
    "--into",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder baru untuk paket itu.",
)
@LANG
def import_pack(source: Path, folder: Path, **flags: Any) -> int:
    from evidence_checker.rules.workbook import imported

    try:
        data = source.read_bytes()
    except OSError as failed:
        raise UsageError("ES221", location=str(source), why=failed.strerror or type(failed).__name__) from failed
    framework, made = imported(data)
    _write(folder, made)
    say(_words(flags)["written"].format(n=len(made), where=folder))
    say(f"{framework.id} {framework.version}, sha256 {framework.sha256[:16]}")
    return Exit.COMPLETE


def _write(folder: Path, contents: dict[str, bytes]) -> None:
    """New files in a folder that is new or empty: nobody's rules are overwritten."""
    from evidence_checker.readers import files

    def write() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UsageError("ES223", location=str(folder))
        for name, data in contents.items():
            files.write_whole(folder / name, data)

    _guarded(folder, write)


def _guarded(target: Path, action: Callable[[], None]) -> None:
    try:
        action()
    except OSError as failed:
        raise UsageError("ES224", location=str(target), why=failed.strerror or type(failed).__name__) from failed
