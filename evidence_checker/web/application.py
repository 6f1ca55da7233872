"""The ASGI application: addresses → pages, behind the guard."""

from __future__ import annotations

import contextlib
import tempfile
import traceback
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from evidence_checker.model import Finding
from evidence_checker.web import templating
from evidence_checker.web.guard import Application, Guard
from evidence_checker.web.pages import entry, evidence, overview, page_view, review, sending
from evidence_checker.web.site import Site
from evidence_checker.web.visit import Handler, endpoint

_F = "/f/{folder}"


def _get(path: str, right: str, handler: Handler) -> Route:
    return Route(path, endpoint(right, handler), methods=["GET"])


def _post(path: str, right: str, handler: Handler) -> Route:
    return Route(path, endpoint(right, handler), methods=["POST"])


def routes() -> list[Route]:
    """Every address that is answered."""
    return [
        Route("/masuk", entry.enter, methods=["GET", "POST"]),
        Route("/bahasa/{lang}", entry.choose_language, methods=["GET"]),
        Route("/statis/{name}", entry.static, methods=["GET"]),
        _get("/", "see", entry.front),
        _post("/keluar", "see", entry.leave),
        _post("/buka", "open", entry.open_folder),
        _post("/tautan", "open", entry.new_link),
        _get("/bantuan", "see", entry.help_page),
        _get(f"{_F}/ringkasan", "see", overview.overview),
        _get(f"{_F}/perubahan", "see", overview.changes),
        _get(f"{_F}/unit", "see", overview.unit_list),
        _get(f"{_F}/unit/{{unit}}", "see", overview.unit_page),
        _get(f"{_F}/unduh/{{form}}", "export", overview.export),
        Route(f"{_F}/langsung", overview.stream, methods=["GET"]),
        _get(f"{_F}/indikator", "see", evidence.indicators),
        _get(f"{_F}/indikator/{{indicator}}", "see", evidence.indicator),
        _get(f"{_F}/dokumen", "see", evidence.documents),
        _get(f"{_F}/dokumen/{{sha256}}", "see", evidence.document),
        _get(f"{_F}/dokumen/{{sha256}}/halaman/{{page}}", "see", page_view.view),
        _get(f"{_F}/gambar/{{sha256}}/{{page}}/{{width}}.jpg", "see", page_view.image),
        _get(f"{_F}/telaah", "see", review.review),
        _get(f"{_F}/telaah-ganda", "decide", review.compared),
        _post(f"{_F}/telaah-ganda", "decide", review.switch_blind),
        _post(f"{_F}/putusan", "decide", review.decide),
        _post(f"{_F}/tarik", "decide", review.withdraw),
        _post(f"{_F}/tugas", "decide", review.assign),
        _get(f"{_F}/kirim", "see", sending.sending),
        _post(f"{_F}/kirim", "send", sending.send),
        _get(f"{_F}/kirim/{{id}}", "see", sending.one),
        _post(f"{_F}/kirim/{{id}}/tempatkan", "send", sending.place),
        _post(f"{_F}/kirim/{{id}}/batal", "send", sending.undo),
        _post(f"{_F}/kirim/{{id}}/buang", "send", sending.discard),
    ]


def _takes_files(path: str) -> bool:
    return path.startswith("/f/") and path.endswith("/kirim")


async def _missing(request: Request, _error: Exception) -> Response:
    return entry.not_found(request)


async def _malformed(request: Request, _error: Exception) -> Response:
    """A form that is none."""
    return templating.bare(request, request.app.state.site, "signed_out.html", 400, finding=Finding.of("ES518"))


async def _failed(request: Request, error: Exception) -> Response:
    """An error of the program itself: its trace goes into a file to send, the page says where."""
    site: Site = request.app.state.site
    with tempfile.NamedTemporaryFile(
        "w", prefix="evidence-checker-error-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
    ) as log:
        log.writelines(traceback.format_exception(error))
    finding = Finding.of("ES120", error=type(error).__name__, log=log.name)
    return templating.bare(request, site, "failed.html", 500, finding=finding)


def create(site: Site) -> Application:
    """The application for a site. Closing it (lifespan) closes the site."""

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        site.close()

    app = Starlette(
        routes=routes(),
        lifespan=lifespan,
        exception_handlers={400: _malformed, 404: _missing, 405: _missing, Exception: _failed},
    )
    app.state.site = site
    app.router.redirect_slashes = False
    return Guard(app, site.names, site.limits, _takes_files)
