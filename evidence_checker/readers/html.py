"""HTML, also where it was saved as .doc or .xls: visible text in order, rows of tables as lines. Nothing is fetched."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser

from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.sections import Section, keep

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})")
_HIDDEN = frozenset({"script", "style", "template", "noscript", "xml", "svg", "object"})
_BLOCKS_LISTED = """
    p div br h1 h2 h3 h4 h5 h6 li tr table section article header footer ul ol dl dt dd blockquote pre title hr
    body
"""
_BLOCKS = frozenset(_BLOCKS_LISTED.split())
# Struck through, or deleted in a comparison of versions.
_STRUCK = frozenset({"del", "s", "strike"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_UNSEEN_STYLE = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|(?:^|;)font-size:0(?:px|pt|em)?(?:;|$)"
    r"|(?:^|;)opacity:0(?:\.0*)?(?:;|$)|text-decoration(?:-line)?:[^;]*line-through"
)
_OFFICE_DATA = frozenset({"o:documentproperties", "w:worddocument", "x:excelworkbook"})


def read(draft: Draft) -> None:
    """Read an HTML file into the draft."""
    text = decoded(draft.data)
    visible = _Visible()
    visible.feed(text)
    visible.close()
    draft.title = visible.title.strip()
    if visible.unseen:
        draft.note("EC154", count=visible.unseen)
    sections = [Section(_tidy("".join(parts)), heading=heading) for parts, heading in visible.pages]
    sections = [section for section in sections if section.text.strip()]
    if not sections:
        raise Unreadable("EC101", format="HTML", detail="no text")
    keep(draft, sections)


def visible_lines(text: str) -> list[str]:
    """The lines that a reader of the page sees."""
    visible = _Visible()
    visible.feed(text)
    visible.close()
    return _tidy("".join(part for parts, _ in visible.pages for part in parts))


def decoded(data: bytes) -> str:
    """The characters, by byte order mark, by what the head declares, as UTF-8, or as Windows-1252."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace")
    declared = _CHARSET.search(data[:4096])
    for name in ([declared[1].decode("ascii")] if declared else []) + ["utf-8"]:
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _is_unseen(tag: str, attributes: dict[str, str | None], style: str) -> bool:
    """Whether a page does not show an element, or shows it struck through. `style`: without blanks, small letters."""
    return (
        tag in _HIDDEN
        or tag in _OFFICE_DATA
        or tag in _STRUCK
        or "hidden" in attributes
        or _UNSEEN_STYLE.search(style) is not None
    )


def _tidy(text: str) -> list[str]:
    lines = [re.sub(r"[ \r\n\xa0]+", " ", line).strip(" ").rstrip() for line in text.split("\v")]
    return [line for line in lines if line.strip()]


class _Visible(HTMLParser):
    """Collects visible text; "\\v" ends a line, because line ends of the source mean nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pages: list[tuple[list[str], str]] = [([], "")]
        self.title = ""
        self.unseen = 0  # characters of text that the page holds and does not show
        self._hidden: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        style = (given.get("style") or "").replace(" ", "").lower()
        if tag not in _VOID and (self._hidden or _is_unseen(tag, given, style)):
            self._hidden.append(tag)
        if self._hidden:
            return
        if "page-break-before:always" in style and self.pages[-1][0]:
            self.pages.append(([], ""))
        self._in_title = tag == "title"
        if tag in _BLOCKS:
            self.pages[-1][0].append("\v")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._hidden and tag in _BLOCKS:
            self.pages[-1][0].append("\v")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                # up to the last one of that name: what is not closed inside it ends with it
                while self._hidden.pop() != tag:
                    pass
            return
        if tag == "title":
            self._in_title = False
        if tag in ("td", "th"):
            self.pages[-1][0].append("\t")
        elif tag in _BLOCKS:
            self.pages[-1][0].append("\v")

    def handle_data(self, data: str) -> None:
        if self._hidden:
            if not _HIDDEN.intersection(self._hidden):
                self.unseen += len(data.strip())
            return
        if self._in_title:
            self.title += data
        else:
            self.pages[-1][0].append(data)
