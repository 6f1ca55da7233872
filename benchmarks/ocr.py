"""How well and how fast are scans read, beside the plain engine call on the same images in the same run?

    python benchmarks/ocr.py DOCUMENTS [--truth FOLDER] [--pages 4] [--engines tesseract,rapidocr]

DOCUMENTS: a folder of PDFs. FOLDER: pages typed by hand, as NAME.pageN.txt for page N of NAME.pdf. Besides those,
pages of DOCUMENTS that have a sound text layer are rendered at 200 dpi and made worse by this script: grainy and
blurred, tilted by 4 degrees, turned by a quarter; their text layer is the truth.

words     share of the true words (3 letters and more) that were read
phrases   share of the true runs of four words that were read, after folding as the matcher folds
CER       edit distance by length, letters and digits only
CPU       seconds of processor time a page (a busy machine stretches the clock, hardly the processor time)
plain     tesseract's command line with its defaults (-l ind); RapidOCR()(image) as its manual shows it
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import numpy  # noqa: E402
import pypdfium2  # noqa: E402
from PIL import Image, ImageFilter  # noqa: E402
from rapidfuzz.distance import Levenshtein  # noqa: E402

from evidence_checker.readers import (  # noqa: E402
    ReadingOptions,
    ocr,
    text_quality,
)
from evidence_checker.readers.pdf_text import clean  # noqa: E402
from evidence_checker.text.folding import fold  # noqa: E402

_DPI = 200


class Sheet(NamedTuple):
    """One page to read: its name, how it was made worse, its image, its true text."""

    name: str
    made: str
    image: Image.Image
    truth: str


class Score(NamedTuple):
    words: float
    phrases: float
    cer: float
    seconds: float
    cpu: float


def typed(folder: Path, documents: Path) -> Iterator[Sheet]:
    for file in sorted(folder.glob("*.page*.txt")):
        name, number = re.fullmatch(r"(.+)\.page(\d+)", file.stem).groups()  # type: ignore[union-attr]
        found = next(iter(sorted(documents.rglob(f"{name}.pdf"))), None)
        if found is not None:
            yield Sheet(file.stem, "scan", rendered(found, int(number) - 1), file.read_text(encoding="utf-8"))


def rendered(path: Path, index: int) -> Image.Image:
    with pypdfium2.PdfDocument(path) as document:
        image: Image.Image = document[index].render(scale=_DPI / 72, grayscale=True).to_pil()
    return image


def made_worse(documents: Path, most: int) -> Iterator[Sheet]:
    """Pages of prose, one a document, each in three bad states. Seeded: the same folder gives the same images."""
    count = 0
    for path in sorted(documents.rglob("*.pdf")):
        if count >= most:
            return
        try:
            with pypdfium2.PdfDocument(path) as document:
                index = min(1, len(document) - 1)
                page = document[index]
                text = clean(page.get_textpage().get_text_range())
                has_picture = any(thing.type == 3 for thing in page.get_objects())
        except pypdfium2.PdfiumError:
            continue
        if not 900 < len(text) < 3500 or has_picture or text_quality.oddness(text) > 0.01:
            continue
        count += 1
        image, name = rendered(path, index), f"{path.stem[:28]}.page{index + 1}"
        noise = numpy.random.default_rng(count).normal(0, 22, (image.height, image.width))
        grain = numpy.clip(
            numpy.asarray(image.filter(ImageFilter.GaussianBlur(0.9)), dtype=float) * 0.82 + 30 + noise, 0, 255
        )
        squeezed = io.BytesIO()
        Image.fromarray(grain.astype("uint8")).save(squeezed, "JPEG", quality=35)
        yield Sheet(name, "grainy", Image.open(squeezed).convert("L"), text)
        yield Sheet(name, "tilted 4°", image.rotate(4, Image.Resampling.BICUBIC, expand=True, fillcolor=255), text)
        yield Sheet(name, "turned 90°", image.rotate(90, expand=True), text)


def cpu() -> float:
    """Processor seconds so far, of this process and of those it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def score(read: str, truth: str, seconds: float, processor: float) -> Score:
    wanted = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", truth)}
    got = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", read)}
    folded, tokens = fold(read).text, truth.split()
    runs = [fold(" ".join(tokens[i : i + 4])).text for i in range(max(1, len(tokens) - 3))]
    runs = [run for run in runs if len(run) > 8]
    true = fold(truth).text
    cer = Levenshtein.distance(folded, true) / max(1, len(true))
    words, phrases = len(wanted & got) / max(1, len(wanted)), sum(r in folded for r in runs) / max(1, len(runs))
    return Score(words, phrases, cer, seconds, processor)


