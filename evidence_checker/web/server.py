"""Serving: the socket, TLS, the names this server is known by, uvicorn without its own logging.

On one's own computer it listens on 127.0.0.1 and opens with a one-time token. Anywhere else it refuses to start without
accounts, and without TLS of its own or a reverse proxy that was named.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from evidence_checker.errors import UsageError
from evidence_checker.web.application import create
from evidence_checker.web.guard import Names
from evidence_checker.web.site import Site

DEFAULT_PORT = 8765
_TRIES = 20
_HEADER_SECONDS = 15.0


class PatientProtocol(H11Protocol):
    """HTTP/1.1 that hangs up on who does not finish the head of a request in time; the body has its own clock."""

    def connection_made(self, transport: Any) -> None:
        """A reader connected."""
        super().connection_made(transport)
        self._heads = self.loop.call_later(_HEADER_SECONDS, self._hang_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """A reader left."""
        self._heads.cancel()
        super().connection_lost(exc)

    def _hang_up(self) -> None:
        cycle: Any = self.cycle
        if cycle is None:
            self.transport.close()


@dataclass(frozen=True, slots=True)
class Binding:
    """Where to listen. `port` 0 = the first free one from the usual on. `address`: the public one ("https://…"), needed
    behind a proxy. `proxies`: addresses of the reverse proxy that adds TLS."""

    host: str = "127.0.0.1"
    port: int = 0
    certificate: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = ()
    address: str = ""

    @property
    def local(self) -> bool:
        """Whether only this computer can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def must_be_safe(binding: Binding, accounts: int) -> None:
    """Raises UsageError: ES501 open to others without accounts, ES502 without TLS or a named proxy, ES505 a certificate
    that cannot be used."""
    if not binding.local and not accounts:
        raise UsageError("ES501", address=binding.host)
    public = urlsplit(binding.address)
    if binding.proxies and (public.scheme != "https" or not public.hostname):
        raise UsageError("ES502", address=binding.address or binding.host)
    if not binding.local and not binding.proxies and not (binding.certificate and binding.key):
        raise UsageError("ES502", address=binding.host)
    if binding.certificate or binding.key:
        try:
            if binding.certificate is None or binding.key is None:
                raise OSError("--certificate --key")
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(binding.certificate, binding.key)
        except (OSError, ssl.SSLError) as error:
            raise UsageError("ES505", reason=getattr(error, "strerror", None) or str(error)) from error


def listening(binding: Binding) -> socket.socket:
    """A socket that listens. Without a port the first free one from `DEFAULT_PORT` on; a port that was asked for and is
    taken is an error. Raises UsageError ES500."""
    ports = [binding.port] if binding.port else range(DEFAULT_PORT, DEFAULT_PORT + _TRIES)
    error: OSError | None = None
    for port in ports:
        family = socket.AF_INET6 if ":" in binding.host else socket.AF_INET
        found = socket.socket(family, socket.SOCK_STREAM)
        try:
            # Not SO_REUSEADDR on Windows: there it would let two programs share the port.
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
                found.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind((binding.host, port))
            found.listen(256)
        except OSError as refused:
            found.close()
            error = refused
            continue
        return found
    assert error is not None
    raise UsageError("ES500", address=f"{binding.host}:{binding.port or DEFAULT_PORT}", reason=error.strerror or "?")


def names_of(binding: Binding, port: int) -> Names:
    """What the server is known by when it listens there."""
    if binding.proxies or binding.address:
        public = urlsplit(binding.address)
        host = (public.hostname or "").lower()
        with_port = f"{host}:{public.port}" if public.port else host
        return Names(frozenset({with_port}), frozenset({f"{public.scheme}://{with_port}"}), frozenset(binding.proxies))
    scheme = "https" if binding.certificate else "http"
    hosts = {f"[{binding.host}]" if ":" in binding.host else binding.host}
    if binding.local:
        hosts.add("localhost")
    if binding.host in ("0.0.0.0", "::"):
        hosts = {socket.gethostname().lower(), socket.getfqdn().lower()}
    usual = 443 if scheme == "https" else 80
    named = {f"{host}:{port}" for host in hosts} | ({*hosts} if port == usual else set())
    return Names(frozenset(named), frozenset(f"{scheme}://{name}" for name in named))


def first_address(site: Site, binding: Binding) -> str:
    """Where to go first: with a one-time token on one's own computer."""
    origins = sorted(site.names.origins, key=lambda origin: ("localhost" in origin, origin))
    if site.accounts is not None:
        return f"{origins[0]}/masuk"
    return f"{origins[0]}/masuk?{urlencode({'token': site.tokens.new()})}"


def configured(site: Site, binding: Binding) -> uvicorn.Config:
    """uvicorn's settings: quiet, no proxy headers (the guard reads them), bounded."""
    return uvicorn.Config(
        create(site),
        http=PatientProtocol,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=2,
        limit_concurrency=500,
        backlog=256,
        h11_max_incomplete_event_size=32 << 10,
        ssl_certfile=binding.certificate,
        ssl_keyfile=binding.key,
        lifespan="on",
    )


def run(site: Site, binding: Binding, sock: socket.socket, started: Callable[[], None]) -> None:
    """SharedFiling until interrupted. `started` is called once pages are answered."""
    server = uvicorn.Server(configured(site, binding))

    async def serve() -> None:
        task = asyncio.create_task(server.serve(sockets=[sock]))
        while not server.started and not task.done():
            await asyncio.sleep(0.01)
        if server.started:
            started()
        await task

    try:
        asyncio.run(serve())
    except KeyboardInterrupt:
        pass
    finally:
        site.close()
