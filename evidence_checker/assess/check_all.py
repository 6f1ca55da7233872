"""Many agencies, one run: each is checked as `check` does, its reports written, and only its standing kept.

A run that ended early is taken up by running it again: what was read is remembered, what was written is left as it is.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import hashlib
import os
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import msgspec

from evidence_checker import __version__, reports, rules, workers
from evidence_checker.assess import check as checking
from evidence_checker.assess.configuration import settle
from evidence_checker.assess.examined import examined
from evidence_checker.assess.proof import proved
from evidence_checker.assess.request import AssessmentRequest
from evidence_checker.assessment.roll_up import failed_of, result_of, roll_up
from evidence_checker.assessment.shared_texts import shared_texts
from evidence_checker.assessment.units_together import units_together
from evidence_checker.errors import EvidenceCheckerError, Exit, UsageError
from evidence_checker.model import Assessment, Examination, Finding, Framework, SourceFile, replace
from evidence_checker.model.agencies import Agency, AgencyResult, OwnText, RollUp
from evidence_checker.model.packed import Packed
from evidence_checker.readers import files
from evidence_checker.store import Store, assessment_digest, state_root
from evidence_checker.store.common_texts import CommonTexts
from evidence_checker.workers.engine import Engine

# See `model._LEARNT`: agencies are judged in several threads.
_LEARNT = msgspec.json.Decoder(tuple[AgencyResult, OwnText])
_LOADING = threading.Lock()

ROLL_UP = "seluruh.json"
_RESULT, _TEXTS = "hasil.json", "teks.z"
_FILE_OF = {"json": "hasil-periksa.json", "html": "laporan.html"}


@dataclass(frozen=True, slots=True)
class Run:
    """What a run over many agencies is asked. `out`: folder of its results. `flags`: of the command line, for every
    agency. `each`: reports of each agency. `engine`: where files are examined; `end` ends what it has under way,
    `far`: it examines on other machines, which fetch objects themselves.
    `at_once`: agencies in work at the same time. `common`: texts that the agencies have in common. `on_file`: hears of
    each file (agency, file). `status`: the exit status of one assessment."""

    out: Path
    flags: Mapping[str, object] = field(default_factory=dict)
    each: tuple[str, ...] = ("json", "html")
    engine: Engine | None = None
    at_once: int = 1
    on_file: Callable[[Agency, SourceFile], None] | None = None
    status: Callable[[Assessment], int] = lambda assessment: Exit.COMPLETE
    full: bool = False
    common: CommonTexts | None = None
    end: Callable[[], None] = lambda: None
    far: bool = False


def results(agencies: Sequence[Agency], run: Run, standby: workers.Standby) -> Iterator[AgencyResult]:
    """The result of each agency as it comes; one that breaks is a result too. What was done is not done again."""
    frameworks: dict[str, Framework] = {}
    if run.at_once < 2:
        for agency in agencies:
            yield _one(agency, run, frameworks, standby)
        return
    waiting = iter(agencies)
    pool = ThreadPoolExecutor(run.at_once)
    try:
        working = {pool.submit(_one, each, run, frameworks, standby) for each in islice(waiting, run.at_once)}
        while working:
            done, working = wait(working, return_when=FIRST_COMPLETED)
            working |= {pool.submit(_one, each, run, frameworks, standby) for each in islice(waiting, len(done))}
            yield from (each.result() for each in done)
    except BaseException:
        run.end()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _one(agency: Agency, run: Run, frameworks: dict[str, Framework], standby: workers.Standby) -> AgencyResult:
    made_at = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    place = run.out / agency.id
    try:
        place.mkdir(parents=True, exist_ok=True)
        result = _checked(agency, run, frameworks, standby, place, made_at)
    except EvidenceCheckerError as error:
        result = _failed(agency, Finding.of(error.code, **error.facts), made_at)
    except OSError as error:
        result = _failed(agency, Finding.of("EC840", reason=error.strerror or str(error)), made_at)
    except Exception as error:  # a fault of the program at one agency is told, and costs that agency
        result = _failed(agency, Finding.of("EC840", reason=f"{type(error).__name__}: {error}"[:300]), made_at)
    if place.is_dir():
        _kept(place / _RESULT, msgspec.json.encode(result))
    return result


def _failed(agency: Agency, why: Finding, made_at: str) -> AgencyResult:
    """By the name of the agency, where its settings can be read."""
    if not agency.name:
        with contextlib.suppress(EvidenceCheckerError):
            agency = replace(agency, name=settle(Path(agency.folder), os.environ, {}).agency)
    return failed_of(agency, why, made_at)


def _checked(
    agency: Agency, run: Run, frameworks: dict[str, Framework], standby: workers.Standby, place: Path, made_at: str
) -> AgencyResult:
    told: dict[str, object] = {"agency": agency.name, "year": agency.year, "framework": agency.framework}
    given = {**told, **{name: value for name, value in run.flags.items() if value}}
    folder = _on_disk(agency, given, run)
    settled = settle(folder, os.environ, given)
    with _LOADING:
        if settled.framework not in frameworks:
            frameworks[settled.framework] = rules.load(settled.framework)
    listing = files.discover(folder, settled.exclude)
    if run.far and files.is_address(agency.folder):
        listing = dataclasses.replace(listing, files=files.objects(listing.files, agency.folder, folder))
    if not listing.files:
        raise UsageError("ES545", folder=files.shown(folder))
    request = AssessmentRequest.of(settled, frameworks[settled.framework], full=run.full, common=run.common)
    texts = _Texts(agency.id)
    with Store.open(folder, settled.state_folder) as store:
        assessment = checking.check(
            folder,
            request,
            store=store,
            made_at=made_at,
            listing=listing,
            standby=standby,
            engine=run.engine,
            on_progress=lambda file, examination, done, of: _heard(run, agency, texts, file, examination),
        )
        if files.is_address(agency.folder):
            assessment = replace(assessment, folder=agency.folder)
        fingerprint = assessment_digest(assessment)
        before = earlier(place)
        page = f"{agency.id}/{_file_of('html')}" if "html" in run.each else ""
        result = result_of(agency, assessment, run.status(assessment), fingerprint, page)
        whole = all((place / _file_of(name)).exists() for name in run.each) and (place / _TEXTS).exists()
        if before is not None and before.fingerprint == fingerprint and whole:
            return replace(result, made_at=before.made_at)
        if not texts.heard:  # judged before, for other results: the texts are asked of the memory
            for _, examination in examined(listing.files, request, store, standby=standby, engine=run.engine):
                texts.note(examination)
        assessment = proved(assessment, store)
    for name in run.each:
        files.write_whole(place / _file_of(name), reports.pieces(name, assessment, settled.lang))
    _keep_texts(place / _TEXTS, texts.of_evidence(assessment))
    return result


def _on_disk(agency: Agency, given: Mapping[str, object], run: Run) -> Path:
    """The folder, or the mirror of an address among what is remembered: without its documents, where those are fetched
    by whoever examines them."""
    if not files.is_address(agency.folder):
        return Path(agency.folder)
    root = state_root(settle(None, os.environ, given).state_folder) / ("listings" if run.far else "mirrors")
    mirror = root / f"{agency.id}-{hashlib.sha256(agency.folder.encode()).hexdigest()[:12]}"
    files.mirrored(agency.folder, mirror, fetch=not run.far)
    return mirror


def _heard(run: Run, agency: Agency, texts: _Texts, file: SourceFile, examination: Examination) -> None:
    texts.note(examination)
    if run.on_file is not None:
        run.on_file(agency, file)


class _Texts:
    """Fingerprints of what may count as evidence, until it is known what does. `heard`: of any file."""

    def __init__(self, agency: str) -> None:
        self._agency = agency
        self._held = Packed(OwnText)
        self.heard = False

    def note(self, examination: Examination) -> None:
        self.heard = True
        if examination.fingerprint and any(claim.accepted for claim in examination.claims):
            path, title = examination.file.path, examination.identity.title
            self._held.append(OwnText(self._agency, path, title, examination.fingerprint))

    def of_evidence(self, assessment: Assessment) -> Packed[OwnText]:
        """By path."""
        used = {each.path for result in assessment.indicators for each in result.evidence}
        places = {each.path: place for place, each in enumerate(self._held) if each.path in used}
        return Packed(OwnText, (self._held[places[path]] for path in sorted(places)))


def _file_of(report: str) -> str:
    return _FILE_OF.get(report, f"laporan.{report}")


def _kept(path: Path, data: bytes) -> None:
    files.write_whole(path, data)


def _keep_texts(path: Path, texts: Packed[OwnText]) -> None:
    """A line each, compressed as they come: the texts of a large agency never stand in memory together."""
    pack = zlib.compressobj(3)

    def lines() -> Iterator[bytes]:
        for each in texts:
            try:
                yield pack.compress(msgspec.json.encode(each) + b"\n")
            except UnicodeEncodeError:  # a name that is no UTF-8 has no form as JSON
                continue
        yield pack.flush()

    files.write_whole(path, lines())


def earlier(place: Path) -> AgencyResult | None:
    """The result that was written for an agency; None where there is none, or none that can be read."""
    try:
        return msgspec.json.decode((place / _RESULT).read_bytes(), type=AgencyResult)
    except (OSError, msgspec.DecodeError):
        return None


def rolled_up(results: Sequence[AgencyResult], out: Path, made_at: str, *, units: bool = False) -> RollUp:
    """All agencies of the run together, compared with the view that stands in `out`; it is not written. `units`: they
    are units of one agency, and are put together as each pack says."""
    frameworks = [rules.load(name) for name in sorted({each.framework for each in results if each.failed is None})]
    names = {each.id: each.name for framework in frameworks for each in framework.indicators}
    try:
        before = msgspec.json.decode((out / ROLL_UP).read_bytes(), type=RollUp).results
    except (OSError, msgspec.DecodeError):
        before = ()
    texts = (text for each in results if each.failed is None for text in _texts_of(out / each.id))
    whole = roll_up(results, names, made_at, shared=shared_texts(texts), before=before, tool_version=__version__)
    return replace(whole, together=units_together(results, frameworks)) if units else whole


def _texts_of(place: Path) -> list[OwnText]:
    try:
        return msgspec.json.Decoder(OwnText).decode_lines(zlib.decompress((place / _TEXTS).read_bytes()))
    except (OSError, zlib.error, msgspec.DecodeError):
        return []
