"""File → pages: one module per format, chosen by what the content is. A failure is a value (`Unread`), never raised.

A new reader is one new file with a `read(draft)` and one line in `REGISTRY`.
"""

from __future__ import annotations

import importlib
import zipfile

from evidence_checker.model import Document, Finding, ReadStatus, SourceFile, Unread
from evidence_checker.readers import contents, files, memory_room, own_reports, stand_ins
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.begun import Begun, Paused
from evidence_checker.readers.detect_format import PROMISES, Kind, ending, sniff
from evidence_checker.readers.options import READER_VERSION, ReadingOptions

__all__ = ["READER_VERSION", "REGISTRY", "ReadingOptions", "ending", "read"]

# Format, as told by the content → module of this package.
REGISTRY: dict[str, str] = {
    "pdf": "pdf",
    "docx": "docx",
    "xlsx": "spreadsheet",
    "pptx": "slides",
    "odt": "opendocument",
    "ods": "opendocument",
    "odp": "opendocument",
    "odg": "opendocument",
    "vsdx": "visio",
    "rtf": "rtf",
    "html": "html",
    "text": "plain",
    "eml": "mail",
    "image": "image",
    "zip": "archive",
    "tar": "archive",
    "gzip": "archive",
    "bzip2": "archive",
    "xz": "archive",
    "7z": "archive",
    "mbox": "archive",
    "doc": "old_office",
    "ppt": "old_office",
    "xls": "old_workbook",
    "xlsb": "old_workbook",
    "msg": "outlook",
    "word2003": "word_xml",
    "excel2003": "excel_xml",
    "flatopc": "word_xml",
    "fodt": "flat_odf",
    "fods": "flat_odf",
    "fodp": "flat_odf",
}
_SETTINGS = "evidence.toml"
# Address space, not memory in use: the models of the engines that come by pip are mapped into it.
_MEMORY, _MEMORY_WITH_MODELS = 1 << 30, 4 << 30
# Both sizes of the models in use take 550 MB; loading them anew for every file would cost more than it frees.
_RESIDENT_WITH_MODELS = 1100 << 20


def memory(options: ReadingOptions) -> int:
    """Bytes of address space that a worker needs to read with these options."""
    return _MEMORY_WITH_MODELS if _loads_models(options) else _MEMORY


def resident_memory(options: ReadingOptions) -> int:
    """Bytes in use after which a worker that reads with these options is replaced by a fresh one; 0 = as usual."""
    return _RESIDENT_WITH_MODELS if _loads_models(options) else 0


def _loads_models(options: ReadingOptions) -> bool:
    """Whether the OCR that would run first brings models with it."""
    from evidence_checker.readers import ocr

    return options.ocr and ocr.chosen(options) in ("paddle", "rapidocr")


def read(
    file: SourceFile, options: ReadingOptions | None = None, begun: Begun | None = None
) -> Document | Unread:
    """Read one file, in this process. Everything that can go wrong with the file is in the result. `begun`: what
    `read_first` kept of it; the pages that were read then are not read again.

    The document's file carries the hash, size and time of the bytes that were read. MemoryError is a finding too; a
    crash of a native library is not caught here: run this through `workers.examine`.
    """
    return _opened_and_read(file, options or ReadingOptions(), begun, 0)[0]


def read_first(file: SourceFile, options: ReadingOptions, first: int) -> tuple[Document | Unread, Begun | None]:
    """The same, but only until `first` pages were read by OCR and as many more wait: then the document is of the first
    pages (EC180), and the second value is what `read` needs to go on. Of other files None: they are read wholly."""
    return _opened_and_read(file, options, None, first)


def _opened_and_read(
    file: SourceFile, options: ReadingOptions, begun: Begun | None, first: int
) -> tuple[Document | Unread, Begun | None]:
    memory_room.for_a_file()
    try:
        file, data = files.content(file, options.max_bytes)
    except OSError as error:
        return Unread(file, ReadStatus.UNREADABLE, _unopened(file, error, options)), None
    except MemoryError:
        return Unread(file, ReadStatus.UNREADABLE, Finding.of("EC109")), None
    if file.path == _SETTINGS:
        return Unread(file, ReadStatus.UNSUPPORTED, Finding.of("EC133")), None
    if (refused := _not_to_be_read(file, data)) is not None:
        return refused, None
    return _from_bytes(file, data, options, begun, first)


def read_bytes(file: SourceFile, data: bytes, options: ReadingOptions) -> Document | Unread:
    """The same for bytes in hand."""
    refused = _not_to_be_read(file, data)
    return refused if refused is not None else _from_bytes(file, data, options, None, 0)[0]


