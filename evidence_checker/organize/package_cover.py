"""The cover of a package: what is in it, how well it proves what, what is still lacking; a page without script."""

from __future__ import annotations

from html import escape

from evidence_checker import messages
from evidence_checker.messages import forms, labels
from evidence_checker.model import Assessment, Status, Strength
from evidence_checker.organize.package import Content, Package

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
    "td,th{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "code{font-size:12px;word-break:break-all}"
)
_COLUMNS = ("cover_indicator", "cover_file", "cover_source", "cover_strength", "cover_remarks", "cover_size")


def cover(package: Package, assessment: Assessment, lang: str) -> bytes:
    """The cover as HTML, UTF-8. Everything that comes from documents or their names is escaped."""
    head = "".join(f"<th>{escape(labels.text(key, lang))}</th>" for key in _COLUMNS)
    rows = "".join(_row(each, lang) for each in package.contents)
    lacking = "".join(
        f"<li>{escape(_standing(identifier, name, status, lang))}</li>" for identifier, name, status in package.missing
    )
    return (
        f'<!doctype html><html lang="{escape(lang)}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(package.title)}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(package.title)}</h1><p>{escape(assessment.agency)}, {assessment.year or ''}<br>"
        f"{escape(assessment.framework.title)}</p>"
        f"<h2>{escape(labels.text('cover_contents', lang, count=len(package.contents)))}</h2>"
        f"<table><tr>{head}<th>SHA-256</th></tr>{rows}</table><h2>{escape(labels.text('cover_lacking', lang))}</h2>"
        + (f"<ul>{lacking}</ul>" if lacking else f"<p>{escape(labels.text('cover_nothing', lang))}</p>")
        + "</body></html>\n"
    ).encode()


def _row(each: Content, lang: str) -> str:
    strength = labels.pick(labels.STRENGTH[Strength(each.strength)], lang) if each.strength else ""
    remarks = " ".join(messages.message(remark, lang) for remark in each.remarks)
    cells = (", ".join(each.indicators), each.name, each.source, strength, remarks, forms.size(each.bytes, lang))
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + f"<td><code>{each.sha256}</code></td></tr>"


def _standing(identifier: str, name: str, status: str, lang: str) -> str:
    standing = labels.pick(labels.STATUS[Status(status)], lang)
    return labels.text("cover_standing", lang, indicator=identifier, name=name, status=standing)
