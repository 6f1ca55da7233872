"""What lies inside a file that was read: listed beside its pages, each entry to be examined as a file of its own."""

from __future__ import annotations

from evidence_checker.readers import inside, progress
from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.files import ENTRY, EntryDamaged, EntryMethod, EntryProtected, TooLarge

_MOST_NAMES = 20
_LABELS = {"zip": "ZIP", "7z": "7-Zip", "tar": "TAR", "eml": "e-mail", "msg": "Outlook"}


def look_inside(draft: Draft) -> None:
    """Note what a document (PDF, e-mail, office file) holds besides its pages. Archives list theirs while read."""
    if draft.entries or not draft.holds or draft.format not in inside.HOLDERS or "EC137" in _codes(draft):
        return
    if progress.PACE.stop_after:
        # A worker ended on this file once already, perhaps here: its pages come first.
        draft.note("EC151", detail="EC110")
        return
    try:
        found = inside.listed(draft.data, draft.format, draft.file.system_path)
    except (EntryDamaged, EntryProtected, EntryMethod, TooLarge) as error:
        draft.note("EC151", detail=str(error)[:200])
        return
    if not found.count or _is_too_deep(draft):
        return
    draft.entries.extend(found.entries)
    names = tuple(entry.name for entry in found.entries[:_MOST_NAMES])
    draft.note("EC150", count=found.count, names=names)
    if found.left_out:
        draft.note("EC119", count=found.count, limit=len(found.entries))


def _codes(draft: Draft) -> set[str]:
    return {finding.code for finding in draft.findings}


def _is_too_deep(draft: Draft) -> bool:
    if draft.file.system_path.count(ENTRY) < inside.MAX_DEPTH:
        return False
    draft.note("EC152", limit=inside.MAX_DEPTH)
    return True


def list_archive(draft: Draft) -> None:
    """The entries of an archive. Raises Unreadable when it cannot be opened or holds nothing."""
    label = _LABELS.get(draft.format, draft.format)
    # A ZIP of the folder itself was listed when the folder was.
    is_listed = draft.format == "zip" and _is_on_disk(draft) and draft.file.system_path.lower().endswith(".zip")
    try:
        found = inside.listed(draft.data, draft.format, draft.file.system_path, hashed=not is_listed)
    except EntryProtected as error:
        raise Unreadable("EC102", format=label) from error
    except EntryMethod as error:
        raise Unreadable("EC153", method=error.method) from error
    except TooLarge as error:
        raise Unreadable("EC121", what="inflated", limit=inside.MAX_TOTAL >> 20) from error
    except EntryDamaged as error:
        raise Unreadable("EC101", format=label, detail=str(error)[:200]) from error
    if not found.count:
        raise Unreadable("EC103")
    draft.note("EC137", count=found.count)
    if found.left_out:
        draft.note("EC119", count=found.count, limit=len(found.entries))
    if not is_listed and not _is_too_deep(draft):
        draft.entries.extend(found.entries)


def _is_on_disk(draft: Draft) -> bool:
    return ENTRY not in draft.file.system_path
