"""What a document shows of an application: the steps of its use, a screen, a drawn flow, a poster.

Pictures have few words and no sentence; a manual often lacks the word, or begins with a table of contents. So both are
told by what people do: press, choose, fill in, send, approve (`rules/shared/services.yaml`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from evidence_checker.analysis.lines import Line
from evidence_checker.analysis.phrases import Phrases
from evidence_checker.model import Document, Knowledge, ServiceKnowledge, TextSource
from evidence_checker.text.alternatives import any_of

_STEPS, _SORTS = 3, 2  # how many steps of use, of how many sorts, make a manual
_THIN = 0.006  # of the words: steps that stand so far apart are mentioned, not shown
_CAPTIONS = 2
_CAPTION_BEGINS = 12  # characters of a line of running text before the caption: "Gambar 3. "
_CONTROLS = 3  # buttons, menus and fields that make a screen
_PICTURE_WORDS = 170
_READ_PAGES, _FIRST_LINES = 14, 200
_PRINTED = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:\s*[AP]M)?\b", re.IGNORECASE)
_DAY = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b")
_COUNTED = re.compile(r"\b\d{1,3}\s?/\s?\d{1,3}$")  # page 1 of 4
ADDRESS = re.compile(
    r"\b(?:https?\s?:\s?/{1,2}\s?|www\.|localhost\b)|\b[\w\-]+(?:\.[\w\-]+)*\.(?:go|co|or|ac|sch|web|my)?\.?id\b",
    re.IGNORECASE,
)
_STEP_SORTS = ("using", "controls", "flow_steps")
_CONTENTS_ROW = re.compile(r"\.{4}|(?: \.){3}|\u2026|\s\d{1,3}$")
_ACCOUNT_SORTS = ("using", "in_application", "electronic")
_NAMED_BEFORE = re.compile(r"[A-Z][\w!\-]*\W*(?:\([^)]*\)\W*)?$")  # the sentence begins with the name of something
_QUOTED = re.compile(r"\b(?:ujar|kata|tutur|ungkap|jelas|tambah|papar|ucap)(?:nya|\s+[A-Z])")
# "Petunjuk Pelaksanaan Pengembangan Aplikasi" tells how applications are made, not how one is used
_BUILDING = re.compile(
    r"\b(?:pengembangan|pembangunan|pembuatan|perancangan)\s+(?:sistem|aplikasi|perangkat\s+lunak|teknologi)\b", re.IGNORECASE
)
_OF_A_NORM = re.compile(r"\bdimaksud\s+(?:pada|dalam)\s+(?:ayat|pasal|huruf)\b", re.IGNORECASE)
_QUOTES = 2
_ADDRESS_BAR = re.compile(r"\W{0,3}(?:https?\s?:\s?/{1,2}\s?)?(?:[\w\-]+\.)+[a-z]{2,6}(?::\d+)?/[\w\-/?=&.#%]*$", re.IGNORECASE)
_CLOCK = re.compile(r"\W{0,3}\d{1,2}[.:]\d{2}\s?(?:[AP]?M\b)?(?:\W+\w{1,4}\b)*\W*", re.IGNORECASE)  # and its signs
_SIGNAL = re.compile(r"\d\s?%|\b[345]G\b|LTE", re.IGNORECASE)  # beside the clock, where it stands on no first line
_MENU_SIGN = re.compile(r"[\u2261\u2630]")  # three bars
_WINDOW_BUTTONS = re.compile(r"[_\-\u2013\u2014]\s?[\u25a1\u25a2\u2610\u2750oO0]\s?[xX\u00d7\u2715]\W*$")
_PROGRAM = re.compile(r"\S[^\[\]]{1,40}\s[\-\u2013\u2014]\s\[[^\]]+\]")  # the head of a window: "SIMDA - [Data RKA]"
_NAME_BY_FORM = re.compile(r"\b[eE]-[A-Za-z]{2,}")
_FIRST_SIGNS = 3  # lines of a picture in which the frame of a screen stands
_FIRST_LETTERS = 40  # of a telephone's first line
_HEAD = 6  # lines of the first page in which a guide gives its name
_LETTER = re.compile(r"[^\W\d_]")
_SOUND = re.compile(r"[^\W\d_]*[aeiouAEIOU][^\W\d_]*")


@functools.lru_cache(maxsize=4)
def _phrases(knowledge: ServiceKnowledge) -> Phrases:
    names = ("using", "controls", "flow", "flow_steps", "named_by", "guides", "captions", "purpose", "in_application", "electronic")
    return Phrases((name, phrase) for name in names for phrase in getattr(knowledge, name))


def kind_shown(kind: str, document: Document, lines: Sequence[Line], knowledge: Knowledge) -> str:
    """The kind, corrected by what is shown; the kind as it was where nothing is, and for a norm."""
    services = knowledge.services
    if knowledge.kind(kind).legal or not services.sectors:
        return kind
    if _is_print(lines):
        return services.kinds.screen
    if kind and any(_BUILDING.search(line.text) for line in lines[:_HEAD]):
        return kind
    if document.format != "image" and kind in services.kinds.gives_way and (
        shows_use(lines, services) or tells_to_use(lines, services) or _is_guide(lines, services)
    ):
        return services.kinds.manual
    if _is_picture(document, lines):
        return _picture(kind, document, lines, services)
    if kind in services.kinds.gives_way and (_is_guide(lines, services) or _lists_use(lines, services)):
        return services.kinds.manual
    if kind in services.kinds.gives_way_to_screens and (
        _has_captions(lines, services)
        or (document.format != "image" and _is_mostly_screens(document, lines, services))
    ):
        return services.kinds.screen
    if not kind and document.format != "image" and _is_account(lines, services):
        return services.kinds.account
    return kind


def _is_account(lines: Sequence[Line], knowledge: ServiceKnowledge) -> bool:
    """Whether the first pages say what an application is ("X merupakan aplikasi ...") and more than one sort of thing that
    is done in it; what reports the words of others (a newspaper) does not."""
    told, sorts, quoted = False, set(), 0
    for line in lines[:_FIRST_LINES]:
        hits = _phrases(knowledge).find(line.text)
        told |= any(hit.name == "purpose" and (" ini " in hit.phrase or _NAMED_BEFORE.search(line.text[: hit.start])) for hit in hits)
        sorts |= {hit.phrase for hit in hits if hit.name in _ACCOUNT_SORTS}
        quoted += len(_QUOTED.findall(line.text)) + _QUOTES * len(_OF_A_NORM.findall(line.text))
    return told and len(sorts) >= _SORTS and quoted < _QUOTES


def _has_captions(lines: Sequence[Line], knowledge: ServiceKnowledge) -> bool:
    """Whether two or more lines say that a screen of an application stands there, which itself was not read."""
    told = 0
    for line in lines[:_FIRST_LINES]:
        hits = (hit for hit in _phrases(knowledge).find(line.text) if hit.name == "captions")
        told += any(not line.prose or hit.start <= _CAPTION_BEGINS for hit in hits)
    return told >= _CAPTIONS


def _is_guide(lines: Sequence[Line], knowledge: ServiceKnowledge) -> bool:
    """Whether the head announces a guide to an application, whatever a guide is called."""
    guide = named = False
    for line in lines[:_HEAD]:
        if line.page > 0:
            break
        hits = _phrases(knowledge).find(line.text)
        guide |= any(hit.name == "guides" and not _LETTER.search(line.text[: hit.start]) for hit in hits)
        named |= any(hit.name == "named_by" for hit in hits) or _NAME_BY_FORM.search(line.text) is not None
    return guide and (named or _sorts_of_use(lines, knowledge) >= _SORTS)


def _lists_use(lines: Sequence[Line], knowledge: ServiceKnowledge) -> bool:
    """Whether a table of contents lists what a guide tells: the guide by its word, with steps of use or buttons."""
    rows = [line for line in lines if line.page < _READ_PAGES and _CONTENTS_ROW.search(line.text)]
    hits = [hit for line in rows for hit in _phrases(knowledge).find(line.text)]
    sorts = {hit.phrase for hit in hits if hit.name in ("using", "controls")}
    return any(hit.name == "guides" for hit in hits) and len(sorts) >= _SORTS


def _sorts_of_use(lines: Sequence[Line], knowledge: ServiceKnowledge) -> int:
    """How many sorts of steps of use the first pages show."""
    first = [line for line in lines if line.page < _READ_PAGES]
    return len({hit.phrase for line in first for hit in _phrases(knowledge).find(line.text) if hit.name == "using"})


def tells_to_use(lines: Sequence[Line], knowledge: ServiceKnowledge) -> bool:
    """Whether the pages tell somebody, step by step, what to do ("1. Buka ...", "... lalu pilih ...") in an application
    of which a screen stands among them, or that is used in another way, too."""
    steps: list[str] = []
    screen = False
    for line in lines:
        if line.page >= _READ_PAGES:
            break
        steps += [match["verb"].casefold() for match in _step(knowledge).finditer(line.text)]
        screen |= _is_chrome(line.text)
    told = len(steps) >= _STEPS and len(set(steps)) >= _SORTS
    return told and (screen or _sorts_of_use(lines, knowledge) >= _SORTS)


@functools.lru_cache(maxsize=4)
def _step(knowledge: ServiceKnowledge) -> re.Pattern[str]:
    """A verb that begins a line or a sentence, or follows "lalu"."""
    return re.compile(
        rf"(?:^\W*(?:(?:langkah\s+)?\d{{1,2}}\W+)?|[.;!?]\s+|\b(?:lalu|kemudian|dan)\s+)(?P<verb>{any_of(knowledge.steps)})\b",
        re.IGNORECASE,
    )


def _is_chrome(text: str) -> bool:
    """Whether a line is what surrounds a screen: the address bar of a browser, the clock of a telephone, the sign
    behind which an application keeps its menu, the buttons of a window."""
    if len(text) <= _FIRST_LETTERS and _CLOCK.fullmatch(text) and _SIGNAL.search(text):
        return True
    return bool(_ADDRESS_BAR.match(text) or _MENU_SIGN.search(text) or _WINDOW_BUTTONS.search(text) or _PROGRAM.match(text))


def holds_screens(document: Document, lines: Sequence[Line]) -> bool:
    """Whether a screen of an application was pasted into a document of text or slides."""
    drawn = {number for number, page in enumerate(document.pages) if page.source is TextSource.OCR}
    return len(drawn) < len(document.pages) and any(line.page in drawn and _is_chrome(line.text) for line in lines)


def _is_mostly_screens(document: Document, lines: Sequence[Line], knowledge: ServiceKnowledge) -> bool:
    """Whether half of the pages, or more, are pictures, of which half or more show an application."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    drawn = [number for number in pages if document.pages[number].source is TextSource.OCR]
    pasted = 0 < len(drawn) < len(pages)  # where all pages are, it is a scan
    drawn = drawn if pasted else list(pages)
    shown = 0
    for page in map(pages.__getitem__, drawn):
        hits = {hit.phrase for line in page for hit in _phrases(knowledge).find(line.text) if hit.name == "controls"}
        shown += any(_is_chrome(line.text) for line in page) or (pasted and len(hits) >= _CONTROLS)
    return 2 * shown >= len(drawn) and 2 * len(drawn) >= len(pages) and shown > 0


