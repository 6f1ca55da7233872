"""One document × the rules → claims: what it offers each indicator, or why it does not count after all."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_checker.anatomy import LEGAL, Anatomy, Part
from evidence_checker.judging.context import Belonging, Context, belonging
from evidence_checker.judging.places import Place, Places
from evidence_checker.model import (
    Claim,
    ContentItem,
    Finding,
    Framework,
    Indicator,
    Lookalike,
    Passage,
    ReadStatus,
    Requirement,
    Signature,
    State,
    Strength,
)

_ORDER = (Strength.WEAK, Strength.PARTIAL, Strength.STRONG)
_PROVES_NOTHING = ("citation", "contents", "definition", "explanation")
_QUOTES = 4
_SPEAKS_IN_SENTENCES = LEGAL | {"siaran_pers", "pengumuman"}


@dataclass(frozen=True, slots=True)
class _Found:
    """The subject of a requirement, found in a zone. `tier`: 3 subject, 2 heading, 1 lead, 0 body. `dedicated`: an article
    whose first words are the subject."""

    tier: int
    places: tuple[Place, ...]
    part: Part | None
    start: int
    end: int
    dedicated: bool = False
    in_sentence: bool = False


def weigh(places: Places, framework: Framework, context: Context) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """Every claim of the document, accepted or refused, and findings on the document as a whole."""
    document, anatomy = places.document, places.anatomy
    text = "\n".join(page.text for page in document.pages[:40])
    whose, name = belonging(anatomy, text, context)
    instrument = _instrument(places, framework)
    in_field = _in_field(places, framework)
    claims: list[Claim] = []
    for indicator in framework.indicators:
        claims += _weigh_indicator(places, indicator, framework, context, whose, name, instrument, in_field)
    findings = []
    if instrument:
        findings.append(Finding.of("EC230", indicators=instrument))
    return tuple(claims), tuple(findings)


def _instrument(places: Places, framework: Framework) -> int:
    """How many indicators a document names in full, when it names so many that it lists rather than proves them; else 0."""
    named = sum(1 for indicator in framework.indicators if places.anywhere((indicator.name,)))
    listed = len(places.anywhere(framework.instruments))
    if named >= max(5, len(framework.indicators) // 4) or listed >= 8:
        return max(named, listed)
    return 0


def _in_field(places: Places, framework: Framework) -> bool:
    """Whether the document's subject lies in the framework's field; papers without legal form may say so anywhere on their first two
    pages (a work plan names its office there)."""
    if not framework.field or places.in_subjects(framework.field):
        return True
    anatomy = places.anatomy
    if anatomy.identity.kind in LEGAL or not anatomy.starts:
        return False
    second = anatomy.starts[2] if len(anatomy.starts) > 2 else anatomy.length
    return bool(places.within(framework.field, 0, second))


def _own_heading(places: Places, phrases: Sequence[str]) -> bool:
    """Whether a chapter cut from a plan names the subject in its own heading, not only in the title printed on every page."""
    chapters = [part for part in places.anatomy.parts if part.level == 1]
    return any(places.within(phrases, part.start, part.body) for part in chapters)


def _chapter(places: Places) -> str:
    return next((f"{part.label} {part.heading}".strip() for part in places.anatomy.parts if part.level == 1), "BAB")


@functools.lru_cache(maxsize=2048)
def _resolved(kinds: tuple[str, ...], groups_of: tuple[tuple[str, str], ...]) -> frozenset[str]:
    groups: dict[str, list[str]] = {}
    for group, kind in groups_of:
        groups.setdefault(group, []).append(kind)
    found: list[str] = []
    for kind in kinds:
        found += groups.get(kind, [kind]) if kind.startswith("@") else [kind]
    return frozenset(found)


def _kinds(requirement: Requirement, framework: Framework) -> frozenset[str]:
    return _resolved(requirement.kinds, framework.kinds)


def _weigh_indicator(
    places: Places,
    indicator: Indicator,
    framework: Framework,
    context: Context,
    whose: Belonging,
    name: str,
    instrument: int,
    in_field: bool,
) -> list[Claim]:
    kind = places.anatomy.identity.kind
    extra = tuple(name for identifier, names in context.applications if identifier == indicator.id for name in names)
    accepted: list[Claim] = []
    refused: list[Claim] = []
    for requirement in indicator.requirements:
        if requirement.evidence not in ("document", "image"):
            continue
        fits = kind in _kinds(requirement, framework)
        found = _find(places, indicator, requirement, extra, titles_only=bool(instrument) or not fits or not in_field)
        if found is None:
            continue
        passages = _passages(places, found)
        why = _refusal(places, indicator, requirement, found, fits, whose, name, kind, instrument)
        if why is not None:
            refused.append(Claim(indicator.id, requirement.id, False, Strength.WEAK, found.tier, passages, reasons=(why,)))
            continue
        contents = _contents(places, indicator, requirement, found)
        if kind == "potongan_bab" and not _own_heading(places, requirement.subject or indicator.subject):
            why = Finding.of("EC315", chapter=_chapter(places))
            refused.append(Claim(indicator.id, requirement.id, False, Strength.WEAK, found.tier, passages, reasons=(why,)))
            continue
        # an article that opens with the subject is about it, even where its contents are left to other rules
        if len(contents) < requirement.at_least and not found.dedicated:
            if found.tier >= 2:
                why = Finding.of("EC312", found=len(contents), needed=requirement.at_least, missing=_labels(indicator, requirement, contents))
                refused.append(Claim(indicator.id, requirement.id, False, Strength.WEAK, found.tier, passages, reasons=(why,)))
            continue
        strength, reasons = _strength(places, indicator, requirement, found, contents, whose, context)
        accepted.append(
            Claim(
                indicator.id,
                requirement.id,
                True,
                strength,
                found.tier,
                passages + _content_passages(places, indicator, requirement, found, contents),
                contents,
                _coverage(places, found),
                reasons,
            )
        )
    if accepted:
        return accepted
    refused.sort(key=lambda claim: -claim.tier)
    return refused[:1]


def _find(places: Places, indicator: Indicator, requirement: Requirement, extra: tuple[str, ...], *, titles_only: bool) -> _Found | None:
    phrases = requirement.subject or (*indicator.subject, *indicator.applications)
    phrases = (*phrases, *extra)
    for zone in requirement.zones:
        if zone == "subject":
            found = _in_subject(places, phrases, requirement.nearby, (*indicator.applications, *extra))
        elif titles_only:
            found = None
        elif zone == "article":
            found = _in_article(places, indicator, requirement, phrases)
        else:
            found = _in_body(places, indicator, requirement, phrases)
        if found is not None:
            return found
    return None


def _in_subject(places: Places, phrases: Sequence[str], nearby: Sequence[str], applications: Sequence[str]) -> _Found | None:
    hits = places.in_subjects(phrases)
    if not hits:
        return None
    subject, place = hits[0]
    start, end = places.subject_span(subject)
    first = tuple(item for _, item in hits[:2])
    # the name of an application says by itself that the service is electronic
    named = {name for name in applications if name in phrases}
    by_application = bool(named) and bool(places.in_subjects(tuple(sorted(named))))
    if nearby and not by_application and not places.in_subjects(nearby):
        # the title of a norm or a press release need not say that the service is electronic; one of its sentences may
        if places.anatomy.identity.kind not in _SPEAKS_IN_SENTENCES:
            return None
        together = _together(places, phrases, nearby)
        if together is None:
            return None
        return _Found(3, (*first[:1], together), None, start, max(end, place.end), in_sentence=True)
    return _Found(3, first or (place,), None, start, max(end, place.end))


def _together(places: Places, phrases: Sequence[str], nearby: Sequence[str]) -> Place | None:
    """A hit of the subject with one of the nearby phrases within some sixty characters, where the document speaks for itself."""
    for hit in places.anywhere(phrases):
        if places.outside(hit, _PROVES_NOTHING):
            close = places.within(nearby, hit.start - 70, hit.end + 60)
            if any(other.end <= hit.start or other.start >= hit.end for other in close):
                return hit
    return None


def _in_article(places: Places, indicator: Indicator, requirement: Requirement, phrases: Sequence[str]) -> _Found | None:
    """The part whose heading, or whose leading words, name the subject; of several the one with most contents, nearest the top."""
    best: tuple[tuple[int, int, int], _Found] | None = None
    for part in places.anatomy.parts:
        if part.level == 1 and part.end - part.start > 0.6 * places.anatomy.length and len(places.anatomy.parts) > 3:
            continue
        tier, dedicated = 0, False
        hits = places.within(phrases, part.start, part.body)
        hits = [hit for hit in hits if places.outside(hit, _PROVES_NOTHING)]
        if hits and part.level != 4:
            tier = 2
        else:
            spans = places.leads(part) if part.level >= 4 else []
            for start, end in spans:
                lead = [hit for hit in places.within(phrases, start, end) if places.outside(hit, _PROVES_NOTHING)]
                if lead:
                    hits, tier = lead, 1
                    dedicated = start == spans[0][0] and lead[0].start - start < 45
                    break
        if not tier:
            continue
        if requirement.nearby and not places.within(requirement.nearby, part.start, part.end):
            continue
        found = _Found(tier, tuple(hits[:2]), part, part.start, part.end, dedicated)
        contents = len(_contents(places, indicator, requirement, found))
        rank = (min(contents, max(1, requirement.at_least)) if requirement.at_least else 1, tier, contents)
        if best is None or rank > best[0]:
            best = (rank, found)
    return best[1] if best else None


def _in_body(places: Places, indicator: Indicator, requirement: Requirement, phrases: Sequence[str]) -> _Found | None:
    hits = [hit for hit in places.anywhere(phrases) if places.outside(hit, _PROVES_NOTHING)]
    if not hits:
        return None
    if requirement.nearby and not places.anywhere(requirement.nearby):
        return None
    return _Found(0, tuple(hits[:3]), None, 0, places.anatomy.length)


def _items(indicator: Indicator, requirement: Requirement) -> tuple[ContentItem, ...]:
    wanted = requirement.contents
    return tuple(item for item in indicator.contents if not wanted or item.id in wanted)


def _contents(places: Places, indicator: Indicator, requirement: Requirement, found: _Found) -> tuple[str, ...]:
    """Ids of the content items present: in the part, or in the whole document when its subject is the subject."""
    start, end = (0, places.anatomy.length) if found.tier in (0, 3) else (found.start, found.end)
    present = []
    for item in _items(indicator, requirement):
        hits = places.within((item.label, *item.terms), start, end)
        if any(places.outside(hit, ("citation", "contents")) for hit in hits):
            present.append(item.id)
    return tuple(present)


def _labels(indicator: Indicator, requirement: Requirement, present: Sequence[str]) -> tuple[str, ...]:
    return tuple(item.label for item in _items(indicator, requirement) if item.id not in present)


def _lookalike(places: Places, indicator: Indicator, found: _Found) -> Lookalike | None:
    if found.tier == 3:
        def near(phrases: Sequence[str]) -> bool:
            return bool(places.in_subjects(phrases))
    elif found.part is not None:
        start, end = found.part.start, min(found.part.end, found.part.body + 400)

        def near(phrases: Sequence[str]) -> bool:
            return bool(places.within(phrases, start, end))
    else:
        spans = [(place.start - 200, place.end + 200) for place in found.places]

        def near(phrases: Sequence[str]) -> bool:
            return any(places.within(phrases, start, end) for start, end in spans)

    for lookalike in indicator.lookalikes:
        if near(lookalike.terms) and not (lookalike.unless and near(lookalike.unless)):
            return lookalike
    return None


def _refusal(
    places: Places,
    indicator: Indicator,
    requirement: Requirement,
    found: _Found,
    fits: bool,
    whose: Belonging,
    name: str,
    kind: str,
    instrument: int,
) -> Finding | None:
    """Why the document is not evidence although the subject was found; None when it is."""
    if whose is Belonging.NATIONAL and requirement.issuer == "own":
        return Finding.of("EC301", issuer=name)
    if whose is Belonging.OTHER and requirement.issuer == "own":
        return Finding.of("EC302", issuer=name)
    if instrument and kind not in LEGAL and found.tier < 3:
        return Finding.of("EC304", indicators=instrument)
    if found.tier < 3 and _denied(places, found):
        return Finding.of("EC316")
    lookalike = _lookalike(places, indicator, found)
    if lookalike is not None:
        return Finding.of("EC320", why=lookalike.why, belongs=lookalike.indicator)
    if not fits:
        if kind in LEGAL:
            return Finding.of("EC311", kind=kind, wanted=requirement.title)
        return Finding.of("EC310", kind=kind or "tidak dikenali", wanted=requirement.title)
    return None


_DENIES = re.compile(
    r"\b(?:belum|tidak)\s+(?:ada|adanya|memiliki|tersedia|dilaksanakan|dilakukan|disusun|ditetapkan|dibentuk|mempunyai|menerapkan|terdapat|diterapkan|optimal)\b",
    re.IGNORECASE,
)


def _denied(places: Places, found: _Found) -> bool:
    """Whether every sentence that names the subject says that it does not exist or has not been done."""
    quotes = [places.passage(place).quote for place in found.places]
    return bool(quotes) and all(_DENIES.search(quote) for quote in quotes)


_WHOLE = re.compile(r"\b100\s?(?:%|persen)")


def _claims_all(places: Places, found: _Found) -> bool:
    """A claim of "100 %" beside the subject in a document that shows no table or list to count by."""
    for place in found.places:
        page = places.document.pages[place.page]
        base = places.anatomy.starts[place.page]
        if _WHOLE.search(page.text[max(0, place.start - base - 150) : place.end - base + 150]):
            counted = sum(1 for line in places.anatomy.lines if re.match(r"\d{1,3}[.)]?\s+\S", line.text))
            return counted < 5
    return False


def _strength(
    places: Places,
    indicator: Indicator,
    requirement: Requirement,
    found: _Found,
    contents: tuple[str, ...],
    whose: Belonging,
    context: Context,
) -> tuple[Strength, tuple[Finding, ...]]:
    """The best strength that every shortcoming still allows, each with its reason."""
    identity = places.anatomy.identity
    document = places.document
    level = _ORDER.index(requirement.cap)
    reasons: list[Finding] = []

    def cap(most: Strength, reason: Finding) -> None:
        nonlocal level
        level = min(level, _ORDER.index(most))
        reasons.append(reason)

    if requirement.cap is not Strength.STRONG:
        reasons.append(Finding.of("EC210", requirement=requirement.title))
    if identity.state is State.DRAFT:
        signal = next((str(dict(item.facts).get("signal", "")) for item in identity.signals if item.code == "EC201"), "")
        cap(Strength.WEAK, Finding.of("EC202", signal=signal))
    elif identity.kind in LEGAL:
        if not identity.number:
            cap(Strength.PARTIAL, Finding.of("EC204"))
        if identity.signature is Signature.NOT_SEEN:
            cap(Strength.PARTIAL, Finding.of("EC203"))
        if not identity.date:
            reasons.append(Finding.of("EC205"))
    elif "signature" in requirement.formal and identity.signature is Signature.NOT_SEEN:
        cap(Strength.PARTIAL, Finding.of("EC203"))
    items = _items(indicator, requirement)
    if items and len(contents) < len(items) and (requirement.contents or requirement.at_least):
        missing = _labels(indicator, requirement, contents)
        cap(Strength.PARTIAL, Finding.of("EC206", found=len(contents), needed=len(items), missing=missing))
    if requirement.valid_years and context.year and identity.year and context.year - identity.year > requirement.valid_years:
        cap(Strength.PARTIAL, Finding.of("EC207", year=identity.year, age=context.year - identity.year))
    if identity.valid_until and context.year and int(identity.valid_until[:4]) < context.year:
        cap(Strength.WEAK, Finding.of("EC208", until=identity.valid_until))
    if identity.kind == "tangkapan_layar":
        cap(Strength.PARTIAL, Finding.of("EC209"))
    if document.status is ReadStatus.PARTLY_READ:
        cap(Strength.PARTIAL, Finding.of("EC211", read=len(document.pages), total=document.pages_total))
    low = [page.confidence for page in document.pages if any(place.page == page.number - 1 for place in found.places)]
    if low and min(low) < 0.6:
        cap(Strength.PARTIAL, Finding.of("EC212", confidence=round(min(low), 2)))
    if found.tier == 0 or found.in_sentence:
        cap(Strength.WEAK, Finding.of("EC213"))
    elif found.tier == 1:
        cap(Strength.PARTIAL, Finding.of("EC214"))
    if _claims_all(places, found):
        cap(Strength.PARTIAL, Finding.of("EC218"))
    if whose is Belonging.UNNAMED and context.told:
        cap(Strength.PARTIAL, Finding.of("EC215"))
    strength = _ORDER[level]
    if strength is not Strength.STRONG and not reasons:
        reasons.append(Finding.of("EC214"))
    return strength, tuple(reasons)


_SOME = ("sebagian",)


def _coverage(places: Places, found: _Found) -> str:
    start, end = (0, places.anatomy.length) if found.tier in (0, 3) else (found.start, found.end)
    text_pages = []
    for index, page in enumerate(places.document.pages):
        base = places.anatomy.starts[index]
        if base + len(page.text) < start or base > end:
            continue
        text_pages.append(page.text[max(0, start - base) : max(0, end - base)])
    text = " ".join(text_pages).casefold()
    for word in ("seluruh", "semua", "setiap"):
        position = text.find(word)
        while position >= 0:
            tail = text[position : position + 60]
            if any(unit in tail for unit in ("perangkat daerah", "unit kerja", "opd", "skpd", "instansi", "satuan kerja", "unit organisasi")):
                return "all"
            position = text.find(word, position + 1)
    return "some"


def _passages(places: Places, found: _Found) -> tuple[Passage, ...]:
    article = found.part.label if found.part else ""
    return tuple(places.passage(place, article) for place in found.places[:_QUOTES])


def _content_passages(
    places: Places, indicator: Indicator, requirement: Requirement, found: _Found, contents: Sequence[str]
) -> tuple[Passage, ...]:
    start, end = (0, places.anatomy.length) if found.tier in (0, 3) else (found.start, found.end)
    made: list[Passage] = []
    taken: set[tuple[int, int]] = set()
    for item in _items(indicator, requirement):
        if item.id not in contents or len(made) >= _QUOTES:
            continue
        for place in places.within((item.label, *item.terms), start, end):
            if places.outside(place, ("citation", "contents")):
                passage = places.passage(place, _article_at(places.anatomy, place))
                if (passage.page, passage.start) not in taken:
                    taken.add((passage.page, passage.start))
                    made.append(passage)
                break
    return tuple(made)


def _article_at(anatomy: Anatomy, place: Place) -> str:
    """The innermost part a hit stands in."""
    label = ""
    for part in anatomy.parts:
        if part.start <= place.start < part.end and part.level >= 4:
            label = part.label
    return label