def plain_tesseract(image: Image.Image) -> str:
    pixels = io.BytesIO()
    image.save(pixels, "PPM")
    arguments = ["tesseract", "stdin", "stdout", "-l", "ind"]
    return subprocess.run(arguments, input=pixels.getvalue(), capture_output=True, check=True).stdout.decode("utf-8")


def plain_rapidocr() -> Callable[[Image.Image], str]:
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "error"})
    return lambda image: "\n".join(engine(numpy.asarray(image.convert("RGB"))).txts or ())


def own(name: str) -> Callable[[Image.Image], str]:
    options = ReadingOptions(engine=name)
    engine = ocr.engine(options)
    assert engine is not None
    return lambda image: ocr.recognise(image, engine, options).text


def main() -> None:
    parser = argparse.ArgumentParser(description="OCR beside the plain engine call.")
    parser.add_argument("documents", type=Path)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--pages", type=int, default=4)
    parser.add_argument("--engines", default="tesseract,rapidocr")
    asked = parser.parse_args()
    sheets = [*(typed(asked.truth, asked.documents) if asked.truth else ()), *made_worse(asked.documents, asked.pages)]
    ways: dict[str, Callable[[Image.Image], str]] = {}
    for name in asked.engines.split(","):
        if not ocr.chosen(ReadingOptions(engine=name)):
            print(f"{name}: not on this machine")
            continue
        if name == "tesseract" and shutil.which("tesseract"):
            ways["plain tesseract"] = plain_tesseract
        elif name == "rapidocr":
            ways["plain rapidocr"] = plain_rapidocr()
        ways[f"our {name}"] = own(name)
    for way in ways.values():
        way(sheets[0].image)  # models are loaded before anything is timed
    scores: dict[tuple[str, str], list[Score]] = {}
    print(f"{'page':<40}{'state':<12}{'way':<18}{'words':>7}{'phrases':>9}{'CER':>7}{'s':>7}")
    for sheet in sheets:
        for way, read in ways.items():
            began, processor = time.perf_counter(), cpu()
            text = read(sheet.image)
            result = score(text, sheet.truth, time.perf_counter() - began, cpu() - processor)
            scores.setdefault((sheet.made, way), []).append(result)
            print(
                f"{sheet.name[:38]:<40}{sheet.made:<12}{way:<18}"
                f"{result.words:7.1%}{result.phrases:9.1%}{result.cer:7.1%}{result.seconds:7.2f}"
            )
    print()
    print(
        f"{'state':<12}{'way':<18}{'pages':>6}{'words':>8}{'phrases':>9}{'CER':>8}{'pages/s':>9}{'speed':>8}"
        f"{'CPU':>7}{'of plain':>10}"
    )
    for (made, way), found in scores.items():
        words, phrases, cer, seconds, processor = (statistics.fmean(column) for column in zip(*found, strict=True))
        plain = scores.get((made, way.replace("our", "plain")), found)
        faster = statistics.fmean(s.seconds for s in plain) / seconds
        cheaper = statistics.fmean(s.cpu for s in plain) / processor
        print(
            f"{made:<12}{way:<18}{len(found):>6}{words:8.1%}{phrases:9.1%}{cer:8.1%}{1 / seconds:9.2f}{faster:7.1f}×"
            f"{processor:7.2f}{cheaper:9.1f}×"
        )


if __name__ == "__main__":
    main()
