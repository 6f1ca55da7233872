"""Kirim: files are dropped, each gets its receipt, and goes into the folder on the sender's word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.responses import Response

from evidence_checker.errors import EvidenceCheckerError
from evidence_checker.model import (
    Assessment,
    DocumentResult,
    Evidence,
    Finding,
    IndicatorResult,
    NearMiss,
    ReadStatus,
    Status,
    Strength,
)
from evidence_checker.web import placing
from evidence_checker.web.site import now
from evidence_checker.web.submissions import Submission
from evidence_checker.web.visit import NotFound, Refused, Visit, redirect

_RECEIPT_SECONDS = 12.0
_FOLDERS_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Use:
    """One indicator that the file is evidence for. `before`: how it stands without the file."""

    indicator: IndicatorResult
    evidence: Evidence
    before: IndicatorResult | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a file that was sent would count for. `word`: "counts" | "weak" | "not" | "unread" | "double" | "reading"
    | "placed". `inside`: receipts of the files in an archive."""

    submission: Submission
    word: str
    document: DocumentResult | None = None
    uses: tuple[Use, ...] = ()
    misses: tuple[tuple[IndicatorResult, NearMiss], ...] = ()
    inside: tuple[Receipt, ...] = ()
    path: str = ""

    @property
    def raised(self) -> tuple[Use, ...]:
        """Uses that better the standing of their indicator."""
        return tuple(
            use
            for use in self.uses
            if use.before is not None
            and (use.before.status is not use.indicator.status or use.before.level != use.indicator.level)
        )


def receipt(visit: Visit, submission: Submission) -> tuple[Receipt, Assessment | None]:
    """The receipt of a file, judged as if it were in the folder, and the assessment that says so."""
    if submission.state == "reading" or not submission.examined:
        word = "placed" if submission.state == "placed" else "reading"
        return Receipt(submission, word, path=submission.target), None
    if submission.state == "placed":
        document = visit.snapshot.by_path.get(submission.target)
        if document is not None:
            return _of(visit, submission, visit.snapshot.assessment, document.path, "placed"), None
        return Receipt(submission, "placed", path=submission.target), None
    together = visit.folder.judged_with(submission.examined)
    first, *others = [each.file.path for each in submission.examined]
    whole = _of(visit, submission, together, first)
    inside = tuple(_of(visit, submission, together, path) for path in others)
    if inside:
        best = min((each.word for each in inside), key=("counts", "weak", "double", "not", "unread").index)
        whole = Receipt(submission, best, whole.document, inside=inside, path=first)
    return whole, together


def _of(visit: Visit, submission: Submission, assessment: Assessment, path: str, word: str = "") -> Receipt:
    document = next((each for each in assessment.documents if each.path == path), None)
    before = visit.snapshot.indicators
    uses, misses = [], []
    for result in assessment.indicators:
        uses += [Use(result, each, before.get(result.id)) for each in result.evidence if each.path == path]
        misses += [(result, each) for each in result.near_misses if each.path == path]
    if not word:
        word = _word(document, uses)
    return Receipt(submission, word, document, tuple(uses), tuple(misses[:6]), path=path)


def _word(document: DocumentResult | None, uses: list[Use]) -> str:
    if document is None or document.status in (ReadStatus.UNREADABLE, ReadStatus.UNSUPPORTED):
        return "unread"
    if document.duplicate_of:
        return "double"
    if not uses:
        return "not"
    sure = any(
        use.evidence.strength is not Strength.WEAK and use.indicator.status is not Status.REVIEW for use in uses
    )  # fmt: skip
    return "counts" if sure else "weak"


def sending(visit: Visit) -> Response:
    """What was sent, newest first, and the place to drop more."""
    receipts = [receipt(visit, each)[0] for each in visit.submissions.all()[:30]]
    waiting = any(each.word == "reading" for each in receipts)
    return visit.page(
        "sending.html",
        receipts=receipts,
        may_send=visit.session.may("send"),
        limit=visit.site.limits.upload >> 20,
        refresh=3 if waiting else 0,
        nav="kirim",
    )


