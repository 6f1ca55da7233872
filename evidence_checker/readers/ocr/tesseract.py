"""Tesseract: its library in this process where it can be loaded, else its command line.

In the process the language is loaded once instead of once a page. A crash or a hang of the library is contained by the
worker process. The image goes in as pixels that we decoded ourselves, so a hostile image file never reaches it.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from evidence_checker.readers.ocr import NoEngine
from evidence_checker.readers.ocr.image_text import Reading, Word, assembled

# One thread a process: on small machines its own threads cost eight times what they give.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

# Page segmentation modes.
_AUTOMATIC_LAYOUT, _SCATTERED = 3, 11
_SECONDS = 120
_LIBRARIES = ("libtesseract.so.5", "libtesseract.5.dylib", "libtesseract-5.dll", "libtesseract.so.4")
_MAX_SIDE = 32_000


def is_here(languages: str) -> bool:
    """Whether tesseract's program is installed with the languages (its library comes with it)."""
    program = executable()
    return program is not None and set(languages.split("+")) <= set(installed_languages(program))


class Tesseract:
    """Raises NoEngine when tesseract or one of the languages is not installed."""

    def __init__(self, languages: str) -> None:
        self._languages = languages
        self._library = _Library.load(languages)
        if self._library is not None:
            self.name = f"tesseract {self._library.version} ({languages}, library)"
            return
        program = executable()
        if program is None:
            raise NoEngine("tesseract")
        if missing := set(languages.split("+")) - set(installed_languages(program)):
            raise NoEngine(f"tesseract: {', '.join(sorted(missing))}")
        self._program = program
        self.name = f"tesseract ({languages}, command line)"

    has_sparse = True

    def read(self, image: Image.Image, sparse: bool = False) -> Reading:
        if max(image.size) > _MAX_SIDE:
            image = image.copy()
            image.thumbnail((_MAX_SIDE, _MAX_SIDE))
        layout = _SCATTERED if sparse else _AUTOMATIC_LAYOUT
        if self._library is not None:
            return assembled(_lines(self._library.table(image, layout)))
        return assembled(_lines(by_command(self._program, self._languages, image, layout)))


def executable() -> str | None:
    """The path of tesseract's program; on Windows also where its installer puts it."""
    found = shutil.which("tesseract")
    if found is None and sys.platform == "win32":
        usual = Path(os.environ.get("PROGRAMFILES", r"C:\Program Files")) / "Tesseract-OCR" / "tesseract.exe"
        return str(usual) if usual.is_file() else None
    return found


def installed_languages(program: str) -> list[str]:
    """The languages that tesseract can read; empty when it does not answer."""
    try:
        answer = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    lines = (answer.stdout or answer.stderr).decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines[1:] if line.strip()]


def by_command(program: str, languages: str, image: Image.Image, layout: int = _AUTOMATIC_LAYOUT) -> str:
    """The table of words by the command line; "" when it fails. Pixels go through a pipe, so no name is ever passed."""
    pixels = io.BytesIO()
    image.save(pixels, "PPM")
    arguments = [program, "stdin", "stdout", "-l", languages, "--psm", str(layout), "--dpi", "200", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        answer = subprocess.run(
            arguments, input=pixels.getvalue(), capture_output=True, timeout=_SECONDS, env=environment, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode("utf-8", "replace")


class _Library:
    """The C interface of libtesseract, as far as it is used."""

    def __init__(self, library: Any, handle: Any) -> None:
        self._library, self._handle = library, handle
        self.version = library.TessVersion().decode("ascii", "replace")

    @classmethod
    def load(cls, languages: str) -> _Library | None:
        """The loaded library, or None when it or a language is not there."""
        for name in (*_LIBRARIES, ctypes.util.find_library("tesseract") if sys.platform != "linux" else None):
            try:
                library = ctypes.CDLL(name) if name else None
            except OSError:
                continue
            if library is not None and hasattr(library, "TessBaseAPIGetTsvText"):
                return cls._initialised(library, languages)
        return None

    @classmethod
    def _initialised(cls, library: Any, languages: str) -> _Library | None:
        library.TessVersion.restype = ctypes.c_char_p
        library.TessBaseAPICreate.restype = ctypes.c_void_p
        library.TessBaseAPIInit3.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p]
        library.TessBaseAPISetPageSegMode.argtypes = [ctypes.c_void_p, ctypes.c_int]
        library.TessBaseAPISetVariable.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p]
        library.TessBaseAPISetImage.argtypes = [ctypes.c_void_p, ctypes.c_char_p, *[ctypes.c_int] * 4]
        library.TessBaseAPISetSourceResolution.argtypes = [ctypes.c_void_p, ctypes.c_int]
        library.TessBaseAPIGetTsvText.argtypes = [ctypes.c_void_p, ctypes.c_int]
        library.TessBaseAPIGetTsvText.restype = ctypes.c_void_p
        library.TessBaseAPIClear.argtypes = [ctypes.c_void_p]
        library.TessDeleteText.argtypes = [ctypes.c_void_p]
        handle = library.TessBaseAPICreate()
        if library.TessBaseAPIInit3(handle, None, languages.encode()) != 0:
            library.TessBaseAPIDelete.argtypes = [ctypes.c_void_p]
            library.TessBaseAPIDelete(handle)
            return None
        library.TessBaseAPISetVariable(handle, b"debug_file", os.devnull.encode())
        return cls(library, handle)

    def table(self, image: Image.Image, layout: int) -> str:
        self._library.TessBaseAPISetPageSegMode(self._handle, layout)
        width, height = image.size
        pixels = image.tobytes()
        self._library.TessBaseAPISetImage(self._handle, pixels, width, height, 1, width)
        self._library.TessBaseAPISetSourceResolution(self._handle, 200)
        pointer = self._library.TessBaseAPIGetTsvText(self._handle, 0)
        if not pointer:
            return ""
        try:
            return ctypes.string_at(pointer).decode("utf-8", "replace")
        finally:
            self._library.TessDeleteText(pointer)
            self._library.TessBaseAPIClear(self._handle)


def _lines(table: str) -> list[tuple[bool, list[Word]]]:
    """The lines of the table of words. Columns: level, page, block, paragraph, line, word, x, y, width, height,
    confidence."""
    lines: list[tuple[bool, list[Word]]] = []
    place: list[str] = []
    for row in table.split("\n"):
        columns = row.split("\t", 11)
        if len(columns) < 12 or columns[0] != "5" or not columns[11].strip():
            continue
        if columns[2:5] != place[:3]:
            lines.append((bool(place) and columns[2:4] != place[:2], []))
            place = columns[2:5]
        x, y, width, height = map(float, columns[6:10])
        confidence = max(float(columns[10]), 0.0) / 100
        lines[-1][1].append((columns[11].strip(), confidence, x, y, x + width, y + height))
    return lines
