"""A double click that opens the review pages of a folder: a .cmd on Windows, a .desktop entry or .command elsewhere."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from evidence_checker.errors import UsageError
from evidence_checker.readers.files import shown, write_whole


def desktop() -> Path:
    """Where a user sees a shortcut: the desktop, in whichever language it is called, else the home folder."""
    home = Path.home()
    places = [home / "Desktop", home / "OneDrive" / "Desktop", home / "Destop"]
    return next((place for place in places if place.is_dir()), home)


def write(folder: Path, where: Path | None, system: str = sys.platform) -> Path:
    """Write the shortcut of `folder` into `where` (default: the desktop). Returns its path.

    Raises UsageError ES105 when it cannot be written there, or the path is one that a shortcut cannot carry."""
    place = where if where is not None else desktop()
    folder = folder.resolve()
    name = "".join(c if c.isalnum() or c in " ._-" else "_" for c in folder.name)[:60].strip(" .") or "bukti"
    ending = ".cmd" if system == "win32" else ".command" if system == "darwin" else ".desktop"
    path = place / f"Telaah {name}{ending}"
    make = {".cmd": _cmd, ".command": _command, ".desktop": _entry}[ending]
    if any(not c.isprintable() or c == '"' for c in f"{folder}{sys.executable}"):
        raise UsageError("ES105", path=shown(path), reason=shown(folder))
    try:
        write_whole(path, make(os.fspath(folder), name))
        if ending != ".cmd":
            path.chmod(0o755)
    except OSError as error:
        raise UsageError("ES105", path=shown(path), reason=error.strerror or str(error)) from error
    return path


def _cmd(folder: str, name: str) -> bytes:
    """The console stays open: closing it ends the pages. A percent sign is doubled, everything else is quoted."""
    python, target = (text.replace("%", "%%") for text in (sys.executable, folder))
    lines = [
        "@echo off",
        "chcp 65001 >nul",
        f"title Telaah {name}".replace("%", "%%"),
        f'"{python}" -m evidence_checker serve "{target}"',
        "if errorlevel 1 pause",
    ]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _command(folder: str, _name: str) -> bytes:
    return f"#!/bin/sh\nexec {_quoted(sys.executable)} -m evidence_checker serve {_quoted(folder)}\n".encode()


def _entry(folder: str, name: str) -> bytes:
    """Desktop Entry Specification 1.5: in Exec, backslash, quote, dollar and backtick are escaped inside quotes and
    "%" is doubled; then backslashes once more, as in any value."""

    def part(text: str) -> str:
        for character in ("\\", '"', "$", "`"):
            text = text.replace(character, "\\" + character)
        return '"' + text.replace("%", "%%") + '"'

    command = f"{part(sys.executable)} -m evidence_checker serve {part(folder)}".replace("\\", "\\\\")
    lines = ["[Desktop Entry]", "Type=Application", f"Name=Telaah {name}", f"Exec={command}", "Terminal=true"]
    return ("\n".join(lines) + "\n").encode("utf-8")