def _not_to_be_read(file: SourceFile, data: bytes) -> Unread | None:
    if (elsewhere := stand_ins.not_here(file, data)) is not None:
        return elsewhere
    temporary = files.is_temporary(file.system_path)
    if not data:
        return _unread(file, Finding.of("EC116" if temporary else "EC103"), temporary)
    kind = sniff(data, file.path)
    if temporary and not _is_whole(kind, data):
        return _unread(file, Finding.of("EC116"), True)
    if own_reports.is_own_report(kind.format, data):
        return _unread(file, Finding.of("EC171"), True)
    return _refused(file, kind, data)


def _from_bytes(
    file: SourceFile, data: bytes, options: ReadingOptions, begun: Begun | None, first: int
) -> tuple[Document | Unread, Begun | None]:
    kind, temporary = sniff(data, file.path), files.is_temporary(file.system_path)
    draft = Draft(file, data, kind.format, options, first=first)
    promised = PROMISES.get(ending(file.path))
    if promised and kind.format not in promised:
        draft.note("EC105", named=ending(file.path), found=kind.format)
    if temporary:
        draft.note("EC134")
    if begun is not None and begun.sha256 == file.sha256:
        draft.go_on(begun)
    reader = importlib.import_module(f"{__name__}.{REGISTRY[kind.format]}")
    stopped = False
    try:
        reader.read(draft)
    except Paused:
        assert draft.begun is not None
        draft.note("EC180", read=draft.begun.done, pages=draft.pages_total)
        return draft.document(stopped=True), draft.begun
    except Unreadable as failure:
        if not draft.pages:
            contents.look_inside(draft)
            return Unread(file, failure.status, failure.finding, tuple(draft.entries)), None
        draft.findings.append(failure.finding)
        stopped = True
    except Stopped as limit:
        draft.findings.append(limit.finding)
        stopped = True
    except MemoryError:
        if not draft.pages:
            return _unread(file, Finding.of("EC109"), False), None
        draft.note("EC109")
        stopped = True
    except RecursionError:
        draft.note("EC121", what="depth", limit=0)
        stopped = True
    if stopped and not draft.pages:
        return _unread(file, draft.findings[-1], False), None
    contents.look_inside(draft)
    return draft.document(stopped), None


def _unread(file: SourceFile, why: Finding, unsupported: bool) -> Unread:
    return Unread(file, ReadStatus.UNSUPPORTED if unsupported else ReadStatus.UNREADABLE, why)


def _refused(file: SourceFile, kind: Kind, data: bytes) -> Unread | None:
    """A file that no reader gets: of no known format, protected, or a web page in place of a document."""
    name = ending(file.path)
    if kind.format == "protected":
        return _unread(file, Finding.of("EC102", format="Office"), False)
    if kind.format == "html" and name in PROMISES and "html" not in PROMISES[name]:
        return _unread(file, Finding.of("EC132", named=name), False)
    if kind.format in REGISTRY:
        if kind.format == "zip" and name in ("docx", "xlsx", "pptx", "odt"):
            return _unread(file, Finding.of("EC101", format=name.upper(), detail="no document inside"), False)
        if kind.format == "text" and name in PROMISES and "text" not in PROMISES[name]:
            return _unread(file, Finding.of("EC101", format=name.upper(), detail="plain text"), False)
        return None
    if kind.format == "package":
        return _unread(file, Finding.of("EC101", format="Office", detail="no document inside"), False)
    if name in PROMISES and not kind.detail:
        if not data.strip(b"\0"):
            return _unread(file, Finding.of("EC115", format=name.upper()), False)
        return _unread(file, Finding.of("EC101", format=name.upper(), detail="signature"), False)
    return _unread(file, Finding.of("EC104", format=kind.detail or name or "?"), True)


def _is_whole(kind: Kind, data: bytes) -> bool:
    """Whether a file with a temporary name holds a whole document all the same."""
    if kind.format == "pdf":
        return b"%%EOF" in data[-1024:]
    if kind.format in ("docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"):
        return data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000)) >= 0
    return False


def _unopened(file: SourceFile, error: OSError, options: ReadingOptions) -> Finding:
    if isinstance(error, files.TooLarge):
        return Finding.of("EC106", bytes=file.bytes, limit=options.max_bytes >> 20)
    if isinstance(error, files.NotDownloaded):
        return Finding.of("EC172", document=file.path.rsplit("/", 1)[-1])
    if isinstance(error, files.Changing):
        return Finding.of("EC114")
    if isinstance(error, files.NotRegular):
        return Finding.of("EC111", path=file.path, what="other")
    if isinstance(error, files.EntryProtected):
        return Finding.of("EC102", format="ZIP")
    if isinstance(error, files.EntryMethod):
        return Finding.of("EC153", method=error.method)
    if isinstance(error, files.EntryDamaged | zipfile.BadZipFile):
        return Finding.of("EC101", format="ZIP", detail="entry")
    if isinstance(error, FileNotFoundError):
        return Finding.of("EC113")
    return Finding.of("EC112", reason=error.strerror or type(error).__name__)