def send(visit: Visit) -> Response:
    """Take the files, have them read, wait a little for the receipts."""
    files = [each for each in visit.files if each.filename]
    if not files:
        raise Refused(400, "ES518")
    ids = []
    for file in files:
        identifier = visit.submissions.receive(file.filename or "", _blocks(file), visit.session.name, now())
        visit.note("send", file=file.filename or "", id=identifier, folder=visit.folder.name)
        ids.append(identifier)
    for identifier in ids:
        visit.submissions.wait(identifier, _RECEIPT_SECONDS / len(ids))
    return redirect(visit.to("kirim", ids[0]) if len(ids) == 1 else visit.to("kirim"))


def _blocks(file: UploadFile) -> Iterator[bytes]:
    file.file.seek(0)
    while block := file.file.read(1 << 20):
        yield block


def _submission(visit: Visit) -> Submission:
    found = visit.submissions.get(visit.path("id"))
    if found is None:
        raise NotFound
    return found


def one(visit: Visit, outcome: Finding | None = None, status: int = 200) -> Response:
    """The receipt of one file, with the choice of where to place it."""
    submission = _submission(visit)
    found, together = receipt(visit, submission)
    proposed = ""
    folders: tuple[str, ...] = ()
    if together is not None and submission.state == "waiting":
        framework = visit.folder.request.framework
        pattern = dict(visit.folder.settled.filing).get("pattern", "")
        try:
            plan = placing.planned(
                together, framework, str(visit.folder.folder), submission.about.name, submission.about.sha256,
                placing.PROPOSED, str(pattern),
            )  # fmt: skip
            proposed = plan.moves[0].target
        except EvidenceCheckerError:
            proposed = ""
        wanted = [use.indicator.id for each in (found, *found.inside) for use in each.uses]
        folders = placing.folders(visit.snapshot.assessment, wanted)[:_FOLDERS_SHOWN]
    return visit.page(
        "receipt.html",
        status,
        r=found,
        proposed=proposed,
        folders=folders,
        near=bool(folders) and bool(found.uses or found.inside),
        outcome=outcome,
        may_send=visit.session.may("send"),
        refresh=2 if found.word == "reading" else 0,
        nav="kirim",
    )


def place(visit: Visit) -> Response:
    """Into the folder, by the organizer's journal."""
    submission = _submission(visit)
    if submission.state != "waiting":
        raise Refused(409, "ES517", reason=submission.target or submission.state)
    together = visit.folder.judged_with(submission.examined)
    pattern = dict(visit.folder.settled.filing).get("pattern", "")
    plan = placing.planned(
        together, visit.folder.request.framework, str(visit.folder.folder), submission.about.name,
        submission.about.sha256, visit.form.get("place", ""), str(pattern),
    )  # fmt: skip
    outcome = visit.submissions.place(submission, plan, now())
    visit.note("place", id=submission.id, target=plan.moves[0].target, folder=visit.folder.name)
    if outcome.undone:
        return one(visit, outcome.undone[0][1], 409)
    return redirect(visit.to("kirim", submission.id))


def undo(visit: Visit) -> Response:
    """Out of the folder again, as it was."""
    submission = _submission(visit)
    if submission.state != "placed":
        raise Refused(409, "ES517", reason=submission.state)
    outcome = visit.submissions.undo(submission)
    visit.note("undo", id=submission.id, target=submission.target, folder=visit.folder.name)
    if outcome.undone:
        return one(visit, outcome.undone[0][1], 409)
    return redirect(visit.to("kirim", submission.id))


def discard(visit: Visit) -> Response:
    """Throw a sent file away before it is placed."""
    submission = _submission(visit)
    visit.submissions.discard(submission)
    visit.note("discard", id=submission.id, file=submission.about.name, folder=visit.folder.name)
    return redirect(visit.to("kirim"))
