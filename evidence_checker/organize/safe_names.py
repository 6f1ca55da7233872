"""Names that every system takes: Windows, macOS, Linux, a sync client, an archive.

A name that is already portable stays as it is. The rules are those of Win32 file names, the narrowest in use: no
``<>:"/\\|?*``, no control characters, no final dot or blank, none of the reserved device names, in whichever script.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

COMPONENT_BYTES = 120  # of one name, in UTF-8: eCryptfs allows 143, everything else 255
PATH_UNITS = 180  # of a whole relative path, in UTF-16 units: leaves room for a root below Windows' 260

# A blank is the sign of what could not stay; several become one.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+')
# Invisible or reordering characters, private use and unassigned planes' tags are dropped.
_DROPPED_CATEGORIES = frozenset({"Cf", "Cc", "Co", "Cs", "Cn"})
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))", re.IGNORECASE
)
_BLANKS = re.compile(r"\s+")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def collision_key(path: str) -> str:
    """What two paths share when a system that ignores case or accents' encoding takes them for the same."""
    # Folding can undo a composition and the other way round, so it is composed on both sides (Unicode, D145).
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def component(text: str, limit: int = COMPONENT_BYTES) -> str:
    """The text as one name of a folder or file: never empty, "." or "..", at most `limit` bytes (not below 24).

    A name that had to be cut ends in a hash of the whole, so that two long names with one beginning stay two. An
    extension of up to eight letters survives the cut. Doing it twice changes nothing.
    """
    text = unicodedata.normalize("NFC", _REFUSED.sub(" ", text))
    text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in _DROPPED_CATEGORIES)
    text = unicodedata.normalize("NFC", text)
    name = _trimmed(_BLANKS.sub(" ", text))
    if len(name.encode()) > limit:
        found = _EXTENSION.search(name)
        extension = found[0] if found else ""
        tail = "~" + hashlib.sha256(name.encode()).hexdigest()[:8] + extension
        stem = name.removesuffix(extension).encode()[: limit - len(tail.encode())].decode("utf-8", "ignore")
        name = _trimmed(stem) + tail
    if _DEVICES.match(name):
        name = "_" + name
    return name or "_"


def _trimmed(name: str) -> str:
    """Without blanks and dots where systems lose or hide them; a leading "~" means a home folder or an Office lock."""
    return name.rstrip(" .").lstrip(" .~")


def path(components: tuple[str, ...]) -> str:
    """Components, each already through `component`, as a relative path; its last name is cut where it is too long.

    Folders are cut only when the name alone cannot give the room.
    """
    parts = list(components)
    for index in (len(parts) - 1, *range(len(parts) - 1)):
        over = units("/".join(parts)) - PATH_UNITS
        if over > 0:
            parts[index] = component(parts[index], max(40, len(parts[index].encode()) - 3 * over))
    return "/".join(parts)


def units(text: str) -> int:
    """Length as Windows counts: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def numbered(name: str, number: int) -> str:
    """ "laporan.pdf", 2 → "laporan (2).pdf"; within the limit of a component."""
    found = _EXTENSION.search(name)
    extension = found[0] if found else ""
    mark = f" ({number})"
    room = COMPONENT_BYTES - len((mark + extension).encode())
    stem = name.removesuffix(extension)
    if len(stem.encode()) > room:
        stem = _trimmed(stem.encode()[:room].decode("utf-8", "ignore")) or "_"
    return stem + mark + extension


def extension(name: str) -> str:
    """The extension in small letters with its dot; "" for none and for what is none ("Nomor 4.2021")."""
    found = _EXTENSION.search(name)
    return found[0].lower() if found and not found[0][1:].isdigit() else ""
