"""How right is it, beside two naive ways: `python benchmarks/accuracy.py CORPUS [--keep RUN] [--against EARLIER]`.

CORPUS is a labelled corpus (see benchmarks/labels.py). Each of its folders is read once, for the agency and year it
names; the same texts are then judged by this program and by the naive ways (any term with `partial_ratio >= 90`; best
indicator by BM25). Counted are pairs (document, indicator). `--keep` writes the run as JSON; `--against` shows which
pairs were gained and lost since a kept run. `--from DIR --page FILE` writes docs/akurasi.md from assessments that are
made already (DIR holds one JSON report a folder, "/" in its name as "-"); `--strangers FILE` lists the folders that
nobody looked at while the rules were made.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import accuracy_page  # noqa: E402
import identities  # noqa: E402
import labels as labelled  # noqa: E402
import naive  # noqa: E402

from evidence_checker import __version__, rules, workers  # noqa: E402
from evidence_checker.assess import check, examined, file_task  # noqa: E402
from evidence_checker.assess.request import AssessmentRequest, CheckOptions  # noqa: E402
from evidence_checker.model import Assessment, Context, Framework, Identity  # noqa: E402
from evidence_checker.readers import files  # noqa: E402

OURS, TERMS, BM25 = "evidence-checker", "any term", "BM25, best"


@dataclass(slots=True)
class Run:
    """`found`: way → path → slots. `texts`: path → texts of the pages. `seen`: paths of every file of the folders."""

    found: dict[str, dict[str, set[str]]] = field(default_factory=lambda: {OURS: {}, TERMS: {}, BM25: {}})
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    identities: dict[str, Identity] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)


def judge(corpus: Path, folder: labelled.Folder, framework: Framework, ocr: bool, processes: int, run: Run) -> None:
    """Read and judge one folder into `run`."""
    options = CheckOptions(workers=processes, ocr=ocr)
    request = AssessmentRequest(framework, Context((folder.agency,), folder.year), options)
    listing = files.discover(corpus / folder.path)
    task = file_task.worker_task(request)
    examinations = []
    for file, seen in workers.examine(
        listing.files, task, file_task.FileResult, processes, workers.Limits(), examined.ended
    ):
        examinations.append(seen.examination)
        if seen.document is not None:
            run.texts[f"{folder.path}/{file.path}"] = tuple(page.text for page in seen.document.pages)
    assessment = check.conclude(
        examinations, request, folder=corpus / folder.path, made_at="", decisions=(), skipped=listing.skipped
    )
    take(assessment, folder.path, run)


def take(assessment: Assessment, folder: str, run: Run) -> None:
    for document in assessment.documents:
        path = f"{folder}/{document.path}"
        run.seen.add(path)
        run.identities[path] = document.identity
        run.found[OURS].setdefault(path, set())
    for result in assessment.indicators:
        for evidence in result.evidence:
            run.found[OURS][f"{folder}/{evidence.path}"].add(labelled.slot(result.id))


def compare(framework: Framework, run: Run, truth: list[labelled.Label]) -> None:
    """Let the naive ways judge the same texts."""
    texts = {label.path: run.texts[label.path] for label in truth if label.path in run.texts}
    for path, pages in texts.items():
        run.found[TERMS][path] = {labelled.slot(number) for number in naive.any_term(framework, pages)}
    best = naive.best_by_bm25(framework, {path: "\n".join(pages) for path, pages in texts.items()})
    run.found[BM25] = {path: {labelled.slot(number) for number in numbers} for path, numbers in best.items()}


def _order(key: str) -> tuple[bool, int]:
    """Groups first ("11-31"), then indicators ("#16"), each by number."""
    return key.startswith("#"), int("".join(filter(str.isdigit, key.partition("-")[0])) or 0)


def show(run: Run, truth: list[labelled.Label]) -> None:
    head = f"{'':26} {'hits':>5} {'wrong':>5} {'missed':>6} {'precision':>9} {'recall':>6} {'F1':>5}  silent"
    print(head)
    counts = {way: labelled.counted(run.found[way], truth) for way in run.found}
    for way, count in counts.items():
        kept, of = labelled.silent(run.found[way], truth)
        print(f"{way:26} {count['all'].cells()}  {kept} of {of}")
    print(f"\n{OURS}, by group and indicator")
    keys = [key for key in counts[OURS] if key != "all"]
    for key in sorted(keys, key=_order):
        naively = counts[TERMS].get(key, labelled.Count())
        print(f"{key.removeprefix('#'):26} {counts[OURS][key].cells()}  (any term: F1 {naively.f1:.2f})")
    for label, number, outcome in labelled.outcomes(run.found[OURS], truth):
        if outcome != "hits":
            print(f"{outcome}: {label.path} {number}")
    print("\nidentity: right of those that a label allows to judge")
    cases = [
        identities.Case(
            label.path, run.identities[label.path], next(iter(run.texts.get(label.path, ())), ""), label.row
        )
        for label in truth
        if label.path in run.identities
    ]
    for name, (right, judged) in identities.table(cases).items():
        print(f"{name:26} {right:5} of {judged}")
    print(*identities.misses(cases), sep="\n")


def kept(run: Run, framework: Framework) -> dict[str, Any]:
    """What `--keep` writes: enough to compare with a later run."""
    return {
        "version": __version__,
        "framework": {"id": framework.id, "version": framework.version, "sha256": framework.sha256},
        "found": {
            way: {path: sorted(numbers) for path, numbers in sorted(pairs.items())} for way, pairs in run.found.items()
        },
    }


def difference(earlier: dict[str, Any], run: Run, truth: list[labelled.Label]) -> list[str]:
    """One line for each pair whose outcome changed."""
    before, after = (
        {(label.path, number): outcome for label, number, outcome in labelled.outcomes(found, truth)}
        for found in (earlier["found"][OURS], run.found[OURS])
    )
    names = {
        ("missed", "hits"): "gained",
        ("wrong", ""): "no longer wrong",
        ("hits", "missed"): "lost",
        ("", "wrong"): "newly wrong",
    }
    lines = []
    for pair in sorted({*before, *after}):
        change = (before.get(pair, ""), after.get(pair, ""))
        if change in names:
            lines.append(f"{names[change]}: {pair[0]} {pair[1]}")
    return lines


def write_page(given: argparse.Namespace, framework: Framework) -> int:
    """docs/akurasi.md out of assessments made before."""
    found: dict[str, set[str]] = {}
    shown: dict[str, set[str]] = {}
    kinds: dict[str, str] = {}
    folders = []
    for folder in labelled.folders(given.corpus):
        report = given.made / f"{folder.path.replace('/', '-')}.json"
        if not report.exists():
            continue
        folders.append(folder.path)
        assessment = json.loads(report.read_text(encoding="utf-8"))
        kinds |= {f"{folder.path}/{each['path']}": each["kind"] or "" for each in assessment["documents"]}
        for indicator in assessment["indicators"]:
            slot = labelled.slot(indicator["id"])
            for each in indicator["evidence"]:
                found.setdefault(f"{folder.path}/{each['path']}", set()).add(slot)
            for each in (*indicator["near_misses"], *indicator.get("placed", ())):
                shown.setdefault(f"{folder.path}/{each['path']}", set()).add(slot)
    strangers = frozenset(given.strangers.read_text(encoding="utf-8").split()) if given.strangers else frozenset()
    within = tuple(f"{folder}/" for folder in folders)
    truth = [label for label in labelled.labels(given.corpus) if label.path.startswith(within)]
    stamp = f"{framework.id} {framework.version}"
    made = accuracy_page.page(accuracy_page.Measured(found, shown, kinds, truth, strangers, stamp, __version__))
    given.page.write_text(made, encoding="utf-8")
    return 0


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--framework", default="spbe-2020")
    arguments.add_argument("--folder", action="append", help="only this folder of folders.csv; repeatable")
    arguments.add_argument("--no-ocr", action="store_true")
    arguments.add_argument("--workers", type=int, default=workers.default_workers())
    arguments.add_argument("--keep", type=Path, metavar="FILE")
    arguments.add_argument("--from", dest="made", type=Path, metavar="DIR")
    arguments.add_argument("--page", type=Path, metavar="FILE")
    arguments.add_argument("--strangers", type=Path, metavar="FILE")
    arguments.add_argument("--against", type=Path, metavar="FILE")
    given = arguments.parse_args()
    framework = rules.load(given.framework)
    if given.page:
        return write_page(given, framework)
    chosen = [folder for folder in labelled.folders(given.corpus) if not given.folder or folder.path in given.folder]
    if not chosen:
        arguments.error("no such folder in folders.csv")
    run, started = Run(), time.monotonic()
    for folder in chosen:
        judge(given.corpus, folder, framework, not given.no_ocr, given.workers, run)
        print(f"{folder.path}: {time.monotonic() - started:.0f} s", file=sys.stderr)
    within = tuple(f"{folder.path}/" for folder in chosen)
    truth = [label for label in labelled.labels(given.corpus) if label.path.startswith(within)]
    compare(framework, run, truth)
    print(f"{len(truth)} labelled documents of {len(chosen)} folders, {framework.id} {framework.version}")
    for label in truth:
        if label.path not in run.seen:
            print(f"not in the folder: {label.path}")
    show(run, truth)
    if given.against:
        lines = difference(json.loads(given.against.read_text(encoding="utf-8")), run, truth)
        print(f"\nsince {given.against.name}: {len(lines)} pairs changed", *lines, sep="\n")
    if given.keep:
        given.keep.write_text(json.dumps(kept(run, framework), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
