"""The status page: one self-contained HTML file that refreshes itself and needs no script.

Everything that comes from files, names or people goes through `_e`; a policy in the page forbids scripts, and anything
from elsewhere, besides. It reads on a phone: tables become cards below 640 pixels.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping

from evidence_checker import messages
from evidence_checker.assessment.decided import as_decided
from evidence_checker.messages import forms, labels
from evidence_checker.model import Assessment, IndicatorResult, Status
from evidence_checker.watch.standing import Beat, Row, WatchStatus
from evidence_checker.watch.status_page_style import STYLE
from evidence_checker.watch.status_page_words import WORDS
from evidence_checker.watch.verdicts import Verdict, advice, detail

REFRESH_SECONDS = 15
SHOWN_ROWS, NEWEST = 1_000, 25
_HIDING = dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F), "\ufffd")


def _e(value: object) -> str:
    """The text as HTML. Direction marks are shown as escapes, so that a name cannot read as another."""
    text = str(value).translate(_HIDING)
    return html.escape(
        "".join(f"\\u{ord(c):04x}" if c in _MARKS else c for c in text).encode("utf-8", "replace").decode()
    )


_MARKS = frozenset(chr(c) for c in (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def render(boards: Iterable[WatchStatus], lang: str) -> bytes:
    """The page of one or several folders. `lang`: "id" or "en"."""
    say = WORDS["en" if lang == "en" else "id"]
    boards = tuple(boards)
    title = _owner(boards[0].assessment) if len(boards) == 1 and boards[0].assessment else ""
    parts = [
        "<!doctype html>\n",
        f'<html lang="{"en" if lang == "en" else "id"}"><head><meta charset="utf-8">\n',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
        f'<meta http-equiv="refresh" content="{REFRESH_SECONDS}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="robots" content="noindex">\n<meta name="generator" content="evidence-checker">\n',
        f"<title>{_e(say['title'])}{' · ' + _e(title) if title else ''}</title>\n<style>{STYLE}</style></head><body>\n",
        f"<header><h1>{_e(say['title'])}{': ' + _e(title) if title else ''}</h1><p>{_e(say['promise'])}</p></header>\n",
    ]
    for number, board in enumerate(boards, 1):
        parts.append(_folder(board, say, lang, number))
    parts.append(f"<footer>{_e(say['foot'])}</footer></body></html>\n")
    return "".join(parts).encode("utf-8")


def _folder(board: WatchStatus, say: dict[str, str], lang: str, number: int) -> str:
    """`number` tells the folders of one page apart in links."""
    groups = [("unread", ("unread",)), ("unused", ("unused", "double")), ("accepted", ("accepted",))]
    sections = [("newest", board.rows[:NEWEST], min(NEWEST, len(board.rows)))]
    for name, marks in groups:
        # No file has two rows: what stands among the newest is not listed again.
        rows = tuple(row for row in board.rows[NEWEST:] if row.verdict.word in marks)
        if rows:
            sections.append((name, rows[:SHOWN_ROWS], len(rows)))
    assessment = as_decided(board.assessment) if board.assessment is not None else None
    names = {each.id: labels.short(each.name) for each in assessment.indicators} if assessment is not None else {}
    body = [f"<main><h2>{_e(_heading(board))}</h2>", _beat(board.beat, say, lang)]
    if assessment is not None:
        body.append(_tiles(assessment, len(board.rows), say, lang))
    links = [(f"{name}-{number}", say[name], count) for name, _, count in sections if name != "newest"]
    if assessment is not None:
        links.append((f"indicators-{number}", say["indicators"], len(assessment.indicators)))
    body.append("<nav>" + "".join(f'<a href="#{i}">{_e(t)} <small>{c}</small></a>' for i, t, c in links) + "</nav>")
    if board.waiting:
        body.append(_waiting(board, say, lang, f"arriving-{number}"))
    for name, rows, count in sections:
        table = _rows(rows, say, lang, names)
        if name != "newest" and count > len(rows):
            table += f"<p class=quiet>{_e(say['more'].replace('{n}', str(count - len(rows))))}</p>"
        body.append(_section(f"{name}-{number}", say[name], count, table, say[name + "_help"]))
    if assessment is not None:
        body.append(_indicators(assessment, say, lang, f"indicators-{number}"))
    return "".join(body) + "</main>\n"


def _owner(assessment: Assessment) -> str:
    """Whose evidence of which year, as the heading says it."""
    return " ".join(filter(None, (assessment.agency, str(assessment.year or "")))).strip()


def _heading(board: WatchStatus) -> str:
    """Whose it is and the folder's own name, never its place on the server."""
    name = board.beat.folder.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    owner = _owner(board.assessment) if board.assessment is not None else ""
    return f"{owner} · {name}" if owner else name


def _waiting(board: WatchStatus, say: dict[str, str], lang: str, anchor: str) -> str:
    items = []
    for one in board.waiting[:100]:
        lack = f" · {say['lacking']} {one.lacking}" if one.lacking else ""
        items.append(f"<li><b>{_e(one.path)}</b> <span>{_e(forms.size(one.bytes, lang) + lack)}</span></li>")
    listed = f"<ul class=plain>{''.join(items)}</ul>"
    return _section(anchor, say["arriving"], len(board.waiting), listed, say["arriving_help"])


