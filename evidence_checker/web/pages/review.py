"""Telaah: the queue, decisions by click, withdrawing, assigning, and two reviewers judging apart."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from starlette.responses import Response

from evidence_checker.assessment import decisions as deciding
from evidence_checker.assessment import two_reviewers
from evidence_checker.errors import UsageError
from evidence_checker.messages import labels
from evidence_checker.messages.web import text
from evidence_checker.model import Decision, DocumentResult, Finding
from evidence_checker.reports.show import line
from evidence_checker.web.pages.decision_form import decision_form
from evidence_checker.web.pages.page_view import page_view, rule_view, width_asked
from evidence_checker.web.review_queue import Item, queue
from evidence_checker.web.site import now
from evidence_checker.web.snapshot import decision_for
from evidence_checker.web.visit import NotFound, Refused, Visit, back_to, redirect

_LONGEST_REASON = 2_000


# ------------------------------------------------------------ the queue


def review(visit: Visit) -> Response:
    """The item that is worth most, or the one asked for, with its page; what was just recorded can be undone."""
    everything = visit.asked("semua") == "1"
    items = _queue(visit, everything)
    asked, after = visit.asked("item"), visit.asked("setelah")
    keys = [each.key for each in items]
    if asked in keys:
        place = keys.index(asked)
    elif after in keys:
        place = (keys.index(after) + 1) % len(keys)
    else:
        place = visit.number("ke", 0, 0, max(len(items) - 1, 0))
    if not items:
        return visit.page("review.html", item=None, count=0, everything=everything, flash=_flash(visit), nav="telaah")
    item = items[place]
    document = visit.snapshot.by_hash.get(item.sha256)
    if document is None:
        raise NotFound
    return visit.page(
        "review.html",
        item=item,
        place=place + 1,
        count=len(items),
        items=items[place + 1 : place + 6],
        everything=everything,
        d=document,
        v=page_view(visit, document, item.indicator.id, 0, visit.number("kutipan", 0, 0, 100_000), width_asked(visit)),
        rule=rule_view(visit, item.indicator.id, item.path),
        form=decision_form(visit, item.indicator.id, document),
        after=keys[(place + 1) % len(keys)] if len(keys) > 1 else "",
        flash=_flash(visit),
        nav="telaah",
    )


def _queue(visit: Visit, everything: bool) -> tuple[Item, ...]:
    leave: set[str] = set()
    if visit.session.blind:
        for (indicator, sha256), by_name in two_reviewers.judgements(visit.folder.recorded()).items():
            if visit.session.name in by_name:
                leave.add(f"{indicator}~{sha256}")
    decisions = () if visit.session.blind else visit.decisions()
    snapshot, left = visit.snapshot, frozenset(leave)
    key = ("queue", decisions, everything, left)
    return snapshot.once(key, lambda: queue(snapshot, decisions, everything=everything, leave=left))


@dataclass(frozen=True, slots=True)
class LastDecision:
    """What was just recorded, to be undone."""

    decision: Decision
    seen: int


def _flash(visit: Visit) -> LastDecision | None:
    key = visit.asked("tercatat")
    indicator, _, sha256 = key.partition("~")
    if not sha256 or visit.session.blind:
        return None
    decision = decision_for(visit.decisions(), indicator, sha256)
    return LastDecision(decision, visit.folder.seen_of(indicator, sha256)) if decision is not None else None


# ------------------------------------------------------------ acts


def decide(visit: Visit) -> Response:
    """Record accept or reject (blind where the session judges blind). Refused when the document is not the one that was
    shown, or someone decided meanwhile; what was typed is kept on the page."""
    form = visit.form
    action = form.get("action", "")
    indicator, sha256 = form.get("indicator", ""), form.get("sha256", "")
    if action not in ("accept", "reject") or indicator not in visit.snapshot.indicators:
        raise Refused(400, "ES518")
    document = visit.snapshot.by_hash.get(sha256)
    path = form.get("path", "")
    if document is None or not visit.folder.unchanged(document):
        return _kept_back(visit, 409, "ES508", path=line(path or (document.path if document else ""), 200))
    if visit.session.blind:
        return _blind(visit, action, document)
    made = _made(visit, action, indicator, document.path, sha256)
    _let_third_decide(visit, indicator, sha256)
    other = visit.folder.record_after(made, _seen(form))
    if other is not None:
        word = labels.pick(labels.ACTION.get(other.action, labels.LOGGED.get(other.action, ("", ""))), visit.lang)
        return _kept_back(visit, 409, "ES509", other=other, name=line(other.name, 80), action=word)
    visit.note("decide", action=action, indicator=indicator, sha256=sha256, folder=visit.folder.name)
    return redirect(_next(form, f"{indicator}~{sha256}"))


def _next(form: dict[str, str], recorded: str) -> str:
    target = back_to(form.get("next", "") or form.get("back", ""))
    if "tercatat=" in target or not target.split("?")[0].endswith("/telaah"):
        return target
    return f"{target}{'&' if '?' in target else '?'}tercatat={quote(recorded, safe='')}"


def _seen(form: dict[str, str]) -> int:
    seen = form.get("seen", "")
    if not (seen.isdigit() and len(seen) < 9):
        raise Refused(400, "ES518")
    return int(seen)


def _made(visit: Visit, action: str, indicator: str, path: str, sha256: str, note: str = "") -> Decision:
    """Raises Refused with the code of what is lacking."""
    form = visit.form
    name = visit.session.name
    if visit.site.accounts is None and form.get("name", "").strip():
        name = visit.session.name = line(form["name"].strip(), 80)
    try:
        return deciding.made(
            action, indicator, name=name, reason=form.get("reason", "")[:_LONGEST_REASON], made_at=now(), path=path,
            sha256=sha256, expires=form.get("expires", "").strip(), note=note,
            framework=visit.snapshot.assessment.framework.id,
        )  # fmt: skip
    except UsageError as error:
        raise Refused(400, error.code, **{key: str(value) for key, value in error.facts.items()}) from error


def _kept_back(visit: Visit, status: int, code: str, other: Decision | None = None, **facts: str) -> Response:
    """The page of a decision that was not recorded, with all that was typed and a way to send it once more."""
    form = visit.form
    indicator, sha256 = form.get("indicator", ""), form.get("sha256", "")
    document = visit.snapshot.by_hash.get(sha256)
    return visit.page(
        "kept_back.html",
        status,
        finding=Finding.of(code, **facts),
        other=other,
        form=form,
        seen=visit.folder.seen_of(indicator, sha256),
        again=document is not None and code == "ES509",
        now_there=visit.snapshot.by_path.get(form.get("path", "")),
        nav="telaah",
    )


def withdraw(visit: Visit) -> Response:
    """Take back what holds for a slot; the log keeps both. Undo goes back to the item itself."""
    form = visit.form
    indicator, sha256 = form.get("indicator", ""), form.get("sha256", "")
    if indicator not in visit.snapshot.indicators:
        raise Refused(400, "ES518")
    assign = form.get("of", "") == "assign"
    held = next(
        (
            each
            for each in visit.decisions()
            if each.indicator == indicator and each.sha256 == sha256 and (each.action == "assign") is assign
        ),
        None,
    )
    if held is None:
        raise Refused(409, "ES518")
    form.setdefault("reason", "")
    form["reason"] = form["reason"] or text("reason_withdraw", visit.lang, action=held.action)
    form["expires"] = ""
    made = _made(visit, "withdraw", indicator, held.path, sha256, "assign" if assign else "")
    other = visit.folder.record_after(made, _seen(form))
    if other is not None:
        return _kept_back(visit, 409, "ES509", other=other, name=line(other.name, 80), action=other.action)
    visit.note("withdraw", indicator=indicator, sha256=sha256, folder=visit.folder.name)
    return redirect(back_to(form.get("back", "")))


def assign(visit: Visit) -> Response:
    """Give an indicator to a unit, with a due date; or leave it out of the reckoning until a day (waive)."""
    form = visit.form
    indicator, action = form.get("indicator", ""), form.get("action", "")
    if action not in ("assign", "waive") or indicator not in visit.snapshot.indicators:
        raise Refused(400, "ES518")
    unit = line(form.get("unit", "").strip(), 120)
    if action == "assign":
        if not unit:
            raise Refused(400, "ES518")
        form["reason"] = form.get("reason", "").strip() or text("reason_assign", visit.lang)
    made = _made(visit, action, indicator, "", "", unit if action == "assign" else "")
    other = visit.folder.record_after(made, _seen(form))
    if other is not None:
        return _kept_back(visit, 409, "ES509", other=other, name=line(other.name, 80), action=other.action)
    visit.note(action, indicator=indicator, folder=visit.folder.name)
    return redirect(back_to(form.get("back", "")))


# ------------------------------------------------------------ two reviewers


def _blind(visit: Visit, action: str, document: DocumentResult) -> Response:
    indicator = visit.form["indicator"]
    made = _made(visit, f"blind_{action}", indicator, document.path, document.sha256)
    visit.folder.record(made)
    visit.note("decide-blind", indicator=indicator, sha256=document.sha256, folder=visit.folder.name)
    return redirect(back_to(visit.form.get("next", "") or visit.form.get("back", "")))


def _let_third_decide(visit: Visit, indicator: str, sha256: str) -> None:
    """Of what two judged differently, neither of the two decides. Raises Refused."""
    for pair in two_reviewers.pairs(visit.folder.recorded()):
        if (pair.indicator, pair.sha256) == (indicator, sha256) and not pair.agrees:
            names = {pair.first.name.casefold(), pair.second.name.casefold()}
            if (visit.form.get("name", "").strip() or visit.session.name).casefold() in names:
                raise Refused(403, "ES517", reason=text("third_only", visit.lang))


def switch_blind(visit: Visit) -> Response:
    """Turn blind review on or off for this reviewer."""
    visit.session.blind = visit.form.get("blind", "") == "1"
    if visit.site.accounts is None and visit.form.get("name", "").strip():
        visit.session.name = line(visit.form["name"].strip(), 80)
    visit.note("blind", on=int(visit.session.blind))
    return redirect(back_to(visit.form.get("back", "")))


def compared(visit: Visit) -> Response:
    """Where two reviewers differ, with both reasons, and how far they agree. Who judges blind sees only what is over:
    pairs that both have judged, and never one that still waits for this reviewer."""
    recorded = visit.folder.recorded()
    found = two_reviewers.pairs(recorded)
    single = sum(1 for each in two_reviewers.judgements(recorded).values() if len(each) == 1)
    if visit.session.blind:
        mine = {
            key for key, by_name in two_reviewers.judgements(recorded).items() if visit.session.name in by_name
        }  # fmt: skip
        found = tuple(each for each in found if (each.indicator, each.sha256) in mine)
    decisions = visit.decisions()
    rows = [(each, decision_for(decisions, each.indicator, each.sha256)) for each in found]
    rows.sort(key=lambda row: row[0].agrees)
    return visit.page(
        "compared.html",
        rows=rows,
        seen={(each.indicator, each.sha256): visit.folder.seen_of(each.indicator, each.sha256) for each in found},
        agreements=two_reviewers.agreements(found),
        single=single,
        documents=visit.snapshot.by_hash,
        indicators=visit.snapshot.indicators,
        nav="telaah",
    )
