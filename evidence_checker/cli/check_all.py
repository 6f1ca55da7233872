"""`check-all ROOT_OR_AGENCIES.toml`: many agencies in one run, a report each, and the view over all of them."""

from __future__ import annotations

import datetime
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from evidence_checker.cli import common_store
from evidence_checker.cli.common_store import STORE
from evidence_checker.cli.options import common
from evidence_checker.errors import Exit, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence_checker.model import Finding, SourceFile
    from evidence_checker.model.agencies import Agency, AgencyResult, RollUp
    from evidence_checker.workers.cluster import Cluster

_EVERY = 0.5  # seconds between two drawings of the line


@click.command(
    "check-all",
    help="Periksa banyak instansi sekali jalan. ASAL: folder berisi satu folder per instansi (dengan evidence.toml), "
    "atau berkas agencies.toml; dengan --agency, satu folder per unit kerja instansi itu. Hasil masing-masing dan "
    "rekapitulasinya ditulis ke --out.",
)
@click.argument("source", metavar="ASAL", type=str)
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Folder hasil.")
@click.option(
    "--report",
    "wanted",
    multiple=True,
    metavar="BENTUK=JALUR",
    help="Tulis rekapitulasi: html, xlsx, csv, parquet, atau json; json=- ke keluaran standar.",
)
@click.option(
    "--each", multiple=True, metavar="BENTUK", help="Laporan setiap instansi; semula json dan html. Boleh diulang."
)
@click.option("--cluster", metavar="ALAMAT", help="Klaster Dask: tcp://mesin:8786, atau local:N.")
@click.option(
    "--fail-on",
    type=click.Choice(["missing", "weak", "never"]),
    default="weak",
    help="Kapan status keluar 1: semula bila ada yang lemah.",
)
@STORE
@click.option("--full", is_flag=True, help="Baca ulang semua berkas, abaikan ingatan.")
@common
def check_all(
    source: str,
    out: Path,
    wanted: tuple[str, ...],
    each: tuple[str, ...],
    cluster: str | None,
    fail_on: str,
    full: bool,
    store: str | None,
    **flags: Any,
) -> int:
    from contextlib import ExitStack

    from evidence_checker import reports, workers
    from evidence_checker.assess.agencies import agencies_of, store_of
    from evidence_checker.assess.check_all import ROLL_UP, Run, results, rolled_up
    from evidence_checker.assess.configuration import settle
    from evidence_checker.cli import report_files
    from evidence_checker.cli.check import PRELOAD, exit_status
    from evidence_checker.reports import national
    from evidence_checker.workers.engine import OwnProcesses

    lang = settle(None, os.environ, {"lang": flags.get("lang")}).lang
    asked = report_files.requested(wanted, national.known)
    chosen = tuple(dict.fromkeys(reports.known(name) for name in each or ("json", "html")))
    agencies, passed = agencies_of(source, units=bool(flags.get("agency")))
    _outside(out, agencies)
    texts = common_store.opened(store or store_of(source), (each.folder for each in agencies))
    quiet = bool(flags.get("quiet"))
    if not quiet:
        _warn(passed, lang)
    count = flags.get("workers") or workers.default_workers()
    progress = _Progress(len(agencies), sys.stderr, lang, quiet=quiet)

    def on_told(of_cluster: Finding) -> None:
        if not quiet:
            _warn([of_cluster], lang)

    given = {name: flags.get(name) for name in ("framework", "agency", "year", "state", "lang", "workers")}
    if flags.get("no_ocr"):
        given["ocr"] = False
    with ExitStack() as closing:
        standby = closing.enter_context(workers.Standby(PRELOAD, keeps=True))
        engine: Cluster | OwnProcesses = OwnProcesses(count, standby)
        # One worker: one agency after another. With more, what an agency leaves idle is the next one's.
        at_once = 1 if count == 1 else min(count + 1, 4)
        if cluster:
            from evidence_checker.assess.examined import judgement_version
            from evidence_checker.workers.cluster import connected

            engine = closing.enter_context(connected(cluster, judgement_version, PRELOAD, on_told))
            at_once = max(2, min(engine.count + 1, 4), engine.count // 4)
        run = Run(
            out, given, chosen, engine, at_once, progress.on_file,
            lambda assessment: exit_status(assessment, fail_on), full, texts, engine.end, bool(cluster),
        )  # fmt: skip
        held: list[AgencyResult] = []
        for result in results(agencies, run, standby):
            held.append(result)
            progress.on_agency(result)
    progress.finish()
    made_at = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    whole = rolled_up(held, out, made_at, units=bool(flags.get("agency")))
    for name, target in (("html", str(out / "index.html")), *asked, ("json", str(out / ROLL_UP))):
        report_files.write_bytes(national.render(name, whole, lang), target)
    to_output = any(target == "-" for _, target in asked)
    if not quiet and not to_output:
        _summary(whole, out, lang)
    common_store.tell(texts, lang, quiet=quiet, summary=not quiet and not to_output)
    return _status(held)


def _outside(out: Path, agencies: Sequence[Agency]) -> None:
    """The results never lie inside the evidence. Raises UsageError: ES549, ES105."""
    from evidence_checker.readers.files import shown

    real = Path(os.path.realpath(out))
    for each in agencies:
        folder = Path(os.path.realpath(each.folder))
        if "://" not in each.folder and (folder == real or folder in real.parents):
            raise UsageError("ES549", out=shown(out), folder=shown(each.folder))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("ES105", path=shown(out), reason=error.strerror or str(error)) from error


def _status(results: Sequence[AgencyResult]) -> int:
    """As for one check, over all: an agency that could not be judged leaves the whole not final."""
    statuses = {Exit.NOT_FINAL if each.failed is not None else each.exit for each in results}
    return next((status for status in (Exit.NOT_FINAL, Exit.GAPS) if status in statuses), Exit.COMPLETE)


def _warn(passed: Sequence[Any], lang: str) -> None:
    from evidence_checker import messages
    from evidence_checker.reports.show import line

    for finding in passed:
        sys.stderr.write(f"{line(messages.message(finding, lang))}\n")


def _summary(whole: RollUp, out: Path, lang: str) -> None:
    import statistics

    from evidence_checker import messages
    from evidence_checker.messages import forms
    from evidence_checker.messages.national import text, together
    from evidence_checker.readers.files import shown
    from evidence_checker.reports.show import line

    results = whole.results
    judged = [each for each in results if each.failed is None]
    indexes = [each.index for each in judged if each.index >= 0]
    facts: dict[str, str | int] = {
        "judged": len(judged),
        "of": len(results),
        "documents": sum(each.documents for each in judged),
        "unreadable": sum(each.unreadable for each in judged),
        "median": forms.number(statistics.median(indexes), 2, lang) if indexes else "–",
    }
    sys.stdout.write(text("summary_units" if whole.together else "summary", lang, **facts) + "\n")
    for told in whole.together:
        sys.stdout.write(line(together(told, lang)) + "\n")
    for each in results:
        if each.failed is not None:
            why = f"{messages.message(each.failed, lang)} {messages.advice(each.failed, lang)}"
            sys.stdout.write(text("not_done", lang, name=line(each.name), why=line(why)) + "\n")
    sys.stdout.write(text("written", lang, out=shown(out / "index.html")) + "\n")


class _Progress:
    """A line over all agencies: how many are done, files a second, what remains by the agencies done so far."""

    def __init__(self, agencies: int, stream: TextIO, lang: str, *, quiet: bool) -> None:
        self._of, self._stream, self._lang = agencies, stream, lang
        self._told = not quiet
        self._line = not quiet and stream.isatty()
        self._began = self._drawn = time.monotonic()
        self._done = self._files = 0

    def on_file(self, agency: Agency, file: SourceFile) -> None:
        """A file is done."""
        self._files += 1
        now = time.monotonic()
        if self._line and now - self._drawn >= _EVERY:
            self._drawn = now
            self._stream.write("\r" + self._said(now)[:118].ljust(118))
            self._stream.flush()

    def on_agency(self, result: AgencyResult) -> None:
        """An agency is done; where no line can be drawn over, one is written for each."""
        self._done += 1
        if self._told and not self._line:
            self._stream.write(f"{self._said(time.monotonic())} · {result.id}\n")
            self._stream.flush()

    def finish(self) -> None:
        """Leave the line."""
        if self._line:
            self._stream.write("\r" + " " * 118 + "\r")

    def _said(self, now: float) -> str:
        from evidence_checker.messages.national import text

        passed = max(1e-6, now - self._began)
        left = passed * (self._of - self._done) / self._done if self._done else 0.0
        unit = ("mnt", "min")[self._lang == "en"] if left >= 90 else ("dtk", "s")[self._lang == "en"]
        amount = f"{left / 60 if left >= 90 else left:.0f} {unit}" if self._done else "?"
        return text("progress", self._lang, done=self._done, of=self._of, files=self._files,
                    rate=f"{self._files / passed:.0f}", left=amount)  # fmt: skip
