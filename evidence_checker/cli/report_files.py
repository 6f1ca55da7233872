"""Files that verbs are told to write or read: reports asked for as FORMAT=PATH, an assessment saved earlier."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_checker.errors import UsageError

if TYPE_CHECKING:
    from evidence_checker.assessment.compare import Comparison
    from evidence_checker.model import Assessment


def requested(reports: tuple[str, ...], known: Callable[[str], str] | None = None) -> list[tuple[str, str]]:
    """(format, path) pairs of ``FORMAT=PATH`` words. `known`: gives a format back, or refuses it; reports of an
    assessment where it is not told.

    Raises UsageError: ES106 for a word that is none, ES105 for a path that cannot be written, and what `known` raises.
    """
    from evidence_checker import reports as rendering

    accepted = known or rendering.known
    pairs = []
    for word in reports:
        name, sign, target = word.partition("=")
        if not sign or not name or not target:
            raise UsageError("ES106", value=word)
        pairs.append((accepted(name), target))
    for _, target in pairs:
        tested(target)
    return pairs


def tested(target: str) -> None:
    """See, before anything is read, whether a report can be written there. Raises UsageError (ES105).

    A file of its own is made beside the target and removed; a device or a pipe is taken as it is.
    """
    import tempfile

    from evidence_checker.readers.files import shown

    path = Path(target)
    if target == "-" or (path.exists() and not path.is_file() and not path.is_dir()):
        return
    try:
        if path.is_dir():
            raise IsADirectoryError(21, os.strerror(21))
        handle, name = tempfile.mkstemp(prefix=".evidence-checker-", dir=path.parent)
        os.close(handle)
        Path(name).unlink()
    except OSError as error:
        raise UsageError("ES105", path=shown(target), reason=error.strerror or str(error)) from error


def targets_inside(folder: Path, wanted: list[tuple[str, str]]) -> tuple[str, ...]:
    """Shown paths of reports that are written inside the checked folder: they are no evidence."""
    root = folder.absolute()
    inside = []
    for _, target in wanted:
        if target != "-":
            try:
                inside.append(Path(target).absolute().relative_to(root).as_posix())
            except ValueError:
                continue
    return tuple(inside)


def write(
    assessment: Assessment,
    wanted: list[tuple[str, str]],
    lang: str,
    *,
    changes: Comparison | None = None,
    template: str | None = None,
) -> None:
    """Write each report whole or not at all, or the terminal summary when none is asked for. Raises UsageError."""
    from evidence_checker import reports
    from evidence_checker.cli.screen import show

    letterhead = contents(template, "ES164") if template else None
    if not wanted:
        show(assessment, lang)
    for name, target in wanted:
        write_bytes(reports.pieces(name, assessment, lang, changes=changes, template=letterhead), target)


def write_bytes(data: bytes | Iterable[bytes], target: str) -> None:
    """Write a report, or its pieces, to a path, whole or not at all, or to standard output ("-"). Raises UsageError
    (ES105)."""
    from evidence_checker.readers.files import shown, write_whole

    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.writelines((data,) if isinstance(data, bytes) else data)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(Path(target), data)
    except OSError as error:
        raise UsageError("ES105", path=shown(target), reason=error.strerror or str(error)) from error


def contents(path: str, code: str = "ES150") -> bytes:
    """The bytes of a file named on the command line; "-" is standard input. Raises UsageError."""
    from evidence_checker.readers.files import shown

    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError(code, path=shown(path), why=why) from error


def earlier(path: str) -> Assessment:
    """A saved assessment. Raises UsageError: ES150 cannot be read, ES151 is none."""
    from evidence_checker.readers.files import shown
    from evidence_checker.reports import json_report

    return json_report.load(contents(path), shown(path))


def proved_again(assessment: Assessment, state: Path | None = None) -> Assessment:
    """The assessment with its quotes found again in the memory of its folder, where this machine has one. Raises
    UsageError ES168."""
    from evidence_checker.assess.configuration import settle
    from evidence_checker.store import Store

    state = state or settle(None, os.environ, {}).state_folder
    folder = Path(assessment.folder)
    if not assessment.folder or not folder.is_dir() or not Store.place(folder, state).is_dir():
        return assessment
    from evidence_checker.assess.proof import proved

    with Store.open(folder, state) as store:
        return proved(assessment, store)
