"""One request of a signed-in person, and the way from it to a page: sign-in, rights, form tokens, errors as pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from evidence_checker.errors import EvidenceCheckerError
from evidence_checker.model import Decision, Finding
from evidence_checker.web import templating
from evidence_checker.web.guard import TooHeavy, TooSlow
from evidence_checker.web.live_folder import LiveFolder
from evidence_checker.web.sessions import Session
from evidence_checker.web.site import Site, now
from evidence_checker.web.snapshot import Snapshot
from evidence_checker.web.submissions import Submissions
from evidence_checker.workers.lasting_worker import Busy

_MOST_FIELD = 4_000


class Refused(Exception):
    """A page that says no. `status`: of HTTP; `finding`: why, as a code with facts."""

    def __init__(self, status: int, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.status = status
        self.finding = Finding.of(code, **facts)


class NotFound(Exception):
    """Nothing is here: an unknown folder, indicator, hash or page."""


@dataclass(slots=True)
class Visit:
    """`form`: fields of a posted form, cut to a bearable length. `files`: what was uploaded with it."""

    request: Request
    site: Site
    session: Session
    lang: str
    form: dict[str, str] = field(default_factory=dict)
    files: list[UploadFile] = field(default_factory=list)

    @property
    def folder(self) -> LiveFolder:
        """The folder of the address. Raises NotFound."""
        found = self.site.folders.get(self.request.path_params.get("folder", ""))
        if found is None:
            raise NotFound
        return found

    @property
    def submissions(self) -> Submissions:
        """What this reader sent."""
        return self.site.submissions[self.folder.key]

    @property
    def snapshot(self) -> Snapshot:
        """The newest assessment of the folder. Raises NotReady while there is none."""
        found = self.folder.snapshot
        if found is None:
            raise NotReady
        return found

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that hold."""
        return self.folder.decisions(self.snapshot, now()[:10])

    def path(self, name: str) -> str:
        """A value of the address."""
        return str(self.request.path_params.get(name, ""))

    def asked(self, name: str, default: str = "") -> str:
        """A value of the address."""
        return self.request.query_params.get(name, default)[:_MOST_FIELD]

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number of the address, held between two bounds."""
        text = self.asked(name)
        value = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default
        return min(max(value, low), high)

    def to(self, *parts: str, **query: str | int) -> str:
        """An address below the folder of this visit."""
        path = "/".join(quote(part, safe="") for part in ("f", self.folder.key, *parts))
        asked = urlencode({name: value for name, value in query.items() if value not in ("", 0)})
        return f"/{path}" + (f"?{asked}" if asked else "")

    def note(self, act: str, **facts: str | int) -> None:
        """Log an act of this reader."""
        self.site.log.note(act, self.session.name, client(self.request), **facts)

    def page(self, template: str, status: int = 200, **context: Any) -> Response:
        """A page from its template. `folder` in the context: None for pages that belong to none."""
        folder = context.pop("folder") if "folder" in context else self.folder
        address = self.request.url
        shared = {
            "visit": self,
            "session": self.session,
            "csrf": self.session.csrf,
            "lang": self.lang,
            "site": self.site,
            "folder": folder,
            "live_version": folder.snapshot.version if folder is not None and folder.snapshot else 0,
            "trouble": folder.trouble() if folder is not None else (),
            "here": address.path + (f"?{address.query}" if address.query else ""),
            "refresh": 0,
        }
        return templating.rendered(template, self.lang, status, shared | context)


class NotReady(Exception):
    """The folder was not judged yet."""


Handler = Callable[[Visit], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def client(request: Request) -> str:
    """The address at the other end, as the guard saw it."""
    return str(request.scope.get("client_address", "?"))


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    found: Site = request.app.state.site
    return found


def back_to(address: str) -> str:
    """The address when it leads to a page of ours, else the front page: never to another host."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and "\\" not in address
    return address if plain and address.isprintable() and len(address) < 2_000 else "/"


def redirect(address: str) -> Response:
    """An answer that leads elsewhere."""
    return RedirectResponse(address, status_code=303)


def endpoint(right: str, handler: Handler) -> Endpoint:
    """A page or act that asks for a right. What is posted must carry the session's token."""

    async def visited(request: Request) -> Response:
        site = site_of(request)
        session = site.sessions.of(request.cookies.get(site.cookie, ""))
        if session is None:
            return signed_out(request, site)
        visit = Visit(request, site, session, templating.language(request, site))
        try:
            if not session.may(right):
                raise Refused(403, "ES519", role=session.role)
            if request.method == "POST":
                async with request.form(max_files=50, max_fields=60) as given:
                    _take(visit, given)
                    return await run_in_threadpool(answered, visit, handler)
            return await run_in_threadpool(answered, visit, handler)
        except Refused as refused:
            return refusal(visit, refused.status, refused.finding)
        except TooHeavy:
            return closing(refusal(visit, 413, Finding.of("ES515", limit=site.limits.upload >> 20)))
        except TooSlow:
            return closing(refusal(visit, 408, Finding.of("ES518")))
        except OSError as error:  # the disk refuses what is uploaded
            return closing(refusal(visit, 507, Finding.of("ES516", reason=error.strerror or type(error).__name__)))

    return visited


def closing(response: Response) -> Response:
    """A response to what was not read to its end: the connection cannot be used again."""
    response.headers["connection"] = "close"
    return response


def _take(visit: Visit, given: FormData) -> None:
    for name, value in given.multi_items():
        if isinstance(value, UploadFile):
            visit.files.append(value)
        else:
            visit.form[name] = value[:_MOST_FIELD]
    if not visit.session.holds(visit.form.get("csrf", "")):
        visit.note("csrf")
        raise Refused(403, "ES518")


def answered(visit: Visit, handler: Handler) -> Response:
    """The handler's page, or the page of what it could not do."""
    try:
        return handler(visit)
    except Refused as refused:
        return refusal(visit, refused.status, refused.finding)
    except NotFound:
        return visit.page("not_found.html", 404, folder=None)
    except NotReady:
        return visit.page("not_ready.html", 200, folder=visit.folder, refresh=3)
    except Busy:
        response = visit.page("busy.html", 503, folder=None)
        response.headers["retry-after"] = "5"
        return response
    except EvidenceCheckerError as error:
        facts: Mapping[str, Any] = error.facts
        return refusal(visit, 409, Finding.of(error.code, **{name: str(fact) for name, fact in facts.items()}))


def refusal(visit: Visit, status: int, finding: Finding) -> Response:
    """The page that says why something was refused."""
    back = back_to(visit.form.get("back", "") or "/")
    return visit.page("refused.html", status, finding=finding, back=back, folder=None)


def signed_out(request: Request, site: Site) -> Response:
    """Where someone without a session goes. What was posted is not carried out."""
    if request.method == "POST":
        return templating.bare(request, site, "signed_out.html", 401, finding=Finding.of("ES507"))
    if site.accounts is None:
        return templating.bare(request, site, "signed_out.html", 401, finding=Finding.of("ES507"))
    target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return redirect("/masuk?" + urlencode({"ke": back_to(target)}))
