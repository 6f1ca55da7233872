"""RTF: control words stripped, text and page breaks kept, pictures read by OCR; hidden groups left out."""

from __future__ import annotations

import codecs
import re

from evidence_checker.readers import drawings, pictures, rtf_pictures
from evidence_checker.readers.base import Draft, Stopped, Unreadable
from evidence_checker.readers.sections import Section, keep

_PART = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_HIDDEN_LISTED = """
    fonttbl colortbl stylesheet info pict object themedata datastore listtable listoverridetable rsidtbl
    generator xmlnstbl fldinst latentstyles filetbl revtbl mmathPr wgrffmtfilter colorschememapping blipuid
    bkmkstart bkmkend nonshppict shpinst
"""
_HIDDEN = frozenset(_HIDDEN_LISTED.split())
_BREAKS = {
    "par": "\n", "line": "\n", "tab": "\t", "cell": "\t", "row": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "nestcell": "\t", "nestrow": "\n",
}  # fmt: skip
_MAX_DEPTH = 1_000
# Deleted under track changes, hidden, struck through once or twice.
_UNSEEN = frozenset({"deleted", "v", "strike", "striked"})


def read(draft: Draft) -> None:
    """Read an RTF document into the draft."""
    data = draft.data
    pages: list[list[str]] = [[]]
    code_page = "cp1252"
    # One state a group: whether its text is hidden, how many characters stand for one \u in it, and why its letters
    # are no text of the document (`_UNSEEN`).
    groups: list[tuple[bool, int, frozenset[str]]] = [(False, 1, frozenset())]
    hidden_letters = 0
    skip = 0
    starred = False
    for match in _PART.finditer(data):
        word, number, byte, sign, brace, text = match.groups()
        hidden, fallback, unseen = groups[-1]
        if brace == b"{":
            if len(groups) > _MAX_DEPTH:
                raise Stopped("EC121", what="depth", limit=_MAX_DEPTH)
            groups.append(groups[-1])
        elif brace == b"}":
            if len(groups) > 1:
                groups.pop()
            starred = False
        elif word:
            name = word.decode("ascii")
            if name == "bin":
                raise Stopped("EC121", what="parts", limit=0)
            if name == "ansicpg" and number:
                code_page = _known(f"cp{int(number)}")
            elif name in _HIDDEN or (starred and name not in ("shptxt", "shpinst")):
                groups[-1] = (name != "shpinst", fallback, unseen)
            elif name in ("shptxt", "fldrslt"):
                groups[-1] = (False, fallback, unseen)
            elif name == "uc" and number:
                groups[-1] = (hidden, max(0, int(number)), unseen)
            elif name in _UNSEEN or name == "plain":
                kept = unseen & {"deleted"} if name == "plain" else unseen - {name}
                groups[-1] = (hidden, fallback, kept if name == "plain" or number == b"0" else kept | {name})
            elif not (hidden or unseen):
                if name == "u" and number:
                    pages[-1].append(chr(int(number) % 0x10000))
                    skip = fallback
                elif name in ("page", "pagebb") or (name == "sect" and pages[-1]):
                    pages.append([])
                elif name in _BREAKS:
                    pages[-1].append(_BREAKS[name])
            starred = False
        elif sign == b"*":
            starred = True
        elif hidden or unseen:
            if not hidden and "deleted" not in unseen:
                hidden_letters += len((text or b"").strip()) + bool(byte)
        elif byte:
            if skip:
                skip -= 1
            else:
                pages[-1].append(bytes([int(byte, 16)]).decode(code_page, "replace"))
        elif sign:
            pages[-1].append({b"~": " ", b"_": "-", b"-": ""}.get(sign, sign.decode("latin-1")))
        elif text:
            pages[-1].append(text[skip:].decode(code_page, "replace") if skip < len(text) else "")
            skip = max(0, skip - len(text))
    if hidden_letters:
        draft.note("EC154", count=hidden_letters)
    sections = [Section(_joined(parts).split("\n")) for parts in pages]
    shown = rtf_pictures.found(data)
    has_text = any(section.text.strip() for section in sections)
    if not has_text and not shown:
        raise Unreadable("EC101", format="RTF", detail="no text")
    keep(draft, sections if has_text else [])
    inside, not_read = drawings.read(draft, [each for each in shown if drawings.is_one(each)])
    bitmaps = [each for each in shown if not drawings.is_one(each)]
    pictures.read_pictures(draft, [*bitmaps, *inside], not_read=not_read)


def _joined(parts: list[str]) -> str:
    """The text with characters beyond the first plane put together from their halves."""
    return "".join(parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
