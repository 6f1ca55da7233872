"""Ways in and out: the one-time token, signing in with an account, signing out, language, folders, shared files."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from evidence_checker.errors import EvidenceCheckerError
from evidence_checker.model import Finding
from evidence_checker.web import templating
from evidence_checker.web.site import Recent, Site
from evidence_checker.web.visit import (
    Refused,
    Visit,
    back_to,
    client,
    redirect,
    site_of,
)

_STATIC = Path(__file__).parents[1] / "static"
_MEDIA = {"app.css": "text/css", "app.js": "text/javascript", "icon.svg": "image/svg+xml"}
_LOGIN_COOKIE = "masuk"


def static(request: Request) -> Response:
    """One of three files of our own, by name."""
    name = request.path_params["name"]
    if name not in _MEDIA:
        return PlainTextResponse("404", 404)
    fresh = request.url.query == templating.assets()
    headers = {"cache-control": "public, max-age=31536000, immutable" if fresh else "no-cache"}
    return FileResponse(_STATIC / name, media_type=_MEDIA[name], headers=headers)


def _signed_in(request: Request, site: Site, name: str, role: str, target: str) -> Response:
    """A new session in place of whatever was held; its cookie goes to this browser alone."""
    site.sessions.end(request.cookies.get(site.cookie, ""))
    cookie, _ = site.sessions.begin(name, role)
    site.log.note("sign-in", name, client(request), role=role)
    response = redirect(target)
    response.set_cookie(site.cookie, cookie, path="/", secure=site.names.secure, httponly=True, samesite="strict")
    return response


async def enter(request: Request) -> Response:
    """GET: the one-time token is exchanged for a session, or the form to sign in is shown. POST: signs in."""
    site = site_of(request)
    if site.accounts is None:
        return _by_token(request, site)
    if request.method == "POST":
        async with request.form(max_files=0, max_fields=10) as form:
            fields = {name: str(value)[:600] for name, value in form.multi_items()}
        return await run_in_threadpool(_by_password, request, site, fields)
    return _form(request, site, 200, None)


def _by_token(request: Request, site: Site) -> Response:
    token = request.query_params.get("token", "")
    if request.method == "GET" and token and site.tokens.use(token):
        return _signed_in(request, site, site.owner, "owner", "/")
    if site.sessions.of(request.cookies.get(site.cookie, "")) is not None:
        return redirect("/")
    site.log.note("bad-token", "", client(request))
    return templating.bare(request, site, "signed_out.html", 403, finding=Finding.of("ES507"))


def _form(request: Request, site: Site, status: int, wrong: str | None, wait: int = 0) -> Response:
    """The form carries a token that only the browser with this cookie can send back."""
    secret = secrets.token_urlsafe(18)
    target = back_to(request.query_params.get("ke", "/"))
    response = templating.bare(
        request, site, "sign_in.html", status, wrong=wrong, wait=wait, target=target, csrf=_sealed(secret)
    )
    response.set_cookie(
        _LOGIN_COOKIE, secret, path="/masuk", secure=site.names.secure, httponly=True, samesite="strict", max_age=1800
    )
    if wait:
        response.headers["retry-after"] = str(wait)
    return response


def _sealed(secret: str) -> str:
    return hashlib.sha256(b"sign-in " + secret.encode()).hexdigest()


def _by_password(request: Request, site: Site, fields: dict[str, str]) -> Response:
    assert site.accounts is not None
    secret = request.cookies.get(_LOGIN_COOKIE, "")
    if not secret or not hmac.compare_digest(_sealed(secret).encode(), fields.get("csrf", "").encode()):
        return _form(request, site, 403, "stale_form")
    name, address = fields.get("nama", "").strip().casefold()[:60], client(request)
    keys = (f"name {name} {address}", f"address {address}")
    wait = site.throttle.wait(*keys)
    if wait:
        # Not even looked at: guessing costs nothing here, and tells nothing there.
        return _form(request, site, 429, "throttled", int(wait) + 1)
    try:
        account = site.accounts.verified(name, fields.get("sandi", ""))
    except EvidenceCheckerError:
        account = None
    if account is None:
        site.throttle.wrong(*keys)
        site.log.note("wrong-password", name, address)
        return _form(request, site, 401, "wrong_password")
    site.throttle.right(*keys)
    return _signed_in(request, site, account.name, account.role, back_to(fields.get("ke", "/")))


def leave(visit: Visit) -> Response:
    """End the session and go to the entry."""
    visit.note("sign-out")
    visit.site.sessions.end(visit.request.cookies.get(visit.site.cookie, ""))
    response = redirect("/masuk")
    response.delete_cookie(
        visit.site.cookie, path="/", secure=visit.site.names.secure, httponly=True, samesite="strict"
    )
    return response


def choose_language(request: Request) -> Response:
    """A cookie that says only which language is read."""
    site = site_of(request)
    wanted = request.path_params["lang"]
    response = redirect(back_to(request.query_params.get("ke", "/")))
    if wanted in ("id", "en"):
        response.set_cookie(
            templating.LANGUAGE_COOKIE, wanted, path="/", max_age=31_536_000, secure=site.names.secure, httponly=True,
            samesite="lax",
        )  # fmt: skip
    return response


def front(visit: Visit) -> Response:
    """The only folder, or the list of them."""
    folders = list(visit.site.folders.values())
    if len(folders) == 1 and visit.asked("semua") == "":
        return redirect(f"/f/{folders[0].key}/ringkasan")
    return visit.page("folders.html", folder=None, folders=folders, recent=_recent(visit.site))


def _recent(site: Site) -> list[Recent]:
    served = {each.folder for each in site.folders.values()}
    return [each for each in site.recent if each.path not in served][:12]


def open_folder(visit: Visit) -> Response:
    """SharedFiling one of the last folders, or one whose path the owner types; on one's own computer only."""
    if visit.site.opened is None:
        raise Refused(403, "ES519", role=visit.session.role)
    number = visit.form.get("recent", "")
    typed = visit.form.get("path", "").strip().strip('"')
    if number.isdigit() and int(number) < len(visit.site.recent):
        path = visit.site.recent[int(number)].path
    elif typed:
        path = Path(typed).expanduser()
    else:
        raise Refused(400, "ES518")
    folder = visit.site.add(visit.site.opened(path))
    visit.note("open-folder", folder=folder.name)
    return redirect(f"/f/{folder.key}/ringkasan")


def new_link(visit: Visit) -> Response:
    """A fresh one-time link, for another browser on this computer."""
    origin = next(iter(sorted(visit.site.names.origins)))
    link = f"{origin}/masuk?{urlencode({'token': visit.site.tokens.new()})}"
    visit.note("new-link")
    return visit.page("link.html", folder=None, link=link)


def help_page(visit: Visit) -> Response:
    """How to use the pages."""
    return visit.page("help.html", folder=None)


def not_found(request: Request) -> Response:
    """The page for an address that there is not."""
    site = site_of(request)
    return templating.bare(request, site, "not_found.html", 404)
