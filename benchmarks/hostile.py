"""Reads a folder of hostile files and compares what became of each with what its manifest wants.

    python benchmarks/hostile.py FOLDER [--workers N] [--ocr] [--all]

FOLDER holds manifest.json: a list of {path, kind, want}; `want` is read, protected, unreadable, refused, limit or name.
Prints the entries that differ, the time of the slowest, and the memory of parent and workers.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from evidence_checker import readers, workers
from evidence_checker.model import Document, Finding, ReadStatus, SourceFile, Unread
from evidence_checker.readers import files

LIMITS = frozenset({"EC106", "EC107", "EC108", "EC109", "EC110", "EC121", "EC122", "EC125"})


def outcome(result: Document | Unread) -> str:
    """What became of a file, in the words of the manifest."""
    if isinstance(result, Unread):
        codes = {result.why.code}
        if "EC102" in codes:
            return "protected"
        return "limit" if codes & LIMITS else "unreadable"
    codes = {finding.code for finding in result.findings}
    return "limit" if codes & LIMITS else "read"


def holds(want: str, got: str, shown: str) -> bool:
    """Whether an outcome is the wanted one. A hostile name wants to be read, and to be shown without what it hides."""
    if want == "name":
        return got == "read" and all(c.isprintable() or c in "\u200c\u200d" for c in shown)
    return want == got


def _ended(file: SourceFile, why: Finding) -> Unread:
    return Unread(file, ReadStatus.UNREADABLE, why)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--ocr", action="store_true")
    parser.add_argument("--all", action="store_true", help="print every entry, not only those that differ")
    asked = parser.parse_args()
    manifest = json.loads((asked.folder / "manifest.json").read_text(encoding="utf-8"))
    began = time.perf_counter()
    listing = files.discover(asked.folder, exclude=("manifest.json",))
    options = readers.ReadingOptions(ocr=asked.ocr)
    results: dict[str, tuple[str, str, float]] = {}
    first = 0.0
    examined = workers.examine(
        listing.files, partial(readers.read, options=options), Document | Unread, asked.workers,
        workers.Limits(memory=readers.memory(options)), _ended,
    )  # fmt: skip
    for file, result in examined:
        now = time.perf_counter() - began
        first = first or now
        code = result.why.code if isinstance(result, Unread) else ",".join(f.code for f in result.findings)
        results[os.path.realpath(file.system_path)] = outcome(result), code, now
    total = time.perf_counter() - began
    skipped = {str(dict(finding.facts).get("path", "")) for finding in listing.skipped}
    # Names of programs' own files are left out of the listing and told in one line.
    left_out = {str(name) for f in listing.skipped for name in f.mapping.get("examples", ())}
    good = 0
    print(f"{'wanted':<11}{'got':<11}{'findings':<22}entry")
    for row in manifest:
        shown = files.shown(os.path.relpath(row["path"], asked.folder))
        if not os.path.lexists(row["path"]):
            got, code = row["want"], "cannot exist here"
        elif row["want"] == "name" and shown in left_out:
            got, code = "read", "left out by its name"
        elif shown in skipped or Path(row["path"]).is_dir():
            got, code = "refused", ""
        else:
            got, code, _when = results.get(os.path.realpath(row["path"]), ("nothing", "", 0.0))
        right = holds(row["want"], got, shown)
        good += right
        if asked.all or not right:
            print(f"{row['want']:<11}{got:<11}{code:<22}{shown[-70:]}  {row['note'][:50]}")
    parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"{good} of {len(manifest)} as wanted; {total:.1f} s; first verdict after {first:.2f} s; "
          f"parent {parent} MiB, largest worker {child} MiB")  # fmt: skip
    return 0 if good >= 140 else 1


if __name__ == "__main__":
    sys.exit(main())
