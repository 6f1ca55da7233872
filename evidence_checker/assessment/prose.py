"""Fakta – Analisis – Justifikasi: what an assessor writes in the evaluation portal, composed from findings, never
from guesses.

In Indonesian, because the portal is; the form follows the practice of explaining by document, number, year, article
and page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidence_checker.model import Evidence, Identity, Indicator, IndicatorResult, Knowledge, Prose, Status, Strength

_STRENGTHS = {Strength.STRONG: "kuat", Strength.PARTIAL: "sebagian", Strength.WEAK: "lemah"}


def prose(
    indicator: Indicator,
    result: IndicatorResult,
    documents: Mapping[str, Identity],
    knowledge: Knowledge,
    wanted: Sequence[str] = (),
) -> Prose:
    """The three paragraphs for one indicator. Empty facts when there is no evidence to name. `wanted`: titles of what
    the next level lacks."""
    if result.status is Status.NOT_APPLICABLE:
        return Prose()
    if not result.evidence:
        return Prose(
            facts=f"Tidak ditemukan bukti dukung untuk indikator {indicator.id} ({indicator.short_name}) "
            "di folder yang diperiksa.",
            analysis="Belum ada dokumen yang dapat dinilai terhadap kriteria tingkat kematangan.",
            justification=_floor(result),
        )
    facts = (
        "Dibuktikan dengan adanya "
        + "; ".join(_named(item, documents.get(item.path, Identity()), knowledge) for item in result.evidence[:5])
        + "."
    )
    met = []
    for item in result.evidence[:3]:
        labels = [content.label for content in indicator.contents if content.id in item.contents]
        if labels:
            met.append(f"{_short(item, documents.get(item.path, Identity()), knowledge)} memuat {', '.join(labels)}")
    analysis = ("; ".join(met) + ". " if met else "") + (
        "Yang belum terpenuhi untuk tingkat berikutnya: " + "; ".join(wanted) + "."
        if wanted
        else "Seluruh persyaratan sampai tingkat ini terpenuhi."
    )
    level = f"{result.level:g}".replace(".", ",") if result.level is not None else "-"
    criteria = next(
        (step.criteria for step in indicator.ladder if result.level is not None and step.number == result.level), ""
    )
    weakest = _STRENGTHS[result.evidence[0].strength]
    justification = (
        f"Berdasarkan bukti tersebut (kekuatan terbaik: {weakest}), tingkat kematangan yang didukung adalah {level}."
        + (f" Kriteria: {criteria}" if criteria else "")
    )
    return Prose(facts, analysis, justification)


def _floor(result: IndicatorResult) -> str:
    if result.level is None:
        return "Tingkat kematangan tidak dapat ditetapkan dari dokumen."
    return f"Nilai dasar {result.level:g} berlaku tanpa bukti dan bukan pengakuan adanya bukti dukung."


def _short(item: Evidence, identity: Identity, knowledge: Knowledge) -> str:
    kind = knowledge.kind(identity.kind).name or "Dokumen"
    number = f" Nomor {identity.number}" if identity.number else ""
    return f"{kind}{number}"


def _named(item: Evidence, identity: Identity, knowledge: Knowledge) -> str:
    title = f" tentang {identity.title}" if identity.title else ""
    occurrences = []
    for passage in item.passages[:3]:
        page = f"halaman {passage.page}" + (
            f" (tercetak {passage.printed_page})"
            if passage.printed_page and passage.printed_page != str(passage.page)
            else ""
        )
        occurrences.append(f"{passage.article}, {page}" if passage.article else page)
    where = f" [{'; '.join(dict.fromkeys(occurrences))}]" if occurrences else ""
    return f"{_short(item, identity, knowledge)}{title}{where} (berkas: {item.path})"
