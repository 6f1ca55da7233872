"""The task of a worker: one file is read and examined. It travels to other processes and machines; its result comes
back as JSON.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from evidence_checker import readers
from evidence_checker.assess import common_texts
from evidence_checker.assess.first_pages import packed, unpacked
from evidence_checker.assess.request import AssessmentRequest
from evidence_checker.model import Context, Document, Examination, Framework, SourceFile, Unread, replace

if TYPE_CHECKING:
    from evidence_checker.matching.search import Vocabulary
    from evidence_checker.readers.begun import Begun


class FileResult(msgspec.Struct, frozen=True):
    """What a worker sends back of one file: the reading (for the memory) and the examination.

    `begun`: where only the first pages were read, what a worker needs to go on; the examination is provisional then.
    `in_common`: the text was not read but taken from the store that agencies have in common.
    `others`: what the other frameworks of a crosswalk made of the file, in order.
    """

    examination: Examination
    document: Document | None = None
    unread: Unread | None = None
    begun: bytes = b""
    others: tuple[Examination, ...] = ()
    in_common: bool = False


# See `model._LEARNT`: results of several agencies come in several threads.
_LEARNT = msgspec.json.Decoder(FileResult)


@functools.lru_cache(maxsize=8)
def _vocabulary(framework: Framework, extra: tuple[str, ...]) -> Vocabulary:
    from evidence_checker.matching.search import vocabulary

    return vocabulary(framework, extra)


def _extra(context: Context) -> tuple[str, ...]:
    return tuple(name for _, names in context.applications for name in names)


def own_vocabulary(framework: Framework, context: Context) -> Vocabulary:
    """The phrases of a framework and of what the agency added, ready to be found; made once."""
    return _vocabulary(framework, _extra(context))


@functools.lru_cache(maxsize=8)
def from_json(rules: bytes) -> Framework:
    """A framework as it travelled (`as_json`); read once."""
    return msgspec.json.decode(rules, type=Framework)


def as_json(framework: Framework) -> bytes:
    """A framework as it travels to workers, without its examples: read in a third of the time of a pickle."""
    plain = replace(framework, indicators=tuple(replace(each, examples=()) for each in framework.indicators))
    return msgspec.json.encode(plain)


def worker_task(
    request: AssessmentRequest, *, keep_text: bool = True, first: int = 0
) -> Callable[[SourceFile], FileResult]:
    """The task of a worker: read and examine one file. `keep_text`: whether the text comes back too. `first`: of scans
    read so many pages and come back, 0 = read all."""
    return functools.partial(
        examine_file,
        rules=as_json(request.framework),
        context=request.context,
        options=readers.ReadingOptions(ocr=request.options.ocr),
        keep_text=keep_text,
        first=first,
    )


def examine_file(
    file: SourceFile,
    given: bytes = b"",
    *,
    rules: bytes,
    context: Context,
    options: readers.ReadingOptions,
    keep_text: bool = True,
    first: int = 0,
) -> FileResult:
    """Read and examine one file; runs in a worker. `given`: its first pages, where they are read already, or its text,
    where it is known in common. `rules`: the
    framework as JSON. `first`: see `worker_task`."""
    from evidence_checker.assessment import examine, unread_examination

    known = common_texts.document_of(given, file, options.ocr)
    begun = b"" if common_texts.is_entry(given) else given
    reading, rest = (known, None) if known is not None else _read(file, begun, options, first)
    if isinstance(reading, Unread):
        return FileResult(unread_examination(reading), unread=reading)
    framework = from_json(rules)
    examination = examine(reading, framework, own_vocabulary(framework, context), context)
    document = reading if keep_text and rest is None else None
    return FileResult(examination, document=document, begun=packed(rest), in_common=known is not None)


def _read(
    file: SourceFile, given: bytes, options: readers.ReadingOptions, first: int
) -> tuple[Document | Unread, Begun | None]:
    if first and not given:
        return readers.read_first(file, options, first)
    return readers.read(file, options, unpacked(given)), None
