"""A page of a document as a picture with the quotes marked, or as text with them marked; the rule beside it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from starlette.responses import Response

from evidence_checker.model import (
    Box,
    ContentItem,
    Document,
    DocumentResult,
    Evidence,
    Finding,
    Indicator,
    NearMiss,
    Page,
    PageQuote,
    Passage,
    Requirement,
)
from evidence_checker.reports.show import block
from evidence_checker.web.page_images import WIDTHS
from evidence_checker.web.pages.decision_form import decision_form
from evidence_checker.web.pages.evidence import found_document
from evidence_checker.web.snapshot import Hit
from evidence_checker.web.visit import NotFound, Visit
from evidence_checker.workers.lasting_worker import Busy

SCALE = 1_000
_DEFAULT_WIDTH = WIDTHS[1]
_TEXT_SHOWN = 60_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote on the page. `boxes`: in thousandths of the page's width and of its height."""

    hit: Hit
    active: bool
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """What the viewer shows. `image`: address of the picture, "" when there is none, for `why`. `height`: of the page
    when it is `SCALE` wide. `text`: escaped, with the quotes marked; shown where there is no picture or it is asked
    for."""

    document: DocumentResult
    page: int
    pages: int
    image: str
    width: int
    height: int
    marks: tuple[Mark, ...]
    hits: tuple[Hit, ...]
    active: Hit | None
    text: Markup
    why: Finding | None = None
    heading: str = ""

    @property
    def before(self) -> Hit | None:
        """The hit before this one."""
        if self.active is None:
            return None
        return next((each for each in self.hits if each.number == self.active.number - 1), None)

    @property
    def after(self) -> Hit | None:
        """The hit after this one."""
        number = self.active.number if self.active is not None else 0
        return next((each for each in self.hits if each.number == number + 1), None)


@dataclass(frozen=True, slots=True)
class RuleView:
    """The rule beside the page: what was sought, which of it was found here, what is missing."""

    rule: Indicator | None
    ways: tuple[tuple[Requirement, bool], ...]
    contents: tuple[tuple[ContentItem, bool], ...]
    evidence: Evidence | None
    near: NearMiss | None


def rule_view(visit: Visit, indicator: str, path: str) -> RuleView:
    """The wording of the rule beside a page: what was sought, found, missing."""
    snapshot = visit.snapshot
    evidence, near = snapshot.evidence(indicator, path), snapshot.near_miss(indicator, path)
    rule = next((each for each in visit.folder.request.framework.indicators if each.id == indicator), None)
    if rule is None:
        return RuleView(None, (), (), evidence, near)
    met = set(evidence.requirements) if evidence else set()
    asked = [each for each in rule.requirements if each.id in met] or list(rule.requirements)
    wanted = {content for each in asked for content in each.contents}
    have = set(evidence.contents) if evidence else set()
    return RuleView(
        rule,
        tuple((each, each.id in met) for each in asked[:6]),
        tuple((each, each.id in have) for each in rule.contents if each.id in wanted or each.id in have),
        evidence,
        near,
    )


def page_view(visit: Visit, document: DocumentResult, indicator: str, page: int, hit: int, width: int) -> PageView:
    """The page with its hits; `page` 0 = that of the hit, `hit` 0 = the first of the page, else of the document."""
    hits = visit.snapshot.hits(document, indicator)
    active = next((each for each in hits if each.number == hit), None)
    if page and (active is None or active.passage.page != page):
        active = next((each for each in hits if each.passage.page == page), None)
    if active is None and not page:
        active = next((each for each in hits if each.of == "evidence"), hits[0] if hits else None)
    if not page:
        page = active.passage.page if active is not None else 1
    on_page = [each for each in hits if each.passage.page == page]
    stored = visit.folder.text(document)
    told = next((each for each in stored.pages if each.number == page), None) if stored is not None else None
    text = _marked(told, on_page, active)
    heading = told.heading if told is not None else ""
    file = visit.folder.source(document)
    drawable = stored is None or stored.format in ("pdf", "image")
    if file is None or not drawable or page > max(document.pages, 1):
        why = Finding.of("ES510", reason="–") if file is None else Finding.of("ES512", format=_format(stored))
        if page > max(document.pages, 1):
            why = Finding.of("ES514", page=page, pages=document.pages)
        return PageView(
            document, page, document.pages, "", 0, 0, (), hits, active, text, why, heading
        )  # fmt: skip
    quotes = tuple(PageQuote(each.passage.quote, _share(each.passage, told)) for each in on_page)
    try:
        drawn = visit.site.images.boxes(file, page, quotes, width)
    except Busy:
        drawn = None
    if drawn is None or drawn.why is not None:
        told_why = drawn.why if drawn is not None else Finding.of("ES513", page=page)
        return PageView(document, page, document.pages, "", 0, 0, (), hits, active, text, told_why, heading)
    ratio = drawn.height / drawn.width if drawn.width else 1.414
    marks = []
    for each, found in zip(on_page, drawn.boxes, strict=False):
        boxes = each.passage.box or found or _read_boxes(each.passage, told)
        scaled = tuple(
            (b[0] * SCALE, b[1] * SCALE * ratio, (b[2] - b[0]) * SCALE, (b[3] - b[1]) * SCALE * ratio) for b in boxes
        )
        marks.append(Mark(each, each is active, scaled))
    image = visit.to("gambar", document.sha256, str(page), f"{width}.jpg")
    return PageView(
        document, page, max(drawn.pages, document.pages), image, SCALE, round(SCALE * ratio), tuple(marks), hits,
        active, text, None, heading,
    )  # fmt: skip


