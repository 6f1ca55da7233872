"""`check FOLDER --framework A --framework B`: read once, judged by each, and what each made of every document."""

from __future__ import annotations

import datetime
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence_checker.cli import report_files
from evidence_checker.cli.options import settings

if TYPE_CHECKING:
    from evidence_checker.assess.configuration import Settings
    from evidence_checker.model import Assessment
    from evidence_checker.store.common_texts import CommonTexts

PLACE = "{kerangka}"  # in the name of a report: the id of the framework, one file for each


def several(
    folder: Path,
    frameworks: tuple[str, ...],
    wanted: list[tuple[str, str]],
    flags: dict[str, Any],
    *,
    full: bool,
    remember: bool,
    preload: tuple[str, ...],
    common: CommonTexts | None = None,
) -> tuple[tuple[Assessment, ...], str]:
    """Check by each framework and write the reports: the assessments, and the language of the settings. `preload`:
    modules that workers need. Raises UsageError."""
    together(wanted)
    settled = settings(folder, flags)
    assessments = assess_each(
        folder,
        settled,
        frameworks,
        full=full,
        remember=remember,
        exclude=report_files.targets_inside(folder, named(wanted, frameworks)),
        preload=preload,
        common=common,
    )
    if wanted and remember:
        assessments = tuple(report_files.proved_again(each, settled.state_folder) for each in assessments)
    write(assessments, wanted, settled.lang)
    return assessments, settled.lang


def together(wanted: list[tuple[str, str]]) -> None:
    """See, before anything is read, that every report can hold what is asked. Raises UsageError (ES250)."""
    from evidence_checker.errors import UsageError

    for name, target in wanted:
        if PLACE not in target and name not in ("html", "xlsx"):
            raise UsageError("ES250", format=name, place=PLACE)


def named(wanted: list[tuple[str, str]], frameworks: tuple[str, ...]) -> list[tuple[str, str]]:
    """The reports with the place of the framework's id filled in: every file that will be written."""
    return [(name, target.replace(PLACE, Path(each).name)) for name, target in wanted for each in frameworks]


def assess_each(
    folder: Path,
    settled: Settings,
    frameworks: tuple[str, ...],
    *,
    full: bool,
    remember: bool,
    exclude: tuple[str, ...],
    preload: tuple[str, ...],
    common: CommonTexts | None = None,
) -> tuple[Assessment, ...]:
    """Check by each framework, with the folder's memory, or one that is thrown away. Raises UsageError."""
    from evidence_checker import rules, workers
    from evidence_checker.assess.crosswalk import check_each
    from evidence_checker.assess.request import AssessmentRequest
    from evidence_checker.readers import files
    from evidence_checker.store import Store

    packs = [rules.load(each) for each in frameworks]
    requests = [AssessmentRequest.of(settled, pack, exclude=exclude, full=full, common=common) for pack in packs]
    with ExitStack() as closing:
        memory = settled.state_folder if remember else Path(closing.enter_context(tempfile.TemporaryDirectory()))
        if not remember:
            requests = [replace(each, options=replace(each.options, keep_text=False)) for each in requests]
        standby = closing.enter_context(workers.Standby(preload))
        store = closing.enter_context(Store.open(folder, memory))
        listing = files.discover(folder, requests[0].options.exclude)
        return check_each(
            folder,
            requests,
            made_at=datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
            store=store,
            listing=listing,
            standby=standby,
        )


def write(assessments: tuple[Assessment, ...], wanted: list[tuple[str, str]], lang: str) -> None:
    """Each report whole: one for each framework where its name has a place for it, else one of all."""
    from evidence_checker.reports import crosswalk

    for name, target in wanted:
        if PLACE in target:
            for each in assessments:
                report_files.write(each, [(name, target.replace(PLACE, each.framework.id))], lang)
        else:
            report_files.write_bytes(crosswalk.render(name, assessments, lang), target)


def show_uses(assessments: tuple[Assessment, ...], lang: str) -> None:
    """One line for each framework: how many documents are what to it."""
    from evidence_checker.assessment.crosswalk import crosswalk as rows_of
    from evidence_checker.messages import labels
    from evidence_checker.reports.crosswalk import counted

    rows = rows_of(assessments)
    sys.stdout.write(labels.text("by_framework", lang) + "\n")
    for place, each in enumerate(assessments):
        sys.stdout.write("  " + counted(rows, place, each.framework.id, lang) + "\n")
