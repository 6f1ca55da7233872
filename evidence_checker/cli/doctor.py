"""`doctor`: what this machine has and lacks, and what would make reading better or faster."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from evidence_checker.cli.options import LANG
from evidence_checker.errors import Exit

_LOW_DISK = 1 << 30
_WATCHES_NEEDED = 8_192


class Line(NamedTuple):
    """One thing looked at. `state`: "ok", "note" (would be better) or "bad" (something asked for cannot work)."""

    state: str
    name: str
    found: str
    advice: str = ""


@click.command(help="Periksa mesin ini: OCR, bahasa, LibreOffice, memori, batas pemantauan, ruang disk.")
@LANG
def doctor(**_flags: Any) -> int:
    from evidence_checker.cli.language import chosen

    english = chosen() == "en"
    lines = list(looked_at(english))
    for line in lines:
        mark = {"ok": "✓", "note": "·", "bad": "✗"}[line.state]
        click.echo(f"{mark} {line.name:<16}{line.found}")
        if line.advice:
            click.echo(f"  {'':<16}→ {line.advice}")
    return Exit.MISSING_TOOL if any(line.state == "bad" for line in lines) else Exit.COMPLETE


def looked_at(english: bool) -> Iterator[Line]:
    """Everything that is looked at, in the order it is shown."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Line(
        "ok",
        "Python",
        f"{version}, {platform.system()} {platform.machine()}, {os.cpu_count()} " + ("cores" if english else "inti"),
    )
    yield from _reading(english)
    yield from _ocr(english)
    yield _office(english)
    yield from _memory(english)
    yield from _watching(english)
    yield _disk(english)


def _reading(english: bool) -> Iterator[Line]:
    missing = [name for name in ("pypdfium2", "pdfplumber", "PIL") if importlib.util.find_spec(name) is None]
    if missing:
        yield Line("bad", "PDF", ", ".join(missing), "pip install --force-reinstall evidence-checker")
    else:
        yield Line("ok", "PDF", "pypdfium2, pdfplumber")


def _ocr(english: bool) -> Iterator[Line]:
    from evidence_checker.readers import ReadingOptions, ocr
    from evidence_checker.readers.ocr import tesseract

    options = ReadingOptions()
    voices = ocr.voices(options)
    loaded = [made.name for voice in voices if (made := ocr.engine(voice, options.languages)) is not None]
    rapid = "pip install 'evidence-checker[ocr-rapid]'"
    how = "apt install tesseract-ocr tesseract-ocr-ind" if sys.platform == "linux" else "tesseract-ocr, ind.traineddata"
    if loaded and loaded[0].startswith("faster-paddle"):
        yield Line("ok", "OCR", ", ".join(loaded))
    elif loaded:
        lacking = (
            "faster-paddle has no wheel for this machine or does not load: scans are read less well" if english else
            "faster-paddle tidak tersedia atau tidak dapat dimuat di mesin ini: pindaian terbaca kurang baik"
        )  # fmt: skip
        way_out = "pip install --upgrade faster-paddle" + ("" if "rapid" in loaded[0] else f" | {rapid}")
        yield Line("note", "OCR", ", ".join(loaded), f"{lacking} ({way_out})")
    else:
        lacking = "scans cannot be read" if english else "halaman pindaian tidak dapat dibaca"
        yield Line("bad", "OCR", lacking, f"pip install --upgrade faster-paddle | {rapid} | {how}")
    program = tesseract.executable()
    languages = tesseract.installed_languages(program) if program else ()
    if program and "ind" not in languages:
        yield Line("note", "tesseract", ", ".join(languages) or "?", how)


def _office(english: bool) -> Line:
    from evidence_checker.readers.libreoffice import office

    if (program := office()) is not None:
        return Line("ok", "LibreOffice", program)
    advice = (
        "needed only for old .doc, .xls and .ppt" if english else "hanya diperlukan untuk .doc, .xls, dan .ppt lama"
    )
    return Line("note", "LibreOffice", "-", advice)


def _memory(english: bool) -> Iterator[Line]:
    try:
        free = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return
    name, few = ("Memory", "use --workers 1") if english else ("Memori", "gunakan --workers 1")
    yield Line("ok" if free >= 2 << 30 else "note", name, f"{free / (1 << 30):.1f} GiB", "" if free >= 2 << 30 else few)


def _watching(english: bool) -> Iterator[Line]:
    place = Path("/proc/sys/fs/inotify/max_user_watches")
    try:
        watches = int(place.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return
    name = "Watch limit" if english else "Batas pantau"
    if watches >= _WATCHES_NEEDED:
        yield Line("ok", name, str(watches))
    else:
        yield Line("note", name, str(watches), "sysctl fs.inotify.max_user_watches=524288")


def _disk(english: bool) -> Line:
    free = shutil.disk_usage(tempfile.gettempdir()).free
    name = "Disk"
    advice = "" if free >= _LOW_DISK else ("less than 1 GiB is free" if english else "ruang kosong kurang dari 1 GiB")
    return Line("ok" if free >= _LOW_DISK else "note", name, f"{free / (1 << 30):.1f} GiB", advice)
