"""Templates → pages: Jinja with autoescape, one environment a language, the words and forms that every page shares."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from evidence_checker import __version__
from evidence_checker.assess.first_pages import so_far
from evidence_checker.messages import forms, labels
from evidence_checker.messages.web import text
from evidence_checker.model import Assessment, FrameworkStamp
from evidence_checker.reports import html_words
from evidence_checker.reports.show import block, line

if TYPE_CHECKING:
    from evidence_checker.web.site import Site

LANGUAGE_COOKIE = "bahasa"
_HERE = Path(__file__).parent
_NOTHING = Assessment("", FrameworkStamp("", "", "", ""), "", 0, "", (), (), None)


@functools.lru_cache(maxsize=2)
def _environment(lang: str) -> jinja2.Environment:
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters.update(html_words.filters(_NOTHING, lang))
    found.filters.update(so_far=lambda document: so_far(document.findings) if document else None)
    found.filters.update(line=line, block=block, size=lambda count: forms.size(count, lang), part=_part)
    del found.filters["group_name"]
    found.globals.update(html_words.functions(lang))
    found.globals.update(
        t=lambda key, **facts: text(key, lang, **facts),
        kind_name=lambda kind: labels.kind(kind, lang),
        assets=assets(),
        product_version=__version__,
    )
    return found


def _part(value: object) -> str:
    """A value as one part of an address."""
    return quote(str(value), safe="")


@functools.lru_cache(maxsize=1)
def assets() -> str:
    """Changes with the files in `static`, so that browsers keep them until then."""
    digest = hashlib.sha256()
    for path in sorted((_HERE / "static").iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def rendered(template: str, lang: str, status: int, context: Mapping[str, Any]) -> Response:
    """A page from its template, in a language."""
    return HTMLResponse(_environment(lang).get_template(template).render(context), status)


def language(request: Request, site: Site) -> str:
    """The language of a request: chosen, else that of the folder."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in ("id", "en") else site.lang


def bare(request: Request, site: Site, template: str, status: int, **context: Any) -> Response:
    """A page for someone who is not signed in."""
    lang = language(request, site)
    shared = {
        "session": None, "csrf": "", "lang": lang, "site": site, "folder": None, "live_version": 0, "trouble": (),
        "here": request.url.path, "refresh": 0,
    }  # fmt: skip
    return rendered(template, lang, status, shared | context)
