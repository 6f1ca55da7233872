"""check(): discover → examine (parallel, contained) → judge → assessment. The only wiring."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import importlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from evidence_checker import __version__, readers, workers
from evidence_checker.model import (
    Assessment,
    Context,
    Decision,
    Document,
    Examination,
    Finding,
    Framework,
    ReadStatus,
    SourceFile,
    Unread,
    replace,
)
from evidence_checker.readers import files
from evidence_checker.workers import Limits

if TYPE_CHECKING:
    from evidence_checker.matching.search import Vocabulary


class Memory(Protocol):
    """What the pipeline needs of a store (see `store.Store`)."""

    def recall(self, file: SourceFile) -> str | None: ...
    def document(self, sha256: str, reader_version: str) -> Document | Unread | None: ...
    def keep_document(self, document: Document | Unread, reader_version: str) -> None: ...
    def remember(self, file: SourceFile) -> None: ...
    @property
    def warm(self) -> bool: ...
    def examination(self, key: str) -> Examination | None: ...
    def keep_examination(self, key: str, examination: Examination) -> None: ...
    def decisions(self) -> Sequence[Decision]: ...
    def latest(self, inputs: str) -> Assessment | None: ...
    def keep_assessment(self, assessment: Assessment, inputs: str) -> None: ...
    def commit(self) -> None: ...


class FileResult(msgspec.Struct, frozen=True):
    """What a worker sends back of one file: the reading (for the memory) and the examination."""

    examination: Examination
    document: Document | None = None
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """`workers`: processes, at least 1. `ocr`: read scans. `exclude`: shown paths not to check (reports written there).
    `limits`: of the contained workers."""

    workers: int = 1
    ocr: bool = True
    exclude: tuple[str, ...] = ()
    keep_text: bool = True
    full: bool = False
    limits: Limits = field(default_factory=Limits)


Progress = Callable[[SourceFile, Examination, int, int], None]
OnPage = Callable[[SourceFile, int, int], None]


@functools.lru_cache(maxsize=4)
def _vocabulary(framework: Framework, extra: tuple[str, ...]) -> Vocabulary:
    from evidence_checker.matching.search import vocabulary

    return vocabulary(framework, extra)


def _extra(context: Context) -> tuple[str, ...]:
    return tuple(name for _, names in context.applications for name in names)


@functools.lru_cache(maxsize=4)
def _framework(rules: bytes) -> Framework:
    return msgspec.json.decode(rules, type=Framework)


def worker_task(
    framework: Framework, context: Context, options: readers.ReadingOptions, *, keep_text: bool = True
) -> Callable[[SourceFile], FileResult]:
    """The task of a worker: read and examine one file. `keep_text`: whether the text comes back too.

    The rules travel as JSON, without their examples: read in a third of the time of a pickle.
    """
    plain = replace(framework, indicators=tuple(replace(each, examples=()) for each in framework.indicators))
    return functools.partial(
        examine_file, rules=msgspec.json.encode(plain), context=context, options=options, keep_text=keep_text
    )


def examine_file(
    file: SourceFile, rules: bytes, context: Context, options: readers.ReadingOptions, keep_text: bool = True
) -> FileResult:
    """Read and examine one file; runs in a worker. `rules`: the framework as JSON."""
    from evidence_checker.assessment import examine, unread_examination

    reading = readers.read(file, options)
    if isinstance(reading, Unread):
        return FileResult(unread_examination(reading), unread=reading)
    framework = _framework(rules)
    examination = examine(reading, framework, _vocabulary(framework, _extra(context)), context)
    return FileResult(examination, document=reading if keep_text else None)


_JUDGED_BY = ("analysis", "judging", "analysis", "assessment", "matching", "text", "model")


@functools.lru_cache(maxsize=1)
def _judgement_version() -> str:
    """A fingerprint of the code that judges: what other code examined or judged is done anew, whatever the version."""
    home = Path(__file__).parent
    digest = hashlib.sha256(__version__.encode())
    judged_by = [path for room in _JUDGED_BY for path in sorted((home / room).glob("*.py"))]
    for path in (*judged_by, Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def examination_key(file: SourceFile, framework: Framework, context: Context, ocr: bool) -> str:
    """Everything an examination depends on: bytes and path of the file (names are read too), rules, reader,
    settings."""
    parts = (file.sha256, file.path, framework.sha256, reading_version(file, ocr), _judgement_version(), repr(context))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def check(
    folder: Path,
    framework: Framework,
    *,
    agency: str = "",
    aliases: tuple[str, ...] = (),
    year: int = 0,
    applications: tuple[tuple[str, tuple[str, ...]], ...] = (),
    options: CheckOptions | None = None,
    store: Memory | None = None,
    made_at: str,
    on_progress: Progress | None = None,
    on_page: OnPage | None = None,
    listing: files.Listing | None = None,
    standby: workers.Standby | None = None,
) -> Assessment:
    """Check a folder. Raises UsageError when the folder is none or cannot be listed.

    `on_progress` hears of each file (file, examination, files done, of how many), `on_page` of each page (file, page,
    of how many). `listing`: the folder's files, where they are known already. `standby`: workers started ahead.

    The same files, rules, decisions, agency and year give the same assessment but for `made_at`, whatever the number
    of workers.
    """
    options = options or CheckOptions()
    context = Context.of(agency, aliases, year, applications)
    if listing is None:
        listing = files.discover(folder, options.exclude)
    decisions = store.decisions() if store is not None else ()
    given = repr((files.shown(folder), framework.sha256, context, options.ocr, listing.skipped, decisions))
    if store is not None and not options.full and listing.files:
        hashes = [(file.path, store.recall(file) or "") for file in listing.files]
        unchanged = store.latest(_inputs(hashes, given, made_at if decisions else ""))
        if unchanged is not None:
            return replace(unchanged, made_at=made_at)
    total = len(listing.files)
    examinations: list[Examination] = []
    looked_at = _examine_all(listing.files, framework, context, options, store, standby, on_page)
    for done, (file, examination) in enumerate(looked_at, 1):
        examinations.append(examination)
        if on_progress is not None:
            on_progress(file, examination, done, total)
    if store is not None:
        store.commit()
    assessment = conclude(
        examinations, framework, context, folder=folder, made_at=made_at, decisions=decisions, skipped=listing.skipped
    )
    if store is not None:
        hashes = [(examination.file.path, examination.file.sha256) for examination in examinations]
        store.keep_assessment(assessment, _inputs(hashes, given, made_at if decisions else ""))
    return assessment


def examined(
    folder: Path,
    framework: Framework,
    *,
    agency: str = "",
    aliases: tuple[str, ...] = (),
    year: int = 0,
    applications: tuple[tuple[str, tuple[str, ...]], ...] = (),
    options: CheckOptions | None = None,
    store: Memory | None = None,
) -> tuple[Examination, ...]:
    """What a check learns of each file of the folder, sorted by path, before the folder is judged. Raises
    UsageError."""
    options = options or CheckOptions()
    context = Context.of(agency, aliases, year, applications)
    listing = files.discover(folder, options.exclude)
    found = [each for _, each in _examine_all(listing.files, framework, context, options, store)]
    if store is not None:
        store.commit()
    return tuple(sorted(found, key=lambda each: each.file.path))


def _inputs(hashes: Sequence[tuple[str, str]], given: str, made_at: str) -> str:
    """The key of everything an assessment depends on, so that an unchanged folder need not be judged again.

    No key ("-") while the bytes of some file are not known. `made_at`: decisions expire by the day.
    """
    if not all(sha256 for _, sha256 in hashes):
        return "-"
    told = repr((sorted(hashes), given, made_at[:10], readers.READER_VERSION, _judgement_version()))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def conclude(
    examinations: Sequence[Examination],
    framework: Framework,
    context: Context,
    *,
    folder: Path,
    made_at: str,
    decisions: Sequence[Decision],
    skipped: Sequence[Finding],
) -> Assessment:
    """The judgement of a folder whose files are all examined. `skipped`: what could not be looked at."""
    from evidence_checker.assessment import judge
    from evidence_checker.assessment.decisions import applied

    notes = list(skipped)
    if not context.told:
        notes.append(Finding.of("EC903"))
    assessment = judge(
        examinations,
        framework,
        context,
        folder=files.shown(folder),
        made_at=made_at,
        decisions=decisions,
        notes=notes,
        tool_version=__version__,
    )
    return applied(assessment)


def _examine_all(
    found: Iterable[SourceFile],
    framework: Framework,
    context: Context,
    options: CheckOptions,
    store: Memory | None,
    standby: workers.Standby | None = None,
    on_page: OnPage | None = None,
) -> Iterator[tuple[SourceFile, Examination]]:
    """Every file's examination, recalled or made, in the order they come."""
    pending: list[SourceFile] = []
    for file in found:
        known = recalled(file, framework, context, options, store)
        if known is not None:
            yield file, known
        else:
            pending.append(file)
    if not pending:
        return
    reading = readers.ReadingOptions(ocr=options.ocr)
    keep_text = store is not None and options.keep_text
    task = worker_task(framework, context, reading, keep_text=keep_text)

    # The judges are not needed before the last file is read: they are imported while the workers work.
    threading.Thread(target=importlib.import_module, args=("evidence_checker.assessment",), daemon=True).start()
    limits = dataclasses.replace(options.limits, memory=max(options.limits.memory, readers.memory(reading)))
    for file, seen in workers.examine(
        pending, task, FileResult, options.workers, limits, ended, standby=standby, on_page=on_page
    ):
        examination = seen.examination
        if store is not None and examination.file.sha256:
            reading_kept = seen.document or seen.unread
            if reading_kept is not None and keep_text:
                store.keep_document(reading_kept, reading_version(file, options.ocr))
            store.keep_examination(examination_key(examination.file, framework, context, options.ocr), examination)
        yield file, examination


