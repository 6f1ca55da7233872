"""One folder, several frameworks: read once, searched once with the phrases of all, judged by each alone.

The first framework's check hands every file that must be read to a worker that examines it for all of them; what the
worker found for the others is kept in the memory, and their checks recall it there. So each assessment is what a
check by that framework alone would give, made by the same code.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence_checker import readers, workers
from evidence_checker.assess import common_texts
from evidence_checker.assess.check import Progress, check
from evidence_checker.assess.examined import Judge, OnPage, examination_key
from evidence_checker.assess.file_task import FileResult, as_json, from_json, own_vocabulary
from evidence_checker.assess.memory import Memory
from evidence_checker.assess.request import AssessmentRequest
from evidence_checker.model import Assessment, Context, Document, Examination, Finding, Framework, SourceFile, Unread
from evidence_checker.readers import files
from evidence_checker.workers.engine import Engine, OwnProcesses

if TYPE_CHECKING:
    from evidence_checker.matching.joint import JointVocabulary


def check_each(
    folder: Path,
    requests: Sequence[AssessmentRequest],
    *,
    made_at: str,
    store: Memory,
    on_progress: Progress | None = None,
    on_page: OnPage | None = None,
    listing: files.Listing | None = None,
    standby: workers.Standby | None = None,
    engine: Engine | None = None,
) -> tuple[Assessment, ...]:
    """Check a folder by several frameworks; see `check`, which says what each argument is. One assessment for each
    request, in order. `requests`: at least one, with the same options. `store`: needed, for it carries what one
    reading gave from one framework to the next; it may be one that is thrown away afterwards.

    Raises UsageError when the folder is none or cannot be listed.
    """
    if listing is None:
        listing = files.discover(folder, requests[0].options.exclude)
    own = engine or OwnProcesses(requests[0].options.workers, standby)
    first = check(
        folder,
        requests[0],
        made_at=made_at,
        store=store,
        on_progress=on_progress,
        on_page=on_page,
        listing=listing,
        engine=_ForEach(own, requests, store),
        judge=_judge(requests, store),
    )
    # what was read anew by the first is not read again by the others
    others = (replace(each, options=replace(each.options, full=False)) for each in requests[1:])
    return (
        first,
        *(check(folder, each, made_at=made_at, store=store, listing=listing, engine=own) for each in others),
    )


def _judge(requests: Sequence[AssessmentRequest], store: Memory) -> Judge:
    """Examines a remembered text for all the requests: gives what the first asked for and keeps the rest."""

    @functools.cache
    def bench() -> tuple[tuple[tuple[Framework, Context], ...], JointVocabulary]:
        from evidence_checker.matching.joint import JointVocabulary

        judges = tuple((each.framework, each.context) for each in requests)
        return judges, JointVocabulary([own_vocabulary(*judge) for judge in judges])

    def examined(document: Document) -> Examination:
        from evidence_checker.assessment import examine_each

        first, *others = examine_each(document, *bench())
        for request, examination in zip(requests[1:], others, strict=True):
            store.keep_examination(examination_key(document.file, request), examination)
        return first

    return examined


class _ForEach:
    """An engine that examines every file for all the requests; it gives back what the first asked for and keeps the
    rest."""

    def __init__(self, engine: Engine, requests: Sequence[AssessmentRequest], store: Memory) -> None:
        self._engine, self._requests, self._store = engine, requests, store

    def examine(
        self,
        files: Any,
        task: Any,
        result_type: Any,
        limits: workers.Limits,
        on_crash: Callable[[SourceFile, Finding], Any],
        *,
        on_page: OnPage | None = None,
        given: Callable[[SourceFile], bytes] | None = None,
    ) -> Iterator[tuple[SourceFile, Any]]:
        """See `Engine`. `task`: that of the first request."""
        joint = functools.partial(
            examine_by_each,
            rules=tuple(as_json(each.framework) for each in self._requests),
            contexts=tuple(each.context for each in self._requests),
            options=task.keywords["options"],
            keep_text=task.keywords["keep_text"],
        )
        found = self._engine.examine(files, joint, result_type, limits, on_crash, on_page=on_page, given=given)
        for file, result in found:
            self._keep(result)
            yield file, result

    def _keep(self, result: FileResult) -> None:
        if not result.examination.file.sha256:
            return
        # a file that could not be read says the same to every framework
        told = result.others or (result.examination,) * (len(self._requests) - 1)
        for request, examination in zip(self._requests[1:], told, strict=True):
            self._store.keep_examination(examination_key(examination.file, request), examination)
        # where texts are not kept, nothing else tells the next framework what bytes the file holds
        self._store.remember(result.examination.file)


@functools.lru_cache(maxsize=2)
def _bench(
    rules: tuple[bytes, ...], contexts: tuple[Context, ...]
) -> tuple[tuple[tuple[Framework, Context], ...], JointVocabulary]:
    """The frameworks with their contexts, and their vocabularies as one: made once in each worker."""
    from evidence_checker.matching.joint import JointVocabulary

    judges = tuple((from_json(each), context) for each, context in zip(rules, contexts, strict=True))
    return judges, JointVocabulary([own_vocabulary(framework, context) for framework, context in judges])


def examine_by_each(
    file: SourceFile,
    given: bytes = b"",
    *,
    rules: tuple[bytes, ...],
    contexts: tuple[Context, ...],
    options: readers.ReadingOptions,
    keep_text: bool = True,
) -> FileResult:
    """Read one file and examine it for several frameworks; runs in a worker. `rules`: the frameworks as JSON."""
    from evidence_checker.assessment import examine_each, unread_examination

    known = common_texts.document_of(given, file, options.ocr)
    reading = known if known is not None else readers.read(file, options)
    if isinstance(reading, Unread):
        return FileResult(unread_examination(reading), unread=reading)
    first, *others = examine_each(reading, *_bench(rules, contexts))
    return FileResult(first, document=reading if keep_text else None, others=tuple(others), in_common=known is not None)
