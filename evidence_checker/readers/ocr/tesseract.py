"""Tesseract by its command line, where the system has it: another voice on pages that the own engine reads poorly.

The image goes in as pixels that we decoded ourselves, so a hostile image file never reaches it.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from PIL import Image

from evidence_checker.readers.ocr import NoEngine
from evidence_checker.readers.ocr.image_text import Reading, Word, assembled

# Page segmentation mode.
_AUTOMATIC_LAYOUT = 3
_SECONDS = 120
_MAX_SIDE = 32_000
# It finds small letters only where they are stretched, but not by much: a 65-dpi page reads best at 100.
_SMALL_LETTERS, _WANTED_LETTERS, _MOST_ENLARGED = 14.0, 18.0, 1.6


def is_here(languages: str) -> bool:
    """Whether tesseract's program is installed with the languages (its library comes with it)."""
    program = executable()
    return program is not None and set(languages.split("+")) <= set(installed_languages(program))


class Tesseract:
    """Raises NoEngine when tesseract or one of the languages is not installed."""

    levels_lines = False

    def __init__(self, languages: str) -> None:
        program = executable()
        if program is None:
            raise NoEngine("tesseract")
        if missing := set(languages.split("+")) - set(installed_languages(program)):
            raise NoEngine(f"tesseract: {', '.join(sorted(missing))}")
        self._program, self._languages = program, languages
        self.name = f"tesseract ({languages})"

    def read(self, image: Image.Image, letters: float = 0.0) -> Reading:
        """Read one image. `letters`: their height in pixels where it is known. Raises RuntimeError."""
        grey = image if image.mode == "L" else image.convert("L")
        factor = min(_WANTED_LETTERS / letters, _MOST_ENLARGED) if 0 < letters < _SMALL_LETTERS else 1.0
        factor = min(factor, _MAX_SIDE / max(grey.size))
        if factor != 1.0:
            size = max(1, round(grey.width * factor)), max(1, round(grey.height * factor))
            grey = grey.resize(size, Image.Resampling.LANCZOS)
        read = assembled(_lines(by_command(self._program, self._languages, grey)), self.name)
        return read.scaled(1 / factor) if factor != 1.0 else read


def executable() -> str | None:
    """The path of tesseract's program; on Windows also where its installer puts it."""
    found = shutil.which("tesseract")
    if found is None and sys.platform == "win32":
        usual = Path(os.environ.get("PROGRAMFILES", r"C:\Program Files")) / "Tesseract-OCR" / "tesseract.exe"
        return str(usual) if usual.is_file() else None
    return found


@lru_cache(maxsize=2)
def installed_languages(program: str) -> tuple[str, ...]:
    """The languages that tesseract can read; empty when it does not answer. Asked once a process."""
    try:
        answer = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    lines = (answer.stdout or answer.stderr).decode("utf-8", "replace").splitlines()
    return tuple(line.strip() for line in lines[1:] if line.strip())


def by_command(program: str, languages: str, image: Image.Image) -> str:
    """The table of words by the command line; "" when it fails. Pixels go through a pipe, so no name is ever passed."""
    pixels = io.BytesIO()
    image.save(pixels, "PPM")
    arguments = [program, "stdin", "stdout", "-l", languages, "--psm", str(_AUTOMATIC_LAYOUT), "--dpi", "200", "tsv"]
    # One thread a process: on small machines its own threads cost eight times what they give.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        answer = subprocess.run(
            arguments, input=pixels.getvalue(), capture_output=True, timeout=_SECONDS, env=environment, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode("utf-8", "replace")


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