_FOR_THE_FILE = frozenset({"EC108", "EC109", "EC110"})


def ended(file: SourceFile, why: Finding) -> FileResult:
    """What is known of a file that ended its worker.

    Hashed where the reason lies in the file (time, memory, crash), so that it is remembered and, unchanged, not tried
    again by the same reader.
    """
    from evidence_checker.assessment import unread_examination

    if why.code in _FOR_THE_FILE:
        with contextlib.suppress(OSError):
            file = files.with_hash(file)
    failed = Unread(file, ReadStatus.UNREADABLE, why)
    return FileResult(unread_examination(failed), unread=failed)


def recalled(
    file: SourceFile, framework: Framework, context: Context, options: CheckOptions, store: Memory | None
) -> Examination | None:
    """The examination the memory holds for an unchanged file; made anew from the remembered text when only the rules
    changed."""
    if store is None or options.full:
        return None
    sha256 = store.recall(file) or _known_elsewhere(file, store)
    if not sha256:
        return None
    file = replace(file, sha256=sha256)
    key = examination_key(file, framework, context, options.ocr)
    kept = store.examination(key)
    if kept is None:
        document = store.document(sha256, reading_version(file, options.ocr))
        if document is None:
            return None
        from evidence_checker.assessment import examine, unread_examination

        # The same bytes may have been read under another path.
        if isinstance(document, Unread):
            kept = unread_examination(replace(document, file=file))
        else:
            document = replace(document, file=file)
            kept = examine(document, framework, _vocabulary(framework, _extra(context)), context)
        store.keep_examination(key, kept)
    return replace(kept, file=file)


def reading_version(file: SourceFile, ocr: bool) -> str:
    """Everything a kept text depends on, besides the bytes: readers look at the ending and at temporary names."""
    temporary = files.is_temporary(file.system_path)
    return f"{readers.READER_VERSION} ocr={ocr} .{readers.ending(file.path)} {temporary}"


def _known_elsewhere(file: SourceFile, store: Memory) -> str:
    """The hash of a file new under this path, so that a moved or doubled one is not read again; "" if it cannot be
    had."""
    if not store.warm:
        return ""
    try:
        hashed = files.with_hash(file)
    except OSError:
        return ""
    store.remember(hashed)
    return hashed.sha256
