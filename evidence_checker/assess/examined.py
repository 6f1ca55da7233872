"""Examining files: recalled from the memory, else read and examined in a contained worker, then kept.

`check`, `watch`, `serve` and a cluster all come through here: `recalled`, else the task of a worker, then `kept`.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from evidence_checker import __version__, workers
from evidence_checker.assess import common_texts
from evidence_checker.assess.common_texts import reading_version
from evidence_checker.assess.file_task import FileResult, own_vocabulary, worker_task
from evidence_checker.assess.first_pages import FIRST, FirstPages
from evidence_checker.assess.inner_files import InnerFiles
from evidence_checker.assess.memory import Memory
from evidence_checker.assess.request import AssessmentRequest
from evidence_checker.model import Document, Examination, Finding, ReadStatus, SourceFile, Unread, packed, replace
from evidence_checker.readers import files
from evidence_checker.workers.engine import Engine, OwnProcesses

OnPage = Callable[[SourceFile, int, int], None]
Judge = Callable[[Document], Examination]


_JUDGED_BY = ("analysis", "assess", "assessment", "matching", "text", "model")


@functools.lru_cache(maxsize=1)
def judgement_version() -> str:
    """A fingerprint of the code that judges: what other code examined or judged is done anew, whatever the version."""
    home = Path(__file__).parents[1]
    digest = hashlib.sha256(__version__.encode())
    for path in (path for room in _JUDGED_BY for path in sorted((home / room).rglob("*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def examination_key(file: SourceFile, request: AssessmentRequest) -> str:
    """Everything an examination depends on: bytes and path of the file (names are read too), rules, reader,
    settings."""
    read_as = reading_version(file, request.options.ocr)
    parts = (file.sha256, file.path, request.framework.sha256, read_as, judgement_version(), repr(request.context))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def examined(
    found: Iterable[SourceFile],
    request: AssessmentRequest,
    store: Memory | None = None,
    *,
    standby: workers.Standby | None = None,
    on_page: OnPage | None = None,
    engine: Engine | None = None,
    first: FirstPages | None = None,
    judge: Judge | None = None,
) -> Iterator[tuple[SourceFile, Examination]]:
    """Every file's examination, recalled, or else made and kept; recalled ones first, others as workers end them.

    What lies inside a file follows when the files beside it are done, each as a file of its own.

    `standby`: workers started ahead. `on_page` hears of each page (file, page, of how many). `engine`: where files are
    examined, own processes where none is told. `first`: who hears of the first pages of scans; where somebody does
    they are read first, also of what lies inside files, and what comes of it is the same; an engine reads in one go.
    `judge`: see `recalled`.
    """
    listed: Sequence[SourceFile] = found if isinstance(found, Sequence) else list(found)
    waiting, inner = listed, InnerFiles()
    if engine is not None:
        first = None
    with contextlib.nullcontext() if first is None else contextlib.closing(first):
        while waiting or (first is not None and first.waiting()):
            holders: list[tuple[SourceFile, Examination]] = []
            now = _examined_once(waiting, request, store, standby, on_page, engine, first, judge)
            for file, examination in now:
                if examination.entries:
                    holders.append((file, examination))
                else:
                    yield file, examination
            if holders and not inner.known:
                inner.known.update(file.path for file in listed)
            told, waiting = inner.opened(holders)
            yield from told


def _examined_once(
    found: Sequence[SourceFile],
    request: AssessmentRequest,
    store: Memory | None,
    standby: workers.Standby | None,
    on_page: OnPage | None,
    engine: Engine | None,
    first: FirstPages | None,
    judge: Judge | None = None,
) -> Iterator[tuple[SourceFile, Examination]]:
    """The files of one round; without any, the rest of those that are begun."""
    pages = FIRST if first is not None and found else 0
    pending = packed.room(SourceFile, len(found))
    for file in found:
        known = recalled(file, request, store, judge)
        if known is not None:
            yield file, known
        else:
            pending.append(file)
    if not found and first is not None:
        pending = list(first.waiting())
        first.all_begun(pending)
    if not pending:
        return
    options = request.options
    keep_text = options.common is not None or (store is not None and options.keep_text)
    task = worker_task(request, keep_text=keep_text, first=pages)
    given = _given(first, common_texts.source(None if options.full else options.common, options.ocr))

    # The judges are not needed before the last file is read: they are imported while the workers work.
    threading.Thread(target=importlib.import_module, args=("evidence_checker.assessment",), daemon=True).start()
    engine = engine or OwnProcesses(options.workers, standby)
    for file, result in engine.examine(
        pending, task, FileResult, options.worker_limits, ended, on_page=on_page, given=given
    ):
        if files.is_address(file.system_path):
            result = _as_listed(result, file)
        if first is not None:
            if result.begun:
                first.keep(file, result.examination, result.begun)
                continue
            first.forget(file)
        _in_common(file, result, request)
        if store is not None:
            kept(file, result, request, store)
        yield file, result.examination


def _as_listed(result: FileResult, file: SourceFile) -> FileResult:
    """What was read from a copy of an object, as read from the object that was listed: its times are those known
    here."""

    def of(read: SourceFile) -> SourceFile:
        return replace(file, sha256=read.sha256, bytes=read.bytes) if read.sha256 else file

    document, unread = result.document, result.unread
    return replace(
        result,
        examination=replace(result.examination, file=of(result.examination.file)),
        document=replace(document, file=of(document.file)) if document is not None else None,
        unread=replace(unread, file=of(unread.file)) if unread is not None else None,
    )


def _given(
    first: FirstPages | None, known: Callable[[SourceFile], bytes] | None
) -> Callable[[SourceFile], bytes] | None:
    """What a worker is handed besides a file: its first pages that were read, else its text where it is known."""
    if first is None or known is None:
        return known if first is None else first.begun
    return lambda file: first.begun(file) or known(file)


def _in_common(file: SourceFile, result: FileResult, request: AssessmentRequest) -> None:
    """A text that was read is put into the store that agencies have in common; one that came from it is counted."""
    texts = request.options.common
    if texts is None:
        return
    if result.in_common:
        texts.used()
    elif result.document is not None:
        texts.keep(result.document, common_texts.common_version(file, request.options.ocr))


def kept(file: SourceFile, result: FileResult, request: AssessmentRequest, store: Memory) -> None:
    """Keep what a worker sent back, where the bytes it was read from are known."""
    examination = result.examination
    if not examination.file.sha256:
        return
    reading = result.document or result.unread
    if reading is not None and request.options.keep_text:
        store.keep_document(reading, reading_version(file, request.options.ocr))
    store.keep_examination(examination_key(examination.file, request), examination)


_FOR_THE_FILE = frozenset({"EC108", "EC109", "EC110"})


def ended(file: SourceFile, why: Finding) -> FileResult:
    """What is known of a file that ended its worker.

    Hashed where the reason lies in the file (time, memory, crash), so that it is remembered and, unchanged, not tried
    again by the same reader.
    """
    from evidence_checker.assessment import unread_examination

    if why.code in _FOR_THE_FILE and not file.sha256:
        with contextlib.suppress(OSError):
            file = files.with_hash(file)
    failed = Unread(file, ReadStatus.UNREADABLE, why)
    return FileResult(unread_examination(failed), unread=failed)


def recalled(
    file: SourceFile, request: AssessmentRequest, store: Memory | None, judge: Judge | None = None
) -> Examination | None:
    """The examination the memory holds for an unchanged file; made anew from the remembered text when only the rules
    changed. `judge`: who examines such a text, by the request's framework alone where nobody is told."""
    if store is None or request.options.full:
        return None
    sha256 = file.sha256 or store.recall(file) or _known_elsewhere(file, store)
    if not sha256:
        return None
    file = replace(file, sha256=sha256)
    key = examination_key(file, request)
    examination = store.examination(key)
    if examination is None:
        document = store.document(sha256, reading_version(file, request.options.ocr))
        if document is None:
            return None
        from evidence_checker.assessment import examine, unread_examination

        # The same bytes may have been read under another path.
        if isinstance(document, Unread):
            examination = unread_examination(replace(document, file=file))
        else:
            document = replace(document, file=file)
            if judge is not None:
                examination = judge(document)
            else:
                words = own_vocabulary(request.framework, request.context)
                examination = examine(document, request.framework, words, request.context)
        store.keep_examination(key, examination)
    return replace(examination, file=file)


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
