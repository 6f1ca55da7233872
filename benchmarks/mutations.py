"""Ten thousand damaged documents through the contained readers: does the program live, and within its limits?

    python benchmarks/mutations.py FOLDER [--count 10000] [--seed 1] [--workers 2]
    python benchmarks/mutations.py --old [--count 10000] [--seed 1] [--workers 2]

FOLDER: documents to damage (those under 300 kB are taken, at most 200 of them). `--old`: made .doc, .xls, .ppt, .msg.
Mutants are made by number and seed, so a bad one can be made again. Prints what became of them, the slowest, memory,
and every fault of the program.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from evidence_checker import readers, workers  # noqa: E402
from evidence_checker.model import Document, Finding, ReadStatus, SourceFile, Unread  # noqa: E402
from evidence_checker.readers import files  # noqa: E402
from tests.readers.mutants import mutants  # noqa: E402

_ROUND = 500


def _ended(file: SourceFile, why: Finding) -> Unread:
    return Unread(file, ReadStatus.UNREADABLE, why)


def _old() -> list[tuple[str, bytes]]:
    """One small file of each old format that is read by a library in another language, or by OLE storages."""
    import io

    import xlwt

    from tests.readers import ole_makers

    lines = [f"KEPUTUSAN BUPATI CEMARA RAYA NOMOR {number} TENTANG TIM KOORDINASI SPBE" for number in range(60)]
    book = xlwt.Workbook()
    sheet = book.add_sheet("Register")
    for row, line in enumerate(lines):
        for column, word in enumerate(line.split()):
            sheet.write(row, column, word)
    saved = io.BytesIO()
    book.save(saved)
    attached = {"SK.doc": ole_makers.doc(lines[:5])}
    return [
        ("SK.doc", ole_makers.doc(lines, {"_1": {"\x01Ole10Native": ole_makers.packed("SK.txt", b"isi")}})),
        ("Register.xls", saved.getvalue()),
        ("Paparan.ppt", ole_makers.ppt([lines[:3], lines[3:6]])),
        ("surat.msg", ole_makers.msg({"0037": "Kiriman", "1000": "\n".join(lines)}, attached)),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Damaged documents through the contained readers.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path())
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--old", action="store_true", help="made .doc, .xls, .ppt, .msg in place of FOLDER's files")
    asked = parser.parse_args()
    found = [path for path in sorted(asked.folder.rglob("*")) if path.is_file() and 0 < path.stat().st_size < 300_000]
    samples = _old() if asked.old else [(path.name, path.read_bytes()) for path in found[:200]]
    # Of old formats LibreOffice gives the second opinion: another program, whose time is not ours to measure here.
    task = partial(readers.read, options=readers.ReadingOptions(ocr=False, second_opinion=not asked.old))
    ends: Counter[str] = Counter()
    verdicts, faults, began = 0, [], time.perf_counter()
    made = mutants(samples, asked.count, asked.seed)
    with tempfile.TemporaryDirectory() as place:
        for first in range(0, asked.count, _ROUND):
            folder = Path(place) / str(first)
            folder.mkdir()
            for _, (name, data) in zip(range(min(_ROUND, asked.count - first)), made, strict=False):
                (folder / name).write_bytes(data)
            listed = [file for file in files.discover(folder).files if "\0" not in file.system_path]
            for file, result in workers.examine(listed, task, Document | Unread, asked.workers, None, _ended):
                verdicts += 1
                code = result.why.code if isinstance(result, Unread) else str(result.status)
                ends[code] += 1
                if code in ("EC135", "EC110", "EC108"):
                    faults.append(f"{file.path} {code} {dict(result.why.facts) if isinstance(result, Unread) else ''}")
            for file in listed:
                Path(file.system_path).unlink()
    seconds = time.perf_counter() - began
    parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"{verdicts} verdicts of {asked.count} mutants of {len(samples)} documents in {seconds:.0f} s "
          f"({verdicts / seconds:.0f}/s); parent {parent} MiB, largest worker {child} MiB")  # fmt: skip
    print(", ".join(f"{code}: {count}" for code, count in ends.most_common()))
    for line in faults[:40]:
        print(line)
    return 0 if verdicts == asked.count and not any("EC135" in line for line in faults) else 1


if __name__ == "__main__":
    sys.exit(main())
