"""How fast is it, beside the naive way?

`python benchmarks/speed.py FOLDER [--rounds 3] [--workers 1,2] [--most-pages 1500]`

Same files, same run, medians over the rounds; the two ways take turns so that a busy machine slows both. Only ratios
count.

extraction    this program's reading of each PDF (hashing included) beside pdfplumber's `extract_text` of each page
matching      one pass of 500 phrases (or as many as the pack names subjects by) over each page beside
              `partial_ratio >= 90` of each phrase on each page; once with errors allowed where `check` allows them
              (first pages, OCR, damaged text layers), once with errors allowed on every page
check         `evidence-checker check` (a process of its own, no memory) beside the naive program: pdfplumber, then
              `partial_ratio` of the 500 phrases, then one TinyDB insert a document
check, same   the same check beside the naive program with all the phrases that `check` itself searches for

Only PDFs in which pdfplumber finds text on every page or nearly so are taken: the naive way reads no scans.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import pdfplumber  # noqa: E402
from rapidfuzz import fuzz  # noqa: E402
from tinydb import TinyDB  # noqa: E402

from evidence_checker import readers, rules  # noqa: E402
from evidence_checker.assessment.occurrences import damaged  # noqa: E402
from evidence_checker.matching import search  # noqa: E402
from evidence_checker.model import Document, SourceFile  # noqa: E402
from evidence_checker.readers import files  # noqa: E402
from evidence_checker.text import folding  # noqa: E402

TERMS = 500


def naive_pages(path: str) -> list[str]:
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() or "" for page in pdf.pages]


def naive_matches(pages: list[str], terms: list[str]) -> int:
    found = 0
    for page in pages:
        lowered = page.lower()
        found += sum(fuzz.partial_ratio(term, lowered) >= 90 for term in terms)
    return found


def our_matches(vocabulary: search.Vocabulary, pages: list[str], tolerance: list[bool]) -> int:
    return sum(
        len(vocabulary.find(page, folding.fold(page), fuzzy=fuzzy))
        for page, fuzzy in zip(pages, tolerance, strict=True)
    )


def naive_check(paths: list[str], terms: list[str], database: Path) -> None:
    with TinyDB(database) as store:
        for path in paths:
            pages = naive_pages(path)
            store.insert({"path": path, "pages": len(pages), "found": naive_matches(pages, terms)})


def timed(work: object, *arguments: object) -> tuple[float, object]:
    started = time.perf_counter()
    result = work(*arguments)  # type: ignore[operator]
    return time.perf_counter() - started, result


def chosen(folder: Path, most_pages: int) -> list[SourceFile]:
    """PDFs whose own text layer is the text: at least 200 characters a page at the median."""
    taken: list[SourceFile] = []
    pages = 0
    for file in files.discover(folder).files:
        if not file.path.lower().endswith(".pdf") or pages >= most_pages:
            continue
        read = readers.read(file, readers.ReadingOptions(ocr=False))
        if isinstance(read, Document) and statistics.median(len(page.text) for page in read.pages) >= 200:
            taken.append(file)
            pages += len(read.pages)
    return taken


def run_check(folder: Path, workers: int) -> None:
    command = [
        sys.executable, "-m", "evidence_checker", "check", str(folder),
        "--workers", str(workers), "--no-ocr", "--no-state", "--quiet", "--report", "json=-",
    ]  # fmt: skip
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    if done.returncode not in (0, 1, 3):
        sys.exit(done.stderr.decode("utf-8", "replace"))


def main() -> None:
    wanted = argparse.ArgumentParser(description="Extraction, matching and whole check beside the naive way.")
    wanted.add_argument("folder", type=Path)
    wanted.add_argument("--rounds", type=int, default=3)
    wanted.add_argument("--workers", default="1,2")
    wanted.add_argument("--most-pages", type=int, default=1500)
    given = wanted.parse_args()
    logging.disable(logging.WARNING)  # pdfminer tells of every odd font

    framework = rules.load("spbe-2020")
    phrases = sorted({phrase for each in framework.indicators for phrase in each.subject})
    terms = [phrase.lower() for phrase in phrases][:TERMS]
    every_term = [term.lower() for term in search.vocabulary(framework).terms]
    our_vocabulary = search.Vocabulary(phrases[:TERMS])
    our_matches(our_vocabulary, ["untuk memulai: arsitektur SPBE"], [True])  # what is imported on first use
    taken = chosen(given.folder, given.most_pages)
    if not taken:
        sys.exit(f"no PDF with a text layer below {given.folder}")

    ours: dict[str, list[float]] = {file.path: [] for file in taken}
    theirs: dict[str, list[float]] = {file.path: [] for file in taken}
    match_ours: list[float] = []
    match_everywhere: list[float] = []
    match_theirs: list[float] = []
    whole: dict[int, list[float]] = {int(count): [] for count in given.workers.split(",")}
    whole_theirs: list[float] = []
    same_theirs: list[float] = []
    options = readers.ReadingOptions(ocr=False)
    pages = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "evidence"
        folder.mkdir()
        for number, file in enumerate(taken):
            shutil.copy(file.system_path, folder / f"{number:04}.pdf")
        copies = sorted(str(path) for path in folder.iterdir())
        for round_number in range(given.rounds):
            texts: list[str] = []
            tolerance: list[bool] = []
            for file in taken:
                seconds, read = timed(readers.read, file, options)
                assert isinstance(read, Document)
                ours[file.path].append(seconds)
                texts += [page.text for page in read.pages]
                tolerance += [index < 2 or bad for index, bad in enumerate(damaged(read))]
                theirs[file.path].append(timed(naive_pages, file.system_path)[0])
            pages = len(texts)
            match_ours.append(timed(our_matches, our_vocabulary, texts, tolerance)[0])
            match_everywhere.append(timed(our_matches, our_vocabulary, texts, [True] * pages)[0])
            match_theirs.append(timed(naive_matches, texts, terms)[0])
            for count in whole:
                whole[count].append(timed(run_check, folder, count)[0])
            whole_theirs.append(timed(naive_check, copies, terms, Path(scratch) / f"{round_number}.json")[0])
            same_theirs.append(timed(naive_check, copies, every_term, Path(scratch) / f"same {round_number}.json")[0])

    our_files = {path: statistics.median(rounds) for path, rounds in ours.items()}
    their_files = {path: statistics.median(rounds) for path, rounds in theirs.items()}
    ratios = sorted(their_files[path] / our_files[path] for path in our_files)
    extraction, naive_extraction = sum(our_files.values()), sum(their_files.values())
    match, naive_match = statistics.median(match_ours), statistics.median(match_theirs)
    everywhere = statistics.median(match_everywhere)
    naive_whole = statistics.median(whole_theirs)

    print(f"{len(taken)} PDFs, {pages} pages, {len(terms)} phrases (the pack has {len(phrases)}), "
          f"medians of {given.rounds} rounds, {os.cpu_count()} cores")  # fmt: skip
    print(f"{'':14} {'naive ms/page':>14} {'ours ms/page':>13} {'ratio':>7}")
    row("extraction", naive_extraction, extraction, pages)
    print(f"{'':14} per document: median {statistics.median(ratios):.1f}, lowest {ratios[0]:.1f}")
    row("matching", naive_match, match, pages)
    row("  everywhere", naive_match, everywhere, pages)
    print(f"{'':14} matching is {100 * match / extraction:.0f} % of extraction, "
          f"{100 * everywhere / extraction:.0f} % with errors allowed on every page")  # fmt: skip
    for count, rounds in whole.items():
        row(f"check, {count} w.", naive_whole, statistics.median(rounds), pages)
    print(f"{'':14} beside the naive way with all {len(every_term)} phrases:")
    for count, rounds in whole.items():
        row(f"check, {count} w.", statistics.median(same_theirs), statistics.median(rounds), pages)


def row(name: str, naive: float, ours: float, pages: int) -> None:
    print(f"{name:14} {1000 * naive / pages:14.2f} {1000 * ours / pages:13.2f} {naive / ours:7.1f}")


if __name__ == "__main__":
    main()