def _format(stored: Document | None) -> str:
    return stored.format if stored is not None else "?"


def _share(passage: Passage, page: Page | None) -> float:
    return passage.start / max(len(page.text), 1) if page is not None else 0.0


def _read_boxes(passage: Passage, page: Page | None) -> tuple[Box, ...]:
    """Lines of the quote where the reader kept places, for assessments made before passages had them."""
    return page.boxes(passage.start, passage.end) if page is not None else ()


def _marked(page: Page | None, hits: list[Hit], active: Hit | None) -> Markup:
    """The text of the page, escaped, its quotes marked where they stand."""
    if page is None:
        return Markup("")
    text = page.text[:_TEXT_SHOWN]
    spans = sorted(
        {(h.passage.start, h.passage.end, h is active) for h in hits if text[h.passage.start : h.passage.end]}
    )
    parts, done = [], 0
    for start, end, first in spans:
        if start < done:
            continue
        parts.append(Markup.escape(block(text[done:start])))
        shown = block(text[start:end])
        parts.append(
            Markup('<mark class="active" id="kutipan">{}</mark>' if first else "<mark>{}</mark>").format(shown)
        )
        done = end
    parts.append(Markup.escape(block(text[done:])))
    return Markup("").join(parts)


def width_asked(visit: Visit) -> int:
    """One of the widths that are drawn."""
    asked = visit.number("lebar", _DEFAULT_WIDTH, WIDTHS[0], WIDTHS[-1])
    return min(WIDTHS, key=lambda width: abs(width - asked))


def view(visit: Visit) -> Response:
    """One page of a document; with `?indikator=` its quotes for that indicator and its rule."""
    found = found_document(visit)
    indicator = visit.asked("indikator")
    if indicator and indicator not in visit.snapshot.indicators:
        raise NotFound
    number = visit.path("page")
    if number == "0" and visit.asked("hal"):  # the page typed into the field, where there is no script
        number = visit.asked("hal")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0
    shown = page_view(visit, found, indicator, page, visit.number("kutipan", 0, 0, 100_000), width_asked(visit))
    active = indicator or (shown.active.indicator if shown.active is not None else "")
    return visit.page(
        "page.html",
        d=found,
        v=shown,
        indicator=visit.snapshot.indicators.get(active),
        narrowed=indicator,
        rule=rule_view(visit, active, found.path) if active else None,
        form=decision_form(visit, active, found) if active else None,
        widths=WIDTHS,
        width=width_asked(visit),
        as_text=visit.asked("teks") == "1",
        nav="dokumen",
    )


def image(visit: Visit) -> Response:
    """The picture of a page. Its address holds the content's hash, so it may be kept as long as it is seen."""
    found = found_document(visit)
    page, width = visit.path("page"), visit.path("width")
    if not (page.isdigit() and len(page) < 7 and width.isdigit() and int(width) in WIDTHS):
        raise NotFound
    file = visit.folder.source(found)
    if file is None:
        raise NotFound
    drawn = visit.site.images.image(file, int(page), int(width))
    if not drawn.image:
        raise NotFound
    headers = {"cache-control": "private, max-age=3600", "content-disposition": "inline"}
    return Response(drawn.image, media_type="image/jpeg", headers=headers)
