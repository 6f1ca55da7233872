"""check(): discover → examine (parallel, contained) → judge → assessment. The only wiring."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path

from evidence_checker import __version__, readers, workers
from evidence_checker.assess.examined import Judge, OnPage, examined, judgement_version
from evidence_checker.assess.first_pages import FirstPages
from evidence_checker.assess.left_out import without_own_reports
from evidence_checker.assess.memory import Memory
from evidence_checker.assess.request import AssessmentRequest
from evidence_checker.model import Assessment, Decision, Examination, Finding, SourceFile, packed, replace
from evidence_checker.readers import files
from evidence_checker.workers.engine import Engine

Progress = Callable[[SourceFile, Examination, int, int], None]
OnFirst = Callable[[SourceFile, Examination], None]
OnProvisional = Callable[[Assessment, Sequence[SourceFile]], None]


def check(
    folder: Path,
    request: AssessmentRequest,
    *,
    made_at: str,
    store: Memory | None = None,
    on_progress: Progress | None = None,
    on_page: OnPage | None = None,
    listing: files.Listing | None = None,
    standby: workers.Standby | None = None,
    look: bool = False,
    engine: Engine | None = None,
    on_first: OnFirst | None = None,
    on_provisional: OnProvisional | None = None,
    judge: Judge | None = None,
) -> Assessment:
    """Check a folder. Raises UsageError when the folder is none or cannot be listed.

    `on_progress` hears of each file (file, examination, files done, of how many), `on_page` of each page (file, page,
    of how many). `listing`: the folder's files, where they are known already. `standby`: workers started ahead.
    `engine`: where files are examined, own processes where none is told.
    `on_first`: hears of each long scan whose first pages are read (file, provisional examination); with it, first
    pages come first, unless an engine is told. `on_provisional`: hears of the assessment as it stands when they all
    are, and of the files whose rest is to be read; it is shown, never kept.
    `judge`: who examines texts that are remembered, by the request alone where nobody is told.
    `look`: it is not kept in the history (what was read is), because looking is no check.

    The same files, rules, decisions, agency and year give the same assessment but for `made_at`, whatever the number
    of workers.
    """
    from evidence_checker.assessment.decisions import of_framework

    framework, context, options = request.framework, request.context, request.options
    if listing is None:
        listing = files.discover(folder, options.exclude)
    decisions = of_framework(store.decisions(), framework.id) if store is not None else ()
    given = repr((files.shown(folder), framework.sha256, context, options.ocr, listing.skipped, decisions))
    if store is not None and not options.full and listing.files:
        known = ((file.path, store.recall(file) or "") for file in listing.files)
        unchanged = store.latest(_inputs(known, given, made_at))
        if unchanged is not None and not _awaits_a_day(unchanged):
            return replace(unchanged, made_at=made_at)
    total = len(listing.files)
    examinations = packed.room(Examination, total)
    begun = packed.room(Examination, total)

    def heard(file: SourceFile, examination: Examination) -> None:
        if on_provisional is not None:
            begun.append(_judged_by(examination))
        if on_first is not None:
            on_first(file, examination)

    def all_begun(waiting: Sequence[SourceFile]) -> None:
        if on_provisional is None:
            return
        if standby is not None:
            standby.grow(min(options.workers, len(waiting)))  # they start while the first pages are judged
        judged = packed.room(Examination, total)
        for each in chain(examinations, begun):
            judged.append(each)
        so_far = conclude(
            judged, request, folder=folder, made_at=made_at, decisions=decisions,
            skipped=(*listing.skipped, Finding.of("EC181", files=len(waiting))),
        )  # fmt: skip
        on_provisional(so_far, waiting)

    first = FirstPages(heard, all_begun) if on_first is not None or on_provisional is not None else None
    for done, (file, examination) in enumerate(
        examined(
            listing.files, request, store, standby=standby, on_page=on_page, engine=engine, first=first, judge=judge
        ),
        1,
    ):
        examinations.append(_judged_by(examination))
        if on_progress is not None:
            on_progress(file, examination, done, max(done, total))
    if store is not None:
        store.commit()
    inputs = ""
    if store is not None and not look:
        listed = {file.path for file in listing.files}
        known = ((each.file.path, each.file.sha256) for each in examinations if each.file.path in listed)
        inputs = _inputs(known, given, made_at)
        del listed  # of a large folder it would stand beside the judgement
    assessment = conclude(
        examinations, request, folder=folder, made_at=made_at, decisions=decisions, skipped=listing.skipped
    )
    if store is not None and not look:
        store.keep_assessment(assessment, inputs)
    return assessment


def _judged_by(examination: Examination) -> Examination:
    """What of an examination the judgement looks at: near doubles are looked for by another verb, what lies inside has
    been taken out, and no file is opened any more."""
    return replace(examination, fingerprint=(), entries=(), file=replace(examination.file, system_path=""))


def _awaits_a_day(assessment: Assessment) -> bool:
    """Whether a document's day had not come yet: then the day of the check is part of what was judged."""
    held = (item for result in assessment.indicators for item in result.evidence)
    return any(reason.code == "EC242" for item in held for reason in item.reasons)


def examinations_of(folder: Path, request: AssessmentRequest, store: Memory | None = None) -> tuple[Examination, ...]:
    """What a check learns of each file of the folder, sorted by path, before the folder is judged. Raises
    UsageError."""
    listing = files.discover(folder, request.options.exclude)
    found = [each for _, each in examined(listing.files, request, store)]
    if store is not None:
        store.commit()
    return tuple(sorted(found, key=lambda each: each.file.path))


def _inputs(hashes: Iterable[tuple[str, str]], given: str, made_at: str) -> str:
    """The key of everything an assessment depends on, so that an unchanged folder need not be judged again.

    No key ("-") while the bytes of some file are not known. `made_at`: decisions expire and
    documents lapse by the day.
    """
    lines = []
    for path, sha256 in hashes:
        if not sha256:
            return "-"
        lines.append(hashlib.sha256(f"{path}\0{sha256}".encode("utf-8", "surrogatepass")).digest())
    told = hashlib.sha256(repr((given, made_at[:10], readers.READER_VERSION, judgement_version())).encode(
        "utf-8", "surrogatepass"))  # fmt: skip
    for line in sorted(lines):
        told.update(line)
    return told.hexdigest()


def conclude(
    examinations: Sequence[Examination],
    request: AssessmentRequest,
    *,
    folder: Path,
    made_at: str,
    decisions: Sequence[Decision],
    skipped: Sequence[Finding],
) -> Assessment:
    """The judgement of a folder whose files are all examined. `skipped`: what could not be looked at."""
    from evidence_checker.assessment import judge
    from evidence_checker.assessment.decisions import applied
    from evidence_checker.assessment.proposed_agency import of_others_refused, proposed

    examinations, notes = without_own_reports(examinations, skipped)
    if not examinations:
        notes.append(Finding.of("EC820"))
    context = request.context
    if not context.told:
        proposal = proposed(examinations)
        if proposal is None:
            notes.append(Finding.of("EC903"))
        else:
            notes.insert(0, Finding.of("EC346", agency=proposal.agency, documents=proposal.documents, of=proposal.of))
            examinations = of_others_refused(examinations, proposal.agency)
            context = replace(context, agencies=(proposal.agency,))
    assessment = judge(
        examinations,
        request.framework,
        context,
        folder=files.shown(folder),
        made_at=made_at,
        decisions=decisions,
        notes=notes,
        tool_version=__version__,
    )
    return applied(assessment)
