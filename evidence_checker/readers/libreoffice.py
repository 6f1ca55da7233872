"""Old .doc, .xls and .ppt by LibreOffice, where it is installed: the second opinion of `old_office`.

LibreOffice gets a copy in a folder of its own with a profile of its own, and no macro runs in a headless conversion.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from evidence_checker.model import ReadStatus
from evidence_checker.readers import progress
from evidence_checker.readers.base import Draft, Unreadable

_SECONDS = 50
# A PDF keeps the pages that an auditor sees; sheets and slides keep theirs in the new formats.
_TARGETS = {"doc": "pdf", "xls": "xlsx", "ppt": "pptx"}


def read(draft: Draft) -> None:
    """Raises Unreadable where LibreOffice is not installed or cannot open the file."""
    program = office()
    if program is None:
        raise Unreadable("EC129", ReadStatus.UNSUPPORTED, format=f".{draft.format}")
    target = _TARGETS[draft.format]
    converted = _converted(program, draft.data, draft.format, target)
    if converted is None:
        raise Unreadable("EC101", format=f".{draft.format}", detail="LibreOffice")
    draft.note("EC124", format=f".{draft.format}")
    inner = replace(draft, data=converted, findings=draft.findings, pages=draft.pages, signatures=draft.signatures)
    from evidence_checker.readers import pdf, slides, spreadsheet

    reader: Any = {"pdf": pdf, "xlsx": spreadsheet, "pptx": slides}[target]
    try:
        reader.read(inner)
    finally:
        draft.pages_total, draft.title, draft.producer = inner.pages_total, inner.title, inner.producer


def office() -> str | None:
    """The path of LibreOffice's program, None when it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    usual = {
        "win32": Path(os.environ.get("PROGRAMFILES", r"C:\Program Files")) / "LibreOffice/program/soffice.exe",
        "darwin": Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    }.get(sys.platform)
    return str(usual) if usual and usual.is_file() else None


def _unlimited() -> None:
    """LibreOffice writes files and maps much memory; the limits of the worker's own process are lifted for it."""
    import resource

    for name in (resource.RLIMIT_FSIZE, resource.RLIMIT_AS):
        hard = resource.getrlimit(name)[1]
        resource.setrlimit(name, (hard, hard))


def _converted(program: str, data: bytes, ending: str, target: str) -> bytes | None:
    progress.report()
    with _writing_allowed(), tempfile.TemporaryDirectory(prefix="evidence-checker-") as folder:
        place = Path(folder)
        (place / f"in.{ending}").write_bytes(data)
        arguments = [
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--convert-to", target, "--outdir", folder, str(place / f"in.{ending}"),
        ]  # fmt: skip
        extra: dict[str, Any] = {"preexec_fn": _unlimited} if os.name == "posix" else {}
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            **extra,
        )
        try:
            process.wait(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None
        made = place / f"in.{target}"
        return made.read_bytes() if made.is_file() else None


@contextlib.contextmanager
def _writing_allowed() -> Any:
    """A worker may write no file; this one copy outside the checked folder is the exception."""
    if os.name != "posix":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
