"""The paper as PDF: the DOCX turned by LibreOffice, else the HTML printed by Chromium.

The only reports that need a program beside Python; without one they say so (exit status 4). Nothing is fetched: each
runs in a folder of its own that is removed afterwards.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from evidence_checker.errors import MissingToolError
from evidence_checker.model import Assessment
from evidence_checker.reports import docx_report, html_report

SECONDS = 180
_OFFICE = ("soffice", "libreoffice")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
# Where the installers of Windows and macOS put them, off the PATH.
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_MOMENTS = re.compile(rb"(/(?:CreationDate|ModDate)\s*)\([^)]*\)")
_IDS = re.compile(rb"/ID\s*\[\s*<[0-9A-Fa-f]*>\s*<[0-9A-Fa-f]*>\s*\]")
_CHECKSUM = re.compile(rb"/DocChecksum\s*/[0-9A-Fa-f]+")


def _program(names: tuple[str, ...], mark: str) -> str | None:
    found = next(filter(None, map(shutil.which, names)), None)
    return found or next((place for place in _PLACES if mark in place.lower() and Path(place).is_file()), None)


# A comment behind the end: the report is known by it, whatever the file is called (see `readers.own_reports`).
MARK = b"\n% evidence-checker\n"


def office() -> str | None:
    """The LibreOffice of this machine, if any."""
    return _program(_OFFICE, "soffice")


def browser() -> str | None:
    """The path of a Chromium that can print; None when there is none."""
    return _program(_BROWSERS, "chrom") or _program(_BROWSERS, "edge")


def _run(command: list[str], made: Path) -> bytes | None:
    """What the program wrote, or None when it failed or took too long."""
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return made.read_bytes() if made.is_file() and made.stat().st_size else None


def _blank(found: re.Match[bytes], filler: bytes) -> bytes:
    """Same length, so that every offset in the file still holds."""
    return found[1] + b"(" + filler.ljust(len(found[0]) - len(found[1]) - 2)[: len(found[0]) - len(found[1]) - 2] + b")"


def _settled(data: bytes, made_at: str) -> bytes:
    """The same bytes for the same content: times and random ids of the writing program are overwritten in place."""
    digits = "".join(each for each in made_at[:19] if each.isdigit()) or "19800101000000"
    data = _MOMENTS.sub(lambda found: _blank(found, b"D:" + digits.encode("ascii")), data)
    data = _CHECKSUM.sub(lambda found: b"/DocChecksum /" + b"0" * (len(found[0]) - 14), data)
    data = _IDS.sub(lambda found: re.sub(rb"[0-9A-Fa-f](?=[0-9A-Fa-f]*>)", b"0", found[0]), data)
    return data + MARK


def render(assessment: Assessment, lang: str, template: bytes | None = None) -> bytes:
    """The PDF. `template`: letterhead of the paper.

    Raises MissingToolError (ES154) when neither program is there, or neither could make it.
    """
    with tempfile.TemporaryDirectory(prefix="evidence-checker-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        made = folder / "laporan.pdf"
        writer = office()
        if writer is not None:
            source = folder / "laporan.docx"
            source.write_bytes(docx_report.render(assessment, lang, template))
            profile = (folder / "profil").as_uri()
            command = [writer, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
            data = _run([*command, "--outdir", str(folder), str(source)], made)
            if data:
                return _settled(data, assessment.made_at)
        viewer = browser()
        if viewer is not None:
            source = folder / "laporan.html"
            source.write_bytes(html_report.render(assessment, lang))
            command = [viewer, "--headless", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={made}"]
            if hasattr(os, "geteuid") and os.geteuid() == 0:
                command.append("--no-sandbox")  # Chromium refuses to run as root otherwise; the page is our own
            data = _run([*command, f"--user-data-dir={folder / 'profil-b'}", source.as_uri()], made)
            if data:
                return _settled(data, assessment.made_at)
    raise MissingToolError("ES154")
