"""`check FOLDER`: one batch check, its summary, its reports, its exit status."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli import common_store
from evidence_checker.cli.common_store import STORE
from evidence_checker.cli.options import common_of_several, settings
from evidence_checker.errors import Exit

if TYPE_CHECKING:
    from evidence_checker.assess.configuration import Settings
    from evidence_checker.model import Assessment, Framework
    from evidence_checker.store.common_texts import CommonTexts
    from evidence_checker.workers import Standby

PRELOAD = ("evidence_checker.assess.examined", "evidence_checker.readers.pdf", "evidence_checker.assessment", "numpy")
REPORT = click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="BENTUK=JALUR",
    help="Tulis laporan, misalnya html=hasil.html; json=- ke keluaran standar.",
)


@click.command(help="Periksa FOLDER: indikator mana yang lengkap, lemah, atau belum ada buktinya. Bukti hanya dibaca.")
@click.argument("folder", type=click.Path(path_type=Path))
@REPORT
@click.option(
    "--fail-on",
    type=click.Choice(["missing", "weak", "never"]),
    default="weak",
    help="Kapan status keluar 1: semula bila ada yang lemah.",
)
@click.option("--full", is_flag=True, help="Baca ulang semua berkas, abaikan ingatan.")
@STORE
@click.option("--no-state", is_flag=True, help="Jangan simpan ingatan apa pun.")
@common_of_several
def check(
    folder: Path,
    reports: tuple[str, ...],
    fail_on: str,
    full: bool,
    no_state: bool,
    store: str | None,
    **flags: Any,
) -> int:
    from evidence_checker.cli import report_files
    from evidence_checker.workers import Standby

    wanted = report_files.requested(reports)
    frameworks = tuple(dict.fromkeys(flags.pop("framework")))
    flags["framework"] = frameworks[0] if frameworks else None
    texts = common_store.opened(store, (str(folder),))
    if len(frameworks) > 1:
        return _several(folder, frameworks, wanted, fail_on, flags, full=full, remember=not no_state, common=texts)
    with Standby(PRELOAD) as standby:
        if full or no_state:
            # Something will be read: a worker imports what it needs while all else is made ready here.
            standby.grow(1)
        settled = settings(folder, flags)
        assessment = assess(
            folder,
            settled,
            full=full,
            remember=not no_state,
            quiet=bool(flags.get("quiet")),
            verbose=bool(flags.get("verbose")),
            exclude=report_files.targets_inside(folder, wanted),
            standby=standby,
            common=texts,
        )
    from evidence_checker.cli.screen import show

    common_store.tell(texts, settled.lang, quiet=bool(flags.get("quiet")))
    to_output = any(target == "-" for _, target in wanted)
    if wanted and not no_state:
        assessment = report_files.proved_again(assessment, settled.state_folder)
    if wanted:
        report_files.write(assessment, wanted, settled.lang)
    if not to_output and not flags.get("quiet"):
        show(assessment, settled.lang)
    return exit_status(assessment, fail_on)


def _several(
    folder: Path,
    frameworks: tuple[str, ...],
    wanted: list[tuple[str, str]],
    fail_on: str,
    flags: dict[str, Any],
    *,
    full: bool,
    remember: bool,
    common: CommonTexts | None,
) -> int:
    """Read once, judge by each framework; the worst of their exit statuses."""
    from evidence_checker.cli import crosswalk
    from evidence_checker.cli.screen import show

    assessments, lang = crosswalk.several(
        folder, frameworks, wanted, flags, full=full, remember=remember, preload=PRELOAD, common=common
    )
    common_store.tell(common, lang, quiet=bool(flags.get("quiet")))
    if not flags.get("quiet") and not any(target == "-" for _, target in wanted):
        for each in assessments:
            show(each, lang)
            sys.stdout.write("\n")
        crosswalk.show_uses(assessments, lang)
    return max(exit_status(each, fail_on) for each in assessments)


def assess(
    folder: Path,
    settled: Settings,
    *,
    full: bool = False,
    remember: bool = True,
    quiet: bool = False,
    verbose: bool = False,
    exclude: tuple[str, ...] = (),
    standby: Standby | None = None,
    look: bool = False,
    framework: Framework | None = None,
    common: CommonTexts | None = None,
) -> Assessment:
    """Check a folder with settled settings, with the folder's memory unless told otherwise.

    `verbose`: tell of each file as soon as it is read. `look`: leave no trace in the history of checks.
    `framework`: the rules of the settings, where they are loaded already. `common`: texts that agencies share.
    """
    from contextlib import ExitStack

    from evidence_checker import workers
    from evidence_checker.readers import files

    with ExitStack() as closing:
        standby = closing.enter_context(standby or workers.Standby(PRELOAD))
        excluded = (*settled.exclude, *exclude)
        listing = files.discover(folder, excluded)
        store = None
        if remember:
            from evidence_checker.store import Store

            store = closing.enter_context(Store.open(folder, settled.state_folder))
        count = settled.workers or workers.default_workers()
        if full or store is None or not store.warm:
            standby.grow(min(count, len(listing.files)))

        from evidence_checker import rules
        from evidence_checker.assess.check import check
        from evidence_checker.assess.request import AssessmentRequest

        progress = None
        if not quiet and (verbose or sys.stderr.isatty()):
            from evidence_checker.cli.progress import Progress

            size = sum(file.bytes for file in listing.files)
            progress = Progress(
                len(listing.files), size, sys.stderr, settled.lang, bar=sys.stderr.isatty(), each=verbose
            )
        return check(
            folder,
            AssessmentRequest.of(
                settled, framework or rules.load(settled.framework), exclude=exclude, full=full, common=common
            ),
            store=store,
            made_at=datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
            on_progress=progress.on_file if progress else None,
            on_page=progress.on_page if progress else None,
            on_first=progress.on_first if progress else None,
            on_provisional=progress.on_provisional if progress else None,
            listing=listing,
            standby=standby,
            look=look,
        )


def exit_status(assessment: Assessment, fail_on: str) -> int:
    """The contract's status: 3 outranks 1; `fail_on` moves the line between 0 and 1 only."""
    if not assessment.final:
        return Exit.NOT_FINAL
    gaps = {"weak": ("weak", "missing", "review"), "missing": ("missing",), "never": ()}[fail_on]
    return Exit.GAPS if any(result.status in gaps for result in assessment.indicators) else Exit.COMPLETE