def shows_use(lines: Sequence[Line], knowledge: ServiceKnowledge) -> bool:
    """Whether the pages show step by step how an application is used."""
    phrases = _phrases(knowledge)
    steps, words, sorts = 0, 0, set()
    for line in lines:
        if line.page >= _READ_PAGES:
            break
        words += len(line.text.split())
        for hit in phrases.find(line.text):
            if hit.name == "using":
                steps += 1
                sorts.add(hit.phrase)
    return steps >= _STEPS and len(sorts) >= _SORTS and steps >= _THIN * words


def first_step(lines: Sequence[Line], knowledge: ServiceKnowledge) -> Line | None:
    """The first line that shows a step of use, a button or a field; None when none does."""
    for line in lines[:_FIRST_LINES]:
        if any(hit.name in _STEP_SORTS for hit in _phrases(knowledge).find(line.text)):
            return line
    return None


def shows_steps(lines: Sequence[Line], knowledge: ServiceKnowledge) -> bool:
    """Whether two or more sorts of steps, buttons or fields stand in the lines; of what speaks in sentences only steps
    of use count."""
    wanted = ("using", "flow_steps") if any(line.prose for line in lines[:_FIRST_LINES]) else _STEP_SORTS
    seen = set()
    for line in lines[:_FIRST_LINES]:
        seen |= {hit.phrase for hit in _phrases(knowledge).find(line.text) if hit.name in wanted}
    return len(seen) >= _SORTS


