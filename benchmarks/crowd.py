"""Five thousand small files and fifty poison files in one folder: a verdict for each, how soon, and at what memory.

    python benchmarks/crowd.py [--small 5000] [--poison 50] [--workers 2] [--check]

The files are made by this script. Poison: bombs that inflate to gigabytes, nesting without end, halves of files.
With --check the whole `check` runs as well, in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from evidence_checker import readers, workers  # noqa: E402
from evidence_checker.model import Document, Finding, ReadStatus, SourceFile, Unread  # noqa: E402
from evidence_checker.readers import files  # noqa: E402
from tests.readers import makers  # noqa: E402

_TEXT = (
    "PEMERINTAH KABUPATEN CEMARA RAYA\nDINAS KOMUNIKASI DAN INFORMATIKA\nNOTULEN RAPAT NOMOR {n}\n"
    "Rapat membahas penyusunan arsitektur SPBE, manajemen risiko, dan layanan pengaduan.\nKesimpulan {n}."
)


def bomb() -> bytes:
    """Two gigabytes of blanks as the content of a page."""
    packer = zlib.compressobj(9)
    block = packer.compress(b" " * (16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    more = packer.compress(b" " * (16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block + more * 127 + packer.flush()
    content = b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"
    return makers.pdf(["x"], objects={11: content})


def poison() -> list[tuple[str, bytes]]:
    """One of each kind."""
    whole = makers.pdf([_TEXT.format(n=0)])
    deep = makers.pdf(["x"], tail=b"/X " + b"[" * 50_000 + b"]" * 50_000)
    inside = makers.pdf(["x"], objects={11: makers.stream(b"[" * 200_000 + b"]" * 200_000 + b" TJ ")})
    table = "<w:tbl><w:tr><w:tc>" * 3000 + makers.p("x") + "</w:tc></w:tr></w:tbl>" * 3000
    return [
        ("bom.pdf", bomb()), ("dalam.pdf", deep), ("isi.pdf", inside), ("potong.pdf", whole[: len(whole) // 3]),
        ("tabel.docx", makers.docx(table)),
    ]  # fmt: skip


def make(folder: Path, small: int, bad: int) -> None:
    for number in range(small):
        text = _TEXT.format(n=number)
        if number % 5:
            (folder / f"notulen-{number:05d}.pdf").write_bytes(makers.pdf([text]))
        else:
            body = "".join(makers.p(line) for line in text.split("\n"))
            (folder / f"notulen-{number:05d}.docx").write_bytes(makers.docx(body))
    kinds = poison()
    for number in range(bad):
        name, data = kinds[number % len(kinds)]
        # Spread through the folder, so that no worker meets them all at once.
        (folder / f"notulen-{number * max(1, small // max(1, bad)):05d}-racun-{name}").write_bytes(data)


def _ended(file: SourceFile, why: Finding) -> Unread:
    return Unread(file, ReadStatus.UNREADABLE, why)


def main() -> int:
    parser = argparse.ArgumentParser(description="Many small files and some poison.")
    parser.add_argument("--small", type=int, default=5_000)
    parser.add_argument("--poison", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "bukti"
        folder.mkdir()
        make(folder, asked.small, asked.poison)
        began, first, ends = time.perf_counter(), 0.0, Counter[str]()
        found = files.discover(folder).files
        task = partial(readers.read, options=readers.ReadingOptions())
        for _file, result in workers.examine(found, task, Document | Unread, asked.workers, None, _ended):
            first = first or time.perf_counter() - began
            ends[result.why.code if isinstance(result, Unread) else str(result.status)] += 1
        seconds = time.perf_counter() - began
        parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
        count = sum(ends.values())
        print(f"read: {count} verdicts of {asked.small + asked.poison} in {seconds:.1f} s ({count / seconds:.0f}/s), "
              f"first after {first:.2f} s; parent {parent} MiB, largest worker {child} MiB")  # fmt: skip
        print("  " + ", ".join(f"{code}: {number}" for code, number in ends.most_common()))
        if asked.check:
            count = checked(folder, Path(place) / "hasil.json", asked.workers)
    return 0 if count == asked.small + asked.poison else 1


def checked(folder: Path, report: Path, workers_asked: int) -> int:
    """The whole check; prints its time and memory and returns how many documents its report holds."""
    command = [sys.executable, "-c", _MEASURED, "check", str(folder), "--no-state", "--quiet", "--workers",
               str(workers_asked), "--report", f"json={report}"]  # fmt: skip
    began = time.perf_counter()
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    documents = json.loads(report.read_bytes())["documents"]
    said = ran.stderr.strip()[-80:]
    print(f"check: {len(documents)} documents in {seconds:.1f} s; exit status {ran.returncode}; {said}")
    return len(documents)


_MEASURED = """
import resource, sys
from evidence_checker.cli.main import run
status = run(sys.argv[1:])
print("parent", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10, "MiB", file=sys.stderr)
sys.exit(status)
"""


if __name__ == "__main__":
    sys.exit(main())
