"""`explain FOLDER HAL`: everything about one indicator or one file: what counted, what nearly did, what would fix
it first."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidence_checker.cli.options import common, settings
from evidence_checker.cli.screen import printable, screen
from evidence_checker.errors import UsageError

if TYPE_CHECKING:
    from evidence_checker.model import Assessment, DocumentResult, Finding, IndicatorResult, Passage, Strength

_WORDS = {
    "id": {
        "status": "Status",
        "level": "Tingkat",
        "target": "target",
        "gain": "tambahan indeks",
        "evidence": "Bukti yang diterima",
        "near": "Hampir memenuhi",
        "none": "(tidak ada)",
        "findings": "Temuan",
        "first": "Perbaiki lebih dahulu",
        "page": "hlm.",
        "used": "Dipakai untuk indikator",
        "kind": "Jenis",
        "number": "Nomor",
        "date": "Tanggal",
        "issuer": "Penerbit",
        "state": "Keadaan",
        "signature": "Tanda tangan",
        "title": "Judul",
        "nothing": "bukan bukti untuk indikator mana pun",
        "placed": "Ditaruh di sini, tidak dihitung",
    },
    "en": {
        "status": "Status",
        "level": "Level",
        "target": "target",
        "gain": "adds to the index",
        "evidence": "Accepted evidence",
        "near": "Near misses",
        "none": "(none)",
        "findings": "Findings",
        "first": "Mend first",
        "page": "p.",
        "used": "Evidence for indicators",
        "kind": "Kind",
        "number": "Number",
        "date": "Date",
        "issuer": "Issuer",
        "state": "State",
        "signature": "Signature",
        "title": "Title",
        "nothing": "evidence for nothing",
        "placed": "Filed here, not counted",
    },
}


@click.command(
    help="Jelaskan HAL (nomor indikator atau nama berkas di FOLDER): apa yang diterima, apa yang tidak, dan mengapa."
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("what", metavar="HAL")
@common
def explain(folder: Path, what: str, **flags: Any) -> int:
    from evidence_checker.cli.check import assess
    from evidence_checker.readers.files.typed_names import meant

    settled = settings(folder, flags)
    assessment = assess(folder, settled, quiet=bool(flags.get("quiet")), look=True)
    words = _WORDS[settled.lang]
    wanted = what.removeprefix("./")
    number = wanted.lstrip("0").removeprefix("indikator").strip() or wanted
    for result in assessment.indicators:
        if result.id == number:
            _print(_indicator(result, assessment, settled.lang, words))
            return 0
    paths = meant(what, (item.path for item in assessment.documents), by_name=True)
    named = [item for item in assessment.documents if item.path in paths]
    if not named:
        raise UsageError("ES124", what=what, count=len(assessment.documents))
    for item in named:
        _print(_document(item, assessment, settled.lang, words))
    return 0


def _print(lines: list[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def _wrapped(text: str, indent: int) -> list[str]:
    return [*screen().wrap(printable(text), indent)] or [""]


def _finding(finding: Finding, lang: str, indent: int) -> list[str]:
    from evidence_checker import messages

    lines = _wrapped(f"- {messages.message(finding, lang)} [{finding.code}]", indent)
    advice = messages.advice(finding, lang)
    return lines + (_wrapped(f"→ {advice}", indent + 2) if advice else [])


def _passage(passage: Passage, words: dict[str, str]) -> list[str]:
    where = (
        f"{passage.article}, {words['page']} {passage.page}" if passage.article else f"{words['page']} {passage.page}"
    )
    return _wrapped(f'{where}: "{" ".join(passage.quote.split())}"', 6)


def _strength(strength: Strength, lang: str) -> str:
    from evidence_checker.messages import labels

    return labels.pick(labels.STRENGTH[strength], lang).lower()


def _indicator(result: IndicatorResult, assessment: Assessment, lang: str, words: dict[str, str]) -> list[str]:
    from evidence_checker.messages import forms, labels

    status = labels.pick(labels.STATUS[result.status], lang)
    lines = _wrapped(f"{result.id}. {result.name}", 0)
    lines += [
        f"{words['status']}: {status}   {words['level']}: {forms.plain(result.level, lang)} "
        f"({words['target']} {forms.plain(result.target_level, lang)}; "
        f"{words['gain']} {forms.number(result.gain, 3, lang)})",
        "",
    ]
    lines.append(f"{words['evidence']}:")
    for item in result.evidence:
        lines += [
            "",
            *_wrapped(f"* {item.path} ({_strength(item.strength, lang)}, {forms.number(item.score, 2, lang)})", 2),
        ]
        for passage in item.passages:
            lines += _passage(passage, words)
        for reason in item.reasons:
            lines += _finding(reason, lang, 6)
    if not result.evidence:
        lines.append(f"  {words['none']}")
    lines += ["", f"{words['near']}:"]
    for miss in result.near_misses:
        lines += ["", *_wrapped(f"* {miss.path}", 2), *_finding(miss.why, lang, 6)]
        for passage in miss.passages[:1]:
            lines += _passage(passage, words)
    if not result.near_misses:
        lines.append(f"  {words['none']}")
    shown = {miss.path for miss in result.near_misses}
    if placed := [each for each in result.placed if each.path not in shown]:
        lines += ["", f"{words['placed']}:"]
        for each in placed:
            lines += ["", *_wrapped(f"* {each.path}", 2), *_finding(each.why, lang, 6)]
    if result.findings:
        lines += ["", f"{words['findings']}:"]
        for finding in result.findings:
            lines += _finding(finding, lang, 2)
    if step := _first_step(result, lang):
        lines += ["", f"{words['first']}:", *step]
    told = result.explained(lang)
    if told.facts:
        lines.append("")
        for heading, paragraph in (
            ("facts", told.facts),
            ("analysis", told.analysis),
            ("justification", told.justification),
        ):
            lines += [labels.text(heading, lang), *_wrapped(paragraph, 2)]
    return lines


def _first_step(result: IndicatorResult, lang: str) -> list[str]:
    """What to mend first: of accepted evidence its heaviest defect, else what is missing, else the nearest miss.

    Nothing for an indicator that stands at its target.
    """
    from evidence_checker import messages
    from evidence_checker.messages import to_bring

    if result.level is not None and result.level >= result.target_level:
        return []
    asked = [(item.path, reason) for item in result.evidence for reason in item.reasons]
    asked += [(miss.path, miss.why) for miss in result.near_misses]
    asked += [("", finding) for finding in result.findings]
    if not result.evidence and result.lacking:
        return [part for told in to_bring.lines(result.lacking, lang) for part in _wrapped(told, 2)]
    for path, finding in asked:
        if said := messages.advice(finding, lang):
            return _wrapped(f"{path}: {said}" if path else said, 2)
    return []


def _document(item: DocumentResult, assessment: Assessment, lang: str, words: dict[str, str]) -> list[str]:
    from evidence_checker.messages import forms, labels
    from evidence_checker.model import Finding

    identity = item.identity
    lines = [item.path, ""]
    if item.why is not None:
        return lines + _finding(item.why, lang, 2)
    for label, value in (
        ("title", identity.title),
        ("kind", labels.kind(identity.kind, lang)),
        ("number", identity.number),
        ("date", forms.date(identity.date, lang) if identity.date else ""),
        ("issuer", identity.issuer),
        ("state", labels.pick(labels.STATE[identity.state], lang)),
        ("signature", labels.pick(labels.SIGNATURE[identity.signature], lang)),
    ):
        lines += _wrapped(f"{words[label]:<13} {value or '-'}", 2)
    lines += ["", *_wrapped(f"{words['used']}: {', '.join(item.indicators) or words['nothing']}", 0)]
    for result in assessment.indicators:
        for evidence in result.evidence:
            if evidence.path == item.path:
                lines += ["", *_wrapped(f"{result.id}. {result.name} ({_strength(evidence.strength, lang)})", 2)]
                for passage in evidence.passages:
                    lines += _passage(passage, words)
                for reason in evidence.reasons:
                    lines += _finding(reason, lang, 6)
    near = [(result, miss) for result in assessment.indicators for miss in result.near_misses if miss.path == item.path]
    if near:
        lines += ["", f"{words['near']}:"]
        for result, miss in near:
            lines += [*_wrapped(f"{result.id}. {result.name}", 2), *_finding(miss.why, lang, 6)]
            for passage in miss.passages[:1]:
                lines += _passage(passage, words)
    placed = [(result, each) for result in assessment.indicators for each in result.placed if each.path == item.path]
    if placed:
        lines += ["", f"{words['placed']}:"]
        for result, put in placed:
            lines += [*_wrapped(f"{result.id}. {result.name}", 2), *_finding(put.why, lang, 6)]
    findings = list(item.findings)
    if not item.indicators and not near and not placed and item.duplicate_of is None:
        findings.insert(0, Finding.of("EC347", kind=identity.kind or "tidak dikenali", title=identity.title))
    if findings:
        lines += ["", f"{words['findings']}:"]
        for finding in findings:
            lines += _finding(finding, lang, 2)
    return lines
