"""The letter to one unit (surat permintaan data dukung) and the short text for a message."""

from __future__ import annotations

from evidence_checker.messages import forms, planning
from evidence_checker.messages import paper as said_on_paper
from evidence_checker.model import ActionPlan
from evidence_checker.planning.letters import UnitRequest
from evidence_checker.reports.docx_paper import Paper
from evidence_checker.reports.plan import wording
from evidence_checker.reports.show import line

SHORT = 1000  # characters that fit into one message


def letter(plan: ActionPlan, request: UnitRequest, lang: str, template: bytes | None = None) -> bytes:
    """The letter as DOCX. Raises UsageError (ES164) for a template that is no DOCX."""

    def said(key: str, **facts: object) -> str:
        return planning.text(key, lang, **facts)

    unit = line(request.unit) or said("no_owner")
    facts = {"title": line(plan.title), "year": plan.year or ""}
    paper = Paper(template)
    paper.title(said("letter"), [line(plan.agency)])
    paper.text(said("letter_to", unit=unit), bold=True)
    paper.text(said("letter_subject", **facts) + ". " + said("letter_asked", count=request.asked))
    paper.text(said("letter_body", **facts), with_next=True)
    rows = [("No.", said("indicator"), said("document"), said("must_contain"), said("due"))]
    for number, action in enumerate(request.actions, 1):
        what = line(action.title)
        kinds = wording.document(action, lang)
        rows.append(
            (
                str(number),
                action.indicator,
                what if kinds == what else f"{what}\n{kinds}",
                "\n".join(filter(None, (wording.contents(action), line(action.signed_by)))),
                forms.date(action.due, lang),
            )
        )
    paper.table(rows, (1.3, 1.9, 6.8, 4.4, 2.4))
    paper.text(said("letter_close"))
    on_paper = said_on_paper.text
    paper.signatures("", on_paper("place_date", lang) + "\n" + on_paper("signed_2", lang) + on_paper("signature", lang))
    return paper.bytes(f"{said('letter')} {unit}", plan.made_at)


def message(plan: ActionPlan, request: UnitRequest, lang: str) -> str:
    """The request as a text to paste into a message: under `SHORT` characters, the rest named by its number."""
    unit = line(request.unit) or planning.text("no_owner", lang)
    count = len(request.actions)
    head = planning.text("short_head", lang, unit=unit, count=count, title=line(plan.title), year=plan.year or "")
    lines = [head]
    for number, action in enumerate(request.actions, 1):
        item = planning.text(
            "short_item",
            lang,
            number=number,
            what=line(action.title, 110),
            indicator=action.indicator,
            due=forms.date(action.due, lang),
        )
        more = planning.text("short_more", lang, count=count - number + 1)
        if sum(map(len, lines)) + len(lines) + len(item) + len(more) + 2 > SHORT:
            lines.append(more)
            break
        lines.append(item)
    return "\n".join(lines)