def _is_print(lines: Sequence[Line]) -> bool:
    """A page printed from a browser: day and time in the head, the address in the foot."""
    first = [line for line in lines if line.page == 0]
    edges = [*first[:4], *first[-4:]]
    address = any(ADDRESS.search(line.text) for line in edges)
    counted = any(ADDRESS.search(line.text) and _COUNTED.search(line.text) for line in first[-4:])
    return address and any(_PRINTED.match(line.text) or (counted and _DAY.match(line.text)) for line in edges)


def _is_picture(document: Document, lines: Sequence[Line]) -> bool:
    """A picture file, or a page or two that are nothing but one, with few words and hardly a sentence."""
    pages = document.pages
    drawn = document.format == "image" or (
        0 < len(pages) <= 2 and all(page.source is TextSource.OCR for page in pages if page.text.strip())
    )
    words = sum(len(line.text.split()) for line in lines)
    if document.format == "image" and _is_window(lines):
        return True  # however much is written in it
    return drawn and words <= _PICTURE_WORDS * max(1, len(pages)) and sum(line.prose for line in lines) <= 3


def _picture(kind: str, document: Document, lines: Sequence[Line], knowledge: ServiceKnowledge) -> str:
    hits: dict[str, set[str]] = {}
    for line in lines:
        for hit in _phrases(knowledge).find(line.text):
            hits.setdefault(hit.name, set()).add(hit.phrase)
    kinds = knowledge.kinds
    controls, steps, flow = len(hits.get("controls", ())), len(hits.get("flow_steps", ())), bool(hits.get("flow"))
    address = any(ADDRESS.search(line.text) for line in lines)
    if document.format != "image":
        # a scanned paper has its own kind; only what has none may be a picture of something
        if kind not in ("", kinds.screen):
            return kind
        if flow and steps:
            return kinds.flow
        return kind or (kinds.screen if address and controls >= _CONTROLS else "")
    if any(_is_chrome(line.text) for line in lines[:_FIRST_SIGNS]):
        return kinds.screen  # its words may be the titles of other papers ("Pohon Kinerja")
    if kind not in kinds.made_by_no_word and kind != kinds.screen and not _garbled(lines):
        return kind
    if (flow or steps >= _SORTS) and not ((address or not flow) and controls >= _CONTROLS):
        return kinds.flow
    if controls >= _CONTROLS or (address and controls) or _is_window(lines):
        return kinds.screen
    return "" if _garbled(lines) else kinds.poster


def _is_window(lines: Sequence[Line]) -> bool:
    """Whether the first line is the address bar of a browser (an address with a path; a poster prints its bare address)
    or the clock of a telephone."""
    first = lines[0].text if lines else ""
    return (len(first) <= _FIRST_LETTERS and _CLOCK.fullmatch(first) is not None) or _is_chrome(first)


def _garbled(lines: Sequence[Line]) -> bool:
    """Whether what was read is mostly no words: signs, single letters, figures inside words."""
    tokens = [token.strip(".,:;!?()[]\"'/") for line in lines for token in line.text.split()]
    sound = sum(1 for token in tokens if len(token) >= 3 and _SOUND.fullmatch(token))
    return sound < 4 or sound < 0.45 * sum(1 for token in tokens if _LETTER.search(token) or not token.isalnum())
