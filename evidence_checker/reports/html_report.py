"""One self-contained HTML file: no request, no foreign script, readable without JavaScript, fit for print.

Everything shown goes through `show` and jinja's autoescape; the policy in the page allows its own style and script by
their hashes and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from evidence_checker.assessment.compare import Comparison
from evidence_checker.model import Assessment, IndicatorResult, Passage, ReadStatus, Status
from evidence_checker.reports import html_words, outline
from evidence_checker.reports.show import block, line

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

# More of one kind than this makes a page no one reads; what is left out is counted and stands in the XLSX and JSON.
EVIDENCE_SHOWN = 30
QUOTES_SHOWN = 4
NEAR_SHOWN = 12
QUOTE_CHARACTERS = 700
_PIECES = 256

_TEMPLATES = Path(__file__).parent / "templates"
_NO_ANCHOR = re.compile(r"[^A-Za-z0-9._-]")


@cache
def environment() -> jinja2.Environment:
    """The templates of the pages."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled for one language, in memory: the filters of a page hold its assessment, so that every page
    has an environment of its own, but what they are applied to is never a constant of a template."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        held = self._held.get(bucket.key)
        if held is not None:
            bucket.bytecode_from_string(held)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._held[bucket.key] = bucket.bytecode_to_string()


@cache
def _compiled(_lang: str) -> _Compiled:
    return _Compiled()


@cache
def asset(name: str) -> tuple[Markup, str]:
    """A file of our own for the page, and its hash for the policy. Never data."""
    text = (_TEMPLATES / name).read_text(encoding="utf-8")
    return Markup(text), base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def anchor(identifier: str) -> str:
    """The id of an indicator's place in the page; characters that an id or an address could trip over are replaced."""
    return "i-" + _NO_ANCHOR.sub("_", identifier)[:40]


def _marked(passage: Passage) -> Markup:
    """The quote, escaped, with the term marked where it stands literally."""
    quote, term = block(passage.quote, QUOTE_CHARACTERS), line(passage.term)
    place = quote.casefold().find(term.casefold()) if term else -1
    # Case folding may change lengths; then nothing is marked.
    if place < 0 or len(quote.casefold()) != len(quote):
        return Markup.escape(quote)
    end = place + len(term)
    return Markup("{}<mark>{}</mark>{}").format(quote[:place], quote[place:end], quote[end:])


def _codes(indicator: IndicatorResult) -> list[str]:
    found = [each.code for each in indicator.findings]
    found += [reason.code for each in indicator.evidence for reason in each.reasons]
    found += [each.why.code for each in indicator.near_misses]
    found += [each.why.code for each in indicator.placed]
    return sorted({line(code).replace(" ", "_") for code in found})


def _reached(indicator: IndicatorResult) -> int:
    """How many steps of the ladder are reached."""
    return sum(1 for step in indicator.ladder if indicator.level is not None and step.level <= indicator.level)


def _target(group: outline.Group) -> float:
    """The target of most of a group's indicators."""
    targets = [each.target_level for each in group.indicators] or [1.0]
    return max(sorted(set(targets)), key=targets.count)


def _units(assessment: Assessment) -> dict[str, list[str]]:
    """Who prepares each indicator: the unit of an assignment, else who the rule pack names."""
    assigned = {each.indicator: each.note for each in assessment.decisions if each.action == "assign" and each.note}
    found = {}
    for each in assessment.indicators:
        named = assigned.get(each.id) or each.responsible
        found[each.id] = [
            unit for unit in (line(part).replace("|", "/") for part in re.split(r"\s*\+\s*", named)) if unit
        ]
    return found


def render(assessment: Assessment, lang: str, changes: Comparison | None = None) -> bytes:
    """The page as UTF-8. `changes`: shown as a section of its own when given (`diff`)."""
    return b"".join(pieces(assessment, lang, changes))


def pieces(assessment: Assessment, lang: str, changes: Comparison | None = None) -> Iterator[bytes]:
    """The same bytes in pieces: the page of a large folder is not held whole."""
    made = _made(assessment, lang, changes)
    while held := "".join(islice(made, _PIECES)):
        yield held.encode("utf-8")


def _made(assessment: Assessment, lang: str, changes: Comparison | None) -> Iterator[str]:
    pages = environment().overlay(bytecode_cache=_compiled(lang))
    pages.filters.update(html_words.filters(assessment, lang))
    pages.filters.update(
        close=outline.close,
        anchor=anchor,
        marked=_marked,
        codes=_codes,
        reached=_reached,
        target=_target,
        line=line,
        block=block,
    )
    pages.globals.update(html_words.functions(lang))
    groups = outline.groups(assessment)
    css, css_hash = asset("report.css")
    js, js_hash = asset("report.js")
    units = _units(assessment)
    decided: dict[str, list[Any]] = {each.id: [] for each in assessment.indicators}
    for each in assessment.decisions:
        decided.setdefault(each.indicator, []).append(each)
    shown = {item.path for each in assessment.indicators for item in each.evidence[:EVIDENCE_SHOWN]}
    return pages.get_template("report.html").generate(
        a=assessment,
        lang=lang,
        shares=outline.shares(assessment, lang),
        agency=line(assessment.agency) or html_words.functions(lang)["t"]("no_agency"),
        css=css,
        css_hash=css_hash,
        js=js,
        js_hash=js_hash,
        groups=groups,
        domain_number={each.id: place for place, group in enumerate(groups, 1) for each in group.indicators},
        gaps=outline.gaps(assessment),
        same_as={
            each.id: gap.indicators[0].id
            for gap in outline.same_gaps(outline.gaps(assessment), lang)
            for each in gap.indicators
        },
        incomplete=outline.incomplete(assessment),
        pending=sum(1 for each in outline.incomplete(assessment) if each.status is not ReadStatus.UNSUPPORTED),
        statuses=(Status.COMPLETE, Status.WEAK, Status.MISSING, Status.REVIEW),
        all_statuses=tuple(Status),
        counts={status: sum(1 for each in assessment.indicators if each.status is status) for status in Status},
        codes=sorted({code for each in assessment.indicators for code in _codes(each)}),
        units=sorted({unit for each in units.values() for unit in each}),
        unit_of=units,
        decided=decided,
        paper={each.path: each for each in assessment.documents if each.path in shown},
        changes=changes,
        evidence_shown=EVIDENCE_SHOWN,
        quotes_shown=QUOTES_SHOWN,
        near_shown=NEAR_SHOWN,
        placed_shown=outline.PLACED_SHOWN,
    )