def _beat(beat: Beat, say: dict[str, str], lang: str) -> str:
    troubles = "".join(
        f'<p class="trouble">{_e(messages.message(t, lang))} {_e(messages.advice(t, lang))}</p>' for t in beat.trouble
    )
    if beat.ended:
        troubles = f'<p class="trouble">{_e(say["ended"])}</p>' + troubles
    so_far = f" ({say['begun'].replace('{n}', str(beat.begun))})" if beat.begun else ""
    facts = [
        (say["at"], forms.moment(beat.at, lang)),
        (say["reconciled"], forms.moment(beat.reconciled, lang) or "–"),
        (say["mode"], say[beat.mode]),
        (say["queue"], str(beat.queue) + so_far),
    ]
    return (
        troubles
        + "<dl class=beat>"
        + "".join(f"<div><dt>{_e(k)}</dt><dd>{_e(v)}</dd></div>" for k, v in facts)
        + "</dl>"
    )


def _tiles(assessment: Assessment, files: int, say: dict[str, str], lang: str) -> str:
    counts = [i.status for i in assessment.indicators]
    tiles = [(say["files"], str(files), "")]
    for status in (Status.COMPLETE, Status.WEAK, Status.REVIEW, Status.MISSING):
        tiles.append((say[status.value], str(counts.count(status)), status.value))
    if assessment.index is not None:
        value = _number(f"{assessment.index.value:.2f}", lang)
        tiles.append((say["index"], f"{value} · {assessment.index.predicate}", "wide"))
    cells = "".join(f'<div class="tile {_e(c)}"><b>{_e(v)}</b><span>{_e(k)}</span></div>' for k, v, c in tiles)
    return f"<div class=tiles>{cells}</div>"


def _section(anchor: str, title: str, count: int, body: str, help_text: str) -> str:
    return (
        f'<section id="{anchor}">'
        + f"<h3>{_e(title)} <small>{count}</small></h3><p class=quiet>{_e(help_text)}</p>{body}</section>"
    )


def _rows(rows: Iterable[Row], say: dict[str, str], lang: str, names: Mapping[str, str]) -> str:
    cells = "".join(_row(row, say, lang, names) for row in rows)
    head = f"<tr><th>{_e(say['time'])}</th><th>{_e(say['file'])}</th><th>{_e(say['verdict'])}</th></tr>"
    return f"<table class=files><thead>{head}</thead><tbody>{cells}</tbody></table>"


def _row(row: Row, say: dict[str, str], lang: str, names: Mapping[str, str]) -> str:
    verdict = row.verdict
    said = detail(verdict, lang, names)
    so_far = f'<span class="mark provisional">{_e(say["provisional"])}</span> ' if verdict.provisional else ""
    # What would make a file count is not said before all its pages are read.
    todo = "" if so_far else advice(verdict, lang)
    mark = verdict.word if verdict.word != "accepted" else _strongest(verdict)
    return (
        f"<tr><td class=time>{_e(forms.moment(row.at[:19], lang))}</td><td class=name>{_e(verdict.path)}</td>"
        f'<td>{so_far}<span class="mark {_e(mark)}">{_e(say["mark_" + mark])}</span> {_e(said)}'
        f"{f'<p class=advice>{_e(todo)}</p>' if todo else ''}</td></tr>"
    )


def _strongest(verdict: Verdict) -> str:
    found = {use.strength.value for use in verdict.uses}
    return next(name for name in ("strong", "partial", "weak") if name in found)


def _indicators(assessment: Assessment, say: dict[str, str], lang: str, anchor: str) -> str:
    rows = "".join(_indicator(result, say, lang) for result in assessment.indicators)
    head = "".join(f"<th>{_e(say[name])}</th>" for name in ("indicator", "standing", "level", "evidence"))
    table = f"<table class=standing><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return _section(anchor, say["indicators"], len(assessment.indicators), table, say["indicators_help"])


def _indicator(result: IndicatorResult, say: dict[str, str], lang: str) -> str:
    level = "–" if result.level is None else _number(f"{result.level:g}", lang)
    listed = "; ".join(e.path for e in result.evidence[:3]) + (
        f" +{len(result.evidence) - 3}" if result.evidence[3:] else ""
    )
    why = "" if result.status is Status.COMPLETE else " ".join(messages.message(f, lang) for f in result.findings[:2])
    return (
        f"<tr><td><b>{_e(result.id)}</b> {_e(labels.short(result.name))}</td>"
        f'<td><span class="mark {_e(result.status.value)}">{_e(say[result.status.value])}</span></td>'
        f"<td>{_e(level)} / {_e(f'{result.target_level:g}')}</td>"
        f"<td>{_e(listed)}{f'<p class=advice>{_e(why)}</p>' if why else ''}</td></tr>"
    )


def _number(shown: str, lang: str) -> str:
    return shown if lang == "en" else shown.replace(".", ",")
